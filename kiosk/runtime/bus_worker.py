"""One thread a lock bus: it pulses locks when told to, and watches the doors the rest of the time."""

from __future__ import annotations

import math
import queue
import time
from collections.abc import Callable, Iterable, Mapping

from drivers.errors import BadReply, NoReply, PortGone
from drivers.locks.base import Contact, LockBus
from kiosk.domain.compartments import Compartment, DoorState
from kiosk.domain.devices import DeviceKind
from kiosk.engine.messages import DeviceChanged, DoorsSensed, Message, Pulsed, PulseResult
from kiosk.engine.ports import OpenCommand
from kiosk.runtime.device_worker import DeviceWorker

# How often a board is asked for its doors (seconds): while somebody stands before one of them, otherwise, and when
# it does not answer, since each question to a silent board holds the others on its bus up for a reply time-out.
CLOSELY_S = 0.1
ORDINARILY_S = 2.0
SILENT_S = 4.0
# A board that leaves this many questions in a row unanswered counts as silent; a lost frame does not.
SILENT_AFTER = 2

_STATES = {Contact.CLOSED: DoorState.CLOSED, Contact.OPEN: DoorState.OPEN, Contact.UNKNOWN: DoorState.UNKNOWN}


class BusWorker(DeviceWorker[LockBus]):
    """Owns one bus. ``open`` and ``watch`` may be called from any thread and return at once."""

    def __init__(
        self,
        name: str,
        connect: Callable[[], LockBus],
        compartments: Iterable[Compartment],
        post: Callable[[Message], None],
    ) -> None:
        super().__init__(name, DeviceKind.LOCKS, connect, post)
        self._boards = {board: _Board(board) for board in sorted({one.board for one in compartments})}
        self._commands: queue.SimpleQueue[OpenCommand | None] = queue.SimpleQueue()

    def open(self, command: OpenCommand) -> None:
        """Pulse a lock as soon as the bus is free, or say that it was too late."""
        self._commands.put(command)

    def watch(self, compartment: Compartment, closely: bool) -> None:
        """Look at this door often, or at the ordinary pace again."""
        watched = self._boards[compartment.board].watched
        (watched.add if closely else watched.discard)(compartment.channel)

    def ask_to_stop(self) -> None:
        """End after the command in hand."""
        super().ask_to_stop()
        self._commands.put(None)

    def _pause(self, seconds: float) -> None:
        """While the port is gone, each command is answered at once: nothing is pulsed later."""
        until = time.monotonic() + seconds
        while not self._stopping.is_set() and (left := until - time.monotonic()) > 0:
            try:
                command = self._commands.get(timeout=left)
            except queue.Empty:
                return
            if command is not None:
                self._post(Pulsed(command.opening_id, PulseResult.NOT_SENT))

    def _serve(self, device: LockBus) -> None:
        for board in self._boards.values():
            board.forget()
        while not self._stopping.is_set():
            command = self._next_command()
            if command is not None:
                self._pulse(device, command)
            else:
                self._take_reports(device)
                self._look_at_due(device)

    def _next_command(self) -> OpenCommand | None:
        due = min((board.due for board in self._boards.values()), default=math.inf)
        try:
            return self._commands.get(timeout=min(CLOSELY_S, max(0.0, due - time.monotonic())))
        except queue.Empty:
            return None

    def _pulse(self, device: LockBus, command: OpenCommand) -> None:
        board = self._boards[command.board]
        if time.monotonic() + device.ready_in() > command.deadline:
            self._post(Pulsed(command.opening_id, PulseResult.LATE))
            return
        try:
            device.open(command.board, command.channel)
        except (NoReply, BadReply):
            self._post(Pulsed(command.opening_id, PulseResult.NO_REPLY))
        except PortGone as error:
            # The bytes may have left before the port went: the lock may have opened.
            self._tell_gone(str(error))
            self._post(Pulsed(command.opening_id, PulseResult.NO_REPLY))
            raise
        else:
            self._post(Pulsed(command.opening_id, PulseResult.SENT))
        board.look_now()

    def _look_at_due(self, device: LockBus) -> None:
        """One question at a time: an open command may be waiting. Where there is no time for all, each has its turn."""
        board = min(self._boards.values(), key=lambda one: one.due, default=None)
        if board is not None and board.due <= time.monotonic():
            self._look_at(device, board)

    def _look_at(self, device: LockBus, board: _Board) -> None:
        try:
            contacts = device.read(board.number)
        except (NoReply, BadReply) as error:
            board.missed(error.sentence)
        else:
            board.answered()
            self._tell_doors(board, contacts)
        self._tell_boards()

    def _tell_doors(self, board: _Board, contacts: Mapping[int, Contact]) -> None:
        news = board.news({channel: _STATES[contact] for channel, contact in contacts.items()})
        if news or board.watched:
            self._post(DoorsSensed(self.name, board.number, news))

    def _take_reports(self, device: LockBus) -> None:
        """Some boards tell by themselves when a door moves."""
        for report in device.reports():
            board = self._boards.get(report.board)
            if board is not None:
                self._tell_doors(board, {report.channel: report.contact})

    def _tell_boards(self) -> None:
        """Once each board has answered or stayed silent: until then nobody knows whether the bus works."""
        if not all(board.known for board in self._boards.values()):
            return
        silent = [board for board in self._boards.values() if board.silent]
        self._tell(
            DeviceChanged(
                self.name,
                self._kind,
                up=not silent,
                error=" ".join(board.error for board in silent) or None,
                silent_boards=frozenset(board.number for board in silent),
            )
        )


