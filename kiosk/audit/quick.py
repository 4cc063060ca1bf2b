"""The line that nearly all lines of a full export are, read with one pattern: twice as fast as with a JSON parser.

That is a line without genesis and checkpoints, in which nothing but quotation marks is escaped. It says nothing about
any other line: those are read with care (``line.py``, ``header.py``), and so is whatever turns out to be wrong.
"""

from __future__ import annotations

import re

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
    rf'\{{"header":"({_HEADER})","personal":(?:null,"salt":null|"({_PERSONAL})","salt":"({_HASH})"),'
    rf'"commitment":(?:null|"({_HASH})"),"hash":"({_HASH})"\}}\n'
)


def read(raw: bytes) -> tuple[Line, Header] | None:
    """What ``parse_line`` and ``parse_header`` make of it; None where only they can tell."""
    try:
        match = _LINE.fullmatch(raw.decode())
    except UnicodeDecodeError:
        return None
    if match is None or len(raw) > LONGEST:
        return None
    header, epoch, seq, kind, at, clock, detail, personal, salt, commitment, hashed = match.groups()
    if not detail.endswith("}") or (personal is not None and commitment is None):
        return None
    try:
        check_detail(_unescaped(detail[:-1]))  # the last brace closes the header
    except Wrong:
        return None
    line = Line(
        header=_unescaped(header),
        personal=None if personal is None else _unescaped(personal),
        salt=None if salt is None else bytes.fromhex(salt),
        commitment=None if commitment is None else bytes.fromhex(commitment),
        hash=bytes.fromhex(hashed),
    )
    return line, Header(epoch, int(seq), kind, at, clock)


def _unescaped(text: str) -> str:
    """The text without its backslashes, each of which stands before a quotation mark. Bytes lose them faster."""
    return text.encode().translate(None, b"\\").decode()
