"""The file that ``people import`` takes: CSV, a person a row.

A row that can't be used is refused with its line and a reason; a file that can't be read as a whole raises
PeopleFileError. No message repeats what stands in a cell: in a file whose columns slipped, any cell may hold a PIN.
"""

from __future__ import annotations

import csv
import difflib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from kiosk.domain.people import PersonKind

COLUMNS = (
    "id",
    "name",
    "kind",
    "email",
    "tenant",
    "department",
    "badge",
    "pin",
    "valid_from",
    "valid_until",
    "reachable",
    "groups",
    "tag",
)
NEEDED = ("id", "name")
TAG_DIGITS = 14  # the seven bytes that an NTAG 424 DNA vouches for
LONGEST_FIELD = 1024
LONGEST_ID = 64
MOST_BYTES = 32 << 20

_YES_NO: Mapping[str, bool] = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}

# These turn the reading direction of the text after them, so that a name could show as another one.
_DIRECTION = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}


@dataclass(frozen=True, slots=True, repr=False)
class PersonRow:
    """A person as the file describes them. Its text form shows neither badge nor tag nor PIN.

    ``badge`` and ``tag`` are upper-case hex without separators; both ends of the validity are in UTC, the later one
    exclusive.
    """

    line: int
    id: str
    name: str
    kind: PersonKind = PersonKind.STAFF
    email: str | None = None
    tenant: str | None = None
    department: str | None = None
    badge: str | None = None
    pin: str | None = None
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    reachable: bool = False
    groups: frozenset[str] = frozenset()
    tag: str | None = None

    def __repr__(self) -> str:
        return f"PersonRow(line={self.line}, id={self.id!r}, …)"


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was left out. ``id`` is empty where the row could not be taken apart."""

    line: int
    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """What a file holds: the people, and the rows that were refused, both in the order of the file."""

    rows: tuple[PersonRow, ...]
    refused: tuple[RefusedRow, ...]
    columns: frozenset[str] = frozenset(COLUMNS)  # those that the file has


class PeopleFileError(Exception):
    """The file as a whole can't be used; ``line`` is None where no line is to blame."""

    def __init__(self, line: int | None, message: str) -> None:
        self.line = line
        self.message = message
        super().__init__(message if line is None else f"Line {line}: {message}")


