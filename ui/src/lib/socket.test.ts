import { beforeEach, describe, expect, it } from "vitest";
import { ROOM, batch, directView, event, welcome } from "./fixtures";
import type { Post, ServerFrame } from "./protocol.gen";
import { ANSWER_MS_MAX, BACKOFF_MS_MAX, READ_MS_MIN, Socket, TYPING_MS_MIN, WELCOME_MS_MAX } from "./socket";
import type { Link } from "./socket";
import { FakeClock, FakeWire } from "./testing";

let clock: FakeClock;
let wires: FakeWire[];
let frames: ServerFrame[];
let links: Link[];
let socket: Socket;

function post(id: string): Post {
  return { type: "post", room_id: ROOM, client_message_id: id, body: `corps ${id}` };
}

function wire(): FakeWire {
  const last = wires.at(-1);
  if (!last) throw new Error("no wire yet");
  return last;
}

function greet(): void {
  wire().onopen?.();
  wire().receive(welcome());
}

function posted(id: string, seq: number): ServerFrame {
  return { type: "posted", client_message_id: id, message_id: `m${seq}`, seq, at_ms: 1 };
}

beforeEach(() => {
  clock = new FakeClock();
  wires = [];
  frames = [];
  links = [];
  socket = new Socket({
    connect: () => {
      const next = new FakeWire();
      wires.push(next);
      return next;
    },
    clock,
    random: () => 0.5,
    onFrame: (frame) => frames.push(frame),
    onLink: (link) => links.push(link),
  });
  socket.start();
});

describe("greeting", () => {
  it("says hello first, and nothing else before welcome", () => {
    socket.follow(ROOM, null);
    socket.say(post("a"));
    wire().onopen?.();
    expect(wire().types()).toEqual(["hello"]);
    wire().receive(welcome());
    expect(wire().types()).toEqual(["hello", "open", "post"]);
    expect(links.at(-1)).toEqual({ at: "online" });
  });

  it("gives up a connection that is never welcomed", () => {
    wire().onopen?.();
    clock.advance(WELCOME_MS_MAX);
    expect(wires[0]?.closed).toBe(true);
    expect(links.at(-1)).toEqual({ at: "offline", tries: 1 });
  });
});

describe("outbox", () => {
  it("resends over a reconnect exactly what is unanswered, same id and body, in order", () => {
    greet();
    for (const id of ["a", "b", "c"]) socket.say(post(id));
    wire().receive(posted("b", 1));
    wire().end(1006);
    clock.advance(BACKOFF_MS_MAX);
    greet();
    const resent = wire().sent.filter((frame) => frame.type === "post");
    expect(resent).toEqual([post("a"), post("c")]);
    expect(socket.unanswered()).toEqual(["a", "c"]);
  });

  it("keeps what is said while offline and sends it once on return", () => {
    greet();
    wire().end(1006);
    socket.say(post("a"));
    clock.advance(BACKOFF_MS_MAX);
    greet();
    expect(wire().sent.filter((frame) => frame.type === "post")).toEqual([post("a")]);
  });

  it("every kind of answer ends the resending", () => {
    greet();
    for (const id of ["a", "b", "c"]) socket.say(post(id));
    wire().receive(posted("a", 1));
    wire().receive({
      type: "held", client_message_id: "b", message_id: "x", code: "own_age_under_18", until_ms: 1, statement_id: "s",
    });
    wire().receive({
      type: "refused", client_message_id: "c", code: "link", args: {}, retry: false, statement_id: null, room_id: ROOM,
    });
    expect(socket.unanswered()).toEqual([]);
    clock.advance(ANSWER_MS_MAX * 2);
    expect(wires).toHaveLength(1);
  });

  it("a line without answers is dropped and made anew", () => {
    greet();
    socket.say(post("a"));
    clock.advance(ANSWER_MS_MAX);
    expect(wires[0]?.closed).toBe(true);
    clock.advance(BACKOFF_MS_MAX);
    greet();
    expect(wire().sent.filter((frame) => frame.type === "post")).toEqual([post("a")]);
  });

  it("a line that lives but did not answer hears it again", () => {
    greet();
    socket.say(post("a"));
    clock.advance(ANSWER_MS_MAX - 1);
    wire().receive({ type: "presence", room_id: ROOM, people: [] });
    clock.advance(1);
    expect(wires).toHaveLength(1);
    expect(wire().sent.filter((frame) => frame.type === "post")).toEqual([post("a"), post("a")]);
  });

  it("too fast: waits as told, says it again, tells nobody", () => {
    greet();
    socket.say(post("a"));
    wire().receive({
      type: "refused", client_message_id: "a", code: "too_fast", args: { wait_ms: 800 }, retry: true,
      statement_id: null, room_id: ROOM,
    });
    expect(frames.some((frame) => frame.type === "refused")).toBe(false);
    clock.advance(2_000);
    expect(wire().sent.filter((frame) => frame.type === "post")).toHaveLength(2);
  });
});

