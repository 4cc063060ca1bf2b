"""Short codes: derived, spread evenly, and nowhere to be found again without the seed."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.passes import CODE_DIGITS
from kiosk.passes import codes

SEED = codes.seed_of(bytes(range(32)))
IDS = [f"{number:016x}" for number in range(20_000)]


def test_a_code_stays_the_same_for_ever():
    """What banks were handed fits to what is given out after an update."""
    assert codes.code_of(SEED, "0123456789abcdef") == "68104782"
    assert codes.invitation_of(SEED, "visit-1") == ("LKI1:RCXDXDXGX66HCU57XTU3KTQWRE", "91186457")
    assert codes.salt_of("A").hex() == "26857617256ee5fb2129606ae0144b10"


@given(st.binary(min_size=8, max_size=8).map(bytes.hex))
def test_a_code_is_eight_digits(pass_id):
    assert re.fullmatch(r"\d{8}", codes.code_of(SEED, pass_id))


def test_codes_are_spread_evenly():
    """20,000 codes: each digit in each place about 2,000 times (six standard deviations), few equal ones."""
    drawn = [codes.code_of(SEED, pass_id) for pass_id in IDS]
    for place in range(CODE_DIGITS):
        assert all(1745 < count < 2255 for count in Counter(code[place] for code in drawn).values())
    assert len(set(drawn)) > len(drawn) - 15, "2 are to be expected"


def test_codes_hang_on_the_seed_and_on_what_they_are_for():
    other = codes.seed_of(bytes(32))
    visit = IDS[0]
    found = {
        codes.code_of(SEED, visit),
        codes.code_of(other, visit),
        codes.invitation_of(SEED, visit)[1],
        codes.invitation_of(other, visit)[1],
        codes.code_of(SEED, IDS[1]),
    }
    assert len(found) == 5
    assert codes.invitation_of(SEED, visit)[0] != codes.invitation_of(other, visit)[0]


def test_the_seed_is_not_the_key():
    assert codes.seed_of(bytes(32)) != bytes(32)
    assert len(SEED) == 32


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_an_invitation_is_in_the_letters_of_a_small_qr_code(visit):
    text, code = codes.invitation_of(SEED, visit)
    assert re.fullmatch(r"LKI1:[A-Z2-7]{26}", text)
    assert re.fullmatch(r"\d{8}", code)
    assert codes.is_invitation(text)
    assert not codes.is_invitation(text.lower())


def test_each_bank_has_a_salt_of_its_own_that_every_kiosk_knows():
    assert len({codes.salt_of(bank) for bank in ("A", "B", "AA", "a", "ä")}) == 5
    assert {len(codes.salt_of(bank)) for bank in ("", "A", "b" * 64)} == {16}
