"""Where people are, as coarsely as it is ever said: a cell, and a bucket between two cells (law L8).

A cell is whole neighbouring communes of one département with at least 25,000 inhabitants, so the département follows
from it. `bucket` is the only distance in the program: list, filter, order, count, search and push ask it. A postcode is
looked up and forgotten; nothing here stores one. `docs/decisions/0004-cells-and-buckets.md` has reasons and figures.
"""

from __future__ import annotations

import csv
import itertools
import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from placette.model import AGE_YEARS_MAX, AGE_YEARS_MIN, Bucket, Record

CELL_INHABITANTS_MIN = 25_000
# Below it a group of members (cell, band, gender) is said by département and ten-year band.
CROWD_MIN = 20
PLACE_OPEN_MIN = 12
PLACE_REST_BELOW = 8
NEIGHBOURS_KM_MAX = 80

OUTRE_MER = "outre-mer"
CORSICA = 20
DEPARTEMENTS = frozenset(
    [
        *(f"{number:02}" for number in range(1, 96) if number != CORSICA),
        *("2A", "2B", "971", "972", "973", "974", "975", "976", "977", "978", "984", "986", "987", "988", OUTRE_MER),
    ]
)

_COLUMNS = ["cell", "departement", "basin", "name", "around", "lat", "lon", "population", "postcodes"]
_ID = re.compile(rf"(\d[\dAB]\d?)-\d\d|({OUTRE_MER})")
_BASIN = re.compile(rf"(\d[\dAB]\d?)-b\d{{1,2}}|({OUTRE_MER})")
_POSTCODE = re.compile(r"\d{5}", re.ASCII)
_SPACES = re.compile(r"\s+")
_EARTH_KM = 6_371.0
_LATITUDE_MAX, _LONGITUDE_MAX = 90, 180

_BUCKETS = tuple(Bucket)

Unit = tuple[float, float, float]


class PlacesError(ValueError):
    """The table of cells cannot be used; the message says which row, and what is wrong with it."""


class Cell(Record, frozen=True, kw_only=True):
    """A place as it is said: `name` is "Le Havre", `around` "autour du Havre". The point is the people's centre."""

    id: str
    departement: str
    basin: str
    name: str
    around: str
    lat: float
    lon: float
    population: int


