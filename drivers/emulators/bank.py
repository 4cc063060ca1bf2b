"""An emulated bank: its front; its buses, readers and printer on pseudo-terminals; and a camera."""

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from drivers.emulators.boards import firmware
from drivers.emulators.card_readers import ReaderLine
from drivers.emulators.code_scanners import ScannerLine
from drivers.emulators.faults import NO_FAULT, Fault
from drivers.emulators.firmware import Reply
from drivers.emulators.front import Front
from drivers.emulators.layout import Bus, Door, Input, Layout
from drivers.emulators.loop import Loop
from drivers.emulators.printer import PrinterLine, Slip
from drivers.emulators.ptys import PtyPort
from drivers.emulators.showing import Camera
from drivers.locks.base import Contact

T = TypeVar("T")

Emit = Callable[[Mapping[str, object]], None]
"""Takes events: what happened, with the seconds of the system's monotonic clock as ``at``."""


class BusLine:
    """A port with boards behind it, and perhaps a fault."""

    def __init__(self, bus: Bus, front: Front, loop: Loop, emit: Emit) -> None:
        self.name = bus.name
        self.fault: Fault = NO_FAULT
        self.firmware = firmware(bus.driver, front, bus.name, bus.settings)
        self.port = PtyPort(bus.link, loop, self._hear)
        self._loop = loop
        self._emit = emit
        self._cut_until = 0.0

    def say(self, reply: Reply) -> None:
        """Let a board speak, through the fault if there is one."""
        parts = self.fault.spoil(reply, self.firmware)
        wait_s = self._after_what_is_cut(parts)
        for part in parts:
            if part.after_s + wait_s > 0:
                self._loop.later(part.after_s + wait_s, partial(self._send, part.data, self.port.plugs))
            else:
                self._send(part.data, self.port.plugs)
        if len(parts) > 1:
            # Counted from here: on a busy computer it may have taken long to get them all under way.
            self._cut_until = time.monotonic() + wait_s + 2 * parts[-1].after_s - parts[-2].after_s
        if self.fault.vanishes:
            self._loop.later(reply.after_s, self.port.unplug)

    def _after_what_is_cut(self, parts: Sequence[Reply]) -> float:
        """A line carries one frame at a time: seconds to wait for one that is still being sent in pieces."""
        if not parts:
            return 0.0
        return max(0.0, self._cut_until - time.monotonic() - parts[0].after_s)

    def _hear(self, data: bytes) -> None:
        self._frame("in", data)
        if self.fault.deaf:
            return
        for reply in self.firmware.hear(data):
            self.say(reply)

    def _send(self, data: bytes, plugs: int) -> None:
        # What a board says while the adapter is out is lost, also if the adapter comes back.
        if self.port.is_plugged and self.port.plugs == plugs:
            self.port.send(data)
            self._frame("out", data)

    def _frame(self, direction: str, data: bytes) -> None:
        at = time.monotonic()
        self._emit({"event": "frame", "bus": self.name, "dir": direction, "hex": data.hex().upper(), "at": at})


class Bank:
    """All of it. ``emit`` gets what happens. Raises ValueError for a layout that cannot be emulated."""

    def __init__(self, layout: Layout, loop: Loop, emit: Emit) -> None:
        self.layout = layout
        self.front = Front(layout.doors, self._changed, layout.inputs, self._switched)
        self.auto_shut_s: float | None = None
        self.recloses_s: dict[str, float] = {}
        """Doors that do not stay open, and for how long they do."""
        self._loop = loop
        self._emit = emit
        self.buses = {bus.name: BusLine(bus, self.front, loop, emit) for bus in layout.buses}
        self.readers = {reader.name: ReaderLine(reader, loop) for reader in layout.readers}
        self.scanners = {scanner.name: ScannerLine(scanner, loop) for scanner in layout.scanners}
        self.printers = {printer.name: PrinterLine(printer, loop, self._printed) for printer in layout.printers}
        self.camera = Camera(layout.scanner_folder, loop) if layout.scanner_folder else None

    def start(self) -> None:
        """Plug everything in and say that it is ready."""
        if self.layout.scanner_folder:
            self.layout.scanner_folder.mkdir(parents=True, exist_ok=True)
        for line in self.lines().values():
            line.port.plug()
        links = {name: str(line.port.link) for name, line in self.lines().items()}
        self._emit({"event": "ready", "title": self.layout.title, "links": links, "at": time.monotonic()})

    def stop(self) -> None:
        """Unplug everything and remove what was put into the file system."""
        for line in self.lines().values():
            line.port.unplug()
        if self.camera:
            self.camera.lower()

    def port(self, name: str) -> PtyPort:
        """The port of a bus, a reader, a scanner or a printer. Raises LookupError with a sentence."""
        return _named(self.lines(), name, "bus, reader, scanner or printer").port

    def bus(self, name: str) -> BusLine:
        """A bus. Raises LookupError with a sentence."""
        return _named(self.buses, name, "bus")

    def speaker(self, name: str) -> BusLine | ReaderLine | ScannerLine:
        """A bus, a reader or a scanner: what can have a fault in what it says. Raises LookupError with a sentence."""
        speakers: dict[str, BusLine | ReaderLine | ScannerLine] = {**self.buses, **self.readers, **self.scanners}
        return _named(speakers, name, "bus, reader or scanner")

    def reader(self, name: str | None) -> ReaderLine:
        """A reader; the first where none is named. Raises LookupError with a sentence."""
        return _named(self.readers, name or next(iter(self.readers), ""), "reader")

    def scanner(self, name: str | None) -> ScannerLine:
        """A scanner at a port; the first where none is named. Raises LookupError with a sentence."""
        return _named(self.scanners, name or next(iter(self.scanners), ""), "scanner")

    def printer(self, name: str | None) -> PrinterLine:
        """A printer; the first where none is named. Raises LookupError with a sentence."""
        return _named(self.printers, name or next(iter(self.printers), ""), "printer")

    def lines(self) -> dict[str, BusLine | ReaderLine | ScannerLine | PrinterLine]:
        """Everything at a port, by name."""
        return {**self.buses, **self.readers, **self.scanners, **self.printers}

    def _printed(self, printer: str, slip: Slip) -> None:
        words = {"lines": slip.lines, "large": slip.large, "qr": slip.qr, "rows": slip.rows}
        self._emit({"event": "printed", "printer": printer, **words, "at": time.monotonic()})

    def _changed(self, door: Door, what: str) -> None:
        self._emit({"event": what, "door": door.door, "at": time.monotonic()})
        if what == "pulsed":
            return
        state = self.front.state(door.door)
        if not state.sensorless:
            self._report(door, state.contact)
        stays_s = self.recloses_s.get(door.door, self.auto_shut_s)
        if what == "opened" and stays_s is not None:
            self._loop.later(stays_s, partial(self.front.shut, door.door))

    def _switched(self, one: Input, contact: Contact) -> None:
        self._emit({"event": "switched", "input": one.name, "contact": contact.value, "at": time.monotonic()})
        self._report(one, contact)

    def _report(self, wired: Door | Input, contact: Contact) -> None:
        bus = self.buses[wired.bus]
        works = not bus.fault.deaf and wired.board in self.front.boards(bus.name)
        if works and (report := bus.firmware.report(wired.board, wired.channel, contact)):
            bus.say(report)


def _named(among: Mapping[str, T], name: str, what: str) -> T:
    if name not in among:
        raise LookupError(f"There is no {what} “{name}”; there are: {', '.join(among) or 'none'}.")
    return among[name]
