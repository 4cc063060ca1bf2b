"""Notices: owed in the transaction of what they tell, until they were delivered."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, literal_column, or_, select, update

from kiosk.domain.notices import Notice, NoticeKind
from kiosk.engine.ports import OwedNotice
from kiosk.store import tables as t
from kiosk.store.subjects.base import Subject

# Whom it is about, and what its person read at the screen, where they are a visitor.
_ABOUT = t.person.alias("about")
_LANGUAGE = (
    select(t.guest_visit.c.language)
    .where(t.guest_visit.c.person_id == t.notice.c.person_id)
    .order_by(literal_column("guest_visit.rowid").desc())
    .limit(1)
    .correlate(t.notice)
    .scalar_subquery()
)


class Notices(Subject):
    """The outbox of notices."""

    owes_awaited = False  # somebody waits for one that was written in this transaction

    def notify(self, *notices: Notice) -> None:
        """Owe these to their people, in this same transaction."""
        for one in notices:
            values = {
                "kind": one.kind.value,
                "person_id": one.person_id,
                "detail": json.dumps(dict(one.detail), ensure_ascii=False, separators=(",", ":")),
                "created_at": self._clock.now(),
                "secret": one.secret or None,
            }
            self._connection.execute(t.notice.insert(), values)
            self.owes_awaited = self.owes_awaited or one.is_awaited

    def owed_notices(self, now: datetime, most: int) -> Sequence[OwedNotice]:
        """Those whose next try is due, oldest first."""
        query = (
            select(t.notice, t.person.c.email, t.person.c.name, _ABOUT.c.name.label("about"), _LANGUAGE.label("read"))
            .outerjoin(t.person, t.person.c.id == t.notice.c.person_id)
            .outerjoin(_ABOUT, _ABOUT.c.id == func.json_extract(t.notice.c.detail, "$.about"))
            .where(t.notice.c.sent_at.is_(None), t.notice.c.gave_up_at.is_(None))
            .where(or_(t.notice.c.next_try_at.is_(None), t.notice.c.next_try_at <= now))
            .order_by(t.notice.c.id)
            .limit(most)
        )
        return [
            OwedNotice(
                id=row.id,
                notice=Notice(NoticeKind(row.kind), row.person_id, json.loads(row.detail)),
                created_at=row.created_at,
                attempts=row.attempts,
                email=row.email,
                name=row.name or "",
                about=row.about or "",
                language=row.read,
                secret=row.secret or "",
            )
            for row in self._connection.execute(query)
        ]

    def notice_tried(self, notice_id: int, next_try_at: datetime) -> None:
        """A try begins: one more attempt, durable before anything is sent."""
        self._change(notice_id, attempts=t.notice.c.attempts + 1, next_try_at=next_try_at, error=None)

    def notice_sent(self, notice_id: int, at: datetime) -> None:
        """It was delivered; what was secret about it is forgotten."""
        self._change(notice_id, sent_at=at, error=None, secret=None)

    def notice_failed(self, notice_id: int, next_try_at: datetime | None, error: str) -> None:
        """What came of the try that was begun, not one more attempt. ``next_try_at`` None gives it up."""
        self._change(notice_id, next_try_at=next_try_at, error=error)
        if next_try_at is None:
            self._change(notice_id, gave_up_at=self._clock.now(), secret=None)

    def _change(self, notice_id: int, **values: object) -> None:
        self._connection.execute(update(t.notice).where(t.notice.c.id == notice_id).values(**values))
