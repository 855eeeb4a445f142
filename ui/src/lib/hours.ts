/** When someone is there to welcome people, as the operator wrote it: "18:00-22:30", several with commas. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** The spans of a day, in order; what cannot be read is left out. */
export function spansOf(hours: string): Span[] {
  return [...hours.matchAll(/\b(\d\d:\d\d)-(\d\d:\d\d)\b/g)]
    .map(([, from = "", to = ""]) => ({ from, to }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}
