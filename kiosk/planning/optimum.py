"""The clairvoyant: the fewest refusals that anybody could reach who knew all arrivals beforehand, by HiGHS.

They may choose whom to refuse, and who gets which door of those that fit; a door is bound for the whole stay, and
nobody moves. Within one size class it does not matter which door somebody has: where at no instant more people hold a
door than there are doors, there is one for each (interval graphs are perfect). So the unknowns are who gets a door of
which class, and only the instants count at which somebody came last before somebody leaves.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kiosk.domain.capacity import ENDLESS, Taken, peak
from kiosk.domain.compartments import Size
from kiosk.planning.apart import apart
from kiosk.planning.doors import Doors

if TYPE_CHECKING:
    from highspy import HighsLp

# A solver's numbers are not whole: what is off by less is meant to be.
TOLERANCE = 1e-6
# More stays than these, with somebody there all the time, are cut into pieces, which makes the result a bound. Each is
# solved in a second; where fifty doors are kept busy around the clock it lies less than a point below the optimum.
MOST_TOGETHER = 5000
PIECE = 500
# A piece may take as much of the time that is left as if no more than so many were left: most of them need none.
FEW_PIECES = 8


class Stay(NamedTuple):
    """A need for a door of at least ``size``, for a window in time."""

    window: Taken
    size: Size


@dataclass(frozen=True, slots=True)
class Optimum:
    """``refused`` is the fewest there can be; where it is not ``exact``, there are perhaps more, but never fewer."""

    refused: int
    exact: bool


def fewest_refused(stays: Sequence[Stay], doors: Doors, seconds: float) -> Optimum:
    """The optimum; where it is not found within ``seconds``, what is proven until then."""
    deadline = time.monotonic() + seconds
    ordered = sorted(stays, key=lambda one: one.window.starts_at)
    parts = list(apart([one.window for one in ordered]))
    pieces = [piece for part in parts for piece in _cut(ordered[part])]
    found = []
    for left, piece in zip(range(len(pieces), 0, -1), pieces, strict=True):
        found.append(_of_piece(piece, doors, (deadline - time.monotonic()) / min(left, FEW_PIECES)))
    exact = len(pieces) == len(parts) and all(one.exact for one in found)
    return Optimum(sum(one.refused for one in found), exact)


def _cut(stays: Sequence[Stay]) -> Iterator[Sequence[Stay]]:
    """Pieces that are not too long. Whoever stays beyond a cut takes no door after it, which can only help."""
    length = PIECE if len(stays) > MOST_TOGETHER else len(stays)
    for first in range(0, len(stays), length):
        yield stays[first : first + length]


def _of_piece(stays: Sequence[Stay], doors: Doors, seconds: float) -> Optimum:
    if _all_fit(stays, doors):
        return Optimum(0, exact=True)
    return _Programme(stays, doors).solve(seconds)


def _all_fit(stays: Sequence[Stay], doors: Doors) -> bool:
    """Whether each class has room for all who ask for it; most days are like that, and need no solver."""
    for size in Size:
        alike = [one.window for one in stays if one.size is size]
        if peak(alike, Taken(stays[0].window.starts_at, ENDLESS)) > doors.get(size, 0):
            return False
    return True


class _Programme:
    """The integer programme: a 0/1 unknown for each stay and class that may serve it, and how many doors of a class
    are free at each instant, which are those that were free before, less those who came, and those who left.
    """

    def __init__(self, stays: Sequence[Stay], doors: Doors) -> None:
        self._stays = stays
        self._doors = doors
        self._classes = [size for size in Size if doors.get(size, 0) > 0]
        self._came, self._left = _instants(stays)
        self._columns = {
            (index, size): column
            for column, (index, size) in enumerate(
                (index, size)
                for index, stay in enumerate(stays)
                for size in self._classes
                if size.rank >= stay.size.rank
            )
        }

    def solve(self, seconds: float) -> Optimum:
        """What the solver finds, or what it can prove within the time."""
        from highspy import HighsModelStatus

        # The public class prints a line on stdout before it can be told to be silent.
        from highspy._core import _Highs

        solver = _Highs()
        options = {"output_flag": False, "threads": 1, "time_limit": max(seconds, 0.01), "mip_rel_gap": 0.0}
        for option, value in options.items():
            solver.setOptionValue(option, value)
        solver.passModel(self._model())
        solver.run()
        info = solver.getInfo()
        if solver.getModelStatus() == HighsModelStatus.kOptimal:
            return Optimum(len(self._stays) + round(info.objective_function_value), exact=True)
        least = info.mip_dual_bound  # served, as a negative number: minimised
        proven = 0 if math.isinf(least) else math.ceil(len(self._stays) + least - TOLERANCE)
        return Optimum(max(proven, _too_many_at_once(self._stays, self._doors)), exact=False)

    def _model(self) -> HighsLp:
        import numpy as np
        from highspy import HighsLp, HighsVarType, MatrixFormat

        rows = [*self._one_door_each(), *self._free_doors()]
        served = len(self._columns)
        free = [self._doors[size] for size in self._classes for _ in self._came]
        model = HighsLp()
        model.num_col_, model.num_row_ = served + len(free), len(rows)
        model.col_cost_ = np.array([-1.0] * served + [0.0] * len(free))
        model.col_lower_ = np.zeros(model.num_col_)
        model.col_upper_ = np.array([1.0] * served + free, dtype=float)
        model.integrality_ = [HighsVarType.kInteger] * served + [HighsVarType.kContinuous] * len(free)
        model.row_lower_ = np.array([row.least for row in rows], dtype=float)
        model.row_upper_ = np.array([row.most for row in rows], dtype=float)
        matrix = model.a_matrix_
        matrix.format_ = MatrixFormat.kRowwise
        matrix.start_ = np.cumsum([0, *(len(row.terms) for row in rows)])
        matrix.index_ = np.array([column for row in rows for column in row.terms])
        matrix.value_ = np.array([value for row in rows for value in row.terms.values()], dtype=float)
        return model

    def _one_door_each(self) -> Iterator[_Row]:
        for index in range(len(self._stays)):
            columns = [self._columns[index, size] for size in self._classes if (index, size) in self._columns]
            if len(columns) > 1:
                yield _Row(dict.fromkeys(columns, 1), 0, 1)

    def _free_doors(self) -> Iterator[_Row]:
        column = len(self._columns)
        for size in self._classes:
            for instant, (came, left) in enumerate(zip(self._came, self._left, strict=True)):
                terms = {column: 1} if instant == 0 else {column: 1, column - 1: -1}
                terms |= {self._columns[index, size]: 1 for index in came if (index, size) in self._columns}
                terms |= {self._columns[index, size]: -1 for index in left if (index, size) in self._columns}
                before = self._doors[size] if instant == 0 else 0
                yield _Row(terms, before, before)
                column += 1


class _Row(NamedTuple):
    """A sum of columns, each times its number, that lies between two values."""

    terms: Mapping[int, int]
    least: int
    most: int


def _instants(stays: Sequence[Stay]) -> tuple[list[list[int]], list[list[int]]]:
    """For each instant that counts, the stays that began and those that ended since the one before, by their places."""
    changes = [(one.window.starts_at, 1, index) for index, one in enumerate(stays)]
    changes += [(one.window.ends_at, 0, index) for index, one in enumerate(stays)]
    came: list[list[int]] = [[]]
    left: list[list[int]] = [[]]
    for _, comes, index in sorted(changes):
        if not comes and came[-1]:
            came.append([])
            left.append([])
        (came if comes else left)[-1].append(index)
    return came[:-1], left[:-1]  # after the last arrival nobody needs a door


def _too_many_at_once(stays: Sequence[Stay], doors: Doors) -> int:
    """How many are too many at the worst instant: whatever is done, as many are refused."""
    too_many = 0
    for least in Size:
        alike = [one.window for one in stays if one.size.rank >= least.rank]
        fitting = sum(count for size, count in doors.items() if size.rank >= least.rank)
        too_many = max(too_many, peak(alike, Taken(stays[0].window.starts_at, ENDLESS)) - fitting)
    return too_many
