"""What the rest of the site is to know of this kiosk, told whenever it has changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

import structlog

from kiosk.domain.compartments import Size
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.upstream import site_state
from kiosk.engine.upstream.site_state import BankState, SiteState
from kiosk.sync.asking import AskEngine
from kiosk.sync.chores import Client
from kiosk.sync.errors import Invalid, NotThere

log = structlog.get_logger()

# How often there is a look whether something has changed (seconds).
LOOK_EVERY_S = 5.0
# So often it is told anew although nothing has (seconds): after an outage the others were told that it may have.
AGAIN_AFTER_S = 300.0


class Reporter:
    """One kiosk's reports. Used by one thread; ``kiosk`` is touched on the engine's thread only."""

    def __init__(self, kiosk: Kiosk, ask_engine: AskEngine, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._kiosk = kiosk
        self._ask_engine = ask_engine
        self._monotonic = monotonic
        self._told: SiteState | None = None
        self._look_at = self._again_at = 0.0

    def __call__(self, client: Client) -> bool:
        """Tell what is new; there is never more at once. ``SyncError`` where upstream can't be reached."""
        now = self._monotonic()
        if now < self._look_at:
            return False
        self._look_at = now + LOOK_EVERY_S
        state = self._ask_engine(lambda: site_state.state(self._kiosk))
        if state != self._told or now >= self._again_at:
            self._tell(client, state)
            self._told, self._again_at = state, now + AGAIN_AFTER_S
        return False

    def _tell(self, client: Client, state: SiteState) -> None:
        try:
            client.ask("PUT", "kiosk/state", as_json(state))
        except (Invalid, NotThere) as error:  # an upstream that knows nothing of sites takes all the rest
            log.info("site.not_wanted", why=type(error).__name__)


def as_json(state: SiteState) -> Mapping[str, Any]:
    """As the protocol has it."""
    holdings = [{"person": who, "bank": bank, "door": door} for who, bank, door in state.holdings]
    return {"banks": [_bank(one) for one in state.banks], "holdings": holdings}


def _bank(one: BankState) -> Mapping[str, Any]:
    return {
        "bank": one.bank,
        "open": one.open,
        "free": _counts(one.free),
        "visitors": _counts(one.visitors),
        "reachable": one.reachable,
    }


def _counts(by_size: Mapping[Size, int]) -> Mapping[str, int]:
    return {size.value: by_size[size] for size in Size if by_size.get(size)}
