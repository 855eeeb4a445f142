"""Contact requests (law L3): who may ask whom, how often, and what opens a direct conversation.

A request is an opener and something in common: no word of its sender's own. Who sent one never learns of a no: an
unanswered, a declined and a blocked request look the same and weigh the same in the budget.
"""

from __future__ import annotations

from placette.domain.access import come_in
from placette.model import (
    ASK_AGAIN_DAYS,
    ASKS_PENDING_MAX,
    ASKS_PER_DAY_MAX,
    AskFrom,
    Code,
    DirectMode,
    Moment,
    Record,
    Refused,
    Spent,
    Standing,
)

DAY_MS = 86_400_000
PROTECTED_YEARS_MAX = 24
OLDER_YEARS = 15


class Asked(Record, frozen=True, kw_only=True):
    """Who would receive a request, as the rules need them: of their age, only the first year of the band shown."""

    band_low: int
    ask_from: AskFrom
    older_may_ask: bool


class Between(Record, frozen=True, kw_only=True):
    """What there is between two people. `shared`: the context is something both have; `in_room`: it is a room."""

    shared: bool
    in_room: bool
    asked_lately: bool
    asks_us: bool
    talking: bool


def protected(band_low: int) -> bool:
    """Whether someone shown in this band may be of 18 to 24, and so is asked by older people only if they choose to."""
    return band_low <= PROTECTED_YEARS_MAX


def receives(asked: Asked, asker_age: int, *, in_room: bool) -> bool:
    """Whether someone receives a request from a person of this age. One answer for every reason, so that none shows.

    Both the protection and its limit count from the band that others see, not from the age: otherwise whoever is
    refused would find the youngest of a band. It is therefore stricter for some than for their age, and never looser.
    """
    if asked.ask_from == AskFrom.NOBODY or (asked.ask_from == AskFrom.ROOMS and not in_room):
        return False
    return not (protected(asked.band_low) and not asked.older_may_ask and asker_age - asked.band_low >= OLDER_YEARS)


def ask(  # noqa: PLR0913 - the facts of one question
    standing: Standing | None,
    moment: Moment,
    mode: DirectMode | None,
    asked: Asked | None,
    asker_age: int,
    between: Between,
    spent: Spent,
) -> Refused | None:
    """Send a contact request. `asked` is None for who is not there, or not there for this person.

    `mode` is what the asker accepted, None when they did not; the service compares it with the instance's.
    """
    if refused := _member(standing, moment):
        return refused
    if moment.opens_ms is not None:
        return Refused(code=Code.CLOSED_HOURS, args={"opens_ms": moment.opens_ms})
    if asked is None:
        return Refused(code=Code.PERSON_UNKNOWN)
    if refused := _already(between) or budget(spent):
        return refused
    if not receives(asked, asker_age, in_room=between.in_room):
        return Refused(code=Code.ASK_CLOSED)
    if not between.shared:
        return Refused(code=Code.ASK_CONTEXT)
    if mode is None:
        return Refused(code=Code.ASK_CONSENT)
    return None


def _already(between: Between) -> Refused | None:
    if between.asks_us:
        return Refused(code=Code.ASK_MUTUAL)
    if between.talking:
        return Refused(code=Code.ASK_TALKING)
    if between.asked_lately:
        return Refused(code=Code.ASK_AGAIN, args={"days": ASK_AGAIN_DAYS})
    return None


def budget(spent: Spent) -> Refused | None:
    """Whether one more may be asked: 5 in a day, 20 that wait; what was refused still waits, as far as anyone knows."""
    if len(spent.day_ms) >= ASKS_PER_DAY_MAX:
        again_ms = spent.day_ms[-ASKS_PER_DAY_MAX] + DAY_MS
        return Refused(code=Code.ASK_BUDGET, args={"max": ASKS_PER_DAY_MAX, "again_ms": again_ms})
    if len(spent.waiting_ms) >= ASKS_PENDING_MAX:
        again_ms = spent.waiting_ms[-ASKS_PENDING_MAX] + ASK_AGAIN_DAYS * DAY_MS
        return Refused(code=Code.ASK_PENDING, args={"max": ASKS_PENDING_MAX, "again_ms": again_ms})
    return None


def accept(
    standing: Standing | None, moment: Moment, asked_mode: DirectMode | None, accepted_mode: DirectMode | None
) -> Refused | None:
    """Accept a request: both must have accepted the same treatment. `asked_mode` is None when no such request waits."""
    if refused := _member(standing, moment):
        return refused
    if asked_mode is None:
        return Refused(code=Code.ASK_UNKNOWN)
    if accepted_mode != asked_mode:
        return Refused(code=Code.ASK_CONSENT)
    return None


def _member(standing: Standing | None, moment: Moment) -> Refused | None:
    if refused := come_in(standing, moment.today):
        return refused
    if standing is None or standing.charter_version != moment.charter_version:
        return Refused(code=Code.CHARTER_NEEDED)
    return None
