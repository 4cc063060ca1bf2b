"""A kiosk whose database was put back: nothing is taken for another event's, and the record goes on.

The negative control shows why hashes are compared: by number alone, events are lost and nobody hears of it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.domain.alarms import AlarmKind
from kiosk.engine.upstream.ports import OwnEpoch, Place
from kiosk.store.outbox import RecordOutbox
from kiosk.store.subjects.sent import Sent
from kiosk.sync.errors import Forked
from tests.fakes.small_upstream import SmallUpstream
from tests.fakes.syncing import Synced


class Image:
    """A copy of the whole disk, which knows nothing of a new epoch when it is put back."""

    def __init__(self, synced: Synced, aside: Path) -> None:
        synced.rig.close()
        self.folder, self.aside = synced.rig.path.parent, aside
        shutil.copytree(self.folder, aside)
        synced.rig._open()
        synced.rig.start()
        synced.join()

    def put_back(self, synced: Synced) -> None:
        synced.close()
        shutil.rmtree(self.folder)
        synced.rig.clock.turn(60.0)  # what happens from now on is not what happened then
        shutil.copytree(self.aside, self.folder)
        synced.rig._open()
        synced.rig.start()
        synced.join()


@pytest.fixture
def image(synced: Synced, upstream: SmallUpstream, tmp_path: Path) -> Image:
    """Taken after a while; since then, more was recorded and sent."""
    synced.happens(3)
    synced.push_all()
    taken = Image(synced, tmp_path / "image")
    synced.happens(5)
    synced.push_all()
    return taken


def test_another_end_of_the_record_is_found_before_anything_is_sent(
    synced: Synced, upstream: SmallUpstream, image: Image
):
    before = upstream.log()
    image.put_back(synced)
    synced.happens(2)
    owed = synced.owed()
    with pytest.raises(Forked):
        synced.push_all()
    assert upstream.log() == before
    assert synced.owed() == owed


def test_the_record_goes_on_in_a_new_epoch(synced: Synced, upstream: SmallUpstream, image: Image):
    image.put_back(synced)
    synced.happens(20)  # more than upstream ever had of it
    before = upstream.log()
    with pytest.raises(Forked):
        synced.push_all()
    synced.engine.begin_anew("rolled-back")
    synced.happens(2)
    synced.push_all()
    newest = synced.epochs()[-1]
    mine = [one for one in synced.recorded() if one[0] == newest.id]
    assert upstream.log() == before + mine
    assert AlarmKind.RECORD in {one.kind for one in (synced.rig.kiosk.alarms or {}).values()}
    assert synced.owed() == []


def test_a_record_that_began_anew_in_a_lost_database_is_followed(synced: Synced, upstream: SmallUpstream, image: Image):
    """What upstream has last is an epoch that nobody here knows."""
    synced.engine.begin_anew("enrolled")
    synced.happens(1)
    synced.push_all()
    before = upstream.log()
    image.put_back(synced)
    synced.engine.begin_anew("restored")
    synced.happens(1)
    synced.push_all()
    newest = synced.epochs()[-1]
    assert upstream.log() == before + [one for one in synced.recorded() if one[0] == newest.id]


def _by_number_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kiosk believes whatever number it is told."""

    def position(self: Sent, epoch: str, sequence: int, hash_: bytes) -> int | None:
        ids = "SELECT after FROM audit_epoch WHERE id = ?"
        return int(self._connection.exec_driver_sql(ids, (epoch,)).scalar_one()) + sequence

    class Everything(bytes):
        __hash__ = bytes.__hash__

        def __eq__(self, other: object) -> bool:
            return isinstance(other, bytes)

        def __ne__(self, other: object) -> bool:
            return not self == other

    def hash_at(self: RecordOutbox, epoch: OwnEpoch, sequence: int) -> bytes:
        return Everything(32)

    monkeypatch.setattr(Sent, "_position", position)
    monkeypatch.setattr(RecordOutbox, "hash_at", hash_at)


def test_by_number_alone_events_would_be_lost(
    synced: Synced, upstream: SmallUpstream, image: Image, monkeypatch: pytest.MonkeyPatch
):
    """The control: the same story, and what was recorded after the image is nowhere upstream, but taken for sent."""
    image.put_back(synced)
    synced.happens(20)
    _by_number_alone(monkeypatch)
    synced.push.step()
    taken_for_sent = synced.recorded()[: synced.owed()[0] - 1]
    assert [one for one in taken_for_sent if one not in upstream.log()]


def test_the_engine_acknowledges_by_the_hash_only(synced: Synced, upstream: SmallUpstream):
    (epoch,) = synced.epochs()
    owed = synced.owed()
    right = synced.outbox.hash_at(epoch, 2)
    assert right is not None
    assert not synced.engine.acknowledge(Place(epoch.id, 2, bytes(32)))
    assert not synced.engine.acknowledge(Place("0" * 32, 2, right))
    assert not synced.engine.acknowledge(Place(epoch.id, 3, right))
    assert not synced.engine.acknowledge(Place(epoch.id, 10_000, right))
    assert synced.owed() == owed
    assert synced.engine.acknowledge(Place(epoch.id, 2, right))
    assert synced.owed() == owed[2:]


def test_an_acknowledgement_of_less_takes_nothing_back(synced: Synced, upstream: SmallUpstream):
    synced.push_all()
    (epoch,) = synced.epochs()
    first = synced.outbox.hash_at(epoch, 1)
    assert first is not None
    assert synced.engine.acknowledge(Place(epoch.id, 1, first))
    assert synced.owed() == []
    assert synced.rig.rows("SELECT count(*) FROM acknowledged") == [(1,)]
