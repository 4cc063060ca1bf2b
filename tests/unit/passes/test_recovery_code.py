"""Recovery codes: read in exactly one form, from one key, and nothing else ever gets through."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.passes import key_id
from kiosk.passes import base45, cbor, cose, ed25519, recovery_code
from kiosk.passes.cose import Kind
from kiosk.passes.recovery_code import LETTERS, NotARecoveryCode, RecoveryCode, as_typed, grouped, read, seal

PRIVATE = bytes(range(32))
PUBLIC = ed25519.public_of(PRIVATE)
OTHER = bytes(32)
AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
CODE = RecoveryCode("bank-2f", "7K2M9QXA04TZ", "e17", AT + timedelta(minutes=15))
TEXT = seal(CODE, PRIVATE)

names = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)
codes = st.builds(
    RecoveryCode,
    kiosk=names,
    challenge=st.text(LETTERS, min_size=12, max_size=12),
    operator=names,
    expires_at=st.integers(1, 10**9).map(lambda seconds: AT + timedelta(seconds=seconds)),
)


@given(codes)
def test_what_is_sealed_is_read_again(code: RecoveryCode):
    text = seal(code, PRIVATE)
    assert read(text, PUBLIC) == code
    assert len(text) <= recovery_code.LONGEST


def test_it_is_short_enough_for_a_small_qr_code():
    assert len(TEXT) < 230


def test_another_key_vouches_for_nothing():
    with pytest.raises(NotARecoveryCode):
        read(seal(CODE, OTHER), PUBLIC)
    with pytest.raises(NotARecoveryCode):
        read(TEXT, ed25519.public_of(OTHER))


@given(st.integers(0, len(TEXT) * 8 - 1))
def test_no_altered_bit_gets_through(bit: int):
    content = bytearray(TEXT.encode("ascii"))
    content[bit // 8] ^= 1 << bit % 8
    with pytest.raises(NotARecoveryCode):
        read(content.decode("latin-1"), PUBLIC)


@given(st.integers(0, 8 * 150 - 1))
def test_nor_one_within_the_message(bit: int):
    message = bytearray(base45.decode(TEXT.removeprefix("LR1:")))
    message[bit // 8 % len(message)] ^= 1 << bit % 8
    with pytest.raises(NotARecoveryCode):
        read("LR1:" + base45.encode(bytes(message)), PUBLIC)


@given(st.text(max_size=600) | st.binary(max_size=400).map(base45.encode))
def test_whatever_else_is_read_is_refused_and_never_an_error(text: str):
    for one in (text, "LR1:" + text):
        with pytest.raises(NotARecoveryCode):
            read(one, PUBLIC)


@given(st.recursive(st.integers(0, 9) | st.binary(max_size=9) | st.text(max_size=9), st.lists, max_leaves=5))
def test_other_claims_signed_with_the_right_key_are_refused(claims: cbor.Value):
    signed = cose.sign(Kind.RECOVERY_CODE, key_id(PUBLIC), cbor.encode(claims), PRIVATE)
    with pytest.raises(NotARecoveryCode):
        read("LR1:" + base45.encode(signed), PUBLIC)


@pytest.mark.parametrize(
    "claims",
    [
        {2: "e17", 3: "bank-2f", 4: 1795608000},
        {2: "e17", 3: "bank-2f", 4: 1795608000, -65537: "7k2m9qxa04tz"},
        {2: "e17", 3: "bank-2f", 4: 1795608000, -65537: "7K2M9QXA04TZ", 7: b"1"},
        {2: "", 3: "bank-2f", 4: 1795608000, -65537: "7K2M9QXA04TZ"},
        {2: "e17", 3: "bank-2f", 4: 2**63, -65537: "7K2M9QXA04TZ"},
        {2: "e17", 3: "bank-2f", 4: True, -65537: "7K2M9QXA04TZ"},
    ],
)
def test_claims_of_another_form_are_refused(claims: dict[int, cbor.Value]):
    signed = cose.sign(Kind.RECOVERY_CODE, key_id(PUBLIC), cbor.encode(claims), PRIVATE)
    with pytest.raises(NotARecoveryCode):
        read("LR1:" + base45.encode(signed), PUBLIC)


@pytest.mark.parametrize("kind", [Kind.PASS, Kind.KEY_CARD])
def test_a_message_of_another_kind_signed_with_the_same_key_is_none(kind: Kind):
    payload = cose.take_apart(base45.decode(TEXT.removeprefix("LR1:"))).payload
    with pytest.raises(NotARecoveryCode):
        read("LR1:" + base45.encode(cose.sign(kind, key_id(PUBLIC), payload, PRIVATE)), PUBLIC)


def test_a_challenge_is_typed_as_people_type():
    assert as_typed(" 7k2m-9qxa o4tz") == "7K2M9QXA04TZ"
    assert as_typed("IL00 0000 0000") == "110000000000"
    assert grouped("7K2M9QXA04TZ") == "7K2M 9QXA 04TZ"
    for wrong in ("", "7K2M 9QXA 04T", "7K2M 9QXA 04TZ 1", "7K2M 9QXA 04T!", "7K2M 9QXA 04TU"):
        with pytest.raises(ValueError, match="7K2M 9QXA 04TZ"):
            as_typed(wrong)


def test_a_challenge_is_drawn_from_sixty_bits():
    numbers = iter(range(12))
    assert recovery_code.new_challenge(lambda many: next(numbers) if many == 32 else 99) == "0123456789AB"


def test_names_that_are_too_long_are_refused_with_a_sentence():
    with pytest.raises(ValueError, match="too long"):
        seal(RecoveryCode("\u00e4" * 80, CODE.challenge, "\U0001f512" * 80, AT), PRIVATE)
