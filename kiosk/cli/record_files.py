"""Files that the record is handed out in."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from kiosk.audit.line import Line
from kiosk.cli.failure import Failure
from kiosk.cli.record_words import told_of
from kiosk.domain.events.record import ExportForm

COLUMNS = (
    *("at", "clock", "type", "bank", "door", "person", "name", "operator"),
    *("assignment", "opening", "detail", "personal", "epoch", "seq"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(out: Path, form: ExportForm, lines: Iterable[Line]) -> int:
    """Write a file beside, then put it in its place: whole, or not at all. How many events it has."""
    beside = out.with_name(f"{out.name}.new")
    try:
        beside.unlink(missing_ok=True)
        beside.touch(mode=0o600)
        with beside.open("w", encoding="utf-8", newline="") as file:
            written = _write_csv(file, lines) if form is ExportForm.CSV else _write_lines(file, lines)
            file.flush()
            os.fsync(file.fileno())
        beside.rename(out)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Failure(os.EX_CANTCREAT, f"{out} can't be written: {error.strerror}.") from None
    return written


def _write_lines(file: TextIO, lines: Iterable[Line]) -> int:
    written = 0
    for line in lines:
        file.write(line.to_text())
        written += 1
    return written


def _write_csv(file: TextIO, lines: Iterable[Line]) -> int:
    rows = csv.writer(file)
    rows.writerow(COLUMNS)
    written = 0
    for line in lines:
        told = told_of(line)
        rows.writerow([_cell(told.get(name)) for name in COLUMNS])
        written += 1
    return written


def _cell(value: object) -> str:
    """What a spreadsheet shows; a quote goes before what it would take for a formula."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text.startswith(_FORMULA) else text
