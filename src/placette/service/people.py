"""People: who asks, who is nearby, what one says of oneself, where one lives, whom one blocks."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from placette import text, wire
from placette.domain import access, nearby, requests
from placette.domain.places import CROWD_MIN, count_said
from placette.model import (
    BIO_CHARACTERS_MAX,
    PLACE_CHANGES_DAYS,
    PLACE_CHANGES_MAX,
    AccountId,
    BodyId,
    Code,
    DirectState,
    MessageId,
    MessageKind,
    MessageState,
    Origin,
    PresenceStep,
    Refused,
    Room,
    RoomId,
    RoomKind,
    Ruling,
    StatementId,
    Surface,
    Verdict,
    Viewer,
)
from placette.service.world import DAY_MS, shown_band
from placette.store import log, people, rooms, safety
from placette.store import requests as asks
from placette.store.vault import ORIGINS, PROFILES

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sqlalchemy import Connection

    from placette.service.world import World
    from placette.store.people import Account, Session

PAGE_PEOPLE = 20
PAGES_MAX = 50
ACTIVE_DAYS, WEEK_DAYS = 30, 7
PROFILE_ROOM = "profiles"
_NARROW = frozenset({RoomKind.CELL, RoomKind.BASIN})
CHOICES = ("ask_from", "older_may_ask", "presence", "typing", "receipts")
HIDDEN_CONTROL = "hidden"  # subject: the ids of two people who must be looked at again


def token_hash(token: str) -> bytes:
    """What the store knows of a secret token."""
    return hashlib.sha256(token.encode()).digest()


class Caller(NamedTuple):
    """The device and the person a request comes from. Being recognised is not being let in: `domain.access` says."""

    session: Session
    account: Account
    hidden: frozenset[AccountId] = frozenset()

    @property
    def viewer(self) -> Viewer:
        """This person as a reader."""
        return Viewer(account_id=self.account.id, hidden=self.hidden)


async def hidden(world: World, account_id: str) -> frozenset[AccountId]:
    """Whom this person does not see, as it stands now."""
    return await world.database.read(people.hidden, account_id)


# --- people nearby ----------------------------------------------------------------------------------------------------


async def near(
    world: World, caller: Caller, wanted: nearby.Wanted, page: int, online: AbstractSet[str]
) -> wire.PeoplePage | Refused:
    """A page of the people nearby: the nearest bucket first; within one, as the day shuffles them for this viewer."""
    standing = await world.database.read(rooms.standing, caller.account.id, "")
    if refused := access.come_in(standing, world.today()) or nearby.look(wanted):
        return refused
    days = _Days(world.today(), world.today(-WEEK_DAYS), world.today(-ACTIVE_DAYS))
    key = await world.vault.key(PROFILES)
    rows: list[tuple[int, bytes, Account, nearby.Shown]] = []
    for other in await world.database.read(people.neighbours, days.today):
        if not _listed(world, caller, other, days):
            continue
        shown = _shown(world, caller, other, online, days)
        if nearby.matches(wanted, shown):
            shuffled = key.digest("near", caller.account.id, days.today, other.id)
            rows.append((nearby.nearness(shown.bucket), shuffled, other, shown))
    rows.sort(key=lambda row: row[:2])
    start = page * PAGE_PEOPLE
    return wire.PeoplePage(
        people=[_row(world, other, shown) for _, _, other, shown in rows[start : start + PAGE_PEOPLE]],
        count=count_said(len(rows)),
        page=page,
        more=len(rows) > start + PAGE_PEOPLE and page + 1 < PAGES_MAX,
    )


async def profile(world: World, caller: Caller, person_id: str, online: AbstractSet[str]) -> wire.ProfileView | Refused:
    """One person, as this reader may see them."""
    found = await _visible(world, caller, person_id)
    if isinstance(found, Refused):
        return found
    days = _Days(world.today(), world.today(-WEEK_DAYS), world.today(-ACTIVE_DAYS))
    shown = _shown(world, caller, found, online, days)
    shared = await world.database.read(rooms.common, caller.account.id, found.id)
    seats = {one.room.id: one.room for one in await world.database.read(rooms.seats, caller.account.id)}
    # Not the rooms of a cell or basin: a common one would say more of where someone lives than their label does.
    both = [seats[one] for one in shared if one in seats and seats[one].contacts and seats[one].kind not in _NARROW]
    asked = asked_of(found)
    closed = requests.receives(asked, caller.account.age, in_room=bool(both))
    return wire.ProfileView(
        person=world.person(found),
        bucket=shown.bucket,
        presence=shown.presence,
        bio=await bio(world, found),
        intentions=list(found.intentions),
        rooms=[room_name(world, room) for room in both],
        intentions_shared=[one for one in found.intentions if one in caller.account.intentions],
        closed=None if closed else Code.ASK_CLOSED,
        direct_room_id=await world.database.read(asks.direct_of, caller.account.id, found.id),
    )


async def visible(world: World, caller: Caller, person_id: str) -> Account | None:
    """Someone this person may see, or None: gone, unproven and blocked are one answer."""
    found = await _visible(world, caller, person_id)
    return None if isinstance(found, Refused) else found


def asked_of(account: Account) -> requests.Asked:
    """Someone as the rules of contact requests need them."""
    return requests.Asked(
        band_low=int(shown_band(account).partition("-")[0]),
        ask_from=account.choices.ask_from,
        older_may_ask=account.choices.older_may_ask,
    )


def room_name(world: World, room: Room) -> wire.RoomName:
    """Enough of a room to name it."""
    name, around = place_names(world, room)
    return wire.RoomName(id=room.id, slug=room.slug, kind=room.kind, name=name, around=around)


def place_names(world: World, room: Room) -> tuple[str, str]:
    """A room's own name and its "autour de": what the operator called it, or the town of its cell or basin."""
    if room.kind not in (RoomKind.CELL, RoomKind.BASIN):
        return room.name, ""
    area = room.slug.partition("-")[2]
    cells = [world.places.cell(area)] if room.kind is RoomKind.CELL else world.places.cells
    largest = max(
        (cell for cell in cells if cell is not None and area in (cell.id, cell.basin)),
        key=lambda cell: cell.population,
        default=None,
    )
    return ("", "") if largest is None else (largest.name, largest.around)


