"""One data folder and one bank through many lives of a kiosk, each of which ends by ``kill -9``.

Each life first checks what the ones before have left. Between a death and the next start nobody looks at the database:
what was half done is for the next kiosk to put right.
"""

import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Column, select

from kiosk.store import library
from kiosk.store import tables as t
from kiosk.store.data_folder import DataFolder
from kiosk.store.database import open_reader
from tests.e2e.harness.acknowledged import Acknowledged
from tests.e2e.harness.bank_site import BankSite
from tests.e2e.harness.checker import Pulse, faults
from tests.e2e.harness.kiosk_process import KioskProcess, Start
from tests.e2e.harness.people import BADGES
from tests.e2e.harness.records import Records
from tests.fakes.wire_bank import EmulatedBank

T = TypeVar("T")

NOISE = bytes.fromhex("555555")
"""No board answers to it, and no frame ends with it."""


class Lives:
    """On a site with one bus and one reader, with Ada, Ben, Chiara and Deniz among its people."""

    def __init__(self, site: BankSite, bank: EmulatedBank, data: Path, chance: random.Random, start: Start) -> None:
        self.bank, self.data, self.chance = bank, data, chance
        self.kills = 0
        self.explained: set[str] = set()  # the openings that were pulsed, by id
        self.record = Acknowledged(data)
        self.told: dict[str, bool] = {}  # whom the screen has told that they have a door, or have none
        self.came: list[str] = []  # who was taken in, as the kiosk has acknowledged
        self.start_takes_s = self.tap_takes_s = self.end_takes_s = 0.0
        self._site, self._start = site, start
        self._pulses: list[Pulse] = []

    @contextmanager
    def life(self) -> Iterator[KioskProcess]:
        """A kiosk that is up, but for its reader; what was left to it has been checked, and all doors are shut."""
        self._let_arrive()
        before = self._seen()
        began = time.monotonic()
        with self.unchecked() as kiosk:
            kiosk.until_up(*self._site.buses)
            self.start_takes_s = time.monotonic() - began
            kiosk.settle(self.data)
            assert self._seen() == before, "a door was pulsed by a start"
            self._check()
            self.shut_all()
            yield kiosk
        if self.chance.random() < 0.5:
            self.shut_all()

    def unchecked(self) -> KioskProcess:
        """A kiosk that begins to start."""
        return KioskProcess.run(self._site.file, self.data, start=self._start)

    def ends_well(self) -> None:
        """A life that ends as a service manager ends it: the one before is checked by it."""
        with self.life() as kiosk:
            began = time.monotonic()
            assert kiosk.stop() == 0
            self.end_takes_s = time.monotonic() - began

    def kill(self, kiosk: KioskProcess) -> None:
        """The end of a life."""
        kiosk.kill()
        self.kills += 1

    def kill_unless_ended(self, kiosk: KioskProcess) -> bool:
        """The same for one that was told to end; whether it had not done so yet."""
        killed = kiosk.kill_unless_ended()
        self.kills += killed
        return killed

    def let_pass(self, at_most_s: float) -> None:
        """The moments are drawn; here the timer is the experiment."""
        time.sleep(self.chance.uniform(0, at_most_s))

    def anybody(self) -> str:
        """One of the people."""
        return self.chance.choice(list(BADGES))

    def holder(self) -> str | None:
        """Somebody who holds a door."""
        return next((person for _, person in Records(self.data).holders()), None)

    def tap(self, kiosk: KioskProcess, person: str) -> float:
        """Show a badge; when that was, by the system's monotonic clock."""
        kiosk.wait("device.up", name=self._site.readers[0])
        at: float = self.bank.do(f"tap {BADGES[person]}")["at"]
        return at

    def open(self, kiosk: KioskProcess, person: str) -> str:
        """A tap and all that follows until a door springs open; which one."""
        tapped = self.tap(kiosk, person)
        opened = self.bank.wait("opened")
        self.tap_takes_s = opened["at"] - tapped
        door: str = opened["door"]
        return door

    def shut_all(self) -> None:
        """Every door of the bank."""
        for door in self.bank.do("doors")["open"]:
            self.bank.do(f"shut {door}")

    def _check(self) -> None:
        events = self.record.look()
        records = Records(self.data)
        owed = records.owed_upstream()  # read first: the kiosk goes on writing
        assert owed == records.recorded()[: len(owed)], "nothing that happened may be missing upstream"
        assert len(owed) >= events, "nothing that happened may be missing upstream"
        holders = records.holders()
        found, self.explained = faults(self._pulses, records.intents(), holders)
        assert not found, "\n".join(found)
        assert len(self.explained) == len(self._pulses)
        holding = {person for _, person in holders}
        untrue = {person for person, holds in self.told.items() if holds is not (person in holding)}
        assert not untrue, f"of {untrue}'s doors the screen told something else than {holders}"
        missing = set(self.came) - set(self._all(t.person.c.external_id))
        assert not missing, f"{missing} were taken in, and are not there"
        assert len(self._all(t.audit_epoch.c.number)) == 1, "a kill interrupts no record"
        self.told, self.came = {}, []

    def _all(self, column: "Column[T]") -> list[T]:
        with open_reader(DataFolder(self.data).database, library.choose()).connect() as connection:
            return list(connection.execute(select(column)).scalars())

    def _let_arrive(self) -> None:
        """Until all has arrived that a dead kiosk had sent to its boards: what goes after it comes after it."""
        for bus in self._site.buses:
            port = os.open(self._site.folder / bus, os.O_WRONLY | os.O_NOCTTY)
            os.write(port, NOISE)
            os.close(port)
            while not self.bank.wait("frame", bus=bus, dir="in")["hex"].endswith(NOISE.hex()):
                pass

    def _seen(self) -> list[Pulse]:
        """All pulses up to now."""
        self._pulses += [Pulse(one["door"], one["at"]) for one in self.bank.happened("pulsed")]
        self.bank.forget()
        return list(self._pulses)
