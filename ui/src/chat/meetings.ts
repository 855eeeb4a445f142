/** The meeting to ask about tomorrow: in this browser only, never on a shared computer, never sent. */
import { here } from "./place.svelte";
import { forgetLasting, isShared, lasting, setLasting } from "./storage";

export const MEETING = "placette.meeting.";

// Whoever signs in next at this browser is asked nothing of ours.
function key(): string {
  return MEETING + (here.me?.account?.id ?? "");
}

/** Whether the question can be asked here at all. */
export function canAskLater(): boolean {
  return !isShared();
}

export function keepMeeting(stored: string | null): void {
  if (stored === null || !canAskLater()) forgetLasting(key());
  else setLasting(key(), stored);
}

/** Whether there is one at all; whether its day has come is asked by who asks the question. */
export function meetingKept(): boolean {
  return lasting(key()) !== null;
}

export function storedMeeting(): string | null {
  return lasting(key());
}
