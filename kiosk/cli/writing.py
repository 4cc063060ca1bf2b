"""Changing a data folder from the command line: through the running kiosk, or directly where none runs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from kiosk.cli.failure import Failure
from kiosk.domain.credentials import CredentialKind
from kiosk.engine import people
from kiosk.engine.people import Refused
from kiosk.engine.ports import PersonRecord, Store, StoreError
from kiosk.runtime.clock import SystemClock
from kiosk.runtime.control import ControlError, Declined, ask
from kiosk.runtime.control_requests import person_to_json
from kiosk.store import library
from kiosk.store.data_folder import DataFolder, FolderInUse, FolderUnusable
from kiosk.store.secrets import KeyedLookups, KeyMissing, load_key
from kiosk.store.store import SqlStore

# So many at a time, so that nobody at the screen waits longer than a moment for an import.
AT_A_TIME = 10


class Writer(Protocol):
    """What a command may change. ``secrets`` makes the look-ups that go into it."""

    secrets: KeyedLookups

    def save_people(self, records: Sequence[PersonRecord]) -> list[Refused]: ...

    def knows_pin(self, lookup: bytes) -> bool: ...

    def issue_qr(self, person_id: str, lookup: bytes) -> None: ...

    def suspend(self, person_id: str, suspended: bool) -> None: ...


@contextmanager
def writer(folder: DataFolder) -> Iterator[Writer]:
    """Whoever may write here; whatever goes wrong ends the command with a sentence."""
    try:
        folder.make()
        if ask(folder.socket, {"do": "ping"}) is not None:
            yield _Remote(folder)
        else:
            yield from _locally(folder)
    except FolderInUse as error:
        raise Failure(os.EX_TEMPFAIL, str(error)) from None
    except FolderUnusable as error:
        raise Failure(os.EX_CANTCREAT, str(error)) from None
    except KeyMissing as error:
        raise Failure(os.EX_NOINPUT, str(error)) from None
    except (Declined, ValueError) as error:
        raise Failure(os.EX_DATAERR, str(error)) from None
    except ControlError as error:
        raise Failure(os.EX_UNAVAILABLE, str(error)) from None
    except StoreError as error:
        raise Failure(os.EX_IOERR, str(error)) from None


def _locally(folder: DataFolder) -> Iterator[Writer]:
    lock = folder.own()
    try:
        store = SqlStore(folder.database, library.choose(), SystemClock())
        try:
            yield _Local(store, KeyedLookups(load_key(folder.key, may_make=not store.has_credentials())))
        finally:
            store.close()
    finally:
        lock.release()


class _Local:
    def __init__(self, store: Store, secrets: KeyedLookups) -> None:
        self.secrets = secrets
        self._store = store

    def save_people(self, records: Sequence[PersonRecord]) -> list[Refused]:
        return people.save(self._store, records)

    def knows_pin(self, lookup: bytes) -> bool:
        return people.is_known(self._store, CredentialKind.PIN, lookup)

    def issue_qr(self, person_id: str, lookup: bytes) -> None:
        people.issue_qr(self._store, person_id, lookup)

    def suspend(self, person_id: str, suspended: bool) -> None:
        people.suspend(self._store, person_id, suspended)


class _Remote:
    def __init__(self, folder: DataFolder) -> None:
        self.secrets = KeyedLookups(load_key(folder.key, may_make=False))
        self._socket = folder.socket

    def save_people(self, records: Sequence[PersonRecord]) -> list[Refused]:
        refused = []
        for start in range(0, len(records), AT_A_TIME):
            batch = [person_to_json(one) for one in records[start : start + AT_A_TIME]]
            answer = ask(self._socket, {"do": "people.save", "people": batch})
            if answer is None:
                raise ControlError(f"The kiosk stopped while people were taken in; {start} were. Import again.")
            refused += [Refused(**one) for one in answer["refused"]]
        return refused

    def knows_pin(self, lookup: bytes) -> bool:
        answer = ask(self._socket, {"do": "pin.known", "lookup": lookup.hex()})
        if answer is None:
            raise ControlError("The kiosk stopped meanwhile. Try again.")
        return bool(answer["known"])

    def issue_qr(self, person_id: str, lookup: bytes) -> None:
        if ask(self._socket, {"do": "qr.issue", "person": person_id, "lookup": lookup.hex()}) is None:
            raise ControlError("The kiosk stopped meanwhile. Try again.")

    def suspend(self, person_id: str, suspended: bool) -> None:
        if ask(self._socket, {"do": "person.suspend", "person": person_id, "suspended": suspended}) is None:
            raise ControlError("The kiosk stopped meanwhile. Try again.")
