"""Operators, recovery cases, the lost property log, alarms; credentials and conditions that end by themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

# SQLite adds a column at once; Alembic would copy the whole table for it.
_COLUMNS = (
    "credential ADD COLUMN ends_at VARCHAR",
    "credential ADD COLUMN for_good BOOLEAN DEFAULT '0' NOT NULL",
    "condition ADD COLUMN until VARCHAR",
    "code_failure ADD COLUMN pad VARCHAR DEFAULT 'staff' NOT NULL",
)

_NOT_REPLACED = "BEGIN SELECT RAISE(ABORT, 'this is not written over'); END"
_STAYS_OVER = "BEGIN SELECT RAISE(ABORT, 'a case that is over stays so'); END"
_STAYS_AWAY = "BEGIN SELECT RAISE(ABORT, 'a thing that left the lost property stays away'); END"
_NEVER_FALLS = "BEGIN SELECT RAISE(ABORT, 'a number is never given twice'); END"
_TRIGGERS = (
    f"""CREATE TRIGGER tr_recovery_case_new BEFORE INSERT ON recovery_case
WHEN EXISTS (SELECT 1 FROM recovery_case WHERE id = NEW.id) {_NOT_REPLACED}""",  # noqa: S608 (nothing from outside)
    f"""CREATE TRIGGER tr_lost_item_new BEFORE INSERT ON lost_item
WHEN EXISTS (SELECT 1 FROM lost_item WHERE id = NEW.id OR bag = NEW.bag) {_NOT_REPLACED}""",  # noqa: S608
    f"""CREATE TRIGGER tr_counter_new BEFORE INSERT ON counter
WHEN EXISTS (SELECT 1 FROM counter WHERE name = NEW.name) {_NOT_REPLACED}""",  # noqa: S608
    f"""CREATE TRIGGER tr_recovery_case_over BEFORE UPDATE ON recovery_case
WHEN NEW.id IS NOT OLD.id OR OLD.ended_at IS NOT NULL
AND (NEW.step IS NOT OLD.step OR NEW.ended_at IS NOT OLD.ended_at) {_STAYS_OVER}""",
    f"""CREATE TRIGGER tr_recovery_case_kept BEFORE DELETE ON recovery_case
WHEN OLD.ended_at IS NULL {_STAYS_OVER}""",
    f"""CREATE TRIGGER tr_lost_item_left BEFORE UPDATE ON lost_item
WHEN NEW.id IS NOT OLD.id OR NEW.bag IS NOT OLD.bag OR OLD.state <> 'kept'
AND (NEW.state IS NOT OLD.state OR NEW.ended_at IS NOT OLD.ended_at) {_STAYS_AWAY}""",
    f"""CREATE TRIGGER tr_lost_item_kept BEFORE DELETE ON lost_item
WHEN OLD.state = 'kept' {_STAYS_AWAY}""",
    f"""CREATE TRIGGER tr_counter_rises BEFORE UPDATE ON counter
