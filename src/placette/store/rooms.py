"""Rooms and who is inside: lists, joining, read positions, unread counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Text, bindparam, text

from placette.model import ROOMS_WITHOUT_CONTACTS, AccountId, DirectMode, DirectState, Room, RoomId, RoomKind, Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Row


class Direct(NamedTuple):
    """A direct conversation: its two people, what both accepted, how it stands."""

    asker_id: AccountId
    asked_id: AccountId
    mode: DirectMode
    opened_ms: int
    state: DirectState
    paused_by: AccountId | None
    ended_ms: int | None

    def other(self, account_id: str) -> AccountId:
        """The one of the two who is not this one."""
        return self.asked_id if account_id == self.asker_id else self.asker_id


class RoomSeat(NamedTuple):
    """A room and one person's place in it. `read_seq` is None for someone who has not joined."""

    room: Room
    rests_in: str | None
    direct: Direct | None
    last_no: int
    floor_seq: int
    read_seq: int | None
    read_no: int
    muted: bool


class Head(NamedTuple):
    """Where a room's log stands."""

    room_id: RoomId
    last_seq: int
    last_no: int
    floor_seq: int


# A direct conversation exists for its two people only, whoever knows its id.
_SEATS = """
SELECT r.id, r.slug, r.kind, r.topic, r.slow_mode_ms, r.last_seq, r.last_no, r.floor_seq, r.name, r.rests_in,
       m.read_seq, m.read_no, m.muted,
       d.asker_id, d.asked_id, d.mode, d.asked_consent_ms, d.state, d.paused_by, d.ended_ms
FROM room r
LEFT JOIN membership m ON m.room_id = r.id AND m.account_id = :account
LEFT JOIN direct d ON d.room_id = r.id
WHERE (r.kind NOT IN ('direct', 'profile') OR m.account_id IS NOT NULL)
"""
_ALL_SEATS = text(_SEATS + "ORDER BY r.kind, r.slug")
_ONE_SEAT = text(_SEATS + "AND r.id = :room")
_STANDING = text("""
SELECT p.recheck_day, a.charter_version, m.room_id AS inside, r.id AS room, r.slow_mode_ms, r.kind, r.rests_in,
       d.state, d.mode
FROM account a
LEFT JOIN proof p ON p.account_id = a.id
LEFT JOIN room r ON r.id = :room
LEFT JOIN direct d ON d.room_id = r.id
LEFT JOIN membership m ON m.account_id = a.id AND m.room_id = r.id
WHERE a.id = :account
""")
# Whoever hides someone counts one by one: a difference of numbers would betray what they may not see .
_UNREAD = text("""
SELECT COUNT(*) FROM (
    SELECT 1 FROM event e JOIN message x ON x.id = e.message_id
    WHERE e.room_id = :room AND e.seq > :after AND e.kind = 'posted'
      AND NOT EXISTS (SELECT 1 FROM block b WHERE b.account_id = :account AND b.blocked_id = x.author_id)
      AND NOT EXISTS (SELECT 1 FROM block b WHERE b.blocked_id = :account AND b.account_id = x.author_id)
    LIMIT 100
) AS seen
""")
_REST = text("UPDATE room SET rests_in = :rests_in WHERE slug = :slug")
_AREAS = text("SELECT slug, rests_in FROM room WHERE kind IN ('cell', 'basin')")
_LEAVE_PLACES = text("""
DELETE FROM membership WHERE account_id = :account
AND room_id IN (SELECT r.id FROM room r WHERE r.kind IN ('cell', 'basin', 'departement'))
RETURNING room_id
""")
_COMMON = text("""
SELECT r.id FROM membership m JOIN membership o ON o.room_id = m.room_id JOIN room r ON r.id = m.room_id
WHERE m.account_id = :account AND o.account_id = :other AND r.kind NOT IN ('direct', 'profile')
ORDER BY r.kind, r.slug
""")
# Conversations are many, and each node follows few: those are asked for by name.
_HEADS = text("""
SELECT id, last_seq, last_no, floor_seq FROM room WHERE kind NOT IN ('direct', 'profile') OR id IN :directs ORDER BY id
""").bindparams(bindparam("directs", expanding=True, type_=Text()))
_HEADS_OF = text("""
SELECT id, last_seq, last_no, floor_seq FROM room
WHERE kind NOT IN ('direct', 'profile') OR id IN (SELECT m.room_id FROM membership m WHERE m.account_id = :account)
ORDER BY id
""")
_HEAD = text("SELECT id, last_seq, last_no, floor_seq FROM room WHERE id = :room")
_JOIN = text("""
INSERT INTO membership (account_id, room_id, read_seq, read_no, muted)
SELECT CAST(:account AS TEXT), r.id, r.last_seq, r.last_no, :muted FROM room r WHERE r.id = :room
ON CONFLICT (account_id, room_id) DO NOTHING
""")
_LEAVE = text("DELETE FROM membership WHERE account_id = :account AND room_id = :room")
_MUTE = text("UPDATE membership SET muted = :muted WHERE account_id = :account AND room_id = :room")
_READ = text("""
UPDATE membership
SET read_seq = :seq, read_no = (SELECT e.no FROM event e WHERE e.room_id = :room AND e.seq = :seq)
WHERE account_id = :account AND room_id = :room AND read_seq < :seq
  AND EXISTS (SELECT 1 FROM event e WHERE e.room_id = :room AND e.seq = :seq)
RETURNING read_no
""")
_CREATE = text("""
INSERT INTO room (id, slug, kind, topic, slow_mode_ms, last_seq, last_no, floor_seq, name, rests_in)
VALUES (:id, :slug, :kind, :topic, :slow_mode_ms, 0, 0, 0, :name, :rests_in) ON CONFLICT (slug) DO NOTHING
""")
_BY_SLUG = text("SELECT id FROM room WHERE slug = :slug")
_SETTLE_ROOM = text("UPDATE room SET topic = :topic, slow_mode_ms = :slow_mode_ms WHERE slug = :slug")


