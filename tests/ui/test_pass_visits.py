"""Today's visits on the screen: who is expected, here and overdue; a list that turns over; names that do not stay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible

from kiosk.engine import screens
from kiosk.engine.intents import Back, Intent
from kiosk.engine.visitors.intents import (
    AdmitGuest,
    ChangeLocker,
    CheckIn,
    EndVisit,
    ExtendVisit,
    PickVisit,
    ShowKey,
    ShowPage,
    ShowPass,
)
from kiosk.engine.visitors.screens import Visits, VisitShown
from kiosk.ui.pass_scenes import ELSEWHERE_SHOWN, EVENING, MORNING, SHOWN, VISITS
from kiosk.ui.scenes import PANELS, Panel
from tests.ui.conftest import Kiosk, Maker, all_items
from tests.ui.test_words import said

LISTED = Visits(VISITS, 0, 3)


def test_a_line_tells_who_visits_whom_when_and_how_far_it_has_come(kiosk: Kiosk):
    kiosk.show(LISTED)
    drawn = said(kiosk)
    for text in (
        "Amélie Dubois-Laurent",
        "Overdue",
        "Globex, visits Kim Park",
        "14:00–18:00",
        "Expected",
        "Here",
        "Left",
        "Ended",
    ):
        assert text in drawn


def test_a_screen_reader_hears_more_than_the_name(kiosk: Kiosk):
    kiosk.show(LISTED)
    QAccessible.setActive(True)
    line = QAccessible.queryAccessibleInterface(kiosk.item("visit0"))
    assert line is not None
    assert line.text(QAccessible.Text.Name) == "Amélie Dubois-Laurent"
    assert line.text(QAccessible.Text.Description) == "Overdue · 09:30–09:30 · Globex, visits Kim Park"


@pytest.mark.parametrize("reach", [False, True])
@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_every_line_of_a_page_can_be_reached_then_comes_the_next_page(make_kiosk: Maker, panel: Panel, reach: bool):
    kiosk = make_kiosk(panel)
    kiosk.show(LISTED)
    kiosk.gui.presenter.shell.setReach(reach)
    kiosk.settle()
    kiosk.posted.clear()
    seen: set[int] = set()
    for _ in VISITS:
        seen |= {n for n in range(len(VISITS)) if kiosk.has(f"visit{n}")}
        if kiosk.told:
            break
        kiosk.press("next")
    assert seen == set(range(len(VISITS)))
    assert kiosk.told == [ShowPage(1)]


def test_turning_back_shows_the_end_of_the_page_before(make_kiosk: Maker):
    kiosk = make_kiosk(PANELS[3])
    kiosk.show(replace(LISTED, page=1))
    assert not kiosk.has("visit5")
    kiosk.press("previous")
    assert kiosk.told == [ShowPage(0)]
    kiosk.show(LISTED)
    assert (kiosk.has("visit0"), kiosk.has("visit5")) == (False, True)
    kiosk.show(replace(LISTED, page=1))
    assert kiosk.has("visit0")


def test_at_the_ends_of_the_list_there_is_nothing_to_turn_to(kiosk: Kiosk):
    kiosk.show(LISTED)
    assert (kiosk.item("previous").isEnabled(), kiosk.item("next").isEnabled()) == (False, True)
    kiosk.show(replace(LISTED, page=2))
    assert (kiosk.item("previous").isEnabled(), kiosk.item("next").isEnabled()) == (True, False)
    kiosk.show(Visits(VISITS[:2]))
    assert not kiosk.has("previous")


def test_a_host_checks_nobody_in_and_shows_no_key(kiosk: Kiosk):
    kiosk.show(Visits(VISITS[:2], own=True))
    assert kiosk.text("title") == "Your visitors today."
    assert [name for name in ("checkIn", "showKey") if kiosk.has(name)] == []


@pytest.mark.parametrize(
    ("screen", "button", "intent"),
    [
        (LISTED, "visit3", PickVisit(3)),
        (LISTED, "checkIn", CheckIn()),
        (LISTED, "showKey", ShowKey()),
        (SHOWN, "showPass", ShowPass()),
        (SHOWN, "longer1", ExtendVisit(1)),
        (SHOWN, "changeLocker", ChangeLocker()),
        (SHOWN, "back", Back()),
        (VisitShown(VISITS[1], can_check_in=True), "admit", AdmitGuest()),
    ],
)
def test_a_button_posts_its_intent(kiosk: Kiosk, screen: Visits | VisitShown, button: str, intent: Intent):
    kiosk.show(screen)
    kiosk.press(button)
    assert kiosk.told == [intent]


def test_ending_a_visit_is_asked_about_once_more(kiosk: Kiosk):
    kiosk.show(SHOWN)
    kiosk.press("end")
    assert kiosk.told == []
    assert kiosk.text("title") == "End the visit of Maximiliane von Hohenzollern?"
    kiosk.press("notEnd")
    assert kiosk.text("title") == "Maximiliane von Hohenzollern"
    kiosk.press("end")
    kiosk.press("reallyEnd")
    assert kiosk.told == [EndVisit()]


def test_a_bank_that_could_not_be_told_is_said_honestly(kiosk: Kiosk):
    kiosk.show(SHOWN)
    kiosk.press("end")
    kiosk.show(VisitShown(VISITS[5], may_open_until=EVENING, at_bank="B"))
    assert kiosk.text("mayOpen") == (
        "Bank B could not be told. This pass may still open a door there until 18:00 today."
    )
    assert kiosk.text("title") == "Sam Rivera"


FAR_END = "Bank B cannot be told from here. This pass may still open a door there until 18:00 today."


@pytest.mark.parametrize(
    ("screen", "says"),
    [
        (SHOWN, "Their pass opens nothing any more."),
        (ELSEWHERE_SHOWN, FAR_END),
        (replace(ELSEWHERE_SHOWN, may_open_until=EVENING, at_bank="B"), FAR_END),
        (replace(ELSEWHERE_SHOWN, line=replace(VISITS[3], ends_at=MORNING)), "Their pass opens nothing any more."),
    ],
)
def test_before_a_visit_is_ended_it_is_said_what_that_does(kiosk: Kiosk, screen: VisitShown, says: str):
    kiosk.show(screen)
    assert not kiosk.has("mayOpen")
    kiosk.press("end")
    assert kiosk.text("line") == says


def test_what_cannot_be_done_is_not_offered(kiosk: Kiosk):
    kiosk.show(VisitShown(VISITS[4]))
    assert [
        name for name in ("admit", "showPass", "changeLocker", "longer0", "end", "mayOpen") if kiosk.has(name)
    ] == []
    assert kiosk.has("back")


def names_in(things: list[QObject]) -> list[str]:
    found = []
    for thing in things:
        for name in ("name", "text", "company", "host"):
            value = str(thing.property(name) or "")
            if any(part in value for line in VISITS for part in (line.name, line.company) if len(part) > 2):
                found.append(f"{thing.metaObject().className()}.{name}: {value}")
    return found


@pytest.mark.parametrize("screen", [LISTED, SHOWN])
def test_names_are_forgotten_once_another_screen_comes(kiosk: Kiosk, screen: Visits | VisitShown):
    kiosk.show(screen)
    presenter = kiosk.gui.presenter
    window = kiosk.gui.window.contentItem()
    assert names_in([*presenter.findChildren(QObject), *all_items(window)]) != []
    kiosk.show(screens.Start())
    assert names_in([*presenter.findChildren(QObject), *all_items(window)]) == []
