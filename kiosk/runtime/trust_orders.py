"""Orders about the keys that passes are signed with, as they travel over the socket."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from typing import Any

from kiosk.domain.passes import TrustedKey
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.visitors import keys, pairing
from kiosk.passes import trust_file
from kiosk.runtime.order_values import Answer, Order, local


def export(kiosk: Kiosk, _: Order) -> Answer:
    """``trust.export``: the content of a trust file, and what is in it."""
    file = keys.own_trust_file(kiosk)
    content = base64.b64encode(kiosk.issuer.trust_file(file)).decode()
    return {"file": content, **_shown(kiosk, file.key), "codes": len(file.codes), "ended": len(file.revoked)}


def take(kiosk: Kiosk, order: Order) -> Answer:
    """``trust.import``: whose key is taken, and what came with it."""
    taken = keys.take_trust_file(kiosk, trust_file.read(base64.b64decode(order["file"])))
    return {**_shown(kiosk, taken.key), "new": taken.new, "codes": taken.codes, "ended": taken.revoked}


def list_all(kiosk: Kiosk, _: Order) -> Answer:
    """``trust.list``: the keys that were ever taken, after the kiosk's own where it has one."""
    own = kiosk.issuer.trusted_if_made()
    mine = [] if own is None else [{**_shown(kiosk, own), "own": True}]
    return {"keys": [*mine, *({**_shown(kiosk, one), "own": False} for one in keys.trusted(kiosk))]}


def revoke(kiosk: Kiosk, order: Order) -> Answer:
    """``trust.revoke``: whose key it was."""
    return _shown(kiosk, keys.revoke(kiosk, order["key"]))


def pair(kiosk: Kiosk, _: Order) -> Answer:
    """``trust.pair``: the screen asks for another kiosk's key."""
    pairing.begin(kiosk)
    return {}


def show(kiosk: Kiosk, _: Order) -> Answer:
    """``trust.show``: the screen shows this kiosk's key."""
    pairing.show_key_now(kiosk)
    return _shown(kiosk, kiosk.issuer.trusted())


ORDERS: Mapping[str, Callable[[Kiosk, Order], Answer]] = {
    "trust.export": export,
    "trust.import": take,
    "trust.list": list_all,
    "trust.revoke": revoke,
    "trust.pair": pair,
    "trust.show": show,
}


def _shown(kiosk: Kiosk, key: TrustedKey) -> dict[str, Any]:
    return {
        "key": key.id.hex(),
        "issuer": key.issuer,
        "site": key.site,
        "fingerprint": key.fingerprint,
        "tenants": sorted(key.tenants),
        "since": local(kiosk, key.since),
        "revoked": local(kiosk, key.revoked_at),
    }
