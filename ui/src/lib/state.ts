/** What the browser knows of the square, and how each thing that happens changes it: (state, action) -> state. */
import type { Link } from "./socket";
import type {
  Args,
  Batch,
  Card,
  Code,
  MineView,
  Outing,
  OutingDraft,
  Person,
  RoomEvent,
  RoomView,
  ServerFrame,
  Settled,
} from "./protocol.gen";

const UNREAD_MAX = 100;

export interface Message {
  /** Stable for the life of the bubble: the client id of one's own message survives its acknowledgement. */
  readonly key: string;
  readonly id: string;
  readonly seq: number;
  readonly authorId: string;
  readonly nickname: string;
  readonly scripted: boolean;
  readonly atMs: number;
  readonly body: string | null;
  readonly edited: boolean;
  readonly removed: boolean;
  /** Somebody of the team who was on duty when this was said. */
  readonly host: boolean;
  readonly cards: readonly Card[];
  readonly outing: Outing | null;
}

export type OwnKind = "post" | "edit" | "remove";
export type OwnState = "queued" | "checking" | "held" | "refused" | "returned";

/** A text of ours that the room's log does not show yet, or never will. */
export interface Own {
  readonly clientId: string;
  readonly kind: OwnKind;
  readonly roomId: string;
  readonly targetId: string | null;
  readonly body: string;
  readonly state: OwnState;
  readonly sinceMs: number;
  /** Set when a batch brought the message before its acknowledgement: the bubble is already in the list. */
  readonly messageId: string | null;
  readonly code: Code | null;
  readonly args: Args;
  readonly retry: boolean;
  readonly untilMs: number | null;
  readonly statementId: string | null;
  readonly verdictId: string | null;
  readonly contestNumber: string | null;
  readonly outing: OutingDraft | null;
}

interface Amendment {
  readonly body: string | null;
  readonly removed: boolean;
  readonly seq: number;
}

export interface RoomState {
  readonly view: RoomView;
  /** In order of `seq`. */
  readonly messages: readonly Message[];
  /** The range held without a hole; null before the first page. */
  readonly firstSeq: number | null;
  readonly lastSeq: number | null;
  /** Whether nothing older can be asked for. */
  readonly whole: boolean;
  readonly amendments: Readonly<Record<string, Amendment>>;
  readonly people: readonly Person[] | null;
  /** The unread line stands behind this event; null is no line. */
  readonly lineSeq: number | null;
  /** When the other one of a direct conversation was last said to be writing, in our time; null since they wrote. */
  readonly typingMs: number | null;
  /** Counts how often what was held of the room was taken away: what was spoken or quoted of it goes too. */
  readonly resets: number;
}

export interface State {
  readonly link: Link;
  readonly me: Person | null;
  readonly rooms: Readonly<Record<string, RoomState>>;
  readonly order: readonly string[];
  readonly own: readonly Own[];
  readonly active: string | null;
  /** Counts reports that were answered since the page was opened. */
  readonly answers: number;
  /** Server time minus ours. */
  readonly skewMs: number;
  /** Contact requests that wait for our answer. */
  readonly asked: number;
  /** Rooms that we left for our safety: they stay away, also while the server does not know it yet. */
  readonly hidden: readonly string[];
}

export type Action =
  | { readonly type: "frame"; readonly frame: ServerFrame; readonly nowMs: number }
  | { readonly type: "link"; readonly link: Link; readonly nowMs: number }
  | { readonly type: "rooms"; readonly rooms: readonly RoomView[] }
  | { readonly type: "room"; readonly room: RoomView }
  | { readonly type: "forget"; readonly roomId: string; readonly hide: boolean }
  | { readonly type: "forgetPerson"; readonly personId: string }
  | { readonly type: "asked"; readonly waiting: number }
  | { readonly type: "older"; readonly batch: Batch }
  | { readonly type: "activate"; readonly roomId: string | null }
  | { readonly type: "read"; readonly roomId: string; readonly seq: number }
  | { readonly type: "line"; readonly roomId: string }
  | { readonly type: "say"; readonly own: Own }
  | { readonly type: "again"; readonly clientId: string; readonly nowMs: number }
  | { readonly type: "dismiss"; readonly clientId: string }
  | { readonly type: "contested"; readonly statementId: string; readonly number: string }
  | { readonly type: "mine"; readonly items: readonly MineView[] };

