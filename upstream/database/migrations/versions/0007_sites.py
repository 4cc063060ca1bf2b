"""What each bank of a site can give."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "site_state",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("away", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "kiosk", name="pk_site_state"),
        sa.ForeignKeyConstraint(["tenant", "kiosk"], ["kiosk.tenant", "kiosk.id"], name="fk_site_state_tenant_kiosk"),
    )
