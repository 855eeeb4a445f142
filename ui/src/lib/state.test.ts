import { describe, expect, it } from "vitest";
import { ME, ROOM, batch, directView, event, person, roomView, welcome } from "./fixtures";
import type { Batch, ServerFrame } from "./protocol.gen";
import { START, lastOwn, mayTellTyping, newOwn, ownIn, reduce, seenOwn, widerRoom } from "./state";
import type { Action, Own, State } from "./state";

function run(state: State, ...actions: Action[]): State {
  return actions.reduce(reduce, state);
}

function got(frame: ServerFrame): Action {
  return { type: "frame", frame, nowMs: 1_000 };
}

const ONLINE: Action = { type: "link", link: { at: "online" }, nowMs: 1_000 };
const OFFLINE: Action = { type: "link", link: { at: "offline", tries: 1 }, nowMs: 2_000 };
const began = run(START, got(welcome()), ONLINE, got(batch(1, 2, [event(1), event(2)], { reset: true })));

function say(id: string, body: string, change: Partial<Own> = {}): Action {
  const fields = { clientId: id, kind: "post", roomId: ROOM, body, state: "checking", ...change } as const;
  return { type: "say", own: newOwn(fields, 1_000) };
}

function posted(id: string, seq: number): Action {
  return got({ type: "posted", client_message_id: id, message_id: `m${seq}`, seq, at_ms: 9 });
}

function bodies(state: State): (string | null)[] {
  return state.rooms[ROOM]?.messages.map((message) => message.body) ?? [];
}

function keys(state: State): string[] {
  return state.rooms[ROOM]?.messages.map((message) => message.key) ?? [];
}

describe("the log", () => {
  it("keeps the order of seq", () => {
    const state = run(began, got(batch(3, 5, [event(5), event(3), event(4)])));
    expect(bodies(state)).toEqual(["texte 1", "texte 2", "texte 3", "texte 4", "texte 5"]);
  });

  it("shows a duplicate once", () => {
    const again = got(batch(3, 4, [event(3), event(4)]));
    expect(bodies(run(began, again, again, got(batch(2, 4, [event(2)]))))).toHaveLength(4);
  });

  it("shows nothing beyond a hole", () => {
    const state = run(began, got(batch(5, 6, [event(5), event(6)])));
    expect(state.rooms[ROOM]?.lastSeq).toBe(2);
    expect(bodies(state)).toHaveLength(2);
  });

  it("an overlapping resume adds only what is new", () => {
    expect(bodies(run(began, got(batch(1, 3, [event(1), event(2), event(3)]))))).toHaveLength(3);
  });

  it("reset forgets what was held", () => {
    const state = run(began, got(batch(90, 91, [event(91)], { reset: true })));
    expect(bodies(state)).toEqual(["texte 91"]);
    expect(state.rooms[ROOM]).toMatchObject({ firstSeq: 90, lastSeq: 91, whole: false });
  });

  it("reset keeps texts of ours that have no answer", () => {
    const state = run(began, say("a", "encore là"), got(batch(90, 91, [event(91)], { reset: true })));
    expect(ownIn(state, ROOM).map((own) => own.body)).toEqual(["encore là"]);
  });

  it("an edit changes the text and says so; a removal takes it away and stays", () => {
    const edited = run(began, got(batch(3, 3, [event(3, { kind: "edited", message_id: "m1", body: "autre" })])));
    expect(edited.rooms[ROOM]?.messages[0]).toMatchObject({ body: "autre", edited: true });
    const removed = run(edited, got(batch(4, 4, [event(4, { kind: "removed", message_id: "m1", body: null })])));
    const late = run(removed, got(batch(5, 5, [event(5, { kind: "edited", message_id: "m1", body: "trop tard" })])));
    expect(late.rooms[ROOM]?.messages[0]).toMatchObject({ body: null, removed: true });
    expect(keys(late)).toEqual(["m1", "m2"]);
  });

  it("a posted event without a text was removed since", () => {
    const state = run(began, got(batch(3, 3, [event(3, { body: null })])));
    expect(state.rooms[ROOM]?.messages.at(-1)?.removed).toBe(true);
  });
});

