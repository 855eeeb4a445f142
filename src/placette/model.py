"""The nouns: ids, frozen records, closed enums, outcomes. Nothing here acts, and nothing here imports us.

Ids are 128 random bits in 26 lower-case letters and digits: they never tell when something was made.
Times are UTC milliseconds from the clock port. Every limit is named with its unit last.
"""

from __future__ import annotations

import enum
from typing import NewType, TypeAlias

import msgspec

AccountId = NewType("AccountId", str)
SessionId = NewType("SessionId", str)
RoomId = NewType("RoomId", str)
MessageId = NewType("MessageId", str)
BodyId = NewType("BodyId", str)
StatementId = NewType("StatementId", str)
VerdictId = NewType("VerdictId", str)
AskId = NewType("AskId", str)

# Limits that more than one stop must agree on.
BODY_CHARACTERS_MAX = 2_000
NICKNAME_CHARACTERS_MIN = 3
NICKNAME_CHARACTERS_MAX = 20
REPORT_CHARACTERS_MAX = 4_000
AGE_YEARS_MIN = 18
AGE_YEARS_MAX = 120
BATCH_EVENTS_MAX = 100
BIO_CHARACTERS_MAX = 200
OUTING_PLACE_CHARACTERS_MAX = 80
OUTING_SEATS_MIN, OUTING_SEATS_MAX = 3, 8
OUTING_DAYS_MAX = 60
AGE_SPAN_YEARS_MIN = 5
ASKS_PER_DAY_MAX = 5
ASKS_PENDING_MAX = 20
ASK_AGAIN_DAYS = 30
PLACE_CHANGES_MAX = 2
PLACE_CHANGES_DAYS = 30

# Themes that an operator may open where nobody is filtered or asked: parents speak of their children there.
ROOMS_WITHOUT_CONTACTS = frozenset({"parents"})

Args: TypeAlias = dict[str, str | int]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A value: compared by content, never changed."""


class Gender(enum.StrEnum):
    """What a person chose to show. `unsaid` can never be removed by an operator."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"
    UNSAID = "unsaid"


class RoomKind(enum.StrEnum):
    """What a room is for.

    `theme` and `local` rooms (an operator's "Pays de Bray") are open to every member. `departement`, `basin` and `cell`
    rooms are rooms by place: shown to the whole département, so that being in one says no more than that. A `direct`
    conversation has two people for ever. `profile` is the one place where refused short bios are kept.
    """

    THEME = "theme"
    DEPARTEMENT = "departement"
    BASIN = "basin"
    CELL = "cell"
    LOCAL = "local"
    DIRECT = "direct"
    PROFILE = "profile"


class Bucket(enum.StrEnum):
    """How far, as coarsely as it is ever said: at most so many kilometres between cell centres. Nearest first."""

    KM_20 = "20"
    KM_40 = "40"
    KM_80 = "80"
    KM_150 = "150"
    KM_300 = "300"
    BEYOND = "beyond"


class Intention(enum.StrEnum):
    """Why a person is here, as they chose to say."""

    TALK = "talk"
    GO_OUT = "go_out"
    HELP = "help"
    PLAY = "play"
    LANGUAGE = "language"


class Opener(enum.StrEnum):
    """The whole of what a contact request can say, with its context: a closed grammar (law L3)."""

    TALK_NEIGHBOUR = "talk_neighbour"
    TALK_QUIETLY = "talk_quietly"
    TALK_LIKED = "talk_liked"
    TALK_NEW_HERE = "talk_new_here"
    OUT_WALK = "out_walk"
    OUT_COFFEE = "out_coffee"
    OUT_GROUP = "out_group"
    HELP_NEED = "help_need"
    HELP_GIVE = "help_give"
    PLAY_GAME = "play_game"
    LANGUAGE_PRACTISE = "language_practise"
    LANGUAGE_TEACH = "language_teach"


