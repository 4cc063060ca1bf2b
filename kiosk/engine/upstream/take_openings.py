"""Doors are opened on upstream's word: each once, at once or not at all, and never late.

It is judged by upstream's clock, as the answer that brought the opening showed it, counted on by the monotonic clock:
neither a wrong clock here nor a slow network makes one late. The intent is on the record, in the page's own step,
before the lock is pulsed; an opening of before this run is not done any more, for it may have been done already.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from types import MappingProxyType
from typing import ClassVar

from kiosk.domain.compartments import Compartment, Condition
from kiosk.domain.events.remote import OpenedRemotely, RemoteOpeningRefused, WhyNotRemote
from kiosk.domain.openings import Opening
from kiosk.domain.reasons import Reason
from kiosk.engine import open_door
from kiosk.engine.bank import FINE
from kiosk.engine.facilities import override
from kiosk.engine.facilities.override import Asked
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.upstream import remote_outcome, told_opening
from kiosk.engine.upstream.changes import UpstreamClock
from kiosk.engine.upstream.changes_ports import ToldRow
from kiosk.engine.upstream.remote_outcome import EXPIRED, OPENING, REFUSED
from kiosk.engine.upstream.taking import News, NotUnderstood, Taking
from kiosk.engine.upstream.told_opening import ToldOpening

# So far the clocks of upstream's hosts may be apart.
_APART = timedelta(seconds=5)
_SENTENCES: Mapping[WhyNotRemote, str] = MappingProxyType(
    {
        WhyNotRemote.LATE: "It reached the kiosk too late, and a late opening is worse than none.",
        WhyNotRemote.NO_CLOCK: "The kiosk can't tell what time it is here, so it can't tell whether this is late.",
        WhyNotRemote.RESTARTED: "The kiosk has been started since then. Ask again.",
        WhyNotRemote.UNKNOWN_DOOR: "The kiosk has no such door.",
        WhyNotRemote.OUT_OF_SERVICE: "The door is out of service.",
        WhyNotRemote.IN_RECOVERY: "Facilities are emptying this compartment: its recovery case comes first.",
        WhyNotRemote.NOT_UNDERSTOOD: "The kiosk can't make sense of this.",
    }
)


class TakeOpenings:
    """An id that is known was dealt with, whatever is told of it now."""

    kind: ClassVar[str] = OPENING

    def __init__(self, taking: Taking) -> None:
        self._taking = taking
        self._kiosk = taking.kiosk
        self._tx = taking.tx
        self._begun: dict[int, Opening] = {}  # by compartment: on this page

    def take(self, news: Sequence[News]) -> None:
        """Each that is for this kiosk and was not known is opened, or refused."""
        for one in news:
            value, is_known = one.change.value, one.before is not None
            if value is not None and not is_known and told_opening.is_for(self._kiosk.settings.kiosk_id, value):
                opening = self._judged(one)
                self._taking.keep(one.change, None if opening is None else {"opening": opening.id})
            elif one.before is not None and value is not None:
                self._taking.keep(one.change, one.before.value)
            else:
                self._taking.keep(one.change)

    def forget(self, row: ToldRow) -> None:
        """It is over upstream."""
        self._taking.forget(row)

    def settle(self) -> None:
        """All is on the record already."""

    def _judged(self, news: News) -> Opening | None:
        """The opening that is on the record now; None where it is refused, which is on the record, too."""
        assert news.change.value is not None, "it was looked at"
        id_ = news.change.id
        try:
            told = told_opening.read(news.change.value)
        except NotUnderstood:
            self._refuse(id_, WhyNotRemote.NOT_UNDERSTOOD, None)
            return None
        clock, door = self._taking.clock, self._door(told)
        why = self._why_not(told, clock, door)
        if why is not None or clock is None or door is None:
            assert why is not None, "that is why"
            self._refuse(id_, why, told)
            return None
        return self._open(id_, told, clock, door)

    def _door(self, told: ToldOpening) -> Compartment | None:
        doors = self._kiosk.bank.compartments.values()
        return next((one for one in doors if (one.bank, one.door) == (told.bank, told.door)), None)

    def _why_not(self, told: ToldOpening, clock: UpstreamClock | None, door: Compartment | None) -> WhyNotRemote | None:
        if clock is None:
            return WhyNotRemote.NO_CLOCK
        now = clock.latest(self._kiosk.clock.monotonic())
        if told.asked_at > now + _APART:  # of another clock than the answer
            return WhyNotRemote.NO_CLOCK
        if now >= told.expires_at:
            return WhyNotRemote.LATE
        if told.asked_at <= clock.latest(self._kiosk.began_at):
            return WhyNotRemote.RESTARTED
        if door is None:
            return WhyNotRemote.UNKNOWN_DOOR
        if Condition.OUT_OF_SERVICE in self._kiosk.bank.conditions.get(door.id, FINE):
            return WhyNotRemote.OUT_OF_SERVICE
        if any(one.compartment_id == door.id for one in self._tx.open_cases()):
            return WhyNotRemote.IN_RECOVERY
        return None

    def _refuse(self, id_: str, why: WhyNotRemote, told: ToldOpening | None) -> None:
        by, words = (None, None) if told is None else (told.by, told.words)
        self._tx.record(RemoteOpeningRefused(upstream=id_, why=why, by=by, words=words))
        state = EXPIRED if why is WhyNotRemote.LATE else REFUSED
        remote_outcome.answer(self._kiosk, self._tx, id_, state, _SENTENCES[why])

    def _open(self, id_: str, told: ToldOpening, clock: UpstreamClock, door: Compartment) -> Opening:
        """A lock that is about to be pulsed anyway is not pulsed twice: what comes of that is the answer."""
        kiosk = self._kiosk
        under_way = kiosk.pulsing.get(door.id) or self._begun.get(door.id)
        self._tx.record(
            OpenedRemotely(
                compartment_id=door.id, upstream=id_, joined=under_way is not None, by=told.by, words=told.words
            )
        )
        if under_way is not None:
            self._taking.then.append(partial(remote_outcome.wait, kiosk, door.id, [id_]))
            return under_way
        opening = override.write_down(kiosk, self._tx, door.id, Asked(None, Reason.OTHER, told.words))
        self._begun[door.id] = opening
        until = clock.monotonic + (told.expires_at - clock.at).total_seconds()
        self._taking.then.append(partial(_go, kiosk, opening, id_, until))
        return opening


def _go(kiosk: Kiosk, opening: Opening, id_: str, until: float) -> None:
    """After the commit; later than ``until`` (monotonic) the bus does not pulse the lock."""
    remote_outcome.wait(kiosk, opening.compartment_id, [id_], until)
    open_door.send(kiosk, opening)
