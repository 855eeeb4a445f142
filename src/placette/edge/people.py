"""HTTP of the neighbours: people nearby, profiles, contact requests, blocks, direct conversations, outings."""

from __future__ import annotations

from litestar import delete, get, post, put
from litestar.params import FromPath

from placette import wire
from placette.domain.nearby import Wanted
from placette.domain.reading import Reading
from placette.edge import body
from placette.edge.body import Ask, no, sure
from placette.edge.site import caller_of, lively, reader, site, world_of
from placette.model import Bucket, Code, Gender, Intention, Origin
from placette.service import outings, people, requests

NUMBER_DIGITS_MAX = 4
QUERY_CHARACTERS_MAX = 200


@get("/api/v1/profile")
async def own_profile(request: Ask) -> wire.OwnProfileView:
    """One's own few words and intentions."""
    return await people.own_profile(world_of(request), await caller_of(request))


@put("/api/v1/profile", body=wire.ProfileRequest)
async def set_profile(request: Ask) -> wire.OwnProfileView:
    """Change them; the words are judged first."""
    caller = await caller_of(request)
    asked = await body.read_json(request, wire.ProfileRequest)
    client = request.client
    origin = Origin(address="" if client is None else client.host, port=0 if client is None else client.port)
    return sure(await people.set_profile(world_of(request), caller, asked, origin))


@get("/api/v1/people")
async def near(request: Ask) -> wire.PeoplePage:
    """A page of the people nearby."""
    caller = await reader(request, Reading.PEOPLE)
    wanted, page = _wanted(request)
    return sure(await people.near(world_of(request), caller, wanted, page, site(request).hub.online()))


def _wanted(request: Ask) -> tuple[Wanted, int]:
    asked = request.query_params
    if any(len(asked.getall(name)) > 1 or len(asked[name]) > QUERY_CHARACTERS_MAX for name in asked):
        raise no(Code.REQUEST_INVALID)
    try:
        wanted = Wanted(
            age_min=_number(asked.get("age_min")),
            age_max=_number(asked.get("age_max")),
            gender=Gender(asked["gender"]) if asked.get("gender") else None,
            bucket=Bucket(asked["bucket"]) if asked.get("bucket") else None,
            online=asked.get("online", "") == "1",
            intentions=frozenset(Intention(one) for one in asked.get("intentions", "").split(",") if one),
        )
        page = _number(asked.get("page")) or 0
    except ValueError:
        raise no(Code.REQUEST_INVALID) from None
    if not 0 <= page < people.PAGES_MAX:
        raise no(Code.REQUEST_INVALID)
    return wanted, page


def _number(told: str | None) -> int | None:
    if not told:
        return None
    if not (told.isascii() and told.isdecimal() and len(told) <= NUMBER_DIGITS_MAX):
        raise ValueError(told)
    return int(told)


@get("/api/v1/people/{person_id:str}")
async def profile(request: Ask, person_id: FromPath[str]) -> wire.ProfileView:
    """One person."""
    caller = await reader(request, Reading.PROFILE)
    return sure(await people.profile(world_of(request), caller, person_id, site(request).hub.online()))


@get("/api/v1/asks")
async def list_asks(request: Ask) -> wire.AsksView:
    """Contact requests, received and sent."""
    return sure(await requests.listing(world_of(request), await caller_of(request)))


@post("/api/v1/asks", body=wire.AskRequest)
async def ask(request: Ask) -> wire.AskBudget:
    """Send a contact request."""
    caller = await caller_of(request)
    asked = await body.read_json(request, wire.AskRequest)
    return sure(await requests.ask(world_of(request), caller, asked))


@post("/api/v1/asks/answer", status_code=200, body=wire.AskAnswerRequest)
async def answer_asks(request: Ask) -> wire.AskAnswered:
    """Answer requests."""
    caller = await caller_of(request)
    asked = await body.read_json(request, wire.AskAnswerRequest)
    answered = sure(await requests.answer(world_of(request), caller, asked))
    return wire.AskAnswered(rooms=[lively(request, view) for view in answered.rooms])


@get("/api/v1/blocks")
async def list_blocks(request: Ask) -> list[wire.BlockView]:
    """Whom this person blocked."""
    return await people.blocks(world_of(request), await caller_of(request))


@post("/api/v1/blocks", status_code=204, body=wire.BlockRequest)
async def block(request: Ask) -> None:
    """Block someone."""
    caller = await caller_of(request)
    asked = await body.read_json(request, wire.BlockRequest)
    sure(await people.block(world_of(request), caller, asked.person_id))


@delete("/api/v1/blocks/{person_id:str}")
async def unblock(request: Ask, person_id: FromPath[str]) -> None:
    """Take a block back."""
    sure(await people.unblock(world_of(request), await caller_of(request), person_id))


@get("/api/v1/direct/past")
async def past_directs(request: Ask) -> list[wire.PastDirectView]:
    """Conversations that have ended and can still be reported."""
    return await requests.past(world_of(request), await caller_of(request))


@post("/api/v1/direct/{room_id:str}/pause", status_code=204)
async def pause(request: Ask, room_id: FromPath[str]) -> None:
    """Pause a conversation."""
    sure(await requests.pause(world_of(request), await caller_of(request), room_id))


@post("/api/v1/direct/{room_id:str}/resume", status_code=204)
async def resume(request: Ask, room_id: FromPath[str]) -> None:
    """Let a conversation go on."""
    sure(await requests.resume(world_of(request), await caller_of(request), room_id))


@post("/api/v1/direct/{room_id:str}/leave", status_code=204)
async def leave_direct(request: Ask, room_id: FromPath[str]) -> None:
    """Leave a conversation: it ends for both."""
    sure(await requests.leave(world_of(request), await caller_of(request), room_id))


@post("/api/v1/direct/{room_id:str}/exit", body=wire.ExitRequest)
async def safe_exit(request: Ask, room_id: FromPath[str]) -> wire.Receipt:
    """Freeze, capture, block, report and leave, in one gesture."""
    caller = await caller_of(request)
    asked = await body.read_json(request, wire.ExitRequest)
    return sure(await requests.safe_exit(world_of(request), caller, room_id, asked.reason))


@get("/api/v1/direct/{room_id:str}/copy")
async def copy(request: Ask, room_id: FromPath[str]) -> wire.ConversationCopy:
    """One's own conversation, signed, to keep."""
    caller = await reader(request, Reading.HISTORY)
    return sure(await requests.copy(world_of(request), caller, room_id))


@get("/api/v1/outings/{message_id:str}")
async def outing(request: Ask, message_id: FromPath[str]) -> wire.OutingView:
    """An outing now."""
    return sure(await outings.view(world_of(request), await caller_of(request), message_id))


@post("/api/v1/outings/{message_id:str}/join", status_code=200)
async def come_along(request: Ask, message_id: FromPath[str]) -> wire.OutingView:
    """Take a place."""
    return sure(await outings.join(world_of(request), await caller_of(request), message_id))


@post("/api/v1/outings/{message_id:str}/leave", status_code=200)
async def stay_home(request: Ask, message_id: FromPath[str]) -> wire.OutingView:
    """Give one's place back."""
    return sure(await outings.leave(world_of(request), await caller_of(request), message_id))


HANDLERS = [
    own_profile,
    set_profile,
    near,
    profile,
    list_asks,
    ask,
    answer_asks,
    list_blocks,
    block,
    unblock,
    past_directs,
    pause,
    resume,
    leave_direct,
    safe_exit,
    copy,
    outing,
    come_along,
    stay_home,
]
