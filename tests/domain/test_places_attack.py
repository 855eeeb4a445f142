"""T3: the strongest attacker of law L8. It stands at every postcode of France and reads every distance there is.

A crowd is everybody whose answers are the same from everywhere, so that nothing tells them apart. The attacker knows
the tables, asks without limit and remembers; what it learns is measured over every postcode. That it can find people
is shown on a table with a cell too small and on the two ways of saying distances that we refused.
"""

from __future__ import annotations

import csv
import math
import random
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

from placette.domain import places as domain
from placette.domain.places import CELL_INHABITANTS_MIN, Cell, Places, bucket
from placette.model import Bucket

DATA = Path(domain.__file__).parent.parent / "places"
TABLE = (DATA / "cells.csv").read_text("utf-8")
POINTS = {row["postcode"]: row for row in csv.DictReader((DATA / "points.csv").read_text("utf-8").splitlines())}
RANK = {value: rank for rank, value in enumerate(Bucket)}
PEOPLE = {postcode: int(row["population"]) for postcode, row in POINTS.items()}
METROPOLITAN = sorted(postcode for postcode, row in POINTS.items() if len(row["departement"]) == 2)
# A cell for each postcode, to show what cells are for: the product never makes one.
HERE = {
    postcode: Cell(
        id=postcode,
        departement=row["departement"],
        basin="",
        name="",
        around="",
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        population=int(row["population"]),
    )
    for postcode, row in POINTS.items()
}


def km(a: Cell, b: Cell) -> float:
    """The haversine, written apart from the product's way of measuring."""
    lat, other = math.radians(a.lat), math.radians(b.lat)
    across = math.cos(lat) * math.cos(other) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * 6_371 * math.asin(math.sqrt(math.sin((other - lat) / 2) ** 2 + across))


class Found(NamedTuple):
    """What an attack learned: the smallest and the median crowd around a postcode, and whom it pointed at alone."""

    smallest: int
    median: float
    identified: int
    identified_small: int


def attack(targets: Iterable[str], look: Callable[[str], Hashable]) -> Found:
    """Read what `look` gives for each target, from every place it stands at, and keep together who looks the same."""
    crowds: dict[Hashable, list[str]] = {}
    for target in targets:
        crowds.setdefault(look(target), []).append(target)
    people = {seen: sum(PEOPLE[postcode] for postcode in crowd) for seen, crowd in crowds.items()}
    # Nobody lives at a postcode of no population: nobody is found there.
    alone_in = [people[seen] for seen, crowd in crowds.items() if len(crowd) == 1 and people[seen]]
    return Found(
        smallest=min(count for count in people.values() if count),
        median=median(people[seen] for seen, crowd in crowds.items() for _ in crowd),
        identified=len(alone_in),
        identified_small=sum(count < CELL_INHABITANTS_MIN for count in alone_in),
    )


def by_cells(places: Places) -> Callable[[str], bytes]:
    """Stand at every postcode of France. Postcodes of one cell ask the very same question, so each is asked once."""
    vantages = {cell.id: None for postcode in POINTS if (cell := places.cell_of(postcode))}

    def look(target: str) -> bytes:
        cell = places.cell_of(target)
        assert cell is not None
        return bytes([RANK[places.bucket(vantage, cell.id)] for vantage in vantages])

    return look


def test_t3_the_strongest_attacker_finds_a_crowd_everywhere() -> None:
    found = attack(POINTS, by_cells(Places.load(TABLE.encode())))
    print(found)
    assert found.identified_small == 0
    assert found.smallest >= CELL_INHABITANTS_MIN
    assert found.median > 30_000
    # It does learn something: a town of one postcode may be a cell of its own. The attack is awake.
    assert found.identified > 150


def test_the_attacker_sees_a_cell_that_is_too_small() -> None:
    here = [postcode for postcode, row in POINTS.items() if row["departement"] == "62"]
    village = next(postcode for postcode in here if PEOPLE[postcode] in range(1, 2_000))
    cells = TABLE.replace(f" {village}", "").replace(f"{village} ", "")
    # The table claims the people that it has not: the loader believes it, the attack counts for itself.
    claimed = f"62-99,62,62-b1,Un village,autour d’un village,50.5,2.0,25000,{village}\n"
    found = attack(here, by_cells(Places.load((cells + claimed).encode())))
    assert found.identified_small == 1
    assert found.smallest == PEOPLE[village]


@pytest.mark.parametrize(("vantages", "share"), [(3, 0.6), (40, 0.9)])
def test_rounded_kilometres_would_tell_where_people_live(vantages, share) -> None:
    stand = [HERE[postcode] for postcode in random.Random(3).sample(METROPOLITAN, vantages)]
    found = attack(METROPOLITAN, lambda target: tuple(round(km(at, HERE[target]) / 5) for at in stand))
    print(found)
    assert found.identified > share * len(METROPOLITAN)
    assert found.identified_small > share * len(METROPOLITAN) * 0.8
    assert found.smallest < 500


def test_the_same_buckets_between_postcodes_would_too() -> None:
    stand = [HERE[postcode] for postcode in random.Random(3).sample(METROPOLITAN, 120)]
    found = attack(METROPOLITAN, lambda target: bytes([RANK[bucket(at, HERE[target])] for at in stand]))
    print(found)
    assert found.identified_small > 0.4 * len(METROPOLITAN)
    assert found.smallest < 500
