"""Talking: post, edit, remove, follow, look back. `post` is the way of a message from stop 3 to stop 6."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from placette import text, wire
from placette.domain import access
from placette.model import (
    BATCH_EVENTS_MAX,
    OUTING_DAYS_MAX,
    AccountId,
    BodyId,
    Card,
    Code,
    DirectMode,
    Event,
    Held,
    MessageId,
    MessageKind,
    MessageState,
    Origin,
    Outcome,
    Outing,
    Posted,
    Refused,
    RoomId,
    RoomKind,
    Ruling,
    Standing,
    StatementId,
    Surface,
    Verdict,
    Viewer,
)
from placette.service.world import DAY_MS
from placette.store import log, rooms, safety
from placette.store.vault import ORIGINS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from placette.service.people import Caller
    from placette.service.world import World
    from placette.store.vault import ScopeKey

PAGE_EVENTS = 50
RESUME_EVENTS_MAX = 500


async def post(world: World, caller: Caller, frame: wire.Post, origin: Origin) -> Outcome:
    """Say something in a room, once, however often it is sent."""
    who = caller.account.id
    standing, before = await world.database.read(log.facts, who, frame.room_id, frame.client_message_id)
    if before is not None:
        return await _answered(world, before, *_said(frame))
    if refused := _may_post(world, standing, frame.body):
        return refused
    if refused := _may_propose(world, standing, frame.outing):
        return refused
    verdict = await _judged(world, standing, who, frame)
    if isinstance(verdict, Refused):
        return verdict
    sent = await _sealed(world, caller, frame, frame.room_id, verdict, origin)
    return await _commit(world, sent, verdict, frame.body)


async def edit(world: World, caller: Caller, frame: wire.Edit, origin: Origin) -> Outcome:
    """Change one's own message: the new text goes the way of the first."""
    who = caller.account.id
    target = await world.database.read(log.kept, frame.message_id)
    room_id = target.room_id if target else RoomId("")
    standing, before = await world.database.read(log.facts, who, room_id, frame.client_message_id)
    if before is not None:
        return await _answered(world, before, *_said(frame))
    if refused := _may_change(caller, target):
        return refused
    if refused := access.write_text(standing, frame.body, world.moment()):
        return refused
    verdict = await _judged(world, standing, who, frame, room_id)
    if isinstance(verdict, Refused):
        return verdict
    sent = await _sealed(world, caller, frame, room_id, verdict, origin)
    return await _commit(world, sent, verdict, frame.body)


async def remove(world: World, caller: Caller, frame: wire.Remove, origin: Origin) -> Outcome:
    """Take one's own message out of sight at once; its sealed copy stays for the conversation's term (law L7)."""
    target = await world.database.read(log.kept, frame.message_id)
    room_id = target.room_id if target else RoomId("")
    _, before = await world.database.read(log.facts, caller.account.id, room_id, frame.client_message_id)
    if before is not None:
        return await _answered(world, before, *_said(frame))
    if refused := _may_change(caller, target):
        return refused
    sent = await _sealed(world, caller, frame, room_id, None, origin)
    return await _commit(world, sent, None, "")


async def follow(world: World, viewer: Viewer, room_id: str, after_seq: int | None) -> list[wire.Batch] | Refused:
    """What a client behind `after_seq` is missing, in batches; a reset when that is too far back or past retention.

    Who does not see everybody always gets a reset: the block may have come while they were away, and what their browser
    holds from before it must not stay.
    """
    head = await _readable(world, viewer, room_id)
    if isinstance(head, Refused):
        return head
    fresh = after_seq is None or not head.floor_seq <= after_seq <= head.last_seq
    fresh = fresh or await _blocked_since(world, viewer, room_id, after_seq or 0)
    if fresh or head.last_seq - (after_seq or 0) > RESUME_EVENTS_MAX:
        first = max(head.floor_seq, head.last_seq - PAGE_EVENTS) + 1
        newest = await batch(world, viewer, room_id, first, head.last_seq)
        return [structs.replace(newest, reset=True)]
    starts = range((after_seq or 0) + 1, head.last_seq + 1, BATCH_EVENTS_MAX)
    ends = [min(start + BATCH_EVENTS_MAX - 1, head.last_seq) for start in starts]
    missing = [await batch(world, viewer, room_id, first, last) for first, last in zip(starts, ends, strict=True)]
    return [structs.replace(one, more=index < len(missing) - 1) for index, one in enumerate(missing)]


