"""People, credentials, compartments, assignments, openings, the record and its outbox."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "person",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("email", sa.String()),
        sa.Column("tenant", sa.String()),
        sa.Column("department", sa.String()),
        sa.Column("valid_from", sa.String()),
        sa.Column("valid_until", sa.String()),
        sa.Column("needs_reachable", sa.Boolean(), nullable=False),
        sa.Column("suspended", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("external_id", name="uq_person_external_id"),
    )
    op.create_table(
        "credential",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("lookup", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", sa.String(), nullable=False),
        sa.Column("revoked_at", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_credential"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_credential_person_id"),
    )
    op.create_index("ix_credential_person_id", "credential", ["person_id"])
    _live_index("uq_credential_live", "credential", ["kind", "lookup"], "revoked_at IS NULL", unique=True)
    op.create_table(
        "compartment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bank", sa.String(), nullable=False),
        sa.Column("door", sa.String(), nullable=False),
        sa.Column("in_site", sa.Boolean(), nullable=False),
        sa.Column("openings", sa.Integer(), nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("id", name="pk_compartment"),
        sa.UniqueConstraint("bank", "door", name="uq_compartment_bank_door"),
    )
    op.create_table(
        "condition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("compartment_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("since", sa.String(), nullable=False),
        sa.Column("ended_at", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_condition"),
        sa.ForeignKeyConstraint(["compartment_id"], ["compartment.id"], name="fk_condition_compartment_id"),
    )
    _live_index("uq_condition_live", "condition", ["compartment_id", "kind"], "ended_at IS NULL", unique=True)
    op.create_table(
        "assignment",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("compartment_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("started_at", sa.String(), nullable=False),
        sa.Column("ends_at", sa.String()),
        sa.Column("ended_at", sa.String()),
        sa.Column("end_reason", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_assignment"),
        sa.ForeignKeyConstraint(["compartment_id"], ["compartment.id"], name="fk_assignment_compartment_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_assignment_person_id"),
    )
    _live_index("uq_assignment_live", "assignment", ["compartment_id"], "ended_at IS NULL", unique=True)
    op.create_table(
        "opening",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("compartment_id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.String()),
        sa.Column("person_id", sa.String()),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("intended_at", sa.String(), nullable=False),
        sa.Column("sensor", sa.String(), nullable=False),
        sa.Column("outcome", sa.String()),
        sa.Column("settled_at", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_opening"),
        sa.ForeignKeyConstraint(["compartment_id"], ["compartment.id"], name="fk_opening_compartment_id"),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name="fk_opening_assignment_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_opening_person_id"),
    )
    _live_index("ix_opening_unsettled", "opening", ["id"], "outcome IS NULL")
    op.create_table(
        "audit_event",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("boot", sa.String(), nullable=False),
        sa.Column("monotonic_ns", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("person_id", sa.String()),
        sa.Column("compartment_id", sa.Integer()),
        sa.Column("assignment_id", sa.String()),
        sa.Column("opening_id", sa.String()),
        sa.Column("detail", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_audit_event"),
    )
    op.create_table(
        "outbox",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_outbox"),
        sa.ForeignKeyConstraint(["seq"], ["audit_event.seq"], name="fk_outbox_seq"),
    )
    op.create_table(
        "code_failure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_code_failure"),
    )
    op.create_index("ix_code_failure_at", "code_failure", ["at"])
    op.create_table(
        "setting",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_setting"),
    )


def _live_index(name: str, table: str, columns: list[str], where: str, unique: bool = False) -> None:
    op.create_index(name, table, columns, unique=unique, sqlite_where=sa.text(where))
