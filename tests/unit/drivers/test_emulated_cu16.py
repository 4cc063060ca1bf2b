"""Emulated KR-CU16 boards against the vectors of the protocol sheet (1.2); no driver is asked."""

import pytest

from drivers.emulators.front import Front
from drivers.emulators.kerong_cu16 import KerongFirmware, KerongSettings
from drivers.emulators.layout import Door
from tests.fakes.bench_boards import BenchBoards

FAMILY = "kerong-cu16"
FULL = tuple((0, channel) for channel in range(1, 17))


@pytest.mark.parametrize(
    ("request_", "pulsed"),
    [
        ("02 00 31 03 36", [(0, 1)]),
        ("02 01 31 03 37", [(0, 2)]),
        ("02 0F 31 03 45", [(0, 16)]),
        ("02 10 31 03 46", [(1, 1)]),
        ("02 00 33 03 38", list(FULL)),
    ],
)
def test_an_unlock_is_done_in_silence(request_: str, pulsed: list[tuple[int, int]]):
    boards = BenchBoards(FAMILY, *FULL, (1, 1))
    assert boards.ask(request_) == []
    assert boards.pulsed == pulsed


def test_the_status_tells_of_sixteen_locks():
    boards = BenchBoards(FAMILY, *FULL)
    assert boards.ask("02 00 30 03 35") == ["02 00 35 FF FF 00 00 03 38"]
    boards.ask("02 00 31 03 36")
    assert boards.ask("02 00 30 03 35") == ["02 00 35 FE FF 00 00 03 37"]
    boards.ask("02 00 33 03 38")
    assert boards.ask("02 00 30 03 35") == ["02 00 35 00 00 00 00 03 3A"]


def test_all_boards_answer_in_turn_and_one_answers_for_itself():
    boards = BenchBoards(FAMILY, *FULL, (1, 1))
    assert boards.ask("02 00 32 03 37") == ["02 00 35 FF FF 00 00 03 38"]
    replies = boards.firmware.hear(bytes.fromhex("02 F0 32 03 27"))
    assert [reply.data.hex(" ").upper() for reply in replies] == [
        "02 00 36 FF FF 00 00 03 39",
        "02 10 36 01 00 00 00 03 4C",
    ]
    assert replies[0].after_s < replies[1].after_s, "one after the other"


def test_the_unlock_time_is_kept_and_told():
    boards = BenchBoards(FAMILY, *FULL)
    assert boards.ask("02 00 37 03 3C") == ["02 00 38 00 37 03 74"]
    assert boards.ask("02 00 37 00 64 03 A0") == ["02 00 38 00 64 03 A1"]
    assert boards.ask("02 00 37 03 3C") == ["02 00 38 00 64 03 A1"]
    assert boards.ask("02 00 37 00 37 03 73") == ["02 00 38 00 37 03 74"]


def test_a_delayed_unlock_is_pulsed_when_it_is_due():
    now, pulsed = [100.0], []
    front = Front([Door("1", "bus", 0, 1)], lambda door, what: pulsed.append(what))
    boards = KerongFirmware(front, "bus", KerongSettings(), lambda: now[0])
    assert boards.hear(bytes.fromhex("02 00 39 05 03 43 02 00 31 03 36")) == []
    now[0] = 104.9
    boards.hear(bytes.fromhex("02 00 30 03 35"))
    assert pulsed == []
    now[0] = 105.0
    boards.hear(bytes.fromhex("02 00 30 03 35"))
    assert pulsed == ["pulsed", "opened"]


def test_a_bonus_board_says_how_its_doors_are():
    assert BenchBoards(FAMILY, *FULL, bonus=True).ask("02 00 31 03 36") == ["02 00 35 FE FF 00 00 03 37"]


@pytest.mark.parametrize("request_", ["02 00 31 03 37", "02 50 31 03 86", "02 00 60 03 65", "00 FF 02 02"])
def test_what_it_does_not_understand_it_leaves_alone(request_: str):
    boards = BenchBoards(FAMILY, *FULL)
    assert boards.ask(request_) == []
    assert boards.pulsed == []


def test_frames_are_found_however_they_are_cut():
    boards = BenchBoards(FAMILY, *FULL)
    sent = bytes.fromhex("FF 02 02 00 31 03 36 02 00 30 03 35")
    said = [reply for byte in sent for reply in boards.ask(f"{byte:02X}")]
    assert said == ["02 00 35 FE FF 00 00 03 37"]
