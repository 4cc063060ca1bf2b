"""What a database that is replaced still tells: who has which compartment, which ones are not to be given away, and
which passes open nothing any more; who may do what, and lost property, are in ``salvage_facilities``.

It may be damaged, so each line is taken as far as it can be read, and everything at once is believed only where SQLite
finds these tables whole. That a door is free is nowhere written: it follows from no line saying otherwise, so a line
that can't be read must not make a door free. Nor is it written which passes may still be used for the first time.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from urllib.parse import quote

from kiosk.store.library import Library
from kiosk.store.salvage_facilities import FoundAccess, FoundProperty, read_access, read_property
from kiosk.store.salvage_rows import Place, Rows
from kiosk.store.soundness import LastEvent

PassId = tuple[str, bytes | None]  # and the key that signed it; None: this kiosk's own

_TABLES = ("assignment", "compartment", "condition")
_KNOWN_SPENT = """SELECT id, key, ends_at, coalesce(spent_at, revoked_at), spent_on FROM known_pass
WHERE coalesce(spent_at, revoked_at, spent_on) IS NOT NULL"""
_UNSEEN = "SELECT pass_id, nullif(key, X''), until, until, NULL FROM revoked_unseen"
_FLOOR = "SELECT at FROM time_floor WHERE name = 'signed'"
_OF_PASSES = ("known_pass", "pool_code", "revoked_unseen", "time_floor", "trusted_key")


@dataclass(frozen=True, slots=True)
class SpentPass:
    """A pass that opens nothing any more; ``on``: no more than through that day."""

    until: datetime
    on: date | None = None


@dataclass(frozen=True, slots=True)
class FoundPasses:
    """What could be read of passes. Where it is not ``whole``, there may be more."""

    spent: Mapping[PassId, SpentPass] = field(default_factory=dict)
    given_out: frozenset[str] = frozenset()  # of the pool of codes, by the passes that they went with
    revoked_keys: frozenset[bytes] = frozenset()
    floor: datetime | None = None  # of time
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What could be read. Where it is not ``whole``, there may be more."""

    held: Mapping[Place, str] = field(default_factory=dict)  # the live assignment
    flagged: frozenset[Place] = frozenset()
    why_ended: Mapping[str, str] = field(default_factory=dict)  # by assignment
    whole: bool = False
    passes: FoundPasses = FoundPasses()
    access: FoundAccess = field(default_factory=FoundAccess)
    property: FoundProperty = field(default_factory=FoundProperty)


def read(path: Path, library: Library, backup_ends: LastEvent | None) -> Found:
    """What the database at ``path`` tells, with all that its journal holds; nothing of it is changed.

    Believed only where it goes on from what the backup ends with: another kiosk's database says nothing about ours.
    """
    if not path.exists():
        return Found()
    cut_off = any(path.with_name(f"{path.name}{ending}").exists() for ending in ("-wal", "-journal"))
    uri = f"file:{quote(str(path))}?mode=ro" + ("" if cut_off else "&immutable=1")  # that leaves nothing beside it
    try:
        with closing(library.module.connect(uri, uri=True)) as connection:
            found = _read(Rows(connection, library), backup_ends)
            if found is None:
                return Found()
            return replace(
                found,
                passes=_passes(Rows(connection, library)),
                access=read_access(Rows(connection, library)),
                property=read_property(Rows(connection, library)),
            )
    except library.module.Error:
        return Found()


def _read(rows: Rows, backup_ends: LastEvent | None) -> Found | None:
    if not _goes_on(rows, backup_ends):
        return None
    whole = rows.are_whole(*_TABLES)
    places = {id_: (bank, door) for id_, bank, door in rows.of("SELECT id, bank, door FROM compartment")}
    held, why_ended = {}, {}
    for id_, compartment, live, why in rows.of(
        "SELECT id, compartment_id, ended_at IS NULL, end_reason FROM assignment"
    ):
        if live and compartment in places:
            held[places[compartment]] = id_
        elif not live:
            why_ended[id_] = why
    flags = "SELECT compartment_id FROM condition WHERE ended_at IS NULL AND kind <> 'stuck'"
    flagged = frozenset(places[compartment] for (compartment,) in rows.of(flags) if compartment in places)
    return Found(held, flagged, why_ended, whole=whole and not rows.broke_off)


def _passes(rows: Rows) -> FoundPasses:
    tables = rows.tables()
    if "known_pass" not in tables:  # of a version that knew of none
        return FoundPasses(whole="person" in tables and not rows.broke_off)
    whole = rows.are_whole(*_OF_PASSES)
    given_out = frozenset(id_ for (id_,) in rows.of("SELECT pass_id FROM pool_code WHERE visit_id IS NOT NULL"))
    revoked = frozenset(id_ for (id_,) in rows.of("SELECT id FROM trusted_key WHERE revoked_at IS NOT NULL"))
    try:
        told = (*rows.of(_KNOWN_SPENT), *rows.of(_UNSEEN))
        spent = {(id_, key): _spent(*how) for id_, key, *how in told}
        floors = [datetime.fromisoformat(at) for (at,) in rows.of(_FLOOR)]
    except (TypeError, ValueError):  # damage that SQLite can't see
        return FoundPasses(given_out=given_out, revoked_keys=revoked)
    whole_of_it = whole and not rows.broke_off
    return FoundPasses(spent, given_out, revoked, next(iter(floors), None), whole=whole_of_it)


def _spent(until: str, for_good: str | None, on: str | None) -> SpentPass:
    day = None if for_good is not None or on is None else date.fromisoformat(on)
    return SpentPass(datetime.fromisoformat(until), day)


def _goes_on(rows: Rows, backup_ends: LastEvent | None) -> bool:
    if backup_ends is None or backup_ends.hash is None:
        return False
    same = rows.of("SELECT hash FROM audit_event WHERE position = ?", backup_ends.position)
    return bool(next(same, (None,))[0] == backup_ends.hash)
