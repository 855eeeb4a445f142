"""Contact requests and the direct conversations they open.

Who asks or answers holds account rows (`people.take`) while it is decided, so that two devices, or the two people at
once, wait for each other on either engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import text

from placette.model import AccountId, AskId, AskState, DirectMode, DirectState, Intention, Opener, RoomId, Spent

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row


class Ask(NamedTuple):
    """A contact request. Exactly one of `room_id` and `intention` is its context."""

    id: AskId
    from_id: AccountId
    to_id: AccountId
    opener: Opener
    room_id: RoomId | None
    intention: Intention | None
    mode: DirectMode
    state: AskState
    at_ms: int


class PastDirect(NamedTuple):
    """A conversation that has ended, while it can still be reported."""

    room_id: RoomId
    opened_ms: int
    ended_ms: int


_ASK = "SELECT id, from_id, to_id, opener, room_id, intention, mode, state, at_ms FROM ask "
_INSERT = text("""
INSERT INTO ask (id, from_id, to_id, opener, room_id, intention, mode, state, at_ms)
VALUES (:id, :from_id, :to_id, :opener, :room_id, :intention, :mode, :state, :at_ms)
""")
_BY_ID = text(_ASK + "WHERE id = :id")
_RECEIVED = text(_ASK + "WHERE to_id = :account AND state IN ('sent', 'later') ORDER BY at_ms DESC, id LIMIT 200")
_SENT = text(_ASK + "WHERE from_id = :account AND at_ms > :after ORDER BY at_ms DESC, id LIMIT 200")
_BETWEEN = text(_ASK + "WHERE from_id = :from AND to_id = :to AND at_ms > :after ORDER BY at_ms DESC LIMIT 1")
_TIMES = text("""
SELECT at_ms, state FROM ask WHERE from_id = :account AND at_ms > :after ORDER BY at_ms
""")
_WAITING = text("""
SELECT COUNT(*) FROM ask a WHERE a.to_id = :account AND a.state IN ('sent', 'later')
AND NOT EXISTS (SELECT 1 FROM block b WHERE b.account_id = :account AND b.blocked_id = a.from_id)
AND NOT EXISTS (SELECT 1 FROM block b WHERE b.blocked_id = :account AND b.account_id = a.from_id)
""")
_ANSWER = text("""
UPDATE ask SET state = :state WHERE id = :id AND to_id = :account AND state IN ('sent', 'later') RETURNING id
""")
_ACCEPT_BOTH = text("""
UPDATE ask SET state = 'accepted'
WHERE ((from_id = :one AND to_id = :other) OR (from_id = :other AND to_id = :one)) AND state IN ('sent', 'later')
""")
_OPEN_DIRECT = text("""
INSERT INTO direct (room_id, asker_id, asked_id, mode, asker_consent_ms, asked_consent_ms, state, paused_by, ended_ms)
VALUES (:room, :asker, :asked, :mode, :asker_consent_ms, :asked_consent_ms, 'open', NULL, NULL)
""")
_DIRECT_OF = text("""
SELECT room_id FROM direct
WHERE ((asker_id = :one AND asked_id = :other) OR (asker_id = :other AND asked_id = :one))
  AND state IN ('open', 'paused')
""")
_PARTIES = text("SELECT asker_id, asked_id FROM direct WHERE room_id = :room")
_PAUSE = text("""
UPDATE direct SET state = 'paused', paused_by = :account
WHERE room_id = :room AND state = 'open' AND (asker_id = :account OR asked_id = :account) RETURNING room_id
""")
_RESUME = text("""
UPDATE direct SET state = 'open', paused_by = NULL
WHERE room_id = :room AND state = 'paused' AND paused_by = :account RETURNING room_id
""")
_END = text("""
UPDATE direct SET state = :state, ended_ms = :at_ms
WHERE room_id = :room AND state IN ('open', 'paused') AND (asker_id = :account OR asked_id = :account)
RETURNING room_id
""")
_DIRECTS_OF_PAIR = text("""
SELECT room_id FROM direct
WHERE (asker_id = :one AND asked_id = :other) OR (asker_id = :other AND asked_id = :one)
""")
_PAST = text("""
SELECT room_id, asked_consent_ms, ended_ms FROM direct
WHERE (asker_id = :account OR asked_id = :account) AND ended_ms > :after ORDER BY ended_ms DESC, room_id LIMIT 100
""")


def insert(connection: Connection, ask: Ask) -> None:
    """Keep a contact request."""
    fields = ask._asdict() | {"opener": ask.opener.value, "mode": ask.mode.value, "state": ask.state.value}
    connection.execute(_INSERT, fields | {"intention": None if ask.intention is None else ask.intention.value})


def ask(connection: Connection, ask_id: str) -> Ask | None:
    """The request with this id."""
    row = connection.execute(_BY_ID, {"id": ask_id}).one_or_none()
    return None if row is None else _ask(row)


def received(connection: Connection, account_id: str) -> list[Ask]:
    """What waits for this person's answer, newest first."""
    return [_ask(row) for row in connection.execute(_RECEIVED, {"account": account_id})]


