"""Databases for tests, one a test: migrated once a session, then copied, which is fast on each engine."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from placette.adapters.postgres import PostgresDatabase
from placette.adapters.sqlite import SqliteDatabase
from placette.store import migrate
from support.postgres import Server

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from placette.ports import Database

ENGINES = ("sqlite", "memory", "postgres")


class Databases:
    """Makes databases of any engine. The PostgreSQL server starts with the first that needs it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)
        self._file: Path | None = None
        self._server: Server | None = None
        self._template_made = False

    @property
    def server(self) -> Server:
        if self._server is None:
            self._server = Server()
        return self._server

    def stop(self) -> None:
        if self._server is not None:
            self._server.stop()

    @contextlib.asynccontextmanager
    async def open(self, engine: str, *, migrated: bool = True, **options) -> AsyncGenerator[Database]:
        """A database nobody else has; `migrated=False` gives it without a single table."""
        if engine == "memory":
            async with self.at(":memory:", **options) as database:
                if migrated:
                    await database.write(_load, await self._dump())
                yield database
        else:
            async with self.place(engine, migrated=migrated) as place, self.at(place, **options) as database:
                yield database

    @contextlib.asynccontextmanager
    async def at(self, place: Path | str, **options) -> AsyncGenerator[Database]:
        """The database at a path or URL, closed afterwards."""
        if "://" in str(place):
            database: Database = PostgresDatabase(str(place), durable_only=False, **options)
        else:
            database = SqliteDatabase(place, **options)
        try:
            yield database
        finally:
            await database.close()

    @contextlib.asynccontextmanager
    async def place(self, engine: str, *, migrated: bool = True) -> AsyncGenerator[Path | str]:
        """The path of a new SQLite file, or the URL of a new PostgreSQL database: several may open it."""
        if engine == "postgres":
            async with self.postgres(migrated=migrated) as url:
                yield url
        else:
            yield await self.sqlite_file(migrated=migrated)

    async def sqlite_file(self, *, migrated: bool = True) -> Path:
        """The path of a new SQLite file."""
        path = self._folder / f"{next(self._numbers)}.sqlite"
        if migrated:
            shutil.copy(await self._template(), path)
        return path

    @contextlib.asynccontextmanager
    async def postgres(self, *, migrated: bool = True) -> AsyncGenerator[str]:
        """The URL of a new PostgreSQL database."""
        server = self.server
        if migrated and not self._template_made:
            await server.admin("CREATE DATABASE migrated")
            template = PostgresDatabase(server.url("migrated"), durable_only=False)
            await template.write(migrate.upgrade)
            await template.close()
            self._template_made = True
        name = f"test_{next(self._numbers)}"
        await server.admin(f"CREATE DATABASE {name} TEMPLATE {'migrated' if migrated else 'template0'}")
        try:
            yield server.url(name)
        finally:
            await server.admin(f"DROP DATABASE {name} WITH (FORCE)")

    async def _template(self) -> Path:
        if self._file is None:
            path = self._folder / "template.sqlite"
            database = SqliteDatabase(path)
            await database.write(migrate.upgrade)
            await database.close()
            self._file = path
        return self._file

    async def _dump(self) -> list[str]:
        path = await self._template()
        with contextlib.closing(sqlite3.connect(path)) as raw:
            statements = [sql for sql in raw.iterdump() if not sql.startswith(("BEGIN", "COMMIT"))]
        await asyncio.sleep(0)
        return statements


def _load(connection, statements) -> None:
    for sql in statements:
        connection.exec_driver_sql(sql)
