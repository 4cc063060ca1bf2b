"""The emulated boards of kerong-cu48 and modbus-relay against the protocol sheet, byte for byte, without any driver."""

from collections.abc import Callable

import pytest

from drivers.emulators import kerong_cu48, modbus_relay
from drivers.emulators.firmware import Reply
from drivers.emulators.front import Front
from drivers.emulators.layout import Door
from drivers.locks import Contact

LAST = 32


def front_of(*channels: int, board: int) -> Front:
    return Front([Door(str(channel), "bus", board, channel) for channel in channels], lambda *_: None)


def cu48(front: Front, **settings: object) -> kerong_cu48.Cu48Firmware:
    return kerong_cu48.Cu48Firmware(front, "bus", kerong_cu48.Cu48Settings(**settings))  # type: ignore[arg-type]


def relays(front: Front, **settings: object) -> modbus_relay.RelayFirmware:
    return modbus_relay.RelayFirmware(front, "bus", modbus_relay.RelaySettings(**settings))  # type: ignore[arg-type]


def answers(hear: Callable[[bytes], list[Reply]], request: str) -> list[str]:
    return [reply.data.hex(" ").upper() for reply in hear(bytes.fromhex(request))]


@pytest.mark.parametrize(
    ("closed", "reply"),
    [
        ([], "02 00 00 75 00 00 00 00 00 00 00 00 00 00 00 00 03 7A"),
        ([1], "02 00 00 75 01 00 00 00 00 00 00 00 00 00 00 00 03 7B"),
        ([14], "02 00 00 75 00 20 00 00 00 00 00 00 00 00 00 00 03 9A"),
    ],
)
def test_cu48_status(closed: list[int], reply: str):
    front = front_of(1, 14, board=0)
    for door in {"1", "14"} - set(map(str, closed)):
        front.pull(door)
    assert answers(cu48(front).hear, "02 00 00 60 03 65") == [reply]


def test_cu48_unlocks():
    front = front_of(1, 2, 5, board=0)
    board = cu48(front, answers=False)
    for door, request in (("1", "02 00 00 61 03 66"), ("2", "02 00 01 61 03 67"), ("5", "02 00 04 61 03 6A")):
        assert answers(board.hear, request) == []
        assert front.state(door).is_open


def test_cu48_may_answer_an_unlock():
    front = front_of(1, 11, board=0)
    assert answers(cu48(front).hear, "02 00 0A 61 03 70") == ["02 00 0A 77 01 00 00 00 00 00 00 00 00 00 00 00 03 87"]


def test_cu48_ignores_what_is_not_for_it():
    board = cu48(front_of(1, board=0))
    for request in ("02 01 00 60 03 66", "02 00 00 60 03 66", "02 00 00 62 03 67", "00 FF 02"):
        assert answers(board.hear, request) == []
    assert board.report(0, 1, Contact.OPEN) is None


@pytest.mark.parametrize(
    ("request_", "opens"),
    [
        ("01 05 00 00 FF 00 8C 3A", {"1"}),
        ("01 05 00 00 00 00 CD CA", set()),
        ("01 05 00 00 55 00 F2 9A", {"1"}),
        ("01 05 00 FF FF 00 BC 0A", {"1", "2", "7"}),
        ("01 05 00 FF 00 00 FD FA", set()),
        ("01 05 02 00 00 07 8D B0", {"1"}),
        ("01 05 02 01 00 08 9C 74", {"2"}),
        ("01 05 02 00 00 05 0C 71", {"1"}),
    ],
)
def test_relays_echo_what_is_written(request_: str, opens: set[str]):
    front = front_of(1, 2, 7, board=1)
    assert answers(relays(front).hear, request_) == [request_]
    assert {door for door in front.doors if front.state(door).is_open} == opens


def test_relays_are_read():
    board = relays(front_of(1, board=1))
    assert answers(board.hear, "01 01 00 00 00 08 3D CC") == ["01 01 01 00 51 88"]
    assert answers(board.hear, "01 0F 00 00 00 08 01 FF BE D5") == ["01 0F 00 00 00 08 54 0D"]
    assert answers(board.hear, "01 05 00 FF 00 00 FD FA") == ["01 05 00 FF 00 00 FD FA"]
    for relay in (0, 6):
        board.hear(modbus_relay._with_check(bytes((1, 5, 0, relay, 0xFF, 0))))
    assert answers(board.hear, "01 01 00 00 00 08 3D CC") == ["01 01 01 41 91 B8"]


def test_inputs_are_read():
    front = front_of(1, 2, 3, board=1)
    board = relays(front)
    front.pull("2")
    assert answers(board.hear, "01 02 00 00 00 08 79 CC") == ["01 02 01 05 61 8B"]
    front.pull("1")
    front.pull("3")
    assert answers(board.hear, "01 02 00 00 00 08 79 CC") == ["01 02 01 00 A1 88"]


def test_a_flashed_relay_opens_again(monkeypatch: pytest.MonkeyPatch):
    now = 100.0
    monkeypatch.setattr("drivers.emulators.modbus_relay.time.monotonic", lambda: now)
    board = relays(front_of(1, board=1))
    board.hear(bytes.fromhex("01 05 02 00 00 07 8D B0"))
    assert answers(board.hear, "01 01 00 00 00 08 3D CC") == ["01 01 01 01 90 48"]
    now += 0.8
    assert answers(board.hear, "01 01 00 00 00 08 3D CC") == ["01 01 01 00 51 88"]


def test_thirty_two_relays():
    board = relays(front_of(LAST, board=1), channels=LAST)
    (reply,) = board.hear(bytes.fromhex("01 01 00 00 00 20 3D D2"))
    assert reply.data[:3] == bytes.fromhex("01 01 04")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("01 05 00 08 FF 00", 2),
        ("01 05 02 08 00 05", 2),
        ("01 05 02 00 00 00", 3),
        ("01 05 02 00 80 00", 3),
        ("01 05 00 00 12 34", 3),
        ("01 02 00 00 00 09", 2),
        ("01 02 00 00 00 00", 2),
        ("01 06 40 00 00 01", 1),
        ("01 0F 00 00 00 08", 3),
    ],
)
def test_relays_refuse(body: str, code: int):
    front = front_of(1, board=1)
    request = bytes.fromhex(body)
    (reply,) = relays(front).hear(modbus_relay._with_check(request))
    assert reply.data[:3] == bytes((1, request[1] | 0x80, code))
    assert not front.state("1").is_open


def test_the_refusal_of_the_sheet():
    (reply,) = relays(front_of(1, board=1)).hear(modbus_relay._with_check(bytes.fromhex("01 05 00 08 FF 00")))
    assert reply.data == bytes.fromhex("01 85 02 C3 51")


def test_relays_ignore_what_is_not_for_them_and_find_requests_in_noise():
    board = relays(front_of(1, board=1))
    assert answers(board.hear, "02 05 00 00 FF 00 8C 09") == []
    assert answers(board.hear, "01 05 00 00 FF 00 8C 3B") == []
    assert answers(board.hear, "FF 00 01 01 00 00") == []
    assert answers(board.hear, "00 08 3D CC 01 02 00") == ["01 01 01 00 51 88"]
    assert answers(board.hear, "00 00 08 79 CC") == ["01 02 01 01 60 48"]
    assert board.report(1, 1, Contact.OPEN) is None
