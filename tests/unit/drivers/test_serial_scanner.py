"""Scanners at a port: what a text is, when it ends, and modules that are told how to read."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.errors import NoReply
from drivers.scanners import DRIVERS, MAX_TEXT, gm65
from drivers.scanners.scanned_text import MOST, TextDecoder, text_in
from drivers.scanners.serial_scanner import Gm65Scanner, Settings
from drivers.serial_link import SerialLink
from tests.fakes.wire_bank import EmulatedBank


def texts(data: bytes, suffix: str = "cr") -> list[str]:
    decoder = TextDecoder(suffix, 0.05)
    return decoder.feed(data) + decoder.silence()


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b""])
@pytest.mark.parametrize("suffix", ["cr", "lf", "crlf"])
def test_line_ends_are_read_alike(suffix: str, end: bytes):
    assert texts(b"LK1:A" + end, suffix) == ["LK1:A"]


def test_the_text_ends_with_its_mark_and_not_with_the_silence_after_it():
    assert TextDecoder("cr", 0.05).feed(b"LK1:A\r") == ["LK1:A"]
    assert TextDecoder("tab", 0.05).feed(b"LK1:A\tLK") == ["LK1:A"]
    assert TextDecoder("none", 0.05).feed(b"LK1:A\r") == []


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"]Q1LK1:A", "LK1:A"),
        (b"]Q3LK1:A", "LK1:A"),
        (b"]C0123456", None),  # a Code 128: no QR code
        (b"]E04006381333931", None),
        (b"]", "]"),
        (b"LK1:]Q1", "LK1:]Q1"),
        ("Grüße".encode(), "Grüße"),
        ("Grüße".encode("latin-1"), "Grüße"),
        (b"", None),
        (b"]Q1", None),
        (b"\x00LK1:A", None),
        (b"LK1:A\x1b", None),
        (b"X" * MAX_TEXT, "X" * MAX_TEXT),
        (b"X" * (MAX_TEXT + 1), None),
        (b"]Q1" + b"X" * MAX_TEXT, "X" * MAX_TEXT),
    ],
)
def test_what_is_a_text(data: bytes, text: str | None):
    assert text_in(data) == text


def test_a_text_that_does_not_end_is_dropped_up_to_its_end():
    decoder = TextDecoder("cr", 0.05)
    assert decoder.feed(b"X" * 100_000) == []
    assert len(decoder._text) == MOST + 1
    assert decoder.feed(b"LK1:TAIL\rLK1:NEXT\r") == ["LK1:NEXT"]


@given(st.binary(max_size=600), st.data())
def test_any_bytes_are_texts_or_none_however_they_are_cut(noise: bytes, data: st.DataObject):
    at = data.draw(st.integers(0, len(noise)))
    decoder = TextDecoder("cr", 0.05)
    cut = decoder.feed(noise[:at]) + decoder.feed(noise[at:]) + decoder.silence()
    assert cut == texts(noise)
    assert all(0 < len(text) <= MAX_TEXT and text.isprintable() for text in cut)
    assert decoder.feed(b"LK1:A\r") == ["LK1:A"]


@pytest.fixture
def bank(tmp_path):
    scanner = {"name": "module", "driver": "scanner-serial", "link": "module", "model": "gm65"}
    with EmulatedBank({"scanners": [scanner]}, tmp_path) as bank:
        yield bank


def test_a_module_in_trigger_mode_is_triggered_before_each_code(bank: EmulatedBank):
    now = [0.0]
    settings = Settings(model="gm65", mode="trigger", held_ms=100)
    scanner = Gm65Scanner(SerialLink(bank.link("module"), 9600), settings, clock=lambda: now[0])
    scanner.begin()
    for text in ("LK1:A", "LK1:B"):
        assert scanner.read(0.1) is None  # its trigger has arrived, and the answer to it is no text
        bank.do(f"scan {text}")
        assert scanner.read(5) == text
    scanner.close()


def test_a_module_that_keeps_silent_is_named(bank: EmulatedBank):
    bank.do("fault module silent")
    with pytest.raises(NoReply, match="The GM65 scanner"):
        DRIVERS["scanner-serial"].connect(
            bank.link("module"), {"model": "gm65", "mode": "continuous", "reply_timeout_ms": 50}
        )
    bank.do("fault module none")  # and the port was given back
    DRIVERS["scanner-serial"].connect(bank.link("module"), {"model": "gm65", "mode": "continuous"}).close()


def test_a_module_that_stays_as_it_is_set_is_told_nothing():
    master, slave = os.openpty()
    scanner = DRIVERS["scanner-serial"].connect(os.ttyname(slave), {"model": "gm65"})
    os.set_blocking(master, False)
    with pytest.raises(BlockingIOError):
        os.read(master, 100)
    os.write(master, gm65.DONE + b"LK1:A\r")
    assert scanner.read(5) == "LK1:A"
    scanner.close()
    os.close(master)
    os.close(slave)


@pytest.mark.parametrize(("name", "value"), [("model", "laser"), ("suffix", "dot"), ("idle_ms", 0), ("mode", "fast")])
def test_a_wrong_setting_is_named(name: str, value: object):
    with pytest.raises(ValueError, match=name):
        DRIVERS["scanner-serial"].check_settings({name: value})
