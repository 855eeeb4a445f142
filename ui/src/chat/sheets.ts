/** The sheets that the square opens over itself: one at a time, each with what it needs to know. */
import type { About, Person } from "../lib/protocol.gen";
import type { Message, Own } from "../lib/state";

export type Sheet =
  | { readonly kind: "keys" }
  | { readonly kind: "about"; readonly roomId: string }
  | { readonly kind: "message"; readonly messageId: string }
  | { readonly kind: "remove"; readonly messageId: string }
  | { readonly kind: "own"; readonly own: Own }
  | { readonly kind: "report"; readonly report: Report }
  | { readonly kind: "profile"; readonly personId: string }
  | { readonly kind: "block"; readonly person: Pick<Person, "id" | "nickname"> }
  | { readonly kind: "exit"; readonly roomId: string }
  | { readonly kind: "meet"; readonly roomId: string; readonly nickname: string };

/** What a report is about. `personId` is whom "block too" means; the server blocks the author by itself. */
export interface Report {
  readonly about: About;
  readonly id: string;
  readonly personId: string | null;
  readonly quote?: { readonly nickname: string; readonly text: string };
  readonly reason?: "dangerous_meeting";
}

export function reportOf(message: Message): Report {
  const quote = { nickname: message.nickname, text: message.body ?? "" };
  return { about: "message", id: message.id, personId: message.authorId, quote };
}
