"""What only PostgreSQL has: conflicts, a network, a server that may go away."""

from __future__ import annotations

import asyncio
import signal
import time

import pytest
from sqlalchemy import text

from placette.adapters.postgres import ATTEMPTS_MAX, PostgresDatabase, PostgresUnsafe
from placette.ports import StoreUnavailable

_OPEN = text(
    "INSERT INTO room (id, slug, kind, topic, slow_mode_ms, last_seq, last_no, floor_seq)"
    " VALUES (:id, :id, 'theme', '', 0, 0, 0, 0)"
)
_NEXT = text("UPDATE room SET last_seq = last_seq + 1 WHERE id = :id RETURNING last_seq")
_LAST = text("SELECT id, last_seq FROM room ORDER BY id")
_NAP = text("SELECT pg_sleep(:seconds)")


@pytest.fixture
def engine():
    return "postgres"


@pytest.fixture
async def url(databases):
    async with databases.postgres() as made:
        yield made


def open_rooms(connection, *rooms):
    for room in rooms:
        connection.execute(_OPEN, {"id": room})


def take(connection, *rooms, nap=0.0, runs=None):
    if runs is not None:
        runs.append(rooms)
    taken = []
    for room in rooms:
        taken.append(connection.execute(_NEXT, {"id": room}).scalar_one())
        connection.execute(_NAP, {"seconds": nap})
    return taken


def last(connection):
    return {row.id: row.last_seq for row in connection.execute(_LAST)}


async def test_a_deadlock_is_tried_again(database):
    await database.write(open_rooms, "a", "b")
    runs = []
    await asyncio.gather(
        database.write(take, "a", "b", nap=0.1, runs=runs), database.write(take, "b", "a", nap=0.1, runs=runs)
    )
    assert len(runs) > 2
    assert await database.read(last) == {"a": 2, "b": 2}


async def test_a_conflict_without_end_becomes_unavailable(database):
    runs = []

    def never(connection):
        runs.append(1)
        connection.exec_driver_sql("DO $$ BEGIN RAISE SQLSTATE '40001'; END $$")

    with pytest.raises(StoreUnavailable):
        await database.write(never)
    assert len(runs) == ATTEMPTS_MAX


async def test_close_waits_for_what_is_under_way(database):
    await database.write(open_rooms, "a")
    task = asyncio.ensure_future(database.write(take, "a", nap=0.3))
    await asyncio.sleep(0.1)
    await database.close()
    done, _ = await asyncio.wait([task], timeout=0.01)
    assert [each.result() for each in done] == [[1]]


async def test_two_nodes_give_one_order(databases, url):
    async with databases.at(url) as one, databases.at(url) as other:
        await one.write(open_rooms, "a")
        taken = await asyncio.gather(*(node.write(take, "a") for node in (one, other) * 20))
    assert sorted(seq for [seq] in taken) == list(range(1, 41))


async def test_a_slow_statement_is_cut(databases, url):
    async with databases.at(url, transaction_seconds_max=0.2) as database:
        begin = time.monotonic()
        with pytest.raises(StoreUnavailable, match="timeout"):
            await database.read(lambda connection: connection.execute(_NAP, {"seconds": 30}).close())
        assert time.monotonic() - begin < 10
        assert await database.read(last) == {}


async def test_a_server_that_hangs_is_unavailable_and_comes_back(databases, url):
    async with databases.at(url, transaction_seconds_max=0.3) as database:
        await database.write(open_rooms, "a")
        databases.server.signal(signal.SIGSTOP)
        try:
            begin = time.monotonic()
            with pytest.raises(StoreUnavailable):
                await database.write(take, "a")
            assert time.monotonic() - begin < 10
        finally:
            databases.server.signal(signal.SIGCONT)
        [seq] = await database.write(take, "a")
        assert await database.read(last) == {"a": seq}


async def test_a_server_that_restarts_costs_nobody_an_error(databases, url):
    async with databases.at(url) as database:
        await database.write(open_rooms, "a")
        await asyncio.gather(*(database.write(take, "a", nap=0.01) for _ in range(5)))
        databases.server.restart()
        done = await asyncio.gather(*(database.write(take, "a") for _ in range(5)))
        assert sorted(seq for [seq] in done) == [6, 7, 8, 9, 10]


async def test_a_server_that_is_gone_is_unavailable(tmp_path):
    database = PostgresDatabase(f"postgresql://placette@/x?host={tmp_path}")
    with pytest.raises(StoreUnavailable):
        await database.write(open_rooms, "a")
    await database.close()


async def test_a_missing_database_is_unavailable(databases):
    database = PostgresDatabase(databases.server.url("nowhere"))
    with pytest.raises(StoreUnavailable, match="nowhere"):
        await database.write(open_rooms, "a")
    await database.close()


async def test_a_server_that_may_forget_is_refused(url):
    database = PostgresDatabase(url)
    with pytest.raises(PostgresUnsafe, match="fsync = off"):
        await database.write(open_rooms, "a")
    await database.close()


async def test_the_levels(databases, url):
    async with databases.at(url) as database:
        level = text("SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only')")
        for _ in range(2):
            assert tuple(await database.read(lambda c: c.execute(level).one())) == ("repeatable read", "on")
            assert tuple(await database.write(lambda c: c.execute(level).one())) == ("read committed", "off")
