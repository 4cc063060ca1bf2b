"""Tenants, kiosks, keys, enrolment; epochs, events, checkpoints, alarms."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from upstream.database.metadata import Instant

revision = "0001"
down_revision = None

_COUNTED = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    _tenants()
    _kiosks()
    _keys()
    _enrolment()
    _record()
    _checkpoints()
    _alarms()


def _tenants() -> None:
    op.create_table(
        "tenant",
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name="pk_tenant"),
    )
    op.create_table(
        "server_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("private", sa.LargeBinary(), nullable=False),
        sa.Column("public", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_server_key"),
    )


def _kiosks() -> None:
    op.create_table(
        "kiosk",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("banks", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("decommissioned_at", Instant()),
        sa.Column("seen_at", Instant()),
        sa.Column("clock_offset_ms", sa.BigInteger()),
        sa.Column("newest_event_at", sa.Text()),
        sa.Column("newest_event_clock", sa.Text()),
        sa.Column("measured_at", Instant()),
        sa.PrimaryKeyConstraint("id", name="pk_kiosk"),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.slug"], name="fk_kiosk_tenant"),
        sa.UniqueConstraint("tenant", "name", name="uq_kiosk_tenant_name"),
        sa.UniqueConstraint("tenant", "id", name="uq_kiosk_tenant_id"),
    )


def _keys() -> None:
    op.create_table(
        "key",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("public", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("tenant", sa.Text()),
        sa.Column("kiosk", sa.Text()),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("revoked_at", Instant()),
        sa.PrimaryKeyConstraint("id", name="pk_key"),
        *_whose("key"),
    )
    op.create_table(
        "nonce",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("nonce", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("key", "nonce", name="pk_nonce"),
    )
    op.create_table(
        "refusal",
        sa.Column("id", _COUNTED, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("tenant", sa.Text()),
        sa.Column("kiosk", sa.Text()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_refusal"),
        sa.ForeignKeyConstraint(["key"], ["key.id"], name="fk_refusal_key"),
        *_whose("refusal"),
    )
    _indices("key", "tenant", "kiosk")
    _indices("nonce", "at")
    _indices("refusal", "key", "tenant", "kiosk")


def _enrolment() -> None:
    op.create_table(
        "enrolment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("banks", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("decided_at", Instant()),
        sa.Column("tenant", sa.Text()),
        sa.Column("kiosk", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_enrolment"),
        sa.ForeignKeyConstraint(["key"], ["key.id"], name="fk_enrolment_key"),
        *_whose("enrolment"),
    )
    op.create_table(
        "wrong_code",
        sa.Column("id", _COUNTED, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_wrong_code"),
    )
    _indices("enrolment", "key", "code", "tenant", "kiosk")
    _indices("wrong_code", "at")


def _record() -> None:
    op.create_table(
        "epoch",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("genesis", sa.Text(), nullable=False),
        sa.Column("announced_at", Instant(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("tree", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "kiosk", "id", name="pk_epoch"),
        sa.ForeignKeyConstraint(["tenant", "kiosk"], ["kiosk.tenant", "kiosk.id"], name="fk_epoch_tenant_kiosk"),
        sa.UniqueConstraint("tenant", "kiosk", "position", name="uq_epoch_tenant_kiosk_position"),
    )
    op.create_table(
        "event",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("header", sa.Text(), nullable=False),
        sa.Column("commitment", sa.LargeBinary()),
        sa.Column("personal", sa.Text()),
        sa.Column("salt", sa.LargeBinary()),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("opaque", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "kiosk", "epoch", "sequence", name="pk_event"),
        _epochs("event"),
    )


def _checkpoints() -> None:
    op.create_table(
        "checkpoint",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("tree", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "kiosk", "epoch", "size", name="pk_checkpoint"),
        _epochs("checkpoint"),
    )


def _alarms() -> None:
    op.create_table(
        "alarm",
        sa.Column("id", _COUNTED, nullable=False),
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("last_at", Instant(), nullable=False),
        sa.Column("cleared_at", Instant()),
        sa.PrimaryKeyConstraint("id", name="pk_alarm"),
        sa.ForeignKeyConstraint(["tenant", "kiosk"], ["kiosk.tenant", "kiosk.id"], name="fk_alarm_tenant_kiosk"),
    )
    op.create_index("ix_alarm_tenant_kiosk_kind_epoch", "alarm", ["tenant", "kiosk", "kind", "epoch"])


def _whose(table: str) -> tuple[sa.ForeignKeyConstraint, sa.ForeignKeyConstraint]:
    return (
        sa.ForeignKeyConstraint(["tenant"], ["tenant.slug"], name=f"fk_{table}_tenant"),
        sa.ForeignKeyConstraint(["kiosk"], ["kiosk.id"], name=f"fk_{table}_kiosk"),
    )


def _epochs(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["tenant", "kiosk", "epoch"],
        ["epoch.tenant", "epoch.kiosk", "epoch.id"],
        name=f"fk_{table}_tenant_kiosk_epoch",
    )


def _indices(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])
