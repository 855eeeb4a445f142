"""Brings a database to the schema of this code. Run it as a verb: `await database.write(upgrade)`.

A database that is there already costs two small queries; alembic is only imported when there is something to do.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

if TYPE_CHECKING:
    from sqlalchemy import Connection

# In order; the last is what this code speaks. A test compares them with the files in `migrations/versions`.
REVISIONS = ("0001", "0002")
HEAD = REVISIONS[-1]
MIGRATIONS = Path(__file__).parent / "migrations"

_VERSION = text("SELECT version_num FROM alembic_version")
# Several nodes may start at once on one PostgreSQL; an SQLite file has one writer anyway. The number is only ours.
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(7065121)")


class SchemaNewer(Exception):  # noqa: N818 - a state of the database
    """A later Placette made this database: this one would misread it, and touches nothing."""


def version(connection: Connection) -> str | None:
    """The revision a database stands at; None when it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(_VERSION).scalar_one_or_none()


def upgrade(connection: Connection) -> None:
    """Bring the schema to HEAD inside the transaction given: all of it or nothing. Raises SchemaNewer."""
    if _done(connection):
        return
    if connection.dialect.name == "postgresql":
        connection.execute(_ONE_AT_A_TIME)
        if _done(connection):
            return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _done(connection: Connection) -> bool:
    found = version(connection)
    if found is not None and found not in REVISIONS:
        raise SchemaNewer(
            f"This database has schema {found}; this Placette knows {HEAD} and earlier. "
            "Install the version of Placette that made it, or a later one. Nothing was changed."
        )
    return found == HEAD
