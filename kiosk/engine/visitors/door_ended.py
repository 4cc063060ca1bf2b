"""What follows from the end of a visitor's door in the same step: for their pass, and for the visit of who has left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kiosk.domain import pass_rules
from kiosk.domain.assignments import Assignment, EndReason
from kiosk.domain.events.visitors import PassSpent, Where, WhySpent
from kiosk.domain.guests import LIVE_VISITS
from kiosk.domain.notices import NoticeKind
from kiosk.domain.passes import KnownPass
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.visitors import bound, claims, goodbye
from kiosk.engine.visitors.host_notices import tell_host_of_pass

# What ends a visit. A door that never opened, was exchanged or had somebody's things in it does not; nor does one whose
# time was over, for the clock may have been wrong: a pass ends by its own end.
_SPENDS = {
    EndReason.GIVEN_BACK: WhySpent.LEFT,
    EndReason.RESET: WhySpent.RESET,
    EndReason.RELEASED: WhySpent.RESET,
}


def spend_pass(kiosk: Kiosk, tx: Transaction, assignment: Assignment, reason: EndReason) -> None:
    """A door was taken back. If a visitor had it by a pass, that opens nothing more; of several days, none today."""
    known, why = bound.pass_of(tx, tx.person(assignment.person_id)), _SPENDS.get(reason)
    if known is None or why is None:
        return
    day, for_today = _last_day(kiosk, known, assignment)
    if known.spent_at is None:
        tx.keep_pass(replace(known, spent_on=day) if for_today else replace(known, spent_at=kiosk.now()))
        tx.record(PassSpent(person_id=assignment.person_id, pass_id=known.given.id, why=why, for_today=for_today))
    if why is WhySpent.LEFT and not for_today:
        _say_goodbye(kiosk, tx, known)


def is_for_today(kiosk: Kiosk, tx: Transaction, assignment: Assignment) -> bool | None:
    """Whether the pass of whoever has this door opens one again on another day; None: they have no pass."""
    known = bound.pass_of(tx, tx.person(assignment.person_id))
    return None if known is None else _last_day(kiosk, known, assignment)[1]


def _last_day(kiosk: Kiosk, known: KnownPass, assignment: Assignment) -> tuple[date, bool]:
    """The day that a visitor is done with who has this door taken back now, and whether their pass has another one."""
    one, zone = known.given, kiosk.settings.policies.timezone
    day = pass_rules.last_day(one, assignment.ends_at, kiosk.now(), zone)
    by_code = one.issued_at == pass_rules.BY_CODE_ONLY  # which only the pass of one visit has
    return day, not by_code and pass_rules.works_again_at(one, day, zone) is not None


def _say_goodbye(kiosk: Kiosk, tx: Transaction, known: KnownPass) -> None:
    """Of a visit that reception has ended already everything is said."""
    visit = tx.visit_of_pass(known.given.id)
    if visit is None:
        claims.cancel(tx, known.person_id)
        tell_host_of_pass(tx, known, NoticeKind.GONE, **goodbye.why_gone(kiosk))
    elif visit.state in LIVE_VISITS:
        goodbye.say(kiosk, tx, visit, Where.BANK)
