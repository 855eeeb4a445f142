"""SQLite: one writer thread with group commit, a few reader threads, no lock anywhere else.

Whatever waits when the writer comes free shares one BEGIN IMMEDIATE .. COMMIT, hence one fsync; each verb stands in a
SAVEPOINT of its own, so a failing one leaves its neighbours alone. Nobody is answered before COMMIT came back.
One connection writes: besides order, that keeps us clear of the WAL-reset fault of SQLite before 3.51.3, which
needs two connections writing or checkpointing at the same instant.
"""

from __future__ import annotations

import asyncio
import dataclasses
import os
import queue
import sqlite3
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Transaction, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from placette.ports import EngineRefused, StoreUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

P = ParamSpec("P")
T = TypeVar("T")

VERSION_MIN = (3, 35, 0)  # RETURNING
GROUP_VERBS_MAX = 64
WAITING_MAX = 10_000
READERS = 2
BUSY_TIMEOUT_MS = 5_000
STATEMENTS_CACHED = 512
# A loop that is never idle and turns faster than Python's usual 5 ms starves the other threads, for half a minute when
# measured: a thread that waits is only heard after a whole interval without a turn. It must be shorter than turns are.
SWITCH_SECONDS_MAX = 0.000_1

# Primary result codes that tell about the world, not about a statement (sqlite.org/rescode.html).
_UNAVAILABLE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOTADB,
    }
)
_PRIMARY = 0xFF


class SqliteTooOld(EngineRefused):
    """This machine's SQLite lacks what the store needs; the message says which version would do."""


def refuse_old(version: Sequence[int]) -> None:
    """Raise SqliteTooOld when `version` (major, minor, patch) is before the first one that has RETURNING."""
    if tuple(version) < VERSION_MIN:
        told = ".".join(map(str, version))
        needed = ".".join(map(str, VERSION_MIN))
        raise SqliteTooOld(
            f"SQLite {told} is too old: Placette needs {needed} or later. Use a newer Python or system, or PostgreSQL."
        )


@dataclasses.dataclass(slots=True, eq=False)
class _Work:
    """One function that waits for its turn, and what became of it."""

    call: Callable[[Connection], Any]
    writes: bool
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Any]
    value: Any = None
    error: BaseException | None = None


class _Aborted(Exception):  # noqa: N818 - carries the cause to those who shared the group
    """The engine gave up the whole transaction."""


