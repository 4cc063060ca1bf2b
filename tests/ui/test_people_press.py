"""People in facilities mode, and what staff do on their own: what each press posts, and that nothing of it stays."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.credentials import Identified
from kiosk.domain.people import PersonKind, Standing
from kiosk.engine import screens
from kiosk.engine.facilities.intents import (
    BindMyBadge,
    ChangeMyPin,
    DoForPerson,
    ForgotMyPin,
    HelpMyself,
    IAm,
    IsIdentified,
    PersonTyped,
    PinSeen,
    ShowPerson,
)
from kiosk.engine.facilities.screens import (
    Came,
    CodeOnItsWay,
    FindPerson,
    FindYourself,
    HelpYourself,
    HoldUpBadge,
    NewBadgeBound,
    NewBadgeWanted,
    PartTest,
    PersonAction,
    PersonFound,
    PersonShown,
    TestState,
    YourNewPin,
)
from kiosk.engine.intents import Back, HelpAsked, Intent, Leave, UseCode
from kiosk.engine.screens import BankView, Screen
from kiosk.engine.visitors.screens import CodeFor
from kiosk.ui import people_words as words
from kiosk.ui.facilities_scenes_care import BADGES
from kiosk.ui.facilities_scenes_people import (
    ANA,
    ASKS,
    BARE,
    BARRED,
    DOOR_SAID,
    FOUND,
    LONG,
    NOBODY,
    SAID,
    SHOWN,
    UNKNOWN_BADGE,
)
from kiosk.ui.scenes import BANK, DOOR
from kiosk.ui.sounds import sound_of
from tests.ui.conftest import Kiosk, Maker, all_items
from tests.ui.test_accessibility import tree
from tests.ui.test_keyboard import LYING_10, tap, written
from tests.ui.test_words import said

EVERYTHING = HelpYourself(can_pin=True, can_mail=True)


def press_twice(kiosk: Kiosk, name: str) -> None:
    """As whoever uses keys presses what others hold for two seconds."""
    kiosk.item(name).forceActiveFocus()
    for _ in range(2):
        QTest.keyClick(kiosk.gui.window, Qt.Key.Key_Space)
        QTest.qWait(450)  # two presses of one key that bounces are one
    kiosk.settle()


@pytest.mark.parametrize(
    ("screen", "button", "intent"),
    [
        (FOUND, "person0", ShowPerson("p-1")),
        (FOUND, "person3", ShowPerson("p-4")),
        (FOUND, "back", Back()),
        (SHOWN, "do-bind badge", DoForPerson(PersonAction.BIND_BADGE)),
        (SHOWN, "do-temporary badge", DoForPerson(PersonAction.TEMPORARY_BADGE)),
        (SHOWN, "do-new pin", DoForPerson(PersonAction.NEW_PIN)),
        (BARRED, "do-restore", DoForPerson(PersonAction.RESTORE)),
        (SHOWN, "back", Back()),
        (ASKS, "sawDocument", IsIdentified(Identified.DOCUMENT)),
        (ASKS, "knowThem", IsIdentified(Identified.KNOWN)),
        (ASKS, "back", Back()),
        (HoldUpBadge("Ana"), "back", Back()),
        (EVERYTHING, "bindBadge", BindMyBadge()),
        (EVERYTHING, "changePin", ChangeMyPin()),
        (EVERYTHING, "forgotPin", ForgotMyPin()),
        (EVERYTHING, "back", Back()),
        (NewBadgeWanted(), "back", Back()),
        (NewBadgeBound(old_revoked=True), "leave", Leave()),
        (FindYourself("Ana Müller"), "next", IAm("Ana Müller")),
        (FindYourself(), "back", Back()),
        (CodeOnItsWay(8), "typeCode", UseCode()),
        (CodeOnItsWay(8), "back", Back()),
        (YourNewPin("483920"), "seen", PinSeen()),
    ],
)
def test_a_button_posts_its_intent(kiosk: Kiosk, screen: Screen, button: str, intent: Intent):
    kiosk.show(screen)
    kiosk.press(button)
    assert kiosk.told == [intent]


# --- finding somebody ---------------------------------------------------------------------------------------------


def test_a_person_is_looked_for_once_the_hand_rests(kiosk: Kiosk, qtbot: QtBot):
    kiosk.show(FindPerson())
    tap(kiosk, "a n a")
    assert kiosk.told == []
    qtbot.waitUntil(lambda: bool(kiosk.told))
    assert kiosk.told == [PersonTyped("Ana")]


def test_an_answer_leaves_what_was_typed_meanwhile(kiosk: Kiosk):
    kiosk.show(FindPerson())
    tap(kiosk, "r o b i")
    kiosk.show(FOUND)
    assert written(kiosk, "person") == "Robi"


def test_who_was_found_is_told_apart_and_whoever_is_barred_is_marked(kiosk: Kiosk):
    kiosk.show(FOUND)
    QAccessible.setActive(True)
    card = QAccessible.queryAccessibleInterface(kiosk.item("person1"))
    assert card is not None
    assert card.text(QAccessible.Text.Name) == LONG.name
    assert card.text(QAccessible.Text.Description) == "Corporate communications · Staff, Suspended"
    drawn = said(kiosk)
    assert [word for word in ("Suspended", "No longer valid", "Not yet valid") if word not in drawn] == []
    assert "May use the doors" not in drawn


@pytest.mark.parametrize(
    ("screen", "text"),
    [
        (FindPerson(), "Type the first letters of their name, or hold their badge to the reader."),
        (FOUND, "Others fit as well. Type more letters if theirs is not here."),
        (NOBODY, "Nobody here has that name. Check the spelling."),
        (UNKNOWN_BADGE, "We do not know this badge."),
    ],
)
def test_the_search_says_how_it_goes(kiosk: Kiosk, screen: FindPerson, text: str):
    kiosk.show(screen)
    assert text in said(kiosk)


def test_where_keyboard_and_list_do_not_both_find_room_a_key_turns_to_the_list(make_kiosk: Maker):
    kiosk = make_kiosk(LYING_10)
    kiosk.show(FindPerson())
    kiosk.show(FOUND)
    assert not kiosk.has("person0")
    kiosk.press("next")
    assert kiosk.has("person0")
    kiosk.press("typeOn")
    assert written(kiosk, "person") == ""
    kiosk.press("next")
    kiosk.press("person0")
    assert kiosk.told == [ShowPerson("p-1")]


def test_digits_typed_at_the_search_are_no_code(kiosk: Kiosk):
    kiosk.show(FindPerson())
    assert kiosk.gui.presenter.takes_text
    kiosk.gui.presenter.text_typed("4")
    kiosk.gui.presenter.digit_typed(4)
    assert (written(kiosk, "person"), kiosk.told) == ("4", [])


# --- one person ---------------------------------------------------------------------------------------------------


def test_a_person_is_shown_with_standing_doors_and_credentials(kiosk: Kiosk):
    kiosk.show(BARRED)
    drawn = said(kiosk)
    wanted = [LONG.name, "Corporate communications · Staff", "Suspended", "12, 31, A-128"]
    wanted += ["since 2 March, 13:05", "only until midnight", "since Thursday, 09:40"]
    assert [text for text in wanted if text not in drawn] == []
    kiosk.show(BARE)
    assert [text for text in ("None now", "Badge, PIN", "None") if text not in said(kiosk)] == []


@pytest.mark.parametrize(
    ("button", "action", "door"),
    [
        ("do-open theirs", PersonAction.OPEN_THEIRS, 12),
        ("do-badge lost", PersonAction.BADGE_LOST, None),
        ("do-suspend", PersonAction.SUSPEND, None),
    ],
)
def test_what_takes_or_opens_is_held_and_a_tap_does_nothing(
    kiosk: Kiosk, button: str, action: PersonAction, door: int | None
):
    kiosk.show(SHOWN)
    kiosk.press(button)
    assert kiosk.told == []
    press_twice(kiosk, button)
    assert kiosk.told == [DoForPerson(action, door)]


def test_of_several_doors_one_is_chosen(kiosk: Kiosk):
    kiosk.show(BARRED)
    kiosk.press("do-open theirs")
    assert kiosk.told == []
    assert kiosk.text("openDoor2") == "Open door A-128"
    kiosk.press("back")
    assert kiosk.has("do-restore")
    kiosk.press("do-open theirs")
    press_twice(kiosk, "openDoor1")
    assert kiosk.told == [DoForPerson(PersonAction.OPEN_THEIRS, 31)]
    assert kiosk.has("do-restore")


def test_whoever_holds_no_door_has_none_to_open(kiosk: Kiosk):
    kiosk.show(replace(SHOWN, doors=()))
    assert not kiosk.has("do-open theirs")


def test_who_it_is_is_asked_alone(kiosk: Kiosk):
    kiosk.show(ASKS)
    assert kiosk.text("title") == "How do you know who it is?"
    assert ANA.name in said(kiosk)
    assert [kiosk.has(name) for name in ("do-bind badge", "do-suspend", "doors")] == [False, False, False]


def test_what_was_just_done_is_said(kiosk: Kiosk):
    kiosk.show(SAID)
    assert kiosk.text("said") == "The badge opens their doors until midnight."


@pytest.mark.parametrize(
    ("screen", "title", "line"),
    [
        (HoldUpBadge("Ana"), "Hold the badge to the reader.", "It opens the doors of Ana from now on."),
        (
            HoldUpBadge("Ana", temporary=True),
            "Hold the badge to the reader.",
            "It opens the doors of Ana until midnight.",
        ),
        (HoldUpBadge("Ana", taken=True), "This badge is somebody else’s.", "Please take another one and hold it up."),
        (NewBadgeWanted(), "Now hold up your new badge.", "Hold it to the reader until you hear a sound."),
        (
            NewBadgeWanted(taken=True),
            "This badge cannot become yours.",
            "It is in use already. Hold up another one, or press Help.",
        ),
    ],
)
def test_which_badge_is_wanted_is_said(kiosk: Kiosk, screen: Screen, title: str, line: str):
    kiosk.show(screen)
    assert (kiosk.text("title"), kiosk.text("line")) == (title, line)


@pytest.mark.parametrize(
    ("screen", "sound"),
    [
        (HoldUpBadge("Ana"), ""),
        (HoldUpBadge("Ana", taken=True), "refused"),
        (UNKNOWN_BADGE, "refused"),
        (FOUND, ""),
        (SAID, "accepted"),
        (replace(SAID, said=PersonAction.SUSPEND), ""),
        (NewBadgeWanted(), ""),
        (NewBadgeWanted(taken=True), "refused"),
        (NewBadgeBound(old_revoked=True), "accepted"),
        (PartTest(BADGES, TestState.UNDER_WAY), ""),
        (PartTest(BADGES, TestState.PASSED), "accepted"),
        (PartTest(BADGES, TestState.FAILED), "refused"),
    ],
)
def test_a_badge_that_was_held_up_is_heard(screen: Screen, sound: str):
    assert sound_of(screen) == sound


# --- on one's own -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("screen", "offered"),
    [
        (EVERYTHING, ["bindBadge", "changePin", "forgotPin"]),
        (HelpYourself(can_pin=True, can_mail=False), ["bindBadge", "changePin"]),
        (HelpYourself(can_pin=False, can_mail=False), []),
    ],
)
def test_only_what_can_be_done_here_is_offered_and_somebody_helps_with_the_rest(
    kiosk: Kiosk, screen: HelpYourself, offered: list[str]
):
    kiosk.show(screen)
    assert [name for name in ("bindBadge", "changePin", "forgotPin") if kiosk.has(name)] == offered
    assert "030 5550 112" in said(kiosk)


@pytest.mark.parametrize(
    ("screen", "button"),
    [
        (screens.EnterCode(6), "forgot"),
        (screens.EnterCode(6, tries_left=2), "forgot"),
        (screens.NotKnown(screens.CredentialShown.BADGE), "newBadge"),
    ],
)
def test_help_is_offered_where_somebody_does_not_come_in(kiosk: Kiosk, screen: Screen, button: str):
    kiosk.gui.presenter.bank(BANK)
    kiosk.show(screen)
    kiosk.press(button)
    assert kiosk.told == [HelpMyself()]


@pytest.mark.parametrize("lying", [False, True])
def test_the_help_sheet_leads_there_from_where_nobody_is_in_the_middle_of_anything(make_kiosk: Maker, lying: bool):
    kiosk = make_kiosk(LYING_10) if lying else make_kiosk()
    kiosk.gui.presenter.bank(BANK)
    kiosk.show(screens.Start())
    kiosk.press("barHelp")
    kiosk.press("helpMyself")
    assert kiosk.told == [HelpAsked(), HelpMyself()]
    kiosk.show(screens.DoorOpen(DOOR, fresh=True, until=None))
    kiosk.press("barHelp")
    assert not kiosk.has("helpMyself")


def test_where_no_codes_are_taken_nobody_is_sent_to_a_pin(kiosk: Kiosk):
    for bank in (replace(BANK, accepts_codes=False), BankView(receives=True)):
        kiosk.gui.presenter.bank(bank)
        kiosk.show(screens.NotKnown(screens.CredentialShown.BADGE))
        assert not kiosk.has("newBadge")
        kiosk.press("barHelp")
        assert not kiosk.has("helpMyself")
        kiosk.press("sheetDone")


@pytest.mark.parametrize(
    ("asked_for", "title", "line"),
    [
        (CodeFor.NEW_BADGE, "First, your PIN.", "After that, hold up the new badge. Six digits."),
        (CodeFor.NEW_PIN, "First, the PIN that you have.", "After that, we show you another one. Six digits."),
        (CodeFor.ONE_TIME, "Enter the code we sent you.", "It is in your messages. Six digits."),
    ],
)
def test_the_pad_says_what_the_code_is_for(kiosk: Kiosk, asked_for: CodeFor, title: str, line: str):
    kiosk.show(screens.EnterCode(6, asked_for=asked_for))
    assert (kiosk.text("title"), kiosk.text("line")) == (title, line)
    assert kiosk.has("forgot") is (asked_for is not CodeFor.ONE_TIME)


def test_a_visitors_code_is_nothing_to_have_forgotten(kiosk: Kiosk):
    for what in (CodeFor.PASS, CodeFor.INVITATION, CodeFor.LEAVING):
        kiosk.show(screens.EnterCode(8, asked_for=what))
        assert not kiosk.has("forgot")


def test_a_name_is_sent_once_and_whole(kiosk: Kiosk):
    kiosk.show(FindYourself())
    kiosk.press("next")
    tap(kiosk, "a n a space l i")
    kiosk.gui.presenter.text_typed("\n")
    assert kiosk.told == [IAm("Ana Li")]


def test_a_name_survives_the_question_for_more_time_but_no_other_screen(kiosk: Kiosk):
    kiosk.show(FindYourself())
    tap(kiosk, "a n a")
    kiosk.show(screens.MoreTime())
    kiosk.press("moreTime")
    kiosk.show(FindYourself())
    assert written(kiosk, "self") == "Ana"
    kiosk.show(screens.Start())
    kiosk.show(FindYourself())
    assert written(kiosk, "self") == ""


def test_nobody_learns_whether_there_is_such_a_person(kiosk: Kiosk):
    kiosk.show(CodeOnItsWay(8))
    assert kiosk.text("line").startswith("If we know you")


@pytest.mark.parametrize(
    ("pin", "groups"),
    [("4839", ["4839"]), ("483920", ["483", "920"]), ("4839201", ["4839", "201"]), ("48392017", ["4839", "2017"])],
)
def test_a_pin_is_drawn_in_groups_and_never_said_aloud(kiosk: Kiosk, pin: str, groups: list[str]):
    kiosk.show(YourNewPin(pin))
    assert [kiosk.text(f"group{n}") for n in range(len(groups))] == groups
    QAccessible.setActive(True)
    root = QAccessible.queryAccessibleInterface(kiosk.gui.window)
    assert root is not None
    heard = " ".join(i.text(QAccessible.Text.Name) + i.text(QAccessible.Text.Description) for i in tree(root))
    assert [group for group in groups if group in heard] == []


# --- nothing stays ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("left_for", [screens.Start(), HelpYourself(True, True), screens.NotWorking()], ids=type)
@pytest.mark.parametrize(
    "screen",
    [
        FindPerson("quux", (PersonFound("q", "Zoltan Quux", "Xyzzy"),), too_short=False),
        PersonShown(PersonFound("q", "Zoltan Quux", "Xyzzy"), (PersonAction.RESTORE,), doors=((1, "XYZZY-1"),)),
        HoldUpBadge("Zoltan Quux"),
        FindYourself("Zoltan Quux"),
        YourNewPin("77313377"),
    ],
    ids=lambda screen: type(screen).__name__,
)
def test_nothing_private_stays_behind_its_screen(kiosk: Kiosk, screen: Screen, left_for: Screen):
    kiosk.show(screen)
    kiosk.show(left_for)
    kept = [str(i.property("text")) for i in all_items(kiosk.gui.window.contentItem()) if i.property("text")]
    kept += list(_values(kiosk.gui.presenter.facilities.bridge_of(screen)))
    secret = ("quux", "xyzzy", "7731", "3377")
    assert [text for text in kept if any(one in text.lower() for one in secret)] == []


def _values(bridge: object) -> list[str]:
    """What QML could still read of a bridge and of what it holds."""
    assert isinstance(bridge, QObject)
    found: list[str] = []
    ours = [one for one in (bridge, *bridge.findChildren(QObject)) if type(one).__module__.startswith("kiosk.")]
    for one in ours:
        meta = one.metaObject()
        found += [str(getattr(one, str(meta.property(n).name()))) for n in range(1, meta.propertyCount())]
    return found


# --- words --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        (words.KINDS, PersonKind),
        (words.STANDINGS, Standing),
        (words.STANDING_SIGNS, Standing),
        (words.CREDENTIALS, CredentialKind),
        (words.CREDENTIAL_SIGNS, CredentialKind),
        (words.ACTIONS, PersonAction),
        (words.ACTION_SIGNS, PersonAction),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_every_value_has_a_word_or_sign(table: dict[object, object], kinds: type[Enum]):
    assert set(table) == set(kinds)


def test_what_was_done_has_words_and_so_has_what_came_of_a_door():
    assert set(words.DONE) == set(PersonAction) - {PersonAction.OPEN_THEIRS}
    assert set(words.OPENED) == set(Came) - {Came.NOTHING_YET}


def test_a_door_that_did_not_open_is_no_good_news(kiosk: Kiosk):
    kiosk.show(replace(DOOR_SAID, came=Came.OPENED))
    assert kiosk.item("said").property("good")
    kiosk.show(replace(DOOR_SAID, came=Came.NOT_OPENED))
    assert not kiosk.item("said").property("good")
    assert kiosk.text("said") == "Their door did not open. Pull gently, and try again."


def test_no_two_standings_or_actions_have_the_same_sign():
    for signs in (words.STANDING_SIGNS, words.ACTION_SIGNS):
        assert len(set(signs.values())) >= len(signs) - (signs is words.ACTION_SIGNS)