def read_people(path: Path, zone: ZoneInfo, pin_length: int) -> PeopleFile:
    """The people in the file at ``path``; see :func:`parse_people`."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise PeopleFileError(None, "There is no such file. Check its path.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise PeopleFileError(None, f"The file can't be read: {reason}.") from None
    return parse_people(content, zone, pin_length)


def parse_people(content: bytes, zone: ZoneInfo, pin_length: int) -> PeopleFile:
    """The people in ``content``.

    ``zone`` is where times without an offset are meant; ``pin_length`` is how many digits the site's PINs have.
    """
    records = _records(_text(content))
    columns, delimiter = _header(next(records, None))
    reader = _RowReader(columns, delimiter, zone, pin_length)
    for record in records:
        reader.take(record)
    return PeopleFile(tuple(reader.rows), tuple(reader.refused), frozenset(columns))


# --- the file as text ---------------------------------------------------------------------------------------------


class _Record(NamedTuple):
    """One row as it stands in the file; more than one line where a quoted field has line breaks."""

    line: int
    last_line: int
    text: str


class _RefusedError(ValueError):
    """Why a row is left out."""


def _text(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise PeopleFileError(None, "The file is larger than 32 MiB. Split it into several.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise PeopleFileError(1, "The file is UTF-16 text. Save it as “CSV UTF-8”.")
    if b"\0" in content:
        line = content.count(b"\n", 0, content.index(b"\0")) + 1
        raise PeopleFileError(line, "There is a NUL byte here, so this is no CSV file. Save it as “CSV UTF-8”.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PeopleFileError(line, "There is a character here that is not UTF-8. Save it as “CSV UTF-8”.") from None


def _records(text: str) -> Iterator[_Record]:
    """The rows, blank lines left out. A row goes on while a quotation mark is open."""
    first = 1
    parts: list[str] = []
    is_open = False
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if not parts:
            first = number
        parts.append(line)
        is_open ^= line.count('"') % 2 == 1
        if is_open:
            continue
        if any(part.strip() for part in parts):
            yield _Record(first, number, "\n".join(parts))
        parts = []
    if is_open:
        raise PeopleFileError(first, "A quotation mark that opens on this line is never closed. Nothing was imported.")


def _fields(record: _Record, delimiter: str, limit: int) -> list[str]:
    """The cells of a row. Raises _RefusedError where the row is not CSV."""
    if record.last_line > record.line:
        raise _RefusedError(
            f"A quotation mark that opens here closes only on line {record.last_line}. A field fits on one line."
        )
    if len(record.text) > limit:
        raise _RefusedError("The row is far too long. A quotation mark or a line break may be missing.")
    try:
        (cells,) = csv.reader([record.text], delimiter=delimiter, strict=True)
    except (csv.Error, ValueError):
        raise _RefusedError("The quotation marks in this row do not match. Write one inside a text as two.") from None
    return [cell.strip() for cell in cells]


# --- the first line -------------------------------------------------------------------------------------------------


def _header(record: _Record | None) -> tuple[list[str], str]:
    """The columns in their order, and what separates them."""
    if record is None:
        raise PeopleFileError(1, f"The file is empty. Its first line names the columns: {','.join(COLUMNS)}")
    delimiter = ";" if record.text.count(";") > record.text.count(",") else ","
    try:
        columns = [cell.lower() for cell in _fields(record, delimiter, LONGEST_FIELD)]
    except _RefusedError as error:
        raise PeopleFileError(record.line, str(error)) from None
    while columns and not columns[-1]:
        columns.pop()  # spreadsheets leave separators of empty columns behind
    fault = _header_fault(columns)
    if fault is not None:
        raise PeopleFileError(record.line, fault)
    return columns, delimiter


def _header_fault(columns: Sequence[str]) -> str | None:
    if not set(columns) & set(COLUMNS):
        # Perhaps a row of data: nothing of it is repeated.
        return f"The first line does not name the columns. Put this line above the rows: {','.join(COLUMNS)}"
    for number, column in enumerate(columns, 1):
        if not column:
            return f"Column {number} has no name. Name it, or take the column out."
        if column not in COLUMNS:
            return f"{_named(number, column)} is none that we know. {_meant(column)}"
        if column in columns[: number - 1]:
            return f"The column “{column}” is there twice. Take one out."
    for column in NEEDED:
        if column not in columns:
            return f"The column “{column}” is missing. Each person needs one."
    return None


def _named(number: int, column: str) -> str:
    """A column by its name, unless that could be a badge or a PIN."""
    is_word = re.fullmatch(r"[a-z_ ]{1,40}", column) and not re.fullmatch(r"[a-f ]+", column)
    return f"Column {number} (“{column}”)" if is_word else f"Column {number}"


def _meant(column: str) -> str:
    found = difflib.get_close_matches(column.replace(" ", "_"), COLUMNS, n=1, cutoff=0.6)
    if found:
        return f"Did you mean “{found[0]}”?"
    return f"The columns are: {', '.join(COLUMNS)}."


# --- the rows -------------------------------------------------------------------------------------------------------


class _RowReader:
    """Takes one row after the other; remembers what may occur only once."""

    def __init__(self, columns: Sequence[str], delimiter: str, zone: ZoneInfo, pin_length: int) -> None:
        self.rows: list[PersonRow] = []
        self.refused: list[RefusedRow] = []
        self._columns = columns
        self._delimiter = delimiter
        self._zone = zone
        self._pin_length = pin_length
        self._seen: dict[tuple[str, str], int] = {}

    def take(self, record: _Record) -> None:
        """Accept the row, or refuse it with a reason."""
        try:
            cells = self._cells(record)
            if cells:
                self._accept(self._person(record.line, cells))
        except _RefusedError as reason:
            self.refused.append(RefusedRow(record.line, self._id_of(record), str(reason)))

    def _cells(self, record: _Record) -> dict[str, str]:
        """The row by column; nothing where all of it is empty."""
        # Quotation marks in a text are doubled, so a row may be twice as long as what it says, and a little more.
        fields = _fields(record, self._delimiter, limit=3 * len(COLUMNS) * LONGEST_FIELD)
        if not any(fields):
            return {}
        columns = len(self._columns)
        if any(fields[columns:]):
            raise _RefusedError(
                f"The row has more fields than the {columns} columns of the first line. "
                "Put a text with a separator in it into quotation marks."
            )
        if len(fields) < columns:
            # Perhaps a file that was cut off: taking the row could lose the end of a validity.
            raise _RefusedError(f"The row ends after field {len(fields)}; the first line names {columns} columns.")
        return dict(zip(self._columns, fields, strict=False))

    def _id_of(self, record: _Record) -> str:
        """The row's id for a message; nothing where it could be another cell that slipped."""
        try:
            fields = _fields(record, self._delimiter, limit=3 * len(COLUMNS) * LONGEST_FIELD)
        except _RefusedError:
            return ""
        at, columns = self._columns.index("id"), len(self._columns)
        in_place = at == 0 or (len(fields) >= columns and not any(fields[columns:]))
        return _showable(fields[at])[:LONGEST_ID] if in_place else ""

    def _person(self, line: int, cells: Mapping[str, str]) -> PersonRow:
        for column, cell in cells.items():
            _check_text(column, cell)
        valid_from = _instant("valid_from", cells.get("valid_from", ""), self._zone, ends=False)
        valid_until = _instant("valid_until", cells.get("valid_until", ""), self._zone, ends=True)
        if valid_from is not None and valid_until is not None and valid_until <= valid_from:
            raise _RefusedError("valid_until is not later than valid_from.")
        return PersonRow(
            line=line,
            id=_id(cells["id"]),
            name=_needed("name", cells["name"]),
            kind=_kind(cells.get("kind", "")),
            email=_optional(cells, "email", _email),
            tenant=_optional(cells, "tenant", _plain),
            department=_optional(cells, "department", _plain),
            badge=_optional(cells, "badge", _badge),
            pin=_optional(cells, "pin", self._pin),
            valid_from=valid_from,
            valid_until=valid_until,
            reachable=_reachable(cells.get("reachable", "")),
            groups=_groups(cells.get("groups", "")),
            tag=_optional(cells, "tag", _tag),
        )

    def _accept(self, row: PersonRow) -> None:
        once = [("id", row.id), ("badge", row.badge), ("tag", row.tag), ("PIN", row.pin)]
        mine = [(what, value) for what, value in once if value is not None]
        for key in mine:
            if key in self._seen:
                raise _RefusedError(f"The {key[0]} is the same as on line {self._seen[key]}.")
        self._seen.update(dict.fromkeys(mine, row.line))
        self.rows.append(row)

    def _pin(self, cell: str) -> str:
        if not re.fullmatch(r"[0-9]+", cell):
            raise _RefusedError("The PIN has other characters than digits.")
        if len(cell) != self._pin_length:
            hint = " A spreadsheet may have dropped zeros in front." if len(cell) < self._pin_length else ""
            raise _RefusedError(f"The PIN has {len(cell)} digits; here PINs have {self._pin_length}.{hint}")
        return cell


