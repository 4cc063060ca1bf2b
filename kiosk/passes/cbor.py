"""The part of CBOR (RFC 8949) that passes are made of, in its deterministic form (4.2.1) and no other.

Whole numbers of up to 64 bits, bytes, texts, true and false, lists, and maps with numbers as keys. A library reads
more: tags that become patterns, mails, or lists which contain themselves, and all of it before the signature is known
to be right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Value = int | bytes | str | Sequence["Value"] | Mapping[int, "Value"]

DEEPEST = 4  # lists and maps in each other; a key card has three

_NUMBER, _NEGATIVE, _BYTES, _TEXT, _LIST, _MAP = range(6)  # the major types
_FALSE, _TRUE = b"\xf4", b"\xf5"


class NotCbor(ValueError):
    """These bytes are not what ``encode`` writes."""


def encode(value: Value) -> bytes:
    """The one form of this value. ``ValueError`` where it has none (a number of more than 64 bits)."""
    match value:
        case bool():
            return _TRUE if value else _FALSE
        case int():
            return _head(_NUMBER, value) if value >= 0 else _head(_NEGATIVE, -1 - value)
        case bytes():
            return _head(_BYTES, len(value)) + value
        case str():
            return _head(_TEXT, len(value.encode())) + value.encode()
        case Mapping():
            pairs = sorted(encode(key) + encode(one) for key, one in value.items())
            return _head(_MAP, len(pairs)) + b"".join(pairs)
        case _:
            return _head(_LIST, len(value)) + b"".join(map(encode, value))


def _head(major: int, number: int) -> bytes:
    if number < 24:
        return bytes([major << 5 | number])
    for step in range(4):
        if number < 1 << (8 << step):
            return bytes([major << 5 | 24 + step]) + number.to_bytes(1 << step, "big")
    raise ValueError("a number of more than 64 bits")


def decode(data: bytes) -> Value:
    """The value. ``NotCbor`` where anything is in another form, or left over."""
    value, _ = _value(data, 0, DEEPEST)
    # What is cut off or left over, heads longer than needed, other orders, keys that come twice: all of it shows here.
    if encode(value) != data:
        raise NotCbor("not in the deterministic form")
    return value


def _value(data: bytes, at: int, deeper: int) -> tuple[Value, int]:
    """What begins at ``at``, and where it ends. ``deeper``: how many lists and maps may still be in each other."""
    if data[at : at + 1] in (_FALSE, _TRUE):
        return data[at : at + 1] == _TRUE, at + 1
    major, number, at = _read_head(data, at)
    match major:
        case 0:
            return number, at
        case 1:
            return -1 - number, at
        case 2 | 3:
            return _string(data[at : at + number], major), at + number
        case 4 | 5 if deeper > 0:
            return (_list if major == _LIST else _map)(data, at, number, deeper - 1)
    raise NotCbor("a tag, a float, or too deep")


def _read_head(data: bytes, at: int) -> tuple[int, int, int]:
    """The major type, the number that goes with it, and where the head ends."""
    if at >= len(data):
        raise NotCbor("cut off")
    major, info = divmod(data[at], 32)
    if info < 24:
        return major, info, at + 1
    if info > 27:
        raise NotCbor("of no known length")
    width = 1 << (info - 24)
    return major, int.from_bytes(data[at + 1 : at + 1 + width], "big"), at + 1 + width


def _string(content: bytes, major: int) -> bytes | str:
    try:
        return content if major == _BYTES else content.decode()
    except UnicodeDecodeError:
        raise NotCbor("no UTF-8") from None


def _list(data: bytes, at: int, length: int, deeper: int) -> tuple[list[Value], int]:
    found: list[Value] = []
    for _ in range(length):  # however long it claims to be: it ends with the bytes
        value, at = _value(data, at, deeper)
        found.append(value)
    return found, at


def _map(data: bytes, at: int, length: int, deeper: int) -> tuple[dict[int, Value], int]:
    found: dict[int, Value] = {}
    for _ in range(length):
        key, at = _value(data, at, deeper)
        if type(key) is not int:
            raise NotCbor("a key that is no number")
        found[key], at = _value(data, at, deeper)
    return found, at
