"""What every exit gives: no word that locates (T7), one answer for one cell (T4, T8), no image and no file.

Each check is a function that gives its faults; beside it, a planted fault that it must find.
"""

from __future__ import annotations

import ast
import asyncio
import inspect
import json
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest
from fluent.syntax import FluentParser  # type: ignore[attr-defined]
from fluent.syntax import ast as fluent
from msgspec import structs

import house
from placette import model, wire
from placette.domain.nearby import Wanted
from placette.domain.places import Places
from placette.edge import http
from placette.edge.hub import Hub
from placette.model import AskAnswer, Bucket, DirectMode, Gender, Opener, Posted, Refused
from placette.service import chat, demo, entry, people, requests, rooms
from support.scene import HERE, granted, scene
from support.square import Square, Visitor

ROOT = Path(http.__file__).parents[1]
EDGE = sorted((ROOT / "edge").glob("*.py"))
CODE = sorted(path for name in ("edge", "service", "domain") for path in (ROOT / name).glob("*.py"))
LOCATES = re.compile(r"(?i)(?:^|[_/{ -])(?:postcode|cp|lat|lon|commune|insee)(?=$|[_/}: -])")
CARRIES = re.compile(r"(?i)(?:^|_)(?:image|photo|file|attachment|media|avatar|url)(?:_|$)")
SAYS = frozenset(
    {"application/json", "text/html", "text/css", "text/javascript", "text/plain", "image/svg+xml"},
)


# --- T7: no name that locates -----------------------------------------------------------------------------------------


def located(names: Iterable[str]) -> list[str]:
    """The names with a word that says where someone is."""
    return sorted({name for name in names if LOCATES.search(name)})


def shapes(*modules: object) -> list[type[msgspec.Struct]]:
    """Every struct of these modules."""
    found = [one for module in modules for one in vars(module).values() if inspect.isclass(one)]
    return [one for one in found if issubclass(one, msgspec.Struct)]


WIRE = shapes(wire, model)


def fields(shape: type[msgspec.Struct]) -> list[str]:
    return [f"{shape.__name__}.{field.encode_name}".rpartition(".")[2] for field in structs.fields(shape)]


