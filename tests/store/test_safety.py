"""Retention and what beats it (laws L7 and L10): data goes on its day, held evidence stays until its hold ends."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from placette.model import (
    AccountId,
    BodyId,
    Code,
    MessageId,
    MessageKind,
    MessageState,
    ReportReason,
    Room,
    RoomId,
    RoomKind,
    StatementId,
)
from placette.store import log, people, rooms, safety

DAY = 86_400_000
NOW = 2200 * DAY
FIVE_YEARS_AGO = NOW - 1827 * DAY
WEEK_AGO, CONTEST_AGO, YEAR_AGO = NOW - 7 * DAY, NOW - 183 * DAY, NOW - 365 * DAY
MONTH_AGO = NOW - 30 * DAY
DUE = safety.Due(NOW, WEEK_AGO, CONTEST_AGO, YEAR_AGO, FIVE_YEARS_AGO, MONTH_AGO, MONTH_AGO, NOW - DAY)
OLD, FRESH = WEEK_AGO - 1, WEEK_AGO
AUTHOR, ROOM = AccountId("author"), RoomId("room")
_BODIES = text("SELECT id FROM body ORDER BY id")
_EVENTS = text("SELECT seq FROM event ORDER BY seq")
_ORIGINS = text("SELECT id FROM message WHERE origin IS NOT NULL ORDER BY id")
_FLOOR = text("SELECT floor_seq FROM room")
_RELEASE = text("UPDATE evidence_hold SET released = :yes")


def sent(name: str, at_ms: int, kind: MessageKind = MessageKind.POST, target: str | None = None) -> log.Sent:
    return log.Sent(
        id=MessageId(name),
        kind=kind,
        target_id=None if target is None else MessageId(target),
        room_id=ROOM,
        author_id=AUTHOR,
        client_message_id=f"client-{name}",
        digest=b"digest",
        body_id=BodyId(f"body-{name}"),
        sealed=b"sealed",
        origin=b"origin",
        at_ms=at_ms,
    )


def prepare(connection):
    room = Room(id=ROOM, slug="place", kind=RoomKind.THEME, topic="", slow_mode_ms=0, last_seq=0)
    rooms.create(connection, room)


def publish(connection, *messages):
    for message in messages:
        log.publish(connection, message)


def edit(connection, name, target, at_ms):
    log.publish_change(connection, sent(name, at_ms, MessageKind.EDIT, target), MessageId(target))


def report(connection, number, *held):
    written = safety.Report(number, b"hash", None, None, None, ReportReason.INSULT, OLD, NOW)
    safety.insert_report(connection, written)
    safety.hold_evidence(connection, number, {MessageId(name) for name in held}, OLD)


def forget(connection):
    return safety.forget(connection, DUE)


def found(connection, statement):
    return list(connection.execute(statement).scalars())


@pytest.fixture
async def square(database):
    await database.write(prepare)
    return database


async def test_a_body_goes_on_its_day_and_not_before(square):
    await square.write(publish, sent("old", OLD), sent("fresh", FRESH))
    assert await square.write(forget) == 1
    assert await square.read(found, _BODIES) == ["body-fresh"]
    assert await square.write(forget) == 0


async def test_evidence_stays_until_its_hold_ends(square):
    await square.write(publish, sent("held", OLD), sent("other", OLD))
    await square.write(report, "R-1", "held")
    await square.write(forget)
    assert await square.read(found, _BODIES) == ["body-held"]
    await square.write(lambda connection: connection.execute(_RELEASE, {"yes": True}).rowcount)
    await square.write(forget)
    assert await square.read(found, _BODIES) == []


async def test_every_wording_of_held_evidence_stays(square):
    await square.write(publish, sent("first", OLD))
    await square.write(edit, "second", "first", OLD)
    await square.write(report, "R-1", "first")
    await square.write(forget)
    assert await square.read(found, _BODIES) == ["body-first", "body-second"]


async def test_one_hold_of_two_is_enough(square):
    await square.write(publish, sent("held", OLD))
    await square.write(report, "R-1", "held")
    await square.write(lambda connection: connection.execute(_RELEASE, {"yes": True}).rowcount)
    await square.write(report, "R-2", "held")
    await square.write(forget)
    assert await square.read(found, _BODIES) == ["body-held"]


@pytest.mark.parametrize("state", [MessageState.HELD, MessageState.REFUSED, MessageState.RETURNED])
async def test_what_may_be_contested_stays_as_long_as_that(square, state):
    def aside(connection):
        log.set_aside(connection, sent("young", CONTEST_AGO), state, NOW)
        log.set_aside(connection, sent("aged", CONTEST_AGO - 1), state, NOW)

    await square.write(aside)
    await square.write(forget)
    assert await square.read(found, _BODIES) == ["body-young"]


async def test_events_go_and_the_floor_says_up_to_where(square):
    await square.write(publish, sent("a", OLD), sent("b", OLD), sent("c", FRESH))
    await square.write(forget)
    assert await square.read(found, _EVENTS) == [3]
    assert await square.read(found, _FLOOR) == [2]


async def test_origins_stay_the_legal_year_and_no_longer(square):
    await square.write(publish, sent("past", YEAR_AGO - 1), sent("due", YEAR_AGO))
    await square.write(forget)
    assert await square.read(found, _ORIGINS) == ["due"]


async def test_a_stated_age_is_forgotten_after_a_year(square):
    def state(connection):
        people.state_under_18(connection, b"past", YEAR_AGO - 1)
        people.state_under_18(connection, b"due", YEAR_AGO)

    await square.write(state)
    await square.write(forget)
    assert not await square.read(people.stated_under_18, b"past")
    assert await square.read(people.stated_under_18, b"due")


async def test_a_proof_left_unfinished_is_forgotten(square):
    def begin(connection):
        people.insert_transaction(connection, people.Transaction("past", "demo", b"n", NOW - 1, False), b"browser")
        people.insert_transaction(connection, people.Transaction("due", "demo", b"n", NOW, False), b"browser")

    await square.write(begin)
    await square.write(forget)
    assert await square.read(people.transaction, "past", b"browser") is None
    assert await square.read(people.transaction, "due", b"browser") is not None


def statement(connection, name, message, at_ms):
    written = safety.Statement(
        id=StatementId(name),
        account_id=AUTHOR,
        message_id=MessageId(message),
        decision="refuse",
        code=Code.GROSS_INSULT,
        automated_detection=True,
        automated_decision=True,
        at_ms=at_ms,
    )
    safety.insert_statement(connection, written)


async def test_a_statement_goes_when_it_can_no_longer_be_contested_unless_held(square):
    def write(connection):
        statement(connection, "past", "m1", CONTEST_AGO - 1)
        statement(connection, "due", "m2", CONTEST_AGO)
        statement(connection, "held", "m3", CONTEST_AGO - 1)
        report(connection, "R-1", "m3")

    await square.write(write)
    await square.write(forget)
    assert await square.read(found, text("SELECT id FROM statement ORDER BY id")) == ["due", "held"]


async def test_who_wrote_when_is_kept_the_legal_year_and_evidence_longer(square):
    await square.write(publish, sent("past", YEAR_AGO - 1), sent("due", YEAR_AGO), sent("held", YEAR_AGO - 1))
    await square.write(report, "R-1", "held")
    await square.write(forget)
    assert await square.read(found, text("SELECT id FROM message ORDER BY id")) == ["due", "held"]


async def test_a_text_still_held_is_never_forgotten(square):
    await square.write(lambda connection: log.set_aside(connection, sent("m", OLD - 400 * DAY), MessageState.HELD, NOW))
    await square.write(forget)
    assert await square.read(found, text("SELECT id FROM message")) == ["m"]


async def test_a_report_goes_after_five_years_unless_it_holds_evidence(square):
    def write(connection, number, at_ms):
        safety.insert_report(
            connection, safety.Report(number, b"hash", None, None, None, ReportReason.INSULT, at_ms, NOW)
        )
        safety.add_words(connection, number, safety.SealedWords(0, "received", f"id-{number}", b"words", at_ms))

    for number, at_ms in (("past", FIVE_YEARS_AGO - 1), ("due", FIVE_YEARS_AGO), ("held", FIVE_YEARS_AGO - 1)):
        await square.write(write, number, at_ms)
    await square.write(lambda connection: safety.hold_evidence(connection, "held", {MessageId("m")}, OLD))
    await square.write(forget)
    for table in ("report", "report_event"):
        assert await square.read(found, text(f"SELECT number FROM {table} ORDER BY number")) == ["due", "held"]
    await square.write(lambda connection: connection.execute(_RELEASE, {"yes": True}).rowcount)
    await square.write(forget)
    assert await square.read(found, text("SELECT number FROM report")) == ["due"]
    assert await square.read(found, text("SELECT message_id FROM evidence_hold")) == []


async def test_leaves_and_orders_go_when_due_and_numbering_goes_on(square):
    def act(connection, leaf_ms, order_ms):
        safety.add_leaf(connection, "staff", "held_read", "m", b"salt", leaf_ms)
        safety.add_control(connection, "session_revoked", "s", order_ms)

    await square.write(act, FIVE_YEARS_AGO - 1, YEAR_AGO - 1)
    await square.write(act, FIVE_YEARS_AGO - 1, YEAR_AGO - 1)
    await square.write(forget)
    for table in ("leaf", "control"):
        assert await square.read(found, text(f"SELECT no FROM {table} ORDER BY no")) == []
    await square.write(act, NOW, NOW)
    await square.write(forget)
    for table in ("leaf", "control"):
        assert await square.read(found, text(f"SELECT no FROM {table} ORDER BY no")) == [3]


async def test_a_report_keeps_its_words_in_order_and_waits_until_answered(square):
    def add(connection, kind):
        safety.add_words(connection, "R-1", safety.SealedWords(0, kind, f"id-{kind}", b"words", NOW))

    await square.write(report, "R-1")
    await square.write(add, "received")
    assert [row.number for row, _ in await square.read(safety.unanswered, 10)] == ["R-1"]
    await square.write(add, "answered")
    assert await square.read(safety.unanswered, 10) == []
    words = await square.read(safety.words_of, "R-1")
    assert [(one.no, one.kind) for one in words] == [(1, "received"), (2, "answered")]


async def test_leaves_and_orders_are_numbered_without_a_gap(square):
    def act(connection):
        safety.add_leaf(connection, "staff", "held_read", "m", b"salt", NOW)
        safety.add_control(connection, "session_revoked", "s", NOW)

    for _ in range(3):
        await square.write(act)
    assert await square.read(found, text("SELECT no FROM leaf ORDER BY no")) == [1, 2, 3]
    assert [order.no for order in await square.read(safety.controls, 1)] == [2, 3]
    commitments = await square.read(found, text("SELECT commitment FROM leaf"))
    assert len({bytes(one) for one in commitments}) == 3


async def test_the_surroundings_of_a_message_are_found(square):
    await square.write(publish, *(sent(name, FRESH) for name in "abcde"))
    assert await square.read(safety.around, ROOM, 3, 1) == {"b", "c", "d"}
