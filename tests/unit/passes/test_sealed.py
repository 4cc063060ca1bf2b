"""Passes as the text of a QR code: what is sealed reads back, and whatever else is held up is refused, no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import cbor2
import pytest
import qrcode
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st
from qrcode.constants import ERROR_CORRECT_M

from kiosk.domain.hours import Span
from kiosk.domain.passes import Pass, TrustedKey, WhyNoPass, host_ref, key_id
from kiosk.domain.people import PersonKind
from kiosk.passes import base45, cbor, claims, cose, ed25519, key_card, sealed
from kiosk.passes.cose import Kind
from kiosk.passes.sealed import NotAPass
from tests.fakes.sealed_passes import NINE, a_pass, passes, private_of, trusted

RECEPTION, PRIVATE = trusted("reception"), private_of("reception")
KEYS = {RECEPTION.id: RECEPTION}
PASS = a_pass()
TEXT = sealed.seal(PASS, PRIVATE)
DATA = base45.decode(TEXT.removeprefix(sealed.PREFIX))


def _refused(text: str, keys: dict[bytes, TrustedKey] | None = None) -> NotAPass:
    with pytest.raises(NotAPass) as refused:
        sealed.read(text, KEYS if keys is None else keys)
    return refused.value


def _text(data: bytes) -> str:
    return sealed.PREFIX + base45.encode(data)


def _signed(payload: bytes, kind: Kind = Kind.PASS) -> str:
    """Anything at all, signed by reception."""
    return _text(cose.sign(kind, RECEPTION.id, payload, PRIVATE))


# --- what is sealed ---------------------------------------------------------------------------------------------------


@given(passes())
def test_whatever_is_sealed_reads_back(one):
    assert sealed.read(sealed.seal(one, PRIVATE), KEYS) == (one, RECEPTION)


def test_it_is_the_same_each_time():
    assert sealed.seal(PASS, PRIVATE) == TEXT


# The seed of RFC 8032's first test; the text was computed once, and stays: passes that are out must go on to open.
VECTOR_PRIVATE = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
VECTOR_PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
VECTOR = (
    "LK1:RRQX8AP60GO0HD4WD6ZHKYNKP12QZ7$6BJ:KCDCFN0+NDZ$C1T0*ND6:UWY0*ND69TJ-0L60$Y88IHO1Q/E7V50S30-701ECF$DZM0FV0B73*"
    "ESFN027BSC58O4QUD:3PF51*HNA:VV G5VE$67*6NFQSRPEZRM:HN 8GV.AMQ2PA39WVY2E5SE*AF-YBM7J91P4PH77DRP4+D9Z33INN"
)
VECTOR_PASS = Pass(
    "0123456789abcdef",
    "A",
    issued_at=datetime(2026, 11, 26, 8, 0, tzinfo=UTC),
    starts_at=datetime(2026, 11, 26, 9, 0, tzinfo=UTC),
    ends_at=datetime(2026, 11, 26, 17, 0, tzinfo=UTC),
    tenant="acme",
    hours=Span(time(8, 0), time(17, 30)),
    kind=PersonKind.CONTRACTOR,
)


def test_a_pass_that_is_out_opens_for_ever():
    public = ed25519.public_of(VECTOR_PRIVATE)
    key = TrustedKey(key_id(public), public, "vector")
    assert public.hex() == VECTOR_PUBLIC
    assert sealed.seal(VECTOR_PASS, VECTOR_PRIVATE) == VECTOR
    assert sealed.read(VECTOR, {key.id: key}) == (VECTOR_PASS, key)


def test_whoever_knows_cose_and_has_the_key_can_check_it():
    """Nothing of ours but the label takes part in this."""
    message = cbor2.loads(DATA)
    protected, unprotected, payload, signature = message.value
    assert (message.tag, unprotected) == (18, {})
    assert cbor2.loads(protected) == {1: -8, 4: RECEPTION.id, 16: 61}
    assert cbor2.loads(payload)[3] == "A"
    covered = cbor2.dumps(["Signature1", protected, b"locker-kiosk pass 1", payload])
    Ed25519PublicKey.from_public_bytes(RECEPTION.public).verify(signature, covered)


@pytest.mark.parametrize(
    ("one", "characters", "modules"),
    [
        (PASS, 219, 49),
        (replace(PASS, bank="bank-2f", tenant="acme corporation", reachable=True), 249, 53),
        (replace(PASS, kind=PersonKind.CONTRACTOR, hours=Span(time(8), time(17))), 234, 53),
        (replace(PASS, bank="b" * 64, tenant="t" * 80), 430, 69),
    ],
)
def test_it_is_a_small_qr_code(one, characters, modules):
    """What a phone photographs from a screen: 49 modules at 1 mm are as wide as a passport is high."""
    text = sealed.seal(one, PRIVATE)
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M)
    code.add_data(text, optimize=0)
    code.make(fit=True)
    assert (len(text), code.modules_count) == (characters, modules)


def test_it_tells_nothing_of_its_host_to_whoever_does_not_know_them():
    one = a_pass(host=host_ref("ada@acme.example"))
    assert b"ada" not in base45.decode(sealed.seal(one, PRIVATE).removeprefix(sealed.PREFIX))
    assert one.host != host_ref("bob@acme.example")


def test_names_that_are_too_long_for_a_scanner_are_not_sealed():
    with pytest.raises(ValueError, match=r"too long for a pass\.$"):
        sealed.seal(a_pass(bank="ä" * 80, tenant="字" * 80), PRIVATE)


# --- what is refused --------------------------------------------------------------------------------------------------


def test_a_pass_of_a_stranger_is_told_from_one_of_another_key():
    stranger = sealed.seal(PASS, private_of("stranger"))
    assert (_refused(stranger).why, _refused(stranger).claimed) == (WhyNoPass.UNKNOWN_KEY, PASS)
    assert _refused(TEXT, {}).why is WhyNoPass.UNKNOWN_KEY
    mistaken = {RECEPTION.id: replace(trusted("stranger"), id=RECEPTION.id)}
    assert (_refused(TEXT, mistaken).why, _refused(TEXT, mistaken).pass_id) == (WhyNoPass.WRONG_SIGNATURE, PASS.id)


def test_a_key_that_is_no_key_vouches_for_nothing():
    for public in (b"", b"short", b"\xff" * 32, bytes(33)):
        assert _refused(TEXT, {RECEPTION.id: replace(RECEPTION, public=public)}).why is WhyNoPass.WRONG_SIGNATURE


def test_a_revoked_key_vouches_for_nothing_any_more():
    revoked = {RECEPTION.id: replace(RECEPTION, revoked_at=NINE)}
    assert (_refused(TEXT, revoked).why, _refused(TEXT, revoked).claimed) == (WhyNoPass.KEY_REVOKED, PASS)


def test_a_pass_that_another_signs_in_the_name_of_a_known_key_is_refused():
    forged = _text(cose.sign(Kind.PASS, RECEPTION.id, claims.encode(PASS), private_of("stranger")))
    assert _refused(forged).why is WhyNoPass.WRONG_SIGNATURE


def test_every_bit_counts():
    whys = set()
    for at in range(len(DATA) * 8):
        flipped = bytearray(DATA)
        flipped[at // 8] ^= 1 << at % 8
        whys.add(_refused(_text(bytes(flipped))).why)
    assert whys == {WhyNoPass.MALFORMED, WhyNoPass.UNKNOWN_KEY, WhyNoPass.WRONG_SIGNATURE}


@given(st.integers(0, len(TEXT) - 1), st.characters(codec="utf-8"))
def test_every_character_counts(at, letter):
    if letter != TEXT[at]:
        _refused(TEXT[:at] + letter + TEXT[at + 1 :])


def test_every_end_that_is_cut_off_is_missed():
    assert {_refused(TEXT[:length]).why for length in range(len(TEXT))} == {WhyNoPass.MALFORMED}
    assert {_refused(_text(DATA[:length])).why for length in range(len(DATA))} == {WhyNoPass.MALFORMED}


@pytest.mark.parametrize("more", ["0", "00", " ", "\n", "\0", TEXT])
def test_nothing_may_stand_behind_it(more):
    assert _refused(TEXT + more).why is WhyNoPass.MALFORMED


def test_nothing_may_stand_before_it():
    for text in (" " + TEXT, TEXT[4:], TEXT.lower(), TEXT[1:], "LK2:" + TEXT[4:], "LKK1:" + TEXT[4:]):
        assert _refused(text).why is WhyNoPass.MALFORMED
        assert not sealed.looks_like_one(text)


def test_the_other_half_of_a_signature_is_no_signature():
    """S + L would verify as well, where a library let it: a second text for the same pass."""
    order = 2**252 + 27742317777372353535851937790883648493
    scalar = int.from_bytes(DATA[-32:], "little") + order
    assert _refused(_text(DATA[:-32] + scalar.to_bytes(32, "little"))).why is WhyNoPass.WRONG_SIGNATURE


def test_a_message_in_another_form_is_refused_though_its_signature_is_right():
    protected, _, payload, signature = cbor2.loads(DATA).value
    forms = [
        cbor2.CBORTag(18, [protected, {}, payload, signature, b""]),
        cbor2.CBORTag(18, [protected, {1: -8}, payload, signature]),
        cbor2.CBORTag(18, [protected, [], payload, signature]),
        cbor2.CBORTag(17, [protected, {}, payload, signature]),
        cbor2.CBORTag(61, cbor2.CBORTag(18, [protected, {}, payload, signature])),
        cbor2.CBORTag(18, [protected, {}, payload, signature[:-1]]),
        cbor2.CBORTag(18, [cbor2.dumps({1: -8, 4: RECEPTION.id}), {}, payload, signature]),
        cbor2.CBORTag(18, [cbor2.dumps({1: -7, 4: RECEPTION.id, 16: 61}), {}, payload, signature]),
        cbor2.CBORTag(18, [cbor2.dumps({1: -8, 4: RECEPTION.id[1:], 16: 61}), {}, payload, signature]),
        cbor2.CBORTag(18, [b"", {4: RECEPTION.id}, payload, signature]),
        cbor2.CBORTag(18, {1: protected}),
        [protected, {}, payload, signature],
        b"",
        7,
    ]
    assert {_refused(_text(cbor2.dumps(one))).why for one in forms} == {WhyNoPass.MALFORMED}
    assert _refused(_text(b"\xd2\x9f" + DATA[2:] + b"\xff")).why is WhyNoPass.MALFORMED


@pytest.mark.parametrize("payload", [b"", b"\xa0", b"\x81" * 300, b"\xa1" * 300, cbor.encode({3: "A"}), b"\xff"])
def test_claims_that_are_none_are_refused_though_the_key_is_trusted(payload):
    assert (_refused(_signed(payload)).why, _refused(_signed(payload)).pass_id) == (WhyNoPass.MALFORMED, None)


def test_another_message_of_the_same_key_is_no_pass():
    assert _refused(_signed(claims.encode(PASS), Kind.KEY_CARD)).why is WhyNoPass.WRONG_SIGNATURE
    card = key_card.seal(RECEPTION, PRIVATE)
    assert _refused(card).why is WhyNoPass.MALFORMED
    assert _refused(sealed.PREFIX + card.removeprefix(key_card.PREFIX)).why is WhyNoPass.MALFORMED


# --- whatever is held up ----------------------------------------------------------------------------------------------


STRANGE = [
    "",
    sealed.PREFIX,
    "LK1",
    "LK1:\ud800\udfff",
    "\ud800" * 100,
    "LK1:" + "\0" * 100,
    "LK1:" + "💩" * 100,
    "LK1:" + "0" * 508,
    "LK1:" + ":" * 508,
    "LK1:" + "0" * 1_000_000,
    "x" * 1_000_000,
    TEXT * 5000,
]


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_strange_texts_are_refused(text):
    assert (_refused(text).why, _refused(text).pass_id) == (WhyNoPass.MALFORMED, None)
    assert sealed.kid_of(text) is None


def test_a_text_that_is_too_long_is_not_even_looked_at(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(base45, "decode", lambda text: pytest.fail(f"looked at {len(text)} characters"))
    assert _refused(TEXT + "0" * (513 - len(TEXT))).why is WhyNoPass.MALFORMED


@given(st.text(max_size=600).flatmap(lambda text: st.sampled_from([text, sealed.PREFIX + text])))
def test_whatever_the_text_it_is_refused_and_nothing_else_happens(text):
    _refused(text)


@given(st.binary(max_size=340))
def test_whatever_the_bytes_they_are_refused_and_nothing_else_happens(data):
    _refused(_text(data))


@given(st.binary(max_size=200))
def test_whatever_a_trusted_key_signs_it_is_a_pass_or_refused(payload):
    assert _refused(_signed(payload)).why is WhyNoPass.MALFORMED


@given(st.data())
def test_a_pass_that_is_changed_in_several_places_is_refused(data):
    changed = bytearray(DATA)
    for at in data.draw(st.lists(st.integers(0, len(DATA) - 1), min_size=1, max_size=5)):
        changed[at] = data.draw(st.integers(0, 255))
    if changed != DATA:
        _refused(_text(bytes(changed)))


def test_it_tells_which_key_it_claims():
    assert sealed.kid_of(TEXT) == RECEPTION.id
    assert sealed.kid_of(sealed.seal(PASS, private_of("stranger"))) == trusted("stranger").id
    assert sealed.kid_of(TEXT[:-1]) is None


def test_an_extended_pass_is_another_text_for_the_same_visit():
    longer = replace(PASS, issued_at=NINE + timedelta(hours=1), ends_at=NINE + timedelta(hours=9))
    text = sealed.seal(longer, PRIVATE)
    assert text != TEXT
    assert sealed.read(text, KEYS)[0].id == PASS.id
