/** What may be proposed: a day from today on, a public place by name, three to eight people. */
import { DAY_MS, civilDay } from "./days";
import { LIMITS } from "./protocol.gen";
import type { OutingDraft } from "./protocol.gen";

/** The first and the last day that can be proposed, as ISO days of the person's own calendar: before its message goes. */
export function outingDays(now: Date, keptDays: number): { readonly first: string; readonly last: string } {
  const days = Math.max(0, Math.min(LIMITS.outingDaysMax, keptDays - 1));
  const noon = new Date(now.getFullYear(), now.getMonth(), now.getDate(), 12);
  return { first: civilDay(noon), last: civilDay(new Date(noon.getTime() + days * DAY_MS)) };
}

/** What is wrong with each field; "" is nothing. */
export function outingFaults(draft: OutingDraft, now: Date, keptDays: number): { readonly day: boolean; readonly place: "" | "empty" | "long" } {
  const { first, last } = outingDays(now, keptDays);
  const place = draft.place.trim();
  const long = [...place].length > LIMITS.outingPlaceCharactersMax;
  return {
    day: !/^\d{4}-\d\d-\d\d$/.test(draft.day) || draft.day < first || draft.day > last,
    place: place === "" ? "empty" : long ? "long" : "",
  };
}

/** Three to eight, who proposes included. */
export const SEATS: readonly number[] = Array.from(
  { length: LIMITS.outingSeatsMax - LIMITS.outingSeatsMin + 1 },
  (_, n) => LIMITS.outingSeatsMin + n,
);
