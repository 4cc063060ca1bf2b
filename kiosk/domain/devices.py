"""Devices: the parts of a kiosk that can fail one by one, and how each of them is."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum


class DeviceKind(Enum):
    """What a part does."""

    LOCKS = "locks"
    READER = "reader"
    SCANNER = "scanner"
    PRINTER = "printer"
    RECORD = "record"  # the database, and its backups
    DISK = "disk"  # that the data folder is on
    CAMERA = "camera"  # the scanner's, where it can take photographs
    SCREEN = "screen"
    UPSTREAM = "upstream"  # the service that this kiosk reports to


class DeviceState(Enum):
    """How a part is."""

    STARTING = "starting"  # the site has it; this run has not heard of it yet
    UP = "up"  # it does all that it is for
    DEGRADED = "degraded"  # it is there, and does not do all of it: a board is silent, paper is out, it comes and goes
    DOWN = "down"  # nothing can be done with it


def bus_state(port_is_there: bool, silent: Collection[int], boards: Collection[int]) -> DeviceState:
    """Of a lock bus: up when each of its ``boards`` answers, degraded when some do, down when none does."""
    if port_is_there and not silent:
        return DeviceState.UP
    return DeviceState.DEGRADED if port_is_there and set(boards) - set(silent) else DeviceState.DOWN
