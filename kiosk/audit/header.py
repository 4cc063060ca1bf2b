"""The header of an event: everything about it that is no personal data, as one JSON text.

    {"v":1,"epoch":"…","seq":7,"type":"door.opened","at":"…Z","clock":"…","boot":"…","mono_ns":…,
     "bank":"A","door":"07","assignment":"…","opening":"…","detail":{…}}

The four in the second line are there where they apply. A verifier meets a million of these, so what is the same in all
of them is read with one pattern, and the details, which repeat, are remembered.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from kiosk.audit import jsontext
from kiosk.audit.chain import VERSION
from kiosk.audit.fault import Kind, Wrong

UNTRUSTED = "untrusted"
CLOCKS = ("synchronised", "free-running", UNTRUSTED)
INSTANT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?Z"
EPOCH = r"[0-9a-f]{32}"
SEQ = r"[1-9][0-9]{0,18}"
TYPE = r"[a-z0-9._-]+"

_TEXT = r'"(?:[ !#-\[\]-~]|\\.)*+"'
_HEADER = re.compile(
    rf'\{{"v":{VERSION},"epoch":"({EPOCH})","seq":({SEQ}),"type":"({TYPE})","at":"({INSTANT})",'
    rf'"clock":"({"|".join(CLOCKS)})","boot":{_TEXT},"mono_ns":(?:0|{SEQ}),'
    rf'(?:"bank":{_TEXT},)?(?:"door":{_TEXT},)?(?:"assignment":{_TEXT},)?(?:"opening":{_TEXT},)?'
    r'"detail":(\{.*\})\}'
)
_FLAT = (str, int, bool, type(None))
_WHAT = "The header"
_SHAPE = "The header has not the keys and values of an event's header."


class Header(NamedTuple):
    """What a verifier needs of a header."""

    epoch: str
    seq: int
    type: str
    at: str
    clock: str


def parse_header(text: str) -> Header:
    """What the header says. Raises Wrong where no kiosk writes it so."""
    match = _HEADER.fullmatch(text)
    if match is None:
        raise _unlike(text)
    epoch, seq, kind, at, clock, told = match.groups()
    check_detail(told)
    if text.find("\\", 0, match.start(6)) >= 0:  # something is escaped, which can be done in more than one way
        _check_written(text)
    return Header(epoch, int(seq), kind, at, clock)


def detail(text: str) -> dict[str, Any]:
    """The event's details, of a header that was parsed before."""
    told = jsontext.mapping(text, _WHAT)["detail"]
    assert isinstance(told, dict)
    return told


@lru_cache(maxsize=4096)
def check_detail(text: str) -> None:
    """Raise Wrong unless a header can have this as its details."""
    told = _check_written(text)
    if any(type(value) not in _FLAT for value in told.values()):
        raise Wrong(Kind.SHAPE, _SHAPE)


def _check_written(text: str) -> dict[str, Any]:
    told = jsontext.mapping(text, _WHAT)
    if jsontext.ascii_only(told) != text:
        raise Wrong(Kind.BYTES, "The header is not written as a kiosk writes it.")
    return told


def _unlike(text: str) -> Wrong:
    try:
        told = jsontext.mapping(text, _WHAT)
    except Wrong as wrong:
        return wrong
    if "v" in told and told["v"] != VERSION:
        return Wrong(Kind.VERSION, "The event's format has a version that is not known here. A newer verifier may be.")
    return Wrong(Kind.SHAPE, _SHAPE)
