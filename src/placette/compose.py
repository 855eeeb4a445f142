"""The only module that picks adapters: from settings to a world, and from a world to a running server."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import functools
import hmac
import os
import shutil
import socket
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import uvicorn
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from placette import judge as builtin
from placette.adapters.bus_local import LocalBus
from placette.adapters.clock import SystemClock, SystemIds
from placette.adapters.proof_demo import DemoProvider
from placette.adapters.sqlite import SqliteDatabase
from placette.domain.places import Places
from placette.edge import control, http
from placette.edge.gateway import Gateway
from placette.edge.hub import Hub
from placette.ports import EngineRefused, StoreUnavailable
from placette.service import demo, jobs
from placette.service.world import World
from placette.store import migrate
from placette.store.vault import KEY_BYTES, SealBroken, Vault

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Coroutine, Generator

    from placette.config import Settings
    from placette.model import Surface, Verdict
    from placette.ports import Database

ANSWERS_MAX = 16
DATABASE = "placette.sqlite3"
CONTROL = "control.sock"
UI = Path(str(resources.files("placette"))) / "_ui"


class Refusal(Exception):  # noqa: N818 - what the operator reads
    """The instance does not start; the message says why and what to do."""


class BuiltinJudge:
    """The judge of this package, bounded by construction: it runs inline."""

    def __init__(self, policy: bytes) -> None:
        """`policy`: the bytes of a policy file."""
        self._policy = builtin.load_policy(policy)

    async def judge(self, surface: Surface, body: str, *, nudged: bool) -> Verdict:
        """Judge one text."""
        return builtin.judge(surface, body, builtin.Context(nudged=nudged), self._policy)


def data_folder(settings: Settings) -> Path:
    """The data folder, made so that only this account can read it."""
    folder = Path(settings.data)
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


def outer_key(folder: Path) -> bytes:
    """The key outside the database, made on first start with mode 0600."""
    path = folder / "keys" / "outer.key"
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(SystemIds().secret())
            file.flush()
            os.fsync(file.fileno())
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        message = f"{path} is not a key of {KEY_BYTES} bytes; put back the file this database was made with"
        raise Refusal(message)
    return key


@contextlib.contextmanager
def only_writer(folder: Path) -> Generator[None]:
    """One process writes an SQLite file: an exclusive lock for as long as it runs."""
    with (folder / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"another Placette runs on {folder}; stop it, or choose another folder with PLACETTE_DATA"
            raise Refusal(message) from None
        yield


def world(settings: Settings, database: Database, key: bytes) -> World:
    """A world over this database, with the adapters the settings name."""
    ids = SystemIds()
    policy = (resources.files("placette.judge") / "policy.json").read_bytes()
    provider = DemoProvider()
    return World(
        settings=settings,
        database=database,
        vault=Vault(key, database, ids),
        bus=LocalBus(),
        clock=SystemClock(),
        ids=ids,
        judge=BuiltinJudge(policy),
        providers={provider.id: provider} if settings.demo else {},
        places=Places.load((resources.files("placette") / "places" / "cells.csv").read_bytes()),
        signer=signer(key),
    )


def signer(key: bytes) -> Ed25519PrivateKey:
    """What signs copies of conversations: derived from the outer key, so that one file is all there is to keep."""
    return Ed25519PrivateKey.from_private_bytes(hmac.digest(key, b"placette signing v1", "sha256"))


async def open_database(settings: Settings, folder: Path) -> Database:
    """The engine the settings name, with its schema brought up to date. Raises Refusal."""
    try:
        database = _engine(settings, folder)
        try:
            await database.write(migrate.upgrade)
        except BaseException:
            await database.close()
            raise
    except (EngineRefused, StoreUnavailable, migrate.SchemaNewer) as error:
        raise Refusal(str(error)) from None
    return database


def _engine(settings: Settings, folder: Path) -> Database:
    if not settings.database:
        return SqliteDatabase(folder / DATABASE)
    from placette.adapters.postgres import PostgresDatabase

    return PostgresDatabase(settings.database)


async def run(settings: Settings) -> None:
    """Serve until told to stop."""
    if not settings.demo:
        message = 'public mode is not built yet: this version runs as a demonstration only (mode = "demo")'
        raise Refusal(message)
    folder = data_folder(settings)
    with only_writer(folder), _bound(settings) as listening:
        async with _opened(settings, folder) as here:
            await _serve(here, folder, listening)


async def staff(settings: Settings, asked: dict[str, str]) -> dict[str, Any]:
    """Do one staff command: through the control socket of the instance that runs, or alone under its lock."""
    folder = data_folder(settings)
    try:
        return await control.ask(folder / CONTROL, asked)
    except OSError:
        with only_writer(folder):
            async with _opened(settings, folder) as here:
                return await control.command(here, asked)


def forget_demo(settings: Settings) -> Path:
    """Empty the demonstration's folder of its database and keys, while nothing runs on it."""
    folder = data_folder(settings)
    with only_writer(folder):
        for path in [*folder.glob(f"{DATABASE}*"), folder / CONTROL]:
            path.unlink(missing_ok=True)
        shutil.rmtree(folder / "keys", ignore_errors=True)
    return folder


