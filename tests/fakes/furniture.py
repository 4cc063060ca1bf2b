"""What a rig is made of: doors, an empty database, and the lines of its record."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kiosk.domain.compartments import Compartment, Size
from kiosk.store import library
from kiosk.store.store import SqlStore
from tests.fakes.clock import TurnedClock


def door(number: str, *, size: Size = Size.M, bus: str = "left", reachable: bool = False) -> Compartment:
    """A compartment as the site file describes it; its number is its channel. None hangs beside another."""
    place = int(number)
    return Compartment(0, "A", number, size, 2 * place - 1, 1, reachable, bus, 0, place)


TWO_BOARDS = (door("01"), door("02"), door("03", bus="right"), door("04", bus="right"))


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder for a database whose durability is not what the test is about: in memory, where that can be had."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


@cache
def empty_database() -> bytes:
    """A database at the newest schema with nothing in it; migrating one for each test would take most of their time."""
    with quick_folder() as folder:
        path = folder / "kiosk.db"
        SqlStore(path, library.choose(), TurnedClock()).close()
        return path.read_bytes()


@dataclass
class Event:
    """One line of the record, with the door by its number."""

    type: str
    person: str | None
    door: str | None
    detail: Mapping[str, Any] = field(default_factory=dict)