async def history(world: World, viewer: Viewer, room_id: str, before_seq: int) -> wire.Batch | Refused:
    """The page of events before `before_seq`; it starts the log when `first_seq` is 1, and says reset at retention."""
    head = await _readable(world, viewer, room_id)
    if isinstance(head, Refused):
        return head
    last = min(before_seq - 1, head.last_seq)
    first = max(head.floor_seq + 1, last - PAGE_EVENTS + 1)
    page = await batch(world, viewer, room_id, first, last)
    return structs.replace(page, reset=head.floor_seq > 0 and first == head.floor_seq + 1)


async def batch(world: World, viewer: Viewer, room_id: str, first_seq: int, last_seq: int) -> wire.Batch:
    """The range as this reader may see it. For readers whom `follow` let in."""
    key = await world.vault.key(room_id)
    found = await world.database.read(log.events, room_id, first_seq, last_seq)
    events = [_opened(key, sealed, viewer) for sealed in found]
    seen = [event for event in events if access.may_see(viewer, event)]
    return wire.Batch(room_id=room_id, first_seq=first_seq, last_seq=last_seq, events=seen)


async def read_up_to(world: World, caller: Caller, room_id: str, seq: int) -> int | None:
    """Move the read position forward; the new count of messages read, or None when nothing moved."""
    return await world.database.write(rooms.read_up_to, caller.account.id, room_id, seq)


async def heads(world: World, directs: Sequence[str] = ()) -> list[rooms.Head]:
    """Where each room's log stands, and these conversations': what the hub compares with what it sent."""
    return await world.database.read(rooms.heads, directs)


async def heads_of(world: World, account_id: str) -> list[rooms.Head]:
    """Where each room's log stands that this person may find."""
    return await world.database.read(rooms.heads_of, account_id)


async def head(world: World, room_id: str) -> rooms.Head | None:
    """Where one room's log stands."""
    return await world.database.read(rooms.head, room_id)


def _settle(connection: Connection, world: World, sent: log.Sent, verdict: Verdict | None, body: str) -> Outcome:
    """Stop 5: ask access again on facts read in here, then keep the text as published, held or refused."""
    standing, before = log.facts(connection, sent.author_id, sent.room_id, sent.client_message_id)
    if standing is not None and standing.kind is RoomKind.DIRECT:
        log.take_room(connection, sent.room_id)  # what pauses or ends it waits, or has ended it: ask again
        standing, before = log.facts(connection, sent.author_id, sent.room_id, sent.client_message_id)
    if before is not None:
        return _answer_again(connection, before, sent.digest)
    if refused := _still_may(connection, world, sent, standing, body):
        return refused
    if sent.verdict == log.UNEXAMINED and (standing is None or standing.mode is not DirectMode.REPORT_ONLY):
        return Refused(code=Code.UNAVAILABLE)  # law L2: nothing goes out unjudged but where both know it
    if verdict is None or verdict.ruling == Ruling.ALLOW:
        change = sent.target_id
        place = log.publish(connection, sent) if change is None else log.publish_change(connection, sent, change)
        return Posted(message_id=change or sent.id, seq=place.seq, at_ms=sent.at_ms)
    holds = verdict.ruling == Ruling.HOLD
    until_ms = _held_until(world, sent.at_ms) if holds else sent.at_ms + world.settings.contest_days * DAY_MS
    log.set_aside(connection, sent, MessageState.HELD if holds else MessageState.REFUSED, until_ms)
    statement = _statement(world, sent, verdict)
    safety.insert_statement(connection, statement)
    if holds:
        return Held(message_id=sent.id, code=statement.code, until_ms=until_ms, statement_id=statement.id)
    return Refused(code=statement.code, statement_id=statement.id)


def _held_until(world: World, at_ms: int) -> int:
    """Until when a person has time to read it: counted from the next opening, since nobody reads before."""
    return (world.opens_ms() or at_ms) + world.settings.held_hours * 3_600_000


def _may_post(world: World, standing: Standing | None, body: str) -> Refused | None:
    return access.post(standing, body, world.moment())


def _may_propose(world: World, standing: Standing | None, draft: wire.OutingDraft | None) -> Refused | None:
    if draft is None or standing is None:
        return None
    outing = Outing(day=draft.day, place=text.display(draft.place), seats=draft.seats)
    # What is proposed is gone with its message, so that its day must come before.
    days = min(OUTING_DAYS_MAX, world.settings.retention_days - 1)
    return access.propose(outing, standing.kind, world.today(), world.today(days))


