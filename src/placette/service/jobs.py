"""What runs by itself: held texts go back when unread, data goes when due, crowds are counted once a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from placette.service.people import count_crowds
from placette.service.safety import give_back_overdue
from placette.service.world import DAY_MS
from placette.store import safety

if TYPE_CHECKING:
    from placette.service.world import World

EVERY_MS = 30_000
MONTH_DAYS = 30
FIVE_YEARS_DAYS = 5 * 365 + 2  # never less than five calendar years
_log = structlog.get_logger()


async def run(world: World) -> None:
    """Every half minute, for ever; a failed round is logged and the next one tries again."""
    while True:
        for work in (give_back_overdue, forget, count_crowds):
            try:
                await work(world)
            except Exception as error:  # noqa: BLE001 - one that fails keeps no other from its turn
                _log.error("a job failed", job=work.__name__, error=type(error).__name__)
        await world.clock.sleep(EVERY_MS)


async def forget(world: World) -> int:
    """Let go what is past its term (law L10); how many bodies went."""
    now_ms, settings = world.clock.now_ms(), world.settings
    due = safety.Due(
        now_ms=now_ms,
        rooms_ms=now_ms - settings.retention_days * DAY_MS,
        contest_ms=now_ms - settings.contest_days * DAY_MS,
        year_ms=now_ms - settings.origin_days * DAY_MS,
        five_years_ms=now_ms - FIVE_YEARS_DAYS * DAY_MS,
        month_ms=now_ms - MONTH_DAYS * DAY_MS,
        direct_ms=now_ms - settings.direct_days * DAY_MS,
        day_ms=now_ms - DAY_MS,
    )
    return await world.database.write(safety.forget, due)
