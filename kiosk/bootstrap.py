"""The composition root: the only place that knows everybody, and in which order they start and end."""

from __future__ import annotations

import os
import sys
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import structlog

import drivers.locks
import drivers.printers
import drivers.readers
import drivers.scanners
from drivers.readers.keyboard_wedge import WedgeDecoder, decoder
from kiosk import __version__
from kiosk.config import BusEntry, PrinterEntry, ReaderEntry, ScannerEntry, Site
from kiosk.config.pools import bookable_by_pool, doors_by_pool
from kiosk.config.visiting import places_of, places_text, tenants_of, tenants_text, visitor_settings
from kiosk.domain.allocation import Near
from kiosk.domain.compartments import Compartment, Size
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.devices import DeviceKind
from kiosk.domain.events.kiosk_life import SettingsChanged
from kiosk.domain.scopes import Policies
from kiosk.engine import retention
from kiosk.engine.bank import Bank
from kiosk.engine.kiosk import Kiosk, Settings
from kiosk.engine.messages import CredentialPresented, DeviceChanged, Message
from kiosk.engine.ports import Display, Locks
from kiosk.engine.screens import Screen
from kiosk.engine.visitors.mailing import with_pass
from kiosk.engine.visitors.settings import BankPlace, Reception, VisitorSettings
from kiosk.runtime import notice_urls
from kiosk.runtime.bus_worker import BusWorker, LockBuses
from kiosk.runtime.clock import SystemClock
from kiosk.runtime.control import ControlServer
from kiosk.runtime.control_requests import beside, handlers
from kiosk.runtime.engine_loop import EngineLoop
from kiosk.runtime.housekeeper import Housekeeper
from kiosk.runtime.notice_worker import NoticeWorker
from kiosk.runtime.reading_worker import ReadingWorker
from kiosk.runtime.resting import Resting
from kiosk.runtime.scrubbing import Scrubbing
from kiosk.store import library, reading, rescue
from kiosk.store.data_folder import DataFolder
from kiosk.store.issuing import FolderIssuer
from kiosk.store.secrets import KeyedLookups, load_key
from kiosk.store.store import SqlStore
from kiosk.store.upkeep import FolderUpkeep
from kiosk.ui.app import run_ui
from kiosk.ui.notice_texts import NoticeTexts, Signature
from kiosk.ui.relay import Relay
from kiosk.ui.settings import Scheme, TenantLook, UiSettings

if TYPE_CHECKING:
    from kiosk.runtime.printer_worker import PrinterWorker

log = structlog.get_logger()

# A tap passes through three threads. Python lets a busy one keep the interpreter for 5 ms by default, as long as the
# whole of a tap may take.
SWITCH_INTERVAL_S = 0.00002

# kiosk-ui.md section 1: a double-strike filter of at most half a second.
SCREEN_SETTLES_S = 0.35

Post = Callable[[Message], None]
_Found = tuple[KeyedLookups, list[Compartment]]


@dataclass(frozen=True, slots=True)
class Window:
    """How the kiosk is shown: fullscreen, or in a window of this many pixels at this place."""

    windowed: bool = False
    size: tuple[int, int] | None = None
    place: tuple[int, int] | None = None


def run_kiosk(site: Site, folder: DataFolder, window: Window) -> int:
    """Run a kiosk until it is told to end; the exit code.

    Raises FolderInUse, FolderUnusable, StoreError or KeyMissing with a sentence for whoever started it.
    """
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    folder.make()
    lock = folder.own()
    try:
        store, found = _open(site, folder, rescues=True)
        try:
            return _run(site, folder, store, found, window)
        finally:
            store.close()
    finally:
        lock.release()


def _open(site: Site, folder: DataFolder, *, rescues: bool) -> tuple[SqlStore, _Found]:
    """The store, the key that people are recognised by, and the compartments with their ids."""

    def first(store: SqlStore) -> _Found:
        secrets = KeyedLookups(load_key(folder.key, may_make=not store.has_credentials()))
        return secrets, _describe_site(site, store)

    keep = site.record.backups_kept
    return rescue.open_store(folder, library.choose(), SystemClock(), first, keep=keep, rescues=rescues)