describe("older pages", () => {
  const late = run(START, got(welcome()), got(batch(10, 11, [event(10), event(11)], { reset: true })));
  const older = (page: Batch): State => run(late, { type: "older", batch: page });

  it("come in front, and the beginning is known as such", () => {
    const middle = older(batch(5, 9, [event(5), event(9)]));
    expect(bodies(middle)).toEqual(["texte 5", "texte 9", "texte 10", "texte 11"]);
    expect(middle.rooms[ROOM]).toMatchObject({ firstSeq: 5, whole: false });
    expect(run(middle, { type: "older", batch: batch(1, 4, [event(1)]) }).rooms[ROOM]?.whole).toBe(true);
  });

  it("past retention there is nothing to ask for", () => {
    expect(older(batch(5, 9, [], { reset: true })).rooms[ROOM]?.whole).toBe(true);
  });

  it("a message already edited or removed arrives as it is now", () => {
    const known = run(late, got(batch(12, 12, [event(12, { kind: "removed", message_id: "m9", body: null })])));
    const state = run(known, { type: "older", batch: batch(5, 9, [event(9)]) });
    expect(state.rooms[ROOM]?.messages[0]).toMatchObject({ id: "m9", removed: true });
  });

  it("do not move the place up to which we have read the log", () => {
    expect(older(batch(5, 9, [event(9)])).rooms[ROOM]?.lastSeq).toBe(11);
  });
});

