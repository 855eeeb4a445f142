/** The square as the page holds it: the reducer's state, the socket, and the verbs of the screen. */
import type { Answer } from "../lib/api";
import { browserClock } from "../lib/ports";
import type { Batch, MineView, OutingDraft, Receipt, RefusedFrame, RoomView } from "../lib/protocol.gen";
import { Socket } from "../lib/socket";
import type { Said, Wire } from "../lib/socket";
import { START, mayTellTyping, newOwn, reduce } from "../lib/state";
import type { Action, Message, Own, RoomState, State } from "../lib/state";
import { api, here, reloadMe } from "./place.svelte";
import { MEETING } from "./meetings";
import { forgetLasting, forgetPassing, passing, setPassing } from "./storage";

const LAST_ROOM = "placette.room";
const EXIT = "placette.exit";
const EXIT_AGAIN_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000];
const EXIT_ANSWER_MS_MAX = 10_000;
const EXIT_OVER: readonly string[] = ["direct_unknown", "direct_ended"];

/** A safe exit: the conversation is off this screen already; `receipt` comes when the server has taken it. */
export interface Exit {
  readonly tries: number;
  readonly done: boolean;
  readonly receipt: Receipt | null;
  /** Put away by the person; it comes back with the number. */
  readonly away: boolean;
}

/** One account's texts never leave as another's. */
function outbox(): string {
  return `placette.outbox.${here.me?.account?.id ?? ""}`;
}

/** Where the draft of a room is kept. */
export function draftKey(roomId: string): string {
  return `placette.draft.${here.me?.account?.id ?? ""}.${roomId}`;
}

class Square {
  state = $state.raw<State>(START);
  loadFailed = $state(false);
  olderLoading = $state(false);
  /** Client ids that wait for the charter's answer. */
  charterFor = $state.raw<readonly string[]>([]);
  exit = $state.raw<Exit | null>(null);
  /** The address named a conversation that is not, or no longer, ours. */
  missing = $state(false);
  /** The slug of a room or the id of a conversation, until it is shown. */
  private wanted: string | null = null;
  private started = false;
  /** The conversation that a safe exit is telling the server of. */
  private exiting: string | null = null;

  private listening = false;
  private socket = this.makeSocket();

  /** Comes to the square: rooms over HTTP, then the socket. Called again, it only looks again at what failed. */
  async start(): Promise<void> {
    this.loadFailed = false;
    if (!this.started) {
      this.started = true;
      this.resumeExit();
      this.restore();
      this.listen();
      this.socket.start();
    }
    const [rooms, mine] = await Promise.all([api<RoomView[]>("GET", "rooms"), api<MineView[]>("GET", "mine")]);
    if (rooms.ok) {
      this.dispatch({ type: "rooms", rooms: rooms.value });
      this.settle();
      this.missing = this.wanted !== null;
      this.wanted = null;
    } else if (this.state.order.length === 0) {
      this.loadFailed = true;
    }
    if (mine.ok) this.dispatch({ type: "mine", items: mine.value });
  }

  /** Leaves for good: the next person at this browser finds no text, no room and no draft of ours. */
  stop(): void {
    this.socket.stop();
    this.socket = this.makeSocket();
    this.started = false;
    this.state = START;
    this.charterFor = [];
    this.exit = null;
    this.exiting = null;
    this.wanted = null;
    forgetPassing();
    forgetLasting(MEETING);
  }

  wake(): void {
    this.socket.wake();
  }

  /** Shows a room by its slug or a conversation by its id, now or once it is known; null is the room seen last, or home. */
  show(name: string | null): void {
    this.wanted = name ?? passing(LAST_ROOM);
    this.missing = false;
    this.settle(name === null);
    // A room seen last may be gone by now: nobody asked for it.
    if (name === null && this.state.order.length > 0) this.wanted = null;
  }

  room(): RoomState | null {
    return this.state.active === null ? null : (this.state.rooms[this.state.active] ?? null);
  }

