/** Small frames and rooms for tests. */
import type { Batch, DirectView, Person, RoomEvent, RoomView, Welcome } from "./protocol.gen";

export const ROOM = "r".repeat(26);

export function person(id: string, nickname = id): Person {
  return {
    id,
    nickname,
    age_band: "40-44",
    gender: "unsaid",
    departement: "10",
    around: null,
    around_name: null,
    scripted: false,
    host: false,
  };
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
    name: "",
    around: "",
    contacts: true,
    resting: false,
    partner: null,
    direct: null,
    ...change,
  };
}

/** A direct conversation with Malo, who is `other`. */
export function directView(change: Partial<RoomView> = {}, terms: Partial<DirectView> = {}): RoomView {
  const direct: DirectView = {
    mode: "examined",
    state: "open",
    days: 30,
    opened_ms: 1_000,
    paused_by_me: false,
    typing: true,
    receipts: true,
    seen_seq: null,
    ...terms,
  };
  return roomView({ slug: "", kind: "direct", partner: person("other", "Malo"), direct, ...change });
}

export function welcome(rooms: readonly RoomView[] = [roomView()], asked = 0): Welcome {
  return { type: "welcome", protocol: 1, account: ME, server_time_ms: 1_000, rooms, asked };
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
    host: false,
    cards: [],
    outing: null,
    ...change,
  };
}

export function batch(first: number, last: number, events: readonly RoomEvent[], change: Partial<Batch> = {}): Batch {
  return { type: "batch", room_id: ROOM, first_seq: first, last_seq: last, events, reset: false, more: false, ...change };
}
