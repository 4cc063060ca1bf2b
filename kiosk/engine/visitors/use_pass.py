"""A pass is shown: the door of its visit opens, or its visitor learns why not. Nothing opens by a refused one."""

from __future__ import annotations

from dataclasses import dataclass, replace

import structlog

from kiosk.domain import pass_rules
from kiosk.domain.assignments import Assignment, Phase
from kiosk.domain.capacity import Taken
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.assignments import Extended
from kiosk.domain.events.visitors import PassAccepted, PassRefused
from kiosk.domain.lifecycle import with_end
from kiosk.domain.passes import KnownPass, Pass, WhyNoPass
from kiosk.domain.people import Person, PersonKind
from kiosk.engine import my_doors, rules, screens, serve, set_clock
from kiosk.engine.due import expect_end_of
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import PersonRecord, Transaction
from kiosk.engine.screen_flow import begin, give_up_unopened, show
from kiosk.engine.serve import Served, Shown
from kiosk.engine.visit import Visit
from kiosk.engine.visitors import check_in, check_out, judge, keys, pairing
from kiosk.engine.visitors.judge import Found
from kiosk.engine.visitors.keys import Vouched
from kiosk.engine.visitors.screens import CodeFor, PassForm
from kiosk.engine.visitors.screens import PassRefused as Refusal
from kiosk.passes import codes, key_card, sealed
from kiosk.passes.sealed import NotAPass

log = structlog.get_logger()

_MAY_LAST = {Phase.ASSIGNED, Phase.WARNED, Phase.EXPIRED, Phase.OVERDUE}  # else facilities look into it first
NAME = "Visitor"  # a pass names nobody
_GROUPS = {PersonKind.VISITOR: frozenset({"visitors"}), PersonKind.CONTRACTOR: frozenset({"contractors"})}
_WINDOW = frozenset({"valid_from", "valid_until"})
_TOLD_BY_QR = _WINDOW | {"kind", "groups", "tenant", "needs_reachable"}  # and not by the code alone
_FORMS = {CredentialKind.PASS: PassForm.QR, CredentialKind.VISITOR_CODE: PassForm.CODE}


def takes(kiosk: Kiosk, text: str, device: str) -> bool:
    """Whether what a QR code says is not somebody's own; if so, it is dealt with."""
    if sealed.looks_like_one(text):
        shown(kiosk, text, device)
    elif key_card.looks_like_one(text) and pairing.waits(kiosk):
        pairing.scanned(kiosk, text)
    elif text.startswith(codes.INVITATION_PREFIX) and kiosk.settings.visitors.reception is not None:
        check_in.invitation_shown(kiosk, text, device)
    else:
        return False
    return True


def shown(kiosk: Kiosk, text: str, device: str) -> None:
    """A pass was held up. At reception, where there are no doors or its visitor is about to leave, it ends a visit."""
    at_reception = not kiosk.bank.banks or _is_leaving(kiosk)
    try:
        with kiosk.store.transaction() as tx:
            vouched = keys.read(kiosk, tx, text)
    except NotAPass as error:
        _refuse_unread(kiosk, error, device)
        return
    if not at_reception:
        use(kiosk, vouched, Shown(CredentialKind.PASS, device))
    elif vouched.key is None:
        check_out.pass_shown(kiosk, vouched.one)
    else:
        _refuse_stranger(kiosk, vouched, device)


def _is_leaving(kiosk: Kiosk) -> bool:
    screen = kiosk.visit.before_asking or kiosk.visit.screen
    return isinstance(screen, screens.EnterCode) and screen.asked_for is CodeFor.LEAVING


def use(kiosk: Kiosk, vouched: Vouched, shown: Shown) -> bool:
    """Serve the visitor of a pass that somebody vouches for; False where it opens nothing."""
    set_clock.look(kiosk)  # a step of a few seconds is taken in, and no reason to distrust the clock
    give_up_unopened(kiosk)
    before = kiosk.visit
    begin(kiosk)  # whoever was here has left, even where this can't be put on the record
    with kiosk.store.transaction() as tx:
        let_in = _judge(kiosk, tx, judge.look_up(kiosk, tx, vouched), shown, before)
    if isinstance(let_in, Refusal):
        show(kiosk, let_in)
        return False
    serve.take_up(kiosk, let_in.person, let_in.served).pass_ = let_in.known
    serve.answer(kiosk, let_in.served)
    return True


@dataclass(frozen=True, slots=True)
class _LetIn:
    """A visitor whose pass is good, and what they get."""

    person: Person
    known: KnownPass
    served: Served


def _judge(kiosk: Kiosk, tx: Transaction, found: Found, shown: Shown, before: Visit) -> _LetIn | Refusal:
    why = judge.why_not(kiosk, tx, found)
    if why is not None:
        return _refuse(kiosk, tx, found, why, shown)
    known, person, held = _accept(kiosk, tx, found, shown)
    return _LetIn(person, known, _serve(kiosk, tx, person, held, before))


def _serve(kiosk: Kiosk, tx: Transaction, person: Person, held: Assignment | None, before: Visit) -> Served:
    """One visit, one compartment: theirs opens, or they are given it now."""
    if before.asks_which:
        return my_doors.choose(kiosk, tx, person, [] if held is None else [held], asked=True)
    if held is not None:
        return serve.open_again(kiosk, tx, person, held, before)
    return serve.give(kiosk, tx, person)


