"""Laws L1 and L2 at the exits: who is not inside, or is no longer proven, gets nothing of a room."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from placette.model import Code, Posted, Refused
from placette.service import chat, rooms
from support.scene import scene

_END_PROOF = text("UPDATE proof SET recheck_day = :day WHERE account_id = :id")


@pytest.fixture
async def place(databases, engine):
    async with scene(databases, engine) as made:
        assert isinstance(await made.say("Bonsoir à tous."), Posted)
        yield made


async def answers(place):
    """What each exit of the log gives Troyes: what was missed, the live line, the page before."""
    viewer, room_id = place.troyes.viewer, place.room_id
    return [
        await chat.follow(place.world, viewer, room_id, None),
        await chat.follow(place.world, viewer, room_id, 0),
        await chat.history(place.world, viewer, room_id, 10**9),
    ]


async def test_who_is_inside_reads(place):
    assert not any(isinstance(one, Refused) for one in await answers(place))


async def test_who_left_reads_nothing(place):
    await rooms.leave(place.world, place.troyes, place.room_id)
    assert await answers(place) == [Refused(code=Code.NOT_IN_ROOM)] * 3


async def test_whose_proof_has_ended_reads_nothing(place):
    over = {"day": place.world.today(-1), "id": place.troyes.account.id}
    await place.world.database.write(lambda connection: connection.execute(_END_PROOF, over).rowcount)
    assert await answers(place) == [Refused(code=Code.PROOF_NEEDED)] * 3
