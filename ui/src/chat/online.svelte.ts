/** Whether what we show of others can still be true: without a line, people are hidden rather than shown stale. */
import { square } from "./square.svelte";

const BLINK_MS = 1_200; // a line that is back within a blink was never lost

/** Called while a component begins; the result is read in its template. */
export function watchLine(): () => boolean {
  let network = $state(navigator.onLine);
  let cut = $state(false);

  $effect(() => {
    const look = (): boolean => (network = navigator.onLine);
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => {
      removeEventListener("online", look);
      removeEventListener("offline", look);
    };
  });

  $effect(() => {
    if (square.state.link.at !== "offline") {
      cut = false;
      return;
    }
    const timer = setTimeout(() => (cut = true), BLINK_MS);
    return () => clearTimeout(timer);
  });

  return () => network && !cut;
}
