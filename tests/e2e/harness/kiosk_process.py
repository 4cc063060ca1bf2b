"""The command in processes of its own: started, listened to on stderr, ended or killed. No sleeping."""

import json
import os
import re
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Protocol, Self

from kiosk.runtime.control import ask
from kiosk.store.data_folder import DataFolder

PATIENCE_S = 30.0
"""Long enough for a busy computer; only a test that fails waits for it."""

COMMAND = Path(sys.executable).with_name("locker-kiosk")
ABOVE_TESTS = str(Path(__file__).parents[3])

Line = Mapping[str, Any]


def environment(**more: str) -> dict[str, str]:
    """What a kiosk without a screen runs in; Python's warnings would show on stderr."""
    offscreen = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    return {**os.environ, **offscreen, "PYTHONWARNINGS": "default,ignore:gc", **more}


def command(*arguments: object) -> "subprocess.CompletedProcess[str]":
    """Run a command that ends by itself."""
    return subprocess.run(
        [str(COMMAND), *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        env=environment(),
        check=False,
    )


class Process(Protocol):
    """What is needed of a process, as ``subprocess.Popen`` has it."""

    @property
    def pid(self) -> int: ...

    @property
    def stderr(self) -> IO[bytes] | None: ...

    @property
    def returncode(self) -> int | None: ...

    def terminate(self) -> None: ...

    def kill(self) -> None: ...

    def wait(self, timeout: float | None = None) -> int: ...


Start = Callable[[Sequence[str], Mapping[str, str]], Process]
"""Starts a command, its own path first, in an environment."""


def start_installed(arguments: Sequence[str], environment: Mapping[str, str]) -> Process:
    """The command as it is installed, in an interpreter of its own."""
    return subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, bufsize=0, env=environment)


def start_hurried(arguments: Sequence[str], environment: Mapping[str, str]) -> Process:
    """The same, but that it checks its database soon."""
    hurried = [sys.executable, "-P", "-m", "tests.e2e.harness.hurried_process", *arguments[1:]]
    return start_installed(hurried, {**environment, "PYTHONPATH": ABOVE_TESTS})


def start_lapsed(lapse: Path) -> Start:
    """The same, with a clock that is ahead by the seconds in this file."""

    def start(arguments: Sequence[str], environment: Mapping[str, str]) -> Process:
        line = [*lapsed(lapse, "locker-kiosk"), *arguments[1:]]
        return start_installed(line, {**environment, "PYTHONPATH": ABOVE_TESTS})

    return start


def lapsed(lapse: Path, command: str) -> list[str]:
    """How a command is begun that has such a clock."""
    return [sys.executable, "-P", "-m", "tests.e2e.harness.lapsed_process", str(lapse), command]


class KioskProcess:
    """A running kiosk; each line of its log is kept until somebody waits for it.

    Leaving the block ends it, and fails the test if it did not end well. Whatever it says on stderr that is no line of
    its log, or one of WARNING or above, fails the test unless it matches ``announced``.
    """

    def __init__(
        self, *arguments: object, announced: str = r"(?!)", start: Start = start_installed, **more: str
    ) -> None:
        self._arguments = [str(COMMAND), *map(str, arguments)]
        self._environment = environment(**more)
        self._announced = re.compile(announced)
        self._log: list[Line] = []
        self._rest = b""
        self._start = start
        self._process: Process | None = None
        self.unexpected: list[str] = []
        self.said: list[str] = []

    @classmethod
    def run(cls, site: Path, data: Path, announced: str = r"(?!)", start: Start = start_installed) -> Self:
        """``locker-kiosk run``."""
        return cls("run", "--config", site, "--data", data, announced=announced, start=start)

    def __enter__(self) -> Self:
        self._process = self._start(self._arguments, self._environment)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.returncode is not None:
            return
        if kind is None:
            assert self.stop() == 0
        else:
            self.process.kill()
            self._listen_to_the_end()
            sys.stderr.write("\n".join(["The kiosk said:", *self.said, ""]))

    @property
    def process(self) -> Process:
        """The process."""
        assert self._process, "use it in a with statement"
        return self._process

    def until_up(self, *parts: str) -> None:
        """Wait for the first frame, and for each of these parts."""
        self.wait("screen.first_frame")
        for name in parts:
            self.wait("device.up", name=name)

    def wait(self, event: str, **details: object) -> Line:
        """The first line not yet waited for with this event and these details."""
        wanted = {"event": event, **details}
        checked = 0
        while True:
            for place in range(checked, len(self._log)):
                if wanted.items() <= self._log[place].items():
                    return self._log.pop(place)
            checked = len(self._log)
            assert self._listen(), f"the kiosk ended before {wanted}; it said {self.said}"

    def screens(self, *names: str) -> None:
        """Wait until these screens were shown, in this order; those shown before and between are forgotten."""
        for name in names:
            while self.wait("screen.shown")["name"] != name:
                pass

    def settle(self, data: Path) -> None:
        """Return once the engine has handled everything that was posted to it before."""
        assert ask(DataFolder(data).socket, {"do": "ping"}) == {}

    def stop(self) -> int:
        """End it as a service manager does; its exit code."""
        self.process.terminate()
        return self.ended()

    def kill(self) -> None:
        """Let it die as if the power had been cut."""
        self.process.kill()
        assert self.ended() == -signal.SIGKILL

    def kill_unless_ended(self) -> bool:
        """The same for one that was told to end; whether it had not done so yet."""
        self.process.kill()
        code = self.ended()
        assert code in {0, -signal.SIGKILL}
        return code != 0

    def ended(self) -> int:
        """Wait for its end; the exit code."""
        code = self._listen_to_the_end()
        assert not self.unexpected, "\n".join(self.unexpected)
        return code

    def _listen_to_the_end(self) -> int:
        while self._listen():
            pass
        assert self.process.stderr
        self.process.stderr.close()
        return self.process.wait(PATIENCE_S)

    def _listen(self) -> bool:
        """Take what it says next; False where it has ended."""
        assert self.process.stderr
        ready, _, _ = select.select([self.process.stderr], [], [], PATIENCE_S)
        assert ready, f"the kiosk said nothing for {PATIENCE_S} s; before that: {self.said}"
        chunk = self.process.stderr.read(65536) or b""
        *lines, self._rest = (self._rest + chunk + (b"" if chunk else b"\n")).split(b"\n")
        for line in filter(None, lines):
            self._take(line.decode())
        return bool(chunk)

    def _take(self, line: str) -> None:
        self.said.append(line)
        try:
            parsed = json.loads(line)
        except ValueError:
            parsed = {}
        self._log.append(parsed)
        if parsed.get("level") not in ("debug", "info") and not self._announced.search(line):
            self.unexpected.append(line)
