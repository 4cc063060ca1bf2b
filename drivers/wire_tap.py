"""Listening in on a line while a driver uses it: whoever diagnoses wants the bytes, and no driver should know of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum


class Direction(Enum):
    """Which way bytes went, as this computer sees it."""

    OUT = "out"
    IN = "in"


Listener = Callable[[Direction, bytes], None]
"""Told all bytes of a link, in the order of the wire, on the thread that uses the link. It must not raise."""

_TAP: ContextVar[Listener | None] = ContextVar("tap", default=None)


@contextmanager
def tapped(tap: Listener) -> Iterator[None]:
    """Links that are opened within the block, on this thread, tell ``tap`` of their bytes as long as they live."""
    token = _TAP.set(tap)
    try:
        yield
    finally:
        _TAP.reset(token)


def current_tap() -> Listener:
    """The tap that a link opened now has to tell; one that does nothing where nobody listens."""
    return _TAP.get() or _nobody


def _nobody(_direction: Direction, _data: bytes) -> None:
    pass
