"""A key that is shown on one screen and scanned at the other."""

from __future__ import annotations

from dataclasses import replace

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.passes import TrustedKey
from kiosk.passes import base45, cose, key_card, sealed
from kiosk.passes.cose import Kind
from kiosk.passes.key_card import NotAKeyCard
from tests.fakes.sealed_passes import NINE, a_pass, private_of, trusted

PRIVATE = private_of("reception")
KEY = trusted("reception", site="HQ North", tenants=frozenset({"acme", "zeta"}))
CARD = key_card.seal(KEY, PRIVATE)
DATA = base45.decode(CARD.removeprefix(key_card.PREFIX))

_NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12).filter(
    str.isprintable
)


def _text(data: bytes) -> str:
    return key_card.PREFIX + base45.encode(data)


def _refused(text: str) -> str:
    with pytest.raises(NotAKeyCard) as refused:
        key_card.read(text)
    return str(refused.value)


@given(_NAMES, st.just("") | _NAMES, st.frozensets(_NAMES, max_size=4))
def test_whatever_is_shown_reads_back(issuer, site, tenants):
    key = replace(KEY, issuer=issuer, site=site, tenants=tenants)
    assert key_card.read(key_card.seal(key, PRIVATE)) == key


def test_it_is_the_same_each_time_and_shows_the_same_digits_on_both_sides():
    assert key_card.seal(KEY, PRIVATE) == CARD
    assert key_card.read(CARD).fingerprint == KEY.fingerprint != trusted("stranger").fingerprint
    assert len(KEY.fingerprint) == 14


def test_since_when_it_is_trusted_is_for_the_bank_to_say():
    assert key_card.read(key_card.seal(replace(KEY, since=NINE, revoked_at=NINE), PRIVATE)) == KEY


def test_others_can_read_the_key_in_it():
    payload = cbor2.loads(DATA).value[2]
    assert cbor2.loads(payload)[8] == {1: {1: 1, -1: 6, -2: KEY.public}}


def test_a_key_that_its_owner_does_not_show_is_refused():
    stranger = cose.sign(Kind.KEY_CARD, KEY.id, cbor2.loads(DATA).value[2], private_of("stranger"))
    assert "changed" in _refused(_text(stranger))


def test_a_key_under_the_name_of_another_is_refused():
    payload = cbor2.loads(DATA).value[2]
    assert "changed" in _refused(_text(cose.sign(Kind.KEY_CARD, trusted("stranger").id, payload, PRIVATE)))


def test_every_bit_counts():
    for at in range(len(DATA) * 8):
        flipped = bytearray(DATA)
        flipped[at // 8] ^= 1 << at % 8
        _refused(_text(bytes(flipped)))


def test_a_pass_is_no_key():
    one = sealed.seal(a_pass(), PRIVATE)
    _refused(one)
    _refused(key_card.PREFIX + one.removeprefix(sealed.PREFIX))
    _refused(_text(cose.sign(Kind.PASS, KEY.id, cbor2.loads(DATA).value[2], PRIVATE)))
    assert not key_card.looks_like_one(one)
    assert key_card.looks_like_one(CARD)


def test_claims_of_another_shape_are_refused_though_the_signature_is_right():
    told = cbor2.loads(cbor2.loads(DATA).value[2])
    ours = told[-65537]
    shapes: list[object] = [
        {},
        [],
        {**told, 1: 7},
        {**told, 1: ""},
        {**told, 1: "a" * 81},
        {**told, 2: "more"},
        {**told, 8: {1: {1: 1, -1: 6, -2: KEY.public, -4: PRIVATE}}},
        {**told, 8: {1: {1: 1, -1: 6, -2: KEY.public[:-1]}}},
        {**told, 8: {1: {1: 2, -1: 6, -2: KEY.public}}},
        {**told, -65537: {**ours, 1: None}},
        {**told, -65537: {**ours, 2: "acme"}},
        {**told, -65537: {**ours, 2: ["zeta", "acme"]}},
        {**told, -65537: {**ours, 2: ["acme", "acme"]}},
        {**told, -65537: {**ours, 2: ["acme", 7]}},
        {**told, -65537: {**ours, 2: ["acme", ["zeta"]]}},
        {**told, -65537: {**ours, 2: [""]}},
    ]
    for shape in shapes:
        _refused(_text(cose.sign(Kind.KEY_CARD, KEY.id, cbor2.dumps(shape, canonical=True), PRIVATE)))


@given(st.text(max_size=600).flatmap(lambda text: st.sampled_from([text, key_card.PREFIX + text])))
def test_whatever_the_text_it_is_refused_in_a_sentence(text):
    assert _refused(text).endswith(".")


@given(st.binary(max_size=340))
def test_whatever_the_bytes_they_are_refused_in_a_sentence(data):
    assert _refused(_text(data)).endswith(".")


def test_a_text_that_is_too_long_is_not_even_looked_at(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(base45, "decode", lambda text: pytest.fail(f"looked at {len(text)} characters"))
    _refused(CARD + "0" * (513 - len(CARD)))


def test_more_tenants_than_a_scanner_takes_are_not_shown():
    many: TrustedKey = replace(KEY, tenants=frozenset(f"tenant {number:02}" for number in range(40)))
    with pytest.raises(ValueError, match=r"Carry it as a file\.$"):
        key_card.seal(many, PRIVATE)
