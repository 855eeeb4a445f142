"""Who may do and see what: one function a verb, one refusal a line. Everything that lets someone in passes here.

Each function takes facts read for this very question and answers with a Refused, or None for yes. Whoever writes
asks twice: on a snapshot, to answer early, and inside the transaction, to be right.
"""

from __future__ import annotations

import datetime as dt

from placette.model import (
    AGE_YEARS_MAX,
    AGE_YEARS_MIN,
    BODY_CHARACTERS_MAX,
    OUTING_DAYS_MAX,
    OUTING_PLACE_CHARACTERS_MAX,
    OUTING_SEATS_MAX,
    OUTING_SEATS_MIN,
    PLACE_CHANGES_DAYS,
    PLACE_CHANGES_MAX,
    AccountId,
    Card,
    Code,
    DirectState,
    Event,
    MessageState,
    Moment,
    Outing,
    Refused,
    RoomKind,
    Standing,
    Viewer,
)

_NOBODYS = frozenset({RoomKind.DIRECT, RoomKind.PROFILE})


def open_account(age: int, *, proved: bool, stated_under_18: bool) -> Refused | None:
    """Law L1: a stated age under 18, now or before, closes the entry of this browser until a proof lifts it."""
    if stated_under_18 or (age < AGE_YEARS_MIN and not proved):
        return Refused(code=Code.UNDER_18)
    if not AGE_YEARS_MIN <= age <= AGE_YEARS_MAX:
        return Refused(code=Code.AGE_RANGE, args={"max": AGE_YEARS_MAX})
    return None


def come_in(standing: Standing | None, today: str) -> Refused | None:
    """Law L1: read a room, see a person, open a socket. `standing` is None when there is no account.

    `today` is an ISO day of the operator's zone: a proof ends with its day.
    """
    if standing is None:
        return Refused(code=Code.SIGNED_OUT)
    if standing.proof_until is None or standing.proof_until < today:
        return Refused(code=Code.PROOF_NEEDED)
    return None


def enter_room(standing: Standing | None, today: str) -> Refused | None:
    """Join a room, or read it."""
    if refused := come_in(standing, today):
        return refused
    if standing is None or not standing.room_exists:
        return Refused(code=Code.ROOM_UNKNOWN)
    if standing.kind in _NOBODYS and not standing.inside:
        return Refused(code=Code.ROOM_UNKNOWN)  # law L3: whoever guesses its id learns nothing
    return None


def follow_room(standing: Standing | None, today: str) -> Refused | None:
    """Get a room's log: live, by resume or as history."""
    if refused := enter_room(standing, today):
        return refused
    if standing is None or not standing.inside:
        return Refused(code=Code.NOT_IN_ROOM)
    return None


def write_text(standing: Standing | None, body: str, moment: Moment) -> Refused | None:
    """Send any text into a room, first or changed."""
    if refused := follow_room(standing, moment.today):
        return refused
    if standing is None or standing.charter_version != moment.charter_version:
        return Refused(code=Code.CHARTER_NEEDED)
    if refused := _open_to_words(standing, moment):
        return refused
    if not body.strip():
        return Refused(code=Code.BODY_EMPTY)
    if len(body) > BODY_CHARACTERS_MAX:
        return Refused(code=Code.BODY_LONG, args={"max": BODY_CHARACTERS_MAX})
    return None


def _open_to_words(standing: Standing, moment: Moment) -> Refused | None:
    """Whether this room takes words now: a conversation goes on at any hour, a room only with a host on duty."""
    if standing.direct == DirectState.PAUSED:
        return Refused(code=Code.DIRECT_PAUSED)
    if standing.direct in (DirectState.ENDED, DirectState.FROZEN):
        return Refused(code=Code.DIRECT_ENDED)
    if standing.rests_in is not None:
        return Refused(code=Code.ROOM_RESTS, args={"slug": standing.rests_in})
    if standing.direct is None and moment.opens_ms is not None:
        return Refused(code=Code.CLOSED_HOURS, args={"opens_ms": moment.opens_ms})
    return None


