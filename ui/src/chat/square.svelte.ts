/** The square as the page holds it: the reducer's state, the socket, and the verbs of the screen. */
import type { Answer } from "../lib/api";
import { browserClock } from "../lib/ports";
import type { Batch, MineView, RoomView } from "../lib/protocol.gen";
import { Socket } from "../lib/socket";
import type { Said, Wire } from "../lib/socket";
import { START, newOwn, reduce } from "../lib/state";
import type { Action, Message, Own, RoomState, State } from "../lib/state";
import { api, here, reloadMe } from "./place.svelte";
import { forgetPassing, passing, setPassing } from "./storage";

const LAST_ROOM = "placette.room";

/** One account's texts never leave as another's. */
function outbox(): string {
  return `placette.outbox.${here.me?.account?.id ?? ""}`;
}

class Square {
  state = $state.raw<State>(START);
  loadFailed = $state(false);
  olderLoading = $state(false);
  /** Client ids that wait for the charter's answer. */
  charterFor = $state.raw<readonly string[]>([]);
  private wantedSlug: string | null = null;
  private started = false;

  private listening = false;
  private socket = this.makeSocket();

  /** Comes to the square: rooms over HTTP, then the socket. Called again, it only looks again at what failed. */
  async start(): Promise<void> {
    this.loadFailed = false;
    if (!this.started) {
      this.started = true;
      this.restore();
      this.listen();
      this.socket.start();
    }
    const [rooms, mine] = await Promise.all([api<RoomView[]>("GET", "rooms"), api<MineView[]>("GET", "mine")]);
    if (rooms.ok) {
      this.dispatch({ type: "rooms", rooms: rooms.value });
      this.settle();
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
    forgetPassing();
  }

  wake(): void {
    this.socket.wake();
  }

  /** Shows a room by its slug, now or as soon as the rooms are known; null is the one seen last, or home. */
  show(slug: string | null): void {
    this.wantedSlug = slug ?? passing(LAST_ROOM);
    this.settle(slug === null);
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

  post(roomId: string, body: string): void {
    this.say(newOwn({ clientId: newClientId(), kind: "post", roomId, body }, Date.now()));
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
        this.dispatch({ type: "frame", frame, nowMs: Date.now() });
        if (frame.type === "welcome") this.settle();
        if (frame.type === "refused") this.refused(frame.client_message_id, frame.code);
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

  private refused(clientId: string | null, code: string): void {
    if (code === "charter_needed" && clientId !== null && !this.charterFor.includes(clientId)) {
      this.charterFor = [...this.charterFor, clientId];
    }
    if (code === "not_in_room" || code === "room_unknown") void this.start();
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
    const named = all.find((room) => room.view.slug === this.wantedSlug);
    const first = all.find((room) => room.view.joined) ?? all[0];
    const target = named ?? (this.state.active !== null ? rooms[this.state.active] : first) ?? first;
    if (!target) return;
    if (named) this.wantedSlug = null;
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
    setPassing(LAST_ROOM, room.view.slug);
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
  if (own.kind === "post") return { type: "post", room_id: own.roomId, body: own.body, ...ids, ...verdict };
  const target = { message_id: own.targetId ?? "" };
  if (own.kind === "edit") return { type: "edit", body: own.body, ...target, ...ids, ...verdict };
  return { type: "remove", ...target, ...ids };
}

function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const square = new Square();