# --- oneself ----------------------------------------------------------------------------------------------------------


async def own_profile(world: World, caller: Caller) -> wire.OwnProfileView:
    """One's own few words and intentions."""
    return wire.OwnProfileView(bio=await bio(world, caller.account), intentions=list(caller.account.intentions))


async def set_profile(
    world: World, caller: Caller, request: wire.ProfileRequest, origin: Origin
) -> wire.OwnProfileView | Refused:
    """Keep the few words and the intentions. The words are judged before anyone can read them (law L2)."""
    standing = await world.database.read(rooms.standing, caller.account.id, "")
    if refused := access.come_in(standing, world.today()):
        return refused
    words = text.display(request.bio).strip()
    if len(words) > BIO_CHARACTERS_MAX:
        return Refused(code=Code.BIO_LONG, args={"max": BIO_CHARACTERS_MAX})
    if words and words != await bio(world, caller.account):
        nudge_id = (await world.vault.key(PROFILES)).name("nudge", caller.account.id, request.bio)
        verdict = await world.verdict(Surface.PROFILE, words, nudged=request.verdict_id == nudge_id)
        if verdict.ruling is Ruling.NUDGE:
            return Refused(code=verdict.code or Code.NUDGE, args={"verdict_id": nudge_id})
        if verdict.ruling is Ruling.HOLD:
            return Refused(code=Code.UNAVAILABLE)  # the judge is late or broken; the words are still with their author
        if verdict.ruling is not Ruling.ALLOW:
            return await _refuse_bio(world, caller, words, verdict, origin)
    bio_id, sealed = await _sealed_bio(world, words)
    kept = structs.replace(
        caller.account, bio_id=bio_id, bio=sealed, intentions=tuple(dict.fromkeys(request.intentions))
    )
    await world.database.write(people.set_words, kept)
    return wire.OwnProfileView(bio=words, intentions=list(kept.intentions))


async def settings(world: World, caller: Caller) -> wire.SettingsView:
    """What this person chose."""
    after_ms = world.clock.now_ms() - PLACE_CHANGES_DAYS * DAY_MS
    changes = await world.database.read(people.place_changes, caller.account.id, after_ms)
    chosen = caller.account.choices
    return wire.SettingsView(
        ask_from=chosen.ask_from,
        older_may_ask=chosen.older_may_ask,
        protected=requests.protected(asked_of(caller.account).band_low),
        presence=chosen.presence,
        typing=chosen.typing,
        receipts=chosen.receipts,
        cell=caller.account.cell,
        place_changes_left=max(0, PLACE_CHANGES_MAX - changes),
    )


async def choose(world: World, caller: Caller, request: wire.SettingsRequest) -> Refused | None:
    """Keep what was chosen; what was left out stays as it is. A language may be chosen before the proof."""
    if request.locale is not None:
        await world.database.write(people.set_locale, caller.account.id, request.locale)
    chosen = {name: getattr(request, name) for name in CHOICES if getattr(request, name) is not None}
    if not chosen:
        return None
    standing = await world.database.read(rooms.standing, caller.account.id, "")
    if refused := access.come_in(standing, world.today()):
        return refused
    await world.database.write(people.set_choices, caller.account.id, chosen)
    world.tell("person", account_id=caller.account.id)
    return None


