"""Accounts, sessions, proofs and the browsers that stated an age under 18."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import text

from placette.model import AccountId, Gender, Person, Record, SessionId

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row


class NicknameTaken(Exception):  # noqa: N818 - named for what happened
    """Someone took this nickname, or one that looks like it, in the meantime."""


class Account(Record, frozen=True, kw_only=True):
    """A person as the service knows them. `proof_until` is the last ISO day the proof holds, if there is one."""

    id: AccountId
    nickname: str
    skeleton: str
    age: int
    gender: Gender
    departement: str
    locale: str
    charter_version: str | None = None
    scripted: bool = False
    proof_until: str | None = None

    @property
    def person(self) -> Person:
        """What others may see: a band of five years, never the age."""
        youngest = self.age - self.age % 5
        band = "18-19" if youngest < 20 else f"{youngest}-{youngest + 4}"  # noqa: PLR2004 - no band reaches below 18
        return Person(
            id=self.id,
            nickname=self.nickname,
            age_band=band,
            gender=self.gender,
            departement=self.departement,
            scripted=self.scripted,
        )


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


_ACCOUNT = """
SELECT a.id, a.nickname, a.nickname_skeleton, a.age, a.gender, a.departement, a.locale, a.charter_version, a.scripted,
       p.recheck_day
FROM account a LEFT JOIN proof p ON p.account_id = a.id
"""
_BY_ID = text(_ACCOUNT + "WHERE a.id = :id")
_BY_SKELETON = text(_ACCOUNT + "WHERE a.nickname_skeleton = :skeleton")
_INSERT_ACCOUNT = text("""
INSERT INTO account (id, nickname, nickname_skeleton, age, gender, departement, locale, charter_version, scripted)
VALUES (:id, :nickname, :skeleton, :age, :gender, :departement, :locale, :charter_version, :scripted)
ON CONFLICT (nickname_skeleton) DO NOTHING RETURNING id
""")
_DELETE_SESSIONS = text("DELETE FROM session WHERE account_id = :id")
_DELETE_MEMBERSHIPS = text("DELETE FROM membership WHERE account_id = :id")
_DELETE_PROOF = text("DELETE FROM proof WHERE account_id = :id")
_DELETE_ACCOUNT = text("DELETE FROM account WHERE id = :id")
_SET_CHARTER = text("UPDATE account SET charter_version = :version WHERE id = :id")
_SET_LOCALE = text("UPDATE account SET locale = :locale WHERE id = :id")

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
        "departement": new.departement,
        "locale": new.locale,
        "charter_version": new.charter_version,
        "scripted": new.scripted,
    }
    if connection.execute(_INSERT_ACCOUNT, fields).one_or_none() is None:
        raise NicknameTaken(new.nickname)


def erase_account(connection: Connection, account_id: str) -> None:
    """Erase an account that never wrote anything: the end of an entry that a proof refused."""
    for statement in (_DELETE_SESSIONS, _DELETE_MEMBERSHIPS, _DELETE_PROOF, _DELETE_ACCOUNT):
        connection.execute(statement, {"id": account_id})


def accept_charter(connection: Connection, account_id: str, version: str) -> None:
    """The person answered the charter's question for this version."""
    connection.execute(_SET_CHARTER, {"id": account_id, "version": version})


def set_locale(connection: Connection, account_id: str, locale: str) -> None:
    """The language we write to this person in."""
    connection.execute(_SET_LOCALE, {"id": account_id, "locale": locale})


def insert_session(connection: Connection, session: Session, token_hash: bytes) -> None:
    """Keep a signed-in device, known by the hash of its token."""
    fields = {"id": session.id, "token_hash": token_hash, "account": session.account_id, "label": session.label}
    connection.execute(_INSERT_SESSION, fields | {"day": session.day, "expires_ms": session.expires_ms})


def session(connection: Connection, token_hash: bytes, now_ms: int) -> tuple[Session, Account] | None:
    """The live session of a token, with its account."""
    row = connection.execute(_SESSION, {"token_hash": token_hash, "now": now_ms}).one_or_none()
    if row is None:
        return None
    owner = account(connection, row.account_id)
    return None if owner is None else (_session(row), owner)


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
        departement=row.departement,
        locale=row.locale,
        charter_version=row.charter_version,
        scripted=bool(row.scripted),
        proof_until=row.recheck_day,
    )
