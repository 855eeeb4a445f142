"""Rooms as a person finds them: list, join, leave, mute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placette import wire
from placette.domain import access
from placette.model import Code, Refused, Room
from placette.store import rooms

if TYPE_CHECKING:
    from placette.service.people import Caller
    from placette.service.world import World

UNREAD_MAX = 100


async def public(world: World) -> list[Room]:
    """The rooms, for anyone: names and topics, no people, no messages, no counts."""
    found = await world.database.read(rooms.seats, "")
    return [_without_counts(seat.room) for seat in found]


async def listing(world: World, caller: Caller) -> list[wire.RoomView] | Refused:
    """The rooms as this person finds them: the département's own first, then the themes."""
    standing = await world.database.read(rooms.standing, caller.account.id, "")
    if refused := access.come_in(standing, world.today()):
        return refused
    found = await world.database.read(rooms.seats, caller.account.id)
    home = f"departement-{caller.account.departement}"
    near = [seat for seat in found if seat.room.kind != "departement" or seat.room.slug == home or _inside(seat)]
    return [_view(seat) for seat in near]


async def join(world: World, caller: Caller, room_id: str) -> wire.RoomView | Refused:
    """Become a member of a room."""
    standing = await world.database.read(rooms.standing, caller.account.id, room_id)
    if refused := access.enter_room(standing, world.today()):
        return refused
    await world.database.write(rooms.join, caller.account.id, room_id)
    return await _seated(world, caller, room_id)


async def leave(world: World, caller: Caller, room_id: str) -> Refused | None:
    """Stop being a member. Always allowed to who is recognised."""
    await world.database.write(rooms.leave, caller.account.id, room_id)
    world.tell("seat", account_id=caller.account.id, room_id=room_id, inside=False, counted=False, unread=0, no=0)
    return None


async def mute(world: World, caller: Caller, room_id: str, muted: bool) -> wire.RoomView | Refused:  # noqa: FBT001
    """Count, or no longer count, what is new in a room."""
    standing = await world.database.read(rooms.standing, caller.account.id, room_id)
    if refused := access.follow_room(standing, world.today()):
        return refused
    await world.database.write(rooms.mute, caller.account.id, room_id, muted)
    return await _seated(world, caller, room_id)


async def _seated(world: World, caller: Caller, room_id: str) -> wire.RoomView | Refused:
    """The room as this person finds it now; their live sockets are told."""
    seat = await world.database.read(rooms.seat, caller.account.id, room_id)
    if seat is None:
        return Refused(code=Code.ROOM_UNKNOWN)
    view = _view(seat)
    counted = view.joined and not view.muted
    who = caller.account.id
    world.tell(
        "seat", account_id=who, room_id=room_id, inside=True, counted=counted, unread=view.unread, no=seat.last_no
    )
    return view


def _inside(seat: rooms.RoomSeat) -> bool:
    return seat.read_seq is not None


def _without_counts(room: Room) -> Room:
    return Room(
        id=room.id, slug=room.slug, kind=room.kind, topic=room.topic, slow_mode_ms=room.slow_mode_ms, last_seq=0
    )


def _view(seat: rooms.RoomSeat) -> wire.RoomView:
    new = seat.last_no - seat.read_no if _inside(seat) and not seat.muted else 0
    return wire.RoomView(
        id=seat.room.id,
        slug=seat.room.slug,
        kind=seat.room.kind,
        topic=seat.room.topic,
        slow_mode_ms=seat.room.slow_mode_ms,
        last_seq=seat.room.last_seq,
        read_seq=seat.read_seq or 0,
        unread=min(UNREAD_MAX, max(0, new)),
        joined=_inside(seat),
        muted=seat.muted,
        present=0,
    )
