"""A recovery case, step by step: nothing is left out, or opened before its holder was told, without a reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.domain.compartments import DoorState
from kiosk.domain.operators import ROLE_RIGHTS, NoRight, Operator, OperatorSettings, Right, Role, TwoPeople
from kiosk.domain.recovery import CaseCause, CaseStep, Category, ItemState
from kiosk.engine import intents as other
from kiosk.engine.facilities import cases, collect, found
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities.screens import (
    Came,
    Cases,
    CaseShown,
    DescribeItem,
    OperatorPin,
    SkipStep,
)
from kiosk.engine.facilities.settings import FacilitiesSettings
from kiosk.engine.messages import PulseResult
from tests.fakes.failing_disk import BEGIN, COMMIT, WRITE
from tests.fakes.furniture import door
from tests.fakes.rig import Rig
from tests.unit.engine.facilities.recovering import (
    OVERDUE,
    SECOND_PIN,
    all_told,
    case_of,
    enters,
    kinds_of,
    log_of,
    opens_for_it,
    overdue,
    takes_on,
    to_the_log,
)
from tests.unit.engine.stories import BACK

TWO = FacilitiesSettings(OperatorSettings(ROLE_RIGHTS, two_people=frozenset({TwoPeople.RECOVERY})))


@pytest.fixture
def desk(make_rig: Callable[..., Rig]) -> Rig:
    """Ada's door is flagged, she was told, and Bob works the kiosk."""
    rig = overdue(make_rig(policy=OVERDUE))
    all_told(rig)
    rig.signs_in()
    return rig


def test_the_whole_way_from_a_flagged_door_to_the_log(desk: Rig):
    case = takes_on(desk)
    shown = desk.shows(CaseShown)
    assert (shown.door, shown.cause, shown.step, shown.holder, shown.unnotified) == (
        "01",
        CaseCause.OVERDUE,
        CaseStep.OPENED,
        "Ada",
        False,
    )
    assert shown.notified_at == desk.clock.now()
    desk.handle(i.OpenForCase())
    assert desk.shows(CaseShown).came is Came.OPENING
    desk.opens("01")
    assert (desk.shows(CaseShown).came, desk.shows(CaseShown).sensor) == (Came.OPENED, DoorState.OPEN)
    desk.handle(i.Collected())
    assert desk.shows(CaseShown).step is CaseStep.COLLECTED
    assert [enters(desk), enters(desk, "A grey scarf", Category.CLOTHES)] == ["LP-0001", "LP-0002"]
    assert desk.shows(CaseShown).items == (
        ("LP-0001", Category.BAG, "A blue bag"),
        ("LP-0002", Category.CLOTHES, "A grey scarf"),
    )
    desk.handle(i.AllListed())
    desk.shuts("01")
    desk.handle(i.InspectedAndReset())
    assert desk.shows(CaseShown).step is CaseStep.RESET
    assert desk.holds("ada") is None
    assert desk.kiosk.bank.conditions.get(desk.doors["01"].id, frozenset()) == frozenset()
    assert case_of(desk, case.id).ended_at == desk.clock.now()
    assert kinds_of(desk) == [
        "recovery.opened",
        "recovery.step",
        "lost_property.found",
        "lost_property.found",
        "recovery.step",
        "recovery.step",
    ]
    assert [one.state for one in log_of(desk)] == [ItemState.KEPT] * 2
    told = desk.notices("ada")[-1]
    assert told == (
        "item found",
        {"door": "01", "at": desk.clock.now().isoformat(), "bag": "LP-0001, LP-0002", "until": "2027-05-23"},
    )


def test_every_line_says_who_did_it_and_its_override_why(desk: Rig):
    to_the_log(desk)
    lines = [one for one in desk.events() if one.type.startswith(("recovery.", "lost_property."))]
    assert {one.detail["operator"] for one in lines} == {"Bob (facilities)"}
    assert {one.person for one in lines} == {"ada"}
    (override,) = desk.events("open.override")
    assert (override.detail["why"], override.detail["holder"]) == ("left behind", "ada")


