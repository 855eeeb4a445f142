import pages from "../../../../src/placette/locales/en/ui-pages.ftl?raw";

export const sources: readonly string[] = [pages];
