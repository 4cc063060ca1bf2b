"""What the other banks of the site can give, and who has a door there, comes from upstream.

It is kept for the next start, and in memory for whoever taps a badge: a tap looks only there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

import structlog

from kiosk.domain.elsewhere import Elsewhere
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.upstream import told_site
from kiosk.engine.upstream.changes import Change
from kiosk.engine.upstream.changes_ports import ToldRow
from kiosk.engine.upstream.taking import News, NotUnderstood, Taking

log = structlog.get_logger()

BANK, HOLDING = "bank", "holding"


class TakeSite:
    """One kind of it. Nothing of it is anybody's door here: the record has nothing to say."""

    kind: ClassVar[str]

    def __init__(self, taking: Taking) -> None:
        self._taking = taking

    def take(self, news: Sequence[News]) -> None:
        """Those that are new, changed or gone. What makes no sense is not known: nobody is sent there."""
        for one in news:
            value = self._understood(one.change)
            self._taking.keep(one.change, value)
            self._taking.then.append(partial(know, self._taking.kiosk.elsewhere, self.kind, one.change.id, value))

    def forget(self, row: ToldRow) -> None:
        """What a whole snapshot did not name."""
        self.take([News(Change(row.kind, row.id, row.version, None), row)])

    def settle(self) -> None:
        """Each was kept as it was taken."""

    def _understood(self, change: Change) -> Mapping[str, Any] | None:
        value = change.value
        if value is None or not told_site.is_of_others(self._taking.kiosk, value):
            return None
        try:
            know(Elsewhere(), self.kind, change.id, value)
        except NotUnderstood as error:
            log.info("changes.not_understood", kind=self.kind, error=str(error))
            return None
        return {name: value[name] for name in told_site.NEEDED[self.kind]}


class TakeBanks(TakeSite):
    """What each bank can give."""

    kind = BANK


class TakeHoldings(TakeSite):
    """Who has which door."""

    kind = HOLDING


def load(kiosk: Kiosk, tx: Transaction) -> None:
    """At the start: what was known. Values that the site file has made another site's since are passed over."""
    kiosk.elsewhere = Elsewhere()
    for kind in (BANK, HOLDING):
        for row in tx.told_of(kind):
            if row.value is not None and told_site.is_of_others(kiosk, row.value):
                know(kiosk.elsewhere, kind, row.id, row.value)


def know(elsewhere: Elsewhere, kind: str, id_: str, value: Mapping[str, Any] | None) -> None:
    """From now on this is so; None: it is no more. ``NotUnderstood``, and nothing has changed."""
    if kind == BANK:
        if value is None:
            elsewhere.banks.pop(id_, None)
        else:
            elsewhere.banks[id_] = told_site.bank(value)
    elif value is None:
        elsewhere.free(id_)
    else:
        elsewhere.hold(id_, *told_site.holding(value))
