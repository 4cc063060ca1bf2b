"""The bank's front as a drawing: where each door lies in a square of side 1."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from kiosk.domain.compartments import Size

# How much taller a larger door is drawn, where one column holds different sizes.
HEIGHTS = {Size.S: 1.0, Size.M: 1.4, Size.L: 2.1, Size.XL: 3.2}


class Hung(Protocol):
    """A door where it hangs: a tile of any map."""

    @property
    def door(self) -> str: ...
    @property
    def column(self) -> int: ...
    @property
    def row(self) -> int: ...
    @property
    def size(self) -> Size: ...


@dataclass(frozen=True, slots=True)
class Spot:
    """A door's place in the drawing; ``column`` counts from 0."""

    column: int
    y: float
    height: float


def spots(tiles: Iterable[Hung]) -> dict[str, Spot]:
    """The doors of a column fill its height, each by its size; a column with gaps keeps them."""
    columns: dict[int, list[Hung]] = defaultdict(list)
    for tile in tiles:
        columns[tile.column].append(tile)
    rows = max((tile.row for column in columns.values() for tile in column), default=1)
    found: dict[str, Spot] = {}
    for number, column in columns.items():
        column.sort(key=lambda tile: tile.row)
        if [tile.row for tile in column] == list(range(1, len(column) + 1)):
            found.update(_stacked(number - 1, column))
        else:
            found.update({t.door: Spot(number - 1, (t.row - 1) / rows, 1 / rows) for t in column})
    return found


def _stacked(column: int, tiles: list[Hung]) -> dict[str, Spot]:
    whole = sum(HEIGHTS[tile.size] for tile in tiles)
    found: dict[str, Spot] = {}
    y = 0.0
    for tile in tiles:
        height = HEIGHTS[tile.size] / whole
        found[tile.door] = Spot(column, y, height)
        y += height
    return found
