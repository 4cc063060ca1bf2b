"""The thread's turns: a code until somebody approves it, then the record. Outages are waited out, refusals shown."""

from __future__ import annotations

import httpx
import pytest

from kiosk.domain.devices import DeviceKind, DeviceState
from kiosk.domain.syncing import SyncKind
from kiosk.engine.ports import StoreError
from kiosk.sync.chores import PUT_OFF_S, Chore, Chores
from kiosk.sync.errors import NotThere, Unreachable
from kiosk.sync.keys import fingerprint
from kiosk.sync.worker import CHORES_EVERY_S, FORKED_LOOK_S, GREET_EVERY_S, LOOK_EVERY_S, STOPPED_LOOK_S
from tests.fakes.failing_disk import COMMIT
from tests.fakes.small_upstream import CODE, PROBLEM, SmallUpstream
from tests.fakes.syncing import Synced


def turns(synced: Synced, most: int = 50) -> float:
    """Until it wants to wait."""
    for _ in range(most):
        if wait := synced.worker.turn():
            return wait
    raise AssertionError("it never waits")


def does(what: list[bool]) -> Chore:
    """A chore that there is no more of."""

    def chore(_: object) -> bool:
        what.append(True)
        return False

    return chore


def problem(status: int, slug: str, **more: object) -> httpx.Response:
    return httpx.Response(status, json={"type": PROBLEM + slug, "detail": f"It is {slug}.", **more})


@pytest.fixture
def stranger(synced: Synced) -> SmallUpstream:
    """An upstream that has never heard of this kiosk."""
    found = SmallUpstream(synced.rig.clock.now)
    synced.transport = found.transport
    synced.join()
    return found


def test_a_new_kiosk_shows_a_code_until_it_is_approved(synced: Synced, stranger: SmallUpstream):
    assert turns(synced) == 5
    state = synced.rig.kiosk.sync
    assert (state.kind, state.code) == (SyncKind.WAITING, CODE)
    assert state.fingerprint == fingerprint(synced.chest.key().public)
    assert turns(synced) == 5
    stranger.approve()
    assert turns(synced) == LOOK_EVERY_S
    assert stranger.log() == synced.recorded()
    state = synced.rig.kiosk.sync
    assert (state.kind, state.code, state.fingerprint) == (SyncKind.CONNECTED, "", "")


def test_one_that_was_denied_says_so_and_asks_again_later(synced: Synced, stranger: SmallUpstream):
    turns(synced)
    stranger.pending = dict.fromkeys(stranger.pending, "denied")
    assert turns(synced) > 60
    assert synced.rig.kiosk.sync.kind is SyncKind.REFUSED
    assert "not to take" in synced.rig.kiosk.sync.error


def test_a_code_that_expired_is_followed_by_another_request(synced: Synced, stranger: SmallUpstream):
    turns(synced)
    stranger.pending = dict.fromkeys(stranger.pending, "expired")
    stranger.requests.clear()
    synced.worker.turn()
    synced.worker.turn()
    assert ("POST", "enrolments") in stranger.requests


def test_an_outage_is_waited_out_and_told_once_it_is_long(synced: Synced, upstream: SmallUpstream):
    turns(synced)
    upstream.answers = [httpx.ConnectError("no route") for _ in range(50)]
    synced.happens()
    assert synced.worker.turn() <= 1
    state = synced.rig.kiosk.sync
    assert (state.kind, state.error) == (
        SyncKind.UNREACHABLE,
        "There is no way to upstream: the network is down, or its address is wrong.",
    )
    assert synced.rig.events("device.down") == []
    synced.rig.waits(301)
    synced.worker.turn()
    assert synced.rig.kiosk.devices[DeviceKind.UPSTREAM, "upstream"].state is DeviceState.DOWN
    assert len(synced.rig.events("device.down")) == 1
    upstream.answers = []
    turns(synced)
    assert synced.rig.kiosk.sync.kind is SyncKind.CONNECTED
    assert synced.rig.kiosk.devices[DeviceKind.UPSTREAM, "upstream"].state is DeviceState.UP
    turns(synced)
    assert upstream.log() == synced.recorded()


