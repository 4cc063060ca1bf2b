"""What talks to upstream, where the site file names one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property, partial
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
from kiosk.sync.about import About
from kiosk.sync.asking import EngineLine
from kiosk.sync.chores import Chore, Client
from kiosk.sync.errors import Unreachable
from kiosk.sync.hint import ChangeHint
from kiosk.sync.worker import Clocks, SyncWorker

if TYPE_CHECKING:
    from kiosk.sync.client import UpstreamClient
    from kiosk.sync.pull import Puller


def sync_worker(site: Site, folder: DataFolder, kiosk: Kiosk, post: Post) -> SyncWorker | None:
    """The thread that reports to upstream; None where the site has none."""
    if site.upstream.url is None:
        return None
    engine, chest = EngineLine(kiosk, post), DeviceKeyFile(folder.device_key)
    connects = partial(connect, site, kiosk)
    pulling = _Pulling(kiosk, engine, lambda: connects(chest.key()), lambda: worker.nudge())
    worker = SyncWorker(
        connects,
        chest,
        about(site),
        RecordOutbox(folder.database),
        engine,
        Clocks(kiosk.clock.now, kiosk.clock.monotonic),
        _chores(kiosk, engine, pulling),
        pulling.hint.stop,
    )
    kiosk.sync = worker.state
    return worker


class _Pulling:
    """The chore of pulling, and the thread by which it looks at once when there is something new."""

    def __init__(
        self, kiosk: Kiosk, engine: EngineLine, connects: Callable[[], UpstreamClient], nudge: Callable[[], None]
    ) -> None:
        self._kiosk = kiosk
        self._engine = engine
        self._nudge = nudge
        self.hint = ChangeHint(connects, self._look, kiosk.clock.monotonic)

    def __call__(self, client: Client) -> bool:
        more = self._puller(client)
        self.hint.reached(self._puller.reached)
        return more

    @cached_property
    def _puller(self) -> Puller:
        from kiosk.sync.pull import Puller

        return Puller(self._kiosk, self._engine.ask, self._kiosk.clock.monotonic)

    def _look(self) -> None:
        self._puller.look_now()
        self._nudge()


def _chores(kiosk: Kiosk, engine: EngineLine, pulling: Chore) -> Sequence[Chore]:
    """What is done beside the record, in this order. Like ``connect``, each loads what it needs on the sync thread."""

    @cache
    def tell() -> Chore:
        from kiosk.sync.telling import Teller

        return Teller(kiosk, engine.ask)

    @cache
    def report() -> Chore:
        from kiosk.sync.reporting import Reporter

        return Reporter(kiosk, engine.ask, kiosk.clock.monotonic)

    @cache
    def lease() -> Chore:
        from kiosk.sync.leasing import Leaser

        return Leaser(kiosk, engine.ask, kiosk.clock.monotonic)

    @cache
    def hand_in_key() -> Chore:
        from kiosk.sync.issuing import IssuingKey

        return IssuingKey(kiosk, engine.ask, kiosk.clock.monotonic)

    later = (tell, lease, report, hand_in_key)
    return [pulling, *(lambda client, one=one: one()(client) for one in later)]


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
