"""Checking in: who they are, whom they visit, the terms, a locker.

What is typed stays in memory (``Draft``) until the last step, which writes all of it at once, or nothing.
"""

from __future__ import annotations

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.credentials import CredentialAccepted, CredentialRefused, WhyRefused
from kiosk.domain.guests import GuestVisit, VisitState
from kiosk.domain.local_time import local_day
from kiosk.domain.passes import CODE_DIGITS
from kiosk.domain.people import Person, Standing
from kiosk.engine import pad, screen_flow, screens
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show
from kiosk.engine.visitors import hosts, languages, terms
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors.draft import Draft
from kiosk.engine.visitors.screens import (
    CodeFor,
    Details,
    InvitationEarly,
    InvitationUnknown,
    PassReady,
    VisitorWelcome,
    Visits,
)
from kiosk.engine.visitors.typed import LONGEST, cleaned, is_address, is_name

_BEGINNINGS = (screens.Start, VisitorWelcome, InvitationUnknown, InvitationEarly, Visits)


def begin(kiosk: Kiosk, _: i.CheckIn) -> None:
    """Somebody without an invitation; from a receptionist's list, somebody for whom the receptionist types."""
    if not _may_begin(kiosk):
        return
    kiosk.visit.draft = Draft(by_reception=begin_form(kiosk))
    ask_details(kiosk)
    hosts.get_ready(kiosk)


def _may_begin(kiosk: Kiosk) -> bool:
    screen = kiosk.visit.screen
    if isinstance(screen, Visits) and not kiosk.visit.receives:
        return False
    return kiosk.settings.visitors.reception is not None and isinstance(screen, _BEGINNINGS)


def begin_form(kiosk: Kiosk) -> str | None:
    """Somebody fills in a form from here on, and nobody's authority runs out meanwhile.

    Our own id of the receptionist who does it for a guest, if one does.
    """
    before = kiosk.visit
    receptionist = before.person if before.receives else None
    screen_flow.give_up_unopened(kiosk)
    visit = screen_flow.begin(kiosk)
    if receptionist is None:
        return None
    visit.language, visit.came_after = before.language, before.came_after  # the same people are at the screen
    visit.open_list = before.open_list
    if visit.open_list is not None:
        visit.open_list.language = before.language
    return receptionist.id


# --- with an invitation -------------------------------------------------------------------------------------------


def type_invitation(kiosk: Kiosk, _: i.TypeInvitation) -> None:
    """Show the pad for an invitation's code, or until when it rests."""
    if not _may_begin(kiosk):
        return
    begin_form(kiosk)
    if not pad.says_that_it_rests(kiosk):
        show(kiosk, screens.EnterCode(CODE_DIGITS, asked_for=CodeFor.INVITATION))


def pass_over_refused(kiosk: Kiosk, kind: CredentialKind, lookup: bytes, reader: str) -> bool:
    """Put on the record what lets nobody in, if somebody fills in a form: what they typed stays. Whether it was so."""
    if not is_under_way(kiosk):
        return False
    with kiosk.store.transaction() as tx:
        holder = tx.holder_of(kind, lookup, kiosk.now())
        why = _why_refused(kiosk, tx, kind, holder)
        if why is None:
            return False
        known = None if holder is None else holder.id
        tx.record(CredentialRefused(person_id=known, credential=kind, why=why, reader=reader))
    return True


def _why_refused(kiosk: Kiosk, tx: Transaction, kind: CredentialKind, holder: Person | None) -> WhyRefused | None:
    if holder is None:
        return WhyRefused.UNKNOWN
    if kind is CredentialKind.INVITATION:
        visit = tx.visit_of(holder.id)
        return None if visit is not None and is_expected(kiosk, visit) else WhyRefused.UNKNOWN
    standing = holder.standing(kiosk.now())
    return None if standing is Standing.ALLOWED else WhyRefused(standing.value)


def is_under_way(kiosk: Kiosk) -> bool:
    """Whether somebody fills in a form, or takes their pass away just now."""
    screen = kiosk.visit.before_asking or kiosk.visit.screen
    return kiosk.visit.draft is not None or isinstance(screen, PassReady)


