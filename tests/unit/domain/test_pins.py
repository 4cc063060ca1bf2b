"""PINs that the kiosk draws."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.pins import draw, is_obvious, length_for, scrambled


@pytest.mark.parametrize(
    ("people", "digits"), [(0, 6), (1, 6), (100, 6), (101, 7), (1000, 7), (1001, 8), (10_000, 8), (10_001, 9)]
)
def test_there_are_ten_thousand_pins_for_each_that_is_given(people: int, digits: int):
    assert length_for(people) == digits


def test_a_site_may_want_more_digits_but_never_fewer_than_six():
    assert (length_for(100, at_least=8), length_for(100, at_least=4)) == (8, 6)


@pytest.mark.parametrize(
    "pin", ["000000", "111111", "123456", "987654", "890123", "135791", "121212", "123123", "12341234", "77777777"]
)
def test_what_is_guessed_first_is_obvious(pin: str):
    assert is_obvious(pin)


@pytest.mark.parametrize("pin", ["123457", "482913", "112233", "121213", "12341235"])
def test_other_pins_are_not(pin: str):
    assert not is_obvious(pin)


def test_few_are_obvious_so_that_leaving_them_out_tells_nothing():
    assert sum(is_obvious(f"{number:06}") for number in range(0, 10**6, 17)) < 10**6 / 17 / 500


@given(st.integers(6, 12), st.integers())
def test_a_drawn_pin_has_its_digits_and_is_not_obvious(digits: int, seed: int):
    pin = draw(digits, random.Random(seed).randrange)
    assert len(pin) == digits
    assert pin.isdecimal()
    assert not is_obvious(pin)


def test_an_obvious_one_is_drawn_again():
    numbers = iter([123456, 0, 482913])
    assert draw(6, lambda _: next(numbers)) == "482913"


def test_a_pin_may_begin_with_noughts():
    assert draw(8, lambda _: 42) == "00000042"


def test_a_scrambled_pad_has_each_digit_once_and_anywhere():
    source = random.Random(1)
    pads = [scrambled(source.randrange) for _ in range(3000)]
    assert all(sorted(one) == list(range(10)) for one in pads)
    first = Counter(one[0] for one in pads)
    assert all(220 < first[digit] < 380 for digit in range(10))
