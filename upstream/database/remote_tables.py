"""Doors to be opened from afar, and operators who may have a new PIN. Changed only together with a migration."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, PrimaryKeyConstraint, Table, Text, UniqueConstraint

from upstream.database import tables  # noqa: F401 (what the foreign keys below refer to)
from upstream.database.metadata import Instant, metadata

opening = Table(
    "opening",
    metadata,
    Column("id", Text, primary_key=True),  # random
    Column("tenant", Text, nullable=False),
    Column("kiosk", Text, nullable=False),
    Column("bank", Text, nullable=False),
    Column("door", Text, nullable=False),
    Column("by", Text, nullable=False),  # who asks, in their own words
    Column("reason", Text, nullable=False),
    Column("asked_with", Text, ForeignKey("key.id")),  # NULL: by the command line
    Column("asked_at", Instant, nullable=False, index=True),
    Column("expires_at", Instant, nullable=False),
    Column("state", Text),  # as the kiosk has answered: opened, unconfirmed, refused, expired
    Column("why", Text),
    Column("answered_at", Instant),
    ForeignKeyConstraint(["tenant", "kiosk"], ["kiosk.tenant", "kiosk.id"]),
)

# An operator may once have a new PIN: at one kiosk, or (NULL) at each of the tenant's.
recovery = Table(
    "recovery",
    metadata,
    Column("id", Text, primary_key=True),  # random
    Column("tenant", Text, ForeignKey("tenant.slug"), nullable=False),
    Column("kiosk", Text),
    Column("operator", Text, nullable=False),  # as other systems know them
    Column("by", Text, nullable=False),  # who grants it, in their own words
    Column("granted_with", Text, ForeignKey("key.id")),  # NULL: by the command line
    Column("granted_at", Instant, nullable=False, index=True),
    Column("expires_at", Instant, nullable=False),
    Column("withdrawn_at", Instant),
    ForeignKeyConstraint(["tenant", "kiosk"], ["kiosk.tenant", "kiosk.id"]),
    UniqueConstraint("tenant", "id"),
)

recovery_used = Table(
    "recovery_used",
    metadata,
    Column("tenant", Text, nullable=False),
    Column("recovery", Text, nullable=False),
    Column("kiosk", Text, nullable=False),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("tenant", "recovery", "kiosk"),
    ForeignKeyConstraint(["tenant", "recovery"], ["recovery.tenant", "recovery.id"]),
    ForeignKeyConstraint(["tenant", "kiosk"], ["kiosk.tenant", "kiosk.id"]),
)
