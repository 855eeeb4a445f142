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
    assert bool(verdict.rules) == (row["expect"] != "allow")


def test_counts() -> None:
    """Print how good the judge is on its own corpus; any false alarm or miss is red above as well."""
    count: Counter[str] = Counter()
    for _, row in corpus():
        stopped = say(row["text"], Surface(row["surface"])).ruling is not Ruling.ALLOW
        wanted = row["expect"] != "allow"
        count[f"{'stopped' if stopped else 'passed'}, {'rightly' if stopped == wanted else 'wrongly'}"] += 1
    print(f"corpus of {len(corpus())} lines: {dict(count)}")
    assert count["stopped, wrongly"] == 0
    assert count["passed, wrongly"] == 0
