import ui from "../../../../src/placette/locales/en/ui.ftl?raw";

export const sources: readonly string[] = [ui];
