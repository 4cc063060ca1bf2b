"""Base45, with the examples of RFC 9285."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.passes import base45

EXAMPLES = [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581"), (b"ietf!", "QED8WEX0"), (b"", "")]


@pytest.mark.parametrize(("data", "text"), EXAMPLES)
def test_the_examples_of_the_rfc(data, text):
    assert base45.encode(data) == text
    assert base45.decode(text) == data


@given(st.binary(max_size=400))
def test_whatever_is_written_reads_back(data):
    text = base45.encode(data)
    assert base45.decode(text) == data
    assert re.fullmatch(r"[0-9A-Z $%*+./:-]*", text), "a QR code stores nothing else as densely"
    assert text == text.rstrip(), "a scanner that trims spoils nothing"


# GGW and U5 are the largest of their length: 65535 and 255.
@pytest.mark.parametrize(
    "text", ["GGX", ":::", "::", "V5", "0", "A", "0000", "ABCD", "bb8", "B B\n", "ÄB8", "BB8\ud800", "\0\0\0"]
)
def test_what_nobody_can_have_written_is_refused(text):
    with pytest.raises(ValueError, match="Base45"):
        base45.decode(text)


@given(st.text(max_size=60) | st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", max_size=60))
def test_each_text_is_one_that_is_written_or_refused(text):
    try:
        data = base45.decode(text)
    except ValueError:
        return
    assert base45.encode(data) == text