WHEN NEW.name IS NOT OLD.name OR NEW.value < OLD.value {_NEVER_FALLS}""",
    f"CREATE TRIGGER tr_counter_kept BEFORE DELETE ON counter {_NEVER_FALLS}",
)


def upgrade() -> None:
    """Add what is new to the tables, the new tables, then what they refuse."""
    for column in _COLUMNS:
        op.execute(f"ALTER TABLE {column}")
    _operators()
    _cases()
    _lost_property()
    _alarms()
    _notices()
    for trigger in _TRIGGERS:
        op.execute(trigger)


def _notices() -> None:
    """A notice may be about no person, and may bring a secret. SQLite takes no constraint back: the table is copied."""
    op.drop_index("ix_notice_owed", "notice")
    op.rename_table("notice", "notice_before")
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("person_id", sa.String()),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("next_try_at", sa.String()),
        sa.Column("sent_at", sa.String()),
        sa.Column("gave_up_at", sa.String()),
        sa.Column("error", sa.String()),
        sa.Column("secret", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_notice_person_id"),
    )
    op.execute("INSERT INTO notice SELECT *, NULL FROM notice_before")
    op.drop_table("notice_before")
    live = sa.text("sent_at IS NULL AND gave_up_at IS NULL")
    op.create_index("ix_notice_owed", "notice", ["id"], sqlite_where=live)


def _operators() -> None:
    op.create_table(
        "operator",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("since", sa.String(), nullable=False),
        sa.Column("ended_at", sa.String()),
        sa.PrimaryKeyConstraint("person_id", name="pk_operator"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_operator_person_id"),
    )
    op.create_table(
        "challenge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("asked_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_challenge"),
        sa.CheckConstraint("id = 1", name="one"),  # the naming convention adds the rest
    )
    op.create_table(
        "kiosk_setting",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_kiosk_setting"),
    )


def _cases() -> None:
    op.create_table(
        "recovery_case",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("compartment_id", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("opened_at", sa.String(), nullable=False),
        sa.Column("assignment_id", sa.String()),
        sa.Column("person_id", sa.String()),
        sa.Column("notified_at", sa.String()),
        sa.Column("overridden", sa.String()),
        sa.Column("empty", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String()),
        sa.Column("ended_at", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_recovery_case"),
        sa.ForeignKeyConstraint(["compartment_id"], ["compartment.id"], name="fk_recovery_case_compartment_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_recovery_case_person_id"),
        sa.CheckConstraint("(step IN ('reset', 'cancelled')) = (ended_at IS NOT NULL)", name="over"),
    )
    live = sa.text("ended_at IS NULL")
    op.create_index("uq_recovery_case_live", "recovery_case", ["compartment_id"], unique=True, sqlite_where=live)
    op.create_table(
        "case_line",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("position", name="pk_case_line"),
        sa.ForeignKeyConstraint(["position"], ["audit_event.position"], name="fk_case_line_position"),
    )


def _lost_property() -> None:
    op.create_table(
        "lost_item",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("bag", sa.String(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("compartment_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("found_at", sa.String(), nullable=False),
        sa.Column("keep_until", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("person_id", sa.String()),
        sa.Column("proof", sa.String()),
        sa.Column("handed_to", sa.String()),
        sa.Column("signature", sa.String()),
        sa.Column("ended_at", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_lost_item"),
        sa.ForeignKeyConstraint(["case_id"], ["recovery_case.id"], name="fk_lost_item_case_id"),
        sa.ForeignKeyConstraint(["compartment_id"], ["compartment.id"], name="fk_lost_item_compartment_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_lost_item_person_id"),
        sa.UniqueConstraint("bag", name="uq_lost_item_bag"),
        sa.CheckConstraint("(state = 'kept') = (ended_at IS NULL)", name="kept"),
    )
    op.create_table(
        "item_photo",
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("jpeg", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("item_id", name="pk_item_photo"),
        sa.ForeignKeyConstraint(["item_id"], ["lost_item.id"], name="fk_item_photo_item_id"),
    )
    op.create_table(
        "counter",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_counter"),
    )


def _alarms() -> None:
    op.create_table(
        "alarm",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("since", sa.String(), nullable=False),
        sa.Column("compartment_id", sa.Integer()),
        sa.Column("device", sa.String()),
        sa.Column("ended_at", sa.String()),
        sa.Column("acknowledged_at", sa.String()),
        sa.Column("acknowledged_by", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_alarm"),
        sa.ForeignKeyConstraint(["compartment_id"], ["compartment.id"], name="fk_alarm_compartment_id"),
        sa.ForeignKeyConstraint(["acknowledged_by"], ["person.id"], name="fk_alarm_acknowledged_by"),
    )
    live = sa.text("ended_at IS NULL OR acknowledged_at IS NULL")
    op.create_index("ix_alarm_live", "alarm", ["since"], sqlite_where=live)
