"""The engine's kiosk: its settings as the site file has them, and its ports filled."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta

from kiosk import __version__
from kiosk.bootstrap.policies import SitePolicies
from kiosk.bootstrap.stored import Described
from kiosk.config import Site
from kiosk.config.facilities import facilities_settings
from kiosk.config.visiting import tenants_of, tenants_text, visitor_settings
from kiosk.domain.allocation import Near
from kiosk.domain.devices import DeviceKind
from kiosk.domain.leases import LeaseTerms
from kiosk.engine.bank import Bank
from kiosk.engine.kiosk import Kiosk, Settings
from kiosk.engine.messages import Message
from kiosk.engine.ports import Display, Locks
from kiosk.engine.upstream import policies
from kiosk.engine.upstream.syncing import UPSTREAM
from kiosk.runtime import notice_urls
from kiosk.runtime.clock import SystemClock
from kiosk.store.data_folder import DataFolder
from kiosk.store.issuing import FolderIssuer
from kiosk.store.secrets import KeyedLookups
from kiosk.store.store import SqlStore

Post = Callable[[Message], None]


def kiosk_of_site(
    site: Site,
    folder: DataFolder,
    store: SqlStore,
    secrets: KeyedLookups,
    described: Described,
    locks: Locks,
    display: Display,
    post: Post,
) -> Kiosk:
    """The kiosk of a site file, with the doors that the store knows of it, and under the policies that hold."""
    bank = Bank(described.compartments, site.screen.after_column)
    tenants = tenants_of(tenants_text(site))
    kiosk = make_kiosk(_settings(site), bank, tenants, folder, store, secrets, locks, display, post)
    kiosk.site_rules = SitePolicies(site)
    policies.hold(kiosk, described.holding)
    return kiosk


def make_kiosk(
    settings: Settings,
    bank: Bank,
    tenants: frozenset[str],
    folder: DataFolder,
    store: SqlStore,
    secrets: KeyedLookups,
    locks: Locks,
    display: Display,
    post: Post,
) -> Kiosk:
    """A kiosk on a data folder. ``tenants`` are all whose people the site has: it may sign passes for them."""
    return Kiosk(
        store=store,
        locks=locks,
        display=display,
        secrets=secrets,
        clock=SystemClock(),
        post=post,
        new_id=lambda: str(uuid.uuid4()),
        settings=settings,
        bank=bank,
        issuer=_issuer(folder, store, settings, tenants),
    )


def _settings(site: Site) -> Settings:
    return Settings(
        policies=site.policies,
        desks={one.name: Near(one.zone, one.column) for one in site.desks},
        pin_length=site.policy.pin_length,
        left_open_after=timedelta(seconds=site.policy.left_open_seconds),
        accepts_codes=site.policy.codes,
        personal_kept_for=timedelta(days=site.record.personal_days),
        visitors=visitor_settings(site),
        facilities=facilities_settings(site),
        parts=frozenset(_names(site)),
        devices=tuple(_devices(site)),
        lease=LeaseTerms(site.upstream.lease, site.upstream.lead, site.upstream.ahead_days),
        near=site.upstream.near,
        scrambled_pad=site.screen.scrambled_pad,
        tells_people=site.notices.file is not None or any(notice_urls.ADDRESS in one for one in site.notices.urls),
        version=__version__,
        kiosk_id=site.kiosk.id,
        tenant=site.site.tenant,
        site_name=site.site.name,
    )


def _names(site: Site) -> Iterator[str]:
    """Of all devices and contacts."""
    yield from (one.name for one in site.buses)
    yield from (one.name for one in site.readers)
    yield from (one.name for one in site.scanners)
    yield from (one.name for one in site.printers)
    yield from (one.name for one in site.inputs)
    if site.upstream.url is not None:
        yield UPSTREAM


def _devices(site: Site) -> Iterator[tuple[DeviceKind, str]]:
    """Those that have a thread of their own, or (what types into the window) can't fail."""
    yield from ((DeviceKind.LOCKS, one.name) for one in site.buses)
    yield from ((DeviceKind.READER, one.name) for one in site.readers)
    yield from ((DeviceKind.SCANNER, one.name) for one in site.scanners)
    yield from ((DeviceKind.PRINTER, one.name) for one in site.printers)


def _issuer(folder: DataFolder, store: SqlStore, settings: Settings, tenants: frozenset[str]) -> FolderIssuer:
    """Its key is made only where no bank knows an earlier one."""
    is_first = not store.has_issued()
    return FolderIssuer(folder.path, settings.kiosk_id, settings.site_name, tenants, may_make=lambda: is_first)
