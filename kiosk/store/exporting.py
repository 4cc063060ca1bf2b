"""The record as it is handed out: read beside a running kiosk, a line an event (docs/record/format.md)."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, String, func, literal_column, or_, select

from kiosk.audit import chain
from kiosk.audit.line import Line
from kiosk.audit.tree import ProofMaker, leaf
from kiosk.store import tables as t
from kiosk.store import upstream_tables as u
from kiosk.store.columns import instant_text
from kiosk.store.reading import connected
from kiosk.store.subjects.record import AT

_ROWS_AT_ONCE = 5_000
Event = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events: those that meet all that is set. ``person`` as other systems know them; ``until`` is exclusive.

    ``kinds`` are types, or how they begin where they end with a dot.
    """

    since: datetime | None = None
    until: datetime | None = None
    door: str | None = None
    person: str | None = None
    operator: str | None = None
    bank: str | None = None
    kinds: tuple[str, ...] = ()

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Wanted()


@dataclass(frozen=True, slots=True)
class Epoch:
    """An epoch up to a position: which positions are its own, and its checkpoints by size, oldest first.

    ``beyond`` are checkpoints over more events than it has: some are gone from its end, which a verifier must see.
    """

    number: int
    id: str
    genesis: str
    after: int
    last: int
    notes: Mapping[int, Sequence[str]]
    beyond: Sequence[str] = ()


def count(path: Path, wanted: Wanted) -> int:
    """How many events there are."""
    with connected(path) as connection:
        query = select(func.count()).select_from(t.audit_event).where(*_conditions(wanted))
        return connection.execute(query).scalar() or 0


def erased_after(path: Path, after: int) -> bool:
    """Whether personal data was erased by an event after this position."""
    with connected(path) as connection:
        erased = t.audit_event.c.header.contains('"type":"record.erased"')
        query = select(t.audit_event.c.position).where(t.audit_event.c.position > after, erased)
        return connection.execute(query.limit(1)).first() is not None


def whole(path: Path, through: int) -> Iterator[Line]:
    """Every event up to a position, with every checkpoint. In short reads: a writer may have to wait."""
    with connected(path) as connection:
        epochs = _epochs(connection, through)
    for epoch in epochs:
        for row in _in_pieces(path, epoch.after, epoch.last):
            seq, notes = row.position - epoch.after, epoch.notes.get(row.position - epoch.after, ())
            if row.position == epoch.last:
                notes = (*notes, *epoch.beyond)
            yield _line(row, genesis=epoch.genesis if seq == 1 else None, notes=notes)


def selected(path: Path, through: int, wanted: Wanted) -> Iterator[Line]:
    """The events that are wanted, each with a proof that the newest checkpoint of its epoch covers it.

    An event that no checkpoint covers can't be proven alone and is left out (``uncovered`` counts them): of an epoch
    that came without a chain, or whose end was lost.
    """
    with connected(path) as connection:
        epochs = _epochs(connection, through)
        found = {one.number: _matching(connection, one, wanted) for one in epochs}
        for epoch in epochs:
            if found[epoch.number] and epoch.notes:
                yield from _proven(connection, epoch, found[epoch.number])


def uncovered(path: Path, through: int, wanted: Wanted) -> int:
    """How many of the events that are wanted no checkpoint covers."""
    with connected(path) as connection:
        left_out = 0
        for epoch in _epochs(connection, through):
            covered = epoch.after + max(epoch.notes, default=0)
            left_out += sum(row.position > covered for row in _matching(connection, epoch, wanted))
        return left_out


def events(path: Path, wanted: Wanted, most: int | None = None) -> Sequence[Line]:
    """The newest ``most`` events that are wanted, oldest first; without proofs."""
    with connected(path) as connection:
        query = select(t.audit_event).where(*_conditions(wanted)).order_by(t.audit_event.c.position.desc())
        rows = connection.execute(query.limit(most)).all()
    return [_line(row) for row in reversed(rows)]


def keys(path: Path) -> Sequence[bytes]:
    """The public keys that have signed this record, oldest first."""
    with connected(path) as connection:
        geneses = connection.execute(select(t.audit_epoch.c.genesis).order_by(t.audit_epoch.c.number)).scalars().all()
    return list(dict.fromkeys(filter(None, map(_key, geneses))))


def newest_checkpoint(path: Path) -> str | None:
    """The newest signed note, or None where nothing was recorded yet."""
    with connected(path) as connection:
        query = select(t.audit_checkpoint.c.note).order_by(t.audit_checkpoint.c.id.desc()).limit(1)
        found: str | None = connection.execute(query).scalar()
        return found


def _key(genesis: str) -> bytes | None:
    try:
        return b64decode(json.loads(genesis)["key"])
    except (ValueError, TypeError, KeyError):
        return None  # spoilt by somebody; a verifier names it


