"""Break each law on purpose and see its test turn red: `./dev laws [L5 ...]`.

Format of docs/laws.md. A law is a heading of level two that begins with its name; below it, between any other words,
lines of these three kinds (a leading `- ` and backquotes do no harm):

    ## L5 Every word to us gets an answer

    - test: `tests/service/test_reports.py::test_answer tests/edge/test_notice.py::test_form`
    - patch: docs/laws/L5-no-receipt.patch
    - patch: docs/laws/L5-no-answer.patch
    - test: tests/store/test_clock.py
    - patch: docs/laws/L5-no-clock.patch

A patch belongs to the `test:` line above it; a test without a patch, or a law without a test, is a failure, unless the
section holds the line `status: not built` and no test. A patch is a plain `git diff` from the root of the tree.

For each test: green once in an untouched scratch copy of the working tree. For each patch: a fresh copy, `git apply`,
and the same test must fail there in its own body: a collection error, a broken fixture, a test left out or a patch that
does not apply is no proof, and fails. Runs on the environment's Python; the copy's package wins over the installed one.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

_HEADING = re.compile(r"^##\s+(L\d+)\b\s*(.*)")
_LINE = re.compile(r"^\s*(?:[-*]\s+)?\**(test|patch|status)\**:\**\s*(.+?)\s*$")
_BUILT = ("src/placette/_ui", "ui/src/lib/protocol.gen.ts")  # made by ./dev, not in git, wanted by tests


@dataclass(frozen=True, kw_only=True)
class Guard:
    """A test of a law, and the patches that must turn it red."""

    test: str
    patches: list[str] = field(default_factory=list[str])


@dataclass(frozen=True, kw_only=True)
class Law:
    """One section of docs/laws.md."""

    name: str
    title: str
    guards: list[Guard] = field(default_factory=list[Guard])
    faults: list[str] = field(default_factory=list[str])
    built: bool = True


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the table."""

    law: str
    what: str
    seen: str
    good: bool


def parse(text: str) -> list[Law]:
    """Read docs/laws.md. Faults of form are in the laws, so that they fail with the rest."""
    laws: list[Law] = []
    for name, title, lines in _sections(text):
        guards: list[Guard] = []
        faults: list[str] = []
        built = True
        for kind, value in lines:
            if kind == "test":
                guards.append(Guard(test=value))
            elif kind == "patch" and guards:
                guards[-1].patches.append(value)
            elif kind == "patch":
                faults.append(f"{value}: no test: line above it")
            elif value == "not built":
                built = False
            else:
                faults.append(f"status: {value}: only `not built` is known")
        if built == (not guards):
            faults.append("needs a test: line, or else the line status: not built")
        faults += [f"{guard.test}: no patch: line below it" for guard in guards if not guard.patches]
        laws.append(Law(name=name, title=title, guards=guards, faults=faults, built=built))
    return laws


