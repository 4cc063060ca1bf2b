"""A trust file: what a bank must know to take a reception kiosk's passes where no upstream tells it.

JSON, a line each: what it is and whose key, the codes of the banks' pools, the passes that were ended before their
time, and a signature over all lines before it by the key that the file brings. As with a key card, that proves that
the file is whole, and not whose key it is.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from kiosk.domain.compartments import Size
from kiosk.domain.passes import PoolCode, TrustedKey, key_id
from kiosk.passes import ed25519
from kiosk.passes.values import checked_text, from_hex, from_seconds, to_seconds

FORMAT = "locker-kiosk trust file 1"
LARGEST_BYTES = 16 << 20  # 200 codes a day for a week and for 40 banks
ID_BYTES = 8
VERIFIER_BYTES = 32

_ANY_FORMAT = "locker-kiosk trust file "
_STAMP = "%Y-%m-%dT%H:%M:%SZ"
_NONE = "This is no trust file. Name the one that `trust export` wrote."
_NEWER = "This trust file is of a newer version. Update this kiosk first."
_CHANGED = "This trust file is cut off, or was changed since it was written. Export and copy it again."
_LARGE = "This file is too large for a trust file. Name the one that `trust export` wrote."


class NotATrustFile(ValueError):
    """Why this file is not taken, and what to do, in two sentences."""


@dataclass(frozen=True, slots=True)
class TrustFile:
    """``revoked``: passes that were ended, each with the instant from which it would be refused anyway."""

    key: TrustedKey
    made_at: datetime
    codes: tuple[PoolCode, ...] = ()
    revoked: tuple[tuple[str, datetime], ...] = ()


def write(file: TrustFile, private: bytes) -> bytes:
    """The content of the file, the same each time. ``ValueError``, with a sentence, for what can't be in one.

    Instants are whole seconds; that of ``made_at`` is cut to one.
    """
    body = _body(file)
    content = body + _line({"signature": _base64(ed25519.sign(_labelled(body), private))})
    if len(content) > LARGEST_BYTES:
        raise ValueError("There are too many codes for one trust file. Let the banks have fewer a day.")
    return content


def read(content: bytes) -> TrustFile:
    """What the file brings, as ``write`` has it. ``NotATrustFile`` where it can't be read, or was changed."""
    if len(content) > LARGEST_BYTES:
        raise NotATrustFile(_LARGE)
    *lines, last = content.splitlines(keepends=True) or [b""]
    _check_format(lines)
    try:
        body = content[: len(content) - len(last)]
        file = _file([_parsed(line) for line in lines])
        signature = base64.b64decode(_parsed(last)["signature"], validate=True)
        # Nothing but what ``write`` writes: so nothing can be in it that is not looked at.
        whole = _body(file) == body and _line({"signature": _base64(signature)}) == last
    except (ValueError, KeyError, TypeError):
        raise NotATrustFile(_CHANGED) from None
    if not whole or not ed25519.is_signed(_labelled(body), signature, file.key.public):
        raise NotATrustFile(_CHANGED)
    return file


def _check_format(lines: Sequence[bytes]) -> None:
    """Raise ``NotATrustFile`` for other files, and for newer ones."""
    try:
        told = _parsed(lines[0])["format"] if lines else ""
    except (ValueError, KeyError, TypeError):
        told = ""
    if told != FORMAT:
        is_newer = isinstance(told, str) and told.startswith(_ANY_FORMAT)
        raise NotATrustFile(_NEWER if is_newer else _NONE)


def _labelled(body: bytes) -> bytes:
    """What is signed can't be taken for anything else that this key signs, which begins otherwise."""
    return FORMAT.encode() + b"\0" + body


def _body(file: TrustFile) -> bytes:
    return b"".join(map(_line, [_head(file), *map(_code, file.codes), *map(_ended, file.revoked)]))


def _line(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line)
    except RecursionError:
        raise ValueError("lists in lists in lists") from None


# --- the lines: each as it is written, and as it is read


def _head(file: TrustFile) -> dict[str, Any]:
    key = file.key
    return {
        "format": FORMAT,
        "issuer": checked_text(key.issuer),
        "site": checked_text(key.site, may_be_empty=True),
        "tenants": [checked_text(one) for one in sorted(key.tenants)],
        "key": key.public.hex(),
        "made": _stamp(file.made_at.replace(microsecond=0)),
    }


def _code(one: PoolCode) -> dict[str, Any]:
    return {
        "code": from_hex(one.pass_id, ID_BYTES).hex(),
        "bank": checked_text(one.bank),
        "size": one.size.value,
        "from": _stamp(one.starts_at),
        "until": _stamp(one.ends_at),
        "hash": from_hex(one.verifier.hex(), VERIFIER_BYTES).hex(),
    }


def _ended(one: tuple[str, datetime]) -> dict[str, Any]:
    return {"ended": from_hex(one[0], ID_BYTES).hex(), "until": _stamp(one[1])}


def _file(lines: Sequence[Any]) -> TrustFile:
    head, rest = lines[0], lines[1:]
    public = from_hex(head["key"], ed25519.KEY_BYTES)
    key = TrustedKey(key_id(public), public, head["issuer"], head["site"], frozenset(head["tenants"]))
    codes = tuple(_read_code(line) for line in rest if "code" in line)
    ended = tuple((line["ended"], _instant(line["until"])) for line in rest if "ended" in line)
    return TrustFile(key, _instant(head["made"]), codes, ended)


def _read_code(line: Any) -> PoolCode:
    window = _instant(line["from"]), _instant(line["until"])
    return PoolCode(line["code"], line["bank"], Size(line["size"]), *window, bytes.fromhex(line["hash"]))


def _stamp(at: datetime) -> str:
    return from_seconds(to_seconds(at)).strftime(_STAMP)


def _instant(stamp: str) -> datetime:
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
