"""Stop 2: bytes to frames and back.

Every request with an Upgrade header comes here, past all middleware, so this class checks path, Host, Origin,
forwarding headers and cookie itself before it answers 101.

Inbound through `websockets`' sans-I/O ServerProtocol; outbound frames arrive encoded and are written as they are.
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any, cast

import structlog
from msgspec import structs
from websockets.frames import Frame, Opcode
from websockets.http11 import Request
from websockets.protocol import State
from websockets.server import ServerProtocol

from placette import wire
from placette.domain.connection import WAITING_FRAMES_MAX, Connection, Do, End, Say, refusal
from placette.edge.guard import ORIGIN_SCHEMES, SESSION_COOKIE, forwarded, local_host
from placette.model import Code, Held, Origin, Outcome, Posted, Refused, Viewer
from placette.ports import StoreUnavailable
from placette.service import chat, entry, requests, rooms

if TYPE_CHECKING:
    from placette.edge.hub import Hub
    from placette.service.people import Caller
    from placette.service.world import World

BUFFER_BYTES_MAX = 262_144
PING_MS = 20_000
CLOSE_MS = 2_000
_SHORT, _LONG = 126, 65_536
_log = structlog.get_logger()


class Gateway(asyncio.Protocol):
    """One socket, from its request to its close."""

    def __init__(
        self,
        *,
        world: World,
        hub: Hub,
        server_state: Any,  # noqa: ANN401 - uvicorn has no public type for it
        config: object = None,
        app_state: object = None,
    ) -> None:
        """Made by uvicorn for each upgrade; `server_state` is its list of live connections."""
        del config, app_state
        self._world, self._hub, self._server = world, hub, server_state
        self._protocol = ServerProtocol(max_size=wire.FRAME_BYTES_MAX)
        self._machine = Connection(world.clock.now_ms())
        self._inbox: asyncio.Queue[wire.ClientFrame] = asyncio.Queue()
        self._parts = bytearray()
        self._tasks: set[asyncio.Task[None]] = set()
        self._answered_ping = True
        self._ended = False
        self._token: str | None = None
        self._caller: Caller | None = None

    @property
    def caller(self) -> Caller:
        """Who is behind this socket; known before the first frame is read."""
        return cast("Caller", self._caller)

    @property
    def viewer(self) -> Viewer:
        """The same person as a reader."""
        return self.caller.viewer

    def see_as(self, caller: Caller) -> None:
        """Read from now on as this person stands now."""
        self._caller = caller

    # --- asyncio ---------------------------------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Uvicorn hands its transport over."""
        self._transport = cast("asyncio.Transport", transport)
        self._server.connections.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """The line is gone."""
        del exc
        self._ended = True
        self._server.connections.discard(self)
        self._hub.remove(self)
        for task in list(self._tasks):
            task.cancel()

    def data_received(self, data: bytes) -> None:
        """Bytes from the browser."""
        self._protocol.receive_data(data)
        for event in self._protocol.events_received():
            if isinstance(event, Request):
                self._spawn(self._admit(event))
            else:
                self._hear(event)
        self._flush()
        if self._protocol.close_expected():
            self._transport.close()

    def eof_received(self) -> bool:
        """The browser has nothing more to say."""
        self._protocol.receive_eof()
        self._flush()
        return False

    def shutdown(self) -> None:
        """The server stops: say so, so that the browser comes back."""
        self.close(wire.Closes.RESTART)

    # --- admission -------------------------------------------------------------------------------------------------

    async def _admit(self, request: Request) -> None:
        status = self._request_fault(request)
        if status is None:
            try:
                self._token = _cookie(request)
                self._caller = await entry.recognise(self._world, self._token)
                refused = await entry.standing_refusal(self._world, self._caller) if self._caller else None
            except StoreUnavailable:
                self._reject(HTTPStatus.SERVICE_UNAVAILABLE)
                return
            except Exception as error:  # noqa: BLE001 - a socket nobody answers would stay open for ever
                _log.error("admission failed", error=type(error).__name__)
                self._reject(HTTPStatus.INTERNAL_SERVER_ERROR)
                return
            if self._caller is None:
                self._reject(HTTPStatus.UNAUTHORIZED)
                return
            self._protocol.send_response(self._protocol.accept(request))
            self._flush()
            if self._protocol.state is not State.OPEN:
                self._transport.close()
            elif refused is not None:
                self.close(wire.Closes.NOT_IN)
            else:
                self._spawn(self._work())
                self._spawn(self._keep_alive())
            return
        self._reject(status)

    def _request_fault(self, request: Request) -> HTTPStatus | None:
        hosts, origins = request.headers.get_all("Host"), request.headers.get_all("Origin")
        host = hosts[0] if len(hosts) == 1 else ""
        if request.path.partition("?")[0] != "/ws":
            return HTTPStatus.NOT_FOUND
        if not local_host(host) or forwarded(name for name, _ in request.headers.raw_items()):
            return HTTPStatus.FORBIDDEN
        if len(origins) != 1 or origins[0] not in {f"{scheme}://{host}" for scheme in ORIGIN_SCHEMES}:
            return HTTPStatus.FORBIDDEN
        return None

    def _reject(self, status: HTTPStatus) -> None:
        if self._transport.is_closing():
            return
        self._protocol.send_response(self._protocol.reject(status, f"{status.phrase}\n"))
        self._flush()
        self._transport.close()

    # --- inbound ---------------------------------------------------------------------------------------------------

    def _hear(self, event: object) -> None:
        if not isinstance(event, Frame):
            return
        if event.opcode is Opcode.PONG:
            self._answered_ping = True
        elif event.opcode is Opcode.BINARY:
            self.close(wire.Closes.FRAME)
        elif event.opcode in (Opcode.TEXT, Opcode.CONT):
            self._parts += event.data
            if event.fin:
                data, self._parts = bytes(self._parts), bytearray()
                self._take(data)

    def _take(self, data: bytes) -> None:
        if self._ended:
            return
        step = self._machine.receive(data, self._world.clock.now_ms())
        if isinstance(step, End):
            self.close(step.close)
        elif isinstance(step, Say):
            self.send(wire.encode(step.frame))
        elif isinstance(step, Do):
            self._inbox.put_nowait(step.frame)
            if self._inbox.qsize() >= WAITING_FRAMES_MAX:
                self._transport.pause_reading()

    async def _work(self) -> None:
        """The frames of this socket, one after another, in order."""
        while not self._ended:
            frame = await self._inbox.get()
            if self._inbox.empty() and not self._transport.is_closing():
                self._transport.resume_reading()
            try:
                await self._do(frame)
            except StoreUnavailable:
                self._say_refused(Refused(code=Code.UNAVAILABLE), frame)
            except Exception as error:  # noqa: BLE001 - one frame's failure ends its socket, not the server
                _log.error("frame failed", verb=type(frame).__name__, error=type(error).__name__)
                self.close(wire.Closes.BROKEN)

    async def _do(self, frame: wire.ClientFrame) -> None:
        refused: Refused | None = None
        if isinstance(frame, wire.Hello):
            await self._greet()
        elif isinstance(frame, wire.OpenRoom):
            refused = await self._hub.follow(self, frame.room_id, frame.after_seq)
        elif isinstance(frame, wire.CloseRoom):
            self._hub.unfollow(self, frame.room_id)
        elif isinstance(frame, wire.Read):
            read_no = await chat.read_up_to(self._world, self.caller, frame.room_id, frame.seq)
            if read_no is not None:
                self._hub.has_read(self.caller.account.id, frame.room_id, read_no)
                await requests.seen(self._world, self.caller, frame.room_id, frame.seq)
        elif isinstance(frame, wire.Typing):
            await requests.typing(self._world, self.caller, frame.room_id)
        else:
            self._say_outcome(await self._say(frame), frame)
        if refused is not None:
            self._machine.rooms.discard(getattr(frame, "room_id", ""))
            self._say_refused(refused, frame)

    async def _greet(self) -> None:
        heads = await chat.heads_of(self._world, self.caller.account.id)
        listed = await rooms.listing(self._world, self.caller)
        if isinstance(listed, Refused):
            self.close(wire.Closes.NOT_IN)
            return
        hidden = self.viewer.hidden
        present = {room.id: self._hub.present(room.id, hidden) for room in listed if room.joined}
        seen = [structs.replace(room, present=present.get(room.id, 0)) for room in listed]
        welcome = wire.Welcome(
            protocol=wire.PROTOCOL_VERSION,
            account=self._world.person(self.caller.account),
            server_time_ms=self._world.clock.now_ms(),
            rooms=seen,
            asked=await requests.waiting(self._world, self.caller.account.id),
        )
        self._hub.add(self, seen, heads)
        # The hub hears of revoked sessions and blocks from here on; this finds what happened since the cookie was read.
        caller = await entry.recognise(self._world, self._token)
        if caller is None:
            self.close(wire.Closes.SIGNED_OUT)
            return
        self.see_as(caller)
        self.send(wire.encode(welcome))

    async def _say(self, frame: wire.Post | wire.Edit | wire.Remove) -> Outcome:
        peer = self._transport.get_extra_info("peername") or ("", 0)
        origin = Origin(address=str(peer[0]), port=int(peer[1]))
        if isinstance(frame, wire.Post):
            return await chat.post(self._world, self.caller, frame, origin)
        if isinstance(frame, wire.Edit):
            return await chat.edit(self._world, self.caller, frame, origin)
        return await chat.remove(self._world, self.caller, frame, origin)

    def _say_outcome(self, outcome: Outcome, frame: wire.ClientFrame) -> None:
        client_id = getattr(frame, "client_message_id", "")
        if isinstance(outcome, Posted):
            answer: wire.ServerFrame = wire.PostedFrame(
                client_message_id=client_id, message_id=outcome.message_id, seq=outcome.seq, at_ms=outcome.at_ms
            )
        elif isinstance(outcome, Held):
            answer = wire.HeldFrame(
                client_message_id=client_id,
                message_id=outcome.message_id,
                code=outcome.code,
                until_ms=outcome.until_ms,
                statement_id=outcome.statement_id,
            )
        else:
            answer = refusal(outcome, frame)
        self.send(wire.encode(answer))

    def _say_refused(self, refused: Refused, frame: wire.ClientFrame) -> None:
        self.send(wire.encode(refusal(refused, frame)))

    # --- outbound --------------------------------------------------------------------------------------------------

    def send(self, data: bytes) -> None:
        """Write one encoded frame; a reader too slow for it is closed and may resume."""
        if self._ended or self._transport.is_closing():
            return
        if self._transport.get_write_buffer_size() > BUFFER_BYTES_MAX:
            self.close(wire.Closes.SLOW)
            return
        self._transport.write(_head(len(data)) + data)

    def close(self, close: wire.Close) -> None:
        """Say why, then end; a browser that does not answer is cut off."""
        if self._ended:
            return
        self._ended = True
        if self._protocol.state is State.OPEN:
            self._protocol.send_close(close.code, close.reason)
            self._flush()
        loop = asyncio.get_running_loop()
        loop.call_later(CLOSE_MS / 1000, self._transport.abort)

    def _flush(self) -> None:
        for data in self._protocol.data_to_send():
            if not data:
                self._transport.close()  # how the sans-I/O protocol says that nothing more follows
            elif not self._transport.is_closing():
                self._transport.write(data)

    async def _keep_alive(self) -> None:
        """Ask whether the browser is there; end a socket that never said hello."""
        waited_ms = 0
        while not self._ended:
            await self._world.clock.sleep(1_000)
            waited_ms += 1_000
            if late := self._machine.tick(self._world.clock.now_ms()):
                self.close(late.close)
            elif waited_ms >= PING_MS:
                waited_ms = 0
                if not self._answered_ping:
                    self._transport.abort()
                    return
                self._answered_ping = False
                if self._protocol.state is not State.OPEN:
                    return
                self._protocol.send_ping(b"placette")
                self._flush()

    def _spawn(self, work: Any) -> None:  # noqa: ANN401 - any coroutine
        task: asyncio.Task[None] = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _head(size: int) -> bytes:
    """The head of an unmasked text frame (RFC 6455 section 5.2)."""
    if size < _SHORT:
        return bytes((0x81, size))
    if size < _LONG:
        return b"\x81\x7e" + size.to_bytes(2, "big")
    return b"\x81\x7f" + size.to_bytes(8, "big")


def _cookie(request: Request) -> str | None:
    try:
        jar = SimpleCookie(request.headers.get("Cookie", ""))
    except (CookieError, LookupError):
        return None
    return jar[SESSION_COOKIE].value if SESSION_COOKIE in jar else None
