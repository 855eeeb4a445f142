"""Law L3: nobody writes to a stranger uninvited. Budgets, consent, silence of a no, races, on every engine."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from msgspec import structs
from sqlalchemy import text

from placette import wire
from placette.model import (
    About,
    AskAnswer,
    AskFrom,
    AskState,
    Code,
    DirectMode,
    DirectState,
    Gender,
    Held,
    Intention,
    Opener,
    Posted,
    Refused,
    ReportReason,
)
from placette.service import chat, demo, entry, outings, people, requests, rooms, safety
from placette.store import people as stored
from support.scene import HERE, granted, scene

DAY_MS = 86_400_000
_AGE = text("UPDATE account SET age = :age WHERE id = :id")


@pytest.fixture
async def place(databases, engine):
    async with scene(databases, engine) as made:
        yield made


async def again(place, who):
    """Who someone is now: with their blocks, their profile and their place as they stand."""
    found = await entry.stands(place.world, who)
    assert found is not None
    return found


async def neighbour(place, name, age=40, postcode="10000"):
    """Another member of the room, with the charter accepted."""
    made = await demo._person(place.world, name, age, Gender.UNSAID, postcode, scripted=False)
    caller, _ = await entry.sign_in(place.world, made.account.id, "Essai")
    await rooms.join(place.world, caller, place.room_id)
    return granted(
        await entry.accept_charter(place.world, caller, wire.CharterRequest(version="2026-11", answer="report"))
    )


def to(place, who, **change):
    asked: dict[str, Any] = {"to": who.account.id, "opener": Opener.TALK_NEIGHBOUR, "room_id": place.room_id}
    asked |= {"mode": DirectMode.EXAMINED, "consent": True} | change
    return wire.AskRequest(**asked)


async def ask(place, asker, who, **change) -> Any:
    return await requests.ask(place.world, await again(place, asker), to(place, who, **change))


async def received(place, who) -> Any:
    return granted(await requests.listing(place.world, await again(place, who))).received


async def answer(place, who, said, *, ids=None, mode=DirectMode.EXAMINED) -> Any:
    ids = ids or [one.id for one in await received(place, who)]
    asked = wire.AskAnswerRequest(ids=ids, answer=said, mode=mode, consent=True)
    return await requests.answer(place.world, await again(place, who), asked)


async def talking(place):
    """Calais asked, Troyes said yes: the conversation as Troyes finds it."""
    granted(await ask(place, place.calais, place.troyes))
    return granted(await answer(place, place.troyes, AskAnswer.ACCEPT)).rooms[0]


async def view(world, who, room_id) -> Any:
    """A room as someone finds it; None when it is none of theirs."""
    return await rooms.view(world, who, room_id)


async def changed(place, frame) -> Any:
    """What came of an edit."""
    return await chat.edit(place.world, place.calais, frame, HERE)


async def say(place, who, room_id, words) -> Any:
    place.posts += 1
    frame = wire.Post(room_id=room_id, client_message_id=f"direct-post-{place.posts}", body=words)
    return await chat.post(place.world, await again(place, who), frame, HERE)


async def read(place, who, room_id) -> Any:
    page = await chat.history(place.world, (await again(place, who)).viewer, room_id, 10**9)
    return page if isinstance(page, Refused) else [event.body for event in page.events if event.body]


# --- what opens a conversation ---


async def test_a_request_accepted_opens_a_conversation_for_both_with_its_terms(place):
    opened = await talking(place)
    assert opened.partner.nickname == "Camille de Calais"
    assert (opened.direct.mode, opened.direct.state, opened.direct.days) == (DirectMode.EXAMINED, DirectState.OPEN, 30)
    assert isinstance(await say(place, place.calais, opened.id, "Bonjour Théo."), Posted)
    assert await read(place, place.troyes, opened.id) == ["Bonjour Théo."]
    [sent] = granted(await requests.listing(place.world, place.calais)).sent
    assert (sent.state, sent.direct_room_id) == (AskState.ACCEPTED, opened.id)


async def test_without_a_yes_there_is_no_conversation(place):
    granted(await ask(place, place.calais, place.troyes))
    for said in (AskAnswer.LATER, AskAnswer.DECLINE):
        assert granted(await answer(place, place.troyes, said)).rooms == []
        for who in (place.calais, place.troyes):
            assert all(one.kind != "direct" for one in granted(await rooms.listing(place.world, who)))


async def test_nobody_else_finds_joins_reads_or_writes_a_conversation(place):
    opened, stranger = await talking(place), await neighbour(place, "Mathilde")
    granted(await say(place, place.calais, opened.id, "Rien que pour vous."))
    assert await view(place.world, stranger, opened.id) is None
    assert await rooms.join(place.world, stranger, opened.id) == Refused(code=Code.ROOM_UNKNOWN)
    assert await read(place, stranger, opened.id) == Refused(code=Code.ROOM_UNKNOWN)
    assert await say(place, stranger, opened.id, "Bonjour") == Refused(code=Code.ROOM_UNKNOWN)
    assert await requests.copy(place.world, stranger, opened.id) == Refused(code=Code.DIRECT_UNKNOWN)
    for verb in (requests.pause, requests.resume, requests.leave):
        assert await verb(place.world, stranger, opened.id) == Refused(code=Code.DIRECT_UNKNOWN)
    assert isinstance(await requests.safe_exit(place.world, stranger, opened.id, ReportReason.OTHER), Refused)
    assert all(one.id != opened.id for one in await rooms.public(place.world))
    assert (await requests.past(place.world, stranger)) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"consent": False}, Code.ASK_CONSENT),
        ({"mode": DirectMode.REPORT_ONLY}, Code.ASK_CONSENT),
        ({"to": "a" * 26}, Code.PERSON_UNKNOWN),
        ({"room_id": "a" * 26}, Code.ASK_CONTEXT),
        ({"room_id": None, "intention": Intention.TALK}, Code.ASK_CONTEXT),
        ({"intention": Intention.TALK}, Code.REQUEST_INVALID),
        ({"room_id": None}, Code.REQUEST_INVALID),
    ],
)
async def test_a_request_that_may_not_be_is_refused_and_not_kept(place, change, code):
    asked = await ask(place, place.calais, place.troyes, **change)
    assert isinstance(asked, Refused)
    assert asked.code == code
    assert await received(place, place.troyes) == []


async def test_nobody_asks_themselves(place):
    refused = await ask(place, place.calais, place.calais)
    assert refused == Refused(code=Code.PERSON_UNKNOWN)


async def test_a_yes_needs_the_same_consent(place):
    granted(await ask(place, place.calais, place.troyes))
    refused = await answer(place, place.troyes, AskAnswer.ACCEPT, mode=DirectMode.REPORT_ONLY)
    assert refused == Refused(code=Code.ASK_CONSENT)
    assert len(await received(place, place.troyes)) == 1


async def test_an_intention_both_have_is_a_context(place):
    for who in (place.calais, place.troyes):
        asked = wire.ProfileRequest(bio="", intentions=[Intention.PLAY])
        granted(await people.set_profile(place.world, await again(place, who), asked, HERE))
    granted(await ask(place, place.calais, place.troyes, room_id=None, intention=Intention.PLAY))
    [one] = await received(place, place.troyes)
    assert (one.intention, one.room, one.opener) == (Intention.PLAY, None, Opener.TALK_NEIGHBOUR)


async def test_the_room_of_parents_is_no_context_and_lists_nobody_as_common(place):
    assert await safety.open_room(place.world, "claire", "parents", "Parents", "Entre parents.") is None
    room = next(one for one in granted(await rooms.listing(place.world, place.calais)) if one.slug == "parents")
    assert not room.contacts
    for who in (place.calais, place.troyes):
        granted(await rooms.join(place.world, who, room.id))
    assert await ask(place, place.calais, place.troyes, room_id=room.id) == Refused(code=Code.ASK_CONTEXT)


# --- budgets and silence ---


async def test_five_a_day_and_the_next_day_five_more(place):
    others = [
        await neighbour(place, f"Voisin {name}") for name in ("Agathe", "Basile", "Colin", "Denis", "Emma", "Flo")
    ]
    for other in others[:5]:
        granted(await ask(place, place.calais, other))
    refused = await ask(place, place.calais, others[5])
    assert (refused.code, refused.args["max"]) == (Code.ASK_BUDGET, 5)
    left = await requests.budget(place.world, place.calais)
    assert (left.left_today, left.left_pending, left.again_ms) == (0, 15, refused.args["again_ms"])
    place.world.clock.now = int(refused.args["again_ms"])
    assert granted(await ask(place, place.calais, others[5])).left_pending == 14


async def test_twenty_wait_and_no_more(place):
    for number in range(20):
        other = await neighbour(place, f"{demo.FIRST_NAMES[number]} Attente")
        if number % 5 == 0:
            place.world.clock.now += DAY_MS
        granted(await ask(place, place.calais, other))
    place.world.clock.now += DAY_MS
    refused = await ask(place, place.calais, place.troyes)
    assert (refused.code, refused.args["max"]) == (Code.ASK_PENDING, 20)


async def test_two_devices_at_once_spend_one_budget(place):
    others = [
        await neighbour(place, f"Course {name}")
        for name in ("Agathe", "Basile", "Colin", "Denis", "Emma", "Flo", "Guy", "Hugo")
    ]
    outcomes = await asyncio.gather(*(ask(place, place.calais, other) for other in others))
    assert sum(not isinstance(one, Refused) for one in outcomes) == 5


async def test_a_no_is_never_told_not_even_by_a_number(place):
    granted(await ask(place, place.calais, place.troyes))
    before = granted(await requests.listing(place.world, place.calais))
    granted(await answer(place, place.troyes, AskAnswer.DECLINE))
    assert granted(await requests.listing(place.world, place.calais)) == before
    refused = await ask(place, place.calais, place.troyes)
    assert (refused.code, refused.args) == (Code.ASK_AGAIN, {"days": 30})
    place.world.clock.now += 30 * DAY_MS
    granted(await ask(place, await again(place, place.calais), place.troyes))


async def test_a_block_looks_like_a_wait_to_who_asked(place):
    others = [await neighbour(place, f"Silence {name}") for name in ("Agathe", "Basile")]
    for other in others:
        granted(await ask(place, place.calais, other))
    granted(await answer(place, others[0], AskAnswer.DECLINE))
    assert await people.block(place.world, others[1], place.calais.account.id) is None
    left = await requests.budget(place.world, place.calais)
    assert (left.left_today, left.left_pending) == (3, 18)


async def test_two_devices_answering_at_once_answer_once(place):
    granted(await ask(place, place.calais, place.troyes))
    [one] = await received(place, place.troyes)
    outcomes = await asyncio.gather(
        answer(place, place.troyes, AskAnswer.ACCEPT, ids=[one.id]),
        answer(place, place.troyes, AskAnswer.DECLINE, ids=[one.id]),
        answer(place, place.troyes, AskAnswer.ACCEPT, ids=[one.id]),
    )
    assert sum(not isinstance(outcome, Refused) for outcome in outcomes) == 1
    assert all(outcome == Refused(code=Code.ASK_UNKNOWN) for outcome in outcomes if isinstance(outcome, Refused))


async def test_requests_that_cross_open_one_conversation(place):
    await asyncio.gather(ask(place, place.calais, place.troyes), ask(place, place.troyes, place.calais))
    for who in (place.calais, place.troyes):
        if await received(place, who):
            await answer(place, who, AskAnswer.ACCEPT)
    for who in (place.calais, place.troyes):
        found = granted(await rooms.listing(place.world, who))
        assert sum(one.kind == "direct" for one in found) == 1
        assert await received(place, who) == []


async def test_who_was_asked_is_told_to_answer_instead(place):
    granted(await ask(place, place.calais, place.troyes))
    assert await ask(place, place.troyes, place.calais) == Refused(code=Code.ASK_MUTUAL)


async def test_a_block_and_a_yes_that_cross_leave_no_conversation(place):
    for _ in range(4):
        granted(await ask(place, place.calais, place.troyes))
        await asyncio.gather(
            answer(place, place.troyes, AskAnswer.ACCEPT),
            people.block(place.world, await again(place, place.calais), place.troyes.account.id),
        )
        for who in (place.calais, place.troyes):
            assert all(
                one.kind != "direct" for one in granted(await rooms.listing(place.world, await again(place, who)))
            )
        assert await people.unblock(place.world, place.calais, place.troyes.account.id) is None
        place.world.clock.now += 31 * DAY_MS


async def test_an_answer_is_for_who_was_asked(place):
    stranger = await neighbour(place, "Mathilde")
    granted(await ask(place, place.calais, place.troyes))
    [one] = await received(place, place.troyes)
    for who in (stranger, place.calais):
        assert await answer(place, who, AskAnswer.ACCEPT, ids=[one.id]) == Refused(code=Code.ASK_UNKNOWN)


# --- who may be asked ---


async def choose(place, who, **chosen):
    await people.choose(place.world, await again(place, who), wire.SettingsRequest(**chosen))


async def test_ne_plus_recevoir(place):
    await choose(place, place.troyes, ask_from=AskFrom.NOBODY)
    assert await ask(place, place.calais, place.troyes) == Refused(code=Code.ASK_CLOSED)
    await choose(place, place.troyes, ask_from=AskFrom.ROOMS)
    granted(await ask(place, place.calais, place.troyes))


@pytest.mark.parametrize(("age", "asker", "closed"), [(20, 35, True), (24, 39, True), (20, 34, False), (25, 80, False)])
async def test_the_young_are_not_asked_by_people_fifteen_years_older_unless_they_choose(place, age, asker, closed):
    set_age = {"age": age, "id": place.troyes.account.id}
    await place.world.database.write(lambda connection: connection.execute(_AGE, set_age).rowcount)
    older = await neighbour(place, "Armand", asker)
    await crowd(place, place.troyes)
    outcome = await ask(place, older, place.troyes)
    assert (outcome == Refused(code=Code.ASK_CLOSED)) == closed
    if closed:
        assert (
            granted(await people.profile(place.world, older, place.troyes.account.id, frozenset())).closed
            == "ask_closed"
        )
        await choose(place, place.troyes, older_may_ask=True)
        granted(await ask(place, older, place.troyes))


async def crowd(place, who):
    """Let this person's group be large enough for the five-year band to be the one that is shown."""
    band_low = (await again(place, who)).account
    fields = {"cell": band_low.cell, "band": band_low.age - band_low.age % 5, "gender": band_low.gender.value}
    insert = text("INSERT INTO crowd (cell, band_low, gender) VALUES (:cell, :band, :gender)")
    await place.world.database.write(lambda connection: connection.execute(insert, fields).rowcount)