def asked_in_addresses(source: str) -> list[str]:
    """The names that a module reads from the query of an address."""
    tree = ast.parse(source)

    def of_query(node: ast.expr) -> bool:
        if isinstance(node, ast.Attribute):
            return node.attr == "query_params"
        return isinstance(node, ast.Name) and node.id in named

    named: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and of_query(node.value):
            named |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    found: list[ast.expr] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and of_query(node.func.value):
            found += node.args[:1]
        if isinstance(node, ast.Subscript) and of_query(node.value):
            found.append(node.slice)
    return [one.value for one in found if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def said_of_refusals(source: str) -> list[str]:
    """The names of the arguments that refusals are made with in a module."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.keyword) and node.arg == "args"]
    keys = [key for one in calls if isinstance(one.value, ast.Dict) for key in one.value.keys]
    return [key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)]


def told_to_sentences(source: str) -> list[str]:
    """The names of the arguments that the sentences of a file take."""
    found: list[str] = []

    def walk(node: object) -> None:
        if isinstance(node, fluent.VariableReference):
            found.append(node.id.name)
        if isinstance(node, fluent.BaseNode):
            for value in vars(node).values():
                for one in value if isinstance(value, list) else [value]:
                    walk(one)

    walk(FluentParser(with_spans=False).parse(source))
    return found


def routes() -> list[tuple[str, str]]:
    """Every method and path that this service answers."""
    nobody = cast("Any", None)
    app = http.application(nobody, nobody, stories=None, come_in=None, ui=Path("nowhere"))
    return [(method, route.path) for route in app.routes for method in sorted(getattr(route, "methods", []))]


ROUTES = routes()


def documented(node: object) -> Iterator[str]:
    """Every property, parameter and schema that an OpenAPI document names."""
    if isinstance(node, dict):
        yield from node.get("properties", {})
        if "in" in node and isinstance(node.get("name"), str):
            yield node["name"]
        for value in node.values():
            yield from documented(value)
    if isinstance(node, list):
        for value in node:
            yield from documented(value)


def keys(node: object) -> Iterator[str]:
    """Every key of a JSON answer."""
    if isinstance(node, dict):
        yield from node
        for value in node.values():
            yield from keys(value)
    if isinstance(node, list):
        for value in node:
            yield from keys(value)


def test_nothing_on_the_wire_is_named_for_where_someone_is():
    assert len(WIRE) > 80
    assert located(name for shape in WIRE for name in fields(shape)) == []


def test_no_address_asks_where_someone_is():
    asked = [name for path in EDGE for name in asked_in_addresses(path.read_text("utf-8"))]
    assert {"age_min", "bucket", "key", "lang"} <= set(asked)
    assert located(asked) == []
    assert located(path for _, path in ROUTES) == []


def test_the_document_names_no_place_finer_than_a_cell():
    named = list(documented(json.loads(http.openapi())))
    assert {"cell", "departement", "before_seq", "person_id"} <= set(named)
    assert located(named) == []


@pytest.mark.parametrize("path", sorted((ROOT / "locales").glob("*/*.ftl")), ids=lambda path: "/".join(path.parts[-2:]))
def test_no_sentence_is_told_where_someone_is(path):
    assert located(told_to_sentences(path.read_text("utf-8"))) == []


def test_no_refusal_carries_where_someone_is():
    said = [name for path in CODE for name in said_of_refusals(path.read_text("utf-8"))]
    assert {"max", "wait_ms"} <= set(said)
    assert located(said) == []


class Planted(msgspec.Struct):
    """What the wire must never hold."""

    person: str
    home_lat: float
    picture: bytes
    avatar_url: str
    album: dict[str, list[bytes]]


@pytest.mark.parametrize(
    "found",
    [
        fields(Planted),
        asked_in_addresses("def f(request):\n asked = request.query_params\n return asked.get('lat')"),
        asked_in_addresses("x = request.query_params['cp']"),
        ["/api/v1/people/near/{lon:float}"],
        ["/commune/{id:str}"],
        list(documented({"paths": {"/a": {"get": {"parameters": [{"name": "insee", "in": "query"}]}}}})),
        list(documented({"components": {"schemas": {"A": {"properties": {"postcode": {}}}}}})),
        told_to_sentences("a = Vous { $n ->\n    [one] êtes à { $commune }\n   *[other] êtes\n }\n"),
        said_of_refusals("Refused(code=c, args={'home_postcode': 1})"),
        list(keys({"a": [{"b": {"LAT": 1}}]})),
    ],
)
def test_a_name_that_locates_would_be_seen(found):
    assert len(located(found)) == 1


def test_words_that_only_begin_alike_are_no_fault():
    assert located(["latest", "relation", "long", "common", "/salon/{slug:str}", "platform", "lonely", "cpu"]) == []


# --- T4, T8: one cell, one answer -------------------------------------------------------------------------------------

PLACES = Places.load((ROOT / "places" / "cells.csv").read_bytes())


def of_cell(postcode: str) -> tuple[str, ...]:
    """Three postcodes of the cell of this one."""
    found = [one for one, cell in PLACES._by_postcode.items() if cell == PLACES.cell_of(postcode)]
    assert len(found) >= 3
    return tuple(found[:3])


CELLS = {"troyes": of_cell("10000"), "dunkerque": of_cell("59140"), "rouen": of_cell("76280")}
BUCKETS = (None, *Bucket)


@pytest.fixture
async def place(databases):
    async with scene(databases) as made:
        yield made


async def neighbour(place, name, postcode):
    """Another member of the garden, of 40."""
    made = await demo._person(place.world, name, 40, Gender.WOMAN, postcode, scripted=False)
    caller, _ = await entry.sign_in(place.world, made.account.id, "Essai")
    await rooms.join(place.world, caller, place.room_id)
    return granted(
        await entry.accept_charter(place.world, caller, wire.CharterRequest(version="2026-11", answer="report"))
    )


async def settled(place, postcodes):
    """People who differ by nothing but the postcode that each typed; they ask everyone of `place` who looks."""
    return [
        await neighbour(place, f"Voisine {name}", code) for name, code in zip("ABCDEFGHIJ", postcodes, strict=False)
    ]


async def viewers(place):
    """Who looks, from several cells."""
    elsewhere = {"Lille": "59000", "Marseille": "13001", "Réunion": "97400"}
    return [place.calais, place.troyes, *[await neighbour(place, f"Qui {n}", code) for n, code in elsewhere.items()]]


async def ask(place, asker, viewer):
    asked = wire.AskRequest(
        to=viewer.account.id,
        opener=Opener.TALK_NEIGHBOUR,
        room_id=place.room_id,
        mode=DirectMode.EXAMINED,
        consent=True,
    )
    granted(await requests.ask(place.world, asker, asked))


def without_chance(answer: msgspec.Struct, ids: Iterable[str]) -> str:
    """An answer as it reads once ids and nicknames are all alike."""
    said = msgspec.json.encode(answer).decode()
    for one in ids:
        said = said.replace(one, "id")
    said = re.sub(r'"id":"[a-z2-7]{26}"', '"id":"id"', said)
    return re.sub(r"Voisine [A-Z]", "Voisine", said)


async def answers(place, viewer, who) -> list[str]:
    """All that one viewer is told of one person: each list, the profile, the request."""
    told: list[str] = []
    for bucket in BUCKETS:
        page = granted(await people.near(place.world, viewer, Wanted(bucket=bucket), 0, frozenset()))
        rows = [row for row in page.people if row.person.id == who.account.id]
        told.append(f"{bucket}: " + "".join(without_chance(row, [who.account.id]) for row in rows))
    seen = granted(await people.profile(place.world, viewer, who.account.id, frozenset()))
    cards = [
        one for one in granted(await requests.listing(place.world, viewer)).received if one.person.id == who.account.id
    ]
    told.append(without_chance(seen, [who.account.id]))
    told += [without_chance(card, [who.account.id]) for card in cards]
    return told


async def differences(place, viewer, crowd) -> list[str]:
    """What tells one of these people from another."""
    told = [await answers(place, viewer, who) for who in crowd]
    return [
        f"{one} / {other}"
        for several in zip(*told, strict=True)
        for one in several
        for other in several[:1]
        if one != other
    ]


@pytest.mark.parametrize("cell", CELLS)
async def test_people_of_one_cell_get_one_answer_from_anywhere(place, cell):
    crowd = await settled(place, CELLS[cell])
    assert len({who.account.cell for who in crowd}) == 1
    for viewer in await viewers(place):
        for who in crowd:
            await ask(place, who, viewer)
        assert len(await answers(place, viewer, crowd[0])) == len(BUCKETS) + 2
        assert await differences(place, viewer, crowd) == []


async def test_a_distance_of_ones_own_would_be_seen(place, monkeypatch):
    crowd = await settled(place, CELLS["troyes"])
    turn = iter(range(10**6))
    noisy = {0: Bucket.KM_20, 1: Bucket.KM_40}
    monkeypatch.setattr(place.world.places, "bucket", lambda *_: noisy[next(turn) % 2])
    assert await differences(place, place.calais, crowd) != []


@pytest.mark.parametrize("cell", CELLS)
async def test_one_bucket_for_one_cell_in_list_filter_profile_and_request(place, cell):
    """For one viewer; and a filter lets the whole cell in or none of it, by the bucket that is shown."""
    crowd = await settled(place, CELLS[cell])
    ids = {who.account.id for who in crowd}
    for viewer in await viewers(place):
        for who in crowd:
            await ask(place, who, viewer)
        page = granted(await people.near(place.world, viewer, Wanted(), 0, frozenset()))
        shown = {row.bucket for row in page.people if row.person.id in ids}
        for who in crowd:
            shown.add(granted(await people.profile(place.world, viewer, who.account.id, frozenset())).bucket)
        shown |= {one.bucket for one in granted(await requests.listing(place.world, viewer)).received}
        assert len(shown) == 1
        [bucket] = shown
        for asked in Bucket:
            found = granted(await people.near(place.world, viewer, Wanted(bucket=asked), 0, frozenset()))
            inside = ids & {row.person.id for row in found.people}
            assert inside == (ids if list(Bucket).index(asked) >= list(Bucket).index(bucket) else set())


async def test_a_whole_square_answers_the_same_whichever_postcode_of_a_cell_was_typed(databases):
    """T8: the same people, one of them with another postcode of the same cell. Lists, counts, order of buckets."""
    told: list[list[str]] = []
    for first, second in (CELLS["troyes"][:2], CELLS["troyes"][1:]):
        async with scene(databases) as place:
            crowd = await settled(place, (first, second, CELLS["dunkerque"][0], CELLS["rouen"][0]))
            ids = [who.account.id for who in crowd]
            seen: list[str] = []
            for viewer in (place.calais, place.troyes):
                await ask(place, crowd[0], viewer)
                for bucket in BUCKETS:
                    page = granted(await people.near(place.world, viewer, Wanted(bucket=bucket), 0, frozenset()))
                    # Inside a bucket the day shuffles; the order of buckets is what a place could show in.
                    order = [row.bucket for row in page.people]
                    rows = sorted(without_chance(row, [row.person.id]) for row in page.people)
                    seen.append(f"{page.count} {page.more} {order} {rows}")
                seen += await answers(place, viewer, crowd[0])
            told.append(seen)
            assert len(ids) == 4
    assert told[0] == told[1]


# --- no image, no file ------------------------------------------------------------------------------------------------


def carries(shape: type[msgspec.Struct]) -> list[str]:
    """The fields of a struct that could carry an image or a file, by their name or by their type."""
    named = [name for name in fields(shape) if CARRIES.search(name)]
    typed = [field.encode_name for field in structs.fields(shape) if _bytes_in(field.type)]
    return sorted({*named, *typed})


def _bytes_in(kind: Any) -> bool:
    raw = (msgspec.inspect.BytesType, msgspec.inspect.ByteArrayType, msgspec.inspect.MemoryViewType)
    raw += (msgspec.inspect.RawType, msgspec.inspect.AnyType)

    def within(node: object) -> bool:
        if isinstance(node, raw):
            return True
        if isinstance(node, msgspec.inspect.StructType) or not isinstance(node, msgspec.inspect.Type):
            return False
        inner = [value for name in node.__struct_fields__ for value in _several(getattr(node, name))]
        return any(within(value) for value in inner)

    return within(msgspec.inspect.type_info(kind))


def _several(value: object) -> list[object]:
    return list(value) if isinstance(value, tuple) else [value]


def takes_files(source: str) -> list[str]:
    """The ways of a module to take a file in, or to give one out."""
    words = r"\b(UploadFile|\.form\(|multipart|octet-stream|image/(?!svg)\w+|video/|audio/|font/|File\(|Stream\()"
    return re.findall(words, source)


def sources_of_images(policy: str) -> set[str]:
    """Where a page under this policy may take images, media, frames, fonts and objects from."""
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    kinds = ("img-src", "media-src", "object-src", "frame-src", "child-src", "font-src", "connect-src")
    return {one for kind in kinds for one in rules.get(kind, rules.get("default-src", "*")).split()} - {"'none'"}


def test_nothing_on_the_wire_can_carry_an_image_or_a_file():
    assert {shape.__name__: carries(shape) for shape in WIRE if carries(shape)} == {}


def test_a_field_that_carries_would_be_seen():
    assert carries(Planted) == ["album", "avatar_url", "picture"]
    assert all(CARRIES.search(name) for name in ("file", "photo_id", "media", "attachment_id", "url", "own_image"))
    assert not any(CARRIES.search(name) for name in ("profile", "mediator", "hourly", "filed", "photographer"))


@pytest.mark.parametrize("path", EDGE, ids=lambda path: path.stem)
def test_no_door_takes_or_gives_a_file(path):
    assert takes_files(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "async def f(data: UploadFile)",
        "await request.form()",
        '"multipart/form-data"',
        "image/png",
        "return File(path)",
    ],
)
def test_a_door_for_files_would_be_seen(source):
    assert len(takes_files(source)) == 1


def test_files_of_other_kinds_beside_the_app_are_not_served(tmp_path):
    for name in (
        "a.svg",
        "a.js",
        "a.css",
        "a.txt",
        "a.png",
        "a.jpg",
        "a.webp",
        "a.mp4",
        "a.pdf",
        "a.zip",
        "a",
        "b.SVG",
    ):
        (tmp_path / name).write_bytes(b"x")
    served = {name: kind for name, (_, kind, _) in http._files(tmp_path).items()}
    assert sorted(served) == ["a.css", "a.js", "a.svg", "a.txt"]
    assert set(served.values()) | set(http._TYPES.values()) <= SAYS


def test_no_text_of_a_person_becomes_part_of_a_page(tmp_path, monkeypatch):
    assert house.raw_html() == []
    monkeypatch.setattr(house, "ROOT", tmp_path)
    (tmp_path / "Bubble.svelte").write_text("<p>{@" + "html event.body}</p>\n")
    assert len(house.raw_html()) == 1


def test_the_policy_lets_no_image_in_from_elsewhere():
    assert sources_of_images(http.CSP) == {"'self'", "data:"}
    assert "https:" in sources_of_images(http.CSP.replace("img-src 'self'", "img-src 'self' https:"))
    assert "*" in sources_of_images("script-src 'self'")


PICTURES = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAE=",
    "Regardez : data:image/webp;base64,UklGRiIAAABXRUJQVlA4",
    "https://example.org/photo.png",
    "example.org/photo.jpg",
    "![moi](https://example.org/moi.png)",
    "<img src='//example.org/moi.png'>",
    "ipfs://bafybeigdyrzt",
)


async def directly(place) -> str:
    """A conversation of Calais and Troyes."""
    await ask(place, place.calais, place.troyes)
    [one] = granted(await requests.listing(place.world, place.troyes)).received
    said = wire.AskAnswerRequest(ids=[one.id], answer=AskAnswer.ACCEPT, mode=DirectMode.EXAMINED, consent=True)
    return granted(await requests.answer(place.world, place.troyes, said)).rooms[0].id


async def test_a_picture_in_words_is_refused_in_rooms_and_in_conversations(place):
    direct_id = await directly(place)
    for room_id in (place.room_id, direct_id):
        for number, words in enumerate(PICTURES):
            frame = wire.Post(room_id=room_id, client_message_id=f"image-{room_id[:8]}-{number}", body=words)
            outcome = await chat.post(place.world, place.calais, frame, HERE)
            assert isinstance(outcome, Refused), words
            assert outcome.code == "link", words
        frame = wire.Post(room_id=room_id, client_message_id=f"text-{room_id[:8]}", body="J'ai une photo du port.")
        assert isinstance(await chat.post(place.world, place.calais, frame, HERE), Posted)


async def test_markup_is_delivered_as_the_text_it_is(place):
    words = "<svg onload=alert(1)> <img src=x> <b>Bonjour</b>"
    assert isinstance(await place.say(words), Posted)
    assert (await place.seen())[-1] == words


# --- presence ---------------------------------------------------------------------------------------------------------


class Ear:
    """A socket that keeps what it was sent."""

    def __init__(self, caller) -> None:
        self.caller, self.viewer, self.heard = caller, caller.viewer, list[dict[str, Any]]()

    def see_as(self, caller) -> None:
        self.caller, self.viewer = caller, caller.viewer

    def send(self, data: bytes) -> None:
        self.heard.append(json.loads(data))

    def close(self, close) -> None:
        raise AssertionError(close)

    def people(self) -> set[str]:
        """Who is in the room, by the newest word on it."""
        return {one["id"] for frame in self.heard if frame["type"] == "presence" for one in frame["people"]}


async def test_who_does_not_show_it_is_in_no_list_of_a_room(place):
    hub = Hub(place.world)
    await hub.start()
    try:
        calais, troyes = Ear(place.calais), Ear(place.troyes)
        for ear in (calais, troyes):
            hub.add(ear, [], [])
            assert await hub.follow(ear, place.room_id, None) is None
        me = place.calais.account.id
        await heard(troyes, lambda: me in troyes.people())
        shown = hub.present(place.room_id)
        assert me in hub.online()
        await people.choose(place.world, place.calais, wire.SettingsRequest(presence=False))
        troyes.heard.clear()
        await heard(troyes, lambda: any(frame["type"] == "presence" for frame in troyes.heard))
        assert me not in troyes.people()
        assert place.troyes.account.id in troyes.people()
        assert hub.present(place.room_id) == shown - 1
        assert me not in hub.online()
    finally:
        await hub.stop()


async def heard(ear: Ear, truth) -> None:
    for _ in range(400):
        if truth():
            return
        await asyncio.sleep(0.01)
    pytest.fail(f"it never came: {ear.heard}")


# --- every route, asked for real --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def square(tmp_path_factory):
    square = Square(tmp_path_factory.mktemp("exits"), demo_people="30")
    yield square
    square.stop()


class Answer:
    """What a route said to one request."""

    def __init__(self, status: int, headers: Any, data: bytes) -> None:
        self.status, self.data = status, data
        self.kind = (headers["Content-Type"] or "").partition(";")[0]
        self.policy = headers["Content-Security-Policy"]
        self.disposition = headers["Content-Disposition"]


def call(square: Square, cookie: str, method: str, path: str, data: bytes | None = None, kind: str = "") -> Answer:
    address = f"http://127.0.0.1:{square.port}{urllib.parse.quote(path, safe='/?=&%')}"
    headers = {"Cookie": cookie} | ({"Content-Type": kind} if kind else {})
    request = urllib.request.Request(address, data, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=10) as found:
            return Answer(found.status, found.headers, found.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.headers, error.read())


def there_is(visitor: Visitor) -> dict[str, str]:
    """What stands in the braces of a path, so that it answers in earnest."""
    rows = visitor.api("GET", "people")[1]["people"]
    room = next(one["id"] for one in visitor.api("GET", "rooms")[1] if one["joined"])
    return {"person_id": rows[0]["person"]["id"], "room_id": room, "slug": "jardin", "token": "calais"}


def filled(there: dict[str, str], path: str) -> str:
    return re.sub(r"{(\w+)(?::\w+)?}", lambda found: there.get(found[1], "a" * 26), path)


def unsaid(answer: Answer) -> list[str]:
    """What an answer must not be: of a kind that carries images or files, or something to keep."""
    faults = [] if answer.kind in SAYS or not answer.data else [answer.kind]
    if answer.disposition is not None:
        faults.append(answer.disposition)
    return faults + ([] if answer.policy == http.CSP else ["no policy"])


@pytest.fixture(scope="module")
def asked(square) -> dict[tuple[str, str], Answer]:
    """Every route, asked once by a member with a body that is well-formed and says nothing."""
    visitor = square.visitor("troyes")
    visitor.join("jardin")
    later = ("/api/v1/sign-out", "/api/v1/sessions/{session_id:str}")
    there, found = there_is(visitor), dict[tuple[str, str], Answer]()
    for method, path in sorted(ROUTES, key=lambda one: (one[1] in later, one[1], one[0])):
        where = filled(there if path not in later else {}, path)
        where += {"/api/v1/nickname": "?value=Zoe"}.get(path, "") or ("?before_seq=99" if "history" in path else "")
        data = b"{}" if method in ("POST", "PUT") else None
        found[method, path] = call(square, visitor.cookie, method, where, data, "application/json" if data else "")
    return found


def test_every_route_answers_in_words(asked):
    assert {route: unsaid(answer) for route, answer in asked.items() if unsaid(answer)} == {}
    answered = {path for (method, path), answer in asked.items() if method == "GET" and answer.status == 200}
    assert {"/api/v1/people", "/api/v1/people/{person_id:str}", "/api/v1/rooms", "/api/v1/asks", "/aide"} <= answered
    assert "/api/v1/rooms/{room_id:str}/history" in answered


def test_an_answer_that_is_an_image_would_be_seen(asked):
    made = asked["GET", "/api/v1/people"]
    for change in ({"kind": "image/png"}, {"kind": "application/octet-stream"}, {"disposition": "attachment"}):
        planted = cast("Answer", type("Planted", (), {**vars(made), **change}))
        assert len(unsaid(planted)) == 1


def test_no_answer_has_a_key_that_locates_or_carries(asked):
    names = {
        key
        for (_, path), answer in asked.items()
        if answer.kind == "application/json" and answer.data and path != "/api/v1"
        for key in keys(json.loads(answer.data))
    }
    assert {"age_band", "departement", "bucket", "presence", "code", "topic", "cell"} <= names
    assert located(names) == []
    assert [name for name in names if CARRIES.search(name)] == []


MULTIPART = b'--x\r\nContent-Disposition: form-data; name="a"; filename="a.png"\r\n\r\n\x89PNG\r\n--x--\r\n'


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("multipart/form-data; boundary=x", MULTIPART),
        ("application/octet-stream", b"\x89PNG\r\n"),
        ("image/png", b"\x89PNG"),
    ],
)
def test_no_route_takes_a_file(square, kind, data):
    visitor = square.visitor("calais")
    there = there_is(visitor)
    reading = {handler for handler in http._API if "body" in handler.opt}
    taking = {(method, path) for handler in reading for path in handler.paths for method in handler.http_methods}
    taking |= {("POST", path) for path in ("/notice", "/entree-simple")}
    assert taking <= set(ROUTES)
    for method, path in sorted(taking):
        if path == "/api/v1/entry":
            continue  # asked below, by a stranger: a member is already in
        answer = call(square, visitor.cookie, method, filled(there, path), data, kind)
        assert answer.status in (400, 409), path
        assert answer.status == 400 or path == "/entree-simple", path
    for path in ("/api/v1/entry", "/entree-simple", "/notice"):
        assert call(square, "", "POST", path, data, kind).status == 400, path
