"""Stop 7: who follows which room, and what each of them has been sent. The store is the truth, hints only wake us.

A quiet room's event goes out at once; a busy room's events leave together, one tick after another. What a hint lost
is found by the sweep, a second later at most.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

import msgspec
import structlog
from msgspec import structs

from placette import wire
from placette.model import (
    BATCH_EVENTS_MAX,
    AccountId,
    MessageState,
    Person,
    Refused,
    RoomId,
    RoomKind,
    Viewer,
)
from placette.service import chat, entry, people, requests, rooms

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence
    from typing import Any

    from placette.service.people import Caller
    from placette.service.world import World

SLICE_SOCKETS = 500
TICK_MS_MIN, TICK_MS_MAX = 10, 30
SWEEP_MS = 1_000
BREATHE_SWEEPS = 15  # rooms by place rest and wake every so many sweeps
PEOPLE_MAX = 200
UNREAD_MAX = 100
_log = structlog.get_logger()


class Socket(Protocol):
    """What the hub needs of a live connection."""

    @property
    def caller(self) -> Caller:
        """Who is behind it."""
        ...

    @property
    def viewer(self) -> Viewer:
        """The same person as a reader."""
        ...

    def see_as(self, caller: Caller) -> None:
        """Read from now on as this person stands now: other blocks, another place, other choices."""
        ...

    def send(self, data: bytes) -> None:
        """Write one encoded frame; a reader too slow for it is closed."""
        ...

    def close(self, close: wire.Close) -> None:
        """End the connection."""
        ...


class Head(Protocol):
    """Where a room's log stands, as the service tells it."""

    @property
    def room_id(self) -> RoomId:
        """Which room."""
        ...

    @property
    def last_seq(self) -> int:
        """Its newest event."""
        ...

    @property
    def last_no(self) -> int:
        """How many messages it has had."""
        ...


class _Feed:
    """One room on this node: its followers with the last seq sent to each."""

    def __init__(self, sent_seq: int) -> None:
        self.followers: dict[Socket, int] = {}
        self.sent_seq = sent_seq
        self.due_seq = sent_seq
        self.task: asyncio.Task[None] | None = None
        self.sent_ms = 0
        self.tick_ms = TICK_MS_MIN
        self.people_changed = True


class _Unread:
    """What one socket has not read of a joined room: `count` when the room's last number was `no`."""

    def __init__(self, count: int, no: int) -> None:
        self.count = count
        self.no = no
        self.told_no = no
        self.told = count


