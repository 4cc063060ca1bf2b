"""What a site file sets for visitors, as the engine takes it; and the banks' part of it as text, for the store."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta

from kiosk.config.tables import BankEntry, Site
from kiosk.domain.compartments import Size
from kiosk.engine.visitors.settings import BankPlace, Reception, VisitorSettings


def visitor_settings(site: Site) -> VisitorSettings:
    """Visitors check in on kiosks of the roles reception and combined."""
    return VisitorSettings(
        reception=None if site.kiosk.role == "bank" else _reception(site),
        places=tuple(_place(one) for one in site.places),
        names_kept_for=timedelta(days=site.visitors.names_days),
        without_clock=site.visitors.without_clock,
        trusts_upstream=site.visitors.trusts_upstream,
        languages=tuple(site.site.languages),
    )


def places_text(places: Iterable[BankPlace]) -> str:
    """The banks as JSON, for commands that are given no site file."""
    described = [
        {
            "name": one.name,
            "place": one.place,
            "passes": {size.value: count for size, count in one.passes.items()},
            "codes_a_day": one.codes_a_day,
        }
        for one in places
    ]
    return json.dumps(described, ensure_ascii=False)


def places_of(text: str) -> tuple[BankPlace, ...]:
    """The banks of such a text; none of an empty one."""
    return tuple(
        BankPlace(
            one["name"],
            one["place"],
            {Size(size): count for size, count in one["passes"].items()},
            one["codes_a_day"],
        )
        for one in json.loads(text or "[]")
    )


def tenants_text(site: Site) -> str:
    """All whose people the site's doors are for, as JSON."""
    names = {site.site.tenant, *(one.name for one in site.tenants), *map(site.tenant_of, site.compartments)}
    return json.dumps(sorted(names), ensure_ascii=False)


def tenants_of(text: str) -> frozenset[str]:
    """The tenants of such a text; none of an empty one."""
    return frozenset(json.loads(text or "[]"))


def _reception(site: Site) -> Reception:
    table = site.visitors
    return Reception(
        terms=dict(site.terms),
        terms_version=table.terms_version or "",
        asks_company=table.ask_company,
        asks_email=table.ask_email,
        stay=table.stay,
        group=table.reception_group,
    )


def _place(entry: BankEntry) -> BankPlace:
    return BankPlace(entry.name, entry.place or "", dict(entry.passes), entry.codes_a_day)
