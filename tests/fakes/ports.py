"""The engine's ports as a test wants them: they remember what they were told, and answer when the test says so."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from kiosk.domain.compartments import Compartment
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.kiosk_life import TakenOut
from kiosk.engine.facilities.ports import Label
from kiosk.engine.facilities.screens import FrontView, KioskLook, SessionView
from kiosk.engine.ports import OpenCommand
from kiosk.engine.screens import BankView, Brand, Screen, Start
from kiosk.engine.visitors.screens import ShownPass
from kiosk.passes.codes import salt_of
from kiosk.store.secrets import KeyedLookups


class RecordingDisplay:
    """Remembers every screen."""

    def __init__(self) -> None:
        self.screens: list[Screen] = []
        self.view = BankView()
        self.branded = ""
        self.language = ""
        self.session_view: SessionView | None = None
        self.fronts: list[FrontView] = []
        self.looks: list[KioskLook] = []

    @property
    def screen(self) -> Screen:
        """What is shown now."""
        return self.screens[-1] if self.screens else Start()

    def show(self, screen: Screen) -> None:
        self.screens.append(screen)

    def bank(self, view: BankView) -> None:
        self.view = view

    def speak(self, language: str) -> None:
        self.language = language

    def brand(self, brand: Brand) -> None:
        self.branded = brand.tenant

    def session(self, view: SessionView | None) -> None:
        self.session_view = view

    def front(self, view: FrontView) -> None:
        self.fronts.append(view)

    def look(self, look: KioskLook) -> None:
        self.looks.append(look)


class HeldLocks:
    """Takes open commands and holds them until the test answers; ``before_open`` may look first."""

    def __init__(self, before_open: Callable[[OpenCommand], None]) -> None:
        self.sent: list[OpenCommand] = []
        self.unanswered: list[OpenCommand] = []
        self.closely: set[int] = set()
        self._before_open = before_open

    def open(self, command: OpenCommand) -> None:
        self._before_open(command)
        self.sent.append(command)
        self.unanswered.append(command)

    def watch(self, compartment: Compartment, closely: bool) -> None:
        (self.closely.add if closely else self.closely.discard)(compartment.id)


class HeldPrinter:
    """Remembers what it was to print."""

    def __init__(self) -> None:
        self.slips: list[tuple[str, ShownPass, str, str | None]] = []

    def print_pass(self, visit_id: str, shown: ShownPass, name: str, language: str | None) -> None:
        self.slips.append((visit_id, shown, name, language))


class HeldLabels:
    """The label printer: remembers what it was to print."""

    def __init__(self) -> None:
        self.jobs: list[tuple[str, Label | None]] = []

    def print_label(self, job: str, label: Label) -> None:
        self.jobs.append((job, label))

    def print_test(self, job: str) -> None:
        self.jobs.append((job, None))


class HeldCamera:
    """Remembers what it was to photograph."""

    name = "qr"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def take(self, asked_for: str) -> None:
        self.asked.append(asked_for)


class HeldStick:
    """A stick, or none; remembers what was to be copied to it."""

    def __init__(self) -> None:
        self.here = True
        self.copied: list[TakenOut] = []

    def present(self) -> bool:
        return self.here

    def copy(self, what: TakenOut) -> None:
        self.copied.append(what)


class HandSecrets(KeyedLookups):
    """Keyed as in the kiosk, but a code is hashed once only, and is ready when the test says so.

    ``hashing`` are the codes that somebody waits for, ``pooling`` the batches for pools.
    """

    def __init__(self, key: bytes) -> None:
        super().__init__(key)
        self.hashing: list[tuple[str, Callable[[], None]]] = []
        self.pooling: list[Callable[[], None]] = []

    def code_lookup(self, code: str) -> bytes:
        return self._keyed(CredentialKind.PIN, code.encode())

    def verifier(self, code: str, bank: str) -> bytes:
        return hashlib.sha256(salt_of(bank) + code.encode()).digest()

    def slow_lookup(self, code: str, done: Callable[[bytes | None], None]) -> None:
        self.hashing.append((code, lambda: done(self.code_lookup(code))))

    def slow_visitor_lookups(
        self, code: str, banks: Sequence[str], done: Callable[[tuple[bytes, ...] | None], None]
    ) -> None:
        self.hashing.append(
            (code, lambda: done(tuple(self.visitor_lookup(self.verifier(code, bank)) for bank in banks)))
        )

    def slow_verifiers(
        self, codes: Sequence[tuple[str, str]], done: Callable[[tuple[bytes, ...] | None], None]
    ) -> None:
        self.pooling.append(lambda: done(tuple(self.verifier(code, bank) for code, bank in codes)))

    def finish(self) -> None:
        """Every hash that was begun is ready now."""
        begun, self.hashing, self.pooling = [*(one for _, one in self.hashing), *self.pooling], [], []
        for answer in begun:
            answer()