export const START: State = {
  link: { at: "connecting" },
  me: null,
  rooms: {},
  order: [],
  own: [],
  active: null,
  answers: 0,
  skewMs: 0,
  asked: 0,
  hidden: [],
};

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "frame":
      return receive(state, action.frame, action.nowMs);
    case "link":
      return { ...state, link: action.link, own: relink(state.own, action.link, action.nowMs) };
    case "rooms":
      return withRooms(state, action.rooms);
    case "room":
      return withRooms(state, [...others(state, action.room.id), action.room]);
    case "forget":
      return forget(action.hide ? { ...state, hidden: [...state.hidden, action.roomId] } : state, action.roomId);
    case "forgetPerson":
      return forgetPerson(state, action.personId);
    case "asked":
      return { ...state, asked: action.waiting };
    case "older":
      return inRoom(state, action.batch.room_id, (room) => older(room, action.batch));
    case "activate":
      return activate(state, action.roomId);
    case "read":
      return inRoom(state, action.roomId, (room) => read(room, action.seq));
    case "line":
      return inRoom(state, action.roomId, (room) => ({ ...room, lineSeq: room.lastSeq }));
    case "say":
      return { ...state, own: [...state.own.filter((o) => o.clientId !== action.own.clientId), action.own] };
    case "again":
      return changeOwn(state, action.clientId, (own) => again(own, state.link, action.nowMs));
    case "dismiss":
      return { ...state, own: state.own.filter((own) => own.clientId !== action.clientId) };
    case "contested":
      return {
        ...state,
        own: state.own.map((o) => (o.statementId === action.statementId ? { ...o, contestNumber: action.number } : o)),
      };
    case "mine":
      return { ...state, own: [...state.own, ...fromServer(state.own, action.items)] };
  }
}

/** What `say` is given: a text on its way, in the state the link allows. */
export function newOwn(fields: Pick<Own, "clientId" | "kind" | "roomId" | "body"> & Partial<Own>, nowMs: number): Own {
  return {
    targetId: null,
    state: "queued",
    sinceMs: nowMs,
    messageId: null,
    code: null,
    args: {},
    retry: false,
    untilMs: null,
    statementId: null,
    verdictId: null,
    contestNumber: null,
    outing: null,
    ...fields,
  };
}

/** Own texts to show under a room's messages. A removal shows only when it failed; a confirmed text is in the list. */
export function ownIn(state: State, roomId: string): Own[] {
  const shown = (own: Own): boolean => own.kind !== "remove" || own.state === "refused";
  return state.own.filter((own) => own.roomId === roomId && shown(own) && own.messageId === null);
}

/** Rooms that are named after a place. */
export function isPlace(view: RoomView): boolean {
  return view.kind === "cell" || view.kind === "basin" || view.kind === "departement" || view.kind === "local";
}

/** Where talk goes on while a room by place rests: the next wider one that is awake. */
export function widerRoom(state: State, view: RoomView): RoomView | null {
  const awake = state.order.flatMap((id) => state.rooms[id]?.view ?? []).filter((each) => !each.resting);
  const home = `departement-${state.me?.departement ?? ""}`;
  const basin = view.kind === "cell" ? awake.find((each) => each.kind === "basin") : undefined;
  return basin ?? awake.find((each) => each.slug === home) ?? null;
}

/** Whether the composer may say that we are writing: an open direct conversation where both allow it. */
export function mayTellTyping(room: RoomState): boolean {
  return room.view.direct?.state === "open" && room.view.direct.typing;
}

/** The newest own message that the other one has read, when both allow to be told. */
export function seenOwn(state: State, room: RoomState): Message | null {
  const { receipts, seen_seq } = room.view.direct ?? {};
  const last = room.messages.findLast((message) => message.authorId === state.me?.id);
  return receipts && last && last.seq <= (seen_seq ?? 0) ? last : null;
}

