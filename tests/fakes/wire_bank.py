"""An emulated bank in a process of its own, for tests: commands in, answers and events out, no sleeping."""

import json
import select
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_PATIENCE_S = 20.0
"""Long enough for a busy computer; only a test that fails waits for it."""

Line = Mapping[str, Any]


class EmulatedBank:
    """``python -m drivers.emulators`` with a layout. Whatever it reports is kept until somebody waits for it."""

    def __init__(self, layout: Mapping[str, object], folder: Path, *arguments: str) -> None:
        self.folder = folder
        self._arguments = arguments
        self._layout = folder / "layout.json"
        self._layout.write_text(json.dumps({"folder": str(folder), **layout}), encoding="utf-8")
        self._events: list[Line] = []
        self._process: subprocess.Popen[bytes] | None = None
        self._rest = b""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "drivers.emulators", "--layout", str(self._layout), *self._arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self.wait("ready")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        # Read to the end, or it could be stuck writing.
        while self.process.stdout.read(65536):
            pass
        self.process.stdout.close()
        assert self.process.wait(_PATIENCE_S) == 0

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The running process."""
        assert self._process, "use it in a with statement"
        return self._process

    def link(self, name: str) -> str:
        """The path of a port, where the layout puts it straight into the folder."""
        return str(self.folder / name)

    def do(self, command: str) -> Line:
        """Give a command and return its answer; one that is refused fails the test."""
        answer = self.ask(command)
        assert answer["ok"], answer
        return answer

    def ask(self, command: str) -> Line:
        """Give a command and return its answer, whatever it is."""
        assert self.process.stdin
        self.process.stdin.write(f"{command}\n".encode())
        while "ok" not in (line := self._next()):
            self._events.append(line)
        return line

    def wait(self, event: str, **details: object) -> Line:
        """The first event not yet waited for that has this name and these details; blocks until there is one."""
        wanted = {"event": event, **details}
        checked = 0
        while True:
            for place in range(checked, len(self._events)):
                if wanted.items() <= self._events[place].items():
                    return self._events.pop(place)
            checked = len(self._events)
            self._events.append(self._next())

    def happened(self, event: str, **details: object) -> list[Line]:
        """The matching events up to now, that is: before the answer to a command given now. They are kept."""
        self.do("doors")
        wanted = {"event": event, **details}
        return [line for line in self._events if wanted.items() <= line.items()]

    def forget(self) -> None:
        """Drop the events up to now."""
        self.do("doors")
        self._events.clear()

    def _next(self) -> Line:
        assert self.process.stdout
        deadline = time.monotonic() + _PATIENCE_S
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self.process.stdout], [], [], max(0.0, deadline - time.monotonic()))
            assert ready, f"the emulated bank said nothing for {_PATIENCE_S} s"
            chunk = self.process.stdout.read(65536)
            assert chunk, "the emulated bank has ended"
            self._rest += chunk
        line, self._rest = self._rest.split(b"\n", 1)
        parsed: Line = json.loads(line)
        return parsed
