"""Every line of the access rules, each with the fact that makes it speak."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from placette.domain import access
from placette.model import (
    BODY_CHARACTERS_MAX,
    AccountId,
    Code,
    Event,
    EventKind,
    MessageId,
    MessageState,
    Moment,
    Standing,
    Viewer,
)

TODAY, CHARTER, NOW = "2026-11-24", "2026-11", 1_000_000
MOMENT = Moment(at_ms=NOW, today=TODAY, charter_version=CHARTER)
MEMBER = Standing(proof_until="2027-01-01", charter_version=CHARTER, inside=True, room_exists=True, slow_mode_ms=20_000)


def with_(**facts: Any) -> Standing:
    return msgspec.structs.replace(MEMBER, **facts)


@pytest.mark.parametrize(
    ("standing", "body", "code"),
    [
        (MEMBER, "Bonjour", None),
        (None, "Bonjour", Code.SIGNED_OUT),
        (with_(proof_until=None), "Bonjour", Code.PROOF_NEEDED),
        (with_(proof_until="2026-11-23"), "Bonjour", Code.PROOF_NEEDED),
        (with_(proof_until=TODAY), "Bonjour", None),
        (with_(room_exists=False), "Bonjour", Code.ROOM_UNKNOWN),
        (with_(inside=False), "Bonjour", Code.NOT_IN_ROOM),
        (with_(charter_version=None), "Bonjour", Code.CHARTER_NEEDED),
        (with_(charter_version="2020-01"), "Bonjour", Code.CHARTER_NEEDED),
        (MEMBER, " \n ", Code.BODY_EMPTY),
        (MEMBER, "a" * BODY_CHARACTERS_MAX, None),
        (MEMBER, "a" * (BODY_CHARACTERS_MAX + 1), Code.BODY_LONG),
        (with_(last_post_ms=NOW - 19_999), "Bonjour", Code.SLOW_MODE),
        (with_(last_post_ms=NOW - 20_000), "Bonjour", None),
    ],
)
def test_post(standing: Standing | None, body: str, code: Code | None) -> None:
    refused = access.post(standing, body, MOMENT)
    assert (refused.code if refused else None) == code


def test_slow_mode_says_how_long() -> None:
    refused = access.post(with_(last_post_ms=NOW - 15_000), "Bonjour", MOMENT)
    assert refused is not None
    assert (refused.args, refused.retry) == ({"wait_ms": 5_000}, True)


@pytest.mark.parametrize(
    ("author", "state", "code"),
    [
        ("me", MessageState.PUBLISHED, None),
        ("you", MessageState.PUBLISHED, Code.NOT_YOURS),
        ("me", MessageState.REMOVED, Code.MESSAGE_UNKNOWN),
        ("me", MessageState.HELD, Code.MESSAGE_UNKNOWN),
        ("you", MessageState.HELD, Code.MESSAGE_UNKNOWN),
        (None, None, Code.MESSAGE_UNKNOWN),
    ],
)
def test_change(author: str | None, state: MessageState | None, code: Code | None) -> None:
    refused = access.change(None if author is None else AccountId(author), state, AccountId("me"))
    assert (refused.code if refused else None) == code


def test_may_see_leaves_out_hidden_authors() -> None:
    event = Event(
        seq=1,
        kind=EventKind.POSTED,
        message_id=MessageId("m"),
        author_id=AccountId("you"),
        nickname="Malo",
        scripted=False,
        at_ms=1,
        body="Bonjour",
    )
    assert access.may_see(Viewer(account_id=AccountId("me")), event)
    assert not access.may_see(Viewer(account_id=AccountId("me"), hidden=frozenset({AccountId("you")})), event)


@pytest.mark.parametrize(
    ("age", "proved", "stated", "code"),
    [
        (18, False, False, None),
        (17, False, False, Code.UNDER_18),
        (17, True, False, Code.AGE_RANGE),
        (40, False, True, Code.UNDER_18),
        (40, True, True, Code.UNDER_18),
        (121, False, False, Code.AGE_RANGE),
    ],
)
def test_open_account(age: int, proved: bool, stated: bool, code: Code | None) -> None:
    refused = access.open_account(age, proved=proved, stated_under_18=stated)
    assert (refused.code if refused else None) == code


@pytest.mark.parametrize("state", [None, *MessageState])
def test_only_what_was_to_be_seen_can_be_reported(state: MessageState | None) -> None:
    seen = state in (MessageState.PUBLISHED, MessageState.REMOVED)
    assert (access.report(state) is None) == seen
