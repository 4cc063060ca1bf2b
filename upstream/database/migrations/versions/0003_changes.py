"""The feed of changes that kiosks take."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from upstream.database.metadata import Instant

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "change_counter",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("tombstones_from", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", name="pk_change_counter"),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.slug"], name="fk_change_counter_tenant"),
    )
    op.create_table(
        "change",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("born", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("value", sa.Text()),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "kind", "id", name="pk_change"),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.slug"], name="fk_change_tenant"),
        sa.UniqueConstraint("tenant", "position", name="uq_change_tenant_position"),
        sa.UniqueConstraint("tenant", "born", name="uq_change_tenant_born"),
    )
    gone = sa.text("deleted")
    op.create_index("ix_change_tenant_at", "change", ["tenant", "at"], postgresql_where=gone, sqlite_where=gone)
