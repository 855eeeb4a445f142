"""Words to us and what we did about them: reports, statements, evidence holds, leaves, the control log, retention."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import text

from placette.model import About, AccountId, Code, MessageId, Record, ReportReason, StatementId

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row


class Report(NamedTuple):
    """A word to us. `statement_id` is there when it contests a decision."""

    number: str
    key_hash: bytes
    reporter_id: AccountId | None
    statement_id: StatementId | None
    message_id: MessageId | None
    reason: ReportReason
    at_ms: int
    answer_by_ms: int
    about: About | None = None
    subject_id: str | None = None


class SealedEvidence(NamedTuple):
    """One wording of a message that a report holds."""

    message_id: MessageId
    room_id: str
    nickname: str
    at_ms: int
    state: str
    body_id: str
    sealed: bytes
    place: bytes | None


class SealedWords(NamedTuple):
    """What happened to a report: `received` or `answered`, with words sealed under the reports' key."""

    no: int
    kind: str
    words_id: str
    words: bytes
    at_ms: int


class Statement(Record, frozen=True, kw_only=True):
    """A statement of reasons (regulation (EU) 2022/2065 article 17). `decision`: hold, refuse or return."""

    id: StatementId
    account_id: AccountId
    message_id: MessageId
    decision: str
    code: Code
    rules: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    policy_version: str = ""
    automated_detection: bool
    automated_decision: bool
    at_ms: int


class Due(NamedTuple):
    """Now, and for each term of the schema the instant before which it has passed."""

    now_ms: int
    rooms_ms: int
    contest_ms: int
    year_ms: int
    five_years_ms: int
    month_ms: int
    direct_ms: int
    day_ms: int


class Control(NamedTuple):
    """An order every node obeys: `session_revoked` with a session's id, `hidden` with the ids of two people."""

    no: int
    kind: str
    subject: str


_INSERT_STATEMENT = text("""
INSERT INTO statement (id, account_id, message_id, decision, code, rules, effects, policy_version,
                       automated_detection, automated_decision, at_ms)
VALUES (:id, :account_id, :message_id, :decision, :code, :rules, :effects, :policy_version,
        :automated_detection, :automated_decision, :at_ms)
""")
_STATEMENT_FOR = text("SELECT message_id FROM statement WHERE id = :id AND account_id = :account")
_CONTEST_OF = text("SELECT number FROM report WHERE statement_id = :id ORDER BY at_ms LIMIT 1")

_INSERT_REPORT = text("""
INSERT INTO report (number, key_hash, reporter_id, statement_id, message_id, reason, at_ms, answer_by_ms, about,
                    subject_id)
VALUES (:number, :key_hash, :reporter_id, :statement_id, :message_id, :reason, :at_ms, :answer_by_ms, :about,
        :subject_id)
""")
_REPORT = """
SELECT number, key_hash, reporter_id, statement_id, message_id, reason, at_ms, answer_by_ms, about, subject_id
FROM report r
"""
_BY_NUMBER = text(_REPORT + "WHERE number = :number")
_OF_REPORTER = text(_REPORT + "WHERE reporter_id = :account ORDER BY at_ms DESC, number LIMIT :most")
_UNANSWERED = text(
    _REPORT  # noqa: S608 - module constants, joined once
    + """WHERE NOT EXISTS (SELECT 1 FROM report_event e WHERE e.number = r.number AND e.kind = 'answered')
ORDER BY answer_by_ms, number LIMIT :most"""
)
_INSERT_REPORT_EVENT = text("""
INSERT INTO report_event (number, no, kind, words_id, words, at_ms)
VALUES (:number, (SELECT COALESCE(MAX(no), 0) + 1 FROM report_event WHERE number = :number), :kind, :words_id, :words,
        :at_ms)
""")
_REPORT_EVENTS = text("SELECT no, kind, words_id, words, at_ms FROM report_event WHERE number = :number ORDER BY no")

