"""Today's visits, for reception and for hosts. A badge opens the list; what it shows of people is on the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.domain.credentials import BADGES, CredentialKind
from kiosk.domain.events.credentials import CredentialAccepted
from kiosk.domain.events.visitors import VisitorsSeen
from kiosk.domain.guests import LIVE_VISITS, GuestVisit, VisitState
from kiosk.domain.local_time import DAY, MIDNIGHT, instant, local_day
from kiosk.domain.names import asked_words, searchable
from kiosk.domain.people import Person, PersonKind, Standing
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import AUTHORITY_S, await_list_over, begin, give_up_unopened, show
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors import languages, visit_end
from kiosk.engine.visitors.open_list import AT_MOST_S, OpenList
from kiosk.engine.visitors.screens import VisitLine, VisitorWelcome, Visits, VisitShown
from kiosk.engine.visitors.typed import LONGEST

PAGE = 6  # lines that are read at arm's length

_OVERDUE = -1
_ORDER = {VisitState.INVITED: 0, VisitState.HERE: 1}  # the others have gone


def takes(kiosk: Kiosk, kind: CredentialKind, lookup: bytes, reader: str) -> bool:
    """Whether a badge opens the list instead of a door: at a reception without doors, or on the visitors' screens."""
    reception, screen = kiosk.settings.visitors.reception, kiosk.visit.screen
    at_list = isinstance(screen, (VisitorWelcome, Visits, VisitShown))
    if reception is None or kind not in BADGES or (kiosk.bank.banks and not at_list):
        return False
    with kiosk.store.transaction() as tx:
        person = tx.holder_of(kind, lookup, kiosk.now())
        if person is None or person.kind is PersonKind.VISITOR or person.standing(kiosk.now()) is not Standing.ALLOWED:
            return False
        receives = reception.group in person.groups
        found = _todays(kiosk, tx, person, receives=receives)
        tx.record(
            CredentialAccepted(person_id=person.id, credential=kind, reader=reader),
            VisitorsSeen(person_id=person.id, visits=len(found), own=not receives),
        )
    give_up_unopened(kiosk)
    language, now = begin(kiosk, person).language, kiosk.clock.monotonic()
    _open(kiosk, OpenList(person, receives, now + (AT_MOST_S if receives else AUTHORITY_S), now, language))
    return True


def go_on(kiosk: Kiosk) -> bool:
    """A receptionist is done with one guest: back to the list as they left it, while their badge counts."""
    left = kiosk.visit.open_list
    if left is None or not left.receives or left.counts_for(kiosk.clock.monotonic(), AUTHORITY_S) <= 0:
        return False
    with kiosk.store.transaction() as tx:
        person = tx.person(left.person.id)
    if person is None or person.standing(kiosk.now()) is not Standing.ALLOWED:
        return False
    begin(kiosk, person).language = left.language
    _open(kiosk, left)
    languages.speak(kiosk, languages.read_here(kiosk, left.language))  # the guest may have read another one
    return True


def _open(kiosk: Kiosk, opened: OpenList) -> None:
    kiosk.visit.receives, kiosk.visit.open_list = opened.receives, opened
    await_list_over(kiosk)
    show_list(kiosk)


def show_page(kiosk: Kiosk, message: i.ShowPage) -> None:
    """Another page."""
    opened = kiosk.visit.open_list
    if isinstance(kiosk.visit.screen, Visits) and opened is not None:
        opened.page = message.page
        show_list(kiosk)


def typed(kiosk: Kiosk, message: i.VisitsTyped) -> None:
    """Only the visits with these words in their guest's name, company or host."""
    opened = kiosk.visit.open_list
    if isinstance(kiosk.visit.screen, Visits) and opened is not None:
        opened.query, opened.page = message.text[: 2 * LONGEST], 0
        show_list(kiosk)


