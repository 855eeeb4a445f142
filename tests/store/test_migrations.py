"""A database is brought to this schema, or left alone."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from placette.store import migrate
from placette.store.schema import metadata

SECOND_START = """
import asyncio, sys
from placette.adapters.postgres import PostgresDatabase
from placette.adapters.sqlite import SqliteDatabase
from placette.store.migrate import upgrade

async def start(place):
    database = PostgresDatabase(place, durable_only=False) if "://" in place else SqliteDatabase(place)
    await database.write(upgrade)
    await database.close()

asyncio.run(start(sys.argv[1]))
print("alembic" in sys.modules)
"""


def tables(connection):
    return sorted(inspect(connection).get_table_names())


def differences(connection):
    return compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)


def stamp(connection, version):
    connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{version}'")


async def test_the_migrated_schema_is_the_schema(blank):
    await blank.write(migrate.upgrade)
    assert await blank.read(differences) == []
    assert await blank.read(tables) == sorted([*metadata.tables, "alembic_version"])
    assert await blank.read(migrate.version) == migrate.HEAD


async def test_the_fixtures_schema_is_the_schema(database):
    assert await database.read(differences) == []
    assert await database.read(migrate.version) == migrate.HEAD


async def test_a_difference_would_be_seen(blank):
    await blank.write(migrate.upgrade)
    await blank.write(lambda connection: connection.exec_driver_sql("DROP INDEX ix_job_due_ms").close())
    await blank.write(lambda connection: connection.exec_driver_sql("ALTER TABLE room DROP COLUMN topic").close())
    assert len(await blank.read(differences)) == 2


async def test_an_empty_database_has_no_version(blank):
    assert await blank.read(migrate.version) is None


async def test_a_newer_schema_is_refused_and_untouched(database):
    await database.write(stamp, "9999")
    before = await database.read(tables)
    with pytest.raises(migrate.SchemaNewer, match=r"has schema 9999; this Placette knows 0002"):
        await database.write(migrate.upgrade)
    assert await database.read(migrate.version) == "9999"
    assert await database.read(tables) == before


async def test_a_failed_migration_leaves_nothing(blank):
    def half(connection):
        migrate.upgrade(connection)
        raise LookupError

    with pytest.raises(LookupError):
        await blank.write(half)
    assert await blank.read(tables) == []
    await blank.write(migrate.upgrade)
    assert await blank.read(migrate.version) == migrate.HEAD


async def test_nodes_that_start_together_migrate_once(databases):
    async with (
        databases.place("postgres", migrated=False) as url,
        databases.at(url) as one,
        databases.at(url) as other,
    ):
        await asyncio.gather(one.write(migrate.upgrade), other.write(migrate.upgrade))
        assert await one.read(migrate.version) == migrate.HEAD


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
async def test_only_a_first_start_imports_alembic(databases, engine):
    async with databases.place(engine, migrated=False) as place:
        assert await asyncio.to_thread(start, place) == "True"
        assert await asyncio.to_thread(start, place) == "False"


def start(place):
    return subprocess.run(
        [sys.executable, "-c", SECOND_START, str(place)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


async def test_a_read_does_not_migrate(blank):
    with pytest.raises(Exception, match=r"(?i)read-?only"):
        await blank.read(migrate.upgrade)
    assert await blank.read(tables) == []


def test_the_revisions_are_those_of_the_files():
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    assert [each.revision for each in script.walk_revisions()][::-1] == list(migrate.REVISIONS)
    assert script.get_heads() == [migrate.HEAD]
