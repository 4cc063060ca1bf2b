"""Emulated "8A/80" boards against the vectors of the protocol sheet (1.1); no driver is asked."""

import pytest

from drivers.locks.base import Contact
from tests.fakes.bench_boards import BenchBoards

FAMILY = "xor-8a"
PLACES = ((1, 1), (1, 2), (1, 10), (1, 18), (2, 10), (3, 2))


@pytest.mark.parametrize(
    ("request_", "reply", "pulsed"),
    [
        ("8A 01 01 11 9B", "8A 01 01 00 8A", [(1, 1)]),
        ("8A 01 02 11 98", "8A 01 02 00 89", [(1, 2)]),
        ("8A 02 0A 11 93", "8A 02 0A 00 82", [(2, 10)]),
        ("8A 03 02 11 9A", "8A 03 02 00 8B", [(3, 2)]),
        ("8A 01 01 11 03 98", "8A 01 01 00 8A", [(1, 1)]),
        ("8A 01 00 11 9A", "8A 01 00 11 9A", [(1, 1), (1, 2), (1, 10), (1, 18)]),
        ("80 01 01 33 B3", "80 01 01 11 91", []),
        ("82 01 00 22 A1", "82 01 00 10 93", []),
        ("90 01 02 02 02 93", None, [(1, 2), (1, 10), (1, 18)]),
        ("9A 01 01 11 8B", None, [(1, 1)]),
        ("9B 01 01 11 8A", None, []),
    ],
)
def test_what_it_is_asked_it_does_and_answers(request_: str, reply: str | None, pulsed: list[tuple[int, int]]):
    boards = BenchBoards(FAMILY, *PLACES)
    assert boards.ask(request_) == ([reply] if reply else [])
    assert boards.pulsed == pulsed


def test_a_stuck_lock_answers_that_it_did_not_open():
    boards = BenchBoards(FAMILY, *PLACES)
    boards.front.stick("1/1")
    assert boards.ask("8A 01 01 11 9B") == ["8A 01 01 11 9B"]


def test_all_contacts_are_told_in_three_bytes_or_seven():
    assert BenchBoards(FAMILY, (1, 2)).ask("80 01 00 33 B2") == ["80 01 00 00 02 33 B0"]
    assert BenchBoards(FAMILY, (1, 2), bitmap_order="low_first").ask("80 01 00 33 B2") == ["80 01 02 00 00 33 B0"]
    assert BenchBoards(FAMILY, *((1, n) for n in range(1, 25))).ask("80 01 00 33 B2") == ["80 01 FF FF FF 33 4D"]
    assert BenchBoards(FAMILY, (1, 50), channels=50).ask("80 01 00 33 B2") == ["80 01 02 00 00 00 00 00 00 33 B0"]
    turned = BenchBoards(FAMILY, (1, 2), bitmap_one="interrupted")
    assert turned.ask("80 01 00 33 B2") == ["80 01 FF FF FD 33 4F"]


def test_latches_that_conduct_when_open_say_the_reverse():
    boards = BenchBoards(FAMILY, (1, 1), feedback="short_when_open")
    assert boards.ask("80 01 01 33 B3") == ["80 01 01 00 80"]
    assert boards.ask("8A 01 01 11 9B") == ["8A 01 01 11 9B"]


def test_fifty_channels_are_opened_at_once_by_seven_bytes():
    boards = BenchBoards(FAMILY, (1, 1), (1, 50), channels=50)
    assert boards.ask("90 01 01 00 00 00 00 00 02 92") == []
    assert boards.pulsed == [(1, 1), (1, 50)]


@pytest.mark.parametrize(
    "request_",
    [
        "8A 01 01 11 9A",  # a wrong check
        "8A 09 01 11 93",  # a board that there is not
        "8A 01 01 33 B9",  # a function whose meaning no source confirms
        "8A 01 01 11 0A 91",  # ten seconds
        "82 01 01 22 A0",
        "00 FF 7E",
    ],
)
def test_what_it_does_not_understand_it_leaves_alone(request_: str):
    boards = BenchBoards(FAMILY, *PLACES)
    assert boards.ask(request_) == []
    assert boards.pulsed == []


def test_frames_are_found_however_they_are_cut():
    boards = BenchBoards(FAMILY, *PLACES)
    sent = bytes.fromhex("00 8A 01 01 11 9B 8A 01 02 11 01 99 80 01 01 33 B3")
    said = [reply for byte in sent for reply in boards.ask(f"{byte:02X}")]
    assert said == ["8A 01 01 00 8A", "8A 01 02 00 89", "80 01 01 00 80"]


def test_a_change_is_reported_where_the_firmware_has_that_option():
    quiet, telling = BenchBoards(FAMILY, *PLACES), BenchBoards(FAMILY, *PLACES, reports=True)
    assert quiet.firmware.report(1, 1, Contact.CLOSED) is None
    for channel, report in enumerate(("82 01 01 11 93", "82 01 02 11 90", "82 01 03 11 91", "82 01 04 11 96"), start=1):
        said = telling.firmware.report(1, channel, Contact.CLOSED)
        assert said is not None
        assert said.data == bytes.fromhex(report)
    assert quiet.firmware.unasked() == bytes.fromhex("82 01 01 11 93")
