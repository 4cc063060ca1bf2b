"""What a walk found, in words for the person on the ladder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from drivers.locks import LockDriver
from drivers.survey.learning import Address, Opening, Sensor, sensor
from kiosk.cli.doctor.walk.progress import Found
from kiosk.cli.saying import counted

_AT_ONCE = 12


def boards_found(boards: Mapping[int, int]) -> str:
    """``Found: board 1 (24 channels), board 2 (24 channels).``"""
    return f"Found: {', '.join(f'board {board} ({count} channels)' for board, count in sorted(boards.items()))}."


def no_board(bus: str, url: str, driver: LockDriver, settings: Mapping[str, object]) -> str:
    """Nobody answers, and what to look at."""
    baud = settings.get("baud", driver.settings().baud)
    return (
        f"No board answers on bus {bus} ({url}). Check that the boards have power; that A and B of the line are not "
        f"swapped; that they speak {driver.name} at {baud} baud; and their address switches "
        "(--boards FIRST-LAST looks elsewhere)."
    )


def places(among: Sequence[Address]) -> str:
    """``board 1 channels 3, 4``."""
    by_board: dict[int, list[int]] = {}
    for board, channel in among:
        by_board.setdefault(board, []).append(channel)
    return "; ".join(f"board {board} channel {_listed(channels)}" for board, channels in by_board.items())


def numbers(doors: Sequence[str]) -> str:
    """``door 07``, ``doors 07, 08``."""
    return f"door{'s' * (len(doors) > 1)} {_listed(doors)}"


def findings(bus: str, found: Found, known: Iterable[str]) -> Iterator[str]:
    """All that is worth telling of a bus, a line each. ``known`` are the doors that the site file has there, without
    those that were found on another bus.
    """
    learned = found.learned()
    yield ""
    yield f"Bus {bus}: {counted(len(found.doors()), 'door')} found on {counted(len(found.boards), 'board')}."
    if learned.settings:
        said = ", ".join(f"{name} = {value}" for name, value in learned.settings.items())
        yield f"Certain, from {counted(len(learned.support), 'door')}: {said}."
    if learned.contradicting:
        yield "The sensors contradict each other, so the settings of the bus are left as they were. Look at the wiring."
    elif learned.open_questions:
        yield f"Undecided, and left as it was: {', '.join(learned.open_questions)}. {_why_open(found)}"
    yield from _odd_sensors(found)
    for door in sorted(found.named_twice()):
        at = [one.at for one in found.openings() if one.door == door]
        yield f"Door {door} was named at two channels, and is not written: {places(at)}. Walk these again."
    missing = sorted(set(known) - set(found.doors().values()) - found.named_twice())
    if missing:
        yield f"Not found: {numbers(missing)}."
        yield from _by_elimination(found, missing)
    if found.empty():
        yield f"No door sprang open at: {places(found.empty())}."


def _odd_sensors(found: Found) -> Iterator[str]:
    meaning = _taken(found)
    if meaning is None:
        silent = [one.door or "" for one in found.openings() if one.door is not None and not one.flips[0]]
        if silent:
            yield f"No sensor noticed {numbers(silent)}."
        return
    homes = found.doors()
    for one in found.openings():
        if one.door is not None and (words := _odd(one, meaning, homes)):
            yield f"Door {one.door}: {words}"


def _odd(opening: Opening, meaning: int, homes: Mapping[Address, str]) -> str | None:
    match sensor(opening, meaning):
        case Sensor.NONE:
            return "no sensor noticed that it was opened and shut. Check its switch and its wires."
        case Sensor.REVERSED:
            return "its switch is wired the other way round than those of the other doors."
        case Sensor.SEVERAL:
            return "several sensors changed with it. Check that wires do not touch."
        case Sensor.ELSEWHERE:
            (flip,) = opening.flips[meaning]
            whose = f", where the lock of door {homes[flip.at]} is" if flip.at in homes else ""
            return f"its sensor is wired to {places([flip.at])}{whose}. Swap the wires of the sensors."
    return None


def _taken(found: Found) -> int | None:
    """The meaning that stands after the walk: what was learned, and for what was not, what was set."""
    learned = found.learned()
    if not learned.settings:
        return None
    fits = [i for i, one in enumerate(found.meanings) if learned.settings.items() <= one.items()]
    return fits[0] if fits else None


def _by_elimination(found: Found, missing: Sequence[str]) -> Iterator[str]:
    if len(missing) == 1 and len(found.empty()) == 1:
        yield f"All else was found, so door {missing[0]} may be at {places(found.empty())}: its lock may be jammed."


def _why_open(found: Found) -> str:
    if not found.learned().support:
        return "No sensor moved with the door that was opened, so nothing tells."
    return "The doors of this bus read the same in either way."


def _listed(things: Sequence[object]) -> str:
    shown = ", ".join(map(str, things[:_AT_ONCE]))
    return shown if len(things) <= _AT_ONCE else f"{shown} and {len(things) - _AT_ONCE} more"
