"""The living demonstration: rooms, marked residents who answer, two people to be, and the stories. Demo mode only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from msgspec import structs

from placette import model, text, wire
from placette.domain import access
from placette.domain.reading import Budget, Reading
from placette.model import (
    AccountId,
    AskAnswer,
    EventKind,
    Gender,
    Held,
    Intention,
    Origin,
    Outcome,
    Person,
    Posted,
    Refused,
    Room,
    RoomId,
    RoomKind,
    SessionId,
)
from placette.service import chat, entry, requests, safety
from placette.service import people as persons
from placette.service.people import Caller
from placette.store import log, people, rooms
from placette.store import requests as asks
from placette.store.vault import PROFILES

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from placette.service.world import World

THEMES = {
    "sorties": "Qui va où, ce soir ou dimanche ?",
    "jardin": "Semis, balcons, troc de boutures.",
    "cuisine": "Ce qui mijote, ce qui reste, ce qui se partage.",
    "entraide": "Un coup de main à donner ou à demander.",
    "sport": "Marcher, courir, nager, regarder.",
    "seniors": "Le temps de parler.",
    "nouveaux-arrivants": "On arrive, on demande, on répond.",
}
HOMES = {"10": "La place de l'Aube.", "62": "La place du Pas-de-Calais."}
TROYES, CALAIS = "10000", "62100"
RESIDENTS = (
    ("Fernand Automate", 67, Gender.MAN, TROYES, "jardin", "Bonjour ! Je suis un automate de démonstration. J'arrose."),
    ("Odile Automate", 58, Gender.WOMAN, CALAIS, "cuisine", "Bonjour ! Je suis un automate. Ici, ça sent la tarte."),
    ("Samir Automate", 41, Gender.MAN, TROYES, "sorties", "Bonjour ! Je suis un automate. Marché dimanche matin ?"),
)
VISITORS = {"calais": ("Camille de Calais", 34, CALAIS), "troyes": ("Théo de Troyes", 42, TROYES)}
ANSWER_AFTER_MS = 1_500
# The neighbours of the demonstration: marked scripts too, so that the list of people nearby is not empty. Of any three,
# one lives around Troyes, one around Calais, one somewhere in France; of any fifteen, two are there now.
_NAMES = """
Agathe Basile Capucine Désiré Élise Firmin Garance Hector Iris Jules Katell Lucien Maud Nestor Octavie Prosper
Quitterie Romain Suzon Tancrède Ursule Vianney Wanda Xavier Yvette Zacharie Ambre Bastien Colette Damien Edmée
Fabrice Gisèle Honoré Inès Joseph Lison Marius Ninon Oscar
"""
FIRST_NAMES = tuple(_NAMES.split())
FROM = ("du Port", "des Halles", "du Pont", "du Parc", "du Canal", "des Prés", "du Marché", "de la Gare")
NEAR = {0: ("10000", "10800", "10600", "10120", "10300"), 1: ("62100", "62730", "62231", "62340", "62200")}
ELSEWHERE = ("75011", "59000", "69003", "13001", "33000", "35000", "67000", "51100", "21000", "80000", "76600", "97400")
BIOS = ("", "", "J'aime marcher le long de l'eau.", "Toujours partant pour un marché.", "Je jardine sur un balcon.")
PRESENT_OF = (2, 15)
DEMO_PEOPLE_MAX = len(FIRST_NAMES) * len(FROM)
NOWHERE = Origin(address="127.0.0.1", port=0)
STORIES = ("paid_advert", "says_15", "runs_accounts", "mass_collecting", "prosecutor", "journalist", "forced")
_log = structlog.get_logger()


async def seed(world: World) -> None:
    """Make the rooms, the residents, the neighbours and the two visitors, unless they are there."""
    for slug, topic in THEMES.items():
        await _room(world, slug, RoomKind.THEME, topic)
    for number, topic in HOMES.items():
        await _room(world, f"departement-{number}", RoomKind.DEPARTEMENT, topic)
    for name, age, gender, postcode, slug, hello in RESIDENTS:
        resident = await _person(world, name, age, gender, postcode, scripted=True)
        for where in (slug, f"departement-{resident.account.cell.partition('-')[0]}"):
            room_id = await world.database.write(_join, resident.account.id, where)
            await say(world, resident, room_id, f"bonjour-{where}", hello)
    await world.database.write(_settle_neighbours, world, await _neighbours(world))
    for name, age, postcode in VISITORS.values():
        await _person(world, name, age, Gender.UNSAID, postcode, scripted=False)
    await persons.count_crowds(world)


async def come_in(world: World, who: str) -> str | None:
    """A session token for one of the two visitors; None for any other name."""
    if who not in VISITORS:
        return None
    name, age, postcode = VISITORS[who]
    visitor = await _person(world, name, age, Gender.UNSAID, postcode, scripted=False)
    _, token = await entry.sign_in(world, visitor.account.id, "Démonstration")
    return token


async def residents(world: World) -> dict[str, list[Person]]:
    """Which scripts that are there now are in which room."""
    present: dict[str, list[Person]] = {}
    for script in await _here(world):
        for room_id in await world.database.read(rooms.members, script.id):
            present.setdefault(room_id, []).append(world.person(script))
    return present


async def here(world: World) -> dict[AccountId, str]:
    """Which scripts are there now, each with its cell."""
    return {script.id: script.cell for script in await _here(world)}


async def _here(world: World) -> list[people.Account]:
    """The residents, and some of the neighbours."""
    found = [resident.account for resident in await _residents(world)]
    for at, one in enumerate(await _neighbours(world)):
        if at % PRESENT_OF[1] < PRESENT_OF[0]:
            known = await world.database.read(people.by_skeleton, one.skeleton)
            found += [] if known is None else [known]
    return found


async def answer(world: World, room_id: str, seq: int) -> None:
    """One script of the room answers a person's message, and says that it is a script."""
    found = await world.database.read(log.events, room_id, seq, seq)
    if not found or found[0].scripted or found[0].sealed is None or found[0].kind != EventKind.POSTED:
        return
    await world.clock.sleep(ANSWER_AFTER_MS)
    for resident in await _scripts_in(world, room_id):
        words = f"{found[0].nickname}, bien reçu. Je suis un automate : je ne comprends pas, mais je suis content."
        await say(world, resident, room_id, f"reponse-{room_id}-{seq}", words)
        return


