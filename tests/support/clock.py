"""Time and chance that a test owns."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import heapq
import itertools

START_MS = 1_793_491_200_000  # 2026-11-01 00:00 UTC


class ManualClock:
    """`ports.Clock` that stands still until `advance` moves it and wakes whoever is due, earliest first."""

    def __init__(self, now_ms: int = START_MS) -> None:
        self._now_ms = now_ms
        self._order = itertools.count()
        self._sleepers: list[tuple[int, int, asyncio.Future[None]]] = []

    def now_ms(self) -> int:
        return self._now_ms

    async def sleep(self, ms: int) -> None:
        if ms <= 0:
            await asyncio.sleep(0)
            return
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._now_ms + ms, next(self._order), woken))
        await woken

    async def advance(self, ms: int) -> None:
        """Let `ms` pass. What a sleeper does on waking, sleeping again included, happens at its own time."""
        end = self._now_ms + ms
        await _settle()
        while self._sleepers and self._sleepers[0][0] <= end:
            due, _, woken = heapq.heappop(self._sleepers)
            self._now_ms = due
            if not woken.done():
                woken.set_result(None)
            await _settle()
        self._now_ms = end


async def _settle() -> None:
    """Let whatever is ready run, so that it can go to sleep again."""
    for _ in range(10):
        await asyncio.sleep(0)


class CountingIds:
    """`ports.Ids` that gives the same ids in each run: the n-th is a digest of `seed` and n."""

    def __init__(self, seed: str = "test") -> None:
        self._seed = seed
        self._count = itertools.count(1)

    def new(self) -> str:
        return base64.b32encode(self.secret()[:16]).decode().rstrip("=").lower()

    def secret(self) -> bytes:
        return hashlib.sha256(f"{self._seed} {next(self._count)}".encode()).digest()
