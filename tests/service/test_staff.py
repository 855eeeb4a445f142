"""Law L9: every look at private content and every decision by staff is a leaf, written with what it is about."""

from __future__ import annotations

import hashlib

import pytest
from sqlalchemy import text

from placette import wire
from placette.model import Held, Posted, ReportReason
from placette.service import safety
from support.scene import granted, scene

_LEAVES = text("SELECT no, at_ms, actor, act, subject, salt, commitment FROM leaf ORDER BY no")


@pytest.fixture
async def place(databases, engine):
    async with scene(databases, engine) as made:
        yield made


async def leaves(place):
    return await place.world.database.read(lambda connection: connection.execute(_LEAVES).all())


async def told(place):
    return [(row.actor, row.act, row.subject) for row in await leaves(place)]


async def reported(place):
    posted = await place.say("Je vends un vélo.")
    assert isinstance(posted, Posted)
    request = wire.ReportRequest(id=posted.message_id, reason=ReportReason.SCAM, text="C'est faux, je crois.")
    return granted(await safety.report(place.world, place.troyes, request))


@pytest.mark.parametrize(
    ("decide", "act"), [(safety.release, "held_published"), (safety.refuse, "held_refused")], ids=["release", "refuse"]
)
async def test_reading_and_deciding_what_is_held_leave_a_leaf(place, decide, act):
    held = await place.say("J'ai 15 ans")
    assert isinstance(held, Held)
    assert await told(place) == []
    await safety.held(place.world, "claire")
    assert await told(place) == [("claire", "held_read", held.message_id)]
    assert await decide(place.world, "claire", held.message_id) is None
    assert (await told(place))[1:] == [("claire", act, held.message_id)]


async def test_what_goes_back_unread_says_that_the_clock_decided(place):
    held = await place.say("J'ai 15 ans")
    place.world.clock.now += 25 * 3_600_000
    assert await safety.give_back_overdue(place.world) == 1
    assert await told(place) == [("clock", "held_returned", held.message_id)]


async def test_reading_and_answering_a_report_leave_a_leaf(place):
    receipt = await reported(place)
    await safety.waiting_reports(place.world, "claire")
    assert await safety.answer(place.world, "karim", receipt.number, "Merci, nous avons lu.") is None
    assert await told(place) == [
        ("claire", "report_read", receipt.number),
        ("karim", "report_answered", receipt.number),
    ]


async def test_a_room_changed_by_staff_leaves_a_leaf(place):
    assert await safety.set_room(place.world, "claire", "jardin", "Les semis.", 5) is None
    assert await told(place) == [("claire", "room_set", "jardin")]


async def test_a_look_that_cannot_be_written_down_does_not_happen(place):
    await reported(place)

    class Unwritable:
        read = staticmethod(place.world.database.read)

        async def write(self, fn, *args):
            raise RuntimeError(fn, args)

    blind = place.with_(database=Unwritable())
    for look in (safety.waiting_reports, safety.held):
        await place.say("J'ai 15 ans")
        with pytest.raises(RuntimeError):
            await look(blind.world, "claire")


async def test_a_commitment_is_the_digest_of_its_salt_and_fields(place):
    await reported(place)
    await safety.waiting_reports(place.world, "claire")
    [row] = await leaves(place)
    told_fields = (str(row.no), str(row.at_ms), row.actor, row.act, row.subject)
    shown = "".join(f"{len(part)}:{part}" for part in told_fields)
    assert bytes(row.commitment) == hashlib.sha256(bytes(row.salt) + shown.encode()).digest()


async def test_every_restriction_has_a_statement_its_author_can_read(place):
    for number, words in enumerate(["J'ai 15 ans", "Appelle au 06 39 98 12 34"], 1):
        await place.say(words)
        assert len(await safety.mine(place.world, place.calais)) == number
    assert all(one.statement_id for one in await safety.mine(place.world, place.calais))
