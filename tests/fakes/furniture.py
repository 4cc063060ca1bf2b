"""What a rig is made of: doors, an empty database, and the lines of its record."""

from __future__ import annotations

import json
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


def furnish_folder(folder: Path) -> None:
    """The empty database, and the key that its record is signed with."""
    for name, content in _empty_folder().items():
        (folder / name).write_bytes(content)


@cache
def _empty_folder() -> Mapping[str, bytes]:
    with quick_folder() as folder:
        SqlStore(folder / "kiosk.db", library.choose(), TurnedClock()).close()
        return {one.name: one.read_bytes() for one in folder.iterdir()}


@dataclass
class Event:
    """One line of the record, with the door by its number."""

    type: str
    person: str | None
    door: str | None
    detail: Mapping[str, Any] = field(default_factory=dict)


def event_of(header: str, personal: str | None) -> Event:
    """A line of the record from its two texts; personal details are among the others, people as others know them."""
    told, about = json.loads(header), json.loads(personal or "{}")
    person = about.pop("person", {}).get("known_as")
    others = {name: one.get("known_as") if isinstance(one, dict) else one for name, one in about.items()}
    return Event(told["type"], person, told.get("door"), {**told["detail"], **others})
