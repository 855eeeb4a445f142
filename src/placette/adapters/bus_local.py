"""The bus of a single process."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class LocalBus:
    """`ports.Bus` inside one event loop. Its promise is as weak as the network's, so that nobody leans on more."""

    def __init__(self) -> None:
        self._handlers: dict[str, list[Callable[[bytes], None]]] = {}

    def publish(self, topic: str, payload: bytes) -> None:
        """Tell whoever listens, at the loop's next turn: a handler can neither delay nor break who publishes."""
        handlers = self._handlers.get(topic)
        if handlers:
            loop = asyncio.get_running_loop()
            for handler in handlers:
                loop.call_soon(handler, payload)

    def subscribe(self, topic: str, handler: Callable[[bytes], None]) -> None:
        """Call `handler` for each later hint on `topic`. A handler does not block and does not raise."""
        self._handlers.setdefault(topic, []).append(handler)
