"""Rooms and who is inside: lists, joining, read positions, unread counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import text

from placette.model import AccountId, Room, RoomId, RoomKind, Standing

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row


class RoomSeat(NamedTuple):
    """A room and one person's place in it. `read_seq` is None for someone who has not joined."""

    room: Room
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


_SEATS = """
SELECT r.id, r.slug, r.kind, r.topic, r.slow_mode_ms, r.last_seq, r.last_no, r.floor_seq,
       m.read_seq, m.read_no, m.muted
FROM room r LEFT JOIN membership m ON m.room_id = r.id AND m.account_id = :account
"""
_ALL_SEATS = text(_SEATS + "ORDER BY r.kind, r.slug")
_ONE_SEAT = text(_SEATS + "WHERE r.id = :room")
_STANDING = text("""
SELECT p.recheck_day, a.charter_version, m.room_id AS inside, r.id AS room, r.slow_mode_ms
FROM account a
LEFT JOIN proof p ON p.account_id = a.id
LEFT JOIN room r ON r.id = :room
LEFT JOIN membership m ON m.account_id = a.id AND m.room_id = r.id
WHERE a.id = :account
""")
_HEADS = text("SELECT id, last_seq, last_no, floor_seq FROM room ORDER BY id")
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
INSERT INTO room (id, slug, kind, topic, slow_mode_ms, last_seq, last_no, floor_seq)
VALUES (:id, :slug, :kind, :topic, :slow_mode_ms, 0, 0, 0) ON CONFLICT (slug) DO NOTHING
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
    )


def heads(connection: Connection) -> list[Head]:
    """Where each room's log stands."""
    return [Head(RoomId(row.id), row.last_seq, row.last_no, row.floor_seq) for row in connection.execute(_HEADS)]


def head(connection: Connection, room_id: str) -> Head | None:
    """Where one room's log stands."""
    row = connection.execute(_HEAD, {"room": room_id}).one_or_none()
    return None if row is None else Head(RoomId(row.id), row.last_seq, row.last_no, row.floor_seq)


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


def create(connection: Connection, room: Room) -> RoomId:
    """Make a room unless its slug is there; the id of the one that is."""
    fields = {"id": room.id, "slug": room.slug, "kind": room.kind.value}
    connection.execute(_CREATE, fields | {"topic": room.topic, "slow_mode_ms": room.slow_mode_ms})
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
    )
    return RoomSeat(room, row.last_no, row.floor_seq, row.read_seq, row.read_no or 0, bool(row.muted))
