"""Personal data that was kept for long enough: erased here before the kiosk does, where the tenant has chosen that.

The chain stays as it is, since it has only commitments; an export then proves each event by itself (records.export).
What counts is when an event came here: the kiosk's clock may have been wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, or_, select, update

from upstream.bookings.values import LIVE
from upstream.database.booking_tables import booking
from upstream.database.dialects import insert_if_absent
from upstream.database.operation_tables import erased
from upstream.database.remote_tables import opening, recovery, recovery_used
from upstream.database.tables import epoch, event
from upstream.notices import choices, owed

AT_ONCE = 2_000  # events in a transaction
NOBODY = ""


def erase_some(connection: Connection, tenant: str, now: datetime) -> bool:
    """Erase a batch of a tenant's old personal data; whether there may be more."""
    kept_for = choices.of(connection, tenant).keeps_personal
    if kept_for is None:
        return False
    return any(_erase_of(connection, row, now - kept_for) for row in _unfinished(connection, tenant))


def forget_bookings(connection: Connection, tenant: str, now: datetime) -> int:
    """Whose the bookings were that have been over for so long, and what for; how many."""
    kept_for = choices.of(connection, tenant).keeps_personal
    if kept_for is None:
        return 0
    over = (booking.c.tenant == tenant, booking.c.ends_at < now - kept_for, booking.c.state.not_in(LIVE))
    named = or_(booking.c.person != NOBODY, booking.c.purpose.is_not(None), booking.c.why.is_not(None))
    return connection.execute(
        update(booking).where(*over, named).values(person=NOBODY, purpose=None, why=None)
    ).rowcount


def forget_requests(connection: Connection, tenant: str, now: datetime) -> None:
    """Who asked for a door to be opened and why, and who granted whom a new PIN."""
    kept_for = choices.of(connection, tenant).keeps_personal
    if kept_for is None:
        return
    asked = (opening.c.tenant == tenant, opening.c.expires_at < now - kept_for)
    connection.execute(delete(opening).where(*asked))
    granted = (recovery.c.tenant == tenant, recovery.c.expires_at < now - kept_for)
    used = recovery_used.c.recovery.in_(select(recovery.c.id).where(*granted))
    connection.execute(delete(recovery_used).where(recovery_used.c.tenant == tenant, used))
    connection.execute(delete(recovery).where(*granted))


def purge_notices(connection: Connection, tenant: str, now: datetime) -> int:
    """Forget notices that are done with; how many."""
    return owed.purge(connection, tenant, choices.of(connection, tenant).keeps_personal or owed.KEPT_FOR, now)


def _unfinished(connection: Connection, tenant: str) -> Sequence[Any]:
    """The tenant's epochs that have events after those that were gone through, which ends at ``through``."""
    same = (erased.c.tenant == epoch.c.tenant) & (erased.c.kiosk == epoch.c.kiosk) & (erased.c.epoch == epoch.c.id)
    query = select(epoch.c.tenant, epoch.c.kiosk, epoch.c.id, erased.c.sequence.label("through"))
    query = query.join_from(epoch, erased, same, isouter=True).where(epoch.c.tenant == tenant)
    return connection.execute(query.where(or_(erased.c.sequence.is_(None), erased.c.sequence < epoch.c.sequence))).all()


def _erase_of(connection: Connection, row: Row[Any], before: datetime) -> bool:
    """Go on in one epoch; whether the batch was full. Events came in their order, so the first newer one is the end."""
    own = (event.c.tenant == row.tenant) & (event.c.kiosk == row.kiosk) & (event.c.epoch == row.id)
    first = (row.through or 0) + 1
    last = _last_older(connection, own, first, before)
    if last < first:
        return False
    lines = event.c.sequence.between(first, last)
    connection.execute(update(event).where(own, lines, event.c.salt.is_not(None)).values(personal=None, salt=None))
    _note(connection, row, last)
    return last == first + AT_ONCE - 1


def _last_older(connection: Connection, own: Any, first: int, before: datetime) -> int:
    """The last of a batch of events that all came before then."""
    query = select(event.c.sequence, event.c.received_at).where(own, event.c.sequence >= first)
    query = query.order_by(event.c.sequence)
    last = first - 1
    for at_once in (1, AT_ONCE):  # most of the time not even the first is old enough
        for one in connection.execute(query.limit(at_once)).all():
            if one.received_at >= before:
                return last
            last = one.sequence
    return last


def _note(connection: Connection, row: Row[Any], last: int) -> None:
    values = {"tenant": row.tenant, "kiosk": row.kiosk, "epoch": row.id, "sequence": last}
    if not insert_if_absent(connection, erased, values):
        own = (erased.c.tenant == row.tenant) & (erased.c.kiosk == row.kiosk) & (erased.c.epoch == row.id)
        connection.execute(update(erased).where(own).values(sequence=last))
