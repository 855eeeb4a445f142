import { describe, expect, it } from "vitest";
import { DAY_MS, civilDay } from "./days";
import { ICEBREAKERS, icebreakerOf, isQuiet } from "./icebreakers";

const MONTH = 30;
const days = Array.from({ length: 800 }, (_, n) => new Date(Date.UTC(2026, 10, 25) + n * DAY_MS).toISOString().slice(0, 10));

describe("the question of the day", () => {
  it("comes back only after a month, whatever the month", () => {
    const asked = days.map(icebreakerOf);
    for (let from = 0; from + MONTH <= asked.length; from += 1) {
      expect(new Set(asked.slice(from, from + MONTH)).size, days[from]).toBe(MONTH);
    }
  });

  it("uses every question, and no other number", () => {
    expect([...new Set(days.map(icebreakerOf))].sort((a, b) => a - b)).toEqual(
      Array.from({ length: ICEBREAKERS }, (_, n) => n + 1),
    );
  });

  it("is one question from midnight to midnight", () => {
    const [early, late] = [new Date(2026, 2, 29, 0, 0, 1), new Date(2026, 2, 29, 23, 59, 59)];
    expect(civilDay(early)).toBe("2026-03-29");
    expect(civilDay(late)).toBe(civilDay(early));
    expect(icebreakerOf(civilDay(early))).not.toBe(icebreakerOf(civilDay(new Date(2026, 2, 30))));
  });
});

it.each([
  [null, true], [0, true], [3_600_000, false], [7_200_000, false],
])("a room whose last word was at %s is quiet after two hours: %s", (last, quiet) => {
  expect(isQuiet(last, 7_200_000)).toBe(quiet);
});
