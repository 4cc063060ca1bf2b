"""What `emulate` makes of a site file, and what of it can't be emulated."""

import json
import os
import signal
import tempfile
from pathlib import Path
from typing import Any

import pytest

from drivers.emulators import process
from kiosk.cli import demo
from tests.unit.cli.conftest import Run

SITE = """\
[site]
name = "HQ"
tenant = "acme"
timezone = "Europe/Berlin"
languages = ["en"]
[kiosk]
id = "k"
role = "combined"
[[bus]]
name = "left"
driver = "xor-8a"
url = "{url}"
feedback = "short_when_open"
[[reader]]
name = "badge"
driver = "em4100-serial"
url = "{folder}/badge"
[[printer]]
name = "receipts"
driver = "escpos"
url = "{folder}/receipts"
[[scanner]]
name = "qr"
driver = "camera"
source = "{source}"
[[compartment]]
door = "01"
bank = "A"
bus = "left"
board = 1
channel = 1
size = "M"
column = 1
row = 1
"""


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the emulator was given, instead of running it."""
    seen: list[dict[str, Any]] = []

    def main(arguments: list[str]) -> int:
        seen.append(json.loads(Path(arguments[arguments.index("--layout") + 1]).read_text()))
        return 0

    monkeypatch.setattr(process, "main", main)
    return seen


def site(folder: Path, *, url: str = "", source: str = "held-up") -> Path:
    file = folder / "site.toml"
    file.write_text(SITE.format(folder=folder, url=url or f"{folder}/left", source=source))
    return file


def test_boards_readers_the_printer_and_the_scanners_folder_are_where_the_site_file_says(
    run: Run, layouts: list[dict[str, Any]], tmp_path: Path
):
    done = run("emulate", "--config", site(tmp_path))
    assert (done.code, done.err) == (0, "")
    (layout,) = layouts
    assert layout["buses"] == [
        {"name": "left", "driver": "xor-8a", "link": f"{tmp_path}/left", "feedback": "short_when_open"}
    ]
    assert layout["readers"] == [{"name": "badge", "driver": "em4100-serial", "link": f"{tmp_path}/badge"}]
    assert layout["printers"] == [{"name": "receipts", "driver": "escpos", "link": f"{tmp_path}/receipts"}]
    assert layout["scanner_folder"] == f"{tmp_path}/held-up"
    assert [path.name for path in tmp_path.iterdir()] == ["site.toml"], "nothing is put beside the site file"


def test_a_scanner_at_a_port_is_there_with_its_settings(run: Run, layouts: list[dict[str, Any]], tmp_path: Path):
    file = site(tmp_path)
    at_port = f'driver = "scanner-serial"\nmodel = "gm65"\nurl = "{tmp_path}/qr"\n'
    file.write_text(file.read_text().replace('driver = "camera"\nsource = "held-up"\n', at_port))
    done = run("emulate", "--config", file)
    assert (done.code, done.err) == (0, "")
    scanner = {"name": "qr", "driver": "scanner-serial", "link": f"{tmp_path}/qr", "model": "gm65"}
    assert (layouts[0]["scanners"], layouts[0]["scanner_folder"]) == ([scanner], None)


def test_a_bus_at_an_address_of_the_network_can_not_be_emulated_and_is_named(
    run: Run, layouts: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    done = run("emulate", "--config", site(tmp_path, url="socket://192.168.1.200:5000"))
    assert (done.code, done.out) == (78, "")
    assert "left" in done.err
    assert "socket://192.168.1.200:5000" in done.err
    assert layouts == []


@pytest.mark.parametrize("source", ["/dev/video99", "video.avi"])
def test_a_camera_that_is_no_folder_is_left_out_and_that_is_said(
    source: str, run: Run, layouts: list[dict[str, Any]], tmp_path: Path
):
    (tmp_path / "video.avi").write_bytes(b"")
    done = run("emulate", "--config", site(tmp_path, source=source))
    assert (done.code, done.out) == (0, "")
    assert "qr" in done.err
    assert source in done.err
    assert layouts[0]["scanner_folder"] is None


def test_a_demo_that_is_ended_before_it_shows_anything_leaves_nothing_behind(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def end(*_: object) -> None:
        assert list(tmp_path.iterdir())
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(demo, "_people", end)
    before = signal.getsignal(signal.SIGTERM)
    assert run("demo", "--no-window").code == 128 + signal.SIGTERM
    assert list(tmp_path.iterdir()) == []
    assert signal.getsignal(signal.SIGTERM) is before
