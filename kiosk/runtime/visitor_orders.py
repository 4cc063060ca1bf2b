"""Orders about visits and their passes, as they travel over the socket."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, time
from typing import Any

from kiosk.domain.compartments import Size
from kiosk.domain.events.visitors import VisitorsSeen, WhoEnded
from kiosk.domain.guests import LIVE_VISITS, GuestVisit, VisitState
from kiosk.domain.hours import Span
from kiosk.domain.people import PersonKind
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.visitors import give_pass, invite, issue, languages, no_code, visit_end, visit_log
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.invite import Prepared
from kiosk.engine.visitors.screens import ShownPass
from kiosk.engine.visitors.visit_log import LoggedVisit
from kiosk.runtime import trust_orders
from kiosk.runtime.order_values import Answer, Order, local


def issue_order(kiosk: Kiosk, order: Order) -> Answer:
    """``pass.issue``: the pass."""
    return _pass(kiosk, *issue.issue(kiosk, _asked(kiosk, order)))


def show_order(kiosk: Kiosk, order: Order) -> Answer:
    """``pass.show``: the same once more."""
    with kiosk.store.transaction() as tx:
        visit = _visit(tx, order["visit"])
        if visit.state not in LIVE_VISITS or visit.ends_at <= kiosk.now():
            raise ValueError(f"The visit {visit.id} is over, so it has no pass to show.")
        if visit.pass_id is None and visit.state is VisitState.INVITED:
            raise ValueError(f"The visit {visit.id} is only expected: its pass is given out at the check-in.")
        if visit.pass_id is None:
            raise ValueError(f"No pass was issued for the visit {visit.id}: they wanted no locker.")
        shown = give_pass.shown(kiosk, tx, visit)
    return _pass(kiosk, visit, shown)


def prepare_order(kiosk: Kiosk, _: Order) -> Answer:
    """``visit.prepare``: an invitation that is not given yet; whoever asks hashes its code."""
    prepared = invite.prepare(kiosk)
    return {"visit": prepared.visit_id, "qr": prepared.qr, "code": prepared.code}


def invite_order(kiosk: Kiosk, order: Order) -> Answer:
    """``visit.invite``: the visit that was prepared is expected."""
    prepared = Prepared(order["visit"], *kiosk.issuer.invitation(order["visit"]))
    visit = invite.invite(kiosk, _asked(kiosk, order), prepared, bytes.fromhex(order["code_lookup"]))
    return {"visit": visit.id, **_window(kiosk, visit)}


def end_order(kiosk: Kiosk, order: Order) -> Answer:
    """``pass.end`` and ``visit.end``: what still holds their things, and where the pass may still open a door."""
    visit = visit_end.end(kiosk, order["visit"], WhoEnded.OPERATOR)
    with kiosk.store.transaction() as tx:
        door = visit_end.door_of(kiosk, tx, visit)
    may_open = local(kiosk, visit_end.may_open_until(kiosk, visit))
    return {"visit": visit.id, "bank": visit.bank, "door": door, "may_open_until": may_open}


def list_order(kiosk: Kiosk, order: Order) -> Answer:
    """``visit.list``: those of a time, by their beginnings."""
    with kiosk.store.transaction() as tx:
        found = visit_log.visits(tx, *_time(order))
        tx.record(VisitorsSeen(visits=len(found), own=False))
    return {"visits": [_logged(kiosk, one) for one in found]}


def export_order(kiosk: Kiosk, order: Order) -> Answer:
    """``visit.export``: the same, to be handed out."""
    return {"visits": [_logged(kiosk, one) for one in visit_log.export(kiosk, *_time(order))]}


ORDERS: Mapping[str, Callable[[Kiosk, Order], Answer]] = {
    "pass.issue": issue_order,
    "pass.show": show_order,
    "pass.end": end_order,
    "visit.prepare": prepare_order,
    "visit.invite": invite_order,
    "visit.list": list_order,
    "visit.export": export_order,
    "visit.end": end_order,
    **trust_orders.ORDERS,
}
# A kiosk that rests carries these out without its site file: what they need of it is remembered.
NEED_NO_SITE_FILE = frozenset(ORDERS)


def _asked(kiosk: Kiosk, order: Order) -> Asked:
    """What a pass and an invitation are asked for with."""
    return Asked(
        name=order["name"],
        bank=order["bank"],
        until=datetime.fromisoformat(order["until"]),
        size=None if order["size"] is None else Size(order["size"]),
        reachable=bool(order["reachable"]),
        kind=PersonKind(order["kind"]),
        starts=None if order["from"] is None else datetime.fromisoformat(order["from"]),
        hours=None if order["hours"] is None else Span(*map(time.fromisoformat, order["hours"])),
        company=order["company"],
        email=order["email"],
        host=order["host"],
        language=_language(kiosk, order["language"]),
    )


def _language(kiosk: Kiosk, asked: str | None) -> str | None:
    """As the screens have it: ``de-AT`` is ``de`` where that is what they have."""
    known = kiosk.settings.visitors.languages
    if asked is None or not known:
        return asked
    base = asked.replace("_", "-").casefold().partition("-")[0]
    if base not in {one.casefold().partition("-")[0] for one in known}:
        raise ValueError(f"The screens here have no language {asked}. They have: {', '.join(known)}.")
    return languages.read_here(kiosk, asked)


def _visit(tx: Transaction, visit_id: str) -> GuestVisit:
    found = tx.guest_visit(visit_id)
    if found is None:
        raise ValueError(f"There is no visit {visit_id}. Look at them with: locker-kiosk visit list.")
    return found


def _pass(kiosk: Kiosk, visit: GuestVisit, shown: ShownPass) -> Answer:
    with kiosk.store.transaction() as tx:
        why = no_code.why_no_code(kiosk, tx, visit)
    return {
        "visit": visit.id,
        "pass": visit.pass_id,
        "qr": shown.qr,
        "code": shown.code,
        "code_until": local(kiosk, shown.code_until),
        "why_no_code": None if why is None else why.value,
        "bank": shown.bank,
        "place": shown.place,
        "size": None if shown.size is None else shown.size.value,
        "reachable": shown.reachable,
        "confirmed": shown.confirmed,
        **_window(kiosk, visit),
    }


def _time(order: Order) -> tuple[datetime, datetime]:
    return datetime.fromisoformat(order["since"]), datetime.fromisoformat(order["until"])


def _logged(kiosk: Kiosk, one: LoggedVisit) -> Answer:
    visit = one.visit
    return {
        "visit": visit.id,
        "state": visit.state.value,
        "name": one.name,
        "company": visit.company,
        "host": one.host,
        "kind": one.kind.value,
        "tenant": visit.tenant,
        **_window(kiosk, visit),
        "arrived": local(kiosk, visit.arrived_at),
        "left": local(kiosk, visit.left_at),
        "bank": visit.bank,
        "size": None if visit.size is None else visit.size.value,
        "pass": visit.pass_id,
        "confirmed": visit.confirmed,
        "terms": visit.terms,
        "language": visit.language,
    }


def _window(kiosk: Kiosk, visit: GuestVisit) -> dict[str, Any]:
    hours = visit.hours
    daily = None if hours is None else [one.isoformat("minutes") for one in (hours.begins, hours.ends)]
    return {"from": local(kiosk, visit.starts_at), "until": local(kiosk, visit.ends_at), "hours": daily}
