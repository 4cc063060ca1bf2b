"""Which policies hold: those of upstream's documents that is most of all for this kiosk, or those of the site file.

A document that is wrong, or does not fit the doors here, is refused, and its last version that did stays. What is held
already goes on under the policy that it was given under, and what was reserved is kept, as after a changed site file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from typing import Any

from kiosk.domain.events.policies import OwnPolicyKept, OwnPolicyOver, PolicyInForce, PolicyRefused
from kiosk.engine import messages as m
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.upstream.changes_ports import Told, ToldRow
from kiosk.engine.upstream.policy_ports import PolicySource, Rules, SiteRules

POLICY = "policy"
REFUSED = "refused"
# The row that says what holds. Upstream tells nothing of this kind.
HERE, _ROW = "policy-here", "source"
LONGEST_OWN = timedelta(days=7)
_OWN_OVER = "own policies over"


@dataclass(frozen=True, slots=True)
class Holding:
    """What holds from now on; ``new_policies``, ``new_capacity``: other than the database had it."""

    rules: Rules
    source: PolicySource
    new_policies: bool
    new_capacity: bool


@dataclass(frozen=True, slots=True)
class _Judged:
    """A document: the version of it that can hold, if one can, and ``why`` the newest can't (empty: it can)."""

    row: ToldRow
    fits: Mapping[str, Any] | None
    rules: Rules | None
    why: str


def settle(tx: Transaction, site: SiteRules, now: datetime) -> Holding:
    """Find what holds, put it into the database and on the record, and answer upstream where that is news to it."""
    before = source(tx.told_row(HERE, _ROW))
    keeps_own = before.own_until is not None and before.own_until > now
    judged = [_judge(site, row) for row in _told(tx, site)]
    chosen = None if keeps_own else next((one for one in judged if one.rules is not None), None)
    rules = site.own() if chosen is None or chosen.rules is None else chosen.rules
    held = replace(_source(chosen), own_until=before.own_until if keeps_own else None)
    for one in judged:
        _answer(tx, one, _said(one, held), now)
    _record(tx, before, held)
    return Holding(rules, held, tx.save_policies(rules.policies.scopes), tx.save_capacity(rules.capacity))


def hold(kiosk: Kiosk, holding: Holding) -> None:
    """Go by it from now on. It is on the record already."""
    rules, until = holding.rules, holding.source.own_until
    kiosk.settings = replace(kiosk.settings, policies=rules.policies, bookable=rules.bookable)
    kiosk.policy = holding.source
    if until is not None:
        kiosk.after(_OWN_OVER, (until - kiosk.now()).total_seconds(), m.Call(partial(look_again, kiosk)))


def take_up(kiosk: Kiosk, holding: Holding) -> None:
    """The same while the kiosk runs: what becomes due may become due at another time."""
    hold(kiosk, holding)
    kiosk.bank_changed = True
    kiosk.soon("expiry", 0.0, m.ExpiryDue())


def look_again(kiosk: Kiosk) -> None:
    """The time for which the site file's policies were kept may be over."""
    with kiosk.store.transaction() as tx:
        holding = settle(tx, _site(kiosk), kiosk.now())
    take_up(kiosk, holding)


def keep_own(kiosk: Kiosk, lasting: timedelta) -> datetime:
    """The site file's policies hold for so long, whatever upstream has; until when. ``ValueError``: for too long."""
    if not timedelta(0) < lasting <= LONGEST_OWN:
        raise ValueError(f"The site file's policies can be kept for at most {LONGEST_OWN.days} days at a time.")
    until = (kiosk.now() + lasting).replace(microsecond=0)
    with kiosk.store.transaction() as tx:
        _keep(tx, replace(source(tx.told_row(HERE, _ROW)), own_until=until))
        tx.record(OwnPolicyKept(until=until))
        holding = settle(tx, _site(kiosk), kiosk.now())
    take_up(kiosk, holding)
    return until