async def move(world: World, caller: Caller, cell_id: str) -> Refused | None:
    """Live in another cell from now on: twice in 30 days. The rooms of the old place are left."""
    standing = await world.database.read(rooms.standing, caller.account.id, "")
    if refused := access.come_in(standing, world.today()) or place_fault(world, cell_id):
        return refused
    if cell_id == caller.account.cell:
        return None
    left = await world.database.write(_move, world, caller.account.id, cell_id)
    if isinstance(left, Refused):
        return left
    for room_id in left:
        world.tell("view", account_id=caller.account.id, room_id=room_id)
    world.tell("person", account_id=caller.account.id)
    return None


def place_fault(world: World, cell_id: str) -> Refused | None:
    """Whether one may live there, on this instance."""
    cell = world.places.cell(cell_id)
    if cell is None:
        return Refused(code=Code.CELL_UNKNOWN)
    if not world.in_territory(cell.departement):
        return Refused(code=Code.OUT_OF_TERRITORY)
    return None


def settle_at_home(connection: Connection, world: World, account_id: str, departement: str) -> None:
    """Sit a person down in the room of their département, which is said of everyone anyhow; make it if need be."""
    room = Room(
        id=RoomId(world.ids.new()),
        slug=f"departement-{departement}",
        kind=RoomKind.DEPARTEMENT,
        topic="",
        slow_mode_ms=0,
        last_seq=0,
    )
    rooms.join(connection, account_id, rooms.create(connection, room))


# --- blocks -----------------------------------------------------------------------------------------------------------


async def blocks(world: World, caller: Caller) -> list[wire.BlockView]:
    """Whom this person blocked."""
    found = await world.database.read(people.blocked, caller.account.id)
    return [wire.BlockView(person_id=one, nickname=name, day=world.day(at_ms)) for one, name, at_ms in found]


async def block(world: World, caller: Caller, person_id: str) -> Refused | None:
    """Neither sees the other anywhere any more; what they have together is out of sight of both (law L7 keeps it).

    Whoever is gone is out of sight already: the answer is the same, so that nobody learns who went and who blocked.
    """
    standing = await world.database.read(rooms.standing, caller.account.id, "")
    if refused := access.come_in(standing, world.today()):
        return refused
    if person_id == caller.account.id:
        return Refused(code=Code.PERSON_UNKNOWN)
    if await world.database.read(people.account, person_id) is None:
        return None
    ended = await world.database.write(block_rows, world, caller.account.id, person_id)
    tell_blocked(world, caller.account.id, person_id, ended)
    return None


async def unblock(world: World, caller: Caller, person_id: str) -> Refused | None:
    """Take one's own block back."""
    if not await world.database.write(_unblock, world, caller.account.id, person_id):
        return Refused(code=Code.PERSON_UNKNOWN)
    tell_blocked(world, caller.account.id, person_id, [])
    return None


def block_rows(connection: Connection, world: World, account_id: str, other_id: str) -> list[RoomId]:
    """The block, and the end of the conversations of the two: out of sight of both, kept sealed for their term."""
    now_ms = world.clock.now_ms()
    for one in sorted((account_id, other_id)):  # an acceptance that crosses this waits, and then finds the block
        people.take(connection, one)
    people.block(connection, account_id, other_id, now_ms)
    log.part_guests(connection, account_id, other_id)
    safety.add_control(connection, HIDDEN_CONTROL, _pair(account_id, other_id), now_ms)
    had = asks.directs_of_pair(connection, account_id, other_id)
    for room_id in had:
        log.take_room(connection, room_id)
        asks.end(connection, account_id, room_id, DirectState.ENDED, now_ms)
        for one in (account_id, other_id):
            rooms.leave(connection, one, room_id)
    return had


def tell_blocked(world: World, one_id: str, other_id: str, ended: list[RoomId]) -> None:
    """Let every node look again at what these two may see of each other; the `control` log says it without a bus."""
    for account_id in (one_id, other_id):
        world.tell("hidden", account_id=account_id)
        for room_id in ended:
            world.tell("view", account_id=account_id, room_id=room_id)


# --- once a day -------------------------------------------------------------------------------------------------------


async def count_crowds(world: World) -> bool:
    """Once a day, so that nobody's arrival shows: which groups are large enough for their cell to be said."""
    return await world.database.write(people.snapshot_crowds, world.today(), world.today(-ACTIVE_DAYS), CROWD_MIN)


def _unblock(connection: Connection, world: World, account_id: str, person_id: str) -> bool:
    if not people.unblock(connection, account_id, person_id):
        return False
    safety.add_control(connection, HIDDEN_CONTROL, _pair(account_id, person_id), world.clock.now_ms())
    return True


def _pair(one_id: str, other_id: str) -> str:
    """Two people in an order that does not tell who blocked whom."""
    return " ".join(sorted((one_id, other_id)))


