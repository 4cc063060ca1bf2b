"""A slip as bytes, which python-escpos makes.

To be imported when a printer is connected, on its own thread: the library reads a data base of printers as it is
imported, which takes 0.2 s.
"""

import logging
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drivers.printers.base import Item, QrCode
from drivers.printers.escpos.letters import CODE_PAGES, lines

if TYPE_CHECKING:
    from escpos.printer import Dummy

MOST_QR = 2331
"""Bytes that a QR code of level M holds."""

_LEVEL_M = 1  # a smudge over 15 % of it can be made good
_TEARING_EDGE = 6  # lines as far as the edge for tearing off is away


@dataclass(frozen=True, slots=True)
class Paper:
    """What a slip is printed on, and with: ``columns`` of the normal letters, a QR code's modules in dots."""

    columns: int
    qr_dots: int
    code_page: str
    cut: bool


def slip_bytes(slip: Sequence[Item], paper: Paper) -> bytes:
    """A whole slip, cut off at its end. Raises ValueError for a QR code that is too long or not ASCII."""
    to = _KEEPER()
    to.hw("INIT")
    to.charcode(CODE_PAGES[paper.code_page])
    to.set(align="center")
    for item in slip:
        _add(to, item, paper)
    if paper.cut:
        to.cut(feed=False)  # the command itself feeds as far as the knife is away
    else:
        to.print_and_feed(_TEARING_EDGE)
    data: bytes = to.output
    return data


def _add(to: "Dummy", item: Item, paper: Paper) -> None:
    if isinstance(item, QrCode):
        to.qr(_checked(item.text), ec=_LEVEL_M, size=paper.qr_dots, native=True)
        to.ln()
        return
    times = 2 if item.large else 1
    printed = list(lines(item, paper.columns, paper.code_page))
    if printed:
        to.set(custom_size=True, width=times, height=times)
    for line in printed:
        to.textln(line)


def _checked(text: str) -> str:
    size = len(text.encode("ascii"))
    if not 0 < size <= MOST_QR:
        raise ValueError(f"A QR code holds 1 to {MOST_QR} letters, not {size}.")
    return text


def _library() -> "type[Dummy]":
    """The printer of python-escpos that keeps what it would send.

    When it is imported, the library gives the root logger a handler where there is none, and makes a folder in the
    system's temporary one that it never removes: neither is ours to leave behind.
    """
    handler = logging.NullHandler()
    logging.root.addHandler(handler)
    try:
        from escpos import capabilities
        from escpos.printer import Dummy
    finally:
        logging.root.removeHandler(handler)
    if "ESCPOS_CAPABILITIES_PICKLE_DIR" not in os.environ:
        shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
    keeper: type[Dummy] = Dummy
    return keeper


_KEEPER = _library()