def post(standing: Standing | None, body: str, moment: Moment) -> Refused | None:
    """Say something in a room: as any text, and no faster than the room's slow mode."""
    if refused := write_text(standing, body, moment):
        return refused
    if standing is None or standing.last_post_ms is None:
        return None
    wait_ms = standing.last_post_ms + standing.slow_mode_ms - moment.at_ms
    if wait_ms > 0:
        return Refused(code=Code.SLOW_MODE, args={"wait_ms": wait_ms})
    return None


def propose(outing: Outing, kind: RoomKind, today: str, last_day: str) -> Refused | None:
    """Propose to go out: in a room, on a day from `today` to `last_day`, at a place that has a name, for 3 to 8."""
    if kind in _NOBODYS or not _is_day(outing.day) or not today <= outing.day <= last_day:
        return Refused(code=Code.OUTING_INVALID, args={"days": OUTING_DAYS_MAX})
    if not 0 < len(outing.place.strip()) <= OUTING_PLACE_CHARACTERS_MAX:
        return Refused(code=Code.OUTING_INVALID, args={"max": OUTING_PLACE_CHARACTERS_MAX})
    if not OUTING_SEATS_MIN <= outing.seats <= OUTING_SEATS_MAX:
        return Refused(code=Code.OUTING_INVALID, args={"min": OUTING_SEATS_MIN})
    return None


def _is_day(told: str) -> bool:
    try:
        return dt.date.fromisoformat(told).isoformat() == told
    except ValueError:
        return False


def release(standing: Standing | None) -> Refused | None:
    """Let a held text out: not into a conversation that is over or paused, where it would reach who went away."""
    if standing is not None and standing.direct in (DirectState.ENDED, DirectState.FROZEN):
        return Refused(code=Code.DIRECT_ENDED)
    if standing is not None and standing.direct == DirectState.PAUSED:
        return Refused(code=Code.DIRECT_PAUSED)
    return None


def come_along(day: str, seats: int, guests: int, today: str, *, apart: bool) -> Refused | None:
    """Take a place of an outing; who proposed it has the first. `apart`: someone comes whom one must not meet."""
    if apart or day < today or guests + 1 >= seats:
        return Refused(code=Code.OUTING_FULL)
    return None


def move(changes: int) -> Refused | None:
    """Live somewhere else: seldom enough that nobody can walk around to find someone (law L8)."""
    if changes >= PLACE_CHANGES_MAX:
        return Refused(code=Code.PLACE_CHANGES, args={"max": PLACE_CHANGES_MAX, "days": PLACE_CHANGES_DAYS})
    return None


def see_person(viewer: Viewer, person_id: AccountId, proof_until: str | None, today: str) -> Refused | None:
    """See someone: gone, no longer proven and blocked are one answer."""
    if person_id in viewer.hidden or proof_until is None or proof_until < today:
        return Refused(code=Code.PERSON_UNKNOWN)
    return None


def change(author_id: AccountId | None, state: MessageState | None, account_id: AccountId) -> Refused | None:
    """Edit or remove a message: one's own, while it is to be seen."""
    if author_id is None or state not in (MessageState.PUBLISHED, MessageState.REMOVED):
        return Refused(code=Code.MESSAGE_UNKNOWN)
    if author_id != account_id:
        return Refused(code=Code.NOT_YOURS)
    if state == MessageState.REMOVED:
        return Refused(code=Code.MESSAGE_UNKNOWN)
    return None


def report(state: MessageState | None) -> Refused | None:
    """Tell us about a message: one that was to be seen, even if its author has taken it back since."""
    if state not in (MessageState.PUBLISHED, MessageState.REMOVED):
        return Refused(code=Code.MESSAGE_UNKNOWN)
    return None


def may_see(viewer: Viewer, event: Event) -> bool:
    """Whether this reader gets this event: asked for the socket, for history and for resume alike."""
    return event.author_id not in viewer.hidden


def cards_for(viewer: Viewer, author_id: AccountId, cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """The cards of a message that this reader is shown: none on one's own, a card accuses nobody."""
    return () if author_id == viewer.account_id else cards
