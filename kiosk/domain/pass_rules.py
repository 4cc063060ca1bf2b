"""When a pass opens: its window, its hours and days, and what time it takes a kiosk to have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.domain.local_time import DAY, MIDNIGHT, instant, local_day
from kiosk.domain.passes import EARLIEST, KnownPass, Pass, WhyNoPass
from kiosk.domain.people import PersonKind

# Two clocks that nobody keeps may differ by so much before one of them must be wrong (a real-time clock that is
# good to 10 s a week does so after half a year).
MAY_DIFFER = timedelta(minutes=5)
# When a pass was issued of which only the code was seen: no pass can say so, and any QR code of it tells more.
BY_CODE_ONLY = EARLIEST - DAY

_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """What time a kiosk takes it for. ``believed``: nothing speaks against that. ``floor``: it can't be earlier."""

    now: datetime
    zone: ZoneInfo
    believed: bool = True
    floor: datetime | None = None

    def is_wrong_for(self, one: Pass) -> bool:
        """Whether this can't be the time, or nobody can say so: this pass was signed before it is shown."""
        earliest = one.issued_at if self.floor is None else max(one.issued_at, self.floor)
        return not self.believed or self.now < earliest - MAY_DIFFER


def why_not_now(one: Pass, moment: Moment) -> WhyNoPass | None:
    """Why it opens nothing at this moment, if so. Its end is exclusive.

    A pass that was just issued is not refused by a bank whose clock is a little behind that of reception.
    """
    if moment.now < one.starts_at - MAY_DIFFER:
        return WhyNoPass.NOT_YET
    if moment.now >= one.ends_at:
        return WhyNoPass.ENDED
    at = max(moment.now, one.starts_at)
    if opens_at(one, at, moment.zone) != at:
        return WhyNoPass.OUTSIDE_HOURS
    return None


def is_spent(known: KnownPass, one: Pass, moment: Moment) -> bool:
    """Whether its visitor is done with it: for ever, or for this day where it is one of several."""
    if known.spent_at is not None:
        return True
    if known.spent_on is None:
        return False
    return not lasts_days(one, moment.zone) or day_of(one, moment.now, moment.zone) <= known.spent_on


def opens_at(one: Pass, after: datetime, zone: ZoneInfo) -> datetime | None:
    """The first instant from ``after`` on that lies in its window and its hours; None where none does."""
    at = max(after, one.starts_at)
    if one.hours is None:
        return at if at < one.ends_at else None
    day = local_day(at, zone) - DAY  # what began yesterday may last past midnight
    while (span := one.hours.on(day, zone))[0] < one.ends_at:
        found = max(at, span[0])
        if found < min(span[1], one.ends_at):
            return found
        day += DAY
    return None


def lasts_days(one: Pass, zone: ZoneInfo) -> bool:
    """Whether it is one of several days: whoever leaves is done with it for that day only.

    A visit that goes on past midnight is none of several days; the shifts of a contractor are.
    """
    first = opens_at(one, one.starts_at, zone)
    if first is None or _opens_after(one, day_of(one, first, zone), zone) is None:
        return False
    return one.kind is PersonKind.CONTRACTOR or one.hours is not None or one.ends_at - one.starts_at > DAY


def day_of(one: Pass, at: datetime, zone: ZoneInfo) -> date:
    """The day that a use at this instant counts for: hours past midnight belong to the day on which they began."""
    day = local_day(at, zone)
    if one.hours is not None and one.hours.ends <= one.hours.begins and at < one.hours.on(day - DAY, zone)[1]:
        return day - DAY
    return day


def works_again_at(one: Pass, done: date, zone: ZoneInfo) -> datetime | None:
    """When it opens again after its visitor was done with it on this day; None where it does not."""
    return _opens_after(one, done, zone) if lasts_days(one, zone) else None


def _opens_after(one: Pass, day: date, zone: ZoneInfo) -> datetime | None:
    begins = MIDNIGHT if one.hours is None else one.hours.begins
    return opens_at(one, instant(day + DAY, begins, zone), zone)


def held_until(one: Pass, given_at: datetime, by_policy: datetime | None, zone: ZoneInfo) -> datetime:
    """Until when a door that is given then is its visitor's. ``by_policy``: until when anybody would have it.

    A visit has its door for as long as it lasts; whoever comes on several days has it for the part of one day.
    """
    if one.hours is not None:
        at = opens_at(one, given_at, zone)
        return one.ends_at if at is None else min(one.hours.on(day_of(one, at, zone), zone)[1], one.ends_at)
    if by_policy is None or not lasts_days(one, zone):
        return one.ends_at
    return min(by_policy, one.ends_at)


def may_have_code(one: Pass, now: datetime, zone: ZoneInfo) -> bool:
    """Whether a short code may go with it: a code says of its pass nothing but that it is for one visit, this day."""
    return one.starts_at <= now + MAY_DIFFER and one.hours is None and not lasts_days(one, zone)


def code_ends_at(starts_at: datetime, zone: ZoneInfo) -> datetime:
    """When the code ends that goes with a pass from then on: it is of the pool of that day."""
    return instant(local_day(starts_at, zone) + DAY, MIDNIGHT, zone)


def last_day(one: Pass, ends_at: datetime | None, now: datetime, zone: ZoneInfo) -> date:
    """The day of which a door was that is taken back now and was to end at ``ends_at``."""
    over = ends_at is not None and ends_at <= now
    return day_of(one, ends_at - _INSTANT if over and ends_at is not None else now, zone)


def newer(given: Pass, shown: Pass) -> Pass:
    """Of two issues of the same pass the one that counts."""
    return shown if shown.issued_at > given.issued_at else given
