"""A rig on a recorded disk: what it commits, pulses and shows stands in the log, between the writes that led to it."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import apsw
import pytest

from kiosk.domain.compartments import DoorState
from kiosk.engine import screens
from kiosk.engine.ports import OpenCommand
from kiosk.engine.screens import Screen
from kiosk.store import library
from kiosk.store.database import open_writer
from tests.fakes.furniture import quick_folder
from tests.fakes.ports import RecordingDisplay
from tests.fakes.rig import Rig
from tests.faults.apsw_dbapi import library_on
from tests.faults.disk import Wrote
from tests.faults.recording_vfs import DATABASE, VFS, Recording, recording


@dataclass(frozen=True, slots=True)
class Committed:
    """A commit has returned, and the database holds this now (``content_of``): whoever waits for it may be told."""

    content: str


@dataclass(frozen=True, slots=True)
class PulseSent:
    """A lock was pulsed for this opening; the doors stand as they stood."""

    opening_id: str


@dataclass(frozen=True, slots=True)
class DoorMoved:
    """A door was opened or shut, which no power cut undoes."""

    number: str
    state: DoorState


def content_of(connection: Any) -> str:
    """All rows of all tables, made short; two databases with the same content have the same."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    tables = [(name, connection.execute(f'SELECT * FROM "{name}"').fetchall()) for (name,) in names]
    return hashlib.sha256(repr(tables).encode()).hexdigest()


@contextmanager
def looking_at(path: Path) -> Iterator[apsw.Connection]:
    """Another connection of the same library, past the recording, which changes nothing.

    Where a transaction was cut off in a rollback journal, whoever reads undoes it first: here in a copy.
    """
    with ExitStack() as ending:
        if Path(f"{path}-journal").exists():
            elsewhere = ending.enter_context(quick_folder())
            shutil.copytree(path.parent, elsewhere, dirs_exist_ok=True)
            path = elsewhere / path.name
        yield ending.enter_context(closing(apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)))


def committed_content(path: Path) -> str:
    """What has been committed."""
    with looking_at(path) as connection:
        return content_of(connection)


class RecordedRig(Rig):
    """The kiosk on a recorded disk, and everybody's hands."""

    def __init__(self, folder: Path, log: Recording) -> None:
        """``folder`` is furnished."""
        self.log = log
        with patch("tests.fakes.rig.furnish_folder"):
            super().__init__(folder)

    def _open(self) -> None:
        super()._open()
        self.display = TruthfulDisplay(self)
        self.kiosk.display = self.display

    def _intent_is_durable(self, command: OpenCommand) -> None:
        super()._intent_is_durable(command)
        self.log.mark(PulseSent(command.opening_id))

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with looking_at(self.path) as connection:
            return connection.execute(query, values).fetchall()

    def senses(self, number: str, state: DoorState) -> None:
        self.log.mark(DoorMoved(number, state))
        super().senses(number, state)


class TruthfulDisplay(RecordingDisplay):
    """Looks into the database, as another connection sees it, whether it is as the screen says."""

    def __init__(self, rig: Rig) -> None:
        super().__init__()
        self._rig = rig

    def show(self, screen: Screen) -> None:
        if isinstance(screen, screens.DoorOpening):
            assert self._count("opening o", screen.door.number, "outcome IS NULL") == 1, "told before the intent"
        if isinstance(screen, screens.GivenBack):
            assert self._count("assignment o", screen.door.number, "ended_at IS NULL") == 0, "told before the end"
        super().show(screen)

    def _count(self, table: str, door: str, such: str) -> int:
        query = f"SELECT count(*) FROM {table} JOIN compartment c ON c.id = compartment_id WHERE door = ? AND {such}"
        return int(self._rig.rows(query, door)[0][0])


@contextmanager
def recorded(folder: Path, journal_mode: str, synchronous: int) -> Iterator[Recording]:
    """Whatever opens the database of this folder meanwhile does so on a recorded disk."""
    path = folder / DATABASE
    with recording(folder) as log, quick_starts(), pytest.MonkeyPatch.context() as patched:
        chance = Random(0)  # so that each run writes the same bytes
        patched.setattr(os, "urandom", chance.randbytes)
        patched.setattr(secrets, "token_bytes", chance.randbytes)
        on_vfs = library_on(VFS, journal_mode, synchronous, committed=lambda: _mark_commit(log, path))
        patched.setattr(library, "choose", lambda: on_vfs)
        if path.exists():
            log.mark(Committed(_content_of_copy(path)))
        yield log


_open_writer = cache(open_writer)


@contextmanager
def quick_starts() -> Iterator[None]:
    """One engine for all stores at one path: compiling their statements anew would take half the time of a start."""
    with patch("kiosk.store.store.open_writer", _open_writer):
        yield


def _content_of_copy(path: Path) -> str:
    """Of a database that nobody has open: whoever closes it last would tidy up."""
    with quick_folder() as elsewhere:
        shutil.copytree(path.parent, elsewhere, dirs_exist_ok=True)
        return committed_content(elsewhere / path.name)


def _mark_commit(log: Recording, path: Path) -> None:
    log.look_beside()
    last = next((one for one in reversed(log.log) if isinstance(one, Committed | Wrote)), None)
    if not isinstance(last, Committed):  # else it wrote nothing
        log.mark(Committed(committed_content(path)))
