"""Checkpoints: a kiosk's signature over its record gets a second one, once the record here has the same root."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from kiosk.audit import checkpoint as checkpoints
from kiosk.audit import tree
from kiosk.audit.checkpoint import Checkpoint
from kiosk.audit.fault import Wrong
from kiosk.audit.genesis import parse_genesis
from kiosk.audit.note import NoteError, open_note
from kiosk.audit.tree import Frontier
from upstream.database.dialects import insert_if_absent
from upstream.database.tables import checkpoint, event
from upstream.kiosks.keys import Caller
from upstream.kiosks.server_key import ServerKey
from upstream.problems import Problem
from upstream.records import alarms, epochs
from upstream.records.epochs import Forked, Place

_AT_ONCE = 10_000  # hashes in memory


def countersign(connection: Connection, caller: Caller, note: str, key: ServerKey, now: datetime) -> str | Forked:
    """The note with upstream's signature added. Raises Problem: 422 where it is none of this kiosk's, 409 if early."""
    claimed = _claimed(note)
    row = epochs.head(connection, caller, claimed.epoch)
    if row is None:
        raise Problem(409, "unknown-epoch", "This epoch was not announced.", epoch=claimed.epoch)
    _check_signed(note, row)
    if claimed.size > row.sequence:
        raise Problem(409, "not-yet", f"Of {claimed.size} events, {row.sequence} arrived.", sequence=row.sequence)
    before = _stored(connection, row, claimed.size)
    frontier = _frontier(connection, row, claimed.size, before)
    if frontier.root() != claimed.root:
        return _fork(connection, caller, row, claimed, now)
    signed = _with_ours(note, key)
    _store(connection, row, claimed.size, signed, frontier, now)
    return signed


def _claimed(note: str) -> Checkpoint:
    try:
        note.encode()
        return checkpoints.parse(note.rpartition("\n\n")[0] + "\n")
    except ValueError:
        raise Problem(422, "invalid", "This is no checkpoint of a kiosk's record.") from None


def _check_signed(note: str, row: Row[Any]) -> None:
    try:
        key = parse_genesis(row.genesis).key
        if key:
            open_note(note, [key])
            return
        sentence = "Nobody signs this epoch."
    except NoteError as error:
        sentence = f"The checkpoint can't be trusted: {error}."
    except Wrong as wrong:
        sentence = wrong.sentence
    raise Problem(422, "invalid", sentence)


def _stored(connection: Connection, row: Row[Any], size: int) -> Any:
    """The newest checkpoint that is no larger: its tree is a beginning of this one's."""
    query = select(checkpoint.c.size, checkpoint.c.tree).where(
        checkpoint.c.tenant == row.tenant,
        checkpoint.c.kiosk == row.kiosk,
        checkpoint.c.epoch == row.id,
        checkpoint.c.size <= size,
    )
    return connection.execute(query.order_by(checkpoint.c.size.desc()).limit(1)).one_or_none()


def _frontier(connection: Connection, row: Row[Any], size: int, before: Any) -> Frontier:
    """The tree over the first ``size`` events, from the hashes that are stored."""
    frontier = Frontier() if before is None else Frontier.from_bytes(before.tree)
    query = select(event.c.hash).where(
        event.c.tenant == row.tenant,
        event.c.kiosk == row.kiosk,
        event.c.epoch == row.id,
        event.c.sequence > frontier.size,
        event.c.sequence <= size,
    )
    result = connection.execute(query.order_by(event.c.sequence), execution_options={"yield_per": _AT_ONCE})
    for (hashed,) in result:
        frontier.append(tree.leaf(hashed))
    return frontier


def _with_ours(note: str, key: ServerKey) -> str:
    body, _, signatures = note.rpartition("\n\n")
    line = key.signature_line(body + "\n")
    theirs = "".join(one for one in signatures.splitlines(keepends=True) if one != line)
    return f"{body}\n\n{theirs}{line}"


def _store(connection: Connection, row: Row[Any], size: int, signed: str, frontier: Frontier, now: datetime) -> None:
    values = {"tenant": row.tenant, "kiosk": row.kiosk, "epoch": row.id, "size": size, "note": signed}
    insert_if_absent(connection, checkpoint, {**values, "tree": frontier.to_bytes(), "received_at": now})


def _fork(connection: Connection, caller: Caller, row: Row[Any], claimed: Checkpoint, now: datetime) -> Forked:
    detail = f"The kiosk signed other events than it sent, among the first {claimed.size}."
    alarms.raise_alarm(connection, caller.tenant, caller.kiosk, alarms.FORK, row.id, claimed.size, detail, now)
    return Forked(Place(row.id, claimed.size, row.hash))
