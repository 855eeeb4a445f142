"""Contact requests and direct conversations (law L3): ask, answer, pause, leave, block, safe exit, a copy to keep."""

from __future__ import annotations

import base64
import datetime as dt
import json
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from placette import wire
from placette.domain import access, requests
from placette.model import (
    ASK_AGAIN_DAYS,
    ASKS_PENDING_MAX,
    ASKS_PER_DAY_MAX,
    BATCH_EVENTS_MAX,
    About,
    AccountId,
    AskAnswer,
    AskId,
    AskState,
    Code,
    DirectMode,
    DirectState,
    EventKind,
    Refused,
    ReportReason,
    Room,
    RoomId,
    RoomKind,
)
from placette.service import chat, safety
from placette.service import people as persons
from placette.service import rooms as seats
from placette.service.world import DAY_MS
from placette.store import log, people, rooms
from placette.store import requests as asks

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from placette.service.people import Caller
    from placette.service.world import World
    from placette.store.people import Account
    from placette.store.safety import Report, SealedWords

MONTH_MS = ASK_AGAIN_DAYS * DAY_MS
_ANSWERS = {AskAnswer.ACCEPT: AskState.ACCEPTED, AskAnswer.LATER: AskState.LATER, AskAnswer.DECLINE: AskState.DECLINED}


# --- contact requests -------------------------------------------------------------------------------------------------


async def ask(world: World, caller: Caller, request: wire.AskRequest) -> wire.AskBudget | Refused:
    """Send a contact request, unless it may not be."""
    if (request.room_id is None) == (request.intention is None):
        return Refused(code=Code.REQUEST_INVALID)
    asked = asks.Ask(
        AskId(world.ids.new()),
        caller.account.id,
        AccountId(request.to),
        request.opener,
        None if request.room_id is None else RoomId(request.room_id),
        request.intention,
        request.mode,
        AskState.SENT,
        world.clock.now_ms(),
    )
    accepted = request.mode if request.consent and request.mode == world.direct_mode else None
    refused = await world.database.write(_ask, world, caller, asked, accepted)
    if refused is not None:
        return refused
    await _tell_waiting(world, asked.to_id)
    return await budget(world, caller)


async def budget(world: World, caller: Caller) -> wire.AskBudget:
    """What may still be asked."""
    now_ms = world.clock.now_ms()
    spent = await world.database.read(asks.spent, caller.account.id, now_ms - DAY_MS, now_ms - MONTH_MS)
    full = requests.budget(spent)
    again_ms = None if full is None else full.args.get("again_ms")
    return wire.AskBudget(
        left_today=max(0, ASKS_PER_DAY_MAX - len(spent.day_ms)),
        per_day=ASKS_PER_DAY_MAX,
        left_pending=max(0, ASKS_PENDING_MAX - len(spent.waiting_ms)),
        again_ms=again_ms if isinstance(again_ms, int) else None,
    )


async def listing(world: World, caller: Caller) -> wire.AsksView | Refused:
    """Requests received and sent, and what may still be sent."""
    standing = await world.database.read(rooms.standing, caller.account.id, "")
    if refused := access.come_in(standing, world.today()):
        return refused
    after_ms = world.clock.now_ms() - MONTH_MS
    received = [
        await _received(world, caller, one) for one in await world.database.read(asks.received, caller.account.id)
    ]
    sent = [
        await _sent(world, caller, one) for one in await world.database.read(asks.sent, caller.account.id, after_ms)
    ]
    return wire.AsksView(
        received=[one for one in received if one is not None],
        sent=[one for one in sent if one is not None],
        budget=await budget(world, caller),
    )


async def waiting(world: World, account_id: str) -> int:
    """How many requests wait for this person."""
    return await world.database.read(asks.waiting, account_id)


async def answer(world: World, caller: Caller, request: wire.AskAnswerRequest) -> wire.AskAnswered | Refused:
    """Answer one request or many. Nobody is told of a no; a yes opens a conversation for both.

    What was answered or went meanwhile does not hold up the others; when it was all of them, that is the refusal.
    """
    mode = request.mode if request.consent else None
    opened: list[RoomId] = []
    refused: list[Refused] = []
    for ask_id in request.ids:
        result = await world.database.write(_answer, world, caller, ask_id, request.answer, mode)
        if isinstance(result, Refused):
            refused.append(result)
        elif result is not None:
            room_id, asker_id = result
            opened.append(room_id)
            for account_id in (caller.account.id, asker_id):
                world.tell("view", account_id=account_id, room_id=room_id)
    if refused and len(refused) == len(request.ids):
        return refused[0]
    await _tell_waiting(world, caller.account.id)
    views = [await seats.view(world, caller, room_id) for room_id in opened]
    return wire.AskAnswered(rooms=[one for one in views if one is not None])


