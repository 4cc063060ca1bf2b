"""What each screen says of what it was told: the person learns what happened, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtGui import QAccessible

from kiosk.engine import screens
from kiosk.engine.screens import AskedFor, BankFull, Barred, MyDoor, MyDoors, NotLonger, Screen
from kiosk.ui.scenes import (
    BANK,
    DOOR,
    EARLIER,
    FRIDAY,
    LOW_DOOR,
    MANY,
    MINE,
    SHORTLY,
    SINCE,
    SOON,
    TO_REPORT,
    TODAY,
    TOMORROW,
)
from kiosk.ui.sounds import sound_of
from tests.ui.conftest import Kiosk, all_items

MIDNIGHT = datetime.fromisoformat("2026-09-16T00:00+02:00")
YESTERDAY = TODAY - timedelta(days=1)


def said(kiosk: Kiosk) -> str:
    """Every text on the screen that can be read."""
    items = [i for i in all_items(kiosk.gui.window.contentItem()) if i.isVisible() and i.inherits("QQuickText")]
    return "\n".join(str(i.property("text")) for i in items)


@pytest.mark.parametrize(
    ("screen", "texts"),
    [
        (screens.EndsSoon(DOOR, TODAY, TOMORROW), ["Your door ends at 18:00.", "Keep it until 18:00 tomorrow"]),
        (screens.EndsSoon(DOOR, MIDNIGHT, FRIDAY), ["Your door ends at midnight.", "Keep it until Friday at 18:00"]),
        (screens.EndsSoon(DOOR, FRIDAY, FRIDAY), ["Your door ends on Friday at 18:00."]),
        (screens.EndsSoon(DOOR, EARLIER, TODAY), ["Your time was over at 12:15.", "Not now"]),
        (screens.EndsSoon(DOOR, YESTERDAY, TODAY), ["Your time was over yesterday at 18:00."]),
        (
            screens.EndsSoon(DOOR, TODAY, None, NotLonger.LIMIT),
            ["It cannot be kept for longer. Please empty it by then.", "Reception, ground floor", "Keep it till then"],
        ),
        (
            screens.EndsSoon(DOOR, EARLIER, None, NotLonger.BOOKED),
            ["Others have reserved the doors now. Please empty it now.", "It is empty: give it back"],
        ),
        (
            screens.EndsSoon(DOOR, EARLIER, None, NotLonger.LIMIT, SHORTLY),
            ["It cannot be kept for longer. You can empty it until 12:45 today.", "Not now"],
        ),
        (screens.Kept(DOOR, TOMORROW, extended=True), ["Door 12 is yours for longer.", "Yours until 18:00 tomorrow."]),
        (screens.Kept(DOOR, TODAY), ["Door 12 stays yours."]),
        (
            screens.DoorOpen(DOOR, fresh=False, until=EARLIER, was_due=True),
            ["Its time was over at 12:15. Please take everything with you.", "Left of this screen, fourth column"],
        ),
        (
            screens.DoorOpen(DOOR, fresh=False, until=SOON, shared=True),
            ["A colleague lets you open it until 15:30 today. Close it when you are finished."],
        ),
        (
            screens.DoorOpen(DOOR, fresh=False, until=EARLIER, was_due=True, certain=False),
            ["Pull it gently. Left of", "Please take everything with you."],
        ),
        (TO_REPORT, ["There is something in here", "Another door"]),
        (
            screens.NotEmptyReported(DOOR, LOW_DOOR),
            [
                "Thank you. We will check door 12.",
                "Leave the things inside and close it.",
                "Door 31 is open for you.",
                "Right of this screen, first column from here, at the very bottom.",
            ],
        ),
        (
            screens.NotEmptyReported(DOOR, None),
            ["No other door is free now. Please come back a little later.", "030 5550 112"],
        ),
        (screens.DoorIsYours(DOOR, TODAY, favourite=True), ["My favourite door"]),
        (screens.DoorIsYours(DOOR, TODAY, favourite=False), ["Make it my favourite door"]),
        (
            screens.ShowCredential(AskedFor.WHICH_IS_MINE),
            ["Hold your badge here.", "We show you your door. Nothing opens."],
        ),
        (
            screens.ShowCredential(AskedFor.SHARING, DOOR, SOON),
            ["Now your colleague’s badge.", "It opens door 12 until 15:30 today."],
        ),
        (screens.ShareDoor(DOOR, (SOON, TOMORROW)), ["Until 15:30 today", "Until 18:00 tomorrow"]),
        (
            screens.Sharing(DOOR, "A. B.", SOON),
            ["Sharing is on until 15:30 today.", "A. B. can open door 12.", "Stop sharing"],
        ),
        (screens.SharingStopped(DOOR), ["Sharing has stopped.", "Only you open door 12 now."]),
        (screens.InLine(1, 15, told=True), ["You are next in line.", "You get a message", "for 15 minutes."]),
        (
            screens.InLine(3, 1, told=False),
            ["You are number 3 in line.", "Come back later and hold your badge to the reader.", "for 1 minute."],
        ),
        (screens.LeftLine(), ["You no longer wait."]),
        (screens.NotOpenNow(TOMORROW), ["No doors are given now.", "We open doors again tomorrow at 18:00."]),
        (screens.NotOpenNow(None), ["Please ask when doors are given.", "030 5550 112"]),
        (screens.AtLimit(1), ["You have a door already.", "Give one back to get another."]),
        (screens.AtLimit(3), ["You have 3 doors already."]),
        (screens.NotAllowed(Barred.NO_DOORS_HERE), ["These doors are for others.", "030 5550 112"]),
        (screens.NotAllowed(Barred.RESERVED_ONLY), ["You need a reservation here.", "Reserve a door and come back"]),
        (screens.NotAllowed(Barred.HELD), ["Your door opens with help only.", "a person opens it for you."]),
        (screens.NotAllowed(Barred.HELD, holds="12"), ["Your things are safe in door 12."]),
        (
            screens.EnterCode(6, after_badge=True),
            ["Now your code.", "Badge and code are both needed here. Six digits."],
        ),
        (screens.EnterCode(6, tries_left=1, after_badge=True), ["That code did not work.", "One try left."]),
        (
            screens.NotKnown(screens.CredentialShown.TAG),
            ["This badge was not read right.", "Hold it to the reader once more, or press Help."],
        ),
        (screens.KeepOrGiveBack(DOOR, SINCE, TODAY, can_share=True), ["Let someone open it"]),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, list) else "",
)
def test_a_screen_says(kiosk: Kiosk, screen: Screen, texts: Sequence[str]):
    kiosk.gui.presenter.bank(BANK)
    kiosk.show(screen)
    drawn = said(kiosk)
    assert [text for text in texts if text not in drawn] == []


@pytest.mark.parametrize(
    ("screen", "title", "also"),
    [
        (BankFull(), "All doors are in use.", "Doors come free all day."),
        (BankFull(can_wait=True), "All doors are in use.", "You can wait for one: we keep your place."),
        (BankFull(free_at=SOON), "All doors are in use.", "The next one comes free at 15:30."),
        (BankFull(promised=True), "No door is left.", "The free doors are reserved for others."),
        (BankFull(others_free=True), "No door of this size is free.", "Other sizes are"),
        (BankFull(True, reachable_wanted=True), "No low door is free.", "switch “Within reach” off"),
        (BankFull(True, needs_reachable=True), "No low door is free.", "Please ask for help"),
        (BankFull(True, True, True, higher_free=True), "No low door is free.", "A higher one is. Use it"),
    ],
)
def test_a_full_bank_says_what_is_left(kiosk: Kiosk, screen: BankFull, title: str, also: str):
    kiosk.show(screen)
    assert kiosk.text("title") == title
    assert also in said(kiosk)
    assert said(kiosk).count("You can wait for one") == int(screen.can_wait)
    assert (kiosk.has("waitInLine"), kiosk.has("useHigher")) == (screen.can_wait, screen.higher_free)


@pytest.mark.parametrize(
    ("doors", "asked", "title"),
    [
        ((), True, "You have no door now."),
        (MINE[:1], True, "Door 12 is yours."),
        (MINE[:1], False, "Open door 12?"),
        (MINE[2:], True, "You may open door 7."),
        (MINE[:2], True, "These doors are yours."),
        (MINE, True, "You may open these doors."),
        (MINE, False, "Which door do you need?"),
    ],
)
def test_my_doors_are_told_by_how_many_and_whose(kiosk: Kiosk, doors: tuple[MyDoor, ...], asked: bool, title: str):
    kiosk.show(MyDoors(doors, asked=asked))
    assert kiosk.text("title") == title


def test_a_door_whose_time_is_over_and_a_colleagues_say_so_in_words(kiosk: Kiosk):
    kiosk.show(MyDoors(MINE, can_give_back=True))
    drawn = said(kiosk)
    assert "Ended yesterday at 18:00. Please empty it." in drawn
    assert "Shared by A. B." in drawn
    assert "Shared with C. D." in drawn
    assert not kiosk.has("giveBack2")  # a colleague's is not this person's to give back
    kiosk.show(MyDoors(MINE[1:2]))
    assert kiosk.text("overdue") == "Its time was over yesterday at 18:00. Please empty it."


def test_a_door_of_a_list_tells_a_screen_reader_where_it_hangs(kiosk: Kiosk):
    kiosk.gui.presenter.bank(BANK)
    kiosk.show(MyDoors(MANY))
    QAccessible.setActive(True)
    door = QAccessible.queryAccessibleInterface(kiosk.item("open1"))
    assert door is not None
    assert door.text(QAccessible.Text.Name) == "Open door 31"
    assert "Right of this screen, first column from here" in door.text(QAccessible.Text.Description)


def test_a_shorter_list_forgets_the_doors_of_a_longer_one(kiosk: Kiosk):
    kiosk.show(MyDoors(MANY))
    kiosk.show(MyDoors(MINE[1:]))
    assert [kiosk.has(f"open{n}") for n in range(3)] == [True, True, False]
    assert "Until 18:00 today" not in said(kiosk)


def test_more_doors_than_there_is_room_for_turn_over(kiosk: Kiosk):
    many = tuple(replace(MINE[0], door=replace(DOOR, number=str(n))) for n in range(20))
    kiosk.show(MyDoors(many))
    seen: set[int] = set()
    for _ in range(20):
        seen |= {n for n in range(20) if kiosk.has(f"open{n}")}
        kiosk.press("more")
    assert seen == set(range(20))
    assert kiosk.told == []


def test_the_star_shows_what_the_engine_says_not_what_was_pressed(kiosk: Kiosk):
    kiosk.show(screens.DoorIsYours(DOOR, TODAY, favourite=False))
    kiosk.press("favourite")
    assert kiosk.item("favourite").property("on") is False
    kiosk.show(screens.DoorIsYours(DOOR, TODAY, favourite=True))
    assert kiosk.item("favourite").property("on") is True
    kiosk.show(screens.DoorIsYours(DOOR, TODAY))
    assert not kiosk.has("favourite")


def test_what_cannot_be_done_is_not_offered(kiosk: Kiosk):
    offers: list[tuple[Screen, list[str]]] = [
        (screens.KeepOrGiveBack(DOOR, SINCE, TODAY), ["shareIt"]),
        (screens.GivenBack(DOOR), ["undo"]),
        (screens.DoorOpen(DOOR, fresh=True, until=TODAY), ["notEmpty", "changeDoor"]),
        (screens.EndsSoon(DOOR, TODAY, None, NotLonger.LIMIT), ["keepLonger"]),
        (MyDoors(MINE), ["giveBack0", "takeOneMore"]),
        (MyDoors(MINE[2:], can_give_back=True), ["giveBack0"]),
        (screens.NotEmptyReported(DOOR, LOW_DOOR), ["noOther", "leave"]),
    ]
    for screen, absent in offers:
        kiosk.show(screen)
        assert [name for name in absent if kiosk.has(name)] == [], screen


@pytest.mark.parametrize(
    ("screen", "sound"),
    [
        (screens.EndsSoon(DOOR, TODAY, TOMORROW), "chime"),
        (MyDoors(MINE), "accepted"),
        (screens.InLine(2, 15, told=True), "accepted"),
        (screens.NotOpenNow(None), "refused"),
        (screens.AtLimit(1), "refused"),
        (screens.EnterCode(6), ""),
        (screens.EnterCode(6, after_badge=True), "accepted"),
        (screens.EnterCode(6, after_badge=True, checking=True), ""),
        (screens.EnterCode(6, tries_left=2, after_badge=True), "refused"),
        (screens.ShowCredential(AskedFor.WHICH_IS_MINE), ""),
        (screens.LeftLine(), ""),
    ],
)
def test_a_screen_sounds(screen: Screen, sound: str):
    assert sound_of(screen) == sound