def test_nothing_was_inside_leaves_nothing_to_list(desk: Rig):
    takes_on(desk)
    opens_for_it(desk)
    desk.handle(i.Collected(empty=True))
    shown = desk.shows(CaseShown)
    assert (shown.step, shown.empty) == (CaseStep.LISTED, True)
    desk.handle(i.InspectedAndReset())
    assert desk.shows(CaseShown).step is CaseStep.RESET
    assert [one.detail["step"] for one in desk.events("recovery.step")] == ["collected", "listed", "reset"]
    assert "item found" not in [kind for kind, _ in desk.notices("ada")]


def test_a_thing_that_turns_up_at_the_last_look_is_listed_still(desk: Rig):
    case = takes_on(desk)
    opens_for_it(desk)
    desk.handle(i.Collected(empty=True))
    enters(desk, "A key", Category.KEYS)
    assert (case_of(desk, case.id).empty, desk.shows(CaseShown).empty) == (False, False)
    desk.handle(i.InspectedAndReset())
    assert [one.description for one in log_of(desk)] == ["A key"]


def test_one_that_is_taken_on_again_goes_on(desk: Rig):
    first = takes_on(desk)
    desk.handle(i.ShowCases())
    assert [(one.id, one.door) for one in desk.shows(Cases).lines] == [(first.id, "01")]
    assert takes_on(desk) == first
    assert len(desk.events("recovery.opened")) == 1


# --- nothing is left out without a reason -----------------------------------------------------------------------------


def test_before_its_holder_was_told_a_door_is_opened_only_with_a_reason(make_rig: Callable[..., Rig]):
    rig = overdue(make_rig(policy=OVERDUE))
    rig.signs_in()
    takes_on(rig)
    assert rig.shows(CaseShown).unnotified
    rig.handle(i.OpenForCase())
    assert rig.shows(SkipStep) == SkipStep("notified")
    rig.handle(i.WhySkipped("  "))
    assert rig.shows(SkipStep) == SkipStep("notified", words_missing=True)
    assert rig.locks.unanswered == []
    rig.handle(i.WhySkipped("She has no address"))
    rig.opens("01")
    (skipped,) = rig.events("recovery.skipped")
    assert (skipped.detail["step"], skipped.detail["reason"]) == ("notified", "She has no address")
    assert not rig.shows(CaseShown).unnotified


def test_a_holder_who_was_told_meanwhile_needs_no_reason(make_rig: Callable[..., Rig]):
    rig = overdue(make_rig(policy=OVERDUE))
    rig.signs_in()
    takes_on(rig)
    all_told(rig)
    rig.handle(i.OpenForCase())
    rig.opens("01")
    assert rig.events("recovery.skipped") == []


def test_content_is_not_collected_from_a_door_that_did_not_open(desk: Rig):
    case = takes_on(desk)
    desk.handle(i.Collected())
    assert case_of(desk, case.id).step is CaseStep.OPENED
    desk.handle(i.OpenForCase())
    desk.handle(i.Collected())  # while its lock is pulsed
    assert case_of(desk, case.id).step is CaseStep.OPENED
    for within_s in (1.5, 4.0):
        desk.answers("01", PulseResult.SENT)
        desk.waits(within_s)
    assert desk.shows(CaseShown).came is Came.NOT_OPENED
    desk.handle(i.Collected())
    assert case_of(desk, case.id).step is CaseStep.OPENED
    desk.senses("01", DoorState.OPEN)  # with a key
    desk.handle(i.Collected())
    assert case_of(desk, case.id).step is CaseStep.COLLECTED


def test_nothing_is_listed_before_it_is_collected_nor_set_free_before_it_is_listed(desk: Rig):
    case = takes_on(desk)
    for press in (i.DescribeFound(), i.AllListed(), i.InspectedAndReset()):
        desk.handle(press)
        assert (case_of(desk, case.id).step, desk.shows(CaseShown).step) == (CaseStep.OPENED,) * 2
    opens_for_it(desk)
    desk.handle(i.Collected())
    desk.handle(i.InspectedAndReset())
    assert case_of(desk, case.id).step is CaseStep.COLLECTED
    assert desk.holds("ada") == "01"


