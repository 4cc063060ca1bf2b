"""One visit of the list: check its guest in, show its pass again, extend it, end it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from kiosk.domain.events.visitors import HandedOver, PassHandedOver, VisitExtended, WhoEnded
from kiosk.domain.guests import LIVE_VISITS, GuestVisit, VisitState
from kiosk.domain.local_time import DAY, instant, local_day
from kiosk.domain.passes import LONGEST
from kiosk.engine.due import expect
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Overbooked, Transaction
from kiosk.engine.reserve import NotReserved
from kiosk.engine.screen_flow import show
from kiosk.engine.visitors import (
    change_locker,
    check_in,
    choose_locker,
    claims,
    give_pass,
    hand_over,
    visit_end,
    visit_list,
)
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors.host_notices import can_be_told
from kiosk.engine.visitors.own_banks import is_own
from kiosk.engine.visitors.screens import Visits, VisitShown

ONE_MORE = timedelta(hours=1)
EVENING = time(22, 0)  # of a bank whose hours nobody has set


def pick(kiosk: Kiosk, message: i.PickVisit) -> None:
    """Show this one."""
    found = kiosk.visit.shown_visits
    if isinstance(kiosk.visit.screen, Visits) and 0 <= message.index < len(found):
        show_one(kiosk, found[message.index].id)


def show_one(kiosk: Kiosk, visit_id: str) -> None:
    """A visit as it is now, with what can be done."""
    with kiosk.store.transaction() as tx:
        visit = tx.guest_visit(visit_id)
        answer = None if visit is None or not visit_list.may_see(kiosk, visit) else _screen(kiosk, tx, visit)
    if visit is not None and answer is not None:
        kiosk.visit.shown_visit = visit
        show(kiosk, answer)


def _screen(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> VisitShown:
    live, receives = visit.state in LIVE_VISITS, kiosk.visit.receives
    away = visit_end.is_out_of_reach(kiosk, visit)
    return VisitShown(
        visit_list.line_of(kiosk, tx, visit),
        can_check_in=receives and visit.state is VisitState.INVITED and kiosk.now() < visit.ends_at,
        can_show_pass=receives and live and visit.pass_id is not None,
        can_end=live,
        longer_until=longer_ends(kiosk, tx, visit) if live else (),
        may_open_until=visit_end.may_open_until(kiosk, visit),
        at_bank=visit.bank if away else None,
        out_of_reach=away,
        can_change_locker=receives and bool(change_locker.offers(kiosk, tx, visit)),
    )


def _shown(kiosk: Kiosk) -> GuestVisit | None:
    """The visit on the screen, if it is one that its reader may do something with."""
    visit = kiosk.visit.shown_visit
    on_screen = isinstance(kiosk.visit.screen, VisitShown)
    return visit if on_screen and visit is not None and visit_list.may_see(kiosk, visit) else None


# --- for a guest --------------------------------------------------------------------------------------------------


def admit(kiosk: Kiosk, _: i.AdmitGuest) -> None:
    """Check in the invited guest: from here on as if they did it themselves."""
    visit, screen = _shown(kiosk), kiosk.visit.screen
    if visit is None or not isinstance(screen, VisitShown) or not screen.can_check_in:
        return
    check_in.welcome_expected(kiosk, visit, by=check_in.begin_form(kiosk))


def show_pass(kiosk: Kiosk, _: i.ShowPass) -> None:
    """The same pass once more. It stays for as long as its visitor needs: who let it be shown may go meanwhile."""
    visit, screen = _shown(kiosk), kiosk.visit.screen
    if visit is None or not isinstance(screen, VisitShown) or not screen.can_show_pass:
        return
    with kiosk.store.transaction() as tx:
        by = None if kiosk.visit.person is None else kiosk.visit.person.id
        tx.record(PassHandedOver(person_id=visit.person_id, visit=visit.id, how=HandedOver.SHOWN, by=by))
        answer = hand_over.pass_ready(kiosk, tx, visit, again=True)
    check_in.begin_form(kiosk)
    kiosk.visit.shown_visit = visit
    show(kiosk, answer)


def change(kiosk: Kiosk, _: i.ChangeLocker) -> None:
    """Another bank or size for somebody who is here."""
    visit, screen = _shown(kiosk), kiosk.visit.screen
    if visit is not None and isinstance(screen, VisitShown) and screen.can_change_locker:
        choose_locker.begin_change(kiosk, visit, by=check_in.begin_form(kiosk))


# --- longer, or over ----------------------------------------------------------------------------------------------


def extend(kiosk: Kiosk, message: i.ExtendVisit) -> None:
    """Until this one of the choices. Where a door can't be kept so long, the visit stays as it is and is shown anew."""
    visit, screen = _shown(kiosk), kiosk.visit.screen
    if visit is None or not isinstance(screen, VisitShown) or not 0 <= message.index < len(screen.longer_until):
        return
    by = None if kiosk.visit.person is None else kiosk.visit.person.id
    if lengthen(kiosk, visit.id, screen.longer_until[message.index], by) and screen.out_of_reach:
        _hand_out(kiosk, visit.id, by)
    else:
        show_one(kiosk, visit.id)


