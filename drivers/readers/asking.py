"""Readers that tell of a card only when they are asked: they are asked again and again."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_BETWEEN_S = 0.05
"""Between two looks; a look takes some tens of milliseconds more."""


def next_card(look: Callable[[], T], timeout: float) -> T:
    """What the first look sees that is not None; after ``timeout`` seconds, and a look more at most, None."""
    deadline = time.monotonic() + timeout
    while (card := look()) is None and (remaining := deadline - time.monotonic()) > 0:
        time.sleep(min(_BETWEEN_S, remaining))
    return card
