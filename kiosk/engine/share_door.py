"""Sharing: a holder lets a colleague open the door for a time, and takes it back. Both are on the record."""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.domain.assignments import Assignment, Phase
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.assignments import Shared, WhyShareEnded
from kiosk.domain.events.credentials import CredentialAccepted
from kiosk.domain.notices import Notice, NoticeKind
from kiosk.domain.people import Person, Standing
from kiosk.domain.sharing import Share
from kiosk.engine import rules, screens
from kiosk.engine.due import expect
from kiosk.engine.ending import end_share, share_of
from kiosk.engine.intents import ShareIt, ShareUntil, StopSharing
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show
from kiosk.engine.screens import AskedFor, Screen

_CHOICES = (timedelta(hours=1), timedelta(hours=4))


def can_share(kiosk: Kiosk, tx: Transaction, assignment: Assignment) -> bool:
    """Whether its holder may let somebody in: while it is theirs, and where the policy allows it at all."""
    return assignment.phase in {Phase.ASSIGNED, Phase.WARNED} and bool(_ends(kiosk, tx, assignment))


def share_it(kiosk: Kiosk, _: ShareIt) -> None:
    """Ask for how long; or, where somebody may open it already, say who."""
    screen, assignment = kiosk.visit.screen, kiosk.visit.assignment
    if assignment is None or not isinstance(screen, screens.KeepOrGiveBack) or not screen.can_share:
        return
    with kiosk.store.transaction() as tx:
        share = share_of(tx, assignment.id)
        colleague = None if share is None else tx.person(share.person_id)
        kiosk.visit.share_ends = _ends(kiosk, tx, assignment)
    kiosk.visit.before_choosing = screen
    door = kiosk.bank.door(assignment.compartment_id)
    if share is not None and colleague is not None:
        show(kiosk, screens.Sharing(door, colleague.initials, share.until))
    else:
        show(kiosk, screens.ShareDoor(door, kiosk.visit.share_ends))


def share_until(kiosk: Kiosk, wanted: ShareUntil) -> None:
    """Ask for the colleague's badge."""
    visit = kiosk.visit
    chosen = isinstance(visit.screen, screens.ShareDoor) and 0 <= wanted.index < len(visit.share_ends)
    if visit.assignment is None or not chosen:
        return
    visit.share_until = visit.share_ends[wanted.index]
    door = kiosk.bank.door(visit.assignment.compartment_id)
    show(kiosk, screens.ShowCredential(AskedFor.SHARING, door, visit.share_until))


def takes(kiosk: Kiosk, kind: CredentialKind, lookup: bytes, reader: str) -> bool:
    """Whether a credential that is shown now is the colleague's that was asked for; if so, they may open the door."""
    visit, screen = kiosk.visit, kiosk.visit.screen
    if not isinstance(screen, screens.ShowCredential) or screen.asked_for is not AskedFor.SHARING:
        return False
    holder, assignment, until = visit.person, visit.assignment, visit.share_until
    if holder is None or assignment is None or until is None or until <= kiosk.now():
        return False
    with kiosk.store.transaction() as tx:
        colleague = tx.holder_of(kind, lookup, kiosk.now())
        if colleague is None or not _may_be_let_in(kiosk, holder, colleague) or tx.assignment(assignment.id) is None:
            return False
        tx.record(CredentialAccepted(person_id=colleague.id, credential=kind, reader=reader))
        answer = _agree(kiosk, tx, assignment, colleague, until)
    show(kiosk, answer)
    return True


def stop_sharing(kiosk: Kiosk, _: StopSharing) -> None:
    """The holder takes it back."""
    assignment = kiosk.visit.assignment
    if assignment is None or not isinstance(kiosk.visit.screen, screens.Sharing):
        return
    with kiosk.store.transaction() as tx:
        share = share_of(tx, assignment.id)
        if share is not None:
            end_share(kiosk, tx, share, WhyShareEnded.TAKEN_BACK, assignment)
    show(kiosk, screens.SharingStopped(kiosk.bank.door(assignment.compartment_id)))


def open_to(kiosk: Kiosk, tx: Transaction, person: Person) -> list[Assignment]:
    """Colleagues' compartments that this person may open now."""
    mine = [one for one in tx.shares() if one.person_id == person.id and kiosk.now() < one.until]
    found = (tx.assignment(one.assignment_id) for one in mine)
    here = [one for one in found if one is not None and one.compartment_id in kiosk.bank.compartments]
    return [one for one in here if _may_let_in(kiosk, tx, one, person)]


def _may_let_in(kiosk: Kiosk, tx: Transaction, assignment: Assignment, person: Person) -> bool:
    """Only who may use the doors themselves can let somebody in, and only their own tenant's people."""
    holder, policies = tx.person(assignment.person_id), kiosk.settings.policies
    same_tenant = holder is not None and policies.tenant_of(holder) == policies.tenant_of(person)
    return same_tenant and holder is not None and holder.standing(kiosk.now()) is Standing.ALLOWED


def may_open(kiosk: Kiosk, tx: Transaction, person: Person, assignment: Assignment) -> bool:
    """Whether this door is theirs, or shared with them at this moment."""
    return assignment.person_id == person.id or any(one.id == assignment.id for one in open_to(kiosk, tx, person))


def over(kiosk: Kiosk, tx: Transaction, share: Share) -> None:
    """The time that was agreed has passed."""
    assignment = tx.assignment(share.assignment_id)
    if assignment is not None:
        end_share(kiosk, tx, share, WhyShareEnded.OVER, assignment)


def _agree(kiosk: Kiosk, tx: Transaction, assignment: Assignment, colleague: Person, until: datetime) -> Screen:
    share = Share(kiosk.new_id(), assignment.id, colleague.id, kiosk.now(), until)
    tx.share(share)
    tx.record(
        Shared(
            person_id=assignment.person_id,
            compartment_id=assignment.compartment_id,
            assignment_id=assignment.id,
            colleague=colleague.id,
            until=until,
        )
    )
    door = kiosk.bank.door(assignment.compartment_id)
    holder = tx.person(assignment.person_id)
    by = "" if holder is None else holder.initials
    tx.notify(Notice(NoticeKind.SHARED, colleague.id, {"door": door.number, "until": until.isoformat(), "by": by}))
    expect(kiosk, until)
    return screens.Sharing(door, colleague.initials, until, begun=True)


def _may_be_let_in(kiosk: Kiosk, holder: Person, colleague: Person) -> bool:
    policies = kiosk.settings.policies
    same_tenant = policies.tenant_of(holder) == policies.tenant_of(colleague)
    return colleague.id != holder.id and same_tenant and colleague.standing(kiosk.now()) is Standing.ALLOWED


def _ends(kiosk: Kiosk, tx: Transaction, assignment: Assignment) -> tuple[datetime, ...]:
    """For how long: an hour, four, or as long as policy and assignment allow."""
    now, longest = kiosk.now(), rules.policy_of(kiosk, tx, assignment).share_for
    if longest <= timedelta(0):
        return ()
    last = now + longest if assignment.ends_at is None else min(now + longest, assignment.ends_at)
    return tuple(sorted({one for one in (*(now + choice for choice in _CHOICES), last) if now < one <= last}))
