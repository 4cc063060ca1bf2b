"""A kiosk that does not run, for a command: it has its rules and its record, and moves no door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

from kiosk import __version__
from kiosk.bootstrap.engine import kiosk_of_site, make_kiosk
from kiosk.bootstrap.stored import Described, describe_site, lookups, opened
from kiosk.config import Site
from kiosk.config.visiting import places_of, tenants_of
from kiosk.domain.compartments import Size
from kiosk.domain.scopes import Policies
from kiosk.engine.bank import Bank
from kiosk.engine.kiosk import Kiosk, Settings
from kiosk.engine.visitors.settings import BankPlace, Reception, VisitorSettings
from kiosk.runtime.resting import Resting
from kiosk.store import reading
from kiosk.store.data_folder import DataFolder
from kiosk.store.secrets import KeyedLookups
from kiosk.store.store import SqlStore


@contextmanager
def resting_kiosk(site: Site, folder: DataFolder) -> Iterator[Kiosk]:
    """The kiosk of a data folder on which none runs.

    Raises as ``run_kiosk`` does.
    """

    def first(store: SqlStore) -> tuple[KeyedLookups, Described]:
        return lookups(folder, store), describe_site(site, store)

    nobody = Resting()
    with opened(folder, first, keep=site.record.backups_kept) as (store, (secrets, described)), closing(secrets):
        kiosk = kiosk_of_site(site, folder, store, secrets, described, nobody, nobody, nobody.post)
        with store.transaction() as tx:
            kiosk.bank.conditions = dict(tx.conditions())
        yield kiosk


@contextmanager
def resting_kiosk_of(folder: DataFolder) -> Iterator[Kiosk]:
    """The same without a site file: it knows what one said when a kiosk last ran here, but no wires, so no doors.

    Where none ever ran it is a kiosk of no site, which may give passes for any bank.
    """
    nobody = Resting()
    with opened(folder, partial(lookups, folder)) as (store, secrets), closing(secrets):
        settings, tenants = _remembered(folder)
        yield make_kiosk(settings, Bank([]), tenants, folder, store, secrets, nobody, nobody, nobody.post)


def _remembered(folder: DataFolder) -> tuple[Settings, frozenset[str]]:
    """What the site file said when a kiosk last ran here, and whose people the site has."""
    known = reading.settings(folder.database)
    tenant = known.get("tenant", "")
    policies = Policies(
        ZoneInfo(known.get("timezone", "UTC")),
        reading.scopes(folder.database),
        building=known.get("building", ""),
        tenant=tenant,
    )
    settings = Settings(
        policies=policies,
        bookable=reading.bookable(folder.database),
        visitors=VisitorSettings(reception=Reception(), places=_places(folder, known.get("visitor_places", ""))),
        version=__version__,
        kiosk_id=known.get("kiosk_id", "kiosk"),
        tenant=tenant,
        site_name=known.get("site_name", ""),
    )
    return settings, tenants_of(known.get("tenants", ""))


def _places(folder: DataFolder, listed: str) -> tuple[BankPlace, ...]:
    """Where passes may be for. Of a bank of its own it is known what may be promised, but not which doors are free: as
    of another kiosk's.
    """
    places = {one.name: one for one in places_of(listed)}
    bookable = reading.bookable(folder.database)
    for bank in reading.banks(folder.database):
        passes: Counter[Size] = Counter()
        for pool, doors in bookable.items():
            if pool.bank == bank:
                passes[pool.size] += doors
        # Codes of its own are made where it runs, for they are handed to the bank at once.
        places[bank] = replace(places.get(bank, BankPlace(bank)), passes=passes, codes_a_day=0)
    return tuple(places.values())
