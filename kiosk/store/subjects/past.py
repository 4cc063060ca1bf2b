"""Looking back: the history of a compartment, the figures of the day, who was told last.

The record has no index of what it tells: each would cost every tap a page. So it is walked back from its end, and what
was counted once is remembered and goes on counting (``Cached.day_lines``, ``day_openings``).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, literal_column, select

from kiosk.domain.openings import Outcome
from kiosk.engine.facilities.ports import PastEvent
from kiosk.store import tables as t
from kiosk.store.columns import instant_text
from kiosk.store.subjects.base import Subject

# A step of a history looks through so many lines (some 5 ms).
LOOKED_THROUGH = 5_000
# The figures of a day end where so many lines, or openings, in a row are older: a clock may have been wrong meanwhile.
_OLDER_IN_A_ROW = 500
_MOST_COUNTED = 50_000
_KIND_AND_INSTANT = re.compile(r'"type":"([^"]*)","at":"([^"]*)"')

_WRITTEN: ColumnElement[int] = literal_column("opening.rowid")
_LINE = select(t.audit_event.c.position, t.audit_event.c.header, t.audit_event.c.personal)
_HEADERS = select(t.audit_event.c.header).order_by(t.audit_event.c.position.desc()).limit(_MOST_COUNTED)
_OPENINGS = (
    select(t.opening.c.intended_at, t.opening.c.outcome, t.opening.c.settled_at)
    .order_by(_WRITTEN.desc())
    .limit(_MOST_COUNTED)
)


class Past(Subject):
    """What was."""

    def history(self, compartment_id: int, before: int | None, most: int) -> tuple[Sequence[PastEvent], int | None]:
        """Newest first, before that position; and where to go on (None: there is nothing older).

        Looks through so many lines of the record at most that nobody at the screen waits; it may answer fewer lines.
        """
        end = self._cached.end.position + 1 if before is None else before
        begin = max(1, end - LOOKED_THROUGH)
        bank, door = (json.dumps(one) for one in self._cached.doors[compartment_id])
        place = f'"bank":{bank},"door":{door},'  # in a header's own words; within a text its quotes are escaped
        position = t.audit_event.c.position
        lines = _LINE.where(position < end, position >= begin, func.instr(t.audit_event.c.header, place) > 0)
        rows = self._connection.execute(lines.order_by(position.desc()).limit(most)).all()
        looked_at = rows[-1].position if len(rows) == most else begin
        told = [event for event in map(_past_event, rows) if event is not None]
        return told, looked_at if looked_at > 1 else None

    def openings_since(self, since: datetime) -> int:
        """Doors that came open since then."""
        known = self._cached.day_openings
        if known is None or known[0] != since:
            known = self._cached.day_openings = since, _count_openings(self._connection.execute(_OPENINGS), since)
        return known[1]

    def counted_since(self, kind: str, since: datetime) -> int:
        """Lines of the record of this kind since then, but for those of this transaction."""
        known = self._cached.day_lines
        if known is None or known[0] != since:
            headers = self._connection.execute(_HEADERS).scalars()
            known = self._cached.day_lines = since, _count_kinds(headers, instant_text(since))
        return known[1][kind]

    def told_last(self, person_ids: Sequence[str]) -> Mapping[str, datetime]:
        """When each was last sent a notice that reached whoever delivers it."""
        wanted = t.notice.c.person_id.in_(list(person_ids))
        last = select(t.notice.c.person_id, func.max(t.notice.c.sent_at).label("at")).group_by(t.notice.c.person_id)
        rows = self._connection.execute(last.where(wanted, t.notice.c.sent_at.is_not(None)))
        return {row.person_id: row.at for row in rows}

    def unsent(self) -> int:
        """Events that upstream has not acknowledged."""
        acknowledged = self._connection.execute(select(func.max(t.acknowledged.c.position))).scalar() or 0
        return self._cached.end.position - acknowledged


def _past_event(row: Row[int, str, str | None]) -> PastEvent | None:
    """None where somebody has spoilt the line."""
    try:
        told = json.loads(row.header)
        personal = json.loads(row.personal or "{}")
        about = personal.get("person", {})
        return PastEvent(
            position=row.position,
            at=datetime.fromisoformat(told["at"]),
            kind=told["type"],
            person_id=about.get("id"),
            operator=personal.get("operator", ""),
            detail=told["detail"],
            personal={name: _words(one) for name, one in personal.items() if name != "operator"},
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _words(told: str | Mapping[str, str]) -> str:
    """Of a person, their name."""
    return told if isinstance(told, str) else told.get("name", "")


def _count_openings(rows: Iterable[Row[*tuple[Any, ...]]], since: datetime) -> int:
    """``rows`` from the newest on."""
    found = older = 0
    for row in rows:
        older = older + 1 if row.intended_at < since else 0
        if older == _OLDER_IN_A_ROW:
            break
        found += row.outcome == Outcome.OPENED.value and row.settled_at >= since
    return found


def _count_kinds(headers: Iterable[str], since: str) -> Counter[str]:
    """``headers`` from the newest on."""
    found: Counter[str] = Counter()
    older = 0
    for header in headers:
        kind, at = _kind_and_instant(header)
        older = older + 1 if at < since else 0
        if older == _OLDER_IN_A_ROW:
            break
        if at >= since:
            found[kind] += 1
    return found


def _kind_and_instant(header: str) -> tuple[str, str]:
    """Taken from where they stand in a header (docs/record/format.md); nothing where it was spoilt."""
    found = _KIND_AND_INSTANT.search(header)
    return ("", "") if found is None else (found[1], found[2])
