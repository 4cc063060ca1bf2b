"""ESC/POS: a slip as bytes, and what a printer says of itself. Pure.

Commands as in Epson's reference of ESC/POS; the README lists them.
"""

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drivers.printers.base import Item, Line, QrCode

ESC, GS, DLE, EOT = 0x1B, 0x1D, 0x10, 0x04

CODE_PAGES = {"pc858": 19, "wpc1252": 16, "pc850": 2, "pc437": 0}
"""The number that ``ESC t`` knows each by. Python calls wpc1252 cp1252, and the others by their numbers."""

# Real-time questions: answered at once, also while something prints or waits for paper.
ASK_PRINTER = bytes((DLE, EOT, 1))
ASK_OFFLINE = bytes((DLE, EOT, 2))
ASK_PAPER = bytes((DLE, EOT, 4))
# Answered in its turn, so when all that was sent before it is on paper.
ASK_WHEN_DONE = bytes((GS, 0x72, 1))

_OFFLINE = 0x08
_COVER_OPEN = 0x04
_NO_PAPER = 0x60
_NO_PAPER_WHEN_DONE = 0x0C

_QR_MODEL_2 = bytes((GS, 0x28, 0x6B, 4, 0, 0x31, 0x41, 0x32, 0))
_QR_LEVEL_M = bytes((GS, 0x28, 0x6B, 3, 0, 0x31, 0x45, 0x31))  # a smudge over 15 % of it can be made good
_QR_PRINT = bytes((GS, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30))
MOST_QR = 2331
"""Bytes that a QR code of level M holds."""

_INIT = bytes((ESC, 0x40))
_CENTRE = bytes((ESC, 0x61, 1))
_NORMAL, _DOUBLE = bytes((GS, 0x21, 0x00)), bytes((GS, 0x21, 0x11))
_CUT = bytes((GS, 0x56, 0x42, 0))  # feeds as far as the knife is away
_FEED_FOR_HAND = bytes((ESC, 0x64, 6))  # as far as the edge for tearing off is away

# What no decomposition takes apart, in letters that every code page has.
_SIMILAR = """
ß=ss ẞ=SS æ=ae Æ=AE œ=oe Œ=OE þ=th Þ=Th ð=d Ð=D ø=o Ø=O ł=l Ł=L đ=d Đ=D ħ=h Ħ=H ı=i
–=- —=- ‐=- ‑=- −=- …=... ·=- •=- €=EUR ‘=' ’=' ‚=, “=" ”=" „=" «=" »=" ‹=' ›='
"""
_INSTEAD = str.maketrans(dict(pair.split("=") for pair in _SIMILAR.split()))


@dataclass(frozen=True, slots=True)
class Paper:
    """What a slip is printed on, and with: ``columns`` of the normal letters, a QR code's modules in dots."""

    columns: int
    qr_dots: int
    code_page: str
    cut: bool


def slip_bytes(slip: Sequence[Item], paper: Paper) -> bytes:
    """A whole slip, cut off at its end. Raises ValueError for a QR code that is too long or not ASCII."""
    parts = [_INIT, bytes((ESC, 0x74, CODE_PAGES[paper.code_page])), _CENTRE]
    for item in slip:
        parts += [_qr(item.text, paper.qr_dots)] if isinstance(item, QrCode) else _lines(item, paper)
    parts.append(_CUT if paper.cut else _FEED_FOR_HAND)
    return b"".join(parts)


def encoded(text: str, code_page: str) -> bytes:
    """Text in a code page: what it lacks without its accents, in similar letters, or at last as a question mark."""
    codec = _codec(code_page)
    return b"".join(_encoded(one, codec) for one in unicodedata.normalize("NFC", text) if one.isprintable())


def no_paper(answer: int) -> bool:
    """Whether the answer to ASK_PAPER says so."""
    return bool(answer & _NO_PAPER)


def no_paper_when_done(answer: int) -> bool:
    """Whether the answer to ASK_WHEN_DONE says so."""
    return bool(answer & _NO_PAPER_WHEN_DONE)


def offline(answer: int) -> bool:
    """Whether the answer to ASK_PRINTER says that it prints nothing now."""
    return bool(answer & _OFFLINE)


def cover_open(answer: int) -> bool:
    """Whether the answer to ASK_OFFLINE says so."""
    return bool(answer & _COVER_OPEN)


def real_time_answer(data: bytes) -> int | None:
    """The first byte that can be an answer to a real-time question; XON, XOFF and other reports are none."""
    return next((one for one in data if one & 0x93 == 0x12), None)


def done_answer(data: bytes) -> int | None:
    """The first byte that can be an answer to ASK_WHEN_DONE."""
    return next((one for one in data if one & 0x90 == 0x00), None)


def _lines(line: Line, paper: Paper) -> Iterator[bytes]:
    columns = paper.columns // 2 if line.large else paper.columns
    # Wrapped as it is printed: a letter may have become two.
    text = encoded(line.text, paper.code_page).decode(_codec(paper.code_page))
    if line.may_drop and text.count("?") - line.text.count("?") > len(text) // 2:
        return
    yield _DOUBLE if line.large else _NORMAL
    for part in textwrap.wrap(text, columns) or [""]:
        yield part.encode(_codec(paper.code_page)) + b"\n"


def _qr(text: str, dots: int) -> bytes:
    data = text.encode("ascii")
    if not 0 < len(data) <= MOST_QR:
        raise ValueError(f"A QR code holds 1 to {MOST_QR} letters, not {len(data)}.")
    size = bytes((GS, 0x28, 0x6B, 3, 0, 0x31, 0x43, dots))
    store = bytes((GS, 0x28, 0x6B)) + (len(data) + 3).to_bytes(2, "little") + bytes((0x31, 0x50, 0x30)) + data
    return _QR_MODEL_2 + size + _QR_LEVEL_M + store + _QR_PRINT + b"\n"


def _codec(code_page: str) -> str:
    return {"wpc1252": "cp1252"}.get(code_page, code_page.replace("pc", "cp"))


def _encoded(letter: str, codec: str) -> bytes:
    plain = "".join(one for one in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(one))
    for instead in (letter, letter.translate(_INSTEAD), plain.translate(_INSTEAD)):
        try:
            return instead.encode(codec)
        except UnicodeEncodeError:
            continue
    return b"?"
