import codes from "../../../../src/placette/locales/fr/codes.ftl?raw";

export const sources: readonly string[] = [codes];
