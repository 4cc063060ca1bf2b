"""A notice in words: in the site's own language and time, what goes to a visitor in theirs.

All words are looked up when this is made, so that whoever delivers a notice touches nothing of Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.domain.notices import Notice, NoticeKind
from kiosk.domain.passes import in_fours
from kiosk.engine.ports import OwedNotice
from kiosk.ui.moments import Moments
from kiosk.ui.notice_words import CONTEXT, WORDS
from kiosk.ui.spoken import Spoken, spoken_in

_INSTANTS = ("at", "until", "longer_until")
_TO_VISITORS = frozenset({NoticeKind.PASS, NoticeKind.INVITED})


@dataclass(frozen=True, slots=True)
class Signature:
    """What stands below every notice: which bank it is, and who helps."""

    site: str
    place: str = ""  # "Level 2"
    help_where: str = ""  # "Reception, ground floor"
    help_phone: str = ""


class NoticeTexts:
    """Made on Qt's thread; after that, ``say`` may be called from any. ``others`` are languages for visitors."""

    def __init__(
        self,
        language: str,
        zone: ZoneInfo,
        signature: Signature,
        now: Callable[[], datetime],
        folder: Path | None = None,
        *,
        others: tuple[str, ...] = (),
    ) -> None:
        self._spoken = spoken_in((language, *others), CONTEXT, WORDS, zone, now, folder)
        self._own = self._spoken[language]
        self._signature = signature
        self._now = now

    def say(self, owed: OwedNotice) -> tuple[str, str]:
        """The title and the text of a notice that is delivered now."""
        spoken = self._spoken.get(owed.language or "", self._own) if owed.notice.kind in _TO_VISITORS else self._own
        values = self._values(owed, spoken)
        title, *sentences = (_filled(spoken, name, values) for name in _sentences(owed, self._now()))
        letter = [_greeting(spoken, owed), " ".join(filter(None, sentences)), self._below(spoken)]
        return title, "\n\n".join(filter(None, letter))

    def _values(self, owed: OwedNotice, spoken: Spoken) -> dict[str, str]:
        """What the notice tells, its instants in words."""
        detail = dict(owed.notice.detail)
        if owed.notice.kind is NoticeKind.ITEM_FOUND and "until" in detail:
            detail["day"] = spoken.moments.day(date.fromisoformat(detail.pop("until")))
        moments = {name: spoken.moments.said(_instant(detail[name])) for name in _INSTANTS if name in detail}
        return detail | moments | {"site": self._signature.site, "about": owed.about} | _brought(owed, spoken.moments)

    def _below(self, spoken: Spoken) -> str:
        signature = self._signature
        bank = ", ".join(filter(None, (signature.site, signature.place)))
        help_ = ", ".join(filter(None, (signature.help_where, signature.help_phone)))
        return "\n".join([bank, spoken.words["help"].format(help=help_)] if help_ else [bank])


def _filled(spoken: Spoken, name: str, values: Mapping[str, str]) -> str:
    """A sentence; nothing where the notice lacks what it would tell, for the rest is worth telling."""
    try:
        return spoken.words[name].format(**values)
    except KeyError:
        return ""


def _greeting(spoken: Spoken, owed: OwedNotice) -> str:
    return "" if owed.notice.for_facilities else spoken.words["hello"].format(name=owed.name)


def _brought(owed: OwedNotice, moments: Moments) -> dict[str, str]:
    """What is read off the pass or the invitation that the notice brings."""
    shown = owed.shown
    if shown is None:
        code = owed.secret if owed.invitation is None else owed.invitation[1]
        return {"code": in_fours(code)} if code else {}
    found = {"code": in_fours(shown.code), "bank": shown.bank, "place_of_bank": shown.place}
    if shown.code_until is not None:
        found["code_until"] = moments.said(shown.code_until)
    if shown.hours is not None:
        found |= {"begins": moments.clock(shown.hours.begins), "ends": moments.clock(shown.hours.ends)}
    return found


def _sentences(owed: OwedNotice, now: datetime) -> Iterator[str]:
    """The names of the words that a notice is made of; its title first."""
    if owed.notice.kind in _OF_THEIR_OWN:
        yield from _OF_THEIR_OWN[owed.notice.kind](owed)
    else:
        yield from _usual(owed.notice, now)


def _usual(notice: Notice, now: datetime) -> Iterator[str]:
    kind, detail = notice.kind, notice.detail
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


def _flagged(owed: OwedNotice) -> Iterator[str]:
    notice = owed.notice
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


def _arrived(owed: OwedNotice) -> Iterator[str]:
    kind = owed.notice.kind.value
    yield f"{kind}.title"
    yield kind if owed.about else f"{kind}.unnamed"
    yield f"{kind}.next"


def _gone(owed: OwedNotice) -> Iterator[str]:
    why = owed.notice.detail.get("why", "left")
    yield "gone.title" if why == "left" else f"gone.{why}.title"
    yield f"gone.{why}" if owed.about else f"gone.{why}.unnamed"
    if why == "over":
        yield "gone.over.next"
    if "door" in owed.notice.detail:
        yield "gone.door"
        yield from [] if why == "over" else ["gone.door.next"]
    elif why != "over":
        yield "gone.next"


def _pass(owed: OwedNotice) -> Iterator[str]:
    yield "pass.title"
    yield "pass"
    shown = owed.shown
    if shown is not None:
        yield from ["pass.hours"] if shown.hours is not None else []
        yield from ["pass.place"] if shown.place else []
        yield "pass.qr"
        if shown.code:
            yield "pass.code.until" if shown.code_ends_sooner else "pass.code"
        yield from [] if shown.confirmed else ["pass.unconfirmed"]


def _opened(owed: OwedNotice) -> Iterator[str]:
    why = f"opened.{owed.notice.detail.get('why', '')}"
    yield "opened.title"
    yield "opened"
    yield from [why] if why in WORDS else []
    yield "opened.next"


def _item_found(_: OwedNotice) -> Iterator[str]:
    yield "item found.title"
    yield "item found"
    yield "item found.until"
    yield "item found.next"


def _alarm(owed: OwedNotice) -> Iterator[str]:
    detail = owed.notice.detail
    yield "alarm.title.door" if "door" in detail else "alarm.title"
    yield f"alarm.{detail['alarm']}"
    yield from ["alarm.device"] if "device" in detail else []
    yield "alarm.next"


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


_OF_THEIR_OWN: Mapping[NoticeKind, Callable[[OwedNotice], Iterator[str]]] = {
    NoticeKind.FLAGGED: _flagged,
    NoticeKind.ARRIVED: _arrived,
    NoticeKind.STAYED: _arrived,
    NoticeKind.GONE: _gone,
    NoticeKind.PASS: _pass,
    NoticeKind.OPENED: _opened,
    NoticeKind.ITEM_FOUND: _item_found,
    NoticeKind.ALARM: _alarm,
}
