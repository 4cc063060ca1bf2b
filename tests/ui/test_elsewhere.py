"""What a person reads of banks of other kiosks: where there is room, where their door is, and how sure that is."""

from __future__ import annotations

import pytest

from kiosk.domain.compartments import Size
from kiosk.engine.intents import Leave, TakeOneMore
from kiosk.engine.screens import BankFull, DoorAt, DoorElsewhere, InLine, Screen
from kiosk.engine.visitors.screens import ChooseLocker, ElsewhereBank, LockerOffer, PassBankFull
from kiosk.ui.scenes import EARLIER, FAR, HAD_ROOM, HAS_ROOM, SOON, TODAY
from kiosk.ui.sounds import sound_of
from tests.ui.conftest import Kiosk
from tests.ui.test_words import said

CANTEEN = "Level 4, next to the canteen"
B = LockerOffer("B", CANTEEN, {Size.M: 5}, confirmed=False)
COUNTED = LockerOffer("B", CANTEEN, {Size.M: 5}, confirmed=False, counted=True)
HEARD = LockerOffer("B", CANTEEN, {Size.M: 5}, confirmed=False, counted=True, known_at=EARLIER)
YESTERDAY = EARLIER.replace(day=14)


@pytest.mark.parametrize(
    ("screen", "texts"),
    [
        (BankFull(elsewhere=HAS_ROOM), ["All doors are in use.", f"Bank B has a door: {CANTEEN}."]),
        (BankFull(elsewhere=HAD_ROOM), [f"Bank B had a door at 12:15: {CANTEEN}."]),
        (BankFull(elsewhere=ElsewhereBank("B", "", True)), ["Bank B has a door."]),
        (BankFull(elsewhere=ElsewhereBank("B", "", True, YESTERDAY)), ["Bank B had a door yesterday at 12:15."]),
        (InLine(2, 15, told=True, elsewhere=HAS_ROOM), ["You are number 2", f"Bank B has a door: {CANTEEN}."]),
        (
            PassBankFull("A", None, (HAS_ROOM, HAD_ROOM, ElsewhereBank("C", ""))),
            [
                "Reception can change your pass",
                f"Bank B has a door: {CANTEEN}.",
                "Bank B had a door at 12:15:",
                "Bank C",
            ],
        ),
        (
            DoorElsewhere(FAR[:1]),
            ["You have a door at bank B.", f"Door 12, bank B: {CANTEEN}.", "More are not possible."],
        ),
        (
            DoorElsewhere(FAR, EARLIER, can_take=True),
            [
                "You had a door at bank B at 12:15.",
                "Door 117, bank B.",
                "Door 3, bank Annex.",
                "We cannot ask that bank",
            ],
        ),
        (ChooseLocker((B,), TODAY), ["We cannot ask this bank just now. A door is likely, but not promised."]),
        (
            ChooseLocker((COUNTED,), TODAY),
            ["So many are free there now. A door is likely, but not promised.", "5 free"],
        ),
        (ChooseLocker((HEARD,), TODAY), ["So many were free there at 12:15.", "5 free"]),
    ],
)
def test_a_screen_says(kiosk: Kiosk, screen: Screen, texts: list[str]):
    kiosk.show(screen)
    drawn = said(kiosk).replace("\n", " ")
    assert [text for text in texts if text not in drawn] == []


def test_nothing_is_said_of_another_bank_where_nothing_is_known(kiosk: Kiosk):
    for screen in (BankFull(free_at=SOON), InLine(2, 15, told=True)):
        kiosk.show(screen)
        assert not kiosk.has("elsewhere")
    kiosk.show(ChooseLocker((B,), TODAY))
    assert "5 free" not in said(kiosk)


def test_a_door_here_is_offered_only_to_those_who_may_have_it(kiosk: Kiosk):
    kiosk.show(DoorElsewhere(FAR[:1]))
    assert not kiosk.has("takeOneMore")
    kiosk.press("leave")
    kiosk.show(DoorElsewhere((DoorAt("B", "", "12"),), can_take=True))
    assert not kiosk.has("also")
    kiosk.press("takeOneMore")
    assert kiosk.told == [Leave(), TakeOneMore()]


def test_at_reception_each_bank_is_told_of_by_its_own_news(kiosk: Kiosk):
    kiosk.show(ChooseLocker((HEARD, COUNTED), TODAY))
    kiosk.press("otherBank")
    assert kiosk.text("unconfirmed").startswith("So many are free there now.")


def test_it_sounds_like_a_badge_that_was_read():
    assert sound_of(DoorElsewhere(FAR)) == "accepted"
