"""The reception of another kiosk, which the bank knows by its key only: it signs passes and draws codes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from kiosk.domain.compartments import Size
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.passes import Pass, PoolCode, TrustedKey
from kiosk.engine.messages import CredentialPresented
from kiosk.engine.visitors import intents as vi
from kiosk.engine.visitors import keys
from kiosk.passes import key_card, sealed
from kiosk.passes.codes import salt_of
from kiosk.passes.trust_file import TrustFile
from tests.fakes.clock import NOON
from tests.fakes.rig import Rig
from tests.fakes.sealed_passes import private_of, trusted

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
# The local day of the story, in Berlin.
MORNING, NIGHT = NOON - 12 * HOUR, NOON + 12 * HOUR


class FarReception:
    """Passes for bank A from now on, and what a bank must be told to take them."""

    def __init__(self, name: str = "lobby", **key: Any) -> None:
        self.private = private_of(name)
        self.key: TrustedKey = trusted(name, **key)
        self.codes: dict[str, PoolCode] = {}
        self.revoked: dict[str, datetime] = {}
        self._ids = count(1)

    def new(self, **fields: Any) -> Pass:
        """A visitor's, for six hours from noon on."""
        made = {"id": f"{next(self._ids):016x}", "bank": "A", "issued_at": NOON, "starts_at": NOON}
        return Pass(**{**made, "ends_at": NOON + 6 * HOUR, **fields})

    def seal(self, one: Pass) -> str:
        return sealed.seal(one, self.private)

    def draw(self, code: str, one: Pass, **fields: Any) -> PoolCode:
        """These digits go with this pass, on the day of the story."""
        verifier = hashlib.sha256(salt_of(one.bank) + code.encode()).digest()
        drawn = {"pass_id": one.id, "bank": one.bank, "size": one.size or Size.S, "verifier": verifier}
        self.codes[code] = PoolCode(**{**drawn, "starts_at": MORNING, "ends_at": NIGHT, **fields})
        return self.codes[code]

    @property
    def file(self) -> TrustFile:
        return TrustFile(self.key, NOON, tuple(self.codes.values()), tuple(self.revoked.items()))

    @property
    def card(self) -> str:
        return key_card.seal(self.key, self.private)


def trust(rig: Rig, reception: FarReception) -> keys.Imported:
    """The bank is handed its trust file."""
    return keys.take_trust_file(rig.kiosk, reception.file)


def scan(rig: Rig, text: str) -> None:
    """A QR code is held before the bank's scanner."""
    rig.handle(CredentialPresented(CredentialKind.QR, text, "qr"))


def type_code(rig: Rig, code: str) -> None:
    """A visitor's code at the pad."""
    rig.handle(vi.UseVisitorCode())
    rig.enters(code)


def dead(rig: Rig, one: Pass) -> Mapping[str, Any]:
    """What the database says of a pass: spent, spent today, revoked."""
    names = ("spent_at", "spent_on", "revoked_at")
    row = rig.rows(f"SELECT {', '.join(names)} FROM known_pass WHERE id = ?", one.id)
    return {name: value for name, value in zip(names, row[0], strict=True) if value is not None}