def test_upstream_may_ask_to_be_left_alone(synced: Synced, upstream: SmallUpstream):
    upstream.answers = [httpx.Response(503, headers={"Retry-After": "120"})]
    assert synced.worker.turn() >= 120


def test_nobody_asks_to_be_left_alone_for_days(synced: Synced, upstream: SmallUpstream):
    upstream.answers = [httpx.Response(503, headers={"Retry-After": "999999"})]
    assert synced.worker.turn() == 3600


@pytest.mark.parametrize(("status", "slug"), [(403, "revoked"), (410, "decommissioned")])
def test_a_kiosk_that_is_not_wanted_stops_and_says_so(synced: Synced, upstream: SmallUpstream, status: int, slug: str):
    turns(synced)
    synced.happens()
    upstream.answers = [problem(status, slug)]
    assert synced.worker.turn() == STOPPED_LOOK_S
    assert synced.rig.kiosk.sync.kind is SyncKind.REVOKED
    assert synced.rig.kiosk.devices[DeviceKind.UPSTREAM, "upstream"].state is DeviceState.DOWN
    assert synced.owed() != []


@pytest.mark.parametrize("status", [401, 403, 404, 409, 410, 418, 302, 500])
def test_a_page_from_something_in_between_stops_nothing(synced: Synced, upstream: SmallUpstream, status: int):
    turns(synced)
    synced.happens()
    upstream.answers = [httpx.Response(status, html="<h1>Please sign in</h1>")]
    assert synced.worker.turn() < STOPPED_LOOK_S
    assert synced.rig.kiosk.sync.kind is SyncKind.UNREACHABLE
    turns(synced)
    assert upstream.log() == synced.recorded()


@pytest.mark.expects_log("sync.forked")
def test_a_fork_begins_a_new_epoch_once(synced: Synced, upstream: SmallUpstream):
    turns(synced)
    synced.happens()
    upstream.answers = [problem(409, "fork")]
    turns(synced)
    assert len(synced.epochs()) == 2
    assert upstream.log() == [one for one in synced.recorded() if one in upstream.log()]
    synced.happens()
    upstream.answers = [problem(409, "fork")]
    assert synced.worker.turn() == FORKED_LOOK_S
    assert synced.rig.kiosk.sync.kind is SyncKind.FORKED
    assert len(synced.epochs()) == 2


@pytest.mark.expects_log("store.failed")
def test_a_record_that_cannot_be_written_now_is_tried_again(synced: Synced, upstream: SmallUpstream):
    synced.worker.turn()
    with synced.rig.failing(COMMIT):
        assert synced.worker.turn() <= 1
    assert len(synced.owed()) == len(synced.recorded())
    turns(synced)
    assert synced.owed() == []


@pytest.mark.expects_log("sync.failed")
def test_a_fault_of_ours_ends_nothing(synced: Synced, upstream: SmallUpstream, monkeypatch: pytest.MonkeyPatch):
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(synced.worker, "_open", fails)
        assert synced.worker.turn() <= 1
    turns(synced)
    assert upstream.log() == synced.recorded()


def test_another_key_is_approved_anew_and_begins_an_epoch(synced: Synced, upstream: SmallUpstream):
    turns(synced)
    before = synced.chest.key().public
    synced.worker.enrol_again()
    turns(synced)
    assert synced.chest.key().public != before
    assert synced.rig.kiosk.sync.kind is SyncKind.WAITING
    upstream.approve()
    turns(synced)
    assert upstream.log() == synced.recorded()
    assert [why(one.genesis) for one in synced.epochs()] == ["installed", "enrolled"]


def why(genesis: str) -> str:
    return str(httpx.Response(200, text=genesis).json()["why"])


def test_changes_are_taken_once_the_record_is_up(synced: Synced, upstream: SmallUpstream):
    pulled: list[int] = []

    def pull(_: object) -> bool:
        pulled.append(len(synced.owed()))
        return False

    synced.worker._chores = Chores([pull], synced.rig.clock.monotonic)
    turns(synced)
    assert pulled == [0]