class _Days(NamedTuple):
    """Today and the days that presence is said by."""

    today: str
    week_ago: str
    active_since: str


def _listed(world: World, caller: Caller, other: Account, days: _Days) -> bool:
    if other.id == caller.account.id or other.id in caller.hidden or world.places.cell(other.cell) is None:
        return False
    return other.scripted or (other.seen_day or "") >= days.active_since


def _shown(world: World, caller: Caller, other: Account, online: AbstractSet[str], days: _Days) -> nearby.Shown:
    low, high = shown_band(other).split("-")
    return nearby.Shown(
        band=(int(low), int(high)),
        gender=other.gender,
        bucket=world.places.bucket(caller.account.cell, other.cell),
        presence=nearby.presence(
            online=other.id in online,
            shows=other.choices.presence,
            seen_day=days.today if other.id in online else other.seen_day,
            today=days.today,
            week_ago=days.week_ago,
        ),
        intentions=other.intentions,
    )


def _row(world: World, other: Account, shown: nearby.Shown) -> wire.PersonRow:
    return wire.PersonRow(
        person=world.person(other),
        bucket=shown.bucket,
        presence=PresenceStep(shown.presence),
        intentions=list(other.intentions),
    )


async def _visible(world: World, caller: Caller, person_id: str) -> Account | Refused:
    standing = await world.database.read(rooms.standing, caller.account.id, "")
    if refused := access.come_in(standing, world.today()):
        return refused
    found = await world.database.read(people.account, person_id)
    if found is None or found.id == caller.account.id:
        return Refused(code=Code.PERSON_UNKNOWN)
    return access.see_person(caller.viewer, found.id, found.proof_until, world.today()) or found


async def bio(world: World, account: Account) -> str:
    """The few words of someone, in clear."""
    if account.bio_id is None or account.bio is None:
        return ""
    return (await world.vault.key(PROFILES)).open(account.bio_id, account.bio)


async def _sealed_bio(world: World, words: str) -> tuple[str | None, bytes | None]:
    if not words:
        return None, None
    bio_id = world.ids.new()
    return bio_id, (await world.vault.key(PROFILES)).seal(bio_id, words)


async def _refuse_bio(world: World, caller: Caller, words: str, verdict: Verdict, origin: Origin) -> Refused:
    """Refused words are kept with their statement, as a refused message is: they can be contested (law L9)."""
    room = Room(
        id=RoomId(world.ids.new()), slug=PROFILE_ROOM, kind=RoomKind.PROFILE, topic="", slow_mode_ms=0, last_seq=0
    )
    room_id = await world.database.write(rooms.create, room)
    key, origins = await world.vault.key(room_id), await world.vault.key(ORIGINS)
    message_id, body_id, at_ms = MessageId(world.ids.new()), BodyId(world.ids.new()), world.clock.now_ms()
    sent = log.Sent(
        id=message_id,
        kind=MessageKind.POST,
        target_id=None,
        room_id=room_id,
        author_id=caller.account.id,
        client_message_id=world.ids.new(),
        digest=key.digest(words),
        body_id=body_id,
        sealed=key.seal(body_id, words),
        origin=origins.seal(message_id, f"{origin.address} {origin.port} {at_ms}"),
        at_ms=at_ms,
        verdict=verdict.ruling.value,
    )
    statement = safety.Statement(
        id=StatementId(world.ids.new()),
        account_id=caller.account.id,
        message_id=message_id,
        decision=Ruling.REFUSE.value,
        code=verdict.code or Code.JUDGE_BROKEN,
        rules=verdict.rules,
        effects=verdict.effects,
        policy_version=verdict.policy_version,
        automated_detection=True,
        automated_decision=True,
        at_ms=at_ms,
    )
    until_ms = at_ms + world.settings.contest_days * DAY_MS
    await world.database.write(_keep_refused, sent, statement, until_ms)
    return Refused(code=statement.code, statement_id=statement.id)


def _keep_refused(connection: Connection, sent: log.Sent, statement: safety.Statement, until_ms: int) -> None:
    log.set_aside(connection, sent, MessageState.REFUSED, until_ms)
    safety.insert_statement(connection, statement)


def _move(connection: Connection, world: World, account_id: str, cell_id: str) -> list[RoomId] | Refused:
    people.take(connection, account_id)
    now_ms = world.clock.now_ms()
    changes = people.place_changes(connection, account_id, now_ms - PLACE_CHANGES_DAYS * DAY_MS)
    if refused := access.move(changes):
        return refused
    left = rooms.leave_places(connection, account_id)
    people.move(connection, account_id, cell_id, world.ids.new(), now_ms)
    cell = world.places.cell(cell_id)
    if cell is not None:
        settle_at_home(connection, world, account_id, cell.departement)
        home = rooms.by_slug(connection, f"departement-{cell.departement}")
        left = [*left, *([home] if home is not None else [])]
    return left
