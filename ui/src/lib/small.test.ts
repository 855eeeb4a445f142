import { describe, expect, it } from "vitest";
import { ageBand, wideBand } from "./age";
import { Announcer, WINDOW_MS } from "./announcer";
import { makeApi } from "./api";
import { departementLabel, isDepartement } from "./departements";
import { spansOf } from "./hours";
import { dateText } from "./i18n";
import { departementOf } from "./postcode";
import { DEFAULTS, parseSettings } from "./settings";
import { COLOURS, SHAPES, faceOf, initialOf } from "./shapes";
import { FakeClock } from "./testing";

describe("postcode", () => {
  it.each([
    ["10000", "10"], ["01000", "01"], ["75008", "75"], ["20000", "2A"], ["20137", "2A"], ["20200", "2B"],
    ["20600", "2B"], ["97400", "974"], ["97133", "971"], ["98800", "988"], ["94390", "91"], ["94310", "94"],
    ["10 000", "10"],
  ])("%s is in %s", (typed, departement) => {
    expect(departementOf(typed)).toEqual({ kind: "known", departement });
  });

  it.each(["", "1", "1000"])("'%s' is not finished", (typed) => {
    expect(departementOf(typed).kind).toBe("partial");
  });

  it.each(["00000", "99123", "20500", "1000a", "100000", "98000"])("'%s' is unknown", (typed) => {
    expect(departementOf(typed).kind).toBe("unknown");
  });

  it("no inherited name is a département", () => {
    expect(isDepartement("constructor")).toBe(false);
    expect(departementLabel("toString")).toBe("toString");
    expect(departementLabel("2A")).toBe("Corse-du-Sud (2A)");
  });
});

it.each([
  [17, null, null], [18, "18-19", "18-29"], [19, "18-19", "18-29"], [20, "20-24", "18-29"], [29, "25-29", "18-29"],
  [30, "30-34", "30-39"], [42, "40-44", "40-49"], [89, "85-89", "80-89"], [90, "90-120", "90-120"],
  [120, "90-120", "90-120"], [121, null, null], [20.5, null, null],
])("age %d is seen as %s in a crowd, else as %s", (age, band, wide) => {
  expect(ageBand(age)).toBe(band);
  expect(wideBand(age)).toBe(wide);
});

it.each([
  ["", []],
  ["18:00-22:30", [{ from: "18:00", to: "22:30" }]],
  ["18:00-22:30, 09:00-11:00", [{ from: "09:00", to: "11:00" }, { from: "18:00", to: "22:30" }]],
  ["le soir", []],
])("the hours '%s' are %j", (hours, spans) => {
  expect(spansOf(hours)).toEqual(spans);
});

describe("dates", () => {
  const long = new Intl.DateTimeFormat("fr", { day: "numeric", month: "long", hour: "2-digit", timeZone: "UTC" });

  it.each([[1, "1er décembre"], [2, "2 décembre"], [21, "21 décembre"]])("day %i is %s", (day, words) => {
    expect(dateText(long, Date.UTC(2026, 11, day, 1), "1er")).toContain(words);
  });
});

describe("faces", () => {
  it("are the same for the same id", () => {
    expect(faceOf("abc")).toEqual(faceOf("abc"));
  });

  it("spread over all shapes and colours", () => {
    const faces = Array.from({ length: 600 }, (_, n) => faceOf(`account${n}`));
    expect(new Set(faces.map((face) => face.shape)).size).toBe(SHAPES.length);
    expect(new Set(faces.map((face) => face.colour)).size).toBe(COLOURS);
  });

  it.each([["malo", "M"], [" élise", "É"], ["", "·"], ["👩‍🌾 Anne", "👩‍🌾"]])("'%s' begins with %s", (name, first) => {
    expect(initialOf(name)).toBe(first);
  });
});

describe("settings", () => {
  it.each([null, "", "{", "[]", "7", '{"theme":"pink","singleKeys":"no"}'])("%s gives the defaults", (stored) => {
    expect(parseSettings(stored)).toEqual(DEFAULTS);
  });

  it("keeps what it knows", () => {
    expect(parseSettings('{"theme":"dark","locale":"en"}')).toMatchObject({ theme: "dark", locale: "en" });
  });
});

