"""Policies and capacity, reservations, the waiting list, sharing, favourites and notices."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# SQLite adds a column with its constraint at once; Alembic would copy the whole table for it.
_COLUMNS = (
    "person ADD COLUMN groups VARCHAR",
    "compartment ADD COLUMN left_by VARCHAR CONSTRAINT fk_compartment_left_by REFERENCES person (id)",
    "condition ADD COLUMN note VARCHAR",
    "assignment ADD COLUMN policy_id VARCHAR CONSTRAINT fk_assignment_policy_id REFERENCES policy (id)",
    "assignment ADD COLUMN phase VARCHAR DEFAULT 'assigned' NOT NULL",
    "assignment ADD COLUMN warnings INTEGER DEFAULT '0' NOT NULL",
    "assignment ADD COLUMN extensions INTEGER DEFAULT '0' NOT NULL",
    "assignment ADD COLUMN used_at VARCHAR",
    "assignment ADD COLUMN reservation_id VARCHAR CONSTRAINT fk_assignment_reservation_id REFERENCES reservation (id)",
)

_LIVE = "state IN ('booked', 'arrived')"

_TOUCHED = """FROM reservation AS touched
WHERE touched.state IN ('booked', 'arrived') AND touched.bank = NEW.bank AND touched.tenant = NEW.tenant
AND touched.size = NEW.size AND touched.starts_at < NEW.ends_at AND touched.ends_at > NEW.starts_at"""
_REFUSE_BROKEN_PROMISES = f"""
BEGIN
SELECT RAISE(ABORT, 'overbooked')
FROM (SELECT DISTINCT starts_at, ends_at {_TOUCHED}) AS claim
JOIN (
    SELECT begun.starts_at AS at, count(unpinned.starts_at) AS doors
    FROM (
        SELECT DISTINCT begun.starts_at FROM reservation AS begun
        WHERE begun.state IN ('booked', 'arrived') AND begun.bank = NEW.bank AND begun.tenant = NEW.tenant
        AND begun.size = NEW.size
        AND begun.starts_at >= (SELECT min(starts_at) {_TOUCHED})
        AND begun.starts_at < (SELECT max(ends_at) {_TOUCHED})
    ) AS begun
    LEFT JOIN reservation AS unpinned
        ON unpinned.state IN ('booked', 'arrived') AND unpinned.bank = NEW.bank AND unpinned.tenant = NEW.tenant
        AND unpinned.size = NEW.size AND unpinned.compartment_id IS NULL
        AND unpinned.starts_at <= begun.starts_at AND unpinned.ends_at > begun.starts_at
    GROUP BY begun.starts_at
) AS moment ON moment.at >= claim.starts_at AND moment.at < claim.ends_at
LEFT JOIN (
    SELECT DISTINCT compartment_id, starts_at, ends_at FROM reservation AS pinned
    WHERE pinned.state IN ('booked', 'arrived') AND pinned.bank = NEW.bank AND pinned.tenant = NEW.tenant
    AND pinned.size = NEW.size AND compartment_id IS NOT NULL
    AND starts_at < (SELECT max(ends_at) {_TOUCHED}) AND ends_at > (SELECT min(starts_at) {_TOUCHED})
) AS pinned ON pinned.starts_at < claim.ends_at AND pinned.ends_at > moment.at
GROUP BY claim.starts_at, claim.ends_at, moment.at
HAVING moment.doors + count(DISTINCT pinned.compartment_id) > coalesce((
    SELECT bookable FROM capacity WHERE bank = NEW.bank AND tenant = NEW.tenant AND size = NEW.size), 0);
SELECT RAISE(ABORT, 'promised twice')
FROM reservation AS other
WHERE NEW.compartment_id IS NOT NULL AND other.state IN ('booked', 'arrived') AND other.id <> NEW.id
AND other.starts_at < NEW.ends_at AND other.ends_at > NEW.starts_at
AND (other.compartment_id = NEW.compartment_id OR other.id IN (
    SELECT reservation_id FROM assignment WHERE ended_at IS NULL AND compartment_id = NEW.compartment_id));
END"""  # noqa: S608 (nothing in it comes from outside)
_TRIGGERS = (
    f"CREATE TRIGGER tr_reservation_booked AFTER INSERT ON reservation WHEN NEW.{_LIVE} {_REFUSE_BROKEN_PROMISES}",
    f"""CREATE TRIGGER tr_reservation_changed