def _hand_out(kiosk: Kiosk, visit_id: str, by: str | None) -> None:
    """The pass that its visitor has ends as before, and its bank can't be told: they need the new one."""
    with kiosk.store.transaction() as tx:
        visit = tx.guest_visit(visit_id)
        assert visit is not None, "it was just extended"
        tx.record(PassHandedOver(person_id=visit.person_id, visit=visit.id, how=HandedOver.SHOWN, by=by))
        mailed = can_be_told(kiosk, tx, visit.person_id)
        answer = hand_over.pass_ready(kiosk, tx, visit, mailed=mailed, again=True, extended=True)
    check_in.begin_form(kiosk)
    kiosk.visit.shown_visit = visit
    show(kiosk, answer)


def lengthen(kiosk: Kiosk, visit_id: str, until: datetime, by: str | None = None) -> bool:
    """A live visit ends later; False where it can't."""
    try:
        with kiosk.store.transaction() as tx:
            visit = tx.guest_visit(visit_id)
            if visit is None or visit.state not in LIVE_VISITS or until <= max(visit.ends_at, kiosk.now()):
                return False
            longer = give_pass.lengthen(kiosk, tx, visit, until)
            tx.record(VisitExtended(person_id=longer.person_id, visit=longer.id, until=until, by=by))
    except (NotReserved, Overbooked):
        return False
    kiosk.bank_changed = True
    expect(kiosk, until)
    return True


def longer_ends(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> tuple[datetime, ...]:
    """The later ends to choose from, soonest first: an hour more, this evening, tomorrow at the same time."""
    zone, now = kiosk.settings.policies.timezone, kiosk.now().replace(microsecond=0)
    today, end = local_day(now, zone), visit.ends_at
    choices = {
        max(end, now) + ONE_MORE,
        _closing(kiosk, tx, visit),
        instant(max(today, local_day(end, zone)) + DAY, end.astimezone(zone).time(), zone),
    }
    later = sorted(one for one in choices if max(end, now) < one <= visit.starts_at + LONGEST)
    return tuple(one for one in later if _can_keep(kiosk, tx, replace(visit, ends_at=one)))


def _closing(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> datetime:
    """When the bank shuts today, or the evening."""
    zone, now = kiosk.settings.policies.timezone, kiosk.now()
    if visit.bank is not None:
        person = tx.person(visit.person_id)
        policy = None if person is None else kiosk.settings.policies.policy_for(person, visit.bank)
        opening = None if policy is None or policy.hours is None else policy.hours.current(now, zone)
        if opening is not None:
            return opening[1]
    return instant(local_day(now, zone), EVENING, zone)


def _can_keep(kiosk: Kiosk, tx: Transaction, longer: GuestVisit) -> bool:
    person = tx.person(longer.person_id)
    if person is None or longer.pass_id is None or longer.bank is None or not is_own(kiosk, longer.bank):
        return person is not None
    return claims.could_extend(kiosk, tx, person, longer)


def end(kiosk: Kiosk, _: i.EndVisit) -> None:
    """The visit is over. Where a bank could not be told, the screen says so."""
    visit, screen = _shown(kiosk), kiosk.visit.screen
    if visit is None or not isinstance(screen, VisitShown) or not screen.can_end:
        return
    who = WhoEnded.RECEPTION if kiosk.visit.receives else WhoEnded.HOST
    by = None if kiosk.visit.person is None else kiosk.visit.person.id
    with kiosk.store.transaction() as tx:
        now = tx.guest_visit(visit.id)
        if now is not None and now.state in LIVE_VISITS:
            visit_end.end_in(kiosk, tx, now, who, by)
    kiosk.bank_changed = True
    show_one(kiosk, visit.id)
