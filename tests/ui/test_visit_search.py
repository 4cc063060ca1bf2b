"""One of many visits is found by typing: what is asked, which list counts, and that nothing typed stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from drivers.readers.keyboard_wedge import WedgeDecoder
from kiosk.engine import screens
from kiosk.engine.visitors.intents import PickVisit, ShowPage, VisitsTyped
from kiosk.engine.visitors.screens import Visits
from kiosk.ui.pass_scenes import SHOWN, VISITS
from kiosk.ui.scenes import PANELS, Panel
from tests.ui.conftest import Kiosk, Maker
from tests.ui.test_keyboard import LYING_10, UPRIGHT_10, tap
from tests.ui.test_keys import Clock, clock, type_keys
from tests.ui.test_layout import faults

__all__ = ["clock"]

LISTED = Visits(VISITS, 0, 3)
FOUND = Visits(VISITS[2:4], query="li")


def rest(kiosk: Kiosk, milliseconds: int) -> None:
    kiosk.gui.presenter.visits._search._rest.setInterval(milliseconds)


def written(kiosk: Kiosk) -> str:
    return kiosk.text("field-guest")


def test_few_visits_need_no_search(kiosk: Kiosk):
    kiosk.show(Visits(VISITS))
    assert not kiosk.has("findGuest")
    kiosk.show(Visits(VISITS, 0, 2, own=True))
    assert kiosk.has("findGuest")


def test_what_is_typed_is_asked_for_once_the_hand_rests(kiosk: Kiosk, qtbot: QtBot):
    rest(kiosk, 60_000)
    kiosk.show(LISTED)
    kiosk.press("findGuest")
    assert kiosk.item("field-guest").property("active") is True
    tap(kiosk, "l i")
    assert kiosk.told == []
    rest(kiosk, 1)
    qtbot.waitUntil(lambda: kiosk.told == [VisitsTyped("Li")])


def test_an_answer_leaves_what_was_typed_meanwhile_and_one_line_is_picked(kiosk: Kiosk, qtbot: QtBot):
    rest(kiosk, 1)
    kiosk.show(LISTED)
    kiosk.press("findGuest")
    kiosk.press("letter-l")
    qtbot.waitUntil(lambda: kiosk.told == [VisitsTyped("L")])
    rest(kiosk, 60_000)
    kiosk.press("letter-i")
    kiosk.show(replace(FOUND, query="L"))
    assert (written(kiosk), kiosk.text("visit1")) == ("Li", "Li Wei")
    kiosk.press("visit1")
    assert kiosk.told[-1] == PickVisit(1)


def test_a_list_that_is_just_being_replaced_can_not_be_picked_from(kiosk: Kiosk, qtbot: QtBot):
    rest(kiosk, 1)
    kiosk.show(LISTED)
    kiosk.press("findGuest")
    kiosk.press("letter-l")
    qtbot.waitUntil(lambda: kiosk.told == [VisitsTyped("L")])
    kiosk.press("visit0")
    assert kiosk.told == [VisitsTyped("L")]
    kiosk.show(replace(FOUND, query="L"))
    kiosk.press("visit0")
    assert kiosk.told[-1] == PickVisit(0)


def test_pages_turn_while_the_field_is_open(kiosk: Kiosk):
    kiosk.show(LISTED)
    kiosk.press("findGuest")
    while not kiosk.told:
        kiosk.press("next")
    assert kiosk.told == [ShowPage(1)]
    kiosk.show(replace(LISTED, page=1))
    assert written(kiosk) == ""
    assert kiosk.has("letter-a")


def test_back_closes_the_search_and_all_visits_come_again(kiosk: Kiosk, qtbot: QtBot):
    rest(kiosk, 1)
    kiosk.show(LISTED)
    kiosk.press("findGuest")
    kiosk.press("back")
    assert kiosk.told == []
    kiosk.press("findGuest")
    kiosk.press("letter-l")
    qtbot.waitUntil(lambda: kiosk.told == [VisitsTyped("L")])
    kiosk.show(replace(FOUND, query="L"))
    kiosk.press("back")
    assert kiosk.told == [VisitsTyped("L"), VisitsTyped("")]
    kiosk.show(LISTED)
    assert kiosk.text("title") == "Today’s visits."
    kiosk.press("findGuest")
    assert written(kiosk) == ""


def test_an_early_answer_does_not_bring_back_what_was_cleared(kiosk: Kiosk, qtbot: QtBot):
    rest(kiosk, 1)
    kiosk.show(LISTED)
    kiosk.press("findGuest")
    kiosk.press("letter-l")
    qtbot.waitUntil(lambda: kiosk.told == [VisitsTyped("L")])
    kiosk.press("back")
    kiosk.show(replace(FOUND, query="L"))
    kiosk.press("visit0")
    assert kiosk.told == [VisitsTyped("L"), VisitsTyped("")]
    kiosk.show(LISTED)
    kiosk.press("visit0")
    assert kiosk.told[-1] == PickVisit(0)


def test_coming_back_from_one_of_those_found_shows_them_and_what_was_typed(kiosk: Kiosk):
    kiosk.show(FOUND)
    kiosk.show(SHOWN)
    kiosk.show(FOUND)
    assert kiosk.text("title") == "Visits for “li”."
    assert [name for name in ("checkIn", "showKey") if kiosk.has(name)] == []
    kiosk.press("findGuest")
    assert written(kiosk) == "li"
    kiosk.press("back")
    assert kiosk.told == [VisitsTyped("")]


def test_all_visits_are_a_press_away_from_those_found(kiosk: Kiosk):
    kiosk.show(FOUND)
    kiosk.press("allVisits")
    assert kiosk.told == [VisitsTyped("")]


def test_whom_nobody_expects_can_be_checked_in(kiosk: Kiosk):
    kiosk.show(Visits((), query="zzyx"))
    assert kiosk.text("line") == "No visit of today fits. Check the spelling."
    assert kiosk.has("checkIn")
    kiosk.press("findGuest")
    assert kiosk.has("checkIn")


@pytest.mark.parametrize("typed", ["li ", " LI"])
def test_spaces_and_capitals_around_the_words_are_no_other_question(kiosk: Kiosk, typed: str):
    kiosk.show(LISTED)
    bridge = kiosk.gui.presenter.visits
    bridge.search()
    bridge.type(typed)
    bridge._search._ask_now()
    kiosk.show(replace(FOUND, query=typed.strip()))
    assert written(kiosk) == typed
    kiosk.press("visit0")
    assert kiosk.told[-1] == PickVisit(0)


@pytest.mark.parametrize("reach", [False, True], ids=["free", "within reach"])
@pytest.mark.parametrize("panel", [LYING_10, UPRIGHT_10], ids=lambda panel: panel.name)
def test_on_a_small_panel_a_key_turns_to_the_list_and_back(make_kiosk: Maker, panel: Panel, reach: bool):
    kiosk = make_kiosk(panel)
    rest(kiosk, 60_000)
    kiosk.show(LISTED)
    kiosk.gui.presenter.shell.setReach(reach)
    kiosk.settle()
    kiosk.posted.clear()
    kiosk.press("findGuest")
    assert not kiosk.has("visit0")
    tap(kiosk, "l i next")
    assert kiosk.told == [VisitsTyped("Li")]  # it does not wait for the hand to rest
    kiosk.show(replace(FOUND, query="Li"))
    assert kiosk.has("visit0")
    assert not kiosk.has("letter-a")
    assert list(faults(kiosk, panel)) == []
    kiosk.press("findGuest")
    assert (written(kiosk), kiosk.has("letter-a")) == ("Li", True)


@pytest.mark.parametrize("panel", [PANELS[0], PANELS[1], PANELS[4]], ids=lambda panel: panel.name)
def test_on_a_large_panel_the_list_stands_above_the_field(make_kiosk: Maker, panel: Panel):
    kiosk = make_kiosk(panel)
    kiosk.show(LISTED)
    kiosk.press("findGuest")
    assert [kiosk.has(name) for name in ("visit0", "visit1", "field-guest", "letter-a", "next")] == [True] * 5


def test_nothing_that_was_typed_stays_behind_the_list(kiosk: Kiosk):
    kiosk.show(LISTED)
    kiosk.press("findGuest")
    tap(kiosk, "x y z z y")
    bridge = kiosk.gui.presenter.visits
    kiosk.show(screens.Start())
    assert (bridge.property("query"), bridge.property("searching"), bridge._search._rest.isActive()) == (
        "",
        False,
        False,
    )
    kiosk.show(LISTED)
    assert not kiosk.has("field-guest")


def test_a_real_keyboard_types_into_the_field_and_a_reader_does_not(kiosk: Kiosk, clock: Clock):
    badges: list[str] = []
    rest(kiosk, 60_000)
    kiosk.show(LISTED)
    kiosk.press("findGuest")
    kiosk.gui.watch_keys(WedgeDecoder(max_gap_s=0.02), badges.append)
    type_keys(kiosk, clock, "li\n", 0.5)
    type_keys(kiosk, clock, "0001234567\n", 0.005)
    assert (written(kiosk), badges) == ("li", ["000012D687"])
