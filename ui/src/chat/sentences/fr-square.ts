import square from "../../../../src/placette/locales/fr/ui-square.ftl?raw";

export const sources: readonly string[] = [square];
