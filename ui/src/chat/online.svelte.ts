/** Whether what we show of others can still be true: without a line, people are hidden rather than shown stale. */
import { onMount } from "svelte";
import { square } from "./square.svelte";

const BLINK_MS = 1_200; // a line that is back within a blink was never lost

/** Called while a component begins; the result is read in its template. */
export function watchLine(): () => boolean {
  let network = $state(navigator.onLine);
  let cut = $state(false);
  const lost = $derived(square.state.link.at === "offline");

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
    if (!lost) {
      cut = false;
      return;
    }
    const timer = setTimeout(() => (cut = true), BLINK_MS);
    return () => clearTimeout(timer);
  });

  return () => network && !cut;
}

/** For a page of people that is opened by its address: who reads it is here, and hears of what comes. */
export function holdLine(): () => boolean {
  onMount(() => void square.start());
  return watchLine();
}
