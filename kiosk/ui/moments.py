"""Instants in words, by the clocks and calendars of the site, for what is read elsewhere: a mail, a slip of paper.

All words are looked up when this is made, on Qt's thread; after that it touches nothing of Qt.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale

from kiosk.domain.local_time import DAY, MIDNIGHT
from kiosk.ui.languages import Languages
from kiosk.ui.notice_words import CONTEXT, WORDS

_DAYS = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_NAMES = ("clock", "midnight", "date", "date.year", "yesterday", "today", "tomorrow", "another day")


class Moments:
    """The moments of one language."""

    def __init__(self, catalogue: Languages, language: str, zone: ZoneInfo, now: Callable[[], datetime]) -> None:
        locale = QLocale(language)
        self._words = {name: catalogue.text(language, CONTEXT, str(WORDS[name])) for name in _NAMES}
        self._weekdays = [locale.dayName(day) for day in range(1, 8)]
        self._months = [locale.monthName(month) for month in range(1, 13)]
        self._zone = zone
        self._now = now

    def said(self, instant: datetime) -> str:
        """``18:00 today, 24 November``: for what is read soon."""
        day, clock = self._day_and_clock(instant)
        away = day - self._now().astimezone(self._zone).date()
        return self._dated(_DAYS.get(away.days, "another day"), day, clock)

    def written(self, instant: datetime) -> str:
        """``18:00 on Tuesday, 24 November``: for what lies about for days."""
        day, clock = self._day_and_clock(instant)
        return self._dated("another day", day, clock)

    def clock(self, local: time) -> str:
        """``18:00``, or as the language says it."""
        return self._words["clock"].format(hour=f"{local:%H}", minute=f"{local:%M}")

    def day(self, day: date) -> str:
        """``24 November 2026``: for what may be read a year later."""
        return self._words["date.year"].format(day=day.day, month=self._months[day.month - 1], year=day.year)

    def day_of(self, instant: datetime) -> str:
        """The same of the local day of an instant."""
        return self.day(instant.astimezone(self._zone).date())

    def _day_and_clock(self, instant: datetime) -> tuple[date, str]:
        """The end of a day is not the next one's 00:00."""
        local = instant.astimezone(self._zone)
        if local.time() == MIDNIGHT:
            return local.date() - DAY, self._words["midnight"]
        return local.date(), self.clock(local.time())

    def _dated(self, name: str, day: date, clock: str) -> str:
        date = self._words["date"].format(day=day.day, month=self._months[day.month - 1])
        return self._words[name].format(clock=clock, date=date, weekday=self._weekdays[day.weekday()])