class Places:
    """The cells of France, from the bytes of `cells.csv`. Made by `load`; never changes."""

    def __init__(self, cells: Iterable[Cell], by_postcode: Mapping[str, str]) -> None:
        self.cells = tuple(cells)
        self._cells = {cell.id: cell for cell in self.cells}
        self._index = {cell.id: index for index, cell in enumerate(self.cells)}
        self._by_postcode = {postcode: self._cells[cell] for postcode, cell in by_postcode.items()}
        self._units = [_unit(cell) for cell in self.cells]
        self._rows: dict[str, tuple[Bucket, ...]] = {}
        self._neighbours: dict[str, frozenset[str]] = {}
        self._of: dict[str, list[Cell]] = {}
        for cell in self.cells:
            self._of.setdefault(cell.departement, []).append(cell)
        self.departements = frozenset(self._of)

    @classmethod
    def load(cls, data: bytes) -> Places:
        """Read the table whole. Raises PlacesError on anything that is not as it should be."""
        try:
            rows = list(csv.reader(data.decode("utf-8").splitlines(), strict=True))
        except (UnicodeDecodeError, csv.Error) as fault:
            raise PlacesError(f"the table of cells is not a CSV in UTF-8: {fault}") from fault
        if not rows or rows[0] != _COLUMNS:
            raise PlacesError(f"the table of cells must begin with the columns {', '.join(_COLUMNS)}")
        cells: dict[str, Cell] = {}
        by_postcode: dict[str, str] = {}
        for number, row in enumerate(rows[1:], 2):
            cell = _cell(number, row)
            if cells.setdefault(cell.id, cell) is not cell:
                raise PlacesError(f"row {number}: the cell {cell.id} is there twice")
            for postcode in row[-1].split(" "):
                if not _POSTCODE.fullmatch(postcode):
                    raise PlacesError(f"row {number}: {postcode!r} is no postcode")
                if by_postcode.setdefault(postcode, cell.id) != cell.id or row[-1].count(postcode) > 1:
                    raise PlacesError(f"row {number}: the postcode {postcode} is there twice")
        if not cells:
            raise PlacesError("the table of cells is empty")
        return cls(cells.values(), by_postcode)

    def cell(self, cell_id: str) -> Cell | None:
        """Give a cell by its id."""
        return self._cells.get(cell_id)

    def cell_of(self, postcode: str) -> Cell | None:
        """Give the cell of a postcode as people write it, and forget it: never store or log what you ask with."""
        return self._by_postcode.get(_SPACES.sub("", postcode))

    def bucket(self, a: str, b: str) -> Bucket:
        """Say how far apart two cells are. KeyError if there is no such cell."""
        row = self._rows.get(a)
        if row is None:  # a list of people asks for one viewer's cell hundreds of times
            here, at = self._cells[a], self._units[self._index[a]]
            pairs = zip(self.cells, self._units, strict=True)
            row = self._rows[a] = tuple(_bucket(here, at, there, unit) for there, unit in pairs)
        return row[self._index[b]]

    def neighbours(self, departement: str) -> frozenset[str]:
        """Give the départements next to this one; KeyError if there is none of that name.

        Two are neighbours if a cell of one and a cell of the other are at most 80 km apart with no third cell between
        them, that is inside the circle that has both on its rim. It needs no map of borders and is the same both ways.
        """
        if departement not in self._neighbours:
            near = (self._around(cell) for cell in self._of[departement])
            self._neighbours[departement] = frozenset(itertools.chain.from_iterable(near)) - {departement}
        return self._neighbours[departement]

    def open_areas(self, present: Mapping[str, int], already_open: frozenset[str]) -> frozenset[str]:
        """Say which cells and basins have a room of their own, from how many people of each cell are present.

        A room opens at PLACE_OPEN_MIN people and rests below PLACE_REST_BELOW. Whose cell is open counts for it alone,
        so that each open room has its eight. An area as large as its département never opens: that room is always open.
        KeyError if there is no such cell.
        """
        basins: Counter[str] = Counter()
        opened: set[str] = set()
        for cell_id, people in present.items():
            cell = self._cells[cell_id]
            if len(self._of[cell.departement]) > 1 and _has_room(people, is_open=cell_id in already_open):
                opened.add(cell_id)
            elif any(other.basin != cell.basin for other in self._of[cell.departement]):
                basins[cell.basin] += people
        opened.update(basin for basin, people in basins.items() if _has_room(people, is_open=basin in already_open))
        return frozenset(opened)

    def _around(self, cell: Cell) -> set[str]:
        if cell.departement == OUTRE_MER:
            return set()
        at, most = self._units[self._index[cell.id]], _squared(NEIGHBOURS_KM_MAX)
        near = sorted(
            (chord, other.departement, unit)
            for other, unit in zip(self.cells, self._units, strict=True)
            if other.departement != OUTRE_MER and 0 < (chord := _chord_squared(at, unit)) <= most
        )
        return {
            departement
            for index, (chord, departement, unit) in enumerate(near)
            if departement != cell.departement
            and not any(third + _chord_squared(between, unit) < chord for third, _, between in near[:index])
        }


def bucket(a: Cell, b: Cell) -> Bucket:
    """Say how far apart two cells are, centre to centre: the only distance there is, the same both ways, without noise.

    `outre-mer` is many islands and has no place: it is beyond from all others.
    """
    return _bucket(a, _unit(a), b, _unit(b))


def home_area(cell: Cell, open_areas: frozenset[str]) -> str:
    """Give the finest open area of someone who lives in this cell: the cell, else the basin, else the département."""
    for area in (cell.id, cell.basin):
        if area in open_areas:
            return area
    return cell.departement


def band(age: int) -> str:
    """Give the five-year band of an age: "18-19", "20-24", and so on; the few past 90 are together."""
    return _band(age, 5, first_to=19)


