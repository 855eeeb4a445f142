"""The hub against a world whose store fails, whose hints are lost, and whose sessions end."""

from __future__ import annotations

import asyncio
import itertools
import json
from typing import Any

import pytest

from placette import compose, wire
from placette.adapters.bus_local import LocalBus
from placette.config import Settings
from placette.edge.hub import Hub
from placette.model import Origin, Posted
from placette.ports import StoreUnavailable
from placette.service import chat, demo, entry, rooms

KEY = bytes(range(32))
HERE = Origin(address="127.0.0.1", port=1)


class Fails:
    """A database that refuses reads for as long as it is told to."""

    def __init__(self, database: Any) -> None:
        self._database, self.failing = database, False

    async def read(self, fn: Any, *args: Any) -> Any:
        if self.failing and fn.__name__ == "events":
            raise StoreUnavailable
        return await self._database.read(fn, *args)

    async def write(self, fn: Any, *args: Any) -> Any:
        return await self._database.write(fn, *args)


class Deaf(LocalBus):
    """A bus that loses every hint when told to."""

    losing = False

    def publish(self, topic: str, payload: bytes) -> None:
        if not self.losing:
            super().publish(topic, payload)


class Clock:
    """Real time is too slow for sweeps: each sleep waits to be released."""

    now = 1_790_000_000_000

    def now_ms(self) -> int:
        return self.now

    async def sleep(self, ms: int) -> None:
        self.now += ms
        await asyncio.sleep(0.01)


class Ear:
    """A socket that keeps what it was sent."""

    def __init__(self, caller: Any) -> None:
        self.caller, self.viewer = caller, caller.viewer
        self.heard: list[dict[str, Any]] = []
        self.closed: wire.Close | None = None

    def send(self, data: bytes) -> None:
        self.heard.append(json.loads(data))

    def close(self, close: wire.Close) -> None:
        self.closed = close

    def bodies(self) -> list[str]:
        return [event["body"] for frame in self.heard if frame["type"] == "batch" for event in frame["events"]]


@pytest.fixture
async def scene(databases):
    """A world with its hub, and two people inside one room, each with an ear."""
    async with databases.open("memory") as opened:
        made = compose.world(Settings(), opened, KEY)
        here = type(made)(**{**vars(made), "database": Fails(opened), "bus": Deaf(), "clock": Clock()})
        await demo.seed(here)
        hub = Hub(here)
        await hub.start()
        ears = []
        for who in ("calais", "troyes"):
            caller = await entry.recognise(here, await demo.come_in(here, who))
            await entry.accept_charter(here, caller, wire.CharterRequest(version="2026-11", answer="report"))
            room = next(one for one in await rooms.listing(here, caller) if one.slug == "jardin")
            await rooms.join(here, caller, room.id)
            ear = Ear(await entry.recognise(here, await demo.come_in(here, who)))
            hub.add(ear, await rooms.listing(here, ear.caller), await chat.heads(here))
            ears.append(ear)
        yield here, hub, room.id, ears
        await hub.stop()


async def say(here: Any, ear: Ear, room_id: str, number: int) -> None:
    frame = wire.Post(room_id=room_id, client_message_id=f"hub-post-{number}", body=f"Mot {number}")
    assert isinstance(await chat.post(here, ear.caller, frame, HERE), Posted)


async def until(truth: Any) -> None:
    for _ in range(400):
        if truth():
            return
        await asyncio.sleep(0.01)
    pytest.fail("it never came")


async def test_a_room_that_could_not_be_sent_is_sent_again_without_a_new_message(scene):
    here, hub, room_id, (calais, troyes) = scene
    assert await hub.follow(troyes, room_id, None) is None
    here.database.failing = True
    await say(here, calais, room_id, 1)
    await here.clock.sleep(50)
    assert "Mot 1" not in troyes.bodies()
    here.database.failing = False
    await until(lambda: "Mot 1" in troyes.bodies())


async def test_a_lost_hint_is_found_by_the_sweep_and_nothing_comes_twice(scene):
    here, hub, room_id, (calais, troyes) = scene
    await hub.follow(troyes, room_id, None)
    here.bus.losing = True
    await say(here, calais, room_id, 2)
    await until(lambda: "Mot 2" in troyes.bodies())
    here.bus.losing = False
    await say(here, calais, room_id, 3)
    await until(lambda: "Mot 3" in troyes.bodies())
    assert [body for body in troyes.bodies() if body.startswith("Mot")] == ["Mot 2", "Mot 3"]


async def test_ranges_have_no_gap(scene):
    here, hub, room_id, (calais, troyes) = scene
    await hub.follow(troyes, room_id, None)
    for number in range(10, 40):
        await say(here, calais, room_id, number)
    await until(lambda: "Mot 39" in troyes.bodies())
    ranges = [(one["first_seq"], one["last_seq"]) for one in troyes.heard if one["type"] == "batch"]
    assert all(after[0] <= before[1] + 1 for before, after in itertools.pairwise(ranges))
    assert [body for body in troyes.bodies() if body.startswith("Mot")] == [f"Mot {number}" for number in range(10, 40)]


async def test_a_revoked_session_is_closed_even_when_the_bus_says_nothing(scene):
    here, _, _, (calais, troyes) = scene
    here.bus.losing = True
    await entry.sign_out(here, calais.caller)
    await until(lambda: calais.closed == wire.Closes.SIGNED_OUT)
    assert troyes.closed is None


async def test_unread_counts_messages_not_events(scene):
    here, hub, room_id, (calais, troyes) = scene
    await say(here, calais, room_id, 50)
    frame = wire.Edit(
        message_id=(await chat.history(here, calais.viewer, room_id, 10**9)).events[-1].message_id,
        client_message_id="hub-edit-50",
        body="Mot changé",
    )
    assert isinstance(await chat.edit(here, calais.caller, frame, HERE), Posted)
    await say(here, calais, room_id, 51)
    await until(lambda: any(one["type"] == "unread" and one["unread"] == 2 for one in troyes.heard))
    hub.remove(troyes)
    assert not any(one["type"] == "unread" and one["unread"] > 2 for one in troyes.heard)
