"""Readers gone mad, beside a bus at work: what they say is dropped before the engine has to hear of it."""

from __future__ import annotations

import random
import time
from functools import partial
from pathlib import Path

from drivers.locks import DRIVERS as LOCKS
from drivers.readers import DRIVERS as READERS
from drivers.readers.keyboard_wedge import decoder
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.devices import DeviceKind
from kiosk.engine.messages import CredentialPresented, DeviceChanged, Pulsed, PulseResult
from kiosk.engine.ports import OpenCommand
from kiosk.runtime.bus_worker import BusWorker
from kiosk.runtime.reading_worker import ReadingWorker
from tests.bench.wires import badge_frame
from tests.fakes.furniture import door
from tests.fakes.lock_bus import WITHIN_S, Posted
from tests.fakes.wire import Wire
from tests.fakes.wire_bank import EmulatedBank

FRAMES = 1000
A_SECOND = 20  # that many different badges at most


def test_a_reader_that_sends_a_thousand_badges_keeps_no_door_shut(tmp_path: Path):
    nonsense = random.Random(3)
    layout = {
        "buses": [{"name": "left", "driver": "kerong-cu16", "link": "left"}],
        "doors": [{"door": "01", "bus": "left", "board": 0, "channel": 1}],
    }
    posted, read = Posted(), Posted()
    with EmulatedBank(layout, tmp_path) as bank, Wire() as wire:
        locks = BusWorker("left", partial(LOCKS["kerong-cu16"].connect, bank.link("left"), {}), [door("01")], posted)
        connect = partial(READERS["em4100-serial"].connect, wire.path, {})
        reader = ReadingWorker("mad", DeviceKind.READER, CredentialKind.BADGE, connect, read)
        for worker in (locks, reader):
            worker.start()
        posted.next(DeviceChanged, lambda told: told.up)
        read.next(DeviceChanged, lambda told: told.up)
        began = time.monotonic()
        for _ in range(FRAMES // 10):
            wire.send(b"".join(badge_frame(nonsense.randbytes(5)) for _ in range(10)))
        locks.open(OpenCommand("o1", "left", 0, 1, time.monotonic() + WITHIN_S))
        assert posted.next(Pulsed) == Pulsed("o1", PulseResult.SENT)
        assert bank.wait("opened")["door"] == "01"
        for worker in (reader, locks):
            worker.ask_to_stop()
            worker.join()
        heard = len(read.left(CredentialPresented))
        assert 0 < heard <= A_SECOND * (time.monotonic() - began + 1)


def test_a_keyboard_that_types_nonsense_is_no_more_than_so_many_badges_a_second():
    nonsense = random.Random(4)
    wedge = decoder({})
    keys = "".join(nonsense.choices("0123456789abcdef\n", k=5000))
    badges = [result.badge for at, key in enumerate(keys) if (result := wedge.key(key, at / 1000)).badge]
    assert 0 < len(badges) <= A_SECOND * 5
