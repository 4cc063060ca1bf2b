"""What kiosks say of their banks. Changed only together with a migration."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKeyConstraint, PrimaryKeyConstraint, Table, Text

from upstream.database import tables  # noqa: F401 (what the foreign key below refers to)
from upstream.database.metadata import metadata

# The newest word of each kiosk; its row is locked by whoever writes what the feed has of it.
site_state = Table(
    "site_state",
    metadata,
    Column("tenant", Text, nullable=False),
    Column("kiosk", Text, nullable=False),
    Column("said", Text, nullable=False),  # JSON
    Column("away", Boolean, nullable=False),  # it was not heard of for so long that the others were told
    PrimaryKeyConstraint("tenant", "kiosk"),
    ForeignKeyConstraint(["tenant", "kiosk"], ["kiosk.tenant", "kiosk.id"]),
)
