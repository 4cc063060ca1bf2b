"""The record itself: handed out, erased in part, backed up, damaged and recovered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk.domain.events.base import Event, OtherPerson, Personal
from kiosk.domain.events.people import WhyErased


class ExportForm(Enum):
    """As what the record was handed out."""

    JSON_LINES = "jsonl"
    CSV = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordExported(Event):
    """The record was handed out, whole or (``selected``) a part of it; ``about`` is the person whose part it was."""

    kind = "record.exported"

    form: ExportForm
    events: int
    selected: bool
    about: OtherPerson[str | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordErased(Event):
    """Personal data was erased from the record: ``events`` are the numbers of its lines in ``epoch`` as ascending
    ranges (``1-400,405``), ``count`` is how many they are. Where it was of one person they are ``lines`` instead,
    which are erased in their turn: lines that are known to be of one person would tell too much for ever. Those of a
    recovery case name it themselves; they are ``events``, case by case.
    """

    kind = "record.erased"

    epoch: str
    why: WhyErased
    count: int
    events: str | None = None
    lines: Personal[str | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedForgotten(Event):
    """What told who had which door, and had ended long enough ago, was deleted outside the record: so many rows."""

    kind = "record.ended_forgotten"

    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDamaged(Event):
    """A check found that the record, or the database that it lies in, is not what was written."""

    kind = "record.damaged"

    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRecovered(Event):
    """The kiosk goes on with the backup that was made at ``backup_of``: the database was damaged (``error``) or, where
    there is none, somebody asked for it. What was there lies whole in ``set_aside``. ``held`` counts the doors that
    nobody is given until facilities have looked: what they were given for after the backup is not in it.
    """

    kind = "record.recovered"

    backup_of: datetime
    held: int = 0
    error: str | None = None
    set_aside: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAsideDeleted(Event):
    """A database that had been set aside was deleted: it was older than what tells of people may become."""

    kind = "record.set_aside_deleted"

    set_aside: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupMade(Event):
    """A backup was made and checked; ``alone``: all that were made before were deleted, for what was erased since."""

    kind = "backup.made"

    file: str
    size_bytes: int
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFailed(Event):
    """No backup could be made, and why; told once until that is over. Those that there were are as they were."""

    kind = "backup.failed"

    error: str