class SqliteDatabase:
    """`ports.Database` on one SQLite file, or on `:memory:` where reads take turns with the writes.

    Opens at once and raises SqliteTooOld or StoreUnavailable. Any event loop may call it. It makes the whole process
    switch threads at least each SWITCH_SECONDS_MAX.
    """

    def __init__(self, path: str | Path, *, waiting_max: int = WAITING_MAX, readers: int = READERS) -> None:
        refuse_old(sqlite3.sqlite_version_info)
        sys.setswitchinterval(min(sys.getswitchinterval(), SWITCH_SECONDS_MAX))
        self._waiting_max = waiting_max
        self._closed = False
        self._writes: queue.SimpleQueue[_Work | None] = queue.SimpleQueue()
        self._reads: queue.SimpleQueue[_Work | None] = self._writes
        writer = self._open(_writing(path))
        self._threads = [threading.Thread(target=self._write_loop, args=(writer,), name="sqlite writer", daemon=True)]
        if str(path) != ":memory:":
            self._reads = queue.SimpleQueue()
            engine = _reading(Path(path))
            for number in range(readers):
                reader = self._open(engine)
                name = f"sqlite reader {number}"
                self._threads.append(threading.Thread(target=self._read_loop, args=(reader,), name=name, daemon=True))
        for thread in self._threads:
            thread.start()

    @staticmethod
    def _open(engine: Engine) -> Connection:
        try:
            return engine.connect()
        except (DBAPIError, sqlite3.Error) as error:
            raise StoreUnavailable(f"SQLite: {_cause(error)}") from error

    async def read(self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn` on one consistent snapshot. It must not write."""
        return await self._submit(self._reads, lambda connection: fn(connection, *args, **kwargs), writes=False)

    async def write(self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn` in a transaction; return only after COMMIT. A cancelled caller's rows may be kept all the same."""
        return await self._submit(self._writes, lambda connection: fn(connection, *args, **kwargs), writes=True)

    async def close(self) -> None:
        """Finish what was accepted, then close the file. Later calls raise StoreUnavailable."""
        if not self._closed:
            self._closed = True
            for _ in self._threads[1:]:
                self._reads.put(None)
            # The writer leaves last: only it may bring the log back into the file.
            await asyncio.to_thread(_join, self._threads[1:])
            self._writes.put(None)
        await asyncio.to_thread(_join, self._threads)

    async def _submit(
        self, waiting: queue.SimpleQueue[_Work | None], call: Callable[[Connection], T], *, writes: bool
    ) -> T:
        if self._closed:
            raise StoreUnavailable("SQLite: the store is closed")
        if waiting.qsize() >= self._waiting_max:
            raise StoreUnavailable(f"SQLite: {self._waiting_max} transactions wait already")
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        waiting.put(_Work(call, writes, loop, future))
        return await future

    def _write_loop(self, connection: Connection) -> None:
        going = True
        while going:
            taken = _take(self._writes)
            group = [work for work in taken if work is not None]
            going = len(group) == len(taken)
            writes = [work for work in group if work.writes]
            if writes:
                _commit(connection, writes)
                _answer(writes)
            for work in group:
                if not work.writes:  # only :memory:
                    _read_alone(connection, work)
                    _answer((work,))
        connection.close()

    def _read_loop(self, connection: Connection) -> None:
        while (work := self._reads.get()) is not None:
            _read(connection, work)
            _answer((work,))
        connection.close()


def _writing(path: str | Path) -> Engine:
    def connect() -> sqlite3.Connection:
        if str(path) != ":memory:":
            # Created by us, so that nobody else on this machine may read it; the log beside it inherits that.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))
        raw = _connect(str(path), uri=False)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "mmap_size=0"):
            raw.execute(f"PRAGMA {pragma}").fetchall()
        return raw

    return _engine(connect)


def _reading(path: Path) -> Engine:
    def connect() -> sqlite3.Connection:
        raw = _connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True)
        raw.execute("PRAGMA query_only=ON")
        return raw

    return _engine(connect)


def _engine(connect: Callable[[], sqlite3.Connection]) -> Engine:
    def opened() -> sqlite3.Connection:
        try:
            return connect()
        except OSError as error:
            raise sqlite3.OperationalError(str(error)) from error

    return create_engine("sqlite://", creator=opened, poolclass=NullPool)


def _connect(name: str, *, uri: bool) -> sqlite3.Connection:
    # isolation_level=None: the driver begins nothing by itself. SQLAlchemy's begin() sends nothing on SQLite,
    # so the only BEGIN is ours; its commit() and rollback() reach the driver's, which end our transaction.
    raw = sqlite3.connect(
        name, uri=uri, isolation_level=None, check_same_thread=False, cached_statements=STATEMENTS_CACHED
    )
    raw.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}").fetchall()
    return raw


def _raw(connection: Connection) -> sqlite3.Connection:
    raw = connection.connection.dbapi_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError("the store's connection is not SQLite's")
    return raw


def _take(waiting: queue.SimpleQueue[_Work | None]) -> list[_Work | None]:
    """Wait for one, then take what waits behind it, at most a group; the end mark comes last."""
    taken = [waiting.get()]
    while taken[-1] is not None and len(taken) < GROUP_VERBS_MAX:
        try:
            taken.append(waiting.get_nowait())
        except queue.Empty:
            break
    return taken


