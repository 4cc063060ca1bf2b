"""One thread a lock bus: it pulses locks when told to, and watches the doors the rest of the time.

An opening waits for one look at a board at most: between two openings, and while the supply recovers from a pulse,
there is time for looks. A board that missed lately is not waited for while an opening waits, nor a silent one while
another is due.
"""

from __future__ import annotations

import math
import queue
import time
from collections.abc import Callable, Iterable, Mapping

import structlog

from drivers.errors import BadReply, NoReply, PortGone
from drivers.locks.base import Contact, LockBus
from kiosk.domain.compartments import Compartment, DoorState
from kiosk.domain.devices import DeviceKind
from kiosk.engine.messages import DeviceChanged, DoorsSensed, Message, Pulsed, PulseResult
from kiosk.engine.ports import OpenCommand
from kiosk.runtime import board_watch
from kiosk.runtime.board_watch import BoardWatch
from kiosk.runtime.device_worker import DeviceWorker

log = structlog.get_logger()

_STATES = {Contact.CLOSED: DoorState.CLOSED, Contact.OPEN: DoorState.OPEN, Contact.UNKNOWN: DoorState.UNKNOWN}


class BusWorker(DeviceWorker[LockBus]):
    """Owns one bus. ``open`` and ``watch`` may be called from any thread and return at once.

    ``connect`` is given what tells whether something more urgent waits than a board that missed lately.
    """

    def __init__(
        self,
        name: str,
        connect: Callable[[Callable[[], bool]], LockBus],
        compartments: Iterable[Compartment],
        post: Callable[[Message], None],
    ) -> None:
        super().__init__(name, DeviceKind.LOCKS, lambda: connect(self._is_hurried), post)
        self._boards = {board: BoardWatch(board) for board in sorted({one.board for one in compartments})}
        self._commands: queue.SimpleQueue[OpenCommand | None] = queue.SimpleQueue()
        self._urgent_from = math.inf
        """When the supply takes the pulse of the command in hand."""
        self._looks_at: BoardWatch | None = None
        self._is_slow = False

    @property
    def looks_within_s(self) -> float:
        """How long a board that answers waits from one look to the next, while nothing else is to be done."""
        return max(board_watch.ORDINARILY_S, board_watch.round_s(self._boards.values()))

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
        self._is_slow = False
        self._urgent_from = math.inf
        for board in self._boards.values():
            board.forget()
        if not self._boards:  # no door hangs on it: all that can be told is that its port is there
            self._tell_boards()
        while not self._stopping.is_set():
            command = self._next_command()
            if command is not None:
                self._carry_out(device, command)
            self._take_reports(device)
            self._look_at_due(device)

    def _next_command(self) -> OpenCommand | None:
        try:
            return self._commands.get(timeout=min(board_watch.CLOSELY_S, self._due_in()))
        except queue.Empty:
            return None

    def _due_in(self) -> float:
        due = min((board.due for board in self._boards.values()), default=math.inf)
        return max(0.0, due - time.monotonic())

    def _carry_out(self, device: LockBus, command: OpenCommand) -> None:
        """Pulse as soon as the supply takes it, or say that it was too late."""
        try:
            self._look_until_ready(device, command)
        except PortGone as error:
            self._tell_gone(str(error))
            self._post(Pulsed(command.opening_id, PulseResult.NOT_SENT))
            raise
        if time.monotonic() + device.ready_in() > command.deadline:
            self._post(Pulsed(command.opening_id, PulseResult.LATE))
        else:
            self._pulse(device, command)

    def _look_until_ready(self, device: LockBus, command: OpenCommand) -> None:
        while 0 < (wait := device.ready_in()) <= command.deadline - time.monotonic() and not self._stopping.is_set():
            self._urgent_from = time.monotonic() + wait
            self._take_reports(device)
            if not self._look_at_due(device):
                self._stopping.wait(min(wait, self._due_in()))
        self._urgent_from = math.inf

    def _pulse(self, device: LockBus, command: OpenCommand) -> None:
        board = self._boards[command.board]
        result = PulseResult.NO_REPLY
        try:
            device.open(command.board, command.channel)
        except NoReply as error:
            board.missed(error.sentence)
            self._log_opening(command, error)
        except BadReply as error:
            board.refusal = error.sentence
            self._log_opening(command, error)
        except PortGone as error:
            # The bytes may have left before the port went: the lock may have opened.
            self._tell_gone(str(error))
            self._post(Pulsed(command.opening_id, PulseResult.NO_REPLY))
            raise
        else:
            board.refusal = ""
            result = PulseResult.SENT
        self._post(Pulsed(command.opening_id, result))
        board.look_now()
        self._tell_boards()

    def _log_opening(self, command: OpenCommand, error: NoReply | BadReply) -> None:
        log.info("lock.not_confirmed", bus=self.name, board=command.board, channel=command.channel, error=str(error))

    def _is_hurried(self) -> bool:
        """Whether an opening waits that could be sent, or (while a silent board is asked) one that answers is due."""
        now = time.monotonic()
        if not self._commands.empty() or now >= self._urgent_from:
            return True
        asks_in_vain = self._looks_at is not None and self._looks_at.silent
        return asks_in_vain and any(board.answers and board.due <= now for board in self._boards.values())

    def _look_at_due(self, device: LockBus) -> bool:
        """One question at a time: an open command may be waiting. Says whether one was asked."""
        board = min(self._boards.values(), key=lambda one: one.due, default=None)
        if board is None or board.due > time.monotonic():
            return False
        self._looks_at = board
        try:
            self._look_at(device, board)
        finally:
            self._looks_at = None
        return True

    def _look_at(self, device: LockBus, board: BoardWatch) -> None:
        began = board.asked()
        try:
            contacts = device.read(board.number)
        except (NoReply, BadReply) as error:
            board.missed(error.sentence)
        else:
            board.answered(time.monotonic() - began)
            self._tell_doors(board, contacts)
        self._tell_boards()
        self._tell_slow()

    def _tell_doors(self, board: BoardWatch, contacts: Mapping[int, Contact]) -> None:
        news = board.news({channel: _STATES[contact] for channel, contact in contacts.items()})
        if news or board.watched:
            self._post(DoorsSensed(self.name, board.number, news))

    def _take_reports(self, device: LockBus) -> None:
        """Some boards tell by themselves when a door moves."""
        for report in device.reports():
            board = self._boards.get(report.board)
            if board is not None:
                self._tell_doors(board, {report.channel: report.contact})

    def _tell_slow(self) -> None:
        """Once a connection: there are more boards, or slower ones, than can be looked at often enough."""
        if not self._is_slow and self.looks_within_s > board_watch.SEEN_WITHIN_S:
            self._is_slow = True
            log.info("bus.slow", name=self.name, boards=len(self._boards), round_s=round(self.looks_within_s, 2))

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
                error=" ".join(filter(None, self._faults())) or None,
                silent_boards=frozenset(board.number for board in silent),
            )
        )

    def _faults(self) -> Iterable[str]:
        return (board.error if board.silent else board.refusal for board in self._boards.values())


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
