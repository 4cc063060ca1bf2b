"""Events as they travel, read with suspicion: CloudEvents of one batch."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from kiosk.audit import chain, jsontext
from kiosk.audit.fault import Kind, Wrong
from kiosk.audit.header import EPOCH, Header, parse_header
from kiosk.audit.line import LONGEST, Line
from upstream.problems import Problem

MOST = 500
MEDIA_TYPE = "application/cloudevents-batch+json"
# A batch has its own bound; this one keeps a single event exportable (kiosk.audit.line.LONGEST).
LONGEST_TEXT = 400_000
# A letter takes at most six bytes in an export.
_SURELY_SHORT = LONGEST // 8
_HASH = re.compile("[0-9a-f]{64}")
_EPOCH = re.compile(EPOCH)
_MOST_SEQUENCE = (1 << 63) - 1

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Sent:
    """An event. ``at``, ``type`` and all of ``data`` are as the kiosk sent them, not compared with anything yet."""

    epoch: str
    sequence: int
    hash: bytes
    type: str
    at: str
    source: str
    data: Any
    opaque: bool


@dataclass(frozen=True, slots=True)
class Event:
    """What is stored of an event; ``clock`` is what the header says of it, empty where that was not read."""

    sequence: int
    hash: bytes
    type: str
    at: str
    clock: str
    header: str
    commitment: bytes | None
    personal: str | None
    salt: bytes | None
    opaque: bool

    def line(self) -> Line:
        """As an export has it."""
        return Line(self.header, self.personal, self.salt, self.commitment, self.hash)


def read_batch(told: Sequence[Any], source: str) -> list[Sent]:
    """The events of a batch of one kiosk. Raises Problem: 422 with ``index``, or 403 where they are another's."""
    if not 1 <= len(told) <= MOST:
        raise Problem(422, "invalid", f"A batch has 1 to {MOST} events.")
    batch = [_at(index, partial(_sent, one)) for index, one in enumerate(told)]
    for index, one in enumerate(batch):
        if one.source != source:
            raise Problem(403, "forbidden", "The events are of another kiosk than the one that signed.", index=index)
        if one.epoch != batch[0].epoch:
            raise _invalid(index, "A batch has events of one epoch only.")
    return batch


def read_event(index: int, sent: Sent, before: bytes) -> Event:
    """The event, if it goes on from ``before`` (32 bytes), and is what was hashed. Raises Problem (422)."""
    if sent.opaque:
        return _at(index, partial(_opaque, sent))
    return _at(index, partial(_checked, sent, before))


def _at(index: int, read: Callable[[], _T]) -> _T:
    try:
        return read()
    except Wrong as wrong:
        raise _invalid(index, wrong.sentence) from None
    except (KeyError, TypeError, ValueError, RecursionError):
        raise _invalid(index, "The event has not the attributes and values of one.") from None


def _invalid(index: int, detail: str) -> Problem:
    return Problem(422, "invalid", detail, index=index)


def _sent(told: Any) -> Sent:
    """Raises TypeError and ValueError."""
    if told.get("specversion") != "1.0" or told.get("id") != told.get("audithash"):
        raise ValueError
    sequence, opaque = told.get("sequence"), told.get("opaque", False)
    if type(sequence) is not int or not 1 <= sequence <= _MOST_SEQUENCE or not isinstance(opaque, bool):
        raise ValueError
    return Sent(
        epoch=_matching(_EPOCH, told.get("epoch")),
        sequence=sequence,
        hash=bytes.fromhex(_matching(_HASH, told.get("audithash"))),
        type=_kept(told.get("type")) if opaque else _text(told.get("type")),
        at=_kept(told.get("time")) if opaque else _text(told.get("time")),
        source=_text(told.get("source")),
        data=told.get("data"),
        opaque=opaque,
    )


def _checked(sent: Sent, before: bytes) -> Event:
    """Raises Wrong, TypeError and ValueError."""
    event = _event(sent, sent.data)
    header = parse_header(event.header)
    _check_header(sent, header)
    if event.personal is not None:
        jsontext.mapping(event.personal, "The personal data")
        assert event.salt is not None
        if chain.commitment(event.salt, event.personal) != event.commitment:
            raise _wrong("The personal data, or the salt, is not what was recorded.")
    if chain.link(before, sent.sequence, event.header, event.commitment) != sent.hash:
        raise _wrong("Its hash does not follow from the event and the one before it.")
    return replace(event, clock=header.clock)


def _check_header(sent: Sent, header: Header) -> None:
    if (header.epoch, header.seq, header.type, header.at) != (sent.epoch, sent.sequence, sent.type, sent.at):
        raise _wrong("The event's header is that of another event.")


def _event(sent: Sent, data: Any) -> Event:
    """The parts of an event's data. Raises TypeError and ValueError where they are none."""
    header, personal = _text(data["header"]), data["personal"]
    commitment = None if data["commitment"] is None else bytes.fromhex(_matching(_HASH, data["commitment"]))
    salt = None if data["salt"] is None else base64.b64decode(data["salt"], validate=True)
    if (personal is None) != (salt is None) or (personal is not None and commitment is None):
        raise ValueError
    if (salt is not None and len(salt) != chain.SALT_LENGTH) or len(data) != 4:
        raise ValueError
    if personal is not None:
        _text(personal)
    event = Event(
        sent.sequence, sent.hash, sent.type, sent.at, "", header, commitment, personal, salt, opaque=sent.opaque
    )
    if len(header) + len(personal or "") > _SURELY_SHORT and len(event.line().to_bytes()) > LONGEST:
        raise ValueError
    return event


def _opaque(sent: Sent) -> Event:
    """An event that is kept as it is. Where its data has another shape, all of it is kept in place of the header, as
    much as an export takes.
    """
    try:
        event = _event(sent, sent.data)
    except (KeyError, TypeError, ValueError):
        header = json.dumps(sent.data)[:LONGEST_TEXT]
        event = Event(sent.sequence, sent.hash, sent.type, sent.at, "", header, None, None, None, opaque=True)
    return event


def _kept(value: Any) -> str:
    """The text; where no database can keep it, something like it."""
    try:
        return _text(value)
    except (TypeError, ValueError):
        return json.dumps(value)[:LONGEST_TEXT]


def _text(value: Any) -> str:
    """A text that any database can keep. Raises TypeError and ValueError."""
    if not isinstance(value, str):
        raise TypeError
    value.encode()  # a lone surrogate is no text
    if "\0" in value or len(value) > LONGEST_TEXT:
        raise ValueError
    return value


def _matching(pattern: re.Pattern[str], value: Any) -> str:
    if not isinstance(value, str) or pattern.fullmatch(value) is None:
        raise ValueError
    return value


def _wrong(sentence: str) -> Wrong:
    return Wrong(Kind.HEADER, sentence)
