"""PostgreSQL through asyncpg, for as many processes as an instance needs.

Writes run at READ COMMITTED. A verb that decides on a row others change first takes it with `UPDATE .. RETURNING`
(a room's `last_seq`), which waits for whoever holds it and then sees what they committed; uniqueness is
`ON CONFLICT`. A stricter level would turn each pair of posts in one busy room into an abort and a retry.
Reads run at REPEATABLE READ, READ ONLY: one snapshot, no lock.
"""

from __future__ import annotations

import asyncio
import secrets
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec, TypeVar

import asyncpg
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import create_async_engine

from placette.ports import EngineRefused, StoreUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

P = ParamSpec("P")
T = TypeVar("T")

CONNECTIONS_MAX = 10
CONNECT_SECONDS_MAX = 5.0
POOL_WAIT_SECONDS_MAX = 5.0
TRANSACTION_SECONDS_MAX = 10.0
ATTEMPTS_MAX = 5
BACKOFF_MS = 5
WAITING_MAX = 10_000
# The server gets this much more time to end a slow statement by itself, before we cut the connection.
GRACE = 1.2

# SQLSTATE (PostgreSQL manual, appendix A). Nothing of the transaction was kept: run it again.
_CONFLICTS = frozenset({"40001", "40P01"})
# Connection, resources, intervention, system; a lock that never came; a standby; a server with no room for us.
_UNAVAILABLE_CLASSES = frozenset({"08", "53", "57", "58"})
_UNAVAILABLE = frozenset({"55P03", "25P03"})
_READ_ONLY = "25006"

_LOSABLE = frozenset({"off", "local", "remote_write"})


class PostgresUnsafe(EngineRefused):
    """The server may forget what it said was committed; the message names the setting."""


class _Attempt:
    """How far one try came: an error before `began` is no verb's, one after `committing` leaves the outcome open."""

    __slots__ = ("began", "committing")

    def __init__(self) -> None:
        self.began = False
        self.committing = False


class PostgresDatabase:
    """`ports.Database` on `postgresql://..`. Connects when first used, within the event loop that uses it.

    `transaction_seconds_max` bounds each transaction, whatever the server does; give more for a large migration.
    `durable_only` refuses a server that may forget commits (PostgresUnsafe): only tests turn it off.
    """

    def __init__(
        self,
        url: str,
        *,
        connections_max: int = CONNECTIONS_MAX,
        transaction_seconds_max: float = TRANSACTION_SECONDS_MAX,
        waiting_max: int = WAITING_MAX,
        durable_only: bool = True,
    ) -> None:
        statement_ms = str(int(transaction_seconds_max * 1_000))
        settings = {"statement_timeout": statement_ms, "idle_in_transaction_session_timeout": statement_ms}
        if durable_only:
            settings["synchronous_commit"] = "on"
        self._engine: Final[AsyncEngine] = create_async_engine(
            make_url(url).set(drivername="postgresql+asyncpg"),
            pool_size=connections_max,
            max_overflow=0,
            pool_timeout=POOL_WAIT_SECONDS_MAX,
            isolation_level="READ COMMITTED",
            connect_args={"timeout": CONNECT_SECONDS_MAX, "server_settings": settings},
        )
        self._reader: Final = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self._seconds_max = transaction_seconds_max * GRACE
        self._waiting_max = waiting_max
        self._unchecked = durable_only
        self._closed = False
        self._under_way: set[asyncio.Task[Any]] = set()

    async def read(self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn` on one consistent snapshot. It must not write."""
        return await self._accept(self._reader, lambda connection: fn(connection, *args, **kwargs), writes=False)

    async def write(self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn` in a transaction; return only after COMMIT. Conflicts are tried again a few times."""
        return await self._accept(self._engine, lambda connection: fn(connection, *args, **kwargs), writes=True)

    async def close(self) -> None:
        """Finish what was accepted, then close the connections. Later calls raise StoreUnavailable."""
        self._closed = True
        if self._under_way:
            await asyncio.wait(self._under_way)
        await self._engine.dispose()

    async def _accept(self, engine: AsyncEngine, call: Callable[[Connection], T], *, writes: bool) -> T:
        if self._closed:
            raise StoreUnavailable("PostgreSQL: the store is closed")
        if len(self._under_way) >= self._waiting_max:
            raise StoreUnavailable(f"PostgreSQL: {self._waiting_max} transactions wait already")
        # A task of its own: a caller that is cancelled does not cut a connection that others can use.
        task = asyncio.get_running_loop().create_task(self._try(engine, call, writes=writes))
        self._under_way.add(task)
        task.add_done_callback(self._over)
        return await asyncio.shield(task)

    def _over(self, task: asyncio.Task[Any]) -> None:
        self._under_way.discard(task)
        if not task.cancelled():
            task.exception()  # seen, so that a cancelled caller's error is not reported as lost

    async def _try(self, engine: AsyncEngine, call: Callable[[Connection], T], *, writes: bool) -> T:
        number = 0
        while True:
            number += 1
            attempt = _Attempt()
            try:
                async with asyncio.timeout(self._seconds_max):
                    return await self._once(engine, call, attempt)
            except (DBAPIError, PoolTimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
                if number == ATTEMPTS_MAX or not _again(error, attempt):
                    if not attempt.began or _unavailable(error, writes=writes):
                        raise StoreUnavailable(f"PostgreSQL: {_said(error)}") from error
                    raise
            await asyncio.sleep(BACKOFF_MS / 1_000 * 2**number * (0.5 + secrets.randbelow(1_000) / 1_000))

    async def _once(self, engine: AsyncEngine, call: Callable[[Connection], T], attempt: _Attempt) -> T:
        async with engine.connect() as connection:
            if self._unchecked:
                await _refuse_unsafe(connection)
                self._unchecked = False
            return await connection.run_sync(_transaction, call, attempt)


def _transaction(connection: Connection, call: Callable[[Connection], T], attempt: _Attempt) -> T:
    with connection.begin():
        attempt.began = True
        value = call(connection)
        attempt.committing = True
    return value


async def _refuse_unsafe(connection: AsyncConnection) -> None:
    for setting, losing in (("fsync", frozenset({"off"})), ("synchronous_commit", _LOSABLE)):
        value = (await connection.exec_driver_sql(f"SHOW {setting}")).scalar_one()
        if value in losing:
            raise PostgresUnsafe(f"PostgreSQL has {setting} = {value}: it may forget messages. Set it to on.")
    await connection.rollback()


def _state(error: BaseException) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    state = getattr(cause, "sqlstate", None)
    return state if isinstance(state, str) else ""


def _lost(error: BaseException) -> bool:
    """Whether the connection went away under the transaction."""
    return (isinstance(error, DBAPIError) and error.connection_invalidated) or _state(error).startswith("08")


def _again(error: BaseException, attempt: _Attempt) -> bool:
    return _state(error) in _CONFLICTS or (_lost(error) and not attempt.committing)


def _unavailable(error: BaseException, *, writes: bool) -> bool:
    state = _state(error)
    return (
        not isinstance(error, DBAPIError)  # the pool, the network, the server's door
        or _lost(error)
        or state in _CONFLICTS
        or state in _UNAVAILABLE
        or state[:2] in _UNAVAILABLE_CLASSES
        or (writes and state == _READ_ONLY)
    )


def _said(error: BaseException) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    return str(cause) or type(cause).__name__
