"""Every table. Each column says why we hold it, for how long, and from when: `info={basis, term, start}` (law L10).

Common subset of SQLite and PostgreSQL: TEXT ids that we make, BIGINT UTC milliseconds, BOOLEAN, JSON as TEXT,
sealed bytes as BYTEA/BLOB. No server defaults, no triggers, no engine types.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

# Bases (GDPR article 6, and the laws that oblige us).
CONTRACT = "contract"  # the person asked for the service
SAFETY = "legitimate interest: safety of the people here"
LCEN = "legal obligation: décret 2021-1362"
DSA = "legal obligation: regulation (EU) 2022/2065"
PROOF = "legal obligation: proof of majority"
NONE = "not personal data"

# Terms.
RETENTION = "retention_days"
YEAR = "1 year"
FIVE_YEARS = "5 years"
MONTH = "30 days"
DIRECT = "direct_days"
DAY = "1 day"
CONTEST = "contest_days"
SESSION = "session_days"
MINUTES = "proof_minutes"
HOLD = "until the hold is released"
ALWAYS = "as long as the instance"
MEMBER = "as long as the membership"
ACCOUNT = "as long as the account"

# Starts.
AT_CLOSURE = "closure of the account"
AT_EVENT = "at_ms"
AT_DUE = "due_ms"
AT_END = "ended_ms"
AT_CREATION = "creation"


def _column(name: str, kind: Any, basis: str, term: str, start: str, *rest: Any, **options: Any) -> Column[Any]:  # noqa: ANN401
    options.setdefault("nullable", False)
    return Column(name, kind, *rest, info={"basis": basis, "term": term, "start": start}, **options)


account = Table(
    "account",
    metadata,
    _column("id", Text, LCEN, YEAR, AT_CLOSURE, primary_key=True),
    _column("nickname", Text, LCEN, YEAR, AT_CLOSURE),
    _column("nickname_skeleton", Text, CONTRACT, ACCOUNT, AT_CREATION, unique=True),
    _column("age", BigInteger, CONTRACT, ACCOUNT, AT_CREATION),
    _column("gender", Text, CONTRACT, ACCOUNT, AT_CREATION),
    _column("locale", Text, CONTRACT, ACCOUNT, AT_CREATION),
    _column("charter_version", Text, CONTRACT, ACCOUNT, AT_CREATION, nullable=True),
    _column("scripted", Boolean, NONE, ALWAYS, AT_CREATION),
)

# Where people live, as coarsely as it is known to us: a cell of at least 25,000 inhabitants, without a history (L8).
residence = Table(
    "residence",
    metadata,
    _column("account_id", Text, CONTRACT, ACCOUNT, AT_CREATION, ForeignKey("account.id"), primary_key=True),
    _column("cell", Text, CONTRACT, ACCOUNT, AT_CREATION),
    Index("ix_residence_cell", "cell"),
)

# That a place was changed, and when; neither from where nor to where.
place_change = Table(
    "place_change",
    metadata,
    _column("id", Text, SAFETY, MONTH, AT_EVENT, primary_key=True),
    _column("account_id", Text, SAFETY, MONTH, AT_EVENT, ForeignKey("account.id")),
    _column("at_ms", BigInteger, SAFETY, MONTH, AT_EVENT),
    Index("ix_place_change_account_id", "account_id"),
)

# The groups (cell, band of five years, gender) with at least 20 active members on the day of the snapshot.
crowd = Table(
    "crowd",
    metadata,
    _column("cell", Text, NONE, DAY, AT_CREATION),
    _column("band_low", BigInteger, NONE, DAY, AT_CREATION),
    _column("gender", Text, NONE, DAY, AT_CREATION),
    PrimaryKeyConstraint("cell", "band_low", "gender", name="pk_crowd"),
)

# The day on which something that happens once a day was done.
daily = Table(
    "daily",
    metadata,
    _column("name", Text, NONE, ALWAYS, AT_CREATION, primary_key=True),
    _column("day", Text, NONE, ALWAYS, AT_CREATION),
)

# What a person says of themselves, and chose. No row: everything as it was when they came in. The few words are sealed.
profile = Table(
    "profile",
    metadata,
    _column("account_id", Text, CONTRACT, ACCOUNT, AT_CREATION, ForeignKey("account.id"), primary_key=True),
    _column("bio_id", Text, CONTRACT, ACCOUNT, AT_CREATION, nullable=True),
    _column("bio", LargeBinary, CONTRACT, ACCOUNT, AT_CREATION, nullable=True),
    _column("intentions", Text, CONTRACT, ACCOUNT, AT_CREATION),
    _column("ask_from", Text, CONTRACT, ACCOUNT, AT_CREATION),
    _column("older_may_ask", Boolean, CONTRACT, ACCOUNT, AT_CREATION),
    _column("presence", Boolean, CONTRACT, ACCOUNT, AT_CREATION),
    _column("typing", Boolean, CONTRACT, ACCOUNT, AT_CREATION),
    _column("receipts", Boolean, CONTRACT, ACCOUNT, AT_CREATION),
)

# Who welcomes the others, under a role name.
host = Table(
    "host",
    metadata,
    _column("account_id", Text, CONTRACT, ACCOUNT, AT_CREATION, ForeignKey("account.id"), primary_key=True),
)

# Neither of the two sees the other anywhere.
block = Table(
    "block",
    metadata,
    _column("account_id", Text, SAFETY, ACCOUNT, AT_CREATION, ForeignKey("account.id")),
    _column("blocked_id", Text, SAFETY, ACCOUNT, AT_CREATION, ForeignKey("account.id")),
    _column("at_ms", BigInteger, SAFETY, ACCOUNT, AT_CREATION),
    PrimaryKeyConstraint("account_id", "blocked_id", name="pk_block"),
    Index("ix_block_blocked_id", "blocked_id"),
)

# Contact requests: an opener and a context, no free text (law L3). `mode` is what the asker accepted.
ask = Table(
    "ask",
    metadata,
    _column("id", Text, CONTRACT, MONTH, AT_EVENT, primary_key=True),
    _column("from_id", Text, CONTRACT, MONTH, AT_EVENT, ForeignKey("account.id")),
    _column("to_id", Text, CONTRACT, MONTH, AT_EVENT, ForeignKey("account.id")),
    _column("opener", Text, CONTRACT, MONTH, AT_EVENT),
    _column("room_id", Text, CONTRACT, MONTH, AT_EVENT, nullable=True),
    _column("intention", Text, CONTRACT, MONTH, AT_EVENT, nullable=True),
    _column("mode", Text, CONTRACT, MONTH, AT_EVENT),
    _column("state", Text, CONTRACT, MONTH, AT_EVENT),
    _column("at_ms", BigInteger, CONTRACT, MONTH, AT_EVENT),
    Index("ix_ask_from_id_at_ms", "from_id", "at_ms"),
    Index("ix_ask_to_id_state", "to_id", "state"),
)

# Direct conversations: who the two are, what both accepted at the opening and when, and how it ended.
direct = Table(
    "direct",
    metadata,
    _column("room_id", Text, CONTRACT, DIRECT, AT_END, primary_key=True),
    _column("asker_id", Text, CONTRACT, DIRECT, AT_END),
    _column("asked_id", Text, CONTRACT, DIRECT, AT_END),
    _column("mode", Text, CONTRACT, DIRECT, AT_END),
    _column("asker_consent_ms", BigInteger, CONTRACT, DIRECT, AT_END),
    _column("asked_consent_ms", BigInteger, CONTRACT, DIRECT, AT_END),
    _column("state", Text, CONTRACT, DIRECT, AT_END),
    _column("paused_by", Text, CONTRACT, DIRECT, AT_END, nullable=True),
    _column("ended_ms", BigInteger, CONTRACT, DIRECT, AT_END, nullable=True),
    Index("ix_direct_asker_id", "asker_id"),
    Index("ix_direct_asked_id", "asked_id"),
)

proof = Table(
    "proof",
    metadata,
    _column("account_id", Text, PROOF, ACCOUNT, AT_CREATION, ForeignKey("account.id"), primary_key=True),
    _column("provider", Text, PROOF, ACCOUNT, AT_CREATION),
    _column("assurance", Text, PROOF, ACCOUNT, AT_CREATION),
    _column("proved_day", Text, PROOF, ACCOUNT, AT_CREATION),
    _column("recheck_day", Text, PROOF, ACCOUNT, AT_CREATION),
)

proof_transaction = Table(
    "proof_transaction",
    metadata,
    _column("id", Text, PROOF, MINUTES, AT_CREATION, primary_key=True),
    _column("browser_hash", LargeBinary, PROOF, MINUTES, AT_CREATION),
    _column("provider", Text, PROOF, MINUTES, AT_CREATION),
    _column("nonce", LargeBinary, PROOF, MINUTES, AT_CREATION),
    _column("expires_ms", BigInteger, PROOF, MINUTES, AT_CREATION),
    _column("answered", Boolean, PROOF, MINUTES, AT_CREATION),
    # Set when the answer proved 18 and no account existed yet: the next entry of this browser claims it.
    _column("assurance", Text, PROOF, MINUTES, AT_CREATION, nullable=True),
    _column("recheck_day", Text, PROOF, MINUTES, AT_CREATION, nullable=True),
    Index("ix_proof_transaction_browser_hash", "browser_hash"),
)

# A browser that stated an age under 18. Only a proof removes the row (law L1); the browser is known by a hash.
under_18 = Table(
    "under_18",
    metadata,
    _column("browser_hash", LargeBinary, SAFETY, YEAR, AT_EVENT, primary_key=True),
    _column("at_ms", BigInteger, SAFETY, YEAR, AT_EVENT),
)

session = Table(
    "session",
    metadata,
    _column("id", Text, CONTRACT, SESSION, AT_CREATION, primary_key=True),
    _column("token_hash", LargeBinary, CONTRACT, SESSION, AT_CREATION, unique=True),
    _column("account_id", Text, CONTRACT, SESSION, AT_CREATION, ForeignKey("account.id")),
    _column("label", Text, CONTRACT, SESSION, AT_CREATION),
    _column("day", Text, CONTRACT, SESSION, AT_CREATION),
    _column("expires_ms", BigInteger, CONTRACT, SESSION, AT_CREATION),
    Index("ix_session_account_id", "account_id"),
)

room = Table(
    "room",
    metadata,
    _column("id", Text, NONE, ALWAYS, AT_CREATION, primary_key=True),
    _column("slug", Text, NONE, ALWAYS, AT_CREATION, unique=True),
    _column("kind", Text, NONE, ALWAYS, AT_CREATION),
    _column("topic", Text, NONE, ALWAYS, AT_CREATION),
    _column("slow_mode_ms", BigInteger, NONE, ALWAYS, AT_CREATION),
    _column("last_seq", BigInteger, NONE, ALWAYS, AT_CREATION),
    _column("last_no", BigInteger, NONE, ALWAYS, AT_CREATION),
    # Events up to here are past retention and gone.
    _column("floor_seq", BigInteger, NONE, ALWAYS, AT_CREATION),
    # A local room's own name; the others are named by their slug.
    _column("name", Text, NONE, ALWAYS, AT_CREATION, nullable=True),
    # The slug of the wider room where talk goes on while this one has too few people; none while it is open.
    _column("rests_in", Text, NONE, ALWAYS, AT_CREATION, nullable=True),
)

# One key a room (and one for reports, one for origins), wrapped by a key that is not in this database.
sealing_key = Table(
    "sealing_key",
    metadata,
    _column("scope", Text, NONE, ALWAYS, AT_CREATION, primary_key=True),
    _column("wrapped", LargeBinary, NONE, ALWAYS, AT_CREATION),
)

membership = Table(
    "membership",
    metadata,
    _column("account_id", Text, CONTRACT, MEMBER, AT_CREATION, ForeignKey("account.id")),
    _column("room_id", Text, CONTRACT, MEMBER, AT_CREATION, ForeignKey("room.id")),
    _column("read_seq", BigInteger, CONTRACT, MEMBER, AT_CREATION),
    _column("read_no", BigInteger, CONTRACT, MEMBER, AT_CREATION),
    _column("muted", Boolean, CONTRACT, MEMBER, AT_CREATION),
    PrimaryKeyConstraint("account_id", "room_id", name="pk_membership"),
    Index("ix_membership_room_id", "room_id"),
)

# One row for each thing an author sent: a post, an edit or a removal (`target_id` is the message these change).
# The row outlives its body: who wrote, when and from where is the legal year's; what was written is retention's.
message = Table(
    "message",
    metadata,
    _column("id", Text, LCEN, YEAR, AT_EVENT, primary_key=True),
    _column("kind", Text, LCEN, YEAR, AT_EVENT),
    _column("target_id", Text, LCEN, YEAR, AT_EVENT, nullable=True),
    _column("room_id", Text, LCEN, YEAR, AT_EVENT, ForeignKey("room.id")),
    _column("author_id", Text, LCEN, YEAR, AT_EVENT),
    _column("client_message_id", Text, CONTRACT, RETENTION, AT_EVENT),
    _column("digest", LargeBinary, CONTRACT, RETENTION, AT_EVENT),
    _column("state", Text, CONTRACT, YEAR, AT_EVENT),
    _column("body_id", Text, CONTRACT, RETENTION, AT_EVENT, nullable=True),
    _column("seq", BigInteger, CONTRACT, RETENTION, AT_EVENT, nullable=True),
    _column("at_ms", BigInteger, LCEN, YEAR, AT_EVENT),
    _column("until_ms", BigInteger, DSA, CONTEST, AT_EVENT, nullable=True),
    # Address, port and time of the connection, sealed; nothing but an order opens it.
    _column("origin", LargeBinary, LCEN, YEAR, AT_EVENT, nullable=True),
    # What the judge answered before anyone else could read it, or `unexamined` (law L2); a removal has no text.
    _column("verdict", Text, CONTRACT, YEAR, AT_EVENT, nullable=True),
    # The cards that whoever received it in a direct conversation is shown.
    _column("cards", Text, CONTRACT, YEAR, AT_EVENT, nullable=True),
    UniqueConstraint("author_id", "client_message_id", name="uq_message_author_id_client_message_id"),
    Index("ix_message_author_id_room_id_at_ms", "author_id", "room_id", "at_ms"),
    Index("ix_message_state_until_ms", "state", "until_ms"),
    Index("ix_message_at_ms", "at_ms"),
)

event = Table(
    "event",
    metadata,
    _column("room_id", Text, CONTRACT, RETENTION, AT_EVENT, ForeignKey("room.id")),
    _column("seq", BigInteger, CONTRACT, RETENTION, AT_EVENT),
    _column("kind", Text, CONTRACT, RETENTION, AT_EVENT),
    _column("message_id", Text, CONTRACT, RETENTION, AT_EVENT, ForeignKey("message.id")),
    # How many messages the room's log held once this event was in it: unread counts are differences of this.
    _column("no", BigInteger, CONTRACT, RETENTION, AT_EVENT),
    _column("at_ms", BigInteger, CONTRACT, RETENTION, AT_EVENT),
    PrimaryKeyConstraint("room_id", "seq", name="pk_event"),
    Index("ix_event_at_ms", "at_ms"),
)

body = Table(
    "body",
    metadata,
    _column("id", Text, CONTRACT, RETENTION, AT_EVENT, primary_key=True),
    _column("room_id", Text, CONTRACT, RETENTION, AT_EVENT),
    _column("message_id", Text, CONTRACT, RETENTION, AT_EVENT),
    _column("sealed", LargeBinary, CONTRACT, RETENTION, AT_EVENT),
    _column("at_ms", BigInteger, CONTRACT, RETENTION, AT_EVENT),
    Index("ix_body_message_id", "message_id"),
    Index("ix_body_at_ms", "at_ms"),
)

# A proposal to go out: the message says what for; the public place is sealed under its room's key.
outing = Table(
    "outing",
    metadata,
    _column("message_id", Text, CONTRACT, RETENTION, AT_EVENT, primary_key=True),
    _column("day", Text, CONTRACT, RETENTION, AT_EVENT),
    _column("seats", BigInteger, CONTRACT, RETENTION, AT_EVENT),
    _column("place", LargeBinary, CONTRACT, RETENTION, AT_EVENT),
    _column("at_ms", BigInteger, CONTRACT, RETENTION, AT_EVENT),
)

outing_guest = Table(
    "outing_guest",
    metadata,
    _column("message_id", Text, CONTRACT, RETENTION, AT_EVENT, ForeignKey("outing.message_id")),
    _column("account_id", Text, CONTRACT, RETENTION, AT_EVENT, ForeignKey("account.id")),
    _column("at_ms", BigInteger, CONTRACT, RETENTION, AT_EVENT),
    PrimaryKeyConstraint("message_id", "account_id", name="pk_outing_guest"),
)

# A statement of reasons, with the fields regulation (EU) 2022/2065 article 17 asks for.
statement = Table(
    "statement",
    metadata,
    _column("id", Text, DSA, CONTEST, AT_EVENT, primary_key=True),
    _column("account_id", Text, DSA, CONTEST, AT_EVENT),
    _column("message_id", Text, DSA, CONTEST, AT_EVENT),
    _column("decision", Text, DSA, CONTEST, AT_EVENT),
    _column("code", Text, DSA, CONTEST, AT_EVENT),
    _column("rules", Text, DSA, CONTEST, AT_EVENT),
    _column("effects", Text, DSA, CONTEST, AT_EVENT),
    _column("policy_version", Text, DSA, CONTEST, AT_EVENT),
    _column("automated_detection", Boolean, DSA, CONTEST, AT_EVENT),
    _column("automated_decision", Boolean, DSA, CONTEST, AT_EVENT),
    _column("at_ms", BigInteger, DSA, CONTEST, AT_EVENT),
    Index("ix_statement_message_id", "message_id"),
)

# The last number given to each append-only list. Whoever takes the next holds the row, so that numbers come in order.
counter = Table(
    "counter",
    metadata,
    _column("name", Text, NONE, ALWAYS, AT_CREATION, primary_key=True),
    _column("no", BigInteger, NONE, ALWAYS, AT_CREATION),
)

# What staff did, as salted commitments: the content can be shown and checked, or destroyed and stay committed.
leaf = Table(
    "leaf",
    metadata,
    _column("no", BigInteger, DSA, FIVE_YEARS, AT_EVENT, primary_key=True, autoincrement=False),
    _column("at_ms", BigInteger, DSA, FIVE_YEARS, AT_EVENT),
    _column("actor", Text, DSA, FIVE_YEARS, AT_EVENT),
    _column("act", Text, DSA, FIVE_YEARS, AT_EVENT),
    _column("subject", Text, DSA, FIVE_YEARS, AT_EVENT),
    _column("salt", LargeBinary, DSA, FIVE_YEARS, AT_EVENT),
    _column("commitment", LargeBinary, DSA, FIVE_YEARS, AT_EVENT),
)

# What every node must obey even when the bus is silent: polled within seconds, and of no use after a day.
control = Table(
    "control",
    metadata,
    _column("no", BigInteger, SAFETY, DAY, AT_EVENT, primary_key=True, autoincrement=False),
    _column("at_ms", BigInteger, SAFETY, DAY, AT_EVENT),
    _column("kind", Text, SAFETY, DAY, AT_EVENT),
    _column("subject", Text, SAFETY, DAY, AT_EVENT),
)

# Effects outside the store, written in the transaction that decided them (an outbox), taken after commit.
job = Table(
    "job",
    metadata,
    _column("id", Text, CONTRACT, RETENTION, AT_DUE, primary_key=True),
    _column("kind", Text, CONTRACT, RETENTION, AT_DUE),
    _column("payload", Text, CONTRACT, RETENTION, AT_DUE),
    _column("due_ms", BigInteger, CONTRACT, RETENTION, AT_DUE),
    _column("attempts", BigInteger, CONTRACT, RETENTION, AT_DUE),
    Index("ix_job_due_ms", "due_ms"),
)

report = Table(
    "report",
    metadata,
    _column("number", Text, DSA, FIVE_YEARS, AT_EVENT, primary_key=True),
    _column("key_hash", LargeBinary, DSA, FIVE_YEARS, AT_EVENT),
    _column("reporter_id", Text, DSA, FIVE_YEARS, AT_EVENT, nullable=True),
    _column("statement_id", Text, DSA, FIVE_YEARS, AT_EVENT, nullable=True),
    _column("message_id", Text, DSA, FIVE_YEARS, AT_EVENT, nullable=True),
    _column("reason", Text, DSA, FIVE_YEARS, AT_EVENT),
    # What it is about, besides a message: a person, a contact request, a conversation.
    _column("about", Text, DSA, FIVE_YEARS, AT_EVENT, nullable=True),
    _column("subject_id", Text, DSA, FIVE_YEARS, AT_EVENT, nullable=True),
    _column("at_ms", BigInteger, DSA, FIVE_YEARS, AT_EVENT),
    _column("answer_by_ms", BigInteger, DSA, FIVE_YEARS, AT_EVENT),
    Index("ix_report_reporter_id", "reporter_id"),
    Index("ix_report_at_ms", "at_ms"),
)

# What happened to a report, in order; its status is a fold of these. Words are sealed under the reports' key.
report_event = Table(
    "report_event",
    metadata,
    _column("number", Text, DSA, FIVE_YEARS, AT_EVENT, ForeignKey("report.number")),
    _column("no", BigInteger, DSA, FIVE_YEARS, AT_EVENT),
    _column("kind", Text, DSA, FIVE_YEARS, AT_EVENT),
    _column("words_id", Text, DSA, FIVE_YEARS, AT_EVENT),
    _column("words", LargeBinary, DSA, FIVE_YEARS, AT_EVENT),
    _column("at_ms", BigInteger, DSA, FIVE_YEARS, AT_EVENT),
    PrimaryKeyConstraint("number", "no", name="pk_report_event"),
)

# Messages whose bodies deletion must leave alone (law L7): a report writes the first ones.
evidence_hold = Table(
    "evidence_hold",
    metadata,
    _column("report_number", Text, DSA, HOLD, AT_EVENT, ForeignKey("report.number")),
    _column("message_id", Text, DSA, HOLD, AT_EVENT),
    _column("at_ms", BigInteger, DSA, HOLD, AT_EVENT),
    _column("released", Boolean, DSA, HOLD, AT_EVENT),
    PrimaryKeyConstraint("report_number", "message_id", name="pk_evidence_hold"),
    Index("ix_evidence_hold_message_id", "message_id"),
)
