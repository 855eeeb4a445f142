"""HTTP: the guard at the door, the routes under /api/v1, and the files of the app."""

from __future__ import annotations

import functools
import gzip
import itertools
import pathlib
import re
from typing import Any

import structlog
from litestar import Litestar, MediaType, Response, delete, get, post, put
from litestar.datastructures import State
from litestar.exceptions import HTTPException, MethodNotAllowedException, NotFoundException
from litestar.openapi import OpenAPIConfig
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect
from litestar.response.base import ASGIResponse
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from msgspec import json

from placette import wire
from placette.domain.reading import Reading
from placette.edge import body, entree, help, pages  # noqa: A004 - nobody asks for Python's help here
from placette.edge import people as neighbours
from placette.edge.body import Ask, No, no, sure
from placette.edge.guard import SESSION_COOKIE, forwarded, local_host
from placette.edge.site import (
    ComeIn,
    Presences,
    Readings,
    Site,
    Stories,
    anyone,
    browser_of,
    caller_of,
    cookie,
    label_of,
    lively,
    reader,
    site,
    world_of,
)
from placette.model import CODES, Code, Refused
from placette.ports import StoreUnavailable
from placette.service import chat, entry, people, rooms, safety
from placette.service.world import World

SEQ_MAX = 2**53 - 1
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; "
    "img-src 'self' data:; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
APP_PAGES = [
    *("/", "/entree", "/preuve", "/charte", "/salon/{slug:str}", "/reglages", "/demo", "/mes-mots"),
    *("/autour", "/demandes", "/bloques", "/mon-profil", "/conversation/{id:str}"),
]
_HEADERS = [
    (b"content-security-policy", CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
]
_PATH_TYPE = re.compile(r":\w+}")
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
# The files that an app is made of. One of another kind is not served: no exit carries a picture of a person, or a file.
_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
}
_log = structlog.get_logger()


# --- the guard --------------------------------------------------------------------------------------------------------


