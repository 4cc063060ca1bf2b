"""A USB stick to copy to: looked for, and written, on a thread of its own. A stick that hangs holds up nobody.

What is copied is what the command line hands out, by that same command in a process of its own: it goes through the
running kiosk, is on the record, and is whole on the stick or not there.
"""

from __future__ import annotations

import os
import queue
import secrets
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import structlog

from kiosk.domain.events.kiosk_life import TakenOut
from kiosk.engine.messages import CopyEnded, Message

log = structlog.get_logger()

LOOK_EVERY_S = 2.0
# A million events take some ten seconds; a stick of the slowest kind some minutes.
COPIED_WITHIN_S = 900.0

_COMMANDS = {
    TakenOut.RECORD: ("audit", "export"),
    TakenOut.LOST_PROPERTY: ("lost-property", "export"),
    TakenOut.DIAGNOSTICS: ("diagnostics",),
}
_ENDINGS = {TakenOut.RECORD: "jsonl", TakenOut.LOST_PROPERTY: "jsonl", TakenOut.DIAGNOSTICS: "json"}
_GONE = "There is no stick that can be written. Put one in, and try again."
_TOO_SLOW = "The stick did not take it in a quarter of an hour. Try another one."
_UNTOLD = "It could not be copied. The log says how."


class UsbStick:
    """The engine's ``Stick``. ``mounted``: only what is mounted below ``folder`` counts as one."""

    def __init__(
        self,
        folder: Path,
        data: Path,
        post: Callable[[Message], None],
        now: Callable[[], datetime],
        *,
        mounted: bool = True,
    ) -> None:
        self._folder, self._data, self._post, self._now = folder, data, post, now
        self._mounted = mounted
        self._present = False
        self._wanted: queue.SimpleQueue[TakenOut | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._running: subprocess.Popen[str] | None = None
        # A stick that hangs in the kernel can't be waited for at the end.
        self._thread = threading.Thread(target=self._run, name="stick", daemon=True)

    def present(self) -> bool:
        """Whether there is one that can be written, as of two seconds ago."""
        return self._present

    def copy(self, what: TakenOut) -> None:
        """Copy it soon; the answer is a ``CopyEnded``. From any thread."""
        self._wanted.put(what)

    def start(self) -> None:
        """Begin to look for sticks."""
        self._thread.start()

    def ask_to_stop(self) -> None:
        """Ask the thread to end; what is being copied is given up, and nothing of it is left."""
        self._stopping.set()
        self._wanted.put(None)
        if self._running is not None:
            self._running.terminate()

    def join(self) -> None:
        """Wait a moment for its end."""
        if self._thread.ident is not None:
            self._thread.join(LOOK_EVERY_S)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._present = self._found() is not None
            try:
                wanted = self._wanted.get(timeout=LOOK_EVERY_S)
            except queue.Empty:
                continue
            if wanted is not None:
                self._post(self._copied(wanted))

    def _found(self) -> Path | None:
        """The first folder that is a stick."""
        try:
            here = self._folder.stat().st_dev
            with os.scandir(self._folder) as entries:
                folders = sorted(one.path for one in entries if one.is_dir(follow_symlinks=False))
            return next((Path(one) for one in folders if self._is_stick(Path(one), here)), None)
        except OSError:  # it was pulled out just now, or there never was such a folder
            return None

    def _is_stick(self, folder: Path, beside: int) -> bool:
        is_mounted = folder.stat().st_dev != beside
        return (is_mounted or not self._mounted) and os.access(folder, os.W_OK)

    def _copied(self, what: TakenOut) -> CopyEnded:
        stick = self._found()
        if stick is None:
            return CopyEnded(what, None, _GONE)
        # Nobody can foresee the name, and have a link lie there that leads elsewhere.
        name = f"locker-kiosk-{what.value.replace(' ', '-')}-{self._now():%Y%m%d-%H%M%S}-{secrets.token_hex(4)}"
        file = stick / f"{name}.{_ENDINGS[what]}"
        try:
            error = self._hand_out(what, file)
            if error is None:
                self._write_back(stick)
        except OSError as failure:  # it was pulled out just now, or there is no memory for one more process
            log.error("stick.not_copied", what=what.value, error=str(failure))
            error = _GONE
        return CopyEnded(what, None if error is not None else file.name, error)

    def _hand_out(self, what: TakenOut, file: Path) -> str | None:
        """A sentence where it failed: the last that the command said."""
        command = [sys.executable, "-P", "-m", "kiosk", *_COMMANDS[what], "--data", str(self._data), "--out", str(file)]
        self._running = subprocess.Popen(  # noqa: S603 - our own command, and nothing of it is typed
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        try:
            _, said = self._running.communicate(timeout=COPIED_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._running.kill()
            self._running.communicate()
            return _TOO_SLOW
        if self._running.returncode == os.EX_OK:
            return None
        log.error("stick.not_copied", what=what.value, code=self._running.returncode, said=said[-400:])
        lines = said.strip().splitlines()
        return lines[-1] if lines else _UNTOLD

    def _write_back(self, stick: Path) -> None:
        """What is on it can be pulled out now: the folder's own entry, too, has reached it."""
        handle = os.open(stick, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
