"""``locker-kiosk doctor`` against an emulated bank: it names what is wrong and what to do, and never opens a door."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli.doctor.checks import boards, screen
from tests.fakes.wire_bank import EmulatedBank
from tests.unit.cli.conftest import Run

HEAD = """\
[site]
name = "HQ"
tenant = "acme"
timezone = "Europe/Berlin"
languages = ["en"]
[kiosk]
id = "k"
role = "bank"
"""
DOORS = [
    {"door": "01", "bus": "left", "board": 1, "channel": 1, "size": "M", "column": 1, "row": 1},
    {"door": "02", "bus": "left", "board": 2, "channel": 2, "size": "M", "column": 2, "row": 1},
]


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmulatedBank]:
    """Two boards on a bus, a reader, a printer."""
    folder = tmp_path_factory.mktemp("bank")
    layout = {
        "buses": [{"name": "left", "driver": "xor-8a", "link": "left"}],
        "readers": [{"name": "badge", "driver": "em4100-serial", "link": "badge"}],
        "printers": [{"name": "slips", "driver": "escpos", "link": "slips"}],
        "doors": DOORS,
    }
    with EmulatedBank(layout, folder) as running:
        yield running


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each silent address costs a time-out, and asking Qt for the screen a process."""
    monkeypatch.setattr(boards, "LOOKED_FOR", 3)
    monkeypatch.setattr(screen, "_asked", lambda: None)


def site(folder: Path, bus: str, *places: tuple[int, int], more: str = "") -> Path:
    """A site file: doors at these boards and channels of a bus."""
    text = HEAD + f'[[bus]]\nname = "left"\ndriver = "xor-8a"\nurl = "{bus}"\n{more}\n'
    for number, (board, channel) in enumerate(places, start=1):
        text += (
            f'[[compartment]]\ndoor = "0{number}"\nbank = "A"\nbus = "left"\nboard = {board}\nchannel = {channel}\n'
            f'size = "M"\ncolumn = {number}\nrow = 1\n'
        )
    file = folder / "site.toml"
    file.write_text(text, "utf-8")
    return file


def found(run: Run, file: Path, *arguments: object) -> tuple[int, list[dict[str, Any]]]:
    """The exit code, and what was found."""
    done = run("doctor", "--config", file, "--json", *arguments)
    answer = json.loads(done.out)
    assert answer["faults"] == sum(one["verdict"] == "fault" for one in answer["findings"])
    return done.code, answer["findings"]


def of(findings: list[dict[str, Any]], *checks: str) -> list[tuple[str, str, str]]:
    """Verdict, subject and sentence of these checks."""
    return [(one["verdict"], one["of"], one["what"]) for one in findings if one["check"] in checks]


def test_a_bank_that_is_well_is_well_and_no_door_has_moved(run: Run, bank: EmulatedBank, tmp_path: Path):
    bank.forget()
    badge = f'[[reader]]\nname = "badge"\ndriver = "em4100-serial"\nurl = "{bank.link("badge")}"'
    code, findings = found(run, site(tmp_path, bank.link("left"), (1, 1), (2, 2), more=badge))
    assert [(one, subject) for one, subject, _ in of(findings, "site file", "board", "pace", "bus", "reader")][1:] == [
        ("fine", "left 1"),
        ("fine", "left 2"),
        ("fine", "left"),
        ("fine", "badge"),
    ]
    assert code == os.EX_OK
    assert bank.happened("pulsed") == bank.happened("opened") == []


def test_a_missing_adapter_is_named(run: Run, tmp_path: Path):
    code, findings = found(run, site(tmp_path, "/dev/locker/none", (1, 1)))
    assert code == os.EX_UNAVAILABLE
    assert of(findings, "bus") == [("fault", "left", "/dev/locker/none is not there.")]
    (one,) = [one for one in findings if one["verdict"] == "fault"]
    assert one["do"] == "Check that the adapter is plugged in."


def test_a_bus_without_a_sound_is_named_once_more_as_a_whole(run: Run, bank: EmulatedBank, tmp_path: Path):
    bank.do("fault left silent")
    try:
        _, findings = found(run, site(tmp_path, bank.link("left"), (1, 1)))
    finally:
        bank.do("fault left none")
    assert [(verdict, subject) for verdict, subject, _ in of(findings, "board", "bus", "pace")] == [
        ("fault", "left 1"),
        ("fault", "left"),
    ]


