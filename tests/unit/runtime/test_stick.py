"""Copies to a stick: real folders, and the real command in a process of its own."""

from __future__ import annotations

import errno
import json
import queue
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.cli.writing import writer
from kiosk.domain.events.kiosk_life import TakenOut
from kiosk.engine.messages import CopyEnded, Message
from kiosk.engine.ports import PersonRecord
from kiosk.runtime.stick import UsbStick
from kiosk.store.data_folder import DataFolder

AT = datetime(2026, 9, 15, 10, 30, tzinfo=UTC)
PATIENCE_S = 60.0


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A kiosk that knows somebody."""
    with writer(DataFolder(tmp_path / "data")) as to:
        to.save_people([PersonRecord("ada", "Ada Byron")])
    return tmp_path / "data"


@pytest.fixture
def sticks(tmp_path: Path) -> Path:
    folder = tmp_path / "media"
    folder.mkdir()
    return folder


@contextmanager
def running(folder: Path, data: Path, *, mounted: bool = False) -> Iterator[tuple[UsbStick, queue.Queue[Message]]]:
    posted: queue.Queue[Message] = queue.Queue()
    stick = UsbStick(folder, data, posted.put, lambda: AT, mounted=mounted)
    stick.start()
    try:
        yield stick, posted
    finally:
        stick.ask_to_stop()
        stick.join()


def copied(folder: Path, data: Path, what: TakenOut, *, mounted: bool = False) -> CopyEnded:
    with running(folder, data, mounted=mounted) as (stick, posted):
        stick.copy(what)
        answer = posted.get(timeout=PATIENCE_S)
    assert isinstance(answer, CopyEnded)
    return answer


def test_the_record_is_whole_on_the_stick_and_can_be_proven(data: Path, sticks: Path):
    (sticks / "usb").mkdir()
    answer = copied(sticks, data, TakenOut.RECORD)
    assert answer.error is None
    assert re.fullmatch(r"locker-kiosk-record-20260915-103000-[0-9a-f]{8}\.jsonl", str(answer.file))
    lines = (sticks / "usb" / str(answer.file)).read_text().splitlines()
    assert {json.loads(json.loads(one)["header"])["type"] for one in lines} >= {"people.changed", "record.exported"}
    assert [one.name for one in (sticks / "usb").iterdir()] == [answer.file]


def test_diagnostics_tell_of_nobody(data: Path, sticks: Path):
    (sticks / "usb").mkdir()
    answer = copied(sticks, data, TakenOut.DIAGNOSTICS)
    text = (sticks / "usb" / str(answer.file)).read_text()
    assert json.loads(text)["events"] == {"people.changed": 1}
    assert "Ada" not in text


def test_without_a_stick_that_is_said(data: Path, sticks: Path):
    answer = copied(sticks, data, TakenOut.RECORD)
    assert (answer.file, answer.error) == (None, "There is no stick that can be written. Put one in, and try again.")


def test_an_empty_mount_point_is_no_stick(data: Path, sticks: Path):
    (sticks / "usb").mkdir()
    answer = copied(sticks, data, TakenOut.DIAGNOSTICS, mounted=True)
    assert answer.file is None
    assert list((sticks / "usb").iterdir()) == []


def test_a_link_leads_nowhere(data: Path, sticks: Path, tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    (sticks / "usb").symlink_to(tmp_path / "elsewhere")
    assert copied(sticks, data, TakenOut.DIAGNOSTICS).file is None
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.expects_log("stick.not_copied")
def test_what_the_command_refuses_is_said_in_its_words(sticks: Path, tmp_path: Path):
    (sticks / "usb").mkdir()
    answer = copied(sticks, tmp_path / "no kiosk", TakenOut.DIAGNOSTICS)
    assert answer.file is None
    assert answer.error is not None
    assert "There is no kiosk" in answer.error
    assert list((sticks / "usb").iterdir()) == []


@pytest.mark.expects_log("stick.not_copied")
def test_one_that_is_pulled_out_too_soon_is_said_and_the_next_one_works(
    data: Path, sticks: Path, monkeypatch: pytest.MonkeyPatch
):
    (sticks / "usb").mkdir()
    with running(sticks, data) as (stick, posted):
        with monkeypatch.context() as pulled:
            pulled.setattr(UsbStick, "_write_back", _gone)
            stick.copy(TakenOut.DIAGNOSTICS)
            answer = posted.get(timeout=PATIENCE_S)
        assert isinstance(answer, CopyEnded)
        assert answer.error is not None
        stick.copy(TakenOut.DIAGNOSTICS)
        answer = posted.get(timeout=PATIENCE_S)
        assert isinstance(answer, CopyEnded)
        assert answer.error is None


def _gone(*_: object) -> None:
    raise OSError(errno.EIO, "Input/output error")


def test_one_that_is_put_in_is_seen(data: Path, sticks: Path):
    with running(sticks, data) as (stick, posted):
        stick.copy(TakenOut.DIAGNOSTICS)
        posted.get(timeout=PATIENCE_S)
        assert not stick.present()
        (sticks / "usb").mkdir()
        stick.copy(TakenOut.DIAGNOSTICS)
        posted.get(timeout=PATIENCE_S)
        stick.copy(TakenOut.DIAGNOSTICS)  # it has looked again by the answer to this
        posted.get(timeout=PATIENCE_S)
        assert stick.present()
