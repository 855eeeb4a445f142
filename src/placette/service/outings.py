"""Outings: who comes along to what someone proposed. The proposal is a message, and goes its way (`chat.post`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placette import wire
from placette.domain import access
from placette.model import AccountId, Code, Refused
from placette.store import log, people, rooms

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from placette.service.people import Caller
    from placette.service.world import World


async def view(world: World, caller: Caller, message_id: str) -> wire.OutingView | Refused:
    """An outing now: how many places are left; who comes, for those who come."""
    found = await world.database.read(_found, world, caller, message_id)
    if isinstance(found, Refused):
        return found
    guests = await world.database.read(log.guests, message_id)
    coming = caller.account.id in guests or caller.account.id == found.author_id
    seen = [one for one in [found.author_id, *guests] if one not in caller.hidden]
    accounts = [await world.database.read(people.account, one) for one in seen] if coming else []
    # Someone comes along whom one does not see: no place is left, so that no number tells and they do not meet.
    apart = len(seen) <= len(guests)
    return wire.OutingView(
        message_id=message_id,
        left=0 if apart else max(0, found.seats - 1 - len(guests)),
        coming=coming,
        over=found.day < world.today(),
        guests=[world.person(one) for one in accounts if one is not None],
    )


async def join(world: World, caller: Caller, message_id: str) -> wire.OutingView | Refused:
    """Take a place, if one is left: two who take the last at once wait for each other."""
    refused = await world.database.write(_join, world, caller, message_id)
    return refused or await view(world, caller, message_id)


async def leave(world: World, caller: Caller, message_id: str) -> wire.OutingView | Refused:
    """Give one's place back."""
    await world.database.write(log.drop_guest, message_id, caller.account.id)
    return await view(world, caller, message_id)


def _found(connection: Connection, world: World, caller: Caller, message_id: str) -> log.OutingFacts | Refused:
    """The outing, for who may read the room it was proposed in and sees its author."""
    found = log.outing(connection, message_id)
    if found is None or found.author_id in caller.hidden:
        return Refused(code=Code.MESSAGE_UNKNOWN)
    standing = rooms.standing(connection, caller.account.id, found.room_id)
    return access.follow_room(standing, world.today()) or found


def _join(connection: Connection, world: World, caller: Caller, message_id: str) -> Refused | None:
    log.take_outing(connection, message_id)
    found = _found(connection, world, caller, message_id)
    if isinstance(found, Refused):
        return found
    guests = log.guests(connection, message_id)
    if caller.account.id in guests or caller.account.id == found.author_id:
        return None
    apart = not people.hidden(connection, caller.account.id).isdisjoint(guests)
    if refused := access.come_along(found.day, found.seats, len(guests), world.today(), apart=apart):
        return refused
    log.add_guest(connection, message_id, AccountId(caller.account.id), world.clock.now_ms())
    return None
