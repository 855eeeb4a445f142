"""`./dev`: makes the house ready and runs it. Standard library only; works with nothing but git and Python >= 3.11."""

from __future__ import annotations

import contextlib
import fcntl
import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

import house
from bare import BIN, DEV, ROOT, UI, Stop, need_for_tests, node_environment, quiet, uv, uv_environment
from stamps import Stamp, under

REQUIREMENTS = ROOT / "requirements"
PACKAGE = ROOT / "src" / "placette"
BUILT = PACKAGE / "_ui" / "index.html"
TYPES = UI / "src" / "lib" / "protocol.gen.ts"
PYTHON = BIN / "python"

# --- making ready -------------------------------------------------------------------------------------------------


def _python() -> None:
    env, tool = uv_environment(os.environ), uv()
    made = ROOT / ".venv" / "made-at"  # its scripts hold this path: a tree that was moved needs a new one
    at = made.read_text() if made.is_file() else ""
    whole = at == str(ROOT) and PYTHON.exists()
    if not whole or subprocess.run([PYTHON, "-c", ""], capture_output=True, check=False).returncode:
        quiet("Créer .venv", [tool, "venv", "--clear", "--python", sys.executable, ROOT / ".venv"], env)
        made.write_text(str(ROOT))
    pip = [tool, "pip"]
    quiet(
        "Bibliothèques Python",
        [*pip, "sync", "--python", PYTHON, "--require-hashes", REQUIREMENTS / "all.txt"],
        env,
    )
    quiet(
        "Installer Placette",
        [*pip, "install", "--python", PYTHON, "--no-deps", "--no-build-isolation", "-e", ROOT],
        env,
    )


def _npm() -> None:
    quiet("Bibliothèques de l'interface", ["npm", "ci", "--ignore-scripts"], node_environment(os.environ), UI)


def _types() -> None:
    done = subprocess.run(
        [PYTHON, "-m", "placette.protocol_ts"], capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False
    )
    if done.returncode:
        message = f"Types du protocole : placette.protocol_ts a échoué. Corrigez, puis relancez.\n{done.stderr[-2000:]}"
        raise Stop(message)
    TYPES.parent.mkdir(parents=True, exist_ok=True)
    TYPES.write_text(done.stdout, encoding="utf-8")


def _build() -> None:
    quiet("Construire l'interface", ["npm", "run", "build"], node_environment(os.environ), UI)


def _steps() -> Iterator[tuple[str, Callable[[], None], Stamp]]:
    """Give each step when the one before is done, since a step's results are inputs of the next."""
    yield (
        "Bibliothèques Python",
        _python,
        Stamp("python", [REQUIREMENTS / "all.txt", ROOT / "pyproject.toml"], makes=[PYTHON, BIN / "placette"]),
    )
    yield (
        "Bibliothèques de l'interface",
        _npm,
        Stamp(
            "npm",
            [UI / "package.json", UI / "package-lock.json", UI / ".npmrc"],
            makes=[UI / "node_modules" / ".package-lock.json"],
        ),
    )
    yield (
        "Types du protocole pour l'interface",
        _types,
        Stamp("types", [PACKAGE / n for n in ("model.py", "wire.py", "protocol_ts.py")], makes=[TYPES]),
    )
    yield (
        "Construire l'interface",
        _build,
        Stamp("build", under(UI, PACKAGE / "locales"), makes=[BUILT]),
    )


def setup(*, build: bool = True) -> None:
    """Make everything ready but start nothing. Each step is done only when its inputs changed."""
    began, worked = time.monotonic(), False
    with _alone():
        for number, (words, work, stamp) in enumerate(_steps(), start=1):
            if stamp.fresh() or (work is _build and not build):
                continue
            since, worked = time.monotonic(), True
            print(f"{number}/4  {words}…", flush=True)
            work()
            stamp.set()
            print(f"     fait en {time.monotonic() - since:.0f} s", flush=True)
    if worked:
        print(f"Tout est prêt ({time.monotonic() - began:.0f} s).", flush=True)


