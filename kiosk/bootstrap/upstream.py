"""What talks to upstream, where the site file names one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from kiosk import __version__
from kiosk.bootstrap.engine import Post
from kiosk.config import Site
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.upstream.ports import DeviceKey
from kiosk.runtime.control import Handler
from kiosk.runtime.order_values import Answer, Order
from kiosk.store.data_folder import DataFolder
from kiosk.store.device_key import DeviceKeyFile
from kiosk.store.outbox import RecordOutbox
from kiosk.sync.asking import EngineLine
from kiosk.sync.enrol import About
from kiosk.sync.errors import Unreachable
from kiosk.sync.chores import Chore
from kiosk.sync.worker import Clocks, SyncWorker

if TYPE_CHECKING:
    from kiosk.sync.client import UpstreamClient


def sync_worker(site: Site, folder: DataFolder, kiosk: Kiosk, post: Post) -> SyncWorker | None:
    """The thread that reports to upstream; None where the site has none."""
    if site.upstream.url is None:
        return None
    engine = EngineLine(kiosk, post)
    worker = SyncWorker(
        partial(connect, site, kiosk),
        DeviceKeyFile(folder.device_key),
        about(site),
        RecordOutbox(folder.database),
        engine,
        Clocks(kiosk.clock.now, kiosk.clock.monotonic),
        _chores(kiosk, engine),
    )
    kiosk.sync = worker.state
    return worker


def _chores(kiosk: Kiosk, engine: EngineLine) -> Sequence[Chore]:
    """What is done beside the record, in this order. Like ``connect``, each loads what it needs on the sync thread."""

    @cache
    def pull() -> Chore:
        from kiosk.sync.pull import Puller

        return Puller(kiosk, engine.ask, kiosk.clock.monotonic)

    @cache
    def tell() -> Chore:
        from kiosk.sync.telling import Teller

        return Teller(kiosk, engine.ask)

    return [lambda client: pull()(client), lambda client: tell()(client)]


def orders(worker: SyncWorker | None) -> Mapping[str, Handler]:
    """What the command line may ask of it, on its callers' threads: the worker can be asked from any."""
    if worker is None:
        return {}

    def enrol_again(_: Order) -> Answer:
        worker.enrol_again()
        return {}

    return {"upstream.enrol": enrol_again}


def about(site: Site) -> About:
    """What the kiosk says of itself."""
    banks = dict.fromkeys(one.bank for one in site.compartments)
    return About(site.kiosk.id, site.site.name, tuple(banks), __version__)


def connect(site: Site, kiosk: Kiosk, key: DeviceKey) -> UpstreamClient:
    """On the sync thread, which alone needs these libraries."""
    try:
        from kiosk.sync.client import UpstreamClient
    except ImportError as error:
        raise Unreachable(
            f"This installation can't talk to upstream, for {error.name} is missing: install locker-kiosk[sync]."
        ) from error
    assert site.upstream.url is not None, "there is a worker only where there is an address"
    try:
        return UpstreamClient(site.upstream.url, key, kiosk.clock.now, site.upstream.ca_file)
    except OSError as error:
        raise Unreachable(f"The certificates in {site.upstream.ca_file} can't be read: {error.strerror}.") from error