def _run(site: Site, folder: DataFolder, store: SqlStore, found: _Found, window: Window) -> int:
    store.reserve_log_space()  # 60 ms of the start, for taps that are a millisecond shorter from the first one on
    secrets, compartments = found
    relays: list[Relay] = []
    when_idle: list[Callable[[], None]] = [store.tidy]
    loop = EngineLoop(
        on_crash=lambda: relays[0].end(os.EX_SOFTWARE),
        when_idle=lambda: run_each(when_idle),
    )
    buses = [_bus_worker(one, compartments, loop.post) for one in site.buses]
    workers: list[BusWorker | ReadingWorker | PrinterWorker] = [*buses, *_reading_workers(site, loop.post)]

    @contextmanager
    def publishing(relay: Relay) -> Iterator[None]:
        """Everything that runs beside the GUI thread, in the order in which it may start and end."""
        relays.append(relay)
        relay.screen_shown.connect(_log_screen)
        kiosk = _kiosk(site, folder, store, secrets, compartments, LockBuses(buses), relay, loop.post)
        housekeeper = _housekeeper(site, folder, kiosk, loop.post)
        scrubbing = Scrubbing(store, partial(housekeeper.back_up, alone=True), loop.post, kiosk.clock)
        when_idle.append(scrubbing.when_idle)
        control = ControlServer(folder.socket, handlers(kiosk), loop.post, beside(housekeeper))
        notices = _notice_worker(site, kiosk, loop.post)
        for entry in site.printers:
            printer = _printer_worker(entry, site, kiosk, loop.post)
            workers.append(printer)
            kiosk.printer = printer
        loop.start(kiosk)
        for one in site.readers:
            if one.url is None:  # it types into the window: there is no port to watch
                loop.post(DeviceChanged(one.name, DeviceKind.READER, up=True))
        try:
            for worker in workers:
                worker.start()
            control.start()
            housekeeper.start()
            if notices is not None:
                notices.start()
            yield
        finally:
            control.stop()
            housekeeper.ask_to_stop()
            if notices is not None:
                notices.ask_to_stop()
                notices.join()
            for worker in workers:
                worker.ask_to_stop()
            for worker in workers:
                worker.join()
            housekeeper.join()
            loop.stop()
            secrets.close()

    return run_ui(loop.post, _ui_settings(site, window), publishing, partial(_wedge_badge, loop.post), _wedge(site))


def run_each(chores: Iterable[Callable[[], None]]) -> None:
    """One after the other."""
    for chore in chores:
        chore()