async def accept(world: World, account_id: str) -> None:
    """A script says yes to whoever asked it, and says that it is a script."""
    found = await world.database.read(people.account, account_id)
    if found is None or not found.scripted:
        return
    await world.clock.sleep(ANSWER_AFTER_MS)
    script = _caller(world, found)
    waiting = await requests.listing(world, script)
    if isinstance(waiting, Refused) or not waiting.received:
        return
    answer = wire.AskAnswerRequest(
        ids=[one.id for one in waiting.received], answer=AskAnswer.ACCEPT, mode=world.direct_mode, consent=True
    )
    opened = await requests.answer(world, script, answer)
    if isinstance(opened, Refused):
        return
    for room in opened.rooms:
        await say(world, script, room.id, f"oui-{room.id}", "Bonjour ! Je suis un automate, et je dis toujours oui.")


async def _scripts_in(world: World, room_id: str) -> list[Caller]:
    both = await world.database.read(asks.parties, room_id)
    if both is None:
        members = {one.account.id: one for one in await _residents(world)}
        inside = {one: room_id in await world.database.read(rooms.members, one) for one in members}
        return [member for one, member in members.items() if inside[one]]
    found = [await world.database.read(people.account, one) for one in both]
    return [_caller(world, one) for one in found if one is not None and one.scripted]


