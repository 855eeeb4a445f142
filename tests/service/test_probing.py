"""Enumeration: what filters, counts, errors, order and presence must not tell, however often one asks."""

from __future__ import annotations

import itertools
import re
from typing import Any

import msgspec
import pytest
from msgspec import structs
from sqlalchemy import text

from placette import wire
from placette.domain import nearby, places
from placette.domain.nearby import Wanted
from placette.domain.reading import SLOWED_MS, Allowance, Budget, Reading
from placette.edge import http
from placette.edge.body import No
from placette.edge.guard import SESSION_COOKIE
from placette.edge.hub import Hub
from placette.edge.site import Readings
from placette.model import (
    AGE_SPAN_YEARS_MIN,
    AGE_YEARS_MAX,
    AGE_YEARS_MIN,
    About,
    Bucket,
    Code,
    DirectMode,
    Gender,
    Intention,
    Opener,
    PresenceStep,
    Refused,
    ReportReason,
)
from placette.service import demo, entry, people, requests, rooms, safety
from placette.service.people import PAGE_PEOPLE
from placette.store import people as stored
from support.scene import HERE, granted, scene

DAY_MS = 86_400_000
NOWHERE = frozenset[str]()
UNKNOWN = "a" * 26
_END_PROOF = text("UPDATE proof SET recheck_day = '2020-01-01' WHERE account_id = :id")
_CROWD = text("INSERT INTO crowd (cell, band_low, gender) VALUES (:cell, :low, :gender) ON CONFLICT DO NOTHING")


@pytest.fixture
async def place(databases, engine):
    async with scene(databases, engine) as made:
        yield made


@pytest.fixture
async def small(databases):
    """A place where the engine does not matter."""
    async with scene(databases) as made:
        yield made


async def again(place, who):
    found = await entry.stands(place.world, who)
    assert found is not None
    return found


async def neighbour(place, name, age=40, postcode="10000", gender=Gender.UNSAID):
    """Another member of the garden, with the charter accepted."""
    made = await demo._person(place.world, name, age, gender, postcode, scripted=False)
    caller, _ = await entry.sign_in(place.world, made.account.id, "Essai")
    await rooms.join(place.world, caller, place.room_id)
    return granted(
        await entry.accept_charter(place.world, caller, wire.CharterRequest(version="2026-11", answer="report"))
    )


async def crowded(place, who):
    """From now on this person's group is large enough for five years and the cell to be said."""
    one = who.account
    fields = {"cell": one.cell, "low": one.age - one.age % 5, "gender": one.gender.value}
    await place.world.database.write(lambda connection: connection.execute(_CROWD, fields).rowcount)


async def near(place, who, here=NOWHERE, **wanted):
    """Every row of every page that a person reads."""
    rows: list[wire.PersonRow] = []
    for page in itertools.count():
        found = granted(await people.near(place.world, who, Wanted(**wanted), page, frozenset(here)))
        rows += found.people
        assert len(found.people) <= PAGE_PEOPLE
        if not found.more:
            return rows
    raise AssertionError


def named(rows):
    return {row.person.nickname for row in rows}


# --- errors -----------------------------------------------------------------------------------------------------------


async def errors(place, who, person_id):
    """What each verb about a person says, as bytes, without the numbers that are made for each report."""
    about = wire.ReportRequest(about=About.PERSON, id=person_id, reason=ReportReason.OTHER)
    asked = wire.AskRequest(
        to=person_id, opener=Opener.TALK_NEIGHBOUR, room_id=place.room_id, mode=DirectMode.EXAMINED, consent=True
    )
    said = [
        await people.profile(place.world, who, person_id, frozenset({person_id})),
        await requests.ask(place.world, who, asked),
        await requests.ask(place.world, who, structs.replace(asked, consent=False, room_id=UNKNOWN)),
        await safety.report(place.world, who, about),
        await people.block(place.world, who, person_id),
    ]
    told = [b"" if one is None else msgspec.json.encode(one) for one in said]
    return [re.sub(rb'"(number|key)":"\w+"', rb'"\1":""', one) for one in told]


