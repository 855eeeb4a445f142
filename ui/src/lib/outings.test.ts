import { expect, it } from "vitest";
import { SEATS, outingDays, outingFaults } from "./outings";

const NOW = new Date(2026, 9, 24, 23, 59); // the night before clocks go back in Paris
const draft = (change: object = {}) => ({ day: "2026-10-24", place: "Médiathèque", seats: 4, ...change });

it("a day from today to sixty days on, over the change of clocks", () => {
  expect(outingDays(NOW, 365)).toEqual({ first: "2026-10-24", last: "2026-12-23" });
  expect(outingDays(NOW, 7)).toEqual({ first: "2026-10-24", last: "2026-10-30" });
});

it.each([
  ["2026-10-24", false], ["2026-12-23", false], ["2026-10-23", true], ["2026-12-24", true], ["", true],
  ["24/10/2026", true], ["+012026-10-24", true],
])("the day '%s' is wrong: %s", (day, wrong) => {
  expect(outingFaults(draft({ day }), NOW, 365).day).toBe(wrong);
});

it.each([
  ["Café des Halles", ""], ["   ", "empty"], ["é".repeat(80), ""], [` ${"é".repeat(80)} `, ""], ["é".repeat(81), "long"],
  ["👩‍🌾".repeat(26), ""],
])("the place '%s' is wrong: '%s'", (place, wrong) => {
  expect(outingFaults(draft({ place }), NOW, 365).place).toBe(wrong);
});

it("three to eight people", () => {
  expect(SEATS).toEqual([3, 4, 5, 6, 7, 8]);
});
