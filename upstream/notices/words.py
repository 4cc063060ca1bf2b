"""Notices in words. English: what a person reads in their own language, the kiosk tells them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from upstream.notices.owed import Owed
from upstream.notices.ways import Letter

_WORDS: Mapping[str, tuple[str, str]] = {
    "booking-rejected": (
        "Your locker booking can't be kept",
        (
            "Bank {bank} has no compartment for you {when}.{why} Your booking was given up: please book another bank, "
            "or another time.{elsewhere}"
        ),
    ),
    "booking-reassigned": (
        "Your locker booking: another compartment",
        "Bank {bank} keeps {instead} for you {when}.{why} You need not do anything.",
    ),
    "booking-no-show": (
        "Your locker booking was given up",
        (
            "Nobody came for the compartment that bank {bank} kept for you {when}, so others may have it now.{why} "
            "Please book again if you still need one."
        ),
    ),
    "alarm": (
        "Locker kiosk {kiosk}: {what}",
        (
            "{sentence}\n\nSomebody has to look into it. `locker-upstream alarm list --tenant {tenant}` shows it, and "
            "`locker-upstream alarm clear` clears it."
        ),
    ),
    "not-delivered": (
        "A notice could not be delivered",
        "For three days, a notice to {person} could not be delivered.{why} It was about this: {about}.",
    ),
}
_ALARMS: Mapping[str, str] = {
    "fork": "its record was told in two ways",
    "gap": "a part of its record is missing",
    "rolled-back": "its disk was put back",
    "opaque": "it sent an event that can't be understood",
}
_ENDING = "\n\nNobody reads what is sent to this address."


def letter(owed: Owed, zone: ZoneInfo) -> Letter:
    """A notice as it is sent; times are those of ``zone``. Raises KeyError where nobody knows how to say it."""
    title, body = _WORDS[owed.kind]
    values = {**owed.detail, "tenant": owed.tenant, "when": _when(owed.detail, zone), "why": _why(owed.detail)}
    values |= {"elsewhere": _elsewhere(owed.detail), "instead": _instead(owed.detail)}
    if owed.kind == "alarm":
        values["what"] = _ALARMS.get(str(owed.detail["kind"]), str(owed.detail["kind"]))
    if owed.kind == "not-delivered":
        values["about"] = _WORDS[str(owed.detail["kind"])][0]
    return Letter(title.format_map(values), body.format_map(values) + _ENDING, _reference(owed))


def _when(detail: Mapping[str, Any], zone: ZoneInfo) -> str:
    if "start" not in detail:
        return ""
    start, end = (datetime.fromisoformat(detail[name]).astimezone(zone) for name in ("start", "end"))
    until = f"{end:%H:%M}" if start.date() == end.date() else _moment(end)
    return f"from {_moment(start)} until {until} ({zone.key} time)"


def _moment(at: datetime) -> str:
    return f"{at:%A}, {at.day} {at:%B %Y}, {at:%H:%M}"


def _why(detail: Mapping[str, Any]) -> str:
    """As a sentence after another one."""
    why = str(detail.get("why") or "").strip()
    return f" {why}{'' if why.endswith(('.', '!', '?')) else '.'}" if why else ""


def _elsewhere(detail: Mapping[str, Any]) -> str:
    """Where there was room, as a sentence after another one."""
    banks = dict.fromkeys(str(one["bank"]) for one in detail.get("alternatives") or ())
    return f" When this was written, there was room at bank {' or '.join(banks)}." if banks else ""


def _instead(detail: Mapping[str, Any]) -> str:
    given = detail.get("given")
    return f"a compartment of size {given} instead of {detail['size']}" if given else "another compartment"


def _reference(owed: Owed) -> str:
    """What is the same in each letter about one notice, and in no other's."""
    return f"notice-{owed.id}.{owed.created_at:%Y%m%d%H%M%S.%f}@locker-upstream.invalid"
