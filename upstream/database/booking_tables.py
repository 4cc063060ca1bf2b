"""The tables of bookings. Changed only together with a migration; a test holds the two equal."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from upstream.database import tables  # noqa: F401 (what the foreign keys below refer to)
from upstream.database.metadata import Instant, metadata

# What a kiosk has agreed to keep of one bank and size. Its row is the lock under which all its bookings are counted.
quota = Table(
    "quota",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("tenant", Text, nullable=False),
    Column("kiosk", Text, nullable=False),
    Column("bank", Text, nullable=False),
    Column("size", Text, nullable=False),
    Column("capacity", Integer, nullable=False),  # doors
    Column("bookable", Integer, nullable=False),  # of them, those that may be sold for one instant
    Column("agreed_at", Instant, nullable=False),
    ForeignKeyConstraint(["tenant", "kiosk"], ["kiosk.tenant", "kiosk.id"]),
    UniqueConstraint("tenant", "kiosk", "bank", "size"),
    UniqueConstraint("tenant", "id"),
    CheckConstraint("bookable >= 0 AND bookable <= capacity", name="ck_quota_bookable"),
)

booking = Table(
    "booking",
    metadata,
    Column("id", Text, primary_key=True),  # random
    Column("tenant", Text, nullable=False),
    Column("quota", Integer, nullable=False),
    Column("person", Text, nullable=False),  # as other systems know them
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("purpose", Text),
    Column("external_system", Text),
    Column("external_id", Text),
    Column("state", Text, nullable=False),
    Column("door", Text),  # once the kiosk has said which
    Column("why", Text),  # the kiosk moved or rejected it
    Column("revision", Integer, nullable=False),  # counts what was asked for: the kiosk answers to one of them
    Column("version", Integer, nullable=False),  # counts every change: the ETag
    Column("booked_by", Text, ForeignKey("key.id"), nullable=False, index=True),
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    ForeignKeyConstraint(["tenant", "quota"], ["quota.tenant", "quota.id"]),
    UniqueConstraint("tenant", "external_system", "external_id"),
    CheckConstraint("starts_at < ends_at", name="ck_booking_window"),
    Index(None, "tenant", "quota", "ends_at"),
    Index(None, "tenant", "person", "ends_at"),
)

# Answers already given, so that a request that is sent again is not done again.
answered = Table(
    "answered",
    metadata,
    Column("client", Text, ForeignKey("key.id"), primary_key=True),
    Column("idempotency_key", Text, primary_key=True),
    Column("tenant", Text, ForeignKey("tenant.slug"), nullable=False, index=True),
    Column("asked", Text, nullable=False),  # SHA-256 of what was asked, hex
    Column("status", Integer, nullable=False),
    Column("headers", Text, nullable=False),  # JSON
    Column("body", Text, nullable=False),  # JSON
    Column("at", Instant, nullable=False, index=True),
)

# What somebody has to be told, and hasn't been yet.
notice = Table(
    "notice",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("tenant", Text, ForeignKey("tenant.slug"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("detail", Text, nullable=False),  # JSON
    Column("created_at", Instant, nullable=False),
    Column("delivered_at", Instant),
)
