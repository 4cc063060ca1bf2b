"""Recovery and lost property by hand: what each press posts, and that nothing of anybody stays behind a screen.

It is long because each control of seven screens is pressed.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.domain.compartments import DoorState
from kiosk.domain.recovery import MOST_OF_A_SIGNATURE, Category, Proof, is_signature
from kiosk.engine import screens
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities.screens import (
    Came,
    Cases,
    DescribeItem,
    HandBack,
    ItemShown,
    LabelState,
    LostProperty,
    PhotoState,
    SkipStep,
)
from kiosk.engine.intents import Back, Intent
from kiosk.engine.screens import Screen
from kiosk.ui import resources
from kiosk.ui.bridges.facilities.desks_recovery import RecoveryDesk
from kiosk.ui.bridges.facilities.photo import Photo
from kiosk.ui.bridges.facilities.strokes import MOST, Strokes
from kiosk.ui.facilities_scenes_recovery import (
    CALLED_OFF,
    CASE,
    CASES,
    DISPOSED,
    DUE,
    EMPTIED,
    FOUND,
    HANDED,
    KEPT,
    LISTED,
    LOG,
    MANY_CASES,
    OVER,
    PAGES,
    RETURN,
    SOME_LISTED,
    STANDS_OPEN,
    UNTOLD,
    photograph,
)
from kiosk.ui.recovery_words import CATEGORIES, CAUSES, ITEMS, LABELS, NEXT, PHOTOS, PROOFS, SIGNS, STEPS
from kiosk.ui.scenes import PANELS
from tests.ui.conftest import Kiosk, Maker, all_items
from tests.ui.test_keyboard import tap, written

FORM = DescribeItem("c1", "7", "LP-0044", photo=PhotoState.NONE)
PICTURE = photograph()


def hold(kiosk: Kiosk, qtbot: QtBot, name: str) -> None:
    """Keep a button pressed until what it does is done; the two seconds are made short."""
    before = len(kiosk.told)
    button = kiosk.item(name)
    button.setProperty("holdMs", 20)
    where = kiosk.centre(name)
    QTest.mousePress(kiosk.gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    qtbot.waitUntil(lambda: len(kiosk.told) > before)
    QTest.mouseRelease(kiosk.gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    kiosk.settle()


def sign(kiosk: Kiosk, *strokes: list[tuple[float, float]]) -> None:
    """Draw on the pad; points are parts of its width and height."""
    pad = kiosk.item("pad")

    def at(x: float, y: float) -> QPoint:
        return pad.mapToScene(QPoint(round(x * pad.width()), round(y * pad.height()))).toPoint()

    window, left, none = kiosk.gui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for first, *rest in strokes:
        QTest.mousePress(window, left, none, at(*first))
        for point in rest:
            QTest.mouseMove(window, at(*point))
        QTest.mouseRelease(window, left, none, at(*(rest[-1] if rest else first)))
    kiosk.settle()


def desk_of(kiosk: Kiosk) -> RecoveryDesk:
    found = kiosk.gui.presenter.facilities.findChild(RecoveryDesk)
    assert isinstance(found, RecoveryDesk)
    return found


def strokes_of(kiosk: Kiosk) -> Strokes:
    found = desk_of(kiosk).findChild(Strokes)
    assert isinstance(found, Strokes)
    return found


def texts(kiosk: Kiosk) -> list[str]:
    return [str(one.property("text")) for one in all_items(kiosk.gui.window.contentItem()) if one.isVisible()]


@pytest.mark.parametrize(
    ("screen", "button", "intent"),
    [
        (CASES, "case0", i.ShowCase("c1")),
        (CASES, "case3", i.ShowCase("c4")),
        (CASES, "lostProperty", i.ShowLostProperty()),
        (CASES, "back", Back()),
        (STANDS_OPEN, "collected", i.Collected()),
        (STANDS_OPEN, "wasEmpty", i.Collected(empty=True)),
        (replace(STANDS_OPEN, sensor=DoorState.CLOSED), "openAgain", i.OpenForCase()),
        (EMPTIED, "describe", i.DescribeFound()),
        (SOME_LISTED, "describeMore", i.DescribeFound()),
        (SOME_LISTED, "allListed", i.AllListed()),
        (LISTED, "describeMore", i.DescribeFound()),
        (CASE, "skip", i.SkipNext()),
        (CASE, "callOff", i.CancelCase()),
        (CASE, "back", i.ShowCases()),
        (OVER, "lostProperty", i.ShowLostProperty()),
        (FORM, "takePhoto", i.TakePhoto()),
        (FORM, "back", Back()),
        (LOG, "item1", i.ShowItem("i2")),
        (LOG, "kept", i.ShowLostProperty(kept_only=True)),
        (LOG, "cases", i.ShowCases()),
        (LOG, "back", Back()),
        (KEPT, "handBack", i.StartHandBack()),
        (KEPT, "printLabel", i.PrintLabel()),
        (DUE, "printLabel", i.PrintLabel()),
        (KEPT, "back", Back()),
        (RETURN, "back", Back()),
    ],
)
def test_a_button_posts_its_intent(kiosk: Kiosk, screen: Screen, button: str, intent: Intent):
    kiosk.show(screen)
    kiosk.press(button)
    assert kiosk.told == [intent]


@pytest.mark.parametrize(
    ("screen", "button", "intent"),
    [
        (CASE, "openDoor", i.OpenForCase()),
        (replace(CASE, came=Came.NOT_OPENED), "openDoor", i.OpenForCase()),
        (LISTED, "setFree", i.InspectedAndReset()),
        (KEPT, "dispose", i.DisposeOf()),
    ],
)
def test_what_cannot_be_taken_back_is_held(kiosk: Kiosk, qtbot: QtBot, screen: Screen, button: str, intent: Intent):
    kiosk.show(screen)
    kiosk.press(button)
    assert kiosk.told == []
    hold(kiosk, qtbot, button)
    assert kiosk.told == [intent]


# --- a case -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("screen", "title", "offers"),
    [
        (CASE, "Empty door 7.", {"openDoor", "skip", "callOff"}),
        (replace(CASE, came=Came.OPENING), "Door 7 is opening.", {"skip", "callOff"}),
        (STANDS_OPEN, "Door 7 is open.", {"collected", "wasEmpty", "skip", "callOff"}),
        (replace(CASE, came=Came.NOT_OPENED), "Door 7 did not open.", {"openDoor", "skip", "callOff"}),
        (replace(STANDS_OPEN, came=Came.NOT_OPENED), "Door 7 is open.", {"collected", "wasEmpty", "skip", "callOff"}),
        (
            replace(CASE, came=Came.UNKNOWN, sensor=DoorState.UNKNOWN),
            "Is door 7 open?",
            {"collected", "wasEmpty", "openAgain", "skip", "callOff"},
        ),
        (EMPTIED, "What was in door 7?", {"describe", "skip", "callOff"}),
        (SOME_LISTED, "Is that all?", {"allListed", "describeMore", "skip", "callOff"}),
        (LISTED, "Is door 7 empty and clean?", {"setFree", "describeMore", "callOff"}),
        (OVER, "Door 7 is free again.", {"lostProperty"}),
        (CALLED_OFF, "The case was called off.", {"lostProperty"}),
    ],
)
def test_a_case_offers_the_next_thing_and_nothing_else(kiosk: Kiosk, screen: Screen, title: str, offers: set[str]):
    kiosk.show(screen)
    assert kiosk.text("title") == title
    every = {"openDoor", "collected", "wasEmpty", "openAgain", "describe", "describeMore", "allListed", "setFree"}
    assert {name for name in every | {"skip", "callOff", "lostProperty"} if kiosk.has(name)} == offers


def test_a_holder_who_was_not_told_is_said_to_be_so(kiosk: Kiosk):
    kiosk.show(CASE)
    assert not kiosk.has("unnotified")
    assert "Ana Müller, told yesterday at 18:00" in texts(kiosk)
    kiosk.show(UNTOLD)
    assert kiosk.text("unnotified") == "The holder has not been told yet. You will be asked why it can’t wait."
    assert kiosk.text("line") == "It opens once a second operator stands by."


def test_what_is_listed_so_far_is_shown_with_its_numbers(kiosk: Kiosk):
    kiosk.show(SOME_LISTED)
    drawn = texts(kiosk)
    assert [text for bag, _, what in FOUND for text in (bag, what) if text not in drawn] == []


def test_more_cases_than_there_is_room_for_turn_over(kiosk: Kiosk):
    kiosk.show(MANY_CASES)
    seen: set[int] = set()
    for _ in range(6):
        seen |= {n for n in range(14) if kiosk.has(f"case{n}")}
        kiosk.press("next")
    assert seen == set(range(14))
    assert kiosk.told == []


# --- leaving something out ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("screen", "title", "does"),
    [
        (SkipStep("notified"), "Go on before the holder is told?", "Go on all the same"),
        (SkipStep("collected"), "Leave out emptying the door?", "Leave it out"),
        (SkipStep("listed"), "Leave out the list of what was inside?", "Leave it out"),
        (SkipStep("legal days"), "Dispose of it before its days are over?", "Dispose of it now"),
        (SkipStep("opened", cancels=True), "Call this case off?", "Call the case off"),
    ],
)
def test_a_step_is_left_out_with_words_and_a_held_button(
    kiosk: Kiosk, qtbot: QtBot, screen: SkipStep, title: str, does: str
):
    kiosk.show(screen)
    assert kiosk.text("title") == title
    kiosk.press("next")
    assert not kiosk.has("leaveOut")  # without a word there is nothing to go on with
    tap(kiosk, "g a s next")
    assert kiosk.text("line") == "“Gas”"
    assert kiosk.text("leaveOut") == does
    hold(kiosk, qtbot, "leaveOut")
    assert kiosk.told == [i.WhySkipped("Gas")]


def test_the_words_can_be_changed_and_missing_ones_are_asked_for(kiosk: Kiosk):
    kiosk.show(SkipStep("collected"))
    tap(kiosk, "n o next typeOn w")
    assert written(kiosk, "why") == "Now"
    kiosk.press("back")
    assert kiosk.told == [Back()]
    kiosk.show(CASE)
    kiosk.show(SkipStep("collected", words_missing=True))
    assert written(kiosk, "why") == ""
    assert kiosk.item("field-why").property("label") == "Please say why, in a few words."


# --- what was found -----------------------------------------------------------------------------------------------


def test_a_thing_is_described_in_two_steps(kiosk: Kiosk):
    kiosk.show(FORM)
    assert kiosk.text("bag") == "LP-0044"
    kiosk.press("category-keys")
    tap(kiosk, "r e d next")
    assert kiosk.told == [i.ItemDescribed(Category.KEYS, "Red")]


def test_the_photo_comes_while_the_form_keeps_what_was_typed(kiosk: Kiosk):
    kiosk.show(FORM)
    kiosk.press("category-bag")
    tap(kiosk, "o l d")
    kiosk.show(replace(FORM, photo=PhotoState.TAKEN, photo_image=PICTURE))
    assert written(kiosk, "description") == "Old"
    kiosk.press("back")
    assert kiosk.told == []
    assert kiosk.text("takePhoto") == "Take it again"
    kiosk.press("category-clothes")
    kiosk.press("next")
    assert kiosk.told == [i.ItemDescribed(Category.CLOTHES, "Old")]


def test_while_a_photo_is_taken_no_other_is_asked_for(kiosk: Kiosk):
    kiosk.show(replace(FORM, photo=PhotoState.UNDER_WAY))
    assert "Hold it in front of the scanner" in [*texts(kiosk), kiosk.text("photoFailed")]
    kiosk.press("takePhoto")
    assert kiosk.told == []
    kiosk.show(replace(FORM, photo=PhotoState.FAILED))
    assert kiosk.text("photoFailed") == "There was no picture. Try again, or go on without one."
    kiosk.press("takePhoto")
    assert kiosk.told == [i.TakePhoto()]
    kiosk.show(replace(FORM, photo=PhotoState.NO_CAMERA))
    assert not kiosk.has("takePhoto")


def test_what_is_missing_is_asked_for_where_it_belongs(kiosk: Kiosk):
    kiosk.show(FORM)
    kiosk.show(replace(FORM, missing=frozenset({"category", "description"})))
    assert kiosk.text("title") == "Please choose what it is."
    kiosk.show(replace(FORM, category=Category.BAG, missing=frozenset({"description"})))
    assert kiosk.item("field-description").property("label") == "Please describe it."
    tap(kiosk, "x")
    assert kiosk.item("field-description").property("label") != "Please describe it."


def test_the_next_thing_begins_with_an_empty_form(kiosk: Kiosk):
    kiosk.show(FORM)
    kiosk.press("category-bag")
    tap(kiosk, "o l d")
    kiosk.show(replace(FORM, bag="LP-0045"))
    kiosk.press("category-bag")
    assert written(kiosk, "description") == ""


def test_a_picture_is_drawn_from_memory(kiosk: Kiosk):
    kiosk.show(replace(KEPT, photo_image=PICTURE))
    frame = next(
        one for one in all_items(kiosk.gui.window.contentItem()) if "PhotoItem" in one.metaObject().className()
    )
    middle = frame.mapToScene(QPoint(round(frame.width() / 2), round(frame.height() * 0.4))).toPoint()
    assert kiosk.gui.window.grabWindow().pixelColor(middle).name() == "#23262b"
    kiosk.show(replace(KEPT, photo_image=b"no picture at all"))
    assert not frame.isVisible()


# --- the log ------------------------------------------------------------------------------------------------------


def test_a_thing_is_found_by_typing_once_the_hand_rests(kiosk: Kiosk, qtbot: QtBot):
    kiosk.show(LOG)
    kiosk.press("find")
    tap(kiosk, "w h a l e")
    qtbot.waitUntil(lambda: bool(kiosk.told))
    assert kiosk.told[-1] == i.ShowLostProperty(0, "Whale", kept_only=False)
    kiosk.show(replace(LOG, lines=LOG.lines[1:2], query="Whale"))
    kiosk.press("next")
    assert kiosk.text("title") == "Things for “Whale”."
    kiosk.press("item0")
    assert kiosk.told[-1] == i.ShowItem("i2")
    kiosk.show(replace(LOG, lines=LOG.lines[1:2], query="Whale"))
    kiosk.press("all")
    assert kiosk.told[-1] == i.ShowLostProperty(0, "", kept_only=False)


def test_a_list_that_is_just_being_replaced_can_not_be_picked_from(kiosk: Kiosk, qtbot: QtBot):
    kiosk.show(LOG)
    kiosk.press("find")
    kiosk.press("letter-w")
    qtbot.waitUntil(lambda: bool(kiosk.told))
    kiosk.press("item0")
    assert kiosk.told == [i.ShowLostProperty(0, "W", kept_only=False)]


def test_pages_are_turned_with_what_was_asked_for(kiosk: Kiosk):
    kiosk.show(replace(PAGES, query="key"))
    for _ in range(5):
        kiosk.press("next")
        if kiosk.told:
            break
    assert kiosk.told == [i.ShowLostProperty(3, "key", kept_only=True)]
    kiosk.show(replace(PAGES, page=3, query="key"))
    kiosk.press("previous")
    assert kiosk.told[-1] == i.ShowLostProperty(2, "key", kept_only=True)


def test_a_thing_whose_days_are_over_says_so_in_words(kiosk: Kiosk):
    kiosk.show(LOG)
    assert texts(kiosk).count("Days are over") == 1
    kiosk.show(DUE)
    assert "Kept here. Its days are over" in texts(kiosk)
    assert "Kept until 29 August 2026" in texts(kiosk)


@pytest.mark.parametrize("screen", [HANDED, DISPOSED], ids=["handed back", "disposed of"])
def test_what_has_left_can_not_leave_again(kiosk: Kiosk, screen: ItemShown):
    kiosk.show(screen)
    assert [name for name in ("handBack", "dispose") if kiosk.has(name)] == []


@pytest.mark.parametrize("label", list(LabelState))
def test_a_label_can_be_printed_where_there_is_a_printer_that_is_not_busy(kiosk: Kiosk, label: LabelState):
    kiosk.show(replace(KEPT, label=label))
    assert kiosk.has("printLabel") is (label is not LabelState.NO_PRINTER)
    if label is LabelState.UNDER_WAY:
        kiosk.press("printLabel")
        assert kiosk.told == []


# --- handing back -------------------------------------------------------------------------------------------------

NAME = [(0.1, 0.7), (0.2, 0.2), (0.3, 0.7), (0.4, 0.3)]


def test_a_signature_is_drawn_and_handed_over(kiosk: Kiosk, qtbot: QtBot):
    kiosk.show(RETURN)
    tap(kiosk, "next sign")
    assert kiosk.item("done").isEnabled() is False
    sign(kiosk, NAME, [(0.5, 0.5), (0.8, 0.6)])
    hold(kiosk, qtbot, "done")
    (given,) = kiosk.told
    assert isinstance(given, i.HandItBack)
    assert (given.name, given.proof) == ("Ana Müller", Proof.SIGNATURE)
    assert is_signature(given.signature)
    assert given.signature.count("M") == 2
    points = [int(number) for number in re.findall(r"\d+", given.signature)]
    assert points[0] == pytest.approx(100, abs=3)
    assert max(points[::2]) <= 1000
    assert max(points[1::2]) <= 400


def test_a_stroke_can_be_undone_and_all_of_them_cleared(kiosk: Kiosk):
    kiosk.show(RETURN)
    tap(kiosk, "next sign")
    sign(kiosk, NAME)
    strokes = strokes_of(kiosk)
    alone = strokes.property("path")
    sign(kiosk, [(0.5, 0.5), (0.8, 0.6)])
    kiosk.press("undo")
    assert strokes.property("path") == alone
    kiosk.press("clear")
    assert strokes.property("path") == ""
    assert kiosk.item("undo").isEnabled() is False


def test_a_tap_is_no_signature(kiosk: Kiosk):
    kiosk.show(RETURN)
    tap(kiosk, "next sign")
    sign(kiosk, [(0.5, 0.5)])
    assert kiosk.item("done").isEnabled() is False


def test_whoever_does_not_sign_shows_a_document(kiosk: Kiosk, qtbot: QtBot):
    kiosk.show(replace(RETURN, name=""))
    tap(kiosk, "b o next identity")
    assert kiosk.text("title") == "Is it Bo?"
    hold(kiosk, qtbot, "done")
    assert kiosk.told == [i.HandItBack("Bo", Proof.IDENTITY)]


def test_a_badge_that_is_held_up_says_whose_it_is(kiosk: Kiosk, qtbot: QtBot):
    kiosk.show(RETURN)
    kiosk.press("next")
    kiosk.show(replace(RETURN, badge_of="Bo Li"))
    assert kiosk.text("title") == "This is the badge of Bo Li."
    hold(kiosk, qtbot, "done")
    assert kiosk.told == [i.HandItBack("Bo Li", Proof.BADGE)]


def test_what_is_missing_for_handing_back_is_said(kiosk: Kiosk):
    kiosk.show(replace(RETURN, name="", missing=frozenset({"name", "proof"})))
    assert kiosk.item("field-name").property("label") == "Please type the name."
    kiosk.show(screens.Start())
    kiosk.show(replace(RETURN, missing=frozenset({"signature"})))
    assert kiosk.text("missing") == "Please sign first."


def test_back_leads_one_stage_back(kiosk: Kiosk):
    kiosk.show(RETURN)
    tap(kiosk, "next sign back")
    assert kiosk.has("identity")
    kiosk.press("back")
    assert kiosk.has("field-name")
    assert kiosk.told == []


def test_a_signature_never_grows_beyond_what_the_log_takes(kiosk: Kiosk):
    strokes = Strokes(kiosk.gui)
    for n in range(400):
        strokes.begin(n % 1000, 0)
        for m in range(60):
            strokes.draw(1000.0 * (m % 2), 400.0 * (m % 3))
        strokes.end()
    path = str(strokes.property("path"))
    assert len(path) <= MOST == MOST_OF_A_SIGNATURE
    assert is_signature(path)
    assert strokes.property("full") is True
    strokes.undo()
    assert str(strokes.property("path")) == path[: len(str(strokes.property("path")))]


# --- nothing stays ------------------------------------------------------------------------------------------------

SECRET = "Zoltan Quux"


@pytest.mark.parametrize("left_for", [screens.Start(), screens.NotWorking(), Cases(())], ids=type)
@pytest.mark.parametrize(
    "shown",
    [
        replace(SOME_LISTED, holder=SECRET, items=(("LP-1", Category.BAG, SECRET),)),
        SkipStep("collected"),
        replace(FORM, description=SECRET, photo=PhotoState.TAKEN, photo_image=PICTURE),
        LostProperty((replace(LOG.lines[0], description=SECRET),), query=SECRET),
        replace(KEPT, line=replace(KEPT.line, description=SECRET), owner=SECRET, photo_image=PICTURE),
        replace(HANDED, handed_to=SECRET),
        HandBack("LP-1", SECRET, name=SECRET, badge_of=SECRET),
    ],
    ids=lambda screen: type(screen).__name__,
)
def test_nothing_of_anybody_stays_once_another_screen_comes(kiosk: Kiosk, shown: Screen, left_for: Screen):
    kiosk.show(shown)
    desk = desk_of(kiosk)
    strokes = strokes_of(kiosk)
    if isinstance(shown, HandBack):
        strokes.begin(0, 0)
        strokes.draw(500, 300)
    if isinstance(shown, SkipStep):
        tap(kiosk, "q u u x")
        assert "Quux" in everything(desk)
    else:
        assert SECRET in everything(desk)
    kiosk.show(left_for)
    assert "quux" not in everything(desk).lower()
    assert [one.image.isNull() for one in desk.findChildren(Photo)] == [True, True]
    assert strokes.property("path") == ""
    assert not [text for text in texts(kiosk) if "quux" in text.lower()]


def everything(desk: QObject) -> str:
    """Whatever the desk's bridges keep, as text."""
    kept: list[str] = []
    for bridge in desk.children():
        for one in (bridge, *bridge.findChildren(QObject)):
            kept += [f"{name}: {value!r}" for name, value in vars(one).items()]
            screen = vars(one).get("_screen")
            line = vars(one).get("_line")
            for told in (screen, line):
                if told is not None:
                    kept += [repr(getattr(told, name)) for name in told.__dataclass_fields__]
            for inner in getattr(screen, "lines", ()):
                kept += [repr(getattr(inner, name)) for name in inner.__dataclass_fields__]
            if isinstance(screen, ItemShown):
                kept.append(repr(screen.line.description))
    return "\n".join(kept)


def test_every_code_has_a_word_and_every_kind_a_sign():
    for words in (STEPS, NEXT, CAUSES, CATEGORIES, ITEMS, PROOFS, LABELS, PHOTOS):
        kinds = {type(one) for one in words}
        assert len(kinds) == 1
        assert set(words) == set(kinds.pop())
    assert set(CAUSES) | set(CATEGORIES) | set(ITEMS) | set(PROOFS) <= set(SIGNS)


def test_every_sign_is_drawn():
    signs = (resources.QML / "Kiosk" / "Signs.qml").read_text("utf-8")
    assert [name for name in SIGNS.values() if f'"{name}": ' not in signs] == []


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_a_signature_has_room_on_every_panel(make_kiosk: Maker, panel):
    kiosk = make_kiosk(panel)
    kiosk.show(RETURN)
    tap(kiosk, "next sign")
    pad = kiosk.item("pad")
    ppmm = panel.width / panel.width_mm
    assert pad.width() / ppmm >= 75  # as the field on a delivery note
    assert pad.width() == pytest.approx(2.5 * pad.height(), rel=0.02)
