"""Handing a pass over: on the screen, and on paper. By e-mail it goes by itself."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.events.visitors import HandedOver, PassHandedOver
from kiosk.domain.guests import GuestVisit
from kiosk.engine import messages as m
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show
from kiosk.engine.visitors import give_pass
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors.screens import PassReady, Printing


def pass_ready(
    kiosk: Kiosk,
    tx: Transaction,
    visit: GuestVisit,
    *,
    mailed: bool = False,
    host_told: bool = False,
    again: bool = False,
    extended: bool = False,
) -> PassReady:
    """The screen with a visit's pass."""
    printing = Printing.NO_PRINTER if kiosk.printer is None else Printing.READY
    return PassReady(give_pass.shown(kiosk, tx, visit), printing, mailed, host_told, again, extended)


def print_pass(kiosk: Kiosk, _: i.PrintPass) -> None:
    """Print it, or once more. One slip at a time."""
    screen, visit = kiosk.visit.screen, kiosk.visit.shown_visit
    if not isinstance(screen, PassReady) or visit is None or kiosk.printer is None:
        return
    if screen.printing is Printing.UNDER_WAY:
        return
    with kiosk.store.transaction() as tx:
        person = tx.person(visit.person_id)
    show(kiosk, replace(screen, printing=Printing.UNDER_WAY))
    kiosk.printer.print_pass(visit.id, screen.shown, "" if person is None else person.name, visit.language)


def printed(kiosk: Kiosk, message: m.PassPrinted) -> None:
    """What became of the slip; where its visitor stands before the screen still, they are told."""
    _tell(kiosk, message.visit_id, Printing.DONE if message.error is None else Printing.FAILED)
    if message.error is None:
        with kiosk.store.transaction() as tx:
            visit = tx.guest_visit(message.visit_id)
            person_id = None if visit is None else visit.person_id
            tx.record(PassHandedOver(person_id=person_id, visit=message.visit_id, how=HandedOver.PRINTED))


def _tell(kiosk: Kiosk, visit_id: str, printing: Printing) -> None:
    visit = kiosk.visit
    if visit.shown_visit is None or visit.shown_visit.id != visit_id:
        return
    if isinstance(visit.before_asking, PassReady):
        visit.before_asking = replace(visit.before_asking, printing=printing)
    elif isinstance(visit.screen, PassReady):
        show(kiosk, replace(visit.screen, printing=printing))
