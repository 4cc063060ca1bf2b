"""The conversation of a walk: lines to the person on the ladder, and what they type."""

from __future__ import annotations

import os
import select
import sys
from typing import Protocol

from kiosk.cli.saying import say, visible


class Stopped(Exception):
    """Whoever was asked has gone: nothing more will be typed."""


class Talk(Protocol):
    """One who is told things and answers."""

    def say(self, line: str = "") -> None:
        """Tell a line."""

    def ask(self, question: str) -> str:
        """What is typed, without blanks around it. Raises Stopped."""

    def has_answered(self) -> bool:
        """Whether Enter was pressed meanwhile; never waits. Raises Stopped."""


class Terminal:
    """The terminal that the command runs in."""

    def __init__(self) -> None:
        self._rest = b""

    def say(self, line: str = "") -> None:
        say(line)

    def ask(self, question: str) -> str:
        sys.stdout.write(f"{visible(question)} ")
        sys.stdout.flush()
        while b"\n" not in self._rest:
            self._read()
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode(errors="replace").strip()

    def has_answered(self) -> bool:
        while b"\n" not in self._rest and select.select([sys.stdin], [], [], 0)[0]:
            self._read()
        answered = b"\n" in self._rest
        self._rest = self._rest.partition(b"\n")[2] if answered else self._rest
        return answered

    def _read(self) -> None:
        data = os.read(sys.stdin.fileno(), 4096)
        if not data:
            raise Stopped
        self._rest += data


def agrees(talk: Talk, question: str, usual: bool) -> bool:
    """Yes or no; ``usual`` is what a mere Enter means."""
    while True:
        answer = talk.ask(f"{question} [{'Y/n' if usual else 'y/N'}]").lower()
        if answer in {"", "y", "yes", "n", "no"}:
            return answer.startswith("y") if answer else usual
        talk.say("Type y for yes or n for no.")