describe("api", () => {
  const answering = (status: number, body: string) =>
    makeApi(() => Promise.resolve(new Response(status === 204 ? null : body, { status })));

  it("gives the value", async () => {
    expect(await answering(200, '{"a":1}')("GET", "x")).toEqual({ ok: true, value: { a: 1 } });
    expect(await answering(204, "")("POST", "x")).toEqual({ ok: true, value: undefined });
  });

  it("gives the refusal, whole", async () => {
    const answer = await answering(409, '{"code":"nickname_taken","proposals":["Lou"]}')("POST", "x");
    expect(answer).toEqual({
      ok: false,
      status: 409,
      refusal: { code: "nickname_taken", args: {}, retry: false, proposals: ["Lou"] },
    });
  });

  it.each([[502, "<html>"], [500, '{"detail":1}'], [200, "<html>"]])("%i with a foreign body is unavailable", async (status, body) => {
    expect(await answering(status, body)("GET", "x")).toMatchObject({ ok: false, refusal: { code: "unavailable" } });
  });

  it("says when nothing came back", async () => {
    const call = makeApi(() => Promise.reject(new TypeError("offline")));
    expect(await call("GET", "x")).toEqual({ ok: false, refusal: null, status: 0 });
  });

  it("sends JSON and its type with every unsafe method", async () => {
    const seen: RequestInit[] = [];
    const call = makeApi((_, init) => {
      seen.push(init);
      return Promise.resolve(new Response(null, { status: 204 }));
    });
    await call("POST", "sign-out");
    await call("DELETE", "sessions/x");
    expect(seen.map((init) => init.body)).toEqual(["{}", "{}"]);
    expect(seen.every((init) => new Headers(init.headers).get("content-type") === "application/json")).toBe(true);
  });
});

describe("announcer", () => {
  function make(detail: "all" | "count" | "none" = "all") {
    const clock = new FakeClock();
    const said: string[] = [];
    const speech = {
      say: (text: string) => said.push(text),
      one: (item: { nickname: string; text: string }) => `${item.nickname}: ${item.text}`,
      many: (count: number) => `${count} messages`,
    };
    return { clock, said, announcer: new Announcer(clock, speech, () => detail) };
  }

  it("speaks one at a time", () => {
    const { clock, said, announcer } = make();
    announcer.add({ nickname: "Malo", text: "un" });
    announcer.add({ nickname: "Malo", text: "deux" });
    expect(said).toEqual([]);
    clock.advance(750);
    expect(said).toEqual(["Malo: un"]);
    clock.advance(WINDOW_MS);
    expect(said).toEqual(["Malo: un", "Malo: deux"]);
  });

  it("more than three at once are one sentence", () => {
    const { clock, said, announcer } = make();
    for (let n = 0; n < 4; n += 1) announcer.add({ nickname: "Malo", text: `${n}` });
    clock.advance(WINDOW_MS * 2);
    expect(said).toEqual(["4 messages"]);
  });

  it("after three in a window the rest is gathered, and nothing is lost", () => {
    const { clock, said, announcer } = make();
    for (let n = 0; n < 12; n += 1) {
      announcer.add({ nickname: "Malo", text: `${n}` });
      clock.advance(800);
    }
    clock.advance(WINDOW_MS * 2);
    const counted = said.reduce((sum, text) => sum + (/^(\d+) messages/.exec(text) ? parseInt(text, 10) : 1), 0);
    expect(counted).toBe(12);
    expect(said.length).toBeLessThan(12);
  });

  it("counts only, says nothing, or forgets another room's", () => {
    const count = make("count");
    count.announcer.add({ nickname: "Malo", text: "un" });
    count.clock.advance(WINDOW_MS);
    expect(count.said).toEqual(["1 messages"]);
    const none = make("none");
    none.announcer.add({ nickname: "Malo", text: "un" });
    none.clock.advance(WINDOW_MS);
    expect(none.said).toEqual([]);
    const cleared = make();
    cleared.announcer.add({ nickname: "Malo", text: "un" });
    cleared.announcer.clear();
    cleared.clock.advance(WINDOW_MS);
    expect(cleared.said).toEqual([]);
  });
});