# --- inside a conversation ---


async def test_a_pause_holds_both_until_who_paused_resumes(place):
    opened = await talking(place)
    assert await requests.pause(place.world, place.troyes, opened.id) is None
    for who in (place.calais, place.troyes):
        assert await say(place, who, opened.id, "Allô ?") == Refused(code=Code.DIRECT_PAUSED)
    assert await requests.resume(place.world, place.calais, opened.id) == Refused(code=Code.DIRECT_ENDED)
    seen = await view(place.world, place.calais, opened.id)
    assert (seen.direct.state, seen.direct.paused_by_me) == (DirectState.PAUSED, False)
    assert await requests.resume(place.world, place.troyes, opened.id) is None
    granted(await say(place, place.calais, opened.id, "Me revoilà."))


async def test_leaving_ends_it_hides_it_at_once_and_keeps_a_sealed_copy_for_a_report(place):
    opened = await talking(place)
    granted(await say(place, place.calais, opened.id, "Un mot de trop."))
    assert await requests.leave(place.world, place.calais, opened.id) is None
    assert await view(place.world, place.calais, opened.id) is None
    assert await read(place, place.calais, opened.id) == Refused(code=Code.ROOM_UNKNOWN)
    assert (await view(place.world, place.troyes, opened.id)).direct.state == DirectState.ENDED
    assert await say(place, place.troyes, opened.id, "Où es-tu ?") == Refused(code=Code.DIRECT_ENDED)
    assert await read(place, place.troyes, opened.id) == ["Un mot de trop."]
    asked = wire.ReportRequest(about=About.CONVERSATION, id=opened.id, reason=ReportReason.INSULT)
    receipt = granted(await safety.report(place.world, place.troyes, asked))
    [held] = granted(await safety.evidence(place.world, "claire", receipt.number))
    assert (held.nickname, held.said) == ("Camille de Calais", ["Un mot de trop."])