async def test_gone_unproven_blocked_and_unknown_are_one_answer(place):
    gone, unproven, blocked, blocker = [
        await neighbour(place, f"Voisine {name}") for name in ("Agathe", "Basile", "Colin", "Denise")
    ]
    await place.world.database.write(stored.erase_account, gone.account.id)
    over = {"id": unproven.account.id}
    await place.world.database.write(lambda connection: connection.execute(_END_PROOF, over).rowcount)
    assert await people.block(place.world, place.calais, blocked.account.id) is None
    assert await people.block(place.world, blocker, place.calais.account.id) is None
    who = await again(place, place.calais)
    first = await errors(place, who, UNKNOWN)
    assert first[:3] == [msgspec.json.encode(Refused(code=Code.PERSON_UNKNOWN))] * 3
    for other in (gone, unproven, blocked, blocker):
        assert await errors(place, who, other.account.id) == first, other.account.nickname
    here = await neighbour(place, "Voisine Emma")
    assert await errors(place, who, here.account.id) != first, "the comparison must be able to fail"


async def test_a_report_of_whoever_it_is_reaches_us(place):
    """Who blocks, or goes, cannot keep the other from telling us (law L5)."""
    harasser = await neighbour(place, "Voisine Agathe")
    assert await people.block(place.world, harasser, place.calais.account.id) is None
    about = wire.ReportRequest(about=About.PERSON, id=harasser.account.id, reason=ReportReason.THREAT, block=True)
    receipt = granted(await safety.report(place.world, await again(place, place.calais), about))
    assert receipt.number in [one.number for one in await safety.waiting_reports(place.world, "claire")]
    assert [one.person_id for one in await people.blocks(place.world, place.calais)] == [harasser.account.id]


# --- ages -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("in_crowd", [False, True])
async def test_sliding_filters_tell_no_age_inside_a_band(small, in_crowd):
    """Each filter takes a band whole or leaves it; so two neighbouring ones differ at the edges of bands only."""
    for age in range(AGE_YEARS_MIN, 66):
        one = await neighbour(small, f"Âge {demo.FIRST_NAMES[age % 40]} {'ab'[age // 40]}", age)
        if in_crowd:
            await crowded(small, one)
    bands: dict[str, set[str]] = {}
    for row in await near(small, small.calais):
        bands.setdefault(row.person.age_band, set()).add(row.person.nickname)
    wide = {places.band(age) if in_crowd else places.wide_band(age) for age in range(AGE_YEARS_MIN, 66)}
    assert wide <= set(bands)
    edges = {int(edge) for band in bands for edge in band.split("-")}
    before: set[str] | None = None
    for low in range(AGE_YEARS_MIN, 75):
        found = named(await near(small, small.calais, age_min=low, age_max=low + AGE_SPAN_YEARS_MIN))
        for band, alike in bands.items():
            assert found & alike in (set(), alike), f"{low}: {band} is split"
        if before is not None and found != before:
            assert edges & {low - 1, low + AGE_SPAN_YEARS_MIN}, f"the answer changed at {low}, inside a band"
        before = found


def test_a_filter_on_the_age_itself_would_be_seen():
    """The same property of the pure function: planted, an age that is compared as it is splits its band."""

    def split(matches) -> bool:
        ages = range(30, 40)
        for low in range(AGE_YEARS_MIN, 60):
            wanted = Wanted(age_min=low, age_max=low + AGE_SPAN_YEARS_MIN)
            if len({matches(wanted, age) for age in ages}) > 1:
                return True
        return False

    def shown(band: tuple[int, int]) -> nearby.Shown:
        return nearby.Shown(
            band=band, gender=Gender.MAN, bucket=Bucket.KM_20, presence=PresenceStep.AWAY, intentions=()
        )

    assert split(lambda wanted, age: nearby.matches(wanted, shown((age, age))))
    assert not split(lambda wanted, _: nearby.matches(wanted, shown((30, 39))))


