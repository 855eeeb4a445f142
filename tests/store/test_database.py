"""ports.Database means the same on every engine."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from placette.ports import StoreUnavailable

KILLS = 3
ACKS_A_KILL = 200

_ADD = text("INSERT INTO sealing_key (scope, wrapped) VALUES (:scope, :wrapped)")
_SCOPES = text("SELECT scope FROM sealing_key ORDER BY scope")
_OPEN = text(
    "INSERT INTO room (id, slug, kind, topic, slow_mode_ms, last_seq, last_no, floor_seq)"
    " VALUES (:id, :id, 'theme', '', 0, 0, 0, 0)"
)
_NEXT = text("UPDATE room SET last_seq = last_seq + 1 WHERE id = :id RETURNING last_seq")
_JOB = text("INSERT INTO job (id, kind, payload, due_ms, attempts) VALUES (:id, :kind, :payload, :due_ms, 0)")
_JOBS = text("SELECT id, kind, payload, due_ms, attempts FROM job ORDER BY id")
_NUMBERS = text("SELECT no FROM control ORDER BY no")


def add(connection, scope, *, then=None):
    connection.execute(_ADD, {"scope": scope, "wrapped": b"\x00\xff"})
    if then:
        raise then
    return scope


def scopes(connection):
    return [row.scope for row in connection.execute(_SCOPES)]


def open_room(connection, room):
    connection.execute(_OPEN, {"id": room})


def take_seq(connection, room):
    return connection.execute(_NEXT, {"id": room}).scalar_one()


async def test_what_was_written_is_read(database):
    assert await database.write(add, "a") == "a"
    assert await database.read(scopes) == ["a"]


async def test_nothing_is_kept_of_a_verb_that_raises(database):
    with pytest.raises(LookupError, match="mine"):
        await database.write(add, "a", then=LookupError("mine"))
    assert await database.read(scopes) == []


async def test_a_unique_violation_passes_as_it_is(database):
    await database.write(add, "a")
    with pytest.raises(IntegrityError):
        await database.write(add, "a")
    await database.write(add, "b")
    assert await database.read(scopes) == ["a", "b"]


async def test_a_wrong_statement_passes_as_it_is(database):
    def wrong(connection):
        connection.execute(text("SELECT nothing FROM nowhere"))

    for verb in (database.read, database.write):
        with pytest.raises(DBAPIError):
            await verb(wrong)


async def test_a_failing_verb_leaves_its_neighbours_alone(database):
    await database.write(add, "a")
    verbs = [database.write(add, scope) for scope in ("b", "a", "c")]
    verbs.append(database.write(add, "d", then=LookupError("mine")))
    verbs.append(database.write(add, "e"))
    kinds = [type(done).__name__ for done in await asyncio.gather(*verbs, return_exceptions=True)]
    assert kinds == ["str", "IntegrityError", "str", "LookupError", "str"]
    assert await database.read(scopes) == ["a", "b", "c", "e"]


async def test_what_is_acknowledged_is_seen_by_the_next_read(database):
    for number in range(20):
        await database.write(add, f"{number:02}")
        assert len(await database.read(scopes)) == number + 1


async def test_concurrent_increments_are_dense(database):
    await database.write(open_room, "r")
    taken = await asyncio.gather(*(database.write(take_seq, "r") for _ in range(40)))
    assert sorted(taken) == list(range(1, 41))


async def test_a_read_must_not_write(database):
    with pytest.raises(DBAPIError):
        await database.read(add, "a")
    assert await database.read(scopes) == []
    await database.write(add, "b")
    assert await database.read(scopes) == ["b"]


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
async def test_a_read_sees_one_snapshot(databases, engine):
    seen = []
    if engine == "sqlite":
        async with databases.open("sqlite") as database:
            loop = asyncio.get_running_loop()

            def meanwhile():
                asyncio.run_coroutine_threadsafe(database.write(add, "b"), loop).result(10)

            await read_around(database, meanwhile, seen)
    else:
        async with databases.postgres() as url, databases.at(url) as database:

            def meanwhile():
                other = threading.Thread(target=asyncio.run, args=(add_from_outside(url),))
                other.start()
                other.join(10)

            await read_around(database, meanwhile, seen)
    assert seen == [["a"], ["a"], ["a", "b"]]


async def read_around(database, meanwhile, seen):
    def fn(connection):
        seen.append(scopes(connection))
        meanwhile()
        seen.append(scopes(connection))

    await database.write(add, "a")
    await database.read(fn)
    seen.append(await database.read(scopes))


async def add_from_outside(url):
    connection = await asyncpg.connect(url)
    await connection.execute("INSERT INTO sealing_key (scope, wrapped) VALUES ('b', '')")
    await connection.close()


async def test_values_come_back_the_same_from_each_engine(databases):
    given = [
        {"id": "a", "kind": "épée 🗡 '\"\\ %s :x", "payload": "", "due_ms": 2**63 - 1},
        {"id": "b", "kind": "{}", "payload": "é\n\t", "due_ms": -(2**63)},
    ]

    def verb(connection):
        for row in given:
            connection.execute(_JOB, row)
        return [tuple(row) for row in connection.execute(_JOBS)]

    results = []
    for engine in ("sqlite", "memory", "postgres"):
        async with databases.open(engine) as database:
            results.append((await database.write(verb), await database.read(verb_of_jobs)))
    assert results[0] == results[1] == results[2]
    assert results[0][1] == [(*row.values(), 0) for row in given]


def verb_of_jobs(connection):
    return [tuple(row) for row in connection.execute(_JOBS)]


async def test_a_closed_store_is_unavailable(database):
    await database.close()
    with pytest.raises(StoreUnavailable):
        await database.write(add, "a")
    with pytest.raises(StoreUnavailable):
        await database.read(scopes)
    await database.close()


async def test_close_finishes_what_was_accepted(database):
    work = [asyncio.ensure_future(database.write(add, f"{number:03}")) for number in range(100)]
    work += [asyncio.ensure_future(database.read(scopes)) for _ in range(10)]
    await asyncio.sleep(0)
    await database.close()
    assert [done for done in await asyncio.gather(*work) if isinstance(done, str)] == [f"{n:03}" for n in range(100)]


async def test_too_many_waiting_are_refused_at_once(databases, engine):
    async with databases.open(engine, waiting_max=5) as database:
        work = [asyncio.ensure_future(database.write(add, f"{number:03}")) for number in range(300)]
        done = await asyncio.gather(*work, return_exceptions=True)
        refused = [error for error in done if isinstance(error, StoreUnavailable)]
        kept = [scope for scope in done if isinstance(scope, str)]
        assert len(refused) >= 200
        assert len(kept) + len(refused) == 300
        assert await database.read(scopes) == kept


async def test_a_cancelled_caller_hurts_nobody(database):
    work = [asyncio.ensure_future(database.write(add, f"{number:02}")) for number in range(30)]
    await asyncio.sleep(0)
    for task in work[::2]:
        task.cancel()
    done = await asyncio.gather(*work, return_exceptions=True)
    assert [type(each) for each in done[1::2]] == [str] * 15
    assert set(done[1::2]) <= set(await database.read(scopes))


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
async def test_what_was_acknowledged_survives_kill_9(databases, engine):
    async with databases.place(engine) as place:
        acknowledged = set()
        for number in range(KILLS):
            acknowledged |= await asyncio.to_thread(write_until_killed, place, number * 1_000_000)
        async with databases.at(place) as database:
            kept = set(await database.read(lambda connection: list(connection.execute(_NUMBERS).scalars())))
    assert len(acknowledged) >= KILLS * ACKS_A_KILL
    assert sorted(acknowledged - kept) == []


def write_until_killed(place, start):
    process = subprocess.Popen(
        [sys.executable, "-m", "support.acker", str(place), str(start)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    with process:
        lines = [process.stdout.readline() for _ in range(ACKS_A_KILL)]
        process.kill()
        lines += process.stdout.readlines()
    return {int(line) for line in lines if line.endswith("\n")}
