"""The keyboard on the screen, and a real one: what is typed arrives, whole and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from drivers.readers.keyboard_wedge import WedgeDecoder
from kiosk.engine import screens
from kiosk.engine.intents import Back, Touched
from kiosk.engine.visitors.intents import DetailsGiven, LanguageChosen
from kiosk.engine.visitors.screens import Details, VisitorWelcome
from kiosk.ui.scenes import PANELS, Panel
from tests.ui.conftest import Kiosk, Maker, all_items
from tests.ui.test_keys import Clock, clock, type_keys

__all__ = ["clock"]

NAME_ONLY = Details(asks_company=False, asks_email=False)
UPRIGHT_10 = next(panel for panel in PANELS if panel.name == "upright-10")
LYING_10 = next(panel for panel in PANELS if panel.name == "lying-10")
ENGLISH = "abcdefghijklmnopqrstuvwxyz"


def tap(kiosk: Kiosk, text: str) -> None:
    """Each key as it is named: a letter, or "space", "shift", "otherKeys", "erase", "next", "back"."""
    for key in text.split(" ") if " " in text or len(text) > 1 else text:
        kiosk.press(key if len(key) > 1 else f"letter-{key}")


def keys(kiosk: Kiosk) -> list[str]:
    """What stands on the keys that write."""
    items = all_items(kiosk.gui.window.contentItem())
    return [str(i.property("text")) for i in items if i.isVisible() and i.objectName().startswith("letter-")]


def written(kiosk: Kiosk, field: str = "name") -> str:
    return kiosk.text(f"field-{field}")


def test_a_name_begins_with_a_capital_and_so_does_each_word_of_it(kiosk: Kiosk):
    kiosk.show(NAME_ONLY)
    tap(kiosk, "a n n a space l e e - s m i t h")
    assert written(kiosk) == "Anna Lee-Smith"
    kiosk.press("next")
    assert kiosk.told == [DetailsGiven("Anna Lee-Smith")]


def test_a_capital_that_is_not_wanted_can_be_taken_back_and_another_had(kiosk: Kiosk):
    kiosk.show(NAME_ONLY)
    tap(kiosk, "shift v a n space shift d e space h a a s")
    assert written(kiosk) == "van de Haas"
    tap(kiosk, "shift x")
    assert written(kiosk) == "van de HaasX"
    tap(kiosk, "erase erase")
    assert written(kiosk) == "van de Haa"
    tap(kiosk, "erase erase erase erase erase erase erase erase erase erase erase")
    assert written(kiosk) == ""
    assert keys(kiosk)[0] == "Q"  # at the beginning again


def test_letters_of_other_languages_are_two_presses_away_and_one_brings_the_keyboard_back(kiosk: Kiosk):
    kiosk.show(NAME_ONLY)
    tap(kiosk, "j o s otherKeys otherKeys é")
    assert written(kiosk) == "José"
    assert "j" in keys(kiosk)


def test_digits_stay_until_they_are_left(kiosk: Kiosk):
    kiosk.show(NAME_ONLY)
    tap(kiosk, "otherKeys 4 2 otherKeys otherKeys")
    while "q" not in keys(kiosk):
        kiosk.press("otherKeys")
    assert written(kiosk) == "42"


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
@pytest.mark.parametrize(("language", "own"), [("en", ""), ("de", "äöüß")])
def test_every_letter_of_the_language_is_on_the_first_page(make_kiosk: Maker, panel: Panel, language: str, own: str):
    kiosk = make_kiosk(panel)
    kiosk.gui.presenter.shell.setLanguage(language)
    kiosk.show(NAME_ONLY)
    kiosk.press("shift")
    assert set(ENGLISH + own) <= set(keys(kiosk))
    assert len(keys(kiosk)) == len(set(keys(kiosk)))


@pytest.mark.parametrize("panel", [PANELS[0], UPRIGHT_10], ids=lambda panel: panel.name)
def test_every_letter_of_europe_and_every_digit_can_be_found(make_kiosk: Maker, panel: Panel):
    kiosk = make_kiosk(panel)
    kiosk.show(NAME_ONLY)
    kiosk.press("shift")
    found: set[str] = set()
    pages = 0
    while not pages or "q" not in keys(kiosk):
        found |= set(keys(kiosk))
        kiosk.press("otherKeys")
        pages += 1
    assert set("1234567890-'.,&@áàâãäåæçćčďéèêëęěğíîïıłñńňóôõöøœřśšşßťúùûüůýźżžąþð") <= found
    assert pages <= 5


def test_an_address_has_its_signs_at_hand_and_no_capitals(make_kiosk: Maker):
    for panel in (PANELS[0], UPRIGHT_10, LYING_10):
        kiosk = make_kiosk(panel)
        kiosk.show(Details(asks_company=False))
        tap(kiosk, "a next")
        assert {"@", ".", "-", "_"} <= set(keys(kiosk))
        tap(kiosk, "a @ b . e u next")
        assert kiosk.told == [DetailsGiven("A", "", "a@b.eu")]


@pytest.mark.parametrize(
    ("language", "letters"),
    [("uk", "йцукенгшщзхфівапролджєячсмитьбюїґ"), ("fr", "éèàç" + ENGLISH), ("tr", "ğüşıöç" + ENGLISH)],
)
@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
@pytest.mark.expects_log("there is no translation")
def test_languages_without_a_translation_have_their_letters_within_two_pages(
    make_kiosk: Maker, panel: Panel, language: str, letters: str
):
    kiosk = make_kiosk(panel, replace(panel.settings(), languages=(language, "en")))
    kiosk.show(NAME_ONLY)
    kiosk.press("shift")
    found = set(keys(kiosk))
    tap(kiosk, "otherKeys otherKeys")
    assert set(letters) <= found | set(keys(kiosk))


def test_the_letters_follow_the_language_and_what_was_typed_stays(kiosk: Kiosk):
    kiosk.show(NAME_ONLY)
    tap(kiosk, "a b")
    assert "ö" not in keys(kiosk)
    kiosk.press("barLanguage")
    assert "ö" in keys(kiosk)
    assert written(kiosk) == "Ab"
    assert kiosk.told == [LanguageChosen("de")]


def test_a_finger_between_two_keys_presses_one_of_them(kiosk: Kiosk):
    kiosk.show(NAME_ONLY)
    q, w = kiosk.item("letter-q"), kiosk.item("letter-w")
    edge = q.mapToScene(q.boundingRect().topRight())
    assert edge.x() == pytest.approx(w.mapToScene(w.boundingRect().topLeft()).x(), abs=0.01)


def test_each_key_can_be_named_and_pressed_without_seeing_it(kiosk: Kiosk):
    kiosk.show(NAME_ONLY)
    QAccessible.setActive(True)
    for name, said in (("letter-q", "Q"), ("erase", "Erase"), ("shift", "Capital letters"), ("space", "Space")):
        key = QAccessible.queryAccessibleInterface(kiosk.item(name))
        assert key is not None
        assert key.text(QAccessible.Text.Name) == said
    letter = QAccessible.queryAccessibleInterface(kiosk.item("letter-q"))
    assert letter is not None
    actions = letter.actionInterface()
    assert actions is not None
    actions.doAction(actions.pressAction())
    kiosk.settle()
    assert written(kiosk) == "Q"


def test_back_goes_to_the_field_before_and_then_to_the_screen_before(kiosk: Kiosk):
    kiosk.show(Details())
    tap(kiosk, "a next b back c")
    assert (written(kiosk), written(kiosk, "company")) == ("Ac", "B")
    kiosk.press("back")
    assert kiosk.told == [Back()]


def test_a_real_keyboard_types_moves_on_with_tab_and_ends_with_enter(kiosk: Kiosk, clock: Clock):
    kiosk.gui.watch_keys(None, lambda _: None)
    kiosk.show(Details(asks_email=False))
    type_keys(kiosk, clock, "ab1", 0.2)
    QTest.keyClick(kiosk.gui.window, Qt.Key.Key_Tab)
    type_keys(kiosk, clock, "cd", 0.2)
    assert kiosk.item("field-company").property("current") is True
    QTest.keyClick(kiosk.gui.window, Qt.Key.Key_Backspace)
    type_keys(kiosk, clock, "\n", 0.2)
    assert kiosk.told == [DetailsGiven("ab1", "c")]
    assert any(isinstance(one, Touched) for one in kiosk.posted)


def test_where_a_reader_types_too_its_badge_is_a_badge_and_a_persons_keys_reach_the_field(kiosk: Kiosk, clock: Clock):
    badges: list[str] = []
    kiosk.gui.watch_keys(WedgeDecoder(max_gap_s=0.02), badges.append)
    kiosk.show(Details(asks_email=False))
    type_keys(kiosk, clock, "a1b", 0.5)
    clock.now += 1
    QTest.keyClick(kiosk.gui.window, Qt.Key.Key_Space)
    type_keys(kiosk, clock, "0001234567\n", 0.005)
    assert badges == ["000012D687"]
    assert written(kiosk) == "a1b "
    type_keys(kiosk, clock, "c\n", 0.5)
    assert written(kiosk) == "a1b c"
    assert kiosk.item("field-company").property("current") is True
    assert kiosk.told == []


def test_a_key_means_nothing_where_there_is_no_field(kiosk: Kiosk, clock: Clock):
    kiosk.gui.watch_keys(None, lambda _: None)
    kiosk.show(VisitorWelcome())
    type_keys(kiosk, clock, "ab1", 0.2)
    kiosk.gui.presenter.bank(screens.BankView(receives=True))
    kiosk.show(screens.Start())
    type_keys(kiosk, clock, "ab1", 0.2)
    assert kiosk.told == []


@pytest.mark.parametrize("reader", [False, True], ids=["keyboard", "keyboard and reader"])
def test_a_key_answers_the_question_for_more_time_and_what_was_typed_stays(kiosk: Kiosk, clock: Clock, reader: bool):
    badges: list[str] = []
    kiosk.gui.watch_keys(WedgeDecoder(max_gap_s=0.02) if reader else None, badges.append)
    kiosk.show(NAME_ONLY)
    type_keys(kiosk, clock, "ann", 0.5)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Shift, Qt.Key.Key_A):
        kiosk.show(screens.MoreTime())
        kiosk.posted.clear()
        clock.now += 1
        QTest.keyClick(kiosk.gui.window, key)
        assert kiosk.posted == [Touched()]
        kiosk.show(NAME_ONLY)
    type_keys(kiosk, clock, "x\n", 0.5)
    assert kiosk.told == [DetailsGiven("annax")]
    assert badges == []


def test_after_a_sheet_a_real_keyboard_types_on(kiosk: Kiosk, clock: Clock):
    kiosk.show(NAME_ONLY)
    kiosk.press("barHelp")
    kiosk.press("sheetDone")
    kiosk.gui.watch_keys(None, lambda _: None)
    type_keys(kiosk, clock, "ann", 0.5)
    assert written(kiosk) == "ann"


def test_a_badge_at_a_reader_that_types_answers_too_and_stays_a_badge(kiosk: Kiosk, clock: Clock):
    badges: list[str] = []
    kiosk.gui.watch_keys(WedgeDecoder(), badges.append)
    kiosk.show(NAME_ONLY)
    kiosk.show(screens.MoreTime())
    kiosk.posted.clear()
    type_keys(kiosk, clock, "0001234567\n", 0.005)
    assert badges == ["000012D687"]
    assert kiosk.posted[0] == Touched()
    kiosk.show(NAME_ONLY)
    assert (written(kiosk), kiosk.told) == ("", [])


def test_keys_sound_like_keys(kiosk: Kiosk):
    sounds: list[str] = []
    kiosk.gui.presenter.sounded.connect(sounds.append)
    kiosk.show(NAME_ONLY)
    tap(kiosk, "a erase")
    assert sounds == ["tick", "tick"]
