"""``locker-kiosk doctor watch``: what goes over a line, as it goes, in words."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, suppress
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from drivers.errors import BadReply, DriverError, NoReply, PortDenied
from drivers.frames.bus_words import BusWords
from drivers.frames.capture import CaptureError, Record, records
from drivers.readers import DRIVERS as READERS
from drivers.readers.base import ReaderDriver
from drivers.scanners import DRIVERS as SCANNERS
from drivers.scanners import ScannerDriver
from drivers.serial_link import SerialLink
from drivers.settings import read
from drivers.survey.line import Line
from drivers.tcp_link import open_link
from drivers.wire_tap import Direction, Listener, tapped
from kiosk.cli import ending
from kiosk.cli.doctor.raw_site import WalkedBus, buses_of, doors_of, text_of, usual_addresses
from kiosk.cli.doctor.watch_show import BusShow, ReaderShow, Show
from kiosk.cli.failure import Failure
from kiosk.cli.new_file import new_file
from kiosk.cli.saying import say
from kiosk.config.load import parsed

EXAMPLE = "Example: locker-kiosk doctor watch --config site.toml --bus left --capture left.jsonl"

_POLL_S = 0.25
_QUIET_S = 0.05
"""A line that is silent for so long has ended its frame: at 1200 baud a byte takes 8 ms."""

_TEXTUAL = frozenset(("em4100-serial", "ascii-serial", "scanner-serial", "twn4"))

_Seconds = Annotated[float | None, typer.Option("--for", metavar="SECONDS", min=0, help="End after so long.")]


def watch(
    config: Annotated[Path, typer.Option("--config", metavar="FILE", help="The site file.")],
    bus: Annotated[str | None, typer.Option("--bus", metavar="NAME", help="The bus to watch.")] = None,
    reader: Annotated[str | None, typer.Option("--reader", metavar="NAME", help="A reader, or a scanner.")] = None,
    listen: Annotated[
        str | None, typer.Option("--listen", metavar="PORT", help="Ask nothing; hear the bus at another adapter.")
    ] = None,
    capture: Annotated[Path | None, typer.Option("--capture", metavar="FILE", help="Keep all bytes.")] = None,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="Show a capture instead.")] = None,
    lasting: _Seconds = None,
    every: Annotated[bool, typer.Option("--all", help="Show what repeats itself, too.")] = False,
    secrets: Annotated[
        bool, typer.Option("--secrets", help="Capture whole numbers of badges and codes. Guard that file.")
    ] = False,
) -> None:
    """Show what goes over a line, each frame with its meaning.

    A bus is asked for its doors again and again; no lock is opened. Of badges and codes only the end is shown.
    """
    raw = parsed(text_of(config), config)
    if bus is not None and reader is not None:
        raise Failure(os.EX_USAGE, "Name a bus or a reader, not both.")
    with ending.by_signals(), ExitStack() as stack:
        if file is not None:
            _replay(file, raw, every=every)
            return
        keep = _kept(stack, capture)
        until = None if lasting is None else time.monotonic() + lasting
        try:
            if reader is not None:
                _watch_reader(raw, reader, keep, until, every=every, secrets=secrets)
            else:
                _watch_bus(raw, _one_bus(raw, bus), listen, keep, until, every=every)
        except KeyboardInterrupt:
            say("")
        except PortDenied as error:
            raise Failure(os.EX_TEMPFAIL, f"{error.sentence} {_IN_USE}") from None
        except DriverError as error:
            raise Failure(os.EX_UNAVAILABLE, error.sentence) from None


_IN_USE = (
    "If a kiosk runs here, stop it first, for it owns its ports; or hear a bus beside it, by a second RS-485 adapter "
    "on the same two wires: --listen PORT."
)

Keep = Callable[[Record], None]


def _kept(stack: ExitStack, capture: Path | None) -> Keep:
    """Where records go; a capture is in its place once the watching ends."""
    if capture is None:
        return lambda _: None
    if capture.is_file():
        raise Failure(os.EX_CANTCREAT, f"{capture} is there already. Name another file, or remove that one.")
    new = stack.enter_context(new_file(capture))
    stack.callback(say, f"Captured to {capture}.")
    stack.callback(new.put_in_place)
    stream = stack.enter_context(new.path.open("w", encoding="utf-8"))

    def keep(record: Record) -> None:
        stream.write(record.as_line())

    return keep


def _one_bus(raw: Mapping[str, Any], name: str | None) -> WalkedBus:
    found = buses_of(raw, name)
    if len(found) > 1:
        names = ", ".join(one.name for one in found)
        raise Failure(os.EX_USAGE, f"There are several buses: {names}. Say which: --bus NAME.")
    return found[0]


def _telling(show: Show, name: str, keep: Keep, fit: Callable[[bytes], bytes] = bytes) -> Listener:
    begun = time.monotonic()

    def tap(direction: Direction, data: bytes) -> None:
        at = time.monotonic() - begun
        show.took(at, direction, data)
        keep(Record(at, name, direction, fit(data)))

    return tap


def _watch_bus(
    raw: Mapping[str, Any], bus: WalkedBus, listen: str | None, keep: Keep, until: float | None, *, every: bool
) -> None:
    doors = doors_of(raw, "compartment", bus.name)
    words = BusWords(bus.driver, bus.settings, doors, listening=listen is not None)
    show = BusShow(words, every=every)
    with tapped(_telling(show, bus.name, keep)):
        if listen is not None:
            with closing(open_link(listen, read(bus.driver.settings, bus.settings).baud)) as link:
                say(f"Listening at {listen}. Ctrl-C ends it.")
                _listen(link, show, until)
            return
    boards = sorted({board for board, _ in doors}) or _boards(bus)
    with tapped(_telling(show, bus.name, keep)), closing(bus.driver.connect(bus.url, bus.settings)) as line:
        say(f"Asking {'board' if len(boards) == 1 else 'boards'} {', '.join(map(str, boards))}. Ctrl-C ends it.")
        while _goes_on(until):
            for board in boards:
                try:
                    line.read(board)
                except (NoReply, BadReply) as error:
                    show.remark(error.sentence)
                line.reports()
                show.silence()
            time.sleep(_POLL_S)


def _boards(bus: WalkedBus) -> list[int]:
    """Where the site file has no doors yet: whoever answers."""
    say("The site file has no doors on this bus; looking for boards …")
    with Line(bus.driver, bus.url, bus.settings) as line:
        line.find(usual_addresses(bus.driver))
        if not line.boards:
            raise Failure(os.EX_UNAVAILABLE, f"No board answers on bus {bus.name} ({bus.url}).")
        return sorted(line.boards)


def _listen(link: SerialLink, show: Show, until: float | None) -> None:
    while _goes_on(until):
        if not link.receive(_QUIET_S):
            show.silence()


def _watch_reader(
    raw: Mapping[str, Any], name: str, keep: Keep, until: float | None, *, every: bool, secrets: bool
) -> None:
    driver, connect = _reader(raw, name)
    show = ReaderShow(textual=driver in _TEXTUAL, every=every)
    with tapped(_telling(show, name, keep, bytes if secrets else show.masked)), closing(connect()) as device:
        say(f"Watching {name}. Hold something up; Ctrl-C ends it.")
        while _goes_on(until):
            with suppress(NoReply, BadReply):
                show.read(device.read(_POLL_S))


def _reader(raw: Mapping[str, Any], name: str) -> tuple[str, Callable[[], Any]]:
    """A reader's or scanner's driver, and how to connect to it."""
    for table, registry in (("reader", READERS), ("scanner", SCANNERS)):
        rows = raw.get(table, ())
        for one in rows if isinstance(rows, list) else ():
            if isinstance(one, dict) and str(one.get("name", "")).strip() == name:
                family = str(one.get("driver"))
                return family, partial(_connected, registry.get(family), one)
    raise Failure(os.EX_CONFIG, f"The site file has no reader or scanner “{name}”.")


def _connected(driver: ReaderDriver | ScannerDriver | None, entry: Mapping[str, Any]) -> Any:
    source = entry.get("url", entry.get("source"))
    if driver is None or source is None:
        raise Failure(os.EX_CONFIG, f"{entry['name']} ({entry.get('driver')}) has no port that could be watched.")
    try:
        return driver.connect(str(source), {key: value for key, value in entry.items() if key not in _NO_SETTINGS})
    except ValueError as error:
        raise Failure(os.EX_CONFIG, str(error)) from None


_NO_SETTINGS = frozenset(("name", "driver", "url", "source"))


def _replay(file: Path, raw: Mapping[str, Any], *, every: bool) -> None:
    """Show a capture, by the drivers that the site file has for its buses."""
    buses = {one.name: one for one in (buses_of(raw) if raw.get("bus") else ())}
    shows: dict[str, Show] = {}
    try:
        for record in _captured(file):
            if record.bus not in shows:
                shows[record.bus] = _shown(raw, buses.get(record.bus), record.bus, every=every)
            shows[record.bus].took(record.at, record.direction, record.data)
    except CaptureError as error:
        raise Failure(os.EX_DATAERR, f"{file}: {error}") from None
    except UnicodeDecodeError:
        raise Failure(os.EX_DATAERR, f"{file} is no capture: it is not even text.") from None
    if not shows:
        say(f"{file} is empty: nothing was captured.")
    for show in shows.values():
        show.silence()


def _shown(raw: Mapping[str, Any], bus: WalkedBus | None, name: str, *, every: bool) -> Show:
    if bus is None:
        return ReaderShow(textual=_reader(raw, name)[0] in _TEXTUAL, every=every)
    return BusShow(BusWords(bus.driver, bus.settings, doors_of(raw, "compartment", bus.name)), every=every)


def _captured(file: Path) -> Iterator[Record]:
    try:
        with file.open(encoding="utf-8") as stream:
            yield from records(stream)
    except OSError as error:
        raise Failure(os.EX_NOINPUT, f"{file} can't be read: {error.strerror}.") from None


def _goes_on(until: float | None) -> bool:
    return until is None or time.monotonic() < until
