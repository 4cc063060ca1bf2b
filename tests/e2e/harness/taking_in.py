"""People who keep coming in through the socket of a running kiosk: the most that it is ever given to write."""

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.engine.ports import PersonRecord
from kiosk.runtime.control import ControlError, ask
from kiosk.runtime.control_requests import person_to_json
from kiosk.store.data_folder import DataFolder
from tests.e2e.harness.kiosk_process import PATIENCE_S


class TakingPeopleIn:
    """Within ``with``, one person after the other, each as soon as the one before was acknowledged.

    Goes on until the kiosk is gone, or until told to stop. ``name`` begins all their ids, and nobody else's.
    """

    def __init__(self, data: Path, name: str) -> None:
        self.acknowledged: list[str] = []
        self._socket = DataFolder(data).socket
        self._name = name
        self._stopping = threading.Event()
        self._taken = threading.Semaphore(0)
        self._thread = threading.Thread(target=self._run, name="taking people in")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Nobody comes after the one who is coming now."""
        self._stopping.set()
        self._thread.join(PATIENCE_S)
        assert not self._thread.is_alive()

    def wait_for(self, count: int) -> None:
        """Until so many more have been acknowledged."""
        for _ in range(count):
            assert self._taken.acquire(timeout=PATIENCE_S)

    def _run(self) -> None:
        while not self._stopping.is_set() and self._take(f"{self._name}-{len(self.acknowledged)}"):
            self._taken.release()

    def _take(self, person: str) -> bool:
        """Whether the kiosk was there to acknowledge it."""
        request = {"do": "people.save", "people": [person_to_json(PersonRecord(external_id=person, name="Somebody"))]}
        try:
            answer = ask(self._socket, request)
        except ControlError as error:
            if "stopped before it answered" not in str(error):
                raise
            return False
        if answer is None:
            return False
        assert answer == {"refused": []}
        self.acknowledged.append(person)
        return True
