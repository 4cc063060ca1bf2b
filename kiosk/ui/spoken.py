"""Texts and moments of several languages, looked up beforehand for whoever words something beside Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from kiosk.ui.languages import Languages
from kiosk.ui.moments import Moments


class Spoken(NamedTuple):
    """One language: what each of the words says in it, and how instants are said."""

    words: Mapping[str, str]
    moments: Moments


def spoken_in(
    languages: tuple[str, ...],
    context: str,
    words: Mapping[str, object],
    zone: ZoneInfo,
    now: Callable[[], datetime],
    folder: Path | None = None,
) -> dict[str, Spoken]:
    """By language. ``words``: English texts of this context. To be called on Qt's thread; what it made needs no Qt."""
    catalogue = Languages(languages, folder)
    return {
        language: Spoken(
            {name: catalogue.text(language, context, str(source)) for name, source in words.items()},
            Moments(catalogue, language, zone, now),
        )
        for language in languages
    }
