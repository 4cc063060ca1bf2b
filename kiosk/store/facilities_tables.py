"""The tables of facilities mode. Like all others they are changed only together with a migration.

What may not become undone (a case that is over, a thing that left, the number of a bag) is held by triggers.
"""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, text

from kiosk.store.columns import Day, Instant, metadata

# A person with a role; their PIN and badges are among everybody's credentials.
operator = Table(
    "operator",
    metadata,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("role", String, nullable=False),
    Column("since", Instant, nullable=False),
    Column("ended_at", Instant),
)

# Without foreign keys: the assignment and the opening are forgotten long before the case is.
recovery_case = Table(
    "recovery_case",
    metadata,
    Column("id", String, primary_key=True),
    Column("compartment_id", ForeignKey("compartment.id"), nullable=False),
    Column("cause", String, nullable=False),
    Column("step", String, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("assignment_id", String),
    Column("person_id", ForeignKey("person.id")),
    Column("notified_at", Instant),
    Column("overridden", String),
    Column("empty", Boolean, nullable=False),
    Column("changed_at", Instant),
    Column("ended_at", Instant),
    CheckConstraint("(step IN ('reset', 'cancelled')) = (ended_at IS NOT NULL)", name="over"),
    Index("uq_recovery_case_live", "compartment_id", unique=True, sqlite_where=text("ended_at IS NULL")),
)

# The lines of the record that tell of a case: what they say of people stays as long as the case does.
case_line = Table(
    "case_line",
    metadata,
    Column("position", ForeignKey("audit_event.position"), primary_key=True),
    Column("case_id", String, nullable=False),
)

lost_item = Table(
    "lost_item",
    metadata,
    Column("id", String, primary_key=True),
    Column("bag", String, nullable=False, unique=True),
    Column("case_id", ForeignKey("recovery_case.id"), nullable=False),
    Column("compartment_id", ForeignKey("compartment.id"), nullable=False),
    Column("category", String, nullable=False),
    Column("description", String, nullable=False),  # personal
    Column("found_at", Instant, nullable=False),
    Column("keep_until", Day, nullable=False),
    Column("state", String, nullable=False),
    Column("person_id", ForeignKey("person.id")),
    Column("proof", String),
    Column("handed_to", String),  # personal
    Column("signature", String),  # personal
    Column("ended_at", Instant),
    CheckConstraint("(state = 'kept') = (ended_at IS NULL)", name="kept"),
)

item_photo = Table(
    "item_photo",
    metadata,
    Column("item_id", ForeignKey("lost_item.id"), primary_key=True),
    Column("jpeg", LargeBinary, nullable=False),  # personal
)

# Numbers that only ever rise.
counter = Table(
    "counter",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Integer, nullable=False),
)

LIVE_ALARM = text("ended_at IS NULL OR acknowledged_at IS NULL")  # in these words the index is found again
alarm = Table(
    "alarm",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("since", Instant, nullable=False),
    Column("compartment_id", ForeignKey("compartment.id")),
    Column("device", String),
    Column("ended_at", Instant),
    Column("acknowledged_at", Instant),
    Column("acknowledged_by", ForeignKey("person.id")),
    Index("ix_alarm_live", "since", sqlite_where=LIVE_ALARM),
)

# What operators set at the screen.
kiosk_setting = Table(
    "kiosk_setting",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

# The one that a recovery code has to answer.
challenge = Table(
    "challenge",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("text", String, nullable=False),
    Column("asked_at", Instant, nullable=False),
    CheckConstraint("id = 1", name="one"),
)
