"""The client protocol as TypeScript, for the browser: printed from `wire` and `model`, always the same bytes.

`python -m placette.protocol_ts > ui/src/lib/protocol.gen.ts`; nobody edits the result.
"""

from __future__ import annotations

import enum
import json
import sys
import types
import typing
from typing import TYPE_CHECKING

import msgspec
from msgspec import NODEFAULT

from placette import model, wire

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Names that would hide something every browser script already knows.
_RENAMED = {"Event": "RoomEvent", "Request": "RequestBody"}
_PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}
_LIMITS = {
    "bodyCharactersMax": model.BODY_CHARACTERS_MAX,
    "nicknameCharactersMin": model.NICKNAME_CHARACTERS_MIN,
    "nicknameCharactersMax": model.NICKNAME_CHARACTERS_MAX,
    "reportCharactersMax": model.REPORT_CHARACTERS_MAX,
    "ageYearsMin": model.AGE_YEARS_MIN,
    "ageYearsMax": model.AGE_YEARS_MAX,
    "batchEventsMax": model.BATCH_EVENTS_MAX,
    "bioCharactersMax": model.BIO_CHARACTERS_MAX,
    "outingPlaceCharactersMax": model.OUTING_PLACE_CHARACTERS_MAX,
    "outingSeatsMin": model.OUTING_SEATS_MIN,
    "outingSeatsMax": model.OUTING_SEATS_MAX,
    "outingDaysMax": model.OUTING_DAYS_MAX,
    "ageSpanYearsMin": model.AGE_SPAN_YEARS_MIN,
    "asksPerDayMax": model.ASKS_PER_DAY_MAX,
    "asksPendingMax": model.ASKS_PENDING_MAX,
    "askAgainDays": model.ASK_AGAIN_DAYS,
    "placeChangesMax": model.PLACE_CHANGES_MAX,
    "placeChangesDays": model.PLACE_CHANGES_DAYS,
    "frameBytesMax": wire.FRAME_BYTES_MAX,
    "roomsOpenMax": wire.ROOMS_OPEN_MAX,
}


def generate() -> str:
    """Return the whole module. Structs come in the order of `model`, then `wire`; nothing depends on the run."""
    blocks = [
        "// Made by `python -m placette.protocol_ts` from model.py and wire.py. Do not edit.",
        f"export const PROTOCOL_VERSION = {wire.PROTOCOL_VERSION};",
        _constant("LIMITS", _LIMITS),
        *(_enum(kind) for kind in _enums()),
        _constant("CODE_RETRIES", {code.value: facts.retry for code, facts in model.CODES.items()}),
        _closes(),
        "export type Args = Record<string, string | number>;",
        *(_interface(struct) for struct in _structs()),
        _union("ClientFrame", typing.get_args(wire.ClientFrame)),
        _union("ServerFrame", typing.get_args(wire.AnyServerFrame)),
    ]
    return "\n\n".join(blocks) + "\n"


def main() -> None:
    """Print the module."""
    sys.stdout.write(generate())


def _constant(name: str, value: object) -> str:
    return f"export const {name} = {json.dumps(value, indent=2, ensure_ascii=False)} as const;"


def _enums() -> Iterator[type[enum.StrEnum]]:
    for value in vars(model).values():
        if isinstance(value, type) and issubclass(value, enum.StrEnum) and value is not enum.StrEnum:
            yield value


def _enum(kind: type[enum.StrEnum]) -> str:
    plural = f"{_constant_case(kind.__name__)}S"
    values = ",\n".join(f"  {json.dumps(member.value)}" for member in kind)
    return (
        f"{_doc(kind)}export const {plural} = [\n{values},\n] as const;\n"
        f"export type {kind.__name__} = (typeof {plural})[number];"
    )


def _constant_case(name: str) -> str:
    return "".join(f"_{c}" if c.isupper() and at else c for at, c in enumerate(name)).upper()


def _closes() -> str:
    table = {str(c.code): {"reason": c.reason, "reconnect": c.reconnect} for c in wire.Closes.all()}
    shape = "Readonly<Record<number, { readonly reason: string; readonly reconnect: boolean }>>"
    return f"export const CLOSES: {shape} = {json.dumps(table, indent=2)};"


def _structs() -> Iterator[type[msgspec.Struct]]:
    bases = (model.Record, model.CodeFacts, wire.Frame, wire.ServerFrame, wire.Request, wire.Close)
    used = {model.Person, model.Outing, model.Event, model.Room}
    for module, wanted in ((model, used), (wire, None)):
        for value in vars(module).values():
            if not (isinstance(value, type) and issubclass(value, msgspec.Struct)) or value in bases:
                continue
            if value.__module__ == module.__name__ and (wanted is None or value in wanted):
                yield value


def _interface(struct: type[msgspec.Struct]) -> str:
    hints = typing.get_type_hints(struct)
    # A client may leave out what has a default; a server always writes every field.
    sent = issubclass(struct, (wire.Frame, wire.Request))
    lines: list[str] = []
    tag = struct.__struct_config__.tag
    if tag is not None:
        lines.append(f"  readonly type: {json.dumps(tag)};")
    for field in msgspec.structs.fields(struct):
        optional = sent and (field.default is not NODEFAULT or field.default_factory is not NODEFAULT)
        lines.append(f"  readonly {field.encode_name}{'?' if optional else ''}: {_type(hints[field.name])};")
    return f"{_doc(struct)}export interface {_name(struct)} {{\n" + "\n".join(lines) + "\n}"


def _type(hint: object) -> str:
    if isinstance(hint, type) and hint in _PLAIN:
        return _PLAIN[hint]
    if isinstance(hint, typing.NewType):
        return _type(hint.__supertype__)
    if isinstance(hint, type) and issubclass(hint, (msgspec.Struct, enum.Enum)):
        return _name(hint)
    arguments = typing.get_args(hint)
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return " | ".join(_type(each) for each in arguments)
    if origin in (list, tuple):
        inner = _type(arguments[0])
        return f"readonly ({inner})[]" if "|" in inner else f"readonly {inner}[]"
    if origin is dict:
        return "Args"
    message = f"no TypeScript for {hint!r}; teach placette.protocol_ts about it"
    raise TypeError(message)


def _union(name: str, structs: Iterable[type]) -> str:
    return f"export type {name} =\n  | " + "\n  | ".join(_name(each) for each in structs) + ";"


def _name(kind: type) -> str:
    return _RENAMED.get(kind.__name__, kind.__name__)


def _doc(kind: type) -> str:
    said = " ".join((kind.__doc__ or "").split())
    return f"/** {said} */\n" if said else ""


if __name__ == "__main__":
    main()
