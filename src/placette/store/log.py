"""A room's log, and the messages that wait beside it: held, refused, returned.

The log is the truth: events are dense per room, appended in the transaction that takes their `seq`. Bodies are
sealed before they come here and opened after they left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import text

from placette.model import (
    AccountId,
    BodyId,
    Card,
    Code,
    DirectMode,
    DirectState,
    EventKind,
    MessageId,
    MessageKind,
    MessageState,
    Record,
    RoomId,
    RoomKind,
    Standing,
    StatementId,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row


class AlreadySent(Exception):  # noqa: N818 - named for what happened
    """Another transaction kept a message under this client id first: undo this one, and answer as it was answered."""


class AlreadySettled(Exception):  # noqa: N818 - named for what happened
    """Someone else ended this hold first: undo this transaction."""


class SealedOuting(NamedTuple):
    """A proposal to go out; its public place is sealed."""

    day: str
    seats: int
    place: bytes


class OutingFacts(NamedTuple):
    """An outing that is to be seen: whose, where it was proposed, its day and its seats."""

    author_id: AccountId
    room_id: RoomId
    day: str
    seats: int


class Sent(Record, frozen=True, kw_only=True):
    """One thing an author sends, ready to be kept: its text sealed, its digest made, its verdict given.

    `verdict` is the judge's ruling, or UNEXAMINED; a removal has none.
    """

    id: MessageId
    kind: MessageKind
    target_id: MessageId | None
    room_id: RoomId
    author_id: AccountId
    client_message_id: str
    digest: bytes
    body_id: BodyId | None
    sealed: bytes | None
    origin: bytes | None
    at_ms: int
    verdict: str | None = None
    cards: tuple[Card, ...] = ()
    outing: SealedOuting | None = None


class Kept(NamedTuple):
    """A message row as it stands."""

    id: MessageId
    kind: MessageKind
    target_id: MessageId | None
    room_id: RoomId
    author_id: AccountId
    client_message_id: str
    digest: bytes
    state: MessageState
    body_id: BodyId | None
    seq: int | None
    at_ms: int
    until_ms: int | None


class Reasons(NamedTuple):
    """The newest statement about a message."""

    id: StatementId
    code: Code
    decision: str
    at_ms: int


class SealedEvent(NamedTuple):
    """An event whose body is still sealed. `sealed` is None when there is nothing to see (any more)."""

    seq: int
    kind: EventKind
    message_id: MessageId
    author_id: AccountId
    nickname: str
    scripted: bool
    at_ms: int
    body_id: BodyId | None
    sealed: bytes | None
    host: bool
    cards: tuple[Card, ...]
    outing: SealedOuting | None


UNEXAMINED = "unexamined"


class Place(NamedTuple):
    """The place that an event took in its room's log."""

    seq: int
    no: int


_MESSAGE = """m.id, m.kind, m.target_id, m.room_id, m.author_id, m.client_message_id, m.digest, m.state,
       m.body_id, m.seq, m.at_ms, m.until_ms"""