class Guard:
    """Stands around everything: only direct requests for this host, from this host's own pages."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what came from elsewhere; put the headers on every answer."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        private = not scope["path"].startswith("/assets/")

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message["headers"] if pair[0].lower() != b"cache-control" or not private]
                added = [*_HEADERS, (b"cache-control", b"no-store")] if private else _HEADERS
                message["headers"] = [*kept, *added]
            await send(message)

        if _from_here(scope):
            await self._app(scope, receive, dressed)
        elif scope["type"] == "websocket":
            await receive()
            # Before the handshake's end this is answered as HTTP 403.
            await send({"type": "websocket.close", "code": 1008, "reason": Code.ORIGIN.value})
        else:
            refusal = _refusal(Refused(code=Code.ORIGIN))
            response = ASGIResponse(body=refusal.content, status_code=refusal.status_code, media_type=MediaType.JSON)
            await response(scope, receive, dressed)


def _from_here(scope: Scope) -> bool:
    headers: dict[str, list[str]] = {}
    for name, value in scope["headers"]:
        headers.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    host = headers.get("host", [])
    if forwarded(headers) or len(host) != 1 or not local_host(host[0]):
        return False
    if scope["type"] == "http" and scope["method"] in _SAFE_METHODS:
        return True
    scheme = {"ws": "http", "wss": "https"}.get(scope["scheme"], scope["scheme"])
    own = f"{scheme}://{host[0].lower()}"
    return all(origin.lower() == own for origin in headers.get("origin", [])) and all(
        site in ("same-origin", "none") for site in headers.get("sec-fetch-site", [])
    )


# --- refusals and failures --------------------------------------------------------------------------------------------


def _refusal(refused: Refused, proposals: list[str] | None = None) -> Response[bytes]:
    view = wire.Refusal(code=refused.code, args=refused.args, retry=refused.retry, proposals=proposals)
    return Response(json.encode(view), status_code=CODES[refused.code].status, media_type=MediaType.JSON)


def _on_no(request: Ask, error: No) -> Response[bytes]:
    if error.refused.code == Code.NOT_FOUND:
        return _nowhere(request)
    return _refusal(error.refused, error.proposals)


def _nowhere(request: Ask) -> Response[bytes]:
    """Nothing at this address: the app says it to a person who followed a link, a code says it to a program."""
    index = site(request).index
    reads_pages = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")
    if index is None or not reads_pages:
        return _refusal(Refused(code=Code.NOT_FOUND))
    return Response(index, status_code=CODES[Code.NOT_FOUND].status, media_type=_TYPES[".html"])


def _on_http(request: Ask, error: HTTPException) -> Response[bytes]:
    if isinstance(error, NotFoundException):
        return _nowhere(request)
    if isinstance(error, MethodNotAllowedException):
        answer = _refusal(Refused(code=Code.NO_SUCH_METHOD))
        answer.headers.update(error.headers or {})
        return answer
    if error.status_code < 500:  # noqa: PLR2004 - what the framework finds wrong with the request
        return _refusal(Refused(code=Code.REQUEST_INVALID))
    return _refusal(Refused(code=Code.UNAVAILABLE))


def _on_failure(request: Ask, error: Exception) -> Response[bytes]:
    # Only the kind of failure and where it rose: a message or a path may hold what a person wrote.
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = "" if trace is None else f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}"
    _log.error("request failed", method=request.method, error=type(error).__name__, where=where)
    return _refusal(Refused(code=Code.UNAVAILABLE))


def _on_store(_: Ask, error: StoreUnavailable) -> Response[bytes]:
    _log.error("store unavailable", error=type(error).__name__)
    return _refusal(Refused(code=Code.UNAVAILABLE))


# --- the place and the person -----------------------------------------------------------------------------------------


async def _hosts(request: Ask) -> list[str]:
    """The role names of the hosts on duty, for members who may see them."""
    caller = await anyone(request)
    return [] if caller is None else site(request).hub.hosts(caller.hidden)


@get("/api/v1/place")
async def place(request: Ask) -> wire.PlaceView:
    """What the public page says of this instance."""
    world = world_of(request)
    settings = world.settings
    return wire.PlaceView(
        name=settings.name,
        operator=settings.operator,
        contact=settings.contact,
        mode=settings.mode,
        charter_version=settings.charter_version,
        retention_days=settings.retention_days,
        held_hours=settings.held_hours,
        report_answer_days=settings.report_answer_days,
        rooms=await rooms.public(world),
        direct_mode=world.direct_mode,
        direct_days=settings.direct_days,
        territory=sorted(world.territory()),
        hours=settings.hours,
        opens_ms=world.opens_ms(),
        hosts=await _hosts(request),
        meeting_places=settings.places_told,
    )


@get("/api/v1/me")
async def me(request: Ask) -> Response[wire.Me]:
    """Who this browser is to us."""
    browser, cookies = browser_of(request)
    return Response(await entry.me(world_of(request), await anyone(request), browser), cookies=cookies)


@get("/api/v1/nickname")
async def nickname(request: Ask, value: FromQuery[str]) -> wire.NicknameView:
    """Whether a nickname is free; three that are when it is not."""
    if len(value) > 64:  # noqa: PLR2004 - as wire.EntryRequest
        raise no(Code.REQUEST_INVALID)
    return await entry.nickname(world_of(request), value)


@post("/api/v1/entry", body=wire.EntryRequest)
async def come_in(request: Ask) -> Response[wire.Me] | Response[bytes]:
    """The four fields: an account and a session."""
    world, (browser, cookies) = world_of(request), browser_of(request)
    if await anyone(request) is not None:
        raise no(Code.ALREADY_IN)
    asked = await body.read_json(request, wire.EntryRequest)
    result = await entry.come_in(world, asked, browser, label_of(request))
    if isinstance(result, Refused):
        proposals = None
        if result.code.value.startswith("nickname_"):
            proposals = (await entry.nickname(world, asked.nickname)).proposals
        answer = _refusal(result, proposals)
        # A stated age under 18 stays with the browser, so the browser must be given its token now.
        answer.cookies.extend(cookies)
        return answer
    caller, token = result
    days = None if asked.shared_computer else world.settings.session_days
    view = await entry.me(world, caller, browser)
    return Response(view, status_code=201, cookies=[*cookies, cookie(SESSION_COOKIE, token, days)])


@get("/api/v1/proof/providers")
async def proof_providers(request: Ask) -> list[wire.ProviderView]:
    """The doors of this instance."""
    return entry.providers(world_of(request))


@post("/api/v1/proof", body=wire.ProofRequest)
async def begin_proof(request: Ask) -> Response[wire.ProofView]:
    """Begin a proof of being 18, with or without an account."""
    browser, cookies = browser_of(request)
    asked = await body.read_json(request, wire.ProofRequest)
    begun = sure(await entry.begin_proof(world_of(request), asked.provider, browser))
    return Response(begun, status_code=201, cookies=cookies)


@post("/api/v1/proof/{proof_id:str}/answer", status_code=200, body=wire.ProofAnswer)
async def answer_proof(request: Ask, proof_id: FromPath[str]) -> Response[wire.Me]:
    """What the provider handed over, once."""
    world, (browser, cookies) = world_of(request), browser_of(request)
    asked = await body.read_json(request, wire.ProofAnswer)
    caller = sure(await entry.answer_proof(world, await anyone(request), browser, proof_id, asked.answer))
    return Response(await entry.me(world, caller, browser), cookies=cookies)


@post("/api/v1/charter", status_code=200, body=wire.CharterRequest)
async def charter(request: Ask) -> Response[wire.Me]:
    """The charter's one question."""
    world, caller, (browser, cookies) = world_of(request), await caller_of(request), browser_of(request)
    asked = await body.read_json(request, wire.CharterRequest)
    caller = sure(await entry.accept_charter(world, caller, asked))
    return Response(await entry.me(world, caller, browser), cookies=cookies)