# --- one cell -------------------------------------------------------------------------------------------------------


def _optional(cells: Mapping[str, str], column: str, read: Callable[[str], str]) -> str | None:
    cell = cells.get(column, "")
    return read(cell) if cell else None


def _plain(cell: str) -> str:
    return unicodedata.normalize("NFC", cell)


def _needed(column: str, cell: str) -> str:
    if not cell:
        raise _RefusedError(f"The {column} is empty. Each person needs one.")
    return _plain(cell)


def _id(cell: str) -> str:
    value = _needed("id", cell)
    if len(value) > LONGEST_ID:
        raise _RefusedError(f"The id is longer than {LONGEST_ID} characters.")
    if not value.isprintable():
        raise _RefusedError("The id has an invisible character in it. Type it again.")
    return value


def _check_text(column: str, cell: str) -> None:
    if len(cell) > LONGEST_FIELD:
        raise _RefusedError(f"The field {column} is longer than {LONGEST_FIELD} characters.")
    if cell != _showable(cell):
        raise _RefusedError(f"The field {column} has an invisible control character in it. Type it again.")


def _showable(text: str) -> str:
    """The text without characters that would not show, or change how others show."""
    kept = (one for one in text if unicodedata.category(one) not in {"Cc", "Cs", "Zl", "Zp"})
    return "".join(one for one in kept if ord(one) not in _DIRECTION)


def _kind(cell: str) -> PersonKind:
    try:
        return PersonKind(cell.lower()) if cell else PersonKind.STAFF
    except ValueError:
        raise _RefusedError("The kind is none of staff, contractor and visitor.") from None


def _email(cell: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", cell):
        raise _RefusedError("The email is no address like ann@example.com.")
    return _plain(cell)


def _tag(cell: str) -> str:
    digits = _hex("tag", cell)
    if len(digits) != TAG_DIGITS:
        raise _RefusedError(
            f"The tag has {len(digits)} hex digits; the identifier of an NFC tag that proves itself has {TAG_DIGITS}. "
            "What any other reader reads belongs in the column badge."
        )
    return digits


def _hex(what: str, cell: str) -> str:
    digits = re.sub(r"[:\- ]", "", cell).upper()
    if not re.fullmatch(r"[0-9A-F]*", digits):
        raise _RefusedError(
            f"The {what} has other characters than hex digits. A spreadsheet may have made a number of it."
        )
    return digits


def _badge(cell: str) -> str:
    digits = _hex("badge", cell)
    if not 4 <= len(digits) <= 32:
        raise _RefusedError(f"The badge has {len(digits)} hex digits; 4 to 32 are possible.")
    if len(digits) % 2:
        raise _RefusedError(
            "The badge has an odd number of hex digits. A spreadsheet may have dropped a zero in front."
        )
    return digits


def _reachable(cell: str) -> bool:
    try:
        return _YES_NO[cell.lower()]
    except KeyError:
        raise _RefusedError("The field reachable is neither yes nor no.") from None


def _groups(cell: str) -> frozenset[str]:
    if "," in cell:
        raise _RefusedError("There is a comma between the groups. Separate them by blanks or semicolons.")
    return frozenset(_plain(cell).replace(";", " ").split())


def _instant(column: str, cell: str, zone: ZoneInfo, *, ends: bool) -> datetime | None:
    """An instant in UTC. A day alone means from its start, or until its end; a time without offset is local."""
    if not cell:
        return None
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
