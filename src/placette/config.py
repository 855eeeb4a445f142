"""One frozen Settings from a TOML file and the environment. Every fault is told at once, with its key and its remedy.

Environment wins over the file. No setting turns a law off: what the laws fix is not a setting.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

MODES = ("demo", "public")
DEMO_PLACES = ("Café de la mairie", "Médiathèque", "Maison des associations")
DIRECT_MODES = ("examined", "report_only")
_DEPARTEMENT = re.compile(r"(?:\d{2,3}|2[AB])\+?|outre-mer")
_HOURS = re.compile(r"((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d|24:00)")


class ConfigError(Exception):
    """The settings cannot be used; the message has one line a fault."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What an operator decides. Times carry their unit; `data` is a folder that only this account can read.

    `direct_mode`: how private conversations are treated, "examined" or, where the law demands it, "report_only".
    `territory`: numbers of départements, "62 59 80", or "62+" for one with its neighbours; empty is all of France.
    `hours`: when a host is on duty, each day, "18:00-22:30" or several with commas; empty is always.
    `meeting_places`: public places to propose, with commas.
    """

    mode: str = "demo"
    port: int = 8000
    data: str = "data"
    database: str = ""
    name: str = "La Placette"
    operator: str = "Association de démonstration"
    contact: str = "contact@example.org"
    zone: str = "Europe/Paris"
    charter_version: str = "2026-11"
    retention_days: int = 7
    held_hours: int = 24
    contest_days: int = 183
    report_answer_days: int = 7
    origin_days: int = 365
    session_days: int = 30
    proof_minutes: int = 10
    proof_recheck_days: int = 365
    direct_mode: str = "examined"
    direct_days: int = 30
    territory: str = ""
    hours: str = ""
    meeting_places: str = ""
    demo_people: int = 60

    @property
    def demo(self) -> bool:
        """Whether this is the demonstration: loopback only, with its banner and its demo proof."""
        return self.mode == "demo"

    @property
    def hours_told(self) -> tuple[tuple[int, int], ...]:
        """Opening hours as minutes of the day, from and to."""
        return tuple((_minutes(found[1]), _minutes(found[2])) for found in _HOURS.finditer(self.hours))

    @property
    def places_told(self) -> list[str]:
        """The public places, one by one."""
        told = [place.strip() for place in self.meeting_places.split(",") if place.strip()]
        return told or list(DEMO_PLACES if self.demo else ())


# Bounds of the whole numbers: (least, most).
BOUNDS: dict[str, tuple[int, int]] = {
    "port": (0, 65_535),
    "retention_days": (1, 365),
    "held_hours": (1, 72),
    "contest_days": (183, 730),  # DSA article 20: at least six months to contest
    "report_answer_days": (1, 30),
    "origin_days": (365, 365),  # décret 2021-1362 article 5: one year, no more
    "session_days": (1, 365),
    "proof_minutes": (1, 60),
    "proof_recheck_days": (1, 3_650),
    "direct_days": (30, 30),  # what both were told at the opening
    "demo_people": (0, 320),
}


def load(toml: bytes, environment: Mapping[str, str]) -> Settings:
    """Read settings from the bytes of a TOML file and from `PLACETTE_*` variables (`PORT` too). Raises ConfigError."""
    try:
        values: dict[str, object] = dict(tomllib.loads(toml.decode()))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"settings file: {error}; correct that line"
        raise ConfigError(message) from None
    values |= _from_environment(environment)
    faults = _faults(values)
    if faults:
        raise ConfigError("\n".join(faults))
    return msgspec.convert(values, Settings, strict=False)


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    values: dict[str, object] = {
        field: environment[f"PLACETTE_{field.upper()}"]
        for field in Settings.__struct_fields__
        if f"PLACETTE_{field.upper()}" in environment
    }
    if "PORT" in environment:
        values["port"] = environment["PORT"]
    return values


def _faults(values: Mapping[str, object]) -> list[str]:
    faults = [f"{key}: no such setting; remove it" for key in values if key not in Settings.__struct_fields__]
    for key, value in values.items():
        if key in BOUNDS:
            least, most = BOUNDS[key]
            number = int(value) if isinstance(value, int) or (isinstance(value, str) and value.isdigit()) else None
            if number is None or not least <= number <= most:
                faults.append(f"{key}: {value!r} is not a whole number from {least} to {most}")
        elif key in Settings.__struct_fields__ and not isinstance(value, str):
            faults.append(f"{key}: {value!r} is not a text; put it in quotes")
    database = values.get("database", "")
    if database and not str(database).startswith("postgresql://"):
        faults.append("database: leave it empty for SQLite in the data folder, or give a postgresql:// address")
    if values.get("mode", "demo") not in MODES:
        faults.append(f"mode: {values['mode']!r} is not one of {', '.join(MODES)}")
    if values.get("direct_mode", "examined") not in DIRECT_MODES:
        faults.append(f"direct_mode: {values['direct_mode']!r} is not one of {', '.join(DIRECT_MODES)}")
    return faults + _place_faults(values)


def _place_faults(values: Mapping[str, object]) -> list[str]:
    faults: list[str] = []
    if strange := [one for one in str(values.get("territory", "")).split() if not _DEPARTEMENT.fullmatch(one)]:
        faults.append(f"territory: {strange[0]!r} is not the number of a département; write it as in 62 2A 974")
    for span in filter(None, (one.strip() for one in str(values.get("hours", "")).split(","))):
        found = _HOURS.fullmatch(span)
        if found is None or _minutes(found[1]) >= _minutes(found[2]):
            faults.append(f"hours: {span!r} is no span of a day; write 18:00-22:30, several with commas")
    return faults


def _minutes(told: str) -> int:
    return int(told[:2]) * 60 + int(told[3:])