# --- direct conversations ---------------------------------------------------------------------------------------------


async def pause(world: World, caller: Caller, room_id: str) -> Refused | None:
    """Neither writes until who paused it says so."""
    return await _change(world, caller, room_id, await world.database.write(_held, asks.pause, caller, room_id))


async def resume(world: World, caller: Caller, room_id: str) -> Refused | None:
    """Let it go on: only who paused it may."""
    return await _change(world, caller, room_id, await world.database.write(_held, asks.resume, caller, room_id))


async def leave(world: World, caller: Caller, room_id: str) -> Refused | None:
    """Leave at any time, without a word: it ends for both, and is out of the leaver's sight at once (law L7)."""
    both = await world.database.write(_leave, world, caller.account.id, room_id)
    if both is None:
        return Refused(code=Code.DIRECT_UNKNOWN)
    _tell_views(world, both, room_id)
    return None


async def safe_exit(world: World, caller: Caller, room_id: str, reason: ReportReason) -> wire.Receipt | Refused:
    """One gesture, one transaction: freeze both sides, capture, block, report, leave. Sent again, the same receipt."""
    both = await world.database.read(asks.parties, room_id)
    if both is None or caller.account.id not in both:
        return Refused(code=Code.DIRECT_UNKNOWN)
    other_id = next(one for one in both if one != caller.account.id)
    receipt, kept, words = await safety.prepared(world, caller, reason, "", About.CONVERSATION, room_id, once=True)
    ended = await world.database.write(_exit, world, caller.account.id, other_id, kept, words)
    persons.tell_blocked(world, caller.account.id, other_id, ended)
    return receipt


async def past(world: World, caller: Caller) -> list[wire.PastDirectView]:
    """Conversations that have ended and can still be reported: their days and no name, whoever ended them."""
    after_ms = world.clock.now_ms() - world.settings.direct_days * DAY_MS
    found = await world.database.read(asks.past, caller.account.id, after_ms)
    return [
        wire.PastDirectView(room_id=one.room_id, opened_day=world.day(one.opened_ms), ended_day=world.day(one.ended_ms))
        for one in found
    ]


async def copy(world: World, caller: Caller, room_id: str) -> wire.ConversationCopy | Refused:
    """One's own conversation as this person reads it now, signed, so that nobody can say later that it was changed."""
    standing = await world.database.read(rooms.standing, caller.account.id, room_id)
    view = await seats.view(world, caller, room_id)
    if view is None or view.partner is None:
        return Refused(code=Code.DIRECT_UNKNOWN)
    if refused := access.follow_room(standing, world.today()):
        return refused
    told = {
        "instance": world.settings.name,
        "conversation": room_id,
        "made": dt.datetime.fromtimestamp(world.clock.now_ms() / 1000, dt.UTC).isoformat(timespec="seconds"),
        "between": [caller.account.nickname, view.partner.nickname],
        "messages": await _told(world, caller, view),
    }
    text = json.dumps(told, ensure_ascii=False, indent=1)
    public = world.signer.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return wire.ConversationCopy(
        copy=text,
        signature=base64.b64encode(world.signer.sign(text.encode())).decode(),
        public_key=base64.b64encode(public).decode(),
    )


async def typing(world: World, caller: Caller, room_id: str) -> None:
    """Tell the other one that this one writes, when both allow it."""
    other = await _confided(world, caller, room_id, "typing")
    if other is not None:
        world.tell("frame", account_id=other.id, frame={"type": "typing", "room_id": room_id})


async def seen(world: World, caller: Caller, room_id: str, seq: int) -> None:
    """Tell the other one how far this one has read, when both allow it."""
    other = await _confided(world, caller, room_id, "receipts")
    if other is not None:
        world.tell("frame", account_id=other.id, frame={"type": "seen", "room_id": room_id, "seq": seq})


# --- inside a transaction ---------------------------------------------------------------------------------------------