class AskState(enum.StrEnum):
    """Where a contact request stands for who received it. Who sent it sees `sent` or `accepted`, never more."""

    SENT = "sent"
    LATER = "later"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class AskAnswer(enum.StrEnum):
    """The three equal answers."""

    ACCEPT = "accept"
    LATER = "later"
    DECLINE = "decline"


class AskFrom(enum.StrEnum):
    """Who may ask me: any member, members of a room I am in, nobody."""

    EVERYONE = "everyone"
    ROOMS = "rooms"
    NOBODY = "nobody"


class PresenceStep(enum.StrEnum):
    """When someone was here, in steps that tell no habits."""

    ONLINE = "online"
    TODAY = "today"
    WEEK = "week"
    AWAY = "away"


class DirectMode(enum.StrEnum):
    """How a direct conversation is treated: `examined` by consent of both; `report_only` where the law demands it."""

    EXAMINED = "examined"
    REPORT_ONLY = "report_only"


class DirectState(enum.StrEnum):
    """Where a direct conversation stands. Who paused it may resume; `ended` and `frozen` are for good."""

    OPEN = "open"
    PAUSED = "paused"
    ENDED = "ended"
    FROZEN = "frozen"


class Card(enum.StrEnum):
    """What a card in a direct conversation is about. Only who received the message gets it; it accuses nobody."""

    CONTACT = "contact"
    MONEY = "money"
    MEETING = "meeting"


class About(enum.StrEnum):
    """What a report is about."""

    MESSAGE = "message"
    PERSON = "person"
    ASK = "ask"
    CONVERSATION = "conversation"


class EventKind(enum.StrEnum):
    """What can happen in a room's log."""

    POSTED = "posted"
    EDITED = "edited"
    REMOVED = "removed"


class MessageKind(enum.StrEnum):
    """What an author sent. An edit or a removal has a `target`, the message that it changes."""

    POST = "post"
    EDIT = "edit"
    REMOVE = "remove"


class MessageState(enum.StrEnum):
    """Where a message stands. Only `published` has a `seq`."""

    PUBLISHED = "published"
    HELD = "held"
    REFUSED = "refused"
    RETURNED = "returned"
    REMOVED = "removed"


class Ruling(enum.StrEnum):
    """What a verdict says. There is no fifth answer."""

    ALLOW = "allow"
    NUDGE = "nudge"
    HOLD = "hold"
    REFUSE = "refuse"


class Surface(enum.StrEnum):
    """Where a text would be seen."""

    ROOM = "room"
    NICKNAME = "nickname"
    PROFILE = "profile"
    OUTING = "outing"
    DIRECT = "direct"


class ReportReason(enum.StrEnum):
    """Why someone writes to us, in a person's words. `contest` is a person's answer to a refusal."""

    INSULT = "insult"
    SEXUAL = "sexual"
    SEEMS_MINOR = "seems_minor"
    FORCED = "forced"
    BLACKMAIL = "blackmail"
    SCAM = "scam"
    THREAT = "threat"
    DANGEROUS_MEETING = "dangerous_meeting"
    HATE = "hate"
    OTHER = "other"
    CONTEST = "contest"