class Hub:
    """Every live socket of this node."""

    def __init__(self, world: World) -> None:
        """Nothing runs before `start`."""
        self._world = world
        self._feeds: dict[str, _Feed] = {}
        self._opening: set[tuple[Socket, str]] = set()
        self._sockets: set[Socket] = set()
        self._joined: dict[str, dict[Socket, _Unread]] = {}
        self._residents: dict[str, list[Person]] = {}
        self._resident_cells: dict[AccountId, str] = {}
        self._directs: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._hinted: dict[str, int] = {}
        self._control = 0
        self._breathing = False
        self._turns: dict[Socket, asyncio.Lock] = {}

    def set_residents(self, residents: dict[str, list[Person]], cells: dict[AccountId, str]) -> None:
        """People who are here without a socket: the demonstration's marked scripts, by room, and their cells."""
        self._residents, self._resident_cells = residents, cells

    def online(self) -> frozenset[AccountId]:
        """Everyone who is here now and shows it."""
        here = {one.caller.account.id for one in self._sockets if one.caller.account.choices.presence}
        return frozenset(here | self._resident_cells.keys())

    def hosts(self, hidden: frozenset[AccountId] = frozenset()) -> list[str]:
        """The role names of the hosts who are here now and show it, as someone sees who does not see these."""
        here = [one.caller.account for one in self._sockets]
        return sorted({one.nickname for one in here if one.host and one.choices.presence and one.id not in hidden})

    async def start(self) -> None:
        """Listen to the bus, and sweep."""
        self._control = await entry.last_control(self._world)
        self._world.bus.subscribe("room", self._on_room)
        self._world.bus.subscribe("settled", self._on_settled)
        self._world.bus.subscribe("answered", self._on_answered)
        self._world.bus.subscribe("revoked", self._on_revoked)
        self._world.bus.subscribe("seat", self._on_seat)
        self._world.bus.subscribe("frame", self._on_frame)
        self._world.bus.subscribe("view", self._on_view)
        self._world.bus.subscribe("hidden", self._on_hidden)
        self._world.bus.subscribe("person", self._on_person)
        self._spawn(self._sweep())

    async def stop(self) -> None:
        """Stop sweeping; sockets are closed by the server."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def add(self, socket: Socket, rooms: list[wire.RoomView], heads: Sequence[Head]) -> None:
        """A connection was greeted; `rooms` as its person finds them, `heads` read just before."""
        self._sockets.add(socket)
        numbers = {head.room_id: head.last_no for head in heads}
        for room in rooms:
            if room.kind is RoomKind.DIRECT:
                self._directs.add(room.id)
            if room.joined and not room.muted:
                self._joined.setdefault(room.id, {})[socket] = _Unread(room.unread, numbers.get(RoomId(room.id), 0))

    def has_read(self, account_id: str, room_id: str, read_no: int) -> None:
        """Someone has read a room up to `read_no`: all their sockets count from there."""
        for socket, unread in self._joined.get(room_id, {}).items():
            if socket.caller.account.id == account_id:
                unread.count, unread.no, unread.told = 0, read_no, 0

    def remove(self, socket: Socket) -> None:
        """A connection ended."""
        self._sockets.discard(socket)
        self._turns.pop(socket, None)
        for room_id, joined in list(self._joined.items()):
            joined.pop(socket, None)
            if not joined:
                del self._joined[room_id]
                if room_id not in self._feeds:
                    self._directs.discard(room_id)
        for room_id in list(self._feeds):
            self.unfollow(socket, room_id)

    def present(self, room_id: str, hidden: frozenset[AccountId] = frozenset()) -> int:
        """How many people are in a room now, as someone sees who does not see these."""
        return len(self._people(room_id, hidden))

    async def follow(self, socket: Socket, room_id: str, after_seq: int | None) -> Refused | None:
        """Send what the socket is missing, then keep it sent. Batches may overlap, never leave a gap."""
        position, opening = after_seq, (socket, room_id)
        if room_id not in self._feeds:
            await self._learn(socket, room_id)
        try:
            while True:
                self._opening.add(opening)
                viewer = socket.viewer
                found = await chat.follow(self._world, viewer, room_id, position)
                if isinstance(found, Refused):
                    return found
                if socket.viewer.hidden != viewer.hidden:
                    position = None  # a block came while we read: nothing of it may stay on the screen
                    continue
                for batch in found:
                    socket.send(wire.encode(batch))
                    position = batch.last_seq
                feed = self._feeds.get(room_id)
                if opening in self._opening and (feed is None or feed.sent_seq <= (position or 0)):
                    break
        finally:
            self._opening.discard(opening)
        if socket not in self._sockets:
            return None
        feed = self._feeds.setdefault(room_id, _Feed(position or 0))
        feed.followers[socket] = position or 0
        feed.people_changed = True
        self._wake(room_id, self._hinted.get(room_id, 0))  # what was hinted while we read
        return None

    def unfollow(self, socket: Socket, room_id: str) -> None:
        """Send no more of this room; a reading under way asks again whether it may."""
        self._opening.discard((socket, room_id))
        feed = self._feeds.get(room_id)
        if feed is None or feed.followers.pop(socket, None) is None:
            return
        feed.people_changed = True
        if not feed.followers and feed.task is None:
            del self._feeds[room_id]

    async def _learn(self, socket: Socket, room_id: str) -> None:
        """Whether a room nobody here follows yet is a conversation: the hint that it opened may have been lost."""
        if room_id not in self._directs:
            seen = await rooms.view(self._world, socket.caller, room_id)
            if seen is not None and seen.kind is RoomKind.DIRECT:
                self._directs.add(room_id)

    # --- hints -----------------------------------------------------------------------------------------------------

    def _on_room(self, payload: bytes) -> None:
        hint = msgspec.json.decode(payload)
        self._wake(hint["room_id"], hint["seq"])

    def _on_settled(self, payload: bytes) -> None:
        hint = msgspec.json.decode(payload)
        told = hint["frame"] | {"state": MessageState(hint["frame"]["state"])}
        told.pop("type", None)
        self._send_to(hint["account_id"], wire.encode(wire.Settled(**told)))

    def _on_answered(self, payload: bytes) -> None:
        hint = msgspec.json.decode(payload)
        self._send_to(hint["account_id"], wire.encode(wire.Answered(number=hint["number"])))

    def _on_revoked(self, payload: bytes) -> None:
        self._revoke(msgspec.json.decode(payload)["session_id"])

    def _on_seat(self, payload: bytes) -> None:
        """Someone joined, left or muted a room: their sockets count it, or not, and stop following what they left."""
        hint = msgspec.json.decode(payload)
        for socket in [one for one in self._sockets if one.caller.account.id == hint["account_id"]]:
            counts = self._joined.setdefault(hint["room_id"], {})
            counts.pop(socket, None)
            if hint["counted"]:
                counts[socket] = _Unread(hint["unread"], hint["no"])
            if not hint["inside"]:
                self.unfollow(socket, hint["room_id"])

    def _on_frame(self, payload: bytes) -> None:
        hint = msgspec.json.decode(payload)
        self._send_to(hint["account_id"], msgspec.json.encode(hint["frame"]))

    def _on_view(self, payload: bytes) -> None:
        hint = msgspec.json.decode(payload)
        for socket in self._of(hint["account_id"]):
            self._spawn(self._guarded(self._tell_view(socket, hint["room_id"])))

    def _on_hidden(self, payload: bytes) -> None:
        self._look_again(msgspec.json.decode(payload)["account_id"])

    def _on_person(self, payload: bytes) -> None:
        self._look_again(msgspec.json.decode(payload)["account_id"], anew=False)

    def _of(self, account_id: str) -> list[Socket]:
        return [one for one in self._sockets if one.caller.account.id == account_id]

    def _send_to(self, account_id: str, data: bytes) -> None:
        for socket in self._of(account_id):
            socket.send(data)

    def _look_again(self, account_id: str, *, anew: bool = True) -> None:
        for socket in self._of(account_id):
            self._spawn(self._guarded(self._refresh(socket, anew=anew)))

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 - a hint that failed; the next one, or a reconnect, heals it
            _log.warning("hint not followed", error=type(error).__name__)

    async def _tell_view(self, socket: Socket, room_id: str) -> None:
        """Tell one socket how its person finds a room now; a room that is no longer theirs is followed no longer.

        One after the other for each socket: of two hints, what was read last is told last.
        """
        async with self._turns.setdefault(socket, asyncio.Lock()):
            await self._look_and_tell(socket, room_id)

    async def _look_and_tell(self, socket: Socket, room_id: str) -> None:
        seen = await rooms.view(self._world, socket.caller, room_id)
        if seen is None or not seen.joined:
            self._joined.get(room_id, {}).pop(socket, None)
            self.unfollow(socket, room_id)
        if seen is None:
            socket.send(wire.encode(wire.Gone(room_id=room_id)))
            return
        if seen.kind is RoomKind.DIRECT:
            self._directs.add(seen.id)
        if seen.joined and not seen.muted and socket in self._sockets:
            counts = self._joined.setdefault(room_id, {})
            if socket not in counts:
                head = await chat.head(self._world, room_id)
                counts[socket] = _Unread(seen.unread, 0 if head is None else head.last_no)
        present = self.present(room_id, socket.viewer.hidden) if seen.joined else 0
        socket.send(wire.encode(wire.RoomFrame(room=structs.replace(seen, present=present))))

    async def _refresh(self, socket: Socket, *, anew: bool) -> None:
        """After a block or its end, a move, a choice: read as one may now, and after a block send all of it `anew`.

        The newest page of every followed room then replaces what the browser holds, and a conversation that ended with
        a block is gone, so that nothing of whom one no longer sees is left on the screen.
        """
        caller = await entry.stands(self._world, socket.caller)
        if caller is None or socket not in self._sockets:
            return
        before, now = socket.caller.account, caller.account
        looks_new = self._world.person(now) != self._world.person(before)
        looks_new |= now.choices.presence != before.choices.presence
        socket.see_as(caller)
        for room_id in [one for one in self._directs if self._holds(socket, one)]:
            if await rooms.view(self._world, caller, room_id) is None:
                await self._tell_view(socket, room_id)
        for room_id, feed in list(self._feeds.items()):
            if socket not in feed.followers:
                continue
            feed.people_changed |= looks_new  # a badge, a place, being here at all: the others see it too
            if anew:
                await self._send_anew(socket, room_id, feed)
        socket.send(wire.encode(wire.Asked(waiting=await requests.waiting(self._world, now.id))))

    async def _send_anew(self, socket: Socket, room_id: str, feed: _Feed) -> None:
        found = await chat.follow(self._world, socket.viewer, room_id, None)
        if isinstance(found, Refused):
            self.unfollow(socket, room_id)
            return
        for batch in found:
            socket.send(wire.encode(batch))
            feed.followers[socket] = max(feed.followers.get(socket, 0), batch.last_seq)
        if room_id not in self._directs:
            socket.send(wire.encode(self._presence(room_id, socket.viewer.hidden)))

    def _holds(self, socket: Socket, room_id: str) -> bool:
        feed = self._feeds.get(room_id)
        return socket in self._joined.get(room_id, {}) or (feed is not None and socket in feed.followers)

    def _revoke(self, session_id: str) -> None:
        for socket in [one for one in self._sockets if one.caller.session.id == session_id]:
            socket.close(wire.Closes.SIGNED_OUT)

    # --- feeds -----------------------------------------------------------------------------------------------------

    def _wake(self, room_id: str, seq: int) -> None:
        self._hinted[room_id] = max(seq, self._hinted.get(room_id, 0))
        feed = self._feeds.get(room_id)
        if feed is None or seq <= feed.sent_seq:
            return
        feed.due_seq = max(feed.due_seq, seq)
        if feed.task is None:
            feed.task = self._spawn(self._pump(room_id, feed))

    async def _pump(self, room_id: str, feed: _Feed) -> None:
        """Send until nothing is due: at once when the room was quiet, then tick by tick."""
        try:
            while feed.sent_seq < feed.due_seq and feed.followers:
                quiet_ms = self._world.clock.now_ms() - feed.sent_ms
                busy = quiet_ms < feed.tick_ms
                if busy:
                    await self._world.clock.sleep(feed.tick_ms - quiet_ms)
                feed.tick_ms = min(TICK_MS_MAX, feed.tick_ms + TICK_MS_MIN) if busy else TICK_MS_MIN
                await self._send_range(room_id, feed)
                feed.sent_ms = self._world.clock.now_ms()
        except Exception as error:  # noqa: BLE001 - the sweep wakes this room again
            _log.warning("room not sent", error=type(error).__name__)
        finally:
            feed.task = None
            if not feed.followers:
                self._feeds.pop(room_id, None)

    async def _send_range(self, room_id: str, feed: _Feed) -> None:
        first, last = feed.sent_seq + 1, min(feed.due_seq, feed.sent_seq + BATCH_EVENTS_MAX)
        groups: dict[tuple[frozenset[AccountId], str], list[Socket]] = {}
        for socket, position in feed.followers.items():
            if position < last:
                groups.setdefault(self._reads_as(socket, room_id), []).append(socket)
        encoded: list[tuple[bytes, list[Socket]]] = []
        for sockets in groups.values():
            batch = await chat.batch(self._world, sockets[0].viewer, room_id, first, last)
            encoded.append((wire.encode(batch), sockets))
        feed.sent_seq = last
        for data, sockets in encoded:
            for start in range(0, len(sockets), SLICE_SOCKETS):
                for socket in sockets[start : start + SLICE_SOCKETS]:
                    if feed.followers.get(socket, last) < last:
                        feed.followers[socket] = last
                        socket.send(data)
                await asyncio.sleep(0)

    def _reads_as(self, socket: Socket, room_id: str) -> tuple[frozenset[AccountId], str]:
        """Who reads the same: those who hide the same people; in a conversation, whose cards differ, each alone."""
        viewer = socket.viewer
        return viewer.hidden, viewer.account_id if room_id in self._directs else ""

    # --- what time brings ------------------------------------------------------------------------------------------

    async def _sweep(self) -> None:
        turn = 0
        while True:
            await self._world.clock.sleep(SWEEP_MS)
            turn += 1
            try:
                await self._obey()
                await self._end_overdue()
                await self._catch_up(tell=turn % 2 == 0)
                if turn % 2 == 0:
                    self._tell_presence()
                if turn % BREATHE_SWEEPS == 0 and not self._breathing:
                    self._breathing = True
                    self._spawn(self._guarded(self._breathe_once()))
            except Exception as error:  # noqa: BLE001 - the next sweep tries again
                _log.warning("sweep failed", error=type(error).__name__)

    async def _obey(self) -> None:
        for control in await entry.controls(self._world, self._control):
            self._control = control.no
            if control.kind == "session_revoked":
                self._revoke(control.subject)
            elif control.kind == people.HIDDEN_CONTROL:
                for account_id in control.subject.split():
                    self._look_again(account_id)

    async def _breathe_once(self) -> None:
        try:
            await self._breathe()
        finally:
            self._breathing = False

    async def _breathe(self) -> None:
        """Rooms by place rest and wake with who is here; everyone of the département, or who is inside, is told."""
        cells = {one.caller.account.id: one.caller.account.cell for one in self._sockets} | self._resident_cells
        present: dict[str, int] = {}
        for cell in cells.values():
            if self._world.places.cell(cell) is not None:
                present[cell] = present.get(cell, 0) + 1
        for room_id, slug in await rooms.breathe(self._world, present):
            inside = self._joined.get(room_id, {})
            for socket in list(self._sockets):
                if socket in inside or rooms.is_near(self._world, socket.caller.account, slug):
                    await self._tell_view(socket, room_id)

    async def _end_overdue(self) -> None:
        """Law L1: a socket lives no longer than its session, or than the proof of its person."""
        now_ms, today = self._world.clock.now_ms(), self._world.today()
        for socket in list(self._sockets):
            if socket.caller.session.expires_ms <= now_ms:
                socket.close(wire.Closes.SIGNED_OUT)
            elif (socket.caller.account.proof_until or "") < today and await entry.standing_refusal(
                self._world, socket.caller
            ):
                socket.close(wire.Closes.NOT_IN)

    async def _catch_up(self, *, tell: bool) -> None:
        watched = self._feeds.keys() | {room_id for _, room_id in self._opening}
        self._hinted = {room_id: seq for room_id, seq in self._hinted.items() if room_id in watched}
        heads = await chat.heads(self._world, sorted(self._directs))
        for head in heads:
            if head.room_id in self._feeds:
                self._wake(head.room_id, head.last_seq)
        if tell:
            await self._tell_unread(heads)

    async def _tell_unread(self, heads: Sequence[Head]) -> None:
        for head in heads:
            feed = self._feeds.get(head.room_id)
            for socket, unread in list(self._joined.get(head.room_id, {}).items()):
                if unread.told_no == head.last_no or (feed is not None and socket in feed.followers):
                    continue
                unread.told_no = head.last_no
                count = max(0, min(UNREAD_MAX, unread.count + head.last_no - unread.no))
                if socket.viewer.hidden:
                    # A difference of numbers would count what this person may not see: one by one, and only news.
                    seen = await rooms.unread(self._world, socket.caller.account.id, head.room_id)
                    if seen == unread.told:
                        continue
                    count = unread.told = seen
                socket.send(wire.encode(wire.Unread(room_id=head.room_id, last_seq=head.last_seq, unread=count)))

    def _tell_presence(self) -> None:
        for room_id, feed in self._feeds.items():
            if room_id in self._directs:
                continue  # who looks at a conversation, and when, is told by nothing but receipts
            if feed.people_changed:
                feed.people_changed = False
                encoded: dict[frozenset[AccountId], bytes] = {}
                for socket in list(feed.followers):
                    hidden = socket.viewer.hidden
                    if hidden not in encoded:
                        encoded[hidden] = wire.encode(self._presence(room_id, hidden))
                    socket.send(encoded[hidden])

    def _presence(self, room_id: str, hidden: frozenset[AccountId]) -> wire.Presence:
        return wire.Presence(room_id=room_id, people=self._people(room_id, hidden))

    def _people(self, room_id: str, hidden: frozenset[AccountId]) -> list[Person]:
        """Who is here and shows it; of a conversation, nobody."""
        feed = None if room_id in self._directs else self._feeds.get(room_id)
        people_here = {one.id: one for one in self._residents.get(room_id, [])}
        if feed is not None:
            seen = [one.caller.account for one in feed.followers if one.caller.account.choices.presence]
            people_here |= {one.id: self._world.person(one) for one in seen}
        return [one for one in people_here.values() if one.id not in hidden][:PEOPLE_MAX]

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
