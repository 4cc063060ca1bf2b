"""One line of an export: an event, with all that is needed to check it.

A line is the JSON object of these keys in this order: ``genesis`` (on the first line of an epoch), ``header``,
``personal``, ``salt``, ``commitment``, ``hash``; in a selection ``previous`` and ``proof``; ``checkpoints`` where there
are any. Hashes are lower-case hex. Every byte is as ``Line.to_bytes`` writes it; anything else is a fault, so that two
files of the same content are the same file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from typing import Any, BinaryIO

from kiosk.audit import chain, jsontext
from kiosk.audit.fault import Kind, Wrong

LONGEST = 1 << 20
"""Bytes. No event comes near; without a bound, a file without line breaks would fill the memory."""

_BLOCK = 1 << 18  # bytes

_BASE = ("header", "personal", "salt", "commitment", "hash")
_FORMS = frozenset(
    (*genesis, *_BASE, *selected, *checkpoints)
    for genesis, selected, checkpoints in product(
        [(), ("genesis",)], [(), ("previous", "proof")], [(), ("checkpoints",)]
    )
)
_WHAT = "The line"
_SHAPE = "The line has not the keys and values of an export's line."

_quoted = jsontext.utf8


@dataclass(frozen=True, slots=True)
class Line:
    """An event as it is exported.

    Without personal data, ``personal``, ``salt`` and ``commitment`` are None; after its erasure, only the first two.
    ``genesis`` is there on the first line of an epoch. ``checkpoints`` are signed notes. ``previous`` and ``proof``
    are there in a selection only.
    """

    header: str
    personal: str | None
    salt: bytes | None
    commitment: bytes | None
    hash: bytes
    genesis: str | None = None
    checkpoints: tuple[str, ...] = ()
    previous: bytes | None = None
    proof: tuple[bytes, ...] | None = None

    @property
    def is_selected(self) -> bool:
        return self.previous is not None

    @property
    def is_erased(self) -> bool:
        """Whether it had personal data that is gone."""
        return self.personal is None and self.commitment is not None

    def to_text(self) -> str:
        """The line with its line break."""
        genesis = f'"genesis":{_quoted(self.genesis)},' if self.genesis is not None else ""
        personal = _quoted(self.personal) if self.personal is not None else "null"
        text = (
            f'{{{genesis}"header":{_quoted(self.header)},"personal":{personal},"salt":{_hex(self.salt)},'
            f'"commitment":{_hex(self.commitment)},"hash":"{self.hash.hex()}"'
        )
        if self.previous is not None and self.proof is not None:
            text += f',"previous":"{self.previous.hex()}","proof":{_quoted([one.hex() for one in self.proof])}'
        if self.checkpoints:
            text += f',"checkpoints":{_quoted(self.checkpoints)}'
        return text + "}\n"

    def to_bytes(self) -> bytes:
        """As it stands in the file, with its line break."""
        return self.to_text().encode()


def parse_line(raw: bytes) -> Line:
    """What ``Line.to_bytes`` wrote. Raises Wrong where it can't have written this."""
    text = _text(raw)
    told = jsontext.mapping(text, _WHAT)
    try:
        line = _line(told)
    except (TypeError, ValueError):
        raise Wrong(Kind.SHAPE, _SHAPE) from None
    if line.to_text() != text:
        raise Wrong(Kind.BYTES, "The line is not written as an export writes it, though it may mean the same.")
    return line


def read_lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file, with their line breaks; none much longer than an event can be.

    It takes whole blocks, which is four times as fast as line by line.
    """
    while block := file.read(_BLOCK):
        if not block.endswith(b"\n"):
            block += file.readline(LONGEST + 1)
        yield from BytesIO(block)


def _text(raw: bytes) -> str:
    if len(raw) > LONGEST:
        raise Wrong(Kind.SHAPE, "The line is longer than any event.")
    if not raw.endswith(b"\n"):
        raise Wrong(Kind.CUT_OFF, "The line is cut off: it has no line break at its end.")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise Wrong(Kind.NOT_UTF8, "The line is not UTF-8 text.") from None


def _line(told: dict[str, Any]) -> Line:
    """Raises TypeError and ValueError where the object is not a line's."""
    if tuple(told) not in _FORMS:
        raise ValueError(told)
    header, personal, salt, commitment = told["header"], told["personal"], told["salt"], told["commitment"]
    if not isinstance(header, str) or not (personal is None or isinstance(personal, str)):
        raise TypeError(told)
    if (personal is None) != (salt is None) or (personal is not None and commitment is None):
        raise ValueError(told)
    line = Line(
        header=header,
        personal=personal,
        salt=None if salt is None else _hash(salt),
        commitment=None if commitment is None else _hash(commitment),
        hash=_hash(told["hash"]),
    )
    return line if len(told) == len(_BASE) else _with_more(line, told)


def _with_more(line: Line, told: dict[str, Any]) -> Line:
    """The line with what stands on few of them, or on those of a selection."""
    genesis, notes, previous = told.get("genesis"), told.get("checkpoints"), told.get("previous")
    if "genesis" in told and not isinstance(genesis, str):
        raise TypeError(told)
    if "checkpoints" in told and not (_are_texts(notes) and notes):
        raise TypeError(told)
    if "previous" in told and not (isinstance(previous, str) and _are_texts(told["proof"])):
        raise TypeError(told)
    return Line(
        header=line.header,
        personal=line.personal,
        salt=line.salt,
        commitment=line.commitment,
        hash=line.hash,
        genesis=genesis,
        checkpoints=tuple(notes or ()),
        previous=None if previous is None else _hash(previous),
        proof=None if previous is None else tuple(_hash(one) for one in told["proof"]),
    )


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _hash(text: str) -> bytes:
    raw = bytes.fromhex(text)
    if len(raw) != chain.HASH_LENGTH:
        raise ValueError(text)
    return raw


def _hex(raw: bytes | None) -> str:
    return "null" if raw is None else f'"{raw.hex()}"'