@post("/api/v1/sign-out", status_code=204)
async def sign_out(request: Ask) -> Response[None]:
    """Sign this device out."""
    await entry.sign_out(world_of(request), await caller_of(request))
    return Response(None, status_code=204, cookies=[cookie(SESSION_COOKIE, "", 0)])


@get("/api/v1/sessions")
async def sessions(request: Ask) -> list[wire.SessionView]:
    """The signed-in devices."""
    return await entry.sessions(world_of(request), await caller_of(request))


@delete("/api/v1/sessions/{session_id:str}")
async def revoke(request: Ask, session_id: FromPath[str]) -> None:
    """Sign a device out."""
    sure(await entry.revoke(world_of(request), await caller_of(request), session_id))


@put("/api/v1/settings", body=wire.SettingsRequest)
async def settings(request: Ask) -> Response[wire.Me]:
    """Settings kept by the server."""
    world, caller, (browser, cookies) = world_of(request), await caller_of(request), browser_of(request)
    asked = await body.read_json(request, wire.SettingsRequest)
    sure(await people.choose(world, caller, asked))
    return Response(await entry.me(world, await entry.again(world, caller), browser), cookies=cookies)


@put("/api/v1/place", body=wire.PlaceRequest)
async def move(request: Ask) -> Response[wire.Me]:
    """Live somewhere else: twice in 30 days."""
    world, caller, (browser, cookies) = world_of(request), await caller_of(request), browser_of(request)
    asked = await body.read_json(request, wire.PlaceRequest)
    sure(await people.move(world, caller, asked.cell))
    return Response(await entry.me(world, await entry.again(world, caller), browser), cookies=cookies)


# --- rooms ------------------------------------------------------------------------------------------------------------


