"""What upstream is owed in answer to what it told, sent one after another until it has it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote

import structlog

from kiosk.engine.kiosk import Kiosk
from kiosk.engine.upstream import answers
from kiosk.engine.upstream.changes_ports import OwedAnswer
from kiosk.sync.asking import AskEngine
from kiosk.sync.chores import Client
from kiosk.sync.errors import Conflict, Invalid, NotThere

log = structlog.get_logger()

# At a time: the engine reads and ticks off while whoever taps a badge waits.
MOST = 10
# Where answers of each kind go, below ``/v1/kiosk/``.
PATHS: Mapping[str, str] = MappingProxyType(
    {"reservation": "bookings", "opening": "openings", "recovery": "recoveries", "policy": "policies"}
)


class Teller:
    """One kiosk's answers. Used by one thread; ``kiosk`` is touched on the engine's thread only."""

    def __init__(self, kiosk: Kiosk, ask_engine: AskEngine) -> None:
        self._kiosk = kiosk
        self._ask_engine = ask_engine

    def __call__(self, client: Client) -> bool:
        """Send some; whether there may be more. ``SyncError`` where upstream can't be reached: nothing is lost."""
        owed = self._ask_engine(lambda: answers.owed(self._kiosk, MOST))
        for one in owed:
            self._send(client, one)
        return len(owed) == MOST

    def _send(self, client: Client, one: OwedAnswer) -> None:
        path = f"kiosk/{PATHS[one.kind]}/{quote(one.about, safe='')}"
        try:
            client.ask("POST", path, one.body)
        except (Conflict, Invalid, NotThere) as error:  # it is gone upstream, or has changed: then it is told again
            log.info("answers.not_wanted", kind=one.kind, why=type(error).__name__)
        self._ask_engine(lambda: answers.taken(self._kiosk, one.number))
