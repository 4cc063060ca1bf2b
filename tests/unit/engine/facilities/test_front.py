"""The front as operators see it: every state, what needs them, the figures of the day; published while one is here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import cast

import pytest

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.compartments import Condition, DoorState, Occupancy
from kiosk.domain.operators import COMMAND_LINE, Right, Role
from kiosk.domain.policy import AtExpiry
from kiosk.domain.reasons import Reason
from kiosk.domain.recovery import CaseCause
from kiosk.engine import compartments
from kiosk.engine import intents as e
from kiosk.engine import messages as m
from kiosk.engine.facilities import alarms, cases, override
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities.screens import BankFront, FrontTile, FrontView, MapFilter, NeedKind, NotYours
from kiosk.engine.facilities.settings import FacilitiesSettings
from tests.fakes.furniture import door
from tests.fakes.rig import Rig
from tests.unit.engine.stories import HOUR, book, hold, tap

OVERDUE = {"at_expiry": AtExpiry.OVERDUE, "flag_after": timedelta(hours=2), "grace": timedelta(hours=1)}
SIX = [door(f"{number:02}") for number in range(1, 7)]


def view(rig: Rig) -> FrontView:
    return rig.display.fronts[-1]


def tile(rig: Rig, number: str) -> FrontTile:
    return next(one for one in view(rig).tiles if one.door == number)


def signed_in(rig: Rig, role: Role = Role.FACILITIES) -> Rig:
    rig.operator("ada", role)
    rig.signs_in()
    return rig


def test_without_an_operator_nothing_is_published_and_nothing_is_asked(rig: Rig, monkeypatch: pytest.MonkeyPatch):
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("kiosk.engine.facilities.front.front_view", never)
    hold("bob")(rig)
    assert rig.display.fronts == []


def test_it_is_published_as_soon_as_somebody_signs_in_and_no_more_once_they_leave(rig: Rig):
    signed_in(rig)
    assert [one.door for one in view(rig).tiles] == ["01", "02", "03", "04"]
    seen = len(rig.display.fronts)
    rig.handle(e.Touched())
    assert len(rig.display.fronts) == seen  # nothing has changed
    rig.handle(e.Leave())
    rig.senses("02", DoorState.OPEN)
    assert len(rig.display.fronts) == seen


def test_each_occupancy_is_reachable_with_its_since(make_rig: Callable[..., Rig]):
    rig = make_rig(doors=SIX, policy=OVERDUE)
    noon = rig.clock.now()
    hold("bob", "01")(rig)
    compartments.set_condition(rig.kiosk, "02", Condition.OUT_OF_SERVICE, "hinge")
    compartments.set_condition(rig.kiosk, "03", Condition.NOT_EMPTY, None)
    signed_in(rig)
    assert (tile(rig, "01").occupancy, tile(rig, "01").since) == (Occupancy.OCCUPIED, noon)
    off, flagged = tile(rig, "02"), tile(rig, "03")
    assert (off.occupancy, flagged.occupancy) == (Occupancy.OUT_OF_SERVICE, Occupancy.FLAGGED)
    assert off.since == flagged.since == noon + timedelta(seconds=15)
    assert (tile(rig, "04").occupancy, tile(rig, "04").since) == (Occupancy.FREE, None)
    rig.handle(e.Leave())
    end = noon + timedelta(hours=12)
    for hours, occupancy, since in (
        (12.5, Occupancy.OCCUPIED, noon),
        (1, Occupancy.OVERDUE, end + timedelta(hours=1)),
        (2, Occupancy.FLAGGED, end + timedelta(hours=3)),
    ):
        rig.waits(hours * HOUR)
        rig.signs_in()
        assert (tile(rig, "01").occupancy, tile(rig, "01").since) == (occupancy, since)
        rig.handle(e.Leave())


def test_a_door_kept_for_somebody_in_the_line_is_reserved(make_rig: Callable[..., Rig]):
    rig = make_rig(doors=[door("01")])
    hold("bob")(rig)
    tap("cyd")(rig)
    rig.handle(e.WaitInLine())
    rig.waits(30)
    hold("bob")(rig)
    tap("bob")(rig)
    rig.opens("01")
    rig.shuts("01")
    rig.handle(e.GiveBack())
    rig.waits(10)
    signed_in(rig)
    assert tile(rig, "01").occupancy is Occupancy.RESERVED


def test_door_and_board_are_facts_of_their_own(rig: Rig):
    hold("bob")(rig)
    signed_in(rig)
    rig.senses("01", DoorState.OPEN)
    assert (tile(rig, "01").sensor, tile(rig, "01").occupancy) == (DoorState.OPEN, Occupancy.OCCUPIED)
    rig.kiosk.alarms = None
    rig.senses("01", DoorState.CLOSED)
    assert tile(rig, "01").sensor is DoorState.CLOSED


def test_a_lock_that_is_being_pulsed_is_marked(rig: Rig):
    signed_in(rig)
    session = rig.kiosk.session
    assert session is not None
    opens = partial(override.open_it, rig.kiosk, session.operator, rig.doors["02"].id, Reason.CHECK, "")
    rig.handle(m.Call(cast(Callable[[], None], opens)))
    assert tile(rig, "02").opening
    rig.opens("02")
    assert (tile(rig, "02").opening, tile(rig, "02").sensor) == (False, DoorState.OPEN)
    assert view(rig).figures.opened_today == 1


def test_what_needs_somebody_comes_gravest_first(make_rig: Callable[..., Rig]):
    rig = make_rig(doors=SIX)
    hold("bob", "01")(rig)
    compartments.set_condition(rig.kiosk, "02", Condition.OUT_OF_SERVICE, "hinge")
    compartments.set_condition(rig.kiosk, "03", Condition.NOT_EMPTY, None)
    compartments.set_condition(rig.kiosk, "04", Condition.HOLD, "police")
    with rig.store.transaction() as tx:
        alarms.raise_alarm(rig.kiosk, tx, AlarmKind.STUCK, rig.doors["06"].id)
        alarms.raise_alarm(rig.kiosk, tx, AlarmKind.FORCED_OPEN, rig.doors["05"].id)
    compartments.set_condition(rig.kiosk, "06", Condition.NOT_EMPTY, None)
    cases.take_on(rig.kiosk, COMMAND_LINE, rig.doors["06"].id)
    signed_in(rig)
    found = [(one.kind, one.door) for one in view(rig).needs]
    assert found == [
        (NeedKind.ALARM, "05"),
        (NeedKind.ALARM, "06"),
        (NeedKind.FLAGGED, "03"),
        (NeedKind.FLAGGED, "04"),
        (NeedKind.CASE, "06"),
        (NeedKind.OUT_OF_SERVICE, "02"),
    ]
    causes = {one.door: one.cause for one in view(rig).needs if one.kind is NeedKind.FLAGGED}
    assert causes == {"03": CaseCause.FOUND, "04": CaseCause.HELD}
    notes = {one.door: one.note for one in view(rig).needs}
    assert (notes["04"], notes["02"]) == ("police", "hinge")
    assert tile(rig, "06").case is not None
    assert tile(rig, "06").alarm is AlarmKind.STUCK


def test_the_figures_are_of_this_local_day(make_rig: Callable[..., Rig]):
    rig = make_rig(doors=[door("01"), door("02")])
    hold("bob", "01")(rig)
    hold("cyd", "02")(rig)
    tap("ada")(rig)
    rig.handle(e.Leave())
    signed_in(rig)
    figures = view(rig).figures
    assert (figures.given_today, figures.opened_today, figures.refused_today) == (2, 2, 1)
    assert (figures.free, figures.in_use) == (0, 2)
    rig.handle(e.Leave())
    rig.waits(24 * HOUR)
    rig.signs_in()
    figures = view(rig).figures
    assert (figures.given_today, figures.opened_today, figures.refused_today) == (0, 0, 0)


def test_a_damaged_record_is_said(rig: Rig):
    rig.handle(m.RecordChecked("Page 3 is damaged."))
    signed_in(rig)
    assert view(rig).record_fault == "Page 3 is damaged."


# --- filter and search ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "doors"),
    [("0", {"01", "02", "03", "04"}), ("03", {"03"}), ("occ", {"01"}), ("FREE", {"02", "03", "04"}), ("bo", {"01"})],
)
def test_a_search_finds_doors_states_and_holders(rig: Rig, text: str, doors: set[str]):
    hold("bob")(rig)
    signed_in(rig)
    rig.handle(i.SearchFront(text))
    found = rig.shows(BankFront).found
    assert found == {rig.doors[one].id for one in doors}
    letters = text.isalpha()
    assert [one.detail["words"] for one in rig.events("operator.looked")] == ([text] if letters else [])
    rig.handle(i.SearchFront(" "))
    assert rig.shows(BankFront).found is None


def test_without_the_right_to_names_none_are_searched(rig: Rig):
    hold("bob")(rig)
    signed_in(rig, Role.INSTALLER)
    rig.handle(i.SearchFront("bob"))
    assert rig.shows(BankFront).found == frozenset()
    assert rig.events("operator.looked") == []


def test_filter_and_list_stay_until_they_are_changed(rig: Rig):
    signed_in(rig)
    rig.handle(i.FilterFront(MapFilter.OPEN))
    rig.handle(i.ShowFront(as_list=True))
    rig.handle(i.ShowCompartment(rig.doors["01"].id))
    rig.handle(e.Back())
    assert rig.shows(BankFront) == BankFront(MapFilter.OPEN, as_list=True)


def test_who_may_not_see_the_map_is_told_so_and_gets_nothing(make_rig: Callable[..., Rig]):
    settings = FacilitiesSettings()
    rights = {role: frozenset({Right.SETTINGS}) for role in Role}
    rig = make_rig(facilities=replace(settings, operators=replace(settings.operators, rights=rights)))
    signed_in(rig)
    rig.handle(i.ShowFront())
    rig.shows(NotYours)
    assert rig.display.fronts == []


def test_a_reservation_is_no_door_of_the_map_before_somebody_comes(make_rig: Callable[..., Rig]):
    rig = make_rig(policy={"walk_up_share": 0.0})
    book(1, 3)(rig)
    signed_in(rig)
    assert {one.occupancy for one in view(rig).tiles} == {Occupancy.FREE}
