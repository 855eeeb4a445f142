"""The built-in policy and the corpus, as the tests of the judge use them."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from placette.judge import Context, Policy, judge, load_policy
from placette.model import Surface, Verdict

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def policy_bytes() -> bytes:
    return resources.files("placette.judge").joinpath("policy.json").read_bytes()


@cache
def policy() -> Policy:
    return load_policy(policy_bytes())


@cache
def corpus() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Give each line with the place it stands at."""
    return tuple(
        (f"{path.stem}:{number}", json.loads(line))
        for path in sorted(CORPUS.glob("*.jsonl"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    )


def say(body: str, surface: Surface = Surface.ROOM, *, nudged: bool = False) -> Verdict:
    return judge(surface, body, Context(nudged=nudged), policy())