# --- accepted -----------------------------------------------------------------------------------------------------


def _accept(kiosk: Kiosk, tx: Transaction, found: Found, shown: Shown) -> tuple[KnownPass, Person, Assignment | None]:
    """Written down in the same step as what it opens."""
    first = found.known is None or found.known.used_at is None
    person, one = found.person or _welcome(tx, found.one), found.one
    known = found.known or KnownPass(one, person.id, found.vouched.key)
    held = found.held
    if known.given != one:
        known, held = renew(kiosk, tx, known, one)
    known = replace(known, used_at=known.used_at or kiosk.now())
    tx.keep_pass(known)
    if one.issued_at > pass_rules.BY_CODE_ONLY:
        tx.raise_time_floor(min(one.issued_at, kiosk.now()))  # a reception whose clock runs ahead stops nobody else
    tx.record(
        PassAccepted(person_id=person.id, pass_id=one.id, credential=shown.kind, first=first, reader=shown.reader)
    )
    return known, person, held


def _welcome(tx: Transaction, one: Pass) -> Person:
    """The person behind a pass, of whom this bank knows nothing else."""
    record = _record(one)
    tx.save_person(record)
    person = tx.person_known_as(record.external_id)
    assert person is not None, "they were saved just now"
    return person


def _record(one: Pass) -> PersonRecord:
    return PersonRecord(
        external_id=f"visit-{one.id}",
        name=NAME,
        kind=one.kind,
        tenant=one.tenant,
        groups=_GROUPS.get(one.kind, frozenset()),
        valid_from=one.starts_at,
        valid_until=one.ends_at,
        needs_reachable=one.reachable,
    )


def renew(kiosk: Kiosk, tx: Transaction, known: KnownPass, given: Pass) -> tuple[KnownPass, Assignment | None]:
    """A newer issue of a pass counts from now on, in the caller's transaction; and what its visitor holds now.

    A door that is theirs stays so for longer, as far as the policy lets it and nobody else was promised it.
    """
    newest = replace(known, given=given)
    tx.keep_pass(newest)
    person = tx.person(known.person_id)
    if person is not None:
        told = _TOLD_BY_QR if known.given.issued_at == pass_rules.BY_CODE_ONLY else _WINDOW
        tx.save_person(replace(_record(given), external_id=person.known_as, name=person.name, told=told))
    held = next((one for one in tx.assignments_of(known.person_id) if _is_here(kiosk, one)), None)
    return newest, None if held is None else _keep_longer(kiosk, tx, held, given)


def _is_here(kiosk: Kiosk, one: Assignment) -> bool:
    return one.compartment_id in kiosk.bank.compartments


def _keep_longer(kiosk: Kiosk, tx: Transaction, held: Assignment, given: Pass) -> Assignment:
    by_policy = rules.end_if_given(kiosk, tx, replace(held, ends_at=None))
    until = given.ends_at if by_policy is None else min(by_policy, given.ends_at)
    if held.ends_at is None or until <= max(held.ends_at, kiosk.now()) or held.phase not in _MAY_LAST:
        return held
    if not rules.nobody_needs(kiosk, tx, held, Taken(held.ends_at, until)):
        return held
    longer = with_end(held, until)
    tx.change(longer)
    expect_end_of(kiosk, tx, longer)
    tx.record(
        Extended(
            person_id=held.person_id,
            compartment_id=held.compartment_id,
            assignment_id=held.id,
            until=until,
            extension=held.extensions,
        )
    )
    return longer


# --- refused ------------------------------------------------------------------------------------------------------


def _refuse(kiosk: Kiosk, tx: Transaction, found: Found, why: WhyNoPass, shown: Shown) -> Refusal:
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
        tx.add_code_failure(kiosk.clock.now())  # right, but not now, and never used before: somebody may be guessing
    log.info("pass.refused", why=why.value, pass_id=found.one.id)
    return judge.refusal(kiosk, found, why, _FORMS[shown.kind])


def _refuse_stranger(kiosk: Kiosk, vouched: Vouched, device: str) -> None:
    """At reception: a visit that another kiosk has begun is not this one's to end, whatever its id."""
    found = Found(vouched, stolen=True)
    with kiosk.store.transaction() as tx:
        told = _refuse(kiosk, tx, found, WhyNoPass.OTHER_BANK, Shown(CredentialKind.PASS, device))
    show(kiosk, told)


def _refuse_unread(kiosk: Kiosk, error: NotAPass, device: str) -> None:
    """Nobody who is trusted here vouches for it, so what it claims is told to nobody but the record.

    Whoever fills in a form just now is not disturbed by it.
    """
    under_way = check_in.is_under_way(kiosk)
    if not under_way:
        give_up_unopened(kiosk)
        begin(kiosk)
    claimed = error.claimed
    with kiosk.store.transaction() as tx:
        tx.record(
            PassRefused(
                why=error.why,
                credential=CredentialKind.PASS,
                pass_id=None if claimed is None else claimed.id,
                for_bank=None if claimed is None else claimed.bank,
                reader=device,
            )
        )
    if not under_way:
        show(kiosk, Refusal(error.why))