def _sections(text: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
    sections: list[tuple[str, str, list[tuple[str, str]]]] = []
    inside = False
    for line in text.splitlines():
        if heading := _HEADING.match(line):
            sections.append((heading[1], heading[2].strip(" .:*"), []))
            inside = True
        elif line.startswith(("# ", "## ")):
            inside = False
        elif inside and (found := _LINE.match(line)):
            sections[-1][2].append((found[1], found[2].replace("`", "").strip()))
    return sections


class Bench:
    """Scratch copies of one tree, and pytest run in them."""

    def __init__(self, tree: Path, python: Path) -> None:
        self._tree = tree
        self._python = python
        listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        names = subprocess.run(listed, cwd=tree, capture_output=True, text=True, check=True).stdout.split("\0")
        self._files = [name for name in names if name and (tree / name).is_file()]

    def copy(self, into: Path) -> None:
        """Copy what git knows or would take, and link what ./dev built."""
        for name in self._files:
            target = into / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(self._tree / name, target)
        for name in (".venv", *_BUILT, "ui/node_modules"):
            made, target = self._tree / name, into / name
            if made.exists() and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.symlink_to(made)

    def apply(self, into: Path, patch: str) -> str:
        """Apply a patch to a copy; return what went wrong, or nothing."""
        file = into / patch
        if not file.is_file():
            return "no such patch"
        # The copy is no repository, and must not be taken for a part of one above it.
        env = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        env["GIT_CEILING_DIRECTORIES"] = str(into.parent)
        before = {name: (into / name).read_bytes() for name in _touched(file) if (into / name).is_file()}
        argv = ["git", "apply", "--whitespace=nowarn", str(file)]
        done = subprocess.run(argv, cwd=into, env=env, capture_output=True, text=True, check=False)
        if done.returncode:
            return f"does not apply: {done.stderr.strip().splitlines()[0] if done.stderr.strip() else '?'}"
        changed = [n for n in _touched(file) if (into / n).is_file() != (n in before)]
        changed += [n for n, was in before.items() if (into / n).is_file() and (into / n).read_bytes() != was]
        return "" if changed else "changes nothing"

    def run(self, into: Path, test: str) -> tuple[str, str]:
        """Run a test in a copy; return green, red or what else it was, and the output."""
        results = into / ".laws.xml"
        argv = [self._python, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:randomly"]
        env = dict(os.environ) | {
            "PYTHONPATH": str(into / "src"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LAWS_TREE": str(into),
        }
        done = subprocess.run(
            [*map(str, argv), f"--junitxml={results}", "--rootdir", str(into), *test.split()],
            cwd=into,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        return _colour(done.returncode, results), done.stdout[-4000:] + done.stderr[-2000:]


def _touched(patch: Path) -> list[str]:
    names = re.findall(r"(?m)^(?:---|\+\+\+) [ab]/([^\t\n]+)", patch.read_text(encoding="utf-8"))
    return sorted(set(names))


def _colour(code: int, results: Path) -> str:
    if code not in {0, 1} or not results.is_file():
        return {2: "collection error", 4: "no such test, or it does not load", 5: "no test ran"}.get(
            code, f"pytest ended with {code}"
        )
    suites = list(ET.parse(results).getroot().iter("testsuite"))  # noqa: S314 - our own pytest wrote it
    count = {k: sum(int(s.get(k, "0")) for s in suites) for k in ("tests", "failures", "errors", "skipped")}
    if count["failures"]:
        return "red"
    if count["errors"]:
        return "broken fixture"
    if count["skipped"] or not count["tests"]:
        return "left out"
    return "green" if code == 0 else f"pytest ended with {code}"


def judge(law: Law, bench: Bench) -> list[Row]:
    """Try every guard of a law. The output of a wrong colour is printed."""
    rows = [Row(law=law.name, what="docs/laws.md", seen=fault, good=False) for fault in law.faults]
    if not law.built and not rows:
        rows.append(Row(law=law.name, what=law.title, seen="not built yet", good=True))
    for guard in law.guards:
        rows.append(_tried(law, bench, guard.test, None))
        rows += [_tried(law, bench, guard.test, patch) for patch in guard.patches]
    return rows


def _tried(law: Law, bench: Bench, test: str, patch: str | None) -> Row:
    with tempfile.TemporaryDirectory(prefix="placette-law-") as folder:
        into = Path(folder).resolve()
        bench.copy(into)
        fault = bench.apply(into, patch) if patch else ""
        seen, said = (fault, "") if fault else bench.run(into, test)
    good = seen == ("red" if patch else "green")
    if not good and said:
        print(f"\n--- {law.name} {patch or test}\n{said}", flush=True)
    return Row(law=law.name, what=patch or test, seen=seen, good=good)


def main(tree: Path, wanted: list[str], python: Path) -> int:
    """Judge the laws of a tree; print the table; return 0 when each is what it must be."""
    page = tree / "docs" / "laws.md"
    if not page.is_file():
        print(f"{page.name} is missing: write docs/laws.md (its form is at the head of tools/laws.py)", file=sys.stderr)
        return 1
    laws = [law for law in parse(page.read_text(encoding="utf-8")) if not wanted or law.name in wanted]
    if not laws or not any(law.guards for law in laws):
        print(
            "docs/laws.md has no law with a test" + (f" among {', '.join(wanted)}" if wanted else ""), file=sys.stderr
        )
        return 1
    try:
        bench = Bench(tree, python)
    except (OSError, subprocess.CalledProcessError):
        print("git cannot list this tree: install git, and run this from a clone", file=sys.stderr)
        return 1
    with ThreadPoolExecutor(max_workers=2) as pool:
        tried = [pool.submit(judge, law, bench) for law in laws]
    rows = [row for one in tried for row in one.result()]
    width = max(len(row.what) for row in rows)
    for row in rows:
        print(f"{'ok ' if row.good else 'NO '} {row.law:<4} {row.what:<{width}}  {row.seen}")
    bad = sum(not row.good for row in rows)
    print(f"\nlaws: {len(rows) - bad} as they must be, {bad} not")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent, sys.argv[1:], Path(sys.executable)))