AFTER UPDATE OF state, bank, tenant, size, starts_at, ends_at, compartment_id ON reservation
WHEN NEW.{_LIVE} AND (NOT OLD.{_LIVE} OR NEW.bank IS NOT OLD.bank OR NEW.tenant IS NOT OLD.tenant
OR NEW.size IS NOT OLD.size OR NEW.starts_at IS NOT OLD.starts_at OR NEW.ends_at IS NOT OLD.ends_at
OR NEW.compartment_id IS NOT OLD.compartment_id) {_REFUSE_BROKEN_PROMISES}""",
    """CREATE TRIGGER tr_assignment_given AFTER INSERT ON assignment WHEN NEW.ended_at IS NULL
BEGIN
SELECT RAISE(ABORT, 'promised to somebody else')
FROM reservation AS other
WHERE other.state IN ('booked', 'arrived') AND other.compartment_id = NEW.compartment_id
AND other.state = 'booked'
AND other.starts_at <= NEW.started_at AND other.ends_at > NEW.started_at AND other.person_id <> NEW.person_id;
END""",
)


def upgrade() -> None:
    """Add what is new to the tables, and the new tables."""
    _policies()
    _reservations()
    _waiting_and_sharing()
    _notices()
    for column in _COLUMNS:
        op.execute(f"ALTER TABLE {column}")
    for trigger in _TRIGGERS:
        op.execute(trigger)


def _policies() -> None:
    op.create_table(
        "policy",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("since", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_policy"),
    )
    op.create_table(
        "policy_scope",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("settings", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_policy_scope"),
    )


def _reservations() -> None:
    op.create_table(
        "capacity",
        sa.Column("bank", sa.String(), nullable=False),
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("size", sa.String(), nullable=False),
        sa.Column("doors", sa.Integer(), nullable=False),
        sa.Column("bookable", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("bank", "tenant", "size", name="pk_capacity"),
    )
    op.create_table(
        "reservation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("bank", sa.String(), nullable=False),
        sa.Column("asked", sa.String(), nullable=False),
        sa.Column("size", sa.String(), nullable=False),
        sa.Column("starts_at", sa.String(), nullable=False),
        sa.Column("ends_at", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("compartment_id", sa.Integer()),
        sa.Column("desk", sa.String()),
        sa.Column("zone", sa.String()),
        sa.Column("series", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_reservation"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_reservation_person_id"),
        sa.ForeignKeyConstraint(["compartment_id"], ["compartment.id"], name="fk_reservation_compartment_id"),
        sa.CheckConstraint("starts_at < ends_at", name="window"),  # the naming convention adds the rest
    )
    window = ["bank", "tenant", "size", "starts_at", "ends_at", "compartment_id"]
    _live_index("ix_reservation_live", "reservation", window, _LIVE)
    pinned = f"{_LIVE} AND compartment_id IS NOT NULL"
    _live_index("ix_reservation_pinned", "reservation", ["compartment_id", "starts_at"], pinned)


def _waiting_and_sharing() -> None:
    op.create_table(
        "waiting",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("joined_at", sa.String(), nullable=False),
        sa.Column("at_least", sa.String(), nullable=False),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("compartment_id", sa.Integer()),
        sa.Column("until", sa.String()),
        sa.Column("left_at", sa.String()),
        sa.Column("why", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_waiting"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_waiting_person_id"),
        sa.ForeignKeyConstraint(["compartment_id"], ["compartment.id"], name="fk_waiting_compartment_id"),
    )
    _live_index("uq_waiting_live", "waiting", ["person_id"], "left_at IS NULL", unique=True)
    op.create_table(
        "share",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("assignment_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("since", sa.String(), nullable=False),
        sa.Column("until", sa.String(), nullable=False),
        sa.Column("ended_at", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_share"),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name="fk_share_assignment_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_share_person_id"),
    )
    _live_index("ix_share_live", "share", ["id"], "ended_at IS NULL")
    op.create_table(
        "favourite",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("compartment_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_favourite"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_favourite_person_id"),
        sa.ForeignKeyConstraint(["compartment_id"], ["compartment.id"], name="fk_favourite_compartment_id"),
    )


def _notices() -> None:
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("next_try_at", sa.String()),
        sa.Column("sent_at", sa.String()),
        sa.Column("gave_up_at", sa.String()),
        sa.Column("error", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_notice_person_id"),
    )
    _live_index("ix_notice_owed", "notice", ["id"], "sent_at IS NULL AND gave_up_at IS NULL")


def _live_index(name: str, table: str, columns: list[str], where: str, unique: bool = False) -> None:
    op.create_index(name, table, columns, unique=unique, sqlite_where=sa.text(where))