def _ask(
    connection: Connection, world: World, caller: Caller, asked: asks.Ask, accepted: DirectMode | None
) -> Refused | None:
    """Facts read here, under the asker's row: two devices at once spend one budget, on either engine."""
    people.take(connection, caller.account.id)
    moment = world.moment()
    to = people.account(connection, asked.to_id)
    hidden = people.hidden(connection, caller.account.id)
    gone = to is None or to.id == caller.account.id or to.id in hidden
    gone = gone or to is None or (to.proof_until or "") < moment.today
    between = _between(connection, caller.account, asked, None if gone else to, moment.at_ms)
    refused = requests.ask(
        rooms.standing(connection, caller.account.id, ""),
        moment,
        accepted,
        None if gone or to is None else persons.asked_of(to),
        caller.account.age,
        between,
        asks.spent(connection, caller.account.id, moment.at_ms - DAY_MS, moment.at_ms - MONTH_MS),
    )
    if refused is None:
        asks.insert(connection, asked)
    return refused


def _between(
    connection: Connection, asker: Account, asked: asks.Ask, to: Account | None, now_ms: int
) -> requests.Between:
    if to is None:
        return requests.Between(shared=False, in_room=False, asked_lately=False, asks_us=False, talking=False)
    in_room = asked.room_id is not None
    if in_room:
        room = rooms.seat(connection, asker.id, asked.room_id or "")
        shared = room is not None and room.room.contacts and asked.room_id in rooms.common(connection, asker.id, to.id)
    else:
        shared = asked.intention in asker.intentions and asked.intention in to.intentions
    theirs = asks.between(connection, to.id, asker.id, now_ms - MONTH_MS)
    return requests.Between(
        shared=shared,
        in_room=in_room,
        asked_lately=asks.between(connection, asker.id, to.id, now_ms - MONTH_MS) is not None,
        asks_us=theirs is not None and theirs.state in (AskState.SENT, AskState.LATER),
        talking=asks.direct_of(connection, asker.id, to.id) is not None,
    )


def _answer(  # noqa: PLR0913 - one answer and what it needs
    connection: Connection, world: World, caller: Caller, ask_id: str, said: AskAnswer, mode: DirectMode | None
) -> tuple[RoomId, AccountId] | Refused | None:
    """Take the answer once, whichever device was first; a yes opens the conversation in the same transaction."""
    found = asks.ask(connection, ask_id)
    if found is None or found.to_id != caller.account.id:
        return Refused(code=Code.ASK_UNKNOWN)
    for account_id in sorted((found.from_id, found.to_id)):
        people.take(connection, account_id)
    if said is AskAnswer.ACCEPT:
        asker = people.account(connection, found.from_id)
        there = asker is not None and (asker.proof_until or "") >= world.today()
        there = there and found.from_id not in people.hidden(connection, caller.account.id)
        standing = rooms.standing(connection, caller.account.id, "")
        there = there and found.mode == world.direct_mode  # what was accepted then is not how it is done now
        if refused := requests.accept(standing, world.moment(), found.mode if there else None, mode):
            return refused
    if not asks.answer(connection, caller.account.id, ask_id, _ANSWERS[said]):
        return Refused(code=Code.ASK_UNKNOWN)
    if said is not AskAnswer.ACCEPT:
        return None
    open_already = asks.direct_of(connection, found.from_id, found.to_id)
    room_id = open_already or _open(connection, world, found)
    return room_id, found.from_id


def _held(connection: Connection, change: Callable[[Connection, str, str], bool], caller: Caller, room_id: str) -> bool:
    log.take_room(connection, room_id)
    return change(connection, caller.account.id, room_id)


def _open(connection: Connection, world: World, accepted: asks.Ask) -> RoomId:
    room_id = RoomId(world.ids.new())
    room = Room(id=room_id, slug=f"direct-{room_id}", kind=RoomKind.DIRECT, topic="", slow_mode_ms=0, last_seq=0)
    rooms.create(connection, room)
    for account_id in (accepted.from_id, accepted.to_id):
        rooms.join(connection, account_id, room_id)
    asks.open_direct(connection, accepted, room_id, world.clock.now_ms())
    return room_id


def _leave(connection: Connection, world: World, account_id: str, room_id: str) -> tuple[AccountId, AccountId] | None:
    log.take_room(connection, room_id)
    seat = rooms.seat(connection, account_id, room_id)
    if seat is None or seat.direct is None:
        return None
    asks.end(connection, account_id, room_id, DirectState.ENDED, world.clock.now_ms())
    rooms.leave(connection, account_id, room_id)
    return seat.direct.asker_id, seat.direct.asked_id


