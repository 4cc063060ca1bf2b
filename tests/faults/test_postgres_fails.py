"""PostgreSQL is stopped, killed, started and replaced by an older copy while kiosks send over a bad line: it comes out
even.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.domain.syncing import SyncKind
from kiosk.sync.worker import LOOK_EVERY_S
from tests.fakes.clock import NOON
from tests.fakes.lossy_network import Fate, LossyNetwork, seeded
from tests.fakes.postgres import PostgresServer, started_server
from tests.fakes.syncing import Synced
from tests.fakes.upstream import UpstreamServer, take_in
from tests.fakes.upstream_databases import migrated
from tests.fakes.witnessed_record import WitnessedRecord
from upstream.database.database import open_database

BAD_LINE = {
    Fate.PASSES: 6.0,
    Fate.DROPPED: 1.0,
    Fate.CUT: 1.0,
    Fate.LOST: 1.0,
    Fate.TORN: 1.0,
    Fate.DOUBLED: 1.0,
    Fate.SLOW: 1.0,
}
# Enough for whatever is left, though half of the requests may fail.
TURNS = 200


class Site:
    """Two kiosks of one upstream, which serves from PostgreSQL."""

    def __init__(self, postgres: PostgresServer, folder: Path, left: ExitStack) -> None:
        self.postgres = postgres
        self.url = postgres.new_database()
        migrated(self.url)
        self.witness = WitnessedRecord()
        self.kiosks: list[Synced] = []
        self.server = UpstreamServer(open_database(self.url), now=self._now)
        left.callback(self._stop)
        self.network = LossyNetwork(self.server.port)
        left.callback(self.network.close)
        for name in ("north", "south"):
            (folder / name).mkdir()
            kiosk = Synced(folder / name, None, self.network.url)
            left.callback(_close, kiosk)
            take_in(self.server.engine, kiosk.chest.key().public, kiosk.rig.clock.now(), name=name)
            self.kiosks.append(kiosk)

    def _now(self) -> datetime:
        """By the first kiosk's clock, which begins as every other does."""
        return self.kiosks[0].rig.clock.now() if self.kiosks else NOON

    def _stop(self) -> None:
        self.server.stop()
        self.server.engine.dispose()

    def happens(self, turns: int = 6) -> None:
        """Doors move, and each kiosk does its next things with upstream, whatever comes of it."""
        for kiosk in self.kiosks:
            for _ in range(turns):
                kiosk.happens(2)
                kiosk.worker.turn()

    def fails_over(self, url: str) -> None:
        """Upstream goes on with another database."""
        self._stop()
        self.server.start(open_database(url))

    def check(self) -> None:
        for kiosk in self.kiosks:
            self.witness.watch(kiosk)
        self.witness.check_upstream(self.server.engine)
        for kiosk in self.kiosks:
            self.witness.check_acknowledged(kiosk)

    def comes_out_even(self) -> None:
        for kiosk in self.kiosks:
            for _ in range(TURNS):
                if kiosk.worker.turn() >= LOOK_EVERY_S and kiosk.worker.state.kind is SyncKind.CONNECTED:
                    break
        self.check()
        for kiosk in self.kiosks:
            self.witness.check_all_is_up(kiosk, self.server.engine)
            assert len(kiosk.epochs()) == 1, "nothing was put back at the kiosk"


def _close(kiosk: Synced) -> None:
    if kiosk.worker._client is not None:
        kiosk.worker._client.close()
    kiosk.close()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with ExitStack() as left:
        postgres = started_server(durable=True)
        left.callback(postgres.remove)
        yield Site(postgres, tmp_path, left)


def test_killed_and_started_while_kiosks_send(site: Site):
    site.network.becomes(seeded(1, BAD_LINE))
    site.happens()
    site.postgres.kill()
    site.happens(2)
    site.postgres.start()
    site.happens()
    site.check()
    site.comes_out_even()


def test_stopped_and_failed_over_to_an_older_copy(site: Site):
    """What only the lost database had was acknowledged long ago, and is sent again all the same."""
    site.network.becomes(seeded(2, BAD_LINE))
    site.happens()
    site.check()
    site.server.engine.dispose()
    name = site.url.partition("@/")[2].partition("?")[0]
    copy = site.postgres.new_database(template=name)
    site.happens()
    site.check()
    site.postgres.stop()
    site.happens(1)
    site.postgres.start()
    site.fails_over(copy)
    site.happens()
    site.comes_out_even()


def test_a_pulled_cable_loses_nothing(site: Site):
    site.happens(2)
    site.network.pull()
    site.happens(3)
    site.network.put_back()
    site.happens(1)
    site.comes_out_even()
