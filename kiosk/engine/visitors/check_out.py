"""Leaving at reception: the pass is held up or its code typed, the door emptied, and the visit is over."""

from __future__ import annotations

import hmac

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.credentials import CredentialAccepted, CredentialRefused, WhyRefused
from kiosk.domain.events.visitors import PassRefused as RefusedPass
from kiosk.domain.guests import GuestVisit, VisitState
from kiosk.domain.passes import CODE_DIGITS, Pass, WhyNoPass
from kiosk.engine import pad, screens
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show
from kiosk.engine.visitors import check_in, visit_end
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors.host_notices import is_told
from kiosk.engine.visitors.own_banks import is_own
from kiosk.engine.visitors.screens import CodeFor, Goodbye, PassRefused, StillInside, VisitorWelcome

_WHY = {
    VisitState.LEFT: WhyNoPass.SPENT,
    VisitState.ENDED: WhyNoPass.REVOKED,
    VisitState.OVER: WhyNoPass.ENDED,
}


def start(kiosk: Kiosk, _: i.StartLeaving) -> None:
    """Show the pad for the code of a pass, which takes the pass at the scanner, too; or until when it rests."""
    if kiosk.settings.visitors.reception is None or not isinstance(kiosk.visit.screen, (screens.Start, VisitorWelcome)):
        return
    check_in.begin_form(kiosk)
    if not pad.says_that_it_rests(kiosk):
        show(kiosk, screens.EnterCode(CODE_DIGITS, asked_for=CodeFor.LEAVING))


def pass_shown(kiosk: Kiosk, one: Pass) -> None:
    """A pass that somebody vouches for was held to reception's scanner: its visitor leaves, or comes at last.

    Whoever fills in a form just now is not disturbed by one of which there is nothing to end.
    """
    form, leaves = check_in.is_under_way(kiosk), _is_leaving(kiosk)
    if not form:
        check_in.begin_form(kiosk)
    with kiosk.store.transaction() as tx:
        visit = tx.visit_of_pass(one.id)
        comes = visit is not None and not leaves and check_in.is_expected(kiosk, visit)
        if visit is not None and (comes or visit.state is VisitState.HERE):
            refused = None
            _known(tx, visit, CredentialKind.PASS)
        else:
            refused = _refuse(kiosk, tx, one, visit)
    if refused is None and visit is not None:
        if form:
            check_in.begin_form(kiosk)
        (check_in.welcome_expected if comes else _ask)(kiosk, visit)
    elif refused is not None and not form:
        show(kiosk, refused)


def _is_leaving(kiosk: Kiosk) -> bool:
    screen = kiosk.visit.before_asking or kiosk.visit.screen
    return isinstance(screen, screens.EnterCode) and screen.asked_for is CodeFor.LEAVING


def _refuse(kiosk: Kiosk, tx: Transaction, one: Pass, visit: GuestVisit | None) -> PassRefused:
    """There is nothing to end. A pass of which nothing is known here belongs to its bank."""
    why = WhyNoPass.OTHER_BANK if visit is None else _WHY.get(visit.state, WhyNoPass.NOT_YET)
    known = tx.known_pass(one.id)
    if known is not None and known.key is None and known.revoked_at is not None:
        why = WhyNoPass.REVOKED
    tx.record(
        RefusedPass(
            person_id=None if visit is None else visit.person_id,
            why=why,
            credential=CredentialKind.PASS,
            pass_id=one.id,
            for_bank=one.bank,
        )
    )
    return PassRefused(why, bank=one.bank, place=kiosk.settings.visitors.place_of(one.bank), until=one.ends_at)


def code_typed(kiosk: Kiosk, code: str) -> None:
    """All digits of a code are in. It is compared with that of each visit, so that the time it takes tells nothing."""
    with kiosk.store.transaction() as tx:
        here = [one for one in tx.live_visits() if one.state is VisitState.HERE and one.has_code]
        fits = [one for one in here if one.pass_id and _same(kiosk.issuer.code(one.pass_id), code)]
        if fits:
            _known(tx, fits[0], CredentialKind.VISITOR_CODE)
        else:
            tx.record(CredentialRefused(credential=CredentialKind.VISITOR_CODE, why=WhyRefused.UNKNOWN))
            pad.count_wrong(kiosk, tx)
    if fits:
        _ask(kiosk, fits[0])
    elif not pad.says_that_it_rests(kiosk):
        show(kiosk, screens.EnterCode(CODE_DIGITS, pad.tries_left(kiosk), asked_for=CodeFor.LEAVING))


def it_is_empty(kiosk: Kiosk, _: i.ItIsEmpty) -> None:
    """Nothing of theirs is in a door."""
    visit = kiosk.visit.shown_visit
    if visit is not None and isinstance(kiosk.visit.screen, StillInside):
        _leave(kiosk, visit)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _known(tx: Transaction, visit: GuestVisit, kind: CredentialKind) -> None:
    tx.record(CredentialAccepted(person_id=visit.person_id, credential=kind))


def _ask(kiosk: Kiosk, visit: GuestVisit) -> None:
    """Is their door empty? Of one that they have at a bank that can't be asked, only they know."""
    kiosk.visit.shown_visit = visit
    with kiosk.store.transaction() as tx:
        door = visit_end.door_of(kiosk, tx, visit)
    if visit.bank is None or (is_own(kiosk, visit.bank) and door is None):
        _leave(kiosk, visit)
    else:
        show(kiosk, StillInside(door, visit.bank, kiosk.settings.visitors.place_of(visit.bank)))


def _leave(kiosk: Kiosk, visit: GuestVisit) -> None:
    """Their visit is over; of one of several days this day is."""
    with kiosk.store.transaction() as tx:
        now = tx.guest_visit(visit.id)
        for_today = visit_end.comes_again(kiosk, tx, visit)
        host_told = is_told(kiosk, tx, visit) and not for_today
        if now is not None and now.state is VisitState.HERE:
            if for_today:
                visit_end.leave_today(kiosk, tx, now)
            else:
                visit_end.leave(kiosk, tx, now)
    kiosk.bank_changed = True
    elsewhere = visit.bank if visit.bank is not None and not is_own(kiosk, visit.bank) else None
    place = "" if elsewhere is None else kiosk.settings.visitors.place_of(elsewhere)
    show(kiosk, Goodbye(host_told, elsewhere, place, for_today))
