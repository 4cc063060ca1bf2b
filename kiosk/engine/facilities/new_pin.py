"""A PIN is drawn for somebody, and hashed beside the engine: only then is it known whether it is anybody's already."""

from __future__ import annotations

from kiosk.domain import pins
from kiosk.domain.credentials import CredentialKind
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import PinHashed


def draw(kiosk: Kiosk, number: int, person_id: str, kind: CredentialKind, digits: int) -> None:
    """The PIN comes back in ``PinHashed``. One that is somebody's is drawn anew without a word, which would tell it."""
    pin = pins.draw(digits, kiosk.below)

    def hashed(lookup: bytes | None) -> None:
        kiosk.post(PinHashed(pin, lookup, number, person_id, kind))

    kiosk.secrets.slow_lookup(pin, hashed)


def draw_again(kiosk: Kiosk, taken: PinHashed) -> None:
    """That one was somebody's."""
    draw(kiosk, taken.number, taken.person_id, taken.kind, len(taken.pin))