async def test_the_safe_exit_freezes_captures_blocks_reports_and_leaves_in_one_gesture(place):
    opened = await talking(place)
    posted = granted(await say(place, place.calais, opened.id, "Tu viens ou je dis tout."))
    frame = wire.Remove(message_id=posted.message_id, client_message_id="direct-remove-1")
    receipt = granted(await requests.safe_exit(place.world, place.troyes, opened.id, ReportReason.BLACKMAIL))
    for who in (place.calais, place.troyes):
        assert await view(place.world, await again(place, who), opened.id) is None
        assert isinstance(await say(place, who, opened.id, "Reviens"), Refused)
    assert isinstance(await chat.remove(place.world, place.calais, frame, HERE), Refused | Posted)
    assert place.calais.account.id in (await again(place, place.troyes)).hidden
    [held] = granted(await safety.evidence(place.world, "claire", receipt.number))
    assert held.said == ["Tu viens ou je dis tout."]
    [mine] = await safety.reports(place.world, place.troyes)
    assert (mine.number, mine.reason) == (receipt.number, ReportReason.BLACKMAIL)
    for who in (place.calais, place.troyes):
        [past] = await requests.past(place.world, who)  # who was left can still tell us, without a name to see
        assert past.room_id == opened.id


async def test_the_judge_reads_a_conversation_that_both_know_is_examined(place):
    opened = await talking(place)
    assert isinstance(await say(place, place.calais, opened.id, "J'ai 15 ans"), Held)
    assert await read(place, place.troyes, opened.id) == []


