"""A pass at the bank: the door of its visit opens, or its visitor learns why not. Nothing opens by a refused one."""

from __future__ import annotations

from dataclasses import dataclass, replace

import structlog

from kiosk.domain import pass_rules
from kiosk.domain.assignments import Assignment
from kiosk.domain.clock_trust import ClockTrust
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.visitors import PassAccepted, PassRefused
from kiosk.domain.passes import KnownPass, WhyNoPass
from kiosk.domain.people import Person
from kiosk.engine import my_doors, pad, serve, set_clock
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import begin, give_up_unopened, show
from kiosk.engine.serve import Served, Shown
from kiosk.engine.visit import Visit
from kiosk.engine.visitors import arrivals, check_in, judge, renew
from kiosk.engine.visitors.judge import Found
from kiosk.engine.visitors.keys import Vouched
from kiosk.engine.visitors.screens import PassForm
from kiosk.engine.visitors.screens import PassRefused as Refusal

log = structlog.get_logger()

_FORMS = {CredentialKind.PASS: PassForm.QR, CredentialKind.VISITOR_CODE: PassForm.CODE}


def use(kiosk: Kiosk, vouched: Vouched, shown: Shown) -> None:
    """Serve the visitor of a pass that somebody vouches for.

    Whoever fills in a form just now is not disturbed by one that opens nothing.
    """
    set_clock.look(kiosk)  # a step of a few seconds is taken in, and no reason to distrust the clock
    form = check_in.is_under_way(kiosk)
    give_up_unopened(kiosk)
    before = kiosk.visit
    if not form:
        begin(kiosk)  # whoever was here has left, even where this can't be put on the record
    with kiosk.store.transaction() as tx:
        let_in = _judge(kiosk, tx, judge.look_up(kiosk, tx, vouched), shown, before)
    if isinstance(let_in, Refusal):
        if not form:
            show(kiosk, let_in)
        return
    serve.take_up(kiosk, let_in.person, let_in.served).by_pass = True
    serve.answer(kiosk, let_in.served)


@dataclass(frozen=True, slots=True)
class _LetIn:
    """A visitor whose pass is good, and what they get."""

    person: Person
    served: Served


def _judge(kiosk: Kiosk, tx: Transaction, found: Found, shown: Shown, before: Visit) -> _LetIn | Refusal:
    why = judge.why_not(kiosk, tx, found)
    if why is not None:
        return refuse(kiosk, tx, found, why, shown)
    person, held = _accept(kiosk, tx, found, shown)
    return _LetIn(person, _serve(kiosk, tx, person, held, before))


def _serve(kiosk: Kiosk, tx: Transaction, person: Person, held: Assignment | None, before: Visit) -> Served:
    """One visit, one compartment: theirs opens, or they are given it now."""
    if before.asks_which:
        return my_doors.choose(kiosk, tx, person, [] if held is None else [held], asked=True)
    if held is not None:
        return serve.open_again(kiosk, tx, person, held, before)
    return serve.give(kiosk, tx, person)


# --- accepted -----------------------------------------------------------------------------------------------------


def _accept(kiosk: Kiosk, tx: Transaction, found: Found, shown: Shown) -> tuple[Person, Assignment | None]:
    """Written down in the same step as what it opens."""
    first = found.known is None or found.known.used_at is None
    person, one = found.person or renew.welcome(tx, found.one), found.one
    known = found.known or KnownPass(one, person.id, found.vouched.key)
    held = found.held
    if known.given != one:
        known, held = renew.renew(kiosk, tx, known, one)
    known = replace(known, used_at=known.used_at or kiosk.now())
    tx.keep_pass(known)
    is_believed = judge.clock_trust(kiosk) is not ClockTrust.UNTRUSTED
    if one.issued_at > pass_rules.BY_CODE_ONLY and is_believed:
        tx.raise_time_floor(min(one.issued_at, kiosk.now()))  # a reception whose clock runs ahead stops nobody else
    tx.record(
        PassAccepted(person_id=person.id, pass_id=one.id, credential=shown.kind, first=first, reader=shown.reader)
    )
    if known.key is None:
        arrivals.by_pass(kiosk, tx, one.id)
    return person, held


# --- refused ------------------------------------------------------------------------------------------------------


def refuse(kiosk: Kiosk, tx: Transaction, found: Found, why: WhyNoPass, shown: Shown) -> Refusal:
    """On the record, and what the screen says of it."""
    tx.record(
        PassRefused(
            person_id=None if found.known is None else found.known.person_id,
            why=why,
            credential=shown.kind,
            pass_id=found.one.id,
            for_bank=found.one.bank,
            reader=shown.reader,
        )
    )
    if shown.kind is CredentialKind.VISITOR_CODE and found.known is None:
        pad.count_wrong(kiosk, tx)  # right, but not now, and never used before: somebody may be guessing
    log.info("pass.refused", why=why.value, pass_id=found.one.id)
    return judge.refusal(kiosk, found, why, _FORMS[shown.kind])