_FACTS = text(f"""
SELECT p.recheck_day, a.charter_version, s.room_id AS inside, r.id AS room, r.slow_mode_ms, r.kind AS room_kind,
       r.rests_in, d.state AS direct_state, d.mode AS direct_mode,
       (SELECT l.at_ms FROM message l
        WHERE l.author_id = :account AND l.room_id = :room AND l.kind = 'post' AND l.state IN ('published', 'held')
        ORDER BY l.at_ms DESC LIMIT 1) AS last_post_ms,
       {_MESSAGE}
FROM account a
LEFT JOIN proof p ON p.account_id = a.id
LEFT JOIN room r ON r.id = :room
LEFT JOIN direct d ON d.room_id = r.id
LEFT JOIN membership s ON s.account_id = a.id AND s.room_id = r.id
LEFT JOIN message m ON m.author_id = a.id AND m.client_message_id = :client_message_id
WHERE a.id = :account
""")  # noqa: S608 - module constants, joined once
_NEXT_SEQ = text("""
UPDATE room SET last_seq = last_seq + 1, last_no = last_no + :counted WHERE id = :room RETURNING last_seq, last_no
""")
_INSERT_MESSAGE = text("""
INSERT INTO message (id, kind, target_id, room_id, author_id, client_message_id, digest, state, body_id, seq, at_ms,
                     until_ms, origin, verdict, cards)
VALUES (:id, :kind, :target_id, :room_id, :author_id, :client_message_id, :digest, :state, :body_id, :seq, :at_ms,
        :until_ms, :origin, :verdict, :cards)
ON CONFLICT (author_id, client_message_id) DO NOTHING RETURNING id
""")
_INSERT_BODY = text("""
INSERT INTO body (id, room_id, message_id, sealed, at_ms) VALUES (:id, :room_id, :message_id, :sealed, :at_ms)
""")
_INSERT_EVENT = text("""
INSERT INTO event (room_id, seq, kind, message_id, no, at_ms) VALUES (:room, :seq, :kind, :message, :no, :at_ms)
""")
_INSERT_OUTING = text("""
INSERT INTO outing (message_id, day, seats, place, at_ms) VALUES (:message_id, :day, :seats, :place, :at_ms)
""")
_KEPT = text(f"SELECT {_MESSAGE} FROM message m WHERE m.id = :id")  # noqa: S608
_HELD = text(f"SELECT {_MESSAGE} FROM message m WHERE m.state = 'held' ORDER BY m.until_ms, m.id LIMIT :most")  # noqa: S608
_OVERDUE = text(f"""
SELECT {_MESSAGE} FROM message m WHERE m.state = 'held' AND m.until_ms <= :now ORDER BY m.until_ms LIMIT :most
""")  # noqa: S608
_MINE = text(f"""
SELECT {_MESSAGE} FROM message m
WHERE m.author_id = :account AND m.state IN ('held', 'refused', 'returned') ORDER BY m.at_ms DESC, m.id LIMIT :most
""")  # noqa: S608
_SETTLE = text("""
UPDATE message SET state = :state, seq = :seq, until_ms = NULL WHERE id = :id AND state = 'held' RETURNING id
""")
_SET_BODY = text("""
UPDATE message SET body_id = :body_id, cards = (SELECT x.cards FROM message x WHERE x.id = :edit) WHERE id = :id
""")
_SET_STATE = text("UPDATE message SET state = :state WHERE id = :id")
_REASONS = text("""
SELECT id, code, decision, at_ms FROM statement WHERE message_id = :id ORDER BY at_ms DESC, id DESC LIMIT 1
""")
_EVENTS = text("""
SELECT e.seq, e.kind, e.message_id, m.author_id, a.nickname, a.scripted, e.at_ms, b.id AS body_id, b.sealed, m.cards,
       h.account_id AS host, o.day, o.seats, o.place
FROM event e
JOIN message m ON m.id = e.message_id
JOIN account a ON a.id = m.author_id
LEFT JOIN host h ON h.account_id = a.id
LEFT JOIN outing o ON o.message_id = m.id
LEFT JOIN body b ON b.id = m.body_id AND m.state = 'published' AND e.kind <> 'removed'
WHERE e.room_id = :room AND e.seq >= :first AND e.seq <= :last ORDER BY e.seq
""")
_OUTING = text("""
SELECT m.author_id, m.room_id, o.day, o.seats FROM outing o JOIN message m ON m.id = o.message_id
WHERE o.message_id = :message AND m.state = 'published'
""")
_TAKE_OUTING = text("UPDATE outing SET seats = seats WHERE message_id = :message")
_GUESTS = text("SELECT account_id FROM outing_guest WHERE message_id = :message ORDER BY at_ms, account_id")
_ADD_GUEST = text("""
INSERT INTO outing_guest (message_id, account_id, at_ms) VALUES (:message, :account, :at_ms)
ON CONFLICT (message_id, account_id) DO NOTHING
""")
# The one who was blocked stays away: from what the other proposed, or from where the other comes along too.
_PART = text("""
DELETE FROM outing_guest WHERE account_id = :blocked AND (
    message_id IN (SELECT g.message_id FROM outing_guest g WHERE g.account_id = :account)
    OR message_id IN (SELECT m.id FROM message m JOIN outing o ON o.message_id = m.id WHERE m.author_id = :account))
""")
_PART_FROM = text("""
DELETE FROM outing_guest WHERE account_id = :account
AND message_id IN (SELECT m.id FROM message m JOIN outing o ON o.message_id = m.id WHERE m.author_id = :blocked)
""")
_DROP_GUEST = text("DELETE FROM outing_guest WHERE message_id = :message AND account_id = :account")
_BLOCKED_SINCE = text("""
SELECT MAX(b.at_ms) AS blocked_ms, (SELECT e.at_ms FROM event e WHERE e.room_id = :room AND e.seq = :seq) AS held_ms
FROM block b WHERE b.account_id = :account OR b.blocked_id = :account
""")
_BODY = text("SELECT sealed FROM body WHERE id = :id")
_BODY_OF = text("""
SELECT m.room_id, b.id, b.sealed, o.place FROM message m JOIN body b ON b.id = m.body_id
LEFT JOIN outing o ON o.message_id = m.id WHERE m.id = :id
""")
# Whoever changes or ends a conversation, or writes in it, holds its row: what comes after the end is refused.
_TAKE_ROOM = text("UPDATE room SET last_seq = last_seq WHERE id = :room")
_OUTING_PLACE = text("SELECT day, seats, place FROM outing WHERE message_id = :message")


