"""The control socket: staff commands to a running instance, one JSON line in, one JSON line out, 0600 in `data`."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import msgspec
import structlog

from placette.model import Refused
from placette.service import safety

if TYPE_CHECKING:
    from pathlib import Path

    from placette.service.world import World

LINE_BYTES_MAX = 65_536
ANSWER_BYTES_MAX = 16_777_216
_log = structlog.get_logger()


async def serve(world: World, path: Path) -> asyncio.Server:
    """Listen on `path`; whoever can open it is the operator of this machine."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            line = await reader.readline()
            answer = await command(world, json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            answer = {"error": f"not a command: {type(error).__name__}"}
        except Exception as error:  # noqa: BLE001 - the server goes on
            _log.error("control command failed", error=type(error).__name__)
            answer = {"error": "it failed; see the server's log"}
        writer.write(json.dumps(answer).encode() + b"\n")
        await writer.drain()
        writer.close()

    path.unlink(missing_ok=True)  # noqa: ASYNC240 - once, at start
    server = await asyncio.start_unix_server(handle, path, limit=LINE_BYTES_MAX)
    path.chmod(0o600)  # noqa: ASYNC240 - once, at start
    return server


async def ask(path: Path, asked: dict[str, str]) -> dict[str, Any]:
    """Hand one command to the instance that listens on `path`. Raises OSError when none does."""
    reader, writer = await asyncio.open_unix_connection(path, limit=ANSWER_BYTES_MAX)
    writer.write(json.dumps(asked).encode() + b"\n")
    answer = await reader.readline()
    writer.close()
    return json.loads(answer)


async def command(world: World, asked: dict[str, str]) -> dict[str, Any]:
    """Do one staff command: `verb`, `actor` and the verb's own words."""
    actor, verb = asked["actor"], asked["verb"]
    if verb == "room set":
        return _said(await safety.set_room(world, actor, asked["slug"], asked["topic"], int(asked["slow_mode_s"])))
    if verb == "held list":
        return {"held": msgspec.to_builtins(await safety.held(world, actor))}
    if verb == "held release":
        return _said(await safety.release(world, actor, asked["id"]))
    if verb == "held refuse":
        return _said(await safety.refuse(world, actor, asked["id"]))
    if verb == "room open":
        return _said(await safety.open_room(world, actor, asked["slug"], asked["name"], asked["topic"]))
    if verb in ("host add", "host remove"):
        return _said(await safety.set_host(world, actor, asked["nickname"], verb == "host add"))
    if verb == "report show":
        found = await safety.evidence(world, actor, asked["id"])
        return _said(found) if isinstance(found, Refused) else {"evidence": msgspec.to_builtins(found)}
    if verb == "report list":
        return {"reports": msgspec.to_builtins(await safety.waiting_reports(world, actor))}
    if verb == "report answer":
        return _said(await safety.answer(world, actor, asked["id"], asked["words"]))
    return {"error": f"no such command: {verb}"}


def _said(refused: Refused | None) -> dict[str, Any]:
    return {"done": True} if refused is None else {"error": refused.code.value}
