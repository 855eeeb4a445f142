"""Accounts, where they live, what they say of themselves; sessions, proofs, browsers that stated an age under 18."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs
from sqlalchemy import text

from placette.model import AccountId, AskFrom, Gender, Intention, Record, SessionId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Row


class NicknameTaken(Exception):  # noqa: N818 - named for what happened
    """Someone took this nickname, or one that looks like it, in the meantime."""


class Choices(Record, frozen=True, kw_only=True):
    """What a person chose; who never chose anything has these."""

    ask_from: AskFrom = AskFrom.EVERYONE
    older_may_ask: bool = False
    presence: bool = True
    typing: bool = False
    receipts: bool = False


class Account(Record, frozen=True, kw_only=True):
    """A person as the service knows them. `proof_until` is the last ISO day the proof holds, if there is one.

    `crowded`: at least 20 active members are of the same cell, band and gender, so that the cell may be said (L8).
    `bio_id` and `bio` are the few words of the profile, sealed. `seen_day` is the last day any device was used.
    """

    id: AccountId
    nickname: str
    skeleton: str
    age: int
    gender: Gender
    cell: str
    locale: str
    charter_version: str | None = None
    scripted: bool = False
    host: bool = False
    proof_until: str | None = None
    crowded: bool = False
    bio_id: str | None = None
    bio: bytes | None = None
    intentions: tuple[Intention, ...] = ()
    choices: Choices = Choices()
    seen_day: str | None = None


class Session(NamedTuple):
    """A signed-in device."""

    id: SessionId
    account_id: AccountId
    label: str
    day: str
    expires_ms: int


class Transaction(NamedTuple):
    """A proof that was begun by a browser."""

    id: str
    provider: str
    nonce: bytes
    expires_ms: int
    answered: bool


# A band of five years begins at `age - age % 5`; the youngest holds 18 and 19 only.
_ACCOUNT = """
SELECT a.id, a.nickname, a.nickname_skeleton, a.age, a.gender, l.cell, a.locale, a.charter_version, a.scripted,
       p.recheck_day, h.account_id AS host, c.cell AS crowded, f.bio_id, f.bio, f.intentions, f.ask_from,
       f.older_may_ask, f.presence, f.typing, f.receipts,
       (SELECT MAX(s.day) FROM session s WHERE s.account_id = a.id) AS seen_day
FROM account a
JOIN residence l ON l.account_id = a.id
LEFT JOIN proof p ON p.account_id = a.id
LEFT JOIN host h ON h.account_id = a.id
LEFT JOIN crowd c ON c.cell = l.cell AND c.band_low = a.age - a.age % 5 AND c.gender = a.gender
LEFT JOIN profile f ON f.account_id = a.id
"""
_BY_ID = text(_ACCOUNT + "WHERE a.id = :id")
_BY_SKELETON = text(_ACCOUNT + "WHERE a.nickname_skeleton = :skeleton")
_INSERT_ACCOUNT = text("""
INSERT INTO account (id, nickname, nickname_skeleton, age, gender, locale, charter_version, scripted)
VALUES (:id, :nickname, :skeleton, :age, :gender, :locale, :charter_version, :scripted)
ON CONFLICT (nickname_skeleton) DO NOTHING RETURNING id
""")
_DELETE_SESSIONS = text("DELETE FROM session WHERE account_id = :id")
_DELETE_MEMBERSHIPS = text("DELETE FROM membership WHERE account_id = :id")
_DELETE_PROOF = text("DELETE FROM proof WHERE account_id = :id")
_DELETE_ACCOUNT = text("DELETE FROM account WHERE id = :id")
_DELETE_PROFILE = text("DELETE FROM profile WHERE account_id = :id")
_DELETE_BLOCKS = text("DELETE FROM block WHERE account_id = :id OR blocked_id = :id")
_DELETE_ASKS = text("DELETE FROM ask WHERE from_id = :id OR to_id = :id")
_DELETE_CHANGES = text("DELETE FROM place_change WHERE account_id = :id")
_DELETE_VISITS = text("DELETE FROM outing_guest WHERE account_id = :id")
_DELETE_OFFICE = text("DELETE FROM host WHERE account_id = :id")
_SET_CHARTER = text("UPDATE account SET charter_version = :version WHERE id = :id")
_SET_LOCALE = text("UPDATE account SET locale = :locale WHERE id = :id")
_DELETE_RESIDENCE = text("DELETE FROM residence WHERE account_id = :id")
_ERASE = (
    *(_DELETE_SESSIONS, _DELETE_MEMBERSHIPS, _DELETE_PROOF, _DELETE_RESIDENCE, _DELETE_PROFILE, _DELETE_BLOCKS),
    *(_DELETE_ASKS, _DELETE_CHANGES, _DELETE_VISITS, _DELETE_OFFICE, _DELETE_ACCOUNT),
)
_SETTLE = text("""
INSERT INTO residence (account_id, cell) VALUES (:account, :cell) ON CONFLICT (account_id) DO UPDATE SET cell = :cell
""")
# Whoever counts what an account did, and then lets it do one more, holds its row: two devices wait for each other.
_TAKE = text("UPDATE account SET locale = locale WHERE id = :id RETURNING id")
_PLACE_CHANGES = text("SELECT COUNT(*) FROM place_change WHERE account_id = :account AND at_ms > :after")
_INSERT_PLACE_CHANGE = text("INSERT INTO place_change (id, account_id, at_ms) VALUES (:id, :account, :at_ms)")
# Two statements, so that saving one's words and changing a setting at once undo nothing of each other.
_SET_WORDS = text("""
INSERT INTO profile (account_id, bio_id, bio, intentions, ask_from, older_may_ask, presence, typing, receipts)
VALUES (:account, :bio_id, :bio, :intentions, :ask_from, :older_may_ask, :presence, :typing, :receipts)
ON CONFLICT (account_id) DO UPDATE SET bio_id = :bio_id, bio = :bio, intentions = :intentions
""")
_SET_CHOICES = text("""
INSERT INTO profile (account_id, bio_id, bio, intentions, ask_from, older_may_ask, presence, typing, receipts)
VALUES (:account, NULL, NULL, '', :ask_from, :older_may_ask, :presence, :typing, :receipts)
ON CONFLICT (account_id) DO UPDATE SET ask_from = :ask_from, older_may_ask = :older_may_ask, presence = :presence,
    typing = :typing, receipts = :receipts
