"""What upstream may sell, what it has told in full, and what it is owed in answer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

# SQLite adds a column at once; Alembic would copy the whole table for it.
_COLUMNS = ("upstream_row ADD COLUMN value VARCHAR", "reservation ADD COLUMN booking VARCHAR")


def upgrade() -> None:
    for column in _COLUMNS:
        op.execute(f"ALTER TABLE {column}")
    of_upstream = sa.text("booking IS NOT NULL")
    op.create_index("ix_reservation_booking", "reservation", ["booking"], unique=True, sqlite_where=of_upstream)
    op.create_table(
        "owed_answer",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_owed_answer"),
        sa.UniqueConstraint("kind", "about", name="uq_owed_answer_kind_about"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "countersigned",
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("epoch", name="pk_countersigned"),
        sa.ForeignKeyConstraint(["epoch"], ["audit_epoch.number"], name="fk_countersigned_epoch"),
    )
    op.create_table(
        "lease",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bank", sa.String(), nullable=False),
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("size", sa.String(), nullable=False),
        sa.Column("starts_at", sa.String(), nullable=False),
        sa.Column("ends_at", sa.String(), nullable=False),
        sa.Column("doors", sa.Integer(), nullable=False),
        sa.Column("lead_s", sa.Integer(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_lease"),
        sa.CheckConstraint("starts_at < ends_at", name="window"),  # the naming convention adds the rest
        sa.CheckConstraint("doors >= 0", name="doors"),
    )
