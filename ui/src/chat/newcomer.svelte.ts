/** Whether this browser brought someone in who has not written yet. Only this browser knows. */
import { here } from "./place.svelte";
import { lasting, setLasting } from "./storage";

const KEY = "placette.welcome";
let kept = $state.raw(lasting(KEY));

/** Someone has come in here: they are to be welcomed. */
export function arrive(): void {
  keep("coming");
}

/** They have written, or put the welcome away: from now on they are at home. */
export function settle(): void {
  if (kept !== "settled") keep("settled");
}

/** Who came in with this browser, or never got as far as the charter, which comes with the first message. */
export function newcomer(): boolean {
  return kept === "coming" || (kept === null && here.me?.charter_accepted === false);
}

function keep(state: "coming" | "settled"): void {
  kept = state;
  setLasting(KEY, state);
}
