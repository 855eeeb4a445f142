/**
 * A postcode becomes a cell here, in the browser: whole neighbouring postcodes with at least 25,000 inhabitants.
 * Only the cell's id is ever sent; the table holds no coordinates, no inhabitants and no names of small places (law L8).
 */
import { columnsOf } from "./cellsFile";
import { departementOf } from "./postcode";

export interface Cell {
  readonly id: string;
  readonly departement: string;
  /** "Troyes". */
  readonly name: string;
  /** "autour de Troyes", in correct French. */
  readonly around: string;
}

/** Every postcode of France and its cell. */
export type Cells = ReadonlyMap<string, Cell>;

/** A postcode that exists and looks like the one that was typed. */
export interface Suggestion {
  readonly postcode: string;
  readonly cell: Cell;
}

export type Found =
  | { readonly kind: "partial" }
  | { readonly kind: "known"; readonly cell: Cell }
  /** The post office gives such codes to companies: they belong to no commune. */
  | { readonly kind: "company"; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: "unknown"; readonly suggestions: readonly Suggestion[] };

const SUGGESTIONS_MAX = 3;
const DIGITS = 5;

/** Reads the table. Throws when it is not one: half a table would send people to the wrong place. */
export function parseCells(text: string): Cells {
  const { at, rows } = columnsOf(text);
  const found = new Map<string, Cell>();
  for (const row of rows) {
    const [id = "", departement = "", name = "", around = "", postcodes = ""] = at.map((column) => row[column]);
    const cell = { id, departement, name, around };
    for (const postcode of postcodes.split(" ")) found.set(postcode, cell);
  }
  return found;
}

/** The cell of a whole postcode, or null. */
export function cellOf(cells: Cells, postcode: string): Cell | null {
  return cells.get(postcode) ?? null;
}

/** What was typed so far, read with the table. Spaces are forgiven; five digits are needed. */
export function findCell(cells: Cells, typed: string): Found {
  const digits = typed.replace(/\s/g, "");
  if (/^\d*$/.test(digits) && digits.length < DIGITS) return { kind: "partial" };
  const cell = cellOf(cells, digits);
  if (cell) return { kind: "known", cell };
  if (digits.length !== DIGITS || !/^\d+$/.test(digits)) return { kind: "unknown", suggestions: [] };
  // Outside the large towns a commune's code ends with 0; a company's (CEDEX) hardly ever does.
  const company = departementOf(digits).kind === "known" && !digits.endsWith("0");
  return { kind: company ? "company" : "unknown", suggestions: suggestionsFor(cells, digits) };
}

/** Existing postcodes with two neighbouring digits exchanged, or one otherwise; the likeliest first. */
function suggestionsFor(cells: Cells, digits: string): Suggestion[] {
  const found = [...slips(digits)].flatMap((postcode) => {
    const cell = cellOf(cells, postcode);
    return cell ? [{ postcode, cell }] : [];
  });
  return found.slice(0, SUGGESTIONS_MAX);
}

// The two first digits are the département: who mistypes those sees it named at once.
function slips(digits: string): Set<string> {
  const near = [`${digits.slice(0, 4)}0`];
  for (let at = 0; at < DIGITS - 1; at += 1) {
    near.push(`${digits.slice(0, at)}${digits[at + 1]}${digits[at]}${digits.slice(at + 2)}`);
  }
  near.push(`${digits.slice(0, 3)}00`);
  for (let at = DIGITS - 1; at > 1; at -= 1) {
    for (let digit = 0; digit <= 9; digit += 1) near.push(`${digits.slice(0, at)}${digit}${digits.slice(at + 1)}`);
  }
  return new Set(near);
}
