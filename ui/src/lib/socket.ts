/**
 * One connection to the square that outlives its sockets: hello, followed rooms, an outbox that resends until
 * answered, resume behind the last event seen, and a calm way back when the line drops. No DOM, no timers of its own.
 */
import type { Clock, Random } from "./ports";
import { CLOSES, PROTOCOL_VERSION } from "./protocol.gen";
import type { Batch, ClientFrame, Edit, Post, RefusedFrame, Remove, ServerFrame } from "./protocol.gen";

export const BACKOFF_MS_MIN = 500;
export const BACKOFF_MS_MAX = 30_000;
export const WELCOME_MS_MAX = 10_000;
export const ANSWER_MS_MAX = 15_000;
export const READ_MS_MIN = 1_000;
export const TYPING_MS_MIN = 3_000;
const TOO_FAST_TRIES_MAX = 6;

/** The part of WebSocket that is used; a test's fake has no more. */
export interface Wire {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(): void;
}

export type Link =
  | { readonly at: "connecting" }
  | { readonly at: "online" }
  | { readonly at: "offline"; readonly tries: number }
  | { readonly at: "ended"; readonly reason: string };

export type Said = Post | Edit | Remove;

interface Waiting {
  readonly frame: Said;
  tries: number;
  cancel: () => void;
}

interface Followed {
  lastSeq: number | null;
  resuming: boolean;
}

export interface SocketOptions {
  connect(): Wire;
  clock: Clock;
  random: Random;
  onFrame(frame: ServerFrame): void;
  onLink(link: Link): void;
}

export class Socket {
  private wire: Wire | null = null;
  private greeted = false;
  private stopped = true;
  private tries = 0;
  private heardMs = 0;
  private cancelTimer: () => void = () => undefined;
  private readonly outbox = new Map<string, Waiting>();
  private readonly followed = new Map<string, Followed>();
  private readonly reads = new Map<string, number>();
  private readonly typed = new Map<string, number>();
  private cancelReads: (() => void) | null = null;

