"""The first tap of a badge: a door is given, recorded, opened and followed, without a touch of the screen."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk.domain.assignments import Model
from kiosk.domain.compartments import DoorState, Size
from kiosk.domain.credentials import CredentialKind
from kiosk.engine import screens
from kiosk.engine.messages import PulseResult
from kiosk.engine.screens import Side, TileState
from tests.fakes.furniture import door
from tests.fakes.rig import Rig

END_OF_DAY = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)  # midnight in Berlin


def test_a_tap_sends_one_open_command_for_the_door_that_was_given(rig: Rig):
    rig.tap("ada")
    assert (rig.sent, rig.holds("ada")) == (["01"], "01")
    shown = rig.shows(screens.DoorOpening)
    assert (shown.door.number, shown.retrying) == ("01", False)


def test_an_open_command_says_until_when_it_may_be_carried_out(rig: Rig):
    rig.tap("ada")
    assert rig.locks.sent[0].deadline == rig.clock.monotonic() + 2.0


def test_an_answer_of_the_board_alone_does_not_count_as_an_open_door(rig: Rig):
    rig.tap("ada")
    rig.answers("01", PulseResult.SENT)
    rig.shows(screens.DoorOpening)
    assert rig.outcomes() == [None]


def test_the_sensor_decides_that_the_door_is_open(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    shown = rig.shows(screens.DoorOpen)
    assert (shown.fresh, shown.certain, shown.can_change, shown.until) == (True, True, True, END_OF_DAY)
    assert rig.outcomes() == ["opened"]


def test_the_sensor_may_be_faster_than_the_answer_of_the_board(rig: Rig):
    rig.tap("ada")
    rig.senses("01", DoorState.OPEN)
    rig.answers("01", PulseResult.SENT)
    rig.shows(screens.DoorOpen)
    assert rig.outcomes() == ["opened"]


def test_a_shut_door_is_theirs_and_the_screen_returns_to_the_start_by_itself(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    shown = rig.shows(screens.DoorIsYours)
    assert (shown.door.number, shown.door.state, shown.until) == ("01", DoorState.CLOSED, END_OF_DAY)
    rig.waits(10)
    rig.shows(screens.Start)
    assert rig.holds("ada") == "01"


def test_an_open_door_is_never_left_by_the_screen(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.waits(600)
    rig.shows(screens.DoorOpen)


def test_the_record_tells_the_whole_story_in_order(rig: Rig):
    before = len(rig.events())
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    story = rig.events()[before:]
    assert [(one.type, one.person, one.door) for one in story] == [
        ("credential.accepted", "ada", None),
        ("assignment.assigned", "ada", "01"),
        ("open.intent", "ada", "01"),
        ("open.outcome", "ada", "01"),
        ("door.closed", "ada", "01"),
    ]
    accepted, assigned, intended, settled, _ = (one.detail for one in story)
    assert accepted == {"credential": "badge", "reader": "reader", "needs_another": False}
    assert assigned["model"] == "day-use"
    assert "smallest that fits" in assigned["why"]
    assert intended == {"attempt": 1, "purpose": "fresh"}
    assert settled == {"outcome": "opened"}


def test_the_door_is_watched_closely_until_it_is_shut(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    assert rig.locks.closely == {rig.doors["01"].id}
    rig.shuts("01")
    assert rig.locks.closely == set()


def test_the_same_badge_held_up_twice_pulses_once(rig: Rig):
    rig.tap("ada")
    rig.tap("ada")
    assert rig.sent == ["01"]
    rig.shows(screens.DoorOpening)


def test_two_people_one_after_the_other_get_two_doors(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.tap("bob")
    assert (rig.holds("ada"), rig.holds("bob")) == ("01", "02")
    assert rig.shows(screens.DoorOpening).door.number == "02"


def test_the_door_of_whoever_came_before_does_not_disturb_the_next_person(rig: Rig):
    rig.tap("ada")
    rig.tap("bob")
    rig.opens("02")
    rig.opens("01")
    assert rig.shows(screens.DoorOpen).door.number == "02"
    rig.shuts("01")
    assert rig.shows(screens.DoorOpen).door.number == "02"
    assert rig.outcomes() == ["opened", "opened"]


def test_a_person_who_taps_again_after_somebody_else_is_shown_their_door_on_its_way(rig: Rig):
    rig.tap("ada")
    rig.tap("bob")
    rig.tap("ada")
    assert rig.sent == ["01", "02"], "an opening that waits for its outcome is not begun a second time"
    assert rig.shows(screens.DoorOpening).door.number == "01"
    rig.opens("01")
    assert rig.shows(screens.DoorOpen).fresh
    assert rig.outcomes() == ["opened", None]


def test_a_qr_code_opens_like_a_badge(rig: Rig):
    rig.tap("ada", CredentialKind.QR)
    rig.opens("01")
    rig.shows(screens.DoorOpen)


def test_badge_and_qr_code_of_one_person_open_the_same_door(rig: Rig):
    rig.tap("ada", CredentialKind.QR)
    rig.opens("01")
    rig.shuts("01")
    rig.tap("ada")
    assert rig.sent == ["01", "01"]


def test_a_session_has_no_end(make_rig):
    rig = make_rig(model=Model.SESSION)
    rig.tap("ada")
    rig.opens("01")
    assert rig.shows(screens.DoorOpen).until is None
    rig.shuts("01")
    rig.waits(7 * 24 * 3600)
    assert rig.holds("ada") == "01"


def test_somebody_who_needs_a_reachable_door_gets_one_and_others_leave_it(make_rig):
    rig = make_rig([door("01", reachable=True), door("02"), door("03", size=Size.L)])
    rig.person("eve", needs_reachable=True)
    rig.tap("ada")
    rig.tap("eve")
    assert (rig.holds("ada"), rig.holds("eve")) == ("02", "01")


def test_the_screen_says_where_the_door_hangs(rig: Rig):
    rig.tap("ada")
    place = rig.shows(screens.DoorOpening).door.place
    assert (place.side, place.column, place.columns, place.row, place.rows) == (Side.LEFT, 1, 7, 1, 1)


def test_the_bank_shows_the_door_as_yours_then_open_then_taken(rig: Rig):
    assert (rig.tile("01").state, rig.bank.free) == (TileState.FREE, 4)
    rig.tap("ada")
    assert (rig.tile("01").state, rig.bank.free) == (TileState.YOURS, 3)
    rig.opens("01")
    assert rig.tile("01").state is TileState.OPEN
    rig.shuts("01")
    rig.waits(10)
    assert rig.tile("01").state is TileState.TAKEN
