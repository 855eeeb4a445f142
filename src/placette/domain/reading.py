"""Reading budgets: a person reads a list, a collector is slowed, then told to come back later.

One budget for each person and each kind of reading. What is kept is one number, in memory; no one's reading is stored.
"""

from __future__ import annotations

import enum
from typing import ClassVar

from placette.model import Code, Record, Refused

SLOWED_MS = 1_500


class Reading(enum.StrEnum):
    """What is read."""

    PEOPLE = "people"
    PROFILE = "profile"
    HISTORY = "history"


class Allowance(Record, frozen=True, kw_only=True):
    """`free` readings at once, `slowed` more with a pause before each, and one back each `interval_ms`."""

    free: int
    slowed: int
    interval_ms: int


class Budget:
    """What one person has read lately, of one kind."""

    ALLOWANCES: ClassVar = {
        Reading.PEOPLE: Allowance(free=40, slowed=20, interval_ms=20_000),
        Reading.PROFILE: Allowance(free=40, slowed=20, interval_ms=60_000),
        Reading.HISTORY: Allowance(free=60, slowed=60, interval_ms=5_000),
    }

    def __init__(self, kind: Reading) -> None:
        """A full budget."""
        self._allowance = self.ALLOWANCES[kind]
        self._spent = 0.0
        self._at_ms = 0

    def spend(self, now_ms: int) -> int | Refused:
        """Read once: the pause in milliseconds before the answer (mostly 0), or the refusal with its wait."""
        allowance = self._allowance
        spent = max(0.0, self._spent - (now_ms - self._at_ms) / allowance.interval_ms) if self._at_ms else 0.0
        over = spent + 1 - allowance.free - allowance.slowed
        if over > 0:
            return Refused(code=Code.READ_LIMIT, args={"wait_ms": int(over * allowance.interval_ms) + 1})
        self._spent, self._at_ms = spent + 1, now_ms
        return SLOWED_MS if self._spent > allowance.free else 0

    def empty(self, now_ms: int) -> bool:
        """Whether nothing is spent any more, so that it need not be kept."""
        return self._spent * self._allowance.interval_ms <= now_ms - self._at_ms
