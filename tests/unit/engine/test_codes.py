"""The PIN pad: one slow hash a try, a pad that rests, and badges that it never gets in the way of."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.engine import intents as i
from kiosk.engine import screens
from kiosk.engine.intents import CodeEntered
from kiosk.engine.messages import CodeLookedUp
from tests.fakes.rig import Rig


@pytest.fixture
def pad(rig: Rig) -> Rig:
    """Somebody stands before the pad; Dan has a PIN."""
    rig.person("dan", pin="482913")
    rig.handle(i.UseCode())
    return rig


def wrong(rig: Rig, times: int) -> None:
    for _ in range(times):
        rig.enters("000000")


def test_the_pad_is_shown(pad: Rig):
    assert pad.shows(screens.EnterCode) == screens.EnterCode(length=6)


def test_a_right_code_opens_a_door(pad: Rig):
    pad.enters("482913")
    assert (pad.sent, pad.holds("dan")) == (["01"], "01")


def test_a_code_is_hashed_once_beside_the_engine_while_the_pad_says_so(pad: Rig):
    pad.handle(CodeEntered("482913"))
    assert pad.shows(screens.EnterCode).checking
    pad.handle(CodeEntered("482913"))
    assert len(pad.secrets.hashing) == 1
    pad.finish_hashing()
    assert pad.sent == ["01"]


def test_a_wrong_code_says_how_many_tries_are_left(pad: Rig):
    left = []
    for _ in range(4):
        wrong(pad, 1)
        left.append(pad.shows(screens.EnterCode).tries_left)
    assert left == [4, 3, 2, 1]
    assert [one.detail for one in pad.events("credential.refused")] == [{"credential": "pin", "why": "unknown"}] * 4
    assert pad.sent == []


def test_the_fifth_wrong_code_in_a_row_rests_the_pad(pad: Rig):
    wrong(pad, 5)
    assert pad.shows(screens.CodePaused).until == pad.clock.now() + timedelta(seconds=10)


def test_a_pad_that_rests_hashes_nothing(pad: Rig):
    wrong(pad, 5)
    pad.handle(CodeEntered("482913"))
    pad.handle(i.UseCode())
    pad.handle(CodeEntered("482913"))
    assert pad.secrets.hashing == []
    pad.shows(screens.CodePaused)


def test_after_its_rest_the_pad_takes_codes_again(pad: Rig):
    wrong(pad, 5)
    pad.waits(10)
    pad.handle(i.UseCode())
    pad.enters("482913")
    assert pad.sent == ["01"]


def test_the_rests_grow(pad: Rig):
    wrong(pad, 5)
    rests = []
    for _ in range(7):
        pad.waits((pad.shows(screens.CodePaused).until - pad.clock.now()).total_seconds())
        pad.handle(i.UseCode())
        wrong(pad, 1)
        rests.append((pad.shows(screens.CodePaused).until - pad.clock.now()).total_seconds())
    assert rests == [20, 40, 80, 160, 300, 300, 300]


def test_a_restart_does_not_end_the_rest(pad: Rig):
    wrong(pad, 5)
    until = pad.shows(screens.CodePaused).until
    pad.restart()
    pad.handle(i.UseCode())
    assert pad.shows(screens.CodePaused).until == until


def test_a_resting_pad_leaves_the_screen_by_itself(pad: Rig):
    wrong(pad, 5)
    pad.waits(20)
    pad.shows(screens.Start)


def test_a_badge_is_served_while_the_pad_rests(pad: Rig):
    wrong(pad, 5)
    pad.tap("ada")
    assert pad.sent == ["01"]


def test_a_right_badge_does_not_forgive_wrong_codes(pad: Rig):
    wrong(pad, 4)
    pad.tap("ada")
    pad.handle(i.UseCode())
    wrong(pad, 1)
    pad.shows(screens.CodePaused)


@pytest.mark.parametrize("left_by", [i.Leave(), i.UseCode()])
def test_nothing_opens_behind_the_back_of_whoever_has_gone(pad: Rig, left_by: i.Intent):
    pad.handle(CodeEntered("482913"))
    pad.handle(left_by)
    pad.finish_hashing()
    assert (pad.sent, pad.holds("dan")) == ([], None)


def test_a_badge_held_up_while_a_code_is_hashed_goes_first(pad: Rig):
    pad.handle(CodeEntered("482913"))
    pad.tap("ada")
    pad.finish_hashing()
    assert (pad.sent, pad.holds("dan")) == (["01"], None)


def test_a_wrong_code_counts_even_if_whoever_typed_it_has_gone(pad: Rig):
    pad.handle(CodeEntered("000000"))
    pad.handle(i.Leave())
    pad.finish_hashing()
    pad.shows(screens.Start)
    assert pad.rows("SELECT count(*) FROM code_failure") == [(1,)]


def test_a_code_typed_anywhere_else_is_not_taken(rig: Rig):
    rig.person("dan", pin="482913")
    rig.enters("482913")
    assert rig.sent == []


def test_a_site_without_codes_has_no_pad(make_rig):
    rig = make_rig(accepts_codes=False)
    rig.handle(i.UseCode())
    rig.shows(screens.Start)
    assert not rig.bank.accepts_codes


def test_a_pad_nobody_touches_asks_and_then_leaves(pad: Rig):
    pad.waits(30)
    pad.shows(screens.MoreTime)
    pad.waits(30)
    pad.shows(screens.Start)


def test_more_time_returns_to_the_pad_as_it_was(pad: Rig):
    wrong(pad, 2)
    pad.waits(30)
    pad.handle(i.Touched())
    assert pad.shows(screens.EnterCode).tries_left == 3


def test_no_digit_shows_in_the_text_of_a_message():
    assert "482913" not in repr(CodeEntered("482913"))
    assert "0102" not in repr(CodeLookedUp(bytes([1, 2]), 1))


def test_the_digits_stand_elsewhere_at_each_try_where_the_site_wants_that(rig: Rig):
    rig.kiosk.settings = replace(rig.kiosk.settings, scrambled_pad=True)
    rig.handle(i.UseCode())
    first = rig.shows(screens.EnterCode).pad
    assert sorted(first) == list(range(10))
    rig.handle(i.CodeEntered("000000"))
    assert rig.shows(screens.EnterCode).pad == first
    rig.finish_hashing()
    assert rig.shows(screens.EnterCode).pad != first
