/** A clock that moves when told to, and a wire that remembers: for tests only. */
import type { Clock } from "./ports";
import type { ServerFrame } from "./protocol.gen";
import type { Wire } from "./socket";

export class FakeClock implements Clock {
  private at = 1_000;
  private timers: { at: number; work: () => void }[] = [];

  now(): number {
    return this.at;
  }

  after(ms: number, work: () => void): () => void {
    const timer = { at: this.at + ms, work };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((each) => each !== timer);
    };
  }

  advance(ms: number): void {
    const end = this.at + ms;
    for (;;) {
      const next = this.timers.filter((t) => t.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.timers = this.timers.filter((each) => each !== next);
      this.at = Math.max(this.at, next.at);
      next.work();
    }
    this.at = end;
  }
}

export class FakeWire implements Wire {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  closed = false;
  readonly sent: { type: string; [field: string]: unknown }[] = [];

  send(text: string): void {
    this.sent.push(JSON.parse(text) as { type: string });
  }

  close(): void {
    this.closed = true;
  }

  receive(frame: ServerFrame | { type: string }): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  end(code: number): void {
    this.onclose?.({ code });
  }

  types(): string[] {
    return this.sent.map((frame) => frame.type);
  }
}
