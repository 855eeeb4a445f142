"""What is sealed opens under its own name and key only."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text

from placette.store.vault import KEY_BYTES, ScopeKey, SealBroken, Vault

KEY, OTHER_KEY = b"k" * KEY_BYTES, b"o" * KEY_BYTES
WORDS = "Rendez-vous au marché à midi, près de la fontaine"
_WRAPPED = text("SELECT scope, wrapped FROM sealing_key ORDER BY scope")
_DELETE = text("DELETE FROM sealing_key WHERE scope = :scope")


def wrapped_keys(connection):
    return {row.scope: bytes(row.wrapped) for row in connection.execute(_WRAPPED)}


def destroy(connection, scope):
    connection.execute(_DELETE, {"scope": scope})


@pytest.mark.parametrize("words", ["", "a", WORDS, "👋🏽 é", "x" * 20_000])
def test_what_was_sealed_opens(words):
    key = ScopeKey("room-1", KEY)
    sealed = key.seal("id-1", words)
    assert key.open("id-1", sealed) == words
    assert len(words) < 4 or words.encode() not in sealed


@pytest.mark.parametrize(
    ("scope", "key", "item"),
    [("room-2", KEY, "id-1"), ("room-1", OTHER_KEY, "id-1"), ("room-1", KEY, "id-2")],
    ids=["another room", "another key", "another message"],
)
def test_it_opens_nowhere_else(scope, key, item):
    sealed = ScopeKey("room-1", KEY).seal("id-1", WORDS)
    with pytest.raises(SealBroken, match=item):
        ScopeKey(scope, key).open(item, sealed)


@pytest.mark.parametrize("at", [0, 10, -1])
def test_a_changed_byte_is_seen(at):
    key = ScopeKey("room-1", KEY)
    sealed = bytearray(key.seal("id-1", WORDS))
    sealed[at] ^= 1
    with pytest.raises(SealBroken):
        key.open("id-1", bytes(sealed))


@pytest.mark.parametrize("kept", [16, 20])
def test_a_shortened_text_is_seen(kept):
    key = ScopeKey("room-1", KEY)
    with pytest.raises(SealBroken):
        key.open("id-1", key.seal("id-1", WORDS)[:kept])


def test_equal_words_look_different_under_different_ids():
    key = ScopeKey("room-1", KEY)
    assert key.seal("id-1", WORDS) != key.seal("id-2", WORDS)


def test_a_digest_tells_parts_apart_and_needs_the_key():
    key = ScopeKey("room-1", KEY)
    assert key.digest("a", "b") == key.digest("a", "b")
    told = {key.digest("a", "b"), key.digest("ab"), key.digest("", "ab"), key.digest("a\x001:b"), key.digest("b", "a")}
    assert len(told | {ScopeKey("room-1", OTHER_KEY).digest("a", "b")}) == 6


async def test_a_key_is_made_once_and_found_again(database, ids):
    sealed = (await Vault(KEY, database, ids).key("room-1")).seal("id-1", WORDS)
    again = Vault(KEY, database, ids)
    assert (await again.key("room-1")).open("id-1", sealed) == WORDS
    assert list(await database.read(wrapped_keys)) == ["room-1"]


async def test_two_that_make_a_key_at_once_agree(database, ids):
    one, two = await asyncio.gather(*(Vault(KEY, database, ids).key("room-1") for _ in range(2)))
    assert two.open("id-1", one.seal("id-1", WORDS)) == WORDS


async def test_each_scope_has_its_own_key(database, ids):
    vault = Vault(KEY, database, ids)
    one, two = await vault.key("room-1"), await vault.key("room-2")
    assert one.digest("a") != two.digest("a")
    assert len(set((await database.read(wrapped_keys)).values())) == 2


async def test_another_outer_key_opens_nothing_and_says_which_file(database, ids):
    await Vault(KEY, database, ids).key("room-1")
    with pytest.raises(SealBroken, match=r"outer\.key"):
        await Vault(OTHER_KEY, database, ids).key("room-1")


async def test_a_destroyed_key_is_gone_for_good(database, ids):
    sealed = (await Vault(KEY, database, ids).key("room-1")).seal("id-1", WORDS)
    await database.write(destroy, "room-1")
    with pytest.raises(SealBroken):
        (await Vault(KEY, database, ids).key("room-1")).open("id-1", sealed)
