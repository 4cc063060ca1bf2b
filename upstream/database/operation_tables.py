"""What a tenant has chosen, and how far its retention is. Changed only together with a migration."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from upstream.database import tables  # noqa: F401 (what the foreign keys below refer to)
from upstream.database.metadata import metadata

tenant_choice = Table(
    "tenant_choice",
    metadata,
    Column("tenant", Text, ForeignKey("tenant.slug"), primary_key=True),
    Column("notice_urls", LargeBinary),  # they hold passwords: sealed by the service's key (kiosks.server_key)
    Column("zone", Text),  # the time zone that notices speak in; NULL: UTC
    Column("keeps_personal_days", Integer),  # NULL: as long as the kiosk
    CheckConstraint("keeps_personal_days > 0", name="ck_tenant_choice_days"),
)

# Of each epoch, up to which event the personal data was erased here for its age.
erased = Table(
    "erased",
    metadata,
    Column("tenant", Text, nullable=False),
    Column("kiosk", Text, nullable=False),
    Column("epoch", Text, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    PrimaryKeyConstraint("tenant", "kiosk", "epoch"),
    ForeignKeyConstraint(["tenant", "kiosk", "epoch"], ["epoch.tenant", "epoch.kiosk", "epoch.id"]),
)