/** The newest own message that can still be edited. */
export function lastOwn(state: State, roomId: string): Message | null {
  const messages = state.rooms[roomId]?.messages ?? [];
  for (let at = messages.length - 1; at >= 0; at -= 1) {
    const message = messages[at];
    if (message && message.authorId === state.me?.id && !message.removed) return message;
  }
  return null;
}

function receive(state: State, frame: ServerFrame, nowMs: number): State {
  switch (frame.type) {
    case "welcome":
      return withRooms(
        { ...state, me: frame.account, skewMs: frame.server_time_ms - nowMs, asked: frame.asked },
        frame.rooms,
      );
    case "batch":
      return batch(state, frame);
    case "posted":
      return posted(state, frame.client_message_id, frame);
    case "held":
      return changeOwn(state, frame.client_message_id, (own) => ({
        ...own,
        state: "held",
        code: frame.code,
        untilMs: frame.until_ms,
        statementId: frame.statement_id,
        messageId: null,
      }));
    case "refused":
      return changeOwn(state, frame.client_message_id, (own) => ({
        ...own,
        state: "refused",
        code: frame.code,
        args: frame.args,
        retry: frame.retry,
        statementId: frame.statement_id,
        verdictId: typeof frame.args["verdict_id"] === "string" ? frame.args["verdict_id"] : null,
      }));
    case "settled":
      return settled(state, frame);
    case "unread":
      return inRoom(state, frame.room_id, (room) => ({
        ...room,
        view: { ...room.view, last_seq: Math.max(room.view.last_seq, frame.last_seq), unread: frame.unread },
      }));
    case "presence":
      return inRoom(state, frame.room_id, (room) => ({
        ...room,
        people: frame.people,
        view: { ...room.view, present: frame.people.length },
      }));
    case "answered":
      return { ...state, answers: state.answers + 1 };
    case "room":
      return withRooms(state, [...others(state, frame.room.id), keptRead(state.rooms[frame.room.id], frame.room)]);
    case "gone":
      // The server knows: should the same room open again one day, it may be shown.
      return forget({ ...state, hidden: state.hidden.filter((id) => id !== frame.room_id) }, frame.room_id);
    case "asked":
      return { ...state, asked: frame.waiting };
    case "typing":
      return inRoom(state, frame.room_id, (room) => ({ ...room, typingMs: nowMs }));
    case "seen":
      return inRoom(state, frame.room_id, (room) => seen(room, frame.seq));
  }
}

// What we have read since is on its way to the server: a view made before it does not take that back.
function keptRead(known: RoomState | undefined, view: RoomView): RoomView {
  if (!known || known.view.read_seq <= view.read_seq) return view;
  return { ...view, read_seq: known.view.read_seq, unread: known.view.unread };
}

function seen(room: RoomState, seq: number): RoomState {
  const direct = room.view.direct;
  if (!direct) return room;
  return { ...room, view: { ...room.view, direct: { ...direct, seen_seq: Math.max(seq, direct.seen_seq ?? 0) } } };
}

function forget(state: State, roomId: string): State {
  const { [roomId]: gone, ...rooms } = state.rooms;
  return {
    ...state,
    rooms: gone ? rooms : state.rooms,
    order: state.order.filter((id) => id !== roomId),
    own: state.own.filter((own) => own.roomId !== roomId),
    active: state.active === roomId ? null : state.active,
  };
}

// Whom we blocked is gone from every list at once; the server's batches and presence say the same a moment later.
function forgetPerson(state: State, personId: string): State {
  const direct = Object.values(state.rooms).filter((room) => room.view.partner?.id === personId);
  const left = direct.reduce((now, room) => forget(now, room.view.id), state);
  const rooms = Object.entries(left.rooms).map(([id, room]): [string, RoomState] => [
    id,
    {
      ...room,
      messages: room.messages.filter((message) => message.authorId !== personId),
      people: room.people?.filter((person) => person.id !== personId) ?? null,
    },
  ]);
  return { ...left, rooms: Object.fromEntries(rooms) };
}