def _commit(connection: Connection, group: Sequence[_Work]) -> None:
    """Run a group in one transaction. Afterwards each has its value or its error; values only if COMMIT came back."""
    raw = _raw(connection)
    try:
        raw.execute("BEGIN IMMEDIATE")
        with connection.begin() as transaction:
            for work in group:
                _verb(connection, raw, work)
                _check_alive(raw, transaction, work)
    except BaseException as error:  # noqa: BLE001 - the writer outlives whatever a group does
        if raw.in_transaction:
            raw.rollback()
        cause = error.__cause__ or error if isinstance(error, _Aborted) else error
        for work in group:
            work.error = StoreUnavailable(f"SQLite: nothing of this group was kept: {_cause(cause)}")
            work.error.__cause__ = cause


def _check_alive(raw: sqlite3.Connection, transaction: Transaction, work: _Work) -> None:
    # A full disk may make SQLite roll the whole transaction back; so would a verb that ends what is not its own.
    if not (raw.in_transaction and transaction.is_active):
        raise _Aborted from work.error


def _verb(connection: Connection, raw: sqlite3.Connection, work: _Work) -> None:
    raw.execute("SAVEPOINT verb")
    try:
        work.value = work.call(connection)
    except BaseException as error:  # noqa: BLE001 - it belongs to whoever asked for this verb
        work.error = _told(error, unavailable=_UNAVAILABLE | {sqlite3.SQLITE_READONLY})
        if raw.in_transaction:
            raw.execute("ROLLBACK TO verb")
    if raw.in_transaction:
        raw.execute("RELEASE verb")


def _read(connection: Connection, work: _Work) -> None:
    raw = _raw(connection)
    try:
        raw.execute("BEGIN")
        with connection.begin() as transaction:
            work.value = work.call(connection)
            transaction.rollback()
    except BaseException as error:  # noqa: BLE001 - it belongs to whoever asked
        work.error = _told(error, unavailable=_UNAVAILABLE)
    if raw.in_transaction:
        raw.rollback()


def _read_alone(connection: Connection, work: _Work) -> None:
    """Read on the writer's own connection, which must not write meanwhile."""
    raw = _raw(connection)
    raw.execute("PRAGMA query_only=ON")
    _read(connection, work)
    raw.execute("PRAGMA query_only=OFF")


def _told(error: BaseException, *, unavailable: frozenset[int]) -> BaseException:
    """The error as its caller may see it: the world's become StoreUnavailable, a statement's pass as they are."""
    cause = _cause(error)
    code = getattr(cause, "sqlite_errorcode", None)
    if isinstance(cause, sqlite3.Error) and isinstance(code, int) and code & _PRIMARY in unavailable:
        told = StoreUnavailable(f"SQLite: {cause}")
        told.__cause__ = error
        return told
    if isinstance(error, StopIteration) or not isinstance(error, Exception):
        # A future cannot carry the first; the others would end the caller's task or loop, which they do not mean.
        told = RuntimeError(f"a verb raised {type(error).__name__}")
        told.__cause__ = error
        return told
    return error


def _cause(error: BaseException) -> BaseException:
    return error.orig if isinstance(error, DBAPIError) and error.orig is not None else error


def _answer(done: Sequence[_Work]) -> None:
    """Wake each caller's loop once for all its callers in this group."""
    for loop in {work.loop for work in done}:
        mine = [work for work in done if work.loop is loop]
        try:
            loop.call_soon_threadsafe(_settle, mine)
        except RuntimeError:  # that loop is closed: nobody waits there any more
            continue


def _settle(done: Iterable[_Work]) -> None:
    for work in done:
        if work.future.done():  # its caller was cancelled
            continue
        if work.error is None:
            work.future.set_result(work.value)
        else:
            work.future.set_exception(work.error)


def _join(threads: Iterable[threading.Thread]) -> None:
    for thread in threads:
        thread.join()
