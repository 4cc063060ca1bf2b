"""What upstream has told, and how far its changes were taken. Changed only together with a migration."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, LargeBinary, String, Table, text

from kiosk.store.columns import metadata

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
    Index("ix_upstream_row_owed", "id", sqlite_where=OWED),
)