async def _residents(world: World) -> list[Caller]:
    return [
        await _person(world, name, age, gender, postcode, scripted=True)
        for name, age, gender, postcode, _, _ in RESIDENTS
    ]


async def say(world: World, caller: Caller, room_id: str, client_id: str, words: str) -> Outcome:
    """Post as anyone posts: judged, once."""
    frame = wire.Post(room_id=room_id, client_message_id=client_id, body=words)
    return await chat.post(world, caller, frame, NOWHERE)


class Stories:
    """The seven stories; those that are built happen on this server as they are told, once a day."""

    def __init__(self, world: World) -> None:
        """Nothing happens before `tell`."""
        self._world = world
        self._notice: wire.Receipt | None = None

    async def tell(self) -> list[wire.StoryView]:
        """All seven, in order; one that is not built says so."""
        built = {
            "paid_advert": self._paid_advert,
            "says_15": self._says_15,
            "mass_collecting": self._mass_collecting,
            "forced": self._forced,
        }
        return [
            await built[name]()
            if name in built
            else wire.StoryView(id=name, built=False, sender=[], other=[], moderator=[])
            for name in STORIES
        ]

    async def _paid_advert(self) -> wire.StoryView:
        """A false advert with someone else's number: refused before anyone reads it."""
        words = "Nouvelle dans le quartier, appelez-moi au 06 39 98 12 34."
        return _story("paid_advert", words, await _story_post(self._world, "annonce", words))

    async def _says_15(self) -> wire.StoryView:
        """Someone says they are 15: nobody reads it before a person of the team has."""
        words = "J'ai 15 ans."
        return _story("says_15", words, await _story_post(self._world, "age", words))

    async def _mass_collecting(self) -> wire.StoryView:
        """Someone turns the pages of the list of people, one after another: the budget of a person, then a pause."""
        budget, pages = Budget(Reading.PEOPLE), 0
        while not isinstance(spent := budget.spend(self._world.clock.now_ms()), Refused):
            pages += 1
        told = [wire.StoryLine(outcome="pages_read", args={"count": pages}), wire.StoryLine(outcome="refused")]
        told.append(wire.StoryLine(outcome=spent.code.value, args=spent.args))
        seen = [wire.StoryLine(outcome="band_and_bucket")]
        return wire.StoryView(id="mass_collecting", built=True, sender=told, other=seen, moderator=seen)

    async def _forced(self) -> wire.StoryView:
        """Someone forced, without an account, writes to us: a number, a date, an answer."""
        words = "Quelqu'un m'oblige à rester. J'ai besoin d'aide."
        if self._notice is None:
            receipt = await safety.notice(self._world, words, "")
            if isinstance(receipt, Refused):
                message = f"the demo's notice was refused: {receipt.code}"
                raise RuntimeError(message)
            self._notice = receipt
        number: model.Args = {"number": self._notice.number}
        told = [wire.StoryLine(said=words), wire.StoryLine(outcome="receipt", args=number)]
        seen = [wire.StoryLine(outcome="reported", args=number), wire.StoryLine(said=words)]
        nothing = [wire.StoryLine(outcome="nothing")]
        return wire.StoryView(id="forced", built=True, sender=told, other=nothing, moderator=seen)


async def _story_post(world: World, story: str, words: str) -> Outcome:
    narrator = await _person(world, "Personnage Automate", 30, Gender.UNSAID, TROYES, scripted=True)
    room_id = await world.database.write(_join, narrator.account.id, "entraide")
    return await say(world, narrator, room_id, f"histoire-{story}-{world.today()}", words)


def _story(name: str, words: str, outcome: Outcome) -> wire.StoryView:
    said = wire.StoryLine(said=words)
    if isinstance(outcome, Posted):
        seen = [said]
        return wire.StoryView(id=name, built=True, sender=[said], other=seen, moderator=seen)
    code, kind = outcome.code.value, "held" if isinstance(outcome, Held) else "refused"
    return wire.StoryView(
        id=name,
        built=True,
        sender=[said, wire.StoryLine(outcome=kind), wire.StoryLine(outcome=code)],
        other=[wire.StoryLine(outcome="nothing")],
        moderator=[said, wire.StoryLine(outcome=kind), wire.StoryLine(outcome=code)],
    )


