"""What upstream has told, and how far its changes were taken."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "upstream_feed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cursor", sa.String(), nullable=False),
        sa.Column("snapshot", sa.Integer(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_upstream_feed"),
        sa.CheckConstraint("id = 1", name="one"),  # the naming convention adds the rest
    )
    op.create_table(
        "upstream_row",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("snapshot", sa.Integer(), nullable=False),
        sa.Column("badge", sa.LargeBinary()),
        sa.Column("owed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", name="pk_upstream_row"),
    )
    op.create_index("ix_upstream_row_owed", "upstream_row", ["id"], sqlite_where=sa.text("owed"))
