"""Sealing: texts lie in the database as AES-GCM-SIV (RFC 8452) under a key per room, wrapped by a key outside it.

The outer key is a 0600 file of the data folder. Whoever takes the database alone reads no text; destroying a row's
body, or a wrapped key, erases for good.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from placette.ports import Database, Ids

KEY_BYTES = 32
NONCE_BYTES = 12
REPORTS = "reports"
ORIGINS = "origins"
PROFILES = "profiles"

_SELECT = text("SELECT wrapped FROM sealing_key WHERE scope = :scope")
_SELECT_ANY = text("SELECT scope, wrapped FROM sealing_key ORDER BY scope LIMIT 1")
_INSERT = text(
    "INSERT INTO sealing_key (scope, wrapped) VALUES (:scope, :wrapped) ON CONFLICT (scope) DO NOTHING",
)


class SealBroken(Exception):  # noqa: N818 - named for what happened
    """A sealed text does not open: wrong outer key, or the bytes were changed."""


class ScopeKey:
    """The unwrapped key of one scope (a room, the reports, the origins)."""

    def __init__(self, scope: str, key: bytes) -> None:
        self._scope = scope.encode()
        self._cipher = AESGCMSIV(key)
        self._digest_key = hmac.digest(key, b"placette digest v1", "sha256")

    def seal(self, item_id: str, words: str) -> bytes:
        """Seal `words` as the content of `item_id`: 12 bytes of nonce from the random id, bound to scope and id.

        GCM-SIV stays safe even should a nonce repeat; each id is used once.
        """
        return self._cipher.encrypt(_nonce(item_id), words.encode(), self._bound_to(item_id))

    def open(self, item_id: str, sealed: bytes) -> str:
        """Open what `seal` made for the same id. Raises SealBroken."""
        try:
            return self._cipher.decrypt(_nonce(item_id), sealed, self._bound_to(item_id)).decode()
        except InvalidTag:
            message = f"the sealed text {item_id} does not open; is this the right key file?"
            raise SealBroken(message) from None

    def digest(self, *parts: str) -> bytes:
        """A keyed digest of texts, 32 bytes: tells equal from different, and nothing without the key."""
        joined = "\x00".join(f"{len(part)}:{part}" for part in parts)
        return hmac.digest(self._digest_key, joined.encode(), "sha256")

    def name(self, *parts: str) -> str:
        """A keyed name for texts, 26 letters and digits: known again without being kept, made by nobody else."""
        return base64.b32encode(self.digest(*parts)[:16]).decode().lower().rstrip("=")

    def _bound_to(self, item_id: str) -> bytes:
        return b"placette v1|" + self._scope + b"|" + item_id.encode()


def _nonce(item_id: str) -> bytes:
    return hashlib.sha256(item_id.encode()).digest()[:NONCE_BYTES]


class Vault:
    """Gives the key of a scope, making it when the scope is new, and remembers it."""

    def __init__(self, outer_key: bytes, database: Database, ids: Ids) -> None:
        """`outer_key`: 32 bytes that live outside the database."""
        self._outer = AESGCMSIV(outer_key)
        self._database = database
        self._ids = ids
        self._known: dict[str, ScopeKey] = {}

    async def key(self, scope: str) -> ScopeKey:
        """The key of `scope`. Raises SealBroken when the outer key is not the one that wrapped it."""
        if scope not in self._known:
            wrapped = await self._database.read(_wrapped_key, scope)
            if wrapped is None:
                fresh = self._outer.encrypt(_nonce(scope), self._ids.secret(), scope.encode())
                wrapped = await self._database.write(_keep_key, scope, fresh)
            self._known[scope] = ScopeKey(scope, self._unwrap(scope, wrapped))
        return self._known[scope]

    async def check(self) -> None:
        """Open one key that is there already. Raises SealBroken before anything is written under the wrong one."""
        found = await self._database.read(_any_key)
        if found is not None:
            self._unwrap(*found)

    def _unwrap(self, scope: str, wrapped: bytes) -> bytes:
        try:
            return self._outer.decrypt(_nonce(scope), wrapped, scope.encode())
        except InvalidTag:
            message = f"the key of {scope} does not open; is keys/outer.key the one this database was made with?"
            raise SealBroken(message) from None


def _wrapped_key(connection: Connection, scope: str) -> bytes | None:
    return connection.execute(_SELECT, {"scope": scope}).scalar()


def _any_key(connection: Connection) -> tuple[str, bytes] | None:
    row = connection.execute(_SELECT_ANY).one_or_none()
    return None if row is None else (row.scope, bytes(row.wrapped))


def _keep_key(connection: Connection, scope: str, fresh: bytes) -> bytes:
    connection.execute(_INSERT, {"scope": scope, "wrapped": fresh})
    return connection.execute(_SELECT, {"scope": scope}).scalar_one()
