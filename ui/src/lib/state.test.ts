import { describe, expect, it } from "vitest";
import { ME, ROOM, batch, event, person, roomView, welcome } from "./fixtures";
import type { Batch, ServerFrame } from "./protocol.gen";
import { START, lastOwn, newOwn, ownIn, reduce } from "./state";
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
