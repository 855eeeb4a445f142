/** Small frames and rooms for tests. */
import type { Batch, Person, RoomEvent, RoomView, Welcome } from "./protocol.gen";

export const ROOM = "r".repeat(26);

export function person(id: string, nickname = id): Person {
  return { id, nickname, age_band: "40-44", gender: "unsaid", departement: "10", scripted: false };
}

export const ME = person("me");

export function roomView(change: Partial<RoomView> = {}): RoomView {
  return {
    id: ROOM,
    slug: "jardin",
    kind: "theme",
    topic: "",
    slow_mode_ms: 0,
    last_seq: 0,
    read_seq: 0,
    unread: 0,
    joined: true,
    muted: false,
    present: 0,
    ...change,
  };
}

export function welcome(rooms: readonly RoomView[] = [roomView()]): Welcome {
  return { type: "welcome", protocol: 1, account: ME, server_time_ms: 1_000, rooms };
}

export function event(seq: number, change: Partial<RoomEvent> = {}): RoomEvent {
  return {
    seq,
    kind: "posted",
    message_id: `m${seq}`,
    author_id: "other",
    nickname: "Malo",
    scripted: false,
    at_ms: seq * 1_000,
    body: `texte ${seq}`,
    ...change,
  };
}

export function batch(first: number, last: number, events: readonly RoomEvent[], change: Partial<Batch> = {}): Batch {
  return { type: "batch", room_id: ROOM, first_seq: first, last_seq: last, events, reset: false, more: false, ...change };
}
