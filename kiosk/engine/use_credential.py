"""A tap: a badge, a QR code or a code was shown. The door that the person holds opens, or they are given one."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.assignments import Assignment
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.credentials import CredentialAccepted, CredentialRefused, WhyRefused
from kiosk.domain.people import Person, Standing
from kiosk.domain.policy import SecondTap
from kiosk.engine import door_elsewhere, my_doors, pad, rules, screens, second_factor, serve, share_door, tags
from kiosk.engine.facilities import badge_shown, sign_in
from kiosk.engine.facilities.intents import UseDoorInstead
from kiosk.engine.facilities.screens import OperatorPin
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import CredentialPresented
from kiosk.engine.openings_now import is_evacuating
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import begin, give_up_unopened, show
from kiosk.engine.screens import Barred, CredentialShown, Screen
from kiosk.engine.self_service import mailed_code, new_badge
from kiosk.engine.serve import Served, Shown
from kiosk.engine.visit import Visit
from kiosk.engine.visitors import check_in, scanned, visit_list

_BARRED = {
    Standing.EXPIRED: Barred.EXPIRED,
    Standing.NOT_YET: Barred.NOT_YET,
    Standing.SUSPENDED: Barred.SUSPENDED,
}
_SHOWN = {
    CredentialKind.BADGE: CredentialShown.BADGE,
    CredentialKind.TAG: CredentialShown.BADGE,  # nobody calls it anything else
    CredentialKind.QR: CredentialShown.QR,
}
# What the pad takes; a pad that was given a wrong one slows down.
_TYPED = {
    CredentialKind.PIN,
    CredentialKind.VISITOR_CODE,
    CredentialKind.INVITATION_CODE,
    CredentialKind.ONE_TIME_CODE,
}


def presented(kiosk: Kiosk, message: CredentialPresented) -> None:
    """A reader or scanner read something."""
    if tags.is_replayed(kiosk, message):
        _say_that_it_was_heard(kiosk)
        return
    if badge_shown.takes(kiosk, message) or is_evacuating(kiosk):
        return
    if message.kind is CredentialKind.QR and scanned.takes(kiosk, message.value, message.device):
        return
    lookup = kiosk.secrets.lookup(message.kind, message.value)
    if new_badge.takes(kiosk, message.kind, lookup, message.device) or mailed_code.takes(kiosk, message.kind, lookup):
        return
    if check_in.pass_over_refused(kiosk, message.kind, lookup, message.device):
        return
    if visit_list.takes(kiosk, message.kind, lookup, message.device):
        return
    if share_door.takes(kiosk, message.kind, lookup, message.device):
        return
    if not admit(kiosk, message.kind, lookup, message.device):
        show(kiosk, screens.NotKnown(_SHOWN[message.kind]))


def _say_that_it_was_heard(kiosk: Kiosk) -> None:
    """Whoever works the kiosk, or fills in a form, is not disturbed by it."""
    if kiosk.session is not None or is_evacuating(kiosk) or check_in.is_under_way(kiosk):
        return
    give_up_unopened(kiosk)
    begin(kiosk)
    show(kiosk, screens.NotKnown(CredentialShown.TAG))


def admit(kiosk: Kiosk, kind: CredentialKind, lookup: bytes, reader: str | None = None) -> bool:
    """Serve whoever this credential belongs to; False where it belongs to nobody. The PIN pad is no ``reader``."""
    give_up_unopened(kiosk)
    before = kiosk.visit
    begin(kiosk)  # whoever was here has left, even where this tap can't be put on the record
    with kiosk.store.transaction() as tx:
        person = tx.holder_of(kind, lookup, kiosk.now())
        if person is None:
            refuse_unknown(kiosk, tx, kind, reader)
            return False
        works_here = sign_in.is_offered(kiosk, tx, person, kind, before)
        if works_here:
            tx.record(CredentialAccepted(person_id=person.id, credential=kind, reader=reader, needs_another=True))
            served = Served(screens.Start())
        elif second_factor.is_missing(kiosk, person, kind, before):
            tx.record(CredentialAccepted(person_id=person.id, credential=kind, reader=reader, needs_another=True))
            served = Served(second_factor.screen(kiosk, kind), shown=kind)
        else:
            served = _serve(kiosk, tx, person, Shown(kind, reader), before)
    if works_here:
        sign_in.after_badge(kiosk, person, kind, lookup, reader)
        return True
    visit = serve.take_up(kiosk, person, served)
    visit.asks_which = before.asks_which and served.shown is not None  # until the other factor was shown, too
    serve.answer(kiosk, served)
    return True


def use_door_instead(kiosk: Kiosk, _: UseDoorInstead) -> None:
    """An operator held up their badge for their own door: they are served like everybody."""
    screen, badge = kiosk.visit.screen, kiosk.visit.own_badge
    if badge is None or not isinstance(screen, OperatorPin) or not screen.can_use_door:
        return
    if not admit(kiosk, *badge):
        show(kiosk, screens.NotKnown(CredentialShown.BADGE))


def refuse_unknown(kiosk: Kiosk, tx: Transaction, kind: CredentialKind, reader: str | None = None) -> None:
    """Nobody's: on the record, and a wrong code on the pad's account in the same step."""
    tx.record(CredentialRefused(credential=kind, why=WhyRefused.UNKNOWN, reader=reader))
    if kind in _TYPED:
        pad.count_wrong(kiosk, tx)


def _serve(kiosk: Kiosk, tx: Transaction, person: Person, shown: Shown, before: Visit) -> Served:
    """In one transaction: what the person holds, what they may have, and the intent to open it."""
    own = my_doors.held_by(kiosk, tx, person)
    if (standing := person.standing(kiosk.now())) is not Standing.ALLOWED:
        return Served(bar(kiosk, tx, person, standing, shown, own))
    tx.record(CredentialAccepted(person_id=person.id, credential=shown.kind, reader=shown.reader))
    shared = share_door.open_to(kiosk, tx, person)
    if not own and not shared and (far := door_elsewhere.screen(kiosk, tx, person, asked=before.asks_which)):
        return Served(far)
    if before.asks_which:
        return my_doors.choose(kiosk, tx, person, own, shared, asked=True)
    here = next((one for one in (*own, *shared) if before.concerns(one.compartment_id)), None)
    if here is not None:
        return serve.open_again(kiosk, tx, person, here, before)
    if not own and not shared:
        return serve.give(kiosk, tx, person)
    if len(own) == 1 and not shared and not my_doors.may_take_more(kiosk, tx, person):
        return _come_back(kiosk, tx, person, own[0], before)
    return my_doors.choose(kiosk, tx, person, own, shared)


def _come_back(kiosk: Kiosk, tx: Transaction, person: Person, held: Assignment, before: Visit) -> Served:
    """A holder of one door: it opens, unless the policy has them say first what they want."""
    if rules.policy_of(kiosk, tx, held).second_tap is SecondTap.ASK_FIRST:
        return my_doors.choose(kiosk, tx, person, [held], [])
    return serve.open_again(kiosk, tx, person, held, before)


def bar(
    kiosk: Kiosk,
    tx: Transaction,
    person: Person,
    standing: Standing,
    shown: Shown,
    own: Sequence[Assignment],
) -> Screen:
    """A known person who may not use the doors now: nothing opens, and they learn where their things are."""
    why = WhyRefused(standing.value)
    tx.record(CredentialRefused(person_id=person.id, credential=shown.kind, why=why, reader=shown.reader))
    from_ = person.valid_from if standing is Standing.NOT_YET else None
    holds = kiosk.bank.door(own[0].compartment_id).number if own else None
    return screens.NotAllowed(_BARRED[standing], holds, from_)