  async join(roomId: string): Promise<Answer<RoomView>> {
    const answer = await api<RoomView>("POST", `rooms/${roomId}/join`);
    if (answer.ok) {
      this.dispatch({ type: "room", room: answer.value });
      if (this.state.active === roomId) this.activate(roomId, true);
    }
    return answer;
  }

  async leave(roomId: string): Promise<Answer<unknown>> {
    const answer = await api("POST", `rooms/${roomId}/leave`);
    const room = this.state.rooms[roomId];
    if (answer.ok && room) {
      this.socket.unfollow(roomId);
      this.dispatch({ type: "room", room: { ...room.view, joined: false, unread: 0 } });
    }
    return answer;
  }

  async mute(roomId: string, muted: boolean): Promise<Answer<RoomView>> {
    const answer = await api<RoomView>("PUT", `rooms/${roomId}/mute`, { muted });
    if (answer.ok) this.dispatch({ type: "room", room: answer.value });
    return answer;
  }

  async older(): Promise<boolean> {
    const room = this.room();
    if (!room || room.firstSeq === null || room.whole || this.olderLoading) return true;
    this.olderLoading = true;
    const answer = await api<Batch>("GET", `rooms/${room.view.id}/history?before_seq=${room.firstSeq}`);
    this.olderLoading = false;
    if (answer.ok) this.dispatch({ type: "older", batch: answer.value });
    return answer.ok;
  }

  post(roomId: string, body: string, outing: OutingDraft | null = null): void {
    this.say(newOwn({ clientId: newClientId(), kind: "post", roomId, body, outing }, Date.now()));
  }

  /** Something was typed; told to the other one only where both allow it. */
  typing(room: RoomState): void {
    if (mayTellTyping(room)) this.socket.typing(room.view.id);
  }

  /** A room that an answer brought: a conversation that has just opened. */
  take(room: RoomView): void {
    this.dispatch({ type: "room", room });
  }

  asked(waiting: number): void {
    this.dispatch({ type: "asked", waiting });
  }

  async pause(roomId: string, paused: boolean): Promise<Answer<unknown>> {
    const answer = await api("POST", `direct/${roomId}/${paused ? "pause" : "resume"}`);
    const view = this.state.rooms[roomId]?.view;
    if (answer.ok && view?.direct) {
      const direct = { ...view.direct, state: paused ? "paused" : "open", paused_by_me: paused } as const;
      this.dispatch({ type: "room", room: { ...view, direct } });
    }
    return answer;
  }

  async end(roomId: string): Promise<Answer<unknown>> {
    const answer = await api("POST", `direct/${roomId}/leave`);
    if (answer.ok) this.forget(roomId, false);
    return answer;
  }

  /** Neither sees the other any more. */
  async block(personId: string): Promise<Answer<unknown>> {
    const answer = await api("POST", "blocks", { person_id: personId });
    if (answer.ok) this.blocked(personId);
    return answer;
  }

  /** The server has blocked them for us, by a report. */
  blocked(personId: string): void {
    for (const { view } of Object.values(this.state.rooms)) {
      if (view.partner?.id === personId) this.forget(view.id, false);
    }
    this.dispatch({ type: "forgetPerson", personId });
    this.settle();
  }

  /** The conversation leaves the screen now; the server is told until it has answered, also after a reload. */
  safeExit(roomId: string): void {
    this.exiting = roomId;
    setPassing(EXIT, roomId);
    this.exit = { tries: 0, done: false, receipt: null, away: false };
    this.forget(roomId, true);
    void this.tellExit(roomId);
  }

  exitSeen(): void {
    this.exit = this.exit && !this.exit.done ? { ...this.exit, away: true } : null;
  }

  edit(roomId: string, message: Message, body: string): void {
    this.say(newOwn({ clientId: newClientId(), kind: "edit", roomId, body, targetId: message.id }, Date.now()));
  }

