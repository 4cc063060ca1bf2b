"""Kiosks that start in a fifth of a second, for tests with hundreds of lives: forks of one that has imported all."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from tests.e2e.harness.kiosk_process import PATIENCE_S, environment

_PROGRAM = Path(__file__).with_name("nursery_process.py")


class Nursery:
    """Within ``with``: ``KioskProcess.run(…, start=nursery.start)`` is the same kiosk as without, started sooner."""

    def __enter__(self) -> Self:
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._line.settimeout(PATIENCE_S)
        with theirs:
            self._process = subprocess.Popen(
                # -P: the modules beside the program are no modules of the kiosk's.
                [sys.executable, "-P", str(_PROGRAM), str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env=environment(),
            )
        self._hear()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._line.close()
        assert self._process.wait(PATIENCE_S) == 0

    def start(self, arguments: Sequence[str], environment: Mapping[str, str]) -> "Nursling":
        """A kiosk with these arguments, the command's own path first."""
        heard, says = os.pipe()
        try:
            pid = self._ask({"arguments": arguments, "environment": dict(environment)}, says)
        finally:
            os.close(says)
        return Nursling(self, pid, os.fdopen(heard, "rb", buffering=0))

    def exit_code(self, pid: int) -> int:
        """Wait for the end of a kiosk."""
        return self._ask({"ended": pid})

    def _ask(self, request: Mapping[str, object], *descriptors: int) -> int:
        socket.send_fds(self._line, [json.dumps(request).encode()], descriptors)
        return self._hear()

    def _hear(self) -> int:
        answer = self._line.recv(100)
        assert answer, "the nursery has ended; what it said is on stderr"
        return int(answer)


class Nursling:
    """A process that is a child of the nursery; otherwise as ``subprocess.Popen``."""

    def __init__(self, nursery: Nursery, pid: int, stderr: IO[bytes]) -> None:
        self.pid = pid
        self.stderr = stderr
        self.returncode: int | None = None
        self._nursery = nursery

    def terminate(self) -> None:
        self._send(signal.SIGTERM)

    def kill(self) -> None:
        self._send(signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code, or minus the number of the signal that ended it. The nursery has its own patience."""
        if self.returncode is None:
            self.returncode = self._nursery.exit_code(self.pid)
        return self.returncode

    def _send(self, number: signal.Signals) -> None:
        # Its number is its own until it has been waited for.
        if self.returncode is None:
            os.kill(self.pid, number)
