"""Each line of the corpus gets the verdict it asks for."""

from __future__ import annotations

from collections import Counter

import pytest

from judge.policies import corpus, policy, say
from placette.model import Ruling, Surface


@pytest.mark.parametrize(("place", "row"), corpus(), ids=[place for place, _ in corpus()])
def test_line(place, row) -> None:
    verdict = say(row["text"], Surface(row["surface"]))
    assert (verdict.ruling, verdict.code) == (row["expect"], row.get("code")), f"{place}: {row['text']} ({row['why']})"
    assert verdict.policy_version == policy().version
    assert [effect for effect in verdict.effects if effect.startswith("card:")] == [
        f"card:{card}" for card in row.get("cards", [])
    ], f"{place}: {row['text']} ({row['why']})"
    assert bool(verdict.rules) == (row["expect"] != "allow" or "cards" in row)


# A bio presents its author: "Pd, randonneur" names them there, and might be thrown at someone elsewhere.
HELP = [(place, row) for place, row in corpus() if "help" in row["labels"] and row["surface"] != "profile"]


@pytest.mark.parametrize(("place", "row"), HELP, ids=[place for place, _ in HELP])
def test_who_needs_help_is_heard_on_every_surface(place, row) -> None:
    """Whoever tells what happened, is in a crisis or names themselves is not refused, held, asked twice or carded."""
    for surface in (Surface.ROOM, Surface.DIRECT, Surface.PROFILE):
        assert say(row["text"], surface).ruling is Ruling.ALLOW, f"{place} on {surface}"
    assert say(row["text"], Surface.OUTING).ruling in {Ruling.ALLOW, Ruling.NUDGE}, place
    assert "cards" in row or say(row["text"], Surface.DIRECT).effects == (), place


def test_counts() -> None:
    """Print how good the judge is on its own corpus; any false alarm or miss is red above as well."""
    count: Counter[str] = Counter()
    for _, row in corpus():
        verdict = say(row["text"], Surface(row["surface"]))
        stopped = verdict.ruling is not Ruling.ALLOW or bool(verdict.effects)
        wanted = row["expect"] != "allow" or "cards" in row
        count[f"{'stopped' if stopped else 'passed'}, {'rightly' if stopped == wanted else 'wrongly'}"] += 1
    print(f"corpus of {len(corpus())} lines: {dict(count)}")
    assert count["stopped, wrongly"] == 0
    assert count["passed, wrongly"] == 0
