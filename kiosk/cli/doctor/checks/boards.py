"""Lock boards: does each answer, does it have the channels, are there others, and how long does a look at all take?

Boards are read, and never told anything: no lock is pulsed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass

import drivers.locks
from drivers.errors import BadReply, DriverError, NoReply
from drivers.locks import Contact, LockBus, LockDriver
from kiosk.cli.doctor.connecting import failed
from kiosk.cli.doctor.examined import Examined
from kiosk.cli.doctor.finding import Finding, fault, fine, hint
from kiosk.cli.saying import counted
from kiosk.config import BusEntry
from kiosk.runtime.board_watch import SEEN_WITHIN_S

# A lost frame is no silent board.
_TRIES = 2
# Other boards are looked for at the lowest addresses, which switches are set to, and no longer than this (seconds).
LOOKED_FOR = 32
LOOK_FOR_S = 8.0


@dataclass(frozen=True, slots=True)
class _Answer:
    contacts: Mapping[int, Contact]
    took_s: float


def check(examined: Examined) -> Iterator[Finding]:
    """Each bus of the site."""
    for bus in examined.site.buses:
        driver = drivers.locks.DRIVERS[bus.driver]
        try:
            with closing(driver.connect(bus.url, bus.settings)) as line:
                yield from _bus(examined, bus, driver, line)
        except DriverError as error:
            yield failed("bus", bus.name, bus.url, error)


def _bus(examined: Examined, bus: BusEntry, driver: LockDriver, line: LockBus) -> Iterator[Finding]:
    wanted = _wired(examined, bus.name)
    answers = {board: _asked(line, board) for board in wanted}
    others = _others(driver, line, set(wanted))
    for board, found in answers.items():
        if isinstance(found, _Answer):
            yield _answering(bus.name, board, wanted[board], found)
        else:
            yield _silent(bus.name, board, found, others)
    if not any(isinstance(one, _Answer) for one in answers.values()):
        yield _all_silent(bus, others)
    elif others:
        what = f"{_answer(others)}, and the site file has no door there."
        yield hint("bus", bus.name, what, "Add the doors that are wired there, or take it off the bus.")
    yield from _pace(bus.name, [one.took_s for one in answers.values() if isinstance(one, _Answer)])


def _all_silent(bus: BusEntry, others: list[int]) -> Finding:
    """Where others answer, the line and its settings are well."""
    what = f"No board of the site file answers on {bus.url}."
    if others:
        do = "The line works: compare the address switches with the site file."
        return fault("bus", bus.name, f"{what} {_answer(others)} there.", do)
    do = "Look at the power of the boards, swap the wires A and B, and check baud and driver in the site file."
    return fault("bus", bus.name, what, do)


def _wired(examined: Examined, bus: str) -> dict[int, dict[int, str]]:
    """What the site file has on each board, by channel."""
    found: dict[int, dict[int, str]] = {}
    for one in examined.site.on_bus(bus):
        found.setdefault(one.board, {})[one.channel] = f"door {one.door}"
    for contact in examined.site.inputs:
        if contact.bus == bus:
            found.setdefault(contact.board, {})[contact.channel] = f"the contact {contact.name}"
    return dict(sorted(found.items()))


def _asked(line: LockBus, board: int, tries: int = _TRIES) -> _Answer | str:
    """What a board told, or what is wrong in a sentence. Raises PortGone."""
    trouble = ""
    for _ in range(tries):
        began = time.monotonic()
        try:
            return _Answer(line.read(board), time.monotonic() - began)
        except (NoReply, BadReply) as error:
            trouble = error.sentence
    return trouble


def _others(driver: LockDriver, line: LockBus, known: set[int]) -> list[int]:
    until, found = time.monotonic() + LOOK_FOR_S, []
    for board in [one for one in driver.boards if one not in known][:LOOKED_FOR]:
        if time.monotonic() > until:
            break
        if isinstance(_asked(line, board, tries=1), _Answer):
            found.append(board)
    return found


def _answering(bus: str, board: int, wired: Mapping[int, str], found: _Answer) -> Finding:
    beyond = {channel: what for channel, what in wired.items() if channel not in found.contacts}
    if not beyond:
        told = f"It answers within {found.took_s * 1000:.0f} ms and tells of {counted(len(found.contacts), 'channel')}."
        return fine("board", f"{bus} {board}", told)
    which = ", ".join(f"{what} (channel {channel})" for channel, what in sorted(beyond.items()))
    last = max(found.contacts, default=0)
    return fault(
        "board",
        f"{bus} {board}",
        f"It tells of channels up to {last}, and the site file has {which}.",
        "Correct the channel in the site file; “locker-kiosk doctor walk” finds the true ones.",
    )


def _silent(bus: str, board: int, trouble: str, others: list[int]) -> Finding:
    do = "Look at its address switches, its power, and the wires A and B."
    if others:
        do = f"Board {others[0]} answers and is not in the site file: set the switches to {board}, or the file to it."
    return fault("board", f"{bus} {board}", trouble, do)


def _pace(bus: str, took_s: list[float]) -> Iterator[Finding]:
    if not took_s:
        return
    whole = sum(took_s)
    what = f"One look at {counted(len(took_s), 'board')} takes {whole * 1000:.0f} ms."
    if whole <= SEEN_WITHIN_S:
        yield fine("pace", bus, what)
    else:
        do = "Raise the baud rate, or spread the boards over two buses."
        yield hint("pace", bus, f"{what} A door that is opened and shut within 500 ms may be missed.", do)


def _answer(boards: list[int]) -> str:
    """``Board 4 answers``, ``Boards 4, 5 answer``."""
    if len(boards) == 1:
        return f"Board {boards[0]} answers"
    return f"Boards {', '.join(map(str, boards))} answer"
