"""Keys that came to nothing, what was asked with them, and refusals of long ago."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, exists

from upstream.database.tables import enrolment, key, refusal
from upstream.kiosks.enrolment import APPROVED
from upstream.kiosks.keys import ENROLMENT

ENROLMENTS_KEPT = timedelta(days=7)
REFUSALS_KEPT = timedelta(days=90)


def forget(connection: Connection, now: datetime) -> None:
    """Once in a while; as often as one likes."""
    connection.execute(delete(refusal).where(refusal.c.at < now - REFUSALS_KEPT))
    old = (enrolment.c.expires_at < now - ENROLMENTS_KEPT) & (enrolment.c.state != APPROVED)
    connection.execute(delete(enrolment).where(old))
    unused = ~exists().where(enrolment.c.key == key.c.id) & ~exists().where(refusal.c.key == key.c.id)
    came_to_nothing = (key.c.kind == ENROLMENT) & (key.c.created_at < now - ENROLMENTS_KEPT)
    connection.execute(delete(key).where(came_to_nothing, unused))
