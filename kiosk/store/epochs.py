"""When the record begins anew: the database, or the key, is not the one that its last event was written with.

``record.head`` beside the database holds the newest checkpoint as of the last quiet moment. A database that knows less
than that was put back from elsewhere, and events that are written to it now must not take the numbers of those that
were lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import structlog
from sqlalchemy import Connection, select

from kiosk.audit import checkpoint
from kiosk.audit.checkpoint import Checkpoint
from kiosk.store import chain_end, signing_key, triggers
from kiosk.store import tables as t
from kiosk.store.chain_end import ChainEnd
from kiosk.store.signing_key import SigningKey

log = structlog.get_logger()

HEAD_FILE = "record.head"


@dataclass(frozen=True, slots=True)
class Begun:
    """What the record goes on with, and why it began anew; None where it goes on as it was."""

    key: SigningKey
    why: str | None


def go_on(connection: Connection, folder: Path, now: datetime, why: str | None) -> Begun:
    """See whether the record may go on where it ends, and begin a new epoch where not.

    ``why`` names a reason to begin one that the caller knows of (``restored``).
    """
    mended = triggers.mend(connection)
    if mended:
        log.error("record.unguarded", mended=mended)  # somebody took away what keeps the record from being changed
    end, key = chain_end.load(connection), signing_key.load(folder)
    if why is None:
        why = _reason(connection, folder, end, key) or ("broken" if mended else None)
    if key is None:
        key = signing_key.make(folder)
    if why is not None:
        _sign_off(connection, end, key)
        chain_end.begin(connection, end, key, why, now)
        log.info("record.begins_anew", why=why)
    return Begun(key, why)


def _sign_off(connection: Connection, end: ChainEnd | None, key: SigningKey) -> None:
    """Sign the end of the epoch that is left, where its key is at hand and nothing speaks against it."""
    if end is not None and end.key == key.public and end.whole and end.size > end.signed:
        connection.execute(t.audit_checkpoint.insert(), end.sign(key))


def set_lost_head_aside(connection: Connection, folder: Path) -> None:
    """Once a new epoch is durable: a checkpoint of events that are lost is evidence, and must not be met again."""
    head = folder / HEAD_FILE
    kept = _kept(head)
    if kept is not None and not _is_known(connection, head, kept):
        head.rename(folder / f"{HEAD_FILE}.lost-{kept.epoch[:8]}-{kept.size}")


def _reason(connection: Connection, folder: Path, end: ChainEnd | None, key: SigningKey | None) -> str | None:
    kept = _kept(folder / HEAD_FILE)
    if end is None:
        return "installed" if kept is None else "rolled-back"
    if not end.whole:
        return "broken"
    if not end.key:
        return "chained"  # what comes before was taken over from a version that kept no chain
    if key is None:
        return "key-lost"
    if key.public != end.key:
        return "key-replaced"
    return None if kept is None or _is_known(connection, folder / HEAD_FILE, kept) else "rolled-back"


def _kept(head: Path) -> Checkpoint | None:
    """The last checkpoint that was put beside the database."""
    try:
        return checkpoint.parse(head.read_text("utf-8").split("\n\n")[0] + "\n")
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:  # cut off while it was written, it is no proof of anything
        log.info("record.head_unreadable", error=str(error))
        return None


def _is_known(connection: Connection, head: Path, kept: Checkpoint) -> bool:
    number = select(t.audit_epoch.c.number).where(t.audit_epoch.c.id == kept.epoch).scalar_subquery()
    notes = select(t.audit_checkpoint.c.note).where(t.audit_checkpoint.c.epoch == number)
    same_size = connection.execute(notes.where(t.audit_checkpoint.c.size == kept.size)).scalars()
    return head.read_text("utf-8") in same_size.all()


def keep_head(connection: Connection, folder: Path) -> None:
    """Put the newest checkpoint beside the database. Not synced: a lost one proves less, never something wrong."""
    newest = select(t.audit_checkpoint.c.note).order_by(t.audit_checkpoint.c.id.desc()).limit(1)
    note = connection.execute(newest).scalar()
    if note is None:
        return
    beside = folder / f"{HEAD_FILE}.new"
    beside.touch(mode=0o600)
    beside.write_text(note, "utf-8")
    beside.rename(folder / HEAD_FILE)