def invitation_shown(kiosk: Kiosk, text: str, reader: str) -> None:
    """The QR code of an invitation was held to the scanner."""
    lookup = kiosk.secrets.lookup(CredentialKind.INVITATION, text)
    if not pass_over_refused(kiosk, CredentialKind.INVITATION, lookup, reader):
        begin_form(kiosk)
        _serve_invited(kiosk, CredentialKind.INVITATION, lookup, reader)


def invitation_typed(kiosk: Kiosk, lookup: bytes) -> None:
    """The slow look-up of a typed code is ready. A wrong one is on the pad's account."""
    _serve_invited(kiosk, CredentialKind.INVITATION_CODE, lookup, None)


def _serve_invited(kiosk: Kiosk, kind: CredentialKind, lookup: bytes, reader: str | None) -> None:
    with kiosk.store.transaction() as tx:
        person = tx.holder_of(kind, lookup, kiosk.now())
        visit = None if person is None else tx.visit_of(person.id)
        if person is None or visit is None or not is_expected(kiosk, visit):
            tx.record(CredentialRefused(credential=kind, why=WhyRefused.UNKNOWN, reader=reader))
            if kind is CredentialKind.INVITATION_CODE:
                pad.count_wrong(kiosk, tx)
        else:
            tx.record(CredentialAccepted(person_id=person.id, credential=kind, reader=reader))
    if visit is None or not is_expected(kiosk, visit):
        show(kiosk, InvitationUnknown())
    else:
        welcome_expected(kiosk, visit)


def welcome_expected(kiosk: Kiosk, visit: GuestVisit, by: str | None = None) -> None:
    """Somebody who is expected has shown that it is them; a receptionist (``by``) lets them in on any day."""
    if by is None and _is_early(kiosk, visit):
        show(kiosk, InvitationEarly(visit.starts_at))
        return
    with kiosk.store.transaction() as tx:
        person = tx.person(visit.person_id)
        host = None if visit.host_id is None else tx.person(visit.host_id)
    if person is not None:
        _check_in_invited(kiosk, visit, person, host, by)


def is_expected(kiosk: Kiosk, visit: GuestVisit) -> bool:
    """Whether somebody may come for it still."""
    return visit.state is VisitState.INVITED and kiosk.now() < visit.ends_at


def _is_early(kiosk: Kiosk, visit: GuestVisit) -> bool:
    """Not on the day when the visit begins: whoever comes some hours early is let in."""
    zone = kiosk.settings.policies.timezone
    return local_day(kiosk.now(), zone) < local_day(visit.starts_at, zone)


def _check_in_invited(kiosk: Kiosk, visit: GuestVisit, person: Person, host: Person | None, by: str | None) -> None:
    """Who they are and whom they visit is known: only the terms and the locker are left to ask for."""
    kiosk.visit.draft = Draft(
        invited=visit,
        name=person.name,
        company=visit.company or "",
        host=host,
        ends_at=visit.ends_at,
        by_reception=by,
    )
    chosen = kiosk.visit.language
    kiosk.visit.language = chosen or (visit.language and languages.read_here(kiosk, visit.language))
    terms.ask(kiosk)
    if chosen is None:
        languages.speak(kiosk, kiosk.visit.language)


# --- step by step -------------------------------------------------------------------------------------------------


def ask_details(kiosk: Kiosk, missing: frozenset[str] = frozenset()) -> None:
    """Who are they? With what was typed before."""
    draft, reception = kiosk.visit.draft, kiosk.settings.visitors.reception
    assert draft is not None
    assert reception is not None
    show(
        kiosk,
        Details(
            draft.name,
            draft.company,
            draft.email,
            reception.asks_company,
            reception.asks_email and kiosk.settings.tells_people,
            missing,
            for_guest=draft.by_reception is not None,
        ),
    )


def details_given(kiosk: Kiosk, message: i.DetailsGiven) -> None:
    """The form is filled in; what can't be is asked for again."""
    draft = kiosk.visit.draft
    if draft is None or not isinstance(kiosk.visit.screen, Details):
        return
    draft.name, draft.company, draft.email = (cleaned(one) for one in (message.name, message.company, message.email))
    missing = frozenset(
        name
        for name, is_fine in (
            ("name", is_name(draft.name)),
            ("company", len(draft.company) <= LONGEST),
            ("email", not draft.email or is_address(draft.email)),
        )
        if not is_fine
    )
    if missing:
        ask_details(kiosk, missing)
    else:
        hosts.ask(kiosk)
