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
            "scan": (self._scan, "TEXT [SCANNER]: a QR code is held before a scanner once"),
            "shut": (front.shut, "DOOR: somebody pushes it shut"),
            "pull": (front.pull, "DOOR: somebody forces it open"),
            "stick": (front.stick, "DOOR: its latch jams"),
            "false-ack": (front.lie, "DOOR: its board claims openings that do not happen"),
            "cut": (front.cut, "DOOR: the wires of its sensor are torn off"),
            "reclose": (self._reclose, "DOOR MS: it falls shut again so long after it has opened"),
            "free": (self._free, "DOOR: it works again"),
            "input": (self._input, "NAME open|closed: a contact that is wired to a board is set off, or at rest again"),
            "door": (self._door, "DOOR: its state"),
            "doors": (self._doors, "the doors that are open"),
            "fault": (
                self._fault,
                "BUS|READER|SCANNER FAULT [MS]: none, silent, mute, late MS, bad-checksum, …",
            ),
            "kill": (self._kill, "BUS BOARD: one board loses its power"),
            "revive": (self._revive, "BUS BOARD: and has it again"),
            "unplug": (self._unplug, "BUS|READER|SCANNER|PRINTER: its adapter is pulled"),
            "plug": (self._plug, "BUS|READER|SCANNER|PRINTER: and put back"),
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
        arguments = [rest] if name in {"hold-up", "input", "scan"} else rest.split()
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

    def _scan(self, words: str) -> Answer:
        if not words:
            raise ValueError("A code says something: scan TEXT [SCANNER].")
        text, _, name = words.rpartition(" ")
        is_named = bool(text) and name in self._bank.scanners
        self._bank.scanner(name if is_named else None).scan(text if is_named else words)
        return {"at": time.monotonic()}

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

    def _reclose(self, number: str, after_ms: str) -> None:
        self._bank.front.state(number)
        self._bank.recloses_s[number] = float(after_ms) / 1000

    def _free(self, number: str) -> None:
        self._bank.front.free(number)
        self._bank.recloses_s.pop(number, None)

    def _printer(self, fault: str, name: str | None = None) -> None:
        self._bank.printer(name).break_(fault)

    def _kill(self, bus: str, board: str) -> None:
        self._bank.front.cut_power(self._bank.bus(bus).name, int(board))

    def _revive(self, bus: str, board: str) -> None:
        self._bank.front.give_power(self._bank.bus(bus).name, int(board))

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
