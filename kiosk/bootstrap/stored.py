"""The data folder: it is owned, its store opened, and what the site file says written there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

from kiosk.bootstrap.policies import SitePolicies
from kiosk.config import Site
from kiosk.config.visiting import places_text, tenants_text, visitor_settings
from kiosk.domain.compartments import Compartment
from kiosk.domain.events.kiosk_life import SettingsChanged
from kiosk.engine.upstream import policies
from kiosk.engine.upstream.policies import Holding
from kiosk.runtime.clock import SystemClock
from kiosk.store import backups, library, rescue
from kiosk.store.data_folder import DataFolder
from kiosk.store.secrets import KeyedLookups, load_key
from kiosk.store.store import SqlStore

First = TypeVar("First")


class Described(NamedTuple):
    """The compartments of a site file with their ids, and the policies that hold for them."""

    compartments: list[Compartment]
    holding: Holding


@contextmanager
def opened(
    folder: DataFolder, first: Callable[[SqlStore], First], *, keep: int = backups.KEPT, rescues: bool = False
) -> Iterator[tuple[SqlStore, First]]:
    """The store of a data folder that is ours within ``with``, and what ``first`` made of it.

    Raises FolderInUse, FolderUnusable, StoreError or KeyMissing with a sentence for whoever started it.
    """
    folder.make()
    lock = folder.own()
    try:
        store, found = rescue.open_store(folder, library.choose(), SystemClock(), first, keep=keep, rescues=rescues)
        try:
            yield store, found
        finally:
            store.close()
    finally:
        lock.release()


def lookups(folder: DataFolder, store: SqlStore) -> KeyedLookups:
    """The key that people are recognised by, made only where nobody is known yet."""
    return KeyedLookups(load_key(folder.key, may_make=not store.has_credentials()))


def describe_site(site: Site, store: SqlStore) -> Described:
    """Tell the database what the site file says, and upstream where that has policies for these doors."""
    with store.transaction() as tx:
        before = tx.doors_of_site()
        compartments = tx.place_compartments(_compartments(site))
        holding = policies.settle(tx, SitePolicies(site), SystemClock().now())
        changed = {
            "doors": set(tx.doors_of_site()) != set(before),
            "settings": tx.save_settings(_settings(site)),
            "policies": holding.new_policies,
            "capacity": holding.new_capacity,
        }
        if any(changed.values()):
            tx.record(SettingsChanged(what=",".join(part for part, is_new in changed.items() if is_new)))
    return Described(compartments, holding)


def _settings(site: Site) -> dict[str, str]:
    """What commands that are given no site file know of it (``resting``)."""
    return {
        "timezone": site.site.timezone.key,
        "pin_length": str(site.policy.pin_length),
        "tenant": site.site.tenant,
        "building": site.site.building or "",
        "backups_kept": str(site.record.backups_kept),
        "kiosk_id": site.kiosk.id,
        "site_name": site.site.name,
        "tenants": tenants_text(site),
        "visitor_places": places_text(visitor_settings(site).places),
    }


def _compartments(site: Site) -> list[Compartment]:
    """Those of the site file; the store gives each its id."""
    return [
        Compartment(
            id=0,
            bank=one.bank,
            door=one.door,
            size=one.size,
            column=one.column,
            row=one.row,
            reachable=one.reachable,
            bus=one.bus,
            board=one.board,
            channel=one.channel,
            tenant=site.tenant_of(one),
            zone=one.zone,
            named_for=one.named_for,
        )
        for one in site.compartments
    ]
