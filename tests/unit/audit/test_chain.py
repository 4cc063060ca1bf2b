"""The chain's hashes, against their definition written out, and the texts that they are taken of."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.audit import chain
from kiosk.audit.fault import Kind, Wrong
from kiosk.audit.genesis import Genesis, parse_genesis

EPOCH = "0123456789abcdef0123456789abcdef"
BEGAN = "2026-11-24T11:00:00Z"
HASHES = st.binary(min_size=32, max_size=32)
TEXTS = st.text(st.characters(codec="utf-8"))


def test_a_genesis_is_written_in_one_way():
    previous = chain.Previous("f" * 32, 7, bytes(range(32)))
    assert chain.genesis_text(EPOCH, BEGAN, bytes(32), "installed", None) == (
        '{"v":1,"epoch":"0123456789abcdef0123456789abcdef","began":"2026-11-24T11:00:00Z",'
        '"key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","why":"installed","previous":null}'
    )
    assert chain.genesis_text(EPOCH, BEGAN, bytes(32), "restored", previous).endswith(
        '"why":"restored","previous":{"epoch":"ffffffffffffffffffffffffffffffff","size":7,'
        '"head":"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"}}'
    )


@given(TEXTS)
def test_h_0(text):
    assert chain.genesis_hash(text) == sha256(b"lk/genesis/1" + text.encode()).digest()


@given(HASHES, TEXTS)
def test_a_commitment(salt, personal):
    assert chain.commitment(salt, personal) == sha256(b"lk/personal/1" + salt + personal.encode()).digest()


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_salt_has_32_bytes(length):
    with pytest.raises(ValueError, match="32 bytes"):
        chain.commitment(bytes(length), "{}")


@given(HASHES, st.integers(1, 2**64 - 1), TEXTS, st.none() | HASHES)
def test_h_n(before, seq, header, commitment):
    told = sha256(header.encode()).digest() + (commitment or bytes(32))
    expected = sha256(b"lk/event/1" + before + seq.to_bytes(8, "big") + told).digest()
    assert chain.link(before, seq, header, commitment) == expected


# --- reading a genesis back -------------------------------------------------------------------------------------------


@given(HASHES, st.none() | st.builds(chain.Previous, st.just("f" * 32), st.integers(0, 10**19 - 1), HASHES))
def test_a_genesis_reads_back(key, previous):
    text = chain.genesis_text(EPOCH, BEGAN, key, "key-changed", previous)
    assert parse_genesis(text) == Genesis(EPOCH, BEGAN, key, "key-changed", previous)


GOOD = json.loads(chain.genesis_text(EPOCH, BEGAN, bytes(32), "restored", chain.Previous(EPOCH, 1, bytes(32))))


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"v": 2}, Kind.VERSION),
        ({"v": True}, Kind.BYTES),
        ({"epoch": EPOCH.upper()}, Kind.SHAPE),
        ({"epoch": EPOCH[1:]}, Kind.SHAPE),
        ({"epoch": None}, Kind.SHAPE),
        ({"began": "2026-11-24"}, Kind.SHAPE),
        ({"began": BEGAN + "\n"}, Kind.SHAPE),
        ({"key": ""}, Kind.SHAPE),
        ({"key": 7}, Kind.SHAPE),
        ({"key": GOOD["key"][:-2] + "B="}, Kind.SHAPE),
        ({"why": "Because."}, Kind.SHAPE),
        ({"previous": 1}, Kind.SHAPE),
        ({"previous": {}}, Kind.SHAPE),
        ({"previous": GOOD["previous"] | {"size": -1}}, Kind.SHAPE),
        ({"previous": GOOD["previous"] | {"size": True}}, Kind.SHAPE),
        ({"previous": GOOD["previous"] | {"size": 1.0}}, Kind.SHAPE),
        ({"previous": GOOD["previous"] | {"size": 10**19}}, Kind.SHAPE),
        ({"previous": GOOD["previous"] | {"head": "00"}}, Kind.SHAPE),
        ({"previous": GOOD["previous"] | {"more": 1}}, Kind.BYTES),
        ({"more": 1}, Kind.BYTES),
    ],
)
def test_what_is_no_genesis_is_refused(changes, kind, plain):
    write = json.JSONEncoder(separators=(",", ":")).encode
    assert parse_genesis(write(GOOD)).why == "restored"
    with pytest.raises(Wrong) as caught:
        parse_genesis(write(GOOD | changes))
    assert caught.value.kind is kind
    with pytest.raises(ValueError, match=r".+"):
        plain.Epoch(write(GOOD | changes), {b"": bytes(32)})


@pytest.mark.parametrize("text", ["", "{", "[]", "1", json.dumps(GOOD), json.dumps(dict(reversed(GOOD.items())))])
def test_another_text_is_no_genesis(text):
    with pytest.raises(Wrong):
        parse_genesis(text)
