"""The end of a visit, whoever brings it about: its pass opens nothing any more, and its host is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.domain import pass_rules
from kiosk.domain.assignments import Assignment, EndReason, Phase
from kiosk.domain.events.visitors import (
    PassRevoked,
    PassSpent,
    VisitEnded,
    VisitOver,
    Where,
    WhoEnded,
    WhySpent,
)
from kiosk.domain.guests import LIVE_VISITS, GuestVisit, VisitState
from kiosk.domain.lifecycle import with_end
from kiosk.domain.notices import NoticeKind
from kiosk.engine import ending
from kiosk.engine.due import expect_end_of
from kiosk.engine.facilities import in_recovery
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.visitors import give_pass, goodbye
from kiosk.engine.visitors.goodbye import close
from kiosk.engine.visitors.host_notices import tell_host
from kiosk.engine.visitors.own_banks import held_here, is_own


def door_of(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> str | None:
    """The door that this visitor holds at a bank of this kiosk."""
    held = held_here(kiosk, tx, visit.person_id)
    return None if held is None else kiosk.bank.compartments[held.compartment_id].door


def comes_again(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> bool:
    """Whether the pass of a visit of several days opens a door on another day, too."""
    if visit.pass_id is None:
        return False
    one, zone = give_pass.pass_of(tx, visit), kiosk.settings.policies.timezone
    return pass_rules.works_again_at(one, pass_rules.day_of(one, kiosk.now(), zone), zone) is not None


def leave_today(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> None:
    """A visitor of several days has emptied their door, if they had one, and comes again on another day."""
    if not _give_back(kiosk, tx, visit):
        _spend_today(kiosk, tx, visit)


def _give_back(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> bool:
    """Whether they gave a door back; then that spends their pass. One that facilities keep shut is theirs to end."""
    mine = [one for one in tx.assignments_of(visit.person_id) if not _is_with_facilities(kiosk, tx, one)]
    for held in mine:
        ending.end(kiosk, tx, held, EndReason.GIVEN_BACK)
    return bool(mine)


def _is_with_facilities(kiosk: Kiosk, tx: Transaction, held: Assignment) -> bool:
    return held.phase is Phase.HELD or in_recovery.bars(kiosk, tx, held)


def leave(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> None:
    """A visitor says at reception that they leave, and that their door is empty."""
    goodbye.say(kiosk, tx, visit, Where.RECEPTION)
    _give_back(kiosk, tx, visit)
    _spend(kiosk, tx, visit)


def end(kiosk: Kiosk, visit_id: str, who: WhoEnded, by: str | None = None) -> GuestVisit:
    """Somebody else than the visitor ends a visit. ``ValueError`` where there is none to end."""
    with kiosk.store.transaction() as tx:
        visit = tx.guest_visit(visit_id)
        if visit is None or visit.state not in LIVE_VISITS:
            raise ValueError(f"There is no visit {visit_id} that could be ended.")
        return end_in(kiosk, tx, visit, who, by)


def end_in(kiosk: Kiosk, tx: Transaction, visit: GuestVisit, who: WhoEnded, by: str | None = None) -> GuestVisit:
    """The same in the caller's transaction. What is in a door of theirs goes on as the policy says for an end."""
    gone = close(kiosk, tx, visit, VisitState.ENDED)
    tx.record(VisitEnded(person_id=visit.person_id, visit=visit.id, who=who, by=by))
    _revoke(kiosk, tx, visit)
    for held in tx.assignments_of(visit.person_id):
        if held.ends_at is None or held.ends_at > kiosk.now():
            due = with_end(held, kiosk.now())
            tx.change(due)
            expect_end_of(kiosk, tx, due)
    if who is not WhoEnded.HOST and visit.arrived_at is not None:
        tell_host(tx, visit, NoticeKind.GONE, why="ended", **_told(kiosk, tx, visit))
    return gone


def over(kiosk: Kiosk, tx: Transaction, visit: GuestVisit, *, told: bool = False) -> None:
    """The time of a visit ran out. A pass ends by itself, and a promise does; what is held, as the policy says.

    ``told``: its host has just heard of it. Who never came has not gone.
    """
    due = visit.ends_at
    close(kiosk, tx, visit, VisitState.OVER)
    tx.record(VisitOver(person_id=visit.person_id, visit=visit.id, due=due))
    if visit.arrived_at is not None and not told:
        tell_host(tx, visit, NoticeKind.GONE, why="over", **{**_told(kiosk, tx, visit), "at": due.isoformat()})


def may_open_until(kiosk: Kiosk, visit: GuestVisit) -> datetime | None:
    """Until when the pass of a visit may open a door at a bank that can't be told of its end; None: it can't.

    Its code does so until the end of its day, whenever the visit was to end.
    """
    if not is_out_of_reach(kiosk, visit):
        return None
    code = give_pass.code_ends(kiosk, visit)
    until = visit.ends_at if code is None else max(visit.ends_at, code)
    return until if until > kiosk.now() else None


def is_out_of_reach(kiosk: Kiosk, visit: GuestVisit) -> bool:
    """Whether the bank of its pass can't be told what becomes of the visit."""
    return visit.pass_id is not None and visit.bank is not None and not is_own(kiosk, visit.bank)


def _told(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> dict[str, str]:
    door = door_of(kiosk, tx, visit)
    return {"at": kiosk.now().isoformat(), **({} if door is None else {"door": door})}


def _spend(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> None:
    known = None if visit.pass_id is None else tx.known_pass(visit.pass_id)
    if known is not None and known.spent_at is None and known.revoked_at is None:
        tx.keep_pass(replace(known, spent_at=kiosk.now()))
        tx.record(PassSpent(person_id=visit.person_id, pass_id=known.given.id, why=WhySpent.LEFT))


def _spend_today(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> None:
    known = None if visit.pass_id is None else tx.known_pass(visit.pass_id)
    if known is None or known.spent_at is not None or known.revoked_at is not None:
        return
    day = pass_rules.day_of(known.given, kiosk.now(), kiosk.settings.policies.timezone)
    if known.spent_on is None or known.spent_on < day:
        tx.keep_pass(replace(known, spent_on=day))
        pass_id, why = known.given.id, WhySpent.LEFT
        tx.record(PassSpent(person_id=visit.person_id, pass_id=pass_id, why=why, for_today=True))


def _revoke(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> None:
    known = None if visit.pass_id is None else tx.known_pass(visit.pass_id)
    if known is not None and known.revoked_at is None:
        tx.keep_pass(replace(known, revoked_at=kiosk.now()))
        tx.record(PassRevoked(person_id=visit.person_id, pass_id=known.given.id))
