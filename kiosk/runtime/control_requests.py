"""What the command line may ask of a running kiosk, and how people travel over the socket."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from enum import Enum
from functools import partial
from typing import Any

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.record import ExportForm
from kiosk.domain.people import PersonKind
from kiosk.engine import export_record, people, retention, status
from kiosk.engine.export_record import Handout
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import PersonRecord
from kiosk.engine.status import Status, UpstreamStatus
from kiosk.engine.upkeep import BackupFailed
from kiosk.runtime import lost_property_orders, operator_orders, orders, people_orders, policy_orders, visitor_orders
from kiosk.runtime.control import Handler
from kiosk.runtime.housekeeper import Housekeeper
from kiosk.runtime.order_values import Answer, Order

# A database of years on a slow card is copied by small steps.
BACKUP_WITHIN_S = 1800.0


def handlers(kiosk: Kiosk) -> Mapping[str, Handler]:
    """Each request by its name; they run on the engine's thread."""
    found: dict[str, Handler] = {
        "ping": lambda _: {},
        "status": lambda _: status_to_json(status.of_running(kiosk)),
        "people.save": lambda request: _save(kiosk, request),
        "pin.known": lambda request: {
            "known": people.is_known(kiosk.store, CredentialKind.PIN, bytes.fromhex(request["lookup"]))
        },
        "qr.issue": lambda request: _issue(kiosk, request),
        "person.suspend": lambda request: _suspend(kiosk, request),
        "reservation.add": partial(orders.reserve_order, kiosk),
        "reservation.list": partial(orders.list_order, kiosk),
        "reservation.cancel": partial(orders.cancel_order, kiosk),
        "reservation.move": partial(orders.move_order, kiosk),
        "compartment.condition": partial(orders.condition_order, kiosk),
        "compartment.reset": partial(orders.reset_order, kiosk),
        "person.erase": lambda request: {"events": retention.erase_person(kiosk.store, request["person"])},
        "record.export": lambda request: _export(kiosk, request),
        "record.sign": lambda _: _sign(kiosk),
        **{name: partial(order, kiosk) for name, order in visitor_orders.ORDERS.items()},
        **{name: partial(order, kiosk) for name, order in operator_orders.ORDERS.items()},
        **{name: partial(order, kiosk) for name, order in people_orders.ORDERS.items()},
        **{name: partial(order, kiosk) for name, order in policy_orders.ORDERS.items()},
        **{name: partial(order, kiosk) for name, order in lost_property_orders.ORDERS.items()},
    }
    return {name: partial(_as_operator, kiosk, handler) for name, handler in found.items()}


def _as_operator(kiosk: Kiosk, handler: Handler, request: Order) -> Answer:
    """Whatever this records is recorded as done by whoever asked for it (``ControlServer`` says who that is)."""
    with kiosk.store.acting(request["operator"]):
        return handler(request)


def beside(housekeeper: Housekeeper) -> Mapping[str, Handler]:
    """Requests that the housekeeper works on; they run on their callers' threads, which wait for it."""
    return {"backup.make": partial(_back_up, housekeeper)}


def _back_up(housekeeper: Housekeeper, request: Order) -> Answer:
    try:
        made = housekeeper.back_up(asked_by=request["operator"]).result(BACKUP_WITHIN_S)
    except BackupFailed as error:
        return {"error": str(error)}
    except TimeoutError:
        return {"error": "The backup takes longer than half an hour. Look at the status later: it may be made yet."}
    return {"file": str(made.path), "at": made.at.isoformat(), "size": made.size}


def status_to_json(found: Status) -> dict[str, Any]:
    """As ``status --json`` prints it."""
    return {
        "compartments": [_plain(asdict(one)) for one in found.compartments],
        "devices": [_plain(asdict(one)) for one in found.devices],
        "record": _plain(asdict(found.record)),
        "upstream": _upstream(found.upstream),
    }


def _upstream(found: UpstreamStatus) -> Mapping[str, Any]:
    told: dict[str, Any] = _plain(asdict(found.state))
    return {"state": told.pop("kind"), **told, "unsent": found.unsent}


def person_to_json(record: PersonRecord) -> dict[str, Any]:
    """A person with the look-ups of their credentials; the credentials themselves never travel."""
    plain: dict[str, Any] = _plain(asdict(record))
    credentials = {kind.value: lookup.hex() for kind, lookup in record.credentials.items()}
    return {**plain, "groups": sorted(record.groups), "told": sorted(record.told), "credentials": credentials}


def person_from_json(found: Mapping[str, Any]) -> PersonRecord:
    """The reverse."""
    told = {
        "kind": PersonKind(found["kind"]),
        "groups": frozenset(found["groups"]),
        "valid_from": _instant(found["valid_from"]),
        "valid_until": _instant(found["valid_until"]),
        "told": frozenset(found["told"]),
        "credentials": {CredentialKind(kind): bytes.fromhex(one) for kind, one in found["credentials"].items()},
    }
    return PersonRecord(**{**found, **told})


def _save(kiosk: Kiosk, request: Order) -> Answer:
    refused = people.save(kiosk.store, [person_from_json(one) for one in request["people"]])
    return {"refused": [asdict(one) for one in refused]}


def _issue(kiosk: Kiosk, request: Order) -> Answer:
    people.issue_qr(kiosk.store, request["person"], bytes.fromhex(request["lookup"]))
    return {}


def _export(kiosk: Kiosk, request: Order) -> Answer:
    handout = Handout(ExportForm(request["form"]), request["events"], request["selected"], request["about"])
    return {"through": export_record.hand_out(kiosk.store, handout)}


def _sign(kiosk: Kiosk) -> Answer:
    export_record.sign(kiosk.store)
    return {}


def _suspend(kiosk: Kiosk, request: Order) -> Answer:
    people.suspend(kiosk.store, request["person"], bool(request["suspended"]))
    return {}


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _plain(value: Any) -> Any:
    """Enums by their value, instants in ISO 8601."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    return value
