"""The rules of the house. Each message is the list of what breaks the rule, so that it says what to correct."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

import bare
import dev
import house
from placette.model import Code

ROOT = house.ROOT
LOCALES = ROOT / "src" / "placette" / "locales"
RULES = (
    house.machine_paths,
    house.hosts,
    house.lock_hosts,
    house.promises,
    house.too_long_files,
    house.raw_html,
    house.real_numbers,
    house.corpus_lines,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(rule) -> None:
    assert rule() == []


@pytest.mark.parametrize(
    ("rule", "name", "text"),
    [
        (house.machine_paths, "src/a.py", "x = '/wo" + "rk/main'\n"),
        (house.hosts, "tools/a.sh", "curl https://pypi" + ".org/simple\n"),
        (house.lock_hosts, "requirements/a.txt", "--index-url https://example.org\na==1 \\\n --hash=sha256:00\n"),
        (house.lock_hosts, "requirements/a.txt", "a==1\n"),
        (house.lock_hosts, "ui/package-lock.json", '{"resolved": "https://example.org/a.tgz"}'),
        (house.lock_hosts, "ui/.npmrc", "registry=x\n"),
        (house.promises, "src/a.py", "# TO" + "DO later\n"),
        (house.promises, "tests/a.py", "@pytest.mark.sk" + "ip\n"),
        (house.promises, "ui/a.test.ts", "it.on" + "ly('x')\n"),
        (house.too_long_files, "src/a.py", "\n" * (house.LINES_MAX + 1)),
        (house.raw_html, "ui/a.ts", "node.inner" + "HTML = x\n"),
        (house.corpus_lines, "tests/a.jsonl", '{"text": "x", "labels": ["minor", "sexual"]}\n'),
        (house.corpus_lines, "tests/a.jsonl", '{"text": "x", "label": "minor", "exploitation": true}\n'),
        (house.real_numbers, "docs/a.md", "06 12" + " 34 56 78\n"),
    ],
)
def test_a_rule_can_fail(rule, name, text, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(house, "ROOT", tmp_path)
    assert rule() == []
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(text)
    assert len(rule()) >= 1


def test_reserved_numbers_are_allowed(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(house, "ROOT", tmp_path)
    (tmp_path / "a.md").write_text("06 39 98 12 34, 0639981234 and 06.39.98.12.34\n")
    assert house.real_numbers() == []


def test_a_sentence_is_no_label(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(house, "ROOT", tmp_path)
    (tmp_path / "a.jsonl").write_text('{"text": "j\'ai 15 ans", "label": "minor", "why": "an age, nothing sexual"}\n')
    assert house.corpus_lines() == []


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_each_code_has_a_sentence(locale) -> None:
    text = (LOCALES / locale / "codes.ftl").read_text(encoding="utf-8")
    said = set(re.findall(r"(?m)^code-([a-z0-9-]+) *=", text))
    wanted = {code.value.replace("_", "-") for code in Code}
    assert said == wanted, f"missing {sorted(wanted - said)}, unknown {sorted(said - wanted)}"


def test_help_and_make_name_each_command() -> None:
    said = subprocess.run([ROOT / "dev", "help"], capture_output=True, text=True, check=True).stdout
    rules = re.findall(r"(?m)^([a-z][a-z -]*):$", (ROOT / "Makefile").read_text())
    targets = {name for rule in rules for name in rule.split()}
    for name, command in dev.COMMANDS.items():
        assert re.search(rf"(?m)^  {name} +\S", said), name
        assert command.__doc__, name
        assert name in targets, name


def test_an_unknown_command_is_refused_with_the_way_on() -> None:
    done = subprocess.run([ROOT / "dev", "dance"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "./dev help" in done.stderr


def test_the_wheel_holds_the_data() -> None:
    builder = WheelBuilder(str(ROOT))
    held = {file.distribution_path for file in builder.recurse_included_files()}
    package = ROOT / "src" / "placette"
    wanted = [
        path.relative_to(ROOT / "src").as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    assert sorted(set(wanted) - held) == []
    assert any(name.endswith("codes.ftl") for name in held)


def test_the_lock_covers_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = {re.split(r"[^\w.-]", line, maxsplit=1)[0].lower().replace(".", "-") for line in project["dependencies"]}
    for name in ("run", "all"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text()
        locked = set(re.findall(r"(?m)^([a-z0-9-]+)==", text))
        assert wanted <= locked, f"{name}.txt lacks {sorted(wanted - locked)}: ./dev lock"


def test_node_versions_are_those_of_vite() -> None:
    fits = [(20, 19, 0), (20, 20, 2), (22, 12, 0), (22, 13, 1), (24, 0, 0)]
    not_fits = [(0,), (18, 20, 4), (20, 18, 9), (21, 7, 0), (22, 11, 0)]
    assert [bare.node_fits(v) for v in fits] == [True] * len(fits)
    assert [bare.node_fits(v) for v in not_fits] == [False] * len(not_fits)


def test_pip_settings_reach_uv(tmp_path: Path) -> None:
    file = tmp_path / "pip.conf"
    file.write_text("[global]\nindex-url = https://a.example.org/simple\nextra-index-url =\n  https://b.example.org\n")
    env = bare.uv_environment({"HOME": str(tmp_path), "PIP_CONFIG_FILE": str(file), "PIP_FIND_LINKS": "/one /two"})
    assert env["UV_DEFAULT_INDEX"] == "https://a.example.org/simple"
    assert env["UV_INDEX"].split()[-1] == "https://b.example.org"
    assert env["UV_FIND_LINKS"] == "/one,/two"
    told = bare.uv_environment({"PIP_INDEX_URL": "https://a.example.org", "UV_DEFAULT_INDEX": "https://c.example.org"})
    assert told["UV_DEFAULT_INDEX"] == "https://c.example.org", "what uv was told itself wins"


def test_only_the_standard_library_makes_ready() -> None:
    code = "import dev, sys; print(*sorted(m.split('.')[0] for m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=ROOT / "tools", capture_output=True, text=True, check=True
    )
    ours = {path.stem for path in (ROOT / "tools").glob("*.py")} | {"__main__"}
    assert set(done.stdout.split()) - ours <= set(sys.stdlib_module_names)
