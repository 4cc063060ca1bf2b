"""The emulator as a process: commands on stdin, answers and events on stdout, ports in the file system."""

import json
import os
import signal
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from drivers.emulators.bank import Bank
from drivers.emulators.control import Script
from drivers.emulators.layout import LayoutError, load
from drivers.emulators.loop import Loop, SelectorLoop

EX_USAGE, EX_DATAERR, EX_CANTCREAT = 64, 65, 73


def main(arguments: list[str] | None = None) -> int:
    """Run until stdin closes, "quit", SIGTERM or the window's end; an exit code of sysexits.h."""
    options = _options(arguments)
    try:
        layout = load(options.layout)
        if options.window:
            # Qt only where a window is wanted.
            from drivers.emulators.window.app import run_in_window

            return run_in_window(
                layout,
                options.geometry,
                options.fonts,
                lambda bank, loop, changed: serve(bank, loop, stay=options.stay, changed=changed),
                lambda loop: Output(loop.stop),
            )
        loop = SelectorLoop()
        return serve(Bank(layout, loop, Output(loop.stop)), loop, stay=options.stay)
    except (LayoutError, ValueError) as error:
        return _failed(error, EX_DATAERR)
    except OSError as error:
        return _failed(error, EX_CANTCREAT)


class Output:
    """Writes events and answers, a JSON line each. Whoever listens having gone is the end: ``broken`` is called."""

    def __init__(self, broken: Callable[[], None]) -> None:
        self._broken = broken

    def __call__(self, line: Mapping[str, object]) -> None:
        try:
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
            sys.stdout.flush()
        except BrokenPipeError:
            # Or Python would complain about the same pipe once more at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            self._broken()


def serve(bank: Bank, loop: Loop, *, stay: bool, changed: Callable[[], None] = lambda: None) -> int:
    """Run a bank with its script until something ends it; always leaves the file system as it was.

    ``changed`` is called after each command.
    """
    output = Output(loop.stop)
    script = Script(bank, loop.stop)

    def carry_out(line: str) -> None:
        output(script.answer(line))
        changed()

    lines = _Lines(carry_out, lambda: None if stay else loop.stop())
    with _EndingSignals(loop):
        try:
            bank.start()
            lines.watch(loop)
            loop.run()
        finally:
            bank.stop()
    return 0


class _Lines:
    """Cuts stdin into lines without ever waiting for the end of one."""

    def __init__(self, line: Callable[[str], None], ended: Callable[[], None]) -> None:
        self._line = line
        self._ended = ended
        self._rest = b""

    def watch(self, loop: Loop) -> None:
        try:
            loop.watch(sys.stdin.fileno(), lambda: self._read(loop))
        except PermissionError:
            # A file, or /dev/null: always readable, so the kernel refuses to wait for it.
            loop.later(0, lambda: self._read_file(loop))

    def _read_file(self, loop: Loop) -> None:
        if self._take(os.read(sys.stdin.fileno(), 65536)):
            loop.later(0, lambda: self._read_file(loop))

    def _read(self, loop: Loop) -> None:
        if not self._take(os.read(sys.stdin.fileno(), 65536)):
            loop.unwatch(sys.stdin.fileno())

    def _take(self, data: bytes) -> bool:
        """Carry out the whole lines; says whether there may be more."""
        if not data:
            self._ended()
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            if line.strip():
                self._line(line.decode("utf-8", errors="replace"))
        return bool(data)


class _EndingSignals:
    """SIGTERM and SIGINT stop the loop, also while it waits in C."""

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._reader, self._writer = os.pipe()
        os.set_blocking(self._writer, False)

    def __enter__(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)  # the byte in the pipe is what counts
        signal.set_wakeup_fd(self._writer)
        self._loop.watch(self._reader, self._loop.stop)

    def __exit__(self, *_: object) -> None:
        self._loop.unwatch(self._reader)
        signal.set_wakeup_fd(-1)
        os.close(self._reader)
        os.close(self._writer)


def _options(arguments: list[str] | None) -> Namespace:
    parser = ArgumentParser(
        prog="python -m drivers.emulators",
        description="A bank of lockers without the lockers: boards, readers, printer and camera on pseudo-terminals.",
        epilog="Example: python -m drivers.emulators --layout bank.json --window --geometry 900x700+1100+40",
    )
    parser.add_argument("--layout", type=Path, required=True, metavar="FILE", help="the bank, as JSON")
    parser.add_argument("--window", action="store_true", help="show the front of the bank in a window")
    parser.add_argument("--geometry", metavar="WxH+X+Y", help="where the window appears, and how large")
    parser.add_argument("--fonts", type=Path, metavar="FOLDER", help="the window's typeface, from font files")
    parser.add_argument("--stay", action="store_true", help="go on when stdin closes")
    return parser.parse_args(arguments)


def _failed(error: Exception, code: int) -> int:
    sys.stderr.write(f"{error}\n")
    return code
