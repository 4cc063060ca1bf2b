"""How a person wants to read, hear and reach: it works at once, and is gone when they are."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from kiosk.engine import screens
from kiosk.engine.intents import ReachMode
from kiosk.engine.screens import BankView
from kiosk.engine.visitors.intents import LanguageChosen
from kiosk.ui.scenes import BANK, DOOR, FRIDAY, PANELS, TODAY
from kiosk.ui.settings import Scheme
from tests.ui.conftest import Kiosk, Maker


def test_the_language_changes_what_is_on_the_screen_at_once(kiosk: Kiosk):
    kiosk.gui.presenter.bank(BANK)
    kiosk.show(screens.DoorOpen(DOOR, fresh=True, until=FRIDAY))
    assert kiosk.text("line") == "Left of this screen, fourth column from here, second from the top."
    kiosk.press("barLanguage")
    assert kiosk.text("title") == "Fach 12 ist offen."
    assert kiosk.text("line") == "Links von diesem Bildschirm, vierte Spalte von hier aus, zweites Fach von oben."
    assert kiosk.text("barLanguage") == "English"
    kiosk.press("barLanguage")
    assert kiosk.text("title") == "Door 12 is open."


def test_digits_stay_when_the_language_changes(kiosk: Kiosk):
    kiosk.show(screens.EnterCode(6))
    kiosk.press("key3")
    kiosk.press("barLanguage")
    assert kiosk.text("title") == "Geben Sie Ihren Code ein."
    assert kiosk.item("dots").property("count") == 1


def test_everything_goes_back_on_the_start_screen(kiosk: Kiosk):
    kiosk.show(screens.DoorIsYours(DOOR, TODAY))
    kiosk.press("barLanguage")
    kiosk.press("barReach")
    kiosk.press("barText")
    kiosk.press("larger")
    kiosk.press("contrast")
    shell = kiosk.gui.presenter.shell
    assert (shell.property("scheme"), shell.property("larger"), shell.property("reach")) == ("contrast", True, True)
    kiosk.show(screens.Start())
    assert (shell.property("scheme"), shell.property("larger"), shell.property("reach")) == ("light", False, False)
    assert kiosk.text("title") == "Hold your badge to the reader."
    assert kiosk.told == [LanguageChosen("de"), ReachMode(True), ReachMode(False), LanguageChosen("en")]


def test_what_was_chosen_on_the_start_screen_stays_when_a_badge_comes(kiosk: Kiosk):
    kiosk.show(screens.Start())
    kiosk.press("barLanguage")
    kiosk.show(screens.DoorOpening(DOOR))
    assert kiosk.text("title") == "Fach 12 geht auf."


def test_what_was_chosen_on_the_start_screen_goes_back_when_nobody_is_there(kiosk: Kiosk, qtbot: QtBot):
    kiosk.show(screens.Start())
    kiosk.gui.presenter.shell._forget.setInterval(20)
    kiosk.press("barLanguage")
    qtbot.waitUntil(lambda: kiosk.text("title") == "Hold your badge to the reader.")


def test_a_language_that_is_known_is_spoken_without_being_chosen_and_ends_with_the_visit(kiosk: Kiosk):
    kiosk.show(screens.EnterCode(6))
    kiosk.gui.presenter.speak("de")
    kiosk.gui.presenter.speak("xx")
    assert kiosk.text("title") == "Geben Sie Ihren Code ein."
    assert kiosk.told == []
    kiosk.show(screens.Start())
    assert kiosk.text("title") == "Hold your badge to the reader."


def test_many_languages_are_chosen_from_a_sheet(make_kiosk: Maker):
    kiosk = make_kiosk(settings=PANELS[0].settings(languages=("de", "en")))
    kiosk.show(screens.Start())
    assert kiosk.text("title") == "Halten Sie Ihren Ausweis an das Lesegerät."
    kiosk.gui.window.setProperty("sheet", "languages")
    kiosk.settle()
    assert kiosk.text("language-en") == "English"
    kiosk.press("language-en")
    assert kiosk.text("title") == "Hold your badge to the reader."
    assert not kiosk.has("language-en")


@pytest.mark.parametrize("theme", list(Scheme))
def test_the_sites_own_colours_come_back(make_kiosk: Maker, theme: Scheme):
    kiosk = make_kiosk(settings=PANELS[0].settings(theme))
    kiosk.show(screens.Start())
    before = kiosk.gui.window.property("color")
    kiosk.show(screens.EnterCode(6))
    kiosk.press("barText")
    if theme is Scheme.CONTRAST:
        assert not kiosk.has("contrast")
        return
    kiosk.press("contrast")
    assert kiosk.gui.window.property("color") != before
    kiosk.show(screens.Start())
    assert kiosk.gui.window.property("color") == before


@pytest.mark.parametrize(
    ("free", "text"), [(0, "All doors are in use"), (1, "1 door is free"), (14, "14 doors are free")]
)
def test_free_doors_are_counted_in_words(kiosk: Kiosk, free: int, text: str):
    kiosk.gui.presenter.bank(BankView(BANK.tiles, free, 6))
    kiosk.show(screens.Start())
    assert kiosk.text("free") == text


class FakePlayer:
    def __init__(self) -> None:
        self.played = 0

    def setVolume(self, volume: float) -> None:
        self.volume = volume

    def play(self) -> None:
        self.played += 1


def test_sounds_play_while_they_are_wanted(kiosk: Kiosk):
    players = {name: FakePlayer() for name in ("accepted", "refused", "door", "tick", "chime")}
    assert not kiosk.has("barSound")
    kiosk.gui.use_sounds(dict(players))
    kiosk.show(screens.DoorOpening(DOOR))
    kiosk.show(screens.DoorOpening(DOOR, retrying=True))
    kiosk.show(screens.DoorOpen(DOOR, fresh=True, until=None))
    kiosk.show(screens.EnterCode(4))
    kiosk.press("key1")
    kiosk.show(screens.MoreTime())
    kiosk.show(screens.NotKnown(screens.CredentialShown.BADGE))
    assert {name: player.played for name, player in players.items()} == dict.fromkeys(players, 1)
    kiosk.press("barSound")
    kiosk.show(screens.NotWorking())
    assert players["refused"].played == 1
    kiosk.show(screens.Start())
    assert kiosk.text("barSound") == "Sound is on"
