"""`docs/protocol.md`, made from `wire.py` and `model.py`: every frame, every body, every code, every close."""

from __future__ import annotations

import inspect
import typing

import msgspec

from placette import wire
from placette.model import CODES


def document() -> str:
    """The whole page, the same for the same code."""
    parts = [
        "# The protocol",
        "Made from `src/placette/wire.py` by `placette protocol-doc`; do not edit.",
        _version(),
        "## Frames of the client",
        *[_struct(frame) for frame in typing.get_args(wire.ClientFrame)],
        "## Frames of the server",
        *[_struct(frame) for frame in typing.get_args(wire.AnyServerFrame)],
        "## Bodies of HTTP",
        *[_struct(body) for body in _bodies()],
        "## Codes",
        "| code | meaning | HTTP | retry |\n|---|---|---|---|\n"
        + "\n".join(
            f"| `{code.value}` | {facts.meaning} | {facts.status} | {'yes' if facts.retry else 'no'} |"
            for code, facts in CODES.items()
        ),
        "## Closes",
        "| code | reason | come back by itself |\n|---|---|---|\n"
        + "\n".join(
            f"| {close.code} | `{close.reason}` | {'yes' if close.reconnect else 'no'} |" for close in wire.Closes.all()
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _version() -> str:
    return (
        f"Version {wire.PROTOCOL_VERSION}. One socket at `/ws`, JSON text frames of at most {wire.FRAME_BYTES_MAX} "
        "bytes; HTTP under `/api/v1`, whose OpenAPI document is served there."
    )


def _bodies() -> list[type]:
    framed = {*typing.get_args(wire.ClientFrame), *typing.get_args(wire.AnyServerFrame), wire.Frame, wire.ServerFrame}
    return [
        thing
        for thing in vars(wire).values()
        if inspect.isclass(thing)
        and thing.__module__ == wire.__name__
        and hasattr(thing, "__struct_fields__")
        and thing not in framed
        and thing not in (wire.Close, wire.Request)
    ]


def _struct(thing: type) -> str:
    tag = getattr(getattr(thing, "__struct_config__", None), "tag", None)
    names = [name for name in msgspec.structs.fields(thing) if name.name in thing.__annotations__]
    rows = "\n".join(f"- `{field.name}`: `{thing.__annotations__[field.name]}`" for field in names)
    title = f"### {thing.__name__}" + (f" (`{tag}`)" if tag else "")
    return f"{title}\n\n{inspect.getdoc(thing)}" + (f"\n\n{rows}" if rows else "")