def _describe_site(site: Site, store: SqlStore) -> list[Compartment]:
    """Tell the database what the site file says; the compartments with their ids."""
    settings = {
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
    bookable = bookable_by_pool(site)
    capacity = {pool: (doors, bookable[pool]) for pool, doors in doors_by_pool(site).items()}
    with store.transaction() as tx:
        before = tx.doors_of_site()
        compartments = tx.place_compartments(described_compartments(site))
        changed = {
            "doors": set(tx.doors_of_site()) != set(before),
            "settings": tx.save_settings(settings),
            "policies": tx.save_policies(site.policies.scopes),
            "capacity": tx.save_capacity(capacity),
        }
        if any(changed.values()):
            tx.record(SettingsChanged(what=",".join(part for part, is_new in changed.items() if is_new)))
    return compartments


@contextmanager
def resting_kiosk(site: Site, folder: DataFolder) -> Iterator[Kiosk]:
    """The kiosk of a data folder on which none runs: it has its rules and its record, and moves no door.

    Raises as ``run_kiosk`` does.
    """
    folder.make()
    lock = folder.own()
    try:
        store, (secrets, compartments) = _open(site, folder, rescues=False)
        try:
            nobody = Resting()
            kiosk = _kiosk(site, folder, store, secrets, compartments, nobody, nobody, nobody.post)
            with store.transaction() as tx:
                kiosk.bank.conditions = dict(tx.conditions())
            yield kiosk
            secrets.close()
        finally:
            store.close()
    finally:
        lock.release()


@contextmanager
def resting_kiosk_of(folder: DataFolder) -> Iterator[Kiosk]:
    """The same without a site file: it knows what one said when a kiosk last ran here, but no wires, so no doors.

    Where none ever ran it is a kiosk of no site, which may give passes for any bank.
    """
    folder.make()
    lock = folder.own()
    try:
        store, secrets = rescue.open_store(folder, library.choose(), SystemClock(), partial(_lookups, folder))
        try:
            nobody = Resting()
            settings, tenants = _remembered(folder)
            yield Kiosk(
                store=store,
                locks=nobody,
                display=nobody,
                secrets=secrets,
                clock=SystemClock(),
                post=nobody.post,
                new_id=lambda: str(uuid.uuid4()),
                settings=settings,
                bank=Bank([]),
                issuer=_issuer(folder, store, settings, tenants),
            )
            secrets.close()
        finally:
            store.close()
    finally:
        lock.release()


def _remembered(folder: DataFolder) -> tuple[Settings, frozenset[str]]:
    """What the site file said when a kiosk last ran here, and whose people the site has.

    Of a bank of its own it is known what may be promised, but not which doors are free: as of another kiosk's.
    """
    known = reading.settings(folder.database)
    bookable = reading.bookable(folder.database)
    tenant = known.get("tenant", "")
    places = {one.name: one for one in places_of(known.get("visitor_places", ""))}
    for bank in reading.banks(folder.database):
        passes: dict[Size, int] = {}
        for pool, doors in bookable.items():
            if pool.bank == bank:
                passes[pool.size] = passes.get(pool.size, 0) + doors
        # Codes of its own are made where it runs, for they are handed to the bank at once.
        places[bank] = replace(places.get(bank, BankPlace(bank)), passes=passes, codes_a_day=0)
    settings = Settings(
        policies=Policies(
            ZoneInfo(known.get("timezone", "UTC")),
            reading.scopes(folder.database),
            building=known.get("building", ""),
            tenant=tenant,
        ),
        bookable=bookable,
        visitors=VisitorSettings(reception=Reception(), places=tuple(places.values())),
        version=__version__,
        kiosk_id=known.get("kiosk_id", "kiosk"),
        tenant=tenant,
        site_name=known.get("site_name", ""),
    )
    return settings, tenants_of(known.get("tenants", ""))


def _lookups(folder: DataFolder, store: SqlStore) -> KeyedLookups:
    return KeyedLookups(load_key(folder.key, may_make=not store.has_credentials()))


def _kiosk(
    site: Site,
    folder: DataFolder,
    store: SqlStore,
    secrets: KeyedLookups,
    compartments: list[Compartment],
    locks: Locks,
    display: Display,
    post: Post,
) -> Kiosk:
    settings = _settings(site)
    return Kiosk(
        store=store,
        locks=locks,
        display=display,
        secrets=secrets,
        clock=SystemClock(),
        post=post,
        new_id=lambda: str(uuid.uuid4()),
        settings=settings,
        bank=Bank(compartments, site.screen.after_column),
        issuer=_issuer(folder, store, settings, tenants_of(tenants_text(site))),
    )


def _settings(site: Site) -> Settings:
    return Settings(
        policies=site.policies,
        desks={one.name: Near(one.zone, one.column) for one in site.desks},
        bookable=bookable_by_pool(site),
        pin_length=site.policy.pin_length,
        left_open_after=timedelta(seconds=site.policy.left_open_seconds),
        accepts_codes=site.policy.codes,
        personal_kept_for=timedelta(days=site.record.personal_days),
        visitors=visitor_settings(site),
        tells_people=site.notices.file is not None or any(notice_urls.ADDRESS in one for one in site.notices.urls),
        version=__version__,
        kiosk_id=site.kiosk.id,
        tenant=site.site.tenant,
        site_name=site.site.name,
    )


def _issuer(folder: DataFolder, store: SqlStore, settings: Settings, tenants: frozenset[str]) -> FolderIssuer:
    """Its key is made only where no bank knows an earlier one."""
    is_first = not store.has_issued()
    return FolderIssuer(folder.path, settings.kiosk_id, settings.site_name, tenants, may_make=lambda: is_first)


def described_compartments(site: Site) -> list[Compartment]:
    """The compartments of the site file; the store gives each its id."""
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


def _notice_worker(site: Site, kiosk: Kiosk, post: Post) -> NoticeWorker | None:
    """What delivers notices; None, with the reason in the log, where the file of their addresses can't be read."""
    table = site.notices
    file = None if table.file is None else Path(table.file)
    settings = notice_urls.load(table.urls, file, table.try_for, site.site.name)
    if settings is None:
        return None
    signature = Signature(
        site.site.name, site.kiosk.place or "", site.site.help_where or "", site.site.help_phone or ""
    )
    first, *others = site.site.languages
    texts = NoticeTexts(first, site.site.timezone, signature, kiosk.clock.now, others=tuple(others))
    return NoticeWorker(kiosk.store, kiosk.now, post, texts.say, settings, partial(with_pass, kiosk))


def _printer_worker(entry: PrinterEntry, site: Site, kiosk: Kiosk, post: Post) -> PrinterWorker:
    """On Qt's thread, which knows the words of a slip."""
    # Loaded here: most kiosks have no printer, and the start screen must not wait for it.
    from kiosk.runtime.printer_worker import PrinterWorker
    from kiosk.ui.slip_texts import SlipTexts

    driver = drivers.printers.DRIVERS[entry.driver]
    texts = SlipTexts(site.site.languages, site.site.timezone, site.site.name, kiosk.clock.now)
    return PrinterWorker(entry.name, partial(driver.connect, entry.url, entry.settings), post, texts.slip)


def _housekeeper(site: Site, folder: DataFolder, kiosk: Kiosk, post: Post) -> Housekeeper:
    upkeep = FolderUpkeep(folder, library.choose(), kiosk.clock, site.record.backups_kept)
    backup_every = timedelta(hours=site.record.backup_hours)
    return Housekeeper(
        upkeep,
        kiosk.clock,
        post,
        lambda: kiosk.keeping.last_run_ended,
        backup_every,
        too_old=partial(retention.too_old, kiosk),
    )


def _bus_worker(entry: BusEntry, compartments: list[Compartment], post: Post) -> BusWorker:
    driver = drivers.locks.DRIVERS[entry.driver]
    mine = [one for one in compartments if one.bus == entry.name]
    return BusWorker(entry.name, partial(driver.connect, entry.url, entry.settings), mine, post)


def _reading_workers(site: Site, post: Post) -> list[ReadingWorker]:
    return [_reader(one, post) for one in site.readers if one.url is not None] + [
        _scanner(one, post) for one in site.scanners
    ]


def _reader(entry: ReaderEntry, post: Post) -> ReadingWorker:
    driver = drivers.readers.DRIVERS[entry.driver]
    connect = partial(driver.connect, entry.url or "", entry.settings)
    return ReadingWorker(entry.name, DeviceKind.READER, CredentialKind.BADGE, connect, post)


def _scanner(entry: ScannerEntry, post: Post) -> ReadingWorker:
    driver = drivers.scanners.DRIVERS[entry.driver]
    connect = partial(driver.connect, entry.source or entry.url or "", entry.settings)
    return ReadingWorker(entry.name, DeviceKind.SCANNER, CredentialKind.QR, connect, post)


def _log_screen(screen: Screen) -> None:
    """On the GUI thread, when it is drawn: a tap waits for no log. The name tells nothing about the person."""
    log.info("screen.shown", name=type(screen).__name__)


def _wedge_badge(post: Post, badge: str) -> None:
    post(CredentialPresented(CredentialKind.BADGE, badge, "keyboard"))


def _ui_settings(site: Site, window: Window) -> UiSettings:
    settings = UiSettings(
        site_name=site.site.name,
        place=site.kiosk.place or "",
        timezone=site.site.timezone.key,
        languages=site.site.languages,
        pin_length=site.policy.pin_length,
        help_phone=site.site.help_phone or "",
        help_where=site.site.help_where or "",
        width_mm=site.screen.width_mm,
        theme=Scheme(site.screen.theme),
        windowed=window.windowed,
        wedge_reader=_wedge(site) is not None,
        scanner=bool(site.scanners),
        sounds=site.screen.sounds,
        settles_s=SCREEN_SETTLES_S,
        tenants={one.name: TenantLook(one.title, one.colour or "") for one in site.tenants},
    )
    if site.screen.bottom_mm is not None:
        settings = replace(settings, bottom_mm=float(site.screen.bottom_mm))
    if window.size is not None:
        settings = replace(settings, window_size=window.size, window_place=window.place)
    return settings


def _wedge(site: Site) -> WedgeDecoder | None:
    """What tells the keys of a reader that types like a keyboard from a person's, where there is such a reader."""
    for one in site.readers:
        if drivers.readers.DRIVERS[one.driver].types_into_window:
            return decoder(one.settings)
    return None
