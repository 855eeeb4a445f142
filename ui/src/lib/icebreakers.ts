/** The question of the day: the same for everyone on a calendar day, and none twice within a month. */

/** How many `ice-<n>` sentences there are, in both languages. */
export const ICEBREAKERS = 40;

const DAY_MS = 86_400_000;
// Shares no divisor with 40: forty days bring forty questions, and neighbours in the file stand far apart.
const STRIDE = 17;

/** A text that is the same all through a calendar day, as the person's own clock tells it: "2026-11-25". */
export function civilDay(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => `${part}`.padStart(2, "0"));
  return `${date.getFullYear()}-${month}-${day}`;
}

/** The number (1 to ICEBREAKERS) of a day's question; `civil` is an ISO day. */
export function icebreakerOf(civil: string): number {
  const days = Math.floor(Date.parse(`${civil}T00:00:00Z`) / DAY_MS);
  return ((days * STRIDE) % ICEBREAKERS) + 1;
}
