"""Reading what a request carries, within bounds, and saying no to it."""

from __future__ import annotations

from typing import Any, TypeAlias, TypeVar

import msgspec
from litestar import Request
from litestar.datastructures import State

from placette import wire
from placette.model import Code, Refused

BODY_BYTES_MAX = 16_384
Ask: TypeAlias = Request[Any, Any, State]
T = TypeVar("T")


class No(Exception):  # noqa: N818 - a refusal on its way out
    """An expected no, raised so that the one handler of refusals answers it."""

    def __init__(self, refused: Refused, proposals: list[str] | None = None) -> None:
        super().__init__(refused.code.value)
        self.refused = refused
        self.proposals = proposals


def no(code: Code) -> No:
    """A refusal that has only a code."""
    return No(Refused(code=code))


def sure(result: T | Refused) -> T:
    """The result, or the refusal raised."""
    if isinstance(result, Refused):
        raise No(result)
    return result


async def read(request: Ask, media_type: str) -> bytes:
    """The body, of this media type, at most `BODY_BYTES_MAX` bytes."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != media_type:
        raise no(Code.REQUEST_INVALID)
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > BODY_BYTES_MAX:
            raise no(Code.REQUEST_INVALID)
    return bytes(data)


async def read_json(request: Ask, kind: type[T]) -> T:
    """The body as this struct: strict, no unknown field, no key twice."""
    data = await read(request, "application/json")
    try:
        found = msgspec.json.decode(data, type=kind)
        wire.refuse_duplicate_keys(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, wire.FrameError):
        raise no(Code.REQUEST_INVALID) from None
    return found
