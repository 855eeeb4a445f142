/** Days of the calendar, as ISO days ("2026-11-25"). */

export const DAY_MS = 86_400_000;

/** The day it is here: the same text from midnight to midnight, as the person's own clock tells it. */
export function civilDay(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => `${part}`.padStart(2, "0"));
  return `${date.getFullYear()}-${month}-${day}`;
}

/** Noon of a day here, so that no time zone moves it. */
export function noonOf(day: string): number {
  return Date.parse(`${day}T12:00`);
}
