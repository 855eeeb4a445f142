"""The hub against a world whose store fails, whose hints are lost, and whose sessions end."""

from __future__ import annotations

import asyncio
import itertools
import json
from typing import Any

import msgspec
import pytest
from sqlalchemy import text

from placette import wire
from placette.edge.hub import Hub
from placette.model import Posted, Refused
from placette.service import chat, entry, rooms
from support.scene import HERE, Scene, granted
from support.scene import scene as opened_scene


class Ear:
    """A socket that keeps what it was sent."""

    def __init__(self, caller: Any) -> None:
        self.caller, self.viewer = caller, caller.viewer
        self.heard: list[dict[str, Any]] = []
        self.closed: wire.Close | None = None

    def see_as(self, caller: Any) -> None:
        self.caller, self.viewer = caller, caller.viewer

    def send(self, data: bytes) -> None:
        self.heard.append(json.loads(data))

    def close(self, close: wire.Close) -> None:
        self.closed = close

    def bodies(self) -> list[str]:
        return [event["body"] for frame in self.heard if frame["type"] == "batch" for event in frame["events"]]


@pytest.fixture
async def scene(databases):
    """The scene with its hub, and an ear for each of its people."""
    async with opened_scene(databases) as made:
        hub = Hub(made.world)
        await hub.start()
        ears = []
        for caller in (made.calais, made.troyes):
            ear = Ear(caller)
            hub.add(ear, granted(await rooms.listing(made.world, caller)), await chat.heads(made.world))
            ears.append(ear)
        yield made, hub, ears
        await hub.stop()


async def say(made: Scene, number: int) -> None:
    assert isinstance(await made.say(f"Mot {number}"), Posted)


async def until(truth: Any) -> None:
    for _ in range(400):
        if truth():
            return
        await asyncio.sleep(0.01)
    pytest.fail("it never came")


async def test_a_room_that_could_not_be_sent_is_sent_again_without_a_new_message(scene):
    made, hub, (_, troyes) = scene
    assert await hub.follow(troyes, made.room_id, None) is None
    made.world.database.failing.add("events")
    await say(made, 1)
    await made.world.clock.sleep(50)
    assert "Mot 1" not in troyes.bodies()
    made.world.database.failing.clear()
    await until(lambda: "Mot 1" in troyes.bodies())


async def test_a_lost_hint_is_found_by_the_sweep_and_nothing_comes_twice(scene):
    made, hub, (_, troyes) = scene
    await hub.follow(troyes, made.room_id, None)
    made.world.bus.losing = True
    await say(made, 2)
    await until(lambda: "Mot 2" in troyes.bodies())
    made.world.bus.losing = False
    await say(made, 3)
    await until(lambda: "Mot 3" in troyes.bodies())
    assert [body for body in troyes.bodies() if body.startswith("Mot")] == ["Mot 2", "Mot 3"]


async def test_ranges_have_no_gap(scene):
    made, hub, (_, troyes) = scene
    await hub.follow(troyes, made.room_id, None)
    for number in range(10, 40):
        await say(made, number)
    await until(lambda: "Mot 39" in troyes.bodies())
    ranges = [(one["first_seq"], one["last_seq"]) for one in troyes.heard if one["type"] == "batch"]
    assert all(after[0] <= before[1] + 1 for before, after in itertools.pairwise(ranges))
    assert [body for body in troyes.bodies() if body.startswith("Mot")] == [f"Mot {number}" for number in range(10, 40)]


async def test_a_revoked_session_is_closed_even_when_the_bus_says_nothing(scene):
    made, _, (calais, troyes) = scene
    made.world.bus.losing = True
    await entry.sign_out(made.world, made.calais)
    await until(lambda: calais.closed == wire.Closes.SIGNED_OUT)
    assert troyes.closed is None


async def test_unread_counts_messages_not_events(scene):
    made, hub, (_, troyes) = scene
    await say(made, 50)
    frame = wire.Edit(
        message_id=granted(await chat.history(made.world, made.calais.viewer, made.room_id, 10**9))
        .events[-1]
        .message_id,
        client_message_id="hub-edit-50",
        body="Mot changé",
    )
    assert isinstance(await chat.edit(made.world, made.calais, frame, HERE), Posted)
    await say(made, 51)
    await until(lambda: any(one["type"] == "unread" and one["unread"] == 2 for one in troyes.heard))
    hub.remove(troyes)
    assert not any(one["type"] == "unread" and one["unread"] > 2 for one in troyes.heard)


async def test_a_socket_ends_with_its_session(scene):
    made, _, (calais, _) = scene
    made.world.clock.now = made.calais.session.expires_ms
    await until(lambda: calais.closed == wire.Closes.SIGNED_OUT)


async def test_a_socket_ends_with_the_day_its_proof_ends_unless_it_was_renewed(scene):
    made, _, (calais, troyes) = scene
    renew = text("UPDATE proof SET recheck_day = '2099-01-01' WHERE account_id = :id")
    end = text("UPDATE proof SET recheck_day = :day WHERE account_id = :id")
    yesterday = made.world.today(-1)

    def change(connection):
        connection.execute(end, {"day": yesterday, "id": made.calais.account.id})
        connection.execute(renew, {"id": made.troyes.account.id})

    await made.world.database.write(change)
    for ear in (calais, troyes):
        ear.caller = ear.caller._replace(account=msgspec.structs.replace(ear.caller.account, proof_until=yesterday))
    await until(lambda: calais.closed == wire.Closes.NOT_IN)
    assert troyes.closed is None


async def test_a_room_left_while_it_was_being_read_is_not_followed(scene, monkeypatch):
    made, hub, (calais, troyes) = scene
    await hub.follow(calais, made.room_id, None)
    reading = chat.follow

    async def leaving_meanwhile(*words: Any) -> Any:
        found = await reading(*words)
        await rooms.leave(made.world, made.troyes, made.room_id)
        await asyncio.sleep(0.05)  # the hint has come, and there is no seat yet that it could end
        return found

    monkeypatch.setattr(chat, "follow", leaving_meanwhile)
    assert isinstance(await hub.follow(troyes, made.room_id, None), Refused)
    await say(made, 60)
    await until(lambda: "Mot 60" in calais.bodies())
    assert "Mot 60" not in troyes.bodies()
