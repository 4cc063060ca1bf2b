"""Is an export what the kiosk recorded? Names the first thing that is wrong, or tells what was found.

What can be proven, and what can't, stands in ``docs/record/format.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from itertools import chain

from kiosk.audit.fault import Fault, Kind, Wrong
from kiosk.audit.full import FullRecord
from kiosk.audit.header import parse_header
from kiosk.audit.held import Held
from kiosk.audit.line import parse_line
from kiosk.audit.reading import Reading
from kiosk.audit.report import Report
from kiosk.audit.selection import Selection


def verify(
    lines: Iterable[bytes],
    keys: Sequence[bytes],
    held: Sequence[str] = (),
    *,
    names: Sequence[str] = (),
    processes: int | None = None,
) -> Report:
    """What the export proves. Raises Fault, the first one.

    ``lines`` have their line breaks (``line.read_lines``); ``keys`` are the public keys that are trusted
    (``note.parse_keys``); ``held`` are checkpoints (signed notes) kept elsewhere than on the kiosk, and ``names`` what
    a fault calls them (their files). A large export is read by as many ``processes`` as there are cores; whoever calls
    this in a script needs its ``__main__`` guard.
    """
    kept = Held(held, keys, names)
    rest = iter(lines)
    first = next(rest, None)
    whole = rest if first is None else chain([first], rest)
    if first is not None and _is_selected(first):
        return Selection(keys, kept).take(whole)
    return _verify_full(Reading(whole, keys, processes), FullRecord(keys, kept))


def _verify_full(reading: Reading, record: FullRecord) -> Report:
    with closing(reading.parts()) as parts:
        try:
            for chunk, part in parts:
                record.take(chunk, part)
        except Fault as fault:
            raise _told_apart(fault, reading) from None
    return record.finish()


def _told_apart(fault: Fault, reading: Reading) -> Fault:
    """An event that is missing may come later: then it was not removed, but the order changed."""
    if fault.kind is not Kind.REMOVED or fault.line is None or fault.epoch is None or fault.seq is None:
        return fault
    sought = f'{{\\"v\\":1,\\"epoch\\":\\"{fault.epoch}\\",\\"seq\\":{fault.seq},'.encode()
    for number, raw in reading.ahead(fault.line):
        if sought in raw:
            sentence = f"It is not here, but on line {number}: the order was changed."
            return Fault(fault.line, fault.epoch, fault.seq, Kind.REORDERED, sentence)
    return fault


def _is_selected(raw: bytes) -> bool:
    try:
        line = parse_line(raw)
        parse_header(line.header)
    except Wrong:
        return False
    return line.is_selected