async def test_where_the_law_lets_nobody_examine_it_is_said_and_stored(place):
    unread = place.with_(settings=structs.replace(place.world.settings, direct_mode="report_only"))
    granted(await ask(unread, unread.calais, unread.troyes, mode=DirectMode.REPORT_ONLY))
    opened = granted(await answer(unread, unread.troyes, AskAnswer.ACCEPT, mode=DirectMode.REPORT_ONLY)).rooms[0]
    assert opened.direct.mode == DirectMode.REPORT_ONLY
    granted(await say(unread, unread.calais, opened.id, "Connard"))
    assert await read(unread, unread.troyes, opened.id) == ["Connard"]
    verdicts = text("SELECT verdict FROM message WHERE room_id = :room")
    found = await place.world.database.read(lambda c: c.execute(verdicts, {"room": opened.id}).scalars().all())
    assert list(found) == ["unexamined"]
    assert (await place.say("Connard")).code == Code.GROSS_INSULT


async def test_a_card_reaches_only_who_received_the_message(place):
    opened = await talking(place)
    assert isinstance(await say(place, place.calais, opened.id, "Appelle-moi au 06 39 98 12 34"), Posted)
    cards = {}
    for who in (place.calais, place.troyes):
        page = granted(await chat.history(place.world, who.viewer, opened.id, 10**9))
        cards[who.account.nickname] = [card.value for event in page.events for card in event.cards]
    assert cards == {"Camille de Calais": [], "Théo de Troyes": ["contact"]}


async def test_a_copy_is_signed_and_a_change_is_seen(place):
    import json

    from placette.evidence import copies

    opened = await talking(place)
    granted(await say(place, place.calais, opened.id, "À garder."))
    made = granted(await requests.copy(place.world, place.troyes, opened.id))
    told = json.loads(made.copy)
    assert [one["said"] for one in told["messages"]] == ["À garder."]
    whole = {"copy": made.copy, "signature": made.signature, "public_key": made.public_key}
    assert copies.fault(json.dumps(whole).encode()) is None
    changed = whole | {"copy": made.copy.replace("garder", "jeter")}
    assert copies.fault(json.dumps(changed).encode()) is not None
    assert copies.fault(b"[]") is not None


