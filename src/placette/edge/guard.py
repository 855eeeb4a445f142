"""Law L11's demo half, for HTTP and the socket: only this machine's names, no proxy, only our own Origin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SESSION_COOKIE = "__Host-placette_session"
BROWSER_COOKIE = "__Host-placette_browser"
ORIGIN_SCHEMES = ("http", "https")
_LOCAL = re.compile(r"(?:(?:[a-z0-9-]+\.)*localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?", re.IGNORECASE)


def local_host(host: str) -> bool:
    """Whether a Host header names this machine: localhost, *.localhost, 127.0.0.1 or [::1], with any port."""
    return _LOCAL.fullmatch(host) is not None


def forwarded(names: Iterable[str]) -> bool:
    """Whether any header name says that a proxy passed this on."""
    return any(name.lower() in ("forwarded", "via") or name.lower().startswith("x-forwarded") for name in names)