class Code(enum.StrEnum):
    """Every reason the service can give for a no, a hold or a close. The browser has a sentence for each."""

    # coming in
    NICKNAME_SHORT = "nickname_short"
    NICKNAME_LONG = "nickname_long"
    NICKNAME_CHARACTERS = "nickname_characters"
    NICKNAME_TAKEN = "nickname_taken"
    NICKNAME_ALIKE = "nickname_alike"
    NICKNAME_OFFENSIVE = "nickname_offensive"
    NICKNAME_CONTACT = "nickname_contact"
    NICKNAME_AGE = "nickname_age"
    AGE_RANGE = "age_range"
    UNDER_18 = "under_18"
    CELL_UNKNOWN = "cell_unknown"
    POSTCODE_UNKNOWN = "postcode_unknown"
    OUT_OF_TERRITORY = "out_of_territory"
    PLACE_CHANGES = "place_changes"
    ALREADY_IN = "already_in"
    PROOF_UNKNOWN = "proof_unknown"
    PROOF_EXPIRED = "proof_expired"
    PROOF_REPLAYED = "proof_replayed"
    PROOF_REFUSED = "proof_refused"
    PROOF_NEEDED = "proof_needed"
    CHARTER_NEEDED = "charter_needed"
    CHARTER_ANSWER = "charter_answer"
    CHARTER_VERSION = "charter_version"
    SIGNED_OUT = "signed_out"
    # talking
    NOT_IN_ROOM = "not_in_room"
    ROOM_UNKNOWN = "room_unknown"
    ROOMS_MAX = "rooms_max"
    MESSAGE_UNKNOWN = "message_unknown"
    NOT_YOURS = "not_yours"
    BODY_EMPTY = "body_empty"
    BODY_LONG = "body_long"
    SLOW_MODE = "slow_mode"
    TOO_FAST = "too_fast"
    CONFLICT = "conflict"
    UNAVAILABLE = "unavailable"
    ROOM_RESTS = "room_rests"
    CLOSED_HOURS = "closed_hours"
    OUTING_INVALID = "outing_invalid"
    OUTING_FULL = "outing_full"
    # people and private conversations
    PERSON_UNKNOWN = "person_unknown"
    AGE_SPAN = "age_span"
    READ_LIMIT = "read_limit"
    BIO_LONG = "bio_long"
    ASK_CLOSED = "ask_closed"
    ASK_CONTEXT = "ask_context"
    ASK_BUDGET = "ask_budget"
    ASK_PENDING = "ask_pending"
    ASK_AGAIN = "ask_again"
    ASK_MUTUAL = "ask_mutual"
    ASK_TALKING = "ask_talking"
    ASK_CONSENT = "ask_consent"
    ASK_UNKNOWN = "ask_unknown"
    DIRECT_UNKNOWN = "direct_unknown"
    DIRECT_PAUSED = "direct_paused"
    DIRECT_ENDED = "direct_ended"
    # the judge
    OWN_AGE_UNDER_18 = "own_age_under_18"
    CONTACT_DETAILS = "contact_details"
    LINK = "link"
    GROSS_INSULT = "gross_insult"
    CHILD_DETAILS = "child_details"
    JUDGE_LATE = "judge_late"
    JUDGE_BROKEN = "judge_broken"
    NUDGE = "nudge"
    HELD_UNREAD = "held_unread"
    STAFF_REFUSED = "staff_refused"
    # words to us
    REPORT_LONG = "report_long"
    REPORT_EMPTY = "report_empty"
    REPORT_UNKNOWN = "report_unknown"
    STATEMENT_UNKNOWN = "statement_unknown"
    # frames and requests
    FRAME_INVALID = "frame_invalid"
    FRAME_ORDER = "frame_order"
    PROTOCOL_VERSION = "protocol_version"
    ORIGIN = "origin"
    REQUEST_INVALID = "request_invalid"
    NOT_FOUND = "not_found"
    NO_SUCH_METHOD = "no_such_method"


class CodeFacts(Record, frozen=True, kw_only=True):
    """What a code means, for whoever writes a client; `retry` says whether trying again unchanged can help."""

    meaning: str
    retry: bool = False
    status: int = 422


