"""Waking when a file is written, to act while it still is: Linux's inotify."""

import ctypes
import os
import select
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.e2e.harness.kiosk_process import PATIENCE_S

_MODIFIED = 0x2  # IN_MODIFY of inotify(7)


class FileWatch:
    """Within ``with``; what is written before that is not seen."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        libc = ctypes.CDLL(None, use_errno=True)
        self._descriptor = libc.inotify_init1(os.O_CLOEXEC)
        added = libc.inotify_add_watch(self._descriptor, os.fsencode(self._path), ctypes.c_uint32(_MODIFIED))
        assert added >= 0, os.strerror(ctypes.get_errno())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._descriptor)

    def wait(self) -> None:
        """Until something has been written to the file."""
        ready, _, _ = select.select([self._descriptor], [], [], PATIENCE_S)
        assert ready, f"{self._path} was not written to"
