/** The question of the day: the same for everyone on a calendar day, and none twice within a month. */

import { DAY_MS } from "./days";

/** How many `ice-<n>` sentences there are, in both languages. */
export const ICEBREAKERS = 40;

// Shares no divisor with 40: forty days bring forty questions, and neighbours in the file stand far apart.
const STRIDE = 17;
const QUIET_MS = 3_600_000;

/** The number (1 to ICEBREAKERS) of a day's question; `civil` is an ISO day. */
export function icebreakerOf(civil: string): number {
  const days = Math.floor(Date.parse(`${civil}T00:00:00Z`) / DAY_MS);
  return ((days * STRIDE) % ICEBREAKERS) + 1;
}

/** Whether a room wants a question: nobody has written in it, or not for an hour. */
export function isQuiet(lastAtMs: number | null, nowMs: number): boolean {
  return lastAtMs === null || nowMs - lastAtMs > QUIET_MS;
}
