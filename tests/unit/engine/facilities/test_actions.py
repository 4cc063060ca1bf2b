"""What an operator does to a compartment beside opening it: release, reset, hold, move, out of service."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from kiosk.domain.compartments import Condition, DoorState, Occupancy
from kiosk.domain.operators import Role
from kiosk.domain.reasons import Reason
from kiosk.engine import compartments, screens
from kiosk.engine import intents as e
from kiosk.engine.facilities import cases, release, service
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities.screens import (
    Came,
    CaseShown,
    ChooseReason,
    CompartmentAction,
    CompartmentHistory,
    CompartmentShown,
    MoveTo,
    NotYours,
    RunShown,
    TakeOutOfService,
)
from kiosk.engine.screens import Barred
from tests.fakes.furniture import door
from tests.fakes.rig import Rig
from tests.unit.engine.stories import BACK, HOUR, book, hold, press, tap, used, wait

A = CompartmentAction


@pytest.fixture
def desk(rig: Rig) -> Rig:
    """Bob has door 01; Ada works the kiosk."""
    hold("bob")(rig)
    rig.operator("ada")
    rig.signs_in()
    return rig


def does(rig: Rig, number: str, action: CompartmentAction, reason: Reason | None = None, words: str = "") -> None:
    rig.handle(i.ShowCompartment(rig.doors[number].id))
    rig.handle(i.DoAction(action))
    if reason is not None:
        rig.handle(i.GiveReason(reason, words))


def shown(rig: Rig) -> CompartmentShown:
    return rig.shows(CompartmentShown)


def moves(rig: Rig, number: str, target: str) -> None:
    does(rig, number, A.MOVE)
    rig.handle(i.PickTarget(rig.doors[target].id))
    rig.handle(i.GiveReason(Reason.STUCK))


# --- whose it is ------------------------------------------------------------------------------------------------------


def test_whose_it_is_is_shown_with_the_right_to_know_and_that_is_on_the_record(desk: Rig):
    desk.handle(i.ShowCompartment(desk.doors["01"].id))
    holder = shown(desk).holder
    assert holder is not None
    assert holder.name == "Bob"
    (event,) = desk.events("operator.looked")
    assert (event.person, event.door, event.detail["looked"]) == ("bob", "01", "holder")
    desk.senses("02", DoorState.OPEN)  # drawn anew, and seen once only
    assert len(desk.events("operator.looked")) == 1


def test_an_installer_sees_no_names_and_no_history(rig: Rig):
    hold("bob")(rig)
    rig.operator("ada", Role.INSTALLER)
    rig.signs_in()
    rig.handle(i.ShowCompartment(rig.doors["01"].id))
    assert shown(rig).holder is None
    assert "bob" not in repr(shown(rig)).casefold()
    assert set(shown(rig).actions) == {A.OUT_OF_SERVICE}
    rig.handle(i.DoAction(A.HISTORY))
    rig.shows(NotYours)
    assert rig.events("operator.looked") == []


def test_what_is_possible_depends_on_what_is(desk: Rig):
    desk.handle(i.ShowCompartment(desk.doors["02"].id))
    assert set(shown(desk).actions) == {A.OPEN, A.HOLD, A.OUT_OF_SERVICE, A.HISTORY}
    desk.handle(i.ShowCompartment(desk.doors["01"].id))
    occupied = {A.OPEN, A.RELEASE, A.RESET, A.HOLD, A.MOVE, A.OUT_OF_SERVICE, A.HISTORY}
    assert set(shown(desk).actions) == occupied


# --- release and reset ------------------------------------------------------------------------------------------------


def test_a_released_compartment_is_given_to_nobody_before_somebody_has_looked(make_rig):
    desk: Rig = make_rig(doors=[door("01")])
    hold("bob")(desk)
    desk.operator("ada")
    desk.signs_in()
    does(desk, "01", A.RELEASE, Reason.HOLDER_ASKED)
    assert desk.holds("bob") is None
    assert shown(desk).tile.occupancy is Occupancy.FLAGGED
    desk.handle(e.Leave())
    desk.tap("cyd")
    desk.shows(screens.BankFull)
    desk.handle(e.Leave())
    desk.signs_in()
    does(desk, "01", A.RESET, Reason.CHECK)
    assert shown(desk).tile.occupancy is Occupancy.FREE
    (event,) = desk.events("compartment.released")
    assert (event.person, event.detail["why"], event.detail["operator"]) == ("bob", "holder asked", "Ada (facilities)")
    desk.handle(e.Leave())
    desk.tap("cyd")
    assert desk.holds("cyd") == "01"


def test_reset_ends_the_assignment_and_what_was_flagged(desk: Rig):
    does(desk, "01", A.HOLD, Reason.SAFETY)
    does(desk, "01", A.RESET, Reason.OTHER, "nothing in it")
    assert desk.holds("bob") is None
    assert shown(desk).tile.occupancy is Occupancy.FREE
    assert desk.events("compartment.reset")[0].detail["note"] == "nothing in it"
    assert desk.events("assignment.ended")[0].detail["reason"] == "reset"


@pytest.mark.parametrize("action", [A.RELEASE, A.RESET, A.MOVE])
def test_a_recovery_case_is_not_ended_from_beside(desk: Rig, action: CompartmentAction):
    ada = desk.kiosk.session
    assert ada is not None
    cases.take_on(desk.kiosk, ada.operator, desk.doors["01"].id)
    does(desk, "01", action)
    assert action not in shown(desk).actions
    with pytest.raises(release.CaseOpen, match="door 01"):
        compartments.reset(desk.kiosk, "01", None)
    assert desk.holds("bob") == "01"


def test_taken_on_meanwhile_a_reason_given_releases_nothing(desk: Rig):
    ada = desk.kiosk.session
    assert ada is not None
    does(desk, "01", A.RELEASE)
    cases.take_on(desk.kiosk, ada.operator, desk.doors["01"].id)
    desk.handle(i.GiveReason(Reason.CHECK))
    shown(desk)
    assert desk.holds("bob") == "01"


# --- hold -------------------------------------------------------------------------------------------------------------


def test_a_held_door_opens_for_facilities_only_until_the_hold_ends(desk: Rig):
    does(desk, "01", A.HOLD, Reason.OTHER, "police")
    assert shown(desk).tile.occupancy is Occupancy.FLAGGED
    assert [(one, note) for one, note, _ in shown(desk).notes] == [(Condition.HOLD, "police")]
    desk.handle(e.Leave())
    desk.tap("bob")
    assert desk.shows(screens.NotAllowed).why is Barred.HELD
    desk.handle(e.Leave())
    desk.signs_in()
    does(desk, "01", A.OPEN, Reason.SAFETY)
    desk.opens("01")
    desk.shuts("01")
    does(desk, "01", A.END_HOLD)
    assert shown(desk).tile.occupancy is Occupancy.OCCUPIED
    desk.handle(e.Leave())
    desk.tap("bob")
    assert desk.sent[-1] == "01"


def test_what_became_due_during_a_hold_comes_when_it_ends(make_rig):
    desk: Rig = make_rig()
    hold("bob")(desk)
    desk.operator("ada")
    desk.signs_in()
    does(desk, "01", A.HOLD, Reason.CHECK)
    desk.waits(14 * HOUR)
    assert desk.holds("bob") == "01"
    desk.signs_in()
    does(desk, "01", A.END_HOLD)
    desk.handle(e.Leave())
    desk.waits(120)
    assert desk.holds("bob") is None
    assert desk.events("assignment.ended")[0].detail["reason"] == "expired"


def test_a_hold_is_not_ended_while_a_recovery_case_is_open(desk: Rig):
    ada = desk.kiosk.session
    assert ada is not None
    compartment_id = desk.doors["01"].id
    does(desk, "01", A.HOLD, Reason.SAFETY)
    assert A.END_HOLD in shown(desk).actions
    cases.take_on(desk.kiosk, ada.operator, compartment_id)
    does(desk, "01", A.END_HOLD)
    assert A.END_HOLD not in shown(desk).actions
    with pytest.raises(release.CaseOpen, match="door 01"):
        service.end_hold(desk.kiosk, ada.operator, compartment_id)
    with pytest.raises(release.CaseOpen, match="door 01"):
        compartments.end_condition(desk.kiosk, "01", Condition.HOLD)
    assert desk.kiosk.bank.has(compartment_id, Condition.HOLD)
    assert desk.rows("SELECT phase FROM assignment WHERE ended_at IS NULL") == [("held",)]


# --- taking it on -----------------------------------------------------------------------------------------------------


def test_whoever_takes_it_on_again_sees_whose_it_is_again_and_that_is_on_the_record(desk: Rig):
    does(desk, "01", A.HOLD, Reason.SAFETY)
    for times in (1, 2):
        does(desk, "01", A.TAKE_ON)
        assert desk.shows(CaseShown).holder == "Bob"
        seen = [one.person for one in desk.events("operator.looked") if one.detail["looked"] == "case"]
        assert seen == ["bob"] * times


# --- move -------------------------------------------------------------------------------------------------------------


def test_a_holder_is_moved_with_their_end_and_their_colleague_and_both_doors_open(rig: Rig):
    press_share = press(e.ShareIt(), e.ShareUntil(0))
    for step in (BACK, press_share, tap("bob"), wait(30)):
        step(rig)
    rig.person("dan")
    rig.operator("dan")
    rig.signs_in()
    ((until,),) = rig.rows("SELECT ends_at FROM assignment WHERE ended_at IS NULL")
    moves(rig, "01", "03")
    run = rig.shows(RunShown)
    assert run.doors == ("03", "01")
    rig.waits(0)
    rig.opens("03")
    rig.waits(1)
    assert rig.sent[-2:] == ["03", "01"]
    rig.opens("01")
    rig.waits(2)
    assert rig.shows(RunShown).over
    assert rig.shows(RunShown).done == (("03", Came.OPENED), ("01", Came.OPENED))
    assert rig.holds("ada") == "03"
    assert rig.rows("SELECT ends_at FROM assignment WHERE ended_at IS NULL") == [(until,)]
    assert [kind for kind, _ in rig.notices("ada")] == ["moved"]
    assert rig.notices("ada")[0][1]["before"] == "01"
    rig.handle(i.ShowCompartment(rig.doors["01"].id))
    assert shown(rig).tile.occupancy is Occupancy.FLAGGED  # until somebody has looked
    for number in ("01", "03"):
        rig.shuts(number)
    rig.handle(e.Leave())
    rig.tap("bob")
    rig.handle(e.OpenMine(0))
    assert rig.sent[-1] == "03"
    kinds = [one.type for one in rig.events() if one.type.startswith(("assignment.", "compartment."))]
    assert kinds[-6:] == [
        *("assignment.ended", "assignment.share_ended", "assignment.assigned", "compartment.moved"),
        *("assignment.shared", "compartment.condition_set"),
    ]


def test_nobody_is_moved_where_somebody_is_or_something_is_wrong(desk: Rig):
    compartments.set_condition(desk.kiosk, "03", Condition.OUT_OF_SERVICE, None)
    desk.senses("04", DoorState.OPEN)
    does(desk, "01", A.MOVE)
    assert [number for _, number, *_ in desk.shows(MoveTo).free] == ["02"]
    desk.handle(i.PickTarget(desk.doors["03"].id))
    desk.shows(MoveTo)
    desk.handle(i.PickTarget(desk.doors["02"].id))
    desk.shows(ChooseReason)
    compartments.set_condition(desk.kiosk, "02", Condition.HOLD, None)
    desk.handle(i.GiveReason(Reason.STUCK))
    assert desk.shows(MoveTo).free == ()
    assert desk.holds("bob") == "01"


def test_a_move_takes_no_door_that_is_reserved(make_rig):
    desk: Rig = make_rig(doors=[door("01"), door("02")], policy={"walk_up_share": 0.5})
    hold("bob")(desk)
    book(0.5, 3)(desk)
    desk.person("dan")
    desk.operator("dan")
    desk.signs_in()
    does(desk, "01", A.MOVE)
    desk.handle(i.PickTarget(desk.doors["02"].id))
    desk.handle(i.GiveReason(Reason.STUCK))
    assert desk.holds("bob") in {"01", "02"}
    live = desk.rows("SELECT count(*) FROM assignment WHERE ended_at IS NULL")
    assert live == [(1,)]


# --- out of service ---------------------------------------------------------------------------------------------------


def puts_out(rig: Rig, number: str, note: str, until: date | None) -> None:
    does(rig, number, A.OUT_OF_SERVICE)
    rig.handle(i.PutOutOfService(note, until))


def test_out_of_service_needs_a_note_and_a_day_to_come(desk: Rig):
    puts_out(desk, "02", " ", None)
    assert desk.shows(TakeOutOfService).note_missing
    desk.handle(i.PutOutOfService("hinge", desk.shows(TakeOutOfService).today))
    assert not desk.shows(TakeOutOfService).note_missing
    desk.handle(i.PutOutOfService("hinge", None))
    assert shown(desk).tile.occupancy is Occupancy.OUT_OF_SERVICE
    assert shown(desk).notes == ((Condition.OUT_OF_SERVICE, "hinge", None),)
    desk.handle(i.DoAction(A.IN_SERVICE))
    assert shown(desk).tile.occupancy is Occupancy.FREE
    assert [one.type for one in desk.events()[-2:]] == ["compartment.condition_set", "compartment.condition_ended"]


@pytest.mark.parametrize(
    ("zone", "until", "begins"),
    [
        ("Europe/Berlin", date(2026, 3, 29), datetime(2026, 3, 28, 23, tzinfo=UTC)),  # a day of 23 hours
        ("Europe/Berlin", date(2026, 3, 30), datetime(2026, 3, 29, 22, tzinfo=UTC)),
        ("Europe/Berlin", date(2026, 10, 26), datetime(2026, 10, 25, 23, tzinfo=UTC)),  # after one of 25
        ("America/Santiago", date(2026, 9, 6), datetime(2026, 9, 6, 4, tzinfo=UTC)),  # which has no midnight
    ],
)
def test_it_is_back_by_itself_when_that_day_begins_at_the_site(make_rig, zone: str, until: date, begins: datetime):
    desk: Rig = make_rig(zone=zone, now=begins - timedelta(hours=2))
    desk.operator("ada")
    desk.signs_in()
    puts_out(desk, "02", "hinge", until)
    desk.handle(e.Leave())
    desk.waits(2 * HOUR - 10)
    assert Condition.OUT_OF_SERVICE in desk.kiosk.bank.conditions[desk.doors["02"].id]
    desk.waits(20)
    assert not desk.kiosk.bank.conditions[desk.doors["02"].id]
    assert [one.door for one in desk.events("compartment.condition_ended")] == ["02"]


def test_a_day_that_began_while_the_kiosk_was_off_counts(desk: Rig):
    puts_out(desk, "02", "hinge", desk.clock.now().date() + timedelta(days=2))
    desk.clock.turn(3 * 24 * HOUR)
    desk.restart()
    assert not desk.kiosk.bank.conditions.get(desk.doors["02"].id)


def test_said_anew_only_the_new_note_and_day_count(desk: Rig):
    day = desk.clock.now().date()
    puts_out(desk, "02", "hinge", day + timedelta(days=1))
    compartments.set_condition(desk.kiosk, "02", Condition.OUT_OF_SERVICE, "lock")
    desk.handle(i.ShowCompartment(desk.doors["02"].id))
    assert shown(desk).notes == ((Condition.OUT_OF_SERVICE, "lock", None),)
    desk.handle(e.Leave())
    desk.waits(30 * HOUR)
    assert desk.kiosk.bank.has(desk.doors["02"].id, Condition.OUT_OF_SERVICE)


# --- history ----------------------------------------------------------------------------------------------------------


def test_the_history_is_newest_first_page_by_page_and_reading_it_is_on_the_record(rig: Rig):
    for _ in range(8):
        used("bob")(rig)
        rig.waits(60)
    rig.operator("ada")
    rig.signs_in()
    does(rig, "01", A.HISTORY)
    first = rig.shows(CompartmentHistory)
    assert first.more
    assert len(first.lines) == 20
    assert first.lines[0].kind == "operator.looked"
    rig.handle(i.ShowOlder())
    both = rig.shows(CompartmentHistory)
    assert both.lines[:20] == first.lines
    rig.handle(i.ShowOlder())
    whole = rig.shows(CompartmentHistory).lines
    assert [one.at for one in whole] == sorted((one.at for one in whole), reverse=True)
    assert whole[-1].kind == "assignment.assigned"
    assert {one.person for one in whole} == {"Bob"}
    assert "opened" in {one.said for one in whole if one.kind == "open.outcome"}
    assert "Bob" not in repr(both)
    assert {one.detail["looked"] for one in rig.events("operator.looked")} == {"holder", "history"}
