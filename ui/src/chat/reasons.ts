/** One word for a refusal, as it stands on the bubble: the rule, never the words or the detector that saw them. */
import type { Code } from "../lib/protocol.gen";
import { t } from "./i18n.svelte";

const WORDS: Partial<Record<Code, string>> = {
  own_age_under_18: "why-minors",
  child_details: "why-child",
  contact_details: "why-contact",
  link: "why-link",
  gross_insult: "why-respect",
  judge_late: "why-late",
  judge_broken: "why-late",
  staff_refused: "why-staff",
  held_unread: "why-unread",
};

export function reasonWord(code: Code | null): string {
  return t((code && WORDS[code]) ?? "why-other");
}
