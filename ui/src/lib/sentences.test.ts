/** Both languages say the same things, and everything that the screens ask for is said. */
import { FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import { ICEBREAKERS } from "./icebreakers";
import { LOCALES, chooseLocale, codeKey, makeTranslate } from "./i18n";
import { OPENER_KEYS } from "./people";
import { CODES, REPORT_REASONS } from "./protocol.gen";

const FILES: Record<string, string> = import.meta.glob("../../../src/placette/locales/*/{codes,ui,ui-*}.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});
const file = (locale: string, name: string): string => FILES[`../../../src/placette/locales/${locale}/${name}.ftl`] ?? "";
const NAMES = [...new Set(Object.keys(FILES).map((path) => path.replace(/^.*\/|\.ftl$/g, "")))].sort();
const [frUi, frCodes, enCodes] = [file("fr", "ui"), file("fr", "codes"), file("en", "codes")];
const [frSquare, enSquare] = [file("fr", "ui-square"), file("en", "ui-square")];

const SOURCES: Record<string, string> = import.meta.glob(["../**/*.svelte", "../**/*.ts", "!../**/*.test.ts", "!../**/*.gen.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const CODE = Object.values(SOURCES).join("\n");
const FRENCH = NAMES.filter((name) => name !== "codes").map((name) => file("fr", name)).join("\n");
const QUESTIONS = Array.from({ length: ICEBREAKERS }, (_, n) => `ice-${n + 1}`);
const OPENER_SENTENCES = Object.values(OPENER_KEYS);
const THEMES = ["sorties", "jardin", "cuisine", "entraide", "sport", "seniors", "nouveaux-arrivants"];

/** Keys of a file and the variables that each uses. */
function shape(source: string): Map<string, string> {
  const found = new Map<string, string>();
  const junk = source.split("\n").filter((line) => /^[^\s#\-a-z[*}]/.test(line));
  expect(junk).toEqual([]);
  for (const message of new FluentResource(source).body) {
    const names = new Set(JSON.stringify(message.value).match(/"type":"var","name":"[^"]+"/g) ?? []);
    expect(found.has(message.id), `${message.id} is said twice`).toBe(false);
    found.set(message.id, [...names].map((name) => name.slice(21, -1)).sort().join(" "));
  }
  return found;
}

function declared(source: string): string[] {
  return [...source.matchAll(/^([a-z][a-z0-9-]*) *=/gm)].map((match) => match[1] ?? "");
}

/** Every text in the screens that looks like a key: a literal in t(...), or one kept in a table. */
function asked(code = CODE): Set<string> {
  const literal = [...code.matchAll(/\bt\(\s*"([a-z0-9-]+)"/g)].map((match) => match[1] ?? "");
  const branch = [...code.matchAll(/\bt\([^()"]*\?\s*"([a-z0-9-]+)"\s*:\s*"([a-z0-9-]+)"/g)].flatMap((m) => [m[1], m[2]]);
  const tables = [...code.matchAll(/\b(?:key|title|text): "([a-z][a-z0-9]*-[a-z0-9-]+)"/g)].map((m) => m[1] ?? "");
  const lists = [...code.matchAll(/"((?:set|why|reason|gender|outcome|charter)-[a-z0-9-]+)"/g)].map((m) => m[1] ?? "");
  const ours = lists.filter((key) => !/^(set|charter)-(keys|me|devices|title)$/.test(key));
  const shown = [...code.matchAll(/: "((?:intention|bucket|presence|count|reach)-[a-z0-9-]+)"/g)].map((m) => m[1] ?? "");
  return new Set([...literal, ...tables, ...ours, ...shown, ...branch.map((key) => key ?? "")]);
}

describe.each(NAMES.map((name) => [name, file("fr", name), file("en", name)] as const))("%s.ftl", (_, fr, en) => {
  it("parses whole, and has the same keys and variables in both languages", () => {
    const [french, english] = [shape(fr), shape(en)];
    expect([...french.keys()]).toEqual(declared(fr));
    expect([...english.keys()]).toEqual(declared(en));
    expect([...french.values()].some((names) => names !== "")).toBe(true);
    expect(Object.fromEntries(english)).toEqual(Object.fromEntries(french));
  });
});

it("every key the screens ask for exists", () => {
  const said = shape(FRENCH);
  const keys = new Set([...asked(), ...OPENER_SENTENCES]);
  expect(keys.size).toBeGreaterThan(200);
  expect([...keys].filter((key) => !said.has(key))).toEqual([]);
});

it("every sentence is asked for somewhere", () => {
  const counted = new Set([...THEMES.map((slug) => `room-${slug}`), ...QUESTIONS, ...OPENER_SENTENCES]);
  const unused = declared(FRENCH).filter((key) => !CODE.includes(`"${key}"`) && !counted.has(key));
  expect(unused).toEqual([]);
});

/** What a part of the sentences is made of: "people" is ui-people.ftl. */
function saidBy(part: string): string[] {
  const table = SOURCES["../chat/i18n.svelte.ts"] ?? "";
  const module = new RegExp(`\\b${part}: \\{ fr: \\(\\) => import\\("\\./(sentences/fr[\\w-]*)"`).exec(table)?.[1] ?? part;
  const names = [...(SOURCES[`../chat/${module}.ts`] ?? "").matchAll(/locales\/fr\/([\w-]+)\.ftl/g)].map((match) => match[1] ?? "");
  expect(names, part).not.toEqual([]);
  return names.flatMap((name) => declared(file("fr", name)));
}

/** A file and all that comes with it at once. */
function together(root: string): Set<string> {
  const found = new Set([root]);
  for (const path of found) {
    const source = SOURCES[path];
    expect(source, path).toBeDefined();
    for (const match of source?.matchAll(/^\s*(?:im|ex)port [^(]*?"(\.[^"]+)";/gm) ?? []) {
      const to = new URL(match[1] ?? "", `file:///src/lib/${path}`).pathname.replace("/src/", "../");
      const near = SOURCES[to] === undefined ? `${to}.ts` : to;
      if (SOURCES[near] !== undefined) found.add(near);
    }
  }
  return found;
}

/** Everything that comes when first wanted, with the sentences that are waited for. */
const WANTED = Object.entries(SOURCES).flatMap(([path, source]) =>
  [...source.matchAll(/(withSentences\(\s*)?(?<!typeof )import\("\.\/([\w.]+)"\)((?:,\s*"\w+")*)/g)].map((match) => ({
    by: path,
    root: `../chat/${match[2]}${/\.svelte$/.test(match[2] ?? "") ? "" : ".ts"}`,
    parts: ["first", ...(match[1] ? (match[3] ?? "").matchAll(/\w+/g) : [])].map((each) => `${each}`),
  })),
);

it.each([{ by: "main.ts", root: "../chat/App.svelte", parts: ["first"] }, ...WANTED])(
  "$root, wanted by $by, says nothing before its sentences are there",
  ({ root, parts }) => {
    const said = new Set(parts.flatMap(saidBy));
    const keys = asked([...together(root)].map((path) => SOURCES[path]).join("\n"));
    expect([...keys].filter((key) => !said.has(key))).toEqual([]);
  },
);

it("parts that come when wanted are found", () => {
  expect(WANTED.length).toBeGreaterThan(12);
  expect(together("../chat/Square.svelte").size).toBeGreaterThan(20);
});

it("each day's number has its question, and each question is one", () => {
  for (const source of [frSquare, enSquare]) {
    const said = declared(source).filter((key) => /^ice-\d/.test(key));
    expect(said).toEqual(QUESTIONS);
    const translate = makeTranslate("fr", [source]);
    expect(new Set(QUESTIONS.map((key) => translate(key))).size).toBe(ICEBREAKERS);
    for (const key of QUESTIONS) expect(translate(key)).toMatch(/\?$/);
  }
});

it("each theme room has a name and each report a reason", () => {
  const said = shape(FRENCH);
  for (const slug of THEMES) expect(declared(frUi)).toContain(`room-${slug}`);
  for (const reason of REPORT_REASONS) expect(said.has(`reason-${reason.replaceAll("_", "-")}`), reason).toBe(true);
});

describe.each([
  ["fr", frCodes],
  ["en", enCodes],
] as const)("codes in %s", (locale, source) => {
  it("each code has its sentence, and no sentence is for nothing", () => {
    expect([...shape(source).keys()].sort()).toEqual(CODES.map(codeKey).sort());
  });

  it("no sentence is left half said", () => {
    const translate = makeTranslate(locale, [source]);
    const args = { min: 3, max: 20, days: 30, years: 5, wait_ms: 1000, why: "silent", version: "1" };
    for (const code of CODES) expect(translate(codeKey(code), args)).not.toMatch(/[{}[\]]/);
  });

  it("a refusal for minors names the rule, never an age or a detector", () => {
    const said = makeTranslate(locale, [source])("code-own-age-under-18");
    expect(said).toMatch(/Protection des mineurs|Protection of minors/);
    expect(said).not.toMatch(/\d/);
  });
});

it("a key that does not exist is seen", () => {
  expect(makeTranslate("fr", [frUi])("no-such-key")).toBe("[no-such-key]");
});

it.each([
  [["fr-CA", "en"], "fr"], [["en-GB"], "en"], [["de", "en"], "en"], [["de"], "fr"], [[], "fr"],
])("%j chooses %s", (wanted, locale) => {
  expect(LOCALES).toContain(locale);
  expect(chooseLocale(wanted)).toBe(locale);
});
