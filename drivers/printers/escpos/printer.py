"""An ESC/POS printer: a slip out, and as far as it answers, whether it is on paper."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from drivers.errors import NoReply, NotReady
from drivers.printers.base import Item, PrinterDriver
from drivers.printers.escpos import answers as said
from drivers.printers.escpos import lines
from drivers.printers.escpos.letters import CODE_PAGES
from drivers.settings import choice, flag, number

_ANSWER_S = 1.0
"""Real-time questions are answered within some ten milliseconds; through a network a little later."""

_DONE_S = 8.0
"""A slip of 15 cm takes two seconds at the 80 mm/s of slow printers, and 9600 baud one for its bytes."""

_LEFTOVER_S = 0.02


@dataclass(frozen=True, slots=True)
class Settings:
    """``columns``: 48 on paper of 80 mm, 32 on 58 mm. ``answers``: whether it tells its state when it is asked."""

    baud: int = choice(9600, 1200, 2400, 4800, 19200, 38400, 57600, 115200)
    columns: int = choice(48, 32, 42, 40, 64)
    code_page: str = choice(*CODE_PAGES)
    qr_dots: int = number(6, 3, 16)
    cut: bool = flag(default=True)
    answers: bool = flag(default=True)


class EscposPrinter:
    """A printer at the end of ``way``; ``made`` makes bytes of a slip, ``answers`` tells whether it says anything."""

    def __init__(self, url: str, way: lines.Way, made: Callable[[Sequence[Item]], bytes], *, answers: bool) -> None:
        self._url = url
        self._way = way
        self._made = made
        self._answers = answers

    def check(self) -> None:
        """Ask for paper and cover. Where no answer comes back, all that can be said is that it can be written to."""
        if not self._answers:
            return
        self._drop_leftovers()
        if said.no_paper(self._ask(said.ASK_PAPER)):
            raise NotReady(f"The printer on {self._url} has no paper. Put a new roll in.")
        if said.offline(self._ask(said.ASK_PRINTER)):
            raise self._why_offline()

    def print(self, slip: Sequence[Item]) -> None:
        """Print a slip, once."""
        data = self._made(slip)
        self.check()
        self._way.write(data)
        if self._answers:
            self._await_done()

    def close(self) -> None:
        self._way.close()

    def _await_done(self) -> None:
        """Wait until it is on paper. Simple printers don't know that question; then their state must do."""
        self._way.write(said.ASK_WHEN_DONE)
        answer = self._answer(said.done_answer, _DONE_S)
        if answer is None or said.no_paper_when_done(answer):
            self.check()

    def _why_offline(self) -> NotReady:
        if said.cover_open(self._ask(said.ASK_OFFLINE)):
            return NotReady(f"The cover of the printer on {self._url} is open. Shut it.")
        return NotReady(f"The printer on {self._url} is switched to offline. Look at its lamps.")

    def _ask(self, question: bytes) -> int:
        self._way.write(question)
        answer = self._answer(said.real_time_answer, _ANSWER_S)
        if answer is None:
            raise NoReply(f"The printer on {self._url} does not answer. Is it switched on?")
        return answer

    def _answer(self, answer_in: Callable[[bytes], int | None], within_s: float) -> int | None:
        deadline = time.monotonic() + within_s
        while (remaining := deadline - time.monotonic()) > 0:
            answer = answer_in(self._way.receive(remaining))
            if answer is not None:
                return answer
        return None

    def _drop_leftovers(self) -> None:
        """An answer that came too late is none to the next question. What talks without a pause is not heard out."""
        deadline = time.monotonic() + _ANSWER_S
        while self._way.receive(_LEFTOVER_S) and time.monotonic() < deadline:
            pass


def _connect(url: str, settings: Settings) -> EscposPrinter:
    from drivers.printers.escpos.slip import Paper, slip_bytes  # slow to import: not before there is a printer

    way, hears = lines.opened(url, settings.baud)
    paper = Paper(settings.columns, settings.qr_dots, settings.code_page, settings.cut)
    return EscposPrinter(url, way, lambda slip: slip_bytes(slip, paper), answers=hears and settings.answers)


DRIVER = PrinterDriver(name="escpos", settings=Settings, printer=_connect)
