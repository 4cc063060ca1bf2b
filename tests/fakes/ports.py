"""The engine's ports as a test wants them: they remember what they were told, and answer when the test says so."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from kiosk.domain.compartments import Compartment
from kiosk.domain.credentials import CredentialKind
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
