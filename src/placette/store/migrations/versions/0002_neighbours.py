"""Places, people nearby, contact requests, direct conversations, outings.

Accounts made before the cells get the first cell of their département.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ADDED = {
    "room": ("name", "rests_in"),
    "message": ("verdict", "cards"),
    "report": ("about", "subject_id"),
}
_SETTLE = """
INSERT INTO residence (account_id, cell)
SELECT id, CASE WHEN departement IN ('975', '977', '984', '986') THEN 'outre-mer' ELSE departement || '-01' END
FROM account
"""


_COUNT = """
INSERT INTO counter (name, no)
SELECT 'leaf', COALESCE(MAX(no), 0) FROM leaf UNION ALL SELECT 'control', COALESCE(MAX(no), 0) FROM control
"""


def upgrade() -> None:
    op.create_table(
        "counter",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("no", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counter")),
    )
    op.create_table(
        "residence",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("cell", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_residence_account_id")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_residence")),
    )
    op.create_index("ix_residence_cell", "residence", ["cell"], unique=False)
    op.create_table(
        "place_change",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_place_change_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_change")),
    )
    op.create_index("ix_place_change_account_id", "place_change", ["account_id"], unique=False)
    op.create_table(
        "crowd",
        sa.Column("cell", sa.Text(), nullable=False),
        sa.Column("band_low", sa.BigInteger(), nullable=False),
        sa.Column("gender", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("cell", "band_low", "gender", name=op.f("pk_crowd")),
    )
    op.create_table(
        "daily",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_daily")),
    )
    op.create_table(
        "profile",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("bio_id", sa.Text(), nullable=True),
        sa.Column("bio", sa.LargeBinary(), nullable=True),
        sa.Column("intentions", sa.Text(), nullable=False),
        sa.Column("ask_from", sa.Text(), nullable=False),
        sa.Column("older_may_ask", sa.Boolean(), nullable=False),
        sa.Column("presence", sa.Boolean(), nullable=False),
        sa.Column("typing", sa.Boolean(), nullable=False),
        sa.Column("receipts", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_profile_account_id")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_profile")),
    )
    op.create_table(
        "host",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_host_account_id")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_host")),
    )
    op.create_table(
        "block",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("blocked_id", sa.Text(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_block_account_id")),
        sa.ForeignKeyConstraint(["blocked_id"], ["account.id"], name=op.f("fk_block_blocked_id")),
        sa.PrimaryKeyConstraint("account_id", "blocked_id", name=op.f("pk_block")),
    )
    op.create_index("ix_block_blocked_id", "block", ["blocked_id"], unique=False)
    op.create_table(
        "ask",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("from_id", sa.Text(), nullable=False),
        sa.Column("to_id", sa.Text(), nullable=False),
        sa.Column("opener", sa.Text(), nullable=False),
        sa.Column("room_id", sa.Text(), nullable=True),
        sa.Column("intention", sa.Text(), nullable=True),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["from_id"], ["account.id"], name=op.f("fk_ask_from_id")),
        sa.ForeignKeyConstraint(["to_id"], ["account.id"], name=op.f("fk_ask_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ask")),
    )
    op.create_index("ix_ask_from_id_at_ms", "ask", ["from_id", "at_ms"], unique=False)
    op.create_index("ix_ask_to_id_state", "ask", ["to_id", "state"], unique=False)
    op.create_table(
        "direct",
        sa.Column("room_id", sa.Text(), nullable=False),
        sa.Column("asker_id", sa.Text(), nullable=False),
        sa.Column("asked_id", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("asker_consent_ms", sa.BigInteger(), nullable=False),
        sa.Column("asked_consent_ms", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("paused_by", sa.Text(), nullable=True),
        sa.Column("ended_ms", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("room_id", name=op.f("pk_direct")),
    )
    op.create_index("ix_direct_asked_id", "direct", ["asked_id"], unique=False)
    op.create_index("ix_direct_asker_id", "direct", ["asker_id"], unique=False)
    op.create_table(
        "outing",
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("seats", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.LargeBinary(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_outing")),
    )
    op.create_table(
        "outing_guest",
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["outing.message_id"], name=op.f("fk_outing_guest_message_id")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_outing_guest_account_id")),
        sa.PrimaryKeyConstraint("message_id", "account_id", name=op.f("pk_outing_guest")),
    )
    for table, columns in _ADDED.items():
        for column in columns:
            op.add_column(table, sa.Column(column, sa.Text(), nullable=True))
    op.execute(_SETTLE)
    op.execute(_COUNT)
    op.drop_column("account", "departement")