def follow_again(kiosk: Kiosk) -> None:
    """They are not kept any longer. ``ValueError`` where they were not."""
    if kiosk.policy.own_until is None:
        raise ValueError("Nobody has said that the site file's policies are to be kept.")
    now = kiosk.now()
    with kiosk.store.transaction() as tx:
        _keep(tx, replace(kiosk.policy, own_until=now))
        holding = settle(tx, _site(kiosk), now)
    take_up(kiosk, holding)


def source(row: ToldRow | None) -> PolicySource:
    """As the row says it."""
    if row is None or row.value is None:
        return PolicySource()
    value = row.value
    until = None if value["own_until"] is None else datetime.fromisoformat(value["own_until"])
    return PolicySource(value["document"], value["version"], value["sha256"], until)


def _site(kiosk: Kiosk) -> SiteRules:
    if kiosk.site_rules is None:
        raise ValueError("The site file is needed to say which policies hold.")
    return kiosk.site_rules


def _told(tx: Transaction, site: SiteRules) -> Sequence[ToldRow]:
    """Of those that are for this kiosk, all that there are; of others nothing is said, also where it was once."""
    rows = {one.id: one for one in tx.told_of(POLICY)}
    for id_, row in rows.items():
        if id_ not in site.documents and row.value is not None and row.value["said"] is not None:
            tx.keep_told(replace(row, value={**row.value, "said": None}))
    return [rows[one] for one in site.documents if one in rows]


def _judge(site: SiteRules, row: ToldRow) -> _Judged:
    assert row.value is not None, "a document that is there has a text"
    try:
        return _Judged(row, row.value, site.read(row.id, row.value["text"]), "")
    except ValueError as error:
        why = str(error)
    good = row.value["good"]
    try:
        return _Judged(row, good, None if good is None else site.read(row.id, good["text"]), why)
    except ValueError:  # it fitted another site file
        return _Judged(row, None, None, why)


def _source(chosen: _Judged | None) -> PolicySource:
    if chosen is None or chosen.fits is None:
        return PolicySource()
    digest = sha256(chosen.fits["text"].encode()).hexdigest()
    return PolicySource(chosen.row.id, chosen.fits["version"], digest)


def _said(one: _Judged, held: PolicySource) -> dict[str, Any]:
    """What upstream is to know of a document."""
    assert one.row.value is not None
    version = one.row.value["version"]
    if one.why:
        return {"state": REFUSED, "version": version, "why": one.why}
    if held.own_until is not None:
        return {"state": "set-aside", "version": version, "why": held.own_until.isoformat()}
    if held.document == one.row.id:
        return {"state": "in-force", "version": version, "why": None}
    return {"state": "overruled", "version": version, "why": held.document}


def _answer(tx: Transaction, one: _Judged, said: Mapping[str, Any], now: datetime) -> None:
    assert one.row.value is not None
    if said == one.row.value["said"]:
        return
    good = one.row.value["good"] if one.why else None
    tx.keep_told(replace(one.row, value={**one.row.value, "good": good, "said": said}))
    tx.owe_answer(POLICY, one.row.id, said, now)
    if one.why:
        tx.record(PolicyRefused(document=one.row.id, version=said["version"], why=one.why))


def _record(tx: Transaction, before: PolicySource, held: PolicySource) -> None:
    if held == before:
        return
    _keep(tx, held)
    if before.own_until is not None and held.own_until is None:
        tx.record(OwnPolicyOver())
    if replace(held, own_until=None) != replace(before, own_until=None):
        tx.record(
            PolicyInForce(
                document=held.document or None,
                version=held.version or None,
                sha256=held.sha256 or None,
            )
        )


def _keep(tx: Transaction, held: PolicySource) -> None:
    until = None if held.own_until is None else held.own_until.isoformat()
    value = {"document": held.document, "version": held.version, "sha256": held.sha256, "own_until": until}
    tx.keep_told(ToldRow(HERE, _ROW, 0, Told.LIVE, 0, value=value))
