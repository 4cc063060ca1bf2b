"""A visitor has left their door: in the same step their pass is spent, their visit over, and their host told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kiosk.domain import pass_rules
from kiosk.domain.assignments import Assignment, EndReason
from kiosk.domain.events.visitors import PassSpent, VisitorLeft, Where, WhySpent
from kiosk.domain.guests import LIVE_VISITS, GuestVisit, VisitState
from kiosk.domain.notices import Notice, NoticeKind
from kiosk.domain.passes import KnownPass
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.visitors import bound, claims

# What ends a visit. A door that never opened, was exchanged or had somebody's things in it does not.
_SPENDS = {
    EndReason.GIVEN_BACK: WhySpent.LEFT,
    EndReason.EXPIRED: WhySpent.EXPIRED,
    EndReason.RESET: WhySpent.RESET,
}


def ended(kiosk: Kiosk, tx: Transaction, assignment: Assignment, reason: EndReason) -> None:
    """A door was taken back. If a visitor had it by a pass, that opens nothing more; of several days, none today."""
    known, why = bound.pass_of(tx, tx.person(assignment.person_id)), _SPENDS.get(reason)
    if known is None or why is None:
        return
    day, for_today = _last_day(kiosk, known, assignment)
    if known.spent_at is None:
        # Of a pass whose code alone was seen nobody knows yet whether it is one of several days.
        today_only = for_today or known.given.issued_at == pass_rules.BY_CODE_ONLY
        tx.keep_pass(replace(known, spent_on=day) if today_only else replace(known, spent_at=kiosk.now()))
        tx.record(PassSpent(person_id=assignment.person_id, pass_id=known.given.id, why=why, for_today=for_today))
    if why is WhySpent.LEFT and not for_today:
        _say_goodbye(kiosk, tx, known)


def is_for_today(kiosk: Kiosk, tx: Transaction, assignment: Assignment) -> bool | None:
    """Whether the pass of whoever has this door opens one again on another day; None: they have no pass."""
    known = bound.pass_of(tx, tx.person(assignment.person_id))
    return None if known is None else _last_day(kiosk, known, assignment)[1]


def _last_day(kiosk: Kiosk, known: KnownPass, assignment: Assignment) -> tuple[date, bool]:
    """The day that a visitor is done with who has this door taken back now, and whether their pass has another one."""
    zone = kiosk.settings.policies.timezone
    day = pass_rules.last_day(known.given, assignment.ends_at, kiosk.now(), zone)
    return day, pass_rules.works_again_at(known.given, day, zone) is not None


def _say_goodbye(kiosk: Kiosk, tx: Transaction, known: KnownPass) -> None:
    """Of a visit that reception has ended already everything is said."""
    visit = tx.visit_of_pass(known.given.id)
    if visit is not None and visit.state not in LIVE_VISITS:
        return
    claims.cancel(tx, known.person_id)
    kiosk.bank_changed = True
    if visit is not None:
        tx.change_visit(replace(visit, state=VisitState.LEFT, left_at=kiosk.now()))
        tx.record(VisitorLeft(person_id=known.person_id, visit=visit.id, where=Where.BANK))
    detail = {"at": kiosk.now().isoformat(), "why": "left"}
    tell_host(tx, known, visit, NoticeKind.GONE, detail)


def stayed(kiosk: Kiosk, tx: Transaction, assignment: Assignment) -> None:
    """The time of a visitor's door is over, and they have not emptied it: their host may still reach them."""
    known = bound.pass_of(tx, tx.person(assignment.person_id))
    compartment = kiosk.bank.compartments.get(assignment.compartment_id)
    if known is None or compartment is None or assignment.ends_at is None:
        return
    detail = {"door": compartment.door, "at": assignment.ends_at.isoformat()}
    tell_host(tx, known, tx.visit_of_pass(known.given.id), NoticeKind.STAYED, detail)


def tell_host(
    tx: Transaction, known: KnownPass, visit: GuestVisit | None, kind: NoticeKind, detail: dict[str, str]
) -> None:
    """The host of a visit, where this kiosk knows them: by the visit, or by what the pass says."""
    host_id = None if visit is None else visit.host_id
    if host_id is None and known.given.host is not None:
        host = tx.person_with_ref(known.given.host)
        host_id = None if host is None else host.id
    if host_id is not None:
        tx.notify(Notice(kind, host_id, {"about": known.person_id, **detail}))