CODES: dict[Code, CodeFacts] = {
    Code.NICKNAME_SHORT: CodeFacts(meaning="The nickname has fewer characters than `min`."),
    Code.NICKNAME_LONG: CodeFacts(meaning="The nickname has more characters than `max`."),
    Code.NICKNAME_CHARACTERS: CodeFacts(meaning="Signs that are not letters, digits, spaces, - ' or _."),
    Code.NICKNAME_TAKEN: CodeFacts(meaning="Someone has this nickname.", status=409),
    Code.NICKNAME_ALIKE: CodeFacts(meaning="The nickname looks like someone else's.", status=409),
    Code.NICKNAME_OFFENSIVE: CodeFacts(meaning="The nickname insults."),
    Code.NICKNAME_CONTACT: CodeFacts(meaning="The nickname holds a way to reach someone elsewhere."),
    Code.NICKNAME_AGE: CodeFacts(meaning="The nickname states an age under 18."),
    Code.AGE_RANGE: CodeFacts(meaning="The age is not a number of years up to `max`."),
    Code.UNDER_18: CodeFacts(meaning="A stated age under 18; only a proof lifts it from this browser.", status=403),
    Code.CELL_UNKNOWN: CodeFacts(meaning="There is no such cell in the table of this version; reload the page."),
    Code.POSTCODE_UNKNOWN: CodeFacts(meaning="No commune has this postcode."),
    Code.OUT_OF_TERRITORY: CodeFacts(meaning="This instance is for other départements."),
    Code.PLACE_CHANGES: CodeFacts(meaning="The place was changed `max` times in `days` days.", status=409),
    Code.ALREADY_IN: CodeFacts(meaning="This browser already holds an account; sign out first.", status=409),
    Code.PROOF_UNKNOWN: CodeFacts(meaning="No proof was begun under this number by this browser.", status=404),
    Code.PROOF_EXPIRED: CodeFacts(meaning="The time to answer has passed; begin the proof again.", status=410),
    Code.PROOF_REPLAYED: CodeFacts(meaning="This proof was already answered; begin again.", status=409),
    Code.PROOF_REFUSED: CodeFacts(meaning="The proof is not valid here.", status=403),
    Code.PROOF_NEEDED: CodeFacts(meaning="A proof of being 18 is needed first.", status=403),
    Code.CHARTER_NEEDED: CodeFacts(meaning="Read the charter and answer its question first.", status=403),
    Code.CHARTER_ANSWER: CodeFacts(meaning="Not the answer we hoped for; the page explains, then try again."),
    Code.CHARTER_VERSION: CodeFacts(meaning="The charter has changed since; read version `version`.", status=409),
    Code.SIGNED_OUT: CodeFacts(meaning="No live session: come in first.", status=401),
    Code.NOT_IN_ROOM: CodeFacts(meaning="Join the room first.", status=403),
    Code.ROOM_UNKNOWN: CodeFacts(meaning="There is no such room.", status=404),
    Code.ROOMS_MAX: CodeFacts(meaning="One connection follows at most `max` rooms.", status=409),
    Code.MESSAGE_UNKNOWN: CodeFacts(meaning="There is no such message here.", status=404),
    Code.NOT_YOURS: CodeFacts(meaning="Only its author may do this.", status=403),
    Code.BODY_EMPTY: CodeFacts(meaning="There is nothing to read in the message."),
    Code.BODY_LONG: CodeFacts(meaning="The message has more characters than `max`."),
    Code.SLOW_MODE: CodeFacts(meaning="The room is in slow mode: `wait_ms` to go.", retry=True, status=429),
    Code.TOO_FAST: CodeFacts(meaning="Too many at once: `wait_ms` to go.", retry=True, status=429),
    Code.CONFLICT: CodeFacts(meaning="This client id was used for another text.", status=409),
    Code.UNAVAILABLE: CodeFacts(
        meaning="We could not keep it safe just now; nothing was sent.", retry=True, status=503
    ),
    Code.ROOM_RESTS: CodeFacts(
        meaning="Too few people for this room now; talk goes on in the room `slug`.", status=409
    ),
    Code.CLOSED_HOURS: CodeFacts(meaning="No host is on duty before `opens_ms`; one may read.", retry=True, status=409),
    Code.OUTING_INVALID: CodeFacts(meaning="An outing has a day to come, a public place and 3 to 8 places."),
    Code.OUTING_FULL: CodeFacts(meaning="No place is left, or the day has passed.", status=409),
    Code.PERSON_UNKNOWN: CodeFacts(meaning="This person is not available.", status=404),
    Code.AGE_SPAN: CodeFacts(meaning="Two ages from 18 to 120, at least `years` years apart."),
    Code.READ_LIMIT: CodeFacts(meaning="Much was read in a short time: `wait_ms` to go.", retry=True, status=429),
    Code.BIO_LONG: CodeFacts(meaning="The few words have more characters than `max`."),
    Code.ASK_CLOSED: CodeFacts(meaning="This person receives no request from you at the moment.", status=403),
    Code.ASK_CONTEXT: CodeFacts(meaning="The context is not something that both have in common.", status=409),
    Code.ASK_BUDGET: CodeFacts(meaning="`max` requests a day; the next one at `again_ms`.", retry=True, status=429),
    Code.ASK_PENDING: CodeFacts(meaning="`max` requests wait for an answer; the next one at `again_ms`.", status=409),
    Code.ASK_AGAIN: CodeFacts(meaning="This person was asked less than `days` days ago.", status=409),
    Code.ASK_MUTUAL: CodeFacts(meaning="This person has asked you: answer that request.", status=409),
    Code.ASK_TALKING: CodeFacts(meaning="There is a conversation with this person already.", status=409),
    Code.ASK_CONSENT: CodeFacts(meaning="Say that you accept how private conversations are treated here."),
    Code.ASK_UNKNOWN: CodeFacts(meaning="There is no such request for you, or it was answered.", status=404),
    Code.DIRECT_UNKNOWN: CodeFacts(meaning="There is no such conversation for you.", status=404),
    Code.DIRECT_PAUSED: CodeFacts(meaning="The conversation is paused.", status=409),
    Code.DIRECT_ENDED: CodeFacts(meaning="The conversation has ended.", status=409),
    Code.OWN_AGE_UNDER_18: CodeFacts(meaning="A person must read this first (minors)."),
    Code.CONTACT_DETAILS: CodeFacts(meaning="Ways to reach someone elsewhere are not posted in rooms."),
    Code.LINK: CodeFacts(meaning="Links are not posted in rooms."),
    Code.GROSS_INSULT: CodeFacts(meaning="The charter asks for respect."),
    Code.CHILD_DETAILS: CodeFacts(meaning="A child's name, school and age together say too much."),
    Code.JUDGE_LATE: CodeFacts(meaning="Reading takes longer than usual; a person will look."),
    Code.JUDGE_BROKEN: CodeFacts(meaning="The automatic reading failed; a person will look."),
    Code.NUDGE: CodeFacts(meaning="Read it once more; the same text with `verdict_id` is posted where policy allows."),
    Code.HELD_UNREAD: CodeFacts(meaning="Nobody could read it in time; it goes back to its author."),
    Code.STAFF_REFUSED: CodeFacts(meaning="A person of the team read it and refused it."),
    Code.REPORT_LONG: CodeFacts(meaning="The text has more characters than `max`."),
    Code.REPORT_EMPTY: CodeFacts(meaning="Tell us what happened in a few words."),
    Code.REPORT_UNKNOWN: CodeFacts(meaning="No report has this number.", status=404),
    Code.STATEMENT_UNKNOWN: CodeFacts(meaning="There is no such statement for you.", status=404),
    Code.FRAME_INVALID: CodeFacts(meaning="The frame is not one this protocol knows."),
    Code.FRAME_ORDER: CodeFacts(meaning="`hello` comes first, and once."),
    Code.PROTOCOL_VERSION: CodeFacts(meaning="The server speaks version `version`; reload the page."),
    Code.ORIGIN: CodeFacts(meaning="The request came from another site.", status=403),
    Code.REQUEST_INVALID: CodeFacts(meaning="The request is not one this service knows.", status=400),
    Code.NOT_FOUND: CodeFacts(meaning="There is nothing at this address.", status=404),
    Code.NO_SUCH_METHOD: CodeFacts(meaning="This address is not used that way.", status=405),
}


