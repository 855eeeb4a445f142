import people from "../../../../src/placette/locales/fr/ui-people.ftl?raw";

export const sources: readonly string[] = [people];
