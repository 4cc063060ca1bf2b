"""The kiosk's side against the real upstream, over a socket: it is taken in, and its record arrives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from kiosk.domain.syncing import SyncKind
from kiosk.sync.worker import STOPPED_LOOK_S
from tests.fakes.syncing import Synced
from tests.fakes.upstream import TENANT, UpstreamServer
from tests.fakes.upstream_databases import empty_sqlite, new_sqlite  # noqa: F401  # a fixture
from upstream.database import tables as t
from upstream.database.database import open_database, transaction
from upstream.kiosks import approval, keys


@pytest.fixture
def engine(empty_sqlite: Path, tmp_path: Path) -> Iterator[Engine]:  # noqa: F811
    found = open_database(new_sqlite(empty_sqlite, tmp_path))
    yield found
    found.dispose()


@pytest.fixture
def joined(synced: Synced, engine: Engine) -> Iterator[Synced]:
    """The two, on one clock."""
    server = UpstreamServer(engine, now=synced.rig.clock.now)
    synced.url = server.url
    synced.join()
    yield synced
    synced.client.close()
    if synced.worker._client is not None:
        synced.worker._client.close()
    server.stop()


def turns(synced: Synced) -> float:
    for _ in range(50):
        if wait := synced.worker.turn():
            return wait
    raise AssertionError("it never waits")


def approve(synced: Synced, engine: Engine) -> None:
    now = synced.rig.clock.now()
    with transaction(engine) as connection:
        waiting = approval.pending_by_code(connection, synced.rig.kiosk.sync.code, now)
        assert waiting is not None
        assert synced.rig.kiosk.sync.fingerprint == keys.fingerprint(waiting.key)
        approval.approve(connection, waiting, TENANT, now)


def taken_in(synced: Synced, engine: Engine) -> None:
    with transaction(engine) as connection:
        now = synced.rig.clock.now()
        connection.execute(t.tenant.insert(), {"slug": TENANT, "name": "Acme", "created_at": now})
    turns(synced)
    assert synced.rig.kiosk.sync.kind is SyncKind.WAITING
    approve(synced, engine)
    turns(synced)


def log(engine: Engine) -> list[tuple[str, str]]:
    event = t.event.c
    in_order = select(event.epoch, event.hash).join_from(t.event, t.epoch, t.epoch.c.id == event.epoch)
    with transaction(engine) as connection:
        rows = connection.execute(in_order.order_by(t.epoch.c.position, event.sequence))
        return [(row.epoch, row.hash.hex()) for row in rows]


def test_a_kiosk_is_taken_in_and_its_record_arrives(joined: Synced, engine: Engine):
    joined.rig.person("ada")
    joined.rig.tap("ada")
    joined.happens(60)
    taken_in(joined, engine)
    assert joined.rig.kiosk.sync.kind is SyncKind.CONNECTED
    assert log(engine) == joined.recorded()
    assert joined.owed() == []
    with transaction(engine) as connection:
        assert connection.execute(select(t.checkpoint.c.size)).scalars().all() == [len(joined.recorded()) // 100 * 100]
        assert connection.execute(select(t.alarm.c.kind)).all() == []


def test_with_another_key_it_is_the_same_kiosk_in_a_new_epoch(joined: Synced, engine: Engine):
    taken_in(joined, engine)
    joined.worker.enrol_again()
    turns(joined)
    approve(joined, engine)
    turns(joined)
    assert log(engine) == joined.recorded()
    assert len(joined.epochs()) == 2
    with transaction(engine) as connection:
        assert len(connection.execute(select(t.kiosk.c.id)).all()) == 1
        assert connection.execute(select(t.alarm.c.kind)).all() == []


def test_a_revoked_kiosk_stops(joined: Synced, engine: Engine):
    taken_in(joined, engine)
    with transaction(engine) as connection:
        (kiosk,) = connection.execute(select(t.kiosk.c.id)).scalars()
        keys.revoke_of_kiosk(connection, TENANT, kiosk, joined.rig.clock.now())
    joined.happens()
    assert turns(joined) == STOPPED_LOOK_S
    assert joined.rig.kiosk.sync.kind is SyncKind.REVOKED
    assert joined.owed() != []