class Posted(Record, frozen=True, kw_only=True):
    """It is in the room's log and on disk."""

    message_id: MessageId
    seq: int
    at_ms: int


class Held(Record, frozen=True, kw_only=True):
    """It is safe on disk and nobody sees it until a person has read it, or it goes back at `until_ms`."""

    message_id: MessageId
    code: Code
    until_ms: int
    statement_id: StatementId


class Refused(Record, frozen=True, kw_only=True):
    """An expected no. `code` and `args` say why; `statement_id` is there when a text was judged."""

    code: Code
    args: Args = {}
    statement_id: StatementId | None = None

    @property
    def retry(self) -> bool:
        """Whether the same request can succeed later, unchanged."""
        return CODES[self.code].retry


Outcome: TypeAlias = Posted | Held | Refused


class Verdict(Record, frozen=True, kw_only=True):
    """The judge's answer. `rules` name what decided; `code` is the sentence the person gets."""

    ruling: Ruling
    code: Code | None = None
    rules: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    policy_version: str


class Room(Record, frozen=True, kw_only=True):
    """A place with a log. Names of theme rooms and départements are rendered by the browser from `slug`.

    `name` is a local room's own. `contacts` is false where nobody may be asked or filtered (the room of parents).
    `resting`: too few people now, talk goes on in a wider room.
    """

    id: RoomId
    slug: str
    kind: RoomKind
    topic: str
    slow_mode_ms: int
    last_seq: int
    name: str = ""
    contacts: bool = True
    resting: bool = False


