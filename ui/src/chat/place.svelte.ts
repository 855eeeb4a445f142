/** This instance and who we are to it: loaded once, then kept up to date by whoever changes it. */
import { makeApi } from "../lib/api";
import type { Answer } from "../lib/api";
import type { Me, PlaceView } from "../lib/protocol.gen";

export const api = makeApi((input, init) => fetch(input, init));

export const here = $state<{ place: PlaceView | null; me: Me | null; failed: boolean; endedBy: string | null }>({
  place: null,
  me: null,
  failed: false,
  endedBy: null,
});

/** Loads both; `failed` says that one did not come. */
export async function load(): Promise<void> {
  here.failed = false;
  const [place, me] = await Promise.all([api<PlaceView>("GET", "place"), api<Me>("GET", "me")]);
  if (place.ok) here.place = place.value;
  if (me.ok) here.me = me.value;
  here.failed = !place.ok || !me.ok;
}

export async function reloadMe(): Promise<void> {
  const me = await api<Me>("GET", "me");
  if (me.ok) here.me = me.value;
}

/** Answers the charter's question; a right answer is kept in `here.me`. */
export async function answerCharter(answer: string): Promise<Answer<Me>> {
  const version = here.place?.charter_version ?? here.me?.charter_version ?? "";
  const result = await api<Me>("POST", "charter", { version, answer });
  if (result.ok) here.me = result.value;
  else if (result.refusal?.code === "charter_version") await load();
  return result;
}
