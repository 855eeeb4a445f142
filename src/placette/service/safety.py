"""Every word to us gets an answer: reports, contests and notices; and what staff does with held texts."""

from __future__ import annotations

import contextlib
import hmac
import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from placette import text, wire
from placette.domain import access
from placette.model import (
    REPORT_CHARACTERS_MAX,
    ROOMS_WITHOUT_CONTACTS,
    About,
    Code,
    MessageId,
    MessageState,
    Refused,
    ReportReason,
    Room,
    RoomId,
    RoomKind,
    Ruling,
    StatementId,
    Surface,
)
from placette.service import people as persons
from placette.service.people import token_hash
from placette.service.world import DAY_MS
from placette.store import log, people, rooms, safety
from placette.store import requests as asks
from placette.store.vault import REPORTS

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from placette.service.people import Caller
    from placette.service.world import World
    from placette.store.vault import ScopeKey

AROUND = 5
CAPTURED_MAX = 2_000
LISTED_MAX = 100
TOPIC_CHARACTERS_MAX = 120
ROOM_NAME_CHARACTERS_MAX = 40
_SLUG = re.compile(r"(?!departement-|cell-|basin-|direct-|profiles$)[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
SLOW_MODE_S_MAX = 3_600
RECEIVED, CAPTURED, ANSWERED = "received", "captured", "answered"


async def report(world: World, caller: Caller, request: wire.ReportRequest) -> wire.Receipt | Refused:
    """A word to us: a number, a clock, and the first evidence hold in the same transaction. Blocks, if asked to."""
    if len(request.text) > REPORT_CHARACTERS_MAX:
        return Refused(code=Code.REPORT_LONG, args={"max": REPORT_CHARACTERS_MAX})
    found = await _SUBJECTS[request.about](world, caller, request.id)
    if isinstance(found, Refused):
        return found
    receipt = await _keep(
        world,
        request.reason,
        request.text,
        caller=caller,
        message=found.message,
        about=request.about,
        subject_id=request.id,
        conversation=found.room_id,
        captured=found.captured,
    )
    if request.block and found.person_id is not None:
        await persons.block(world, caller, found.person_id)
    return receipt


class Subject(NamedTuple):
    """What a report is about: whose it is, and what must be kept for it as it stands now."""

    person_id: str | None
    message: log.Kept | None = None
    room_id: str | None = None
    captured: str = ""


async def _about_message(world: World, caller: Caller, message_id: str) -> Subject | Refused:
    target = await world.database.read(log.kept, message_id)
    if refused := access.report(None if target is None else target.state):
        return refused
    if target is None:
        return Refused(code=Code.MESSAGE_UNKNOWN)
    both = await world.database.read(asks.parties, target.room_id)
    if both is not None and caller.account.id not in both:
        return Refused(code=Code.MESSAGE_UNKNOWN)  # whoever guessed an id of someone's conversation learns nothing
    return Subject(target.author_id, target, None if both is None else target.room_id)


async def _about_person(world: World, caller: Caller, person_id: str) -> Subject | Refused:
    """Whoever it is: who went or blocked cannot keep the other from telling us, nor is learned from the answer."""
    if person_id == caller.account.id:
        return Refused(code=Code.PERSON_UNKNOWN)
    return Subject(person_id, captured=await _as_shown(world, person_id))


async def _about_ask(world: World, caller: Caller, ask_id: str) -> Subject | Refused:
    found = await world.database.read(asks.ask, ask_id)
    if found is None or found.to_id != caller.account.id:
        return Refused(code=Code.ASK_UNKNOWN)
    return Subject(found.from_id, captured=f"{await _as_shown(world, found.from_id)} · {found.opener.value}")


async def _as_shown(world: World, person_id: str) -> str:
    """What a profile says at this moment, so that changing it afterwards takes nothing from the report."""
    found = await world.database.read(people.account, person_id)
    return "" if found is None else f"{found.nickname} : {await persons.bio(world, found)}".strip(" :")


async def _about_conversation(world: World, caller: Caller, room_id: str) -> Subject | Refused:
    """Inside it or no longer: who blocked or left cannot keep the other from telling us."""
    both = await world.database.read(asks.parties, room_id)
    if both is None or caller.account.id not in both:
        return Refused(code=Code.DIRECT_UNKNOWN)
    return Subject(next(one for one in both if one != caller.account.id), None, room_id)


_SUBJECTS = {
    About.MESSAGE: _about_message,
    About.PERSON: _about_person,
    About.ASK: _about_ask,
    About.CONVERSATION: _about_conversation,
}


async def contest(world: World, caller: Caller, request: wire.ContestRequest) -> wire.Receipt | Refused:
    """A person's answer to a hold or a refusal."""
    if len(request.text) > REPORT_CHARACTERS_MAX:
        return Refused(code=Code.REPORT_LONG, args={"max": REPORT_CHARACTERS_MAX})
    if not request.text.strip():
        return Refused(code=Code.REPORT_EMPTY)
    about = await world.database.read(safety.statement_message, request.statement_id, caller.account.id)
    target = None if about is None else await world.database.read(log.kept, about)
    if target is None:
        return Refused(code=Code.STATEMENT_UNKNOWN)
    statement_id = StatementId(request.statement_id)
    return await _keep(
        world, ReportReason.CONTEST, request.text, caller=caller, message=target, statement_id=statement_id
    )


async def notice(world: World, words: str, address: str) -> wire.Receipt | Refused:
    """A word to us from anyone, with or without an account; `address` is where the person says it happened."""
    told = f"{address}\n\n{words}".strip()
    if not words.strip():
        return Refused(code=Code.REPORT_EMPTY)
    if len(told) > REPORT_CHARACTERS_MAX:
        return Refused(code=Code.REPORT_LONG, args={"max": REPORT_CHARACTERS_MAX})
    return await _keep(world, ReportReason.OTHER, told)


async def status(world: World, number: str, key: str) -> wire.ReportView | Refused:
    """A report as its number and key open it."""
    found = await world.database.read(safety.report, number)
    if found is None or not hmac.compare_digest(found.key_hash, token_hash(key)):
        return Refused(code=Code.REPORT_UNKNOWN)
    words = await world.database.read(safety.words_of, number)
    return _view(await world.vault.key(REPORTS), found, words)


async def reports(world: World, caller: Caller) -> list[wire.ReportView]:
    """One's own words to us, with their answers."""
    found = await world.database.read(safety.reports_of, caller.account.id, LISTED_MAX)
    key = await world.vault.key(REPORTS)
    return [_view(key, one, words) for one, words in found]


async def mine(world: World, caller: Caller) -> list[wire.MineView]:
    """One's own texts that nobody sees, and why."""
    views: list[wire.MineView] = []
    for row, why, sealed in await world.database.read(log.mine, caller.account.id, LISTED_MAX):
        key = await world.vault.key(row.room_id)
        body = key.open(row.body_id, sealed) if sealed is not None and row.body_id is not None else ""
        views.append(
            wire.MineView(
                message_id=row.id,
                client_message_id=row.client_message_id,
                room_id=row.room_id,
                body=body,
                state=row.state,
                code=why.code,
                at_ms=row.at_ms,
                until_ms=row.until_ms,
                statement_id=why.id,
                contest_number=await world.database.read(safety.contest_of, why.id),
            )
        )
    return views


class StaffReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report as staff reads it: what was said to us, and what it is about."""

    number: str
    reason: str
    answer_by_ms: int
    words: str
    about: str | None
    kind: str | None


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One message kept for a report: who wrote it, when, how it stands, and every wording kept, oldest first."""

    message_id: str
    nickname: str
    at_ms: int
    state: str
    said: list[str]


class HeldText(msgspec.Struct, frozen=True, kw_only=True):
    """A held text as staff reads it."""

    message_id: str
    code: str
    until_ms: int
    body: str


async def waiting_reports(world: World, actor: str) -> list[StaffReport]:
    """The reports that wait for an answer. Each look is a leaf (law L9)."""
    key = await world.vault.key(REPORTS)
    found = await world.database.read(safety.unanswered, LISTED_MAX)
    await world.database.write(_leaves, world, actor, "report_read", [one.number for one, _ in found])
    return [
        StaffReport(
            number=one.number,
            reason=one.reason.value,
            answer_by_ms=one.answer_by_ms,
            words=key.open(words[0].words_id, words[0].words) if words else "",
            about=await _body(world, one.message_id) or _captured(key, words),
            kind=None if one.about is None else one.about.value,
        )
        for one, words in found
    ]


async def evidence(world: World, actor: str, number: str) -> list[Evidence] | Refused:
    """What a report holds, in the order it was said. Only a report opens it, and each message looked at is a leaf."""
    if await world.database.read(safety.report, number) is None:
        return Refused(code=Code.REPORT_UNKNOWN)
    rows = await world.database.read(safety.evidence, number)
    await world.database.write(_leaves, world, actor, "evidence_read", sorted({row.message_id for row in rows}))
    found: dict[str, Evidence] = {}
    for row in rows:
        key = await world.vault.key(row.room_id)
        said = _with_place(key, row.message_id, key.open(row.body_id, row.sealed), row.place)
        one = found.setdefault(
            row.message_id,
            Evidence(message_id=row.message_id, nickname=row.nickname, at_ms=row.at_ms, state=row.state, said=[]),
        )
        one.said.append(said)
    return list(found.values())


async def answer(world: World, actor: str, number: str, words: str) -> Refused | None:
    """Answer a report; its author sees the answer."""
    if not words.strip():
        return Refused(code=Code.REPORT_EMPTY)
    found = await world.database.read(safety.report, number)
    if found is None:
        return Refused(code=Code.REPORT_UNKNOWN)
    sealed = await _words(world, ANSWERED, words)
    await world.database.write(_answer, world, actor, number, sealed)
    if found.reporter_id is not None:
        world.tell("answered", account_id=found.reporter_id, number=number)
    return None


async def held(world: World, actor: str) -> list[HeldText]:
    """The texts that wait for a person, the most urgent first. Each look is a leaf (law L9)."""
    rows = await world.database.read(log.held, LISTED_MAX)
    await world.database.write(_leaves, world, actor, "held_read", [row.id for row in rows])
    texts: list[HeldText] = []
    for row in rows:
        why = await world.database.read(log.reasons, row.id)
        body = await _body(world, row.id) or ""
        code = why.code.value if why else ""
        texts.append(HeldText(message_id=row.id, code=code, until_ms=row.until_ms or 0, body=body))
    return texts


async def release(world: World, actor: str, message_id: str) -> Refused | None:
    """A person read a held text and lets it out: it takes its place in the room's log now."""
    return await _decide(world, actor, message_id, MessageState.PUBLISHED)


async def refuse(world: World, actor: str, message_id: str) -> Refused | None:
    """A person read a held text and refuses it, with a statement of reasons."""
    return await _decide(world, actor, message_id, MessageState.REFUSED)


async def set_room(world: World, actor: str, slug: str, topic: str, slow_mode_s: int) -> Refused | None:
    """Give a room its topic and its slow mode. A topic is a text that people see: it is judged as any other."""
    if await world.database.read(rooms.by_slug, slug) is None:
        return Refused(code=Code.ROOM_UNKNOWN)
    shown = text.display(topic).strip()
    if not 0 < len(shown) <= TOPIC_CHARACTERS_MAX or not 0 <= slow_mode_s <= SLOW_MODE_S_MAX:
        return Refused(code=Code.REQUEST_INVALID)
    verdict = await world.verdict(Surface.ROOM, shown)
    if verdict.ruling != Ruling.ALLOW:
        return Refused(code=verdict.code or Code.JUDGE_BROKEN)
    await world.database.write(_set_room, world, actor, slug, shown, slow_mode_s * 1000)
    return None


async def open_room(world: World, actor: str, slug: str, name: str, topic: str) -> Refused | None:
    """Open a room: one of local identity under its own name, or the theme of parents. Name and topic are judged."""
    shown, about = text.display(name).strip(), text.display(topic).strip()
    if await world.database.read(rooms.by_slug, slug) is not None:
        return Refused(code=Code.CONFLICT)
    if not _SLUG.fullmatch(slug) or not 0 < len(shown) <= ROOM_NAME_CHARACTERS_MAX or len(about) > TOPIC_CHARACTERS_MAX:
        return Refused(code=Code.REQUEST_INVALID)
    verdict = await world.verdict(Surface.ROOM, f"{shown}. {about}")
    if verdict.ruling != Ruling.ALLOW:
        return Refused(code=verdict.code or Code.JUDGE_BROKEN)
    room = Room(
        id=RoomId(world.ids.new()),
        slug=slug,
        kind=RoomKind.THEME if slug in ROOMS_WITHOUT_CONTACTS else RoomKind.LOCAL,
        topic=about,
        slow_mode_ms=0,
        last_seq=0,
        name=shown,
    )
    await world.database.write(_open_room, world, actor, room)
    return None


async def set_host(world: World, actor: str, nickname: str, host: bool) -> Refused | None:  # noqa: FBT001 - the fact
    """Let someone welcome the others under a role name, or no longer."""
    found = await world.database.read(people.by_skeleton, text.skeleton(nickname))
    if found is None:
        return Refused(code=Code.PERSON_UNKNOWN)
    await world.database.write(_set_host, world, actor, found.id, host)
    world.tell("person", account_id=found.id)
    return None


async def give_back_overdue(world: World) -> int:
    """What nobody read in time goes back to its author, who is told."""
    late = await world.database.read(log.overdue, world.clock.now_ms(), LISTED_MAX)
    for message in late:
        with contextlib.suppress(log.AlreadySettled):  # a person was quicker
            await _settle(world, "clock", message, MessageState.RETURNED)
    return len(late)


async def _decide(world: World, actor: str, message_id: str, state: MessageState) -> Refused | None:
    message = await world.database.read(log.kept, message_id)
    if message is None or message.state != MessageState.HELD:
        return Refused(code=Code.MESSAGE_UNKNOWN)
    standing = await world.database.read(rooms.standing, message.author_id, message.room_id)
    if state is MessageState.PUBLISHED and (refused := access.release(standing)):
        return refused
    try:
        await _settle(world, actor, message, state)
    except log.AlreadySettled:
        return Refused(code=Code.MESSAGE_UNKNOWN)
    return None


async def _settle(world: World, actor: str, message: log.Kept, state: MessageState) -> None:
    statement: safety.Statement | None = None
    if state != MessageState.PUBLISHED:
        by_clock = state == MessageState.RETURNED
        statement = safety.Statement(
            id=StatementId(world.ids.new()),
            account_id=message.author_id,
            message_id=message.id,
            decision="return" if by_clock else "refuse",
            code=Code.HELD_UNREAD if by_clock else Code.STAFF_REFUSED,
            automated_detection=True,
            automated_decision=by_clock,
            at_ms=world.clock.now_ms(),
        )
    place = await world.database.write(_settle_rows, world, actor, message, state, statement)
    if place is not None:
        world.tell("room", room_id=message.room_id, seq=place.seq)
    frame = wire.Settled(
        client_message_id=message.client_message_id,
        message_id=message.id,
        room_id=message.room_id,
        state=state,
        seq=None if place is None else place.seq,
        code=None if statement is None else statement.code,
        statement_id=None if statement is None else statement.id,
    )
    world.tell("settled", account_id=message.author_id, frame=msgspec.to_builtins(frame))


def _settle_rows(  # noqa: PLR0913 - one decision and its trace
    connection: Connection,
    world: World,
    actor: str,
    message: log.Kept,
    state: MessageState,
    statement: safety.Statement | None,
) -> log.Place | None:
    now_ms = world.clock.now_ms()
    place = log.settle(connection, message, state, now_ms)
    if statement is not None:
        safety.insert_statement(connection, statement)
    safety.add_leaf(connection, actor, f"held_{state.value}", message.id, world.ids.secret(), now_ms)
    return place


def _set_room(connection: Connection, world: World, actor: str, slug: str, topic: str, slow_mode_ms: int) -> None:  # noqa: PLR0913
    rooms.settle(connection, slug, topic, slow_mode_ms)
    safety.add_leaf(connection, actor, "room_set", slug, world.ids.secret(), world.clock.now_ms())


def _open_room(connection: Connection, world: World, actor: str, room: Room) -> None:
    rooms.create(connection, room)
    safety.add_leaf(connection, actor, "room_opened", room.slug, world.ids.secret(), world.clock.now_ms())


def _set_host(connection: Connection, world: World, actor: str, account_id: str, host: bool) -> None:  # noqa: FBT001
    people.set_host(connection, account_id, host)
    act = "host_added" if host else "host_removed"
    safety.add_leaf(connection, actor, act, account_id, world.ids.secret(), world.clock.now_ms())


def _leaves(connection: Connection, world: World, actor: str, act: str, subjects: list[str]) -> None:
    for subject in subjects:
        safety.add_leaf(connection, actor, act, subject, world.ids.secret(), world.clock.now_ms())


def _answer(connection: Connection, world: World, actor: str, number: str, sealed: safety.SealedWords) -> None:
    safety.add_words(connection, number, sealed)
    safety.add_leaf(connection, actor, "report_answered", number, world.ids.secret(), sealed.at_ms)


async def _keep(  # noqa: PLR0913 - the parts of one word to us
    world: World,
    reason: ReportReason,
    words: str,
    *,
    caller: Caller | None = None,
    message: log.Kept | None = None,
    statement_id: StatementId | None = None,
    about: About | None = None,
    subject_id: str | None = None,
    conversation: str | None = None,
    captured: str = "",
) -> wire.Receipt:
    receipt, kept, told = await prepared(world, caller, reason, words, about, subject_id)
    message_id = None if message is None else MessageId(message.id)
    kept = kept._replace(statement_id=statement_id, message_id=message_id)
    whole = (told, await _words(world, CAPTURED, captured)) if captured else (told,)
    if conversation is not None:
        await world.database.write(capture, kept, whole, conversation, message_id)
    else:
        await world.database.write(_keep_rows, kept, whole, message)
    return receipt


async def prepared(  # noqa: PLR0913 - the parts of one word to us
    world: World,
    caller: Caller | None,
    reason: ReportReason,
    words: str,
    about: About | None,
    subject_id: str | None,
    *,
    once: bool = False,
) -> tuple[wire.Receipt, safety.Report, safety.SealedWords]:
    """A word to us, ready to be kept: its receipt, its row, and its words sealed.

    `once`: the same person about the same thing always gets the same number, however often it is sent.
    """
    now_ms = world.clock.now_ms()
    number, key = world.ids.new(), world.ids.new()
    if once and caller is not None:
        names = await world.vault.key(REPORTS)
        number, key = (names.name(what, caller.account.id, subject_id or "") for what in ("number", "key"))
    kept = safety.Report(
        number=number[:10].upper(),
        key_hash=token_hash(key),
        reporter_id=None if caller is None else caller.account.id,
        statement_id=None,
        message_id=None,
        reason=reason,
        at_ms=now_ms,
        answer_by_ms=now_ms + world.settings.report_answer_days * DAY_MS,
        about=about,
        subject_id=subject_id,
    )
    receipt = wire.Receipt(number=kept.number, key=key, answer_by_ms=kept.answer_by_ms)
    return receipt, kept, await _words(world, RECEIVED, words)


def capture(
    connection: Connection,
    kept: safety.Report,
    words: tuple[safety.SealedWords, ...],
    room_id: str,
    message_id: MessageId | None = None,
) -> None:
    """Keep a report about a conversation, and hold what was said in it: what the other does later changes nothing."""
    _keep_rows(connection, kept, words, None)
    safety.hold_conversation(connection, kept.number, room_id, kept.at_ms, CAPTURED_MAX)
    if message_id is not None:
        safety.hold_evidence(connection, kept.number, {message_id}, kept.at_ms)


def is_kept(connection: Connection, kept: safety.Report) -> bool:
    """Whether this report is there already: it was sent twice."""
    return safety.report(connection, kept.number) is not None


def _keep_rows(
    connection: Connection, kept: safety.Report, words: tuple[safety.SealedWords, ...], message: log.Kept | None
) -> None:
    safety.insert_report(connection, kept)
    for one in words:
        safety.add_words(connection, kept.number, one)
    if message is None:
        return
    around: set[MessageId] = (
        set() if message.seq is None else safety.around(connection, message.room_id, message.seq, AROUND)
    )
    safety.hold_evidence(connection, kept.number, around | {message.id}, kept.at_ms)


async def _words(world: World, kind: str, words: str) -> safety.SealedWords:
    key = await world.vault.key(REPORTS)
    words_id = world.ids.new()
    return safety.SealedWords(0, kind, words_id, key.seal(words_id, words), world.clock.now_ms())


def _captured(key: ScopeKey, words: list[safety.SealedWords]) -> str | None:
    return next((key.open(one.words_id, one.words) for one in words if one.kind == CAPTURED), None)


async def _body(world: World, message_id: str | None) -> str | None:
    """A message as staff reads it: an outing with its place, which was judged with it."""
    found = None if message_id is None else await world.database.read(log.body_of, message_id)
    if found is None:
        return None
    room_id, body_id, sealed, place = found
    key = await world.vault.key(room_id)
    return _with_place(key, message_id or "", key.open(body_id, sealed), place)


def _with_place(key: ScopeKey, message_id: str, said: str, place: bytes | None) -> str:
    return said if place is None else f"{said} @ {key.open(f'{message_id} place', place)}"


def _view(key: ScopeKey, kept: safety.Report, words: list[safety.SealedWords]) -> wire.ReportView:
    answers = [one for one in words if one.kind == ANSWERED]
    last = answers[-1] if answers else None
    return wire.ReportView(
        number=kept.number,
        reason=kept.reason,
        at_ms=kept.at_ms,
        answer_by_ms=kept.answer_by_ms,
        answer=None if last is None else key.open(last.words_id, last.words),
        answered_at_ms=None if last is None else last.at_ms,
    )
