"""A kiosk whose engine is run by hand, joined to the sync thread's parts without the thread."""

from __future__ import annotations

from pathlib import Path

import httpx

from kiosk.domain.compartments import DoorState
from kiosk.engine.upstream.ports import DeviceKey, OwnEpoch
from kiosk.store.device_key import DeviceKeyFile
from kiosk.store.outbox import RecordOutbox
from kiosk.sync.about import About
from kiosk.sync.asking import EngineLine
from kiosk.sync.client import UpstreamClient
from kiosk.sync.push import Push
from kiosk.sync.worker import Clocks, SyncWorker
from tests.fakes.rig import Rig

URL = "http://127.0.0.1:8400"
ABOUT = About("rig", "HQ North", ("A",), "1.0")


class Synced:
    """A rig, and what of it talks to upstream. After ``restart`` the parts are new ones, as in a new process."""

    def __init__(self, folder: Path, transport: httpx.BaseTransport | None, url: str = URL) -> None:
        self.rig = Rig(folder)
        self.url = url
        self.transport = transport
        self.chest = DeviceKeyFile(folder / "device.key")
        self.outbox = RecordOutbox(self.rig.path)
        self.join()

    def join(self) -> None:
        """A client, a push and a worker on the rig as it is now."""
        self.engine = EngineLine(self.rig.kiosk, self.rig.handle)
        self.client = self.connect(self.chest.key())
        self.push = Push(self.client, self.outbox, self.engine)
        clocks = Clocks(self.rig.clock.now, self.rig.clock.monotonic)
        self.worker = SyncWorker(self.connect, self.chest, ABOUT, self.outbox, self.engine, clocks)

    def connect(self, key: DeviceKey) -> UpstreamClient:
        return UpstreamClient(self.url, key, self.rig.clock.now, transport=self.transport)

    def restart(self) -> None:
        """The power is cut and comes back."""
        self.client.close()
        self.outbox.close()
        self.rig.restart()
        self.join()

    def happens(self, times: int = 1) -> None:
        """A door is seen open and shut: events without a person."""
        for _ in range(times):
            self.rig.senses("01", DoorState.OPEN)
            self.rig.senses("01", DoorState.CLOSED)

    def push_all(self, most: int = 100) -> None:
        """Until nothing is left to send."""
        for _ in range(most):
            if not self.push.step():
                return
        raise AssertionError("it never ends")

    # --- what can be seen

    def epochs(self) -> list[OwnEpoch]:
        return list(self.outbox.epochs())

    def recorded(self) -> list[tuple[str, str]]:
        """Every event on the record here: epoch and hash."""
        names = {one.number: one.id for one in self.epochs()}
        rows = self.rig.rows("SELECT epoch, hash FROM audit_event ORDER BY position")
        return [(names[epoch], hashed.hex()) for epoch, hashed in rows]

    def owed(self) -> list[int]:
        """The positions in the outbox."""
        return [position for (position,) in self.rig.rows("SELECT position FROM outbox ORDER BY position")]

    def close(self) -> None:
        self.client.close()
        self.outbox.close()
        self.rig.close()
