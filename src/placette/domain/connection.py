"""One socket as a machine without I/O: frames and times go in, steps come out. No policy, no store.

Order: `hello` first, once, in time. Flow: a bounded number of frames wait. Limits: a steady rate with a burst for all
frames (past it the connection ends) and a slower one for texts (past it the text is refused and may be sent again).
"""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from placette import wire
from placette.model import Code, Record, Refused

HELLO_MS_MAX = 10_000
WAITING_FRAMES_MAX = 16


class Rate:
    """The generic cell rate algorithm: `burst` at once, then one each `interval_ms`."""

    def __init__(self, interval_ms: int, burst: int) -> None:
        self._interval_ms = interval_ms
        self._slack_ms = interval_ms * (burst - 1)
        self._due_ms = 0

    def wait_ms(self, now_ms: int) -> int:
        """0 and one cell is taken, or the milliseconds until one is free and none is taken."""
        due_ms = max(self._due_ms, now_ms)
        if due_ms - now_ms > self._slack_ms:
            return due_ms - now_ms - self._slack_ms
        self._due_ms = due_ms + self._interval_ms
        return 0


class Do(Record, frozen=True, kw_only=True):
    """Hand this frame to the service."""

    frame: wire.ClientFrame


class Say(Record, frozen=True, kw_only=True):
    """Answer this at once; the service need not know."""

    frame: wire.RefusedFrame


class End(Record, frozen=True, kw_only=True):
    """Close with this."""

    close: wire.Close


class Pass(Record, frozen=True, kw_only=True):
    """Nothing to do: a hint that came too soon after the last."""


Step: TypeAlias = Do | Say | End | Pass


class Connection:
    """The state of one socket: greeted or not, the rooms it follows, how fast it speaks."""

    FRAMES: ClassVar = (50, 60)  # one each 50 ms, 60 at once
    TEXTS: ClassVar = (1_000, 10)  # one a second, 10 at once
    TYPINGS: ClassVar = (2_500, 2)  # a hint each 3 s, and some slack

    def __init__(self, opened_ms: int) -> None:
        self._opened_ms = opened_ms
        self._greeted = False
        self._frames = Rate(*self.FRAMES)
        self._texts = Rate(*self.TEXTS)
        self._typings = Rate(*self.TYPINGS)
        self.rooms: set[str] = set()

    def receive(self, data: bytes, now_ms: int) -> Step:
        """What to do about one text frame's bytes."""
        if self._frames.wait_ms(now_ms):
            return End(close=wire.Closes.FLOOD)
        try:
            frame = wire.decode(data)
        except wire.FrameError:
            return End(close=wire.Closes.FRAME)
        if isinstance(frame, wire.Hello):
            return self._greet(frame)
        if not self._greeted:
            return End(close=wire.Closes.ORDER)
        if isinstance(frame, wire.Post | wire.Edit) and (wait_ms := self._texts.wait_ms(now_ms)):
            return Say(frame=refusal(Refused(code=Code.TOO_FAST, args={"wait_ms": wait_ms}), frame))
        if isinstance(frame, wire.Typing) and self._typings.wait_ms(now_ms):
            return Pass()
        if isinstance(frame, wire.OpenRoom | wire.CloseRoom):
            return self._follow(frame)
        return Do(frame=frame)

    def tick(self, now_ms: int) -> End | None:
        """Asked once in a while: ends a connection that never said hello."""
        if not self._greeted and now_ms - self._opened_ms > HELLO_MS_MAX:
            return End(close=wire.Closes.HELLO_LATE)
        return None

    def _greet(self, frame: wire.Hello) -> Step:
        if self._greeted:
            return End(close=wire.Closes.ORDER)
        if frame.protocol != wire.PROTOCOL_VERSION:
            return End(close=wire.Closes.VERSION)
        self._greeted = True
        return Do(frame=frame)

    def _follow(self, frame: wire.OpenRoom | wire.CloseRoom) -> Step:
        if isinstance(frame, wire.CloseRoom):
            self.rooms.discard(frame.room_id)
            return Do(frame=frame)
        if frame.room_id not in self.rooms and len(self.rooms) >= wire.ROOMS_OPEN_MAX:
            return Say(frame=refusal(Refused(code=Code.ROOMS_MAX, args={"max": wire.ROOMS_OPEN_MAX}), frame))
        self.rooms.add(frame.room_id)
        return Do(frame=frame)


def refusal(refused: Refused, frame: wire.ClientFrame) -> wire.RefusedFrame:
    """The refusal of `frame`, with whatever of it lets the client find what was refused."""
    return wire.RefusedFrame(
        client_message_id=getattr(frame, "client_message_id", None),
        room_id=getattr(frame, "room_id", None),
        code=refused.code,
        args=refused.args,
        retry=refused.retry,
        statement_id=refused.statement_id,
    )
