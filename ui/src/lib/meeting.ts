/**
 * Seeing each other for real, without a screen: the calendar file, and the quiet question of the next day. All of it
 * stays in this browser; nothing here is ever sent.
 */

export const MEETING_MS = 2 * 3_600_000;
export const AFTER_DAYS_MAX = 7;
const LINE_OCTETS_MAX = 75;

export interface CalendarEntry {
  readonly uid: string;
  readonly stampMs: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly title: string;
  readonly place: string;
  readonly text: string;
}

/** What is remembered of a meeting until it was asked about: when, and the conversation that a report would name. */
export interface Meeting {
  readonly roomId: string;
  readonly atMs: number;
}

/** The moment of a day ("2026-12-05") and a time ("15:30") of this browser's own clock; null while one is missing. */
export function momentOf(day: string, time: string): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/.exec(`${day}T${time}`);
  if (!parts) return null;
  const [year, month, date, hour, minute] = parts.slice(1).map(Number) as [number, number, number, number, number];
  const moment = new Date(year, month - 1, date, hour, minute);
  // A 31st of June would become the 1st of July.
  return moment.getMonth() === month - 1 && moment.getDate() === date ? moment.getTime() : null;
}

/** An iCalendar file (RFC 5545) of one private entry, in UTC. */
export function icsOf(entry: CalendarEntry): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Placette//FR",
    "BEGIN:VEVENT",
    `UID:${escapeText(entry.uid)}`,
    `DTSTAMP:${utc(entry.stampMs)}`,
    `DTSTART:${utc(entry.startMs)}`,
    `DTEND:${utc(entry.endMs)}`,
    `SUMMARY:${escapeText(entry.title)}`,
    ...(entry.place === "" ? [] : [`LOCATION:${escapeText(entry.place)}`]),
    ...(entry.text === "" ? [] : [`DESCRIPTION:${escapeText(entry.text)}`]),
    "CLASS:PRIVATE",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

/** Text as a property's value (section 3.3.11): nothing of it can end the line or begin another property. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, "")
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll("\n", "\\n");
}

/** Lines of at most 75 octets (section 3.1), never cut inside a character. */
export function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LINE_OCTETS_MAX) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

/** Whether to ask how it went: from the next day on, for a week. */
export function isAfter(meeting: Meeting, nowMs: number): boolean {
  const next = new Date(meeting.atMs);
  next.setHours(24, 0, 0, 0);
  return nowMs >= next.getTime() && nowMs - next.getTime() < AFTER_DAYS_MAX * 86_400_000;
}

export function storeMeeting(meeting: Meeting): string {
  return JSON.stringify(meeting);
}

/** What was stored, or null when it is nothing of ours. */
export function parseMeeting(stored: string | null): Meeting | null {
  try {
    const value = JSON.parse(stored ?? "null") as Partial<Meeting> | null;
    const { roomId, atMs } = value ?? {};
    return typeof roomId === "string" && typeof atMs === "number" ? { roomId, atMs } : null;
  } catch {
    return null;
  }
}

function utc(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}