def facts(
    connection: Connection, account_id: str, room_id: str, client_message_id: str
) -> tuple[Standing | None, Kept | None]:
    """What is known about this person, here, and about this client id: one statement, one snapshot."""
    names = {"account": account_id, "room": room_id, "client_message_id": client_message_id}
    row = connection.execute(_FACTS, names).one_or_none()
    if row is None:
        return None, None
    standing = Standing(
        proof_until=row.recheck_day,
        charter_version=row.charter_version,
        inside=row.inside is not None,
        room_exists=row.room is not None,
        slow_mode_ms=row.slow_mode_ms or 0,
        last_post_ms=row.last_post_ms,
        kind=RoomKind(row.room_kind or RoomKind.THEME),
        rests_in=row.rests_in,
        direct=None if row.direct_state is None else DirectState(row.direct_state),
        mode=None if row.direct_mode is None else DirectMode(row.direct_mode),
    )
    return standing, None if row.id is None else _kept(row)


def publish(connection: Connection, sent: Sent) -> Place:
    """Keep a text and append it to its room's log: four statements. Raises AlreadySent."""
    place = _next_place(connection, sent.room_id, EventKind.POSTED)
    _insert_message(connection, sent, MessageState.PUBLISHED, place.seq, None)
    _insert_body(connection, sent)
    _append(connection, sent.room_id, place, EventKind.POSTED, sent.id, sent.at_ms)
    return place


def publish_change(connection: Connection, sent: Sent, target_id: MessageId) -> Place:
    """Keep an edit or a removal, append its event, and let the target be what it says. Raises AlreadySent."""
    kind = EventKind.EDITED if sent.kind == MessageKind.EDIT else EventKind.REMOVED
    place = _next_place(connection, sent.room_id, kind)
    _insert_message(connection, sent, MessageState.PUBLISHED, place.seq, None)
    if sent.body_id is not None:
        _insert_body(connection, sent)
    _change_target(connection, target_id, kind, sent.body_id, sent.id)
    _append(connection, sent.room_id, place, kind, target_id, sent.at_ms)
    return place


def set_aside(connection: Connection, sent: Sent, state: MessageState, until_ms: int) -> None:
    """Keep a text that nobody sees: held until read, or refused while it may be contested. Raises AlreadySent."""
    _insert_message(connection, sent, state, None, until_ms)
    _insert_body(connection, sent)


def kept(connection: Connection, message_id: str) -> Kept | None:
    """A message as it stands."""
    row = connection.execute(_KEPT, {"id": message_id}).one_or_none()
    return None if row is None else _kept(row)


def held(connection: Connection, most: int) -> list[Kept]:
    """What waits for a person, most urgent first."""
    return [_kept(row) for row in connection.execute(_HELD, {"most": most})]


def overdue(connection: Connection, now_ms: int, most: int) -> list[Kept]:
    """What nobody read in time."""
    return [_kept(row) for row in connection.execute(_OVERDUE, {"now": now_ms, "most": most})]


