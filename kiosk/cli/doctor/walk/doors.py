"""One bus of a walk: lock after lock is opened, and whoever stands before the doors says which one sprang open."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass

from drivers.errors import BadReply, NoReply
from drivers.survey.learning import Address, Flip, Opening
from drivers.survey.line import Line, Snapshot
from kiosk.cli.doctor.walk.progress import Found, Step
from kiosk.cli.doctor.walk.talk import Talk

KEYS = "Enter: no door opened · s: skip · n: no more locks on this board · b: back · q: stop"
_LONGEST_NUMBER = 5


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds: how long a door has for springing open, and between two looks at its sensor."""

    patience_s: float = 2.0
    look_s: float = 0.1


class Quit(Exception):
    """Enough for now; what was learned is kept."""


class DoorByDoor:
    """Leads along the doors of one bus. ``save`` is called after each step."""

    def __init__(
        self, line: Line, found: Found, talk: Talk, pace: Pace, save: Callable[[], None], without: frozenset[Address]
    ) -> None:
        self._line = line
        self._found = found
        self._talk = talk
        self._pace = pace
        self._save = save
        self._without = without

    def walk(self) -> None:
        """Until no channel is left. Raises Quit, and Stopped where nobody answers any more."""
        while todo := self._found.todo(self._without):
            self._step(todo[0], len(todo))
            self._save()

    def _step(self, at: Address, left: int) -> None:
        self._talk.say()
        self._talk.say(f"Board {at[0]}, channel {at[1]} · {left} to go")
        before = self._line.look()
        opened, said_open = self._opened(at, before)
        moved = any(before.flips_to(opened))
        self._talk.say("A sensor moved." if moved else "No sensor moved.")
        answer = self._ask(at)
        if answer == "" and moved:
            self._talk.say("But a sensor moved. If a door is open after all, type its number; else Enter.")
            answer = self._ask(at)
        self._take(at, answer, before, opened, said_open)

    def _opened(self, at: Address, before: Snapshot) -> tuple[Snapshot, tuple[bool, ...]]:
        """Pulse the lock, and look until a contact has changed, or it had its time; and what the board answered."""
        said_open: tuple[bool, ...] = ()
        try:
            said_open = self._line.open(*at)
        except (NoReply, BadReply) as error:
            self._talk.say(f"{error.sentence} Its lock may have been opened all the same.")
        until = time.monotonic() + self._pace.patience_s
        while True:
            now = self._line.look([at[0]])
            if _changed(before, now) or time.monotonic() > until:
                return self._line.look(), said_open
            time.sleep(self._pace.look_s)

    def _ask(self, at: Address) -> str:
        """A number, or one of the keys; a number that was used already is asked for once more."""
        question = "Which number is on the door that sprang open?"
        earlier = {step.opening.door: step.opening.at for step in self._found.steps}
        confirmed = ""
        while True:
            answer = _key_or_number(self._talk.ask(question))
            if fault := _fault(answer):
                question = f"{fault} Which number is it?"
            elif answer in _KEYS or answer.removeprefix("=") not in earlier or answer == confirmed:
                return answer
            else:
                confirmed = answer
                board, channel = earlier[answer.removeprefix("=")]
                self._talk.say(f"Door {answer} already sprang open at board {board}, channel {channel}.")
                question = "Which number is it here?"

    def _take(self, at: Address, answer: str, before: Snapshot, opened: Snapshot, said_open: tuple[bool, ...]) -> None:
        if answer == "q":
            raise Quit
        if answer == "b":
            self._back()
        elif answer == "s":
            self._note(at, skipped=True)
        elif answer == "n":
            for other in [one for one in self._found.todo(self._without) if one[0] == at[0]]:
                self._note(other, skipped=True, unwired=True)
        elif answer == "":
            self._note(at)
        else:
            number = answer.removeprefix("=")
            flips = self._shut(number, before, opened)
            self._found.steps.append(Step(Opening(at, number, flips, said_open)))

    def _back(self) -> None:
        if not self._found.steps:
            self._talk.say("This is the first one.")
            return
        self._found.steps.pop()

    def _shut(self, door: str, before: Snapshot, opened: Snapshot) -> tuple[frozenset[Flip], ...]:
        """Wait until the door is shut; what had changed, and now has changed back."""
        flips = before.flips_to(opened)
        if not any(flips):
            self._talk.ask(f"Shut door {door} again, then press Enter.")
            return flips
        self._talk.say(f"Shut door {door} again. (If nothing happens then, press Enter.)")
        while True:
            now = self._line.look()
            back = tuple(changed - still for changed, still in zip(flips, before.flips_to(now), strict=True))
            if back == flips:
                self._talk.say(f"Door {door} is shut.")
                return back
            if self._talk.has_answered():
                self._talk.say(f"The sensor of door {door} did not notice that it was shut.")
                return back
            time.sleep(self._pace.look_s)

    def _note(self, at: Address, *, skipped: bool = False, unwired: bool = False) -> None:
        nothing: tuple[frozenset[Flip], ...] = tuple(frozenset() for _ in self._line.meanings)
        self._found.steps.append(Step(Opening(at, None, nothing), skipped, unwired))


_KEYS: Collection[str] = ("", "s", "n", "b", "q")


def _key_or_number(typed: str) -> str:
    return typed.lower() if typed.lower() in _KEYS else typed


def _fault(answer: str) -> str | None:
    number = answer.removeprefix("=")
    if len(number) > _LONGEST_NUMBER or (answer and not number) or not number.isprintable():
        return f"A door's number has at most {_LONGEST_NUMBER} characters."
    return None


def _changed(before: Snapshot, now: Snapshot) -> bool:
    """Whether any of the contacts of ``now`` were otherwise; only they are looked at."""
    return any(before.flips_to(now))
