"""A capture is played again: the boards say what they said, and notice what they were not asked then."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.emulators.replay import Replay, Unexpected
from drivers.frames.capture import CaptureError, Record, records
from drivers.locks import DRIVERS, Contact, LockBus
from drivers.wire_tap import Direction, tapped
from tests.fakes.wire_bank import EmulatedBank

OUT, IN = Direction.OUT, Direction.IN
SETTINGS = {"gap_ms": 0, "reply_timeout_ms": 2000}

Seen = list[Mapping[int, Contact]]


def look_around(bus: LockBus) -> Seen:
    """Two looks with an opening between them."""
    before = bus.read(1)
    bus.open(1, 2)
    return [before, bus.read(1)]


def captured(driver: str, bank: EmulatedBank) -> tuple[list[Record], Seen]:
    taken: list[Record] = []
    with tapped(lambda direction, data: taken.append(Record(0, driver, direction, data))):
        bus = DRIVERS[driver].connect(bank.link(driver), SETTINGS)
    seen = look_around(bus)
    bus.close()
    return taken, seen


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmulatedBank]:
    layout = {
        "buses": [{"name": name, "driver": name, "link": name} for name in DRIVERS],
        "doors": [{"door": f"{name}-1", "bus": name, "board": 1, "channel": 2} for name in DRIVERS],
    }
    with EmulatedBank(layout, tmp_path_factory.mktemp("captured")) as bank:
        yield bank


@pytest.mark.parametrize("driver", ["kerong-cu16", "xor-8a"])
def test_the_driver_sees_in_a_replay_what_it_saw_at_the_bank(driver: str, bank: EmulatedBank, tmp_path: Path):
    taken, seen = captured(driver, bank)
    assert seen[0][2] is Contact.CLOSED
    assert seen[1][2] is Contact.OPEN
    file = tmp_path / "capture.jsonl"
    file.write_text("".join(one.as_line() for one in taken), encoding="utf-8")
    link = tmp_path / "port"
    command = [sys.executable, "-m", "drivers.emulators.replay", str(file), "--link", str(link)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as playing:
        assert playing.stdout
        assert json.loads(playing.stdout.readline())["event"] == "ready"
        bus = DRIVERS[driver].connect(str(link), SETTINGS)
        assert look_around(bus) == seen
        bus.close()
        assert json.loads(playing.stdout.readline()) == {"event": "done"}
    assert playing.returncode == 0


def test_another_question_than_then_is_told_apart():
    replay = Replay([Record(0, "b", OUT, b"\1\2"), Record(0, "b", IN, b"\3"), Record(0, "b", OUT, b"\4")])
    assert replay.hear(b"\1\2") == b"\3"
    with pytest.raises(Unexpected, match=r"Expected 04, got 05\."):
        replay.hear(b"\5")


@given(st.lists(st.tuples(st.binary(min_size=1, max_size=5), st.lists(st.binary(min_size=1, max_size=5)))), st.data())
def test_requests_that_come_in_pieces_are_answered_when_they_are_whole(
    talk: list[tuple[bytes, list[bytes]]], data: st.DataObject
):
    taken = [
        Record(0, "b", direction, one)
        for asked, said in talk
        for direction, one in [(OUT, asked), *((IN, one) for one in said)]
    ]
    replay = Replay(taken)
    asked = b"".join(one for one, _ in talk)
    heard = replay.unasked()
    while asked:
        size = data.draw(st.integers(1, len(asked)))
        heard += replay.hear(asked[:size])
        asked = asked[size:]
    assert heard == b"".join(one for _, said in talk for one in said)
    assert replay.done


@given(st.lists(st.tuples(st.floats(0, 1e6), st.text(), st.sampled_from(Direction), st.binary())))
def test_a_capture_is_read_as_it_was_written(taken: list[tuple[float, str, Direction, bytes]]):
    written = [Record(round(at, 4), bus, direction, data) for at, bus, direction, data in taken]
    assert list(records(io.StringIO("".join(one.as_line() for one in written)))) == written


HUGE = '{"at":1' + "0" * 400 + ',"bus":"b","dir":"in","hex":""}'


@pytest.mark.parametrize(
    "line", ["{}", "[]", "x", '{"at":0,"bus":"b","dir":"up","hex":""}', '{"at":0,"hex":"0"}', HUGE]
)
def test_a_line_that_is_no_record_is_named(line: str):
    good = Record(0, "b", OUT, b"\1").as_line()
    with pytest.raises(CaptureError, match="Line 2 is no record"):
        list(records([good, line]))
