"""The language of a visitor: their invitation's is put on, as far as the site has it, and the record says which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.engine import intents as e
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors import issue, languages
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.screens import PassReady, Visits
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import (
    UNTIL,
    WITH_TERMS,
    invited,
    press,
    scan,
    type_code,
    walk_in,
)

HERE = replace(WITH_TERMS, languages=("en", "de"))


@pytest.fixture
def rig(make_rig: Callable[..., Rig]) -> Rig:
    rig = make_rig((), visitors=HERE)
    rig.person("rea", groups=frozenset({"reception"}))
    return rig


def written(rig: Rig) -> str | None:
    found: str | None = rig.rows("SELECT language FROM guest_visit ORDER BY rowid DESC")[0][0]
    return found


@pytest.mark.parametrize(
    ("theirs", "here"),
    [
        ("de", "de"),
        ("DE", "de"),
        ("de-AT", "de"),
        ("de_CH", "de"),
        ("en-GB", "en"),
        ("fr", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_what_the_site_has_of_it(rig: Rig, theirs: str | None, here: str):
    assert languages.read_here(rig.kiosk, theirs) == here


def test_where_the_site_has_none_set_it_stays_as_it_is(make_rig: Callable[..., Rig]):
    rig = make_rig((), visitors=WITH_TERMS)
    assert languages.read_here(rig.kiosk, "fr") == "fr"
    assert languages.read_here(rig.kiosk, None) is None


def test_a_scanned_invitation_puts_its_language_on(rig: Rig):
    scan(rig, invited(rig, language="de-AT").qr)
    assert rig.display.language == "de"
    press(rig, i.TermsAnswered(accepted=True), i.NoLocker())
    assert written(rig) == "de"
    assert rig.events("visit.arrived")[-1].detail["language"] == "de"


def test_so_does_a_typed_one(rig: Rig):
    prepared = invited(rig, language="de")
    type_code(rig, i.TypeInvitation(), prepared.code)
    assert rig.display.language == "de"


def test_not_where_somebody_has_chosen_another(rig: Rig):
    prepared = invited(rig, language="de")
    press(rig, i.LanguageChosen("en"))
    scan(rig, prepared.qr)
    assert rig.display.language == ""
    press(rig, i.TermsAnswered(accepted=True), i.NoLocker())
    assert written(rig) == "en"


def test_who_chose_none_read_the_usual_one(rig: Rig):
    walk_in(rig)
    press(rig, i.TermsAnswered(accepted=True), i.NoLocker())
    assert written(rig) == "en"


def test_after_a_guest_a_receptionist_reads_their_own_again(rig: Rig):
    invited(rig, language="de")
    rig.tap("rea")
    press(rig, i.PickVisit(0), i.AdmitGuest())
    assert rig.display.language == "de"
    press(rig, i.TermsAnswered(accepted=True), i.NoLocker(), e.Leave())
    rig.shows(Visits)
    assert rig.display.language == "en"
    assert rig.kiosk.visit.language is None


def test_a_pass_is_given_out_in_what_the_site_has(rig: Rig):
    assert issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL, language="de-CH"))[0].language == "de"
    assert issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL))[0].language is None


def test_whoever_comes_next_has_the_usual_one(rig: Rig):
    scan(rig, invited(rig, language="de").qr)
    press(rig, e.Leave(), i.WelcomeVisitor(), i.CheckIn(), i.DetailsGiven("Zoe"), i.NoHost())
    press(rig, i.TermsAnswered(accepted=True), i.NoLocker())
    assert written(rig) == "en"
    assert not isinstance(rig.screen, PassReady)


def test_a_language_that_was_chosen_stays(rig: Rig):
    press(rig, i.LanguageChosen("de"))
    walk_in(rig)
    press(rig, i.TermsAnswered(accepted=True), i.NoLocker())
    assert written(rig) == "de"
    assert rig.display.language == ""
