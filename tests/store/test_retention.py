"""Terms of what neighbours leave behind (laws L7 and L10): conversations, requests, outings, moves, on every engine."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from placette.model import (
    AccountId,
    AskId,
    AskState,
    BodyId,
    DirectMode,
    DirectState,
    Gender,
    MessageId,
    MessageKind,
    Opener,
    ReportReason,
    Room,
    RoomId,
    RoomKind,
)
from placette.store import log, people, requests, rooms, safety

DAY = 86_400_000
NOW = 2200 * DAY
TERMS = {
    "now_ms": NOW,
    "day_ms": NOW - DAY,
    "rooms_ms": NOW - 7 * DAY,
    "month_ms": NOW - 30 * DAY,
    "direct_ms": NOW - 30 * DAY,
    "contest_ms": NOW - 183 * DAY,
    "year_ms": NOW - 365 * DAY,
    "five_years_ms": NOW - 1827 * DAY,
}
DUE = safety.Due(**{name: TERMS[name] for name in safety.Due._fields})
ONE, OTHER = AccountId("one"), AccountId("other")
SQUARE, DIRECT = RoomId("square"), RoomId("direct")
_RELEASE = text("UPDATE evidence_hold SET released = :yes")
_BODIES = text("SELECT message_id FROM body ORDER BY message_id")
_MEMBERS = text("SELECT account_id FROM membership WHERE room_id = 'direct' ORDER BY account_id")
_KEYS = text("SELECT scope FROM sealing_key ORDER BY scope")
_ADD_KEY = text("INSERT INTO sealing_key (scope, wrapped) VALUES (:scope, :wrapped)")
_DIRECTS = text("SELECT room_id FROM direct")
_ROOMS = text("SELECT id FROM room ORDER BY id")
_FLOORS = text("SELECT id, floor_seq FROM room ORDER BY id")


def prepare(connection):
    for name in (ONE, OTHER):
        account = people.Account(
            id=name, nickname=name, skeleton=name, age=40, gender=Gender.UNSAID, cell="10-01", locale="fr"
        )
        people.insert_account(connection, account)
    for room_id, kind in ((SQUARE, RoomKind.THEME), (DIRECT, RoomKind.DIRECT)):
        rooms.create(connection, Room(id=room_id, slug=room_id, kind=kind, topic="", slow_mode_ms=0, last_seq=0))
        connection.execute(_ADD_KEY, {"scope": room_id, "wrapped": b"key"})
    for name in (ONE, OTHER):
        rooms.join(connection, name, DIRECT)
    requests.open_direct(connection, asked("ask", TERMS["month_ms"] - DAY), DIRECT, TERMS["month_ms"] - DAY)


def asked(name: str, at_ms: int) -> requests.Ask:
    mode, state = DirectMode.EXAMINED, AskState.SENT
    return requests.Ask(AskId(name), ONE, OTHER, Opener.TALK_NEIGHBOUR, SQUARE, None, mode, state, at_ms)


def sent(name: str, at_ms: int, room_id: RoomId = DIRECT, outing: log.SealedOuting | None = None) -> log.Sent:
    return log.Sent(
        id=MessageId(name),
        kind=MessageKind.POST,
        target_id=None,
        room_id=room_id,
        author_id=ONE,
        client_message_id=f"client-{name}",
        digest=b"digest",
        body_id=BodyId(f"body-{name}"),
        sealed=b"sealed",
        origin=b"origin",
        at_ms=at_ms,
        outing=outing,
    )


def publish(connection, *messages):
    for message in messages:
        log.publish(connection, message)


def end(connection, at_ms):
    requests.end(connection, ONE, DIRECT, DirectState.ENDED, at_ms)
    rooms.leave(connection, ONE, DIRECT)


def hold(connection, name):
    kept = safety.Report("R-1", b"hash", None, None, None, ReportReason.THREAT, NOW, NOW)
    safety.insert_report(connection, kept)
    safety.hold_evidence(connection, "R-1", {MessageId(name)}, NOW)


def forget(connection, **later):
    return safety.forget(connection, DUE._replace(**later))


def found(connection, statement):
    return list(connection.execute(statement).scalars())


def floors(connection):
    return {row.id: row.floor_seq for row in connection.execute(_FLOORS)}


@pytest.fixture
async def square(database):
    await database.write(prepare)
    return database


async def test_a_conversation_keeps_its_words_thirty_days_and_a_room_seven(square):
    week, month = TERMS["rooms_ms"], TERMS["direct_ms"]
    await square.write(publish, sent("room-old", week - 1, SQUARE), sent("room-fresh", week, SQUARE))
    await square.write(publish, sent("old", month - 1), sent("week", week - 1), sent("due", month))
    assert await square.write(forget) == 2
    assert await square.read(found, _BODIES) == ["due", "room-fresh", "week"]
    assert await square.read(floors) == {"direct": 1, "square": 1}


async def test_a_conversation_that_goes_on_stays_however_old(square):
    await square.write(publish, sent("old", TERMS["direct_ms"] - 1))
    await square.write(forget)
    assert await square.read(found, _DIRECTS) == ["direct"]
    assert await square.read(found, _MEMBERS) == ["one", "other"]
    assert await square.read(found, _KEYS) == ["direct", "square"]


@pytest.mark.parametrize("past", [False, True])
async def test_one_that_ended_goes_on_its_day_with_its_seats_and_its_key(square, past):
    await square.write(publish, sent("last", TERMS["direct_ms"] - 1))
    await square.write(end, TERMS["direct_ms"] - past)
    await square.write(forget)
    assert await square.read(found, _DIRECTS) == ([] if past else ["direct"])
    assert await square.read(found, _MEMBERS) == ([] if past else ["other"])
    assert await square.read(found, _KEYS) == (["square"] if past else ["direct", "square"])
    assert await square.read(found, _ROOMS) == ["direct", "square"], "who wrote when is the legal year's"
    await square.write(lambda connection: forget(connection, year_ms=NOW))
    assert await square.read(found, _ROOMS) == (["square"] if past else ["direct", "square"])


async def test_one_of_which_something_is_held_stays_until_the_hold_ends(square):
    long_ago = TERMS["year_ms"] - DAY
    await square.write(publish, sent("held", long_ago), sent("other", long_ago))
    await square.write(end, long_ago)
    await square.write(hold, "held")
    await square.write(forget)
    assert await square.read(found, _BODIES) == ["held"]
    assert await square.read(found, _DIRECTS) == ["direct"]
    assert await square.read(found, _KEYS) == ["direct", "square"], "without its key the evidence is lost"
    assert [one.nickname for one in await square.read(safety.evidence, "R-1")] == ["one"]
    await square.write(lambda connection: connection.execute(_RELEASE, {"yes": True}).rowcount)
    await square.write(forget)
    for statement in (_BODIES, _DIRECTS, _MEMBERS):
        assert await square.read(found, statement) == []
    assert await square.read(found, _KEYS) == await square.read(found, _ROOMS) == ["square"]


async def test_requests_and_moves_are_forgotten_after_thirty_days(square):
    month = TERMS["month_ms"]

    def write(connection):
        for name, at_ms in (("past", month - 1), ("due", month)):
            requests.insert(connection, asked(name, at_ms))
            people.move(connection, ONE, "62-02", f"move-{name}", at_ms)

    await square.write(write)
    await square.write(forget)
    assert await square.read(found, text("SELECT id FROM ask")) == ["due"]
    assert await square.read(found, text("SELECT id FROM place_change")) == ["move-due"]


async def test_an_outing_goes_with_its_guests_when_its_room_forgets_it(square):
    week = TERMS["rooms_ms"]
    plan = log.SealedOuting("2026-11-08", 4, b"place")

    def write(connection):
        publish(connection, sent("past", week - 1, SQUARE, plan), sent("due", week, SQUARE, plan))
        for name in ("past", "due"):
            log.add_guest(connection, name, OTHER, NOW)

    await square.write(write)
    await square.write(forget)
    for table in ("outing", "outing_guest"):
        assert await square.read(found, text(f"SELECT message_id FROM {table}")) == ["due"]
