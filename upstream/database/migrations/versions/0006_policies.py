"""Policies for kiosks, and what these say of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from upstream.database.metadata import Instant

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "policy",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text()),
        sa.Column("set_at", Instant(), nullable=False),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "scope", "version", name="pk_policy"),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.slug"], name="fk_policy_tenant"),
    )
    op.create_table(
        "policy_answer",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("why", sa.Text()),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "kiosk", "scope", name="pk_policy_answer"),
        sa.ForeignKeyConstraint(
            ["tenant", "kiosk"], ["kiosk.tenant", "kiosk.id"], name="fk_policy_answer_tenant_kiosk"
        ),
    )
