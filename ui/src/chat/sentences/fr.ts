import ui from "../../../../src/placette/locales/fr/ui.ftl?raw";

export const sources: readonly string[] = [ui];
