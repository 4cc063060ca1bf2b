"""Notices that are owed, in few words: a store with people in it, and what it knows of each notice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from kiosk.domain.notices import Notice, NoticeKind, with_facilities
from kiosk.engine import people
from kiosk.engine.ports import PersonRecord
from kiosk.store import library
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON, TurnedClock
from tests.fakes.furniture import furnish_folder, quick_folder
from tests.fakes.stored import rows

# Names are their people's ids; "eve" has no address, and what stands there for "mallory" is none.
ADDRESSES = {
    "ada": "ada.lovelace+lockers@example.com",
    "grace": "grace@example.com",
    "eve": None,
    "mallory": "a@example.com,b@example.com",
}


@dataclass(frozen=True)
class Fate:
    """What the database knows of a notice."""

    attempts: int
    sent: bool
    given_up: bool
    error: str | None


class Ledger:
    """A store in which notices are written, read and forgotten as a kiosk would by being killed."""

    def __init__(self, folder: Path) -> None:
        self.clock = TurnedClock()
        self._path = folder / "kiosk.db"
        furnish_folder(self._path.parent)
        self.store = self._open()
        people.save(self.store, [PersonRecord(name, name.title(), email=email) for name, email in ADDRESSES.items()])

    def _open(self) -> SqlStore:
        return SqlStore(self._path, library.choose(), self.clock)

    def killed(self) -> None:
        """The power is cut; what was not committed never was."""
        self.store.close()
        self.store = self._open()

    def owe(self, name: str, kind: NoticeKind = NoticeKind.LEFT_OPEN, **detail: str) -> None:
        """Write a notice for somebody, and where facilities are to hear of it, one for them."""
        with self.store.transaction() as tx:
            person = tx.person_known_as(name)
            assert person is not None
            about = {"door": "12", "at": NOON.isoformat(), "until": hence(hours=6), "by": "GH", **detail}
            tx.notify(*with_facilities(Notice(kind, person.id, about)))

    def fates(self) -> list[Fate]:
        """Every notice, in the order in which they were written, as another connection sees it."""
        query = "SELECT attempts, sent_at IS NOT NULL, gave_up_at IS NOT NULL, error FROM notice ORDER BY id"
        found = rows(library.choose().module, self._path, query)
        return [Fate(attempts, bool(sent), bool(given_up), error) for attempts, sent, given_up, error in found]

    def recorded(self, kind: str) -> list[dict[str, Any]]:
        """What the record says of each event of this kind."""
        headers = rows(library.choose().module, self._path, "SELECT header FROM audit_event ORDER BY position")
        events = [json.loads(header) for (header,) in headers]
        return [event["detail"] for event in events if event["type"] == kind]


def hence(**duration: float) -> str:
    return (NOON + timedelta(**duration)).isoformat()


@contextmanager
def ledger() -> Iterator[Ledger]:
    with quick_folder() as folder:
        found = Ledger(folder)
        try:
            yield found
        finally:
            found.store.close()
