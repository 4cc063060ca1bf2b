"""An event in plain words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.audit.line import Line
from kiosk.cli.saying import visible


def told_of(line: Line) -> dict[str, Any]:
    """Its header, and what it says of people where that is not erased: ``person`` and ``name`` are whom it is about."""
    told: dict[str, Any] = json.loads(line.header)
    if line.is_erased:
        return {**told, "personal": "erased"}
    personal: dict[str, Any] = json.loads(line.personal or "{}")
    if "person" in personal:
        person = personal.pop("person")
        told |= {"person": person.get("known_as"), "name": person.get("name")}
    if "operator" in personal:
        told["operator"] = personal.pop("operator")
    return {**told, "personal": personal} if personal else told


def sentence(line: Line, zone: ZoneInfo) -> str:
    """``2026-11-24 12:00:01  12  open.intent  e17  attempt 1, purpose fresh``, in local time."""
    told = told_of(line)
    at = datetime.fromisoformat(told["at"]).astimezone(zone)
    doubt = " (clock not to be trusted)" if told["clock"] == "untrusted" else ""
    who = told.get("person") or ""
    if "operator" in told:
        who = f"{who} by {told['operator']}".strip()
    said = ", ".join(_said(told["detail"], told.get("personal", {})))
    told_as = f"{at:%Y-%m-%d %H:%M:%S}{doubt}  {told.get('door', '-'):>4}  {told['type']:<24}  {who:<16}  {said}"
    return visible(told_as).rstrip()


def _said(detail: Mapping[str, Any], personal: Mapping[str, Any] | str) -> Iterator[str]:
    for name, value in detail.items():
        yield f"{name.replace('_', ' ')} {value}"
    if isinstance(personal, str):
        yield "personal data erased"
        return
    for name, value in personal.items():
        yield f"{name} {value.get('known_as') if isinstance(value, dict) else value}"
