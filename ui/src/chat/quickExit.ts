/** Esc Esc, or the door: a neutral page, and this one leaves the history. A convenience, not a protection. */
const NEUTRAL = "https://example.org/";
const TWICE_MS = 600;

export function leaveNow(): void {
  document.documentElement.hidden = true;
  location.replace(NEUTRAL);
}

export function listenForQuickExit(): () => void {
  let last = -Infinity;
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.repeat || event.shiftKey || event.altKey || event.ctrlKey) return;
    if (event.timeStamp - last < TWICE_MS) leaveNow();
    last = event.timeStamp;
  };
  addEventListener("keydown", onKey, true);
  return () => removeEventListener("keydown", onKey, true);
}