function batch(state: State, frame: Batch): State {
  const before = state.rooms[frame.room_id];
  if (!before) return state;
  const room = frame.reset ? emptied(before, frame) : before;
  const keys = new Map(frame.reset ? before.messages.map((message) => [message.id, message.key]) : []);
  // A hole: the socket asks again, nothing is shown out of order meanwhile.
  if (room.lastSeq === null || frame.first_seq > room.lastSeq + 1) return state;
  const after = room.lastSeq;
  const fresh = frame.reset ? frame.events : frame.events.filter((event) => event.seq > after);
  let next: RoomState = { ...room, lastSeq: Math.max(after, frame.last_seq) };
  let own = state.own;
  for (const event of fresh) {
    const claimed = event.kind === "posted" && event.author_id === state.me?.id ? claim(own, next, event) : null;
    if (claimed) own = own.map((o) => (o === claimed ? { ...o, messageId: event.message_id } : o));
    next = applyEvent(next, event, claimed?.clientId ?? keys.get(event.message_id) ?? null);
    if (event.author_id !== state.me?.id) next = { ...next, typingMs: null };
  }
  next = { ...next, view: counted(next.view, frame, state.me?.id ?? "") };
  return { ...state, own, rooms: { ...state.rooms, [frame.room_id]: next } };
}

// A followed room gets no unread hints: what comes after the last hint is counted here.
function counted(view: RoomView, frame: Batch, me: string): RoomView {
  const fresh = frame.events.filter((e) => e.kind === "posted" && e.author_id !== me && e.seq > view.last_seq).length;
  // A reset is a page of the past: the server's own count stands.
  const unread = Math.min(UNREAD_MAX, view.unread + (view.muted || frame.reset ? 0 : fresh));
  return { ...view, unread, last_seq: Math.max(view.last_seq, frame.last_seq) };
}

function emptied(room: RoomState, frame: Batch): RoomState {
  return {
    ...room,
    messages: [],
    amendments: {},
    firstSeq: frame.first_seq,
    lastSeq: frame.last_seq,
    whole: frame.first_seq <= 1,
    resets: room.resets + 1,
  };
}

// Our own event overtook its acknowledgement: the oldest unanswered text that reads the same becomes this bubble.
function claim(own: readonly Own[], room: RoomState, event: RoomEvent): Own | null {
  if (room.messages.some((message) => message.id === event.message_id)) return null;
  const said = comparable(event.body ?? "");
  const waits = (o: Own): boolean => o.kind === "post" && o.roomId === room.view.id && o.messageId === null;
  const open = (o: Own): boolean => o.state === "checking" || o.state === "queued";
  return own.find((o) => waits(o) && open(o) && comparable(o.body) === said) ?? null;
}

