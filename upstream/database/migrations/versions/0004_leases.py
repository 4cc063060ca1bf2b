"""Bookings: what a kiosk leases for windows, and what became of them.

What a kiosk had agreed to without an end stays agreed: one lease, until the kiosk says for which windows.
"""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from upstream.database.metadata import Instant

revision = "0004"
down_revision = "0003"

_FAR_AWAY = datetime(2100, 1, 1, tzinfo=UTC)


def upgrade() -> None:
    _leases()
    _lead_instead_of_bookable()
    op.add_column("booking", sa.Column("reachable", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("booking", sa.Column("given", sa.Text()))
    op.create_index("ix_booking_tenant_starts_at_id", "booking", ["tenant", "starts_at", "id"])


def _leases() -> None:
    lease = op.create_table(
        "lease",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("quota", sa.Integer(), nullable=False),
        sa.Column("starts_at", Instant(), nullable=False),
        sa.Column("ends_at", Instant(), nullable=False),
        sa.Column("doors", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "quota", "starts_at", name="pk_lease"),
        sa.ForeignKeyConstraint(["tenant", "quota"], ["quota.tenant", "quota.id"], name="fk_lease_tenant_quota"),
        sa.CheckConstraint("starts_at < ends_at AND doors >= 0", name="ck_lease_window"),
    )
    quota = sa.table("quota", *(sa.column(name) for name in ("tenant", "id", "agreed_at", "bookable")))
    agreed = sa.select(
        quota.c.tenant, quota.c.id, quota.c.agreed_at, sa.literal(_FAR_AWAY, Instant()), quota.c.bookable
    )
    op.execute(lease.insert().from_select(["tenant", "quota", "starts_at", "ends_at", "doors"], agreed))


def _lead_instead_of_bookable() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _anew_in_sqlite()
        return
    op.drop_constraint("ck_quota_bookable", "quota")
    op.drop_column("quota", "bookable")
    op.add_column("quota", sa.Column("lead_s", sa.Integer(), nullable=False, server_default="0"))
    op.alter_column("quota", "lead_s", server_default=None)


def _anew_in_sqlite() -> None:
    """SQLite drops no column that a check names. The rows that refer to the table find theirs again in the new one."""
    op.execute("PRAGMA defer_foreign_keys = ON")
    op.execute("CREATE TEMPORARY TABLE quota_before AS SELECT * FROM quota")
    op.drop_table("quota")
    op.create_table(
        "quota",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("bank", sa.Text(), nullable=False),
        sa.Column("size", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("lead_s", sa.Integer(), nullable=False),
        sa.Column("agreed_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_quota"),
        sa.ForeignKeyConstraint(["tenant", "kiosk"], ["kiosk.tenant", "kiosk.id"], name="fk_quota_tenant_kiosk"),
        sa.UniqueConstraint("tenant", "kiosk", "bank", "size", name="uq_quota_tenant_kiosk_bank_size"),
        sa.UniqueConstraint("tenant", "id", name="uq_quota_tenant_id"),
    )
    op.execute(
        "INSERT INTO quota (id, tenant, kiosk, bank, size, capacity, lead_s, agreed_at)"
        " SELECT id, tenant, kiosk, bank, size, capacity, 0, agreed_at FROM quota_before"
    )
    op.execute("DROP TABLE quota_before")
