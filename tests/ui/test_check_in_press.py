"""Checking in by hand: what each press posts, and what is kept of a person while the form is shown, and after."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kiosk.domain.compartments import Size
from kiosk.engine import screens
from kiosk.engine.intents import Back, Intent, Leave, UseCode
from kiosk.engine.screens import EnterCode, Screen
from kiosk.engine.visitors.intents import (
    CheckIn,
    DetailsGiven,
    HostPicked,
    HostTyped,
    LanguageChosen,
    LockerChosen,
    NoHost,
    NoLocker,
    StartLeaving,
    TermsAnswered,
    TypeInvitation,
    UseVisitorCode,
    WelcomeVisitor,
)
from kiosk.engine.visitors.screens import ChooseLocker, CodeFor, Details, FindHost, VisitorWelcome
from kiosk.ui.check_in_scenes import (
    EVENING,
    FAR,
    FOUND,
    HIGH,
    HOSTS,
    LOCKERS,
    NEAR,
    NOBODY,
    RECEPTION,
    SHORT_TERMS,
    TERMS,
    UNNAMED,
    WRONG,
)
from kiosk.ui.scenes import BANK, PANELS, Panel
from tests.ui.conftest import Kiosk, Maker, all_items
from tests.ui.test_keyboard import LYING_10, UPRIGHT_10, tap, written
from tests.ui.test_layout import faults

COMBINED = replace(BANK, takes_passes=True, receives=True)


@pytest.mark.parametrize(
    ("screen", "button", "intent"),
    [
        (VisitorWelcome(), "checkIn", CheckIn()),
        (VisitorWelcome(), "typeInvitation", TypeInvitation()),
        (VisitorWelcome(), "startLeaving", StartLeaving()),
        (VisitorWelcome(), "useVisitorCode", UseVisitorCode()),
        (VisitorWelcome(), "speak-de", LanguageChosen("de")),
        (screens.Start(), "welcomeVisitor", WelcomeVisitor()),
        (Details(), "back", Back()),
        (Details(), "barFinish", Leave()),
        (FOUND, "host0", HostPicked(0)),
        (FOUND, "host4", HostPicked(4)),
        (FOUND, "back", Back()),
        (NOBODY, "reception", NoHost()),
        (TERMS, "accept", TermsAnswered(accepted=True)),
        (TERMS, "decline", TermsAnswered(accepted=False)),
        (LOCKERS, "sizeS", LockerChosen("A", Size.S)),
        (LOCKERS, "noLocker", NoLocker()),
        (EnterCode(8, asked_for=CodeFor.LEAVING), "back", Back()),
    ],
)
def test_a_button_posts_its_intent(kiosk: Kiosk, screen: Screen, button: str, intent: Intent):
    kiosk.gui.presenter.bank(COMBINED)
    kiosk.show(screen)
    kiosk.press(button)
    assert kiosk.told == [intent]


# --- where it begins ----------------------------------------------------------------------------------------------


def test_at_a_kiosk_without_doors_the_start_is_the_visitors(kiosk: Kiosk):
    kiosk.gui.presenter.bank(RECEPTION)
    kiosk.show(screens.Start())
    assert kiosk.text("title") == "Welcome."
    assert not kiosk.has("useVisitorCode")
    kiosk.press("checkIn")
    assert kiosk.told == [CheckIn()]


@pytest.mark.parametrize("shown", list(screens.CredentialShown))
def test_no_code_is_asked_for_where_there_is_no_door_for_it(kiosk: Kiosk, shown: screens.CredentialShown):
    kiosk.gui.presenter.bank(RECEPTION)
    kiosk.show(screens.NotKnown(shown))
    assert [kiosk.has("leave"), kiosk.has("useCode")] == [True, False]


def test_a_bank_that_takes_passes_says_so_and_takes_their_codes(kiosk: Kiosk):
    kiosk.gui.presenter.bank(replace(BANK, takes_passes=True))
    kiosk.show(screens.Start())
    assert kiosk.text("forVisitors") == "Visitors: hold your pass to the scanner."
    kiosk.press("useVisitorCode")
    kiosk.press("useCode")
    assert kiosk.told == [UseVisitorCode(), UseCode()]


def test_a_bank_without_codes_has_no_pad_for_visitors_either(kiosk: Kiosk):
    kiosk.gui.presenter.bank(replace(BANK, takes_passes=True, accepts_codes=False))
    kiosk.show(screens.Start())
    assert kiosk.text("forVisitors") == "Visitors: hold your pass to the scanner."
    assert not kiosk.has("useVisitorCode")
    kiosk.gui.presenter.bank(replace(COMBINED, accepts_codes=False))
    kiosk.show(VisitorWelcome())
    assert (kiosk.has("typeInvitation"), kiosk.has("useVisitorCode")) == (True, False)


def test_a_bank_without_visitors_offers_them_nothing(kiosk: Kiosk):
    kiosk.gui.presenter.bank(BANK)
    kiosk.show(screens.Start())
    assert [name for name in ("useVisitorCode", "welcomeVisitor", "forVisitors") if kiosk.has(name)] == []


@pytest.mark.expects_log("there is no translation")
def test_more_languages_than_there_is_room_for_are_on_a_sheet(make_kiosk: Maker):
    languages = ("en", "de", "fr", "es", "it", "nl", "pl")
    kiosk = make_kiosk(LYING_10, replace(LYING_10.settings(), languages=languages))
    kiosk.show(VisitorWelcome())
    assert [code for code in languages if kiosk.has(f"speak-{code}")] == list(languages[:5])
    assert list(faults(kiosk, LYING_10)) == []
    kiosk.press("speakMore")
    kiosk.press("language-pl")
    assert kiosk.told == [LanguageChosen("pl")]


def test_one_language_is_not_a_choice(make_kiosk: Maker):
    kiosk = make_kiosk(settings=PANELS[0].settings(languages=("en",)))
    kiosk.show(VisitorWelcome())
    assert not kiosk.has("speak-en")


def test_a_language_is_told_when_it_is_chosen_and_when_it_is_forgotten(kiosk: Kiosk):
    kiosk.show(VisitorWelcome())
    kiosk.press("speak-de")
    kiosk.press("speak-de")
    kiosk.show(screens.Start())
    assert kiosk.gui.presenter.shell.property("language") == "en"
    assert kiosk.told == [LanguageChosen("de"), LanguageChosen("en")]
    kiosk.show(VisitorWelcome())
    kiosk.show(screens.Start())
    assert len(kiosk.told) == 2


@pytest.mark.parametrize(
    ("asked_for", "title", "line"),
    [
        (CodeFor.PIN, "Enter your code.", "Eight digits."),
        (CodeFor.PASS, "Enter your visitor’s code.", "It is on your pass. Eight digits."),
        (CodeFor.INVITATION, "Enter your invitation’s code.", "It is in your invitation. Eight digits."),
        (CodeFor.LEAVING, "Show us your pass.", "Hold its QR code to the scanner, or enter its code. Eight digits."),
    ],
)
def test_the_pad_says_whose_code_it_asks_for(kiosk: Kiosk, asked_for: CodeFor, title: str, line: str):
    kiosk.show(EnterCode(8, asked_for=asked_for))
    assert (kiosk.text("title"), kiosk.text("line")) == (title, line)
    kiosk.show(EnterCode(8, tries_left=2, asked_for=asked_for))
    assert kiosk.text("line") == "Two tries left."


def test_nobody_is_sent_to_a_scanner_that_is_not_there(make_kiosk: Maker):
    kiosk = make_kiosk(settings=replace(PANELS[0].settings(), scanner=False))
    kiosk.gui.presenter.bank(replace(BANK, takes_passes=True))
    for screen in (screens.Start(), VisitorWelcome(), EnterCode(8, asked_for=CodeFor.LEAVING)):
        kiosk.show(screen)
        drawn = [str(i.property("text")) for i in all_items(kiosk.gui.window.contentItem()) if i.isVisible()]
        assert not [text for text in drawn if "scanner" in text]
    assert kiosk.text("title") == "Enter the code of your pass."


# --- who it is ----------------------------------------------------------------------------------------------------


def test_the_name_is_asked_first_and_what_is_missing_is_asked_again(kiosk: Kiosk):
    kiosk.show(Details())
    assert kiosk.item("field-name").property("current") is True
    tap(kiosk, "next b next c next")
    assert kiosk.told == [DetailsGiven("", "B", "c")]
    kiosk.show(Details("", "B", "c", missing=frozenset({"name"})))
    assert kiosk.item("field-name").property("current") is True
    assert kiosk.item("field-name").property("label") == "Please type the name."
    assert (written(kiosk, "company"), written(kiosk, "email")) == ("B", "c")
    kiosk.press("letter-a")
    assert kiosk.item("field-name").property("label") == "Your name"


def test_what_is_filled_in_and_cannot_be_used_is_marked_until_it_is_changed(kiosk: Kiosk):
    kiosk.show(WRONG)
    for field, label in (("name", "Please type your name in letters."), ("email", "Please check this address.")):
        assert kiosk.item(f"field-{field}").property("label") == label
        assert kiosk.item(f"field-{field}").property("asksAgain") is True
    assert kiosk.item("field-company").property("asksAgain") is False
    assert kiosk.item("field-name").property("current") is True
    tap(kiosk, "erase erase")
    assert kiosk.item("field-name").property("label") == "Your name"
    kiosk.show(replace(WRONG, name="Ana", missing=frozenset({"email"})))
    assert kiosk.item("field-email").property("current") is True
    assert kiosk.item("field-email").property("active") is True
    kiosk.show(replace(WRONG, for_guest=True))
    assert kiosk.item("field-name").property("label") == "Please type the name in letters."


def test_only_what_the_site_asks_for_is_asked(kiosk: Kiosk):
    kiosk.show(Details(asks_company=False))
    assert [f for f in ("name", "company", "email") if kiosk.has(f"field-{f}")] == ["name", "email"]
    kiosk.show(Details(for_guest=True, asks_company=False, asks_email=False))
    assert kiosk.text("title") == "Who is your guest?"
    assert kiosk.text("next") == "Done"


def test_what_is_typed_survives_the_question_for_more_time_but_no_other_screen(kiosk: Kiosk):
    kiosk.show(Details())
    tap(kiosk, "a n n a")
    kiosk.show(screens.MoreTime())
    kiosk.press("moreTime")
    kiosk.show(Details())
    assert written(kiosk) == "Anna"
    kiosk.show(screens.Start())
    kiosk.show(Details())
    assert written(kiosk) == ""


@pytest.mark.parametrize("left_for", [screens.Start(), FindHost(), TERMS, screens.NotWorking()], ids=type)
def test_nothing_of_a_person_stays_behind_their_form(kiosk: Kiosk, left_for: Screen):
    kiosk.show(Details("Zoltan Quux", "Xyzzy", "zoltan@xyzzy.example"))
    kiosk.show(left_for)
    drawn = [str(i.property("text")) for i in all_items(kiosk.gui.window.contentItem()) if i.property("text")]
    bridge = kiosk.gui.presenter.properties()["details"]
    kept = [bridge.typed(field) for field in ("name", "company", "email")]
    assert [text for text in drawn + kept if "quux" in text.lower() or "xyzzy" in text.lower()] == []


@pytest.mark.parametrize("panel", [LYING_10, UPRIGHT_10], ids=lambda panel: panel.name)
def test_where_there_is_no_room_for_all_fields_one_is_asked_after_the_other(make_kiosk: Maker, panel: Panel):
    kiosk = make_kiosk(panel)
    kiosk.show(Details())
    seen = []
    for _ in range(3):
        seen.append([f for f in ("name", "company", "email") if kiosk.has(f"field-{f}")])
        tap(kiosk, "x next")
    assert seen == [["name"], ["company"], ["email"]]
    assert kiosk.told == [DetailsGiven("X", "X", "x")]
    kiosk.show(UNNAMED)
    assert kiosk.has("field-name")


# --- whom they visit ----------------------------------------------------------------------------------------------


def test_the_host_is_looked_for_once_the_hand_rests(kiosk: Kiosk, qtbot: QtBot):
    kiosk.gui.presenter.properties()["findHost"]._rest.setInterval(60_000)
    kiosk.show(FindHost())
    tap(kiosk, "r o b")
    assert kiosk.told == []
    kiosk.gui.presenter.properties()["findHost"]._rest.setInterval(1)
    qtbot.waitUntil(lambda: kiosk.told == [HostTyped("Rob")])


def test_an_answer_leaves_what_was_typed_meanwhile(kiosk: Kiosk):
    kiosk.show(FindHost())
    tap(kiosk, "r o b e")
    kiosk.show(FOUND)
    assert written(kiosk, "host") == "Robe"
    assert [kiosk.text(f"host{n}") for n in range(5)] == [host.name for host in HOSTS]
    assert kiosk.text("line") == "Others fit as well. Type more letters if yours is not here."


def test_a_host_who_is_not_found_is_receptions_to_find(kiosk: Kiosk):
    kiosk.show(FindHost())
    assert kiosk.text("line") == "Type the first letters of the name."
    assert kiosk.has("reception"), "whoever does not know the name can go on"
    kiosk.show(NOBODY)
    assert kiosk.text("line") == "We cannot find that host. Check the spelling, or choose reception."
    assert kiosk.has("reception")


def test_a_receptionist_is_asked_for_the_guests_host(kiosk: Kiosk):
    kiosk.show(FindHost(for_guest=True))
    assert kiosk.text("title") == "Who does your guest visit?"
    assert kiosk.item("field-host").property("label") == "The host’s name"
    kiosk.show(replace(FOUND, for_guest=True))
    assert kiosk.text("title") == "Who does your guest visit?"


def test_a_picked_host_is_not_asked_for_again(kiosk: Kiosk, qtbot: QtBot):
    kiosk.gui.presenter.properties()["findHost"]._rest.setInterval(20)
    kiosk.show(FOUND)
    tap(kiosk, "e host1")
    qtbot.wait(40)
    assert HostPicked(1) in kiosk.told
    assert kiosk.told[-1] == HostPicked(1)


def test_a_list_that_is_just_being_replaced_can_not_be_picked_from(kiosk: Kiosk, qtbot: QtBot):
    kiosk.gui.presenter.properties()["findHost"]._rest.setInterval(1)
    kiosk.show(FOUND)
    kiosk.press("letter-e")
    qtbot.waitUntil(lambda: kiosk.told == [HostTyped("robe")])
    kiosk.press("host1")
    assert kiosk.told == [HostTyped("robe")]
    kiosk.show(replace(FOUND, query="robe", found=HOSTS[1:2]))
    kiosk.press("host0")
    assert kiosk.told[-1] == HostPicked(0)


def test_nothing_of_the_hosts_stays_behind_their_list(kiosk: Kiosk):
    kiosk.show(FOUND)
    bridge = kiosk.gui.presenter.properties()["findHost"]
    kiosk.show(screens.Start())
    assert (bridge.property("query"), bridge.property("names"), bridge.property("departments")) == ("", [], [])


@pytest.mark.parametrize("screen", [FOUND, NOBODY], ids=["found", "nobody"])
@pytest.mark.parametrize("reach", [False, True], ids=["free", "within reach"])
@pytest.mark.parametrize("panel", [LYING_10, UPRIGHT_10], ids=lambda panel: panel.name)
def test_on_a_small_panel_a_key_turns_to_the_list_and_back(
    make_kiosk: Maker, panel: Panel, reach: bool, screen: FindHost
):
    kiosk = make_kiosk(panel)
    kiosk.show(FindHost())
    kiosk.gui.presenter.shell.setReach(reach)
    kiosk.settle()
    assert kiosk.item("next").isEnabled() is False  # too little is typed
    kiosk.show(screens.Start())
    kiosk.gui.presenter.shell.setReach(reach)
    kiosk.show(screen)
    assert not kiosk.has("host0")
    kiosk.press("next")
    assert not kiosk.has("letter-a")
    assert list(faults(kiosk, panel)) == []
    assert [kiosk.has(f"host{n}") for n in range(5)] == [screen is FOUND] * 5
    kiosk.press("typeOn")
    assert kiosk.has("letter-a")
    assert written(kiosk, "host") == screen.query


# --- the terms and the locker -------------------------------------------------------------------------------------


def test_the_terms_are_in_the_readers_language_or_the_sites_first(kiosk: Kiosk):
    kiosk.show(TERMS)
    assert kiosk.text("terms").startswith("House rules")
    assert kiosk.text("version") == "Version 2026-03"
    kiosk.press("barLanguage")
    assert kiosk.text("terms").startswith("Hausordnung")
    kiosk.show(SHORT_TERMS)
    assert kiosk.text("terms").startswith("Please stay with your host")
    assert not kiosk.has("readOn")


def test_long_terms_are_read_to_their_end_by_a_button(kiosk: Kiosk):
    kiosk.show(TERMS)
    pages = kiosk.item("pages")
    for _ in range(10):
        if kiosk.text("readOn") == "To the top":
            break
        kiosk.press("readOn")
    assert pages.property("contentY") == pytest.approx(pages.property("contentHeight") - pages.height(), abs=1)
    kiosk.press("readOn")
    assert pages.property("contentY") == 0


def test_a_locker_within_reach_is_had_by_the_toggle(kiosk: Kiosk):
    kiosk.show(LOCKERS)
    kiosk.press("within")
    kiosk.press("sizeL")
    assert kiosk.told == [LockerChosen("A", Size.L, reachable=True)]


def test_whoever_keeps_within_reach_is_offered_such_a_locker_unless_there_is_none(kiosk: Kiosk):
    kiosk.show(LOCKERS)
    kiosk.gui.presenter.shell.setReach(True)
    kiosk.settle()
    kiosk.press("sizeM")
    assert kiosk.told[-1] == LockerChosen("A", Size.M, reachable=True)
    kiosk.show(ChooseLocker((HIGH,), EVENING))
    assert not kiosk.has("within")
    kiosk.press("sizeM")
    assert kiosk.told[-1] == LockerChosen("A", Size.M, reachable=False)


def test_within_reach_only_sizes_that_are_to_be_had_there_are_offered(kiosk: Kiosk):
    kiosk.show(ChooseLocker((NEAR, replace(HIGH, bank="C")), EVENING))
    kiosk.press("within")
    assert [size for size in ("S", "M", "L", "XL") if kiosk.has(f"size{size}")] == ["S", "M", "L"]
    drawn = texts(kiosk)
    assert "3 free" in drawn
    assert "8 free" not in drawn
    kiosk.press("otherBank")  # which has none within reach: what it has is offered all the same
    assert [kiosk.has("sizeM"), kiosk.has("within")] == [True, False]
    kiosk.press("sizeM")
    assert kiosk.told == [LockerChosen("C", Size.M, reachable=False)]


def test_what_cannot_be_counted_is_not(kiosk: Kiosk):
    kiosk.show(ChooseLocker((FAR,), EVENING))
    assert not [text for text in texts(kiosk) if "free" in text]
    kiosk.show(ChooseLocker((replace(NEAR, within_reach=None),), EVENING))
    assert "8 free" in texts(kiosk)
    kiosk.press("within")
    assert not [text for text in texts(kiosk) if "free" in text]


def texts(kiosk: Kiosk) -> list[str]:
    return [str(i.property("text")) for i in all_items(kiosk.gui.window.contentItem()) if i.isVisible()]


def test_another_place_is_a_press_away_and_says_whether_it_is_promised(kiosk: Kiosk):
    kiosk.show(LOCKERS)
    assert kiosk.text("line") == "Bank A: Level 2, by the lifts"
    assert not kiosk.has("unconfirmed")
    kiosk.press("otherBank")
    assert kiosk.text("line") == "Bank B: Level 4, next to the canteen"
    assert kiosk.text("unconfirmed") == "We cannot ask this bank just now. A door is likely, but not promised."
    assert not kiosk.has("sizeS")
    kiosk.show(ChooseLocker((replace(NEAR, sizes={Size.M: 1}), FAR), EVENING))  # what is free has changed meanwhile
    assert kiosk.text("line") == "Bank B: Level 4, next to the canteen"
    kiosk.press("sizeL")
    assert kiosk.told == [LockerChosen("B", Size.L)]
    kiosk.show(screens.Start())
    kiosk.show(LOCKERS)
    assert kiosk.text("line") == "Bank A: Level 2, by the lifts"
