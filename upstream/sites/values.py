"""What a kiosk says of its banks and of who has a compartment there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from upstream.clock import written


@dataclass(frozen=True, slots=True)
class BankSays:
    """What a bank can give somebody who comes now: doors by their sizes, to staff (``free``) and to visitors.

    ``reachable``: how many of those for staff are within reach of a wheelchair. ``at``: since when that is so.
    """

    bank: str
    open: bool
    free: Mapping[str, int]
    visitors: Mapping[str, int]
    reachable: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Holding:
    """Who (as other systems know them) has which door."""

    person: str
    bank: str
    door: str


@dataclass(frozen=True, slots=True)
class Said:
    """All of one kiosk."""

    banks: Sequence[BankSays] = ()
    holdings: Sequence[Holding] = ()

    def since(self, before: Said) -> Said:
        """The same, where a bank that can give what it could before can do so since then."""
        known = {one.bank: one for one in before.banks}
        return replace(self, banks=[_since(one, known.get(one.bank)) for one in self.banks])


def as_text(said: Said) -> str:
    """As it is stored."""
    banks = [{**_bank(one), "at": written(one.at)} for one in said.banks]
    holdings = [[one.person, one.bank, one.door] for one in said.holdings]
    return json.dumps({"banks": banks, "holdings": holdings}, ensure_ascii=False, sort_keys=True)


def from_text(text: str) -> Said:
    """The same back again."""
    found = json.loads(text)
    banks = [BankSays(**{**one, "at": datetime.fromisoformat(one["at"])}) for one in found["banks"]]
    return Said(banks, [Holding(*one) for one in found["holdings"]])


def _since(now: BankSays, before: BankSays | None) -> BankSays:
    return now if before is None or replace(now, at=before.at) != before else before


def _bank(one: BankSays) -> dict[str, Any]:
    return {
        "bank": one.bank,
        "open": one.open,
        "free": dict(one.free),
        "visitors": dict(one.visitors),
        "reachable": one.reachable,
    }
