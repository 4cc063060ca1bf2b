"""An operator's time at the screen: counted, held by an open door, and over for good once it is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.domain.compartments import DoorState
from kiosk.domain.openings import Opening, Purpose
from kiosk.domain.operators import COMMAND_LINE, Role
from kiosk.engine import intents as i
from kiosk.engine import messages as m
from kiosk.engine import people, screens
from kiosk.engine.facilities import operators
from kiosk.engine.facilities.intents import HelpMyself, SearchFront, SignIn
from kiosk.engine.facilities.screens import BankFront, SessionView
from tests.fakes.failing_disk import BEGIN, COMMIT, WRITE
from tests.fakes.rig import Rig


@pytest.fixture
def desk(rig: Rig) -> Rig:
    """Ada works the kiosk."""
    rig.operator("ada")
    rig.signs_in()
    return rig


def view(rig: Rig) -> SessionView:
    assert rig.display.session_view is not None
    return rig.display.session_view


def why_out(rig: Rig) -> list[object]:
    return [one.detail["why"] for one in rig.events("operator.logout")]


def ada(rig: Rig) -> str:
    ((person,),) = rig.rows("SELECT id FROM person WHERE external_id = 'ada'")
    return str(person)


def opens_a_door(rig: Rig) -> None:
    """A door that the operator opened stands open."""
    one = rig.doors["01"]
    opening = Opening("o-1", one.id, None, ada(rig), Purpose.OVERRIDE, 1, rig.clock.now())
    rig.kiosk.watched[one.id] = opening
    rig.handle(i.Touched())


def shuts_it(rig: Rig) -> None:
    rig.kiosk.watched.clear()
    rig.handle(m.DoorsSensed("left", 0, {}))


def test_it_ends_when_nobody_touches_the_screen(desk: Rig):
    desk.waits(119)
    desk.shows(BankFront)
    desk.waits(1)
    desk.shows(screens.Start)
    assert (desk.kiosk.session, desk.display.session_view, why_out(desk)) == (None, None, ["idle"])


@pytest.mark.parametrize("touch", [i.Touched(), i.HelpAsked(), i.ReachMode(on=True)])
def test_each_touch_begins_it_anew(desk: Rig, touch: i.Intent):
    desk.waits(100)
    desk.handle(touch)
    assert view(desk).left_s == 120
    desk.waits(119)
    desk.shows(BankFront)


def test_what_the_hardware_tells_is_no_touch(desk: Rig):
    desk.waits(100)
    desk.shuts("02")
    desk.waits(20)
    assert why_out(desk) == ["idle"]


def test_leaving_ends_it(desk: Rig):
    desk.handle(i.Leave())
    desk.shows(screens.Start)
    assert why_out(desk) == ["left"]


def test_an_open_door_holds_it_and_once_it_is_shut_the_time_begins_anew(desk: Rig):
    opens_a_door(desk)
    assert (view(desk).suspended, view(desk).left_s) == (True, 120)
    desk.waits(300)
    desk.shows(BankFront)
    shuts_it(desk)
    assert (view(desk).suspended, view(desk).left_s) == (False, 120)
    desk.waits(119)
    desk.shows(BankFront)
    desk.waits(1)
    assert why_out(desk) == ["idle"]


def test_each_door_is_looked_at_often_until_it_ends_also_those_that_were_opened_and_shut(desk: Rig):
    everything = {one.id for one in desk.doors.values()}
    assert desk.locks.closely == everything
    for door in ("01", "02"):
        desk.senses(door, DoorState.OPEN)
        desk.shuts(door)
    assert desk.locks.closely == everything
    desk.handle(i.Leave())
    assert desk.locks.closely == set()


def test_a_door_that_nobody_shuts_holds_it_for_ten_minutes(desk: Rig):
    opens_a_door(desk)
    desk.waits(599)
    desk.shows(BankFront)
    desk.waits(1)
    desk.shows(screens.Start)
    assert why_out(desk) == ["idle"]
    assert desk.kiosk.watched, "the door is followed all the same"


def test_work_before_an_open_door_begins_the_ten_minutes_anew(desk: Rig):
    opens_a_door(desk)
    desk.waits(500)
    desk.handle(i.Touched())
    desk.waits(599)
    desk.shows(BankFront)


@pytest.mark.parametrize("how", ["suspended", "ended", "other role"])
def test_it_ends_when_the_right_to_it_is_taken_elsewhere(desk: Rig, how: str):
    def work() -> None:
        if how == "suspended":
            people.suspend(desk.store, "ada", suspended=True)
        elif how == "ended":
            operators.end(desk.kiosk, COMMAND_LINE, ada(desk))
        else:
            operators.set_role(desk.kiosk, COMMAND_LINE, ada(desk), Role.INSTALLER)

    desk.handle(m.Call(work))
    desk.shows(screens.Start)
    assert (desk.kiosk.session, why_out(desk)) == (None, ["ended"])


def test_it_ends_with_the_first_touch_after_their_time_here_is_over(rig: Rig):
    rig.person("ada", valid_until=rig.clock.now() + timedelta(minutes=1))
    rig.operator("ada")
    rig.signs_in()
    rig.waits(60)
    rig.handle(i.Touched())
    rig.shows(screens.Start)
    assert why_out(rig) == ["ended"]


def test_a_restart_ends_it(desk: Rig):
    desk.restart()
    desk.shows(screens.Start)
    assert desk.kiosk.session is None


def test_a_late_timer_of_an_earlier_session_ends_none(desk: Rig):
    before = desk.kiosk.session
    assert before is not None
    desk.handle(i.Leave())
    desk.signs_in()
    desk.handle(m.SessionOver(before.number))
    desk.shows(BankFront)


@pytest.mark.parametrize("intent", [i.UseCode(), i.GiveBack(), i.WhichIsMine(), HelpMyself(), SignIn()])
def test_what_staff_do_has_no_place_in_it(desk: Rig, intent: i.Intent):
    desk.handle(intent)
    desk.shows(BankFront)
    assert desk.kiosk.session is not None


def test_a_badge_opens_nobodys_door_meanwhile(desk: Rig):
    desk.tap("bob")
    desk.tap("nobody")
    assert desk.sent == []
    assert desk.kiosk.session is not None


def test_back_on_the_map_stays_on_the_map(desk: Rig):
    desk.handle(i.Back())
    desk.shows(BankFront)


def test_the_language_and_the_like_of_whoever_was_there_before_are_gone(rig: Rig):
    rig.operator("ada")
    rig.tap("bob")
    rig.signs_in()
    rig.shows(BankFront)
    assert rig.kiosk.visit.assignment is None
    assert rig.holds("bob") == "01", "their door is theirs"


@pytest.mark.expects_log("store.failed")
@pytest.mark.parametrize("at", [BEGIN, WRITE, COMMIT])
@pytest.mark.parametrize("by", ["idleness", "leaving"])
def test_where_the_end_can_not_be_written_nothing_of_theirs_is_shown_all_the_same(desk: Rig, at: str, by: str):
    with desk.failing(at):
        desk.waits(120) if by == "idleness" else desk.handle(i.Leave())
    assert (desk.kiosk.session, desk.display.session_view) == (None, None)
    assert not isinstance(desk.screen, BankFront)
    desk.waits(60)
    desk.shows(screens.Start)


def test_half_of_a_character_is_no_reason_to_fall(make_rig):
    rig = make_rig()
    rig.operator("ada")
    rig.signs_in()
    rig.handle(SearchFront("\ud800ab"))
    assert rig.shows(BankFront).query == "?ab"
