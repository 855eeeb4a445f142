"""ports.Database means the same on every engine."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from placette.ports import StoreUnavailable

_ADD = text("INSERT INTO sealing_key (scope, wrapped) VALUES (:scope, :wrapped)")
_SCOPES = text("SELECT scope FROM sealing_key ORDER BY scope")


def add(connection, scope, *, then=None):
    connection.execute(_ADD, {"scope": scope, "wrapped": b"\x00\xff"})
    if then:
        raise then
    return scope


def scopes(connection):
    return [row.scope for row in connection.execute(_SCOPES)]


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


async def test_a_closed_store_is_unavailable(database):
    await database.close()
    with pytest.raises(StoreUnavailable):
        await database.write(add, "a")
    with pytest.raises(StoreUnavailable):
        await database.read(scopes)
