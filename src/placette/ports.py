"""What the service needs from the world, said as protocols; `adapters` answer them and `compose` picks.

Nothing above `adapters` knows which engine, bus or clock is there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar

from placette.model import Record, Refused, Surface, Verdict

if TYPE_CHECKING:
    from sqlalchemy import Connection

P = ParamSpec("P")
T = TypeVar("T")


class StoreUnavailable(Exception):  # noqa: N818 - a state of the world, named as the service speaks of it
    """The store could not do it now (disk full, engine gone). Retrying what is idempotent may help."""


class EngineRefused(Exception):  # noqa: N818 - a state of the world
    """This engine cannot keep what we promise (too old, or set to forget); the message says what to change."""


class Database(Protocol):
    """One transaction at a time, as a function.

    `fn(connection, *args)` touches only its arguments, may run twice, and has no effect but rows. When `fn` raises,
    nothing of it is kept and the exception reaches the caller. When `write` returns, the rows are on disk.
    Raises StoreUnavailable when the engine cannot.
    """

    async def read(self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn` on one consistent snapshot. It must not write."""
        ...

    async def write(self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn` in a transaction; return only after COMMIT."""
        ...

    async def close(self) -> None:
        """Finish what was accepted, then release the engine."""
        ...


class Bus(Protocol):
    """At-most-once hints between nodes: may be lost, doubled, reordered. Never the truth."""

    def publish(self, topic: str, payload: bytes) -> None:
        """Tell whoever listens, without waiting."""
        ...

    def subscribe(self, topic: str, handler: Callable[[bytes], None]) -> None:
        """Call `handler` for each hint on `topic`. A handler does not block and does not raise."""
        ...


class Clock(Protocol):
    """Time, so that tests and the simulator own it."""

    def now_ms(self) -> int:
        """UTC, in milliseconds since 1970."""
        ...

    async def sleep(self, ms: int) -> None:
        """Come back after `ms` milliseconds of this clock."""
        ...


class Ids(Protocol):
    """Chance, so that tests and the simulator own it."""

    def new(self) -> str:
        """128 random bits, as 26 letters and digits of [a-z2-7]."""
        ...

    def secret(self) -> bytes:
        """32 random bytes nobody can guess."""
        ...


class Judge(Protocol):
    """Text in, verdict out. A judge that is late or raises makes the service hold."""

    async def judge(self, surface: Surface, body: str, *, nudged: bool) -> Verdict:
        """Judge one text. `nudged`: its author has read the nudge and sends it anyway."""
        ...


class ProofTransaction(Record, frozen=True, kw_only=True):
    """One attempt at proving 18: made by the service, answered once, bound to one browser."""

    id: str
    nonce: bytes
    expires_at_ms: int


class Proved(Record, frozen=True, kw_only=True):
    """What a provider hands back: that the person is at least 18, and nothing about who it is."""

    assurance: str
    recheck_after_days: int


class ProofProvider(Protocol):
    """A door. Two functions; the service owns the transaction, the edge owns the routes."""

    @property
    def id(self) -> str:
        """The provider's short name, as stored with the proof."""
        ...

    @property
    def demo(self) -> bool:
        """Whether it proves nothing: such a provider exists in demo mode only."""
        ...

    @property
    def site_hidden_from_prover(self) -> bool:
        """First half of double anonymity: the prover does not learn which site asks."""
        ...

    @property
    def identity_hidden_from_site(self) -> bool:
        """Second half: the site does not learn who was proved."""
        ...

    def request(self, transaction: ProofTransaction) -> bytes:
        """What the browser shows or opens to begin."""
        ...

    def verify(self, transaction: ProofTransaction, answer: str) -> Proved | Refused:
        """Whether `answer` proves 18 for this transaction. Never raises on hostile input."""
        ...
