"""Law L2, when the judge is not there: what it could not judge in time, or at all, is held, kept and seen by nobody."""

from __future__ import annotations

import asyncio
import dataclasses

import pytest

from placette.model import Code, Held, Posted, Refused, Ruling, Surface
from placette.service import entry, safety
from placette.service import world as world_module
from support.scene import scene


class Broken:
    async def judge(self, surface, body, *, nudged):
        message = f"cannot read {surface} {nudged}"
        raise ValueError(message, body)


class Late:
    async def judge(self, surface, body, *, nudged):
        await asyncio.sleep(30)
        raise AssertionError(surface, body, nudged)


@pytest.fixture
async def place(databases, engine):
    async with scene(databases, engine) as made:
        yield made


@pytest.fixture(autouse=True)
def hurried(monkeypatch):
    monkeypatch.setattr(world_module, "JUDGE_SECONDS_MAX", 0.05)


@pytest.mark.parametrize(("judge", "code"), [(Broken(), Code.JUDGE_BROKEN), (Late(), Code.JUDGE_LATE)])
async def test_what_could_not_be_judged_is_held_and_not_lost(place, judge, code):
    unsure = place.with_(judge=judge)
    outcome = await unsure.say("Bonjour à tout le monde.")
    assert isinstance(outcome, Held)
    assert outcome.code == code
    assert await place.seen() == await place.seen(place.calais)
    assert "Bonjour à tout le monde." not in await place.seen()
    [waiting] = await safety.held(place.world, "staff")
    assert (waiting.code, waiting.body) == (code.value, "Bonjour à tout le monde.")
    assert await safety.release(place.world, "staff", waiting.message_id) is None
    assert "Bonjour à tout le monde." in await place.seen()


@pytest.mark.parametrize("judge", [Broken(), Late()])
async def test_a_name_or_topic_that_could_not_be_judged_is_not_taken(place, judge):
    unsure = dataclasses.replace(place.world, judge=judge)
    assert not (await entry.nickname(unsure, "Mathilde")).free
    assert (await entry.nickname(place.world, "Mathilde")).free
    assert isinstance(await safety.set_room(unsure, "staff", "jardin", "Les semis.", 0), Refused)


async def test_the_judge_is_asked_for_every_text_and_heard(place):
    """The same text with a judge that answers goes out: it was the judge that held it."""
    assert isinstance(await place.say("Bonjour à tout le monde."), Posted)
    assert (await place.world.verdict(Surface.ROOM, "J'ai 15 ans")).ruling == Ruling.HOLD
