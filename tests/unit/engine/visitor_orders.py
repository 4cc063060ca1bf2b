"""What the command line asks for about visitors: for each request a story before it, and what it puts on the record."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.domain.compartments import Size
from kiosk.domain.passes import PoolCode, TrustedKey, key_id
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.issue import issue
from kiosk.engine.visitors.settings import BankPlace, Reception, VisitorSettings
from kiosk.passes import trust_file
from kiosk.passes.trust_file import TrustFile
from kiosk.runtime import trust_orders, visitor_orders
from tests.fakes.rig import Rig
from tests.unit.engine.stories import Request, Story, call, story

_HOUR = timedelta(hours=1)
_ELSEWHERE = BankPlace("North", "Level 2", {Size.M: 2}, codes_a_day=1)
_AT_RECEPTION = {"visitors": VisitorSettings(reception=Reception(), places=(_ELSEWHERE,))}
_OTHER_KIOSK = bytes(range(32))

NOTHING: tuple[str, ...] = ()
ENDED = ("visit.ended",)


def _a_pass(bank: str = "North") -> Any:
    """Somebody is here with a pass for this bank, until three hours from now."""
    return call(lambda rig: issue(rig.kiosk, Asked("Zoe", bank, rig.clock.now() + 3 * _HOUR)))


def _here(bank: str = "North") -> Story:
    return story(_a_pass(bank), **_AT_RECEPTION, policy={"walk_up_share": 0.0})


def _just(**request: Any) -> Request:
    return lambda _: request


def _wanted(rig: Rig) -> dict[str, Any]:
    unsaid = {**dict.fromkeys(("host", "hours", "language", "size")), "company": "", "email": ""}
    until = (rig.clock.now() + 3 * _HOUR).isoformat()
    return {
        "name": "Zoe",
        "bank": "North",
        "from": None,
        "until": until,
        "kind": "visitor",
        "reachable": False,
        **unsaid,
    }


def _prepared(rig: Rig) -> Mapping[str, Any]:
    prepared = visitor_orders.prepare_order(rig.kiosk, {})
    begin = (rig.clock.now() + _HOUR).isoformat()
    return {**_wanted(rig), "visit": prepared["visit"], "from": begin, "code_lookup": "00"}


def _that_visit(rig: Rig) -> Mapping[str, Any]:
    return {"visit": rig.rows("SELECT id FROM guest_visit")[0][0]}


def _today(rig: Rig) -> Mapping[str, Any]:
    now = rig.clock.now()
    return {"since": now.isoformat(), "until": (now + 24 * _HOUR).isoformat()}


def _other_key() -> TrustedKey:
    public = Ed25519PrivateKey.from_private_bytes(_OTHER_KIOSK).public_key().public_bytes_raw()
    return TrustedKey(key_id(public), public, "other")


def _code(rig: Rig) -> PoolCode:
    now = rig.clock.now().replace(microsecond=0)
    return PoolCode("00" * 8, "A", Size.M, now, now + _HOUR, bytes(32))


def _file(rig: Rig) -> dict[str, Any]:
    """What another kiosk exported: its key and a code."""
    file = TrustFile(_other_key(), rig.clock.now().replace(microsecond=0), (_code(rig),))
    return {"file": base64.b64encode(trust_file.write(file, _OTHER_KIOSK)).decode()}


def _its_code(rig: Rig) -> Mapping[str, Any]:
    return trust_orders.codes_to_json(_other_key(), [replace(_code(rig), pass_id="11" * 8, verifier=b"1" * 32)])


def _its_ended(rig: Rig) -> Mapping[str, Any]:
    return trust_orders.ended_to_json(_other_key(), [("22" * 8, rig.clock.now() + _HOUR)])


def _trusts_it(rig: Rig) -> None:
    trust_orders.take(rig.kiosk, _file(rig))


def _that_key(rig: Rig) -> Mapping[str, Any]:
    return {"key": trust_orders.list_all(rig.kiosk, {})["keys"][0]["key"]}


VISITOR_ORDERS: list[tuple[str, Story, Request, tuple[str, ...]]] = [
    ("pass.issue", story(**_AT_RECEPTION), _wanted, ("visit.arrived", "pass.issued")),
    ("pass.show", _here(), _that_visit, NOTHING),
    ("pass.end", _here(), _that_visit, ENDED),
    ("pass.end", _here("A"), _that_visit, ("reservation.cancelled", *ENDED, "pass.revoked")),
    ("visit.prepare", story(**_AT_RECEPTION), _just(), NOTHING),
    ("visit.invite", story(**_AT_RECEPTION), _prepared, ("visit.invited",)),
    ("visit.list", _here(), _today, ("visit.list_seen",)),
    ("visit.export", _here(), _today, ("visit.log_exported",)),
    ("visit.end", _here(), _that_visit, ENDED),
    ("trust.export", story(**_AT_RECEPTION), _just(), ("key.handed_out",)),
    ("trust.import", story(), _file, ("key.trusted", "codes.taken")),
    ("trust.key", story(), _just(**trust_orders.key_to_json(_other_key())), ("key.trusted",)),
    ("trust.codes", story(call(_trusts_it)), _its_code, ("codes.taken",)),
    ("trust.ended", story(call(_trusts_it)), _its_ended, ("pass.revoked",)),
    ("trust.list", story(), _just(), NOTHING),
    ("trust.revoke", story(call(_trusts_it)), _that_key, ("key.revoked",)),
    ("trust.pair", story(), _just(), NOTHING),
    ("trust.show", story(), _just(), ("key.handed_out",)),
]
