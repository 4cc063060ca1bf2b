"""The tables of bookings. Changed only together with a migration; a test holds the two equal."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from upstream.database import tables  # noqa: F401 (what the foreign keys below refer to)
from upstream.database.metadata import Instant, metadata

# One bank and size of a kiosk. Its row is the lock under which its leases are changed and its bookings counted.
quota = Table(
    "quota",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("tenant", Text, nullable=False),
    Column("kiosk", Text, nullable=False),
    Column("bank", Text, nullable=False),
    Column("size", Text, nullable=False),
    Column("capacity", Integer, nullable=False),  # doors
    Column("lead_s", Integer, nullable=False),  # a booking is made at least so long before it begins
    Column("agreed_at", Instant, nullable=False),
    ForeignKeyConstraint(["tenant", "kiosk"], ["kiosk.tenant", "kiosk.id"]),
    UniqueConstraint("tenant", "kiosk", "bank", "size"),
    UniqueConstraint("tenant", "id"),
)

# What a kiosk keeps of it for bookings, window by window; the windows of a quota do not overlap.
lease = Table(
    "lease",
    metadata,
    Column("tenant", Text, nullable=False),
    Column("quota", Integer, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("doors", Integer, nullable=False),
    PrimaryKeyConstraint("tenant", "quota", "starts_at"),
    ForeignKeyConstraint(["tenant", "quota"], ["quota.tenant", "quota.id"]),
    CheckConstraint("starts_at < ends_at AND doors >= 0", name="ck_lease_window"),
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
    Column("reachable", Boolean, nullable=False, server_default=false()),  # has to be, from a wheelchair
    Column("state", Text, nullable=False),
    Column("given", Text),  # the size of its door, where that is another than its quota's
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
    Index(None, "tenant", "starts_at", "id"),
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

# What somebody has to be told. Nothing more is owed where `due_at` is NULL.
notice = Table(
    "notice",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("tenant", Text, ForeignKey("tenant.slug"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("detail", Text, nullable=False),  # JSON
    Column("created_at", Instant, nullable=False),
    Column("delivered_at", Instant),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("due_at", Instant, index=True),
    Column("given_up_at", Instant),
    Column("reached", Integer, nullable=False, server_default="0"),  # a bit for each of the addresses that have it
    Column("error", Text),  # why the last try came to nothing: a sentence without addresses
)