async def _room(world: World, slug: str, kind: RoomKind, topic: str) -> None:
    room = Room(id=RoomId(world.ids.new()), slug=slug, kind=kind, topic=topic, slow_mode_ms=0, last_seq=0)
    await world.database.write(rooms.create, room)


async def _person(  # noqa: PLR0913 - the four fields and a mark
    world: World, name: str, age: int, gender: Gender, postcode: str, *, scripted: bool
) -> Caller:
    found = await world.database.read(people.by_skeleton, text.skeleton(name))
    if found is None:
        found = _account(world, name, age, gender, postcode, scripted=scripted)
        await world.database.write(_prove, world, found)
    elif access.come_in(await world.database.read(rooms.standing, found.id, ""), world.today()):
        _log.warning("a demo person's proof has ended", nickname=name)
    return _caller(world, found)


def _account(  # noqa: PLR0913 - the four fields and a mark
    world: World, name: str, age: int, gender: Gender, postcode: str, *, scripted: bool
) -> people.Account:
    cell = world.places.cell_of(postcode)
    if cell is None:
        message = f"the demo has no cell for {name}"
        raise LookupError(message)
    return people.Account(
        id=AccountId(world.ids.new()),
        nickname=name,
        skeleton=text.skeleton(name),
        age=age,
        gender=gender,
        cell=cell.id,
        locale="fr",
        charter_version=world.settings.charter_version if scripted else None,
        scripted=scripted,
    )


def _caller(world: World, account: people.Account) -> Caller:
    return Caller(people.Session(SessionId(world.ids.new()), account.id, "", world.today(), 0), account)


async def _neighbours(world: World) -> list[people.Account]:
    """The neighbours as they would be made, always the same."""
    made: list[people.Account] = []
    key = await world.vault.key(PROFILES)
    wanted = tuple(Intention)
    for at in range(min(world.settings.demo_people, DEMO_PEOPLE_MAX)):
        name = f"{FIRST_NAMES[at % len(FIRST_NAMES)]} {FROM[at // len(FIRST_NAMES)]}"
        postcodes = NEAR.get(at % 3, ELSEWHERE)
        gender = (Gender.WOMAN, Gender.MAN, Gender.UNSAID, Gender.WOMAN, Gender.MAN, Gender.OTHER)[at * 5 % 6]
        one = _account(world, name, 18 + at * 7 % 63, gender, postcodes[at // 3 % len(postcodes)], scripted=True)
        words, bio_id = BIOS[at % len(BIOS)], world.ids.new()
        made.append(
            structs.replace(
                one,
                bio_id=bio_id if words else None,
                bio=key.seal(bio_id, words) if words else None,
                intentions=tuple(dict.fromkeys((wanted[at % 5], wanted[(at * 3 + 1) % 5]))),
            )
        )
    return made


def _settle_neighbours(connection: Connection, world: World, wanted: list[people.Account]) -> None:
    for one in wanted:
        if people.by_skeleton(connection, one.skeleton) is None:
            _prove(connection, world, one)
            people.set_words(connection, one)


def _prove(connection: Connection, world: World, account: people.Account) -> None:
    people.insert_account(connection, account)
    people.bind_proof(connection, account.id, "demo", "demo", world.today(), world.today(3650))
    persons.settle_at_home(connection, world, account.id, account.cell.partition("-")[0])


def _join(connection: Connection, account_id: str, slug: str) -> RoomId:
    room_id = rooms.by_slug(connection, slug)
    if room_id is None:
        message = f"the demo has no room {slug}"
        raise LookupError(message)
    rooms.join(connection, account_id, room_id)
    return room_id