_HOLD = text("""
INSERT INTO evidence_hold (report_number, message_id, at_ms, released) VALUES (:number, :message, :at_ms, :released)
ON CONFLICT (report_number, message_id) DO NOTHING
""")
# Every wording: an edit's row has the message it changed as its target.
_EVIDENCE = text("""
SELECT h.message_id, m.room_id, a.nickname, m.at_ms, m.state, b.id, b.sealed, o.place
FROM evidence_hold h
JOIN message m ON m.id = h.message_id
LEFT JOIN outing o ON o.message_id = m.id
JOIN account a ON a.id = m.author_id
JOIN message w ON w.id = m.id OR w.target_id = m.id
JOIN body b ON b.message_id = w.id
WHERE h.report_number = :number ORDER BY m.at_ms, m.id, b.at_ms, b.id
""")
# An edit's or a removal's own row is kept with the message it changes.
_HOLD_ALL = text("""
INSERT INTO evidence_hold (report_number, message_id, at_ms, released)
SELECT CAST(:number AS TEXT), m.id, CAST(:at_ms AS BIGINT), :released FROM message m
WHERE m.room_id = :room AND m.kind = 'post' ORDER BY m.at_ms DESC, m.id LIMIT :most
ON CONFLICT (report_number, message_id) DO NOTHING
""")
_AROUND = text("""
SELECT DISTINCT e.message_id FROM event e
WHERE e.room_id = :room AND e.seq >= :first AND e.seq <= :last
""")
_NEXT_NO = text("""
INSERT INTO counter (name, no) VALUES (:name, 1) ON CONFLICT (name) DO UPDATE SET no = counter.no + 1 RETURNING no
""")
_INSERT_LEAF = text("""
INSERT INTO leaf (no, at_ms, actor, act, subject, salt, commitment)
VALUES (:no, :at_ms, :actor, :act, :subject, :salt, :commitment)
""")
_LAST_CONTROL = text("SELECT no FROM counter WHERE name = 'control'")
_INSERT_CONTROL = text("INSERT INTO control (no, at_ms, kind, subject) VALUES (:no, :at_ms, :kind, :subject)")
_CONTROLS = text("SELECT no, kind, subject FROM control WHERE no > :after ORDER BY no")

