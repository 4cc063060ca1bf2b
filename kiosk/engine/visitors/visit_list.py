"""Today's visits, for reception and for hosts. A badge opens the list; what it shows of people is on the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.credentials import CredentialAccepted
from kiosk.domain.events.visitors import VisitorsSeen
from kiosk.domain.guests import GuestVisit, VisitState
from kiosk.domain.local_time import DAY, MIDNIGHT, instant, local_day
from kiosk.domain.people import Person, PersonKind, Standing
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import begin, give_up_unopened, show
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors import visit_end
from kiosk.engine.visitors.screens import VisitLine, VisitorWelcome, Visits, VisitShown

PAGE = 6  # lines that are read at arm's length

_ORDER = {VisitState.INVITED: 0, VisitState.HERE: 1}  # the others have gone


def takes(kiosk: Kiosk, kind: CredentialKind, lookup: bytes, reader: str) -> bool:
    """Whether a badge opens the list instead of a door: at a reception without doors, or on the visitors' screens."""
    reception, screen = kiosk.settings.visitors.reception, kiosk.visit.screen
    at_list = isinstance(screen, (VisitorWelcome, Visits, VisitShown))
    if reception is None or kind is not CredentialKind.BADGE or (kiosk.bank.banks and not at_list):
        return False
    with kiosk.store.transaction() as tx:
        person = tx.holder_of(kind, lookup)
        if person is None or person.kind is PersonKind.VISITOR or person.standing(kiosk.now()) is not Standing.ALLOWED:
            return False
        receives = reception.group in person.groups
        found = _todays(kiosk, tx, person, receives=receives)
        tx.record(
            CredentialAccepted(person_id=person.id, credential=kind, reader=reader),
            VisitorsSeen(person_id=person.id, visits=len(found), own=not receives),
        )
    give_up_unopened(kiosk)
    begin(kiosk, person).receives = receives
    show_list(kiosk, 0)
    return True


def show_page(kiosk: Kiosk, message: i.ShowPage) -> None:
    """Another page."""
    if isinstance(kiosk.visit.screen, Visits):
        show_list(kiosk, message.page)


def show_list(kiosk: Kiosk, page: int) -> None:
    """The list as it is now, for whoever showed their badge."""
    person = kiosk.visit.person
    if person is None:
        return
    with kiosk.store.transaction() as tx:
        found = _todays(kiosk, tx, person, receives=kiosk.visit.receives)
        pages = max(1, -(-len(found) // PAGE))
        page = min(max(0, page), pages - 1)
        kiosk.visit.shown_visits = tuple(found[page * PAGE : (page + 1) * PAGE])
        lines = tuple(line_of(kiosk, tx, one) for one in kiosk.visit.shown_visits)
    kiosk.visit.shown_visit = None
    show(kiosk, Visits(lines, page, pages, own=not kiosk.visit.receives))


def line_of(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> VisitLine:
    """One visit as the list shows it."""
    person = tx.person(visit.person_id)
    host = None if visit.host_id is None else tx.person(visit.host_id)
    door = visit_end.door_of(kiosk, tx, visit)
    late = visit.state is VisitState.HERE and visit.ends_at <= kiosk.now()
    return VisitLine(
        name="" if person is None else person.name,
        company=visit.company or "",
        host="" if host is None else host.name,
        state=visit.state,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        bank=visit.bank,
        door=door,
        overdue=late or (visit.state is VisitState.OVER and door is not None),
    )


def may_see(kiosk: Kiosk, visit: GuestVisit) -> bool:
    """Whether whoever showed their badge has anything to do with this visit."""
    person = kiosk.visit.person
    return person is not None and (kiosk.visit.receives or visit.host_id == person.id)


def _todays(kiosk: Kiosk, tx: Transaction, person: Person, *, receives: bool) -> list[GuestVisit]:
    """Those of today: who is expected next comes first, then who is here, then who has gone, the last first."""
    zone = kiosk.settings.policies.timezone
    today = local_day(kiosk.now(), zone)
    window = (instant(today, MIDNIGHT, zone), instant(today + DAY, MIDNIGHT, zone))
    found = [one for one in tx.visits(*window) if receives or one.host_id == person.id]
    return sorted(found, key=_rank)


@dataclass(frozen=True, slots=True, order=True)
class _Rank:
    group: int
    seconds: float
    id: str


def _rank(visit: GuestVisit) -> _Rank:
    group = _ORDER.get(visit.state, len(_ORDER))
    gone: datetime = visit.left_at or visit.ends_at
    at = visit.starts_at if group < len(_ORDER) else gone
    seconds = at.timestamp()
    return _Rank(group, seconds if group < len(_ORDER) else -seconds, visit.id)
