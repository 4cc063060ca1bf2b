"""The record as a chain of hashes, in epochs, with signed checkpoints; and what erasing personal data needs.

What was recorded without a chain goes into an epoch of its own, whose genesis says so (``upgraded``): that it is as it
was written is proven only from here on. The rules of the chain (docs/record/format.md) are written out here once more,
because a released migration must go on doing what it did.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_PERSONAL_DETAIL = ("note", "with")
_BATCH = 10_000
_TRIGGERS = (
    """CREATE TRIGGER tr_audit_event_added BEFORE INSERT ON audit_event
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM audit_event)
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END""",
    """CREATE TRIGGER tr_audit_event_kept BEFORE DELETE ON audit_event
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END""",
    """CREATE TRIGGER tr_audit_event_unchanged BEFORE UPDATE ON audit_event
WHEN NEW.personal IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.position IS NOT OLD.position
OR NEW.epoch IS NOT OLD.epoch OR NEW.header IS NOT OLD.header OR NEW.commitment IS NOT OLD.commitment
OR NEW.hash IS NOT OLD.hash
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END""",
    """CREATE TRIGGER tr_audit_epoch_added BEFORE INSERT ON audit_epoch
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM audit_epoch)
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END""",
    """CREATE TRIGGER tr_audit_epoch_kept BEFORE DELETE ON audit_epoch
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END""",
    """CREATE TRIGGER tr_audit_epoch_unchanged BEFORE UPDATE ON audit_epoch
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END""",
    """CREATE TRIGGER tr_audit_checkpoint_added BEFORE INSERT ON audit_checkpoint
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM audit_checkpoint)
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END""",
    """CREATE TRIGGER tr_audit_checkpoint_kept BEFORE DELETE ON audit_checkpoint
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END""",
    """CREATE TRIGGER tr_audit_checkpoint_unchanged BEFORE UPDATE ON audit_checkpoint
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END""",
    """CREATE TRIGGER tr_outbox_owed BEFORE DELETE ON outbox
WHEN OLD.position > (SELECT coalesce(max(position), 0) FROM acknowledged)
BEGIN SELECT RAISE(ABORT, 'upstream has not acknowledged this'); END""",
)


def upgrade() -> None:
    """Chain what is there, then put it beyond change."""
    op.execute("ALTER TABLE person ADD COLUMN erased_at VARCHAR")
    op.execute("CREATE TEMPORARY TABLE owed AS SELECT seq FROM outbox")
    op.drop_table("outbox")
    op.rename_table("audit_event", "unchained_event")
    _create_tables()
    _chain()
    op.drop_table("unchained_event")
    op.execute("INSERT INTO outbox SELECT seq FROM owed")
    op.execute("DROP TABLE owed")
    for trigger in _TRIGGERS:
        op.execute(trigger)


def _create_tables() -> None:
    op.create_table(
        "audit_epoch",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("genesis", sa.String(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_audit_epoch"),
    )
    op.create_table(
        "audit_event",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("header", sa.String(), nullable=False),
        sa.Column("personal", sa.String()),
        sa.Column("salt", sa.LargeBinary()),
        sa.Column("commitment", sa.LargeBinary()),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("position", name="pk_audit_event"),
        sa.ForeignKeyConstraint(["epoch"], ["audit_epoch.number"], name="fk_audit_event_epoch"),
    )
    op.create_table(
        "audit_checkpoint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("frontier", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_checkpoint"),
        sa.ForeignKeyConstraint(["epoch"], ["audit_epoch.number"], name="fk_audit_checkpoint_epoch"),
    )
    for name in ("outbox", "acknowledged"):
        op.create_table(
            name,
            sa.Column("position", sa.Integer(), nullable=False),
            sa.PrimaryKeyConstraint("position", name=f"pk_{name}"),
            sa.ForeignKeyConstraint(["position"], ["audit_event.position"], name=f"fk_{name}_position"),
        )
    op.create_table(
        "mark",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_mark"),
    )


def _chain() -> None:
    """Everything that was recorded, in its order, as the events of one epoch."""
    connection = op.get_bind()
    if connection.execute(sa.text("SELECT 1 FROM unchained_event LIMIT 1")).first() is None:
        return
    epoch = secrets.token_hex(16)
    began = datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    genesis = _json({"v": 1, "epoch": epoch, "began": began, "key": "", "why": "upgraded", "previous": None})
    connection.execute(
        sa.text('INSERT INTO audit_epoch (number, id, genesis, "after") VALUES (1, :id, :genesis, 0)'),
        {"id": epoch, "genesis": genesis},
    )
    insert = sa.text(
        "INSERT INTO audit_event (position, epoch, header, personal, salt, commitment, hash) "
        "VALUES (:position, 1, :header, :personal, :salt, :commitment, :hash)"
    )
    for batch in _batches(_lines(connection, epoch, hashlib.sha256(b"lk/genesis/1" + genesis.encode()).digest())):
        connection.execute(insert, batch)


def _lines(connection: sa.Connection, epoch: str, before: bytes) -> Iterator[dict[str, Any]]:
    people = {
        row.id: {"id": row.id, "known_as": row.external_id, "name": row.name}
        for row in connection.execute(sa.text("SELECT id, external_id, name FROM person"))
    }
    doors = {row.id: row for row in connection.execute(sa.text("SELECT id, bank, door FROM compartment"))}
    for row in connection.execute(sa.text("SELECT * FROM unchained_event ORDER BY seq")):
        personal = _personal(row, people)
        salt = None if personal is None else secrets.token_bytes(32)
        commitment = None
        if personal is not None and salt is not None:
            commitment = hashlib.sha256(b"lk/personal/1" + salt + personal.encode()).digest()
        header = _header(row, epoch, doors)
        hashed = hashlib.sha256(header.encode()).digest()
        seq = row.seq.to_bytes(8, "big")
        before = hashlib.sha256(b"lk/event/1" + before + seq + hashed + (commitment or bytes(32))).digest()
        yield {
            "position": row.seq,
            "header": header,
            "personal": personal,
            "salt": salt,
            "commitment": commitment,
            "hash": before,
        }


def _header(row: Any, epoch: str, doors: dict[int, Any]) -> str:
    door = doors.get(row.compartment_id)
    detail = {name: value for name, value in json.loads(row.detail).items() if name not in _PERSONAL_DETAIL}
    about = {
        "bank": None if door is None else door.bank,
        "door": None if door is None else door.door,
        "assignment": row.assignment_id,
        "opening": row.opening_id,
    }
    told = {"v": 1, "epoch": epoch, "seq": row.seq, "type": row.type, "at": row.at, "clock": "free-running"}
    when = {"boot": row.boot, "mono_ns": row.monotonic_ns}
    return _json({**told, **when, **{name: one for name, one in about.items() if one is not None}, "detail": detail})


def _personal(row: Any, people: dict[str, Any]) -> str | None:
    detail = json.loads(row.detail)
    found: dict[str, Any] = {}
    if row.person_id is not None:
        found["person"] = people.get(row.person_id, {"id": row.person_id})
    if detail.get("with") is not None:
        found["with"] = people.get(detail["with"], {"id": detail["with"]})
    if detail.get("note") is not None:
        found["note"] = detail["note"]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) if found else None


def _batches(lines: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for line in lines:
        batch.append(line)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, separators=(",", ":"))