@contextlib.contextmanager
def _alone() -> Generator[None]:
    """Let one `./dev` at a time make ready."""
    DEV.mkdir(exist_ok=True)
    with (DEV / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Une autre commande ./dev prépare la maison ; j'attends qu'elle ait fini…", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


# --- the commands -------------------------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """Préparer, puis servir la démonstration (PORT=8000, PLACETTE_DATA=./data)."""
    setup()
    return _placette("serve", "--demo", *arguments)


def demo_reset(arguments: list[str]) -> int:
    """Remettre la démonstration à neuf (efface ses données)."""
    setup()
    return _placette("demo-reset", *arguments)


def ready(_arguments: list[str]) -> int:
    """Tout préparer, sans rien démarrer."""
    setup()
    print("Prêt : ./dev run")
    return 0


def test(arguments: list[str]) -> int:
    """Tous les essais : Python, interface, navigateurs (avec des arguments : pytest seul)."""
    if not arguments:
        need_for_tests()
    setup()
    env = node_environment(os.environ)
    results = DEV / "pytest.xml"
    results.unlink(missing_ok=True)
    python = [PYTHON, "-m", "pytest", f"--junitxml={results}", *(arguments or ["tests"])]
    parts: list[tuple[str, Sequence[str | Path], Path]] = [("Python", python, ROOT)]
    if not arguments:
        parts += [("interface", ["npm", "test"], UI), ("navigateurs", ["npm", "run", "e2e"], UI)]
    failed: list[str] = []
    for words, argv, folder in parts:
        print(f"\n== Essais : {words}", flush=True)
        if _call(argv, env, folder):
            failed.append(words)
    passed, lost = _counted(results)
    lost = (lost or int("Python" in failed)) + sum(words != "Python" for words in failed)
    (DEV / "count").write_text(f"{passed} {lost}\n")  # .ci/run reads it
    if failed:
        print(f"\nEn échec : {', '.join(failed)}")
    print(f"\n{passed} passed, {lost} failed", flush=True)
    return 1 if failed else 0


def _counted(results: Path) -> tuple[int, int]:
    """Return how many tests passed and failed, as pytest wrote it."""
    if not results.is_file():
        return 0, 0
    suites = list(ET.parse(results).getroot().iter("testsuite"))  # noqa: S314 - our own pytest wrote it
    count = {k: sum(int(s.get(k, "0")) for s in suites) for k in ("tests", "failures", "errors", "skipped")}
    lost = count["failures"] + count["errors"]
    return max(0, count["tests"] - lost - count["skipped"]), lost


def check(_arguments: list[str]) -> int:
    """Ce qui se vérifie sans rien exécuter : style, types, couches, règles de la maison."""
    setup(build=False)
    env = node_environment(os.environ)
    failed = [words for words, argv, folder in _checks() if not _passes(words, argv, env, folder)]
    for path, lines in house.long_files():
        print(f"  à relire : {path} a {lines} lignes (on ne dépasse pas {house.LINES_MAX})")
    print(f"\nEn échec : {', '.join(failed)}" if failed else "\nTout est en ordre.")
    return 1 if failed else 0


def _checks() -> Iterator[tuple[str, Sequence[str | Path], Path]]:
    """Give the static checks. A new one is a line here: its words, its command, its folder."""
    yield "ruff", [BIN / "ruff", "check", "."], ROOT
    yield "ruff format", [BIN / "ruff", "format", "--check", "."], ROOT
    yield "pyright", [BIN / "pyright"], ROOT
    yield "lint-imports", [BIN / "lint-imports", "--no-cache"], ROOT
    yield "interface", ["npm", "run", "check"], UI
    static = [ROOT / "tests" / "test_house.py", ROOT / "tests" / "judge" / "test_corpus_rules.py"]
    yield "règles de la maison", [PYTHON, "-m", "pytest", "-q", *(p for p in static if p.is_file())], ROOT


def _passes(words: str, argv: Sequence[str | Path], env: dict[str, str], folder: Path) -> bool:
    since = time.monotonic()
    command = [str(a) for a in argv]
    done = subprocess.run(
        command, cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    good = done.returncode == 0
    print(f"  {'ok ' if good else 'NON'} {words} ({time.monotonic() - since:.0f} s)", flush=True)
    if not good:
        for line in (done.stdout + done.stderr).strip().splitlines()[-200:]:
            print(f"      {line}", flush=True)
    return good


def laws(arguments: list[str]) -> int:
    """Casser chaque loi de docs/laws.md dans une copie : son essai doit devenir rouge."""
    setup()
    return _call([PYTHON, ROOT / "tools" / "laws.py", *arguments], node_environment(os.environ), ROOT)


def soak(arguments: list[str]) -> int:
    """Les essais longs : 100 arrêts brutaux, 50 000 accusés de réception."""
    setup()
    env = {"SOAK_KILLS": "100", "SOAK_ACKS": "50000"} | node_environment(os.environ)
    return _call([PYTHON, "-m", "pytest", "-m", "soak", "-s", "--timeout=0", *(arguments or ["tests"])], env, ROOT)


def shots(arguments: list[str]) -> int:
    """Refaire les captures d'écran (téléphone, bureau, clair, sombre)."""
    need_for_tests()
    setup()
    return _call(["npm", "run", "shots", *(["--", *arguments] if arguments else [])], node_environment(os.environ), UI)


def lock(_arguments: list[str]) -> int:
    """Refaire les verrous de requirements/ (--upgrade : versions nouvelles)."""
    tool, env = uv(pinned=True), uv_environment(os.environ)
    plain = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate"]
    compile_ = [tool, "pip", "compile", "-q", "--python-version", "3.11", *plain, *_arguments]
    inputs: list[tuple[str, list[str]]] = [
        ("all", ["pyproject.toml", "requirements/dev.in"]),
        ("run", ["pyproject.toml", "-c", "requirements/all.txt"]),
        ("uv", ["requirements/uv.in"]),
        ("node", ["requirements/node.in"]),
    ]
    for name, sources in inputs:
        print(f"requirements/{name}.txt", flush=True)
        quiet(f"Verrou {name}", [*compile_, *sources, "-o", f"requirements/{name}.txt"], env)
    return 0


def show_help(_arguments: list[str]) -> int:
    """Cette page."""
    print("Usage : ./dev COMMANDE (ou make COMMANDE)\n")
    for name, command in COMMANDS.items():
        print(f"  {name:<11} {(command.__doc__ or '').strip()}")
    print("\nAvec git et Python >= 3.11 seulement ; le reste vient par pip et npm, réglés comme sur cette machine.")
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "setup": ready,
    "check": check,
    "laws": laws,
    "soak": soak,
    "shots": shots,
    "demo-reset": demo_reset,
    "lock": lock,
    "help": show_help,
}


def _placette(*arguments: str) -> int:
    """Become the server: signals and its exit code are its own."""
    os.environ.setdefault("PORT", "8000")
    os.environ.setdefault("PLACETTE_DATA", str(ROOT / "data"))
    command = BIN / "placette"
    sys.stdout.flush()
    os.execv(command, [str(command), *arguments])  # noqa: S606 - no shell is wanted


def _call(argv: Sequence[str | Path], env: dict[str, str], folder: Path) -> int:
    """Run with the terminal as ours."""
    return subprocess.run([str(a) for a in argv], cwd=folder, env=env, check=False).returncode


def main(arguments: list[str]) -> int:
    """Run one command; return its exit code."""
    name, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    command = COMMANDS.get({"-h": "help", "--help": "help"}.get(name, name))
    if command is None:
        print(f"Commande inconnue : {name}. ./dev help les dit toutes.", file=sys.stderr)
        return 2
    if told := os.environ.get("PLACETTE_DATA"):
        os.environ["PLACETTE_DATA"] = str(Path(told).expanduser().absolute())
    os.chdir(ROOT)
    try:
        return command(rest)
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 1
    except FileNotFoundError as error:
        print(f"\n{error.filename} est introuvable. Effacez .dev et .venv, puis relancez.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
