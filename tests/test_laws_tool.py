"""The tool that breaks laws, tried on a toy tree: every way in which a patch proves nothing must be a failure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import laws

SOURCE = "def doors():\n    return 1\n\n\ndef keys():\n    return 2\n"
TESTS = """import pytest
import toy


def test_doors():
    assert toy.doors() == 1


def test_keys():
    assert toy.keys() == 2


@pytest.fixture
def opened():
    assert toy.doors() == 1


def test_behind(opened):
    assert opened is None


def test_wrong():
    assert toy.doors() == 3
"""


def patch(old: str, new: str, name: str = "src/toy.py") -> str:
    lines = SOURCE.splitlines(keepends=True)
    return f"--- a/{name}\n+++ b/{name}\n@@ -1,{len(lines)} +1,{len(lines)} @@\n" + "".join(
        f"-{line}+{line.replace(old, new)}" if old in line else f" {line}" for line in lines
    )


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # a toy needs no plugin, and starts sooner
    files = {
        "src/toy.py": SOURCE,
        "tests/test_toy.py": TESTS,
        "docs/laws/open.patch": patch("return 1", "return 9"),
        "docs/laws/other.patch": patch("return 2", "return 9"),
        "docs/laws/broken.patch": patch("def doors():", "def doors(:"),
        "docs/laws/stale.patch": patch("return 1", "return 9").replace("keys", "locks"),
        "docs/laws/nothing.patch": patch("return 1", "return 1"),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    for argv in (["init", "-q"], ["add", "src", "tests"]):
        subprocess.run(["git", *argv], cwd=tmp_path, check=True)
    return tmp_path


def tried(tree: Path, page: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    (tree / "docs" / "laws.md").write_text(page)
    code = laws.main(tree, [], Path(sys.executable))
    return code, capsys.readouterr().out


def test_only_a_test_that_fails_in_its_own_body_is_proof(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = {
        "test_doors": {"": "green", "open": "red"},
        "test_keys": {"": "green", "open": "green", "broken": "does not load", "stale": "does not apply"},
        "test_behind": {"": "green", "open": "broken fixture", "nothing": "changes nothing", "lost": "no such patch"},
        "test_wrong": {"": "red"},
        "test_nowhere": {"": "no such test"},
    }
    lines = ["# Laws", ""]
    for number, (test, seen) in enumerate(expected.items(), start=1):
        lines += [f"## L{number} **A law.**", f"- test: `tests/test_toy.py::{test}`"]
        lines += [f"- patch: docs/laws/{name}.patch" for name in seen if name]
    code, said = tried(tree, "\n".join(lines), capsys)
    assert code == 1
    rows = [line for line in said.splitlines() if line.startswith(("ok ", "NO "))]
    for number, (test, seen) in enumerate(expected.items(), start=1):
        for name, why in seen.items():
            what = f"docs/laws/{name}.patch" if name else f"tests/test_toy.py::{test}"
            [row] = [r for r in rows if f" L{number} " in r and f"{what} " in r]
            assert row.endswith(why) or why in row
            good = why == ("red" if name else "green")
            assert row.startswith("ok " if good else "NO "), row
    assert "return 1" in (tree / "src" / "toy.py").read_text(), "the tree itself is never patched"


def test_all_laws_held_is_zero(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "## L1 x\n- test: tests/test_toy.py::test_doors\n- patch: docs/laws/open.patch\n## L2 y\nstatus: not built\n"
    assert tried(tree, text, capsys)[0] == 0


def test_the_form_is_read() -> None:
    found = laws.parse(
        "# Laws\n\nwords\n\n## L1 Come in\ntest: a::b c::d\npatch: one.patch\n- **patch:** `two.patch`\n"
        "- test: e\n- patch: three.patch\n## Not a law\n- test: z\n## L2 Later\nstatus: not built\n"
        "## L3 Nothing\n## L4 Bare\n- test: f\n## L5 Lost\n- patch: g\n"
    )
    assert [(law.name, law.built, len(law.faults)) for law in found] == [
        ("L1", True, 0),
        ("L2", False, 0),
        ("L3", True, 1),
        ("L4", True, 1),
        ("L5", True, 2),
    ]
    assert [(guard.test, guard.patches) for guard in found[0].guards] == [
        ("a::b c::d", ["one.patch", "two.patch"]),
        ("e", ["three.patch"]),
    ]


def test_a_page_without_tests_fails(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tried(tree, "## L1 x\nstatus: not built\n", capsys)[0] == 1
