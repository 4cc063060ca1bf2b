"""The label of a bag: printed when a thing is entered in the log, and again whenever somebody asks for it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.events.recovery import LabelPrinted
from kiosk.domain.operators import Operator, Right
from kiosk.engine.facilities.intents import PrintLabel
from kiosk.engine.facilities.ports import Label
from kiosk.engine.facilities.screens import ItemShown, LabelState
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import SlipPrinted

_JOB = "label "


def print_label(kiosk: Kiosk, by: Operator, item_id: str) -> None:
    """Send it to the printer; that is on the record first. Nothing happens without a printer, or such a thing."""
    by.require(Right.RECOVER)
    printer = kiosk.labels
    if printer is None:
        return
    with kiosk.store.transaction() as tx:
        item = tx.item(item_id)
        if item is None:
            return
        tx.record(
            LabelPrinted(person_id=item.person_id, compartment_id=item.compartment_id, case=item.case_id, bag=item.bag)
        )
    compartment = kiosk.bank.compartments.get(item.compartment_id)
    label = Label(
        bag=item.bag,
        door="" if compartment is None else compartment.door,
        category=item.category.value,
        found_at=item.found_at,
        keep_until=item.keep_until,
        site=kiosk.settings.site_name,
    )
    printer.print_label(_JOB + item_id, label)


def print_if_possible(kiosk: Kiosk, session: Session, item_id: str) -> None:
    """For whoever has just entered a thing; what comes of it is shown with the thing."""
    if kiosk.labels is not None:
        session.labels[item_id] = LabelState.UNDER_WAY
        print_label(kiosk, session.operator, item_id)


def state(kiosk: Kiosk, session: Session, item_id: str) -> LabelState:
    """How far the label of this thing is, as far as this session knows."""
    if kiosk.labels is None:
        return LabelState.NO_PRINTER
    return session.labels.get(item_id, LabelState.READY)


# --- at the screen ----------------------------------------------------------------------------------------------------


def print_shown(kiosk: Kiosk, session: Session, _: PrintLabel) -> None:
    """The label of the shown thing."""
    session.operator.require(Right.RECOVER)
    screen = kiosk.visit.screen
    if isinstance(screen, ItemShown) and screen.label not in {LabelState.NO_PRINTER, LabelState.UNDER_WAY}:
        print_if_possible(kiosk, session, screen.line.id)
        _redraw(kiosk, session)


def printed(kiosk: Kiosk, session: Session, answer: SlipPrinted) -> None:
    """What became of a label; of other slips nothing is known here."""
    if not answer.job.startswith(_JOB):
        return
    session.labels[answer.job.removeprefix(_JOB)] = LabelState.DONE if answer.error is None else LabelState.FAILED
    _redraw(kiosk, session)


def _redraw(kiosk: Kiosk, session: Session) -> None:
    screen = kiosk.visit.screen
    if isinstance(screen, ItemShown):
        kiosk.visit.screen = replace(screen, label=state(kiosk, session, screen.line.id))
        kiosk.display.show(kiosk.visit.screen)