describe("our own words", () => {
  const mine = event(3, { author_id: "me", nickname: "me", body: "bonsoir" });

  it("the answer first, then the event: one bubble, the same key", () => {
    const answered = run(began, say("a", "bonsoir"), posted("a", 3));
    expect(ownIn(answered, ROOM)).toEqual([]);
    expect(keys(answered)).toEqual(["m1", "m2", "a"]);
    const state = run(answered, got(batch(3, 3, [mine])));
    expect(keys(state)).toEqual(["m1", "m2", "a"]);
    expect(state.rooms[ROOM]?.lastSeq).toBe(3);
  });

  it("the event first, then the answer: one bubble, the same key", () => {
    const seen = run(began, say("a", "bonsoir"), got(batch(3, 3, [mine])));
    expect(ownIn(seen, ROOM)).toEqual([]);
    expect(keys(seen)).toEqual(["m1", "m2", "a"]);
    const state = run(seen, posted("a", 3));
    expect(keys(state)).toEqual(["m1", "m2", "a"]);
    expect(state.own).toEqual([]);
  });

  it("the same words twice are two bubbles, each claimed once", () => {
    const state = run(
      began, say("a", "bonsoir"), say("b", "bonsoir"),
      got(batch(3, 4, [mine, { ...mine, seq: 4, message_id: "m4" }])),
    );
    expect(keys(state)).toEqual(["m1", "m2", "a", "b"]);
  });

  it("someone else's same words claim nothing", () => {
    const state = run(began, say("a", "texte 3"), got(batch(3, 3, [event(3)])));
    expect(ownIn(state, ROOM)).toHaveLength(1);
  });

  it("an answer that overtakes others' events stands in its order", () => {
    const state = run(began, say("a", "bonsoir"), posted("a", 4), got(batch(3, 4, [event(3), { ...mine, seq: 4, message_id: "m4" }])));
    expect(bodies(state)).toEqual(["texte 1", "texte 2", "texte 3", "bonsoir"]);
  });

  it("held, then settled as published: its event shows it", () => {
    const held = run(began, say("a", "bonsoir"), got({
      type: "held", client_message_id: "a", message_id: "m3", code: "own_age_under_18", until_ms: 5, statement_id: "s",
    }));
    expect(ownIn(held, ROOM)[0]).toMatchObject({ state: "held", statementId: "s", untilMs: 5 });
    const state = run(held, got({
      type: "settled", client_message_id: "a", message_id: "m3", room_id: ROOM, state: "published", seq: 3, code: null,
      statement_id: null,
    }), got(batch(3, 3, [mine])));
    expect(state.own).toEqual([]);
    expect(bodies(state)).toEqual(["texte 1", "texte 2", "bonsoir"]);
  });

  it.each(["refused", "returned"] as const)("held, then settled as %s", (become) => {
    const state = run(began, say("a", "x", { state: "held", code: "link" }), got({
      type: "settled", client_message_id: "a", message_id: "m3", room_id: ROOM, state: become, seq: null,
      code: "staff_refused", statement_id: "t",
    }));
    expect(state.own[0]).toMatchObject({ state: become, code: "staff_refused", statementId: "t" });
  });

  it("refused keeps the text, the reason and the nudge's verdict; again sends it under the same id", () => {
    const refused = run(began, say("a", "hmm"), got({
      type: "refused", client_message_id: "a", code: "nudge", args: { verdict_id: "v" }, retry: false,
      statement_id: null, room_id: ROOM,
    }));
    expect(refused.own[0]).toMatchObject({ state: "refused", body: "hmm", verdictId: "v" });
    const state = run(refused, { type: "again", clientId: "a", nowMs: 5 });
    expect(state.own[0]).toMatchObject({ clientId: "a", state: "checking", verdictId: "v", code: null });
  });

  it("offline they wait, online they are being checked, refused ones stay refused", () => {
    const off = run(began, say("a", "un"), say("b", "deux", { state: "refused" }), OFFLINE);
    expect(off.own.map((own) => own.state)).toEqual(["queued", "refused"]);
    expect(run(off, ONLINE).own.map((own) => own.state)).toEqual(["checking", "refused"]);
  });

  it("a confirmed edit shows at once, and its event changes nothing more", () => {
    const own = run(began, say("a", "bonsoir"), posted("a", 3), got(batch(3, 3, [mine])));
    const edited = run(own, say("e", "bonne nuit", { kind: "edit", targetId: "m3" }), posted("e", 4));
    expect(bodies(edited).at(-1)).toBe("bonne nuit");
    const state = run(edited, got(batch(4, 4, [{ ...mine, seq: 4, kind: "edited", body: "bonne nuit" }])));
    expect(state.rooms[ROOM]?.messages.at(-1)).toMatchObject({ key: "a", body: "bonne nuit", edited: true });
  });

  it("a confirmed removal hides at once", () => {
    const own = run(began, say("a", "bonsoir"), posted("a", 3), got(batch(3, 3, [mine])));
    const state = run(own, say("d", "", { kind: "remove", targetId: "m3" }), posted("d", 4));
    expect(state.rooms[ROOM]?.messages.at(-1)).toMatchObject({ removed: true, body: null });
    expect(lastOwn(state, ROOM)).toBeNull();
  });

  it("a removal shows nothing, unless it was refused", () => {
    const sent = run(began, say("d", "", { kind: "remove", targetId: "m1" }));
    expect(ownIn(sent, ROOM)).toEqual([]);
    const state = run(sent, got({
      type: "refused", client_message_id: "d", code: "unavailable", args: {}, retry: true, statement_id: null,
      room_id: ROOM,
    }));
    expect(ownIn(state, ROOM)).toHaveLength(1);
  });

  it("what the server says was held comes back after a reload, once", () => {
    const item = {
      message_id: "m9", client_message_id: "a", room_id: ROOM, body: "x", state: "held", code: "link", at_ms: 1,
      until_ms: 2, statement_id: "s", contest_number: null,
    } as const;
    const state = run(began, { type: "mine", items: [item] }, { type: "mine", items: [item] });
    expect(ownIn(state, ROOM)).toHaveLength(1);
  });
});

