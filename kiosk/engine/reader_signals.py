"""What a reader tells whoever held something up to it: the record says what became of it, so no way in is forgotten."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events import Event
from kiosk.domain.events.assignments import NotAssigned
from kiosk.domain.events.credentials import CredentialAccepted, CredentialBound, CredentialRefused
from kiosk.domain.events.openings import OpeningRefused
from kiosk.domain.events.visitors import PassAccepted, PassRefused
from kiosk.engine import use_credential
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import CredentialPresented
from kiosk.engine.ports import Answer, StoreError

_REFUSED = (CredentialRefused, PassRefused, NotAssigned, OpeningRefused)
_SERVED = (CredentialAccepted, CredentialBound, PassAccepted)


def presented(kiosk: Kiosk, message: CredentialPresented) -> None:
    """A reader or scanner read something; it is told the answer when the lock has been."""
    try:
        with kiosk.store.overheard() as events:
            use_credential.presented(kiosk, message)
    except StoreError:
        _tell(kiosk, message, Answer.REFUSED)
        raise
    answer = _answer(events)
    if answer is not None:
        _tell(kiosk, message, answer)


def _answer(events: Sequence[Event]) -> Answer | None:
    """A known person who is given nothing is refused, too. None where nobody asked for anything."""
    if any(isinstance(one, _REFUSED) for one in events):
        return Answer.REFUSED
    return Answer.WELCOME if any(isinstance(one, _SERVED) for one in events) else None


def _tell(kiosk: Kiosk, message: CredentialPresented, answer: Answer) -> None:
    """A scanner may be called like a reader."""
    if kiosk.readers is not None and message.kind is not CredentialKind.QR:
        kiosk.readers.signal(message.device, answer)
