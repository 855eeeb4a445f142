import codes from "../../../../src/placette/locales/fr/codes.ftl?raw";
import ui from "../../../../src/placette/locales/fr/ui.ftl?raw";

export const sources: readonly string[] = [ui, codes];
