"""``python -m drivers.emulators.replay CAPTURE --link PATH``: boards that say again what was captured.

The port expects the requests of the capture, byte for byte and in their order, and answers each with what was heard
after it then. What happens is told on stdout, a JSON line each: ``ready``, ``unexpected`` (and the end), ``done``.
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from drivers.emulators.loop import Loop, SelectorLoop
from drivers.emulators.ptys import PtyPort
from drivers.frames.capture import CaptureError, Record, records
from drivers.wire_tap import Direction

EX_DATAERR, EX_NOINPUT, EX_CANTCREAT = 65, 66, 73

Emit = Callable[[Mapping[str, object]], None]


class Unexpected(Exception):
    """What came is not what was captured."""

    def __init__(self, expected: bytes, got: bytes) -> None:
        super().__init__(f"Expected {expected.hex(' ').upper() or 'nothing more'}, got {got.hex(' ').upper()}.")
        self.expected = expected
        self.got = got


class Replay:
    """The boards' side of a capture, without a port."""

    def __init__(self, captured: Sequence[Record]) -> None:
        self._left = [(record.direction, record.data) for record in captured]
        self._expected = b""
        self._heard = b""

    @property
    def done(self) -> bool:
        """Whether all was asked, and answered."""
        return not self._left and not self._expected

    def unasked(self) -> bytes:
        """What is said before the first request."""
        return self._answer()

    def hear(self, data: bytes) -> bytes:
        """What is said to these bytes. Raises Unexpected."""
        said = b""
        self._heard += data
        while self._heard:
            if not self._expected:
                self._expected = self._request()
            both = min(len(self._expected), len(self._heard))
            if not both or self._heard[:both] != self._expected[:both]:
                raise Unexpected(self._expected, self._heard)
            if both < len(self._expected):
                break
            self._heard, self._expected = self._heard[both:], b""
            said += self._answer()
        return said

    def _request(self) -> bytes:
        return self._left.pop(0)[1] if self._left else b""

    def _answer(self) -> bytes:
        said = b""
        while self._left and self._left[0][0] is Direction.IN:
            said += self._left.pop(0)[1]
        return said


class Player:
    """A replay at a port; the loop ends once all was said, or something else was asked. ``code`` is for the shell."""

    def __init__(self, replay: Replay, link: Path, loop: Loop, emit: Emit) -> None:
        self.code = 0
        self._replay = replay
        self._loop = loop
        self._emit = emit
        self._port = PtyPort(link, loop, self._hear)

    def run(self) -> int:
        """Until it is over. Raises OSError where the link can't be made."""
        self._port.plug()
        try:
            self._emit({"event": "ready", "link": str(self._port.link)})
            self._port.send(self._replay.unasked())
            self._loop.run()
        finally:
            self._port.unplug()
        return self.code

    def _hear(self, data: bytes) -> None:
        try:
            self._port.send(self._replay.hear(data))
        except Unexpected as error:
            self.code = EX_DATAERR
            expected, got = error.expected.hex().upper(), error.got.hex().upper()
            self._emit({"event": "unexpected", "expected": expected, "hex": got})
            self._loop.stop()
        if self._replay.done:
            self._emit({"event": "done"})
            self._loop.later(_HANG_UP_S, self._loop.stop)


_HANG_UP_S = 1.0
"""Whoever asked last has so long for fetching the answer: unplugging throws away what is still in the port."""


def main(arguments: list[str] | None = None) -> int:
    """Play a capture once; an exit code of sysexits.h."""
    parser = ArgumentParser(prog="python -m drivers.emulators.replay", description=__doc__)
    parser.add_argument("capture", type=Path, metavar="CAPTURE")
    parser.add_argument("--link", type=Path, required=True, metavar="PATH", help="where the port appears")
    parser.add_argument("--bus", metavar="NAME", help="of a capture of several buses, the one to play")
    options = parser.parse_args(arguments)
    try:
        with options.capture.open(encoding="utf-8") as file:
            captured = [one for one in records(file) if options.bus in {None, one.bus}]
    except (CaptureError, UnicodeDecodeError) as error:
        return _failed(f"{options.capture}: {error}", EX_DATAERR)
    except OSError as error:
        return _failed(f"{options.capture}: {error.strerror}.", EX_NOINPUT)
    try:
        return Player(Replay(captured), options.link, SelectorLoop(), _tell).run()
    except OSError as error:
        return _failed(str(error), EX_CANTCREAT)


def _tell(event: Mapping[str, object]) -> None:
    sys.stdout.write(json.dumps(event, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _failed(sentence: str, code: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