function comparable(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

function applyEvent(room: RoomState, event: RoomEvent, clientId: string | null): RoomState {
  if (event.kind === "posted") return insert(room, fromEvent(room, event, clientId));
  const amendment: Amendment = { body: event.body, removed: event.kind === "removed", seq: event.seq };
  return {
    ...room,
    amendments: { ...room.amendments, [event.message_id]: amendment },
    messages: room.messages.map((m) => (m.id === event.message_id ? amend(m, amendment) : m)),
  };
}

function fromEvent(room: RoomState, event: RoomEvent, clientId: string | null): Message {
  const known = room.messages.find((m) => m.id === event.message_id);
  const message: Message = {
    key: known?.key ?? clientId ?? event.message_id,
    id: event.message_id,
    seq: event.seq,
    authorId: event.author_id,
    nickname: event.nickname,
    scripted: event.scripted,
    atMs: event.at_ms,
    body: event.body,
    edited: false,
    removed: event.body === null,
    host: event.host,
    cards: event.cards,
    outing: event.outing,
  };
  const amendment = room.amendments[event.message_id];
  return amendment ? amend(message, amendment) : message;
}

function amend(message: Message, amendment: Amendment): Message {
  if (amendment.removed || message.removed) return { ...message, body: null, removed: true, cards: [], outing: null };
  // An edit without a text is one whose message was removed later: that event says so itself.
  return { ...message, body: amendment.body ?? message.body, edited: true };
}

function insert(room: RoomState, message: Message): RoomState {
  const rest = room.messages.filter((m) => m.id !== message.id);
  let at = rest.length;
  while (at > 0 && (rest[at - 1]?.seq ?? 0) > message.seq) at -= 1;
  return { ...room, messages: [...rest.slice(0, at), message, ...rest.slice(at)] };
}

function older(room: RoomState, page: Batch): RoomState {
  if (room.firstSeq === null || page.first_seq > room.firstSeq) return room;
  let next: RoomState = { ...room };
  // Amendments first: a page may hold a message and its later edit.
  for (const event of page.events) {
    if (event.kind === "posted" || room.amendments[event.message_id]) continue;
    next = applyEvent(next, event, null);
  }
  const known = new Set(room.messages.map((m) => m.id));
  const fresh = page.events.filter((event) => event.kind === "posted" && !known.has(event.message_id));
  const messages = [...fresh.map((event) => fromEvent(next, event, null)), ...next.messages];
  messages.sort((a, b) => a.seq - b.seq);
  const empty = page.events.length === 0 && page.first_seq >= room.firstSeq;
  return { ...next, messages, firstSeq: page.first_seq, whole: page.first_seq <= 1 || page.reset || empty };
}

function posted(
  state: State,
  clientId: string,
  answer: { readonly message_id: string; readonly seq: number; readonly at_ms: number },
): State {
  const own = state.own.find((o) => o.clientId === clientId);
  if (!own) return state;
  const settledOwn = state.own.filter((o) => o.clientId !== clientId);
  const room = state.rooms[own.roomId];
  if (!room) return { ...state, own: settledOwn };
  return {
    ...state,
    own: settledOwn,
    rooms: { ...state.rooms, [own.roomId]: confirmed(room, own, answer, state.me) },
  };
}

function confirmed(
  room: RoomState,
  own: Own,
  answer: { readonly message_id: string; readonly seq: number; readonly at_ms: number },
  me: Person | null,
): RoomState {
  if (own.kind !== "post") {
    const amendment: Amendment = { body: own.body, removed: own.kind === "remove", seq: answer.seq };
    const known = room.amendments[own.targetId ?? ""];
    if (own.targetId === null || (known && known.seq >= answer.seq)) return room;
    return {
      ...room,
      amendments: { ...room.amendments, [own.targetId]: amendment },
      messages: room.messages.map((m) => (m.id === own.targetId ? amend(m, amendment) : m)),
    };
  }
  if (room.messages.some((m) => m.id === answer.message_id) || me === null) return room;
  return insert(room, {
    key: own.clientId,
    id: answer.message_id,
    seq: answer.seq,
    authorId: me.id,
    nickname: me.nickname,
    scripted: me.scripted,
    atMs: answer.at_ms,
    body: own.body,
    edited: false,
    removed: false,
    host: me.host,
    cards: [],
    outing: own.outing,
  });
}

function settled(state: State, frame: Settled): State {
  if (frame.state === "published" || frame.state === "removed") {
    return { ...state, own: state.own.filter((own) => own.clientId !== frame.client_message_id) };
  }
  const kind: OwnState = frame.state === "returned" ? "returned" : "refused";
  return changeOwn(state, frame.client_message_id, (own) => ({
    ...own,
    state: kind,
    retry: false,
    code: frame.code ?? own.code,
    statementId: frame.statement_id ?? own.statementId,
    untilMs: null,
  }));
}

function again(own: Own, link: Link, nowMs: number): Own {
  const verdict = own.state === "refused" ? own.verdictId : null;
  return { ...own, state: link.at === "online" ? "checking" : "queued", sinceMs: nowMs, code: null, verdictId: verdict };
}

function relink(own: readonly Own[], link: Link, nowMs: number): readonly Own[] {
  const [from, to]: [OwnState, OwnState] = link.at === "online" ? ["queued", "checking"] : ["checking", "queued"];
  if (!own.some((o) => o.state === from)) return own;
  return own.map((o) => (o.state === from ? { ...o, state: to, sinceMs: nowMs } : o));
}

function changeOwn(state: State, clientId: string | null, change: (own: Own) => Own): State {
  if (!state.own.some((own) => own.clientId === clientId)) return state;
  return { ...state, own: state.own.map((own) => (own.clientId === clientId ? change(own) : own)) };
}

function fromServer(own: readonly Own[], items: readonly MineView[]): Own[] {
  const known = new Set(own.map((o) => o.clientId));
  return items
    .filter((item) => item.state === "held" && !known.has(item.client_message_id))
    .map((item) =>
      newOwn(
        {
          clientId: item.client_message_id,
          kind: "post",
          roomId: item.room_id,
          body: item.body,
          state: "held",
          code: item.code,
          untilMs: item.until_ms,
          statementId: item.statement_id,
          contestNumber: item.contest_number,
        },
        item.at_ms,
      ),
    );
}

function others(state: State, roomId: string): RoomView[] {
  return Object.values(state.rooms).flatMap((room) => (room.view.id === roomId ? [] : [room.view]));
}

function withRooms(state: State, views: readonly RoomView[]): State {
  const rooms: Record<string, RoomState> = {};
  for (const view of views) {
    if (state.hidden.includes(view.id)) continue;
    const known = state.rooms[view.id];
    rooms[view.id] = known ? { ...known, view } : newRoom(view);
  }
  const home = `departement-${state.me?.departement ?? ""}`;
  const shown = Object.values(rooms).map((room) => room.view);
  const sorted = shown.sort((a, b) => rank(a, home) - rank(b, home) || tie(a, b));
  const active = state.active !== null && rooms[state.active] ? state.active : null;
  return { ...state, rooms, order: sorted.map((view) => view.id), active };
}

// People first, then the nearest place where somebody is, then themes; what rests stands last.
function rank(view: RoomView, home: string): number {
  if (view.direct) return view.direct.state === "open" || view.direct.state === "paused" ? 0 : 1;
  if (view.resting) return 8;
  if (view.slug === home) return 4;
  return { direct: 0, cell: 2, basin: 3, local: 5, departement: 6, theme: 7, profile: 9 }[view.kind];
}

function tie(a: RoomView, b: RoomView): number {
  if (a.direct && b.direct) return b.direct.opened_ms - a.direct.opened_ms;
  return a.slug < b.slug ? -1 : 1;
}

function newRoom(view: RoomView): RoomState {
  return {
    view,
    messages: [],
    firstSeq: null,
    lastSeq: null,
    whole: false,
    amendments: {},
    people: null,
    lineSeq: null,
    typingMs: null,
    resets: 0,
  };
}

// A room that is not followed holds nothing: what a block took away meanwhile could not be taken from it.
function activate(state: State, roomId: string | null): State {
  const before = state.active === null || state.active === roomId ? undefined : state.rooms[state.active];
  const left = before ? inRoom(state, before.view.id, (room) => ({ ...newRoom(room.view), resets: room.resets })) : state;
  if (roomId === null || !left.rooms[roomId]) return { ...left, active: null };
  const next = inRoom(left, roomId, (room) => ({
    ...room,
    people: room.view.joined ? room.people : null,
    lineSeq: room.view.unread > 0 ? room.view.read_seq : null,
  }));
  return { ...next, active: roomId };
}

function read(room: RoomState, seq: number): RoomState {
  if (seq <= room.view.read_seq && room.view.unread === 0) return room;
  return { ...room, view: { ...room.view, read_seq: Math.max(seq, room.view.read_seq), unread: 0 } };
}

function inRoom(state: State, roomId: string, change: (room: RoomState) => RoomState): State {
  const room = state.rooms[roomId];
  return room ? { ...state, rooms: { ...state.rooms, [roomId]: change(room) } } : state;
}