  constructor(private readonly options: SocketOptions) {}

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.tries = 0;
    this.connect();
  }

  /** Ends for good, until `start`. What is unanswered stays in the outbox. */
  stop(): void {
    this.stopped = true;
    this.drop();
  }

  /** The network is back, or the person asks: try now instead of waiting out the pause. */
  wake(): void {
    if (this.stopped || this.wire !== null) return;
    this.cancelTimer();
    this.connect();
  }

  /** Follows a room behind `lastSeq`; null asks for the newest page. */
  follow(roomId: string, lastSeq: number | null): void {
    this.followed.set(roomId, { lastSeq, resuming: true });
    this.emit({ type: "open", room_id: roomId, after_seq: lastSeq });
  }

  unfollow(roomId: string): void {
    if (this.followed.delete(roomId)) this.emit({ type: "close", room_id: roomId });
  }

  /** The room is no longer ours: nothing of it is asked for, said or waited for any more. */
  forget(roomId: string): void {
    this.followed.delete(roomId);
    this.reads.delete(roomId);
    for (const { frame } of this.outbox.values()) {
      if (frame.type === "post" && frame.room_id === roomId) this.answered(frame.client_message_id);
    }
  }

  /** A hint that we are writing: at most one each 3 s, never kept for later. */
  typing(roomId: string): void {
    const now = this.options.clock.now();
    if (now - (this.typed.get(roomId) ?? -Infinity) < TYPING_MS_MIN) return;
    if (this.emit({ type: "typing", room_id: roomId })) this.typed.set(roomId, now);
  }

  /** Keeps the frame until one answer with its client id comes, over as many connections as that takes. */
  say(frame: Said): void {
    this.outbox.get(frame.client_message_id)?.cancel();
    const waiting: Waiting = { frame, tries: 0, cancel: () => undefined };
    this.outbox.set(frame.client_message_id, waiting);
    this.send(waiting);
  }

  /** Read positions are hints: the newest of each room, once a second. */
  read(roomId: string, seq: number): void {
    if (seq <= (this.reads.get(roomId) ?? -1)) return;
    this.reads.set(roomId, seq);
    this.cancelReads ??= this.options.clock.after(READ_MS_MIN, () => this.flushReads());
  }

  /** Client ids that have no answer yet, in the order they were said. */
  unanswered(): string[] {
    return [...this.outbox.keys()];
  }

  private connect(): void {
    this.options.onLink(this.tries === 0 ? { at: "connecting" } : { at: "offline", tries: this.tries });
    const wire = this.options.connect();
    this.wire = wire;
    this.greeted = false;
    wire.onopen = () => {
      if (this.wire === wire) wire.send(JSON.stringify({ type: "hello", protocol: PROTOCOL_VERSION }));
    };
    wire.onmessage = (event) => {
      if (this.wire === wire && typeof event.data === "string") this.receive(event.data);
    };
    wire.onclose = (event) => {
      if (this.wire === wire) this.lost(event.code);
    };
    this.cancelTimer = this.options.clock.after(WELCOME_MS_MAX, () => {
      if (this.wire === wire && !this.greeted) this.lost(0);
    });
  }

  private drop(): void {
    this.cancelTimer();
    this.cancelReads?.();
    this.cancelReads = null;
    for (const waiting of this.outbox.values()) waiting.cancel();
    const wire = this.wire;
    this.wire = null;
    this.greeted = false;
    if (wire) {
      wire.onopen = wire.onmessage = wire.onclose = null;
      wire.close();
    }
  }

  private lost(code: number): void {
    this.drop();
    if (this.stopped) return;
    const close = CLOSES[code];
    if (close && !close.reconnect) {
      this.stopped = true;
      this.options.onLink({ at: "ended", reason: close.reason });
      return;
    }
    this.tries += 1;
    this.options.onLink({ at: "offline", tries: this.tries });
    this.cancelTimer = this.options.clock.after(this.pause(), () => this.connect());
  }

  // Doubling, with the upper half left to chance: a thousand browsers do not come back in the same instant.
  private pause(): number {
    const top = Math.min(BACKOFF_MS_MAX, BACKOFF_MS_MIN * 2 ** this.tries);
    return Math.max(BACKOFF_MS_MIN, top / 2 + (top / 2) * this.options.random());
  }

  private receive(text: string): void {
    this.heardMs = this.options.clock.now();
    let frame: ServerFrame;
    try {
      frame = JSON.parse(text) as ServerFrame;
    } catch {
      return this.lost(0); // half a frame: the next connection resumes without a hole
    }
    switch (frame.type) {
      case "welcome":
        this.options.onFrame(frame);
        return this.greet();
      case "batch":
        return this.batch(frame);
      case "posted":
      case "held":
        this.answered(frame.client_message_id);
        return this.options.onFrame(frame);
      case "refused":
        return this.refused(frame);
      case "gone":
        this.forget(frame.room_id);
        return this.options.onFrame(frame);
      case "settled":
      case "unread":
      case "presence":
      case "answered":
      case "room":
      case "asked":
      case "typing":
      case "seen":
        return this.options.onFrame(frame);
      default:
        return; // a newer server: what we do not know, we pass over
    }
  }

  private greet(): void {
    this.cancelTimer();
    this.greeted = true;
    this.tries = 0;
    this.options.onLink({ at: "online" });
    for (const [roomId, room] of this.followed) {
      room.resuming = true;
      this.emit({ type: "open", room_id: roomId, after_seq: room.lastSeq });
    }
    for (const waiting of this.outbox.values()) this.send(waiting);
  }

  private batch(frame: Batch): void {
    const room = this.followed.get(frame.room_id);
    if (!room) return; // closed meanwhile
    if (!frame.reset) {
      if (room.lastSeq === null) return; // a live push that overtook the first page
      if (frame.first_seq > room.lastSeq + 1) return this.gap(frame.room_id, room);
    }
    room.lastSeq = frame.reset ? frame.last_seq : Math.max(room.lastSeq ?? 0, frame.last_seq);
    room.resuming = false;
    this.options.onFrame(frame);
  }

  private gap(roomId: string, room: Followed): void {
    if (room.resuming) return; // asked already; the answer fills the hole
    room.resuming = true;
    this.emit({ type: "open", room_id: roomId, after_seq: room.lastSeq });
  }

  private refused(frame: RefusedFrame): void {
    const waiting = frame.client_message_id === null ? undefined : this.outbox.get(frame.client_message_id);
    if (waiting && frame.code === "too_fast" && waiting.tries < TOO_FAST_TRIES_MAX) {
      const wait = typeof frame.args["wait_ms"] === "number" ? frame.args["wait_ms"] : 1_000;
      waiting.cancel();
      waiting.cancel = this.options.clock.after(wait + 200 * this.options.random(), () => this.send(waiting));
      return;
    }
    if (waiting) this.answered(waiting.frame.client_message_id);
    this.options.onFrame(frame);
  }

  private answered(clientId: string): void {
    this.outbox.get(clientId)?.cancel();
    this.outbox.delete(clientId);
  }

  private send(waiting: Waiting): void {
    if (!this.emit(waiting.frame)) return;
    waiting.tries += 1;
    waiting.cancel();
    const sentMs = this.options.clock.now();
    waiting.cancel = this.options.clock.after(ANSWER_MS_MAX, () => {
      // Others are heard: say it again. Nobody is: a dead line that nobody has closed, only a new one can tell.
      if (this.heardMs > sentMs) this.send(waiting);
      else this.lost(0);
    });
  }

  private flushReads(): void {
    this.cancelReads = null;
    for (const [roomId, seq] of this.reads) this.emit({ type: "read", room_id: roomId, seq });
    this.reads.clear();
  }

  private emit(frame: ClientFrame): boolean {
    if (this.wire === null || !this.greeted) return false;
    this.wire.send(JSON.stringify(frame));
    return true;
  }
}
