"""Notices that are owed: which one to deliver now, and what came of the try.

A try is on the record before anything is sent, so that a notice is never lost. Whoever is killed between the delivery
and its record delivers it once more; that there was a try already can be seen then.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from kiosk.domain.events.visitors import HandedOver, PassHandedOver
from kiosk.domain.notices import NoticeKind
from kiosk.engine.ports import OwedNotice, Store, StoreError, Transaction

log = structlog.get_logger()

FIRST_RETRY = timedelta(minutes=1)
LONGEST_RETRY = timedelta(hours=1)
# So many are looked at in one go: no tap is to wait behind the notices of a whole site.
MOST_AT_ONCE = 50

# Adds to a notice what only its visit knows: the pass itself, or the codes of an invitation.
Fill = Callable[[Transaction, OwedNotice], OwedNotice]

_random = random.SystemRandom()
# One address and nothing else: a list of them would be taken apart, and each told.
_ONE_ADDRESS = re.compile(r"[^\s@,;:<>\"()]+@[^\s@,;:<>\"()]+")


@dataclass(frozen=True, slots=True)
class Ways:
    """Whom this kiosk has a way of telling."""

    people: bool
    facilities: bool


def as_it_is(_: Transaction, owed: OwedNotice) -> OwedNotice:
    """Where no visitors are received, no notice brings anything."""
    return owed


def take(store: Store, now: datetime, ways: Ways, fill: Fill = as_it_is) -> OwedNotice | None:
    """The oldest notice that is due, its try on the record; those that can't or need not be told are given up."""
    with store.transaction() as tx:
        for bare in tx.owed_notices(now, MOST_AT_ONCE):
            try:
                owed = fill(tx, bare)
            except StoreError as error:  # the key for passes: whatever needs none goes out all the same
                log.error("notice.not_filled", id=bare.id, kind=bare.notice.kind.value, error=str(error))
                tx.notice_tried(bare.id, next_try(now, bare.attempts + 1))
                continue
            hopeless = _hopeless(owed, now, ways)
            if hopeless is None:
                tx.notice_tried(owed.id, next_try(now, owed.attempts + 1))
                return owed
            log.info("notice.given_up", id=owed.id, kind=owed.notice.kind.value, error=hopeless)
            tx.notice_failed(owed.id, None, hopeless)
    return None


def settle(store: Store, owed: OwedNotice, now: datetime, error: str | None, try_for: timedelta) -> bool:
    """Write down what came of the try of a notice; whether nothing more is owed."""
    over = now - owed.created_at >= try_for
    with store.transaction() as tx:
        if error is None:
            tx.notice_sent(owed.id, now)
            if owed.notice.kind is NoticeKind.PASS:
                tx.record(_mailed(owed))
        else:
            tx.notice_failed(owed.id, None if over else next_try(now, owed.attempts + 1), error)
    return error is None or over


def next_try(now: datetime, attempts: int) -> datetime:
    """When to try again after so many tries: at any time until a limit that doubles, so that kiosks spread out."""
    limit = min(LONGEST_RETRY, FIRST_RETRY * (1 << min(attempts - 1, 10)))
    return now + limit * _random.random()


def _mailed(owed: OwedNotice) -> PassHandedOver:
    notice = owed.notice
    return PassHandedOver(person_id=notice.person_id, visit=notice.detail["visit"], how=HandedOver.MAILED)


def _brings_nothing(owed: OwedNotice) -> bool:
    """Whether what it was to bring is no more."""
    match owed.notice.kind:
        case NoticeKind.PASS:
            return owed.shown is None
        case NoticeKind.INVITED:
            return owed.invitation is None
        case _:
            return False


def _hopeless(owed: OwedNotice, now: datetime, ways: Ways) -> str | None:
    """Why this notice can't be delivered by any try."""
    if owed.notice.too_late(now):
        return "It is too late to be of use."
    if owed.notice.for_facilities:
        return None if ways.facilities else "There is no way set up to tell facilities."
    if not ways.people:
        return "There is no way set up to tell people."
    if _brings_nothing(owed):
        return "The visit is over, or was changed."
    if owed.notice.kind is NoticeKind.RECOVERY and not owed.secret:
        return "The code is no more."
    if owed.email is None:
        return "This person has no address."
    return None if _ONE_ADDRESS.fullmatch(owed.email) else "This person's address can't be used."
