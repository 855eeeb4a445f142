"""The rules of the house that no other tool knows. Each function returns its faults, one line each; empty is good.

`tests/test_house.py` asserts them, `./dev check` runs those. Words that a rule forbids are written here in two halves.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

ROOT = Path(__file__).resolve().parent.parent
LINES_LOOK = 700
LINES_MAX = 900

_OUTSIDE = frozenset(
    {".git", ".venv", ".dev", "node_modules", "_ui", "dist", "test-results", "__pycache__"}
    | {".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache", ".svelte-kit", ".vite"}
)
_CODE = frozenset({".py", ".ts", ".js", ".mjs", ".svelte", ".css", ".html", ".sh", ".toml", ".ftl", ".in", ""})
_MINOR = re.compile(r"^(minors?|mineure?s?|child(ren)?|enfants?)$")
_GRAVE = re.compile(r"^(sexu|solicit|sollicit|exploit)")
_WRITTEN = _CODE | {".md", ".txt", ".json", ".yml", ".yaml", ".patch", ".jsonl"}


def files(kinds: frozenset[str] = _WRITTEN) -> Iterator[Path]:
    """Give every file that people write, of these endings."""
    for parent, names, found in os.walk(ROOT):
        outside = _OUTSIDE | {"data", "build"} if parent == str(ROOT) else _OUTSIDE
        names[:] = sorted(n for n in names if n not in outside and not n.endswith(".egg-info"))
        for name in sorted(found):
            path = Path(parent, name)
            if path.suffix in kinds and not name.endswith(".gen.ts") and path.is_file():
                yield path


def _said(pattern: str, kinds: frozenset[str] = _WRITTEN, *, but: tuple[str, ...] = ()) -> list[str]:
    wanted = re.compile(pattern)
    faults: list[str] = []
    for path in files(kinds):
        place = path.relative_to(ROOT).as_posix()
        if place.startswith(but) if but else False:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            if found := wanted.search(line):
                faults.append(f"{place}:{number}: {found.group()}")
    return faults


def machine_paths() -> list[str]:
    """Name a path of one machine: nobody else has it."""
    places = ("/wo" + "rk/", "/tm" + "p/v", "/tm" + "p/brief", "/ro" + "ot/", "/opt/py" + "pi", "/opt/whe" + "els")
    return _said("|".join(map(re.escape, places)) + r"|/home/(?!placette)\w+|\.py" + "env", but=("ui/package-lock",))


def hosts() -> list[str]:
    """Name a download host: pip and npm are configured on the machine, not here."""
    names = ("pypi" + ".org", "python" + "hosted", "npm" + "js.org", "npm" + "js.com", "deb.deb" + "ian")
    return _said("|".join(map(re.escape, names)) + "|" + "raw.github" + "usercontent")


def lock_hosts() -> list[str]:
    """Find an address or an index in a lock, or a lock without hashes."""
    faults: list[str] = []
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        text = lock.read_text()
        faults += [
            f"{lock.name}: {line.strip()}"
            for line in text.splitlines()
            if re.search(r"://|file:|--(extra-)?index|--find-links|--trusted-host|(^| )/", line)
        ]
        pins, hashes = re.findall(r"(?m)^[a-z0-9][^\n]*==", text), text.count("--hash=sha256:")
        if not pins or hashes < len(pins):
            faults.append(f"{lock.name}: {len(pins)} packages, {hashes} hashes")
    npm = ROOT / "ui" / "package-lock.json"
    if npm.is_file():
        text = npm.read_text()
        faults += [f"{npm.name}: {word}" for word in ('"resolved": "http', "git+", "file:..") if word in text]
        if text.count('"integrity"') < text.count('"node_modules/'):
            faults.append(f"{npm.name}: a package without integrity")
    npmrc = ROOT / "ui" / ".npmrc"
    if npmrc.is_file() and re.search(r"://|registry\s*=", npmrc.read_text()):
        faults.append("ui/.npmrc names a registry")
    return faults


def promises() -> list[str]:
    """Find work put off, and tests that do not run."""
    marks = ("TO" + "DO", "FIX" + "ME", "XX" + "X", "Not" + "ImplementedError")
    skips = ("pytest.sk" + "ip", "mark.sk" + "ip", "mark.xf" + "ail", "import" + "orskip", "unittest.sk" + "ip")
    python = "|".join([*(rf"\b{m}\b" for m in marks), *map(re.escape, skips)])
    browser = r"\b(?:it|test|describe)\.(?:" + "sk" + "ip|on" + r"ly|to" + r"do|fails)\b"
    return _said(f"{python}|{browser}", _CODE)


def line_counts() -> Iterator[tuple[str, int]]:
    """Give each source file and how long it is; data and locks are as long as they are."""
    for path in files(_CODE - {".ftl", ""}):
        place = path.relative_to(ROOT).as_posix()
        if not place.startswith("requirements/"):
            yield place, path.read_text(encoding="utf-8", errors="replace").count("\n")


def long_files() -> list[tuple[str, int]]:
    """Return the files to look at again."""
    return [(place, lines) for place, lines in line_counts() if LINES_LOOK < lines <= LINES_MAX]


def too_long_files() -> list[str]:
    """Return the files past the limit."""
    return [f"{place}: {lines} lines" for place, lines in line_counts() if lines > LINES_MAX]


def raw_html() -> list[str]:
    """Find text that would reach the page as HTML."""
    return _said(r"\{@" + r"html\b|inner" + "HTML|outer" + "HTML|insertAdjacent" + "HTML|document.wri" + "te", _CODE)


def real_numbers() -> list[str]:
    """Find a French phone number outside the ranges reserved for fiction."""
    number = r"(?<![\d.])0[67](?P<s>[ .-]?)\d\d(?P=s)\d\d(?P=s)\d\d(?P=s)\d\d(?!\d)"
    reserved = re.compile(r"0639 ?98|06.39.98")
    return [f for f in _said(number, _WRITTEN - {".json"}, but=("requirements/",)) if not reserved.search(f)]


def corpus_lines() -> list[str]:
    """Find a corpus line labelled minor together with sexual, solicitation or exploitation: we never write one."""
    faults: list[str] = []
    for path in files(frozenset({".jsonl"})):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            words = {w for label in _labels(json.loads(line)) for w in re.split(r"[^a-z]+", label.lower())}
            if any(map(_MINOR.match, words)) and any(map(_GRAVE.match, words)):
                faults.append(f"{path.relative_to(ROOT).as_posix()}:{number}")
    return faults


def _labels(value: object, key: str = "") -> Iterator[str]:
    """Give the labels of a line: every value of one word, and every key that is set. Sentences are no labels."""
    if isinstance(value, dict):
        for name, inner in cast("dict[str, object]", value).items():
            yield from _labels(inner, name)
    elif isinstance(value, list):
        for inner in cast("list[object]", value):
            yield from _labels(inner, key)
    elif value is True:
        yield key
    elif isinstance(value, str) and not re.search(r"\s", value.strip()):
        yield value
