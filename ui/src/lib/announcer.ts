/** Speaks new messages to a screen reader: one at a time, and as one sentence when many come at once. */
import type { Clock } from "./ports";

export const WINDOW_MS = 5_000;
export const SEPARATE_MAX = 3;
const PAUSE_MS = 700;

export type Detail = "all" | "count" | "none";

export interface Speech {
  /** Puts the text into the live region. */
  say(text: string): void;
  one(item: Spoken): string;
  many(count: number): string;
}

export interface Spoken {
  readonly nickname: string;
  readonly text: string;
}

export class Announcer {
  private waiting: Spoken[] = [];
  private recent: number[] = [];
  private cancel: (() => void) | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly speech: Speech,
    private readonly detail: () => Detail,
  ) {}

  add(item: Spoken): void {
    if (this.detail() === "none") return;
    this.waiting.push(item);
    this.cancel ??= this.clock.after(PAUSE_MS, () => this.speak());
  }

  /** The room changed: what was about to be said belongs to the other one. */
  clear(): void {
    this.waiting = [];
    this.cancel?.();
    this.cancel = null;
  }

  private speak(): void {
    this.cancel = null;
    const now = this.clock.now();
    this.recent = this.recent.filter((at) => now - at < WINDOW_MS);
    const first = this.waiting[0];
    if (!first) return;
    const busy = this.waiting.length + this.recent.length > SEPARATE_MAX;
    if (busy || this.detail() === "count") {
      const oldest = this.recent[0];
      if (busy && oldest !== undefined && this.waiting.length <= SEPARATE_MAX) {
        // Enough was said for now: gather until the window has passed.
        this.cancel = this.clock.after(Math.max(PAUSE_MS, oldest + WINDOW_MS - now), () => this.speak());
        return;
      }
      this.speech.say(this.speech.many(this.waiting.length));
      this.waiting = [];
      this.recent.push(now);
      return;
    }
    this.waiting.shift();
    this.speech.say(this.speech.one(first));
    this.recent.push(now);
    if (this.waiting.length > 0) this.cancel = this.clock.after(PAUSE_MS, () => this.speak());
  }
}
