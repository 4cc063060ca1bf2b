"""What the command line may ask of a running kiosk, and how people travel over the socket."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from enum import Enum
from typing import Any

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.people import Person, PersonKind
from kiosk.engine import people, status
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import PersonRecord
from kiosk.engine.status import Status
from kiosk.runtime.control import Answer, Handler


def handlers(kiosk: Kiosk) -> Mapping[str, Handler]:
    """Each request by its name; they run on the engine's thread."""
    return {
        "ping": lambda _: {},
        "status": lambda _: status_to_json(status.of_running(kiosk)),
        "people.save": lambda request: _save(kiosk, request),
        "qr.issue": lambda request: _issue(kiosk, request),
    }


def status_to_json(found: Status) -> dict[str, Any]:
    """As ``status --json`` prints it."""
    return {
        "compartments": [_plain(asdict(one)) for one in found.compartments],
        "devices": [_plain(asdict(one)) for one in found.devices],
    }


def person_to_json(record: PersonRecord) -> dict[str, Any]:
    """A person with the look-ups of their credentials; the credentials themselves never travel."""
    return {
        "person": _plain(asdict(record.person)),
        "told": sorted(record.told),
        "email": record.email,
        "tenant": record.tenant,
        "department": record.department,
        "credentials": {kind.value: lookup.hex() for kind, lookup in record.credentials.items()},
    }


def person_from_json(found: Mapping[str, Any]) -> PersonRecord:
    """The reverse."""
    person = found["person"]
    return PersonRecord(
        person=Person(
            id=person["id"],
            name=person["name"],
            kind=PersonKind(person["kind"]),
            valid_from=_instant(person["valid_from"]),
            valid_until=_instant(person["valid_until"]),
            needs_reachable=person["needs_reachable"],
            suspended=person["suspended"],
        ),
        told=frozenset(found["told"]),
        email=found["email"],
        tenant=found["tenant"],
        department=found["department"],
        credentials={CredentialKind(kind): bytes.fromhex(lookup) for kind, lookup in found["credentials"].items()},
    )


def _save(kiosk: Kiosk, request: Mapping[str, Any]) -> Answer:
    refused = people.save(kiosk.store, [person_from_json(one) for one in request["people"]])
    return {"refused": [asdict(one) for one in refused]}


def _issue(kiosk: Kiosk, request: Mapping[str, Any]) -> Answer:
    people.issue_qr(kiosk.store, request["person"], bytes.fromhex(request["lookup"]))
    return {}


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _plain(value: Any) -> Any:
    """Enums by their value, instants in ISO 8601."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    return value
