"""What kiosks take from here: the newest row of each thing, numbered in the order in which changes were committed.

Positions are instants, in microseconds since 1970, made to rise: whoever puts back a backup of this database gives out
none again that a kiosk has seen already.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from upstream.database.metadata import Instant, metadata

# Locked by whoever writes a change, until that is committed: so no position is seen before a smaller one.
change_counter = Table(
    "change_counter",
    metadata,
    Column("tenant", Text, ForeignKey("tenant.slug"), primary_key=True),
    Column("position", BigInteger, nullable=False),  # of the newest change
    Column("tombstones_from", BigInteger, nullable=False),  # what was deleted up to here may be forgotten
)

change = Table(
    "change",
    metadata,
    Column("tenant", Text, ForeignKey("tenant.slug"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("position", BigInteger, nullable=False),  # of its newest change; also its version
    Column("born", BigInteger, nullable=False),  # of its first: snapshots go by it, since it never moves
    Column("deleted", Boolean, nullable=False),
    Column("value", Text),  # JSON; NULL where it was deleted
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("tenant", "kind", "id"),
    UniqueConstraint("tenant", "position"),
    UniqueConstraint("tenant", "born"),
    Index(None, "tenant", "at", postgresql_where=text("deleted"), sqlite_where=text("deleted")),
)
