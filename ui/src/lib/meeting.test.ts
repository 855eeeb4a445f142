import { describe, expect, it } from "vitest";
import { AFTER_DAYS_MAX, MEETING_MS, escapeText, fold, icsOf, isAfter, momentOf, parseMeeting, storeMeeting } from "./meeting";

const START_MS = Date.UTC(2026, 11, 5, 14, 30);
const ENTRY = {
  uid: "abc@placette",
  stampMs: Date.UTC(2026, 10, 30, 8, 5, 9),
  startMs: START_MS,
  endMs: START_MS + MEETING_MS,
  title: "Un café",
  place: "Médiathèque, place du Marché",
  text: "",
};

describe("the calendar file", () => {
  it("is one private entry in UTC, with CRLF at each line's end", () => {
    expect(icsOf(ENTRY)).toBe(
      [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Placette//FR", "BEGIN:VEVENT", "UID:abc@placette",
        "DTSTAMP:20261130T080509Z", "DTSTART:20261205T143000Z", "DTEND:20261205T163000Z", "SUMMARY:Un café",
        "LOCATION:Médiathèque\\, place du Marché", "CLASS:PRIVATE", "END:VEVENT", "END:VCALENDAR", "",
      ].join("\r\n"),
    );
  });

  it("no text can end its line or begin a property", () => {
    for (const end of ["\n", "\r\n", "\r", "\u2028", "\u0085", "\0\n"]) {
      const file = icsOf({ ...ENTRY, place: `ici${end}ATTENDEE:mailto:x@example.org`, text: `a${end}END:VEVENT` });
      expect(file.split(/[\r\n]+/).filter((line) => /^(ATTENDEE|END:VEVENT)/.test(line))).toEqual(["END:VEVENT"]);
      expect(file.replaceAll("\r\n", "")).not.toMatch(/[\0-\x1f\u2028\u0085]/);
    }
  });

  it.each([
    ["a;b,c", "a\\;b\\,c"], ["c:\\d", "c:\\\\d"], ["un\ndeux", "un\\ndeux"], ["\\n", "\\\\n"],
  ])("%j is written %j", (text, written) => {
    expect(escapeText(text)).toBe(written);
  });

  it("folds at 75 octets and never inside a character; unfolded it is the same", () => {
    const line = `DESCRIPTION:${"é👩‍🌾 à bientôt ".repeat(40)}`;
    const folded = fold(line);
    const parts = folded.split("\r\n");
    expect(parts.length).toBeGreaterThan(5);
    for (const part of parts) expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(75);
    expect(folded).not.toContain("\ufffd");
    expect(folded.replaceAll("\r\n ", "")).toBe(line);
    expect(fold("x".repeat(75))).toBe("x".repeat(75));
  });
});

describe("the moment", () => {
  it("is of this browser's own clock", () => {
    expect(momentOf("2026-12-05", "15:30")).toBe(new Date(2026, 11, 5, 15, 30).getTime());
  });

  it.each([["", "15:30"], ["2026-12-05", ""], ["2026-06-31", "10:00"], ["5/12/2026", "10:00"], ["2026-13-01", "10:00"]])(
    "%j at %j is none",
    (day, time) => {
      expect(momentOf(day, time)).toBeNull();
    },
  );
});

describe("the question of the next day", () => {
  const meeting = { roomId: "r", atMs: new Date(2026, 11, 5, 23, 30).getTime() };

  it.each([
    [new Date(2026, 11, 5, 23, 59), false], [new Date(2026, 11, 6, 0, 0), true], [new Date(2026, 11, 12, 20, 0), true],
    [new Date(2026, 11, 6 + AFTER_DAYS_MAX, 0, 0), false], [new Date(2026, 11, 4, 12, 0), false],
  ])("at %s: %s", (now, asked) => {
    expect(isAfter(meeting, now.getTime())).toBe(asked);
  });

  it("reads back what it stored, and nothing else", () => {
    expect(parseMeeting(storeMeeting(meeting))).toEqual(meeting);
    for (const stored of [null, "", "{", "[]", "7", '{"roomId":1,"atMs":2}']) expect(parseMeeting(stored)).toBeNull();
  });
});
