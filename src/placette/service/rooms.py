"""Rooms as a person finds them: list, join, leave, mute; rooms by place, which rest and wake as people come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placette import wire
from placette.domain import access
from placette.domain.places import OUTRE_MER, home_area
from placette.model import Code, DirectState, Refused, Room, RoomId, RoomKind
from placette.service import people as persons
from placette.store import people, rooms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from placette.service.people import Caller
    from placette.service.world import World
    from placette.store.people import Account

UNREAD_MAX = 100
_OF_PLACE = frozenset({RoomKind.CELL, RoomKind.BASIN, RoomKind.DEPARTEMENT})


async def public(world: World) -> list[Room]:
    """The rooms, for anyone: names and topics, no people, no messages, no counts, and none by place."""
    found = await world.database.read(rooms.seats, "")
    return [_without_counts(seat.room) for seat in found if seat.room.kind not in _OF_PLACE]


async def listing(world: World, caller: Caller) -> list[wire.RoomView] | Refused:
    """The rooms as this person finds them: conversations, themes, local rooms, rooms by place, and those joined.

    Of the rooms by place, those of the whole département that are awake are shown to everyone who lives in it: being
    in one therefore says no more than the département, which is said of everybody anyhow (law L8).
    """
    standing = await world.database.read(rooms.standing, caller.account.id, "")
    if refused := access.come_in(standing, world.today()):
        return refused
    found = await world.database.read(rooms.seats, caller.account.id)
    own = _departement(world, caller.account)
    near = [
        seat
        for seat in found
        if seat.room.kind not in _OF_PLACE
        or _inside(seat)
        or (departement_of(seat.room.slug) == own and not seat.room.resting)
    ]
    return [await _view(world, caller, seat) for seat in near]


async def view(world: World, caller: Caller, room_id: str) -> wire.RoomView | None:
    """One room as this person finds it now; None when it is none of theirs."""
    seat = await world.database.read(rooms.seat, caller.account.id, room_id)
    return None if seat is None else await _view(world, caller, seat)


async def join(world: World, caller: Caller, room_id: str) -> wire.RoomView | Refused:
    """Become a member of a room."""
    standing = await world.database.read(rooms.standing, caller.account.id, room_id)
    if refused := access.enter_room(standing, world.today()):
        return refused
    await world.database.write(rooms.join, caller.account.id, room_id)
    return await _seated(world, caller, room_id)


async def leave(world: World, caller: Caller, room_id: str) -> Refused | None:
    """Stop being a member. Always allowed to who is recognised; a conversation is left by its own verb."""
    standing = await world.database.read(rooms.standing, caller.account.id, room_id)
    if standing is not None and standing.kind is RoomKind.DIRECT:
        return Refused(code=Code.ROOM_UNKNOWN)
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


async def unread(world: World, account_id: str, room_id: str) -> int:
    """What this person has not read of a room, counted one by one: for who does not see everybody."""
    seat = await world.database.read(rooms.seat, account_id, room_id)
    if seat is None or seat.read_seq is None or seat.muted:
        return 0
    return await world.database.read(rooms.unread, account_id, room_id, seat.read_seq)


async def breathe(world: World, present: Mapping[str, int]) -> list[tuple[RoomId, str]]:
    """Let rooms by place merge and split with who is `present`, by cell. The rooms that changed, with their slugs.

    A room that rests keeps its members and its history, and says in which wider room talk goes on.
    """
    found = await world.database.read(rooms.areas)
    awake = frozenset(slug.partition("-")[2] for slug, rests_in in found.items() if rests_in is None)
    wanted = world.places.open_areas(present, awake)
    if wanted == awake:
        return []
    return await world.database.write(_breathe, world, wanted)


def _breathe(connection: Connection, world: World, wanted: frozenset[str]) -> list[tuple[RoomId, str]]:
    changed: list[tuple[RoomId, str]] = []
    known = rooms.areas(connection)
    for area in sorted(wanted):
        kind = RoomKind.CELL if world.places.cell(area) is not None else RoomKind.BASIN
        slug = f"{kind.value}-{area}"
        if slug not in known:
            room = Room(id=RoomId(world.ids.new()), slug=slug, kind=kind, topic="", slow_mode_ms=0, last_seq=0)
            changed.append((rooms.create(connection, room), slug))
        elif known[slug] is not None:
            rooms.rest(connection, slug, None)
            changed.append((_id(connection, slug), slug))
    for slug, rests_in in known.items():
        wider = _wider(world, slug, wanted)
        if slug.partition("-")[2] not in wanted and rests_in != wider:
            rooms.rest(connection, slug, wider)
            changed.append((_id(connection, slug), slug))
    return changed


def _wider(world: World, slug: str, awake: frozenset[str]) -> str:
    """The room where the people of a resting one meet: the finest of its place that is awake."""
    area = slug.partition("-")[2]
    cell = next(one for one in world.places.cells if area in (one.id, one.basin))
    home = home_area(cell, awake)
    if home == cell.departement:
        return f"departement-{home}"
    return f"{'cell' if home == cell.id else 'basin'}-{home}"


def _id(connection: Connection, slug: str) -> RoomId:
    found = rooms.by_slug(connection, slug)
    if found is None:
        message = f"the room {slug} was there a moment ago"
        raise LookupError(message)
    return found


async def _seated(world: World, caller: Caller, room_id: str) -> wire.RoomView | Refused:
    """The room as this person finds it now; their live sockets are told."""
    seat = await world.database.read(rooms.seat, caller.account.id, room_id)
    if seat is None:
        return Refused(code=Code.ROOM_UNKNOWN)
    seen = await _view(world, caller, seat)
    counted = seen.joined and not seen.muted
    who = caller.account.id
    world.tell(
        "seat", account_id=who, room_id=room_id, inside=True, counted=counted, unread=seen.unread, no=seat.last_no
    )
    return seen


def departement_of(slug: str) -> str | None:
    """The département of a room by place; None for every other room."""
    kind, _, area = slug.partition("-")
    if kind == RoomKind.DEPARTEMENT:
        return area
    if kind not in (RoomKind.CELL, RoomKind.BASIN):
        return None
    return OUTRE_MER if area == OUTRE_MER else area.partition("-")[0]


def is_near(world: World, account: Account, slug: str) -> bool:
    """Whether a room by place is of this person's département."""
    return departement_of(slug) == _departement(world, account)


