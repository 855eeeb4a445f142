"""Where rooms' logs stand: the conversations a node follows, and no others, on every engine."""

from __future__ import annotations

from placette.model import AccountId, Room, RoomId, RoomKind
from placette.store import rooms


def prepare(connection):
    for name, kind in (("a", RoomKind.THEME), ("b", RoomKind.DIRECT), ("c", RoomKind.DIRECT)):
        room = Room(id=RoomId(name), slug=f"room-{name}", kind=kind, topic="", slow_mode_ms=0, last_seq=0)
        rooms.create(connection, room)


async def test_heads_are_those_of_rooms_and_of_the_conversations_named(database):
    await database.write(prepare)
    for named, found in (([], ["a"]), (["b"], ["a", "b"]), (["b", "c"], ["a", "b", "c"])):
        assert [head.room_id for head in await database.read(rooms.heads, named)] == found
    assert [head.room_id for head in await database.read(rooms.heads_of, AccountId("nobody"))] == ["a"]