async def test_a_copy_is_for_who_may_read(place):
    opened = await talking(place)
    over = {"day": place.world.today(-1), "id": place.troyes.account.id}
    end = text("UPDATE proof SET recheck_day = :day WHERE account_id = :id")
    await place.world.database.write(lambda connection: connection.execute(end, over).rowcount)
    assert await requests.copy(place.world, place.troyes, opened.id) == Refused(code=Code.PROOF_NEEDED)
    assert not isinstance(await requests.copy(place.world, place.calais, opened.id), Refused)


async def test_what_was_held_reaches_nobody_once_the_conversation_has_ended(place):
    opened = await talking(place)
    held = await say(place, place.calais, opened.id, "J'ai 15 ans")
    assert await requests.leave(place.world, place.troyes, opened.id) is None
    assert await safety.release(place.world, "claire", held.message_id) == Refused(code=Code.DIRECT_ENDED)
    assert await read(place, place.calais, opened.id) == []
    assert await safety.refuse(place.world, "claire", held.message_id) is None


async def test_many_are_declined_at_once_and_one_that_went_holds_up_nothing(place):
    others = [await neighbour(place, f"Pluie {name}") for name in ("Agathe", "Basile", "Colin")]
    for other in others:
        granted(await ask(place, other, place.troyes))
    ids = [one.id for one in await received(place, place.troyes)]
    granted(await answer(place, place.troyes, AskAnswer.DECLINE, ids=ids[:1]))
    granted(await answer(place, place.troyes, AskAnswer.DECLINE, ids=ids))
    assert await received(place, place.troyes) == []
    assert await answer(place, place.troyes, AskAnswer.DECLINE, ids=ids) == Refused(code=Code.ASK_UNKNOWN)


async def test_a_conversation_cannot_be_muted_into_being_left(place):
    opened = await talking(place)
    assert await rooms.leave(place.world, place.calais, opened.id) == Refused(code=Code.ROOM_UNKNOWN)
    assert await read(place, place.calais, opened.id) == []


# --- blocks ---


async def test_a_block_hides_each_from_the_other_everywhere(place):
    opened = await talking(place)
    granted(await say(place, place.calais, opened.id, "Bonjour."))
    granted(await place.say("Dit dans le salon par Calais.", place.calais))
    granted(await place.say("Dit dans le salon par Troyes.", place.troyes))
    assert await people.block(place.world, place.calais, place.troyes.account.id) is None
    calais, troyes = await again(place, place.calais), await again(place, place.troyes)
    for who, other, own, theirs in (
        (calais, troyes, "Dit dans le salon par Calais.", "Dit dans le salon par Troyes."),
        (troyes, calais, "Dit dans le salon par Troyes.", "Dit dans le salon par Calais."),
    ):
        said = await read(place, who, place.room_id)
        assert own in said
        assert theirs not in said
        assert await people.profile(place.world, who, other.account.id, frozenset()) == Refused(
            code=Code.PERSON_UNKNOWN
        )
        assert await ask(place, who, other) == Refused(code=Code.PERSON_UNKNOWN)
        listed = granted(await people.near(place.world, who, people.nearby.Wanted(), 0, frozenset()))
        assert other.account.id not in [row.person.id for row in listed.people]
        assert await view(place.world, who, opened.id) is None
        shared = await view(place.world, who, place.room_id)
        assert shared.unread <= 1, "a number must not count what may not be seen"
    assert [one.nickname for one in await people.blocks(place.world, calais)] == ["Théo de Troyes"]
    assert await people.blocks(place.world, troyes) == []
    assert await people.unblock(place.world, troyes, calais.account.id) == Refused(code=Code.PERSON_UNKNOWN)


async def test_unread_counts_nothing_of_whom_one_does_not_see(place):
    assert await people.block(place.world, place.troyes, place.calais.account.id) is None
    before = (await view(place.world, await again(place, place.troyes), place.room_id)).unread
    for number in range(3):
        granted(await place.say(f"Mot {number}", place.calais))
    seen = await view(place.world, await again(place, place.troyes), place.room_id)
    assert seen.unread == before
    other = await neighbour(place, "Mathilde")
    granted(await place.say("Un mot de Mathilde", other))
    assert (await view(place.world, await again(place, place.troyes), place.room_id)).unread == before + 1


# --- outings ---


async def propose(scene_, **change) -> Any:
    place = scene_
    draft: dict[str, Any] = {"day": place.world.today(3), "place": "Café de la mairie", "seats": 3} | change
    place.posts += 1
    frame = wire.Post(
        room_id=place.room_id,
        client_message_id=f"outing-{place.posts}",
        body="Un café dimanche ?",
        outing=wire.OutingDraft(**draft),
    )
    return await chat.post(place.world, place.calais, frame, HERE)


async def test_an_outing_has_places_and_names_its_guests_to_guests(place):
    posted = granted(await propose(place))
    page = granted(await chat.history(place.world, place.troyes.viewer, place.room_id, 10**9))
    proposed = page.events[-1].outing
    assert proposed is not None
    assert proposed.place == "Café de la mairie"
    others = [await neighbour(place, f"Invité {name}") for name in ("Agathe", "Basile", "Colin")]
    outsider = granted(await outings.view(place.world, others[0], posted.message_id))
    assert (outsider.left, outsider.coming, outsider.guests) == (2, False, [])
    outcomes = await asyncio.gather(*(outings.join(place.world, one, posted.message_id) for one in others))
    assert sum(isinstance(one, Refused) and one.code == Code.OUTING_FULL for one in outcomes) == 1
    mine = granted(await outings.view(place.world, place.calais, posted.message_id))
    assert (mine.left, mine.coming, len(mine.guests)) == (0, True, 3)
    gone = next(one for one, outcome in zip(others, outcomes, strict=True) if not isinstance(outcome, Refused))
    assert granted(await outings.leave(place.world, gone, posted.message_id)).left == 1


