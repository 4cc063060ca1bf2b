"""Files that the record is handed out in."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from kiosk.audit.line import Line
from kiosk.cli.record_words import told_of
from kiosk.cli.saying import visible
from kiosk.domain.events.record import ExportForm

COLUMNS = (
    *("at", "clock", "type", "bank", "door", "person", "name", "operator"),
    *("assignment", "opening", "detail", "personal", "epoch", "seq"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(path: Path, form: ExportForm, lines: Iterable[Line]) -> int:
    """Write them, in the place of all that the file holds. How many events it has."""
    with path.open("w", encoding="utf-8", newline="") as file:
        return _write_csv(file, lines) if form is ExportForm.CSV else _write_lines(file, lines)


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
        rows.writerow([cell(told.get(name)) for name in COLUMNS])
        written += 1
    return written


def cell(value: object) -> str:
    """What a spreadsheet shows; a quote goes before what it would take for a formula. It may have lines in a cell."""
    if value is None:
        return ""
    text = visible(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), but="\t\r\n")
    return f"'{text}" if text.startswith(_FORMULA) else text
