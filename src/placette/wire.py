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


class Post(Frame, frozen=True, kw_only=True, tag="post"):
    """Say something. The same `client_message_id` with the same text may be sent again until answered.

    `verdict_id` is the id a `nudge` refusal carried: "I read it once more, send it".
    """

    room_id: Id
    client_message_id: ClientId
    body: Text
    verdict_id: Id | None = None


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


ClientFrame: TypeAlias = Hello | OpenRoom | CloseRoom | Post | Edit | Remove | Read


class ServerFrame(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """Server to client."""


class RoomView(model.Record, frozen=True, kw_only=True):
    """A room as one member finds it. `unread` stops counting at 100."""

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


class Welcome(ServerFrame, frozen=True, kw_only=True, tag="welcome"):
    """Answer to `hello`. `epoch` changes when the server's memory of presence starts anew."""

    protocol: int
    account: model.Person
    server_time_ms: int
    rooms: list[RoomView]


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


AnyServerFrame: TypeAlias = (
    Welcome | Batch | PostedFrame | HeldFrame | RefusedFrame | Settled | Unread | Presence | Answered
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
    """The four fields. The postcode stays in the browser: only its département arrives."""

    nickname: Annotated[str, Meta(max_length=64)]
    age: Annotated[int, Meta(ge=0, le=999)]
    gender: model.Gender
    departement: Annotated[str, Meta(max_length=3)]
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
    """Settings kept by the server; the others stay in the browser."""

    locale: Annotated[str, Meta(pattern="^(fr|en)$")]


class MuteRequest(Request, frozen=True, kw_only=True):
    """A muted room counts no unread message."""

    muted: bool


class ReportRequest(Request, frozen=True, kw_only=True):
    """A word to us about a message. `block` comes with private conversations."""

    message_id: Id
    reason: model.ReportReason
    text: Text = ""


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
