"""The plain pages: their colours are the place's own."""

from __future__ import annotations

import pathlib
import re

from placette.edge import pages

TOKENS = pathlib.Path(__file__).parents[2] / "ui" / "src" / "styles" / "tokens.css"
PAIR = re.compile(r"light-dark\(#\w{6}, #\w{6}\)")


def test_every_colour_of_the_plain_pages_is_one_of_the_place():
    used, known = set(PAIR.findall(pages.CSS)), set(PAIR.findall(TOKENS.read_text("utf-8")))
    assert used
    assert used - known == set()
    assert "#" not in PAIR.sub("", pages.CSS)