describe("rooms", () => {
  it("one's own département stands first, then other départements, then themes", () => {
    const state = run(START, got(welcome([
      roomView({ id: "1", slug: "jardin" }),
      roomView({ id: "2", slug: "departement-51", kind: "departement" }),
      roomView({ id: "3", slug: "departement-10", kind: "departement" }),
    ])));
    expect(state.me).toEqual(ME);
    expect(state.order).toEqual(["3", "2", "1"]);
  });

  it("unread moves by hints, and reading empties it", () => {
    const hinted = run(began, got({ type: "unread", room_id: ROOM, last_seq: 9, unread: 7 }));
    expect(hinted.rooms[ROOM]?.view.unread).toBe(7);
    expect(run(hinted, { type: "read", roomId: ROOM, seq: 9 }).rooms[ROOM]?.view).toMatchObject({ unread: 0, read_seq: 9 });
  });

  it("opening a room with unread messages draws the line behind what was read", () => {
    const unread = run(START, got(welcome([roomView({ unread: 2, read_seq: 5 })])), { type: "activate", roomId: ROOM });
    expect(unread.rooms[ROOM]?.lineSeq).toBe(5);
    expect(run(began, { type: "activate", roomId: ROOM }).rooms[ROOM]?.lineSeq).toBeNull();
  });

  it("a followed room counts what others say beyond the last hint, once", () => {
    const hinted = run(began, got({ type: "unread", room_id: ROOM, last_seq: 4, unread: 4 }));
    const mine = event(6, { author_id: "me" });
    const state = run(hinted, got(batch(3, 6, [event(3), event(4), event(5), mine])));
    expect(state.rooms[ROOM]?.view).toMatchObject({ unread: 5, last_seq: 6 });
  });

  it("presence replaces who is there", () => {
    const first = run(began, got({ type: "presence", room_id: ROOM, people: [person("a"), person("b")] }));
    const state = run(first, got({ type: "presence", room_id: ROOM, people: [person("b")] }));
    expect(state.rooms[ROOM]?.people?.map((each) => each.id)).toEqual(["b"]);
    expect(state.rooms[ROOM]?.view.present).toBe(1);
  });

  it("a fresh welcome keeps the messages", () => {
    expect(bodies(run(began, got(welcome())))).toHaveLength(2);
  });
});

describe("rooms by place", () => {
  const order = (...views: Parameters<typeof roomView>[0][]): readonly string[] =>
    run(START, got(welcome(views.map((view) => roomView(view))))).order;

  it("people first, then the nearest place where somebody is, then themes; what rests is last", () => {
    const views = [
      roomView({ id: "theme", slug: "a" }),
      roomView({ id: "dept", slug: "departement-10", kind: "departement" }),
      roomView({ id: "away", slug: "departement-51", kind: "departement" }),
      roomView({ id: "basin", slug: "bassin-10-1", kind: "basin" }),
      roomView({ id: "cell", slug: "coin-10-1", kind: "cell", resting: true }),
      roomView({ id: "local", slug: "pays", kind: "local", name: "Pays de Bray" }),
      directView({ id: "ended" }, { state: "ended", opened_ms: 9 }),
      directView({ id: "old" }, { opened_ms: 1 }),
      directView({ id: "new" }, { opened_ms: 2 }),
    ];
    expect(run(START, got(welcome(views))).order).toEqual([
      "new", "old", "ended", "basin", "dept", "local", "away", "theme", "cell",
    ]);
    expect(order({ id: "b", slug: "b" }, { id: "a", slug: "a" })).toEqual(["a", "b"]);
  });

  it.each([
    ["cell", ["basin"], "basin"], ["cell", [], "departement-10"], ["basin", [], "departement-10"], ["cell", ["dept", "basin"], "basin"],
  ] as const)("from a %s that rests, with %j there, talk goes on in %s", (kind, more, slug) => {
    const resting = roomView({ id: "rests", slug: "rests", kind, resting: true });
    const state = run(START, got(welcome([
      resting,
      roomView({ id: "b", slug: "basin", kind: "basin", resting: !(more as readonly string[]).includes("basin") }),
      roomView({ id: "d", slug: "departement-10", kind: "departement" }),
      roomView({ id: "f", slug: "departement-51", kind: "departement" }),
    ])));
    expect(widerRoom(state, resting)?.slug).toBe(slug);
  });

  it("a room that wakes takes its place, with all that is held of it", () => {
    const resting = roomView({ kind: "cell", slug: "coin-10-1", resting: true });
    const other = roomView({ id: "other" });
    const state = run(
      START, got(welcome([resting, other])), { type: "activate", roomId: ROOM },
      got(batch(1, 1, [event(1)], { reset: true })), got({ type: "room", room: { ...resting, resting: false } }),
    );
    expect(state.order).toEqual([ROOM, "other"]);
    expect(state.active).toBe(ROOM);
    expect(bodies(state)).toEqual(["texte 1"]);
  });

  it("a view that is older than what we read since does not count it again", () => {
    const state = run(began, { type: "read", roomId: ROOM, seq: 2 }, got({ type: "room", room: roomView({ unread: 2 }) }));
    expect(state.rooms[ROOM]?.view).toMatchObject({ read_seq: 2, unread: 0 });
  });
});

