"""The whole site: kiosks say what their banks can give, and whoever manages the site sees all of it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field, model_validator

from upstream.api.shapes import MOST_DOORS, Name, Shape
from upstream.bookings.values import Size
from upstream.clock import written
from upstream.database.database import transaction
from upstream.service import ServiceOf
from upstream.signatures import ClientCaller, KioskCaller
from upstream.sites import overview, report
from upstream.sites.overview import SeenBank
from upstream.sites.values import BankSays, Holding, Said

router = APIRouter(tags=["sites"])

MOST_BANKS, MOST_HOLDINGS = 100, 5_000
Count = Annotated[int, Field(ge=0, le=MOST_DOORS)]
Counts = dict[Size, Count]


class BankTold(Shape):
    """What a bank can give somebody who comes now: doors by their sizes, to staff and to visitors.

    ``open``: whether it is the hour to give any. ``reachable``: of those for staff, the ones within reach.
    """

    bank: Name
    open: bool
    free: Counts
    visitors: Counts = Field(default_factory=dict)
    reachable: Count = 0


class HoldingTold(Shape):
    """A person (as other systems know them) who has a door."""

    person: Name
    bank: Name
    door: Name


class StateTold(Shape):
    """All of a kiosk: what is not in it is no more."""

    banks: Annotated[list[BankTold], Field(max_length=MOST_BANKS)]
    holdings: Annotated[list[HoldingTold], Field(max_length=MOST_HOLDINGS)]

    @model_validator(mode="after")
    def each_once(self) -> StateTold:
        if _has_twins(one.bank for one in self.banks):
            raise ValueError("A bank is there twice.")
        if _has_twins((one.bank, one.door) for one in self.holdings):
            raise ValueError("A door is there twice.")
        return self

    def said(self, now: datetime) -> Said:
        """In one order, so that what is said again can be told."""
        banks = [BankSays(at=now, **one.model_dump()) for one in self.banks]
        holdings = [Holding(one.person, one.bank, one.door) for one in self.holdings]
        return Said(sorted(banks, key=lambda one: one.bank), sorted(holdings, key=lambda one: (one.bank, one.door)))


class Taken(BaseModel):
    """``changed``: whether the other kiosks are told of something."""

    changed: bool


class BankSeen(BaseModel):
    """What a bank can give, since ``at``. ``confirmed`` is false where its kiosk was away for a quarter of an hour;
    ``seen_at``: when it was last heard of, to half a minute.
    """

    kiosk: str
    bank: str
    open: bool
    free: dict[str, int]
    visitors: dict[str, int]
    reachable: int
    at: str
    seen_at: str | None
    confirmed: bool


class SiteSeen(BaseModel):
    """The banks of one site, by their names."""

    site: str
    banks: list[BankSeen]


class SitesSeen(BaseModel):
    """All sites of the tenant, by their names."""

    sites: list[SiteSeen]


@router.put("/v1/kiosk/state")
def take(service: ServiceOf, caller: KioskCaller, told: StateTold) -> Taken:
    """This is what the kiosk's banks can give now, and who has which door."""
    now = service.now()
    with transaction(service.engine) as connection:
        changed = report.take(connection, caller.tenant, caller.kiosk, told.said(now), now)
    return Taken(changed=changed)


@router.get("/v1/sites")
def sites(service: ServiceOf, caller: ClientCaller) -> SitesSeen:
    """What each bank of each site can give now."""
    with transaction(service.engine) as connection:
        found = overview.banks(connection, caller.tenant, service.now())
    return SitesSeen(sites=[_site(name, list(own)) for name, own in groupby(found, lambda one: one.site)])


def _site(name: str, own: Sequence[SeenBank]) -> SiteSeen:
    return SiteSeen(site=name, banks=[_bank(one) for one in own])


def _bank(one: SeenBank) -> BankSeen:
    says = one.says
    return BankSeen(
        kiosk=one.kiosk,
        bank=says.bank,
        open=says.open,
        free=dict(says.free),
        visitors=dict(says.visitors),
        reachable=says.reachable,
        at=written(says.at),
        seen_at=None if one.seen_at is None else written(one.seen_at),
        confirmed=one.confirmed,
    )


def _has_twins(names: Iterable[Hashable]) -> bool:
    seen = list(names)
    return len(set(seen)) != len(seen)
