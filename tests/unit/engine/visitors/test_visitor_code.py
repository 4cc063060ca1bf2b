"""A visitor's eight digits at the bank's pad: the same visit as the QR code, and a pad that slows down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.domain.compartments import Size
from kiosk.domain.passes import WhyNoPass
from kiosk.domain.people import PersonKind
from kiosk.engine import intents as i
from kiosk.engine import screens
from kiosk.engine.messages import VisitorCodeLookedUp
from kiosk.engine.visitors import intents as vi
from kiosk.engine.visitors import issue, keys
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.screens import CodeFor, PassForm, PassRefused
from tests.fakes.clock import NOON
from tests.fakes.far_reception import DAY, HOUR, NIGHT, FarReception, dead, scan, trust, type_code
from tests.fakes.furniture import door
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import COMBINED, fill_pool

CODE, OTHER, TOMORROW, WRONG = "12345678", "23456789", "34567890", "00000000"


@pytest.fixture
def lobby() -> FarReception:
    return FarReception()


@pytest.fixture
def bank(make_rig: Callable[..., Rig], lobby: FarReception) -> Rig:
    """A bank that takes the passes and codes of the lobby."""
    rig = make_rig()
    lobby.draw(CODE, lobby.new(size=Size.M))
    lobby.draw(OTHER, lobby.new())
    lobby.draw(TOMORROW, lobby.new(), starts_at=NIGHT, ends_at=NIGHT + DAY)
    trust(rig, lobby)
    return rig


def leaves(rig: Rig, number: str = "01") -> None:
    rig.opens(number)
    rig.shuts(number)
    rig.handle(i.GiveBack())


def test_the_pad_asks_for_eight_digits(bank: Rig):
    bank.handle(vi.UseVisitorCode())
    assert bank.shows(screens.EnterCode) == screens.EnterCode(8, asked_for=CodeFor.PASS)


def test_a_kiosk_without_doors_has_no_such_pad(make_rig: Callable[..., Rig]):
    rig = make_rig(doors=())
    rig.handle(vi.UseVisitorCode())
    rig.shows(screens.Start)


def test_a_site_without_codes_has_none_either(make_rig: Callable[..., Rig]):
    rig = make_rig(accepts_codes=False)
    rig.handle(vi.UseVisitorCode())
    rig.shows(screens.Start)


def test_a_code_gives_a_door_and_opens_it_again(bank: Rig):
    type_code(bank, CODE)
    assert bank.sent == ["01"]
    assert bank.events("pass.accepted")[0].detail["credential"] == "visitor code"
    assert "reader" not in bank.events("pass.accepted")[0].detail
    bank.opens("01")
    bank.shuts("01")
    type_code(bank, CODE)
    bank.opens("01")
    bank.shuts("01")
    assert bank.shows(screens.KeepOrGiveBack).visiting
    bank.handle(i.GiveBack())
    type_code(bank, CODE)
    assert bank.shows(PassRefused).why is WhyNoPass.SPENT
    assert bank.shows(PassRefused).form is PassForm.CODE
    assert bank.sent == ["01", "01"]


def test_one_hash_a_try_and_bank(bank: Rig):
    bank.handle(vi.UseVisitorCode())
    bank.handle(i.CodeEntered(CODE))
    bank.handle(i.CodeEntered(CODE))
    assert [code for code, _ in bank.secrets.hashing] == [CODE]
    assert bank.shows(screens.EnterCode).checking


def test_each_bank_of_the_kiosk_has_codes_of_its_own(make_rig: Callable[..., Rig], lobby: FarReception):
    rig = make_rig([door("01"), replace(door("02"), bank="B")])
    lobby.draw(CODE, lobby.new(bank="B"))
    trust(rig, lobby)
    type_code(rig, CODE)
    assert rig.sent == ["02"]


def test_code_and_qr_are_one_visit_whichever_comes_first(bank: Rig, lobby: FarReception):
    first, second = (lobby.new(id=lobby.codes[code].pass_id) for code in (CODE, OTHER))
    type_code(bank, CODE)
    bank.opens("01")
    bank.shuts("01")
    scan(bank, lobby.seal(first))
    assert bank.sent == ["01", "01"]
    bank.opens("01")
    bank.shuts("01")
    scan(bank, lobby.seal(second))
    bank.opens("02")
    bank.shuts("02")
    type_code(bank, OTHER)
    assert bank.sent == ["01", "01", "02", "02"]


def test_the_end_is_the_days_until_the_qr_code_tells_more(bank: Rig, lobby: FarReception):
    one = lobby.new(id=lobby.codes[CODE].pass_id, kind=PersonKind.CONTRACTOR, ends_at=NOON + 3 * DAY)
    type_code(bank, CODE)
    assert bank.events("assignment.assigned")[0].detail["until"] == "2026-11-24T23:00:00Z"
    bank.opens("01")
    bank.shuts("01")
    scan(bank, lobby.seal(one))
    groups = bank.rows("SELECT kind, groups, valid_until FROM person WHERE external_id = ?", f"visit-{one.id}")
    assert groups[0][:2] == ("contractor", '["contractors"]')
    leaves(bank)
    assert dead(bank, one) == {"spent_on": "2026-11-24"}


def test_who_left_by_code_has_left_for_ever(bank: Rig, lobby: FarReception):
    one = lobby.new(id=lobby.codes[CODE].pass_id, kind=PersonKind.CONTRACTOR, ends_at=NOON + 3 * DAY)
    type_code(bank, CODE)
    leaves(bank)
    bank.waits(1)
    type_code(bank, CODE)
    leaves(bank)
    assert list(dead(bank, one)) == ["spent_at"]
    for longer in (one, replace(one, issued_at=NOON + 19 * HOUR)):
        bank.waits(20 * 3600)
        scan(bank, lobby.seal(longer))
        assert bank.shows(PassRefused).why is WhyNoPass.SPENT
    assert len(bank.sent) == 2


def test_a_power_cut_changes_nothing_between_code_and_qr_code(bank: Rig, lobby: FarReception):
    type_code(bank, CODE)
    bank.restart()  # its pulse has left, and nobody saw what came of it
    assert bank.outcomes() == ["unknown"]
    scan(bank, lobby.seal(lobby.new(id=lobby.codes[CODE].pass_id)))
    assert bank.sent == ["01"]
    bank.restart(sensed=False)
    type_code(bank, CODE)
    assert bank.sent == ["01"]
    assert len(bank.events("assignment.assigned")) == 1


def test_who_left_by_code_does_not_come_again_with_the_qr_code_past_midnight(bank: Rig, lobby: FarReception):
    one = lobby.new(id=lobby.codes[CODE].pass_id, ends_at=NOON + 16 * HOUR)
    type_code(bank, CODE)
    bank.opens("01")
    bank.shuts("01")
    type_code(bank, CODE)
    leaves(bank)
    bank.waits(13 * 3600)
    scan(bank, lobby.seal(one))
    assert bank.shows(PassRefused).why is WhyNoPass.SPENT


# --- what it does not open -------------------------------------------------------------------------------------------


def test_a_wrong_code_tells_how_many_tries_are_left(bank: Rig):
    type_code(bank, WRONG)
    assert bank.shows(screens.EnterCode) == screens.EnterCode(8, tries_left=4, asked_for=CodeFor.PASS)
    assert bank.events()[-1].detail == {"why": "unknown", "credential": "visitor code"}


def test_the_pad_rests_for_codes_and_pins_alike_and_a_restart_changes_nothing(bank: Rig, lobby: FarReception):
    bank.person("dan", pin="482913")
    for _ in range(3):
        type_code(bank, WRONG)
    bank.handle(i.UseCode())
    for _ in range(2):
        bank.enters("000000")
    bank.shows(screens.CodePaused)
    bank.restart()
    bank.handle(vi.UseVisitorCode())
    bank.shows(screens.CodePaused)
    bank.handle(i.UseCode())
    bank.shows(screens.CodePaused)
    bank.tap("ada")
    scan(bank, lobby.seal(lobby.new()))
    assert bank.sent == ["01", "02"]  # badges and passes open all the while
    bank.waits(10)
    type_code(bank, CODE)
    assert bank.sent == ["01", "02", "03"]


def test_guessing_for_an_hour_gets_twenty_tries(bank: Rig):
    tries = 0
    for _ in range(360):
        bank.handle(vi.UseVisitorCode())
        if isinstance(bank.screen, screens.EnterCode):
            bank.enters(WRONG)
            tries += 1
        bank.waits(10)
    assert tries == 20


def test_a_code_of_tomorrow_says_so_and_counts_as_a_try(bank: Rig):
    type_code(bank, TOMORROW)
    told = bank.shows(PassRefused)
    assert (told.why, told.form, told.from_) == (WhyNoPass.NOT_YET, PassForm.CODE, NIGHT)
    for _ in range(4):
        type_code(bank, TOMORROW)
    bank.handle(vi.UseVisitorCode())
    bank.shows(screens.CodePaused)
    assert bank.sent == []


def test_a_code_of_yesterday_is_over(bank: Rig):
    bank.waits(13 * 3600)
    type_code(bank, CODE)
    assert bank.shows(PassRefused).why is WhyNoPass.ENDED


def test_a_code_of_a_revoked_key_is_refused(bank: Rig, lobby: FarReception):
    keys.revoke(bank.kiosk, lobby.key.id.hex())
    type_code(bank, CODE)
    told = bank.shows(PassRefused)
    assert (told.why, told.form) == (WhyNoPass.KEY_REVOKED, PassForm.CODE)
    assert len(bank.rows("SELECT * FROM code_failure")) == 1


def test_nothing_opens_behind_the_back_of_whoever_has_gone(bank: Rig):
    bank.handle(vi.UseVisitorCode())
    bank.handle(i.CodeEntered(CODE))
    bank.handle(i.Leave())
    bank.finish_hashing()
    bank.shows(screens.Start)
    assert (bank.sent, bank.rows("SELECT * FROM code_failure")) == ([], [])
    bank.handle(vi.UseVisitorCode())
    bank.handle(i.CodeEntered(WRONG))
    bank.handle(i.Leave())
    bank.finish_hashing()
    assert bank.events()[-1].type == "pass.refused"
    assert len(bank.rows("SELECT * FROM code_failure")) == 1


def test_without_memory_for_the_hash_the_screen_says_so(bank: Rig):
    bank.handle(vi.UseVisitorCode())
    bank.handle(VisitorCodeLookedUp(None, bank.kiosk.visit.number))
    bank.shows(screens.NotWorking)


def test_a_pin_is_no_visitors_code_and_the_other_way_round(bank: Rig):
    bank.person("dan", pin=CODE)
    bank.handle(i.UseCode())
    bank.enters(OTHER)
    assert bank.shows(screens.EnterCode).tries_left == 4
    type_code(bank, CODE)
    assert bank.holds("dan") is None
    assert bank.sent == ["01"]


def test_the_code_of_a_reception_for_one_tenant_opens_that_tenants_doors(make_rig: Callable[..., Rig]):
    rig, beta = make_rig([door("01"), replace(door("02"), tenant="beta")]), FarReception(tenants=frozenset({"beta"}))
    beta.draw(CODE, beta.new())
    trust(rig, beta)
    type_code(rig, CODE)
    assert rig.sent == ["02"]


def test_what_is_typed_is_in_no_text_form(bank: Rig):
    message = VisitorCodeLookedUp((b"secret",), 1)
    assert "secret" not in repr(message)


def test_a_code_of_a_reception_of_several_tenants_is_refused_until_its_pass_has_told_whose_it_is(
    make_rig: Callable[..., Rig],
):
    boxes = [door("01"), replace(door("02"), tenant="beta")]
    rig, both = make_rig(boxes), FarReception(tenants=frozenset({"acme", "beta"}))
    one = both.new(tenant="beta")
    both.draw(CODE, one)
    trust(rig, both)
    type_code(rig, CODE)
    assert (rig.shows(PassRefused).why, rig.sent) == (WhyNoPass.OTHER_TENANT, [])
    assert len(rig.rows("SELECT * FROM code_failure")) == 1
    scan(rig, both.seal(one))
    rig.opens("02")
    rig.shuts("02")
    type_code(rig, CODE)
    assert rig.sent == ["02", "02"]


def test_a_code_of_the_own_pool_that_nobody_was_given_is_nobodys(make_rig: Callable[..., Rig]):
    rig = make_rig(visitors=COMBINED)
    fill_pool(rig)
    type_code(rig, rig.kiosk.issuer.code(rig.rows("SELECT pass_id FROM pool_code ORDER BY starts_at")[0][0]))
    assert rig.shows(screens.EnterCode).tries_left == 4
    assert rig.events()[-1].detail == {"why": "unknown", "credential": "visitor code"}
    _, shown = issue.issue(rig.kiosk, Asked("Eve", "A", NOON + 5 * HOUR))
    type_code(rig, shown.code)
    assert rig.sent == ["01"]
