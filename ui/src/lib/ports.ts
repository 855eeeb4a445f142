/** What the headless parts ask of the world; tests answer with a clock and dice of their own. */

export interface Clock {
  now(): number;
  /** Runs `work` once after `ms`; the result cancels it. */
  after(ms: number, work: () => void): () => void;
}

/** At least 0, below 1. */
export type Random = () => number;

export const browserClock: Clock = {
  now: () => Date.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
