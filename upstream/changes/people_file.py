"""The file that ``people import`` takes: CSV in UTF-8, a person a row, the columns named in the first line.

A row that can't be used is refused with its line; a file that can't be read raises ``PeopleFileError``. No message
repeats what stands in a cell other than an id: in a file whose columns slipped, any of them may hold a badge.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from upstream.changes.people import Refused, Told
from upstream.clock import written

NEEDED = ("id", "name")
LONGEST_ID, LONGEST_CELL = 64, 1024
MOST_BYTES = 32 << 20
_KINDS = ("staff", "contractor", "visitor")
_YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}
_BADGE = re.compile(r"(?:[0-9A-F]{2}){2,16}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")

Read = Callable[[str], Any]


class PeopleFileError(Exception):
    """The file as a whole can't be used; a sentence."""


class _RefusedError(ValueError):
    """Why a row is left out; a sentence."""


def read(content: bytes, zone: ZoneInfo) -> tuple[list[Told], list[Refused]]:
    """The people in a file, and the rows that were left out; ``zone``: where times without an offset are meant.

    A day alone means from its beginning, or (``valid_until``) to its end. ``PeopleFileError``.
    """
    rows = _rows(content)
    columns, readers = _columns(next(rows, None)), _readers(zone)
    told: dict[str, Told] = {}
    refused: list[Refused] = []
    for line, cells in rows:
        id_ = ""
        try:
            row = _row(columns, cells)
            id_ = _id(row["id"])
            _refuse_twice(id_, told)
            told[id_] = Told(line, id_, _fields(row, readers))
        except _RefusedError as error:
            refused.append(Refused(line, id_, str(error)))
    return list(told.values()), refused


def _rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of its first line, blank ones left out."""
    text = _text(content)
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error:
            raise PeopleFileError(f"The quotation marks from line {line} on do not match.") from None
        if cells is None:
            return
        if any(one.strip() for one in cells):
            yield line, [one.strip() for one in cells]


def _text(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise PeopleFileError("The file is larger than 32 MiB. Split it into several.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PeopleFileError("The file is not UTF-8. Save it as “CSV UTF-8”.") from None
    if "\0" in text:
        raise PeopleFileError("There is a NUL byte in the file, so it is no CSV. Save it as “CSV UTF-8”.")
    return text


def _columns(first: tuple[int, list[str]] | None) -> list[str]:
    known = ("id", *_readers(ZoneInfo("UTC")))
    hint = f"The first line names the columns: {','.join(known)}"
    columns = [] if first is None else [one.lower() for one in first[1]]
    while columns and not columns[-1]:
        columns.pop()  # spreadsheets leave separators of empty columns behind
    for number, column in enumerate(columns, 1):
        if column not in known:
            raise PeopleFileError(f"Column {number} is none that we know. {hint}.")
        if column in columns[: number - 1]:
            raise PeopleFileError(f"The column {column} is there twice. Take one out.")
    missing = [one for one in NEEDED if one not in columns]
    if missing:
        raise PeopleFileError(f"The column {missing[0]} is missing. {hint}.")
    return columns


def _row(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    if len(cells) < len(columns) or any(cells[len(columns) :]):
        raise _RefusedError(f"The row has {len(cells)} fields, the first line {len(columns)}.")
    row = dict(zip(columns, cells, strict=False))
    for column, cell in row.items():
        if len(cell) > LONGEST_CELL:
            raise _RefusedError(f"The field {column} is longer than {LONGEST_CELL} characters.")
        if any(unicodedata.category(one) in {"Cc", "Cs", "Cf", "Zl", "Zp"} for one in cell):
            raise _RefusedError(f"The field {column} has an invisible character in it. Type it again.")
    return row


def _fields(row: Mapping[str, str], readers: Mapping[str, tuple[str, Read]]) -> dict[str, Any]:
    found = {name: read(row[column]) for column, (name, read) in readers.items() if column in row}
    begins, ends = found.get("valid_from"), found.get("valid_until")
    if begins is not None and ends is not None and ends <= begins:
        raise _RefusedError("valid_until is not later than valid_from.")
    return {name: written(one) if isinstance(one, datetime) else one for name, one in found.items()}


# --- one cell ---------------------------------------------------------------------------------------------------------


def _readers(zone: ZoneInfo) -> Mapping[str, tuple[str, Read]]:
    """By column: what it is called in the feed, and how it is read."""
    return {
        "name": ("name", _name),
        "kind": ("kind", _kind),
        "email": ("email", _optional(_email)),
        "department": ("department", _optional(_plain)),
        "badge": ("badge", _optional(_badge)),
        "valid_from": ("valid_from", _optional(lambda cell: _instant("valid_from", cell, zone, ends=False))),
        "valid_until": ("valid_until", _optional(lambda cell: _instant("valid_until", cell, zone, ends=True))),
        "reachable": ("needs_reachable", _reachable),
        "groups": ("groups", lambda cell: sorted(set(_plain(cell).replace(";", " ").split()))),
    }


def _optional(read: Read) -> Read:
    return lambda cell: read(cell) if cell else None


def _plain(cell: str) -> str:
    return unicodedata.normalize("NFC", cell)


def _refuse_twice(id_: str, told: Mapping[str, Told]) -> None:
    if id_ in told:
        raise _RefusedError(f"The id is the same as on line {told[id_].line}.")


def _id(cell: str) -> str:
    if not cell or len(cell) > LONGEST_ID:
        raise _RefusedError(f"The id has to have 1 to {LONGEST_ID} characters.")
    return _plain(cell)


def _name(cell: str) -> str:
    if not cell:
        raise _RefusedError("The name is empty. Each person needs one.")
    return _plain(cell)


def _kind(cell: str) -> str:
    kind = cell.lower() or _KINDS[0]
    if kind not in _KINDS:
        raise _RefusedError("The kind is none of staff, contractor and visitor.")
    return kind


def _email(cell: str) -> str:
    if not _EMAIL.fullmatch(cell):
        raise _RefusedError("The email is no address like ann@example.com.")
    return _plain(cell)


def _badge(cell: str) -> str:
    digits = re.sub(r"[:\- ]", "", cell).upper()
    if not _BADGE.fullmatch(digits):
        raise _RefusedError("The badge is not 4 to 32 hex digits, an even number of them.")
    return digits


def _reachable(cell: str) -> bool:
    if cell.lower() not in _YES_NO:
        raise _RefusedError("The field reachable is neither yes nor no.")
    return _YES_NO[cell.lower()]


def _instant(column: str, cell: str, zone: ZoneInfo, *, ends: bool) -> datetime:
    try:
        return _moment(cell, zone, ends=ends).astimezone(UTC)
    except (ValueError, OverflowError):
        raise _RefusedError(f"{column} is no time like 2026-03-01T08:00 and no day like 2026-03-01.") from None


def _moment(cell: str, zone: ZoneInfo, *, ends: bool) -> datetime:
    try:
        day = date.fromisoformat(cell)
    except ValueError:
        moment = datetime.fromisoformat(cell)
        return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
    return datetime.combine(day + timedelta(days=1) if ends else day, time(0, 0), tzinfo=zone)
