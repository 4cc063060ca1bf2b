"""The end of the record: what the next event is chained to, and what the next checkpoint signs.

A checkpoint is signed in the transaction that writes the hundredth event after the last one, so that none can be
missing. Its row holds the frontier of the tree, from which that is continued after a start.
"""

from __future__ import annotations

import json
import secrets
from base64 import b64decode
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import Connection, Row, select

from kiosk.audit import chain, checkpoint, note
from kiosk.audit.tree import Frontier, leaf
from kiosk.store import tables as t
from kiosk.store.columns import instant_text
from kiosk.store.signing_key import SigningKey

log = structlog.get_logger()

_Row = Row[*tuple[Any, ...]]


@dataclass(slots=True)
class ChainEnd:
    """Where the record stands, as of the last write of this connection."""

    number: int  # of the epoch
    epoch: str
    key: bytes  # the public key that signs this epoch
    previous: chain.Previous | None  # how the epoch before it ended
    position: int  # of the last event, over all epochs
    size: int  # of this epoch, in events
    head: bytes  # the hash of the last event, or of the genesis
    signed: int  # the size at the last checkpoint
    frontier: Frontier = field(compare=False)  # of the tree over all of its events
    checkpoints: int  # how many rows there are, over all epochs
    whole: bool = True  # the events since the last checkpoint follow from it

    def append(self, header: str, commitment: bytes | None) -> bytes:
        """The hash of the next event, which now is the last."""
        self.position += 1
        self.size += 1
        self.head = chain.link(self.head, self.size, header, commitment)
        self.frontier.append(leaf(self.head))
        return self.head

    def as_previous(self) -> chain.Previous | None:
        """What the next epoch says of this one; of one in which nothing happened, what that said itself."""
        return chain.Previous(self.epoch, self.size, self.head) if self.size or self.signed else self.previous

    def sign(self, key: SigningKey) -> dict[str, Any]:
        """A checkpoint at this size, as its row."""
        self.signed = self.size
        self.checkpoints += 1
        body = checkpoint.body(self.epoch, self.size, self.frontier.root())
        return {
            "id": self.checkpoints,
            "epoch": self.number,
            "size": self.size,
            "note": note.sign(body, key.private, key.public),
            "frontier": self.frontier.to_bytes(),
        }


def load(connection: Connection) -> ChainEnd | None:
    """The end as the database has it; None where no epoch has begun. ``whole`` tells whether it fits together.

    Whatever stands there is taken: a record that somebody has changed must not keep the kiosk from its next event.
    """
    epoch = connection.execute(select(t.audit_epoch).order_by(t.audit_epoch.c.number.desc()).limit(1)).first()
    if epoch is None:
        return None
    last = connection.execute(select(t.audit_event).order_by(t.audit_event.c.position.desc()).limit(1)).first()
    signed = connection.execute(select(t.audit_checkpoint).order_by(t.audit_checkpoint.c.id.desc()).limit(1)).first()
    position = 0 if last is None else last.position
    end = ChainEnd(
        number=epoch.number,
        epoch=epoch.id,
        key=b"",
        previous=None,
        position=position,
        size=position - epoch.after,
        head=chain.genesis_hash(str(epoch.genesis)),
        signed=0,
        frontier=Frontier(),
        checkpoints=0 if signed is None else signed.id,
    )
    try:
        end.whole = _fits(connection, end, epoch, last, signed)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        log.error("record.unreadable", error=str(error))
        end.whole = False
    return end


def _fits(connection: Connection, end: ChainEnd, epoch: _Row, last: _Row | None, signed: _Row | None) -> bool:
    """Take up what the rows tell; whether the links since the last checkpoint and the root of that agree with it."""
    if last is not None and end.size:
        end.head = chain.ZEROS
        end.head = _hash(last)
    told = json.loads(epoch.genesis)
    end.key, end.previous = b64decode(told["key"]), _previous(told["previous"])
    fits = True
    if signed is not None and signed.epoch == end.number:
        end.signed, end.frontier = signed.size, Frontier.from_bytes(signed.frontier)
        noted = checkpoint.parse(signed.note.split("\n\n")[0] + "\n")
        fits = (noted.epoch, noted.size, noted.root) == (end.epoch, end.frontier.size, end.frontier.root())
    return _continues(connection, end, epoch) and fits


def _continues(connection: Connection, end: ChainEnd, epoch: _Row) -> bool:
    """Take up the events since the last checkpoint; whether each follows from the one before, and none is missing."""
    after = epoch.after + end.signed  # the position of the event that was signed last
    query = select(t.audit_event).where(t.audit_event.c.position >= after).order_by(t.audit_event.c.position)
    rows = connection.execute(query.where(t.audit_event.c.epoch == epoch.number)).all()
    before, follows = chain.genesis_hash(epoch.genesis), True
    if end.signed:
        before, rows = (_hash(rows[0]), rows[1:]) if rows else (chain.ZEROS, rows)
    for row in rows:
        follows = follows and chain.link(before, row.position - epoch.after, row.header, row.commitment) == row.hash
        before = _hash(row)
        end.frontier.append(leaf(before))
    return follows and before == end.head and end.signed + len(rows) == end.size


def _hash(row: _Row) -> bytes:
    """The hash of an event. ``ValueError`` where something else stands there."""
    if not isinstance(row.hash, bytes) or len(row.hash) != chain.HASH_LENGTH:
        raise ValueError(f"event {row.position} has no hash")
    return row.hash


def _previous(told: dict[str, Any] | None) -> chain.Previous | None:
    return None if told is None else chain.Previous(told["epoch"], told["size"], bytes.fromhex(told["head"]))


def begin(connection: Connection, last: ChainEnd | None, key: SigningKey, why: str, now: datetime) -> ChainEnd:
    """A new epoch, which names the one before and how that stood."""
    epoch = secrets.token_hex(16)
    previous = None if last is None else last.as_previous()
    genesis = chain.genesis_text(epoch, instant_text(now), key.public, why, previous)
    position = 0 if last is None else last.position
    number = 1 if last is None else last.number + 1
    connection.execute(t.audit_epoch.insert(), {"number": number, "id": epoch, "genesis": genesis, "after": position})
    return ChainEnd(
        number=number,
        epoch=epoch,
        key=key.public,
        previous=previous,
        position=position,
        size=0,
        head=chain.genesis_hash(genesis),
        signed=0,
        frontier=Frontier(),
        checkpoints=0 if last is None else last.checkpoints,
    )
