"""The emulated bank as its users meet it: a process with a script, ports and a camera folder."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers import locks, readers, scanners
from drivers.emulators.bank import Bank
from drivers.emulators.control import Script
from drivers.emulators.front import Front
from drivers.emulators.layout import Input, LayoutError, parse
from drivers.emulators.loop import SelectorLoop
from drivers.errors import PortGone
from drivers.locks import Contact
from tests.fakes.wire_bank import EmulatedBank

LAYOUT: dict[str, object] = {
    "title": "Two doors",
    "buses": [{"name": "left", "driver": "xor-8a", "link": "left", "baud": 9600, "gap_ms": 100}],
    "readers": [{"name": "badge", "driver": "em4100-serial", "link": "badge"}],
    "scanner_folder": "view",
    "doors": [
        {"door": "12", "bus": "left", "board": 1, "channel": 1, "size": "M", "column": 1, "row": 1},
        {"door": 13, "bus": "left", "board": 1, "channel": 2},
    ],
}


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[EmulatedBank]:
    with EmulatedBank(LAYOUT, tmp_path) as bank:
        yield bank


def test_a_badge_reaches_the_reader_and_a_held_one_only_once(bank: EmulatedBank):
    reader = readers.DRIVERS["em4100-serial"].connect(bank.link("badge"), {})
    bank.do("tap 0a00112233")
    assert reader.read(5) == "0A00112233"
    bank.do("hold 13005D1DA5 0.3 badge")
    assert reader.read(5) == "13005D1DA5"
    assert reader.read(0.4) is None
    bank.do("unplug badge")
    with pytest.raises(PortGone):
        reader.read(5)
    reader.close()
    bank.do("plug badge")
    reader = readers.DRIVERS["em4100-serial"].connect(bank.link("badge"), {})
    bank.do("tap 0A00112233")
    assert reader.read(5) == "0A00112233"
    reader.close()


def test_a_code_that_is_held_up_is_read_once_until_lowered(bank: EmulatedBank):
    scanner = scanners.DRIVERS["camera"].connect(bank.link("view"), {})
    bank.do("hold-up LK1 two  blanks")
    assert scanner.read(10) == "LK1 two  blanks"
    assert scanner.read(0.7) is None
    bank.do("lower")
    assert list((bank.folder / "view").iterdir()) == []
    bank.do("hold-up LK1 two  blanks")
    assert scanner.read(10) == "LK1 two  blanks", "it is a new one, however soon it is held up again"
    scanner.close()


def test_what_happens_is_told_with_its_time(bank: EmulatedBank):
    bus = locks.DRIVERS["xor-8a"].connect(bank.link("left"), {})
    assert bus.open(1, 1) is Contact.OPEN
    asked = bank.wait("frame", dir="in", bus="left", hex="8A0101119B")
    pulsed, opened = bank.wait("pulsed", door="12"), bank.wait("opened", door="12")
    answered = bank.wait("frame", dir="out", hex="8A0101008A")
    assert asked["at"] <= pulsed["at"] <= opened["at"] <= answered["at"]
    assert bank.do("doors")["open"] == ["12"]
    assert bank.do("door 12") == {"ok": True, "door": "12", "open": True, "stuck": False, "false_ack": False}
    bank.do("shut 12")
    bank.wait("shut", door="12")
    bus.close()


@pytest.mark.parametrize("driver", ["xor-8a", "kerong-cu16"])
def test_a_contact_is_read_where_a_sensor_would_be(tmp_path: Path, driver: str):
    wired = {"name": "fire panel", "bus": "left", "board": 1, "channel": 16}
    layout = {**LAYOUT, "buses": [{"name": "left", "driver": driver, "link": "left"}], "inputs": [wired]}
    with EmulatedBank(layout, tmp_path) as bank:
        bus = locks.DRIVERS[driver].connect(bank.link("left"), {})
        assert bus.read(1)[16] is Contact.CLOSED
        bank.do("input fire panel open")
        bank.wait("switched", input="fire panel", contact="open")
        assert bus.read(1)[16] is Contact.OPEN
        assert bank.do("doors")["open"] == []
        bank.do("input fire panel closed")
        assert bus.read(1)[16] is Contact.CLOSED
        bus.close()


def test_a_contact_may_be_open_at_rest_and_words_that_make_no_sense_are_refused():
    front = Front((), lambda *_: None, [Input("gate", "left", 1, 9, is_open=True)])
    assert (front.contact("gate"), front.boards("left")) == (Contact.OPEN, {1})
    script = Script(Bank(parse({"inputs": []}), SelectorLoop(), lambda _: None), lambda: None)
    for line, said in (("input gate ajar", "no state of a contact"), ("input gate open", "no input")):
        answer = script.answer(line)
        assert not answer["ok"]
        assert said in str(answer["error"])


def test_a_channel_is_one_doors_or_one_contacts():
    wired = {"name": "lid", "bus": "left", "board": 1, "channel": 1}
    with pytest.raises(LayoutError, match="same channel"):
        parse({**LAYOUT, "inputs": [wired]})
    with pytest.raises(LayoutError, match="Input lid"):
        parse({**LAYOUT, "inputs": [{**wired, "bus": "right"}]})


def test_doors_can_shut_by_themselves(bank: EmulatedBank):
    bank.do("auto-shut 0.05")
    bank.do("pull 13")
    bank.wait("opened", door="13")
    bank.wait("shut", door="13")
    bank.do("auto-shut off")


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("dance", "help"),
        ("shut", "DOOR"),
        ("shut 1 2", "DOOR"),
        ("shut 99", "99"),
        ("fault left backwards", "bad-checksum"),
        ("fault right silent", "left"),
        ("fault left late", "milliseconds"),
        ("fault left late soon", "soon"),
        ("fault left silent 5", "milliseconds"),
        ("unplug nothing", "badge"),
        ("tap 0A", "ten hex digits"),
        ("tap 0A00112233 other", "badge"),
        ("auto-shut later", "later"),
    ],
)
def test_a_command_that_cannot_be_done_says_why(bank: EmulatedBank, command: str, says: str):
    answer = bank.ask(command)
    assert answer["ok"] is False
    assert says in answer["error"]


def run(folder: Path, layout: object) -> "subprocess.Popen[str]":
    file = folder / "layout.json"
    file.write_text(json.dumps(layout), encoding="utf-8")
    command = [sys.executable, "-m", "drivers.emulators", "--layout", str(file)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


@pytest.mark.parametrize(
    "end",
    [
        lambda process: process.send_signal(signal.SIGTERM),
        lambda process: process.send_signal(signal.SIGINT),
        lambda process: process.stdin.close(),
        lambda process: (process.stdin.write("quit\n"), process.stdin.flush()),
        lambda process: (process.stdout.close(), process.stdin.write("doors\n"), process.stdin.flush()),
    ],
    ids=["SIGTERM", "SIGINT", "stdin closed", "quit", "stdout closed"],
)
def test_it_ends_and_leaves_no_links(tmp_path: Path, end: Callable[["subprocess.Popen[str]"], object]):
    with run(tmp_path, {"folder": str(tmp_path), **LAYOUT}) as process:
        assert process.stdout
        assert json.loads(process.stdout.readline())["event"] == "ready"
        assert (tmp_path / "left").is_symlink()
        end(process)
        assert process.wait(20) == 0
        assert not (tmp_path / "left").is_symlink()
        assert process.stderr
        assert process.stderr.read() == ""


def test_a_script_may_be_a_file(tmp_path: Path):
    (tmp_path / "layout.json").write_text(json.dumps({"folder": str(tmp_path), **LAYOUT}), encoding="utf-8")
    (tmp_path / "script").write_text("pull 12\ndoors\n", encoding="utf-8")
    command = [sys.executable, "-m", "drivers.emulators", "--layout", str(tmp_path / "layout.json")]
    with (tmp_path / "script").open() as script:
        done = subprocess.run(command, stdin=script, capture_output=True, text=True, timeout=20, check=True)
    assert json.loads(done.stdout.splitlines()[-1]) == {"ok": True, "open": ["12"]}


def test_a_stale_link_is_replaced_but_a_file_is_left_alone(tmp_path: Path):
    (tmp_path / "left").symlink_to("/dev/pts/9999")
    (tmp_path / "badge").write_text("precious")
    with run(tmp_path, {"folder": str(tmp_path), **LAYOUT}) as process:
        _, complaint = process.communicate(timeout=20)
        assert process.returncode == 73
    assert "badge exists" in complaint
    assert (tmp_path / "badge").read_text() == "precious"
    assert not (tmp_path / "left").is_symlink()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"buses": []}, "“left”"),
        ({"buses": [{"name": "left", "driver": "steam", "link": "left"}]}, "steam"),
        ({"buses": [{"name": "left", "driver": "xor-8a", "link": "left", "feedback": "none"}]}, "feedback"),
        ({"readers": [{"name": "left", "driver": "em4100-serial", "link": "b"}]}, "same name"),
        ({"readers": [{"name": "b", "driver": "crystal-ball", "link": "b"}]}, "crystal-ball"),
        ({"doors": [{"door": "1", "bus": "left", "board": 1}]}, "channel"),
        ({"doors": [{"door": n, "bus": "left", "board": 1, "channel": 1} for n in (1, 2)]}, "same channel"),
    ],
)
def test_a_layout_that_cannot_be_emulated_says_why(tmp_path: Path, change: dict[str, object], says: str):
    with run(tmp_path, {"folder": str(tmp_path), **LAYOUT, **change}) as process:
        _, complaint = process.communicate(timeout=20)
        assert process.returncode == 65
    assert says in complaint


def test_a_layout_is_an_object():
    with pytest.raises(LayoutError):
        parse([])


class StillLoop:
    """A loop in which no time passes."""

    def watch(self, descriptor: int, ready: Callable[[], None]) -> None: ...
    def unwatch(self, descriptor: int) -> None: ...
    def later(self, seconds: float, call: Callable[[], None]) -> None: ...
    def run(self) -> None: ...
    def stop(self) -> None: ...


WORDS = [
    "tap",
    "hold",
    "shut",
    "stick",
    "free",
    "door",
    "fault",
    "unplug",
    "auto-shut",
    "12",
    "left",
    "late",
    "none",
    "-1",
]


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=8)), max_size=5).map(" ".join))
def test_no_line_breaks_the_script(line: str):
    bank = Bank(parse({**LAYOUT, "folder": "/nonexistent", "scanner_folder": None}), StillLoop(), lambda _: None)
    assert Script(bank, lambda: None).answer(line)["ok"] in {True, False}