@pytest.mark.parametrize(
    ("low", "high", "refused"),
    [(30, 34, True), (30, 30, True), (40, 30, True), (17, 40, True), (30, 121, True), (30, 35, False)],
)
async def test_a_filter_too_narrow_to_hide_in_is_refused(small, low, high, refused):
    found = await people.near(small.world, small.calais, Wanted(age_min=low, age_max=high), 0, NOWHERE)
    assert (found == Refused(code=Code.AGE_SPAN, args={"years": AGE_SPAN_YEARS_MIN})) == refused


@pytest.mark.parametrize("in_crowd", [False, True])
async def test_whether_someone_may_be_asked_tells_no_age_inside_a_band(small, in_crowd):
    """Nobody chose anything: then the answer follows from what everyone sees, the band."""
    others = [await neighbour(small, f"Jeune {demo.FIRST_NAMES[age]}", age) for age in range(AGE_YEARS_MIN, 36)]
    if in_crowd:
        for other in others:
            await crowded(small, other)
    seen: set[tuple[str, Code | None]] = set()
    for age in (18, 24, 32, 33, 34, 35, 39, 40, 41, 60, AGE_YEARS_MAX):
        asker = await neighbour(small, f"Aînée {demo.FIRST_NAMES[age % 40]}", age)
        answers: dict[str, set[Code | None]] = {}
        for other in others:
            found = granted(await people.profile(small.world, asker, other.account.id, NOWHERE))
            answers.setdefault(found.person.age_band, set()).add(found.closed)
            seen.add((found.person.age_band, found.closed))
        assert [band for band, closed in answers.items() if len(closed) > 1] == [], age
    young = "20-24" if in_crowd else "18-29"
    assert {(young, None), (young, Code.ASK_CLOSED), ("30-34" if in_crowd else "30-39", None)} <= seen


async def test_the_choice_is_offered_to_whom_it_protects(small):
    cases = (
        (24, True, True, "10000"),
        (25, True, False, "13001"),
        (29, True, False, "62100"),
        (30, False, False, "59140"),
    )
    for age, alone, in_crowd, where in cases:
        who = await neighbour(small, f"Jeune {demo.FIRST_NAMES[age]}", age, where, Gender.WOMAN)
        assert (await people.settings(small.world, await again(small, who))).protected == alone, age
        await crowded(small, who)
        assert (await people.settings(small.world, await again(small, who))).protected == in_crowd, age


# --- counts, buckets, order -------------------------------------------------------------------------------------------


async def test_counts_are_said_in_steps(small):
    steps = {"under_10": range(10), "10-19": range(10, 20), "20-49": range(20, 50)}
    here = len(await near(small, small.calais))
    for number in range(24):
        await neighbour(small, f"Compte {demo.FIRST_NAMES[number]}")
        page = granted(await people.near(small.world, small.calais, Wanted(), 0, NOWHERE))
        assert here + number + 1 in steps[page.count]
        assert set(msgspec.to_builtins(page)) == {"people", "count", "page", "more"}
    for count, said in ((0, "under_10"), (9, "under_10"), (10, "10-19"), (49, "20-49"), (99, "50-99"), (5000, "100+")):
        assert places.count_said(count) == said


async def test_a_filter_by_bucket_lets_in_what_is_shown_within_it_and_nothing_else(small):
    for number, code in enumerate(("10000", "10300", "51100", "89000", "75011", "62100", "13001", "97400", "59140")):
        await neighbour(small, f"Loin {demo.FIRST_NAMES[number]}", postcode=code)
    order = list(Bucket)
    for viewer in (small.calais, small.troyes):
        shown = {row.person.nickname: row.bucket for row in await near(small, viewer)}
        assert len(set(shown.values())) >= 4
        for bucket in Bucket:
            within = {name for name, one in shown.items() if order.index(one) <= order.index(bucket)}
            rows = await near(small, viewer, bucket=bucket)
            assert named(rows) == within
            assert [order.index(row.bucket) for row in rows] == sorted(order.index(row.bucket) for row in rows)