describe("contact requests", () => {
  it("are counted from the welcome on", () => {
    const state = run(START, got(welcome([], 2)));
    expect(state.asked).toBe(2);
    expect(run(state, got({ type: "asked", waiting: 3 })).asked).toBe(3);
    expect(run(state, { type: "asked", waiting: 0 }).asked).toBe(0);
  });
});

describe("direct conversations", () => {
  const open = (terms: Parameters<typeof directView>[1] = {}): State =>
    run(START, got(welcome([roomView({ id: "other" })])), ONLINE, got({ type: "room", room: directView({}, terms) }),
      { type: "activate", roomId: ROOM }, got(batch(1, 1, [event(1)], { reset: true })));

  it("one that opens is there at once, before rooms", () => {
    const state = run(START, got(welcome([roomView({ id: "other" })])), got({ type: "room", room: directView() }));
    expect(state.order).toEqual([ROOM, "other"]);
    expect(state.rooms[ROOM]?.view.partner?.nickname).toBe("Malo");
  });

  it("typing is known until the other one's words come; our own words change nothing", () => {
    const typing = run(open(), got({ type: "typing", room_id: ROOM }));
    expect(typing.rooms[ROOM]?.typingMs).toBe(1_000);
    const mine = run(typing, got(batch(2, 2, [event(2, { author_id: "me" })])));
    expect(mine.rooms[ROOM]?.typingMs).toBe(1_000);
    expect(run(mine, got(batch(3, 3, [event(3)]))).rooms[ROOM]?.typingMs).toBeNull();
  });

  it("what was read moves forward only, and is shown when both allow it", () => {
    const said = run(open(), got(batch(2, 2, [event(2, { author_id: "me" })])));
    const seen = run(said, got({ type: "seen", room_id: ROOM, seq: 2 }), got({ type: "seen", room_id: ROOM, seq: 1 }));
    const shown = (state: State): string | undefined => {
      const room = state.rooms[ROOM];
      return room && seenOwn(state, room)?.id;
    };
    expect(seen.rooms[ROOM]?.view.direct?.seen_seq).toBe(2);
    expect(shown(said)).toBeUndefined();
    expect(shown(seen)).toBe("m2");
    expect(shown(run(seen, got({ type: "room", room: directView({}, { receipts: false, seen_seq: 2 }) })))).toBeUndefined();
    expect(shown(run(seen, got(batch(3, 3, [event(3, { author_id: "me" })]))))).toBeUndefined();
  });

  it.each([
    [{}, true], [{ typing: false }, false], [{ state: "paused" }, false], [{ state: "ended" }, false],
  ] as const)("with %j we may tell that we write: %s", (terms, may) => {
    const room = open(terms).rooms[ROOM];
    expect(room && mayTellTyping(room)).toBe(may);
  });

  it("never in a room", () => {
    const room = began.rooms[ROOM];
    expect(room && mayTellTyping(room)).toBe(false);
  });

  it("cards come with the message and go with its text", () => {
    const carded = run(open(), got(batch(2, 2, [event(2, { cards: ["money"] })])));
    expect(carded.rooms[ROOM]?.messages.at(-1)?.cards).toEqual(["money"]);
    const removed = run(carded, got(batch(3, 3, [event(3, { kind: "removed", message_id: "m2", body: null })])));
    expect(removed.rooms[ROOM]?.messages.at(-1)?.cards).toEqual([]);
  });

  it("gone: messages, people, our own texts and the place on the screen are forgotten", () => {
    const full = run(open(), say("a", "un mot"), got({ type: "presence", room_id: ROOM, people: [person("other")] }));
    const state = run(full, got({ type: "gone", room_id: ROOM }));
    expect(state).toMatchObject({ active: null, own: [], order: ["other"] });
    expect(JSON.stringify(state)).not.toMatch(/Malo|texte 1|un mot/);
  });

  it("gone: another room that is open stays open", () => {
    const state = run(open(), { type: "activate", roomId: "other" }, got({ type: "gone", room_id: ROOM }));
    expect(state.active).toBe("other");
  });

  it("what comes late for a room that is gone changes nothing", () => {
    const state = run(open(), got({ type: "gone", room_id: ROOM }));
    const late = run(
      state, got(batch(2, 2, [event(2)])), got({ type: "typing", room_id: ROOM }), got({ type: "seen", room_id: ROOM, seq: 2 }),
      got({ type: "presence", room_id: ROOM, people: [person("other")] }), posted("a", 2),
    );
    expect(late).toEqual(state);
  });

  it("left for our safety it stays away until the server has taken it, whatever list comes meanwhile", () => {
    const left = run(open(), { type: "forget", roomId: ROOM, hide: true });
    expect(left).toMatchObject({ active: null, order: ["other"] });
    const listed = run(left, got(welcome([roomView({ id: "other" }), directView()])), got({ type: "room", room: directView() }));
    expect(listed.order).toEqual(["other"]);
    const taken = run(listed, got({ type: "gone", room_id: ROOM }));
    expect(run(taken, got({ type: "room", room: directView() })).order).toEqual([ROOM, "other"]);
  });
});

