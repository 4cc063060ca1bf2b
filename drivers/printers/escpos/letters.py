"""What a slip says, in letters that its printer has, and cut into lines as wide as its paper. Pure."""

import textwrap
import unicodedata
from collections.abc import Iterator

from drivers.printers.base import Line

CODE_PAGES = {"pc858": "CP858", "wpc1252": "CP1252", "pc850": "CP850", "pc437": "CP437"}
"""The settings' names of the code pages, and what Python and python-escpos both call them."""

# What no decomposition takes apart, in letters that every code page has.
_SIMILAR = """
ß=ss ẞ=SS æ=ae Æ=AE œ=oe Œ=OE þ=th Þ=Th ð=d Ð=D ø=o Ø=O ł=l Ł=L đ=d Đ=D ħ=h Ħ=H ı=i
–=- —=- ‐=- ‑=- −=- …=... ·=- •=- €=EUR ‘=' ’=' ‚=, “=" ”=" „=" «=" »=" ‹=' ›='
"""
_INSTEAD = str.maketrans(dict(pair.split("=") for pair in _SIMILAR.split()))


def spelled(text: str, code_page: str) -> str:
    """Text in a code page's letters: what it lacks without accents, in similar ones, or at last as a question mark."""
    letters = (one for one in unicodedata.normalize("NFC", text) if one.isprintable())
    return "".join(_spelled(one, CODE_PAGES[code_page]) for one in letters)


def lines(line: Line, columns: int, code_page: str) -> Iterator[str]:
    """A line as it is printed; nothing where it may be left out and most of its letters are lacking."""
    # Cut after it is spelled: a letter may have become two.
    text = spelled(line.text, code_page)
    if line.may_drop and text.count("?") - line.text.count("?") > len(text) // 2:
        return
    yield from textwrap.wrap(text, columns // 2 if line.large else columns) or [""]


def _spelled(letter: str, codec: str) -> str:
    plain = "".join(one for one in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(one))
    for instead in (letter, letter.translate(_INSTEAD), plain.translate(_INSTEAD)):
        try:
            instead.encode(codec)
        except UnicodeEncodeError:
            continue
        return instead
    return "?"
