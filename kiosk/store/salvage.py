"""What a database that is replaced still tells: who has which compartment, and which ones are not to be given away.

It may be damaged, so each line is taken as far as it can be read, and everything at once is believed only where SQLite
finds these tables whole. That a door is free is nowhere written: it follows from no line saying otherwise, so a line
that can't be read must not make a door free.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kiosk.store.library import Library
from kiosk.store.soundness import LastEvent

Place = tuple[str, str]  # bank and number of a door

_TABLES = ("assignment", "compartment", "condition")


@dataclass(frozen=True, slots=True)
class Found:
    """What could be read. Where it is not ``whole``, there may be more."""

    held: Mapping[Place, str] = field(default_factory=dict)  # the live assignment
    flagged: frozenset[Place] = frozenset()
    why_ended: Mapping[str, str] = field(default_factory=dict)  # by assignment
    whole: bool = False


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
            return _read(_Rows(connection, library), backup_ends)
    except library.module.Error:
        return Found()


def _read(rows: _Rows, backup_ends: LastEvent | None) -> Found:
    if not _goes_on(rows, backup_ends):
        return Found()
    whole = [next(rows.of(f"PRAGMA integrity_check({table})"), ("",))[0] == "ok" for table in _TABLES]
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
    return Found(held, flagged, why_ended, whole=all(whole) and not rows.broke_off)


def _goes_on(rows: _Rows, backup_ends: LastEvent | None) -> bool:
    if backup_ends is None or backup_ends.hash is None:
        return False
    same = rows.of("SELECT hash FROM audit_event WHERE position = ?", backup_ends.position)
    return bool(next(same, (None,))[0] == backup_ends.hash)


class _Rows:
    """Row by row, as far as they can be read."""

    def __init__(self, connection: Any, library: Library) -> None:
        self._connection = connection
        self._error = library.module.Error
        self.broke_off = False  # of one of the queries not every row could be read

    def of(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connection.execute(query, values)
        except self._error:
            self.broke_off = True
