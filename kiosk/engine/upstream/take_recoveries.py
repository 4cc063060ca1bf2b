"""Operators who may have a new PIN, on upstream's word: kept until they come, or their time is over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, ClassVar

import structlog

from kiosk.domain.access_grants import AccessGrant
from kiosk.domain.events.remote import AccessGranted
from kiosk.engine.facilities import granted
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.upstream.changes_ports import ToldRow
from kiosk.engine.upstream.taking import News, NotUnderstood, Taking
from kiosk.engine.upstream.told_fields import LONGEST_NAME, instant, line, text

log = structlog.get_logger()

LONGEST_LIFE = timedelta(hours=24)


class TakeRecoveries:
    """One that is known is not granted anew, whatever is told of it: it may have been used."""

    kind: ClassVar[str] = granted.RECOVERY

    def __init__(self, taking: Taking) -> None:
        self._taking = taking
        self._changed = False

    def take(self, news: Sequence[News]) -> None:
        """Each that is for this kiosk, or for all."""
        for one in news:
            value, before = one.change.value, one.before
            if value is None or before is not None:
                kept = None if value is None or before is None else before.value
            else:
                kept = self._granted(one.change.id, value)
            self._taking.keep(one.change, kept)
            self._changed = True

    def forget(self, row: ToldRow) -> None:
        """It was taken back, or is over."""
        self._taking.forget(row)
        self._changed = True

    def settle(self) -> None:
        """Which ones there are now is read once a page."""
        if self._changed:
            grants = granted.read(self._taking.tx)
            self._taking.then.append(lambda: _load(self._taking.kiosk, grants))

    def _granted(self, id_: str, value: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """What is kept of it: whose it is, and until when by the kiosk's own clock; None where it is nobody's here."""
        kiosk, tx = self._taking.kiosk, self._taking.tx
        at = value.get("kiosk")
        if at is not None and at != kiosk.settings.kiosk_id:
            return None
        try:
            operator, by = text(value, "operator"), line(value, "by", LONGEST_NAME)
            left = _left(value, self._now())
        except NotUnderstood as error:
            log.info("changes.not_understood", kind=self.kind, error=str(error))
            return None
        if left <= timedelta(0):
            return None
        until = kiosk.now() + left
        person = tx.person_known_as(operator)
        whose = None if person is None else person.id
        tx.record(AccessGranted(person_id=whose, upstream=id_, until=until, by=by))
        return {"person": operator, "until": until.isoformat()}

    def _now(self) -> datetime:
        """By upstream's clock, where it can be told."""
        kiosk, clock = self._taking.kiosk, self._taking.clock
        return kiosk.now() if clock is None else clock.latest(kiosk.clock.monotonic())


def _load(kiosk: Kiosk, grants: tuple[AccessGrant, ...]) -> None:
    kiosk.grants = grants


def _left(value: Mapping[str, Any], now: datetime) -> timedelta:
    """For how long it is good still."""
    left = instant(value, "expires_at") - now
    if left > LONGEST_LIFE:
        raise NotUnderstood("A recovery has to end within a day.")
    return left
