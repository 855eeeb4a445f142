import codes from "../../../../src/placette/locales/en/codes.ftl?raw";

export const sources: readonly string[] = [codes];