  remove(roomId: string, messageId: string): void {
    this.say(newOwn({ clientId: newClientId(), kind: "remove", roomId, body: "", targetId: messageId }, Date.now()));
  }

  /** The same text again under the same client id, with the nudge's verdict when there was one. */
  again(clientId: string): void {
    this.dispatch({ type: "again", clientId, nowMs: Date.now() });
    const own = this.state.own.find((o) => o.clientId === clientId);
    if (own) this.socket.say(toFrame(own));
    this.keep();
  }

  dismiss(clientId: string): void {
    this.dispatch({ type: "dismiss", clientId });
    this.keep();
  }

  contested(statementId: string, number: string): void {
    this.dispatch({ type: "contested", statementId, number });
  }

  /** Everything up to the newest event was on the screen. */
  seen(): void {
    const room = this.room();
    if (!room || room.lastSeq === null || !room.view.joined) return;
    if (room.lastSeq <= room.view.read_seq && room.view.unread === 0) return;
    this.dispatch({ type: "read", roomId: room.view.id, seq: room.lastSeq });
    this.socket.read(room.view.id, room.lastSeq);
  }

  charterAnswered(): void {
    const waiting = this.charterFor;
    this.charterFor = [];
    for (const clientId of waiting) this.again(clientId);
  }

  charterLater(): void {
    this.charterFor = [];
  }

