"""A bank whose cable is pulled for days, while people come and go as on any other day; and an upstream that waits.

The engine, both databases and what talks between them are real, the clock is turned by hand.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import Self

from sqlalchemy import Engine

from kiosk.domain.syncing import SyncKind
from kiosk.engine import intents, screens
from kiosk.sync.worker import LOOK_EVERY_S
from tests.fakes.furniture import quick_folder
from tests.fakes.lossy_line import LossyLine
from tests.fakes.syncing import Synced
from tests.fakes.upstream import InProcess, take_in
from tests.fakes.upstream_databases import migrated
from upstream.app import make_app
from upstream.database.database import open_database
from upstream.settings import Settings

DAY_S = 86_400.0
DAYS = 3
PEOPLE = 40
# Enough for whatever is left, some of it sent more than once.
TURNS = 200


class DaysAway:
    """Ends with its ``with`` block."""

    def __init__(self) -> None:
        self._left = ExitStack()
        folder = self._left.enter_context(quick_folder())
        (folder / "data").mkdir()
        url = f"sqlite:///{folder}/upstream.db"
        migrated(url)
        self.engine: Engine = open_database(url)
        self._left.callback(self.engine.dispose)
        self.line = LossyLine(None)
        self.synced = Synced(folder / "data", self.line)
        self._left.callback(self._close)
        self._server = InProcess(make_app(Settings(), self.engine, self.synced.rig.clock.now))
        self._left.callback(self._server.end)
        take_in(self.engine, self.synced.chest.key().public, self.synced.rig.clock.now())
        self.visits = 0
        self._due_at = 0.0
        for number in range(PEOPLE):
            self.synced.rig.person(f"p{number}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._left.close()

    def _close(self) -> None:
        if self.synced.worker._client is not None:
            self.synced.worker._client.close()
        self.synced.close()

    # --- the cable

    def pull_the_cable(self) -> None:
        self.line.inner = None

    def put_it_back(self) -> None:
        self.line.inner = self._server

    # --- the bank

    def passes(self, days: float, visits: int) -> None:
        """So much time, in which so many people come, evenly; the sync thread does what it does at its times."""
        pause = days * DAY_S / visits / 2
        for _ in range(visits):
            name = f"p{self.visits % PEOPLE}"
            self.visits += 1
            self._puts_something_in(name)
            self._waits(pause)
            self._takes_it_out(name)
            self._waits(pause)

    def _puts_something_in(self, name: str) -> None:
        """The first tap gives a door: nobody has to come again."""
        rig, told = self.synced.rig, len(self.synced.rig.sent)
        rig.tap(name)
        (door,) = rig.sent[told:]
        rig.opens(door)
        assert rig.shows(screens.DoorOpen).fresh
        rig.shuts(door)
        rig.handle(intents.Leave())
        assert rig.holds(name) == door

    def _takes_it_out(self, name: str) -> None:
        rig, told, door = self.synced.rig, len(self.synced.rig.sent), self.synced.rig.holds(name)
        if door is None:
            return  # the evening came meanwhile, when all doors are given back
        rig.tap(name)
        assert rig.sent[told:] == [door]
        rig.opens(door)
        rig.shuts(door)
        rig.handle(intents.GiveBack())
        rig.handle(intents.Leave())
        assert rig.holds(name) is None

    def _waits(self, seconds: float) -> None:
        """Until then; what is sent meanwhile, or can't be, is sent at its time."""
        clock = self.synced.rig.clock
        until = clock.monotonic() + seconds
        while self._due_at <= until:
            self.synced.rig.waits(max(0.0, self._due_at - clock.monotonic()))
            self._due_at = clock.monotonic() + self.synced.worker.turn()
        self.synced.rig.waits(until - clock.monotonic())

    def drains(self) -> int:
        """Until nothing is left to send; after how many steps of the sync thread."""
        for turn in range(1, TURNS):
            wait = self.synced.worker.turn()
            if wait >= LOOK_EVERY_S and self.synced.worker.state.kind is SyncKind.CONNECTED:
                return turn
            self.synced.rig.waits(wait)
        raise AssertionError(self.synced.worker.state)