def _exit(  # noqa: PLR0913 - the parts of one gesture
    connection: Connection, world: World, account_id: str, other_id: str, kept: Report, words: SealedWords
) -> list[RoomId]:
    """Capture comes first: nothing the other one does afterwards touches it."""
    room_id = kept.subject_id or ""
    for one in sorted((account_id, other_id)):
        people.take(connection, one)
    log.take_room(connection, room_id)
    if not safety.is_kept(connection, kept):
        safety.capture(connection, kept, (words,), room_id)
    asks.end(connection, account_id, room_id, DirectState.FROZEN, world.clock.now_ms())
    return persons.block_rows(connection, world, account_id, other_id)


# --- helpers ----------------------------------------------------------------------------------------------------------


async def _received(world: World, caller: Caller, one: asks.Ask) -> wire.AskView | None:
    asker = await persons.visible(world, caller, one.from_id)
    if asker is None:
        return None
    shared = await world.database.read(rooms.common, caller.account.id, asker.id)
    return wire.AskView(
        id=one.id,
        person=world.person(asker),
        bucket=world.places.bucket(caller.account.cell, asker.cell),
        opener=one.opener,
        room=await _context(world, caller, one.room_id),
        intention=one.intention,
        rooms_shared=len(shared),
        state=one.state,
        at_ms=one.at_ms,
    )


async def _context(world: World, caller: Caller, room_id: RoomId | None) -> wire.RoomName | None:
    seat = None if room_id is None else await world.database.read(rooms.seat, caller.account.id, room_id)
    return None if seat is None else persons.room_name(world, seat.room)


async def _sent(world: World, caller: Caller, one: asks.Ask) -> wire.SentAskView | None:
    to = await persons.visible(world, caller, one.to_id)
    if to is None:
        return None
    accepted = one.state is AskState.ACCEPTED
    return wire.SentAskView(
        id=one.id,
        person=world.person(to),
        opener=one.opener,
        state=AskState.ACCEPTED if accepted else AskState.SENT,
        at_ms=one.at_ms,
        direct_room_id=await world.database.read(asks.direct_of, caller.account.id, to.id) if accepted else None,
    )


async def _told(world: World, caller: Caller, view: wire.RoomView) -> list[dict[str, str]]:
    """What was said, each message once as it reads now, oldest first."""
    told: dict[str, dict[str, str]] = {}
    for first in range(1, view.last_seq + 1, BATCH_EVENTS_MAX):
        last = min(first + BATCH_EVENTS_MAX - 1, view.last_seq)
        for event in (await chat.batch(world, caller.viewer, view.id, first, last)).events:
            if event.kind is EventKind.POSTED and event.body is not None:
                at = dt.datetime.fromtimestamp(event.at_ms / 1000, dt.UTC).isoformat(timespec="seconds")
                told[event.message_id] = {"at": at, "from": event.nickname, "said": event.body}
    return list(told.values())


async def _change(world: World, caller: Caller, room_id: str, changed: bool) -> Refused | None:  # noqa: FBT001 - the fact itself
    both = await world.database.read(asks.parties, room_id)
    if both is None or caller.account.id not in both:
        return Refused(code=Code.DIRECT_UNKNOWN)
    if not changed:
        return Refused(code=Code.DIRECT_ENDED)
    _tell_views(world, both, room_id)
    return None


def _tell_views(world: World, both: tuple[AccountId, AccountId], room_id: str) -> None:
    for account_id in both:
        world.tell("view", account_id=account_id, room_id=room_id)


async def _tell_waiting(world: World, account_id: str) -> None:
    count = await waiting(world, account_id)
    world.tell("frame", account_id=account_id, frame={"type": "asked", "waiting": count})


async def _confided(world: World, caller: Caller, room_id: str, what: str) -> Account | None:
    """The other one of a conversation that goes on, if both allow `what`."""
    seat = await world.database.read(rooms.seat, caller.account.id, room_id)
    if seat is None or seat.direct is None or seat.direct.state is not DirectState.OPEN:
        return None
    other = await world.database.read(people.account, seat.direct.other(caller.account.id))
    mine = await world.database.read(people.account, caller.account.id)
    if other is None or mine is None or not (getattr(mine.choices, what) and getattr(other.choices, what)):
        return None
    return other