def show_list(kiosk: Kiosk) -> None:
    """The list as it is now, for whoever showed their badge: what they looked for, and where they were."""
    person, opened = kiosk.visit.person, kiosk.visit.open_list
    if person is None or opened is None:
        return
    with kiosk.store.transaction() as tx:
        found = _with_words(tx, _todays(kiosk, tx, person, receives=opened.receives), opened)
        pages = max(1, -(-len(found) // PAGE))
        opened.page = page = min(max(0, opened.page), pages - 1)
        kiosk.visit.shown_visits = tuple(found[page * PAGE : (page + 1) * PAGE])
        lines = tuple(line_of(kiosk, tx, one) for one in kiosk.visit.shown_visits)
    kiosk.visit.shown_visit = None
    show(kiosk, Visits(lines, page, pages, own=not opened.receives, query=opened.query))


def _with_words(tx: Transaction, visits: Sequence[GuestVisit], opened: OpenList) -> Sequence[GuestVisit]:
    wanted = asked_words(opened.query)
    if not wanted:
        return visits
    for one in visits:
        if one.id not in opened.words:
            opened.words[one.id] = searchable(" ".join((*_names(tx, one), one.company or "")))
    return [one for one in visits if all(word in opened.words[one.id] for word in wanted)]


def _names(tx: Transaction, visit: GuestVisit) -> tuple[str, str]:
    """Of the guest and their host; empty: erased, or there is none."""
    person = tx.person(visit.person_id)
    host = None if visit.host_id is None else tx.person(visit.host_id)
    return "" if person is None else person.name, "" if host is None else host.name


def line_of(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> VisitLine:
    """One visit as the list shows it."""
    name, host = _names(tx, visit)
    door = visit_end.door_of(kiosk, tx, visit)
    return VisitLine(
        name=name,
        company=visit.company or "",
        host=host,
        state=visit.state,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        bank=visit.bank,
        door=door,
        overdue=_is_overdue(kiosk, visit, holds=door is not None),
    )


def _is_overdue(kiosk: Kiosk, visit: GuestVisit, *, holds: bool) -> bool:
    """Whether its time is over and its guest is not: they are here, or their things are."""
    if visit.state in LIVE_VISITS:
        return visit.state is VisitState.HERE and visit.ends_at <= kiosk.now()
    return holds


def may_see(kiosk: Kiosk, visit: GuestVisit) -> bool:
    """Whether whoever showed their badge has anything to do with this visit."""
    person = kiosk.visit.person
    return person is not None and (kiosk.visit.receives or visit.host_id == person.id)


def _todays(kiosk: Kiosk, tx: Transaction, person: Person, *, receives: bool) -> list[GuestVisit]:
    """Those of today, and those of any day whose guest still has a door of this kiosk.

    Who is overdue comes first, then who is expected next, then who is here, then who has gone, the last first.
    """
    zone = kiosk.settings.policies.timezone
    today = local_day(kiosk.now(), zone)
    window = (instant(today, MIDNIGHT, zone), instant(today + DAY, MIDNIGHT, zone))
    held = {one.person_id for one in tx.live_assignments() if one.compartment_id in kiosk.bank.compartments}
    found = {one.id: one for one in tx.visits(*window)}
    found |= {one.id: one for one in map(tx.visit_of, held) if one is not None}
    mine = [one for one in found.values() if receives or one.host_id == person.id]
    return sorted(mine, key=lambda one: _rank(one, overdue=_is_overdue(kiosk, one, holds=one.person_id in held)))


@dataclass(frozen=True, slots=True, order=True)
class _Rank:
    group: int
    seconds: float
    id: str


def _rank(visit: GuestVisit, *, overdue: bool) -> _Rank:
    if overdue:
        return _Rank(_OVERDUE, visit.ends_at.timestamp(), visit.id)
    group = _ORDER.get(visit.state, len(_ORDER))
    if group < len(_ORDER):
        return _Rank(group, visit.starts_at.timestamp(), visit.id)
    return _Rank(group, -(visit.left_at or visit.ends_at).timestamp(), visit.id)
