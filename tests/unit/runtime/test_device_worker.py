"""What every device thread does alike: how soon it looks again for what is gone, and what it says of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drivers.errors import DriverError, NotReady, PortGone
from kiosk.domain.devices import DeviceKind
from kiosk.engine.messages import DeviceChanged, Message
from kiosk.runtime import device_worker
from kiosk.runtime.device_worker import DeviceWorker


class Wire:
    """A device that was connected."""

    def close(self) -> None:
        pass


class Failing(DeviceWorker[Wire]):
    """Its device fails each time; it gives up after some tries, and notes the pauses in between."""

    def __init__(self, error: DriverError, tries: int, post: Callable[[Message], None]) -> None:
        super().__init__("badge", DeviceKind.READER, Wire, post)
        self.pauses: list[float] = []
        self._error = error
        self._tries = tries

    def _serve(self, device: Wire) -> None:
        raise self._error

    def _pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        if len(self.pauses) == self._tries:
            self._stopping.set()


def run(error: DriverError, tries: int) -> tuple[list[float], list[Message]]:
    """The pauses, and what was told."""
    told: list[Message] = []
    worker = Failing(error, tries, told.append)
    worker.start()
    worker.join()
    return worker.pauses, told


def test_what_is_gone_is_looked_for_after_a_quarter_of_a_second_then_ever_later():
    pauses, told = run(PortGone("It is gone."), 8)
    assert pauses == [0.25, 0.5, 1.0, 2.0, 4.0, 5.0, 5.0, 5.0]
    assert told == [DeviceChanged("badge", DeviceKind.READER, up=False, error="It is gone.", reachable=False)]


def test_what_worked_for_long_is_looked_for_at_once_again(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(device_worker, "SERVED_WELL_S", -1.0)
    assert run(PortGone("It is gone."), 4)[0] == [0.25] * 4


def test_what_answers_and_cannot_do_it_just_now_works_in_part():
    _, (told,) = run(NotReady("There is no paper."), 2)
    assert isinstance(told, DeviceChanged)
    assert (told.up, told.in_part, told.error) == (False, True, "There is no paper.")