def _departement(world: World, account: Account) -> str:
    cell = world.places.cell(account.cell)
    return account.cell.partition("-")[0] if cell is None else cell.departement


def _inside(seat: rooms.RoomSeat) -> bool:
    return seat.read_seq is not None


def _without_counts(room: Room) -> Room:
    return Room(
        id=room.id,
        slug=room.slug,
        kind=room.kind,
        topic=room.topic,
        slow_mode_ms=room.slow_mode_ms,
        last_seq=0,
        name=room.name,
        contacts=room.contacts,
    )


async def _view(world: World, caller: Caller, seat: rooms.RoomSeat) -> wire.RoomView:
    name, around = persons.place_names(world, seat.room)
    partner = None if seat.direct is None else await _partner(world, caller, seat.direct)
    return wire.RoomView(
        id=seat.room.id,
        slug=seat.room.slug,
        kind=seat.room.kind,
        topic=seat.room.topic,
        slow_mode_ms=seat.room.slow_mode_ms,
        last_seq=seat.room.last_seq,
        read_seq=seat.read_seq or 0,
        unread=await _unread(world, caller, seat),
        joined=_inside(seat),
        muted=seat.muted,
        present=0,
        name=name,
        around=around,
        contacts=seat.room.contacts,
        resting=seat.room.resting,
        partner=None if partner is None else world.person(partner),
        direct=None if seat.direct is None else await _direct(world, caller, seat, partner),
    )


async def _unread(world: World, caller: Caller, seat: rooms.RoomSeat) -> int:
    if not _inside(seat) or seat.muted:
        return 0
    if caller.hidden:
        return await world.database.read(rooms.unread, caller.account.id, seat.room.id, seat.read_seq or 0)
    return min(UNREAD_MAX, max(0, seat.last_no - seat.read_no))


async def _partner(world: World, caller: Caller, direct: rooms.Direct) -> Account | None:
    return await world.database.read(people.account, direct.other(caller.account.id))


async def _direct(world: World, caller: Caller, seat: rooms.RoomSeat, partner: Account | None) -> wire.DirectView:
    direct = seat.direct
    if direct is None:
        message = "only a conversation has these terms"
        raise ValueError(message)
    mine = await world.database.read(people.account, caller.account.id)
    live = mine is not None and partner is not None and direct.state is DirectState.OPEN
    receipts = live and mine is not None and partner is not None and mine.choices.receipts and partner.choices.receipts
    read_seq = None
    if receipts and partner is not None:
        theirs = await world.database.read(rooms.seat, partner.id, seat.room.id)
        read_seq = None if theirs is None else theirs.read_seq
    return wire.DirectView(
        mode=direct.mode,
        state=direct.state,
        days=world.settings.direct_days,
        opened_ms=direct.opened_ms,
        paused_by_me=direct.paused_by == caller.account.id,
        typing=live and mine is not None and partner is not None and mine.choices.typing and partner.choices.typing,
        receipts=receipts,
        seen_seq=read_seq,
    )
