"""What a line of the corpus must be, and must never be."""

from __future__ import annotations

import re

import pytest

from judge.policies import corpus
from placette.model import Card, Code, Ruling, Surface
from placette.text import normalise

KEYS = {"text", "surface", "expect", "labels", "why"}
LINES_MIN = 750
# Of each card, of each nudge about a child, and of what resembles them and is free.
EACH_MIN = 40
GRAVE = re.compile(r"^(sexu|solicit|sollicit|exploit)")
MINOR = re.compile(r"^(minors?|mineure?s?|child(ren)?|enfants?)$")
PHONE = re.compile(r"(?<!\d)0[1-9](?:[ ./-]?\d\d){4}(?!\d)")
# Numbers for fiction, public free numbers, and the lottery draw that must not be taken for a number.
FICTION = ("063998", "035301", "080", "031225")
DOMAIN = re.compile(r"[a-z0-9-]+\.(?:com|fr|org|net|eu|io|gg|tv|info|uk)\b")


def faults(row: dict) -> list[str]:
    """Say what is wrong with one line."""
    found: list[str] = []
    labels = row.get("labels", [])
    words = {word for label in labels for word in re.split(r"[^a-z]+", label.lower())}
    if any(map(MINOR.match, words)) and any(map(GRAVE.match, words)):
        found.append("labelled minor together with a grave label: such a line is never written")
    if set(row) - {"code", "cards"} != KEYS or not labels or not all(row[key] for key in KEYS & set(row)):
        found.append(f"the keys are {sorted(row)}")
    if row.get("surface") not in set(Surface) or row.get("expect") not in set(Ruling):
        found.append("an unknown surface or ruling")
    if ("code" in row) == (row.get("expect") == "allow") or row.get("code", "nudge") not in set(Code):
        found.append("a code belongs to every line but those that are allowed")
    cards = row.get("cards", ["contact"])
    if not cards or not set(cards) <= set(Card) or ("cards" in row and row.get("surface") != "direct"):
        found.append("cards are for direct conversations, and each is one that exists")
    if "help" in labels and row.get("expect") in {"refuse", "hold"}:
        found.append("someone who needs help is never refused, and not held")
    digits = (re.sub(r"\D", "", number) for number in PHONE.findall(row.get("text", "")))
    if not all(number.startswith(FICTION) for number in digits):
        found.append("a phone number outside the ranges for fiction")
    if any(
        not name.startswith(("example.org", "example.com")) for name in DOMAIN.findall(normalise(row.get("text", "")))
    ):
        found.append("a domain that may be someone's")
    return found


@pytest.mark.parametrize(("place", "row"), corpus(), ids=[place for place, _ in corpus()])
def test_a_line_is_one_we_write(place, row) -> None:
    assert faults(row) == [], place


GOOD = {"text": "bonjour", "surface": "room", "expect": "allow", "labels": ["ordinary"], "why": "small talk"}


@pytest.mark.parametrize(
    "change",
    [
        {"labels": ["minor", "sexual"]},
        {"labels": ["minor", "solicitation"]},
        {"labels": ["minors", "exploitation"]},
        {"labels": ["own_minor", "sexual_content"]},
        {"labels": []},
        {"why": ""},
        {"note": "x"},
        {"surface": "street"},
        {"expect": "reject", "code": "link"},
        {"expect": "refuse"},
        {"code": "link"},
        {"expect": "hold", "code": "own_age_under_18", "labels": ["help"]},
        {"cards": ["money"]},
        {"cards": [], "surface": "direct"},
        {"cards": ["colour"], "surface": "direct"},
        {"text": "06 12" + " 34 56 78"},
        {"text": "placette.fr"},
    ],
    ids=str,
)
def test_a_bad_line_is_refused(change) -> None:
    assert faults(GOOD) == []
    assert faults({**GOOD, **change})


def test_the_corpus_is_large_and_half_of_it_must_pass() -> None:
    rows = [row for _, row in corpus()]
    allowed = sum(row["expect"] == "allow" for row in rows)
    assert len(rows) >= LINES_MIN
    assert allowed * 2 >= len(rows), f"{allowed} of {len(rows)}"
    texts = [(row["text"], row["surface"]) for row in rows]
    assert len(set(texts)) == len(texts), "a line stands twice"


@pytest.mark.parametrize("card", [Card.MONEY, Card.MEETING])
def test_a_card_has_lines_each_way(card) -> None:
    direct = [row for _, row in corpus() if row["surface"] == "direct"]
    assert sum(card in row.get("cards", []) for row in direct) >= EACH_MIN
    assert sum("cards" not in row and row["expect"] == "allow" for row in direct) >= 2 * EACH_MIN


def test_what_is_said_of_children_has_lines_each_way() -> None:
    rows = [row for place, row in corpus() if place.startswith("child:")]
    assert sum(row["expect"] == "nudge" for row in rows) >= EACH_MIN
    assert sum(row["expect"] == "allow" for row in rows) >= EACH_MIN