def _may_change(caller: Caller, target: log.Kept | None) -> Refused | None:
    if target is None or target.kind != MessageKind.POST:
        return access.change(None, None, caller.account.id)
    return access.change(target.author_id, target.state, caller.account.id)


def _still_may(
    connection: Connection, world: World, sent: log.Sent, standing: Standing | None, body: str
) -> Refused | None:
    if sent.kind == MessageKind.POST:
        return _may_post(world, standing, body)
    target = log.kept(connection, sent.target_id or "")
    away = standing is not None and standing.kind is RoomKind.DIRECT and not standing.inside
    if target is None or away:
        return access.change(None, None, sent.author_id)
    if refused := access.change(target.author_id, target.state, sent.author_id):
        return refused
    if sent.kind == MessageKind.EDIT:
        return access.write_text(standing, body, world.moment())
    return None


async def _judged(
    world: World, standing: Standing | None, who: str, frame: wire.Post | wire.Edit, room_id: str | None = None
) -> Verdict | Refused | None:
    """Stop 4. None is for a conversation that the law lets nobody examine: both were told (law L2)."""
    if standing is not None and standing.mode is DirectMode.REPORT_ONLY:
        return None
    surface = Surface.ROOM if standing is None or standing.direct is None else Surface.DIRECT
    words = text.display(frame.body)
    key = await world.vault.key(room_id or getattr(frame, "room_id", ""))
    place = await _place(world, key, frame)
    if place is not None:
        surface, words = Surface.OUTING, f"{words}\n{place}"
    # Names this nudge: of this person, here, for exactly this text. Nothing need be kept to know it again.
    nudge_id = key.name("nudge", who, *_said(frame))
    verdict = await world.verdict(surface, words, nudged=frame.verdict_id == nudge_id)
    if verdict.ruling == Ruling.NUDGE:
        return Refused(code=verdict.code or Code.NUDGE, args={"verdict_id": nudge_id})
    return verdict


async def _place(world: World, key: ScopeKey, frame: wire.Post | wire.Edit) -> str | None:
    """The place of the outing that these words propose, or of the one that they change."""
    if isinstance(frame, wire.Post):
        return None if frame.outing is None else text.display(frame.outing.place)
    found = await world.database.read(log.sealed_outing, frame.message_id)
    return None if found is None else key.open(f"{frame.message_id} place", found.place)


def _said(frame: wire.Post | wire.Edit | wire.Remove) -> tuple[str, ...]:
    """What a client id stands for: sent again with anything else, it is a conflict."""
    if isinstance(frame, wire.Post):
        outing = frame.outing
        return (frame.body,) if outing is None else (frame.body, outing.day, outing.place, str(outing.seats))
    return ("" if isinstance(frame, wire.Remove) else frame.body), frame.message_id


async def _sealed(  # noqa: PLR0913 - the parts of one thing sent
    world: World,
    caller: Caller,
    frame: wire.Post | wire.Edit | wire.Remove,
    room_id: str,
    verdict: Verdict | None,
    origin: Origin,
) -> log.Sent:
    key = await world.vault.key(room_id)
    origins = await world.vault.key(ORIGINS)
    message_id = MessageId(world.ids.new())
    body_id = None if isinstance(frame, wire.Remove) else BodyId(world.ids.new())
    body = "" if isinstance(frame, wire.Remove) else frame.body
    at_ms = world.clock.now_ms()
    return log.Sent(
        id=message_id,
        kind=_KINDS[type(frame)],
        target_id=None if isinstance(frame, wire.Post) else MessageId(frame.message_id),
        room_id=RoomId(room_id),
        author_id=AccountId(caller.account.id),
        client_message_id=frame.client_message_id,
        digest=key.digest(*_said(frame)),
        body_id=body_id,
        sealed=None if body_id is None else key.seal(body_id, text.display(body)),
        origin=origins.seal(message_id, f"{origin.address} {origin.port} {at_ms}"),
        at_ms=at_ms,
        verdict=_kept_verdict(frame, verdict),
        cards=() if verdict is None else _cards(verdict),
        outing=_sealed_outing(key, message_id, frame),
    )


_KINDS = {wire.Post: MessageKind.POST, wire.Edit: MessageKind.EDIT, wire.Remove: MessageKind.REMOVE}
_CARD = "card:"