@get("/api/v1/rooms")
async def list_rooms(request: Ask) -> list[wire.RoomView]:
    """The rooms as this person finds them."""
    caller = await caller_of(request)
    found = sure(await rooms.listing(world_of(request), caller))
    return [lively(request, view, caller.hidden) for view in found]


@post("/api/v1/rooms/{room_id:str}/join", status_code=200)
async def join(request: Ask, room_id: FromPath[str]) -> wire.RoomView:
    """Become a member of a room."""
    caller = await caller_of(request)
    return lively(request, sure(await rooms.join(world_of(request), caller, room_id)), caller.hidden)


@post("/api/v1/rooms/{room_id:str}/leave", status_code=204)
async def leave(request: Ask, room_id: FromPath[str]) -> None:
    """Stop being a member of a room."""
    sure(await rooms.leave(world_of(request), await caller_of(request), room_id))


@put("/api/v1/rooms/{room_id:str}/mute", body=wire.MuteRequest)
async def mute(request: Ask, room_id: FromPath[str]) -> wire.RoomView:
    """Count, or no longer count, what is new in a room."""
    caller = await caller_of(request)
    asked = await body.read_json(request, wire.MuteRequest)
    return lively(request, sure(await rooms.mute(world_of(request), caller, room_id, asked.muted)), caller.hidden)


@get("/api/v1/rooms/{room_id:str}/history")
async def history(request: Ask, room_id: FromPath[str], before_seq: FromQuery[int]) -> wire.Batch:
    """A page of older events."""
    caller = await reader(request, Reading.HISTORY)
    if not 1 <= before_seq <= SEQ_MAX:
        raise no(Code.REQUEST_INVALID)
    return sure(await chat.history(world_of(request), caller.viewer, room_id, before_seq))


# --- words to us ------------------------------------------------------------------------------------------------------


@get("/api/v1/mine")
async def mine(request: Ask) -> list[wire.MineView]:
    """One's own held, refused or returned messages."""
    return await safety.mine(world_of(request), await caller_of(request))


@post("/api/v1/reports", body=wire.ReportRequest)
async def report(request: Ask) -> wire.Receipt:
    """Tell us about a message, a person, a contact request or a conversation."""
    caller = await caller_of(request)
    asked = await body.read_json(request, wire.ReportRequest)
    return sure(await safety.report(world_of(request), caller, asked))


@get("/api/v1/reports")
async def reports(request: Ask) -> list[wire.ReportView]:
    """One's own words to us, with their answers."""
    return await safety.reports(world_of(request), await caller_of(request))


@post("/api/v1/contests", body=wire.ContestRequest)
async def contest(request: Ask) -> wire.Receipt:
    """Answer a hold or a refusal."""
    caller = await caller_of(request)
    asked = await body.read_json(request, wire.ContestRequest)
    return sure(await safety.contest(world_of(request), caller, asked))


# --- the demonstration and the app ------------------------------------------------------------------------------------


@get("/api/v1/demo/stories")
async def demo_stories(request: Ask) -> list[wire.StoryView]:
    """The stories of /demo, played on this server; in demo mode only."""
    stories = site(request).stories
    if stories is None:
        raise no(Code.NOT_FOUND)
    return await stories()


@get("/demo/come-in/{token:str}", include_in_schema=False)
async def demo_come_in(request: Ask, token: FromPath[str]) -> Redirect:
    """Sign a prepared person of the demonstration in."""
    door = site(request).come_in
    session = None if door is None else await door(token)
    if session is None:
        raise no(Code.NOT_FOUND)
    days = world_of(request).settings.session_days
    return Redirect("/", status_code=303, cookies=[cookie(SESSION_COOKIE, session, days)])


@get(APP_PAGES, include_in_schema=False)
async def app_page(request: Ask) -> Response[bytes]:
    """The app, whichever of its pages is asked for."""
    index = site(request).index
    if index is None:
        raise no(Code.NOT_FOUND)
    return Response(index, media_type=_TYPES[".html"])


