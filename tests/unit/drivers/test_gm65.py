"""Commands of the GM65 family: every vector of the sheet (3.2), and replies in whatever is around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.emulators.code_scanners import Gm65Module, ScannerSettings
from drivers.scanners import gm65

DONE = bytes.fromhex("02 00 00 01 00 33 31")


def unchecked(request: bytes) -> bytes:
    """With the two bytes that the sheet sends where it does not want a check to be looked at."""
    return request[:-2] + bytes.fromhex("AB CD")


@pytest.mark.parametrize(
    ("request_", "sheet"),
    [
        (gm65.command(gm65.READ, gm65.BAUD_ZONE, b"\x02"), "7E 00 07 01 00 2A 02 D8 0F"),
        (gm65.command(gm65.WRITE, gm65.BAUD_ZONE, b"\x39\x01"), "7E 00 08 02 00 2A 39 01 A7 EA"),
        (gm65.command(gm65.WRITE, gm65.DEFAULTS_ZONE, b"\x55"), "7E 00 08 01 00 D9 55 D1 76"),
        (gm65.command(gm65.SAVE, 0, b"\x00"), "7E 00 09 01 00 00 00 DE C8"),
        (unchecked(gm65.TRIGGER), "7E 00 08 01 00 02 01 AB CD"),
        (unchecked(gm65.set_mode("continuous", "reading")), "7E 00 08 01 00 00 D6 AB CD"),
        (gm65.DONE, "02 00 00 01 00 33 31"),
    ],
)
def test_requests_are_those_of_the_sheet(request_: bytes, sheet: str):
    assert request_ == bytes.fromhex(sheet)


@pytest.mark.parametrize("reply", ["02 00 00 01 00 33 31", "02 00 00 02 39 01 C1 4C"])
def test_replies_of_the_sheet_are_taken_out_and_understood(reply: str):
    replies = gm65.Replies()
    assert replies.without(b"A" + bytes.fromhex(reply) + b"LK1\r") == b"ALK1\r"
    assert replies.done == 1


@pytest.mark.parametrize(
    ("request_", "reply"),
    [
        ("7E 00 08 01 00 02 01 AB CD", "02 00 00 01 00 33 31"),
        ("7E 00 07 01 00 2A 02 D8 0F", "02 00 00 02 39 01 C1 4C"),
        ("7E 00 08 01 00 D9 55 D1 76", "02 00 00 01 00 33 31"),
        ("7E 00 09 01 00 00 00 DE C8", "02 00 00 01 00 33 31"),
    ],
)
def test_the_emulated_module_answers_as_the_sheet_says(request_: str, reply: str):
    module = Gm65Module(ScannerSettings(model="gm65"))
    halves = bytes.fromhex(request_)[:5], bytes.fromhex(request_)[5:]
    assert [one.data for part in halves for one in module.hear(part)] == [bytes.fromhex(reply)]


def test_the_emulated_module_ignores_a_request_with_a_wrong_check():
    assert Gm65Module(ScannerSettings()).hear(bytes.fromhex("7E 00 08 01 00 D9 55 D1 77")) == []


@pytest.mark.parametrize(
    ("mode", "light", "byte"),
    [("manual", "off", 0xD0), ("trigger", "reading", 0xD5), ("continuous", "on", 0xDA), ("sensing", "off", 0xD3)],
)
def test_modes_and_lights(mode: str, light: str, byte: int):
    assert gm65.set_mode(mode, light)[6] == byte


@given(st.lists(st.sampled_from([DONE, b"LK1:ABC\r", b"\x02", b"\x02\x00", b"\x00"]), max_size=8), st.data())
def test_replies_are_taken_out_however_the_stream_is_cut(parts: list[bytes], data: st.DataObject):
    stream = b"".join(parts)
    whole, cut = gm65.Replies(), gm65.Replies()
    at = data.draw(st.integers(0, len(stream)))
    kept = cut.without(stream[:at]) + cut.without(stream[at:])
    assert kept == whole.without(stream)
    assert cut.done == whole.done


@given(st.binary(max_size=300))
def test_noise_holds_little_up(noise: bytes):
    replies = gm65.Replies()
    kept = replies.without(noise)
    assert len(noise) - len(kept) <= 14 or replies.done or b"\xab\xcd" in noise