def sent(connection: Connection, account_id: str, after_ms: int) -> list[Ask]:
    """What this person sent since then, newest first."""
    return [_ask(row) for row in connection.execute(_SENT, {"account": account_id, "after": after_ms})]


def between(connection: Connection, from_id: str, to_id: str, after_ms: int) -> Ask | None:
    """The newest request of one person to another since then."""
    row = connection.execute(_BETWEEN, {"from": from_id, "to": to_id, "after": after_ms}).one_or_none()
    return None if row is None else _ask(row)


def spent(connection: Connection, account_id: str, day_ms: int, after_ms: int) -> Spent:
    """What someone asked: since `day_ms`, and since `after_ms` without a yes."""
    rows = connection.execute(_TIMES, {"account": account_id, "after": after_ms}).all()
    return Spent(
        day_ms=tuple(row.at_ms for row in rows if row.at_ms > day_ms),
        waiting_ms=tuple(row.at_ms for row in rows if row.state != AskState.ACCEPTED),
    )


def waiting(connection: Connection, account_id: str) -> int:
    """How many requests wait for this person."""
    return connection.execute(_WAITING, {"account": account_id}).scalar_one()


def answer(connection: Connection, account_id: str, ask_id: str, state: AskState) -> bool:
    """Answer a request that waits; False when it does not, or was for someone else."""
    fields = {"id": ask_id, "account": account_id, "state": state.value}
    return connection.execute(_ANSWER, fields).one_or_none() is not None


def open_direct(connection: Connection, accepted: Ask, room_id: str, at_ms: int) -> None:
    """Open the conversation that an accepted request asked for; a request that crossed it is accepted too."""
    names = {"room": room_id, "asker": accepted.from_id, "asked": accepted.to_id, "mode": accepted.mode.value}
    connection.execute(_OPEN_DIRECT, names | {"asker_consent_ms": accepted.at_ms, "asked_consent_ms": at_ms})
    connection.execute(_ACCEPT_BOTH, {"one": accepted.from_id, "other": accepted.to_id})


def direct_of(connection: Connection, one_id: str, other_id: str) -> RoomId | None:
    """The conversation that goes on between two people."""
    found: str | None = connection.execute(_DIRECT_OF, {"one": one_id, "other": other_id}).scalar()
    return None if found is None else RoomId(found)


def directs_of_pair(connection: Connection, one_id: str, other_id: str) -> list[RoomId]:
    """Every conversation two people had that is not yet forgotten."""
    return [RoomId(row.room_id) for row in connection.execute(_DIRECTS_OF_PAIR, {"one": one_id, "other": other_id})]


def parties(connection: Connection, room_id: str) -> tuple[AccountId, AccountId] | None:
    """Who the two of a conversation are, inside it or no longer: asker, asked."""
    row = connection.execute(_PARTIES, {"room": room_id}).one_or_none()
    return None if row is None else (AccountId(row.asker_id), AccountId(row.asked_id))


def pause(connection: Connection, account_id: str, room_id: str) -> bool:
    """Pause a conversation that is open."""
    return connection.execute(_PAUSE, {"account": account_id, "room": room_id}).one_or_none() is not None


def resume(connection: Connection, account_id: str, room_id: str) -> bool:
    """Let a conversation go on: only who paused it may."""
    return connection.execute(_RESUME, {"account": account_id, "room": room_id}).one_or_none() is not None


def end(connection: Connection, account_id: str, room_id: str, state: DirectState, at_ms: int) -> bool:
    """End a conversation for both, `ended` or `frozen`; False when it had ended already."""
    names = {"account": account_id, "room": room_id, "state": state.value, "at_ms": at_ms}
    return connection.execute(_END, names).one_or_none() is not None


def past(connection: Connection, account_id: str, after_ms: int) -> list[PastDirect]:
    """The conversations of this person that ended since then."""
    rows = connection.execute(_PAST, {"account": account_id, "after": after_ms})
    return [PastDirect(RoomId(row.room_id), row.asked_consent_ms, row.ended_ms) for row in rows]


def _ask(row: Row[tuple[object, ...]]) -> Ask:
    return Ask(
        AskId(row.id),
        AccountId(row.from_id),
        AccountId(row.to_id),
        Opener(row.opener),
        None if row.room_id is None else RoomId(row.room_id),
        None if row.intention is None else Intention(row.intention),
        DirectMode(row.mode),
        AskState(row.state),
        row.at_ms,
    )