@get("/assets/{name:path}", include_in_schema=False)
async def asset(request: Ask, name: FromPath[str]) -> Response[bytes]:
    """A built file; its name changes with its content."""
    found = site(request).assets.get(str(name).strip("/"))
    if found is None:
        raise no(Code.NOT_FOUND)
    content, media_type, small = found
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if small is not None and "gzip" in request.headers.get("accept-encoding", ""):
        content, headers = small, headers | {"Content-Encoding": "gzip"}
    return Response(content, media_type=media_type, headers=headers)


def _files(folder: pathlib.Path) -> dict[str, tuple[bytes, str, bytes | None]]:
    """The files of the app, each with its compressed form where that is smaller: for old phones on slow lines."""
    found: dict[str, tuple[bytes, str, bytes | None]] = {}
    for path in folder.rglob("*"):
        kind = _TYPES.get(path.suffix)
        if path.is_file() and kind is not None:
            content = path.read_bytes()
            small = gzip.compress(content, mtime=0)
            name = path.relative_to(folder).as_posix()
            found[name] = (content, kind, small if len(small) < len(content) else None)
    return found


_API = [
    place,
    me,
    nickname,
    come_in,
    proof_providers,
    begin_proof,
    answer_proof,
    charter,
    sign_out,
    sessions,
    revoke,
    settings,
    move,
    list_rooms,
    join,
    leave,
    mute,
    history,
    mine,
    report,
    reports,
    contest,
    demo_stories,
    *neighbours.HANDLERS,
]


@get("/api/v1", include_in_schema=False)
async def document() -> Response[bytes]:
    """The OpenAPI document of this interface."""
    return Response(openapi(), media_type=MediaType.JSON)


@functools.cache
def openapi() -> bytes:
    """The OpenAPI document, made from the routes by an application that serves nothing.

    The one that serves has no OpenAPI pages: the framework's own would answer for unknown paths beside them.
    """
    config = OpenAPIConfig(title="Placette", version=str(wire.PROTOCOL_VERSION), use_handler_docstrings=True)
    shown = Litestar(_API, openapi_config=config, logging_config=None)
    made: dict[str, Any] = shown.openapi_schema.to_schema()
    reading = [handler for handler in _API if "body" in handler.opt]
    references, components = json.schema_components(
        [handler.opt["body"] for handler in reading], ref_template="#/components/schemas/{name}"
    )
    made["components"].setdefault("schemas", {}).update(components)
    for handler, schema in zip(reading, references, strict=True):
        carried = {"required": True, "content": {"application/json": {"schema": schema}}}
        for path, method in itertools.product(handler.paths, handler.http_methods):
            made["paths"][_PATH_TYPE.sub("}", path)][method.lower()]["requestBody"] = carried
    return json.encode(made)


def application(
    world: World, hub: Presences, *, stories: Stories | None, come_in: ComeIn | None, ui: pathlib.Path
) -> Litestar:
    """The HTTP application, behind its guard. Files of `ui` are read once, here."""
    index = ui / "index.html"
    made = Site(
        world=world,
        hub=hub,
        stories=stories,
        come_in=come_in,
        index=index.read_bytes() if index.is_file() else None,
        assets=_files(ui / "assets"),
        readings=Readings(),
    )
    handlers: dict[Any, Any] = {
        No: _on_no,
        HTTPException: _on_http,
        StoreUnavailable: _on_store,
        Exception: _on_failure,
    }
    app = Litestar(
        route_handlers=[
            *_API,
            document,
            demo_come_in,
            app_page,
            asset,
            *pages.HANDLERS,
            *entree.HANDLERS,
            *help.HANDLERS,
        ],
        exception_handlers=handlers,
        state=State({"world": world, "site": made}),
        openapi_config=None,
        logging_config=None,
    )
    # Around the router too: what it does not find passes the guard as well.
    app.asgi_handler = Guard(app.asgi_handler)
    return app
