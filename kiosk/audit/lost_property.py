"""The lost property log, written anew from the lines of an export: what they say is all that is needed for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from kiosk.audit.line import Line

FOUND, HANDED_BACK, DISPOSED = "lost_property.found", "lost_property.handed_back", "lost_property.disposed"
KINDS = ("recovery.", "lost_property.")


@dataclass(frozen=True, slots=True, repr=False)
class LoggedItem:
    """One thing. What tells of people is None where it was erased, or never there. ``owner``: as other systems know
    them. Photograph and signature are there as the SHA-256 of what the kiosk keeps.
    """

    bag: str
    case: str
    bank: str
    door: str
    category: str
    found_at: datetime
    keep_until: str  # an ISO day
    description: str | None = None
    owner: str | None = None
    owner_name: str | None = None
    photo: str | None = None
    state: str = "kept"
    proof: str | None = None
    handed_to: str | None = None
    signature: str | None = None
    ended_at: datetime | None = None
    reason: str | None = None  # where it was disposed of before its legal days were over


def rebuilt(lines: Iterable[Line]) -> list[LoggedItem]:
    """What these lines tell of things, in the order in which they were found. Other lines are passed over."""
    found: dict[str, LoggedItem] = {}
    for line in lines:
        header = json.loads(line.header)
        detail, personal = header["detail"], json.loads(line.personal or "{}")
        if header["type"] == FOUND:
            found[detail["bag"]] = _found(header, detail, personal)
        elif header["type"] in {HANDED_BACK, DISPOSED} and detail["bag"] in found:
            found[detail["bag"]] = _gone(found[detail["bag"]], header, detail, personal)
    return list(found.values())


def _found(header: Mapping[str, Any], detail: Mapping[str, Any], personal: Mapping[str, Any]) -> LoggedItem:
    owner = personal.get("person", {})
    return LoggedItem(
        bag=detail["bag"],
        case=detail["case"],
        bank=header.get("bank", ""),
        door=header.get("door", ""),
        category=detail["category"],
        found_at=datetime.fromisoformat(header["at"]),
        keep_until=detail["keep_until"],
        description=personal.get("description"),
        owner=owner.get("known_as"),
        owner_name=owner.get("name"),
        photo=personal.get("photo"),
    )


def _gone(
    item: LoggedItem, header: Mapping[str, Any], detail: Mapping[str, Any], personal: Mapping[str, Any]
) -> LoggedItem:
    return replace(
        item,
        state="handed back" if header["type"] == HANDED_BACK else "disposed",
        proof=detail.get("proof"),
        handed_to=personal.get("handed_to"),
        signature=personal.get("signature"),
        ended_at=datetime.fromisoformat(header["at"]),
        reason=personal.get("reason"),
    )
