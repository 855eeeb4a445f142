"""Fixtures of every test. `async def test_..` runs in an asyncio loop of its own, by anyio, which Litestar brings.

`database` is given three times: an SQLite file, `:memory:` and PostgreSQL, each migrated and empty.
"""

from __future__ import annotations

import pytest

from support.clock import CountingIds, ManualClock
from support.databases import ENGINES, Databases


def pytest_configure(config):
    config.option.anyio_mode = "auto"  # no marker needed on async tests and fixtures


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture
def clock():
    return ManualClock()


@pytest.fixture
def ids():
    return CountingIds()


@pytest.fixture(scope="session")
def databases(tmp_path_factory):
    """Makes databases for tests that need more than one, or an empty one."""
    made = Databases(tmp_path_factory.mktemp("databases"))
    yield made
    made.stop()


@pytest.fixture(params=ENGINES)
def engine(request):
    """The name of an engine; a test that asks for it runs once for each."""
    return request.param


@pytest.fixture
async def database(databases, engine):
    """A migrated, empty database."""
    async with databases.open(engine) as opened:
        yield opened


@pytest.fixture
async def blank(databases, engine):
    """A database without a single table."""
    async with databases.open(engine, migrated=False) as opened:
        yield opened
