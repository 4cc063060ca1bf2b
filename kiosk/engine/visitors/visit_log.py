"""The visits of a time, to be handed out: who was here, with the names that are still kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain.events.visitors import VisitLogExported
from kiosk.domain.guests import GuestVisit
from kiosk.domain.people import PersonKind
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction


@dataclass(frozen=True, slots=True)
class LoggedVisit:
    """One visit, its names as far as they are not erased; empty: erased, or there is none."""

    visit: GuestVisit
    name: str = field(repr=False)
    host: str = field(repr=False)
    kind: PersonKind = PersonKind.VISITOR


def visits(tx: Transaction, since: datetime, until: datetime) -> list[LoggedVisit]:
    """Those whose time touches this one, by their beginnings."""
    return [_logged(tx, one) for one in tx.visits(since, until)]


def export(kiosk: Kiosk, since: datetime, until: datetime) -> list[LoggedVisit]:
    """The same, and that they were handed out is on the record. ``ValueError`` where the time is none."""
    if until <= since:
        raise ValueError("The end lies before the beginning. Give a later end.")
    with kiosk.store.transaction() as tx:
        found = visits(tx, since, until)
        tx.record(VisitLogExported(visits=len(found), since=since, until=until))
    return found


def _logged(tx: Transaction, visit: GuestVisit) -> LoggedVisit:
    person = tx.person(visit.person_id)
    host = None if visit.host_id is None else tx.person(visit.host_id)
    kind = PersonKind.VISITOR if person is None else person.kind
    return LoggedVisit(visit, "" if person is None else person.name, "" if host is None else host.name, kind)
