import { describe, expect, it } from "vitest";
import {
  BUCKET_KEYS, EVERYONE, GENDERS_ASKED, OPENERS_OF, OPENER_KEYS, UNDO_MS, Undoable,
  agesHold, closedArgs, closedBy, contextsOf, countKey, filtersSet, fromQuery, intentionsOpen, joined, minutes, toQuery, wider,
} from "./people";
import type { Filters } from "./people";
import { BUCKETS, INTENTIONS, LIMITS, OPENERS } from "./protocol.gen";
import type { AsksView, Person, PersonRow, RoomName } from "./protocol.gen";
import { FakeClock } from "./testing";

const SET: Filters = {
  ageMin: "40", ageMax: "60", gender: "woman", bucket: "40", online: true, intentions: ["talk", "go_out"],
};

describe("filters", () => {
  it("become a query and come back whole", () => {
    expect(toQuery(SET)).toBe("age_min=40&age_max=60&gender=woman&bucket=40&online=1&intentions=talk%2Cgo_out");
    expect(fromQuery(toQuery(SET))).toEqual(SET);
    expect(toQuery(EVERYONE)).toBe("");
    expect(fromQuery("")).toEqual(EVERYONE);
  });

  it("ask for a page only behind the first", () => {
    expect(toQuery(EVERYONE, 0)).toBe("");
    expect(toQuery({ ...EVERYONE, online: true }, 3)).toBe("online=1&page=3");
  });

  it("forgive spaces around an age", () => {
    expect(toQuery({ ...EVERYONE, ageMin: " 40 " })).toBe("age_min=40");
  });

  it.each([
    ["gender=unsaid"], ["gender=toString"], ["bucket=5"], ["bucket=constructor"], ["online=yes"], ["age_min=abc&age_max=-4"],
    ["intentions=rob,,"], ["age_min=4000"], ["nickname=malo"],
  ])("'%s' says nothing we know", (query) => {
    expect(fromQuery(query)).toEqual(EVERYONE);
  });

  it("keep the known among the unknown, in our order", () => {
    expect(fromQuery("intentions=help,rob,talk").intentions).toEqual(["talk", "help"]);
  });

  it("never look for those who kept their gender to themselves", () => {
    expect(GENDERS_ASKED).toEqual(["woman", "man", "other"]);
  });

  it.each([
    ["", "", true], ["40", "45", true], ["40", "44", false], ["45", "40", false], ["40", "", true], ["", "23", true],
    ["", "22", false], ["116", "", false], ["115", "", true], ["17", "40", false], ["18", "121", false], ["x", "40", false],
    ["40.5", "60", false], [" 40 ", " 45 ", true], ["-1", "40", false], ["1e2", "", false],
  ])("ages from '%s' to '%s' hold: %s", (ageMin, ageMax, holds) => {
    expect(agesHold({ ...EVERYONE, ageMin, ageMax })).toBe(holds);
  });

  it.each<[Partial<Filters>, number]>([
    [{}, 0], [{ ageMin: "40" }, 1], [{ ageMin: "40", ageMax: "60" }, 1], [{ online: true, gender: "man" }, 2], [SET, 5],
  ])("%j counts as %d", (part, count) => {
    expect(filtersSet({ ...EVERYONE, ...part })).toBe(count);
  });

  it("widen one bucket at a time, and the last reaches everywhere", () => {
    let filters: Filters | null = { ...SET, bucket: "20" };
    const reached: string[] = [];
    while ((filters = wider(filters))) reached.push(filters.bucket);
    expect(reached).toEqual(["40", "80", "150", "300", "beyond"]);
    expect(wider(EVERYONE)).toBeNull();
    expect(wider(SET)).toEqual({ ...SET, bucket: "80" });
  });
});

const row = (id: string): PersonRow => ({ person: { id } as Person, bucket: "20", presence: "online", intentions: [] });

it("a page behind another repeats nobody", () => {
  const ids = joined([row("a"), row("b")], [row("b"), row("c")]).map((each) => each.person.id);
  expect(ids).toEqual(["a", "b", "c"]);
});

