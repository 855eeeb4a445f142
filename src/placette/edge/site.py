"""What the routes share: the site that is served, who asks, and how much they have read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from litestar.datastructures import Cookie
from msgspec import structs

from placette import wire
from placette.domain.reading import Budget, Reading
from placette.edge.body import Ask, No, no
from placette.edge.guard import BROWSER_COOKIE, SESSION_COOKIE
from placette.model import AccountId, Code, Refused
from placette.service import entry
from placette.service.people import Caller
from placette.service.world import World

READERS_MAX = 50_000
BROWSER_DAYS = 365
DAY_SECONDS = 86_400
_TOKEN = re.compile(r"[0-9a-f]{64}")
_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)

Stories: TypeAlias = Callable[[], Awaitable[list[wire.StoryView]]]
ComeIn: TypeAlias = Callable[[str], Awaitable[str | None]]


class Presences(Protocol):
    """What HTTP asks of the hub."""

    def present(self, room_id: str, hidden: frozenset[AccountId] = frozenset()) -> int:
        """How many people are in this room now, as someone sees who does not see these."""
        ...

    def online(self) -> frozenset[AccountId]:
        """Everyone who is here now and shows it."""
        ...

    def hosts(self, hidden: frozenset[AccountId] = frozenset()) -> list[str]:
        """The role names of the hosts who are here now and show it, as someone sees who does not see these."""
        ...


class Readings:
    """The reading budgets of this node: one for each person and kind of reading, as long as something is spent."""

    def __init__(self) -> None:
        self._budgets: dict[tuple[str, Reading], Budget] = {}

    async def spend(self, world: World, caller: Caller, kind: Reading) -> None:
        """Let this person read once: at once, after a pause, or not now. Raises No."""
        now_ms = world.clock.now_ms()
        if len(self._budgets) >= READERS_MAX:
            self._budgets = {name: one for name, one in self._budgets.items() if not one.empty(now_ms)}
        spent = self._budgets.setdefault((caller.account.id, kind), Budget(kind)).spend(now_ms)
        if isinstance(spent, Refused):
            raise No(spent)
        if spent:
            await world.clock.sleep(spent)


@dataclass(frozen=True)
class Site:
    """What is served: the world, the hub, and the files read at start."""

    world: World
    hub: Presences
    stories: Stories | None
    come_in: ComeIn | None
    index: bytes | None
    assets: dict[str, tuple[bytes, str, bytes | None]]
    readings: Readings


def site(request: Ask) -> Site:
    """The site that this request reached."""
    return request.app.state["site"]


def world_of(request: Ask) -> World:
    """The world that this request acts in."""
    return request.app.state["world"]


async def anyone(request: Ask) -> Caller | None:
    """Who asks, if they are signed in."""
    return await entry.recognise(world_of(request), request.cookies.get(SESSION_COOKIE))


async def caller_of(request: Ask) -> Caller:
    """Who asks. Raises No when nobody is signed in."""
    caller = await anyone(request)
    if caller is None:
        raise no(Code.SIGNED_OUT)
    return caller


async def reader(request: Ask, kind: Reading) -> Caller:
    """Who reads, once their budget allows it. Raises No."""
    caller = await caller_of(request)
    await site(request).readings.spend(world_of(request), caller, kind)
    return caller


def browser_of(request: Ask) -> tuple[bytes, list[Cookie]]:
    """What the store knows of this browser's token; the cookie that gives it one, when it has none."""
    token, cookies = request.cookies.get(BROWSER_COOKIE, ""), list[Cookie]()
    if not _TOKEN.fullmatch(token):
        token = world_of(request).ids.secret().hex()
        cookies = [cookie(BROWSER_COOKIE, token, BROWSER_DAYS)]
    return hashlib.sha256(token.encode()).digest(), cookies


def cookie(name: str, value: str, days: int | None) -> Cookie:
    """A cookie for this host only, out of reach of scripts; without `days` it ends with the browser."""
    max_age = None if days is None else days * DAY_SECONDS
    return Cookie(name, value=value, max_age=max_age, path="/", secure=True, httponly=True, samesite="lax")


def label_of(request: Ask) -> str:
    """A coarse name of browser and system, for the list of signed-in devices."""
    user_agent = request.headers.get("user-agent", "")
    names = (_first(_BROWSERS, user_agent), _first(_SYSTEMS, user_agent))
    return " · ".join(name for name in names if name) or "?"


def _first(table: Iterable[tuple[str, str]], user_agent: str) -> str:
    return next((name for sign, name in table if sign in user_agent), "")


def lively(request: Ask, view: wire.RoomView, hidden: frozenset[AccountId] = frozenset()) -> wire.RoomView:
    """The room with how many people are in it now, for who is inside: from outside, a small number would tell."""
    return structs.replace(view, present=site(request).hub.present(view.id, hidden) if view.joined else 0)
