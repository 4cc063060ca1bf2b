"""What is done with upstream beside the record: each a little at a time, and none at the cost of the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

import structlog

from kiosk.engine.ports import StoreError
from kiosk.sync.errors import Conflict, Invalid, NotThere, SyncError

log = structlog.get_logger()

# One that upstream does not take is left alone for so long (seconds): it may be of an older version.
PUT_OFF_S = 60.0
# One that could not be done just now (seconds).
SOON_S = 5.0


class Client(Protocol):
    """What chores need of ``UpstreamClient``, whose libraries only the sync thread loads: the screen waits for none."""

    @property
    def answered_at(self) -> datetime | None: ...

    def ask(
        self,
        method: str,
        path: str,
        told: Mapping[str, Any] | None = None,
        *,
        params: Mapping[str, str | int] | None = None,
        read_s: float = ...,
    ) -> Mapping[str, Any]: ...


Chore = Callable[[Client], bool]
"""Something to be done, a little at a time; whether there is more to do at once."""


class Chores:
    """All of them, in their order."""

    def __init__(self, chores: Sequence[Chore], monotonic: Callable[[], float]) -> None:
        self._chores = chores
        self._monotonic = monotonic
        self._due_at: dict[int, float] = {}

    def __call__(self, client: Client) -> bool:
        """Do some of each; whether there is more. ``SyncError`` where upstream can't be reached or is not to be."""
        more = [self._do(number, chore, client) for number, chore in enumerate(self._chores)]
        return any(more)

    def _do(self, number: int, chore: Chore, client: Client) -> bool:
        if self._monotonic() < self._due_at.get(number, 0.0):
            return False
        try:
            return chore(client)
        except (NotThere, Conflict, Invalid) as error:
            log.info("sync.chore_put_off", number=number, error=str(error))
        except (SyncError, StoreError):
            self._due_at[number] = self._monotonic() + SOON_S  # the others have their turn first
            raise
        except Exception:  # a fault of ours: the record goes up all the same
            log.exception("sync.chore_failed", number=number)
        self._due_at[number] = self._monotonic() + PUT_OFF_S
        return False
