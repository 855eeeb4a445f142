"""A running square for the black-box tests of a file: on SQLite and on PostgreSQL, each in a folder of its own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from support.postgres import Server
from support.square import Square

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    server = Server(durable=True)
    asyncio.run(server.admin("CREATE DATABASE square"))
    yield server.url("square")
    server.stop()


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def square(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Square]:
    database = request.getfixturevalue("postgres") if request.param == "postgres" else ""
    running = Square(tmp_path_factory.mktemp("square"), database)
    yield running
    running.stop()
