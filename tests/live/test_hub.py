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
from placette.model import AskAnswer, DirectMode, Gender, Opener, Posted, Refused
from placette.service import chat, demo, entry, people, requests, rooms
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

    def of(self, kind: str, room_id: str = "") -> list[dict[str, Any]]:
        """The frames of one kind, of one room if told."""
        return [one for one in self.heard if one["type"] == kind and one.get("room_id", "") in ("", room_id)]

    def screen(self, room_id: str) -> list[str]:
        """What a browser shows of a room after these batches: a range must touch what it holds, a reset empties."""
        shown: list[str] = []
        last = None
        for batch in [one for one in self.heard if one["type"] == "batch" and one["room_id"] == room_id]:
            if batch["reset"]:
                shown, last = [], None
            assert last is None or batch["first_seq"] <= last + 1, "a gap"
            shown += [one["body"] for one in batch["events"] if last is None or one["seq"] > last]
            last = batch["last_seq"] if last is None else max(last, batch["last_seq"])
        return shown


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


# --- blocks, conversations, rooms by place ---


async def neighbour(made: Scene, hub: Hub, name: str, postcode: str = "10000") -> Ear:
    """Another member of the room, here with a socket."""
    person = await demo._person(made.world, name, 40, Gender.UNSAID, postcode, scripted=False)
    caller, _ = await entry.sign_in(made.world, person.account.id, "Essai")
    await rooms.join(made.world, caller, made.room_id)
    charter = wire.CharterRequest(version="2026-11", answer="report")
    return await sat_down(made, hub, granted(await entry.accept_charter(made.world, caller, charter)))


async def sat_down(made: Scene, hub: Hub, caller: Any) -> Ear:
    ear = Ear(caller)
    hub.add(ear, granted(await rooms.listing(made.world, caller)), await chat.heads(made.world))
    return ear


async def conversation(made: Scene) -> str:
    """The two of the scene, in a conversation that both agreed to: its room."""
    asked = wire.AskRequest(
        to=made.troyes.account.id,
        opener=Opener.TALK_NEIGHBOUR,
        room_id=made.room_id,
        mode=DirectMode.EXAMINED,
        consent=True,
    )
    granted(await requests.ask(made.world, made.calais, asked))
    [one] = granted(await requests.listing(made.world, made.troyes)).received
    said = wire.AskAnswerRequest(ids=[one.id], answer=AskAnswer.ACCEPT, mode=DirectMode.EXAMINED, consent=True)
    return granted(await requests.answer(made.world, made.troyes, said)).rooms[0].id


async def block(made: Scene, one: Ear, other: Ear) -> None:
    assert await people.block(made.world, one.caller, other.caller.account.id) is None


async def write(made: Scene, who: Ear, room_id: str, words: str) -> None:
    made.posts += 1
    frame = wire.Post(room_id=room_id, client_message_id=f"hub-post-{made.posts}", body=words)
    assert isinstance(await chat.post(made.world, who.caller, frame, HERE), Posted)


async def test_each_reader_gets_what_they_may_see_and_no_reader_a_gap(scene, monkeypatch):
    made, hub, (calais, troyes) = scene
    mathilde, agathe = await neighbour(made, hub, "Mathilde"), await neighbour(made, hub, "Agathe")
    everyone = [calais, troyes, mathilde, agathe]
    for ear in everyone:
        await hub.follow(ear, made.room_id, None)
    await write(made, calais, made.room_id, "Calais avant")
    await until(lambda: all("Calais avant" in ear.bodies() for ear in everyone))
    await block(made, troyes, calais)
    await until(lambda: "Calais avant" not in troyes.screen(made.room_id))
    assert "Calais avant" in calais.screen(made.room_id)
    encoded: list[int] = []
    batch = chat.batch

    async def counted(*words: Any) -> Any:
        encoded.append(words[-1])
        return await batch(*words)

    await until(lambda: all(len(ear.caller.hidden) == 1 for ear in (calais, troyes)))
    ordered = await entry.last_control(made.world)  # the order that says the same comes too, and sends the room anew
    await until(lambda: hub._control >= ordered)
    await asyncio.sleep(0.2)
    monkeypatch.setattr(chat, "batch", counted)
    for words, who in (("Un", calais), ("Deux", troyes), ("Trois", mathilde), ("Quatre", calais), ("Cinq", troyes)):
        await write(made, who, made.room_id, words)
        await until(lambda words=words: words in agathe.bodies())
    head = max(encoded)
    await until(lambda: all(ear.of("batch", made.room_id)[-1]["last_seq"] == head for ear in everyone))
    assert max(encoded.count(seq) for seq in encoded) == 3, "one encoding for each way to read, not one a reader"
    seen = {ear: [one for one in ear.screen(made.room_id) if one in ("Un", "Deux", "Trois", "Quatre", "Cinq")]
            for ear in everyone}  # fmt: skip
    assert seen[calais] == ["Un", "Trois", "Quatre"]
    assert seen[troyes] == ["Deux", "Trois", "Cinq"]
    assert seen[mathilde] == seen[agathe] == ["Un", "Deux", "Trois", "Quatre", "Cinq"]
    for ear, other in ((calais, troyes), (troyes, calais)):
        assert other.caller.account.id not in [one["id"] for one in ear.of("presence", made.room_id)[-1]["people"]]


