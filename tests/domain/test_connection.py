"""One socket as a machine: order, versions, rates, rooms."""

from __future__ import annotations

import json
from typing import Any

import pytest

from placette import wire
from placette.domain.connection import HELLO_MS_MAX, Connection, Do, End, Pass, Rate, Say, Step
from placette.model import Code

ROOM = "a" * 26
HELLO: dict[str, Any] = {"type": "hello", "protocol": wire.PROTOCOL_VERSION}


def told(machine: Connection, now_ms: int = 0, **frame: Any) -> Step:
    return machine.receive(json.dumps(frame).encode(), now_ms)


def greeted() -> Connection:
    machine = Connection(0)
    assert isinstance(told(machine, **HELLO), Do)
    return machine


def post(number: int) -> dict[str, Any]:
    return {"type": "post", "room_id": ROOM, "client_message_id": f"message-{number}", "body": "Bonjour"}


def test_hello_comes_first_and_once() -> None:
    assert told(Connection(0), **post(1)) == End(close=wire.Closes.ORDER)
    assert told(greeted(), **HELLO) == End(close=wire.Closes.ORDER)


def test_another_version_is_told_to_reload() -> None:
    assert told(Connection(0), type="hello", protocol=99) == End(close=wire.Closes.VERSION)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b'{"type":"read","room_id":"x","seq":-1}'])
def test_what_is_no_frame_ends_it(data: bytes) -> None:
    assert greeted().receive(data, 0) == End(close=wire.Closes.FRAME)


def test_texts_too_fast_are_refused_with_the_time_to_wait_and_may_come_again() -> None:
    machine = greeted()
    steps = [told(machine, **post(number)) for number in range(11)]
    assert all(isinstance(step, Do) for step in steps[:10])
    last = steps[10]
    assert isinstance(last, Say)
    assert (last.frame.code, last.frame.retry, last.frame.args) == (Code.TOO_FAST, True, {"wait_ms": 1_000})
    assert isinstance(told(machine, 1_000, **post(10)), Do)


def test_a_flood_of_frames_ends_it() -> None:
    machine = greeted()
    steps = [told(machine, type="read", room_id=ROOM, seq=1) for _ in range(60)]
    assert steps[-1] == End(close=wire.Closes.FLOOD)
    assert all(isinstance(step, Do) for step in steps[:-1])


def test_hints_of_typing_that_come_too_soon_are_passed_over_and_end_nothing() -> None:
    machine = greeted()
    steps = [told(machine, at_ms, type="typing", room_id=ROOM) for at_ms in (0, 0, 0, 10, 2_500)]
    assert [type(step) for step in steps] == [Do, Do, Pass, Pass, Do]


def test_rooms_are_bounded() -> None:
    machine = greeted()
    letters = "abcdefghijklmnopqrstuvwxyz234567z"
    rooms = [letters[index] * 25 + "b" for index in range(32)]
    for index, room in enumerate(rooms):
        assert isinstance(told(machine, index * 100, type="open", room_id=room, after_seq=None), Do)
    more = told(machine, 5_000, type="open", room_id="c" * 26, after_seq=None)
    assert isinstance(more, Say)
    assert more.frame.code == Code.ROOMS_MAX


def test_hello_is_awaited_for_a_while() -> None:
    assert Connection(0).tick(HELLO_MS_MAX) is None
    assert Connection(0).tick(HELLO_MS_MAX + 1) == End(close=wire.Closes.HELLO_LATE)
    assert greeted().tick(HELLO_MS_MAX * 10) is None


def test_rate_gives_its_burst_then_one_each_interval() -> None:
    rate = Rate(1_000, 3)
    assert [rate.wait_ms(0) for _ in range(4)] == [0, 0, 0, 1_000]
    assert rate.wait_ms(1_000) == 0
    assert rate.wait_ms(1_001) == 999