def test_the_list_is_closed_without_a_thing_only_for_a_reason(desk: Rig):
    case = takes_on(desk)
    opens_for_it(desk)
    desk.handle(i.Collected())
    desk.handle(i.AllListed())
    assert desk.shows(SkipStep) == SkipStep("listed")
    desk.handle(i.WhySkipped("The police took it"))
    assert case_of(desk, case.id).step is CaseStep.LISTED
    (skipped,) = desk.events("recovery.skipped")
    assert (skipped.detail["step"], skipped.detail["reason"]) == ("listed", "The police took it")


def test_a_step_is_left_out_for_a_reason(desk: Rig):
    case = takes_on(desk)
    desk.handle(i.SkipNext())
    assert desk.shows(SkipStep) == SkipStep("collected")
    desk.handle(i.WhySkipped("Emptied by hand, the lock is broken"))
    assert desk.shows(CaseShown).step is CaseStep.COLLECTED
    assert desk.sent == ["01"], "ada's own"
    assert kinds_of(desk) == ["recovery.opened", "recovery.skipped", "recovery.step"]
    assert case_of(desk, case.id).overridden is None


def test_without_the_last_look_a_case_is_called_off(desk: Rig):
    case = takes_on(desk)
    opens_for_it(desk)
    desk.handle(i.Collected(empty=True))
    assert not desk.shows(CaseShown).can_skip
    desk.handle(i.SkipNext())
    assert desk.shows(SkipStep).cancels
    desk.handle(i.WhySkipped("Somebody else sees to it"))
    assert case_of(desk, case.id).step is CaseStep.CANCELLED
    assert desk.holds("ada") == "01"


def test_a_case_is_called_off_for_a_reason_and_what_was_listed_stays(desk: Rig):
    case = takes_on(desk)
    opens_for_it(desk)
    desk.handle(i.Collected())
    enters(desk)
    desk.handle(i.CancelCase())
    desk.handle(i.WhySkipped(""))
    assert case_of(desk, case.id).step is CaseStep.COLLECTED
    desk.handle(i.WhySkipped("She was here after all"))
    assert desk.shows(Cases).lines == ()
    (over,) = desk.events("recovery.cancelled")
    assert over.detail["reason"] == "She was here after all"
    assert [one.bag for one in log_of(desk)] == ["LP-0001"]
    assert takes_on(desk).id != case.id


# --- two people -------------------------------------------------------------------------------------------------------


def test_where_the_site_asks_for_it_two_people_open(make_rig: Callable[..., Rig]):
    rig = overdue(make_rig(policy=OVERDUE, facilities=TWO))
    all_told(rig)
    rig.signs_in()
    case = takes_on(rig)
    assert rig.shows(CaseShown).two_people
    rig.handle(i.OpenForCase())
    rig.shows(OperatorPin)
    assert case_of(rig, case.id).overridden is None
    rig.types(SECOND_PIN)
    assert rig.shows(CaseShown).came is Came.OPENING
    rig.opens("01")
    (override,) = rig.events("open.override")
    assert (override.person, override.detail["second"]) == ("bob", "cyd")
    rig.handle(i.Collected())
    assert case_of(rig, case.id).step is CaseStep.COLLECTED


def test_one_person_opens_it_for_nothing_by_an_ordinary_override(make_rig: Callable[..., Rig]):
    """What was opened from beside was not opened for the case."""
    rig = overdue(make_rig(policy=OVERDUE, facilities=TWO))
    all_told(rig)
    rig.signs_in()
    case = takes_on(rig)
    session = rig.kiosk.session
    assert session is not None
    with pytest.raises(collect.SecondNeeded):
        collect.open_for(rig.kiosk, session.operator, case.id)
    with pytest.raises(collect.SecondNeeded):
        collect.open_for(rig.kiosk, session.operator, case.id, session.operator)
    assert rig.sent == ["01"], "ada's own"


# --- why there is a case, and whose things they are -------------------------------------------------------------------


def test_a_compartment_of_nobody_has_a_case_that_names_nobody(desk: Rig):
    case = takes_on(desk, "03")
    assert (case.cause, case.person_id, case.assignment_id) == (CaseCause.OTHER, None, None)
    assert not desk.shows(CaseShown).unnotified
    opens_for_it(desk, "03")
    desk.handle(i.Collected())
    enters(desk)
    desk.handle(i.AllListed())
    desk.handle(i.InspectedAndReset())
    assert desk.shows(CaseShown).step is CaseStep.RESET


