"""How many doors of which size: in a few letters, or a sentence that says what was not understood."""

from __future__ import annotations

import pytest

from kiosk.domain.compartments import Size
from kiosk.planning.doors import facts_of, parse_doors, parse_sizes


def test_a_number_is_doors_that_take_everything():
    assert parse_doors(" 50 ") == {Size.XL: 50}


def test_sizes_are_counted_one_by_one():
    assert parse_doors("S=20,M=22,L=8") == {Size.S: 20, Size.M: 22, Size.L: 8}
    assert list(parse_sizes("l = 8, s=1")) == [Size.S, Size.L]


@pytest.mark.parametrize(
    "text", ["", "0", "5001", "S=0", "S", "S=", "S=x", "S=-1", "S=1.5", "Q=1", "S=1,S=2", "S=1,,M=1", "٥", "9" * 5000]
)
def test_what_is_no_bank_is_told_so(text):
    with pytest.raises(ValueError, match=r"A bank has|is not understood"):
        parse_doors(text)


def test_a_bank_begins_shut_and_free():
    facts = facts_of({Size.M: 2, Size.S: 1})
    assert [one.compartment.size for one in facts.values()] == [Size.S, Size.M, Size.M]
    assert [one.compartment.id for one in facts.values()] == list(facts) == [1, 2, 3]
