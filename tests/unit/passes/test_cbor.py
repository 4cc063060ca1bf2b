"""The CBOR of passes: one form of each value, the same as a library's, and nothing else is read."""

from __future__ import annotations

import time

import cbor2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.passes import cbor

_SINGLE = (
    st.integers(-(2**64), 2**64 - 1)
    | st.booleans()
    | st.binary(max_size=30)
    | st.text(st.characters(codec="utf-8"), max_size=30)
)
_INTEGERS = st.integers(-(2**64), 2**64 - 1)
VALUES = st.recursive(
    _SINGLE,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_INTEGERS, inner, max_size=4),
    max_leaves=8,
)

# RFC 8949, appendix A: those that are made of what passes are made of.
EXAMPLES = [
    (0, "00"),
    (23, "17"),
    (24, "1818"),
    (1000, "1903e8"),
    (1000000, "1a000f4240"),
    (18446744073709551615, "1bffffffffffffffff"),
    (-1, "20"),
    (-1000, "3903e7"),
    (-18446744073709551616, "3bffffffffffffffff"),
    (True, "f5"),
    (False, "f4"),
    (b"\x01\x02\x03\x04", "4401020304"),
    ("ü", "62c3bc"),
    ([1, [2, 3], [4, 5]], "8301820203820405"),
    ({1: 2, 3: 4}, "a201020304"),
]


@pytest.mark.parametrize(("value", "written"), EXAMPLES)
def test_the_examples_of_the_rfc(value, written):
    assert cbor.encode(value).hex() == written
    assert cbor.decode(bytes.fromhex(written)) == value


def _depth(value: object) -> int:
    inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max(map(_depth, inner), default=0)


@given(VALUES)
def test_it_is_what_a_library_writes_and_reads(value):
    written = cbor.encode(value)
    assert cbor2.loads(written) == value
    if _depth(value) <= cbor.DEEPEST:
        assert cbor.decode(written) == value


@given(st.dictionaries(_INTEGERS, st.just(0), max_size=6))
def test_keys_stand_in_the_order_of_their_bytes(value):
    """RFC 8949, 4.2.1; the library has the order of the RFC before it, the shorter first."""
    assert list(cbor2.loads(cbor.encode(value))) == sorted(value, key=cbor2.dumps)


@given(st.binary(max_size=60))
@example(bytes.fromhex("a2010201"))
def test_whatever_the_bytes_they_are_a_value_or_refused(data):
    try:
        value = cbor.decode(data)
    except cbor.NotCbor:
        return
    assert cbor.encode(value) == data
    assert cbor2.loads(data) == value


REFUSED = {
    "nothing": "",
    "left over": "0000",
    "a long number in a longer head": "1800",
    "a length in a longer head": "5800",
    "keys in another order": "a203040102",
    "a key twice": "a201020103",
    "the same key twice": "a201020102",
    "a text as a key": "a1616101",
    "true as a key": "a1f501",
    "a list as a key": "a18001",
    "bytes of no known length": "5f4101ff",
    "a text of no known length": "7f6161ff",
    "a list of no known length": "9f01ff",
    "a map of no known length": "bf0102ff",
    "an end of nothing": "ff",
    "a reserved head": "1c",
    "a tag": "c000",
    "a tag that would be a pattern": "d823612e",
    "a tag that would be a list in itself": "d81c81d81d00",
    "a float": "f93c00",
    "null": "f6",
    "undefined": "f7",
    "true in a longer head": "f815",
    "no UTF-8": "61ff",
    "half of a surrogate pair": "63eda080",
    "a head that is cut off": "1900",
    "bytes that are cut off": "4201",
    "bytes of 8 EiB": "5b7fffffffffffffff",
    "a list of 16 EiB": "9bffffffffffffffff",
    "a map of 16 EiB": "bbffffffffffffffff",
    "a map without its last value": "a101",
    "five lists in each other": "818181818100",
    "a thousand lists in each other": "81" * 1000,
    "a thousand tags": "c1" * 1000,
    "a thousand maps in each other": "a101" * 1000,
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_everything_else_is_refused_at_once(data):
    begun = time.process_time()
    with pytest.raises(cbor.NotCbor):
        cbor.decode(bytes.fromhex(data))
    assert time.process_time() - begun < 1, "not a matter of speed: of ending at all"


@pytest.mark.parametrize("number", [2**64, -(2**64) - 1])
def test_a_number_of_more_than_64_bits_is_not_written(number):
    with pytest.raises(ValueError, match="64 bits"):
        cbor.encode(number)