# Retention. A body goes when its term ends, unless an evidence hold keeps its message; nothing else keeps it.
_DELETE_BODIES = text("""
DELETE FROM body
WHERE at_ms < (CASE WHEN room_id IN (SELECT r.id FROM room r WHERE r.kind = 'direct')
               THEN CAST(:direct_before AS BIGINT) ELSE CAST(:before AS BIGINT) END)
AND NOT EXISTS (SELECT 1 FROM evidence_hold h WHERE h.message_id = body.message_id AND h.released = :no)
AND NOT EXISTS (SELECT 1 FROM message m JOIN evidence_hold h ON h.message_id = m.target_id AND h.released = :no
                WHERE m.id = body.message_id)
AND NOT EXISTS (SELECT 1 FROM message m WHERE m.id = body.message_id AND m.state IN ('held', 'refused', 'returned')
                AND m.at_ms >= :contest_before)
""")
_RAISE_FLOORS = text("""
UPDATE room SET floor_seq = (SELECT MAX(e.seq) FROM event e WHERE e.room_id = room.id AND e.at_ms < :before)
WHERE (room.kind = 'direct') = :direct
AND EXISTS (SELECT 1 FROM event e WHERE e.room_id = room.id AND e.at_ms < :before)
""")
_DELETE_EVENTS = text("""
DELETE FROM event WHERE seq <= (SELECT r.floor_seq FROM room r WHERE r.id = event.room_id)
""")
_DELETE_ORIGINS = text("UPDATE message SET origin = NULL WHERE at_ms < :before AND origin IS NOT NULL")
_DELETE_SESSIONS = text("DELETE FROM session WHERE expires_ms < :now")
_DELETE_TRANSACTIONS = text("DELETE FROM proof_transaction WHERE expires_ms < :now")
_DELETE_UNDER_18 = text("DELETE FROM under_18 WHERE at_ms < :before")
# What a hold keeps is kept with its reasons. A row goes only when nothing in sight, and no kept body, needs it.
_DELETE_STATEMENTS = text("""
DELETE FROM statement WHERE at_ms < :before
AND NOT EXISTS (SELECT 1 FROM evidence_hold h WHERE h.message_id = statement.message_id AND h.released = :no)
""")
_DELETE_MESSAGES = text("""
DELETE FROM message WHERE at_ms < :before AND state <> 'held'
AND NOT EXISTS (SELECT 1 FROM event e WHERE e.message_id = message.id)
AND NOT EXISTS (SELECT 1 FROM body b WHERE b.message_id = message.id)
AND NOT EXISTS (SELECT 1 FROM evidence_hold h WHERE h.message_id = message.id AND h.released = :no)
""")
_PAST_OUTINGS = """
SELECT o.message_id FROM outing o WHERE o.at_ms < :before
AND NOT EXISTS (SELECT 1 FROM evidence_hold h WHERE h.message_id = o.message_id AND h.released = :no)
"""
_DELETE_GUESTS = text(f"DELETE FROM outing_guest WHERE message_id IN ({_PAST_OUTINGS})")  # noqa: S608 - constants
_DELETE_OUTINGS = text(f"DELETE FROM outing WHERE message_id IN ({_PAST_OUTINGS})")  # noqa: S608 - constants
_DELETE_ASKS = text("DELETE FROM ask WHERE at_ms < :before")
_DELETE_PLACE_CHANGES = text("DELETE FROM place_change WHERE at_ms < :before")
# A conversation is forgotten once it has ended and its term has passed, unless something of it is held; its key goes
# with its last sealed text, its room with the last row of the legal year.
_PAST_DIRECTS = """
SELECT d.room_id FROM direct d WHERE d.ended_ms < :before
AND NOT EXISTS (SELECT 1 FROM message m JOIN evidence_hold h ON h.message_id = m.id AND h.released = :no
                WHERE m.room_id = d.room_id)
"""
_DELETE_MEMBERSHIPS = text(f"DELETE FROM membership WHERE room_id IN ({_PAST_DIRECTS})")  # noqa: S608 - constants
_DELETE_DIRECTS = text(f"DELETE FROM direct WHERE room_id IN ({_PAST_DIRECTS})")  # noqa: S608 - constants
_FORGOTTEN = "SELECT r.id FROM room r WHERE r.kind = 'direct' AND r.id NOT IN (SELECT d.room_id FROM direct d)"
_DELETE_KEYS = text(f"""
DELETE FROM sealing_key WHERE scope IN ({_FORGOTTEN}) AND scope NOT IN (SELECT b.room_id FROM body b)
""")  # noqa: S608 - constants
_DELETE_ROOMS = text(f"""
DELETE FROM room WHERE id IN ({_FORGOTTEN}) AND id NOT IN (SELECT m.room_id FROM message m)
""")  # noqa: S608 - constants
_DELETE_HOLDS = text("DELETE FROM evidence_hold WHERE released = :yes")
_DELETE_REPORT_EVENTS = text("""
DELETE FROM report_event WHERE number IN (SELECT r.number FROM report r WHERE r.at_ms < :before
AND NOT EXISTS (SELECT 1 FROM evidence_hold h WHERE h.report_number = r.number))
""")
_DELETE_REPORTS = text("""
DELETE FROM report WHERE at_ms < :before
AND NOT EXISTS (SELECT 1 FROM evidence_hold h WHERE h.report_number = report.number)
""")
_DELETE_LEAVES = text("DELETE FROM leaf WHERE at_ms < :before")
_DELETE_CONTROLS = text("DELETE FROM control WHERE at_ms < :before")


