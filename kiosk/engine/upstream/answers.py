"""What upstream is to hear of what it told; it is kept until upstream has it."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.engine.kiosk import Kiosk
from kiosk.engine.upstream.changes_ports import OwedAnswer


def owed(kiosk: Kiosk, most: int) -> Sequence[OwedAnswer]:
    """The oldest ones."""
    with kiosk.store.transaction() as tx:
        return tx.owed_answers(most)


def taken(kiosk: Kiosk, number: int) -> None:
    """Upstream has this one, or does not want it."""
    with kiosk.store.transaction() as tx:
        tx.answer_taken(number)
