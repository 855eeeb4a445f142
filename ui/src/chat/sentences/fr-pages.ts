import pages from "../../../../src/placette/locales/fr/ui-pages.ftl?raw";

export const sources: readonly string[] = [pages];
