"""The record on its way up: all of it, in order, once, and nothing acknowledged that is not there."""

import io

import httpx
import pytest

from kiosk.audit import note
from kiosk.audit.verify import verify
from kiosk.engine import retention
from kiosk.store import exporting
from kiosk.sync.errors import Forked, Invalid, Unreachable
from kiosk.sync.push import MOST_EVENTS
from tests.fakes import small_upstream
from tests.fakes.exports import Key
from tests.fakes.small_upstream import SmallUpstream, countersigned
from tests.fakes.syncing import Synced


def test_all_of_the_record_arrives_in_order_and_once(synced: Synced, upstream: SmallUpstream):
    synced.rig.person("ada")
    synced.rig.tap("ada")
    synced.push_all()
    assert upstream.log() == synced.recorded()
    assert synced.owed() == []
    synced.happens(3)
    synced.push_all()
    assert upstream.log() == synced.recorded()


def test_what_was_recorded_of_people_travels_with_its_salt(synced: Synced, upstream: SmallUpstream):
    synced.rig.person("ada")
    synced.rig.tap("ada")
    synced.push_all()
    (epoch,) = upstream.epochs.values()
    assert any("Ada" in (one["data"]["personal"] or "") for one in epoch.events)  # and the fake checked the commitments


def test_no_batch_is_longer_than_upstream_takes(synced: Synced, upstream: SmallUpstream):
    synced.happens(MOST_EVENTS)
    synced.push_all()
    assert max(upstream.sizes) == MOST_EVENTS
    assert upstream.log() == synced.recorded()


def test_a_lost_answer_loses_nothing_and_repeats_nothing(synced: Synced, upstream: SmallUpstream):
    synced.push.step()
    upstream.loses = 1
    with pytest.raises(Unreachable):
        synced.push.step()
    assert synced.owed() != []
    synced.push_all()
    assert upstream.log() == synced.recorded()
    assert synced.owed() == []


def test_an_upstream_that_was_put_back_gets_what_it_lost(synced: Synced, upstream: SmallUpstream):
    synced.happens(5)
    synced.push_all()
    (epoch,) = upstream.epochs.values()
    del epoch.events[4:]
    synced.restart()
    synced.push_all()
    assert upstream.log() == synced.recorded()


def test_an_upstream_that_was_put_back_meanwhile_gets_what_it_lost(synced: Synced, upstream: SmallUpstream):
    synced.push_all()
    (epoch,) = upstream.epochs.values()
    del epoch.events[1:]
    synced.happens()
    with pytest.raises(Unreachable):
        synced.push_all()
    synced.push_all()
    assert upstream.log() == synced.recorded()


def test_a_new_upstream_gets_everything_from_the_first_event(synced: Synced, upstream: SmallUpstream):
    synced.push_all()
    upstream.epochs.clear()
    synced.restart()
    synced.push_all()
    assert upstream.log() == synced.recorded()


def test_a_new_epoch_follows_the_one_before(synced: Synced, upstream: SmallUpstream):
    synced.push_all()
    synced.happens()
    synced.engine.begin_anew("enrolled")
    synced.happens()
    synced.push_all()
    assert len(upstream.epochs) == 2
    assert upstream.log() == synced.recorded()


@pytest.mark.expects_log("event_not_understood")
def test_an_event_that_upstream_cannot_take_is_found_and_kept_as_it_is(synced: Synced, upstream: SmallUpstream):
    synced.happens(20)
    bad = synced.recorded()[17][1]
    upstream.cannot_take = lambda event: event["audithash"] == bad
    synced.push_all()
    assert upstream.opaque == [bad]
    assert upstream.log() == synced.recorded()
    assert synced.owed() == []


@pytest.mark.parametrize("status", [400, 413, 422])
def test_a_batch_that_is_refused_without_a_place_is_halved(synced: Synced, upstream: SmallUpstream, status: int):
    synced.happens(20)
    synced.push.step()
    problem = {"type": "urn:locker-kiosk:problem:invalid", "detail": "No."}
    upstream.answers = [httpx.Response(status, json=problem), httpx.Response(status, json=problem)]
    synced.push_all()
    assert upstream.log() == synced.recorded()


@pytest.mark.expects_log("event_not_understood")
def test_one_that_is_not_even_kept_as_it_is_stays_owed(synced: Synced, upstream: SmallUpstream):
    synced.push.step()
    problem = {"type": "urn:locker-kiosk:problem:invalid", "detail": "No."}
    upstream.answers = [httpx.Response(422, json=problem) for _ in range(20)]
    with pytest.raises(Invalid):
        synced.push_all()
    upstream.answers = []
    assert len(synced.owed()) == len(synced.recorded())
    synced.push_all()
    assert upstream.log() == synced.recorded()


def test_checkpoints_are_handed_in_once_each(synced: Synced, upstream: SmallUpstream):
    synced.happens(60)
    synced.push_all()
    synced.push_all()
    assert [note.splitlines()[1] for note in upstream.notes] == ["200"]


def test_a_countersigned_checkpoint_is_kept_and_handed_out_with_the_record(synced: Synced, upstream: SmallUpstream):
    synced.happens(60)
    synced.push_all()
    kept = synced.rig.rows("SELECT epoch, size, note FROM countersigned")
    assert kept == [(1, 200, countersigned(upstream.notes[0]))]
    export = b"".join(line.to_bytes() for line in exporting.whole(synced.rig.path, 200))
    assert export.count(b"locker-upstream") == 1
    verify(io.BytesIO(export), exporting.keys(synced.rig.path))


@pytest.mark.expects_log("sync.not_countersigned")
def test_a_checkpoint_that_another_key_has_countersigned_is_not_kept(
    synced: Synced, upstream: SmallUpstream, monkeypatch: pytest.MonkeyPatch
):
    synced.happens(60)
    monkeypatch.setattr(small_upstream, "WITNESS", Key.of("somebody"))
    monkeypatch.setattr(upstream, "vkey", note.vkey(Key.of("upstream").public, note.WITNESS))
    synced.push_all()
    assert upstream.notes
    assert synced.rig.rows("SELECT * FROM countersigned") == []


def test_a_watermark_with_another_hash_is_believed_by_nobody(synced: Synced, upstream: SmallUpstream):
    synced.push.step()
    (name,) = upstream.epochs
    upstream.answers = [httpx.Response(200, json={"epoch": name, "sequence": 2, "hash": "00" * 32})]
    with pytest.raises(Forked):
        synced.push.step()
    assert len(synced.owed()) == len(synced.recorded())


def test_erased_data_is_not_sent(synced: Synced, upstream: SmallUpstream):
    synced.rig.person("ada")
    synced.push_all()
    upstream.epochs.clear()
    retention.erase_person(synced.rig.store, "ada")
    synced.restart()
    synced.push_all()
    (epoch,) = upstream.epochs.values()
    assert upstream.log() == synced.recorded()
    assert "Ada" not in str(epoch.events)
