"""Being ended by a signal as by an exception, so that nothing is left behind."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

import typer


@contextmanager
def by_signals() -> Iterator[None]:
    """Within the block SIGTERM, and SIGHUP of a terminal that is closed, end the command in order.

    One that is ignored goes on being ignored: nohup wants it so.
    """

    def end(number: int, _frame: FrameType | None) -> NoReturn:
        raise typer.Exit(128 + number)

    before = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGHUP)}
    taken = {one: handler for one, handler in before.items() if handler is not signal.SIG_IGN}
    for one in taken:
        signal.signal(one, end)
    try:
        yield
    finally:
        for one, handler in taken.items():
            signal.signal(one, handler)
