"""A kiosk that runs: in which order its parts start and end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import partial

import structlog

from kiosk.bootstrap import beside, devices, upstream
from kiosk.bootstrap.engine import Post, kiosk_of_site
from kiosk.bootstrap.screen import Window, ui_settings
from kiosk.bootstrap.stored import Described, describe_site, lookups, opened
from kiosk.bootstrap.threads import Threads
from kiosk.config import Site
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.devices import DeviceKind
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import CredentialPresented, DeviceChanged
from kiosk.engine.screens import Screen
from kiosk.runtime import control_requests
from kiosk.runtime.bus_worker import BusWorker, LockBuses
from kiosk.runtime.control import ControlServer
from kiosk.runtime.engine_loop import EngineLoop
from kiosk.runtime.reading_worker import SignallingReaders
from kiosk.runtime.scrubbing import Scrubbing
from kiosk.store.data_folder import DataFolder
from kiosk.store.secrets import KeyedLookups
from kiosk.store.store import SqlStore
from kiosk.ui.app import run_ui
from kiosk.ui.relay import Relay

log = structlog.get_logger()

# A tap passes through three threads. Python lets a busy one keep the interpreter for 5 ms by default, as long as the
# whole of a tap may take.
SWITCH_INTERVAL_S = 0.00002


def run_kiosk(site: Site, folder: DataFolder, window: Window) -> int:
    """Run a kiosk until it is told to end; the exit code.

    Raises FolderInUse, FolderUnusable, StoreError or KeyMissing with a sentence for whoever started it.
    """

    def first(store: SqlStore) -> tuple[KeyedLookups, Described]:
        return lookups(folder, store), describe_site(site, store)

    sys.setswitchinterval(SWITCH_INTERVAL_S)
    with opened(folder, first, keep=site.record.backups_kept, rescues=True) as (store, (secrets, described)):
        return _run(site, folder, store, secrets, described, window)


def _run(
    site: Site,
    folder: DataFolder,
    store: SqlStore,
    secrets: KeyedLookups,
    described: Described,
    window: Window,
) -> int:
    store.reserve_log_space()  # 60 ms of the start, for taps that are a millisecond shorter from the first one on
    relays: list[Relay] = []
    when_idle: list[Callable[[], None]] = [store.tidy]
    loop = EngineLoop(
        on_crash=lambda: relays[0].end(os.EX_SOFTWARE),
        when_idle=lambda: _run_each(when_idle),
    )
    buses = [devices.bus_worker(one, described.compartments, loop.post) for one in site.buses]

    @contextmanager
    def publishing(relay: Relay) -> Iterator[None]:
        """Everything that runs beside the GUI thread, which has made what it needs of Qt."""
        relays.append(relay)
        relay.screen_shown.connect(_log_screen)
        kiosk = kiosk_of_site(site, folder, store, secrets, described, LockBuses(buses), relay, loop.post)
        threads = _threads(site, folder, store, kiosk, loop, buses)
        scrubbing = Scrubbing(store, partial(threads.housekeeper.back_up, alone=True), loop.post, kiosk.clock)
        when_idle.append(scrubbing.when_idle)
        for one in site.readers:
            if one.url is None:  # it types into the window: there is no port to watch
                loop.post(DeviceChanged(one.name, DeviceKind.READER, up=True))
        with closing(secrets), threads.running(kiosk):
            yield

    wedge = devices.wedge(site)
    settings = ui_settings(site, window, wedge_reader=wedge is not None)
    return run_ui(loop.post, settings, publishing, partial(_wedge_badge, loop.post), wedge)


def _threads(
    site: Site, folder: DataFolder, store: SqlStore, kiosk: Kiosk, loop: EngineLoop, buses: list[BusWorker]
) -> Threads:
    """On Qt's thread, which knows the words of notices and slips."""
    housekeeper = beside.housekeeper(site, folder, kiosk, loop.post)
    sync = upstream.sync_worker(site, folder, kiosk, loop.post)
    handlers = control_requests.handlers(kiosk)
    beside_engine = {**control_requests.beside(housekeeper), **upstream.orders(sync)}
    notices = beside.notice_worker(site, kiosk, loop.post)
    if notices is not None:
        store.tell_of_awaited_notices(notices.nudge)
    printers = [devices.printer_worker(one, site, kiosk, loop.post) for one in site.printers]
    kiosk.printer = kiosk.labels = printers[-1] if printers else None
    reading = devices.reading_workers(site, loop.post)
    kiosk.camera = devices.camera_among(reading)
    kiosk.readers = SignallingReaders(reading)
    kiosk.stick = stick = beside.stick(site, folder, kiosk, loop.post)
    return Threads(
        loop,
        [*buses, *reading, *printers, *([] if stick is None else [stick])],
        ControlServer(folder.socket, handlers, loop.post, beside_engine),
        housekeeper,
        notices,
        sync,
    )


def _run_each(chores: Iterable[Callable[[], None]]) -> None:
    for chore in chores:
        chore()


def _log_screen(screen: Screen) -> None:
    """On the GUI thread, when it is drawn: a tap waits for no log. The name tells nothing about the person."""
    log.info("screen.shown", name=type(screen).__name__)


def _wedge_badge(post: Post, badge: str) -> None:
    post(CredentialPresented(CredentialKind.BADGE, badge, "keyboard"))
