/** The language of the page. Only one language comes, and of it only the first part until another is wanted. */
import { untrack } from "svelte";
import { aroundLabel, chooseLocale, codeKey, dateText, makeTranslate } from "../lib/i18n";
import type { Locale, Translate } from "../lib/i18n";
import { departementLabel, departementName } from "../lib/departements";
import type { Args, Person, Refusal, RoomKind } from "../lib/protocol.gen";
import { settings } from "./settings.svelte";

/** The sentences by part: each comes when a screen first asks for it, and from then on in whichever language is chosen. */
const PARTS = {
  first: { fr: () => import("./sentences/fr"), en: () => import("./sentences/en") },
  codes: { fr: () => import("./sentences/fr-codes"), en: () => import("./sentences/en-codes") },
  pages: { fr: () => import("./sentences/fr-pages"), en: () => import("./sentences/en-pages") },
  people: { fr: () => import("./sentences/fr-people"), en: () => import("./sentences/en-people") },
  direct: { fr: () => import("./sentences/fr-direct"), en: () => import("./sentences/en-direct") },
  together: { fr: () => import("./sentences/fr-square"), en: () => import("./sentences/en-square") },
} satisfies Record<string, Record<Locale, () => Promise<{ readonly sources: readonly string[] }>>>;
export type PartName = keyof typeof PARTS;

const CODES_AGAIN_MS = 5_000;
const spoken = new Set<PartName>(["first"]);
const brought = new Map<string, readonly string[]>();
let aim: Locale = "fr";
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

export async function setLocale(locale: Locale): Promise<void> {
  const before = aim;
  aim = locale;
  try {
    await bring([...spoken]);
  } catch (error) {
    if (aim === locale) aim = before;
    throw error;
  }
}

/** What came of `import(...)`, once the sentences that it speaks are there too. */
export async function withSentences<T>(coming: Promise<T>, ...names: readonly PartName[]): Promise<T> {
  // Whatever is more than reading may be refused, and must then be able to say why.
  const wanted = (["codes", ...names] as const).filter((name) => !spoken.has(name));
  const [came] = await Promise.all([coming, wanted.length === 0 ? undefined : bring(wanted)]);
  return came;
}

// Two may run at once, and each may find that the other wants more: it ends with every part in the language wanted last.
async function bring(names: readonly PartName[]): Promise<void> {
  const locale = aim;
  await Promise.all(
    names.map(async (name) => brought.set(`${locale} ${name}`, (await PARTS[name][locale]()).sources)),
  );
  const parts = [...new Set([...spoken, ...names])];
  if (!parts.every((name) => brought.has(`${aim} ${name}`))) return bring(parts);
  for (const name of parts) spoken.add(name);
  current = { locale: aim, translate: makeTranslate(aim, parts.flatMap((name) => brought.get(`${aim} ${name}`) ?? [])) };
  document.documentElement.lang = aim;
}

let codes = $state<"unasked" | "coming" | "failed">("unasked");

/** The sentence of a code. The first one brings them all: until they are there nothing is said, and a template follows. */
export function sayCode(code: string, args: Args = {}): string {
  const said = t(codeKey(code), args);
  if (spoken.has("codes")) return said;
  if (codes === "failed") return t("error-network");
  if (untrack(() => codes) === "unasked") queueMicrotask(bringCodes);
  return "";
}

async function bringCodes(): Promise<void> {
  if (codes === "coming") return;
  codes = "coming";
  try {
    await withSentences(Promise.resolve());
  } catch {
    codes = "failed";
    setTimeout(() => (codes = "unasked"), CODES_AGAIN_MS);
  }
}

/** The sentence for a failed call: its code's, or that nothing came back. */
export function sayFailure(failure: { readonly refusal: Refusal | null }): string {
  return failure.refusal ? sayCode(failure.refusal.code, failure.refusal.args) : t("error-network");
}

interface Named {
  readonly slug: string;
  readonly kind: RoomKind;
  readonly name: string;
  /** Left out where no room by place is named. */
  readonly around?: string;
  readonly partner?: Person | null;
}

/** The name of a room: a theme's sentence, a place, an operator's own words, or who one talks with. */
export function roomName(room: Named): string {
  if (room.partner) return room.partner.nickname;
  if (room.kind === "departement") return departementName(room.slug.replace(/^departement-/, ""));
  if (room.kind === "cell" || room.kind === "basin") {
    const place = capital(aroundLabel(current.locale, room.around ?? room.name, room.name));
    return room.kind === "cell" ? place : t("room-basin", { place });
  }
  if (room.name !== "") return room.name;
  const name = t(`room-${room.slug}`);
  return name.startsWith("[") ? room.slug : name;
}

/** Where someone lives, as coarsely as we may say it: "autour de Troyes" in a crowd, else only the département. */
export function zoneLabel(person: Pick<Person, "around" | "around_name" | "departement">): string {
  const { around, around_name: name, departement } = person;
  return around === null || name === null ? departementLabel(departement) : aroundLabel(current.locale, around, name);
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase(current.locale) + text.slice(1);
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