def test_a_board_at_another_address_is_found(run: Run, bank: EmulatedBank, tmp_path: Path):
    _, findings = found(run, site(tmp_path, bank.link("left"), (1, 1), (7, 2)))
    silent = next(one for one in findings if one["of"] == "left 7")
    assert (silent["verdict"], silent["do"]) == (
        "fault",
        "Board 2 answers and is not in the site file: set the switches to 7, or the file to it.",
    )
    assert of(findings, "bus") == [("hint", "left", "Board 2 answers, and the site file has no door there.")]


def test_a_port_that_somebody_has_is_named_with_who_has_it(run: Run, bank: EmulatedBank, tmp_path: Path):
    from drivers.serial_link import SerialLink

    link = SerialLink(bank.link("left"), 9600)
    try:
        _, findings = found(run, site(tmp_path, bank.link("left"), (1, 1)))
    finally:
        link.close()
    assert of(findings, "bus") == [("fault", "left", f"{bank.link('left')} is in use by another program.")]


@pytest.mark.parametrize(
    ("how", "verdict", "do"),
    [("none", "fine", ""), ("no-paper", "fault", "Put a new roll in."), ("cover-open", "fault", "Shut it.")],
)
def test_a_printer_is_ready_or_says_what_it_needs(
    run: Run, bank: EmulatedBank, tmp_path: Path, how: str, verdict: str, do: str
):
    slips = f'[[printer]]\nname = "slips"\ndriver = "escpos"\nurl = "{bank.link("slips")}"'
    bank.do(f"printer {how}")
    try:
        _, findings = found(run, site(tmp_path, "/dev/locker/none", (1, 1), more=slips))
    finally:
        bank.do("printer none")
    assert [(one["verdict"], one["do"]) for one in findings if one["check"] == "printer"] == [(verdict, do)]


def test_a_slip_is_printed_where_one_is_wanted(run: Run, bank: EmulatedBank, tmp_path: Path):
    slips = f'[[printer]]\nname = "slips"\ndriver = "escpos"\nurl = "{bank.link("slips")}"'
    found(run, site(tmp_path, "/dev/locker/none", (1, 1), more=slips), "--print")
    assert bank.wait("printed")["qr"] == ["LOCKER KIOSK TEST"]


def test_a_camera_that_is_a_folder_is_said_to_be_one(run: Run, tmp_path: Path):
    view = f'[[scanner]]\nname = "qr"\ndriver = "camera"\nsource = "{tmp_path}"'
    _, findings = found(run, site(tmp_path, "/dev/locker/none", (1, 1), more=view))
    assert of(findings, "scanner") == [
        ("fine", "qr", f"{tmp_path} is a folder: each picture that appears in it is looked at.")
    ]


def test_every_fault_of_a_site_file_is_told_and_nothing_else_is_checked(run: Run, tmp_path: Path):
    file = tmp_path / "site.toml"
    file.write_text(HEAD.replace("Europe/Berlin", "Europe/Berlyn"), "utf-8")
    code, findings = found(run, file)
    assert code == os.EX_CONFIG
    assert {one["check"] for one in findings} == {"site file"}


def test_a_port_by_number_is_told_its_steady_name(run: Run, tmp_path: Path):
    _, findings = found(run, site(tmp_path, "/dev/ttyUSB97", (1, 1)))
    assert of(findings, "name") == [
        ("hint", "left", "/dev/ttyUSB97 may be another device after the next start, or once plugs have been changed.")
    ]


def test_people_read_a_line_for_what_is_and_one_for_what_to_do(run: Run, tmp_path: Path):
    done = run("doctor", "--config", site(tmp_path, "/dev/locker/none", (1, 1)))
    assert "FAULT bus left: /dev/locker/none is not there.\n      → Check that the adapter" in done.out
    assert done.code == os.EX_UNAVAILABLE


def test_a_site_file_has_to_be_named(run: Run):
    done = run("doctor")
    assert (done.code, done.err.splitlines()[-1]) == (os.EX_USAGE, "Error: Missing option '--config'.")