async def test_the_order_is_of_one_viewer_and_one_day(place):
    for name in demo.FIRST_NAMES[:30]:
        await neighbour(place, f"Ordre {name}")
    twin = await neighbour(place, "Jumelle", 42)

    async def order(who):
        return [row.person.nickname for row in await near(place, who) if row.person.nickname.startswith("Ordre ")]

    today = await order(place.troyes)
    assert sorted(today) == sorted(f"Ordre {name}" for name in demo.FIRST_NAMES[:30])
    assert today != sorted(today)
    place.world.clock.now += 3_600_000
    assert await order(await again(place, place.troyes)) == today, "stable within a day"
    assert await order(twin) != today, "each viewer has an order of their own"
    place.world.clock.now += DAY_MS
    tomorrow = await order(await again(place, place.troyes))
    assert tomorrow != today, "each day shuffles anew"
    assert sorted(tomorrow) == sorted(today)


async def test_within_a_bucket_the_nearer_cell_does_not_come_first(small):
    """From Calais, Troyes and Marseille are both beyond: a list by kilometres would tell which is nearer."""
    for name in demo.FIRST_NAMES[:12]:
        for where, postcode in (("Troyes", "10000"), ("Marseille", "13001")):
            await neighbour(small, f"{where} {name}", postcode=postcode)
    rows = [row for row in await near(small, small.calais) if row.person.nickname.split()[0] in ("Troyes", "Marseille")]
    assert {row.bucket for row in rows} == {Bucket.BEYOND}
    order = [row.person.departement for row in rows]
    assert order not in (sorted(order), sorted(order, reverse=True))


async def test_an_intention_or_a_gender_that_nobody_here_has_finds_nobody(small):
    asked = wire.ProfileRequest(bio="", intentions=[Intention.PLAY])
    player = await neighbour(small, "Voisine Agathe", gender=Gender.WOMAN)
    granted(await people.set_profile(small.world, player, asked, HERE))
    assert named(await near(small, small.troyes, intentions=frozenset({Intention.PLAY}))) == {"Voisine Agathe"}
    assert named(await near(small, small.troyes, intentions=frozenset({Intention.LANGUAGE}))) == set()
    assert "Voisine Agathe" not in named(await near(small, small.troyes, gender=Gender.MAN))


# --- presence ---------------------------------------------------------------------------------------------------------


async def test_who_does_not_show_it_is_never_online(place):
    """Whatever the node knows: in the list, in the filter, in the profile."""
    here = frozenset({place.calais.account.id})

    async def steps():
        found = {row.person.id: row.presence for row in await near(place, place.troyes, here)}
        filtered = {row.person.id for row in await near(place, place.troyes, here, online=True)}
        seen = granted(await people.profile(place.world, place.troyes, place.calais.account.id, here))
        return found[place.calais.account.id], place.calais.account.id in filtered, seen.presence

    assert await steps() == (PresenceStep.ONLINE, True, PresenceStep.ONLINE)
    await people.choose(place.world, place.calais, wire.SettingsRequest(presence=False))
    assert await steps() == (PresenceStep.AWAY, False, PresenceStep.AWAY)


# --- reading budgets --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", Reading)
def test_a_person_reads_then_is_slowed_then_waits_then_reads_again(kind):
    allowance, now = Budget.ALLOWANCES[kind], 1_790_000_000_000
    assert allowance.free >= 40
    budget = Budget(kind)
    outcomes = [budget.spend(now) for _ in range(allowance.free + allowance.slowed)]
    assert outcomes == [0] * allowance.free + [SLOWED_MS] * allowance.slowed
    refused = budget.spend(now)
    assert isinstance(refused, Refused)
    assert (refused.code, refused.retry) == (Code.READ_LIMIT, True)
    wait_ms = int(refused.args["wait_ms"])
    assert 0 < wait_ms <= allowance.interval_ms + 1
    assert [budget.spend(now) for _ in range(3)] == [refused] * 3, "asking while one waits costs and gains nothing"
    assert isinstance(budget.spend(now + wait_ms - 2), Refused)
    assert budget.spend(now + wait_ms) == SLOWED_MS
    assert not budget.empty(now + wait_ms)
    later = now + wait_ms + (allowance.free + allowance.slowed) * allowance.interval_ms
    assert budget.empty(later)
    assert [budget.spend(later) for _ in range(allowance.free)] == [0] * allowance.free


