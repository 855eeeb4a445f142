/** Sentences: Fluent bundles made from the same files that the server reads. */
import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { Args } from "./protocol.gen";

export const LOCALES = ["fr", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export type Translate = (key: string, args?: Args) => string;

/** The first language we speak among those asked for; French when none is. */
export function chooseLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split("-")[0];
    const found = LOCALES.find((locale) => locale === language);
    if (found) return found;
  }
  return "fr";
}

/** Builds `t(key, args)`. An unknown key comes back in brackets, so that it is seen and never empty. */
export function makeTranslate(locale: Locale, sources: readonly string[]): Translate {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  for (const source of sources) bundle.addResource(new FluentResource(source));
  return (key, args) => {
    const pattern = bundle.getMessage(key)?.value;
    if (pattern === null || pattern === undefined) return `[${key}]`;
    return bundle.formatPattern(pattern, args ?? null, []);
  };
}

/** A date in words; `first` is what a month's first day is called ("1er"), which browsers leave out. */
export function dateText(format: Intl.DateTimeFormat, ms: number, first: string): string {
  const parts = format.formatToParts(ms);
  return parts.map(({ type, value }) => (type === "day" && value === "1" ? first : value)).join("");
}

/** "autour du Havre" comes from the server as French wants it; English needs the name alone. */
export function aroundLabel(locale: Locale, around: string, name: string): string {
  if (locale === "fr") return around;
  return around.startsWith("autour") ? `around ${name}` : `in ${name}`; // "en Polynésie française", "à Saint-Martin"
}

/** The key of a code's sentence. */
export function codeKey(code: string): string {
  return `code-${code.replaceAll("_", "-")}`;
}