async def test_a_block_is_obeyed_when_the_bus_says_nothing(scene):
    made, hub, (calais, troyes) = scene
    room_id = await conversation(made)
    for ear in (calais, troyes):
        await hub.follow(ear, made.room_id, None)
    await hub.follow(calais, room_id, None)  # one has it open, for the other it is a line of the list
    await until(lambda: all(ear.of("room") for ear in (calais, troyes)))
    await write(made, calais, made.room_id, "Calais avant")
    await write(made, troyes, made.room_id, "Troyes avant")
    await until(lambda: "Troyes avant" in calais.screen(made.room_id) and "Calais avant" in troyes.screen(made.room_id))
    made.world.bus.losing = True
    await block(made, troyes, calais)
    await until(lambda: "Troyes avant" not in calais.screen(made.room_id))
    await until(lambda: "Calais avant" not in troyes.screen(made.room_id))
    await until(lambda: all(ear.of("gone", room_id) for ear in (calais, troyes)))
    await write(made, calais, made.room_id, "Calais après")
    await write(made, troyes, made.room_id, "Troyes après")
    await until(lambda: "Calais après" in calais.bodies() and "Troyes après" in troyes.bodies())
    assert "Troyes après" not in calais.bodies()
    assert "Calais après" not in troyes.bodies()


async def test_a_block_that_comes_while_a_room_is_read_is_heard(scene, monkeypatch):
    made, hub, (calais, troyes) = scene
    await write(made, calais, made.room_id, "Calais avant")
    reading = chat.follow

    async def blocked_meanwhile(*words: Any) -> Any:
        found = await reading(*words)
        monkeypatch.setattr(chat, "follow", reading)
        await block(made, troyes, calais)
        await until(lambda: troyes.caller.hidden)
        return found

    monkeypatch.setattr(chat, "follow", blocked_meanwhile)
    assert await hub.follow(troyes, made.room_id, None) is None
    assert troyes.of("batch", made.room_id)
    assert "Calais avant" not in troyes.bodies()


async def test_who_comes_back_after_a_block_forgets_what_they_held(scene):
    made, hub, (calais, troyes) = scene
    await hub.follow(troyes, made.room_id, None)
    await write(made, calais, made.room_id, "Calais avant")
    await until(lambda: "Calais avant" in troyes.screen(made.room_id))
    held = troyes.of("batch", made.room_id)[-1]["last_seq"]
    hub.remove(troyes)
    await block(made, calais, troyes)
    await write(made, calais, made.room_id, "Calais après")
    caller = await entry.stands(made.world, troyes.caller)
    again = await sat_down(made, hub, caller)
    again.heard = troyes.heard  # the same browser, with what it holds
    assert await hub.follow(again, made.room_id, held) is None
    assert not {"Calais avant", "Calais après"} & set(again.screen(made.room_id))


async def test_a_card_is_for_who_received_it_even_when_no_hint_said_that_a_conversation_opened(scene):
    made, hub, ears = scene
    made.world.bus.losing = True
    room_id = await conversation(made)
    for ear in ears:
        assert await hub.follow(ear, room_id, None) is None
    await write(made, ears[0], room_id, "Appelle-moi au 06 39 98 12 34")
    await until(lambda: all(ear.bodies() for ear in ears))
    cards = [[card for batch in ear.of("batch", room_id) for one in batch["events"] for card in one["cards"]]
             for ear in ears]  # fmt: skip
    assert cards == [[], ["contact"]]


