/** The language of the page. Only one language comes, and of it only the square's part until a page is wanted. */
import { chooseLocale, codeKey, dateText, makeTranslate } from "../lib/i18n";
import type { Locale, Translate } from "../lib/i18n";
import { departementName } from "../lib/departements";
import type { Args, Refusal, RoomKind } from "../lib/protocol.gen";
import { settings } from "./settings.svelte";

interface Part {
  readonly sources: readonly string[];
}

const SQUARE: Readonly<Record<Locale, () => Promise<Part>>> = {
  fr: () => import("./sentences/fr"),
  en: () => import("./sentences/en"),
};
const PAGES: Readonly<Record<Locale, () => Promise<Part>>> = {
  fr: () => import("./sentences/fr-pages"),
  en: () => import("./sentences/en-pages"),
};

let pages = false;
let current = $state.raw<{ locale: Locale; translate: Translate }>({ locale: "fr", translate: makeTranslate("fr", []) });

/** A sentence in the page's language. Reading it in a template makes the template follow the language. */
export function t(key: string, args?: Args): string {
  return current.translate(key, args);
}

export function locale(): Locale {
  return current.locale;
}

export async function startI18n(): Promise<void> {
  await setLocale(settings.locale ?? chooseLocale(navigator.languages));
}

export async function setLocale(wanted: Locale): Promise<void> {
  const parts = await Promise.all([SQUARE[wanted](), ...(pages ? [PAGES[wanted]()] : [])]);
  current = { locale: wanted, translate: makeTranslate(wanted, parts.flatMap((part) => part.sources)) };
  document.documentElement.lang = wanted;
}

/** The sentences of the pages around the square, from now on in whichever language is chosen. */
export async function withPages(): Promise<void> {
  if (pages) return;
  pages = true;
  try {
    await setLocale(current.locale);
  } catch (error) {
    pages = false;
    throw error;
  }
}

/** The sentence of a code. */
export function sayCode(code: string, args: Args = {}): string {
  return t(codeKey(code), args);
}

/** The sentence for a failed call: its code's, or that nothing came back. */
export function sayFailure(failure: { readonly refusal: Refusal | null }): string {
  return failure.refusal ? sayCode(failure.refusal.code, failure.refusal.args) : t("error-network");
}

/** The name of a room: a theme's sentence, or the département's own name. */
export function roomName(room: { readonly slug: string; readonly kind: RoomKind }): string {
  if (room.kind === "departement") return departementName(room.slug.replace(/^departement-/, ""));
  const name = t(`room-${room.slug}`);
  return name.startsWith("[") ? room.slug : name;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(ms: number, key: string, options: Intl.DateTimeFormatOptions): string {
  const name = `${current.locale}:${key}`;
  let found = formats.get(name);
  if (!found) {
    found = new Intl.DateTimeFormat(current.locale, options);
    formats.set(name, found);
  }
  return dateText(found, ms, t("first-day"));
}

/** "14:02", for the eye. */
export function clock(ms: number): string {
  return format(ms, "clock", { hour: "2-digit", minute: "2-digit" });
}

/** "lundi 23 novembre". */
export function day(ms: number): string {
  return format(ms, "day", { weekday: "long", day: "numeric", month: "long" });
}

/** "23 novembre, 14:02". */
export function dayAndClock(ms: number): string {
  return format(ms, "both", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
}

/** The same local day gives the same text. */
export function dayKey(ms: number): string {
  const date = new Date(ms);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}