@pytest.mark.parametrize("change", [{"day": "2020-01-01"}, {"day": "2999-01-01"}, {"place": "  "}, {"place": "x" * 81}])
async def test_an_outing_that_cannot_be_is_refused(place, change):
    refused = await propose(place, **change)
    assert isinstance(refused, Refused)
    assert refused.code == Code.OUTING_INVALID


async def test_whoever_blocked_does_not_come_along_with_the_other(place):
    posted = granted(await propose(place, seats=6))
    others = [await neighbour(place, f"Invité {name}") for name in ("Agathe", "Basile")]
    for other in others:
        granted(await outings.join(place.world, other, posted.message_id))
    assert await people.block(place.world, others[0], others[1].account.id) is None
    blocked = await again(place, others[1])
    seen = granted(await outings.view(place.world, blocked, posted.message_id))
    assert (seen.left, seen.coming) == (0, False)
    assert await outings.join(place.world, blocked, posted.message_id) == Refused(code=Code.OUTING_FULL)
    assert granted(await outings.view(place.world, place.calais, posted.message_id)).left == 4


async def test_an_edit_of_an_outing_is_judged_with_its_place_and_a_nudge_is_for_one_place(place):
    posted = granted(await propose(place))
    frame = wire.Edit(
        message_id=posted.message_id, client_message_id="outing-edit-1", body="Appelez au 06 39 98 12 34 pour venir."
    )
    assert (await changed(place, frame)).code == Code.CONTACT_DETAILS
    nudged = await propose(place, place="Chez moi, 12 rue des Lilas")
    assert nudged.code == Code.NUDGE
    other = wire.Post(
        room_id=place.room_id,
        client_message_id="outing-other-place",
        body="Un café dimanche ?",
        outing=wire.OutingDraft(day=place.world.today(3), place="Chez moi, 14 rue des Lilas", seats=3),
        verdict_id=str(nudged.args["verdict_id"]),
    )
    elsewhere = await chat.post(place.world, place.calais, other, HERE)
    assert isinstance(elsewhere, Refused)
    assert elsewhere.code == Code.NUDGE


async def test_staff_and_reports_see_the_place_of_an_outing(place):
    held = await propose(place, place="Lycée, j'ai 15 ans")
    assert isinstance(held, Held)
    assert "Lycée" in (await safety.held(place.world, "claire"))[0].body
    posted = granted(await propose(place))
    asked = wire.ReportRequest(id=posted.message_id, reason=ReportReason.DANGEROUS_MEETING)
    receipt = granted(await safety.report(place.world, place.troyes, asked))
    found = granted(await safety.evidence(place.world, "claire", receipt.number))
    assert any("Café de la mairie" in said for one in found for said in one.said)


async def test_a_report_about_a_person_keeps_what_their_profile_said(place):
    asked = wire.ProfileRequest(bio="Je vends des choses.", intentions=[])
    granted(await people.set_profile(place.world, place.calais, asked, HERE))
    report = wire.ReportRequest(about=About.PERSON, id=place.calais.account.id, reason=ReportReason.SCAM)
    granted(await safety.report(place.world, place.troyes, report))
    await people.set_profile(
        place.world, await again(place, place.calais), wire.ProfileRequest(bio="", intentions=[]), HERE
    )
    [told] = await safety.waiting_reports(place.world, "claire")
    assert (told.kind, told.about) == ("person", "Camille de Calais : Je vends des choses.")


async def test_a_report_holds_the_message_it_is_about_however_much_came_after(place, monkeypatch):
    monkeypatch.setattr(safety, "CAPTURED_MAX", 3)
    opened = await talking(place)
    posted = granted(await say(place, place.calais, opened.id, "La menace."))
    for number in range(5):
        granted(await say(place, place.calais, opened.id, f"Coucou {number}"))
    asked = wire.ReportRequest(id=posted.message_id, reason=ReportReason.THREAT)
    receipt = granted(await safety.report(place.world, place.troyes, asked))
    found = granted(await safety.evidence(place.world, "claire", receipt.number))
    assert ["La menace."] in [one.said for one in found]


async def test_the_safe_exit_sent_twice_is_one_report(place):
    opened = await talking(place)
    first = granted(await requests.safe_exit(place.world, place.troyes, opened.id, ReportReason.THREAT))
    second = granted(
        await requests.safe_exit(place.world, await again(place, place.troyes), opened.id, ReportReason.THREAT)
    )
    assert (first.number, first.key) == (second.number, second.key)
    assert len(await safety.reports(place.world, place.troyes)) == 1


