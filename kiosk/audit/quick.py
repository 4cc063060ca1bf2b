"""The line that nearly all lines of a full export are, read with one pattern: four times as fast as with care.

That is a line without genesis and checkpoints, in which nothing but quotation marks is escaped. It says nothing about
any other line: those are read with care (``line.py``, ``header.py``), and so is whatever turns out to be wrong.
"""

from __future__ import annotations

import re
from binascii import unhexlify
from functools import lru_cache
from typing import NamedTuple

from kiosk.audit.chain import VERSION
from kiosk.audit.fault import Wrong
from kiosk.audit.header import CLOCKS, EPOCH, INSTANT, SEQ, TYPE, Header, check_detail
from kiosk.audit.line import LONGEST, Line

_PLAIN = r"[ !#-\[\]-~]*+"  # what needs no escape in a header
_TEXT = f'"{_PLAIN}"'
_HEADER = (
    rf'\{{"v":{VERSION},"epoch":"({EPOCH})","seq":({SEQ}),"type":"({TYPE})","at":"({INSTANT})","clock":'
    rf'"({"|".join(CLOCKS)})","boot":{_TEXT},"mono_ns":(?:0|{SEQ}),'
    rf'(?:"bank":{_TEXT},)?(?:"door":{_TEXT},)?(?:"assignment":{_TEXT},)?(?:"opening":{_TEXT},)?'
    rf'"detail":(\{{{_PLAIN}(?:"{_PLAIN})*+)'
).replace('"', r"\\" + '"')
_PERSONAL = r'[^\x00-\x1f"\\]*+(?:\\"[^\x00-\x1f"\\]*+)*+'
_HASH = "[0-9a-f]{64}"
_LINE = re.compile(
    (
        rf'\{{"header":"({_HEADER})","personal":(?:null,"salt":null|"({_PERSONAL})","salt":"({_HASH})"),'
        rf'"commitment":(?:null|"({_HASH})"),"hash":"({_HASH})"\}}\n'
    ).encode()
)


class Read(NamedTuple):
    """What is to be hashed, compared and counted of a line. Texts are the bytes that they are hashed as."""

    header: bytes
    epoch: bytes
    seq: int
    type: bytes
    at: bytes
    clock: bytes
    personal: bytes | None
    salt: bytes | None
    commitment: bytes | None
    hash: bytes


def read(raw: bytes) -> Read | None:
    """The line, if ``parse_line`` and ``parse_header`` would take it; None where only they can tell."""
    match = _LINE.fullmatch(raw)
    if match is None or len(raw) > LONGEST:
        return None
    header, epoch, seq, kind, at, clock, detail, personal, salt, commitment, hashed = match.groups()
    if not _is_detail(detail):
        return None
    if personal is not None:
        if commitment is None or not _is_utf8(personal):
            return None
        personal, salt = personal.translate(None, b"\\"), unhexlify(salt)
    if commitment is not None:
        commitment = unhexlify(commitment)
    # A backslash stands before quotation marks only, so that taking all of them away is what unescaping is.
    header = header.translate(None, b"\\")
    return Read(header, epoch, int(seq), kind, at, clock, personal, salt, commitment, unhexlify(hashed))


def read_of(line: Line, header: Header) -> Read:
    """The same of a line that was read with care."""
    return Read(
        header=line.header.encode(),
        epoch=header.epoch.encode(),
        seq=header.seq,
        type=header.type.encode(),
        at=header.at.encode(),
        clock=header.clock.encode(),
        personal=None if line.personal is None else line.personal.encode(),
        salt=line.salt,
        commitment=line.commitment,
        hash=line.hash,
    )


@lru_cache(maxsize=4096)
def _is_detail(escaped: bytes) -> bool:
    """Whether these are details, and the brace that closes the header. They repeat: so they are remembered."""
    if not escaped.endswith(b"}"):
        return False
    try:
        check_detail(escaped[:-1].translate(None, b"\\").decode())
    except Wrong:
        return False
    return True


def _is_utf8(text: bytes) -> bool:
    if text.isascii():
        return True
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True
