"""What is printed in words: a pass in its visitor's language where the site has it, a bag's label in the site's own.

All words are looked up when this is made, so that whoever prints a slip touches nothing of Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.domain.passes import in_fours
from kiosk.engine.facilities.ports import Label
from kiosk.engine.visitors.screens import ShownPass
from kiosk.engine.visitors.slips import Slip, SlipLine
from kiosk.ui.slip_words import CONTEXT, WORDS
from kiosk.ui.spoken import Spoken, spoken_in

_BLANK = SlipLine("")
_TEST_QR = "LOCKER-KIOSK TEST PRINT"


class SlipTexts:
    """Made on Qt's thread; after that, all may be called from any. The first language is the site's own."""

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

    def label(self, label: Label) -> Slip:
        """The label of a bag: its number, and what whoever looks after it needs; nothing tells whose it is."""
        words, moments = self._spoken[self._first]
        above = (SlipLine(label.site), SlipLine(words["label"]), SlipLine(label.bag, large=True))
        below = (
            SlipLine(words[f"category.{label.category}"], large=True),
            SlipLine(words["label.door"].format(door=label.door)),
            SlipLine(words["label.found"].format(day=moments.day_of(label.found_at))),
            SlipLine(words["label.until"].format(day=moments.day(label.keep_until))),
        )
        return Slip(tuple(line for line in above if line.text), label.bag, below)

    def test(self) -> Slip:
        """A slip that shows whether letters of both sizes and a QR code come out sharp."""
        words, moments = self._spoken[self._first]
        above = (SlipLine(self._site_name), SlipLine(words["test"], large=True))
        below = (SlipLine(moments.written(self._now())), SlipLine(words["test.next"]))
        return Slip(tuple(line for line in above if line.text), _TEST_QR, below)

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
