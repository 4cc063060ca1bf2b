"""A visitor leaves at the bank: their pass is dead, their visit over, their host told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.events.visitors import VisitEnded, VisitorArrived, WhoEnded
from kiosk.domain.guests import GuestVisit, VisitState
from kiosk.domain.passes import KnownPass, Pass, WhyNoPass, host_ref
from kiosk.domain.people import PersonKind
from kiosk.domain.policy import AtExpiry, SecondTap
from kiosk.engine import compartments, screens
from kiosk.engine import intents as i
from kiosk.engine.messages import PulseResult
from kiosk.engine.ports import PersonRecord
from kiosk.engine.visitors import keys
from kiosk.engine.visitors.screens import PassRefused, StillInside
from tests.fakes.clock import NOON
from tests.fakes.far_reception import DAY, HOUR, FarReception, dead, scan, trust
from tests.fakes.rig import Rig

LOBBY = FarReception()


@pytest.fixture
def bank(make_rig: Callable[..., Rig]) -> Rig:
    rig = make_rig()
    trust(rig, LOBBY)
    return rig


def comes(rig: Rig, text: str, number: str = "01") -> None:
    scan(rig, text)
    rig.opens(number)
    rig.shuts(number)


def comes_twice(rig: Rig, text: str) -> None:
    comes(rig, text)
    comes(rig, text)


def refused(rig: Rig, text: str) -> WhyNoPass:
    """Nothing opens, and the screen says why."""
    sent = list(rig.sent)
    scan(rig, text)
    assert rig.sent == sent
    return rig.shows(PassRefused).why


def receives(rig: Rig, one: Pass, **fields: object) -> GuestVisit:
    """This kiosk's own reception has given this pass out, to ada's visitor."""
    with rig.store.transaction() as tx:
        host = tx.person_known_as("ada")
        assert host is not None
        tx.save_person(PersonRecord("guest", "Gus Guest", PersonKind.VISITOR, valid_until=one.ends_at))
        person = tx.person_known_as("guest")
        assert person is not None
        times = {"starts_at": one.starts_at, "ends_at": one.ends_at, "arrived_at": NOON}
        told = {"host_id": host.id, "bank": "A", "pass_id": one.id, **times, **fields}
        visit = GuestVisit("visit-1", person.id, VisitState.HERE, **told)  # type: ignore[arg-type]
        tx.add_visit(visit)
        tx.keep_pass(KnownPass(one, person.id))
        tx.record(VisitorArrived(person_id=person.id, visit=visit.id, until=one.ends_at, invited=False))
    return visit


def test_leaving_spends_the_pass_for_ever_and_frees_the_door(bank: Rig):
    one = LOBBY.new()
    comes_twice(bank, LOBBY.seal(one))
    bank.handle(i.GiveBack())
    given_back = bank.shows(screens.GivenBack)
    assert (given_back.visiting, given_back.for_today, given_back.can_undo) == (True, False, False)
    bank.handle(i.Undo())
    assert bank.holds(f"visit-{one.id}") is None
    assert [one.type for one in bank.events()[-2:]] == ["assignment.ended", "pass.spent"]
    assert bank.events()[-1].detail == {"pass_id": one.id, "why": "left", "for_today": False}
    assert refused(bank, LOBBY.seal(one)) is WhyNoPass.SPENT


def test_a_copy_after_the_end_is_refused_also_after_a_restart_and_a_reprint(bank: Rig):
    one = LOBBY.new()
    comes_twice(bank, LOBBY.seal(one))
    bank.handle(i.GiveBack())
    bank.restart()
    assert refused(bank, LOBBY.seal(one)) is WhyNoPass.SPENT
    bank.waits(60)
    again = LOBBY.new(id=one.id, issued_at=NOON + timedelta(minutes=1), ends_at=NOON + 9 * HOUR)
    assert refused(bank, LOBBY.seal(again)) is WhyNoPass.SPENT


@pytest.mark.parametrize("answer", [[i.Keep()], [i.Leave()], []])
def test_no_answer_and_keep_it_leave_everything_as_it_is(bank: Rig, answer: list[object]):
    one = LOBBY.new()
    comes_twice(bank, LOBBY.seal(one))
    for message in answer:
        bank.handle(message)  # type: ignore[arg-type]
    bank.waits(120)
    bank.shows(screens.Start)
    assert (bank.holds(f"visit-{one.id}"), dead(bank, one)) == ("01", {})
    scan(bank, LOBBY.seal(one))
    assert len(bank.sent) == 3


def test_the_tap_out_of_a_policy_spends_no_pass_unasked(make_rig: Callable[..., Rig]):
    rig = make_rig(policy={"second_tap": SecondTap.FINISH})
    trust(rig, LOBBY)
    one = LOBBY.new()
    comes_twice(rig, LOBBY.seal(one))
    assert rig.shows(screens.KeepOrGiveBack).visiting
    scan(rig, LOBBY.seal(one))
    rig.opens("01")
    rig.waits(200)
    rig.shuts("01")
    assert dead(rig, one) == {}


def test_a_door_that_never_opened_spends_nothing(bank: Rig):
    one = LOBBY.new()
    scan(bank, LOBBY.seal(one))
    for _ in range(2):
        bank.answers("01", PulseResult.SENT)
        bank.waits(4)
    bank.shows(screens.DoorDidNotOpen)
    bank.handle(i.Leave())
    assert (bank.holds(f"visit-{one.id}"), dead(bank, one)) == (None, {})
    scan(bank, LOBBY.seal(one))
    assert bank.sent[-1] == "02"


def test_things_that_somebody_else_left_spend_nothing(bank: Rig):
    one = LOBBY.new()
    scan(bank, LOBBY.seal(one))
    bank.opens("01")
    bank.handle(i.NotEmpty())
    assert bank.holds(f"visit-{one.id}") == "02"
    assert dead(bank, one) == {}


def test_the_end_of_the_visit_tells_the_host(bank: Rig):
    one = LOBBY.new(host=host_ref("ada"))
    comes(bank, LOBBY.seal(one))
    bank.waits(6.1 * 3600)
    assert (bank.holds(f"visit-{one.id}"), dead(bank, one)) == (None, {})
    (kind, detail), *_ = bank.notices("ada")
    assert (kind, detail["door"], detail["at"]) == ("stayed", "01", (NOON + 6 * HOUR).isoformat())
    assert bank.rows("SELECT name FROM person WHERE id = ?", detail["about"]) == [("Visitor",)]
    assert refused(bank, LOBBY.seal(one)) is WhyNoPass.ENDED


def test_what_is_never_fetched_is_flagged_and_told_to_facilities(make_rig: Callable[..., Rig]):
    rig = make_rig(policy={"at_expiry": AtExpiry.OVERDUE, "flag_after": HOUR})
    trust(rig, LOBBY)
    one = LOBBY.new(host=host_ref("ada"))
    comes(rig, LOBBY.seal(one))
    rig.waits(8 * 3600)
    assert [kind for kind, _ in rig.notices("ada")] == ["stayed"]
    assert [kind for kind, detail in rig.notices() if detail.get("to") == "facilities"] == ["flagged"]
    assert dead(rig, one) == {}
    compartments.reset(rig.kiosk, "01", None)
    assert rig.events("pass.spent")[0].detail["why"] == "reset"
    assert refused(rig, LOBBY.seal(one)) is WhyNoPass.ENDED


def test_the_host_is_told_who_left_when_only_the_pass_names_them(bank: Rig):
    comes_twice(bank, LOBBY.seal(LOBBY.new(host=host_ref("ada"))))
    bank.handle(i.GiveBack())
    ((kind, detail),) = bank.notices("ada")
    assert (kind, detail["why"], detail["at"]) == ("gone", "left", NOON.isoformat())


def test_a_host_whom_the_bank_does_not_know_is_told_nothing(bank: Rig):
    comes_twice(bank, LOBBY.seal(LOBBY.new(host=host_ref("zoe"))))
    bank.handle(i.GiveBack())
    assert bank.notices() == []


def test_a_combined_kiosk_ends_the_visit_as_well(make_rig: Callable[..., Rig]):
    rig = make_rig()
    one = LOBBY.new()
    visit = receives(rig, one)
    comes_twice(rig, rig.kiosk.issuer.seal(one))
    assert rig.holds("guest") == "01"
    rig.handle(i.GiveBack())
    left = rig.events("visit.left")
    assert [(event.person, event.detail) for event in left] == [("guest", {"visit": visit.id, "where": "bank"})]
    assert [kind for kind, _ in rig.notices("ada")] == ["gone"]
    with rig.store.transaction() as tx:
        now = tx.guest_visit(visit.id)
    assert now is not None
    assert (now.state, now.left_at) == (VisitState.LEFT, NOON)


def test_a_contractor_who_is_done_for_today_is_still_visiting(make_rig: Callable[..., Rig]):
    rig = make_rig()
    one = LOBBY.new(kind=PersonKind.CONTRACTOR, ends_at=NOON + 2 * DAY)
    visit = receives(rig, one)
    comes_twice(rig, rig.kiosk.issuer.seal(one))
    rig.handle(i.GiveBack())
    assert rig.shows(screens.GivenBack).for_today
    with rig.store.transaction() as tx:
        now = tx.guest_visit(visit.id)
    assert now is not None
    assert now.state is VisitState.HERE
    assert (rig.events("visit.left"), rig.notices("ada")) == ([], [])


def test_of_a_visit_that_reception_has_ended_everything_is_said(make_rig: Callable[..., Rig]):
    rig = make_rig()
    one = LOBBY.new()
    visit = receives(rig, one)
    comes_twice(rig, rig.kiosk.issuer.seal(one))
    with rig.store.transaction() as tx:
        tx.change_visit(replace(visit, state=VisitState.ENDED, left_at=NOON))
        tx.record(VisitEnded(person_id=visit.person_id, visit=visit.id, who=WhoEnded.RECEPTION))
    rig.handle(i.GiveBack())
    assert rig.events("pass.spent")
    assert (rig.events("visit.left"), rig.notices("ada")) == ([], [])


def test_a_visitor_who_stands_there_while_their_pass_is_revoked_opens_nothing_more(bank: Rig):
    lobby = FarReception()
    one = LOBBY.new()
    comes_twice(bank, LOBBY.seal(one))
    lobby.revoked = {one.id: one.ends_at}
    trust(bank, lobby)
    bank.handle(i.OpenAgain())
    assert bank.sent == ["01", "01"]


def test_reception_ends_no_visit_by_a_pass_that_another_kiosk_signed(make_rig: Callable[..., Rig]):
    rig = make_rig(doors=())
    trust(rig, LOBBY)
    receives(rig, one := LOBBY.new())
    assert refused(rig, LOBBY.seal(one)) is WhyNoPass.OTHER_BANK
    scan(rig, rig.kiosk.issuer.seal(one))
    assert isinstance(rig.screen, StillInside)


# --- whose pass is ended while they stand at the screen ------------------------------------------------------------


def ended_meanwhile(rig: Rig, one: Pass, by: str) -> None:
    if by == "key":
        keys.revoke(rig.kiosk, LOBBY.key.id.hex())
        return
    lobby = FarReception()
    lobby.revoked = {one.id: one.ends_at}
    trust(rig, lobby)


ENDED_BY = pytest.mark.parametrize(("by", "why"), [("visit", "revoked"), ("key", "key revoked")])


@ENDED_BY
def test_they_are_given_no_other_door(bank: Rig, by: str, why: str):
    one = LOBBY.new()
    scan(bank, LOBBY.seal(one))
    bank.opens("01")
    bank.handle(i.ChangeDoor())
    ended_meanwhile(bank, one, by)
    bank.handle(i.PickDoor())
    assert (bank.shows(PassRefused).why.value, bank.shows(PassRefused).holds) == (why, "01")
    assert (bank.sent, bank.holds(f"visit-{one.id}")) == (["01"], "01")
    assert bank.events()[-1].detail["why"] == why


@ENDED_BY
def test_nor_one_instead_of_a_door_that_does_not_open(bank: Rig, by: str, why: str):
    one = LOBBY.new()
    scan(bank, LOBBY.seal(one))
    for _ in range(2):
        bank.answers("01", PulseResult.SENT)
        bank.waits(4)
    bank.shows(screens.DoorDidNotOpen)
    ended_meanwhile(bank, one, by)
    bank.handle(i.PickDoor())
    assert (bank.shows(PassRefused).why.value, bank.shows(PassRefused).holds) == (why, None)
    assert (bank.sent, bank.holds(f"visit-{one.id}")) == (["01", "01"], None)


@ENDED_BY
def test_nor_one_instead_of_a_door_that_holds_somebodys_things(bank: Rig, by: str, why: str):
    one = LOBBY.new()
    scan(bank, LOBBY.seal(one))
    bank.opens("01")
    ended_meanwhile(bank, one, by)
    bank.handle(i.NotEmpty())
    assert bank.shows(screens.NotEmptyReported).other is None
    assert (bank.sent, bank.holds(f"visit-{one.id}")) == (["01"], None)
    assert bank.events("compartment.not_empty", "pass.refused")[-1].detail["why"] == why


@ENDED_BY
def test_nor_is_a_second_pulse_sent_for_them(bank: Rig, by: str, why: str):
    one = LOBBY.new()
    scan(bank, LOBBY.seal(one))
    bank.answers("01", PulseResult.SENT)
    ended_meanwhile(bank, one, by)
    bank.waits(4)
    bank.shows(screens.DoorDidNotOpen)
    assert (bank.sent, bank.outcomes()) == (["01"], ["not opened"])
    bank.handle(i.PickDoor())
    assert bank.shows(PassRefused).why.value == why


@ENDED_BY
def test_nor_do_they_open_theirs_again(bank: Rig, by: str, why: str):
    one = LOBBY.new()
    comes_twice(bank, LOBBY.seal(one))
    ended_meanwhile(bank, one, by)
    bank.handle(i.OpenAgain())
    assert bank.sent == ["01", "01"]


def test_another_door_speaks_for_its_person_no_longer_than_the_first(bank: Rig):
    scan(bank, LOBBY.seal(LOBBY.new()))
    bank.opens("01")
    bank.waits(110)
    bank.handle(i.ChangeDoor())
    bank.handle(i.PickDoor())
    assert bank.sent == ["01", "02"]
    bank.opens("02")
    bank.waits(11)
    assert not bank.shows(screens.DoorOpen).can_change