@contextlib.asynccontextmanager
async def _opened(settings: Settings, folder: Path) -> AsyncGenerator[World]:
    key = outer_key(folder)
    database = await open_database(settings, folder)
    try:
        here = world(settings, database, key)
        await here.vault.check()
        yield here
    except SealBroken as error:
        raise Refusal(str(error)) from None
    finally:
        await database.close()


async def _serve(here: World, folder: Path, listening: socket.socket) -> None:
    await demo.seed(here)
    hub = Hub(here)
    hub.set_residents(await demo.residents(here), await demo.here(here))
    await hub.start()
    commands = await control.serve(here, folder / CONTROL)
    background = {asyncio.create_task(jobs.run(here))}
    _let_residents_answer(here, background)
    app = http.application(
        here,
        hub,
        stories=demo.Stories(here).tell,
        come_in=functools.partial(demo.come_in, here),
        ui=UI,
    )
    config = uvicorn.Config(
        app,
        ws=functools.partial(Gateway, world=here, hub=hub),  # pyright: ignore[reportArgumentType]
        http="httptools",
        loop="uvloop",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=5,
    )
    server = uvicorn.Server(config)
    _print_address(listening.getsockname()[1])
    try:
        await server.serve(sockets=[listening])
    finally:
        for task in background:
            task.cancel()
        commands.close()
        await hub.stop()


def _let_residents_answer(here: World, background: set[asyncio.Task[None]]) -> None:
    def heard(payload: bytes) -> None:
        if len(background) > ANSWERS_MAX:  # a resident who has much to answer lets some pass
            return
        hint = msgspec.json.decode(payload)
        start(demo.answer(here, hint["room_id"], hint["seq"]))

    def asked(payload: bytes) -> None:
        hint = msgspec.json.decode(payload)
        if hint["frame"]["type"] == "asked" and len(background) <= ANSWERS_MAX:
            start(demo.accept(here, hint["account_id"]))

    def start(work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        background.add(task)
        task.add_done_callback(background.discard)

    here.bus.subscribe("room", heard)
    here.bus.subscribe("frame", asked)


@contextlib.contextmanager
def _bound(settings: Settings) -> Generator[socket.socket]:
    """Law L11: the demonstration listens on loopback, whatever the settings say."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", settings.port))
    except OSError:
        message = f"port {settings.port} is taken; choose another with PORT=8123"
        raise Refusal(message) from None
    with listening:
        yield listening


def _print_address(port: int) -> None:
    print(f"\nPlacette (démonstration) : http://localhost:{port}/\n", flush=True)  # noqa: T201
    for who in demo.VISITORS:
        print(f"  Entrer comme {who} : http://{who}.localhost:{port}/demo/come-in/{who}", flush=True)  # noqa: T201
    print("\nArrêter : Ctrl+C", flush=True)  # noqa: T201
