"""Erasures of personal data, as the record itself tells of them.

An event ``record.erased`` has the detail ``{"epoch": …, "events": "1-400,405", "why": …}``: the seqs of that epoch
whose personal data went, only such as had some. Where they are the events of one person, a list that stays would tell
for ever that these belong together: then it stands in the event's own personal data, as ``lines``, and goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kiosk.audit import jsontext
from kiosk.audit.fault import Kind, Wrong
from kiosk.audit.header import EPOCH, detail
from kiosk.audit.line import Line

ERASED = "record.erased"

_NUMBER = r"[1-9][0-9]{0,18}"
_RANGES = re.compile(rf"{_NUMBER}(?:-{_NUMBER})?(?:,{_NUMBER}(?:-{_NUMBER})?)*")


@dataclass(frozen=True, slots=True)
class Erasure:
    """The events of ``epoch`` in ``ranges`` (first and last, both inclusive) lost their personal data.

    No ranges: the list of them was erased since.
    """

    epoch: str
    ranges: tuple[tuple[int, int], ...]
    why: str


def ranges_text(seqs: Iterable[int]) -> str:
    """Ascending seqs in writing: ``1-400,405``."""
    ranges: list[list[int]] = []
    for seq in seqs:
        if ranges and seq == ranges[-1][1] + 1:
            ranges[-1][1] = seq
        else:
            ranges.append([seq, seq])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)


def parse_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """What ``ranges_text`` wrote. Raises ValueError where it can't have written this."""
    if _RANGES.fullmatch(text) is None:
        raise ValueError(text)
    before, found = -1, []
    for one in text.split(","):
        first, dash, last = one.partition("-")
        found.append((int(first), int(last or first)))
        is_apart = found[-1][0] > before + 1
        if not is_apart or (dash and found[-1][0] >= found[-1][1]):
            raise ValueError(text)
        before = found[-1][1]
    return tuple(found)


def parse_erasure(line: Line) -> Erasure:
    """What an event ``record.erased``, whose header was parsed before, tells. Raises Wrong."""
    told = detail(line.header)
    epoch, why = told.get("epoch"), told.get("why")
    if not (isinstance(epoch, str) and re.fullmatch(EPOCH, epoch) and isinstance(why, str)):
        raise _unclear()
    if "events" not in told and line.is_erased:
        return Erasure(epoch, (), why)
    events = told["events"] if "events" in told else _lines(line)
    try:
        return Erasure(epoch, parse_ranges(events), why)
    except (TypeError, ValueError):
        raise _unclear() from None


def _lines(line: Line) -> Any:
    """The list in the event's own personal data."""
    if line.personal is None:
        raise _unclear()
    return jsontext.mapping(line.personal, "The personal data of this event").get("lines")


def _unclear() -> Wrong:
    return Wrong(Kind.ERASURE, "This event tells of an erasure, but not of which events.")
