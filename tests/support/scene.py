"""A small world for tests of the verbs: a room with two people in it, in memory, every port within reach."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
from typing import TYPE_CHECKING, Any, TypeVar

from placette import compose, wire
from placette.adapters.bus_local import LocalBus
from placette.config import Settings
from placette.model import Origin, Outcome, Refused
from placette.ports import StoreUnavailable
from placette.service import chat, demo, entry, rooms

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from placette.service.people import Caller
    from placette.service.world import World
    from support.databases import Databases

KEY = bytes(range(32))
T = TypeVar("T")
HERE = Origin(address="127.0.0.1", port=1)


def granted(result: T | Refused) -> T:
    """The result, which must not be a refusal."""
    assert not isinstance(result, Refused), result
    return result


class Fails:
    """A database that refuses the reads named in `failing`."""

    def __init__(self, database: Any) -> None:
        self._database = database
        self.failing: set[str] = set()

    async def read(self, fn: Any, *args: Any) -> Any:
        if fn.__name__ in self.failing:
            raise StoreUnavailable
        return await self._database.read(fn, *args)

    async def write(self, fn: Any, *args: Any) -> Any:
        return await self._database.write(fn, *args)


class Deaf(LocalBus):
    """A bus that loses every hint when told to."""

    losing = False

    def publish(self, topic: str, payload: bytes) -> None:
        if not self.losing:
            super().publish(topic, payload)


class Hurried:
    """A clock whose sleeps pass in a hundredth of a second."""

    now: int = 1_790_000_000_000

    def now_ms(self) -> int:
        return self.now

    async def sleep(self, ms: int) -> None:
        self.now += ms
        await asyncio.sleep(0.01)


@dataclasses.dataclass
class Scene:
    """The world, its room, and the two people inside."""

    world: World
    room_id: str
    calais: Caller
    troyes: Caller
    posts: int = 0

    def with_(self, **ports: Any) -> Scene:
        """The same people and rows in a world with other ports."""
        return dataclasses.replace(self, world=dataclasses.replace(self.world, **ports))

    async def say(self, body: str, who: Caller | None = None) -> Outcome:
        """Say something in the room, Calais unless told."""
        self.posts += 1
        frame = wire.Post(room_id=self.room_id, client_message_id=f"scene-post-{self.posts}", body=body)
        return await chat.post(self.world, who or self.calais, frame, HERE)

    async def seen(self, who: Caller | None = None) -> list[str]:
        """What a person in the room can read of it, Troyes unless told."""
        page = granted(await chat.history(self.world, (who or self.troyes).viewer, self.room_id, 10**9))
        return [event.body for event in page.events if event.body is not None]


@contextlib.asynccontextmanager
async def scene(databases: Databases, engine: str = "memory") -> AsyncGenerator[Scene]:
    """A seeded world on this engine, both people members of one room with the charter accepted."""
    async with databases.open(engine) as opened:
        made = compose.world(Settings(demo_people=0), opened, KEY)
        here = dataclasses.replace(made, database=Fails(opened), bus=Deaf(), clock=Hurried())
        await demo.seed(here)
        calais, troyes = await _member(here, "calais"), await _member(here, "troyes")
        yield Scene(here, await _garden(here, calais), calais, troyes)


async def _garden(here: World, who: Caller) -> str:
    return next(one.id for one in granted(await rooms.listing(here, who)) if one.slug == "jardin")


async def _member(here: World, who: str) -> Caller:
    caller = await entry.recognise(here, await demo.come_in(here, who))
    assert caller is not None
    await rooms.join(here, caller, await _garden(here, caller))
    return granted(await entry.accept_charter(here, caller, wire.CharterRequest(version="2026-11", answer="report")))
