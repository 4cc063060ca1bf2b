"""Changing a data folder from the command line: through the running kiosk, or directly where none runs."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from typing import Any, Protocol

from kiosk.cli import logs
from kiosk.cli.failure import Failure
from kiosk.cli.saying import complain
from kiosk.domain.credentials import CredentialKind
from kiosk.engine import export_record, people, retention
from kiosk.engine.export_record import Handout
from kiosk.engine.people import Refused
from kiosk.engine.ports import PersonRecord, StoreError
from kiosk.engine.upkeep import BackupFailed
from kiosk.runtime import callers
from kiosk.runtime.clock import SystemClock
from kiosk.runtime.control import ControlError, Declined, ask
from kiosk.runtime.control_requests import person_to_json
from kiosk.runtime.order_values import Answer
from kiosk.store import backups, library, reading, rescue
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

    def erase(self, person_id: str) -> int:
        """How many lines of the record told of this person."""

    def hand_out(self, handout: Handout) -> int:
        """The position of the last event that is handed out."""

    def sign_record(self) -> None: ...


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
    logs.for_a_command()
    lock = folder.own()
    try:
        store, secrets = rescue.open_store(folder, library.choose(), SystemClock(), partial(_secrets, folder))
        try:
            with store.acting(callers.myself()):
                yield _Local(folder, store, secrets)
        finally:
            store.close()
    finally:
        lock.release()


def _secrets(folder: DataFolder, store: SqlStore) -> KeyedLookups:
    return KeyedLookups(load_key(folder.key, may_make=not store.has_credentials()))


class _Local:
    def __init__(self, folder: DataFolder, store: SqlStore, secrets: KeyedLookups) -> None:
        self.secrets = secrets
        self._folder = folder
        self._store = store

    def save_people(self, records: Sequence[PersonRecord]) -> list[Refused]:
        return people.save(self._store, records)

    def knows_pin(self, lookup: bytes) -> bool:
        return people.is_known(self._store, CredentialKind.PIN, lookup)

    def issue_qr(self, person_id: str, lookup: bytes) -> None:
        people.issue_qr(self._store, person_id, lookup)

    def suspend(self, person_id: str, suspended: bool) -> None:
        people.suspend(self._store, person_id, suspended)

    def erase(self, person_id: str) -> int:
        events = retention.erase_person(self._store, person_id)
        backups.remove_leftovers(self._folder)  # what a killed backup left is none, and yet it tells
        owed = self._store.owes_scrubbing()
        if owed is not None and self._store.scrub() and self._renew_backups():
            self._store.scrubbed(owed)
        return events

    def _renew_backups(self) -> bool:
        """Whether none is left that holds what was erased; where not, the next run of the kiosk sees to it."""
        chosen = library.choose()
        if not backups.listed(self._folder, chosen):
            return True
        keep = int(reading.settings(self._folder.database).get("backups_kept", backups.KEPT))
        try:
            backups.make(self._folder, chosen, SystemClock().now(), keep, pause=time.sleep, drop_older=True)
        except BackupFailed as error:
            complain(f"{error} The earlier ones still hold what was erased; the kiosk replaces them once it runs.")
            return False
        return True

    def hand_out(self, handout: Handout) -> int:
        return export_record.hand_out(self._store, handout)

    def sign_record(self) -> None:
        export_record.sign(self._store)


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
        return bool(self._ask({"do": "pin.known", "lookup": lookup.hex()})["known"])

    def issue_qr(self, person_id: str, lookup: bytes) -> None:
        self._ask({"do": "qr.issue", "person": person_id, "lookup": lookup.hex()})

    def suspend(self, person_id: str, suspended: bool) -> None:
        self._ask({"do": "person.suspend", "person": person_id, "suspended": suspended})

    def erase(self, person_id: str) -> int:
        return int(self._ask({"do": "person.erase", "person": person_id})["events"])

    def hand_out(self, handout: Handout) -> int:
        return int(self._ask({"do": "record.export", **asdict(handout), "form": handout.form.value})["through"])

    def sign_record(self) -> None:
        self._ask({"do": "record.sign"})

    def _ask(self, request: Mapping[str, Any]) -> Answer:
        answer = ask(self._socket, request)
        if answer is None:
            raise ControlError("The kiosk stopped meanwhile. Try again.")
        return answer