def test_a_kiosk_whose_record_forks_still_hears_what_is_new(synced: Synced, upstream: SmallUpstream):
    pulled: list[bool] = []
    turns(synced)
    synced.worker._chores = Chores([does(pulled)], synced.rig.clock.monotonic)
    synced.worker._began_anew = True
    synced.happens()
    upstream.answers = [problem(409, "fork")]
    assert synced.worker.turn() == FORKED_LOOK_S
    assert synced.worker.state.kind is SyncKind.FORKED
    assert pulled == [True]


def test_a_disk_that_fails_while_the_record_forks_does_not_end_the_thread(synced: Synced, upstream: SmallUpstream):
    def fails(_: object) -> bool:
        raise StoreError("The disk is full.")

    turns(synced)
    synced.worker._chores = Chores([fails], synced.rig.clock.monotonic)
    synced.worker._began_anew = True
    synced.happens()
    upstream.answers = [problem(409, "fork")]
    assert synced.worker.turn() == FORKED_LOOK_S


def test_an_upstream_that_was_put_back_is_found_out_though_nothing_happens(synced: Synced, upstream: SmallUpstream):
    synced.happens(3)
    turns(synced)
    (epoch,) = upstream.epochs.values()
    del epoch.events[2:]
    turns(synced)
    assert len(upstream.log()) == 2
    synced.rig.clock.turn(GREET_EVERY_S)
    turns(synced)
    assert upstream.log() == synced.recorded()


@pytest.mark.expects_log("sync.chore_failed")
def test_a_chore_that_fails_holds_up_nothing_else(synced: Synced, upstream: SmallUpstream):
    done: list[bool] = []

    def fails(_: object) -> bool:
        raise ValueError("a fault of ours")

    synced.worker._chores = Chores([fails, does(done)], synced.rig.clock.monotonic)
    turns(synced)
    synced.happens()
    turns(synced)
    assert done == [True, True]
    assert synced.rig.kiosk.sync.kind is SyncKind.CONNECTED
    assert upstream.log() == synced.recorded()


def test_a_chore_that_does_not_get_through_lets_the_others_have_their_turn(synced: Synced, upstream: SmallUpstream):
    done: list[bool] = []

    def unreachable(_: object) -> bool:
        raise Unreachable("Upstream does not answer in time.")

    synced.worker._chores = Chores([unreachable, does(done)], synced.rig.clock.monotonic)
    turns(synced)
    synced.worker.turn()
    assert done


def test_a_long_backlog_holds_up_nothing_else(synced: Synced, upstream: SmallUpstream):
    done: list[bool] = []
    synced.worker._chores = Chores([does(done)], synced.rig.clock.monotonic)
    synced.worker.turn()
    synced.worker._push._most = 1  # type: ignore[union-attr]
    synced.happens(5)
    synced.worker.turn()
    assert not done
    synced.rig.clock.turn(CHORES_EVERY_S)
    assert synced.worker.turn() == 0.0
    assert done


def test_a_chore_that_upstream_does_not_know_holds_up_nothing_else(synced: Synced, upstream: SmallUpstream):
    done: list[str] = []

    def unknown(_: object) -> bool:
        done.append("unknown")
        raise NotThere("There is nothing here.")

    def known(_: object) -> bool:
        done.append("known")
        return False

    synced.worker._chores = Chores([unknown, known], synced.rig.clock.monotonic)
    turns(synced)
    synced.happens()
    turns(synced)
    assert done.count("unknown") == 1
    assert done.count("known") > 1
    assert upstream.log() == synced.recorded()
    assert synced.rig.kiosk.sync.kind is SyncKind.CONNECTED
    synced.rig.clock.turn(PUT_OFF_S)
    turns(synced)
    assert done.count("unknown") == 2


def test_the_thread_ends_when_it_is_asked_to(synced: Synced, upstream: SmallUpstream):
    synced.worker._work = lambda: 600.0  # type: ignore[method-assign]
    synced.worker.start()
    synced.worker.ask_to_stop()
    synced.worker.join()
    assert not synced.worker._thread.is_alive()
