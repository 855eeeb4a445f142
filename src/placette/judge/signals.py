"""All that the detectors see in one text."""

from __future__ import annotations

from collections.abc import Iterator

from placette.judge.ages import age_in_name, own_age_under_18
from placette.judge.contacts import contact_details, contact_in_name
from placette.judge.insults import insult_in_name, insults
from placette.judge.links import link
from placette.judge.policy import Policy, SignalName
from placette.judge.reading import Reading, read
from placette.model import Record, Surface


class Signal(Record, frozen=True, kw_only=True):
    """Something seen, and the words it was seen in. Of grave signals the words are never shown to their author."""

    name: SignalName
    seen: str


def signals(surface: Surface, body: str, policy: Policy) -> tuple[Signal, ...]:
    """Read one text with every detector that its surface has."""
    reading = read(body, policy.lexicon)
    found = _in_name(reading, policy) if surface is Surface.NICKNAME else _in_text(reading, policy)
    return tuple(Signal(name=name, seen=seen) for name, seen in found)


def _in_text(reading: Reading, policy: Policy) -> Iterator[tuple[SignalName, str]]:
    if age := own_age_under_18(reading):
        yield SignalName.OWN_AGE_UNDER_18, age
    if contact := contact_details(reading, policy.file):
        yield SignalName.CONTACT_DETAILS, contact
    if address := link(reading, policy.file):
        yield SignalName.LINK, address
    yield from insults(reading, policy)


def _in_name(reading: Reading, policy: Policy) -> Iterator[tuple[SignalName, str]]:
    if age := age_in_name(reading) or own_age_under_18(reading):
        yield SignalName.OWN_AGE_UNDER_18, age
    if contact := contact_in_name(reading, policy.file) or contact_details(reading, policy.file):
        yield SignalName.CONTACT_DETAILS, contact
    if address := link(reading, policy.file):
        yield SignalName.LINK, address
    if insult := insult_in_name(reading, policy):
        yield SignalName.GROSS_INSULT, insult
