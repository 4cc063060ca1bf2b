"""Remote openings, operators' recoveries, and what each client may do."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from upstream.database.metadata import Instant

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("key", sa.Column("may", sa.Text(), nullable=False, server_default="book"))
    _make_openings()
    _make_recoveries()


def _make_openings() -> None:
    op.create_table(
        "opening",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("bank", sa.Text(), nullable=False),
        sa.Column("door", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_with", sa.Text()),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("state", sa.Text()),
        sa.Column("why", sa.Text()),
        sa.Column("answered_at", Instant()),
        sa.PrimaryKeyConstraint("id", name="pk_opening"),
        sa.ForeignKeyConstraint(["asked_with"], ["key.id"], name="fk_opening_asked_with"),
        sa.ForeignKeyConstraint(["tenant", "kiosk"], ["kiosk.tenant", "kiosk.id"], name="fk_opening_tenant_kiosk"),
    )
    op.create_index("ix_opening_asked_at", "opening", ["asked_at"])


def _make_recoveries() -> None:
    op.create_table(
        "recovery",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("kiosk", sa.Text()),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("granted_with", sa.Text()),
        sa.Column("granted_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("withdrawn_at", Instant()),
        sa.PrimaryKeyConstraint("id", name="pk_recovery"),
        sa.ForeignKeyConstraint(["granted_with"], ["key.id"], name="fk_recovery_granted_with"),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.slug"], name="fk_recovery_tenant"),
        sa.ForeignKeyConstraint(["tenant", "kiosk"], ["kiosk.tenant", "kiosk.id"], name="fk_recovery_tenant_kiosk"),
        sa.UniqueConstraint("tenant", "id", name="uq_recovery_tenant_id"),
    )
    op.create_index("ix_recovery_granted_at", "recovery", ["granted_at"])
    op.create_table(
        "recovery_used",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("recovery", sa.Text(), nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "recovery", "kiosk", name="pk_recovery_used"),
        sa.ForeignKeyConstraint(
            ["tenant", "recovery"], ["recovery.tenant", "recovery.id"], name="fk_recovery_used_tenant_recovery"
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "kiosk"], ["kiosk.tenant", "kiosk.id"], name="fk_recovery_used_tenant_kiosk"
        ),
    )
