"""A kiosk in this process on the emulated bank: its threads, drivers and database are real, its days are short."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self, TypeVar

from kiosk.bootstrap import devices, engine, stored
from kiosk.config import load_site
from kiosk.domain.devices import DeviceState
from kiosk.engine.facilities.screens import FrontView, KioskLook, SessionView
from kiosk.engine.messages import Call
from kiosk.engine.screens import BankView, Brand, Screen, Start
from kiosk.runtime.bus_worker import BusWorker, LockBuses
from kiosk.runtime.engine_loop import EngineLoop
from kiosk.runtime.reading_worker import ReadingWorker
from kiosk.store import library
from kiosk.store.data_folder import DataFolder
from kiosk.store.secrets import KeyedLookups, load_key
from kiosk.store.store import SqlStore
from tests.e2e.harness.bank_site import BankSite

ONE_O_CLOCK = datetime(2035, 11, 27, 12, 0, tzinfo=UTC)  # in Berlin, a Tuesday later than any people file
PATIENCE_S = 20.0  # only a test that fails waits for it

Shown = TypeVar("Shown", bound=Screen)
Answer = TypeVar("Answer")


class LapsedClock:
    """Goes as other clocks do, and is put ahead by the test: both of its hands at once."""

    def __init__(self, begin: datetime) -> None:
        self._begin = begin
        self._started = time.monotonic()
        self._ahead = 0.0

    def now(self) -> datetime:
        return self._begin + timedelta(seconds=time.monotonic() - self._started + self._ahead)

    def monotonic(self) -> float:
        return time.monotonic() + self._ahead

    def synchronised(self) -> bool:
        return False

    def lapse(self, seconds: float) -> None:
        self._ahead += seconds


class WatchedDisplay:
    """Remembers the screen, and wakes whoever waits for one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._screen: Screen = Start()

    def show(self, screen: Screen) -> None:
        with self._changed:
            self._screen = screen
            self._changed.notify_all()

    def bank(self, view: BankView) -> None:
        with self._changed:
            self._changed.notify_all()

    def speak(self, language: str) -> None:
        pass

    def brand(self, brand: Brand) -> None:
        """Nor at the colours."""

    def session(self, view: SessionView | None) -> None:
        """Nobody works it as an operator."""

    def front(self, view: FrontView) -> None:
        """Nor looks at its map."""

    def look(self, look: KioskLook) -> None:
        """Nor at its brightness."""

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Until this holds, looked at whenever something is shown."""
        with self._changed:
            assert self._changed.wait_for(holds, PATIENCE_S)

    def wait_for(self, kind: type[Shown]) -> Shown:
        """The screen, once it is of this kind."""
        with self._changed:
            found = self._changed.wait_for(lambda: isinstance(self._screen, kind), PATIENCE_S)
            assert found, f"{self._screen} and no {kind.__name__}"
            assert isinstance(self._screen, kind)
            return self._screen


class LapsedKiosk:
    """Runs within ``with``; the emulated bank must run already."""

    def __init__(self, site: BankSite, folder: DataFolder) -> None:
        self.site = load_site(site.file)
        self.clock = LapsedClock(ONE_O_CLOCK)
        self.display = WatchedDisplay()
        self.crashed: list[bool] = []
        self._folder = folder
        self._ending = ExitStack()

    def __enter__(self) -> Self:
        store = SqlStore(self._folder.database, library.choose(), self.clock)
        self._ending.callback(store.close)
        secrets = KeyedLookups(load_key(self._folder.key, may_make=False))
        self._ending.callback(secrets.close)
        described = stored.describe_site(self.site, store)
        self.loop = EngineLoop(on_crash=lambda: self.crashed.append(True), when_idle=store.tidy)
        buses = [devices.bus_worker(one, described.compartments, self.loop.post) for one in self.site.buses]
        workers: list[BusWorker | ReadingWorker] = [*buses, *devices.reading_workers(self.site, self.loop.post)]
        self.kiosk = engine.kiosk_of_site(
            self.site, self._folder, store, secrets, described, LockBuses(buses), self.display, self.loop.post
        )
        self.kiosk.clock = self.clock
        self._ending.callback(self.loop.stop)
        self.loop.start(self.kiosk)
        for worker in workers:
            self._ending.callback(worker.join)
            worker.start()
        for worker in workers:
            self._ending.callback(worker.ask_to_stop)
        parts = len(workers)
        self.display.wait_until(
            lambda: (
                len(self.kiosk.devices) == parts
                and all(one.state is DeviceState.UP for one in self.kiosk.devices.values())
            )
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ending.close()
        assert self.crashed == []

    def ask(self, work: Callable[[], Answer]) -> Answer:
        """Do something on the engine's thread."""
        answers: list[Answer] = []
        done = threading.Event()

        def call() -> None:
            try:
                answers.append(work())
            finally:
                done.set()

        self.loop.post(Call(call))
        assert done.wait(PATIENCE_S)
        return answers[0]

    def lapse(self, hours: float) -> None:
        """Hours pass, a minute at a time at the end, and all that became due meanwhile is done."""
        self.clock.lapse(hours * 3600)
        for _ in range(2):  # what is due is handled after a message: the second one comes after that
            self.ask(lambda: None)

    def holders(self) -> dict[str, str]:
        """Who holds which door, by door number."""

        def look() -> dict[str, str]:
            with self.kiosk.store.transaction() as tx:
                found = [(one.compartment_id, tx.person(one.person_id)) for one in tx.live_assignments()]
            doors = self.kiosk.bank.compartments
            return {doors[door].door: "" if person is None else person.known_as for door, person in found}

        return self.ask(look)