""")
_ADD_HOST = text("INSERT INTO host (account_id) VALUES (:account) ON CONFLICT (account_id) DO NOTHING")
_DROP_HOST = text("DELETE FROM host WHERE account_id = :account")
_HIDDEN = text("""
SELECT blocked_id AS hidden FROM block WHERE account_id = :account
UNION SELECT account_id AS hidden FROM block WHERE blocked_id = :account
""")
_BLOCK = text("""
INSERT INTO block (account_id, blocked_id, at_ms) VALUES (:account, :blocked, :at_ms)
ON CONFLICT (account_id, blocked_id) DO NOTHING
""")
_UNBLOCK = text("DELETE FROM block WHERE account_id = :account AND blocked_id = :blocked RETURNING blocked_id")
_BLOCKED = text("""
SELECT b.blocked_id, a.nickname, b.at_ms FROM block b JOIN account a ON a.id = b.blocked_id
WHERE b.account_id = :account ORDER BY b.at_ms DESC, b.blocked_id
""")
# Everyone who has a proof today. Whom the reader may not see, and who was not here lately, is left out above.
_NEIGHBOURS = text(_ACCOUNT + "WHERE p.recheck_day >= :today")
_SNAPSHOT_DAY = text("SELECT day FROM daily WHERE name = 'crowds'")
_SET_SNAPSHOT_DAY = text("""
INSERT INTO daily (name, day) VALUES ('crowds', :day) ON CONFLICT (name) DO UPDATE SET day = :day
""")
_FORGET_CROWDS = text("DELETE FROM crowd")
_COUNT_CROWDS = text("""
INSERT INTO crowd (cell, band_low, gender)
SELECT l.cell, a.age - a.age % 5, a.gender
FROM account a JOIN residence l ON l.account_id = a.id JOIN proof p ON p.account_id = a.id
WHERE p.recheck_day >= :today
  AND (a.scripted = :yes OR EXISTS (SELECT 1 FROM session s WHERE s.account_id = a.id AND s.day >= :since))
