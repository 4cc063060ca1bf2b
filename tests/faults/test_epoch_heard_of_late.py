"""An upstream that was put back hears of an epoch by a request that was late: what it lost before is sent again."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

import httpx

from kiosk.sync.worker import LOOK_EVERY_S
from tests.fakes.lossy_line import Fate, LossyLine
from tests.fakes.syncing import Synced
from tests.fakes.upstream import InProcess, take_in
from tests.fakes.upstream_databases import migrated
from tests.fakes.witnessed_record import WitnessedRecord
from upstream.app import make_app
from upstream.database.database import open_database
from upstream.kiosks.server_key import ServerKey
from upstream.settings import Settings

KEY = ServerKey.new()  # of upstream: in a file, which outlives it


class LateEpochs(LossyLine):
    """A line on which the announcement of one epoch is late."""

    late_epoch = "none"

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.method == "PUT" and self.late_epoch in str(request.url):
            self.late_epoch = "none"
            self.fates.appendleft(Fate.LATE)
        return super().handle_request(request)


def send_all(synced: Synced) -> None:
    while synced.worker.turn() < LOOK_EVERY_S:
        pass


def test_what_an_upstream_lost_before_the_epoch_that_it_hears_of_is_sent_again(tmp_path: Path):
    database, backup, data = tmp_path / "upstream.db", tmp_path / "backup.db", tmp_path / "data"
    data.mkdir()
    migrated(f"sqlite:///{database}")
    with ExitStack() as left:
        line = LateEpochs(None)
        synced = Synced(data, line)
        left.callback(synced.close)

        def serve() -> None:
            engine = open_database(f"sqlite:///{database}")
            server = InProcess(make_app(Settings(), engine, synced.rig.clock.now, KEY))
            line.inner = server
            left.callback(engine.dispose)
            left.callback(server.end)

        serve()
        engine = open_database(f"sqlite:///{database}")
        left.callback(engine.dispose)
        take_in(engine, synced.chest.key().public, synced.rig.clock.now())
        synced.happens(3)
        send_all(synced)
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(backup)) as target:
            source.backup(target)
        synced.happens(3)
        send_all(synced)

        synced.engine.begin_anew("enrolled")
        line.late_epoch = synced.epochs()[-1].id
        while not line.late:
            synced.worker.turn()
        engine.dispose()
        for old in tmp_path.glob("upstream.db*"):
            old.unlink()
        shutil.copyfile(backup, database)
        serve()
        assert line.arrive(line.late.pop()).status_code == 200
        send_all(synced)

        witness = WitnessedRecord()
        witness.watch(synced)
        witness.check_upstream(engine)
        witness.check_all_is_up(synced, engine)