def _body(note: str) -> str:
    """What is signed."""
    return note.rpartition("\n\n")[0]


def _epochs(connection: Connection, through: int) -> list[Epoch]:
    rows = connection.execute(select(t.audit_epoch).order_by(t.audit_epoch.c.number)).all()
    ends = [row.after for row in rows[1:]] + [through]
    notes: dict[int, dict[int, list[str]]] = {}
    witnessed = {_body(note): note for note in connection.execute(select(u.countersigned.c.note)).scalars()}
    for row in connection.execute(select(t.audit_checkpoint).order_by(t.audit_checkpoint.c.id)):
        note = witnessed.get(_body(row.note), row.note)
        notes.setdefault(row.epoch, {}).setdefault(row.size, []).append(note)
    found = []
    for row, end in zip(rows, ends, strict=True):
        all_notes = notes.get(row.number, {})
        signed = {size: texts for size, texts in all_notes.items() if row.after + size <= end}
        beyond = [text for size, texts in all_notes.items() if size not in signed for text in texts]
        is_over = row is not rows[-1]  # of the newest, what was signed after this position is no matter
        found.append(Epoch(row.number, row.id, row.genesis, row.after, end, signed, beyond if is_over else ()))
    return [one for one in found if one.after < one.last]


def _in_pieces(path: Path, after: int, last: int) -> Iterator[Event]:
    for start in range(after, last, _ROWS_AT_ONCE):
        end = min(last, start + _ROWS_AT_ONCE)
        query = select(t.audit_event).where(t.audit_event.c.position > start, t.audit_event.c.position <= end)
        with connected(path) as connection:
            rows = connection.execute(query.order_by(t.audit_event.c.position)).all()
        yield from rows


def _matching(connection: Connection, epoch: Epoch, wanted: Wanted) -> Sequence[Event]:
    position = t.audit_event.c.position
    query = select(t.audit_event).where(position > epoch.after, position <= epoch.last, *_conditions(wanted))
    return connection.execute(query.order_by(position)).all()


def _proven(connection: Connection, epoch: Epoch, rows: Sequence[Event]) -> Iterator[Line]:
    size = max(epoch.notes)
    position = t.audit_event.c.position
    in_tree = select(t.audit_event.c.hash).where(position > epoch.after, position <= epoch.after + size)
    hashes = connection.execute(in_tree.order_by(position)).scalars().all()
    tree = ProofMaker(leaf(one) for one in hashes)
    first = True
    for row in rows:
        seq = row.position - epoch.after
        if seq > size:
            return
        before = hashes[seq - 2] if seq > 1 else chain.genesis_hash(epoch.genesis)
        yield _line(
            row,
            genesis=epoch.genesis if first else None,
            notes=epoch.notes[size][-1:] if first else (),
            previous=before,
            proof=tuple(tree.proof(seq - 1)),
        )
        first = False


def _line(
    row: Event,
    *,
    genesis: str | None = None,
    notes: Sequence[str] = (),
    previous: bytes | None = None,
    proof: tuple[bytes, ...] | None = None,
) -> Line:
    return Line(
        header=str(row.header),
        personal=None if row.personal is None else str(row.personal),
        salt=_raw(row.salt),
        commitment=_raw(row.commitment),
        hash=_raw(row.hash) or b"",
        genesis=genesis,
        checkpoints=tuple(notes),
        previous=previous,
        proof=proof,
    )


def _raw(value: object) -> bytes | None:
    """As it stands; what somebody has put there instead of bytes is handed out all the same, for a verifier to name."""
    return value if value is None or isinstance(value, bytes) else str(value).encode(errors="replace")


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.since is not None:
        conditions.append(instant_text(wanted.since) <= AT)
    if wanted.until is not None:
        conditions.append(instant_text(wanted.until) > AT)
    if wanted.bank is not None:
        conditions.append(_says("header", "bank").is_not_distinct_from(wanted.bank))
    if wanted.door is not None:
        conditions.append(_says("header", "door").is_not_distinct_from(wanted.door))
    if wanted.person is not None:
        named = f'"known_as":{json.dumps(wanted.person, ensure_ascii=False)}'
        conditions.append(func.instr(t.audit_event.c.personal, named) > 0)
    if wanted.operator is not None:
        conditions.append(_says("personal", "operator").is_not_distinct_from(wanted.operator))
    if wanted.kinds:
        conditions.append(or_(*(_is_of(_says("header", "type"), kind) for kind in wanted.kinds)))
    return conditions


def _is_of(type_: ColumnElement[str], kind: str) -> ColumnElement[bool]:
    return type_.startswith(kind, autoescape=True) if kind.endswith(".") else type_ == kind


def _says(column: str, name: str) -> ColumnElement[str]:
    return literal_column(f"json_extract({column}, '$.{name}')", String)
