/** Choices that stay in this browser. Whatever is stored, reading it gives a whole and valid set. */
import { LOCALES } from "./i18n";
import type { Locale } from "./i18n";

export const THEMES = ["auto", "light", "dark"] as const;
export const TEXT_SIZES = ["100", "115", "130", "150"] as const;
export const MOTIONS = ["auto", "less"] as const;
export const ANNOUNCEMENTS = ["all", "count", "none"] as const;
export const SEND_KEYS = ["enter", "ctrl-enter"] as const;

export interface Settings {
  readonly locale: Locale | null;
  readonly theme: (typeof THEMES)[number];
  readonly textSize: (typeof TEXT_SIZES)[number];
  readonly motion: (typeof MOTIONS)[number];
  readonly announcements: (typeof ANNOUNCEMENTS)[number];
  readonly sendKey: (typeof SEND_KEYS)[number];
  readonly singleKeys: boolean;
}

export const DEFAULTS: Settings = {
  locale: null,
  theme: "auto",
  textSize: "100",
  motion: "auto",
  announcements: "all",
  sendKey: "enter",
  singleKeys: true,
};

/** Reads stored text; a value we do not know becomes its default. */
export function parseSettings(stored: string | null): Settings {
  let value: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(stored ?? "{}");
    if (typeof parsed === "object" && parsed !== null) value = parsed as Record<string, unknown>;
  } catch {
    // Somebody else wrote there: the defaults are as good as any.
  }
  return {
    locale: among(LOCALES, value["locale"], null),
    theme: among(THEMES, value["theme"], DEFAULTS.theme),
    textSize: among(TEXT_SIZES, value["textSize"], DEFAULTS.textSize),
    motion: among(MOTIONS, value["motion"], DEFAULTS.motion),
    announcements: among(ANNOUNCEMENTS, value["announcements"], DEFAULTS.announcements),
    sendKey: among(SEND_KEYS, value["sendKey"], DEFAULTS.sendKey),
    singleKeys: typeof value["singleKeys"] === "boolean" ? value["singleKeys"] : DEFAULTS.singleKeys,
  };
}

function among<T, D>(choices: readonly T[], value: unknown, fallback: D): T | D {
  return choices.find((choice) => choice === value) ?? fallback;
}