def mine(connection: Connection, account_id: str, most: int) -> list[tuple[Kept, Reasons, bytes | None]]:
    """One's own texts that nobody sees, newest first, each with its reasons and its sealed body."""
    rows = [_kept(row) for row in connection.execute(_MINE, {"account": account_id, "most": most})]
    found = [(row, reasons(connection, row.id), sealed_body(connection, row.body_id)) for row in rows]
    return [(row, why, sealed) for row, why, sealed in found if why is not None]


def settle(connection: Connection, message: Kept, state: MessageState, at_ms: int) -> Place | None:
    """End a hold: published, refused or returned. None when nothing was appended. Raises AlreadySettled.

    An edit whose target is gone is settled as removed: there is nothing left to change.
    """
    place: Place | None = None
    kind = EventKind.POSTED if message.kind == MessageKind.POST else EventKind.EDITED
    subject = message.target_id or message.id
    if state == MessageState.PUBLISHED and message.target_id is not None:
        target = kept(connection, message.target_id)
        if target is None or target.state != MessageState.PUBLISHED:
            state = MessageState.REMOVED
    if state == MessageState.PUBLISHED:
        place = _next_place(connection, message.room_id, kind)
    changed = connection.execute(
        _SETTLE, {"id": message.id, "state": state.value, "seq": None if place is None else place.seq}
    ).one_or_none()
    if changed is None:
        raise AlreadySettled(message.id)
    if place is not None:
        if message.target_id is not None:
            _change_target(connection, message.target_id, kind, message.body_id, message.id)
        _append(connection, message.room_id, place, kind, subject, at_ms)
    return place


def reasons(connection: Connection, message_id: str) -> Reasons | None:
    """The newest statement about a message."""
    row = connection.execute(_REASONS, {"id": message_id}).one_or_none()
    return None if row is None else Reasons(StatementId(row.id), Code(row.code), row.decision, row.at_ms)


def events(connection: Connection, room_id: str, first_seq: int, last_seq: int) -> list[SealedEvent]:
    """The events of a range, both ends included, in order. A text that was edited is given as it is now."""
    rows = connection.execute(_EVENTS, {"room": room_id, "first": first_seq, "last": last_seq})
    return [
        SealedEvent(
            row.seq,
            EventKind(row.kind),
            MessageId(row.message_id),
            AccountId(row.author_id),
            row.nickname,
            bool(row.scripted),
            row.at_ms,
            row.body_id,
            row.sealed,
            row.host is not None,
            tuple(Card(one) for one in (row.cards or "").split()),
            None if row.place is None else SealedOuting(row.day, row.seats, bytes(row.place)),
        )
        for row in rows
    ]


def outing(connection: Connection, message_id: str) -> OutingFacts | None:
    """The outing that a message in sight proposes."""
    row = connection.execute(_OUTING, {"message": message_id}).one_or_none()
    return None if row is None else OutingFacts(AccountId(row.author_id), RoomId(row.room_id), row.day, row.seats)


def take_outing(connection: Connection, message_id: str) -> None:
    """Hold an outing until the transaction ends: whoever counts its guests holds it."""
    connection.execute(_TAKE_OUTING, {"message": message_id})


def guests(connection: Connection, message_id: str) -> list[AccountId]:
    """Who comes along besides who proposed it, first come first."""
    return [AccountId(row.account_id) for row in connection.execute(_GUESTS, {"message": message_id})]


def add_guest(connection: Connection, message_id: str, account_id: str, at_ms: int) -> None:
    """Someone comes along."""
    connection.execute(_ADD_GUEST, {"message": message_id, "account": account_id, "at_ms": at_ms})


def drop_guest(connection: Connection, message_id: str, account_id: str) -> None:
    """Someone comes no longer."""
    connection.execute(_DROP_GUEST, {"message": message_id, "account": account_id})


def part_guests(connection: Connection, account_id: str, blocked_id: str) -> None:
    """After a block, the two come along to nothing together."""
    for statement in (_PART, _PART_FROM):
        connection.execute(statement, {"account": account_id, "blocked": blocked_id})


