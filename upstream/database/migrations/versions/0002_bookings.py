"""Quotas, bookings, the answers that were given to them, and notices."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from upstream.database.metadata import Instant

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _quotas()
    _bookings()
    _answers()
    _notices()


def _quotas() -> None:
    op.create_table(
        "quota",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("bank", sa.Text(), nullable=False),
        sa.Column("size", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("bookable", sa.Integer(), nullable=False),
        sa.Column("agreed_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_quota"),
        sa.ForeignKeyConstraint(["tenant", "kiosk"], ["kiosk.tenant", "kiosk.id"], name="fk_quota_tenant_kiosk"),
        sa.UniqueConstraint("tenant", "kiosk", "bank", "size", name="uq_quota_tenant_kiosk_bank_size"),
        sa.UniqueConstraint("tenant", "id", name="uq_quota_tenant_id"),
        sa.CheckConstraint("bookable >= 0 AND bookable <= capacity", name="ck_quota_bookable"),
    )


def _bookings() -> None:
    op.create_table(
        "booking",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("quota", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("starts_at", Instant(), nullable=False),
        sa.Column("ends_at", Instant(), nullable=False),
        sa.Column("purpose", sa.Text()),
        sa.Column("external_system", sa.Text()),
        sa.Column("external_id", sa.Text()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("door", sa.Text()),
        sa.Column("why", sa.Text()),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("booked_by", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_booking"),
        sa.ForeignKeyConstraint(["tenant", "quota"], ["quota.tenant", "quota.id"], name="fk_booking_tenant_quota"),
        sa.ForeignKeyConstraint(["booked_by"], ["key.id"], name="fk_booking_booked_by"),
        sa.UniqueConstraint(
            "tenant", "external_system", "external_id", name="uq_booking_tenant_external_system_external_id"
        ),
        sa.CheckConstraint("starts_at < ends_at", name="ck_booking_window"),
    )
    op.create_index("ix_booking_booked_by", "booking", ["booked_by"])
    op.create_index("ix_booking_tenant_quota_ends_at", "booking", ["tenant", "quota", "ends_at"])
    op.create_index("ix_booking_tenant_person_ends_at", "booking", ["tenant", "person", "ends_at"])


def _answers() -> None:
    op.create_table(
        "answered",
        sa.Column("client", sa.Text(), nullable=False),
        sa.Column("idempotency_key", sa.Text(), nullable=False),
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("client", "idempotency_key", name="pk_answered"),
        sa.ForeignKeyConstraint(["client"], ["key.id"], name="fk_answered_client"),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.slug"], name="fk_answered_tenant"),
    )
    op.create_index("ix_answered_tenant", "answered", ["tenant"])
    op.create_index("ix_answered_at", "answered", ["at"])


def _notices() -> None:
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("delivered_at", Instant()),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.slug"], name="fk_notice_tenant"),
    )
    op.create_index("ix_notice_tenant", "notice", ["tenant"])
