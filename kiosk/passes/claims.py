"""A pass as the claims of a CBOR Web Token (RFC 8392).

What others know of has its registered number; what is only ours lies in a map under one number for private use.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time, timedelta
from typing import TypeVar

from kiosk.domain.compartments import Size
from kiosk.domain.hours import Span
from kiosk.domain.passes import LONGEST, Pass
from kiosk.domain.people import PersonKind
from kiosk.passes import cbor
from kiosk.passes.values import checked_text, from_hex, from_seconds, to_seconds

ID_BYTES = 8
HOST_BYTES = 6

_AUDIENCE, _EXPIRES, _NOT_BEFORE, _ISSUED, _ID = 3, 4, 5, 6, 7
OURS = -65537  # the first number that is for private use
_TENANT, _SIZE, _REACHABLE, _KIND, _HOURS, _HOST = range(1, 7)
_CONTRACTOR = 1
_DAY_MINUTES = 24 * 60

Found = TypeVar("Found")


def encode(one: Pass) -> bytes:
    """The claims of this pass. ``ValueError``, with a sentence, where it breaks a rule that ``decode`` holds."""
    if not timedelta(0) < one.ends_at - one.starts_at <= LONGEST:
        raise ValueError(f"A pass ends after it begins, and lasts at most {LONGEST.days} days.")
    claims: dict[int, cbor.Value] = {
        _AUDIENCE: checked_text(one.bank),
        _EXPIRES: to_seconds(one.ends_at),
        _NOT_BEFORE: to_seconds(one.starts_at),
        _ISSUED: to_seconds(one.issued_at),
        _ID: from_hex(one.id, ID_BYTES),
    }
    ours = _ours(one)
    return cbor.encode({**claims, OURS: ours} if ours else claims)


def _ours(one: Pass) -> dict[int, cbor.Value]:
    """What is not said is as usual: the bank's own tenant, any size, a visitor, all day."""
    ours: dict[int, cbor.Value] = {}
    if one.tenant is not None:
        ours[_TENANT] = checked_text(one.tenant)
    if one.size is not None:
        ours[_SIZE] = one.size.value
    if one.reachable:
        ours[_REACHABLE] = True
    if one.kind is PersonKind.CONTRACTOR:
        ours[_KIND] = _CONTRACTOR
    elif one.kind is not PersonKind.VISITOR:
        raise ValueError("A pass is for a visitor or a contractor.")
    if one.hours is not None:
        ours[_HOURS] = [_minute(one.hours.begins), _minute(one.hours.ends)]
    if one.host is not None:
        ours[_HOST] = from_hex(one.host, HOST_BYTES)
    return ours


def _minute(at: time) -> int:
    if at.second or at.microsecond or at.tzinfo is not None:
        raise ValueError("The hours of a pass are whole minutes of local time.")
    return at.hour * 60 + at.minute


def decode(data: bytes) -> Pass:
    """The pass. ``ValueError`` unless these are exactly the bytes that ``encode`` makes of it."""
    told = cbor.decode(data)
    if not isinstance(told, Mapping):
        told = {}
    ours = _of(told, OURS, dict) or {}
    size, hours, host = _of(ours, _SIZE, str), _of(ours, _HOURS, list), _of(ours, _HOST, bytes)
    one = Pass(
        _needed(told, _ID, bytes).hex(),
        _needed(told, _AUDIENCE, str),
        issued_at=from_seconds(_needed(told, _ISSUED, int)),
        starts_at=from_seconds(_needed(told, _NOT_BEFORE, int)),
        ends_at=from_seconds(_needed(told, _EXPIRES, int)),
        tenant=_of(ours, _TENANT, str),
        size=None if size is None else Size(size),
        reachable=_REACHABLE in ours,
        kind=PersonKind.CONTRACTOR if _KIND in ours else PersonKind.VISITOR,
        hours=None if hours is None else _span(hours),
        host=None if host is None else host.hex(),
    )
    if encode(one) != data:
        raise ValueError("claims that are unknown, or of another form")
    return one


def _of(told: Mapping[int, cbor.Value], key: int, kind: type[Found]) -> Found | None:
    """What is told under this key, None where nothing is. ``ValueError`` where it is of another type."""
    value = told.get(key)
    if value is not None and type(value) is not kind:
        raise ValueError("a claim of another type")
    return value


def _needed(told: Mapping[int, cbor.Value], key: int, kind: type[Found]) -> Found:
    value = _of(told, key, kind)
    if value is None:
        raise ValueError("a claim is missing")
    return value


def _span(value: Sequence[cbor.Value]) -> Span:
    match value:
        case [int() as begins, int() as ends] if min(begins, ends) >= 0 and max(begins, ends) < _DAY_MINUTES:
            return Span(time(*divmod(begins, 60)), time(*divmod(ends, 60)))
        case _:
            raise ValueError("no hours")
