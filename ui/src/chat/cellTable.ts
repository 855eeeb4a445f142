/** The table of cells: fetched when a postcode is first asked for, then kept by the page. */
import { tick } from "svelte";
import url from "../../../src/placette/places/cells.csv?url";
import { parseCells } from "../lib/cells";
import type { Cells } from "../lib/cells";

let coming: Promise<Cells> | null = null;

/** Rejects when it cannot come; the next call tries again. */
export function cellTable(): Promise<Cells> {
  coming ??= fetchCells().catch((error: unknown) => {
    coming = null;
    throw error;
  });
  return coming;
}

/** Who sends a form before the table is here waits for it; when it does not come, the field says so. Never rejects. */
export async function cellTableSettled(): Promise<void> {
  await cellTable().catch(() => null);
  await tick();
}

async function fetchCells(): Promise<Cells> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The table of cells was not sent: ${response.status}`);
  return parseCells(await response.text());
}