def test_who_reads_slowly_is_never_slowed():
    allowance, now = Budget.ALLOWANCES[Reading.PEOPLE], 1_790_000_000_000
    budget = Budget(Reading.PEOPLE)
    assert {budget.spend(now + turn * allowance.interval_ms) for turn in range(500)} == {0}


async def test_each_person_and_each_kind_has_a_budget_of_its_own(small, monkeypatch):
    tiny = {kind: Allowance(free=2, slowed=1, interval_ms=10_000) for kind in Reading}
    monkeypatch.setattr(Budget, "ALLOWANCES", tiny)
    readings, started = Readings(), small.world.clock.now
    for kind in (Reading.PEOPLE, Reading.PROFILE):
        for who in (small.calais, small.troyes):
            before = small.world.clock.now
            await readings.spend(small.world, who, kind)
            await readings.spend(small.world, who, kind)
            assert small.world.clock.now == before, "at once"
            await readings.spend(small.world, who, kind)
            assert small.world.clock.now == before + SLOWED_MS, "after a pause"
            with pytest.raises(No) as told:
                await readings.spend(small.world, who, kind)
            assert told.value.refused.code == Code.READ_LIMIT
            small.world.clock.now += int(told.value.refused.args["wait_ms"])
            await readings.spend(small.world, who, kind)
    assert small.world.clock.now > started


async def get(app, path: str, token: str) -> tuple[int, Any]:
    """One GET over HTTP, as the server would hand it to the application."""
    name, _, query = path.partition("?")
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http"}
    scope |= {"path": name, "raw_path": name.encode(), "query_string": query.encode(), "root_path": ""}
    headers = [(b"host", b"localhost"), (b"cookie", f"{SESSION_COOKIE}={token}".encode())]
    scope |= {"headers": headers, "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80), "state": {}}
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await app(scope, receive, send)
    body = b"".join(one.get("body", b"") for one in sent)
    return sent[0]["status"], msgspec.json.decode(body)


async def test_a_collector_is_slowed_and_then_told_when_to_come_back(small, monkeypatch, tmp_path):
    tiny = {kind: Allowance(free=3, slowed=2, interval_ms=10_000) for kind in Reading}
    monkeypatch.setattr(Budget, "ALLOWANCES", tiny)
    app = http.application(small.world, Hub(small.world), stories=None, come_in=None, ui=tmp_path)
    _, token = await entry.sign_in(small.world, small.calais.account.id, "Essai")
    other, clock = small.troyes.account.id, small.world.clock
    for path in ("people?page=0", f"people/{other}", f"rooms/{small.room_id}/history?before_seq=99"):
        waited: list[int] = []
        for _ in range(5):
            before = clock.now
            status, _ = await get(app, f"/api/v1/{path}", token)
            assert status == 200
            waited.append(clock.now - before)
        assert waited == [0, 0, 0, SLOWED_MS, SLOWED_MS], path
        status, told = await get(app, f"/api/v1/{path}", token)
        assert (status, told["code"], told["retry"]) == (429, "read_limit", True)
        assert 0 < told["args"]["wait_ms"] <= 10_001
        clock.now += told["args"]["wait_ms"]
        assert (await get(app, f"/api/v1/{path}", token))[0] == 200
    guessed = [(await get(app, f"/api/v1/people/{UNKNOWN}", token))[1]["code"] for _ in range(6)]
    assert (guessed[0], guessed[-1]) == ("person_unknown", "read_limit"), "guessing costs what reading costs"
