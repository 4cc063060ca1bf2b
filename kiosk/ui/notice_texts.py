"""A notice in words, in the site's own language and time.

All words are looked up when this is made, so that whoever delivers a notice touches nothing of Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale

from kiosk.domain.local_time import DAY, MIDNIGHT
from kiosk.domain.notices import Notice, NoticeKind
from kiosk.engine.ports import OwedNotice
from kiosk.ui.languages import Languages
from kiosk.ui.notice_words import CONTEXT, WORDS

_INSTANTS = ("at", "until", "longer_until")
_DAYS = {-1: "yesterday", 0: "today", 1: "tomorrow"}


@dataclass(frozen=True, slots=True)
class Signature:
    """What stands below every notice: which bank it is, and who helps."""

    site: str
    place: str = ""  # "Level 2"
    help_where: str = ""  # "Reception, ground floor"
    help_phone: str = ""


class NoticeTexts:
    """Made on Qt's thread; after that, ``say`` may be called from any."""

    def __init__(
        self,
        language: str,
        zone: ZoneInfo,
        signature: Signature,
        now: Callable[[], datetime],
        folder: Path | None = None,
    ) -> None:
        catalogue, locale = Languages((language,), folder), QLocale(language)
        self._words = {name: catalogue.text(language, CONTEXT, str(source)) for name, source in WORDS.items()}
        self._weekdays = [locale.dayName(day) for day in range(1, 8)]
        self._months = [locale.monthName(month) for month in range(1, 13)]
        self._zone = zone
        self._signature = signature
        self._now = now

    def say(self, owed: OwedNotice) -> tuple[str, str]:
        """The title and the text of a notice that is delivered now."""
        values = self._values(owed)
        title, *sentences = (self._filled(name, values) for name in _sentences(owed.notice, self._now()))
        letter = [self._greeting(owed), " ".join(filter(None, sentences)), self._below()]
        return title, "\n\n".join(filter(None, letter))

    def _filled(self, name: str, values: Mapping[str, str]) -> str:
        """A sentence; nothing where the notice lacks what it would tell, for the rest is worth telling."""
        try:
            return self._words[name].format(**values)
        except KeyError:
            return ""

    def _values(self, owed: OwedNotice) -> dict[str, str]:
        """What the notice tells, its instants in words."""
        detail = dict(owed.notice.detail)
        return detail | {name: self._moment(_instant(detail[name])) for name in _INSTANTS if name in detail}

    def _greeting(self, owed: OwedNotice) -> str:
        return "" if owed.notice.for_facilities else self._words["hello"].format(name=owed.name)

    def _below(self) -> str:
        signature = self._signature
        bank = ", ".join(filter(None, (signature.site, signature.place)))
        help_ = ", ".join(filter(None, (signature.help_where, signature.help_phone)))
        return "\n".join([bank, self._words["help"].format(help=help_)] if help_ else [bank])

    def _moment(self, instant: datetime) -> str:
        """As clocks and calendars of the site show it; the end of a day is not the next one's 00:00."""
        local = instant.astimezone(self._zone)
        midnight = local.time() == MIDNIGHT
        day = local.date() - DAY if midnight else local.date()
        clock = self._words["midnight" if midnight else "clock"].format(hour=f"{local:%H}", minute=f"{local:%M}")
        date = self._words["date"].format(day=day.day, month=self._months[day.month - 1])
        away: timedelta = day - self._now().astimezone(self._zone).date()
        name = _DAYS.get(away.days, "another day")
        return self._words[name].format(clock=clock, date=date, weekday=self._weekdays[day.weekday()])


def _sentences(notice: Notice, now: datetime) -> Iterator[str]:
    """The names of the words that a notice is made of; its title first."""
    kind, detail = notice.kind, notice.detail
    if kind is NoticeKind.FLAGGED:
        yield from _flagged(notice)
        return
    yield f"{kind.value}.title"
    yield kind.value
    if kind is NoticeKind.ENDING:
        yield "ending.empty"
        if "longer_until" in detail:
            yield "ending.longer"
    elif kind is NoticeKind.EXPIRED:
        yield from _expired(notice, now)
    elif kind is NoticeKind.OVERDUE:
        yield "expired.empty now"
        if _is_to_come(notice, now):
            yield "overdue.later"
    elif kind is NoticeKind.LEFT_OPEN:
        yield "facilities.left open.next" if notice.for_facilities else "left open.next"
    elif kind is NoticeKind.RESERVED:
        yield from (f"reserved.{name}" for name in ("door", "desk") if name in detail)
        yield "reserved.next"
    elif f"{kind.value}.next" in WORDS:
        yield f"{kind.value}.next"


def _flagged(notice: Notice) -> Iterator[str]:
    why = notice.detail.get("why", "overdue")
    if notice.for_facilities:
        yield "facilities.flagged.title"
        yield f"facilities.flagged.{why}"
        yield "facilities.flagged"
        yield "facilities.flagged.next"
    else:
        yield "flagged.title"
        yield f"flagged.{why}"
        yield "flagged.next"


def _expired(notice: Notice, now: datetime) -> Iterator[str]:
    """While the grace runs, what comes after it; later, only what can still be done."""
    then = notice.detail.get("then")
    if _is_to_come(notice, now):
        yield "expired.empty"
        if then is not None:
            yield f"expired.{then}"
    else:
        yield "expired.empty now" if then != "hold" else "flagged.next"


def _is_to_come(notice: Notice, now: datetime) -> bool:
    return "until" in notice.detail and _instant(notice.detail["until"]) > now


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
