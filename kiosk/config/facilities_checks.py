"""What must be true of the tables for facilities: each contact has a name and a channel of its own."""

from __future__ import annotations

from kiosk.config.checks import check_wires, no_two, plucked
from kiosk.config.lines import Path
from kiosk.config.reading import Reading

_BOARD = ("bus", "board")
_WIRE = (*_BOARD, "channel")


def check_inputs(reading: Reading) -> None:
    """A contact is wired where no lock and no other contact is, to a board that is read because it has doors."""
    rows = reading.rows("input")
    no_two(reading, rows, ("name",), "The name {name}")
    no_two(reading, rows, _WIRE, "Channel {channel} of board {board} on bus {bus}")
    check_wires(reading, rows)
    locks: dict[object, Path] = {plucked(raw, _WIRE): path for path, raw in reading.rows("compartment")}
    read = {plucked(raw, _BOARD) for _, raw in reading.rows("compartment")}
    for path, raw in rows:
        lock = locks.get(plucked(raw, _WIRE) or "")
        if lock is not None:
            message = f"The lock on line {reading.line(lock)} is wired there. Write another channel."
            reading.fault((*path, "channel"), message)
        board = plucked(raw, _BOARD)
        if board is not None and board not in read:
            message = "No compartment is wired to this board, so it is not read. Wire the contact to one with doors."
            reading.fault((*path, "board"), message)
