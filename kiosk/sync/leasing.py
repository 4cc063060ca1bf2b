"""What upstream may sell: the engine says what that should be, and hears whether upstream goes by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import structlog

from kiosk.domain.capacity import Pool
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.upstream import broken_promises, leases
from kiosk.engine.upstream.leases import Offer
from kiosk.sync.asking import AskEngine
from kiosk.sync.chores import Client
from kiosk.sync.errors import Conflict

log = structlog.get_logger()

# How often there is a look whether upstream goes by what it should (seconds).
LOOK_EVERY_S = 60.0
# How often upstream is told again what it goes by (seconds): its database may have been put back.
AGAIN_EVERY_S = 3600.0
QUOTA_SOLD = "quota-sold"
_SECOND = timedelta(seconds=1)


class Leaser:
    """One kiosk's leases. Used by one thread; ``kiosk`` is touched on the engine's thread only."""

    def __init__(self, kiosk: Kiosk, ask_engine: AskEngine, monotonic: Callable[[], float]) -> None:
        self._kiosk = kiosk
        self._ask_engine = ask_engine
        self._monotonic = monotonic
        self._due_at = self._again_at = 0.0
        self._refused: dict[Pool, tuple[float, float]] = {}  # until when each is left alone, and for how long

    def __call__(self, client: Client) -> bool:
        """Offer one; whether there may be more. ``SyncError`` where upstream can't be reached, or can't take it: what
        was offered is kept, and offered again.
        """
        if self._monotonic() < self._due_at:
            return False
        self._ask_engine(lambda: broken_promises.answer(self._kiosk))
        if self._monotonic() >= self._again_at:
            self._tell_again(client)
        now = self._monotonic()
        left_alone = [pool for pool, (until, _) in self._refused.items() if now < until]
        offer = self._ask_engine(lambda: leases.next_offer(self._kiosk, left_alone))
        if offer is None:
            self._due_at = now + LOOK_EVERY_S
            return False
        if self._is_agreed(client, offer):
            self._refused.pop(offer.pool, None)
        else:
            self._leave_alone(offer.pool)
        return True

    def _leave_alone(self, pool: Pool) -> None:
        """Twice as long each time: both the offer and the refusal go on the record."""
        _, before = self._refused.get(pool, (0.0, LOOK_EVERY_S / 2))
        wait = min(2 * before, AGAIN_EVERY_S)
        self._refused[pool] = self._monotonic() + wait, wait

    def _tell_again(self, client: Client) -> None:
        for offer in self._ask_engine(lambda: leases.offers(self._kiosk)):
            self._put(client, offer)
        self._again_at = self._monotonic() + AGAIN_EVERY_S

    def _is_agreed(self, client: Client, offer: Offer) -> bool:
        is_agreed = self._put(client, offer)
        says = leases.agreed if is_agreed else leases.refused
        self._ask_engine(lambda: says(self._kiosk, offer))
        return is_agreed

    def _put(self, client: Client, offer: Offer) -> bool:
        """False where upstream has sold more already: it is left alone for a while, and by then it has told of that."""
        path = f"kiosk/quotas/{quote(offer.pool.bank, safe='')}/{offer.pool.size.value}"
        try:
            client.ask("PUT", path, body(offer))
        except Conflict as error:
            if error.slug != QUOTA_SOLD:
                raise
            log.info("leases.sold_already", size=offer.pool.size.value)
            return False
        return True


def body(offer: Offer) -> dict[str, Any]:
    """As the protocol has it."""
    windows = [(one.window, one.doors) for one in offer.leases]
    return {
        "capacity": offer.capacity,
        "lead_s": offer.lead // _SECOND,
        "leases": [{"start": _written(at), "end": _written(end), "doors": doors} for (at, end), doors in windows],
    }


def _written(at: datetime) -> str:
    return at.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