GROUP BY l.cell, a.age - a.age % 5, a.gender HAVING COUNT(*) >= :least
""")

_INSERT_SESSION = text("""
INSERT INTO session (id, token_hash, account_id, label, day, expires_ms)
VALUES (:id, :token_hash, :account, :label, :day, :expires_ms)
""")
_SESSION = text("""
SELECT id, account_id, label, day, expires_ms FROM session WHERE token_hash = :token_hash AND expires_ms > :now
""")
_SESSIONS = text("""
SELECT id, account_id, label, day, expires_ms FROM session WHERE account_id = :account AND expires_ms > :now
ORDER BY day DESC, id
""")
_DELETE_SESSION = text("DELETE FROM session WHERE id = :id AND account_id = :account RETURNING id")
_TOUCH_SESSION = text("UPDATE session SET day = :day WHERE id = :id")

_INSERT_TRANSACTION = text("""
INSERT INTO proof_transaction (id, browser_hash, provider, nonce, expires_ms, answered)
VALUES (:id, :browser_hash, :provider, :nonce, :expires_ms, :answered)
""")
_TRANSACTION = text("""
SELECT id, provider, nonce, expires_ms, answered FROM proof_transaction WHERE id = :id AND browser_hash = :browser_hash
""")
_CONSUME = text("UPDATE proof_transaction SET answered = :yes WHERE id = :id AND answered = :no RETURNING id")
_PROVED = text("UPDATE proof_transaction SET assurance = :assurance, recheck_day = :recheck_day WHERE id = :id")
_CLAIMABLE = text("""
SELECT id, provider, assurance, recheck_day FROM proof_transaction
WHERE browser_hash = :browser_hash AND assurance IS NOT NULL AND expires_ms > :now ORDER BY expires_ms DESC LIMIT 1
""")
_DELETE_TRANSACTION = text("DELETE FROM proof_transaction WHERE id = :id")
_BIND_PROOF = text("""
INSERT INTO proof (account_id, provider, assurance, proved_day, recheck_day)
VALUES (:account, :provider, :assurance, :day, :recheck_day)
ON CONFLICT (account_id) DO UPDATE
SET provider = :provider, assurance = :assurance, proved_day = :day, recheck_day = :recheck_day
""")

_STATE_MINOR = text("""
INSERT INTO under_18 (browser_hash, at_ms) VALUES (:browser_hash, :at_ms) ON CONFLICT (browser_hash) DO NOTHING
""")
_STATED_MINOR = text("SELECT 1 FROM under_18 WHERE browser_hash = :browser_hash")
_LIFT_MINOR = text("DELETE FROM under_18 WHERE browser_hash = :browser_hash")


def account(connection: Connection, account_id: str) -> Account | None:
    """The account with this id."""
    row = connection.execute(_BY_ID, {"id": account_id}).one_or_none()
    return None if row is None else _account(row)


def by_skeleton(connection: Connection, skeleton: str) -> Account | None:
    """The account whose nickname looks like this."""
    row = connection.execute(_BY_SKELETON, {"skeleton": skeleton}).one_or_none()
    return None if row is None else _account(row)


def insert_account(connection: Connection, new: Account) -> None:
    """Keep a new account, without a proof. Raises NicknameTaken."""
    fields = {
        "id": new.id,
        "nickname": new.nickname,
        "skeleton": new.skeleton,
        "age": new.age,
        "gender": new.gender.value,
        "locale": new.locale,
        "charter_version": new.charter_version,
        "scripted": new.scripted,
    }
    if connection.execute(_INSERT_ACCOUNT, fields).one_or_none() is None:
        raise NicknameTaken(new.nickname)
    connection.execute(_SETTLE, {"account": new.id, "cell": new.cell})


def erase_account(connection: Connection, account_id: str) -> None:
    """Erase an account that never wrote anything: the end of an entry that a proof refused."""
    for statement in _ERASE:
        connection.execute(statement, {"id": account_id})


def accept_charter(connection: Connection, account_id: str, version: str) -> None:
    """The person answered the charter's question for this version."""
    connection.execute(_SET_CHARTER, {"id": account_id, "version": version})


def set_locale(connection: Connection, account_id: str, locale: str) -> None:
    """The language we write to this person in."""
    connection.execute(_SET_LOCALE, {"id": account_id, "locale": locale})


def take(connection: Connection, account_id: str) -> bool:
    """Hold this account's row until the transaction ends; False when there is none."""
    return connection.execute(_TAKE, {"id": account_id}).one_or_none() is not None


def place_changes(connection: Connection, account_id: str, after_ms: int) -> int:
    """How often this person changed place since then."""
    return connection.execute(_PLACE_CHANGES, {"account": account_id, "after": after_ms}).scalar_one()


def move(connection: Connection, account_id: str, cell: str, change_id: str, at_ms: int) -> None:
    """Live in another cell; the old one is forgotten."""
    connection.execute(_SETTLE, {"account": account_id, "cell": cell})
    connection.execute(_INSERT_PLACE_CHANGE, {"id": change_id, "account": account_id, "at_ms": at_ms})


