"""Who may do and see what: one function a verb, one refusal a line. Everything that lets someone in passes here.

Each function takes facts read for this very question and answers with a Refused, or None for yes. Whoever writes
asks twice: on a snapshot, to answer early, and inside the transaction, to be right.
"""

from __future__ import annotations

from placette.model import (
    AGE_YEARS_MAX,
    AGE_YEARS_MIN,
    BODY_CHARACTERS_MAX,
    AccountId,
    Code,
    Event,
    MessageState,
    Refused,
    Standing,
    Viewer,
)


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
    return None


def follow_room(standing: Standing | None, today: str) -> Refused | None:
    """Get a room's log: live, by resume or as history."""
    if refused := enter_room(standing, today):
        return refused
    if standing is None or not standing.inside:
        return Refused(code=Code.NOT_IN_ROOM)
    return None


def write_text(standing: Standing | None, body: str, today: str, charter_version: str) -> Refused | None:
    """Send any text into a room, first or changed."""
    if refused := follow_room(standing, today):
        return refused
    if standing is None or standing.charter_version != charter_version:
        return Refused(code=Code.CHARTER_NEEDED)
    if not body.strip():
        return Refused(code=Code.BODY_EMPTY)
    if len(body) > BODY_CHARACTERS_MAX:
        return Refused(code=Code.BODY_LONG, args={"max": BODY_CHARACTERS_MAX})
    return None


def post(standing: Standing | None, body: str, now_ms: int, today: str, charter_version: str) -> Refused | None:
    """Say something in a room: as any text, and no faster than the room's slow mode."""
    if refused := write_text(standing, body, today, charter_version):
        return refused
    if standing is None or standing.last_post_ms is None:
        return None
    wait_ms = standing.last_post_ms + standing.slow_mode_ms - now_ms
    if wait_ms > 0:
        return Refused(code=Code.SLOW_MODE, args={"wait_ms": wait_ms})
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
