"""`placette ...`: serve, staff commands, and the documents made from the code."""

from __future__ import annotations

import asyncio
import getpass
import os
import sys
from pathlib import Path
from typing import Any

import cyclopts

from placette import compose, config, protocol_doc
from placette.evidence import copies

app = cyclopts.App(name="placette", help="Placette : une place de quartier, pour adultes.")
held = cyclopts.App(name="held", help="Les textes retenus : lire, publier, refuser.")
report = cyclopts.App(name="report", help="Les mots qu'on nous écrit : lire, répondre.")
app.command(held)
room = cyclopts.App(name="room", help="Les salons : sujet, mode lent.")
app.command(report)
app.command(room)
host = cyclopts.App(name="host", help="L'animation : qui accueille, sous un nom de rôle.")
app.command(host)
copy = cyclopts.App(name="copy", help="Les copies signées de conversations : vérifier, sans réseau.")
app.command(copy)


@app.command
def serve(*, demo: bool = False, settings: Path | None = None) -> None:
    """Serve this instance on loopback; `--demo` is the only mode until public mode is built."""
    toml = b"" if settings is None else settings.read_bytes()
    values = config.load(toml, os.environ)
    if demo and not values.demo:
        _stop('--demo and mode = "public" contradict each other: choose one')
    asyncio.run(compose.run(values))


@app.command(name="demo-reset")
def demo_reset() -> None:
    """Forget everything the demonstration holds: its database and its keys."""
    folder = compose.forget_demo(config.load(b"", os.environ))
    _say(f"La démonstration de {folder} est vide.")


@app.command(name="protocol-doc")
def protocol_doc_(*, check: bool = False, path: Path = Path("docs/protocol.md")) -> None:
    """Write docs/protocol.md from the code; with --check, fail when it is not up to date."""
    told = protocol_doc.document()
    if not check:
        path.write_text(told, encoding="utf-8")
    elif not path.is_file() or path.read_text(encoding="utf-8") != told:
        _stop(f"{path} is not up to date: run placette protocol-doc")


@held.command(name="list")
def held_list() -> None:
    """The texts that wait for a person, the most urgent first."""
    for one in _ask("held list")["held"]:
        _say(f"{one['message_id']}  {one['code']}  {_plain(one['body'])}")


@held.command
def release(message_id: str) -> None:
    """Publish a held text: it takes its place in the room now."""
    _ask("held release", id=message_id)
    _say("Publié.")


@held.command
def refuse(message_id: str) -> None:
    """Refuse a held text, with a statement of reasons to its author."""
    _ask("held refuse", id=message_id)
    _say("Refusé, et expliqué à son auteur.")


@room.command(name="set")
def room_set(slug: str, topic: str, *, slow_mode_s: int = 0) -> None:
    """Give a room its topic and its slow mode, in seconds between two messages of one person."""
    _ask("room set", slug=slug, topic=topic, slow_mode_s=str(slow_mode_s))
    _say("Fait.")


@room.command(name="open")
def room_open(slug: str, name: str, *, topic: str = "") -> None:
    """Open a room of local identity ("Pays de Bray"); the slug `parents` opens the theme without contact requests."""
    _ask("room open", slug=slug, name=name, topic=topic)
    _say("Ouvert.")


@host.command(name="add")
def host_add(nickname: str) -> None:
    """Let the account of this nickname welcome the others: its badge says so."""
    _ask("host add", nickname=nickname)
    _say("Fait.")


@host.command(name="remove")
def host_remove(nickname: str) -> None:
    """Take the host's badge back."""
    _ask("host remove", nickname=nickname)
    _say("Fait.")


@copy.command
def verify(path: Path) -> None:
    """Check a signed copy of a conversation, without the instance and without a network."""
    fault = copies.fault(path.read_bytes())
    if fault is not None:
        _stop(fault)
    _say("Signature valable : ce texte est celui que l'instance a remis.")


@report.command(name="show")
def report_show(number: str) -> None:
    """What a report holds, message by message; each look leaves a trace."""
    for one in _ask("report show", id=number)["evidence"]:
        for said in one["said"]:
            _say(f"{one['at_ms']}  {one['state']}  {_plain(one['nickname'])} : {_plain(said)}")


@report.command(name="list")
def report_list() -> None:
    """The reports that wait for an answer, the most urgent first."""
    for one in _ask("report list")["reports"]:
        _say(f"{one['number']}  {one['reason']}  {_plain(one['words'])}")
        if one["about"]:
            _say(f"    à propos de : {_plain(one['about'])}")


@report.command
def answer(number: str, words: str) -> None:
    """Answer a report; its author sees the answer."""
    _ask("report answer", id=number, words=words)
    _say("Répondu.")


def _ask(verb: str, **words: str) -> dict[str, Any]:
    asked = {"verb": verb, "actor": getpass.getuser(), **words}
    answered = asyncio.run(compose.staff(config.load(b"", os.environ), asked))
    if "error" in answered:
        _stop(str(answered["error"]))
    return answered


def _plain(words: str) -> str:
    """Hostile text on a terminal: no control sequence survives, and it stays on its line."""
    return "".join(character if character.isprintable() else "·" for character in words)


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")


def _stop(words: str) -> None:
    sys.stderr.write(words + "\n")
    raise SystemExit(1)


def main() -> None:
    """Run the command line; a refusal is one sentence, not a traceback."""
    try:
        app()
    except (compose.Refusal, config.ConfigError) as error:
        _stop(str(error))


if __name__ == "__main__":
    main()
