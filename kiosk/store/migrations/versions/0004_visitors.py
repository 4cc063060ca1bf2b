"""Visits, the passes and codes of visitors, whose passes are taken, and the time that it can't be earlier than."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_NOT_REPLACED = "BEGIN SELECT RAISE(ABORT, 'this is not written over'); END"
_STAYS_SPENT = "BEGIN SELECT RAISE(ABORT, 'a pass that was spent or revoked stays so'); END"
_STAYS_REVOKED = "BEGIN SELECT RAISE(ABORT, 'a key that was revoked stays so'); END"
_NEVER_FALLS = "BEGIN SELECT RAISE(ABORT, 'the floor of time never falls'); END"
_SIGNED = "coalesce((SELECT at FROM time_floor WHERE name = 'signed'), '')"
_TRIGGERS = (
    f"""CREATE TRIGGER tr_known_pass_new BEFORE INSERT ON known_pass
WHEN EXISTS (SELECT 1 FROM known_pass WHERE id = NEW.id) {_NOT_REPLACED}""",  # noqa: S608 (nothing comes from outside)
    f"""CREATE TRIGGER tr_revoked_unseen_new BEFORE INSERT ON revoked_unseen
WHEN EXISTS (SELECT 1 FROM revoked_unseen WHERE pass_id = NEW.pass_id AND key = NEW.key) {_NOT_REPLACED}""",  # noqa: S608
    f"""CREATE TRIGGER tr_pool_code_new BEFORE INSERT ON pool_code
WHEN EXISTS (SELECT 1 FROM pool_code
WHERE pass_id = NEW.pass_id OR (bank = NEW.bank AND verifier = NEW.verifier)) {_NOT_REPLACED}""",  # noqa: S608
    f"""CREATE TRIGGER tr_visitor_code_new BEFORE INSERT ON visitor_code
WHEN EXISTS (SELECT 1 FROM visitor_code WHERE lookup = NEW.lookup) {_NOT_REPLACED}""",  # noqa: S608
    f"""CREATE TRIGGER tr_trusted_key_new BEFORE INSERT ON trusted_key
WHEN EXISTS (SELECT 1 FROM trusted_key WHERE id = NEW.id) {_NOT_REPLACED}""",  # noqa: S608
    f"""CREATE TRIGGER tr_time_floor_new BEFORE INSERT ON time_floor
WHEN EXISTS (SELECT 1 FROM time_floor WHERE name = NEW.name) {_NOT_REPLACED}""",  # noqa: S608
    f"""CREATE TRIGGER tr_known_pass_spent BEFORE UPDATE ON known_pass
WHEN NEW.id IS NOT OLD.id OR OLD.spent_at IS NOT NULL AND NEW.spent_at IS NULL
OR OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NULL
OR OLD.spent_on IS NOT NULL AND (NEW.spent_on IS NULL OR NEW.spent_on < OLD.spent_on) {_STAYS_SPENT}""",
    f"""CREATE TRIGGER tr_known_pass_kept BEFORE DELETE ON known_pass
WHEN OLD.ends_at >= {_SIGNED} {_STAYS_SPENT}""",
    f"""CREATE TRIGGER tr_revoked_unseen_spent BEFORE UPDATE ON revoked_unseen
WHEN NEW.pass_id IS NOT OLD.pass_id OR NEW.key IS NOT OLD.key OR NEW.until < OLD.until {_STAYS_SPENT}""",
    f"""CREATE TRIGGER tr_revoked_unseen_kept BEFORE DELETE ON revoked_unseen
WHEN OLD.until >= {_SIGNED} {_STAYS_SPENT}""",
    """CREATE TRIGGER tr_pool_code_given BEFORE UPDATE ON pool_code
WHEN OLD.visit_id IS NOT NULL AND (NEW.visit_id IS NOT OLD.visit_id OR NEW.pass_id IS NOT OLD.pass_id)
BEGIN SELECT RAISE(ABORT, 'this code is given out'); END""",
    f"""CREATE TRIGGER tr_trusted_key_revoked BEFORE UPDATE ON trusted_key
WHEN NEW.id IS NOT OLD.id OR NEW.public IS NOT OLD.public
OR OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NULL {_STAYS_REVOKED}""",
    f"CREATE TRIGGER tr_trusted_key_kept BEFORE DELETE ON trusted_key {_STAYS_REVOKED}",
    f"""CREATE TRIGGER tr_time_floor_rises BEFORE UPDATE ON time_floor