async def test_blocks_of_many_at_once_all_hold(place):
    pairs = [
        (await neighbour(place, f"{one} Bloc"), await neighbour(place, f"{one} Autre")) for one in demo.FIRST_NAMES[:8]
    ]
    outcomes = await asyncio.gather(*(people.block(place.world, one, other.account.id) for one, other in pairs))
    assert outcomes == [None] * 8
    assert all([other.account.id in (await again(place, one)).hidden for one, other in pairs])


async def test_an_outing_is_judged_with_its_place(place):
    refused = await propose(place, place="Au 06 39 98 12 34")
    assert isinstance(refused, Refused)
    assert refused.code == Code.CONTACT_DETAILS


# --- places ---


async def test_one_moves_twice_in_thirty_days_and_leaves_the_old_rooms(place):
    cells = [place.world.places.cell_of(code).id for code in ("59000", "75011", "13001")]
    outcomes: list[Any] = [await people.move(place.world, place.calais, cell) for cell in cells]
    assert outcomes[:2] == [None, None]
    assert outcomes[2].code == Code.PLACE_CHANGES
    slugs = [one.slug for one in granted(await rooms.listing(place.world, await again(place, place.calais)))]
    assert [one for one in slugs if one.startswith("departement-")] == ["departement-75"]
    place.world.clock.now += 30 * DAY_MS + 1
    assert await people.move(place.world, place.calais, cells[2]) is None


async def test_moving_to_where_one_lives_costs_nothing(place):
    for _ in range(3):
        assert await people.move(place.world, place.calais, place.calais.account.cell) is None
    assert (await people.settings(place.world, place.calais)).place_changes_left == 2


async def test_moves_at_once_count(place):
    cells = [place.world.places.cell_of(code).id for code in ("59000", "75011", "13001", "69003")]
    outcomes = await asyncio.gather(*(people.move(place.world, place.calais, cell) for cell in cells))
    assert sum(one is None for one in outcomes) == 2


async def test_nobody_lives_outside_the_territory_or_in_no_cell(place):
    here = place.with_(settings=structs.replace(place.world.settings, territory="10 51"))
    assert await people.move(here.world, here.calais, here.world.places.cell_of("59000").id) == Refused(
        code=Code.OUT_OF_TERRITORY
    )
    assert await people.move(here.world, here.calais, "99-99") == Refused(code=Code.CELL_UNKNOWN)


async def test_a_small_crowd_shows_the_departement_and_ten_years(place):
    person = place.world.person(place.troyes.account)
    assert (person.age_band, person.around, person.departement) == ("40-49", None, "10")
    for number in range(19):
        await neighbour(place, f"{demo.FIRST_NAMES[number]} Foule", 42)
    await place.world.database.write(stored.snapshot_crowds, place.world.today(1), "2000-01-01", 20)
    person = place.world.person((await again(place, place.troyes)).account)
    assert (person.age_band, person.around) == ("40-44", "autour de Troyes")


async def test_a_label_sharpens_once_a_day_and_not_with_an_arrival(place):
    assert not await people.count_crowds(place.world)
    for number in range(19):
        await neighbour(place, f"{demo.FIRST_NAMES[number]} Foule", 42)
    assert not await people.count_crowds(place.world)
    assert place.world.person((await again(place, place.troyes)).account).around is None
    place.world.clock.now += DAY_MS
    assert await people.count_crowds(place.world)
    assert place.world.person((await again(place, place.troyes)).account).around == "autour de Troyes"


# --- rooms that breathe ---


async def test_a_room_by_place_opens_rests_and_opens_again_with_its_history(place):
    cell = place.world.places.cell(place.troyes.account.cell)
    assert all(one.kind != "cell" for one in granted(await rooms.listing(place.world, place.troyes)))
    assert await rooms.breathe(place.world, {cell.id: 11}) == []
    [(opened, slug)] = await rooms.breathe(place.world, {cell.id: 12})
    room = next(one for one in granted(await rooms.listing(place.world, place.troyes)) if one.id == opened)
    assert (room.kind, room.around, room.joined, room.resting) == ("cell", "autour de Troyes", False, False)
    granted(await rooms.join(place.world, place.calais, room.id))  # from anywhere: being in it says nothing
    granted(await rooms.join(place.world, place.troyes, room.id))
    granted(await say(place, place.troyes, room.id, "Le marché est ouvert."))
    assert await rooms.breathe(place.world, {cell.id: 8}) == []
    assert await rooms.breathe(place.world, {cell.id: 7}) == [(room.id, slug)]
    refused = await say(place, place.troyes, room.id, "Il y a quelqu'un ?")
    assert refused == Refused(code=Code.ROOM_RESTS, args={"slug": "departement-10"})
    assert await read(place, place.calais, room.id) == ["Le marché est ouvert."]
    assert await rooms.breathe(place.world, {cell.id: 12}) == [(room.id, slug)]
    assert isinstance(await say(place, place.troyes, room.id, "Nous revoilà."), Posted)


