"""What somebody typed is printed so that it forges nothing, and reading it needs no certain terminal."""

import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cli import saying
from kiosk.cli.saying import counted, visible

CONTROLS = [chr(one) for one in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0x202E, 0x2066, 0x200F, 0x61C)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Zoë 🗝 \\n", "Zoë 🗝 \\n"),
        ("a\nb\tc\r", "a\\nb\\tc\\r"),
        ("\x1b[2J", "\\u001b[2J"),
        ("\x9b2J\x7f", "\\u009b2J\\u007f"),
        ("\u202e12\u2028", "\\u202e12\\u2028"),
    ],
)
def test_control_characters_are_written_out(text: str, shown: str):
    assert visible(text) == shown


@given(st.lists(st.sampled_from([*CONTROLS, "a", "ß"])).map("".join))
def test_none_is_left_but_those_that_may_be(text: str):
    assert not set(visible(text)) & set(CONTROLS)
    assert set(visible(text, but="\n")) & set(CONTROLS) == set(text) & {"\n"}


@given(st.dictionaries(st.text(), st.text()), st.sampled_from([None, 1]))
def test_json_says_the_same_in_any_encoding(value: dict[str, str], indent: int | None):
    for encoding in ("utf-8", "latin-1", "cp1251"):
        buffer = io.BytesIO()
        stdout = io.TextIOWrapper(buffer, encoding=encoding)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdout", stdout)
            saying.take_any_text()
            saying.say_json(value, indent)
        stdout.flush()
        assert json.loads(buffer.getvalue().decode(encoding)) == value


def test_one_is_not_many():
    assert [counted(one, "event") for one in (0, 1, 2)] == ["0 events", "1 event", "2 events"]
