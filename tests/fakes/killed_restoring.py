"""A restore that is killed before each of its steps: one process after the other, each on a copy of a data folder.

A step is a file that is opened for writing, made, renamed or removed, and each statement and commit that SQLite is
asked for. Run as ``python -m tests.fakes.killed_restoring TEMPLATE OUT``; prints how many steps there are.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from kiosk.store import backups, library
from kiosk.store.data_folder import DataFolder
from kiosk.store.restore import restore
from tests.fakes.clock import TurnedClock

_STEPS = {"os.rename", "os.mkdir", "os.rmdir", "os.remove"}
_WRITES = os.O_WRONLY | os.O_RDWR


def main(template: Path, out: Path) -> int:
    """How many steps a restore has; ``out`` holds the data folder as it was left before each of them."""
    step = 0
    while True:
        shutil.copytree(template, out / str(step))
        child = os.fork()
        if child == 0:
            _restore_until(out / str(step), step)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status == 0:
            return step
        assert os.WTERMSIG(status) == signal.SIGKILL, status
        step += 1


def _restore_until(data: Path, steps: int) -> None:
    """Kill this process once so many steps were taken."""
    left = steps

    def take(*_: Any, **__: Any) -> None:
        nonlocal left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

    sys.addaudithook(_on_steps(take))
    for moment in ("before_cursor_execute", "commit"):
        event.listen(Engine, moment, take)
    folder, chosen = DataFolder(data), library.choose()
    restore(folder, chosen, TurnedClock(), backups.listed(folder, chosen)[0].path, error=None)


def _on_steps(take: Callable[[], None]) -> Callable[[str, tuple[Any, ...]], None]:
    def hook(name: str, arguments: tuple[Any, ...]) -> None:
        if name in _STEPS or (name == "open" and arguments[2] & _WRITES):
            take()

    return hook


if __name__ == "__main__":
    sys.stdout.write(f"{main(Path(sys.argv[1]), Path(sys.argv[2]))}\n")
