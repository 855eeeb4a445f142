/** The meeting to ask about tomorrow: in this browser only, never on a shared computer, never sent. */
import { isAfter, parseMeeting } from "../lib/meeting";
import type { Meeting } from "../lib/meeting";
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

export function keepMeeting(meeting: Meeting | null): void {
  if (meeting === null || !canAskLater()) forgetLasting(key());
  else setLasting(key(), JSON.stringify(meeting));
}

/** The meeting whose next day has come. */
export function meetingToAsk(): Meeting | null {
  const meeting = parseMeeting(lasting(key()));
  return meeting && isAfter(meeting, Date.now()) ? meeting : null;
}
