"""The doctor's checks one by one, with what can't be broken on the machine that runs the tests."""

from __future__ import annotations

import grp
import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from drivers.errors import DriverError, NotReady, PortDenied
from drivers.locks import Contact
from drivers.readers.osdp.key_file import read_key
from kiosk.cli.doctor import connecting
from kiosk.cli.doctor.checks import boards, clock, database, disk, names, running, scanners, screen
from kiosk.cli.doctor.examined import Examined
from kiosk.cli.doctor.finding import Verdict
from kiosk.store.library import settings_for

NOW = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)
TELLS: dict[str, Any] = {"platform": "xcb", "pixels": 1280, "ratio": 1.0, "mm": 344}


def test_no_permission_is_a_group_to_be_put_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    port = tmp_path / "port"
    port.touch()
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(grp, "getgrgid", lambda _: SimpleNamespace(gr_name="dialout"))
    monkeypatch.setenv("LOGNAME", "lift")
    said = connecting.failed("bus", "left", str(port), PortDenied(f"We may not open {port}: no permission. Is it so?"))
    assert (said.what, said.do) == (
        f"We may not open {port}: no permission.",
        "Put the user into its group, then log in anew: sudo usermod -aG dialout lift",
    )


def test_a_driver_says_what_to_do_after_what_is_wrong():
    said = connecting.failed("printer", "slips", "x", NotReady("The printer on x has no paper. Put a new roll in."))
    assert (said.verdict, said.what, said.do) == (Verdict.FAULT, "The printer on x has no paper.", "Put a new roll in.")


@pytest.mark.parametrize(
    ("synchronised", "newest", "verdict"),
    [
        (True, None, Verdict.FINE),
        (True, NOW, Verdict.FINE),
        (False, None, Verdict.HINT),
        (True, NOW + timedelta(seconds=1), Verdict.FAULT),
    ],
)
def test_a_clock_is_kept_right_and_never_behind_the_record(
    synchronised: bool, newest: datetime | None, verdict: Verdict
):
    (said,) = clock.found(NOW, synchronised, newest, "Europe/Berlin")
    assert (said.verdict, "2026-03-29 00:59:00 UTC" in said.what) == (verdict, True)


@pytest.mark.parametrize(
    ("version", "verdict"),
    [("3.40.1", Verdict.HINT), ("3.46.1", Verdict.HINT), ("3.50.7", Verdict.FINE), ("3.51.3", Verdict.FINE)],
)
def test_an_old_sqlite_is_named(version: str, verdict: Verdict, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sqlite3, "sqlite_version", version)
    said = database.of_library(settings_for(sqlite3))
    assert (said.verdict, version in said.what) == (verdict, True)


@pytest.mark.parametrize(
    ("free", "verdict"), [(5 << 30, Verdict.FINE), (500 << 20, Verdict.HINT), (100 << 20, Verdict.FAULT)]
)
def test_a_disk_has_room_or_is_said_to_have_none(free: int, verdict: Verdict):
    assert disk.room(free).verdict is verdict


def test_the_file_system_is_that_of_the_deepest_mount(tmp_path: Path):
    mounts = tmp_path / "mounts"
    deep = tmp_path / "a b"
    deep.mkdir()
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nnone {tmp_path}/a\\040b tmpfs rw 0 0\n")
    assert [disk.file_system(one, mounts) for one in (tmp_path, deep / "data")] == ["ext4", "tmpfs"]


@pytest.mark.parametrize(
    ("told", "width_mm", "verdict"),
    [
        (TELLS, None, Verdict.FINE),
        ({**TELLS, "mm": 0}, None, Verdict.FAULT),
        ({**TELLS, "mm": 0}, 344, Verdict.FINE),
        ({**TELLS, "pixels": 1920, "mm": 294}, None, Verdict.HINT),
        ({**TELLS, "pixels": 1920, "mm": 294, "ratio": 1.5}, None, Verdict.FINE),
    ],
)
def test_a_finger_needs_nine_millimetres(told: dict[str, Any], width_mm: int | None, verdict: Verdict):
    (said,) = screen.found(told, width_mm)
    assert said.verdict is verdict


