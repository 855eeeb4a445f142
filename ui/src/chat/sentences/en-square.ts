import square from "../../../../src/placette/locales/en/ui-square.ftl?raw";

export const sources: readonly string[] = [square];