class _Board:
    """One board on the bus: what it last told, and when to ask it again."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.watched: set[int] = set()
        self.error = ""
        self._asked_at = -math.inf
        self._misses = 0
        self._has_answered = False
        self._known: dict[int, DoorState] = {}

    @property
    def silent(self) -> bool:
        """Whether it has left enough questions unanswered."""
        return self._misses >= SILENT_AFTER

    @property
    def known(self) -> bool:
        """Whether it has answered since the port was opened, or failed to often enough."""
        return self._has_answered or self.silent

    def forget(self) -> None:
        """The port is new: what was known of the doors is not any more."""
        self._known.clear()
        self._has_answered = False
        self.look_now()

    @property
    def due(self) -> float:
        """When to ask it next, by the monotonic clock; a door that is watched from now on brings it nearer at once."""
        if self._misses:
            return self._asked_at + (SILENT_S if self.silent else CLOSELY_S)  # a first miss is asked again soon
        return self._asked_at + (CLOSELY_S if self.watched else ORDINARILY_S)

    def look_now(self) -> None:
        """It is due."""
        self._asked_at = -math.inf

    def answered(self) -> None:
        """It answers; ask again at the pace that its doors need."""
        self._misses = 0
        self._has_answered = True
        self._asked_at = time.monotonic()

    def missed(self, error: str) -> None:
        """It did not answer, or not sensibly."""
        self._misses += 1
        self.error = error
        self._asked_at = time.monotonic()
        if self.silent:
            self._known.clear()

    def news(self, doors: Mapping[int, DoorState]) -> dict[int, DoorState]:
        """Those doors that show something else than last time."""
        news = {channel: state for channel, state in doors.items() if self._known.get(channel) is not state}
        self._known.update(news)
        return news


class LockBuses:
    """All buses of a kiosk: the engine's ``Locks``."""

    def __init__(self, workers: Iterable[BusWorker]) -> None:
        self._workers = {one.name: one for one in workers}

    def open(self, command: OpenCommand) -> None:
        """Hand the command to its bus."""
        self._workers[command.bus].open(command)

    def watch(self, compartment: Compartment, closely: bool) -> None:
        """Tell the door's bus how often to look."""
        self._workers[compartment.bus].watch(compartment, closely)