def seats(connection: Connection, account_id: str) -> list[RoomSeat]:
    """Every room, as this person finds it; an unknown id reads as someone who joined none."""
    return [_seat(row) for row in connection.execute(_ALL_SEATS, {"account": account_id})]


def seat(connection: Connection, account_id: str, room_id: str) -> RoomSeat | None:
    """One room, as this person finds it."""
    row = connection.execute(_ONE_SEAT, {"account": account_id, "room": room_id}).one_or_none()
    return None if row is None else _seat(row)


def standing(connection: Connection, account_id: str, room_id: str) -> Standing | None:
    """What `domain.access` needs about this person, here. `room_id` may be empty: then no room exists."""
    row = connection.execute(_STANDING, {"account": account_id, "room": room_id}).one_or_none()
    if row is None:
        return None
    return Standing(
        proof_until=row.recheck_day,
        charter_version=row.charter_version,
        inside=row.inside is not None,
        room_exists=row.room is not None,
        slow_mode_ms=row.slow_mode_ms or 0,
        kind=RoomKind(row.kind or RoomKind.THEME),
        rests_in=row.rests_in,
        direct=None if row.state is None else DirectState(row.state),
        mode=None if row.mode is None else DirectMode(row.mode),
    )


def heads(connection: Connection, directs: Sequence[str]) -> list[Head]:
    """Where each room's log stands, and each of these conversations'."""
    return [_head(row) for row in connection.execute(_HEADS, {"directs": list(directs)})]


def heads_of(connection: Connection, account_id: str) -> list[Head]:
    """Where each room's log stands, and each conversation's of this person."""
    return [_head(row) for row in connection.execute(_HEADS_OF, {"account": account_id})]


def head(connection: Connection, room_id: str) -> Head | None:
    """Where one room's log stands."""
    row = connection.execute(_HEAD, {"room": room_id}).one_or_none()
    return None if row is None else _head(row)


def join(connection: Connection, account_id: str, room_id: str) -> None:
    """Become a member, having read up to now. Joining twice changes nothing."""
    connection.execute(_JOIN, {"account": account_id, "room": room_id, "muted": False})


def leave(connection: Connection, account_id: str, room_id: str) -> None:
    """Stop being a member; what was written stays in the log."""
    connection.execute(_LEAVE, {"account": account_id, "room": room_id})