def _kept_verdict(frame: wire.Post | wire.Edit | wire.Remove, verdict: Verdict | None) -> str | None:
    if isinstance(frame, wire.Remove):
        return None
    return log.UNEXAMINED if verdict is None else verdict.ruling.value


def _cards(verdict: Verdict) -> tuple[Card, ...]:
    return tuple(Card(one.removeprefix(_CARD)) for one in verdict.effects if one.startswith(_CARD))


def _sealed_outing(
    key: ScopeKey, message_id: str, frame: wire.Post | wire.Edit | wire.Remove
) -> log.SealedOuting | None:
    if not isinstance(frame, wire.Post) or frame.outing is None:
        return None
    place = key.seal(f"{message_id} place", text.display(frame.outing.place).strip())
    return log.SealedOuting(frame.outing.day, frame.outing.seats, place)


def _statement(world: World, sent: log.Sent, verdict: Verdict) -> safety.Statement:
    return safety.Statement(
        id=StatementId(world.ids.new()),
        account_id=sent.author_id,
        message_id=sent.id,
        decision=verdict.ruling.value,
        code=verdict.code or Code.JUDGE_BROKEN,
        rules=verdict.rules,
        effects=verdict.effects,
        policy_version=verdict.policy_version,
        automated_detection=True,
        automated_decision=True,
        at_ms=sent.at_ms,
    )


async def _commit(world: World, sent: log.Sent, verdict: Verdict | None, body: str) -> Outcome:
    """Stops 5 and 6: the transaction, then the hint. Who was overtaken by their own retry is answered as it was."""
    try:
        outcome = await world.database.write(_settle, world, sent, verdict, body)
    except log.AlreadySent:
        _, before = await world.database.read(log.facts, sent.author_id, sent.room_id, sent.client_message_id)
        if before is None:
            return Refused(code=Code.UNAVAILABLE)
        return await world.database.read(_answer_again, before, sent.digest)
    if isinstance(outcome, Posted):
        world.tell("room", room_id=sent.room_id, seq=outcome.seq)
    return outcome


async def _answered(world: World, before: log.Kept, *parts: str) -> Outcome:
    """The answer to a retry, known by the digest of what was sent."""
    key = await world.vault.key(before.room_id)
    return await world.database.read(_answer_again, before, key.digest(*parts))


def _answer_again(connection: Connection, before: log.Kept, digest: bytes) -> Outcome:
    """The answer the first sending got, as it stands now; `conflict` when the text is another one."""
    if before.digest != digest:
        return Refused(code=Code.CONFLICT)
    if before.seq is not None:
        return Posted(message_id=before.target_id or before.id, seq=before.seq, at_ms=before.at_ms)
    why = log.reasons(connection, before.id)
    if why is None:
        return Refused(code=Code.MESSAGE_UNKNOWN)
    if before.state == MessageState.HELD:
        return Held(message_id=before.id, code=why.code, until_ms=before.until_ms or 0, statement_id=why.id)
    return Refused(code=why.code, statement_id=why.id)


async def _blocked_since(world: World, viewer: Viewer, room_id: str, after_seq: int) -> bool:
    """Whether a block came after what this browser holds: it then forgets it all, and gets what it may see."""
    return bool(viewer.hidden) and await world.database.read(log.blocked_since, viewer.account_id, room_id, after_seq)


async def _readable(world: World, viewer: Viewer, room_id: str) -> rooms.Head | Refused:
    standing = await world.database.read(rooms.standing, viewer.account_id, room_id)
    if refused := access.follow_room(standing, world.today()):
        return refused
    head = await world.database.read(rooms.head, room_id)
    return head or Refused(code=Code.ROOM_UNKNOWN)


def _opened(key: ScopeKey, sealed: log.SealedEvent, viewer: Viewer) -> Event:
    body = None if sealed.sealed is None or sealed.body_id is None else key.open(sealed.body_id, sealed.sealed)
    outing = sealed.outing
    return Event(
        seq=sealed.seq,
        kind=sealed.kind,
        message_id=sealed.message_id,
        author_id=sealed.author_id,
        nickname=sealed.nickname,
        scripted=sealed.scripted,
        at_ms=sealed.at_ms,
        body=body,
        host=sealed.host,
        cards=() if body is None else access.cards_for(viewer, sealed.author_id, sealed.cards),
        outing=None
        if outing is None or body is None
        else Outing(day=outing.day, place=key.open(f"{sealed.message_id} place", outing.place), seats=outing.seats),
    )
