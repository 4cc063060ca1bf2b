"""A pass on paper in words, in its visitor's language where the site has it.

All words are looked up when this is made, so that whoever prints a slip touches nothing of Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.domain.passes import in_fours
from kiosk.engine.visitors.screens import ShownPass
from kiosk.engine.visitors.slips import Slip, SlipLine
from kiosk.ui.slip_words import CONTEXT, WORDS
from kiosk.ui.spoken import Spoken, spoken_in

_BLANK = SlipLine("")


class SlipTexts:
    """Made on Qt's thread; after that, ``slip`` may be called from any. The first language is the site's own."""

    def __init__(
        self,
        languages: tuple[str, ...],
        zone: ZoneInfo,
        site_name: str,
        now: Callable[[], datetime],
        folder: Path | None = None,
    ) -> None:
        self._spoken = spoken_in(languages, CONTEXT, WORDS, zone, now, folder)
        self._first = languages[0]
        self._site_name = site_name
        self._now = now

    def slip(self, shown: ShownPass, name: str, language: str | None) -> Slip:
        """Whose it is, where and when it opens a door, and how."""
        spoken = self._spoken.get(language or self._first, self._spoken[self._first])
        above = (SlipLine(self._site_name), SlipLine(name, large=True, may_drop=True), SlipLine(spoken.words["pass"]))
        return Slip(tuple(line for line in above if line.text), shown.qr, tuple(self._below(spoken, shown)))

    def _below(self, spoken: Spoken, shown: ShownPass) -> Iterator[SlipLine]:
        words = spoken.words
        if shown.code:
            yield SlipLine(_code_line(spoken, shown))
            yield SlipLine(in_fours(shown.code), large=True)
            yield _BLANK
        yield SlipLine(words["bank"].format(bank=shown.bank), large=True)
        yield from [SlipLine(shown.place)] if shown.place else []
        yield from (SlipLine(text) for text in self._window(spoken, shown))
        yield _BLANK
        yield from [] if shown.confirmed else [SlipLine(words["unconfirmed"]), _BLANK]
        yield SlipLine(words["how"])
        yield SlipLine(words["leaving"])

    def _window(self, spoken: Spoken, shown: ShownPass) -> Iterator[str]:
        words, moments = spoken
        if shown.starts_at > self._now():
            yield words["from"].format(at=moments.written(shown.starts_at))
        yield words["until"].format(until=moments.written(shown.ends_at))
        if shown.hours is not None:
            begins, ends = moments.clock(shown.hours.begins), moments.clock(shown.hours.ends)
            yield words["hours"].format(begins=begins, ends=ends)


def _code_line(spoken: Spoken, shown: ShownPass) -> str:
    if shown.code_until is None or not shown.code_ends_sooner:
        return spoken.words["code"]
    return spoken.words["code.until"].format(until=spoken.moments.written(shown.code_until))