describe("resume", () => {
  it("reopens behind the last event seen", () => {
    greet();
    socket.follow(ROOM, null);
    wire().receive(batch(1, 5, [event(5)], { reset: true }));
    wire().receive(batch(6, 7, [event(7)]));
    wire().end(1012);
    clock.advance(BACKOFF_MS_MAX);
    greet();
    expect(wire().sent.at(-1)).toEqual({ type: "open", room_id: ROOM, after_seq: 7 });
  });

  it("a gap asks once from the last event and holds back what came after it", () => {
    greet();
    socket.follow(ROOM, null);
    wire().receive(batch(1, 5, [], { reset: true }));
    wire().receive(batch(8, 9, [event(9)]));
    wire().receive(batch(10, 10, [event(10)]));
    const opens = wire().sent.filter((frame) => frame.type === "open");
    expect(opens).toEqual([
      { type: "open", room_id: ROOM, after_seq: null },
      { type: "open", room_id: ROOM, after_seq: 5 },
    ]);
    expect(frames.filter((frame) => frame.type === "batch")).toHaveLength(1);
    wire().receive(batch(6, 10, [event(9), event(10)]));
    expect(frames.filter((frame) => frame.type === "batch")).toHaveLength(2);
  });

  it("a number without an event inside the range is no gap", () => {
    greet();
    socket.follow(ROOM, null);
    wire().receive(batch(1, 5, [], { reset: true }));
    wire().receive(batch(6, 9, []));
    wire().receive(batch(10, 10, [event(10)]));
    expect(frames.filter((frame) => frame.type === "batch")).toHaveLength(3);
  });

  it("reset begins anew wherever it begins", () => {
    greet();
    socket.follow(ROOM, 3);
    wire().receive(batch(500, 520, [], { reset: true }));
    wire().end(1006);
    clock.advance(BACKOFF_MS_MAX);
    greet();
    expect(wire().sent.at(-1)).toEqual({ type: "open", room_id: ROOM, after_seq: 520 });
  });

  it("a room that was closed is neither reopened nor heard", () => {
    greet();
    socket.follow(ROOM, null);
    socket.unfollow(ROOM);
    wire().receive(batch(1, 5, [], { reset: true }));
    expect(frames.some((frame) => frame.type === "batch")).toBe(false);
    expect(wire().types()).toEqual(["hello", "open", "close"]);
  });
});