def set_words(connection: Connection, owner: Account) -> None:
    """Keep the few words and the intentions of an account, as they stand in `owner`."""
    fields = {"account": owner.id, "bio_id": owner.bio_id, "bio": owner.bio}
    fields |= {"intentions": " ".join(one.value for one in owner.intentions)}
    connection.execute(_SET_WORDS, fields | _chosen(owner.choices))


def set_choices(connection: Connection, account_id: str, chosen: Mapping[str, object]) -> None:
    """Keep what was chosen, by name; the rest stays as it is in this very moment."""
    take(connection, account_id)
    found = account(connection, account_id)
    if found is not None:
        connection.execute(_SET_CHOICES, {"account": account_id} | _chosen(structs.replace(found.choices, **chosen)))


def set_host(connection: Connection, account_id: str, host: bool) -> None:  # noqa: FBT001 - the fact itself
    """Let an account welcome the others, or no longer."""
    connection.execute(_ADD_HOST if host else _DROP_HOST, {"account": account_id})


def hidden(connection: Connection, account_id: str) -> frozenset[AccountId]:
    """Whom this person does not see, and who does not see this person."""
    return frozenset(AccountId(row.hidden) for row in connection.execute(_HIDDEN, {"account": account_id}))


def block(connection: Connection, account_id: str, blocked_id: str, at_ms: int) -> None:
    """From now on neither sees the other."""
    connection.execute(_BLOCK, {"account": account_id, "blocked": blocked_id, "at_ms": at_ms})


def unblock(connection: Connection, account_id: str, blocked_id: str) -> bool:
    """Take one's own block back; the other's, if there is one, stays."""
    return connection.execute(_UNBLOCK, {"account": account_id, "blocked": blocked_id}).one_or_none() is not None


def blocked(connection: Connection, account_id: str) -> list[tuple[AccountId, str, int]]:
    """Whom this person blocked: id, nickname, when."""
    rows = connection.execute(_BLOCKED, {"account": account_id})
    return [(AccountId(row.blocked_id), row.nickname, row.at_ms) for row in rows]


def neighbours(connection: Connection, today: str) -> list[Account]:
    """Everyone who has a proof today."""
    return [_account(row) for row in connection.execute(_NEIGHBOURS, {"today": today})]


def snapshot_crowds(connection: Connection, today: str, since: str, least: int) -> bool:
    """Once a day: which groups have at least `least` active members. False when today's was taken."""
    if connection.execute(_SNAPSHOT_DAY).scalar() == today:
        return False
    connection.execute(_SET_SNAPSHOT_DAY, {"day": today})
    connection.execute(_FORGET_CROWDS)
    connection.execute(_COUNT_CROWDS, {"today": today, "since": since, "least": least, "yes": True})
    return True


def insert_session(connection: Connection, session: Session, token_hash: bytes) -> None:
    """Keep a signed-in device, known by the hash of its token."""
    fields = {"id": session.id, "token_hash": token_hash, "account": session.account_id, "label": session.label}
    connection.execute(_INSERT_SESSION, fields | {"day": session.day, "expires_ms": session.expires_ms})


def session(
    connection: Connection, token_hash: bytes, now_ms: int
) -> tuple[Session, Account, frozenset[AccountId]] | None:
    """The live session of a token, with its account and whom it does not see."""
    row = connection.execute(_SESSION, {"token_hash": token_hash, "now": now_ms}).one_or_none()
    if row is None:
        return None
    owner = account(connection, row.account_id)
    return None if owner is None else (_session(row), owner, hidden(connection, owner.id))


def sessions(connection: Connection, account_id: str, now_ms: int) -> list[Session]:
    """The signed-in devices of a person, last used first."""
    return [_session(row) for row in connection.execute(_SESSIONS, {"account": account_id, "now": now_ms})]


def delete_session(connection: Connection, account_id: str, session_id: str) -> bool:
    """Forget a device; False when this person has no such one."""
    return connection.execute(_DELETE_SESSION, {"id": session_id, "account": account_id}).one_or_none() is not None


def touch_session(connection: Connection, session_id: str, day: str) -> None:
    """The device was used on this day."""
    connection.execute(_TOUCH_SESSION, {"id": session_id, "day": day})


def insert_transaction(connection: Connection, begun: Transaction, browser_hash: bytes) -> None:
    """Keep a proof that a browser began."""
    fields = {"id": begun.id, "browser_hash": browser_hash, "provider": begun.provider, "nonce": begun.nonce}
    connection.execute(_INSERT_TRANSACTION, fields | {"expires_ms": begun.expires_ms, "answered": False})