def insert_statement(connection: Connection, statement: Statement) -> None:
    """Keep a statement of reasons, in the transaction of the decision it explains."""
    fields = {
        "id": statement.id,
        "account_id": statement.account_id,
        "message_id": statement.message_id,
        "decision": statement.decision,
        "code": statement.code.value,
        "rules": " ".join(statement.rules),
        "effects": " ".join(statement.effects),
        "policy_version": statement.policy_version,
        "automated_detection": statement.automated_detection,
        "automated_decision": statement.automated_decision,
        "at_ms": statement.at_ms,
    }
    connection.execute(_INSERT_STATEMENT, fields)


def statement_message(connection: Connection, statement_id: str, account_id: str) -> MessageId | None:
    """The message that a statement to this person is about."""
    found: str | None = connection.execute(_STATEMENT_FOR, {"id": statement_id, "account": account_id}).scalar()
    return None if found is None else MessageId(found)


def contest_of(connection: Connection, statement_id: str) -> str | None:
    """The number of the report that contests a statement."""
    return connection.execute(_CONTEST_OF, {"id": statement_id}).scalar()


def insert_report(connection: Connection, report: Report) -> None:
    """Keep a word to us."""
    about = None if report.about is None else report.about.value
    connection.execute(_INSERT_REPORT, report._asdict() | {"reason": report.reason.value, "about": about})


def add_words(connection: Connection, number: str, words: SealedWords) -> None:
    """Append what happened to a report; its `no` is given here."""
    fields = {"number": number, "kind": words.kind, "words_id": words.words_id, "words": words.words}
    connection.execute(_INSERT_REPORT_EVENT, fields | {"at_ms": words.at_ms})


def report(connection: Connection, number: str) -> Report | None:
    """The report with this number."""
    row = connection.execute(_BY_NUMBER, {"number": number}).one_or_none()
    return None if row is None else _report(row)


def reports_of(connection: Connection, account_id: str, most: int) -> list[tuple[Report, list[SealedWords]]]:
    """A person's words to us, newest first, each with what happened to it."""
    rows = [_report(row) for row in connection.execute(_OF_REPORTER, {"account": account_id, "most": most})]
    return [(row, words_of(connection, row.number)) for row in rows]


def unanswered(connection: Connection, most: int) -> list[tuple[Report, list[SealedWords]]]:
    """The reports that wait for an answer, the most urgent first."""
    rows = [_report(row) for row in connection.execute(_UNANSWERED, {"most": most})]
    return [(row, words_of(connection, row.number)) for row in rows]


def words_of(connection: Connection, number: str) -> list[SealedWords]:
    """What happened to a report, in order."""
    rows = connection.execute(_REPORT_EVENTS, {"number": number})
    return [SealedWords(row.no, row.kind, row.words_id, bytes(row.words), row.at_ms) for row in rows]


def hold_evidence(connection: Connection, number: str, message_ids: set[MessageId], at_ms: int) -> None:
    """Keep these messages' bodies from every deletion until the hold is released."""
    for message_id in sorted(message_ids):
        fields = {"number": number, "message": message_id, "at_ms": at_ms, "released": False}
        connection.execute(_HOLD, fields)


def evidence(connection: Connection, number: str) -> list[SealedEvidence]:
    """What a report holds, in the order it was said, each wording after the other."""
    return [
        SealedEvidence(
            MessageId(row.message_id),
            row.room_id,
            row.nickname,
            row.at_ms,
            row.state,
            row.id,
            bytes(row.sealed),
            None if row.place is None else bytes(row.place),
        )
        for row in connection.execute(_EVIDENCE, {"number": number})
    ]


def hold_conversation(connection: Connection, number: str, room_id: str, at_ms: int, most: int) -> None:
    """Keep what was said in a conversation, held and removed messages included, the newest `most` of it."""
    names = {"number": number, "room": room_id, "at_ms": at_ms, "released": False, "most": most}
    connection.execute(_HOLD_ALL, names)


def around(connection: Connection, room_id: str, seq: int, each_side: int) -> set[MessageId]:
    """The messages of the events around one: `each_side` before and after."""
    names = {"room": room_id, "first": seq - each_side, "last": seq + each_side}
    return {MessageId(row.message_id) for row in connection.execute(_AROUND, names)}


