"""What upstream is to hear of what it told."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select

from kiosk.engine.upstream.changes_ports import OwedAnswer
from kiosk.store import upstream_tables as u
from kiosk.store.subjects.base import Subject


class OwedAnswers(Subject):
    """The newest of each thing, until upstream has it."""

    def owe_answer(self, kind: str, about: str, body: Mapping[str, Any], now: datetime) -> None:
        """In place of what it was to hear of the same thing. A number is never given twice."""
        owed = u.owed_answer.c
        self._connection.execute(delete(u.owed_answer).where(owed.kind == kind, owed.about == about))
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        row = {"kind": kind, "about": about, "body": text, "made_at": now}
        self._connection.execute(u.owed_answer.insert(), row)

    def owed_answers(self, most: int) -> Sequence[OwedAnswer]:
        """The oldest ones."""
        query = select(u.owed_answer).order_by(u.owed_answer.c.number).limit(most)
        rows = self._connection.execute(query)
        return [OwedAnswer(row.number, row.kind, row.about, json.loads(row.body)) for row in rows]

    def unanswered(self) -> int:
        """How many there are."""
        return self._connection.execute(select(func.count()).select_from(u.owed_answer)).scalar_one()

    def answer_taken(self, number: int) -> None:
        """Upstream has it, or does not want it."""
        self._connection.execute(delete(u.owed_answer).where(u.owed_answer.c.number == number))
