"""A door that upstream asks to be opened: checked, and the words cut to what the record takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from kiosk.domain.reasons import MOST_WORDS
from kiosk.engine.upstream.taking import NotUnderstood
from kiosk.engine.upstream.told_fields import instant, line, text

LONGEST_LIFE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class ToldOpening:
    """Asked for and good until these instants of upstream's clock; ``by`` somebody, for what ``words`` say."""

    bank: str
    door: str
    asked_at: datetime
    expires_at: datetime
    by: str = field(repr=False)
    words: str = field(repr=False)


def is_for(kiosk_id: str, value: Mapping[str, Any]) -> bool:
    """Whether this kiosk is asked."""
    return value.get("kiosk") == kiosk_id


def read(value: Mapping[str, Any]) -> ToldOpening:
    """``NotUnderstood`` also where it would be good for longer than a minute."""
    asked_at, expires_at = instant(value, "asked_at"), instant(value, "expires_at")
    if not timedelta(0) < expires_at - asked_at <= LONGEST_LIFE:
        raise NotUnderstood("An opening has to be good for a minute at most.")
    by, words = line(value, "by", MOST_WORDS), line(value, "reason", MOST_WORDS)
    return ToldOpening(text(value, "bank"), text(value, "door"), asked_at, expires_at, by, words)
