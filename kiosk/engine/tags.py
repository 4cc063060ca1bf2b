"""Tags that prove themselves: what one says is taken once, by whatever it would open, and never again."""

from __future__ import annotations

from kiosk.domain.credentials import CredentialKind, is_above
from kiosk.domain.events.credentials import CredentialRefused, WhyRefused
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import CredentialPresented
from kiosk.engine.ports import Transaction


def is_replayed(kiosk: Kiosk, message: CredentialPresented) -> bool:
    """Whether a tag says what was heard before; that is on the record then, and it must open nothing.

    What is new is spent here, before anybody looks whose the tag is: durable at once, so that no way in can forget to
    ask, and no power cut gives it back. A tap that leads nowhere costs its person another one.
    """
    if message.kind is not CredentialKind.TAG:
        return False
    lookup = kiosk.secrets.lookup(message.kind, message.value)
    with kiosk.store.transaction() as tx:
        if message.counter is not None and is_above(message.counter, tx.tag_counter(lookup)):
            tx.raise_tag_counter(lookup, message.counter)
            return False
        _refuse(kiosk, tx, lookup, message.device)
    return True


def _refuse(kiosk: Kiosk, tx: Transaction, lookup: bytes, reader: str) -> None:
    holder = tx.holder_of(CredentialKind.TAG, lookup, kiosk.now())
    whose = None if holder is None else holder.id
    why = WhyRefused.REPLAYED
    tx.record(CredentialRefused(person_id=whose, credential=CredentialKind.TAG, why=why, reader=reader))
