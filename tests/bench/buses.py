"""512 doors on four buses: how often each board is looked at, and how long an opening waits meanwhile."""

from __future__ import annotations

import queue
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from drivers.locks import DRIVERS
from kiosk.domain.compartments import Compartment, Size
from kiosk.engine.messages import DeviceChanged, Message
from kiosk.engine.ports import OpenCommand
from kiosk.runtime.bus_worker import BusWorker
from tests.fakes.wire_bank import EmulatedBank

REPLY_MS: Mapping[str, int] = {"kerong-cu16": 13, "xor-8a": 18, "winnsen": 20, "wkly": 39}
"""By bus: the bytes of a read and its answer at the family's rate, and 5 ms in which the board thinks."""

BOARDS, CHANNELS = 8, 16
OPENINGS = 300
PAUSE_S = 0.04


@dataclass(frozen=True, slots=True)
class Found:
    """``waits_ms``: from the order to the command on the wire; ``looks_ms``: from look to look, by bus."""

    waits_ms: dict[str, list[float]]
    looks_ms: dict[str, float]


def measure() -> Found:
    """Real workers on emulated boards at pseudo-terminals."""
    places = [
        (bus, board, channel)
        for bus in REPLY_MS
        for board in range(1, BOARDS + 1)
        for channel in range(1, CHANNELS + 1)
    ]
    doors = [_door(number, *place) for number, place in enumerate(places, 1)]
    with (
        tempfile.TemporaryDirectory() as folder,
        EmulatedBank(_layout(doors), Path(folder)) as bank,
        _working(bank, doors) as workers,
    ):
        bank.forget()
        began = time.monotonic()
        waits = _open_some(bank, workers, doors)
        lasted_s = time.monotonic() - began
        looks = {
            bus: 1000 * BOARDS * lasted_s / (len(bank.happened("frame", bus=bus, dir="in")) - len(waits[bus]))
            for bus in REPLY_MS
        }
    return Found(waits, looks)


def tell(found: Found) -> None:
    """Print it."""
    print(f"{len(REPLY_MS) * BOARDS * CHANNELS} doors on {len(REPLY_MS)} buses; in milliseconds")
    for bus, waits in found.waits_ms.items():
        looks = f"a board is looked at every {found.looks_ms[bus]:.0f}"
        print(f"  {bus:<14}{looks}; an opening waits {statistics.median(waits):.1f}, at worst {max(waits):.1f}")


def frames_waited(found: Found) -> float:
    """How many questions to a board an opening waits for, by the median of the bus where that is worst."""
    return max(statistics.median(waits) / REPLY_MS[bus] for bus, waits in found.waits_ms.items())


def _open_some(
    bank: EmulatedBank, workers: Mapping[str, BusWorker], doors: list[Compartment]
) -> dict[str, list[float]]:
    some = random.Random(5)
    waits: dict[str, list[float]] = {bus: [] for bus in REPLY_MS}
    for door in some.choices(doors, k=OPENINGS):
        time.sleep(PAUSE_S * some.uniform(0.5, 1.5))
        ordered = time.monotonic()
        workers[door.bus].open(OpenCommand("o", door.bus, door.board, door.channel, ordered + 2))
        pulsed = bank.wait("pulsed")
        if pulsed["door"] != door.door:
            raise RuntimeError(f"door {pulsed['door']} was pulsed instead of {door.door}")
        waits[door.bus].append(1000 * (pulsed["at"] - ordered))
    return waits


@contextmanager
def _working(bank: EmulatedBank, doors: list[Compartment]) -> Iterator[dict[str, BusWorker]]:
    told: queue.SimpleQueue[Message] = queue.SimpleQueue()
    workers = {
        bus: BusWorker(
            bus,
            partial(DRIVERS[bus].connect, bank.link(bus), {"gap_ms": 0}),
            [one for one in doors if one.bus == bus],
            told.put,
        )
        for bus in REPLY_MS
    }
    for worker in workers.values():
        worker.start()
    up = 0
    while up < len(workers):
        message = told.get()
        up += isinstance(message, DeviceChanged) and message.up
    try:
        yield workers
    finally:
        for worker in workers.values():
            worker.ask_to_stop()
        for worker in workers.values():
            worker.join()


def _layout(doors: list[Compartment]) -> dict[str, object]:
    return {
        "buses": [{"name": bus, "driver": bus, "link": bus, "reply_ms": reply} for bus, reply in REPLY_MS.items()],
        "doors": [{"door": d.door, "bus": d.bus, "board": d.board, "channel": d.channel} for d in doors],
    }


def _door(number: int, bus: str, board: int, channel: int) -> Compartment:
    return Compartment(0, "A", str(number), Size.M, number, 1, False, bus, board, channel)


if __name__ == "__main__":
    tell(measure())