def mute(connection: Connection, account_id: str, room_id: str, muted: bool) -> None:  # noqa: FBT001 - the fact itself
    """Count, or no longer count, what is new here."""
    connection.execute(_MUTE, {"account": account_id, "room": room_id, "muted": muted})


def read_up_to(connection: Connection, account_id: str, room_id: str, seq: int) -> int | None:
    """Move the read position forward to an event that exists. The new `read_no`, or None when nothing moved."""
    return connection.execute(_READ, {"account": account_id, "room": room_id, "seq": seq}).scalar()


def unread(connection: Connection, account_id: str, room_id: str, after_seq: int) -> int:
    """How many messages behind `after_seq` this person may see, at most 100."""
    return connection.execute(_UNREAD, {"account": account_id, "room": room_id, "after": after_seq}).scalar_one()


def rest(connection: Connection, slug: str, rests_in: str | None) -> None:
    """Let a room by place rest, with talk going on in the room `rests_in`; None opens it again."""
    connection.execute(_REST, {"slug": slug, "rests_in": rests_in})


def areas(connection: Connection) -> dict[str, str | None]:
    """Every cell's and basin's room by its slug, with where it rests."""
    return {row.slug: row.rests_in for row in connection.execute(_AREAS)}


def leave_places(connection: Connection, account_id: str) -> list[RoomId]:
    """Leave every room by place; which they were."""
    return [RoomId(row.room_id) for row in connection.execute(_LEAVE_PLACES, {"account": account_id})]


def common(connection: Connection, account_id: str, other_id: str) -> list[RoomId]:
    """The rooms that both are in."""
    return [RoomId(row.id) for row in connection.execute(_COMMON, {"account": account_id, "other": other_id})]


def create(connection: Connection, room: Room, rests_in: str | None = None) -> RoomId:
    """Make a room unless its slug is there; the id of the one that is."""
    fields = {"id": room.id, "slug": room.slug, "kind": room.kind.value, "name": room.name or None}
    fields |= {"topic": room.topic, "slow_mode_ms": room.slow_mode_ms, "rests_in": rests_in}
    connection.execute(_CREATE, fields)
    return RoomId(connection.execute(_BY_SLUG, {"slug": room.slug}).scalar_one())


def settle(connection: Connection, slug: str, topic: str, slow_mode_ms: int) -> None:
    """Give a room its topic and its slow mode."""
    connection.execute(_SETTLE_ROOM, {"slug": slug, "topic": topic, "slow_mode_ms": slow_mode_ms})


def by_slug(connection: Connection, slug: str) -> RoomId | None:
    """The id of the room with this slug."""
    found: str | None = connection.execute(_BY_SLUG, {"slug": slug}).scalar()
    return None if found is None else RoomId(found)


def members(connection: Connection, account_id: AccountId) -> list[RoomId]:
    """The rooms this person has joined."""
    return [found.room.id for found in seats(connection, account_id) if found.read_seq is not None]


def _seat(row: Row[tuple[object, ...]]) -> RoomSeat:
    room = Room(
        id=RoomId(row.id),
        slug=row.slug,
        kind=RoomKind(row.kind),
        topic=row.topic,
        slow_mode_ms=row.slow_mode_ms,
        last_seq=row.last_seq,
        name=row.name or "",
        contacts=row.slug not in ROOMS_WITHOUT_CONTACTS,
        resting=row.rests_in is not None,
    )
    seat = row.read_seq, row.read_no or 0, bool(row.muted)
    return RoomSeat(room, row.rests_in, _direct(row), row.last_no, row.floor_seq, *seat)


def _head(row: Row[tuple[object, ...]]) -> Head:
    return Head(RoomId(row.id), row.last_seq, row.last_no, row.floor_seq)


def _direct(row: Row[tuple[object, ...]]) -> Direct | None:
    if row.asker_id is None:
        return None
    return Direct(
        AccountId(row.asker_id),
        AccountId(row.asked_id),
        DirectMode(row.mode),
        row.asked_consent_ms,
        DirectState(row.state),
        None if row.paused_by is None else AccountId(row.paused_by),
        row.ended_ms,
    )
