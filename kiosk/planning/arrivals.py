"""The file of arrivals that ``simulate`` takes: CSV, a visit a row, with ``person,arrive,leave`` and perhaps ``size``.

A file is taken whole or not at all, since a row that is left out would make the bank look better than it is.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.domain.compartments import Size
from kiosk.planning.visits import Visit

COLUMNS = ("person", "arrive", "leave", "size")
NEEDED = COLUMNS[:3]
MOST_BYTES = 256 << 20
LONGEST_CELL = 60

_HAS_TIME = re.compile(r"\d[T ]\d")  # a day alone is no arrival


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a line, and what to do about it."""

    line: int
    message: str


class ArrivalsError(Exception):
    """``faults`` are all that were found, in the order of the file."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"{len(faults)} faults in the arrivals")
        self.faults = tuple(faults)


def read_arrivals(path: Path, zone: ZoneInfo) -> list[Visit]:
    """The visits in the file at ``path``; raises OSError where it can't be read, else see :func:`parse_arrivals`."""
    with path.open("rb") as file:
        return parse_arrivals(file.read(MOST_BYTES + 1), zone)


def parse_arrivals(content: bytes, zone: ZoneInfo) -> list[Visit]:
    """The visits in ``content``. Times without an offset are local to ``zone``. Raises ArrivalsError."""
    rows = _rows(_text(content))
    columns = _columns(rows[0] if rows else (1, []))
    faults: list[Fault] = []
    visits = []
    for line, cells in rows[1:]:
        try:
            visits.append(_visit(_named(columns, cells), zone))
        except ValueError as error:
            faults.append(Fault(line, str(error)))
    if not visits and not faults:
        faults.append(Fault(rows[-1][0], "Nobody arrives in this file. Add a row for each visit below the first line."))
    if faults:
        raise ArrivalsError(faults)
    return visits


def _text(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise ArrivalsError([Fault(1, "The file is larger than 256 MiB. Take a shorter period.")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ArrivalsError([Fault(line, "This is not UTF-8 text. Save the file as “CSV UTF-8”.")]) from None


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """The rows with the lines that they begin on, blank ones left out."""
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in first else ",", strict=True)
    rows = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((begins, [cell.strip() for cell in cells]))
            begins = reader.line_num + 1
    except csv.Error:
        raise ArrivalsError([Fault(begins, "The quotation marks of this row do not match.")]) from None
    return rows


def _columns(row: tuple[int, Sequence[str]]) -> list[str]:
    line, cells = row
    columns = [cell.lower() for cell in cells]
    wanted = f"The first line names the columns: {','.join(COLUMNS)}"
    if not columns:
        raise ArrivalsError([Fault(line, f"The file is empty. {wanted}")])
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        raise ArrivalsError([Fault(line, f"The column “{missing[0]}” is missing. {wanted}")])
    doubled = [name for name in COLUMNS if columns.count(name) > 1]
    if doubled:
        raise ArrivalsError([Fault(line, f"The column “{doubled[0]}” is there twice. Take one out.")])
    return columns


def _named(columns: Sequence[str], cells: Sequence[str]) -> Mapping[str, str]:
    if len(cells) > len(columns):
        raise ValueError(f"This row has {len(cells)} cells, the first line names {len(columns)}. Take some out.")
    return dict(zip(columns, cells, strict=False))


def _visit(row: Mapping[str, str], zone: ZoneInfo) -> Visit:
    """Raises ValueError with a sentence."""
    if not row.get("person"):
        raise ValueError("The person is missing. Any name or number will do.")
    arrives, leaves = (_time(name, row.get(name, ""), zone) for name in ("arrive", "leave"))
    if leaves <= arrives:
        raise ValueError(f"Leaves {_shown(row['leave'])}, which is not after the arrival {_shown(row['arrive'])}.")
    return Visit(row["person"], arrives, leaves, _size(row.get("size", "")))


def _time(column: str, text: str, zone: ZoneInfo) -> datetime:
    try:
        found = datetime.fromisoformat(text if _HAS_TIME.search(text) else "")
        return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        what = f"{column} is {_shown(text)}, which is no time." if text else f"The time to {column} is missing."
        raise ValueError(f"{what} Write it like 2026-01-05T08:30.") from None


def _size(text: str) -> Size:
    try:
        return Size(text.upper() or "S")
    except ValueError:
        known = ", ".join(one.value for one in Size)
        raise ValueError(f"{_shown(text)} is no size. Sizes are {known}; an empty cell is an S.") from None


def _shown(text: str) -> str:
    short = text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]}…"
    return f"“{''.join(one if one.isprintable() else '?' for one in short)}”"
