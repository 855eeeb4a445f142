import direct from "../../../../src/placette/locales/en/ui-direct.ftl?raw";

export const sources: readonly string[] = [direct];
