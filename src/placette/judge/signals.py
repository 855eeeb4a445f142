"""All that the detectors see in one text."""

from __future__ import annotations

from collections.abc import Iterator

from placette.judge.ages import age_in_name, own_age_under_18
from placette.judge.children import child_details
from placette.judge.contacts import contact_details, contact_in_name
from placette.judge.insults import insult_in_name, insults
from placette.judge.lines import line_of
from placette.judge.links import link
from placette.judge.meetings import private_meeting, private_place
from placette.judge.money import money_asked
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
    found = _in_name(reading, policy) if surface is Surface.NICKNAME else _in_text(surface, body, reading, policy)
    return tuple(Signal(name=name, seen=seen) for name, seen in found)


def _in_text(surface: Surface, body: str, reading: Reading, policy: Policy) -> Iterator[tuple[SignalName, str]]:
    line = line_of(reading)
    if age := own_age_under_18(line):
        yield SignalName.OWN_AGE_UNDER_18, age
    if contact := contact_details(reading, policy.file):
        yield SignalName.CONTACT_DETAILS, contact
    if address := link(reading, policy.file):
        yield SignalName.LINK, address
    yield from insults(reading, policy, bio=surface is Surface.PROFILE)
    yield from _for_some_surfaces(surface, body, reading, policy)


def _for_some_surfaces(
    surface: Surface, body: str, reading: Reading, policy: Policy
) -> Iterator[tuple[SignalName, str]]:
    """Read what only some surfaces have a rule for: the others do not pay for it."""
    wanted = policy.wanted[surface]
    if SignalName.CHILD_DETAILS in wanted and (child := child_details(body, reading, policy)):
        yield SignalName.CHILD_DETAILS, child
    if SignalName.MONEY in wanted and (asked := money_asked(reading, policy)):
        yield SignalName.MONEY, asked
    if SignalName.MEETING in wanted:
        place = private_place if surface is Surface.OUTING else private_meeting
        if meeting := place(reading, policy):
            yield SignalName.MEETING, meeting


def _in_name(reading: Reading, policy: Policy) -> Iterator[tuple[SignalName, str]]:
    line = line_of(reading)
    if age := age_in_name(line) or own_age_under_18(line):
        yield SignalName.OWN_AGE_UNDER_18, age
    if contact := contact_in_name(reading, policy.file) or contact_details(reading, policy.file):
        yield SignalName.CONTACT_DETAILS, contact
    if address := link(reading, policy.file):
        yield SignalName.LINK, address
    if insult := insult_in_name(reading, policy):
        yield SignalName.GROSS_INSULT, insult