  private makeSocket(): Socket {
    return new Socket({
      connect: () => new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`) as Wire,
      clock: browserClock,
      random: Math.random,
      onFrame: (frame) => {
        const before = this.state.order;
        this.dispatch({ type: "frame", frame, nowMs: Date.now() });
        // What was taken from us while the line was down is forgotten as if we had been told.
        if (frame.type === "welcome") {
          for (const id of before) if (!this.state.rooms[id]) this.forget(id, false);
        }
        if (frame.type === "gone") this.forget(frame.room_id, false);
        if (frame.type === "welcome" || frame.type === "room" || frame.type === "gone") this.settle();
        if (frame.type === "refused") this.refused(frame);
      },
      onLink: (link) => {
        this.dispatch({ type: "link", link, nowMs: Date.now() });
        if (link.at === "ended") this.ended(link.reason);
      },
    });
  }

  private listen(): void {
    if (this.listening) return;
    this.listening = true;
    addEventListener("online", () => this.socket.wake());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.away();
    });
  }

  // Whoever looks away finds a line above what came meanwhile.
  private away(): void {
    const room = this.room();
    if (room && room.lastSeq !== null && room.view.unread === 0) this.dispatch({ type: "line", roomId: room.view.id });
  }

  private dispatch(action: Action): void {
    this.state = reduce(this.state, action);
    if (action.type === "frame" && action.frame.type !== "presence" && action.frame.type !== "batch") this.keep();
  }

  private say(own: Own): void {
    const online = this.state.link.at === "online";
    this.dispatch({ type: "say", own: { ...own, state: online ? "checking" : "queued" } });
    this.socket.say(toFrame(own));
    this.keep();
  }

  // What this browser keeps of it goes too: the draft, what was unsent, and where one was last.
  private forget(roomId: string, hide: boolean): void {
    const slug = this.state.rooms[roomId]?.view.slug;
    this.socket.unfollow(roomId);
    this.socket.forget(roomId);
    this.dispatch({ type: "forget", roomId, hide });
    setPassing(draftKey(roomId), null);
    if (slug && passing(LAST_ROOM) === slug) setPassing(LAST_ROOM, null);
    this.keep();
    this.settle();
  }

  private async tellExit(roomId: string): Promise<void> {
    for (let tries = 1; this.exiting === roomId; tries += 1) {
      const silence = new Promise<null>((resolve) => setTimeout(resolve, EXIT_ANSWER_MS_MAX, null));
      const answer = await Promise.race([api<Receipt>("POST", `direct/${roomId}/exit`, {}), silence]);
      if (this.exiting !== roomId) return; // signed out meanwhile
      // It is over already when an answer was lost on its way to us.
      const over = answer !== null && !answer.ok && EXIT_OVER.includes(answer.refusal?.code ?? "");
      if (answer?.ok || over) {
        this.exiting = null;
        setPassing(EXIT, null);
        this.exit = { tries, done: true, receipt: answer?.ok ? answer.value : null, away: false };
        return;
      }
      this.exit = { tries, done: false, receipt: null, away: this.exit?.away ?? false };
      await new Promise((resolve) => setTimeout(resolve, EXIT_AGAIN_MS[Math.min(tries, EXIT_AGAIN_MS.length) - 1]));
    }
  }

  private resumeExit(): void {
    const roomId = passing(EXIT);
    if (roomId !== null) this.safeExit(roomId);
  }

  private refused({ client_message_id: clientId, code, args }: RefusedFrame): void {
    // The hours ended while this page was open.
    if (code === "closed_hours" && here.place && typeof args["opens_ms"] === "number") {
      here.place = { ...here.place, opens_ms: args["opens_ms"] };
    }
    if (code === "charter_needed" && clientId !== null && !this.charterFor.includes(clientId)) {
      this.charterFor = [...this.charterFor, clientId];
    }
    if (code === "not_in_room" || code === "room_unknown" || code === "direct_unknown") void this.start();
  }

  private ended(reason: string): void {
    if (reason === "signed_out" || reason === "not_in") {
      this.stop();
      here.endedBy = reason;
      void reloadMe();
    } else {
      here.endedBy = reason;
    }
  }

  private settle(gentle = true): void {
    const { rooms, order } = this.state;
    const all = order.flatMap((id) => rooms[id] ?? []);
    const named = all.find(({ view }) => (view.direct ? view.id : view.slug) === this.wanted);
    // Home is a room where somebody is, never a person: one goes to people by oneself.
    const home = all.filter((room) => !room.view.direct);
    const first = home.find((room) => room.view.joined) ?? home[0];
    const target = named ?? (this.state.active !== null ? rooms[this.state.active] : first) ?? first;
    if (!target) return;
    if (named) this.wanted = null;
    if (target.view.id !== this.state.active) this.activate(target.view.id, false);
    else if (!gentle) this.activate(target.view.id, false);
  }

  private activate(roomId: string, again: boolean): void {
    const before = this.state.active;
    if (before === roomId && !again) return;
    if (before !== null && before !== roomId) this.socket.unfollow(before);
    this.dispatch({ type: "activate", roomId });
    const room = this.state.rooms[roomId];
    if (!room) return;
    if (!room.view.direct) setPassing(LAST_ROOM, room.view.slug);
    if (room.view.joined) this.socket.follow(roomId, room.lastSeq);
  }

  private keep(): void {
    const unsent = this.state.own.filter((own) => own.state === "queued" || own.state === "checking" || own.retry);
    setPassing(outbox(), unsent.length === 0 ? null : JSON.stringify(unsent));
  }

  private restore(): void {
    let kept: Own[] = [];
    try {
      kept = JSON.parse(passing(outbox()) ?? "[]") as Own[];
    } catch {
      return; // written by an older page
    }
    for (const own of kept) {
      const waiting = own.state !== "refused";
      this.dispatch({ type: "say", own: { ...own, state: waiting ? "queued" : "refused", messageId: null } });
      if (waiting) this.socket.say(toFrame(own));
    }
  }
}

function toFrame(own: Own): Said {
  const ids = { client_message_id: own.clientId };
  const verdict = own.verdictId === null ? {} : { verdict_id: own.verdictId };
  if (own.kind === "post") {
    const outing = own.outing ? { outing: own.outing } : {};
    return { type: "post", room_id: own.roomId, body: own.body, ...outing, ...ids, ...verdict };
  }
  const target = { message_id: own.targetId ?? "" };
  if (own.kind === "edit") return { type: "edit", body: own.body, ...target, ...ids, ...verdict };
  return { type: "remove", ...target, ...ids };
}

function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const square = new Square();
