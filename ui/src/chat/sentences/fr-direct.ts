import direct from "../../../../src/placette/locales/fr/ui-direct.ftl?raw";

export const sources: readonly string[] = [direct];
