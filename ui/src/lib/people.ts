/**
 * People nearby without a screen: filters and their query, what a request may say, the keys of the sentences, and acts
 * that can be taken back. Nothing here knows a distance: the server says a bucket, and no more (law L8).
 */
import type { Clock } from "./ports";
import { BUCKETS, GENDERS, INTENTIONS, LIMITS, OPENERS } from "./protocol.gen";
import type {
  Args, AskFrom, AsksView, Bucket, Code, Gender, Intention, Opener, PersonRow, PresenceStep, ProfileView, RoomName,
} from "./protocol.gen";

// --- filters ---------------------------------------------------------------------------------------------------------

/** What the list is narrowed to. Ages are kept as they were typed, so that a mistake can be mended where it stands. */
export interface Filters {
  readonly ageMin: string;
  readonly ageMax: string;
  readonly gender: Gender | "";
  readonly bucket: Bucket | "";
  readonly online: boolean;
  readonly intentions: readonly Intention[];
}

export const EVERYONE: Filters = { ageMin: "", ageMax: "", gender: "", bucket: "", online: false, intentions: [] };
/** `unsaid` is no filter: who kept it to themselves is not looked for by it. */
export const GENDERS_ASKED = GENDERS.filter((gender) => gender !== "unsaid");

/** What the server is asked. Fields left open are left out. */
export function toQuery(filters: Filters, page = 0): string {
  const query = new URLSearchParams();
  if (filters.ageMin.trim() !== "") query.set("age_min", filters.ageMin.trim());
  if (filters.ageMax.trim() !== "") query.set("age_max", filters.ageMax.trim());
  if (filters.gender !== "") query.set("gender", filters.gender);
  if (filters.bucket !== "") query.set("bucket", filters.bucket);
  if (filters.online) query.set("online", "1");
  if (filters.intentions.length > 0) query.set("intentions", filters.intentions.join(","));
  if (page > 0) query.set("page", String(page));
  return query.toString();
}

/** Back from a query, whoever wrote it: what we do not know falls away. */
export function fromQuery(text: string): Filters {
  const query = new URLSearchParams(text);
  const asked = (query.get("intentions") ?? "").split(",");
  return {
    ageMin: digits(query.get("age_min")),
    ageMax: digits(query.get("age_max")),
    gender: GENDERS_ASKED.find((gender) => gender === query.get("gender")) ?? "",
    bucket: BUCKETS.find((bucket) => bucket === query.get("bucket")) ?? "",
    online: query.get("online") === "1",
    intentions: INTENTIONS.filter((intention) => asked.includes(intention)),
  };
}

function digits(text: string | null): string {
  return text !== null && /^\d{1,3}$/.test(text) ? text : "";
}

/** Whether the two ages can be asked for: adults, and wide enough apart to be no search for one person. */
export function agesHold(filters: Filters): boolean {
  const low = age(filters.ageMin, LIMITS.ageYearsMin);
  const high = age(filters.ageMax, LIMITS.ageYearsMax);
  return low !== null && high !== null && high - low >= LIMITS.ageSpanYearsMin;
}

function age(typed: string, open: number): number | null {
  const text = typed.trim();
  if (text === "") return open;
  const value = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return value >= LIMITS.ageYearsMin && value <= LIMITS.ageYearsMax ? value : null;
}

/** How many filters are set; the two ages are one. */
export function filtersSet(filters: Filters): number {
  const ages = filters.ageMin.trim() !== "" || filters.ageMax.trim() !== "";
  return [ages, filters.gender !== "", filters.bucket !== "", filters.online, filters.intentions.length > 0]
    .filter(Boolean).length;
}

/** The same filters one step farther; null when they already reach everywhere. */
export function wider(filters: Filters): Filters | null {
  if (filters.bucket === "" || filters.bucket === "beyond") return null;
  const next = BUCKETS[BUCKETS.indexOf(filters.bucket) + 1];
  return next ? { ...filters, bucket: next } : null;
}

/** Another page behind the first ones. Who moved between two pages is shown once, where they were first. */
export function joined(people: readonly PersonRow[], more: readonly PersonRow[]): readonly PersonRow[] {
  const known = new Set(people.map((row) => row.person.id));
  return [...people, ...more.filter((row) => !known.has(row.person.id))];
}

// --- what a request may say ------------------------------------------------------------------------------------------

export const OPENERS_OF: Readonly<Record<Intention, readonly Opener[]>> = {
  talk: ["talk_neighbour", "talk_quietly", "talk_liked", "talk_new_here"],
  go_out: ["out_walk", "out_coffee", "out_group"],
  help: ["help_need", "help_give"],
  play: ["play_game"],
  language: ["language_practise", "language_teach"],
};

export type Context =
  | { readonly key: string; readonly kind: "room"; readonly room: RoomName }
  | { readonly key: string; readonly kind: "intention"; readonly intention: Intention };

