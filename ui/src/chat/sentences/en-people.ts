import people from "../../../../src/placette/locales/en/ui-people.ftl?raw";

export const sources: readonly string[] = [people];
