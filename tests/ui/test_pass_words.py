"""What visitors are told of their passes, at reception and at the bank, and what each button there does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kiosk.domain.passes import WhyNoPass
from kiosk.engine import screens
from kiosk.engine.intents import GiveBack, Intent, Keep, Leave
from kiosk.engine.screens import Screen
from kiosk.engine.visitors import intents
from kiosk.engine.visitors.screens import (
    CheckedIn,
    Goodbye,
    InvitationEarly,
    InvitationUnknown,
    KeyCard,
    Pairing,
    PassBankFull,
    PassForm,
    PassReady,
    PassRefused,
    Printing,
    StillInside,
    Visits,
    VisitShown,
)
from kiosk.ui.pass_scenes import (
    CONTRACTOR,
    DOOR,
    ELSEWHERE,
    EVENING,
    EVERYTHING,
    LONG_AGO,
    MORNING,
    NEXT_DAY,
    OTHER,
    PASS,
    PLACE,
    REFUSED,
    VISITS,
    pass_scenes,
)
from kiosk.ui.scenes import Scene
from kiosk.ui.sounds import sound_of
from tests.ui.conftest import Kiosk
from tests.ui.test_words import said

COMPARED = Pairing("4821 3905 7716", "reception-1", "HQ North")
LEAVING = screens.KeepOrGiveBack(DOOR, MORNING, EVENING, visiting=True)


@pytest.mark.parametrize(
    ("screen", "texts"),
    [
        (
            PassReady(PASS, host_told=True),
            ["Take a photo of your pass.", "Bank A", PLACE, "Until 18:00 today", "Your host has been told."],
        ),
        (PassReady(PASS, again=True), ["Here is your pass again."]),
        (
            PassReady(PASS, again=True, extended=True),
            ["Take a new photo.", "The earlier one still ends at the earlier time."],
        ),
        (
            EVERYTHING,
            ["there should be a door, but we could not ask bank B", "please come back", "on its way to your e-mail"],
        ),
        (
            PassReady(CONTRACTOR),
            [
                "From 08:00 tomorrow",
                "Until Friday at 17:00",
                "Each day from 08:00 to 17:00",
                "The code works until 18:00 tomorrow.",
                "A door within reach",
            ],
        ),
        (CheckedIn(host_told=True), ["Your host has been told.", "Please take a seat."]),
        (CheckedIn(host_told=False, none_free=True), ["Please tell reception", "No door is free for your things now."]),
        (InvitationUnknown(), ["We do not find this invitation.", "You can check in without it."]),
        (InvitationEarly(NEXT_DAY), ["You are expected later.", "Your visit begins tomorrow at 08:00."]),
        (
            StillInside("12", "A", PLACE),
            ["You still have door 12.", f"It is at bank A ({PLACE}).", "fetch your things"],
        ),
        (StillInside(None, "B", ""), ["Is your door empty?", "We cannot look at bank B from here."]),
        (Goodbye(host_told=True), ["Goodbye, and thank you.", "Your host has been told."]),
        (Goodbye(for_today=True), ["You have left for today.", "again on your next day."]),
        (Goodbye(bank="B", place=PLACE), [f"Did you have things at bank B ({PLACE})? Please look there once more."]),
        (LEAVING, ["Are you leaving now?", "I am leaving", "Keep door 12", "your pass ends then"]),
        (replace(LEAVING, for_today=True), ["I am leaving for today"]),
        (screens.GivenBack(DOOR, visiting=True), ["Thank you. You have left.", "opens nothing any more"]),
        (screens.GivenBack(DOOR, visiting=True, for_today=True), ["opens a door for you again on your next day."]),
        (PassBankFull("A", OTHER), ["Bank A is full now.", "Bank B has a door for you: Level 4, next to the canteen."]),
        (PassBankFull("A", None, ELSEWHERE), ["Bank C: Level 1, beside reception", "Bank D", "Reception can change"]),
        (PassBankFull("A"), ["Please come back a little later, or ask reception.", "030 5550 112"]),
        (KeyCard("LK1:K", "4821 3905 7716", "reception-1"), ["4821 3905 7716", "reception-1", "It is no secret"]),
        (KeyCard("LK1:K", "1", "r", ("acme", "beta")), ["For visitors of acme, beta."]),
        (replace(COMPARED, tenants=("acme", "beta")), ["For visitors of acme, beta."]),
        (Pairing(), ["Hold the key to the scanner.", "Show the key"]),
        (COMPARED, ["Are the digits the same?", "4821 3905 7716", "reception-1 · HQ North"]),
        (replace(COMPARED, done=True), ["This bank takes these passes now.", "open doors here."]),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, list) else "",
)
def test_a_screen_says(kiosk: Kiosk, screen: Screen, texts: Sequence[str]):
    kiosk.show(screen)
    drawn = said(kiosk)
    assert [text for text in texts if text not in drawn] == []


@pytest.mark.parametrize(
    ("screen", "title", "also"),
    [
        (REFUSED["unknown"], "We do not know this code.", "hold your pass to the scanner"),
        (REFUSED["malformed"], "We cannot read this pass.", "Make your phone’s screen bright"),
        (REFUSED["key"], "We do not know this pass.", "Reception can give you a new one."),
        (REFUSED["key-revoked"], "This pass is no longer taken.", "Reception can give you a new one."),
        (REFUSED["signature"], "We cannot read this pass.", "Reception can give you a new one."),
        (REFUSED["other-bank"], "Your pass is for bank B.", "You find it here: Level 4, next to the canteen."),
        (REFUSED["other-bank-unknown"], "Your pass is for another bank.", "Reception can tell you where it is."),
        (REFUSED["other-tenant"], "These doors are for others.", "Reception can tell you where yours are."),
        (REFUSED["not-yet"], "Your pass works later.", "It begins tomorrow at 08:00."),
        (REFUSED["outside-hours"], "Your pass is for other hours.", "Your things are safe in door 12."),
        (REFUSED["ended"], "Your pass has ended.", "It ended at 09:30."),
        (REFUSED["ended-code"], "Your code has ended.", "The clock here shows 14:00 on 15 September."),
        (REFUSED["spent"], "You have left already.", "So your pass opens nothing any more."),
        (REFUSED["spent-today"], "You have left already.", "Your pass works again tomorrow at 08:00."),
        (REFUSED["revoked"], "This visit has been ended.", "Your host or reception did that."),
        (REFUSED["clock"], "We cannot take passes now.", "The clock here shows 01:07 on 1 January."),
    ],
)
def test_a_pass_that_opens_nothing_says_why_and_what_to_do(kiosk: Kiosk, screen: PassRefused, title: str, also: str):
    kiosk.show(screen)
    assert kiosk.text("title") == title
    assert also in said(kiosk)


@pytest.mark.parametrize("form", list(PassForm))
@pytest.mark.parametrize("why", list(WhyNoPass))
@pytest.mark.parametrize("known", [False, True])
def test_every_refusal_ends_in_a_next_step_without_blame(kiosk: Kiosk, why: WhyNoPass, form: PassForm, known: bool):
    full = PassRefused(why, form, "B", PLACE, NEXT_DAY, MORNING, "12", LONG_AGO) if known else PassRefused(why, form)
    kiosk.show(full)
    drawn = said(kiosk)
    assert kiosk.text("title").endswith(".")
    assert len(kiosk.text("title").split()) <= 6
    step = ["eception", "once more", "come back", "You find it here", "works again"]
    assert any(text in drawn for text in step)
    jargon = ["invalid", "signature", "key", "token", "expired", "error", "malformed", "undefined", "%"]
    assert [word for word in jargon if word in drawn.lower()] == []
    assert kiosk.has("leave")
    assert kiosk.has("holds") == known


@pytest.mark.parametrize(
    ("screen", "button", "intent"),
    [
        (PassReady(PASS, Printing.READY), "print", intents.PrintPass()),
        (PassReady(PASS, Printing.FAILED), "print", intents.PrintPass()),
        (PassReady(PASS), "leave", Leave()),
        (CheckedIn(host_told=True), "leave", Leave()),
        (InvitationUnknown(), "checkIn", intents.CheckIn()),
        (InvitationUnknown(), "typeCode", intents.TypeInvitation()),
        (InvitationUnknown(), "leave", Leave()),
        (InvitationEarly(NEXT_DAY), "leave", Leave()),
        (StillInside("12", "A", PLACE), "itIsEmpty", intents.ItIsEmpty()),
        (StillInside(None, "B", PLACE), "itIsEmpty", intents.ItIsEmpty()),
        (StillInside("12", "A", PLACE), "leave", Leave()),
        (Goodbye(), "leave", Leave()),
        (LEAVING, "giveBack", GiveBack()),
        (LEAVING, "keep", Keep()),
        (REFUSED["spent"], "leave", Leave()),
        (REFUSED["unknown"], "typeCode", intents.UseVisitorCode()),
        (REFUSED["malformed"], "typeCode", intents.UseVisitorCode()),
        (PassBankFull("A", OTHER), "takeOther", intents.TakeOtherBank()),
        (PassBankFull("A", OTHER), "leave", Leave()),
        (KeyCard("LK1:K", "4821 3905 7716", "reception-1"), "leave", Leave()),
        (Pairing(), "leave", Leave()),
        (COMPARED, "same", intents.SameDigits(True, "4821 3905 7716")),
        (COMPARED, "different", intents.SameDigits(False, "4821 3905 7716")),
    ],
)
def test_a_button_posts_its_intent(kiosk: Kiosk, screen: Screen, button: str, intent: Intent):
    kiosk.show(screen)
    kiosk.press(button)
    assert kiosk.told == [intent]


def test_what_cannot_be_done_is_not_offered(kiosk: Kiosk):
    offers: list[tuple[Screen, list[str]]] = [
        (PassReady(PASS), ["print", "printing", "extended", "unconfirmed", "told", "begins", "hours"]),
        (REFUSED["spent"], ["typeCode", "holds", "time"]),
        (PassBankFull("A", None, ELSEWHERE), ["takeOther"]),
        (Pairing(), ["same", "different", "fingerprint", "tenants"]),
        (replace(COMPARED, done=True), ["same", "different"]),
        (CheckedIn(host_told=True), ["noneFree"]),
        (Goodbye(), ["look"]),
    ]
    for screen, absent in offers:
        kiosk.show(screen)
        assert [name for name in absent if kiosk.has(name)] == [], screen


@pytest.mark.parametrize(
    ("screen", "sound"),
    [
        (PassReady(PASS, Printing.READY), "accepted"),
        (PassReady(PASS, Printing.UNDER_WAY), ""),
        (REFUSED["spent"], "refused"),
        (PassBankFull("A"), "refused"),
        (InvitationUnknown(), "refused"),
        (Goodbye(), "accepted"),
        (Pairing(), ""),
        (COMPARED, "accepted"),
    ],
)
def test_a_screen_sounds(screen: Screen, sound: str):
    assert sound_of(screen) == sound


def test_the_list_of_visits_sounds_when_a_badge_opens_it_and_not_once_more(kiosk: Kiosk):
    sounds: list[str] = []
    kiosk.gui.presenter.sounded.connect(sounds.append)
    for screen in (screens.Start(), Visits(VISITS), Visits(VISITS[:2], page=1), VisitShown(VISITS[0]), Visits(VISITS)):
        kiosk.show(screen)
    assert sounds == ["accepted"]
    kiosk.show(screens.Start())
    kiosk.show(Visits(VISITS))
    assert sounds == ["accepted", "accepted"]


def test_a_screen_does_not_sound_again_after_the_question_for_more_time(kiosk: Kiosk):
    sounds: list[str] = []
    kiosk.gui.presenter.sounded.connect(sounds.append)
    for screen in (PassReady(PASS), screens.MoreTime(), PassReady(PASS), screens.MoreTime(), REFUSED["spent"]):
        kiosk.show(screen)
    assert sounds == ["accepted", "chime", "chime", "refused"]


def test_every_refusal_has_a_scene():
    shown = [scene.screen for scene in pass_scenes(Scene)]
    assert {one.why for one in shown if isinstance(one, PassRefused)} == set(WhyNoPass)