def test_what_somebody_found_seems_to_be_of_whoever_had_the_door_before(make_rig: Callable[..., Rig]):
    rig = make_rig([door("01")])
    BACK(rig)
    rig.handle(other.GiveBack())
    rig.handle(other.Leave())
    rig.tap("cyd")
    rig.opens("01")
    rig.handle(other.NotEmpty())
    rig.shuts("01")
    rig.operator("bob")
    rig.signs_in()
    case = takes_on(rig)
    assert (case.cause, case.assignment_id, rig.shows(CaseShown).holder) == (CaseCause.FOUND, None, "Ada")


def test_who_sees_a_case_is_on_the_record_once(desk: Rig):
    case = takes_on(desk)
    opens_for_it(desk)
    desk.handle(i.Collected())
    enters(desk)
    assert len(desk.events("operator.looked")) == 1
    desk.handle(i.ShowCases())
    desk.handle(i.ShowCase(case.id))
    looked = desk.events("operator.looked")[-1]
    assert (looked.person, looked.detail["looked"], looked.door) == ("ada", "case", "01")
    assert len(desk.events("operator.looked")) == 2


def test_a_case_that_there_is_not_leads_to_the_list(desk: Rig):
    desk.handle(i.ShowCase("nothing"))
    desk.shows(Cases)


# --- rights -----------------------------------------------------------------------------------------------------------


def test_without_the_right_nothing_happens(desk: Rig):
    case = takes_on(desk)
    nobody = Operator("x", "Nobody", Role.INSTALLER, frozenset(Right) - {Right.RECOVER})
    content = desk.rows("SELECT count(*) FROM audit_event")
    for attempt in (
        lambda: cases.take_on(desk.kiosk, nobody, desk.doors["02"].id),
        lambda: collect.open_for(desk.kiosk, nobody, case.id),
        lambda: collect.collected(desk.kiosk, nobody, case.id, empty=True),
        lambda: collect.listed(desk.kiosk, nobody, case.id),
        lambda: collect.reset(desk.kiosk, nobody, case.id),
        lambda: collect.skip(desk.kiosk, nobody, case.id, "why"),
        lambda: collect.cancel(desk.kiosk, nobody, case.id, "why"),
        lambda: found.enter(desk.kiosk, nobody, case.id, Category.BAG, "A bag"),
    ):
        with pytest.raises(NoRight):
            attempt()
    no_key = Operator("x", "Nobody", Role.SECURITY, frozenset({Right.RECOVER}))
    with pytest.raises(NoRight):
        collect.open_for(desk.kiosk, no_key, case.id)
    assert desk.rows("SELECT count(*) FROM audit_event") == content
    assert case_of(desk, case.id) == case


# --- a disk that refuses ----------------------------------------------------------------------------------------------


@pytest.mark.expects_log("store.failed")
@pytest.mark.parametrize("at", [BEGIN, WRITE, COMMIT])
def test_a_step_that_can_not_be_written_was_not_taken_and_is_taken_once_it_can(desk: Rig, at: str):
    case = takes_on(desk)
    way = (i.OpenForCase(), i.Collected(), i.DescribeFound(), i.ItemDescribed(Category.BAG, "A bag"))
    for press in (*way, i.AllListed(), i.InspectedAndReset()):
        before = case_of(desk, case.id), log_of(desk), kinds_of(desk)
        shown = desk.screen
        with desk.failing(at):
            desk.handle(press)
        assert (case_of(desk, case.id), log_of(desk), kinds_of(desk)) == before
        assert desk.locks.unanswered == []
        desk.handle(i.ShowCase(case.id))
        if isinstance(shown, DescribeItem):
            desk.handle(i.DescribeFound())
        desk.handle(press)
        if isinstance(press, i.OpenForCase):
            desk.opens("01")
    assert case_of(desk, case.id).step is CaseStep.RESET
    assert [one.bag for one in log_of(desk)] == ["LP-0001"]
