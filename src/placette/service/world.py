"""The world a verb acts in: the ports, the settings, and the judge behind its guard."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import zoneinfo
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from placette.model import Code, Ruling, Surface, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from placette.config import Settings
    from placette.ports import Bus, Clock, Database, Ids, Judge, ProofProvider
    from placette.store.vault import Vault

JUDGE_SECONDS_MAX = 2.0
DAY_MS = 86_400_000
_log = structlog.get_logger()


@dataclass(frozen=True)
class World:
    """Everything a verb may touch. Frozen: state lives in the store, not here."""

    settings: Settings
    database: Database
    vault: Vault
    bus: Bus
    clock: Clock
    ids: Ids
    judge: Judge
    providers: Mapping[str, ProofProvider]

    def today(self, days_later: int = 0) -> str:
        """The ISO day in the operator's zone."""
        zone = zoneinfo.ZoneInfo(self.settings.zone)
        now = dt.datetime.fromtimestamp(self.clock.now_ms() / 1000, zone)
        return (now + dt.timedelta(days=days_later)).date().isoformat()

    def tell(self, topic: str, **fields: object) -> None:
        """Publish a hint. The store already holds the truth."""
        self.bus.publish(topic, json.dumps(fields).encode())

    async def verdict(self, surface: Surface, body: str, *, nudged: bool = False) -> Verdict:
        """Law L2: ask the judge; late or broken, the answer is hold."""
        try:
            return await asyncio.wait_for(self.judge.judge(surface, body, nudged=nudged), JUDGE_SECONDS_MAX)
        except TimeoutError:
            return _hold(Code.JUDGE_LATE)
        except Exception as error:  # noqa: BLE001 - whatever broke, nothing goes out unjudged
            _log.error("judge broken", error=type(error).__name__)
            return _hold(Code.JUDGE_BROKEN)


def _hold(code: Code) -> Verdict:
    return Verdict(ruling=Ruling.HOLD, code=code, rules=(code.value,), policy_version="guard")
