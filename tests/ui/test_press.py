"""Pressing the real QML: what is posted, and when."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from kiosk.domain.compartments import Size
from kiosk.engine import screens
from kiosk.engine.intents import (
    Back,
    ChangeDoor,
    CodeEntered,
    GiveBack,
    GiveBackMine,
    HelpAsked,
    Intent,
    ItDidOpen,
    ItIsShut,
    Keep,
    KeepLonger,
    Leave,
    LeaveLine,
    MakeFavourite,
    NotEmpty,
    OpenAgain,
    OpenMine,
    PickDoor,
    ReachMode,
    ShareIt,
    ShareUntil,
    StopSharing,
    TakeOneMore,
    Touched,
    Undo,
    UseCode,
    WaitInLine,
    WhichIsMine,
)
from kiosk.engine.screens import AskedFor, BankView, Screen
from kiosk.ui.scenes import (
    BANK,
    CHOICE,
    DOOR,
    EARLIER,
    MINE,
    PANELS,
    SINCE,
    SOON,
    TO_REPORT,
    TODAY,
    TOMORROW,
)
from tests.ui.conftest import Kiosk, Maker, all_items

STUCK = screens.DoorDidNotOpen(DOOR, holds_things=False, other_free=True)
ENDS = screens.EndsSoon(DOOR, TODAY, TOMORROW)
LISTED = screens.MyDoors(MINE, can_take=True, can_give_back=True)
ONLY = screens.MyDoors(MINE[:1], can_take=True, can_give_back=True)
SHARED = screens.Sharing(DOOR, "A. B.", SOON)
FULL = screens.BankFull(True, True, True, higher_free=True, can_wait=True)


@pytest.mark.parametrize(
    ("screen", "button", "intent"),
    [
        (screens.Start(), "useCode", UseCode()),
        (screens.DoorOpen(DOOR, fresh=True, until=TODAY, can_change=True), "changeDoor", ChangeDoor()),
        (screens.KeepOrGiveBack(DOOR, SINCE, TODAY), "giveBack", GiveBack()),
        (screens.KeepOrGiveBack(DOOR, SINCE, TODAY), "keep", Keep()),
        (CHOICE, "sizeS", PickDoor(Size.S)),
        (CHOICE, "sizeXL", PickDoor(Size.XL)),
        (CHOICE, "pickReachable", PickDoor(reachable=True)),
        (CHOICE, "back", Back()),
        (screens.EnterCode(6), "back", Back()),
        (screens.CodePaused(TODAY), "leave", Leave()),
        (screens.NotKnown(screens.CredentialShown.BADGE), "leave", Leave()),
        (screens.NotKnown(screens.CredentialShown.BADGE), "useCode", UseCode()),
        (screens.NotAllowed(screens.Barred.SUSPENDED), "leave", Leave()),
        (screens.BankFull(), "leave", Leave()),
        (STUCK, "openAgain", OpenAgain()),
        (STUCK, "otherDoor", PickDoor()),
        (screens.DoorOutOfReach(DOOR), "openAgain", OpenAgain()),
        (screens.DoorOutOfReach(DOOR, fresh=True, other_free=True), "otherDoor", PickDoor()),
        (screens.DoorDidNotOpen(DOOR, holds_things=False, other_free=False), "itDidOpen", ItDidOpen()),
        (screens.DoorIsYours(DOOR, TODAY), "barFinish", Leave()),
        (screens.Start(), "whichIsMine", WhichIsMine()),
        (screens.ShowCredential(AskedFor.WHICH_IS_MINE), "back", Back()),
        (screens.ShowCredential(AskedFor.SHARING, DOOR, SOON), "back", Back()),
        (LISTED, "open0", OpenMine(0)),
        (LISTED, "open2", OpenMine(2)),
        (LISTED, "giveBack0", GiveBackMine(0)),
        (LISTED, "takeOneMore", TakeOneMore()),
        (ONLY, "open0", OpenMine(0)),
        (ONLY, "giveBack0", GiveBackMine(0)),
        (ONLY, "takeOneMore", TakeOneMore()),
        (screens.MyDoors((), can_take=True), "takeOneMore", TakeOneMore()),
        (screens.MyDoors(()), "leave", Leave()),
        (ENDS, "keepLonger", KeepLonger()),
        (ENDS, "giveBack", GiveBack()),
        (ENDS, "keep", Keep()),
        (screens.EndsSoon(DOOR, EARLIER, None), "giveBack", GiveBack()),
        (screens.EndsSoon(DOOR, EARLIER, None), "keep", Keep()),
        (TO_REPORT, "notEmpty", NotEmpty()),
        (TO_REPORT, "changeDoor", ChangeDoor()),
        (screens.NotEmptyReported(DOOR, None), "leave", Leave()),
        (screens.DoorIsYours(DOOR, TODAY, favourite=False), "favourite", MakeFavourite(True)),
        (screens.DoorIsYours(DOOR, TODAY, favourite=True), "favourite", MakeFavourite(False)),
        (screens.GivenBack(DOOR, can_undo=True), "undo", Undo()),
        (screens.KeepOrGiveBack(DOOR, SINCE, TODAY, can_share=True), "shareIt", ShareIt()),
        (screens.ShareDoor(DOOR, (SOON, TODAY)), "until1", ShareUntil(1)),
        (screens.ShareDoor(DOOR, (SOON, TODAY)), "back", Back()),
        (SHARED, "stopSharing", StopSharing()),
        (SHARED, "leave", Leave()),
        (FULL, "useHigher", PickDoor()),
        (FULL, "waitInLine", WaitInLine()),
        (FULL, "leave", Leave()),
        (screens.InLine(3, 15, told=True), "leaveLine", LeaveLine()),
        (screens.InLine(3, 15, told=True), "leave", Leave()),
        (screens.LeftLine(), "leave", Leave()),
        (screens.NotOpenNow(None), "leave", Leave()),
        (screens.AtLimit(1), "leave", Leave()),
        (screens.Start(), "barHelp", HelpAsked()),
        (screens.Start(), "barReach", ReachMode(True)),
    ],
)
def test_a_button_posts_its_intent(kiosk: Kiosk, screen: Screen, button: str, intent: Intent):
    kiosk.show(screen)
    kiosk.press(button)
    assert kiosk.told == [intent]


def test_a_press_counts_on_release_and_sliding_off_takes_it_back(kiosk: Kiosk):
    kiosk.show(screens.KeepOrGiveBack(DOOR, SINCE, TODAY))
    window, left, none = kiosk.gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(window, left, none, kiosk.centre("giveBack"))
    assert kiosk.told == []
    QTest.mouseMove(window, QPoint(40, 400))
    QTest.mouseRelease(window, left, none, QPoint(40, 400))
    kiosk.settle()
    assert kiosk.told == []
    QTest.mouseClick(window, left, none, kiosk.centre("giveBack"))
    assert kiosk.told == [GiveBack()]


def touch(kiosk: Kiosk, device: QPointingDevice, at: QPoint) -> None:
    QTest.touchEvent(kiosk.gui.window, device).press(0, at, kiosk.gui.window).commit()
    QTest.touchEvent(kiosk.gui.window, device).release(0, at, kiosk.gui.window).commit()
    kiosk.settle()


def test_a_code_typed_by_touch_is_posted_once_and_leaves_nothing(kiosk: Kiosk):
    device = QTest.createTouchDevice()
    kiosk.show(screens.EnterCode(6))
    for digit in "194827":
        touch(kiosk, device, kiosk.centre(f"key{digit}"))
    assert kiosk.told == [CodeEntered("194827")]
    assert kiosk.text("title") == "Checking your code."
    touch(kiosk, device, kiosk.centre("key1"))
    assert len(kiosk.told) == 1
    # Nowhere in what is drawn, or in what QML can read, is a digit of it.
    code = kiosk.gui.presenter.code
    meta = code.metaObject()
    properties = [str(code.property(str(meta.property(i).name()))) for i in range(meta.propertyCount())]
    drawn = [str(i.property("text")) for i in all_items(kiosk.gui.window.contentItem()) if i.property("text")]
    assert [text for text in properties + drawn if "1948" in text or "4827" in text] == []
    assert code._digits == []


def test_digits_show_as_dots_only(kiosk: Kiosk):
    kiosk.show(screens.EnterCode(6))
    kiosk.press("key7")
    kiosk.press("key7")
    assert kiosk.item("dots").property("count") == 2
    kiosk.press("clear")
    assert kiosk.item("dots").property("count") == 0


def test_a_refused_code_empties_the_pad_and_counts_the_tries(kiosk: Kiosk):
    kiosk.show(screens.EnterCode(4))
    for digit in "1234":
        kiosk.press(f"key{digit}")
    kiosk.show(screens.EnterCode(4, checking=True))
    kiosk.show(screens.EnterCode(4, tries_left=2))
    assert kiosk.text("title") == "That code did not work."
    assert kiosk.text("line") == "Two tries left."
    assert kiosk.item("dots").property("count") == 0


def test_digits_survive_the_question_for_more_time_but_nothing_else(kiosk: Kiosk):
    kiosk.show(screens.EnterCode(6))
    kiosk.press("key1")
    kiosk.show(screens.MoreTime())
    kiosk.press("moreTime")
    assert isinstance(kiosk.posted[-1], Touched)
    kiosk.show(screens.EnterCode(6))
    assert kiosk.item("dots").property("count") == 1
    kiosk.show(screens.Start())
    kiosk.show(screens.EnterCode(6))
    assert kiosk.item("dots").property("count") == 0


def test_touching_anywhere_says_that_somebody_is_there_at_most_once_a_second(make_kiosk: Maker):
    kiosk = make_kiosk()
    kiosk.gui.watch_keys(None, lambda _: None)
    kiosk.show(screens.DoorIsYours(DOOR, TODAY))
    for _ in range(5):
        QTest.mouseClick(kiosk.gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(300, 1200))
    assert kiosk.posted == [Touched()]


def test_no_control_is_dead_without_codes_and_without_another_language(make_kiosk: Maker):
    kiosk = make_kiosk(settings=PANELS[0].settings(languages=("en",)))
    kiosk.gui.presenter.bank(BankView(BANK.tiles, 14, 6, accepts_codes=False))
    kiosk.show(screens.Start())
    for name in ("useCode", "barLanguage", "barFinish", "barSound"):
        assert not kiosk.has(name), name
    assert kiosk.has("whichIsMine")


def test_nobody_is_asked_for_a_badge_that_nothing_can_read(make_kiosk: Maker):
    kiosk = make_kiosk(settings=replace(PANELS[0].settings(), scanner=False))
    kiosk.gui.presenter.bank(BankView(BANK.tiles, 14, 6, readers_down=True, accepts_codes=False))
    kiosk.show(screens.Start())
    assert not kiosk.has("whichIsMine")
    kiosk.gui.presenter.bank(BankView(BANK.tiles, 14, 6, accepts_codes=False))
    kiosk.settle()
    assert kiosk.has("whichIsMine")


def test_help_says_who_and_where(kiosk: Kiosk):
    kiosk.show(screens.Start())
    kiosk.press("barHelp")
    drawn = {str(i.property("text")) for i in all_items(kiosk.item("helpCard")) if i.property("text")}
    assert drawn >= {"030 5550 112", "Reception, ground floor"}
    kiosk.press("sheetDone")
    assert not kiosk.has("helpCard")


def test_a_badge_closes_what_lies_over_the_screen(kiosk: Kiosk):
    kiosk.show(screens.Start())
    kiosk.press("barText")
    assert kiosk.has("larger")
    kiosk.show(screens.DoorOpening(DOOR))
    assert not kiosk.has("larger")


def test_a_second_strike_meant_for_the_screen_before_does_nothing(make_kiosk: Maker):
    kiosk = make_kiosk(settings=replace(PANELS[0].settings(), settles_s=60.0))
    kiosk.gui.watch_keys(None, lambda _: None)
    kiosk.show(screens.KeepOrGiveBack(DOOR, SINCE, TODAY))
    kiosk.press("giveBack")
    assert kiosk.told == []
    kiosk.gui.presenter.changed_at -= 60.0
    kiosk.press("giveBack")
    assert kiosk.told == [GiveBack()]


def test_whoever_shut_a_door_whose_sensor_is_stuck_can_say_so(make_kiosk: Maker):
    kiosk = make_kiosk()
    kiosk.show(screens.DoorOpen(DOOR, fresh=False, until=TODAY, reminding=True))
    kiosk.press("itIsShut")
    assert kiosk.told == [ItIsShut()]
