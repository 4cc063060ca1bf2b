"""Whatever a file holds, reading it gives a site or a SiteFileError with sentences, and nothing else."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.config import Fault, Site, SiteFileError, installed_drivers
from kiosk.config.load import decoded, parse_site

SAMPLE = """\
[site]
name = "HQ North"
tenant = "acme"
timezone = "Europe/Berlin"
languages = ["en", "de"]
[kiosk]
id = "bank-2f"
role = "bank"
[screen]
after_column = 0
[policy]
release = "18:30"
hours = ["mon-fri 07:00-19:00", "sat 08:00-12:00"]
exception_days = ["2026-12-24 to 2026-12-26 shut"]
longest_stay = "12h"
warn_before = ["1h", "15min"]
extensions = 1
zones = ["north", "south"]
walk_up_share = 0.2
[[scope]]
tenant = "globex"
model = "shift"
shifts = ["early mon-fri 06:00-14:00", "late mon-fri 14:00-20:00"]
[[scope]]
group = "visitor"
sizes = ["M", "L"]
prefer_zone = "north"
[notices]
file = "notices.urls"
urls = ["mailtos://mail.example.com?to={email}"]
[record]
backup_hours = 12
personal_days = 14
[[tenant]]
name = "globex"
title = "Globex"
colour = "#0b57a4"
[[desk]]
name = "2.041"
zone = "north"
column = 1
[visitors]
names_days = 14
without_clock = true
[[bank]]
name = "F2"
place = "Level 2"
[[bus]]
name = "left"
driver = "kerong-cu16"
url = "/dev/left"
gap_ms = 100
[[reader]]
name = "badge"
driver = "keyboard-wedge"
[[scanner]]
name = "qr"
driver = "camera"
source = "frames"
[[compartment]]
door = "01"
bank = "A"
bus = "left"
board = 0
channel = 1
size = "M"
column = 1
row = 1
zone = "north"
[[compartment]]
door = "02"
bank = "A"
bus = "left"
board = 0
channel = 2
size = "L"
column = 1
row = 2
tenant = "globex"
zone = "south"
"""
LINES = SAMPLE.splitlines()
PLACE = Path("/nowhere/site.toml")
DRIVERS = installed_drivers()

TEXTS = [
    '""',
    '"x"',
    '"1h"',
    '"mon 07:00-19:00"',
    '"2026-12-24 shut"',
    '"a mon 07:00-19:00"',
    '"closing"',
    '"left"',
    '"\\u0000"',
    '"\\u202E"',
    '"""\nx\n"""',
    "x",
]
NUMBERS = ["1", "-1", "0", "true", "1.5", "nan", "9" * 30, "1979-05-27", "07:32:00"]
VALUES = [
    *TEXTS,
    *NUMBERS,
    "[]",
    '["2d"]',
    '["daily 00:00-24:00"]',
    '["a daily 00:00-24:00"]',
    '["S"]',
    "[1]",
    "[[]]",
    "[{}]",
    "{}",
    "{ a = 1 }",
]
EDITS = st.one_of(
    st.builds(lambda at: lambda lines: lines[:at] + lines[at + 1 :], st.integers(0, len(LINES))),
    st.builds(lambda at: lambda lines: lines[:at] + lines[at : at + 1] + lines[at:], st.integers(0, len(LINES))),
    st.builds(lambda at, to: lambda lines: _moved(lines, at, to), *[st.integers(0, len(LINES))] * 2),
    st.builds(
        lambda at, value: lambda lines: _revalued(lines, at, value), st.integers(0, len(LINES)), st.sampled_from(VALUES)
    ),
    st.builds(
        lambda at, text: lambda lines: _spliced(lines, at, text), st.integers(0, len(LINES)), st.text(max_size=9)
    ),
)


def _moved(lines: list[str], at: int, to: int) -> list[str]:
    rest = lines[:at] + lines[at + 1 :]
    return rest[:to] + lines[at : at + 1] + rest[to:]


def _revalued(lines: list[str], at: int, value: str) -> list[str]:
    return [f"{line.partition('=')[0]}= {value}" if i == at and "=" in line else line for i, line in enumerate(lines)]


def _spliced(lines: list[str], at: int, text: str) -> list[str]:
    return [line[: len(line) // 2] + text + line[len(line) // 2 :] if i == at else line for i, line in enumerate(lines)]


def check(content: bytes) -> None:
    """A site, or faults that each have a sentence and a line that the file has."""
    faults = read(content)
    if isinstance(faults, Site):
        return
    assert faults
    for fault in faults:
        assert fault.message.strip()
        assert str(fault).isprintable()
        assert fault.line is None or 1 <= fault.line <= content.count(b"\n") + 1


def read(content: bytes) -> Site | list[Fault]:
    try:
        return parse_site(decoded(content, PLACE), PLACE, DRIVERS)
    except SiteFileError as error:
        return error.faults


def test_the_sample_is_sound():
    parse_site(SAMPLE, PLACE, DRIVERS)


@given(st.binary(max_size=300))
@example(b"\xef\xbb\xbf")
@example(b"a.b.c = 1\na.b.c.d = 2")
@example(b"site = 1\nkiosk = []\nbus = {}\ncompartment = [1]\npolicy = [[]]\nreader = [[1]]")
@example(b'site.name = "x"\n"" = 1\n[bus.x]\n[[compartment.y]]')
@example(b'[[bus]]\nname = [1]\ndriver = {}\nurl = []\nsettings = 1\n[["\\u001b"]]')
def test_any_bytes(content):
    check(content)


@given(st.text(max_size=300))
def test_any_text(text):
    check(text.encode())


@pytest.mark.parametrize("value", VALUES)
def test_any_value_at_any_key(value):
    for at in range(len(LINES)):
        check("\n".join(_revalued(LINES, at, value)).encode())


@given(st.lists(EDITS, min_size=1, max_size=6))
def test_any_edits_of_a_sound_file(edits):
    lines = list(LINES)
    for edit in edits:
        lines = edit(lines)
    check("\n".join(lines).encode())


@given(st.integers(0, len(SAMPLE)), st.binary(max_size=8), st.integers(0, 30))
def test_any_bytes_amid_a_sound_file(at, put, cut):
    content = SAMPLE.encode()
    check(content[:at] + put + content[at + cut :])
