"""The world a verb acts in: the ports, the settings, and the judge behind its guard."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import zoneinfo
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from placette.domain.places import band, wide_band
from placette.model import Code, DirectMode, Moment, Person, Ruling, Surface, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from placette.config import Settings
    from placette.domain.places import Places
    from placette.ports import Bus, Clock, Database, Ids, Judge, ProofProvider
    from placette.store.people import Account
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
    places: Places
    signer: Ed25519PrivateKey

    @property
    def direct_mode(self) -> DirectMode:
        """How private conversations are treated here."""
        return DirectMode(self.settings.direct_mode)

    def moment(self) -> Moment:
        """Now, as the rules need it."""
        return Moment(
            at_ms=self.clock.now_ms(),
            today=self.today(),
            charter_version=self.settings.charter_version,
            opens_ms=self.opens_ms(),
        )

    def opens_ms(self) -> int | None:
        """When a host is next on duty; None while one is, or when no hours are kept."""
        spans = self.settings.hours_told
        if not spans:
            return None
        now = dt.datetime.fromtimestamp(self.clock.now_ms() / 1000, zoneinfo.ZoneInfo(self.settings.zone))
        minute = now.hour * 60 + now.minute
        if any(start <= minute < end for start, end in spans):
            return None
        later = [start for start, _ in spans if start > minute]
        start, days = (min(later), 0) if later else (min(start for start, _ in spans), 1)
        opening = dt.datetime.combine(now.date() + dt.timedelta(days=days), dt.time(), now.tzinfo)
        return int(opening.replace(hour=start // 60, minute=start % 60).timestamp() * 1000)

    def territory(self) -> frozenset[str]:
        """The départements this instance is for; "62+" in the settings is one with its neighbours. Empty is all."""
        told: set[str] = set()
        for one in self.settings.territory.split():
            departement = one.removesuffix("+")
            told |= {departement} | (self.places.neighbours(departement) if one != departement else set())
        return frozenset(told)

    def in_territory(self, departement: str) -> bool:
        """Whether this instance is for this département."""
        wanted = self.territory()
        return not wanted or departement in wanted

    def person(self, account: Account) -> Person:
        """What others may see of someone (law L8): the cell and five years in a crowd, else département and ten."""
        cell = self.places.cell(account.cell)
        known = cell if account.crowded else None
        return Person(
            id=account.id,
            nickname=account.nickname,
            age_band=shown_band(account),
            gender=account.gender,
            departement=account.cell.partition("-")[0] if cell is None else cell.departement,
            around=None if known is None else known.around,
            around_name=None if known is None else known.name,
            scripted=account.scripted,
            host=account.host,
        )

    def today(self, days_later: int = 0) -> str:
        """The ISO day in the operator's zone."""
        zone = zoneinfo.ZoneInfo(self.settings.zone)
        now = dt.datetime.fromtimestamp(self.clock.now_ms() / 1000, zone)
        return (now + dt.timedelta(days=days_later)).date().isoformat()

    def day(self, at_ms: int) -> str:
        """The ISO day of an instant, in the operator's zone."""
        return dt.datetime.fromtimestamp(at_ms / 1000, zoneinfo.ZoneInfo(self.settings.zone)).date().isoformat()

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


def shown_band(account: Account) -> str:
    """The ages that others see of someone: five years in a crowd, else ten."""
    return band(account.age) if account.crowded else wide_band(account.age)


def _hold(code: Code) -> Verdict:
    return Verdict(ruling=Ruling.HOLD, code=code, rules=(code.value,), policy_version="guard")
