"""Last byte of a badge in, first byte of the open command out: the installed command, in its own process."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.filled import badge_of
from tests.bench.wires import Wires

DOORS = 56
BOARDS_OF = 16
PACE_S = 0.35  # a brisk queue; two people never tap faster
ANSWER_S = 5.0


@dataclass(frozen=True, slots=True)
class Run:
    """Latencies in ms, and how long the process took from its start to the first frame of the attract screen (s)."""

    taps_ms: list[float]
    start_s: float


def measure_floor(folder: Path, taps: int) -> list[float]:
    """The floor's latencies in ms, at the same pace over the same kind of terminals."""
    wires = Wires()
    arguments = [wires.reader_path, wires.bus_path, str(folder / "floor.db")]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.floor", *arguments], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        process.stdout.readline()
        return _taps(wires, taps)
    finally:
        process.kill()
        process.communicate()
        wires.close()


def measure_kiosk(filled: Path, folder: Path, parts: str = "") -> Run:
    """One run of a kiosk on a copy of a filled data folder: each tap is somebody new and gets a fresh door.

    ``parts`` are more entries of its site file.
    """
    data = folder / "data"
    shutil.copytree(filled, data)
    os.sync()  # the copy is none of the kiosk's business
    wires = Wires()
    site = folder / "site.toml"
    site.write_text(site_file(wires) + parts)
    try:
        with running(site, data) as start_s:
            wires.rest(2.0)
            return Run(_taps(wires, DOORS), start_s)
    finally:
        wires.close()
        shutil.rmtree(data)


def _taps(wires: Wires, taps: int) -> list[float]:
    latencies = []
    pace = random.Random(1)
    for number in range(taps):
        sent = wires.tap(badge_of(number))
        unlocked = wires.await_unlock(ANSWER_S)
        if unlocked is None:
            raise RuntimeError(f"tap {number} opened no door")
        latencies.append((unlocked - sent) / 1e6)
        wires.rest(PACE_S * pace.uniform(0.8, 1.2))
    return latencies


@contextmanager
def running(site: Path, data: Path) -> Iterator[float]:
    """The installed command, from its first frame on; how long that took (s)."""
    command = [str(Path(sys.executable).parent / "locker-kiosk"), "run", "--config", str(site), "--data", str(data)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    began = time.monotonic()
    process = subprocess.Popen([*command, "--windowed"], stderr=subprocess.PIPE, text=True, env=environment)
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if json.loads(line)["event"] == "screen.first_frame":
                break
        else:
            raise RuntimeError("the kiosk ended before it showed anything")
        yield time.monotonic() - began
    finally:
        process.terminate()
        process.communicate()


def site_file(wires: Wires) -> str:
    """A bank of ``DOORS`` doors on these wires."""
    head = f"""\
[site]
name = "Bench"
tenant = "bench"
timezone = "Europe/Berlin"
languages = ["en", "de"]
[kiosk]
id = "bench"
role = "bank"
[[bus]]
name = "bus"
driver = "kerong-cu16"
url = "{wires.bus_path}"
[[reader]]
name = "badge"
driver = "em4100-serial"
url = "{wires.reader_path}"
"""
    doors = (
        f"""
[[compartment]]
door = "{number + 1}"
bank = "A"
bus = "bus"
board = {number // BOARDS_OF}
channel = {number % BOARDS_OF + 1}
size = "M"
column = {number // 7 + 1}
row = {number % 7 + 1}
"""
        for number in range(DOORS)
    )
    return head + "".join(doors)
