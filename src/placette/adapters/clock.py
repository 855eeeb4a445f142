"""The machine's own time and chance."""

from __future__ import annotations

import asyncio
import base64
import secrets
import time


class SystemClock:
    """`ports.Clock` on the machine's clock. It may step: order comes from `seq`, never from it."""

    def now_ms(self) -> int:
        """UTC, in milliseconds since 1970."""
        return time.time_ns() // 1_000_000

    async def sleep(self, ms: int) -> None:
        """Come back after `ms` milliseconds, whatever the clock did meanwhile."""
        await asyncio.sleep(ms / 1_000)


class SystemIds:
    """`ports.Ids` on the kernel's generator: nothing in an id tells when or for whom it was made."""

    def new(self) -> str:
        """128 random bits, as 26 letters and digits of [a-z2-7]."""
        return base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()

    def secret(self) -> bytes:
        """32 random bytes nobody can guess."""
        return secrets.token_bytes(32)
