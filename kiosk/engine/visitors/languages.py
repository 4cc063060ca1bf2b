"""The language that a visitor reads here: theirs as far as the screens have it."""

from __future__ import annotations

from kiosk.engine.kiosk import Kiosk


def read_here(kiosk: Kiosk, language: str | None) -> str | None:
    """Theirs, or what it is a variety of (``de-AT``: ``de``), or the site's usual one.

    Who has chosen none (``None``) reads the usual one. Where no languages are set, it is returned as it is.
    """
    known = kiosk.settings.visitors.languages
    if not known:
        return language
    wanted = "" if language is None else language.replace("_", "-").casefold()
    by_name = {one.casefold(): one for one in reversed(known)}
    return by_name.get(wanted) or by_name.get(wanted.split("-")[0]) or known[0]


def speak(kiosk: Kiosk, language: str | None) -> None:
    """The screens are in it, as if whoever stands there had chosen it."""
    if language is not None:
        kiosk.display.speak(language)
