"""Policies and scopes as JSON, value by value: what is read back is equal to what was written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.domain.assignments import Model
from kiosk.domain.compartments import Size
from kiosk.domain.hours import OpeningHours, Span
from kiosk.domain.policy import AtExpiry, Policy, SecondFactor, SecondTap
from kiosk.domain.shifts import Shift

Plain = Any  # what JSON knows


def to_json(policy: Policy) -> str:
    """The whole policy."""
    return settings_to_json({one.name: getattr(policy, one.name) for one in fields(policy)})


def from_json(body: str) -> Policy:
    """The reverse; a setting that this version knows and the text does not has its default."""
    return Policy(**settings_from_json(body))


def settings_to_json(settings: Mapping[str, Any]) -> str:
    """Some of a policy's settings, as a scope has them."""
    plain = {name: None if value is None else _CODECS[name][0](value) for name, value in settings.items()}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def settings_from_json(body: str) -> dict[str, Any]:
    """The reverse; settings of another version are left out."""
    plain: Mapping[str, Plain] = json.loads(body)
    known = {name: value for name, value in plain.items() if name in _CODECS}
    return {name: None if value is None else _CODECS[name][1](value) for name, value in known.items()}


def fingerprint(body: str) -> str:
    """The id of a stored policy: the same for the same content."""
    return hashlib.sha256(body.encode()).hexdigest()[:16]


def _span_out(span: Span) -> Plain:
    return [span.begins.isoformat(), span.ends.isoformat()]


def _span_in(plain: Plain) -> Span:
    return Span(*(time.fromisoformat(one) for one in plain))


def _hours_out(hours: OpeningHours) -> Plain:
    return {
        "week": [[_span_out(span) for span in day] for day in hours.week],
        "exceptions": [[day.isoformat(), [_span_out(span) for span in spans]] for day, spans in hours.exceptions],
    }


def _hours_in(plain: Plain) -> OpeningHours:
    return OpeningHours(
        tuple(tuple(_span_in(span) for span in day) for day in plain["week"]),
        tuple((date.fromisoformat(day), tuple(_span_in(span) for span in spans)) for day, spans in plain["exceptions"]),
    )


def _shifts_out(shifts: tuple[Shift, ...]) -> Plain:
    return [[one.name, _span_out(one.span), sorted(one.days)] for one in shifts]


def _shifts_in(plain: Plain) -> tuple[Shift, ...]:
    return tuple(Shift(name, _span_in(span), frozenset(days)) for name, span, days in plain)


def _seconds(length: timedelta) -> Plain:
    return length.total_seconds()


def _length(seconds: Plain) -> timedelta:
    return timedelta(seconds=seconds)


Codec = tuple[Callable[[Any], Plain], Callable[[Plain], Any]]

_SAME: Codec = (lambda value: value, lambda plain: plain)
_LASTING: Codec = (_seconds, _length)

_CODECS: Mapping[str, Codec] = {
    "model": (lambda model: model.value, Model),
    "timezone": (lambda zone: zone.key, ZoneInfo),
    "release": (time.isoformat, time.fromisoformat),
    "release_at_closing": _SAME,
    "hours": (_hours_out, _hours_in),
    "shifts": (_shifts_out, _shifts_in),
    "idle": _LASTING,
    "longest_stay": _LASTING,
    "warn_before": (lambda times: [_seconds(one) for one in times], lambda plain: tuple(_length(one) for one in plain)),
    "extend_by": _LASTING,
    "extensions": _SAME,
    "most_doors": _SAME,
    "sizes": (lambda sizes: sorted(one.value for one in sizes), lambda plain: frozenset(Size(one) for one in plain)),
    "zones": (sorted, frozenset),
    "prefer_zone": _SAME,
    "walk_up_share": _SAME,
    "second_tap": (lambda one: one.value, SecondTap),
    "at_expiry": (lambda one: one.value, AtExpiry),
    "grace": _LASTING,
    "flag_after": _LASTING,
    "second_factor": (lambda one: one.value, SecondFactor),
    "early": _LASTING,
    "no_show_after": _LASTING,
    "claim_within": _LASTING,
    "share_for": _LASTING,
}
