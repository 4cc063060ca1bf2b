"""Many doors by hand: which, why, and how far it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kiosk.domain.compartments import Occupancy
from kiosk.domain.events.operators import Run
from kiosk.domain.reasons import Reason
from kiosk.engine.facilities.intents import (
    StartRun,
)
from kiosk.engine.facilities.screens import (
    Came,
    RunShown,
)
from kiosk.ui.facilities_scenes_bank import (
    FRONT,
    MANY,
    RUNS,
)
from tests.ui.at_work import at_work, hold
from tests.ui.conftest import Kiosk, Maker
from tests.ui.test_words import said

__all__ = ["at_work"]

FREE_IDS = tuple(tile.id for tile in FRONT.tiles if tile.occupancy is Occupancy.FREE)


@pytest.mark.parametrize(("which", "ids"), [("which0", None), ("which1", FREE_IDS)])
def test_all_doors_or_the_free_ones_are_opened_for_a_reason(
    at_work: Kiosk, qtbot: QtBot, which: str, ids: tuple[int, ...] | None
):
    at_work.show(MANY)
    at_work.press(which)
    at_work.press("next")
    at_work.press("reason4")
    hold(at_work, qtbot)
    assert at_work.told == [StartRun(ids, Reason.CHECK)]


def test_doors_are_picked_where_they_hang(at_work: Kiosk, qtbot: QtBot):
    at_work.show(MANY)
    at_work.press("which2")
    at_work.press("next")
    for one in ("pick22", "pick3", "pick7", "pick3"):
        at_work.press(one)
    assert at_work.text("line") == "2 picked"
    at_work.press("next")
    at_work.press("reason5")
    hold(at_work, qtbot)
    assert at_work.told == [StartRun((7, 22), Reason.CLEANING)]


def test_none_picked_is_none_to_open(at_work: Kiosk):
    at_work.show(MANY)
    at_work.press("which2")
    at_work.press("next")
    assert at_work.item("next").property("enabled") is False
    at_work.press("pick3")
    at_work.press("pickNone")
    assert at_work.item("next").property("enabled") is False


def test_only_free_doors_are_cleaned_and_there_is_nothing_to_ask_why(at_work: Kiosk, qtbot: QtBot):
    at_work.show(replace(MANY, run=Run.CLEAN))
    at_work.press("which1")
    at_work.press("next")
    assert at_work.item("pick1").property("enabled") is False
    at_work.press("pick2")
    at_work.press("next")
    assert not at_work.has("reason0")
    hold(at_work, qtbot)
    assert at_work.told == [StartRun((2,), Reason.CLEANING)]


def test_a_door_that_is_taken_meanwhile_is_not_cleaned(at_work: Kiosk):
    at_work.show(replace(MANY, run=Run.CLEAN))
    at_work.press("which1")
    at_work.press("next")
    at_work.press("pick2")
    tiles = tuple(replace(tile, occupancy=Occupancy.OCCUPIED) if tile.id == 2 else tile for tile in FRONT.tiles)
    at_work.gui.presenter.front(replace(FRONT, tiles=tiles))
    at_work.settle()
    assert at_work.text("line") == "0 picked"


def test_one_goes_back_step_by_step(at_work: Kiosk):
    at_work.show(MANY)
    at_work.press("which2")
    at_work.press("next")
    at_work.press("pick3")
    at_work.press("next")
    at_work.press("back")
    assert at_work.text("title") == "Tap the doors to open."
    at_work.press("back")
    assert at_work.has("which0")
    assert at_work.told == []


def test_the_emergency_release_is_held(at_work: Kiosk, qtbot: QtBot):
    at_work.show(replace(MANY, run=Run.EMERGENCY))
    at_work.press("hold")
    assert at_work.told == []
    hold(at_work, qtbot)
    assert at_work.told == [StartRun(None, Reason.EMERGENCY)]


def test_who_may_not_open_all_is_not_offered_it(at_work: Kiosk):
    at_work.show(replace(MANY, can_all=False))
    assert [at_work.text(name) for name in ("which0", "which1")] == ["The 14 free doors", "Pick them on the bank"]
    assert not at_work.has("which2")


def test_a_run_says_how_far_it_is_and_which_doors_stand_open(at_work: Kiosk):
    at_work.show(RUNS)
    assert at_work.text("title") == "Door 13 is opening."
    assert at_work.text("figures") == "12 of 51 doors"
    assert [at_work.text(one) for one in ("opened", "notOpened", "open")] == [
        "9 opened",
        "3 did not open",
        "Open now: 3, 7, 11",
    ]
    at_work.show(replace(RUNS, now="", over=True, stopped=True))
    assert at_work.text("title") == "You have stopped it."
    assert "Please close those that stand open." in said(at_work)


def test_a_run_of_many_stays_readable(make_kiosk: Maker):
    kiosk = make_kiosk()
    doors = tuple(f"A-{n}" for n in range(512))
    kiosk.show(RunShown(Run.OPEN, doors, tuple((one, Came.OPENED) for one in doors), open=doors, over=True))
    assert kiosk.text("open").endswith("and 498 more")
