"""What a restore leaves that is killed before any of its steps: a copy of the data folder as it is just then.

Whoever is killed leaves the files as they are, and takes nothing along but locks, which a copy does not have either.
A step is a file that is opened for writing, made, renamed or removed, and each statement and commit that SQLite is
asked for. Run as ``python -m tests.fakes.killed_restoring TEMPLATE OUT``; prints how many steps there are.
"""

from __future__ import annotations

import os
import shutil
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
    """How many steps a restore has; ``out`` holds the data folder as it was before each of them, and at the end."""
    data, mine, steps = out / "data", os.getpid(), 0
    shutil.copytree(template, data)

    def leave(*_: Any, **__: Any) -> None:
        nonlocal steps
        if os.getpid() == mine:
            _copy_beside(data, out / str(steps))
            steps += 1

    sys.addaudithook(_on_steps(leave))
    for moment in ("before_cursor_execute", "commit"):
        event.listen(Engine, moment, leave)
    folder, chosen = DataFolder(data), library.choose()
    restore(folder, chosen, TurnedClock(), backups.listed(folder, chosen)[0].path, error=None)
    _copy_beside(data, out / str(steps))
    return steps


def _copy_beside(data: Path, to: Path) -> None:
    """In a process of its own: where this one closed a file that SQLite has open, SQLite's locks on it would go."""
    child = os.fork()
    if child == 0:
        shutil.copytree(data, to)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status == 0, status


def _on_steps(take: Callable[[], None]) -> Callable[[str, tuple[Any, ...]], None]:
    def hook(name: str, arguments: tuple[Any, ...]) -> None:
        if name in _STEPS or (name == "open" and arguments[2] & _WRITES):
            take()

    return hook


if __name__ == "__main__":
    sys.stdout.write(f"{main(Path(sys.argv[1]), Path(sys.argv[2]))}\n")
