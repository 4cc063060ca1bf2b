"""Tenants, their kiosks and keys, and the record that the kiosks send.

Each table of tenants names the tenant in each row, and its keys begin with it: no query needs to leave it out.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from upstream.database.metadata import Instant, metadata

# SQLite counts by itself in a column of exactly this type only.
_COUNTED = BigInteger().with_variant(Integer, "sqlite")

tenant = Table(
    "tenant",
    metadata,
    Column("slug", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
)

kiosk = Table(
    "kiosk",
    metadata,
    Column("id", Text, primary_key=True),
    Column("tenant", Text, ForeignKey("tenant.slug"), nullable=False),
    Column("name", Text, nullable=False),  # as the site file has it; one of the tenant
    Column("site", Text, nullable=False),
    Column("banks", Text, nullable=False),  # a JSON list of names
    Column("version", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("decommissioned_at", Instant),
    Column("seen_at", Instant),  # its last signed request, to half a minute
    Column("clock_offset_ms", BigInteger),  # how far its clock is behind ours, as it measured that itself
    Column("newest_event_at", Text),  # of the last batch, as the kiosk's clock had it
    Column("newest_event_clock", Text),
    Column("measured_at", Instant),
    UniqueConstraint("tenant", "name"),
    UniqueConstraint("tenant", "id"),
)

key = Table(
    "key",
    metadata,
    Column("id", Text, primary_key=True),  # SHA-256 of the public key, in hex
    Column("public", LargeBinary, nullable=False),
    Column("kind", Text, nullable=False),  # enrolment, kiosk, client
    Column("name", Text, nullable=False),
    Column("tenant", Text, ForeignKey("tenant.slug"), index=True),
    Column("kiosk", Text, ForeignKey("kiosk.id"), index=True),
    Column("created_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    Column("may", Text, nullable=False, server_default="book"),  # of a client: its rights, with commas
)

nonce = Table(
    "nonce",
    metadata,
    Column("key", Text, nullable=False),
    Column("nonce", Text, nullable=False),
    Column("at", Instant, nullable=False, index=True),
    PrimaryKeyConstraint("key", "nonce"),
)

refusal = Table(
    "refusal",
    metadata,
    Column("id", _COUNTED, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("key", Text, ForeignKey("key.id"), nullable=False, index=True),
    Column("tenant", Text, ForeignKey("tenant.slug"), index=True),
    Column("kiosk", Text, ForeignKey("kiosk.id"), index=True),
    Column("reason", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("path", Text, nullable=False),
)

enrolment = Table(
    "enrolment",
    metadata,
    Column("id", Text, primary_key=True),
    Column("key", Text, ForeignKey("key.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("site", Text, nullable=False),
    Column("banks", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("code", Text, nullable=False, index=True),
    Column("state", Text, nullable=False),  # pending, approved, denied; expired is told by the clock
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("decided_at", Instant),
    Column("tenant", Text, ForeignKey("tenant.slug"), index=True),
    Column("kiosk", Text, ForeignKey("kiosk.id"), index=True),
)

wrong_code = Table(
    "wrong_code",
    metadata,
    Column("id", _COUNTED, primary_key=True),
    Column("at", Instant, nullable=False, index=True),
)

server_key = Table(
    "server_key",
    metadata,
    Column("id", Integer, primary_key=True),  # 1: there is one
    Column("private", LargeBinary),  # of an earlier version, until the service has moved it into its file
    Column("public", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
)

epoch = Table(
    "epoch",
    metadata,
    Column("tenant", Text, nullable=False),
    Column("kiosk", Text, nullable=False),
    Column("id", Text, nullable=False),  # 32 hex digits
    Column("number", BigInteger, nullable=False),  # as the kiosk counts them
    Column("position", BigInteger, nullable=False),  # in the order in which they were announced
    Column("genesis", Text, nullable=False),
    Column("announced_at", Instant, nullable=False),
    # The head: how far the record is here. This row is locked while events are taken.
    Column("sequence", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("tree", LargeBinary, nullable=False),  # tree.Frontier
    PrimaryKeyConstraint("tenant", "kiosk", "id"),
    ForeignKeyConstraint(["tenant", "kiosk"], ["kiosk.tenant", "kiosk.id"]),
    UniqueConstraint("tenant", "kiosk", "position"),
)

event = Table(
    "event",
    metadata,
    Column("tenant", Text, nullable=False),
    Column("kiosk", Text, nullable=False),
    Column("epoch", Text, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("type", Text, nullable=False),
    Column("at", Text, nullable=False),  # as the header has it: the kiosk's clock is never corrected
    Column("received_at", Instant, nullable=False),
    Column("header", Text, nullable=False),
    Column("commitment", LargeBinary),
    Column("personal", Text),
    Column("salt", LargeBinary),
    Column("hash", LargeBinary, nullable=False),
    Column("opaque", Boolean, nullable=False),  # taken as it was, without being understood
    PrimaryKeyConstraint("tenant", "kiosk", "epoch", "sequence"),
    ForeignKeyConstraint(["tenant", "kiosk", "epoch"], ["epoch.tenant", "epoch.kiosk", "epoch.id"]),
)

checkpoint = Table(
    "checkpoint",
    metadata,
    Column("tenant", Text, nullable=False),
    Column("kiosk", Text, nullable=False),
    Column("epoch", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("note", Text, nullable=False),  # with both signatures
    Column("tree", LargeBinary, nullable=False),  # the next root is computed from here on
    Column("received_at", Instant, nullable=False),
    PrimaryKeyConstraint("tenant", "kiosk", "epoch", "size"),
    ForeignKeyConstraint(["tenant", "kiosk", "epoch"], ["epoch.tenant", "epoch.kiosk", "epoch.id"]),
)

alarm = Table(
    "alarm",
    metadata,
    Column("id", _COUNTED, primary_key=True),
    Column("tenant", Text, nullable=False),
    Column("kiosk", Text, nullable=False),
    Column("kind", Text, nullable=False),  # fork, gap, rolled-back, opaque
    Column("epoch", Text, nullable=False),
    Column("sequence", BigInteger, nullable=False),  # the first event that it is about
    Column("detail", Text, nullable=False),  # a sentence, without personal data
    Column("times", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("last_at", Instant, nullable=False),
    Column("cleared_at", Instant),
    ForeignKeyConstraint(["tenant", "kiosk"], ["kiosk.tenant", "kiosk.id"]),
    Index(None, "tenant", "kiosk", "kind", "epoch"),
)
