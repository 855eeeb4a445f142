/** The choices of this browser, and how the page wears them. */
import { parseSettings } from "../lib/settings";
import type { Settings } from "../lib/settings";
import { lasting, setLasting } from "./storage";

const KEY = "placette.settings";

export const settings = $state<{ -readonly [K in keyof Settings]: Settings[K] }>({ ...parseSettings(lasting(KEY)) });

export function change(part: Partial<Settings>): void {
  Object.assign(settings, part);
  setLasting(KEY, JSON.stringify(settings));
  applySettings();
}

export function applySettings(): void {
  const root = document.documentElement;
  root.dataset["theme"] = settings.theme;
  root.dataset["motion"] = settings.motion;
  root.style.fontSize = `${settings.textSize}%`;
}
