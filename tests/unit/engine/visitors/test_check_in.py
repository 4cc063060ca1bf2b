"""Checking in at reception: with and without an invitation, step by step and back, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.compartments import Size
from kiosk.domain.guests import VisitState
from kiosk.engine import intents as e
from kiosk.engine import messages as m
from kiosk.engine import screens
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors import issue
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.screens import (
    CheckedIn,
    ChooseLocker,
    CodeFor,
    Details,
    FindHost,
    InvitationEarly,
    InvitationUnknown,
    PassReady,
    Printing,
    ReadTerms,
    VisitorWelcome,
)
from kiosk.engine.visitors.settings import Reception, VisitorSettings
from kiosk.engine.visitors.typed import LONGEST, cleaned, is_address, is_name
from tests.fakes.clock import NOON
from tests.fakes.failing_disk import COMMIT
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import (
    ALL_BOOKABLE,
    COMBINED,
    ELSEWHERE,
    HOUR,
    UNTIL,
    WITH_TERMS,
    gets_pass,
    invited,
    press,
    scan,
    type_code,
    walk_in,
)


@pytest.fixture
def rig(make_rig: Callable[..., Rig]) -> Rig:
    return make_rig((), visitors=ELSEWHERE)


def people(rig: Rig) -> list[tuple[str, ...]]:
    return rig.rows("SELECT name FROM person WHERE external_id LIKE 'guest-%'")


# --- without an invitation ----------------------------------------------------------------------------------------


def test_from_the_first_touch_to_a_pass(rig: Rig):
    ready = gets_pass(rig, email="eve@vogt.example")
    assert (ready.shown.bank, ready.shown.size, ready.shown.confirmed) == ("A", Size.M, False)
    assert ready.mailed
    assert ready.printing is Printing.READY
    assert people(rig) == [("Eve Vogt",)]
    assert [one.type for one in rig.events()][-2:] == ["visit.arrived", "pass.issued"]
    assert [kind for kind, _ in rig.notices()] == ["arrived", "pass"]


def test_the_host_is_told_where_there_is_a_way(rig: Rig):
    assert not gets_pass(rig).host_told
    rig.handle(e.Leave())
    rig.person("dan", email="dan@acme.example")
    assert gets_pass(rig, host="dan").host_told


def test_a_kiosk_that_has_no_way_to_tell_anybody_promises_no_mail(rig: Rig):
    rig.kiosk.settings = replace(rig.kiosk.settings, tells_people=False)
    rig.person("dan", email="dan@acme.example")
    press(rig, i.WelcomeVisitor(), i.CheckIn())
    assert not rig.shows(Details).asks_email
    ready = gets_pass(rig, host="dan", email="eve@vogt.example")
    assert (ready.mailed, ready.host_told) == (False, False)


def test_nothing_is_written_down_before_the_last_step(rig: Rig):
    lines = len(rig.events())
    walk_in(rig)
    rig.shows(ChooseLocker)
    assert people(rig) == []
    assert len(rig.events()) == lines
    rig.handle(e.Leave())
    assert rig.kiosk.visit.draft is None
    assert people(rig) == []


def test_who_needs_no_locker_is_checked_in_all_the_same(rig: Rig):
    walk_in(rig)
    press(rig, i.NoLocker())
    assert rig.shows(CheckedIn) == CheckedIn(host_told=False)
    assert rig.rows("SELECT state, bank FROM guest_visit") == [("here", None)]


def test_where_nothing_is_left_nobody_is_asked(rig: Rig):
    for size in (Size.S, Size.M, Size.M):
        gets_pass(rig, size)
        rig.handle(e.Leave())
    walk_in(rig)
    assert rig.shows(CheckedIn).none_free


def test_a_reception_that_knows_of_no_bank_offers_none(make_rig):
    rig = make_rig((), visitors=VisitorSettings(Reception()))
    walk_in(rig)
    assert not rig.shows(CheckedIn).none_free


def test_somebody_else_may_take_the_last_one_while_one_chooses(rig: Rig):
    gets_pass(rig, Size.S)
    rig.handle(e.Leave())
    walk_in(rig)
    press(rig, i.LockerChosen("A", Size.S))
    assert Size.S not in rig.shows(ChooseLocker).offers[0].sizes
    press(rig, i.LockerChosen("B", Size.M), i.LockerChosen("A", Size.M, reachable=False))
    rig.shows(PassReady)


def test_back_goes_one_step_and_keeps_what_was_typed(make_rig):
    rig = make_rig((), visitors=WITH_TERMS)
    walk_in(rig)
    press(rig, i.TermsAnswered(accepted=True))
    rig.shows(ChooseLocker)
    press(rig, e.Back())
    rig.shows(ReadTerms)
    press(rig, e.Back())
    assert rig.shows(FindHost).query == "ada"
    assert rig.shows(FindHost).found[0].name == "Ada"
    press(rig, e.Back())
    details = rig.shows(Details)
    assert (details.name, details.company) == ("Eve Vogt", "Vogt & Co.")
    press(rig, e.Back())
    rig.shows(VisitorWelcome)


def test_a_name_must_be_given_and_an_address_must_be_one(rig: Rig):
    press(rig, i.WelcomeVisitor(), i.CheckIn(), i.DetailsGiven("  ", "Vogt", "eve at home"))
    details = rig.shows(Details)
    assert details.missing == {"name", "email"}
    assert (details.company, details.email) == ("Vogt", "eve at home")
    press(rig, i.DetailsGiven("x" * (LONGEST + 1)))
    assert rig.shows(Details).missing == {"name"}
    press(rig, i.DetailsGiven("Eve"))
    rig.shows(FindHost)


def test_terms_are_accepted_or_nothing_is_kept(make_rig):
    rig = make_rig((), visitors=WITH_TERMS)
    walk_in(rig)
    assert rig.shows(ReadTerms).texts["de"] == "Tragen Sie Ihren Ausweis."
    press(rig, i.TermsAnswered(accepted=False))
    rig.shows(screens.Start)
    assert people(rig) == []
    walk_in(rig)
    press(rig, i.TermsAnswered(accepted=True), i.NoLocker())
    assert rig.events("visit.arrived")[-1].detail["terms"] == "2026-03"
    assert rig.rows("SELECT terms FROM guest_visit") == [("2026-03",)]


def test_the_language_that_was_chosen_goes_with_the_visit(rig: Rig):
    press(rig, i.LanguageChosen("de"))
    gets_pass(rig)
    assert rig.rows("SELECT language FROM guest_visit") == [("de",)]
    rig.handle(e.Leave())
    gets_pass(rig)
    assert rig.rows("SELECT language FROM guest_visit WHERE language IS NULL") == [(None,)]


def test_a_name_of_nothing_but_dots_is_asked_for_again(rig: Rig):
    press(rig, i.WelcomeVisitor(), i.CheckIn(), i.DetailsGiven("\u3164", "", "eve@vogt"))
    details = rig.shows(Details)
    assert details.missing == {"name", "email"}
    assert (details.name, details.email) == ("\u3164", "eve@vogt")


def test_a_stay_ends_with_the_day(rig: Rig):
    walk_in(rig)
    assert rig.shows(ChooseLocker).until == NOON + 10 * HOUR
    rig.handle(e.Leave())
    rig.waits(3 * 3600)
    walk_in(rig)
    assert rig.shows(ChooseLocker).until == NOON + 12 * HOUR  # midnight in Berlin


def test_what_is_typed_never_vanishes_unasked(rig: Rig):
    press(rig, i.WelcomeVisitor(), i.CheckIn(), i.DetailsGiven("Eve Vogt"))
    for screen in (FindHost, ChooseLocker, PassReady):
        shown = rig.shows(screen)
        rig.waits(61)
        rig.shows(screens.MoreTime)
        press(rig, e.Touched())
        assert rig.shows(screen) == shown
        press(rig, *([i.NoHost()] if screen is FindHost else [i.LockerChosen("A", Size.M)]))
    rig.waits(91)
    rig.shows(screens.Start)


def test_what_is_nobodys_at_the_reader_leaves_a_form_as_it_is(rig: Rig):
    walk_in(rig)
    shown = rig.shows(ChooseLocker)
    rig.tap("nobody")
    scan(rig, "https://example.org/menu")
    scan(rig, "LKI1:AAAAAAAAAAAAAAAA")
    scan(rig, "LK1:AAAAAAAAAAAAAAAA")
    assert rig.shows(ChooseLocker) == shown
    assert rig.events("pass.refused")
    assert len(rig.events("credential.refused")) == 3
    press(rig, i.LockerChosen("A", Size.M))
    ready = rig.shows(PassReady)
    rig.tap("nobody")
    assert rig.shows(PassReady) == ready


def test_a_kiosk_that_does_not_know_the_year_gives_no_pass(make_rig):
    rig = make_rig((), visitors=ELSEWHERE, now=datetime(1970, 1, 1, tzinfo=UTC))
    walk_in(rig)
    assert rig.shows(CheckedIn).none_free
    with pytest.raises(ValueError, match="1970-01-01"):
        issue.issue(rig.kiosk, Asked("Eve", "A", datetime(1970, 1, 1, 5, tzinfo=UTC)))


def test_intents_of_another_screen_do_nothing(rig: Rig):
    stray = (
        i.DetailsGiven("Eve"),
        i.HostTyped("ada"),
        i.HostPicked(0),
        i.NoHost(),
        i.TermsAnswered(accepted=True),
        i.LockerChosen("A", Size.M),
        i.NoLocker(),
        i.PrintPass(),
        i.ItIsEmpty(),
        i.AdmitGuest(),
        i.ShowPass(),
        i.ExtendVisit(0),
        i.EndVisit(),
        i.ShowPage(1),
        i.PickVisit(0),
        e.Back(),
    )
    press(rig, *stray)
    rig.shows(screens.Start)
    press(rig, i.WelcomeVisitor(), *stray)
    rig.shows(VisitorWelcome)


def test_a_kiosk_that_receives_nobody_has_none_of_it(make_rig):
    rig = make_rig()
    press(rig, i.WelcomeVisitor(), i.CheckIn(), i.TypeInvitation(), i.StartLeaving())
    rig.shows(screens.Start)


def test_at_a_combined_kiosk_the_promised_door_opens_by_the_pass(make_rig):
    rig = make_rig(visitors=COMBINED, policy=ALL_BOOKABLE)
    ready = gets_pass(rig)
    assert ready.shown.confirmed
    rig.handle(e.Leave())
    scan(rig, ready.shown.qr)
    rig.opens("01")
    assert rig.shows(screens.DoorOpen).fresh
    assert rig.rows("SELECT state FROM reservation") == [("arrived",)]


@pytest.mark.expects_log("store.failed")
def test_where_the_record_cant_be_written_nobody_gets_a_pass(rig: Rig):
    walk_in(rig)
    with rig.failing(COMMIT):
        press(rig, i.LockerChosen("A", Size.M))
    rig.shows(screens.NotWorking)
    assert people(rig) == []


# --- with one -----------------------------------------------------------------------------------------------------


def test_an_invitation_at_the_scanner_leads_to_the_locker(rig: Rig):
    prepared = invited(rig, company="Vogt & Co.")
    scan(rig, prepared.qr)
    rig.shows(ChooseLocker)
    press(rig, i.LockerChosen("A", Size.M))
    assert rig.shows(PassReady).shown.ends_at == UNTIL
    assert rig.rows("SELECT state, company FROM guest_visit") == [("here", "Vogt & Co.")]
    assert rig.events("visit.arrived")[-1].detail["invited"] is True


def test_where_everything_is_known_no_touch_is_needed(rig: Rig):
    prepared = invited(rig, bank="A", size=Size.M)
    scan(rig, prepared.qr)
    assert rig.shows(PassReady).shown.size is Size.M
    assert rig.rows("SELECT name, valid_until FROM person WHERE external_id LIKE 'guest-%'")[0][0] == "Eve Vogt"


def test_the_terms_are_asked_for_all_the_same(make_rig):
    rig = make_rig((), visitors=WITH_TERMS)
    scan(rig, invited(rig, bank="A", size=Size.M).qr)
    rig.shows(ReadTerms)
    press(rig, e.Back())
    rig.shows(VisitorWelcome)
    scan(rig, rig.kiosk.issuer.invitation(rig.rows("SELECT id FROM guest_visit")[0][0])[0])
    press(rig, i.TermsAnswered(accepted=True))
    rig.shows(PassReady)


def test_where_that_door_is_gone_another_can_be_chosen(rig: Rig):
    gets_pass(rig, Size.S)
    rig.handle(e.Leave())
    scan(rig, invited(rig, bank="A", size=Size.S).qr)
    rig.shows(ChooseLocker)


def test_its_code_does_the_same(rig: Rig):
    prepared = invited(rig)
    press(rig, i.WelcomeVisitor(), i.TypeInvitation())
    assert rig.shows(screens.EnterCode) == screens.EnterCode(8, asked_for=CodeFor.INVITATION)
    rig.enters(prepared.code)
    rig.shows(ChooseLocker)


def test_an_invitation_is_good_once(rig: Rig):
    prepared = invited(rig)
    scan(rig, prepared.qr)
    press(rig, i.NoLocker(), e.Leave())
    scan(rig, prepared.qr)
    rig.shows(InvitationUnknown)
    type_code(rig, i.TypeInvitation(), prepared.code)
    rig.shows(InvitationUnknown)
    assert len(rig.rows("SELECT id FROM guest_visit")) == 1


def test_an_unknown_one_is_on_the_record_and_one_can_check_in_without(rig: Rig):
    scan(rig, "LKI1:AAAAAAAAAAAAAAAA")
    rig.shows(InvitationUnknown)
    assert rig.events("credential.refused")[-1].detail["credential"] == "invitation"
    press(rig, i.CheckIn())
    rig.shows(Details)


def test_one_for_another_day_says_from_when(rig: Rig):
    tomorrow = NOON + timedelta(days=1)
    scan(rig, invited(rig, starts=tomorrow, until=tomorrow + HOUR).qr)
    assert rig.shows(InvitationEarly).starts_at == tomorrow
    assert rig.rows("SELECT state FROM guest_visit") == [("invited",)]
    press(rig, e.Back())
    rig.shows(VisitorWelcome)


def test_guessing_codes_makes_the_pad_rest_and_not_the_scanner(rig: Rig):
    prepared = invited(rig)
    for _ in range(5):
        type_code(rig, i.TypeInvitation(), "00000000")
        press(rig, e.Back())
    press(rig, i.TypeInvitation())
    rig.shows(screens.CodePaused)
    rig.restart()
    press(rig, i.TypeInvitation())
    rig.shows(screens.CodePaused)
    scan(rig, prepared.qr)
    rig.shows(ChooseLocker)


# --- paper --------------------------------------------------------------------------------------------------------


def test_a_pass_is_printed_and_the_screen_tells(rig: Rig):
    ready = gets_pass(rig)
    press(rig, i.PrintPass(), i.PrintPass())
    assert rig.shows(PassReady).printing is Printing.UNDER_WAY
    ((visit, shown, name, _),) = rig.printer.slips
    assert (shown, name) == (ready.shown, "Eve Vogt")
    rig.handle(m.PassPrinted(visit, None))
    assert rig.shows(PassReady).printing is Printing.DONE
    assert rig.events("pass.handed_over")[-1].detail["how"] == "printed"


def test_a_printer_without_paper_is_told_too(rig: Rig):
    gets_pass(rig)
    press(rig, i.PrintPass())
    rig.waits(61)
    rig.shows(screens.MoreTime)
    rig.handle(m.PassPrinted(rig.printer.slips[0][0], "There is no paper."))
    rig.shows(screens.MoreTime)
    press(rig, e.Touched())
    assert rig.shows(PassReady).printing is Printing.FAILED
    assert rig.events("pass.handed_over") == []
    press(rig, i.PrintPass())
    assert len(rig.printer.slips) == 2


def test_a_slip_of_somebody_who_has_gone_changes_no_screen(rig: Rig):
    gets_pass(rig)
    press(rig, i.PrintPass(), e.Leave())
    rig.handle(m.PassPrinted(rig.printer.slips[0][0], None))
    rig.shows(screens.Start)
    assert rig.events("pass.handed_over")


def test_a_kiosk_without_a_printer_says_so(rig: Rig):
    rig.kiosk.printer = None
    assert gets_pass(rig).printing is Printing.NO_PRINTER
    press(rig, i.PrintPass())
    assert rig.printer.slips == []


# --- what people type ---------------------------------------------------------------------------------------------


@given(st.text())
def test_what_is_kept_of_a_text_is_words(text: str):
    kept = cleaned(text)
    assert cleaned(kept) == kept
    kept.encode()
    assert not any(one in kept for one in "\n\t\x00\x1b\u202e\u2066")
    assert kept == kept.strip()


@pytest.mark.parametrize("name", ["Ada", "李小龍", "Müller-Łódź", "نجيب محفوظ", "O'Brien", "X Æ A-12", "علی\u200cرضا"])
def test_a_name_of_whatever_script_is_one(name: str):
    assert is_name(cleaned(name))
    assert cleaned(name) == name


@pytest.mark.parametrize(
    "name", ["", "   ", "...", "\x00\x07", "x" * 81, "-", "\u3164", "\u115f \uffa0.", "\u2800", "\u200b"]
)
def test_what_is_no_name(name: str):
    assert not is_name(cleaned(name))


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("eve@vogt.example", True),
        ("eve.vogt+pass@sub.vogt.example", True),
        ("ü@bücher.example", True),
        ("eve@vogt", False),
        ("eve@vogt.", False),
        ("eve@.example", False),
        ("eve@vogt..example", False),
        ("eve%40@vogt.example", False),
        ("eve@vogt.example&to=ann", False),
        ("eve@vogt.example?cc=ann", False),
        ("eve@vogt.example/..", False),
        ("eve;ann@vogt.example", False),
        ("eve", False),
        ("a@b@c", False),
        ("a@b,c@d", False),
        ("@", False),
    ],
)
def test_an_address_has_one_at_and_no_spaces(text: str, is_one: bool):
    assert is_address(text) is is_one


def test_everybody_who_came_is_here(rig: Rig):
    gets_pass(rig)
    with rig.store.transaction() as tx:
        assert [one.state for one in tx.live_visits()] == [VisitState.HERE]
