"""Why there is no door, as the screen says it: each with a next step."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.domain.allocation import Need, Offer, Refusal, allocate
from kiosk.domain.people import Person
from kiosk.domain.terms import NotNow
from kiosk.engine import give_door, line, rules, screens, wait_in_line
from kiosk.engine.give_door import Denied
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.rules import AtMost, Entitled
from kiosk.engine.screens import Barred, Screen
from kiosk.engine.upstream import site_view
from kiosk.engine.visitors import bound, full_bank


def screen(kiosk: Kiosk, tx: Transaction, person: Person, denied: Denied, need: Need) -> Screen:
    """The screen for somebody who could be given nothing."""
    if isinstance(denied, NotNow):
        return screens.NotOpenNow(denied.opens_at)
    if isinstance(denied, AtMost):
        return screens.AtLimit(denied.most)
    if isinstance(denied, Barred):
        return screens.NotAllowed(denied)
    if denied is Refusal.NONE_ANSWERS:
        return screens.BankOutOfReach()
    higher_free = need.reachable and _fits_when(kiosk, tx, person, replace(need, reachable=False))
    if bound.pass_of(tx, person) is not None and (full := full_bank.screen(kiosk, tx, person, need, higher_free)):
        return full
    if line.of(tx, person.id) is not None:
        return wait_in_line.in_line_screen(kiosk, tx, person)
    return screens.BankFull(
        others_free=denied is Refusal.NONE_FITS,
        reachable_wanted=need.reachable,
        needs_reachable=person.needs_reachable and not kiosk.visit.reach,
        higher_free=higher_free,
        can_wait=bound.pass_of(tx, person) is None
        and isinstance(rules.entitled(kiosk, tx, person, give_door.holding(kiosk, tx, person)), Entitled),
        free_at=_next_end(kiosk, tx),
        promised=denied is Refusal.PROMISED,
        elsewhere=site_view.nearest_room(kiosk, person, need),
    )


def _fits_when(kiosk: Kiosk, tx: Transaction, person: Person, need: Need) -> bool:
    """Whether something could be given if the person asked for less."""
    may = rules.entitled(kiosk, tx, person, give_door.holding(kiosk, tx, person))
    if not isinstance(may, Entitled):
        return False
    return isinstance(allocate(give_door.walk_up_facts(kiosk, tx, may), need, may.banks), Offer)


def _next_end(kiosk: Kiosk, tx: Transaction) -> datetime | None:
    """When the time of the next door runs out, where any has an end."""
    now = kiosk.now()
    return min(
        (one.ends_at for one in tx.live_assignments() if one.ends_at is not None and one.ends_at > now), default=None
    )
