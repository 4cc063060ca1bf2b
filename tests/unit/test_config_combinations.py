"""Policies that are sound by themselves, and can't be meant together."""

from __future__ import annotations

import pytest

from kiosk.config import combinations
from tests.fakes.site_text import DOORS, HEAD, doors, faults_of, line_of, load, only_fault, with_policy

EARLY = 'shifts = ["early mon-fri 06:00-14:00"]'
GLOBEX = '[[tenant]]\nname = "globex"\ntitle = "Globex"\n'


def blamed(text: str, key: str, where: str) -> str:
    """What is said of the marked line, or else of the one with this key; it must be all that is said."""
    fault = only_fault(text)
    assert (fault.line, fault.where) == (line_of(text, key), where)
    return fault.message


def test_shifts_may_be_set_by_another_scope_than_the_model():
    assert load(with_policy(f'model = "shift"\n[[scope]]\ntenant = "acme"\n{EARLY}'))


def test_the_model_shift_needs_shifts_for_every_tenant_that_has_doors():
    text = f'[policy]\nmodel = "shift"\n[[scope]]\ntenant = "acme"\n{EARLY}\n{GLOBEX}' + doors(*DOORS[:3])
    assert "needs shifts" in blamed(text, "model", "[policy], model")


def test_the_narrowest_scope_that_has_a_say_is_to_blame():
    text = with_policy('warn_before = ["2h"]\n[[scope]]\ngroup = "visitor"\nlongest_stay = "1h"')
    said = blamed(text, "longest_stay", 'scope "visitor", longest_stay')
    assert "A warning 2h before the end never comes: longest_stay is 1h." in said


@pytest.mark.parametrize("zone", ["north", "south"])
def test_what_a_department_is_set_need_not_fit_each_tenant(zone: str):
    """It may be one tenant's only."""
    lab = f'[[scope]]\ndepartment = "Lab"\nzones = ["{zone}"]\n'
    assert load(lab + GLOBEX + doors(*DOORS[:3]))


@pytest.mark.parametrize("setting", ["zones", "sizes"])
def test_a_group_that_could_have_no_door_anywhere(setting: str):
    value = {"zones": "south", "sizes": "XL"}[setting]
    own = ("06", "A", "XL", 'zone = "south"\nnamed_for = "e18"')
    text = f'[[scope]]\ngroup = "g"\n{setting} = ["{value}"]\n' + doors(*DOORS[:2], own)
    said = blamed(text, setting, f'scope "g", {setting}')
    assert "None of the doors that acme has at bank A is" in said


def test_limits_that_leave_nothing_together():
    text = with_policy('sizes = ["S", "M"]\n[[scope]]\ntenant = "acme"\nsizes = ["L"] #!')
    assert "A wider scope allows none of these sizes" in blamed(text, "sizes", 'scope "acme", sizes')


def test_the_model_named_needs_a_door_that_is_somebodys():
    text = '[policy]\nmodel = "named"\n' + doors(*DOORS[:1])
    assert "has none that is named_for somebody of acme" in blamed(text, "model", "[policy], model")
    assert load(with_policy('model = "named"'))


def test_a_setting_that_has_an_effect_somewhere_is_no_fault():
    bank = '[[scope]]\nbank = "B"\nmodel = "session"\n'
    assert load(f'[policy]\nrelease = "18:30"\nidle = "2h"\n{bank}' + doors(*DOORS[:2], *DOORS[3:]))


def test_a_setting_without_effect_is_a_fault_of_the_scope_that_wrote_it():
    text = with_policy('model = "session"\n[[scope]]\ndepartment = "Lab"\nrelease = "18:30"')
    assert "Take release out" in blamed(text, "release", 'scope "Lab", release')


def test_a_slip_in_a_zone_is_not_held_against_the_policy_too():
    text = '[policy]\nzones = ["north"]\n' + doors(("01", "A", "S", 'zone = "nroth"'))
    assert "There is no zone" in blamed(text, "zones", "[policy], zones")


def test_a_reception_speaks_of_banks_that_it_has_not():
    head = HEAD.replace('"combined"', '"reception"')
    text = '[policy]\nrelease = "closing"\n[[scope]]\nbank = "A"\nhours = ["daily 07:00-19:00"]\nzones = ["z"]\n'
    assert load(text, head)
    assert load(text + 'model = "session"\n', head), "release may have an effect at a bank without a scope"
    other = '[[scope]]\nbank = "B"\nmost_doors = 2\n'
    assert "closing never comes" in only_fault(text + other, head).message


def test_of_very_many_scopes_only_so_many_are_looked_at(monkeypatch: pytest.MonkeyPatch):
    """And nothing is said to have no effect where not all was looked at."""
    many = "".join(f'[[scope]]\ndepartment = "d{number}"\nidle = "1h"\n' for number in range(30))
    assert len(faults_of(with_policy(many))) == 30
    monkeypatch.setattr(combinations, "MOST_COMBINATIONS", 20)
    assert load(with_policy(many))
