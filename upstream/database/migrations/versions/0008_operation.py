"""Notices that are delivered, what tenants choose, retention; the service's private key leaves for a file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from upstream.database.metadata import Instant

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "tenant_choice",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("notice_urls", sa.LargeBinary()),
        sa.Column("zone", sa.Text()),
        sa.Column("keeps_personal_days", sa.Integer()),
        sa.PrimaryKeyConstraint("tenant", name="pk_tenant_choice"),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.slug"], name="fk_tenant_choice_tenant"),
        sa.CheckConstraint("keeps_personal_days > 0", name="ck_tenant_choice_days"),
    )
    op.create_table(
        "erased",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "kiosk", "epoch", name="pk_erased"),
        sa.ForeignKeyConstraint(
            ["tenant", "kiosk", "epoch"],
            ["epoch.tenant", "epoch.kiosk", "epoch.id"],
            name="fk_erased_tenant_kiosk_epoch",
        ),
    )
    _let_notices_be_delivered()
    with op.batch_alter_table("server_key") as key:
        key.alter_column("private", existing_type=sa.LargeBinary(), nullable=True)


def _let_notices_be_delivered() -> None:
    op.add_column("notice", sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("notice", sa.Column("due_at", Instant()))
    op.add_column("notice", sa.Column("given_up_at", Instant()))
    op.add_column("notice", sa.Column("reached", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("notice", sa.Column("error", sa.Text()))
    op.create_index("ix_notice_due_at", "notice", ["due_at"])
    op.execute("UPDATE notice SET due_at = created_at WHERE delivered_at IS NULL")
