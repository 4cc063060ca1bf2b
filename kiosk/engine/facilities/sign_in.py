"""An operator gets in: by their PIN, or by badge and PIN where the site asks for both.

Every wrong try costs the same one hash, is answered the same way, and is on the record.
"""

from __future__ import annotations

from kiosk.domain.credentials import BADGES, CredentialKind
from kiosk.domain.events.credentials import CredentialAccepted
from kiosk.domain.events.operators import HowIn, LoggedIn
from kiosk.domain.people import Person, Standing
from kiosk.domain.throttle import Pad
from kiosk.engine import pad, screens
from kiosk.engine.facilities import desk, front, pin_pad
from kiosk.engine.facilities.intents import SignIn
from kiosk.engine.facilities.screens import NoOperators, OperatorBadge, OperatorPin, PinFor
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import begin, give_up_unopened, show
from kiosk.engine.visit import Visit


def sign_in(kiosk: Kiosk, _: SignIn) -> None:
    """The corner was held: ask for the badge or the PIN, or say why there is none to ask for."""
    if kiosk.session is not None:
        return
    give_up_unopened(kiosk)
    begin(kiosk)
    with kiosk.store.transaction() as tx:
        is_anybody = bool(tx.operators())
    if not is_anybody:
        show(kiosk, NoOperators())
    elif not pin_pad.says_that_it_rests(kiosk):
        _ask(kiosk)


def _ask(kiosk: Kiosk) -> None:
    if kiosk.settings.facilities.operators.badge_and_pin:
        show(kiosk, OperatorBadge())
    else:
        pin_pad.ask(kiosk, PinFor.SIGN_IN)


# --- a badge first ----------------------------------------------------------------------------------------------------


def is_offered(kiosk: Kiosk, tx: Transaction, person: Person, kind: CredentialKind, before: Visit) -> bool:
    """Whether whoever holds up their badge before the start screen may be there to work the kiosk.

    While the pad for that rests they are served like everybody.
    """
    if person.id not in kiosk.operators or kind not in BADGES:
        return False
    is_free = isinstance(before.screen, screens.Start) and person.standing(kiosk.now()) is Standing.ALLOWED
    return is_free and pad.resting_until(kiosk, tx, Pad.OPERATOR) is None


def after_badge(kiosk: Kiosk, person: Person, kind: CredentialKind, lookup: bytes, reader: str | None) -> None:
    """Ask for their PIN; or do they want their own door?"""
    kiosk.visit.signs_in, kiosk.visit.own_badge = person, (kind, lookup, reader)
    pin_pad.ask(kiosk, PinFor.SIGN_IN)


def is_awaited(kiosk: Kiosk) -> bool:
    """Whether somebody is about to sign in, and no PIN of theirs is being looked up."""
    screen = kiosk.visit.screen
    return isinstance(screen, OperatorBadge) or (isinstance(screen, OperatorPin) and not screen.checking)


def badge_shown(kiosk: Kiosk, kind: CredentialKind, lookup: bytes, reader: str | None) -> bool:
    """A badge is held up then; whether it is an operator's, whose PIN is asked for now."""
    with kiosk.store.transaction() as tx:
        person = tx.holder_of(kind, lookup, kiosk.now())
        if person is None or person.id not in kiosk.operators or person.standing(kiosk.now()) is not Standing.ALLOWED:
            return False
        tx.record(CredentialAccepted(person_id=person.id, credential=kind, reader=reader, needs_another=True))
    after_badge(kiosk, person, kind, lookup, reader)
    return True


# --- the PIN ----------------------------------------------------------------------------------------------------------


def pin_ready(kiosk: Kiosk, lookup: bytes) -> None:
    """The slow hash of what was typed is ready, and whoever typed it is still here."""
    operator = pin_pad.whose(kiosk, lookup)
    if operator is None:
        pin_pad.refuse(kiosk, PinFor.SIGN_IN)
        return
    how = HowIn.PIN if kiosk.visit.signs_in is None else HowIn.BADGE_AND_PIN
    with kiosk.store.acting(operator.signature), kiosk.store.transaction() as tx:
        tx.record(LoggedIn(person_id=operator.person_id, role=operator.role, how=how))
    session = desk.start(kiosk, operator)
    with desk.in_name_of(kiosk, session):
        front.show_front(kiosk, session)
