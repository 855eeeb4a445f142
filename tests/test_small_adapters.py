"""Clock, chance and the local bus; and the ones tests use instead."""

from __future__ import annotations

import asyncio
import itertools
import re
import time

import pytest

from placette.adapters.bus_local import LocalBus
from placette.adapters.clock import SystemClock, SystemIds
from support.clock import CountingIds, ManualClock


@pytest.fixture(params=[SystemIds, CountingIds])
def some_ids(request):
    return request.param()


def test_ids_have_the_shape_and_do_not_repeat(some_ids):
    made = [some_ids.new() for _ in range(1_000)]
    assert all(re.fullmatch(r"[a-z2-7]{26}", each) for each in made)
    assert len(set(made)) == 1_000


def test_secrets_have_32_bytes_and_do_not_repeat(some_ids):
    made = {some_ids.secret() for _ in range(100)}
    assert {len(each) for each in made} == {32}
    assert len(made) == 100


def test_ids_do_not_tell_when_they_were_made():
    ids = SystemIds()
    made = [ids.new() for _ in range(200)]
    rises = sum(one < other for one, other in itertools.pairwise(made))
    assert 50 < rises < 150  # a time-ordered id would rise 199 times


async def test_the_system_clock_tells_utc_and_sleeps():
    clock = SystemClock()
    before = clock.now_ms()
    assert abs(before - time.time() * 1_000) < 1_000
    begin = time.monotonic()
    await clock.sleep(20)
    assert time.monotonic() - begin >= 0.019


async def test_the_manual_clock_wakes_in_order_and_at_the_time(clock):
    start = clock.now_ms()
    woken = []

    async def sleeper(name, *naps):
        for ms in naps:
            await clock.sleep(ms)
            woken.append((name, clock.now_ms() - start))

    tasks = [asyncio.ensure_future(sleeper("a", 30, 30)), asyncio.ensure_future(sleeper("b", 10, 10, 50))]
    await clock.advance(35)
    assert woken == [("b", 10), ("b", 20), ("a", 30)]
    assert clock.now_ms() == start + 35
    await clock.advance(100)
    assert woken[3:] == [("a", 60), ("b", 70)]
    await asyncio.gather(*tasks)


def test_two_manual_clocks_agree():
    assert ManualClock().now_ms() == ManualClock().now_ms()


async def test_the_bus_reaches_who_listens_to_that_topic_later_in_order():
    bus = LocalBus()
    heard = []
    bus.publish("room", b"0")
    bus.subscribe("room", lambda hint: heard.append(("one", hint)))
    bus.subscribe("room", lambda hint: heard.append(("two", hint)))
    bus.subscribe("other", lambda hint: heard.append(("other", hint)))
    bus.publish("room", b"1")
    bus.publish("room", b"2")
    assert heard == []  # a handler cannot delay who publishes
    await asyncio.sleep(0)
    assert heard == [("one", b"1"), ("two", b"1"), ("one", b"2"), ("two", b"2")]


async def test_a_handler_that_raises_breaks_nobody():
    bus = LocalBus()
    heard, told = [], []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context["exception"]))

    def broken(_):
        raise LookupError

    bus.subscribe("room", broken)
    bus.subscribe("room", heard.append)
    bus.publish("room", b"1")
    await asyncio.sleep(0)
    assert heard == [b"1"]
    assert [type(error) for error in told] == [LookupError]
