"""Policies, and what the kiosks say of them. Changed only together with a migration."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, Table, Text

from upstream.database import tables  # noqa: F401 (what the foreign keys below refer to)
from upstream.database.metadata import Instant, metadata

# Every version of each document; the newest counts.
policy = Table(
    "policy",
    metadata,
    Column("tenant", Text, ForeignKey("tenant.slug"), nullable=False),
    Column("scope", Text, nullable=False),  # tenant, site:NAME or kiosk:NAME
    Column("version", Integer, nullable=False),
    Column("text", Text),  # TOML; NULL: from then on there was none
    Column("set_at", Instant, nullable=False),
    Column("set_by", Text, nullable=False),
    PrimaryKeyConstraint("tenant", "scope", "version"),
)

# What a kiosk said last of a document.
policy_answer = Table(
    "policy_answer",
    metadata,
    Column("tenant", Text, nullable=False),
    Column("kiosk", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("version", Integer),  # that it speaks of; NULL: it could not tell
    Column("state", Text, nullable=False),  # in-force, refused, overruled, set-aside
    Column("why", Text),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("tenant", "kiosk", "scope"),
    ForeignKeyConstraint(["tenant", "kiosk"], ["kiosk.tenant", "kiosk.id"]),
)
