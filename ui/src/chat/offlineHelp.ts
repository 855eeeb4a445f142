/**
 * Keeps the help page readable when the line is gone. The worker is registered for /aide alone: the chat never passes
 * through it, and this one public page is all it may leave on a shared computer.
 */
export async function keepHelp(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  try {
    const kept = await navigator.serviceWorker.register("/sw.js", { scope: "/aide" });
    await kept.update(); // the page or its numbers may have changed since the copy was made
  } catch {
    // Private windows may refuse it; the page is then read with a line only.
  }
}
