"""A running kiosk whose screen is touched: as any other, and its window is pressed by the names of its items."""

import select
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.e2e.harness.kiosk_process import PATIENCE_S, KioskProcess, Process
from tests.e2e.harness.touched_bank import PIPE

_PROGRAM = "tests.e2e.harness.touched_process"
_ABOVE_TESTS = str(Path(__file__).parents[3])

_PANEL = "1080x1920+0+0"  # a panel of 21 inches that stands upright


def _start(arguments: Sequence[str], environment: Mapping[str, str]) -> Process:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", _PROGRAM, *arguments[1:]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
        env={**environment, "PYTHONPATH": _ABOVE_TESTS},
    )


class TouchedKiosk(KioskProcess):
    """Whatever is to be pressed is waited for."""

    @classmethod
    def run(cls, site: Path, data: Path) -> Self:  # type: ignore[override]  # it is always started so
        return cls("run", "--windowed", "--geometry", _PANEL, "--config", site, "--data", data, start=_start)

    @classmethod
    def demo(cls, data: Path, bank: Path) -> Self:
        """``locker-kiosk demo``; lines written into the pipe ``bank`` press items of the emulated bank's window."""
        return cls("demo", "--data", data, start=_start, **{PIPE: str(bank)})

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            super().__exit__(kind, error, trace)
        finally:
            for pipe in (self._pipes.stdin, self._pipes.stdout):
                assert pipe
                pipe.close()

    def press(self, *names: str) -> None:
        """One after the other; fails where one does not appear."""
        for name in names:
            self._do(name)

    def hold(self, name: str) -> None:
        """Until it has been held for long enough; what must not happen by chance asks for that."""
        self._do(f"hold {name}")

    def draw(self, name: str) -> None:
        """A stroke, with a finger."""
        self._do(f"draw {name}")

    def see(self, words: str) -> None:
        """Wait until they are on the screen, as part of some text."""
        self._do(f"see {words}")

    def photograph(self, picture: Path) -> Path:
        """What its window shows, as a PNG."""
        self._do(str(picture))
        return picture

    def type(self, text: str) -> None:
        """On the screen's own keyboard."""
        self.press(*("space" if letter == " " else f"letter-{letter.lower()}" for letter in text))

    def type_code(self, code: str) -> None:
        """On the pad, digit by digit."""
        self.press(*(f"key{digit}" for digit in code))

    def _do(self, what: str) -> None:
        process = self._pipes
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{what}\n".encode())
        ready, _, _ = select.select([process.stdout], [], [], PATIENCE_S)
        assert ready, f"{what} can't be had; the kiosk said {self.said}"
        assert process.stdout.readline().decode().strip() == what

    @property
    def _pipes(self) -> "subprocess.Popen[bytes]":
        process = self.process
        assert isinstance(process, subprocess.Popen)
        return process
