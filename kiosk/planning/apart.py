"""Windows in time, taken apart where nobody is there: what is on one side has nothing to do with the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from kiosk.domain.capacity import Taken


def apart(windows: Sequence[Taken]) -> Iterator[slice]:
    """The parts of ``windows``, which are in the order of their beginnings."""
    until = list(accumulate((one.ends_at for one in windows), max))
    begins = [index for index in range(1, len(windows)) if windows[index].starts_at >= until[index - 1]]
    if windows:
        yield from map(slice, [0, *begins], [*begins, len(windows)])