WHEN NEW.name IS NOT OLD.name OR NEW.at < OLD.at {_NEVER_FALLS}""",
    f"CREATE TRIGGER tr_time_floor_kept BEFORE DELETE ON time_floor {_NEVER_FALLS}",
)


def upgrade() -> None:
    """Add the tables, then what they refuse."""
    _visits()
    _passes()
    _codes()
    _trust()
    for trigger in _TRIGGERS:
        op.execute(trigger)


def _visits() -> None:
    op.create_table(
        "guest_visit",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("starts_at", sa.String(), nullable=False),
        sa.Column("ends_at", sa.String(), nullable=False),
        sa.Column("host_id", sa.String()),
        sa.Column("company", sa.String()),
        sa.Column("tenant", sa.String()),
        sa.Column("bank", sa.String()),
        sa.Column("size", sa.String()),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("hours", sa.String()),
        sa.Column("language", sa.String()),
        sa.Column("terms", sa.String()),
        sa.Column("arrived_at", sa.String()),
        sa.Column("left_at", sa.String()),
        sa.Column("pass_id", sa.String()),
        sa.Column("issued_at", sa.String()),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("has_code", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_guest_visit"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_guest_visit_person_id"),
        sa.ForeignKeyConstraint(["host_id"], ["person.id"], name="fk_guest_visit_host_id"),
    )
    op.create_index("ix_guest_visit_person_id", "guest_visit", ["person_id"])
    live = sa.text("state IN ('invited', 'here')")
    op.create_index("ix_guest_visit_live", "guest_visit", ["ends_at"], sqlite_where=live)
    given = sa.text("pass_id IS NOT NULL")
    op.create_index("uq_guest_visit_pass", "guest_visit", ["pass_id"], unique=True, sqlite_where=given)


def _passes() -> None:
    op.create_table(
        "known_pass",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("bank", sa.String(), nullable=False),
        sa.Column("issued_at", sa.String(), nullable=False),
        sa.Column("starts_at", sa.String(), nullable=False),
        sa.Column("ends_at", sa.String(), nullable=False),
        sa.Column("tenant", sa.String()),
        sa.Column("size", sa.String()),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("hours", sa.String()),
        sa.Column("host", sa.String()),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("key", sa.LargeBinary()),
        sa.Column("used_at", sa.String()),
        sa.Column("spent_at", sa.String()),
        sa.Column("spent_on", sa.String()),
        sa.Column("revoked_at", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_known_pass"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_known_pass_person_id"),
    )
    op.create_index("ix_known_pass_person_id", "known_pass", ["person_id"])
    op.create_table(
        "revoked_unseen",
        sa.Column("pass_id", sa.String(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("until", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("pass_id", "key", name="pk_revoked_unseen"),
    )


def _codes() -> None:
    op.create_table(
        "pool_code",
        sa.Column("pass_id", sa.String(), nullable=False),
        sa.Column("bank", sa.String(), nullable=False),
        sa.Column("size", sa.String(), nullable=False),
        sa.Column("starts_at", sa.String(), nullable=False),
        sa.Column("ends_at", sa.String(), nullable=False),
        sa.Column("verifier", sa.LargeBinary(), nullable=False),
        sa.Column("visit_id", sa.String()),
        sa.Column("handed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("pass_id", name="pk_pool_code"),
        sa.ForeignKeyConstraint(["visit_id"], ["guest_visit.id"], name="fk_pool_code_visit_id"),
        sa.UniqueConstraint("bank", "verifier", name="uq_pool_code_bank_verifier"),
    )
    op.create_table(
        "visitor_code",
        sa.Column("lookup", sa.LargeBinary(), nullable=False),
        sa.Column("pass_id", sa.String(), nullable=False),
        sa.Column("bank", sa.String(), nullable=False),
        sa.Column("size", sa.String(), nullable=False),
        sa.Column("starts_at", sa.String(), nullable=False),
        sa.Column("ends_at", sa.String(), nullable=False),
        sa.Column("key", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("lookup", name="pk_visitor_code"),
    )


def _trust() -> None:
    op.create_table(
        "trusted_key",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("public", sa.LargeBinary(), nullable=False),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("site", sa.String(), nullable=False),
        sa.Column("tenants", sa.String()),
        sa.Column("since", sa.String()),
        sa.Column("revoked_at", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_trusted_key"),
    )
    op.create_table(
        "time_floor",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_time_floor"),
    )