def transaction(connection: Connection, transaction_id: str, browser_hash: bytes) -> Transaction | None:
    """A proof that this very browser began."""
    row = connection.execute(_TRANSACTION, {"id": transaction_id, "browser_hash": browser_hash}).one_or_none()
    if row is None:
        return None
    return Transaction(row.id, row.provider, bytes(row.nonce), row.expires_ms, bool(row.answered))


def consume_transaction(connection: Connection, transaction_id: str) -> bool:
    """Take the one answer that a transaction allows; False when it was taken."""
    names = {"id": transaction_id, "yes": True, "no": False}
    return connection.execute(_CONSUME, names).one_or_none() is not None


def keep_for_entry(connection: Connection, transaction_id: str, assurance: str, recheck_day: str) -> None:
    """The answer proved 18, and there is no account yet: the next entry of this browser claims it."""
    connection.execute(_PROVED, {"id": transaction_id, "assurance": assurance, "recheck_day": recheck_day})


def claim_proof(connection: Connection, browser_hash: bytes, account_id: str, day: str, now_ms: int) -> bool:
    """Bind to a new account the proof this browser made before it; False when there is none."""
    row = connection.execute(_CLAIMABLE, {"browser_hash": browser_hash, "now": now_ms}).one_or_none()
    if row is None:
        return False
    bind_proof(connection, account_id, row.provider, row.assurance, day, row.recheck_day)
    connection.execute(_DELETE_TRANSACTION, {"id": row.id})
    return True


def has_claimable(connection: Connection, browser_hash: bytes, now_ms: int) -> bool:
    """Whether this browser proved 18 and has no account yet."""
    return connection.execute(_CLAIMABLE, {"browser_hash": browser_hash, "now": now_ms}).one_or_none() is not None


def bind_proof(  # noqa: PLR0913 - the columns of a proof
    connection: Connection, account_id: str, provider: str, assurance: str, day: str, recheck_day: str
) -> None:
    """Bind a proof of being 18 to an account, in place of an older one."""
    fields = {"account": account_id, "provider": provider, "assurance": assurance, "day": day}
    connection.execute(_BIND_PROOF, fields | {"recheck_day": recheck_day})


def state_under_18(connection: Connection, browser_hash: bytes, at_ms: int) -> None:
    """This browser stated an age under 18."""
    connection.execute(_STATE_MINOR, {"browser_hash": browser_hash, "at_ms": at_ms})


def stated_under_18(connection: Connection, browser_hash: bytes) -> bool:
    """Whether this browser stated an age under 18 and no proof lifted it."""
    return connection.execute(_STATED_MINOR, {"browser_hash": browser_hash}).one_or_none() is not None


def lift_under_18(connection: Connection, browser_hash: bytes) -> None:
    """A proof lifted it."""
    connection.execute(_LIFT_MINOR, {"browser_hash": browser_hash})


def _session(row: Row[tuple[object, ...]]) -> Session:
    return Session(SessionId(row.id), AccountId(row.account_id), row.label, row.day, row.expires_ms)


def _account(row: Row[tuple[object, ...]]) -> Account:
    return Account(
        id=AccountId(row.id),
        nickname=row.nickname,
        skeleton=row.nickname_skeleton,
        age=row.age,
        gender=Gender(row.gender),
        cell=row.cell,
        locale=row.locale,
        charter_version=row.charter_version,
        scripted=bool(row.scripted),
        host=row.host is not None,
        proof_until=row.recheck_day,
        crowded=row.crowded is not None,
        bio_id=row.bio_id,
        bio=None if row.bio is None else bytes(row.bio),
        intentions=tuple(Intention(one) for one in (row.intentions or "").split()),
        choices=_choices(row),
        seen_day=row.seen_day,
    )


def _chosen(choices: Choices) -> dict[str, object]:
    return {
        "ask_from": choices.ask_from.value,
        "older_may_ask": choices.older_may_ask,
        "presence": choices.presence,
        "typing": choices.typing,
        "receipts": choices.receipts,
    }


def _choices(row: Row[tuple[object, ...]]) -> Choices:
    if row.ask_from is None:
        return Choices()
    return Choices(
        ask_from=AskFrom(row.ask_from),
        older_may_ask=bool(row.older_may_ask),
        presence=bool(row.presence),
        typing=bool(row.typing),
        receipts=bool(row.receipts),
    )