class Person(Record, frozen=True, kw_only=True):
    """What others may see of someone: never an age, a postcode or a date of arrival.

    `around` ("autour de Troyes") and `around_name` ("Troyes") are there when at least 20 people are as they are (same
    cell, band and gender); otherwise the département and a band of ten years is all that is said (law L8).
    """

    id: AccountId
    nickname: str
    age_band: str
    gender: Gender
    departement: str
    around: str | None = None
    around_name: str | None = None
    scripted: bool = False
    host: bool = False


class Outing(Record, frozen=True, kw_only=True):
    """A proposal to go out: an ISO day, a public place, how many may come. What for is the message's text."""

    day: str
    place: str
    seats: int


class Event(Record, frozen=True, kw_only=True):
    """One entry of a room's log, as a member may read it. `body` is there for what was posted or edited.

    `cards` reach only who did not write it. `outing` is there when the message proposes one.
    """

    seq: int
    kind: EventKind
    message_id: MessageId
    author_id: AccountId
    nickname: str
    scripted: bool
    at_ms: int
    body: str | None = None
    host: bool = False
    cards: tuple[Card, ...] = ()
    outing: Outing | None = None


class Standing(Record, frozen=True, kw_only=True):
    """What `domain.access` looks at, read afresh each time: days are ISO days, `None` means there is none."""

    proof_until: str | None
    charter_version: str | None
    inside: bool = False
    room_exists: bool = False
    slow_mode_ms: int = 0
    last_post_ms: int | None = None
    kind: RoomKind = RoomKind.THEME
    rests_in: str | None = None
    direct: DirectState | None = None
    mode: DirectMode | None = None


class Moment(Record, frozen=True, kw_only=True):
    """Now, as rules need it: the instant, the ISO day of the operator's zone, the charter in force, opening hours.

    `opens_ms` is None while a host is on duty (or none is asked for), else the instant of the next opening.
    """

    at_ms: int
    today: str
    charter_version: str
    opens_ms: int | None = None


class Spent(Record, frozen=True, kw_only=True):
    """When someone sent contact requests, oldest first: in the last day, and in the last month without a yes.

    What was declined waits too, as far as anyone can tell: a no is never told, not even by a number.
    """

    day_ms: tuple[int, ...] = ()
    waiting_ms: tuple[int, ...] = ()


class Viewer(Record, frozen=True, kw_only=True):
    """Who reads: `hidden` are the authors whose words this person does not get."""

    account_id: AccountId
    hidden: frozenset[AccountId] = frozenset()


class Origin(Record, frozen=True, kw_only=True):
    """Where a content came from: exactly what the legal year asks for, nothing more."""

    address: str
    port: int