describe("what a request may say", () => {
  const room = (id: string): RoomName => ({ id, slug: id, kind: "theme", name: "", around: "" });

  it("each opener belongs to one intention", () => {
    const all = INTENTIONS.flatMap((intention) => OPENERS_OF[intention]);
    expect([...all].sort()).toEqual([...OPENERS].sort());
    expect(new Set(Object.values(OPENER_KEYS)).size).toBe(OPENERS.length);
  });

  it("nothing in common: nothing to say", () => {
    expect(intentionsOpen({ rooms: [], intentions_shared: [] })).toEqual([]);
    expect(contextsOf({ rooms: [], intentions_shared: [] }, "talk")).toEqual([]);
  });

  it("an intention alone speaks of itself only", () => {
    const shared = { rooms: [], intentions_shared: ["play", "talk"] } as const;
    expect(intentionsOpen(shared)).toEqual(["talk", "play"]);
    expect(contextsOf(shared, "play")).toEqual([{ key: "intention play", kind: "intention", intention: "play" }]);
    expect(contextsOf(shared, "help")).toEqual([]);
  });

  it("a room in common opens every intention, those of both first", () => {
    const shared = { rooms: [room("jardin")], intentions_shared: ["help"] } as const;
    expect(intentionsOpen(shared)).toEqual(["help", "talk", "go_out", "play", "language"]);
    expect(contextsOf(shared, "help").map((each) => each.key)).toEqual(["room jardin", "intention help"]);
    expect(contextsOf(shared, "talk").map((each) => each.key)).toEqual(["room jardin"]);
  });

  it("one's own requests tell whom not to ask again, and whom to answer first", () => {
    const asks = { received: [{ person: { id: "a" } }], sent: [{ person: { id: "b" } }, { person: { id: "a" } }] };
    const told = asks as unknown as AsksView;
    expect(["a", "b", "c"].map((id) => closedBy(told, id))).toEqual(["ask_mutual", "ask_again", null]);
  });

  it("a closed door's sentence has its numbers", () => {
    expect(closedArgs("ask_pending")).toEqual({ max: LIMITS.asksPendingMax });
    expect(closedArgs("ask_budget")["max"]).toBe(LIMITS.asksPerDayMax);
    expect(closedArgs("ask_again")["days"]).toBe(LIMITS.askAgainDays);
  });
});

describe("labels", () => {
  it.each([
    ["under_10", "count-under-10"], ["10-19", "count-10"], ["20-49", "count-20"], ["50-99", "count-50"],
    ["100+", "count-100"], ["1000+", "count-under-10"], ["", "count-under-10"],
  ])("%s is said by %s", (step, key) => {
    expect(countKey(step)).toBe(key);
  });

  it("each bucket has its own words", () => {
    expect(new Set(BUCKETS.map((bucket) => BUCKET_KEYS[bucket])).size).toBe(BUCKETS.length);
  });

  it.each([[0, 1], [1, 1], [60_000, 1], [60_001, 2], [600_000, 10]])("%d ms is %d minutes", (ms, said) => {
    expect(minutes(ms)).toBe(said);
  });
});

describe("acts that can be taken back", () => {
  function begin() {
    const clock = new FakeClock();
    const done: (readonly string[])[] = [];
    return { clock, done, undoable: new Undoable(clock, (ids) => done.push(ids)) };
  }

  it("wait ten seconds, then happen once", () => {
    const { clock, done, undoable } = begin();
    const handle = undoable.hold(["a", "b"]);
    clock.advance(UNDO_MS - 1);
    expect(done).toEqual([]);
    clock.advance(1);
    expect(done).toEqual([["a", "b"]]);
    expect(undoable.takeBack(handle)).toBe(false);
    clock.advance(UNDO_MS);
    undoable.flush();
    expect(done).toEqual([["a", "b"]]);
  });

  it("never happen once taken back", () => {
    const { clock, done, undoable } = begin();
    expect(undoable.takeBack(undoable.hold(["a"]))).toBe(true);
    clock.advance(UNDO_MS);
    undoable.flush();
    expect(done).toEqual([]);
  });

  it("happen at once, together, when the page is left", () => {
    const { clock, done, undoable } = begin();
    undoable.hold(["a"]);
    clock.advance(2_000);
    undoable.hold(["b", "c"]);
    undoable.flush();
    expect(done).toEqual([["a", "b", "c"]]);
    clock.advance(UNDO_MS);
    expect(done).toHaveLength(1);
  });

  it("each keep their own ten seconds", () => {
    const { clock, done, undoable } = begin();
    undoable.hold(["a"]);
    clock.advance(6_000);
    undoable.hold(["b"]);
    clock.advance(4_000);
    expect(done).toEqual([["a"]]);
    clock.advance(6_000);
    expect(done).toEqual([["a"], ["b"]]);
  });
});
