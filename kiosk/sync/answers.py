"""Upstream's answers, read with suspicion: what is not what the protocol says is as good as no answer."""

from __future__ import annotations

import email.utils
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import httpx

from kiosk.engine.upstream.ports import Place
from kiosk.sync.errors import (
    Conflict,
    CursorExpired,
    Decommissioned,
    Forked,
    Invalid,
    NotThere,
    Refused,
    Revoked,
    SyncError,
    Unknown,
    UnknownEpoch,
    Unreachable,
)

PROBLEM = "urn:locker-kiosk:problem:"
HASH_BYTES = 32
# JSON has no larger numbers that everybody reads alike.
_MOST_SEQUENCE = (1 << 53) - 1
# What a sentence from elsewhere may fill of a screen.
_MOST_LETTERS = 200


@dataclass(frozen=True, slots=True)
class Hello:
    """Who the kiosk is upstream, and how far its record is there; None: nothing of it."""

    kiosk: str
    tenant: str
    record: Place | None
    upstream_key: str = ""  # what upstream signs checkpoints with, as a line of a key file


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A request to be taken in. ``state``: pending, approved, denied or expired; ``code``: what is shown."""

    id: str
    state: str
    code: str = ""
    poll_s: float = 5.0


def told(answer: httpx.Response) -> Mapping[str, Any]:
    """The JSON object in a good answer."""
    found = _json(answer)
    if not isinstance(found, dict):
        raise Unreachable("Something answered that is no upstream: is the address right?")
    return found


def error(answer: httpx.Response) -> SyncError:
    """What an answer that is no good one means.

    Only upstream itself can stop a kiosk: whatever else stands in between (a proxy, a hotel's sign-in page) answers
    with the same numbers, but not with a problem of the protocol.
    """
    problem = _problem(answer)
    slug = problem["type"].removeprefix(PROBLEM) if problem else ""
    sentence = _sentence(problem.get("detail"), answer.status_code)
    if answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return Invalid(sentence)
    meant = _meant(answer.status_code, slug, sentence, problem) if slug else None
    return meant or Unreachable(sentence, _retry_after(answer))


def _meant(status: int, slug: str, sentence: str, problem: Mapping[str, Any]) -> SyncError | None:
    """The error that a problem of the protocol is; None: it passes."""
    match status:
        case 401:
            reason = str(problem.get("reason", ""))
            return Unknown(sentence, reason) if reason == "unknown-key" else Refused(sentence, reason)
        case 403:
            if slug == "revoked":
                return Revoked(sentence)
            return Unknown(sentence, "unknown-key") if slug == "not-enrolled" else Refused(sentence, slug)
        case 404:
            return NotThere(sentence)
        case 409:
            kind = {"fork": Forked, "unknown-epoch": UnknownEpoch}.get(slug)
            return Conflict(sentence, slug) if kind is None else kind(sentence)
        case 410:
            return CursorExpired(sentence) if slug == "cursor-expired" else Decommissioned(sentence)
        case 400 | 422:
            index = problem.get("index")
            return Invalid(sentence, index if type(index) is int and index >= 0 else None)
    return None


def place(found: Mapping[str, Any]) -> Place:
    """How far upstream has the record."""
    epoch, sequence, hashed = found.get("epoch"), found.get("sequence"), found.get("hash")
    if not isinstance(epoch, str) or type(sequence) is not int or not isinstance(hashed, str):
        raise Unreachable("Upstream did not say how far it has the record.")
    try:
        raw = bytes.fromhex(hashed)
    except ValueError:
        raw = b""
    if len(raw) != HASH_BYTES or not 0 <= sequence <= _MOST_SEQUENCE:
        raise Unreachable("Upstream did not say how far it has the record.")
    return Place(epoch, sequence, raw)


def hello(found: Mapping[str, Any]) -> Hello:
    """Who the kiosk is upstream."""
    record = found.get("record")
    if not isinstance(record, dict | None):
        raise Unreachable("Upstream did not say how far it has the record.")
    where = None if record is None else place(record)
    return Hello(text(found, "kiosk"), text(found, "tenant"), where, str(found.get("upstream_key", "")))


def enrolment(found: Mapping[str, Any], id_: str | None = None) -> Enrolment:
    """How a request to be taken in stands; ``id_`` where it was asked for by that."""
    poll = found.get("poll_s", 5.0)
    return Enrolment(
        id=text(found, "enrolment") if id_ is None else id_,
        state=str(found.get("state", "pending")),
        code=str(found.get("code", ""))[:20],
        poll_s=float(min(60.0, max(1.0, poll))) if isinstance(poll, int | float) else 5.0,
    )


def text(found: Mapping[str, Any], name: str) -> str:
    """A text that has to be there."""
    value = found.get(name)
    if not isinstance(value, str) or not value:
        raise Unreachable(f"Upstream's answer lacks {name!r}: is it of another version?")
    return value


def date(answer: httpx.Response) -> datetime | None:
    """What upstream's clock showed, to a second; None where that can't be read. A server in between may add its own."""
    try:
        return email.utils.parsedate_to_datetime(answer.headers.get_list("date")[-1]).astimezone(UTC)
    except (IndexError, ValueError, OverflowError):
        return None


def _problem(answer: httpx.Response) -> Mapping[str, Any]:
    found = _json(answer)
    of_ours = isinstance(found, dict) and str(found.get("type", "")).startswith(PROBLEM)
    return found if of_ours else {}


def _sentence(detail: object, status: int) -> str:
    words = " ".join(detail.split()) if isinstance(detail, str) else ""
    shown = "".join(one for one in words if one.isprintable())[:_MOST_LETTERS]
    return shown or f"The answer was {status}, which does not come from an upstream."


def _retry_after(answer: httpx.Response) -> float | None:
    """Seconds; upstream may write a date instead."""
    value = answer.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        until, now = email.utils.parsedate_to_datetime(value), date(answer)
        return None if now is None else max(0.0, (until.astimezone(UTC) - now).total_seconds())
    except (ValueError, OverflowError):
        return None


def _json(answer: httpx.Response) -> Any:
    """What the body says; None where that is no JSON. Half a letter, which no database keeps, becomes a question mark:
    whoever takes an answer over can't be made to fail by one.
    """
    try:
        text = answer.content.decode()
        found = json.loads(text)
        return json.loads(json.dumps(found, ensure_ascii=False).encode(errors="replace")) if "\\u" in text else found
    except (ValueError, RecursionError):
        return None
