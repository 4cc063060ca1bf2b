"""The script that drives an emulated bank: a command a line, an answer a line.

Words with blanks between them; the answers are JSON. ``help`` lists the commands.
"""

import time
from collections.abc import Callable, Mapping

from drivers.emulators.bank import Bank
from drivers.emulators.faults import fault
from drivers.emulators.showing import Camera
from drivers.locks.base import Contact

Answer = Mapping[str, object]


class Script:
    """Carries out commands. ``quit_`` is called for "quit"."""

    def __init__(self, bank: Bank, quit_: Callable[[], None]) -> None:
        self._bank = bank
        self._quit = quit_
        front = bank.front
        self._commands: Mapping[str, tuple[Callable[..., Answer | None], str]] = {
            "tap": (self._tap, "BADGE [READER]: a badge touches the reader once"),
            "hold": (self._hold, "BADGE SECONDS [READER]: a badge stays on the reader"),
            "shut": (front.shut, "DOOR: somebody pushes it shut"),
            "pull": (front.pull, "DOOR: somebody forces it open"),
            "stick": (front.stick, "DOOR: its latch jams"),
            "false-ack": (front.lie, "DOOR: its board claims openings that do not happen"),
            "free": (front.free, "DOOR: it works again"),
            "input": (self._input, "NAME open|closed: a contact that is wired to a board is set off, or at rest again"),
            "door": (self._door, "DOOR: its state"),
            "doors": (self._doors, "the doors that are open"),
            "fault": (self._fault, "BUS|READER FAULT [MS]: none, silent, mute, late MS, bad-checksum, truncated, …"),
            "unplug": (self._unplug, "BUS|READER|PRINTER: its adapter is pulled"),
            "plug": (self._plug, "BUS|READER|PRINTER: and put back"),
            "printer": (self._printer, "FAULT [PRINTER]: none, silent, mute, no-paper or cover-open"),
            "hold-up": (self._hold_up, "TEXT: a QR code is held up to the camera, until lowered"),
            "lower": (self._lower, "the QR code is taken away"),
            "auto-shut": (self._auto_shut, "SECONDS|off: each door that opens is shut after a while"),
            "help": (self._help, "this"),
            "quit": (self._quit, "end"),
        }

    def answer(self, line: str) -> Answer:
        """Carry out one line. Never raises."""
        name, _, rest = line.strip().partition(" ")
        if name not in self._commands:
            return {"ok": False, "error": f"There is no command “{name}”; try help."}
        # A code's text may have blanks in it, even two in a row; the name of an input, too.
        arguments = [rest] if name in {"hold-up", "input"} else rest.split()
        try:
            return {"ok": True, **(self._commands[name][0](*arguments) or {})}
        except TypeError:
            return {"ok": False, "error": f"It is: {name} {self._commands[name][1]}"}
        except (LookupError, ValueError, OSError) as error:
            return {"ok": False, "error": str(error)}

    def _tap(self, badge: str, reader: str | None = None) -> Answer:
        self._bank.reader(reader).tap(badge)
        return {"at": time.monotonic()}

    def _hold(self, badge: str, seconds: str, reader: str | None = None) -> None:
        self._bank.reader(reader).tap(badge, float(seconds))

    def _door(self, number: str) -> Answer:
        state = self._bank.front.state(number)
        return {"door": number, "open": state.is_open, "stuck": state.stuck, "false_ack": state.false_ack}

    def _input(self, words: str) -> None:
        name, _, contact = words.rpartition(" ")
        if contact not in {"open", "closed"}:
            raise ValueError(f"“{contact}” is no state of a contact; there are open and closed.")
        self._bank.front.switch(name, Contact(contact))

    def _doors(self) -> Answer:
        front = self._bank.front
        return {"open": [number for number in front.doors if front.state(number).is_open]}

    def _fault(self, name: str, kind: str, late_ms: str | None = None) -> None:
        self._bank.speaker(name).fault = fault(kind, late_ms)

    def _printer(self, fault: str, name: str | None = None) -> None:
        self._bank.printer(name).break_(fault)

    def _unplug(self, name: str) -> None:
        self._bank.port(name).unplug()

    def _plug(self, name: str) -> None:
        self._bank.port(name).plug()

    def _hold_up(self, text: str) -> None:
        self._camera().hold_up(text)

    def _lower(self) -> None:
        self._camera().lower()

    def _camera(self) -> Camera:
        if self._bank.camera is None:
            raise LookupError("This bank has no camera: its layout names no scanner_folder.")
        return self._bank.camera

    def _auto_shut(self, seconds: str) -> None:
        self._bank.auto_shut_s = None if seconds == "off" else float(seconds)

    def _help(self) -> Answer:
        return {"commands": {name: text for name, (_, text) in self._commands.items()}}
