"""The last steps of a check-in: a locker, if one can be given, and everything is written down."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.domain.capacity import Taken
from kiosk.domain.compartments import Size
from kiosk.domain.guests import GuestVisit
from kiosk.domain.local_time import MIDNIGHT, next_local_time
from kiosk.domain.passes import can_be_made
from kiosk.domain.people import PersonKind
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Overbooked, Transaction
from kiosk.engine.reserve import NotReserved
from kiosk.engine.screen_flow import show, to_start
from kiosk.engine.visitors import arrivals, change_locker, give_pass, hand_over, languages, lockers, visit_list
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors.arrivals import Guest, whole
from kiosk.engine.visitors.draft import Draft
from kiosk.engine.visitors.give_pass import Locker
from kiosk.engine.visitors.host_notices import can_be_told, is_told
from kiosk.engine.visitors.lockers import Stay
from kiosk.engine.visitors.own_banks import places
from kiosk.engine.visitors.screens import CheckedIn, ChooseLocker, LockerOffer


def ask(kiosk: Kiosk) -> None:
    """Which door? Straight on where the invitation says so, or where none can be given."""
    draft = _draft(kiosk)
    draft.ends_at = draft.ends_at or _end_of_stay(kiosk)
    invited = draft.invited
    if invited is not None and invited.pass_id is not None:
        _with_pass(kiosk, invited)
        return
    found = _offers(kiosk, draft)
    if invited is not None and invited.bank is not None and invited.size is not None:
        asked = next((one for one in found if one.bank == invited.bank), None)
        if asked is not None and asked.gives(invited.size, reachable=invited.reachable):
            _with_locker(kiosk, invited.bank, invited.size, reachable=invited.reachable)
            return
    _choose(kiosk, draft, found)


def chosen(kiosk: Kiosk, message: i.LockerChosen) -> None:
    """This bank, this size."""
    draft = kiosk.visit.draft
    if draft is None or not isinstance(kiosk.visit.screen, ChooseLocker):
        return
    if draft.changed is not None:
        _change(kiosk, draft.changed, Locker(message.bank, message.size, message.reachable))
    else:
        _with_locker(kiosk, message.bank, message.size, reachable=message.reachable)


def declined(kiosk: Kiosk, _: i.NoLocker) -> None:
    """They need none; or they stay with what they have."""
    draft = kiosk.visit.draft
    if draft is None or not isinstance(kiosk.visit.screen, ChooseLocker):
        return
    if draft.changed is not None:
        _leave_as_it_is(kiosk)
    else:
        _without_locker(kiosk, none_free=False)


def _with_locker(kiosk: Kiosk, bank: str, size: Size, *, reachable: bool) -> None:
    """Everything at once: the person, the visit, the pass. What somebody else was faster to get is asked for anew."""
    draft = _draft(kiosk)
    asked = next((one for one in _offers(kiosk, draft) if one.bank == bank), None)
    if asked is None or not asked.gives(size, reachable=reachable):
        _choose(kiosk, draft, _offers(kiosk, draft))
        return
    try:
        with kiosk.store.transaction() as tx:
            visit = give_pass.give(kiosk, tx, _arrive(kiosk, tx, draft), Locker(bank, size, reachable))
            mailed = can_be_told(kiosk, tx, visit.person_id)
            answer = hand_over.pass_ready(kiosk, tx, visit, mailed=mailed, host_told=is_told(kiosk, tx, visit))
    except (NotReserved, Overbooked):
        _choose(kiosk, draft, _offers(kiosk, draft))
        return
    _done(kiosk, visit)
    show(kiosk, answer)


def _with_pass(kiosk: Kiosk, visit: GuestVisit) -> None:
    """They were given their pass beforehand: it is the one that counts."""
    draft = _draft(kiosk)
    language = visit.language or languages.read_here(kiosk, kiosk.visit.language)
    with kiosk.store.transaction() as tx:
        visit = replace(visit, terms=draft.terms, language=language)
        visit = arrivals.came(kiosk, tx, visit, by=draft.by_reception)
        answer = hand_over.pass_ready(kiosk, tx, visit, host_told=is_told(kiosk, tx, visit), again=True)
    _done(kiosk, visit)
    show(kiosk, answer)


def begin_change(kiosk: Kiosk, visit: GuestVisit, by: str | None) -> None:
    """Another door for somebody who is here already, if there is any."""
    kiosk.visit.draft = Draft(changed=visit, ends_at=visit.ends_at, by_reception=by)
    _choose_other(kiosk, visit)


def _choose_other(kiosk: Kiosk, visit: GuestVisit) -> None:
    with kiosk.store.transaction() as tx:
        found = change_locker.offers(kiosk, tx, tx.guest_visit(visit.id) or visit)
    if found:
        show(kiosk, ChooseLocker(found, visit.ends_at))
    else:
        _leave_as_it_is(kiosk)


def _change(kiosk: Kiosk, before: GuestVisit, locker: Locker) -> None:
    try:
        with kiosk.store.transaction() as tx:
            visit = change_locker.change(kiosk, tx, tx.guest_visit(before.id) or before, locker)
            mailed = can_be_told(kiosk, tx, visit.person_id)
            answer = hand_over.pass_ready(kiosk, tx, visit, mailed=mailed)
    except (NotReserved, Overbooked):
        _choose_other(kiosk, before)
        return
    _done(kiosk, visit)
    show(kiosk, answer)


def _leave_as_it_is(kiosk: Kiosk) -> None:
    kiosk.visit.draft = None
    if not visit_list.go_on(kiosk):
        to_start(kiosk)


def _without_locker(kiosk: Kiosk, *, none_free: bool) -> None:
    """They are here, and that is all."""
    draft = _draft(kiosk)
    with kiosk.store.transaction() as tx:
        visit = _arrive(kiosk, tx, draft)
        answer = CheckedIn(is_told(kiosk, tx, visit), none_free)
    _done(kiosk, visit)
    show(kiosk, answer)


def _draft(kiosk: Kiosk) -> Draft:
    draft = kiosk.visit.draft
    assert draft is not None, "somebody checks in"
    return draft


def _end_of_stay(kiosk: Kiosk) -> datetime:
    """Of somebody without an invitation: as long as the site says, but no longer than today, unless that is near."""
    reception, now = kiosk.settings.visitors.reception, kiosk.now()
    assert reception is not None
    midnight = next_local_time(now, MIDNIGHT, kiosk.settings.policies.timezone)
    late = midnight - now < reception.stay / 4
    return whole(now + reception.stay if late else min(now + reception.stay, midnight))


def _offers(kiosk: Kiosk, draft: Draft) -> tuple[LockerOffer, ...]:
    if not can_be_made(kiosk.now()):
        return ()  # this kiosk does not know the year: nothing that it would sign is of any use
    guest = _guest(kiosk, draft)
    with kiosk.store.transaction() as tx:
        kind = PersonKind.VISITOR if draft.invited is None else _kind(tx, draft.invited)
        return lockers.offers(kiosk, tx, Stay(Taken(guest.starts_at, guest.ends_at), kind, guest.tenant, guest.hours))


def _choose(kiosk: Kiosk, draft: Draft, found: tuple[LockerOffer, ...]) -> None:
    if found and draft.ends_at is not None:
        show(kiosk, ChooseLocker(found, draft.ends_at))
    else:
        _without_locker(kiosk, none_free=any(places(kiosk)))


def _kind(tx: Transaction, visit: GuestVisit) -> PersonKind:
    person = tx.person(visit.person_id)
    return PersonKind.VISITOR if person is None else person.kind


def _guest(kiosk: Kiosk, draft: Draft) -> Guest:
    assert draft.ends_at is not None
    return Guest(
        draft.name,
        whole(kiosk.now()),
        draft.ends_at,
        draft.company,
        draft.email,
        host=draft.host,
        hours=None if draft.invited is None else draft.invited.hours,
        language=languages.read_here(kiosk, kiosk.visit.language),
        terms=draft.terms,
        by=draft.by_reception,
    )


def _arrive(kiosk: Kiosk, tx: Transaction, draft: Draft) -> GuestVisit:
    if draft.invited is None:
        return arrivals.arrive(kiosk, tx, _guest(kiosk, draft))
    return arrivals.arrive_invited(kiosk, tx, draft.invited, _guest(kiosk, draft))


def _done(kiosk: Kiosk, visit: GuestVisit) -> None:
    kiosk.visit.draft = None
    kiosk.visit.shown_visit = visit
    kiosk.bank_changed = True
