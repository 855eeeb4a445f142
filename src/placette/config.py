"""One frozen Settings from a TOML file and the environment. Every fault is told at once, with its key and its remedy.

Environment wins over the file. No setting turns a law off: what the laws fix is not a setting.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

MODES = ("demo", "public")


class ConfigError(Exception):
    """The settings cannot be used; the message has one line a fault."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What an operator decides. Times carry their unit; `data` is a folder that only this account can read."""

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

    @property
    def demo(self) -> bool:
        """Whether this is the demonstration: loopback only, with its banner and its demo proof."""
        return self.mode == "demo"


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
    return faults