@pytest.mark.parametrize(("mine", "theirs", "told"), [(True, True, True), (True, False, False), (False, True, False)])
async def test_typing_and_seen_are_told_when_both_allow_it(scene, mine, theirs, told):
    made, _, (calais, troyes) = scene
    room_id = await conversation(made)
    for ear, allows in ((calais, mine), (troyes, theirs)):
        await people.choose(made.world, ear.caller, wire.SettingsRequest(typing=allows, receipts=allows))
    await requests.typing(made.world, calais.caller, room_id)
    await requests.seen(made.world, calais.caller, room_id, 1)
    await made.world.clock.sleep(1)
    assert [one["type"] for one in troyes.heard if one["type"] in ("typing", "seen")] == ["typing", "seen"] * told
    assert not [one for one in calais.heard if one["type"] in ("typing", "seen")]
    await requests.pause(made.world, made.troyes, room_id)
    before = len(troyes.of("typing", room_id))
    await requests.typing(made.world, calais.caller, room_id)
    await made.world.clock.sleep(1)
    assert len(troyes.of("typing", room_id)) == before


async def test_a_room_by_place_opens_for_twelve_who_are_here_and_counts_only_whom_one_sees(scene, monkeypatch):
    made, hub, (calais, troyes) = scene
    others = [await neighbour(made, hub, f"{demo.FIRST_NAMES[number]} Proche") for number in range(10)]
    breathe, breaths = rooms.breathe, []

    async def counted(*words: Any) -> Any:
        breaths.append(await breathe(*words))
        return breaths[-1]

    monkeypatch.setattr(rooms, "breathe", counted)
    await until(lambda: len(breaths) == 2)
    assert breaths == [[], []], "eleven are here"
    others.append(await neighbour(made, hub, "Mathilde"))
    await until(lambda: all(ear.of("room") for ear in (troyes, *others)))
    opened = troyes.of("room")[-1]["room"]
    assert (opened["kind"], opened["around"], opened["resting"]) == ("cell", "autour de Troyes", False)
    assert not calais.of("room"), "it is none of Calais"
    for ear in (troyes, *others[:2]):
        granted(await rooms.join(made.world, ear.caller, opened["id"]))
        assert await hub.follow(ear, opened["id"], None) is None
    await block(made, troyes, others[0])
    await until(lambda: troyes.caller.hidden)
    for ear in others[6:]:
        hub.remove(ear)
    await until(lambda: troyes.of("room")[-1]["room"]["resting"])
    await until(lambda: others[1].of("room")[-1]["room"]["resting"])
    assert [ear.of("room")[-1]["room"]["present"] for ear in (troyes, others[1])] == [2, 3]


async def test_unread_counts_nothing_of_whom_one_does_not_see(scene):
    made, hub, (calais, troyes) = scene
    mathilde = await neighbour(made, hub, "Mathilde")
    await block(made, calais, troyes)
    await until(lambda: troyes.caller.hidden)
    for number in range(3):
        await write(made, calais, made.room_id, f"Mot {number}")
    await until(lambda: any(one["unread"] == 3 for one in mathilde.of("unread", made.room_id)))
    await write(made, mathilde, made.room_id, "Un mot de Mathilde")
    await until(lambda: troyes.of("unread", made.room_id))
    assert [one["unread"] for one in troyes.of("unread", made.room_id)] == [1]


async def test_from_outside_a_room_tells_no_number(scene):
    made, hub, (calais, troyes) = scene
    for ear in (calais, troyes):
        await hub.follow(ear, made.room_id, None)
    await rooms.leave(made.world, made.troyes, made.room_id)
    for caller in (made.calais, made.troyes):
        made.world.tell("view", account_id=caller.account.id, room_id=made.room_id)
    await until(lambda: calais.of("room") and troyes.of("room"))
    assert hub.present(made.room_id) > 0
    assert calais.of("room")[-1]["room"]["present"] == hub.present(made.room_id)
    assert troyes.of("room")[-1]["room"]["present"] == 0
