"""The client protocol: what may travel between a browser and the edge, and the one codec for it.

Client frames are strict: an unknown field, a duplicate key, a wrong type or a number out of bounds is refused.
Server frames are open: a client ignores fields and events it does not know and advances past them.
`docs/protocol.md` and the browser's types are made from this file.
"""

from __future__ import annotations

import json
from typing import Annotated, ClassVar, TypeAlias

import msgspec
from msgspec import Meta

from placette import model
from placette.model import Args, Code

PROTOCOL_VERSION = 1
FRAME_BYTES_MAX = 65_536
ROOMS_OPEN_MAX = 32

Id: TypeAlias = Annotated[str, Meta(min_length=26, max_length=26, pattern="^[a-z2-7]+$")]
ClientId: TypeAlias = Annotated[str, Meta(min_length=8, max_length=64, pattern="^[A-Za-z0-9_-]+$")]
Seq: TypeAlias = Annotated[int, Meta(ge=0, le=2**53 - 1)]
# Generous on purpose: the service refuses a long text with a sentence, the codec only bounds it.
Text: TypeAlias = Annotated[str, Meta(max_length=16_000)]
Short: TypeAlias = Annotated[str, Meta(max_length=200)]
CellId: TypeAlias = Annotated[str, Meta(min_length=1, max_length=16, pattern="^[0-9A-Za-z-]+$")]
Day: TypeAlias = Annotated[str, Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Age: TypeAlias = Annotated[int, Meta(ge=0, le=999)]


class Frame(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", forbid_unknown_fields=True):
    """Client to server. Every subclass is one verb."""


class Hello(Frame, frozen=True, kw_only=True, tag="hello"):
    """First frame of every connection, once, within ten seconds."""

    protocol: int


class OpenRoom(Frame, frozen=True, kw_only=True, tag="open"):
    """Follow a room. `after_seq` resumes behind the last event seen; null asks for the newest page."""

    room_id: Id
    after_seq: Seq | None


class CloseRoom(Frame, frozen=True, kw_only=True, tag="close"):
    """Stop following a room; membership stays."""

    room_id: Id


class OutingDraft(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A proposal to go out together: the day, a public place, how many may come (3 to 8, who proposes included)."""

    day: Day
    place: Short
    seats: Annotated[int, Meta(ge=model.OUTING_SEATS_MIN, le=model.OUTING_SEATS_MAX)]


class Post(Frame, frozen=True, kw_only=True, tag="post"):
    """Say something. The same `client_message_id` with the same text may be sent again until answered.

    `verdict_id` is the id a `nudge` refusal carried: "I read it once more, send it".
    """

    room_id: Id
    client_message_id: ClientId
    body: Text
    verdict_id: Id | None = None
    outing: OutingDraft | None = None


class Edit(Frame, frozen=True, kw_only=True, tag="edit"):
    """Change one's own message; the new text is judged as the first was."""

    message_id: Id
    client_message_id: ClientId
    body: Text
    verdict_id: Id | None = None


class Remove(Frame, frozen=True, kw_only=True, tag="remove"):
    """Take one's own message out of sight, at once and for everyone."""

    message_id: Id
    client_message_id: ClientId


class Read(Frame, frozen=True, kw_only=True, tag="read"):
    """I have read this room up to and including `seq`. Positions only move forward."""

    room_id: Id
    seq: Seq


class Typing(Frame, frozen=True, kw_only=True, tag="typing"):
    """I am writing in this direct conversation; passed on only when both allow it. A hint, at most one each 3 s."""

    room_id: Id


ClientFrame: TypeAlias = Hello | OpenRoom | CloseRoom | Post | Edit | Remove | Read | Typing


class ServerFrame(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """Server to client."""


class DirectView(model.Record, frozen=True, kw_only=True):
    """A direct conversation's terms, as one of the two sees them.

    `mode` was stated to both at the opening. `days` is how long a message stays. `paused_by_me` tells who may resume.
    `typing` and `receipts` are true only when both allow them; `seen_seq` is how far the other has read, then.
    """

    mode: model.DirectMode
    state: model.DirectState
    days: int
    opened_ms: int
    paused_by_me: bool = False
    typing: bool = False
    receipts: bool = False
    seen_seq: int | None = None


class RoomView(model.Record, frozen=True, kw_only=True):
    """A room as one member finds it. `unread` stops counting at 100; `present` is 0 to who is not inside.

    `partner` and `direct` are there for direct conversations, and only there.
    """

    id: str
    slug: str
    kind: model.RoomKind
    topic: str
    slow_mode_ms: int
    last_seq: int
    read_seq: int
    unread: int
    joined: bool
    muted: bool
    present: int
    name: str = ""
    around: str = ""
    contacts: bool = True
    resting: bool = False
    partner: model.Person | None = None
    direct: DirectView | None = None


class Welcome(ServerFrame, frozen=True, kw_only=True, tag="welcome"):
    """Answer to `hello`. `asked` is how many contact requests wait for an answer."""

    protocol: int
    account: model.Person
    server_time_ms: int
    rooms: list[RoomView]
    asked: int = 0


class Batch(ServerFrame, frozen=True, kw_only=True, tag="batch"):
    """Events of one room, covering the whole range first_seq..last_seq.

    A number of the range that has no event is nothing this reader may see, or nothing at all: not a gap.
    `reset` tells the client to forget what it holds of the room: what lies before `first_seq` is past retention
    or too far behind, and only `history` (older pages) can bring it. `more` says that the next batch follows at once.
    """

    room_id: str
    first_seq: int
    last_seq: int
    events: list[model.Event]
    reset: bool = False
    more: bool = False


class PostedFrame(ServerFrame, frozen=True, kw_only=True, tag="posted"):
    """It is on disk, as `seq` of its room. The same answer comes to every retry."""

    client_message_id: str
    message_id: str
    seq: int
    at_ms: int


class HeldFrame(ServerFrame, frozen=True, kw_only=True, tag="held"):
    """It is safe, nobody sees it, a person will read it before `until_ms` or it goes back to its author."""

    client_message_id: str
    message_id: str
    code: Code
    until_ms: int
    statement_id: str


class RefusedFrame(ServerFrame, frozen=True, kw_only=True, tag="refused"):
    """An expected no. `retry` says whether the same frame can succeed later; `args` feed the sentence."""

    client_message_id: str | None
    code: Code
    args: Args
    retry: bool
    statement_id: str | None = None
    room_id: str | None = None


class Settled(ServerFrame, frozen=True, kw_only=True, tag="settled"):
    """What became of the author's held message: `published` (with `seq`), `refused` or `returned`."""

    client_message_id: str
    message_id: str
    room_id: str
    state: model.MessageState
    seq: int | None = None
    code: Code | None = None
    statement_id: str | None = None


class Unread(ServerFrame, frozen=True, kw_only=True, tag="unread"):
    """A joined room that this connection does not follow has moved. A hint; at most one a room every two seconds."""

    room_id: str
    last_seq: int
    unread: int


class Presence(ServerFrame, frozen=True, kw_only=True, tag="presence"):
    """Who is in a followed room now: soft state, never kept, at most one a room every two seconds."""

    room_id: str
    people: list[model.Person]


class Answered(ServerFrame, frozen=True, kw_only=True, tag="answered"):
    """A report of this person has an answer: fetch it over HTTP."""

    number: str


class RoomFrame(ServerFrame, frozen=True, kw_only=True, tag="room"):
    """A room of this person is new, or not as it was: a conversation opened, paused or ended, a room rests or wakes."""

    room: RoomView


class Gone(ServerFrame, frozen=True, kw_only=True, tag="gone"):
    """A room is no longer this person's: forget what is held of it."""

    room_id: str


class Asked(ServerFrame, frozen=True, kw_only=True, tag="asked"):
    """How many contact requests wait for this person's answer."""

    waiting: int


class TypingFrame(ServerFrame, frozen=True, kw_only=True, tag="typing"):
    """The other one of a direct conversation is writing. A hint that fades after some seconds."""

    room_id: str


class Seen(ServerFrame, frozen=True, kw_only=True, tag="seen"):
    """The other one of a direct conversation has read up to `seq`."""

    room_id: str
    seq: int


AnyServerFrame: TypeAlias = (
    Welcome
    | Batch
    | PostedFrame
    | HeldFrame
    | RefusedFrame
    | Settled
    | Unread
    | Presence
    | Answered
    | RoomFrame
    | Gone
    | Asked
    | TypingFrame
    | Seen
)


class Close(msgspec.Struct, frozen=True):
    """A close code, and whether the client should come back by itself."""

    code: int
    reason: str
    reconnect: bool


class Closes:
    """Every close this server sends. Codes from 4400 are ours; 1xxx are RFC 6455's."""

    RESTART: ClassVar = Close(1012, "restart", reconnect=True)
    SLOW: ClassVar = Close(4408, "slow_reader", reconnect=True)
    FRAME: ClassVar = Close(4400, "frame_invalid", reconnect=False)
    ORDER: ClassVar = Close(4405, "frame_order", reconnect=False)
    VERSION: ClassVar = Close(4406, "protocol_version", reconnect=False)
    FLOOD: ClassVar = Close(4429, "too_fast", reconnect=True)
    SIGNED_OUT: ClassVar = Close(4401, "signed_out", reconnect=False)
    NOT_IN: ClassVar = Close(4403, "not_in", reconnect=False)
    HELLO_LATE: ClassVar = Close(4410, "hello_late", reconnect=True)
    BROKEN: ClassVar = Close(1011, "unavailable", reconnect=True)

    @classmethod
    def all(cls) -> list[Close]:
        """Every close, for the documentation and the browser's types."""
        return [value for value in vars(cls).values() if isinstance(value, Close)]


# --- HTTP bodies (/api/v1) ------------------------------------------------------------------------------------------


class Request(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A strict request body."""


class EntryRequest(Request, frozen=True, kw_only=True):
    """The four fields. The postcode stays in the browser: only its cell arrives."""

    nickname: Annotated[str, Meta(max_length=64)]
    age: Age
    gender: model.Gender
    cell: CellId
    locale: Annotated[str, Meta(pattern="^(fr|en)$")] = "fr"
    shared_computer: bool = False


class ProofRequest(Request, frozen=True, kw_only=True):
    """Begin a proof of being 18 with one of the listed providers."""

    provider: Annotated[str, Meta(max_length=32)]


class ProofAnswer(Request, frozen=True, kw_only=True):
    """What the provider's page hands over; only that provider reads it."""

    answer: Annotated[str, Meta(max_length=8_000)]


class CharterRequest(Request, frozen=True, kw_only=True):
    """The charter's one question: `answer` is one of the listed choices."""

    version: Annotated[str, Meta(max_length=16)]
    answer: Annotated[str, Meta(max_length=32)]


class SettingsRequest(Request, frozen=True, kw_only=True):
    """Settings kept by the server; the others stay in the browser. What is left out stays as it is.

    `older_may_ask`: whether someone shown as young receives requests from people 15 years older. `presence`: be seen
    online. `typing` and `receipts` work only with people who allow them too.
    """

    locale: Annotated[str, Meta(pattern="^(fr|en)$")] | None = None
    ask_from: model.AskFrom | None = None
    older_may_ask: bool | None = None
    presence: bool | None = None
    typing: bool | None = None
    receipts: bool | None = None


class PlaceRequest(Request, frozen=True, kw_only=True):
    """Live somewhere else from now on: twice in 30 days. The rooms of the old place are left."""

    cell: CellId


class ProfileRequest(Request, frozen=True, kw_only=True):
    """The few words and the intentions that others may see. `verdict_id`: I read the nudge, keep it so."""

    bio: Text
    intentions: Annotated[list[model.Intention], Meta(max_length=5)]
    verdict_id: Id | None = None


class AskRequest(Request, frozen=True, kw_only=True):
    """A contact request: an opener and what both have in common, nothing else (law L3).

    Exactly one of `room_id` and `intention` is the context. `consent` accepts, as the page stated it, how private
    conversations are treated here (`mode`).
    """

    to: Id
    opener: model.Opener
    room_id: Id | None = None
    intention: model.Intention | None = None
    mode: model.DirectMode
    consent: bool


class AskAnswerRequest(Request, frozen=True, kw_only=True):
    """Answer one request, or many of them with the same words. `mode` and `consent` are needed to accept."""

    ids: Annotated[list[Id], Meta(min_length=1, max_length=100)]
    answer: model.AskAnswer
    mode: model.DirectMode | None = None
    consent: bool = False


class BlockRequest(Request, frozen=True, kw_only=True):
    """Neither of the two sees the other anywhere any more."""

    person_id: Id


class ExitRequest(Request, frozen=True, kw_only=True):
    """The safe exit: freeze, capture, block, report and leave in one gesture."""

    reason: model.ReportReason = model.ReportReason.OTHER


class MuteRequest(Request, frozen=True, kw_only=True):
    """A muted room counts no unread message."""

    muted: bool


class ReportRequest(Request, frozen=True, kw_only=True):
    """A word to us about a message, a person, a contact request or a conversation. `block` blocks its author too."""

    about: model.About = model.About.MESSAGE
    id: Id
    reason: model.ReportReason
    text: Text = ""
    block: bool = False


class ContestRequest(Request, frozen=True, kw_only=True):
    """A person's answer to a hold or a refusal."""

    statement_id: Id
    text: Text


class Refusal(model.Record, frozen=True, kw_only=True):
    """Body of every 4xx and 503."""

    code: Code
    args: Args = {}
    retry: bool = False
    proposals: list[str] | None = None


class Me(model.Record, frozen=True, kw_only=True):
    """Who this browser is to us. `state`: stranger, under_18, unproven or member."""

    state: str
    account: model.Person | None = None
    charter_accepted: bool = False
    charter_version: str = ""
    locale: str = "fr"
    settings: SettingsView | None = None


class SettingsView(model.Record, frozen=True, kw_only=True):
    """What this person chose. `protected`: their band begins below 25, so that `older_may_ask` means something."""

    ask_from: model.AskFrom
    older_may_ask: bool
    protected: bool
    presence: bool
    typing: bool
    receipts: bool
    cell: str
    place_changes_left: int


class NicknameView(model.Record, frozen=True, kw_only=True):
    """Whether a nickname may be taken now; three free proposals when not."""

    free: bool
    code: Code | None = None
    args: Args = {}
    proposals: list[str] = []


class ProviderView(model.Record, frozen=True, kw_only=True):
    """A door, with the two halves of double anonymity stated."""

    id: str
    site_hidden_from_prover: bool
    identity_hidden_from_site: bool
    demo: bool


class ProofView(model.Record, frozen=True, kw_only=True):
    """A proof that was begun."""

    id: str
    provider: str
    expires_at_ms: int


class SessionView(model.Record, frozen=True, kw_only=True):
    """A signed-in device. `label` is a coarse name of browser and system, `day` the last day it was used."""

    id: str
    label: str
    day: str
    current: bool


class PlaceView(model.Record, frozen=True, kw_only=True):
    """What the public page says of this instance: no people, no messages, no counts."""

    name: str
    operator: str
    contact: str
    mode: str
    charter_version: str
    retention_days: int
    held_hours: int
    report_answer_days: int
    rooms: list[model.Room]
    direct_mode: model.DirectMode = model.DirectMode.EXAMINED
    direct_days: int = 30
    territory: list[str] = []
    hours: str = ""
    opens_ms: int | None = None
    hosts: list[str] = []
    meeting_places: list[str] = []


class PersonRow(model.Record, frozen=True, kw_only=True):
    """One person of the list of people nearby."""

    person: model.Person
    bucket: model.Bucket
    presence: model.PresenceStep
    intentions: list[model.Intention]


class PeoplePage(model.Record, frozen=True, kw_only=True):
    """A page of people nearby. `count` is said in steps: under_10, 10-19, 20-49, 50-99, 100+."""

    people: list[PersonRow]
    count: str
    page: int
    more: bool


class RoomName(model.Record, frozen=True, kw_only=True):
    """Enough of a room to name it."""

    id: str
    slug: str
    kind: model.RoomKind
    name: str = ""
    around: str = ""


class ProfileView(model.Record, frozen=True, kw_only=True):
    """One person, as this reader may see them. `closed` says why no request can be sent now, as the button's words.

    `rooms` and `intentions_shared` are what a request may have as its context.
    """

    person: model.Person
    bucket: model.Bucket
    presence: model.PresenceStep
    bio: str
    intentions: list[model.Intention]
    rooms: list[RoomName]
    intentions_shared: list[model.Intention]
    closed: Code | None = None
    direct_room_id: str | None = None


class OwnProfileView(model.Record, frozen=True, kw_only=True):
    """One's own few words and intentions."""

    bio: str
    intentions: list[model.Intention]


class AskView(model.Record, frozen=True, kw_only=True):
    """A contact request as who received it sees it."""

    id: str
    person: model.Person
    bucket: model.Bucket
    opener: model.Opener
    room: RoomName | None
    intention: model.Intention | None
    rooms_shared: int
    state: model.AskState
    at_ms: int


class SentAskView(model.Record, frozen=True, kw_only=True):
    """A contact request as who sent it sees it: `sent`, or `accepted` with its conversation. A no is never told."""

    id: str
    person: model.Person
    opener: model.Opener
    state: model.AskState
    at_ms: int
    direct_room_id: str | None = None


class AskBudget(model.Record, frozen=True, kw_only=True):
    """What may still be asked today, and when the next one comes back when nothing is left."""

    left_today: int
    per_day: int
    left_pending: int
    again_ms: int | None = None


class AsksView(model.Record, frozen=True, kw_only=True):
    """Contact requests, received and sent, and what may still be sent."""

    received: list[AskView]
    sent: list[SentAskView]
    budget: AskBudget


class AskAnswered(model.Record, frozen=True, kw_only=True):
    """What became of the answered ones: the conversations that opened."""

    rooms: list[RoomView]


class BlockView(model.Record, frozen=True, kw_only=True):
    """Someone this person blocked, and the day. Who blocked us is told to nobody."""

    person_id: str
    nickname: str
    day: str


class PastDirectView(model.Record, frozen=True, kw_only=True):
    """A conversation that has ended and can still be reported: its days, and no name."""

    room_id: str
    opened_day: str
    ended_day: str


class OutingView(model.Record, frozen=True, kw_only=True):
    """An outing now. `guests` are named to who comes along, and to nobody else."""

    message_id: str
    left: int
    coming: bool
    over: bool
    guests: list[model.Person] = []


class ConversationCopy(model.Record, frozen=True, kw_only=True):
    """One's own conversation to keep: `copy` is the text that `signature` (Ed25519, base64) signs with `public_key`."""

    copy: str
    signature: str
    public_key: str


class MineView(model.Record, frozen=True, kw_only=True):
    """One of the author's own messages that is held, refused or returned, with its text and its statement."""

    message_id: str
    client_message_id: str
    room_id: str
    body: str
    state: model.MessageState
    code: Code
    at_ms: int
    until_ms: int | None
    statement_id: str
    contest_number: str | None = None


class Receipt(model.Record, frozen=True, kw_only=True):
    """The number of a word to us, and the day by which an answer comes. `key` opens its status page."""

    number: str
    key: str
    answer_by_ms: int


class ReportView(model.Record, frozen=True, kw_only=True):
    """A report as the person who sent it sees it."""

    number: str
    reason: model.ReportReason
    at_ms: int
    answer_by_ms: int
    answer: str | None = None
    answered_at_ms: int | None = None


class StoryView(model.Record, frozen=True, kw_only=True):
    """One story of `/demo`. When `built`, the three panes hold what really happened on this server just now."""

    id: str
    built: bool
    sender: list[StoryLine]
    other: list[StoryLine]
    moderator: list[StoryLine]


class StoryLine(model.Record, frozen=True, kw_only=True):
    """A line of a pane: `said` is a text in clear, `outcome` a code or a state that the browser renders."""

    said: str | None = None
    outcome: str | None = None
    args: Args = {}


# --- codec ------------------------------------------------------------------------------------------------------------

_decoder = msgspec.json.Decoder(ClientFrame)
_encoder = msgspec.json.Encoder()


class FrameError(ValueError):
    """The bytes are not a frame of this protocol. The message names the fault, never the content."""


def decode(data: bytes) -> ClientFrame:
    """Read one client frame: UTF-8 JSON, at most `FRAME_BYTES_MAX` bytes. Raises FrameError."""
    if len(data) > FRAME_BYTES_MAX:
        raise FrameError("frame too large")
    try:
        frame = _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise FrameError(type(error).__name__) from None
    refuse_duplicate_keys(data)
    return frame


def refuse_duplicate_keys(data: bytes) -> None:
    """Raise FrameError when any object of this JSON names a key twice: parsers disagree on which one wins."""
    try:
        json.loads(data, object_pairs_hook=_unique_pairs)
    except (RecursionError, ValueError) as error:
        raise FrameError(str(error) if isinstance(error, FrameError) else type(error).__name__) from None


def _unique_pairs(pairs: list[tuple[str, object]]) -> None:
    if len({key for key, _ in pairs}) != len(pairs):
        raise FrameError("duplicate key")


def encode(frame: ServerFrame) -> bytes:
    """Write one server frame as UTF-8 JSON."""
    return _encoder.encode(frame)