def test_a_screen_that_nobody_sees_is_not_measured(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    site: Any = SimpleNamespace(screen=SimpleNamespace(width_mm=None))
    (said,) = screen.check(Examined(site))
    assert (said.verdict, said.what) == (Verdict.UNKNOWN, "There is no screen here that could be measured.")


def test_a_channel_that_a_board_does_not_have_is_named_with_its_door():
    told = boards._Answer(dict.fromkeys(range(1, 25), Contact.CLOSED), 0.012)
    said = boards._answering("left", 2, {1: "door 01", 40: "door 02"}, told)
    assert (said.of, said.what) == (
        "left 2",
        "It tells of channels up to 24, and the site file has door 02 (channel 40).",
    )


@pytest.mark.parametrize(
    ("others", "what", "do"),
    [
        ([], "answers on /dev/x.", "swap the wires A and B"),
        ([4], "answers on /dev/x. Board 4 answers there.", "The line works"),
        ([4, 5], "answers on /dev/x. Boards 4, 5 answer there.", "The line works"),
    ],
)
def test_where_other_boards_answer_the_wires_are_not_blamed(others: list[int], what: str, do: str):
    bus: Any = SimpleNamespace(name="left", url="/dev/x")
    said = boards._all_silent(bus, others)
    assert said.what == f"No board of the site file {what}"
    assert do in said.do


def test_a_key_file_that_others_may_use_is_no_matter_of_cables(tmp_path: Path):
    key = tmp_path / "badge.key"
    key.write_text("0" * 32)
    key.chmod(0o644)
    with pytest.raises(DriverError) as error:
        read_key(str(key))
    said = connecting.failed("reader", "badge", "/dev/x", error.value)
    assert (said.what, said.do) == (
        f"Others may use the key file {key}.",
        f"Only the kiosk's user may: chmod 600 {key}",
    )


@pytest.mark.parametrize(("each", "verdict"), [(0.1, Verdict.FINE), (0.2, Verdict.HINT)])
def test_boards_that_answer_too_slowly_together_are_named(each: float, verdict: Verdict):
    (said,) = boards._pace("left", [each] * 4)
    assert (said.verdict, f"{each * 4000:.0f} ms" in said.what) == (verdict, True)


def test_what_a_camera_sees_is_dark_bright_blurred_small_or_well():
    noise = np.random.default_rng(8).integers(60, 200, (720, 1280)).astype(np.uint8)
    pictures = (noise, noise // 8, np.full((720, 1280), 250, np.uint8), np.full((720, 1280), 120, np.uint8))
    said = [[one.what for one in scanners._of_picture("qr", picture)] for picture in pictures]
    assert [text[-1].rpartition("is ")[2] for text in said[1:]] == ["too dark.", "too bright.", "blurred or empty."]
    assert said[0] == ["It gives pictures of 1280×720, bright and sharp enough."]
    small = list(scanners._of_picture("qr", noise[:480, :640]))
    assert [one.verdict for one in small] == [Verdict.HINT, Verdict.FINE]


def test_a_steady_name_leads_to_the_same_port(tmp_path: Path):
    port, links = tmp_path / "ttyUSB0", tmp_path / "by-id"
    port.touch()
    links.mkdir()
    (links / "usb-FTDI_A1").symlink_to(port)
    assert names.stable_name(str(port), (str(tmp_path / "none"), str(links))) == str(links / "usb-FTDI_A1")
    assert names.stable_name(str(tmp_path / "ttyUSB1"), (str(links),)) is None


def test_a_kiosk_that_runs_says_itself_how_its_parts_are():
    device = {"kind": "locks", "since": "2026-03-29T00:59:00+00:00"}
    told = [
        {**device, "name": "left", "state": "up", "error": None},
        {**device, "name": "right", "state": "degraded", "error": "Board 3 does not answer."},
        {**device, "name": "far", "state": "starting", "error": None},
    ]
    parts = [SimpleNamespace(name=name) for name in ("left", "right", "far", "new")]
    site: Any = SimpleNamespace(buses=parts, readers=(), scanners=(), printers=())
    said = list(running.check(Examined(site, running={"devices": told})))
    assert [(one.of, one.verdict) for one in said] == [
        ("", Verdict.FINE),
        ("locks left", Verdict.FINE),
        ("locks right", Verdict.FAULT),
        ("locks far", Verdict.HINT),
        ("new", Verdict.HINT),
    ]
    assert said[1].what == "It is up since 2026-03-29 00:59:00 UTC."
