"""The living demonstration: rooms, marked residents who answer, two people to be, and the stories. Demo mode only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from placette import model, text, wire
from placette.domain import access
from placette.model import (
    AccountId,
    EventKind,
    Gender,
    Held,
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
from placette.service import chat, entry, safety
from placette.service.people import Caller
from placette.store import log, people, rooms

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
RESIDENTS = (
    ("Fernand Automate", 67, Gender.MAN, "10", "jardin", "Bonjour ! Je suis un automate de démonstration. J'arrose."),
    ("Odile Automate", 58, Gender.WOMAN, "62", "cuisine", "Bonjour ! Je suis un automate. Ici, ça sent la tarte."),
    ("Samir Automate", 41, Gender.MAN, "10", "sorties", "Bonjour ! Je suis un automate. Marché dimanche matin ?"),
)
VISITORS = {"calais": ("Camille de Calais", 34, "62"), "troyes": ("Théo de Troyes", 42, "10")}
ANSWER_AFTER_MS = 1_500
NOWHERE = Origin(address="127.0.0.1", port=0)
STORIES = ("paid_advert", "says_15", "runs_accounts", "mass_collecting", "prosecutor", "journalist", "forced")
_log = structlog.get_logger()


async def seed(world: World) -> None:
    """Make the rooms, the residents and the two visitors, unless they are there."""
    for slug, topic in THEMES.items():
        await _room(world, slug, RoomKind.THEME, topic)
    for number, topic in HOMES.items():
        await _room(world, f"departement-{number}", RoomKind.DEPARTEMENT, topic)
    for name, age, gender, departement, slug, hello in RESIDENTS:
        resident = await _person(world, name, age, gender, departement, scripted=True)
        for where in (slug, f"departement-{departement}"):
            room_id = await world.database.write(_join, resident.account.id, where)
            await say(world, resident, room_id, f"bonjour-{where}", hello)
    for name, age, departement in VISITORS.values():
        await _person(world, name, age, Gender.UNSAID, departement, scripted=False)


async def come_in(world: World, who: str) -> str | None:
    """A session token for one of the two visitors; None for any other name."""
    if who not in VISITORS:
        return None
    name, age, departement = VISITORS[who]
    visitor = await _person(world, name, age, Gender.UNSAID, departement, scripted=False)
    _, token = await entry.sign_in(world, visitor.account.id, "Démonstration")
    return token


async def residents(world: World) -> dict[str, list[Person]]:
    """Who of the residents is in which room."""
    present: dict[str, list[Person]] = {}
    for name, age, gender, departement, _, _ in RESIDENTS:
        resident = await _person(world, name, age, gender, departement, scripted=True)
        for room_id in await world.database.read(rooms.members, resident.account.id):
            present.setdefault(room_id, []).append(resident.account.person)
    return present


async def answer(world: World, room_id: str, seq: int) -> None:
    """One resident of the room answers a person's message, and says that it is a script."""
    found = await world.database.read(log.events, room_id, seq, seq)
    if not found or found[0].scripted or found[0].sealed is None or found[0].kind != EventKind.POSTED:
        return
    await world.clock.sleep(ANSWER_AFTER_MS)
    for name, age, gender, departement, _, _ in RESIDENTS:
        resident = await _person(world, name, age, gender, departement, scripted=True)
        if room_id in await world.database.read(rooms.members, resident.account.id):
            words = f"{found[0].nickname}, bien reçu. Je suis un automate : je ne comprends pas, mais je suis content."
            await say(world, resident, room_id, f"reponse-{seq}", words)
            return


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
        built = {"paid_advert": self._paid_advert, "says_15": self._says_15, "forced": self._forced}
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
    narrator = await _person(world, "Personnage Automate", 30, Gender.UNSAID, "10", scripted=True)
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
    world: World, name: str, age: int, gender: Gender, departement: str, *, scripted: bool
) -> Caller:
    found = await world.database.read(people.by_skeleton, text.skeleton(name))
    if found is None:
        found = people.Account(
            id=AccountId(world.ids.new()),
            nickname=name,
            skeleton=text.skeleton(name),
            age=age,
            gender=gender,
            departement=departement,
            locale="fr",
            charter_version=world.settings.charter_version if scripted else None,
            scripted=scripted,
        )
        await world.database.write(_prove, found, world.today(), world.today(3650))
    elif access.come_in(await world.database.read(rooms.standing, found.id, ""), world.today()):
        _log.warning("a demo person's proof has ended", nickname=name)
    session = people.Session(SessionId(world.ids.new()), found.id, "", world.today(), 0)
    return Caller(session, found)


def _prove(connection: Connection, account: people.Account, today: str, until: str) -> None:
    people.insert_account(connection, account)
    people.bind_proof(connection, account.id, "demo", "demo", today, until)
    home = rooms.by_slug(connection, f"departement-{account.departement}")
    if home is not None:
        rooms.join(connection, account.id, home)


def _join(connection: Connection, account_id: str, slug: str) -> RoomId:
    room_id = rooms.by_slug(connection, slug)
    if room_id is None:
        message = f"the demo has no room {slug}"
        raise LookupError(message)
    rooms.join(connection, account_id, room_id)
    return room_id
