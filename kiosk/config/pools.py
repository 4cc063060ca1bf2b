"""How many doors there are to go round, by bank, tenant and size, and how many of them reservations may have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from math import ceil

from kiosk.config.tables import Site
from kiosk.domain.capacity import Pool
from kiosk.domain.people import Person
from kiosk.domain.scopes import Policies, ScopeKind

# What holds for doors, whoever of a tenant's people wants one.
_OF_DOORS = {ScopeKind.SITE, ScopeKind.BUILDING, ScopeKind.BANK, ScopeKind.TENANT}


def doors_by_pool(site: Site) -> Mapping[Pool, int]:
    """The doors that stand in for each other; one that is somebody's own stands in for none."""
    shared = (one for one in site.compartments if one.named_for is None)
    return Counter(Pool(one.bank, site.tenant_of(one), one.size) for one in shared)


def bookable_by_pool(site: Site, policies: Policies | None = None) -> Mapping[Pool, int]:
    """How many of them reservations may have at once; the rest is for those who walk up.

    Under these ``policies``; the site file's own, where none are given.
    """
    scopes = [one for one in (policies or site.policies).scopes if one.kind in _OF_DOORS]
    of_doors = Policies(site.site.timezone, scopes, building=site.site.building or "")
    return {pool: doors - _for_walk_up(of_doors, pool, doors) for pool, doors in doors_by_pool(site).items()}


def _for_walk_up(policies: Policies, pool: Pool, doors: int) -> int:
    """In exact arithmetic: of 25 doors, 0.28 are seven; in floating point they are a little more."""
    share = policies.policy_for(Person("", "", tenant=pool.tenant), pool.bank).walk_up_share
    return ceil(Fraction(str(share)) * doors)
