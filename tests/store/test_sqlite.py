"""What only SQLite has: one writer, groups, a file."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import stat
import sys
import threading
import time

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import DBAPIError

from placette.adapters import sqlite
from placette.adapters.sqlite import SqliteDatabase, SqliteTooOld, refuse_old
from placette.ports import StoreUnavailable

_ADD = text("INSERT INTO sealing_key (scope, wrapped) VALUES (:scope, :wrapped)")
_SCOPES = text("SELECT scope FROM sealing_key ORDER BY scope")


def add(connection, scope, *, wrapped=b""):
    connection.execute(_ADD, {"scope": scope, "wrapped": wrapped})
    return scope


def scopes(connection):
    return list(connection.execute(_SCOPES).scalars())


def pragma(connection, name):
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@pytest.fixture(params=["sqlite", "memory"])
def engine(request):
    return request.param


async def in_one_group(database, *verbs):
    """Run verbs in one group: they gather behind a writer that is kept busy meanwhile."""
    busy, free = threading.Event(), threading.Event()

    def wait(_):
        busy.set()
        free.wait(10)

    first = asyncio.ensure_future(database.write(wait))
    await asyncio.to_thread(busy.wait, 10)
    waiting = [asyncio.ensure_future(database.write(*verb)) for verb in verbs]
    await asyncio.sleep(0)
    free.set()
    await first
    return await asyncio.gather(*waiting, return_exceptions=True)


@contextlib.contextmanager
def commits():
    """Count the COMMITs of every engine."""
    seen = []

    def count(connection):
        seen.append(connection)

    event.listen(Engine, "commit", count)
    try:
        yield seen
    finally:
        event.remove(Engine, "commit", count)


async def test_waiting_verbs_share_commits_and_wakes(database, monkeypatch):
    loop = asyncio.get_running_loop()
    wakes = []
    wake = loop.call_soon_threadsafe

    def counted(callback, *args):
        if callback is sqlite._settle:
            wakes.append(callback)
        return wake(callback, *args)

    monkeypatch.setattr(loop, "call_soon_threadsafe", counted)
    with commits() as seen:
        done = await in_one_group(database, *((add, f"{number:03}") for number in range(640)))
    assert done == [f"{number:03}" for number in range(640)]
    assert len(seen) == len(wakes) == 1 + 640 / sqlite.GROUP_VERBS_MAX


async def test_a_failed_commit_fails_all_and_keeps_nothing(database):
    def doomed(connection):
        # A foreign key that is only looked at when COMMIT is asked for: the COMMIT itself fails.
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        connection.exec_driver_sql("INSERT INTO event VALUES ('no room', 1, 'posted', 'no message', 1, 1)")

    done = await in_one_group(database, (add, "a"), (doomed,), (add, "b"))
    assert [type(each) for each in done] == [StoreUnavailable] * 3
    assert await database.read(scopes) == []
    await database.write(add, "c")
    assert await database.read(scopes) == ["c"]


async def test_a_full_disk_fails_who_it_hits_and_the_store_recovers(database):
    def fill(connection):
        connection.exec_driver_sql(f"PRAGMA max_page_count={pragma(connection, 'page_count')}")

    def grow(connection):
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")

    await database.write(fill)
    done = await in_one_group(database, (add, "a"), (big, "b"), (add, "c"))
    assert isinstance(done[1], StoreUnavailable)
    assert "full" in str(done[1])
    kept = [each for each in done if isinstance(each, str)]
    assert all(isinstance(each, (str, StoreUnavailable)) for each in done)
    assert await database.read(scopes) == kept
    await database.write(grow)
    await database.write(big, "d")
    assert await database.read(scopes) == [*kept, "d"]


def big(connection, scope):
    return add(connection, scope, wrapped=b"x" * 1_000_000)


@pytest.mark.parametrize("ending", ["COMMIT", "ROLLBACK", "commit", "rollback"])
async def test_a_verb_that_ends_the_transaction_is_refused(database, ending):
    def ends(connection):
        add(connection, "b")
        if ending.isupper():
            connection.exec_driver_sql(ending)
        else:
            getattr(connection, ending)()

    done = await in_one_group(database, (add, "a"), (ends,), (add, "c"))
    assert [type(each) for each in done] == [StoreUnavailable] * 3
    assert await database.write(add, "d") == "d"


@pytest.mark.parametrize("error", [StopIteration("odd"), SystemExit(3), asyncio.CancelledError()], ids=repr)
async def test_odd_exceptions_stop_nothing(database, error):
    def odd(connection):
        add(connection, "a")
        raise error

    with pytest.raises(RuntimeError, match=type(error).__name__):
        await database.write(odd)
    await database.write(add, "b")
    assert await database.read(scopes) == ["b"]


async def test_a_verb_may_use_a_savepoint_of_its_own(database):
    def verb(connection):
        add(connection, "a")
        inner = connection.begin_nested()
        add(connection, "b")
        inner.rollback()

    await database.write(verb)
    assert await database.read(scopes) == ["a"]


async def test_settings_of_the_writer_and_of_the_readers(databases):
    async with databases.open("sqlite") as database:
        wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5_000, "mmap_size": 0}
        assert {name: await database.write(pragma, name) for name in wanted} == wanted
        assert await database.read(pragma, "query_only") == 1


async def test_foreign_keys_hold(database):
    def orphan(connection):
        connection.exec_driver_sql("INSERT INTO event VALUES ('no room', 1, 'posted', 'no message', 1, 1)")

    with pytest.raises(DBAPIError):
        await database.write(orphan)


async def test_a_locked_file_is_unavailable_and_comes_back(databases, monkeypatch):
    monkeypatch.setattr(sqlite, "BUSY_TIMEOUT_MS", 20)
    path = await databases.sqlite_file()
    async with databases.at(path) as database:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreUnavailable, match="locked"):
                await database.write(add, "a")
            assert await database.read(scopes) == []
        assert await database.write(add, "b") == "b"


async def test_a_file_that_is_no_database_is_unavailable(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("not a database\n" * 100)
    with pytest.raises(StoreUnavailable, match="not a database"):
        SqliteDatabase(path)
    with pytest.raises(StoreUnavailable, match="No such file"):
        SqliteDatabase(tmp_path / "missing" / "file.sqlite")


async def test_a_damaged_file_is_unavailable(databases):
    path = await databases.sqlite_file()
    async with databases.at(path) as database:
        with path.open("r+b") as file:
            file.seek(4_096)
            file.write(b"\xff" * (path.stat().st_size - 4_096))
        for verb in (database.read, database.write):
            with pytest.raises(StoreUnavailable, match="malformed"):
                await verb(scopes)


async def test_nobody_else_may_read_the_file(tmp_path):
    path = tmp_path / "a ?#%é.sqlite"  # characters that mean something in a URI
    database = SqliteDatabase(path)
    await database.write(lambda connection: connection.exec_driver_sql("CREATE TABLE t (n BIGINT)").close())
    assert await database.read(lambda connection: connection.exec_driver_sql("SELECT count(*) FROM t").scalar()) == 0
    modes = {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    assert modes == {0o600}
    await database.close()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]  # the log went back into the file


def test_several_loops_may_use_one_store(databases):
    path = asyncio.run(databases.sqlite_file())
    database = SqliteDatabase(path)
    assert asyncio.run(database.write(add, "a")) == "a"
    assert asyncio.run(database.read(scopes)) == ["a"]
    asyncio.run(database.close())


async def test_a_busy_loop_does_not_starve_the_store(databases):
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.005)  # Python's own
    try:
        async with databases.open("sqlite") as database, asyncio.timeout(10):
            assert sys.getswitchinterval() <= sqlite.SWITCH_SECONDS_MAX
            work = asyncio.ensure_future(be_busy())
            for number in range(20):
                await database.write(add, f"{number:02}")
            work.cancel()
    finally:
        sys.setswitchinterval(before)


async def be_busy():
    while True:
        end = time.perf_counter() + 0.003
        while time.perf_counter() < end:
            pass
        await asyncio.sleep(0)


@pytest.mark.parametrize("version", [(3, 34, 1), (3, 7, 17), (2, 8, 17)])
def test_an_old_sqlite_is_refused_in_a_sentence(version):
    with pytest.raises(SqliteTooOld, match=r"is too old: Placette needs 3\.35\.0 or later"):
        refuse_old(version)


@pytest.mark.parametrize("version", [(3, 35, 0), (3, 40, 1), (4, 0, 0)])
def test_a_newer_sqlite_is_taken(version):
    refuse_old(version)