def add_leaf(connection: Connection, actor: str, act: str, subject: str, salt: bytes, at_ms: int) -> None:  # noqa: PLR0913
    """Append what staff did. The commitment is SHA-256 over the salt and the length-prefixed fields."""
    no: int = connection.execute(_NEXT_NO, {"name": "leaf"}).scalar_one()
    told = "".join(f"{len(part)}:{part}" for part in (str(no), str(at_ms), actor, act, subject))
    fields = {"no": no, "at_ms": at_ms, "actor": actor, "act": act, "subject": subject, "salt": salt}
    connection.execute(_INSERT_LEAF, fields | {"commitment": hashlib.sha256(salt + told.encode()).digest()})


def add_control(connection: Connection, kind: str, subject: str, at_ms: int) -> None:
    """Append an order for every node."""
    no: int = connection.execute(_NEXT_NO, {"name": "control"}).scalar_one()
    connection.execute(_INSERT_CONTROL, {"no": no, "at_ms": at_ms, "kind": kind, "subject": subject})


def controls(connection: Connection, after: int) -> list[Control]:
    """The orders behind `after`, in order."""
    return [Control(row.no, row.kind, row.subject) for row in connection.execute(_CONTROLS, {"after": after})]


def last_control(connection: Connection) -> int:
    """The number of the newest order."""
    return connection.execute(_LAST_CONTROL).scalar() or 0


def forget(connection: Connection, due: Due) -> int:
    """Let data go when due. How many bodies went; evidence holds keep theirs."""
    terms = {"before": due.rooms_ms, "direct_before": due.direct_ms, "contest_before": due.contest_ms, "no": False}
    gone = connection.execute(_DELETE_BODIES, terms).rowcount
    connection.execute(_RAISE_FLOORS, {"before": due.rooms_ms, "direct": False})
    connection.execute(_RAISE_FLOORS, {"before": due.direct_ms, "direct": True})
    connection.execute(_DELETE_EVENTS)
    connection.execute(_DELETE_ORIGINS, {"before": due.year_ms})
    connection.execute(_DELETE_UNDER_18, {"before": due.year_ms})
    connection.execute(_DELETE_SESSIONS, {"now": due.now_ms})
    connection.execute(_DELETE_TRANSACTIONS, {"now": due.now_ms})
    connection.execute(_DELETE_STATEMENTS, {"before": due.contest_ms, "no": False})
    connection.execute(_DELETE_MESSAGES, {"before": due.year_ms, "no": False})
    connection.execute(_DELETE_CONTROLS, {"before": due.day_ms})
    for statement in (_DELETE_GUESTS, _DELETE_OUTINGS):
        connection.execute(statement, {"before": due.rooms_ms, "no": False})
    for statement in (_DELETE_ASKS, _DELETE_PLACE_CHANGES):
        connection.execute(statement, {"before": due.month_ms})
    for statement in (_DELETE_MEMBERSHIPS, _DELETE_DIRECTS):
        connection.execute(statement, {"before": due.direct_ms, "no": False})
    for statement in (_DELETE_KEYS, _DELETE_ROOMS):
        connection.execute(statement)
    connection.execute(_DELETE_HOLDS, {"yes": True})
    for statement in (_DELETE_REPORT_EVENTS, _DELETE_REPORTS, _DELETE_LEAVES):
        connection.execute(statement, {"before": due.five_years_ms})
    return gone


def _report(row: Row[tuple[object, ...]]) -> Report:
    return Report(
        row.number,
        bytes(row.key_hash),
        None if row.reporter_id is None else AccountId(row.reporter_id),
        None if row.statement_id is None else StatementId(row.statement_id),
        None if row.message_id is None else MessageId(row.message_id),
        ReportReason(row.reason),
        row.at_ms,
        row.answer_by_ms,
        None if row.about is None else About(row.about),
        row.subject_id,
    )
