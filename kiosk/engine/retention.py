"""Personal data goes: by itself once its days are over, and of one person where they ask for it.

The record keeps its chain, and says of each erasure which lines, and why. What other systems or papers hold of it is
theirs to erase (docs/record/guide.md).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.domain.clock_trust import ClockTrust
from kiosk.domain.events.people import PersonErased, WhyErased
from kiosk.domain.events.record import EndedForgotten, RecordErased
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import RetentionDue
from kiosk.engine.ports import ErasedEvents, Store, Transaction

FIRST_LOOK_S = 600.0  # a start has enough to do
LOOK_EVERY_S = 6 * 3600.0
# So many lines in one step (5 ms), and then whoever taps meanwhile comes first.
STEP_EVENTS = 200
NEXT_STEP_S = 0.1


def erase_old(kiosk: Kiosk, _: RetentionDue) -> None:
    """A step of erasing what is older than the days that are set. A clock that is not believed erases nothing."""
    before = too_old(kiosk)
    if before is None:
        kiosk.after("retention", LOOK_EVERY_S, RetentionDue())
        return
    cases_before = kiosk.now() - timedelta(days=kiosk.settings.facilities.record_days)
    with kiosk.store.transaction() as tx:
        erased, more = tx.erase_events(before, STEP_EVENTS, cases_before)
        for one in erased:
            tx.record(RecordErased(epoch=one.epoch, events=one.events, why=WhyErased.RETENTION, count=one.count))
        forgotten = 0
        if not more:
            visitors_before = kiosk.now() - kiosk.settings.visitors.names_kept_for
            erased = [*erased, *_erase_people(tx, before, visitors_before)]
            forgotten = tx.forget_ended(before, visitors_before, cases_before)
            if forgotten:
                tx.record(EndedForgotten(rows=forgotten))
        if erased or forgotten:
            tx.owe_scrubbing()
    kiosk.after("retention", NEXT_STEP_S if more else LOOK_EVERY_S, RetentionDue())


def too_old(kiosk: Kiosk) -> datetime | None:
    """What is from before then and tells of people is to go; None while the clock is not believed."""
    clock = kiosk.clock
    if kiosk.time.trust(clock.now(), clock.monotonic()) is ClockTrust.UNTRUSTED:
        return None
    return kiosk.now() - kiosk.settings.personal_kept_for


def _erase_people(tx: Transaction, before: datetime, visitors_before: datetime) -> list[ErasedEvents]:
    """Those whose time here has been over for as long; visitors have days of their own."""
    erased: list[ErasedEvents] = []
    for person_id in tx.gone_since(before, visitors_before):
        erased += _erase(tx, person_id, WhyErased.RETENTION)
    return erased


def erase_person(store: Store, external_id: str) -> int:
    """Erase a person on request; how many lines of the record told of them.

    ``ValueError`` where nobody has this id, or something is theirs still.
    """
    with store.transaction() as tx:
        person = tx.person_known_as(external_id)
        if person is None:
            raise ValueError(f"Nobody here has the id {external_id}.")
        if tx.holds_anything(person.id):
            raise ValueError(
                f"{external_id} still has a door, a reservation, a place in the line, a share or a visit, or is an "
                "operator. End that first (compartment reset, reservation cancel, visit end, operator end), then erase "
                "the person."
            )
        erased = _erase(tx, person.id, WhyErased.REQUEST)
        tx.owe_scrubbing()
    return sum(one.count for one in erased)


def _erase(tx: Transaction, person_id: str, why: WhyErased) -> list[ErasedEvents]:
    """By itself no more than is due: what the law has kept of lost property stays until its own days are over."""
    erased = list(tx.erase_person(person_id, spare_cases=why is WhyErased.RETENTION))
    for one in erased:
        events, lines = (one.events, None) if one.of_a_case else (None, one.events)
        tx.record(RecordErased(epoch=one.epoch, events=events, lines=lines, why=why, count=one.count))
    tx.record(PersonErased(why=why, events=sum(one.count for one in erased)))
    return erased
