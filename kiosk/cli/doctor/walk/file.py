"""What a walk has learned, written into the text of a site file: the rest of it stays as it is, comments too."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from drivers.survey.learning import Address
from kiosk.config.lines import Lines

_HEADER = re.compile(r"\s*\[")
_WIRES = ("bus", "board", "channel")


@dataclass(frozen=True, slots=True)
class NewDoor:
    """A door that the site file does not have. ``told`` is false where its size and place are made up."""

    bank: str
    size: str
    column: int
    row: int
    told: bool


@dataclass(frozen=True, slots=True)
class Wired:
    """What was learned of one bus: the doors by channel, the settings, and the channels that were dealt with."""

    bus: str
    doors: Mapping[Address, str]
    settings: Mapping[str, object]
    visited: frozenset[Address]
    why_out: Mapping[str, str]
    """Why a door is not written, where something in particular is known."""


class CannotPatch(Exception):
    """The file is written in a way that can't be patched line by line."""


def patched(text: str, wired: Sequence[Wired], new: Mapping[str, NewDoor]) -> str:
    """``text`` with what was learned. Raises CannotPatch.

    A door that was found is wired as found; one of the file whose channel opened another door, or none, is commented
    out; what was not walked stays.
    """
    edited = _Text(text)
    homes = {door: (one.bus, *at) for one in wired for at, door in one.doors.items()}
    for index, raw in enumerate(edited.rows("compartment")):
        door = str(raw.get("door", "")).strip()
        if door in homes:
            for key, value in zip(_WIRES, homes[door], strict=True):
                edited.set("compartment", index, key, value)
        elif reason := _reason_out(raw, wired, set(homes.values())):
            edited.comment_out("compartment", index, reason)
    for index, raw in enumerate(edited.rows("bus")):
        for one in wired:
            if str(raw.get("name", "")).strip() == one.bus:
                for key, value in one.settings.items():
                    edited.set("bus", index, key, value, after="driver")
    known = {str(raw.get("door", "")).strip() for raw in edited.rows("compartment")}
    edited.append(_table(door, homes[door], new[door]) for door in homes if door not in known)
    result = edited.text()
    _check(result, wired, homes)
    return result


def _reason_out(raw: Mapping[str, Any], wired: Sequence[Wired], taken: set[tuple[str, int, int]]) -> str | None:
    """Why a door of the file that was not found can't stay; None where it can."""
    door = str(raw.get("door", "")).strip()
    for one in wired:
        at = raw.get("board"), raw.get("channel")
        if str(raw.get("bus", "")).strip() != one.bus or at not in one.visited:
            continue
        if door in one.why_out:
            return one.why_out[door]
        other = "another door" if (one.bus, *at) in taken else "no door"
        return f"did not spring open in the walk; this channel opened {other}"
    return None


def _table(door: str, home: tuple[str, int, int], new: NewDoor) -> list[str]:
    bus, board, channel = home
    untold = "" if new.told else "  # doctor walk: not told; write what is true"
    return [
        "[[compartment]]",
        f"door = {_toml(door)}",
        f"bank = {_toml(new.bank)}",
        f"bus = {_toml(bus)}",
        f"board = {board}",
        f"channel = {channel}",
        f"size = {_toml(new.size)}{untold}",
        f"column = {new.column}{untold}",
        f"row = {new.row}{untold}",
    ]


class _Text:
    """Lines of a file, edited in place: no edit changes how many there are before :meth:`text`."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._raw = tomllib.loads(text)
        self._places = Lines(text)
        self._ends: list[str] = []

    def rows(self, table: str) -> list[Mapping[str, Any]]:
        """The tables of this name."""
        found = self._raw.get(table, [])
        return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []

    def set(self, table: str, index: int, key: str, value: object, after: str = "") -> None:
        """Give a key its value; one that is not there yet is put behind the key ``after``, unless it has none."""
        have = self.rows(table)[index]
        if have.get(key) == value:
            return
        if key in have:
            self._change(self._place(table, index, key), key, lambda _: _toml(value))
        elif after:
            place = self._place(table, index, after)
            self._lines[place] += f"\n{key} = {_toml(value)}  # doctor walk"
        else:
            raise CannotPatch

    def comment_out(self, table: str, index: int, reason: str) -> None:
        """Keep a table as a comment, with the reason above it."""
        first = self._place(table, index)
        if not _HEADER.match(self._lines[first]):
            raise CannotPatch
        last = first
        for place in range(first + 1, len(self._lines)):
            if _HEADER.match(self._lines[place]):
                break
            if self._lines[place].strip() and not self._lines[place].lstrip().startswith("#"):
                last = place
        for place in range(first, last + 1):
            self._lines[place] = "\n".join(f"# {one}".rstrip() for one in self._lines[place].split("\n"))
        self._lines[first] = f"# doctor walk: {reason}\n{self._lines[first]}"

    def append(self, tables: Iterable[list[str]]) -> None:
        """Put tables at the end."""
        for lines in tables:
            self._ends += ["", *lines]

    def text(self) -> str:
        """All of it."""
        body = "\n".join(self._lines).rstrip("\n")
        return "\n".join([body, *self._ends]) + "\n"

    def _change(self, place: int, key: str, value: Callable[[str], str]) -> None:
        pattern = re.compile(rf"""(\s*["']?{re.escape(key)}["']?\s*=\s*)("[^"\\]*"|'[^']*'|[^\s"'#,\[{{]+)(.*)""")
        found = pattern.fullmatch(self._lines[place])
        if found is None:
            raise CannotPatch
        self._lines[place] = f"{found[1]}{value(found[2])}{found[3]}"

    def _place(self, table: str, index: int, *key: str) -> int:
        line = self._places.of((table, index, *key))
        if line is None:
            raise CannotPatch
        return line - 1


def _toml(value: object) -> str:
    """A text or a number; JSON writes both as TOML does, but for one character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _check(text: str, wired: Sequence[Wired], homes: Mapping[str, tuple[str, int, int]]) -> None:
    """The patched text says what it was meant to say, or it is none."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise CannotPatch from None
    stands = {str(one["door"]).strip(): tuple(one.get(key) for key in _WIRES) for one in raw.get("compartment", ())}
    buses = {str(one["name"]).strip(): one for one in raw.get("bus", ())}
    right = all(stands.get(door) == home for door, home in homes.items())
    if not right or any(buses[one.bus].get(key) != value for one in wired for key, value in one.settings.items()):
        raise CannotPatch