def band_low(age: int) -> int:
    """Give the youngest age of the five-year band: 18, 20, 25."""
    return int(band(age).split("-")[0])


def wide_band(age: int) -> str:
    """Give the ten-year band of an age: "18-29", "30-39", and so on; the few past 90 are together."""
    return _band(age, 10, first_to=29)


def count_said(count: int) -> str:
    """Give the code of a count as it may be said: few people must not be counted one by one."""
    if count < _COUNTS[0][0]:
        return "under_10"
    return next(code for low, code in reversed(_COUNTS) if count >= low)


_COUNTS = ((10, "10-19"), (20, "20-49"), (50, "50-99"), (100, "100+"))
_OLDEST_BAND_FROM = 90


def _band(age: int, years: int, *, first_to: int) -> str:
    if not AGE_YEARS_MIN <= age <= AGE_YEARS_MAX:
        raise ValueError(f"an age of {age} years; a member is {AGE_YEARS_MIN} to {AGE_YEARS_MAX}")
    if age >= _OLDEST_BAND_FROM:  # someone of 104 would be alone in a band
        return f"{_OLDEST_BAND_FROM}-{AGE_YEARS_MAX}"
    if age <= first_to:
        return f"{AGE_YEARS_MIN}-{first_to}"
    low = age - age % years
    return f"{low}-{low + years - 1}"


def _has_room(people: int, *, is_open: bool) -> bool:
    return people >= (PLACE_REST_BELOW if is_open else PLACE_OPEN_MIN)


def _bucket(a: Cell, at: Unit, b: Cell, there: Unit) -> Bucket:
    if a.id == b.id:
        return _BUCKETS[0]
    if OUTRE_MER in (a.id, b.id):
        return _BUCKETS[-1]
    return _BUCKETS[bisect_left(_LIMITS, _chord_squared(at, there))]


def _unit(cell: Cell) -> Unit:
    """Put a point on the sphere of radius one: from there a distance costs three products, without trigonometry."""
    lat, lon = math.radians(cell.lat), math.radians(cell.lon)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def _chord_squared(a: Unit, b: Unit) -> float:
    x, y, z = a[0] - b[0], a[1] - b[1], a[2] - b[2]
    return x * x + y * y + z * z


def _squared(km: float) -> float:
    """Give the squared chord of a great-circle distance: it grows as the distance does."""
    return (2 * math.sin(km / _EARTH_KM / 2)) ** 2


_LIMITS = tuple(_squared(int(bucket)) for bucket in _BUCKETS if bucket is not Bucket.BEYOND)


def _cell(number: int, row: list[str]) -> Cell:
    if len(row) != len(_COLUMNS):
        raise PlacesError(f"row {number}: {len(row)} columns instead of {len(_COLUMNS)}")
    values: dict[str, str] = dict(zip(["id", *_COLUMNS[1:-1]], row, strict=False))
    try:
        cell = msgspec.convert(values, Cell, strict=False)
    except msgspec.ValidationError as fault:
        raise PlacesError(f"row {number}: {fault}") from fault
    whose, basin_whose = _ID.fullmatch(cell.id), _BASIN.fullmatch(cell.basin)
    if not whose or cell.departement not in whose.groups() or cell.departement not in DEPARTEMENTS:
        raise PlacesError(f"row {number}: the cell {cell.id!r} is not of the département {cell.departement!r}")
    if not basin_whose or cell.departement not in basin_whose.groups():
        raise PlacesError(f"row {number}: the basin {cell.basin!r} is not of the département {cell.departement!r}")
    if not (abs(cell.lat) <= _LATITUDE_MAX and abs(cell.lon) <= _LONGITUDE_MAX):
        raise PlacesError(f"row {number}: {cell.lat}, {cell.lon} is no point on earth")
    if cell.population < CELL_INHABITANTS_MIN:
        raise PlacesError(f"row {number}: {cell.population} inhabitants; a cell has {CELL_INHABITANTS_MIN} at least")
    if not cell.name or not cell.around:
        raise PlacesError(f"row {number}: the cell {cell.id} has no name")
    return cell
