"""`doctor watch`: what goes over a line in words, captured, and shown again from the capture."""

import json
import os
import re
import tty
from pathlib import Path

import pytest

from drivers.locks import DRIVERS
from drivers.serial_link import SerialLink
from drivers.tcp_link import open_link
from drivers.wire_tap import Direction
from kiosk.cli.doctor import watch
from kiosk.cli.doctor.watch_show import ReaderShow
from tests.fakes.wire_bank import EmulatedBank
from tests.unit.cli.conftest import Run

SITE = """\
[[bus]]
name = "left"
driver = "{driver}"
url = "{folder}/left"
[[reader]]
name = "badge"
driver = "em4100-serial"
url = "{folder}/badge"
[[compartment]]
door = "07"
bus = "left"
board = 1
channel = 2
"""
BADGE = "0A00112233"


def bank(folder: Path, driver: str = "kerong-cu16") -> EmulatedBank:
    (folder / "site.toml").write_text(SITE.format(folder=folder, driver=driver), encoding="utf-8")
    layout = {
        "buses": [{"name": "left", "driver": driver, "link": "left"}],
        "readers": [{"name": "badge", "driver": "em4100-serial", "link": "badge"}],
        "doors": [{"door": "07", "bus": "left", "board": 1, "channel": 2}],
    }
    return EmulatedBank(layout, folder)


def test_a_bus_is_asked_shown_captured_and_shown_again_from_the_capture(run: Run, tmp_path: Path):
    site, capture = tmp_path / "site.toml", tmp_path / "left.jsonl"
    with bank(tmp_path) as emulated:
        emulated.do("pull 07")
        done = run("doctor", "watch", "--config", site, "--capture", capture, "--for", "0.3")
        assert not emulated.happened("pulsed")
    assert (done.code, done.err) == (0, "")
    assert "board 1, tell of all doors" in done.out
    assert "board 1: open: door 07" in done.out
    assert max(map(len, re.sub(r"/\S+", "FILE", done.out).split("\n"))) <= 80
    first = json.loads(capture.read_text(encoding="utf-8").split("\n")[0])
    assert (first["bus"], first["dir"], first["hex"]) == ("left", "out", "0210300345")
    assert capture.stat().st_mode & 0o777 == 0o600
    refused = run("doctor", "watch", "--config", site, "--capture", site, "--for", "0.3")
    assert (refused.code, refused.err) == (73, f"{site} is there already. Name another file, or remove that one.\n")
    again = run("doctor", "watch", "--config", site, "--file", capture)
    told = [line[9:] for line in done.out.split("\n")]
    assert [line[9:] for line in again.out.split("\n")] == told[1:5] + told[6:]
    assert "board 1: open: door 07" in again.out


def test_of_a_badge_no_more_than_the_end_is_shown_or_captured(run: Run, tmp_path: Path):
    site = tmp_path / "site.toml"
    with bank(tmp_path) as emulated:
        emulated.do(f"hold {BADGE} 5")
        shown = run(
            "doctor", "watch", "--config", site, "--reader", "badge", "--capture", tmp_path / "a", "--for", "0.3"
        )
        run(
            "doctor",
            "watch",
            "--config",
            site,
            "--reader",
            "badge",
            "--capture",
            tmp_path / "b",
            "--for",
            "0.3",
            "--secrets",
        )
    assert "read: …33 (10 characters)" in shown.out
    captured, whole = (b"".join(map(data, (tmp_path / one).read_text(encoding="utf-8").splitlines())) for one in "ab")
    assert b"00112233" not in captured
    assert BADGE.encode() in whole
    offline = run("doctor", "watch", "--config", site, "--file", tmp_path / "b")
    for text in (shown.out, offline.out):
        assert "0011" not in text
        assert "30 30 31 31" not in text


def data(line: str) -> bytes:
    return bytes.fromhex(json.loads(line)["hex"])


def test_a_silent_board_is_named_once(run: Run, tmp_path: Path):
    with bank(tmp_path, "xor-8a") as emulated:
        emulated.do("fault left silent")
        done = run("doctor", "watch", "--config", tmp_path / "site.toml", "--for", "1.2")
    assert done.out.count("did not answer within 400 ms") == 1


def test_a_bus_in_other_hands_is_left_to_them(run: Run, tmp_path: Path):
    with bank(tmp_path):
        other = DRIVERS["kerong-cu16"].connect(str(tmp_path / "left"), {})
        done = run("doctor", "watch", "--config", tmp_path / "site.toml")
        other.close()
    assert done.code == 75
    assert "in use by another program" in done.err
    assert "--listen" in done.err


def test_what_is_no_capture_is_refused_with_its_line(run: Run, tmp_path: Path):
    (tmp_path / "site.toml").write_text(SITE.format(folder=tmp_path, driver="wkly"), encoding="utf-8")
    (tmp_path / "c").write_text("{}\n", encoding="utf-8")
    done = run("doctor", "watch", "--config", tmp_path / "site.toml", "--file", tmp_path / "c")
    assert (done.code, done.out) == (65, "")
    assert "Line 1 is no record" in done.err
    (tmp_path / "c").write_bytes(b"\x81")
    done = run("doctor", "watch", "--config", tmp_path / "site.toml", "--file", tmp_path / "c")
    assert (done.code, done.err) == (65, f"{tmp_path / 'c'} is no capture: it is not even text.\n")
    (tmp_path / "c").write_bytes(b"")
    done = run("doctor", "watch", "--config", tmp_path / "site.toml", "--file", tmp_path / "c")
    assert (done.code, done.out) == (0, f"{tmp_path / 'c'} is empty: nothing was captured.\n")


def test_a_reader_that_is_asked_again_and_again_is_shown_once_within_eighty_columns(
    capsys: pytest.CaptureFixture[str],
):
    show = ReaderShow(textual=True, every=False)
    for at in range(3):
        show.took(at, Direction.OUT, b"0500\r")
        show.took(at, Direction.IN, b"0" * 60)
    shown = capsys.readouterr().out.splitlines()
    assert (len(shown), sum(line.count("··") for line in shown)) == (4, 60)
    assert max(map(len, shown)) <= 80


def test_another_computers_talk_is_heard_at_another_adapter_without_a_word(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def opened(url: str, baud: int) -> SerialLink:
        link = open_link(url, baud)  # which drops what was said before
        os.write(board, bytes.fromhex("90 07 02 01 FF FF 03 90 07 82 01 02 00 03 FE"))
        return link

    monkeypatch.setattr(watch, "open_link", opened)
    (tmp_path / "site.toml").write_text(SITE.format(folder=tmp_path, driver="winnsen"), encoding="utf-8")
    board, adapter = os.openpty()
    tty.setraw(adapter)
    done = run("doctor", "watch", "--config", tmp_path / "site.toml", "--listen", os.ttyname(adapter), "--for", "0.2")
    os.set_blocking(board, False)
    with pytest.raises(BlockingIOError):
        os.read(board, 1)
    os.close(adapter)
    os.close(board)
    shown = [line.strip() for line in done.out.split("\n")]
    assert [shown.index(one) for one in ("board 1, tell of all doors", "board 1: open: door 07")] == [2, 4]
    assert "?? no frame of this family" in shown
