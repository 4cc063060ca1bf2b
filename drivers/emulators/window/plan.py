"""Where the doors are in the front of a bank, in shares of its width and height; no Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drivers.emulators.layout import Door, Layout

_WEIGHTS: Mapping[str, float] = {"S": 1.0, "M": 1.5, "L": 2.5, "XL": 4.0}
"""How tall a door is, against the others of its column."""

_SCREEN_WIDTH = 1.15
"""The kiosk's part of the bank is a little wider than a column of doors."""


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle, in shares of the front."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plan:
    """The front: each door's place by its number, and the screen's where it hangs in the bank."""

    doors: Mapping[str, Place]
    screen: Place | None


def plan(layout: Layout) -> Plan:
    """Columns side by side as they are numbered, each filled from top to bottom by its rows."""
    columns = sorted({door.column for door in layout.doors})
    after = layout.screen_after_column
    widths: list[tuple[int | None, float]] = [(column, 1.0) for column in columns]
    if after is not None:
        widths.insert(sum(column <= after for column in columns), (None, _SCREEN_WIDTH))
    total = sum(width for _, width in widths) or 1.0
    doors: dict[str, Place] = {}
    screen, x = None, 0.0
    for column, width in widths:
        share = width / total
        if column is None:
            screen = Place(x, 0.0, share, 1.0)
        else:
            doors |= _column([door for door in layout.doors if door.column == column], x, share)
        x += share
    return Plan(doors, screen)


def _column(doors: Sequence[Door], x: float, width: float) -> dict[str, Place]:
    total = sum(_weight(door) for door in doors)
    places, y = {}, 0.0
    for door in sorted(doors, key=lambda door: door.row):
        height = _weight(door) / total
        places[door.door] = Place(x, y, width, height)
        y += height
    return places


def _weight(door: Door) -> float:
    return _WEIGHTS.get(door.size, _WEIGHTS["M"])