async def test_outside_opening_hours_one_reads_and_goes_on_with_conversations(place):
    opened = await talking(place)
    shut = place.with_(settings=structs.replace(place.world.settings, hours="00:00-00:01"))
    assert shut.world.opens_ms() is not None
    refused = await shut.say("Bonsoir ?")
    assert (refused.code, refused.retry) == (Code.CLOSED_HOURS, True)
    assert isinstance(await shut.seen(), list)
    assert isinstance(await say(shut, shut.calais, opened.id, "Nous, on continue."), Posted)
    other = await neighbour(shut, "Mathilde")
    assert (await ask(shut, shut.calais, other)).code == Code.CLOSED_HOURS
    held = await say(shut, shut.calais, opened.id, "J'ai 15 ans")
    assert held.until_ms == shut.world.opens_ms() + shut.world.settings.held_hours * 3_600_000


async def test_a_room_by_place_is_found_by_the_whole_departement_and_says_nothing_on_a_profile(place):
    cell = place.world.places.cell(place.troyes.account.cell)
    [(room_id, _)] = await rooms.breathe(place.world, {cell.id: 12})
    other = await neighbour(place, "Mathilde", postcode="10200")
    assert other.account.cell != cell.id
    assert room_id in [one.id for one in granted(await rooms.listing(place.world, other))]
    assert room_id not in [one.id for one in granted(await rooms.listing(place.world, place.calais))]
    for who in (place.troyes, other):
        granted(await rooms.join(place.world, who, room_id))
    seen = granted(await people.profile(place.world, other, place.troyes.account.id, frozenset()))
    assert room_id not in [room.id for room in seen.rooms]


# --- profiles ---


async def test_the_few_words_are_judged_before_anyone_reads_them(place):
    async def put(words, **change) -> Any:
        asked = wire.ProfileRequest(bio=words, intentions=[Intention.TALK], **change)
        return await people.set_profile(place.world, await again(place, place.calais), asked, HERE)

    assert granted(await put("J'aime marcher le long de l'eau.")).bio == "J'aime marcher le long de l'eau."
    for words, code in (
        ("Appelle au 06 39 98 12 34", Code.CONTACT_DETAILS),
        ("J'ai 15 ans", Code.OWN_AGE_UNDER_18),
        ("x" * 201, Code.BIO_LONG),
    ):
        refused = await put(words)
        assert refused.code == code
        seen = granted(await people.profile(place.world, place.troyes, place.calais.account.id, frozenset()))
        assert seen.bio == "J'aime marcher le long de l'eau."
    kept = await safety.mine(place.world, place.calais)
    assert sorted(one.code for one in kept) == [Code.CONTACT_DETAILS, Code.OWN_AGE_UNDER_18]
    contest = wire.ContestRequest(statement_id=kept[0].statement_id, text="Je conteste.")
    granted(await safety.contest(place.world, place.calais, contest))


async def test_words_and_choices_saved_at_once_undo_nothing_of_each_other(place):
    stale = await again(place, place.calais)
    await choose(place, place.calais, ask_from=AskFrom.NOBODY)
    asked = wire.ProfileRequest(bio="Bonjour.", intentions=[Intention.HELP])
    granted(await people.set_profile(place.world, stale, asked, HERE))
    await people.choose(place.world, stale, wire.SettingsRequest(typing=True))
    now = (await again(place, place.calais)).account
    assert (now.choices.ask_from, now.choices.typing, now.intentions) == (AskFrom.NOBODY, True, (Intention.HELP,))
    assert granted(await people.own_profile(place.world, await again(place, place.calais))).bio == "Bonjour."


async def test_whom_a_proof_refused_is_erased_whatever_they_had_begun(place):
    fields = {"id": place.calais.account.id, "words": "x"}
    await choose(place, place.calais, presence=False)
    other = await neighbour(place, "Mathilde")
    assert await people.block(place.world, place.calais, other.account.id) is None
    granted(await ask(place, place.calais, place.troyes))
    assert await people.move(place.world, place.calais, place.world.places.cell_of("59000").id) is None
    clean = text("DELETE FROM message WHERE author_id = :id OR :words = ''")
    await place.world.database.write(lambda connection: connection.execute(clean, fields).rowcount)
    await place.world.database.write(stored.erase_account, place.calais.account.id)
    assert await place.world.database.read(stored.account, place.calais.account.id) is None


async def test_who_is_unproven_chooses_a_language_and_nothing_else(place):
    over = {"day": place.world.today(-1), "id": place.calais.account.id}
    end = text("UPDATE proof SET recheck_day = :day WHERE account_id = :id")
    await place.world.database.write(lambda connection: connection.execute(end, over).rowcount)
    needed = Refused(code=Code.PROOF_NEEDED)
    assert await people.choose(place.world, place.calais, wire.SettingsRequest(locale="en")) is None
    assert await people.choose(place.world, place.calais, wire.SettingsRequest(presence=False)) == needed
    assert await people.block(place.world, place.calais, place.troyes.account.id) == needed


async def test_a_host_has_a_badge(place):
    assert await safety.set_host(place.world, "claire", "Théo de Troyes", True) is None
    assert place.world.person((await again(place, place.troyes)).account).host
    granted(await place.say("Bienvenue.", place.troyes))
    page = granted(await chat.history(place.world, place.calais.viewer, place.room_id, 10**9))
    assert page.events[-1].host
    assert await safety.set_host(place.world, "claire", "Personne", True) == Refused(code=Code.PERSON_UNKNOWN)
