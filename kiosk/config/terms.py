"""The terms that visitors accept: a text for each language, in a folder beside the site file."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk.config.faults import harmless
from kiosk.config.reading import Reading
from kiosk.config.tables import VisitorsTable

# Nobody who wants to come in reads more: some eight pages.
MOST_BYTES = 20_000

_PLACE = ("visitors", "terms")


def read_terms(reading: Reading, visitors: VisitorsTable, languages: Sequence[str], folder: Path) -> Mapping[str, str]:
    """The texts by language, of those that the screen offers; the first of these must be there.

    ``folder`` is the one that the site file is in. What is wrong is a fault at the line that names the folder.
    """
    if visitors.terms is None:
        return {}
    place = folder.absolute() / visitors.terms
    if not place.is_dir():
        reading.fault(
            _PLACE, f"There is no folder {harmless(str(place), 200)}. Make it, with a text for each language."
        )
        return {}
    found = {language: _text(reading, place / f"{language}.txt") for language in languages}
    texts = {language: text for language, text in found.items() if text is not None}
    if not reading.faults and languages and languages[0] not in texts:
        name = f"{languages[0]}.txt"
        reading.fault(_PLACE, f"The folder has no {name}, the text in the first of the languages. Write it.")
    return texts


def _text(reading: Reading, path: Path) -> str | None:
    """None where there is no such file, or it can't be used."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "it can't be opened"
        reading.fault(_PLACE, f"{path.name} can't be read ({reason}). Change its owner or its permissions.")
        return None
    try:
        return _checked(content)
    except ValueError as error:
        reading.fault(_PLACE, f"{path.name} {error}")
        return None


def _checked(content: bytes) -> str:
    """The text; a ValueError goes on after the name of the file."""
    if len(content) > MOST_BYTES:
        raise ValueError(f"is longer than {MOST_BYTES // 1000} kB, and nobody at the door reads so much. Shorten it.")
    try:
        decoded = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("has a character that is not UTF-8. Save it as UTF-8 in your editor.") from None
    text = unicodedata.normalize("NFC", "\n".join(line.expandtabs().rstrip() for line in decoded.splitlines())).strip()
    if not text:
        raise ValueError("is empty. Write what visitors are to accept.")
    if not all(one.isprintable() or one == "\n" for one in text):
        raise ValueError("holds a character that can't be shown. Save it as plain text.")
    return text