type Shared = Pick<ProfileView, "rooms" | "intentions_shared">;

/** What a request about this intention can lean on: a room of both, which some people ask for, or that both are here for it. */
export function contextsOf(shared: Shared, intention: Intention): readonly Context[] {
  const rooms = shared.rooms.map((room): Context => ({ key: `room ${room.id}`, kind: "room", room }));
  const both = shared.intentions_shared.includes(intention);
  return both ? [...rooms, { key: `intention ${intention}`, kind: "intention", intention }] : rooms;
}

/** The intentions that a request can be about, those of both first. */
export function intentionsOpen(shared: Shared): readonly Intention[] {
  const both = INTENTIONS.filter((each) => shared.intentions_shared.includes(each));
  return shared.rooms.length === 0 ? both : [...both, ...INTENTIONS.filter((each) => !both.includes(each))];
}

/** Why this person cannot be asked, as far as one's own requests tell: they asked first, or were asked lately. */
export function closedBy(asks: Pick<AsksView, "received" | "sent">, personId: string): Code | null {
  if (asks.received.some((ask) => ask.person.id === personId)) return "ask_mutual";
  return asks.sent.some((ask) => ask.person.id === personId) ? "ask_again" : null;
}

/** What the sentence of a `closed` profile needs; the code travels alone. */
export function closedArgs(code: string): Args {
  if (code === "ask_pending") return { max: LIMITS.asksPendingMax };
  return { max: LIMITS.asksPerDayMax, days: LIMITS.askAgainDays };
}

// --- keys of sentences -----------------------------------------------------------------------------------------------

export const OPENER_KEYS = Object.fromEntries(
  OPENERS.map((opener) => [opener, `opener-${opener.replaceAll("_", "-")}`]),
) as Readonly<Record<Opener, string>>;

export const INTENTION_KEYS: Readonly<Record<Intention, string>> = {
  talk: "intention-talk",
  go_out: "intention-go-out",
  help: "intention-help",
  play: "intention-play",
  language: "intention-language",
};

export const BUCKET_KEYS: Readonly<Record<Bucket, string>> = {
  "20": "bucket-20",
  "40": "bucket-40",
  "80": "bucket-80",
  "150": "bucket-150",
  "300": "bucket-300",
  beyond: "bucket-beyond",
};

/** Nothing is said of someone who was not here this week. */
export const PRESENCE_KEYS: Readonly<Record<PresenceStep, string | null>> = {
  online: "presence-online",
  today: "presence-today",
  week: "presence-week",
  away: null,
};

export const GENDER_KEYS: Readonly<Record<Gender, string | null>> = {
  woman: "gender-woman",
  man: "gender-man",
  other: "gender-other",
  unsaid: null,
};

export const ASK_FROM_KEYS: Readonly<Record<AskFrom, string>> = {
  everyone: "reach-everyone",
  rooms: "reach-rooms",
  nobody: "reach-nobody",
};

const COUNT_KEYS: Readonly<Record<string, string>> = {
  "10-19": "count-10",
  "20-49": "count-20",
  "50-99": "count-50",
  "100+": "count-100",
};

/** A step that we do not know is said as the smallest: never more than the server meant. */
export function countKey(step: string): string {
  return COUNT_KEYS[step] ?? "count-under-10";
}

/** A wait as a person says it: whole minutes, and never none. */
export function minutes(ms: number): number {
  return Math.max(1, Math.ceil(ms / 60_000));
}

// --- acts that can be taken back -------------------------------------------------------------------------------------

export const UNDO_MS = 10_000;

/** Acts that wait ten seconds before they are done, so that they can be taken back. Leaving does them at once. */
export class Undoable {
  private readonly waiting = new Map<number, { readonly ids: readonly string[]; readonly stop: () => void }>();
  private last = 0;

  constructor(
    private readonly clock: Clock,
    private readonly act: (ids: readonly string[]) => void,
  ) {}

  /** Begins the wait; the result is what `takeBack` wants. */
  hold(ids: readonly string[]): number {
    const handle = (this.last += 1);
    this.waiting.set(handle, { ids, stop: this.clock.after(UNDO_MS, () => this.finish([handle])) });
    return handle;
  }

  /** False when it was too late. */
  takeBack(handle: number): boolean {
    this.waiting.get(handle)?.stop();
    return this.waiting.delete(handle);
  }

  /** Whoever leaves meant what they did: everything that still waits is done now, in one call. */
  flush(): void {
    this.finish([...this.waiting.keys()]);
  }

  private finish(handles: readonly number[]): void {
    const ids = handles.flatMap((handle) => this.waiting.get(handle)?.ids ?? []);
    for (const handle of handles) this.takeBack(handle);
    if (ids.length > 0) this.act(ids);
  }
}