def sealed_body(connection: Connection, body_id: str | None) -> bytes | None:
    """A sealed body, or None when it is gone."""
    return None if body_id is None else connection.execute(_BODY, {"id": body_id}).scalar()


def body_of(connection: Connection, message_id: str) -> tuple[str, str, bytes, bytes | None] | None:
    """Room, body id and sealed body of a message, and the sealed place of its outing; None when it is gone."""
    row = connection.execute(_BODY_OF, {"id": message_id}).one_or_none()
    return None if row is None else (row.room_id, row.id, row.sealed, row.place)


def blocked_since(connection: Connection, account_id: str, room_id: str, seq: int) -> bool:
    """Whether this person's newest block, one way or the other, is newer than an event that their browser holds."""
    row = connection.execute(_BLOCKED_SINCE, {"account": account_id, "room": room_id, "seq": seq}).one()
    return row.blocked_ms is not None and (row.held_ms is None or row.blocked_ms >= row.held_ms)


def take_room(connection: Connection, room_id: str) -> None:
    """Hold a room until the transaction ends."""
    connection.execute(_TAKE_ROOM, {"room": room_id})


def sealed_outing(connection: Connection, message_id: str) -> SealedOuting | None:
    """The proposal that a message carries, sealed as it is."""
    row = connection.execute(_OUTING_PLACE, {"message": message_id}).one_or_none()
    return None if row is None else SealedOuting(row.day, row.seats, bytes(row.place))


def _next_place(connection: Connection, room_id: str, kind: EventKind) -> Place:
    counted = 1 if kind == EventKind.POSTED else 0
    row = connection.execute(_NEXT_SEQ, {"room": room_id, "counted": counted}).one()
    return Place(row.last_seq, row.last_no)


def _append(  # noqa: PLR0913 - the columns of an event
    connection: Connection, room_id: str, place: Place, kind: EventKind, message_id: str, at_ms: int
) -> None:
    fields = {"room": room_id, "seq": place.seq, "kind": kind.value, "message": message_id, "no": place.no}
    connection.execute(_INSERT_EVENT, fields | {"at_ms": at_ms})


def _change_target(connection: Connection, target_id: str, kind: EventKind, body_id: str | None, edit: str) -> None:
    if kind == EventKind.REMOVED:
        connection.execute(_SET_STATE, {"id": target_id, "state": MessageState.REMOVED.value})
    else:
        connection.execute(_SET_BODY, {"id": target_id, "body_id": body_id, "edit": edit})


def _insert_message(
    connection: Connection, sent: Sent, state: MessageState, seq: int | None, until_ms: int | None
) -> None:
    fields = {
        "id": sent.id,
        "kind": sent.kind.value,
        "target_id": sent.target_id,
        "room_id": sent.room_id,
        "author_id": sent.author_id,
        "client_message_id": sent.client_message_id,
        "digest": sent.digest,
        "state": state.value,
        "body_id": sent.body_id,
        "seq": seq,
        "at_ms": sent.at_ms,
        "until_ms": until_ms,
        "origin": sent.origin,
        "verdict": sent.verdict,
        "cards": " ".join(sent.cards) or None,
    }
    if connection.execute(_INSERT_MESSAGE, fields).one_or_none() is None:
        raise AlreadySent(sent.client_message_id)
    if sent.outing is not None:
        connection.execute(_INSERT_OUTING, {"message_id": sent.id, "at_ms": sent.at_ms} | sent.outing._asdict())


def _insert_body(connection: Connection, sent: Sent) -> None:
    fields = {"id": sent.body_id, "room_id": sent.room_id, "message_id": sent.id, "sealed": sent.sealed}
    connection.execute(_INSERT_BODY, fields | {"at_ms": sent.at_ms})


def _kept(row: Row[tuple[object, ...]]) -> Kept:
    return Kept(
        MessageId(row.id),
        MessageKind(row.kind),
        None if row.target_id is None else MessageId(row.target_id),
        RoomId(row.room_id),
        AccountId(row.author_id),
        row.client_message_id,
        bytes(row.digest),
        MessageState(row.state),
        None if row.body_id is None else BodyId(row.body_id),
        row.seq,
        row.at_ms,
        row.until_ms,
    )