describe("closing", () => {
  it.each([4401, 4403, 4406, 4400])("code %i ends it for good", (code) => {
    greet();
    wire().end(code);
    clock.advance(BACKOFF_MS_MAX * 2);
    expect(wires).toHaveLength(1);
    expect(links.at(-1)?.at).toBe("ended");
  });

  it.each([1006, 1012, 4408, 4429])("code %i comes back", (code) => {
    greet();
    wire().end(code);
    clock.advance(BACKOFF_MS_MAX);
    expect(wires.length).toBeGreaterThan(1);
  });

  it("the pauses double and stay below the most", () => {
    const made: number[] = [];
    for (let n = 0; n < 9; n += 1) {
      const began = clock.now();
      const before = wires.length;
      wire().end(1006);
      while (wires.length === before) clock.advance(50);
      made.push(clock.now() - began);
    }
    expect(made[0]).toBeLessThanOrEqual(1_000);
    expect(made[1]).toBeGreaterThan(made[0] ?? Infinity);
    expect(Math.max(...made)).toBeLessThanOrEqual(BACKOFF_MS_MAX + 50);
  });

  it("wake does not wait", () => {
    greet();
    wire().end(1006);
    socket.wake();
    expect(wires).toHaveLength(2);
  });
});

it("read positions leave once a second, the newest only", () => {
  greet();
  for (const seq of [1, 2, 7, 4]) socket.read(ROOM, seq);
  clock.advance(READ_MS_MIN);
  expect(wire().sent.filter((frame) => frame.type === "read")).toEqual([{ type: "read", room_id: ROOM, seq: 7 }]);
});

it("a frame it does not know is passed over", () => {
  greet();
  wire().receive({ type: "from_the_future" });
  expect(wires).toHaveLength(1);
  expect(frames.map((frame) => frame.type)).toEqual(["welcome"]);
});

describe("typing", () => {
  const typings = (): number => wire().types().filter((type) => type === "typing").length;

  it("leaves at most once each 3 s, for each conversation", () => {
    greet();
    for (let n = 0; n < 20; n += 1) socket.typing(ROOM);
    socket.typing("another");
    expect(typings()).toBe(2);
    clock.advance(TYPING_MS_MIN - 1);
    socket.typing(ROOM);
    expect(typings()).toBe(2);
    clock.advance(1);
    socket.typing(ROOM);
    expect(typings()).toBe(3);
  });

  it("is never kept for later", () => {
    greet();
    wire().end(1006);
    socket.typing(ROOM);
    socket.wake();
    greet();
    expect(typings()).toBe(0);
    socket.typing(ROOM);
    expect(typings()).toBe(1);
  });
});

describe("gone", () => {
  it("nothing of the room is asked for, said, read or waited for any more", () => {
    greet();
    socket.follow(ROOM, null);
    socket.say(post("a"));
    socket.say({ ...post("b"), room_id: "another" });
    socket.read(ROOM, 3);
    wire().receive({ type: "gone", room_id: ROOM });
    wire().receive(batch(1, 5, [event(5)], { reset: true }));
    expect(socket.unanswered()).toEqual(["b"]);
    expect(frames.map((frame) => frame.type)).toEqual(["welcome", "gone"]);
    clock.advance(READ_MS_MIN);
    expect(wire().types()).not.toContain("read");
    wire().end(1006);
    clock.advance(BACKOFF_MS_MAX);
    greet();
    expect(wire().types()).toEqual(["hello", "post"]);
  });
});

it.each([
  { type: "room", room: directView() }, { type: "asked", waiting: 1 }, { type: "typing", room_id: ROOM },
  { type: "seen", room_id: ROOM, seq: 1 },
] as const)("$type is passed on", (frame) => {
  greet();
  wire().receive(frame);
  expect(frames.at(-1)).toEqual(frame);
});

it("a reset in the middle of a followed room begins anew there", () => {
  greet();
  socket.follow(ROOM, null);
  wire().receive(batch(1, 9, [event(9)], { reset: true }));
  wire().receive(batch(3, 9, [], { reset: true }));
  wire().receive(batch(10, 10, [event(10)]));
  expect(frames.filter((frame) => frame.type === "batch")).toHaveLength(3);
  expect(wire().types().filter((type) => type === "open")).toHaveLength(1);
});