describe("a block", () => {
  const theirs = event(2, { author_id: "gone", nickname: "Loup" });
  const talk = run(
    START, got(welcome()), ONLINE, { type: "activate", roomId: ROOM },
    got(batch(1, 3, [event(1), theirs, event(3, { author_id: "me" })], { reset: true })),
    got({ type: "presence", room_id: ROOM, people: [person("gone", "Loup"), person("other")] }),
  );

  it("a reset in the middle replaces what was held: nothing of the other is left, the rest keeps its bubbles", () => {
    const said = run(talk, say("a", "bonsoir"), posted("a", 4), got(batch(4, 4, [event(4, { author_id: "me", body: "bonsoir" })])));
    const state = run(
      said, got(batch(1, 4, [event(1), event(3, { author_id: "me" }), event(4, { author_id: "me", body: "bonsoir" })], { reset: true })),
      got({ type: "presence", room_id: ROOM, people: [person("other")] }),
    );
    expect(JSON.stringify(state)).not.toMatch(/Loup|texte 2/);
    expect(keys(state)).toEqual(["m1", "m3", "a"]);
    expect(state.rooms[ROOM]).toMatchObject({ lastSeq: 4, resets: 2 });
  });

  it("a reset keeps a text of ours whose answer is still on its way, once", () => {
    const own = event(4, { author_id: "me", body: "bonsoir" });
    const seen = run(talk, say("a", "bonsoir"), got(batch(4, 4, [own])), got(batch(1, 4, [event(1), own], { reset: true })));
    expect(keys(seen)).toEqual(["m1", "a"]);
    expect(ownIn(seen, ROOM)).toEqual([]);
    expect(keys(run(seen, posted("a", 4)))).toEqual(["m1", "a"]);
  });

  it("whom I block is gone from every list before the server says so", () => {
    const direct = directView({ id: "d", partner: person("gone", "Loup") });
    const state = run(talk, got({ type: "room", room: direct }), { type: "forgetPerson", personId: "gone" });
    expect(JSON.stringify(state)).not.toMatch(/Loup|texte 2/);
    expect(state.order).toEqual([ROOM]);
    expect(keys(state)).toEqual(["m1", "m3"]);
  });

  it("a room that is not followed holds nothing of anyone", () => {
    const state = run(talk, got({ type: "room", room: roomView({ id: "other" }) }), { type: "activate", roomId: "other" });
    expect(state.rooms[ROOM]).toMatchObject({ messages: [], people: null, lastSeq: null });
    expect(JSON.stringify(state)).not.toMatch(/Loup/);
  });
});

it("an outing goes out with its text and stays with the message", () => {
  const outing = { day: "2026-12-05", place: "Place du marché", seats: 4 };
  const state = run(began, say("a", "Marche du samedi", { outing }), posted("a", 3));
  expect(state.rooms[ROOM]?.messages.at(-1)?.outing).toEqual(outing);
});
