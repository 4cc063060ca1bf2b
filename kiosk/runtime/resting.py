"""What stands in for locks and screen where no kiosk runs: nothing moves, nobody looks."""

from __future__ import annotations

from kiosk.domain.compartments import Compartment
from kiosk.engine.facilities.screens import FrontView, KioskLook, SessionView
from kiosk.engine.messages import Message
from kiosk.engine.ports import OpenCommand
from kiosk.engine.screens import BankView, Brand, Screen


class Resting:
    """The engine's ``Locks`` and ``Display`` for a command that changes a data folder by itself."""

    def open(self, command: OpenCommand) -> None:
        raise AssertionError("a kiosk that does not run opens no door")

    def watch(self, compartment: Compartment, closely: bool) -> None:
        """Nobody stands before it."""

    def show(self, screen: Screen) -> None:
        """Nobody sees it."""

    def bank(self, view: BankView) -> None:
        """Nobody sees it."""

    def speak(self, language: str) -> None:
        """Nobody is here."""

    def brand(self, brand: Brand) -> None:
        """Nobody sees it."""

    def session(self, view: SessionView | None) -> None:
        """Nobody is here."""

    def front(self, view: FrontView) -> None:
        """Nobody sees it."""

    def look(self, look: KioskLook) -> None:
        """Nobody sees it."""

    def post(self, message: Message) -> None:
        """Nothing waits for an answer."""
