"""What upstream has told, and how far its changes were taken. Changed only together with a migration."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    text,
)

from kiosk.store.columns import Instant, metadata

# How far upstream's changes were taken.
upstream_feed = Table(
    "upstream_feed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("cursor", String, nullable=False),
    Column("snapshot", Integer, nullable=False),  # the number of the newest one
    Column("whole", Boolean, nullable=False),  # that one was taken to its end
    CheckConstraint("id = 1", name="one"),
)

# What upstream has told of; the things themselves are elsewhere. One that is gone stays until its person is erased.
OWED = text("owed")  # in this word the index is found again
upstream_row = Table(
    "upstream_row",
    metadata,
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),  # as other systems know it
    Column("version", Integer, nullable=False),
    Column("state", String, nullable=False),  # live, suspended, gone: as upstream has it
    Column("snapshot", Integer, nullable=False),  # the newest one that it was in, or that it came after
    Column("badge", LargeBinary),  # the look-up of the badge that upstream gave
    Column("owed", Boolean, nullable=False),  # that badge is somebody else's still
    Column("value", String),  # JSON: what of the thing is needed again
    Index("ix_upstream_row_owed", "id", sqlite_where=OWED),
)

# What upstream is to hear of what it told: the newest of each thing.
owed_answer = Table(
    "owed_answer",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("about", String, nullable=False),  # the thing's id upstream
    Column("body", String, nullable=False),  # JSON
    Column("made_at", Instant, nullable=False),
    UniqueConstraint("kind", "about"),
    sqlite_autoincrement=True,  # one that was replaced while it was under way is not taken for its successor
)

# The newest checkpoint of an epoch that upstream has signed, too.
countersigned = Table(
    "countersigned",
    metadata,
    Column("epoch", ForeignKey("audit_epoch.number"), primary_key=True),
    Column("size", Integer, nullable=False),  # of the epoch, in events
    Column("note", String, nullable=False),
)

# What upstream may sell: of a bank, tenant and size so many doors in a window.
lease = Table(
    "lease",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bank", String, nullable=False),
    Column("tenant", String, nullable=False),
    Column("size", String, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("doors", Integer, nullable=False),
    Column("lead_s", Integer, nullable=False),  # a booking is made so long before it begins
    Column("agreed", Boolean, nullable=False),  # upstream has said that it knows
    CheckConstraint("starts_at < ends_at", name="window"),
    CheckConstraint("doors >= 0", name="doors"),
)
