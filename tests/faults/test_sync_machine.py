"""A kiosk, a bad line and an upstream, all real but the line; restarted, put back from backups, their clocks turned.

Whatever happens, upstream has of each epoch what a kiosk recorded there, in order and once, and the kiosk takes nothing
for sent that upstream never had. Once the line is good again, all is up.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import ExitStack, closing
from datetime import timedelta
from functools import cache
from itertools import count

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from kiosk.domain.syncing import SyncKind
from kiosk.engine.upstream.ports import OwnEpoch
from kiosk.store import library
from kiosk.store.outbox import RecordOutbox
from kiosk.store.store import SqlStore
from kiosk.store.subjects.sent import Sent
from kiosk.sync.worker import LOOK_EVERY_S
from tests.fakes.clock import TurnedClock
from tests.fakes.drawn import drawn
from tests.fakes.furniture import quick_folder
from tests.fakes.lossy_line import Fate, LossyLine
from tests.fakes.syncing import Synced
from tests.fakes.upstream import InProcess, take_in
from tests.fakes.upstream_databases import migrated
from tests.fakes.witnessed_record import WitnessedRecord
from upstream.app import make_app
from upstream.database.database import open_database
from upstream.kiosks.server_key import ServerKey
from upstream.settings import Settings

EXAMPLES, STEPS = drawn(10), 40
# One loss is enough, and nobody needs it made short.
CONTROL = settings(
    max_examples=100, stateful_step_count=20, phases=[Phase.generate], report_multiple_bugs=False, database=None
)
KEY = ServerKey.new()  # of upstream: in a file, which outlives it
# Enough for whatever is left, with a new epoch or two in between.
TURNS = 60
DAY = timedelta(days=1)


class Machine(RuleBasedStateMachine):
    """``synced`` is the kiosk, ``server`` what the database upstream is served by."""

    def __init__(self) -> None:
        super().__init__()
        self.left = ExitStack()
        folder = self.left.enter_context(quick_folder())
        self.data, self.images = folder / "data", folder / "images"
        self.database, self.backups = folder / "upstream.db", folder / "backups"
        for one in (self.data, self.images, self.backups):
            one.mkdir()
        self.database.write_bytes(_empty())
        self.clock = TurnedClock()
        self.line = LossyLine(None)
        self.server: InProcess | None = None
        self.names = count(1)
        self.synced = Synced(self.data, self.line)
        self._serve()
        take_in(self.engine, self.synced.chest.key().public, self.clock.now())
        self.witness = WitnessedRecord()

    # --- what happens -------------------------------------------------------------------------------------------------

    @rule(times=st.integers(1, 3))
    def a_door_moves(self, times: int) -> None:
        self.synced.happens(times)

    @rule()
    def somebody_comes_in(self) -> None:
        self.synced.rig.person(f"p{next(self.names)}")

    @rule(fates=st.lists(st.sampled_from(Fate), max_size=3))
    def the_kiosk_talks(self, fates: list[Fate]) -> None:
        self.line.fates.extend(fates)
        for _ in range(3):
            self._turn()
        self.line.fates.clear()

    @precondition(lambda self: self.line.late and self.line.inner is not None)
    @rule(data=st.data())
    def something_arrives_late(self, data: st.DataObject) -> None:
        late = self.line.late.pop(data.draw(st.integers(0, len(self.line.late) - 1)))
        self.line.arrive(late)

    @rule(seconds=st.sampled_from([1.0, 40.0, 400.0, 90_000.0]))
    def time_passes(self, seconds: float) -> None:
        self.clock.turn(seconds)
        self.synced.rig.waits(seconds)

    @rule(seconds=st.integers(-400_000, 400_000))
    def the_kiosks_clock_jumps(self, seconds: int) -> None:
        self.synced.rig.clock.set_wall(self.clock.now() + timedelta(seconds=seconds))

    # --- the kiosk's life ---------------------------------------------------------------------------------------------

    @rule()
    def the_kiosk_restarts(self) -> None:
        self.synced.restart()

    @rule()
    def an_image_is_made_of_the_kiosk(self) -> None:
        self.synced.close()
        shutil.copytree(self.data, self.images / str(len(list(self.images.iterdir()))))
        self._boot()

    @precondition(lambda self: any(self.images.iterdir()))
    @rule(data=st.data(), knows=st.booleans())
    def an_image_is_put_back(self, data: st.DataObject, knows: bool) -> None:
        """Who restores by the kiosk's own means begins a new epoch; a disk that is exchanged ``knows`` of nothing."""
        image = data.draw(st.integers(0, len(list(self.images.iterdir())) - 1))
        self.witness.watch(self.synced)
        self.synced.close()
        shutil.rmtree(self.data)
        shutil.copytree(self.images / str(image), self.data)
        self.clock.turn(60.0)
        self.synced.rig.clock.turn(60.0)  # what happens from now on is not what happened then
        if knows:
            SqlStore(self.synced.rig.path, library.choose(), self.synced.rig.clock, begins="restored").close()
        self._boot()

    def _boot(self) -> None:
        self.synced.rig._open()
        self.synced.rig.start()
        self.synced.join()

    # --- upstream's life ----------------------------------------------------------------------------------------------

    @rule()
    def upstream_goes_away(self) -> None:
        self.line.inner = None

    @rule()
    def upstream_restarts(self) -> None:
        self._serve()

    @rule()
    def a_backup_is_made_upstream(self) -> None:
        path = self.backups / str(len(list(self.backups.iterdir())))
        with closing(sqlite3.connect(self.database)) as source, closing(sqlite3.connect(path)) as target:
            source.backup(target)

    @precondition(lambda self: any(self.backups.iterdir()))
    @rule(data=st.data())
    def upstream_is_put_back(self, data: st.DataObject) -> None:
        backup = data.draw(st.integers(0, len(list(self.backups.iterdir())) - 1))
        self._stop()
        for old in self.database.parent.glob("upstream.db*"):
            old.unlink()
        shutil.copyfile(self.backups / str(backup), self.database)
        self._serve()

    def _serve(self) -> None:
        self._stop()
        self.engine = open_database(f"sqlite:///{self.database}")
        self.server = InProcess(make_app(Settings(), self.engine, self.clock.now, KEY))
        self.line.inner = self.server

    def _stop(self) -> None:
        if self.server is not None:
            self.server.end()
            self.engine.dispose()
            self.server = self.line.inner = None

    # --- what holds ---------------------------------------------------------------------------------------------------

    @invariant()
    def upstream_has_what_was_recorded_and_no_less_than_was_acknowledged(self) -> None:
        self.witness.watch(self.synced)
        self.witness.check_upstream(self.engine)
        self.witness.check_acknowledged(self.synced)

    def teardown(self) -> None:
        with self.left:
            try:
                self._comes_out_even()
            finally:
                self.synced.close()
                self._stop()

    def _comes_out_even(self) -> None:
        self._serve()
        for _ in range(TURNS):
            if self._turn() >= LOOK_EVERY_S and self.synced.worker.state.kind is SyncKind.CONNECTED:
                break
        self.upstream_has_what_was_recorded_and_no_less_than_was_acknowledged()
        assert self.synced.worker.state.kind is SyncKind.CONNECTED, self.synced.worker.state
        self.witness.check_all_is_up(self.synced, self.engine)

    def _turn(self) -> float:
        return self.synced.worker.turn()


class Fewer(Machine):
    """What the control needs, so that it is found soon."""

    somebody_comes_in = time_passes = the_kiosks_clock_jumps = the_kiosk_restarts = None  # type: ignore[assignment]
    upstream_goes_away = upstream_restarts = something_arrives_late = None  # type: ignore[assignment]
    a_backup_is_made_upstream = upstream_is_put_back = None  # type: ignore[assignment]

    @invariant()
    def upstream_has_what_was_recorded_and_no_less_than_was_acknowledged(self) -> None:
        """Only the second half: such an upstream may be left with a record of two, too, which is not what is sought."""
        self.witness.watch(self.synced)
        self.witness.look_upstream(self.engine)
        self.witness.check_acknowledged(self.synced)


@cache
def _empty() -> bytes:
    with quick_folder() as folder:
        path = folder / "upstream.db"
        migrated(f"sqlite:///{path}")
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return path.read_bytes()


class AnyHash(bytes):
    """Equal to every other hash: whoever compares with it believes the number alone."""

    __hash__ = bytes.__hash__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, bytes)

    def __ne__(self, other: object) -> bool:
        return not self == other


def position_by_number(self: Sent, epoch: str, sequence: int, hash_: bytes) -> int | None:
    after = self._connection.exec_driver_sql("SELECT after FROM audit_epoch WHERE id = ?", (epoch,)).scalar_one()
    last = self._connection.exec_driver_sql("SELECT max(position) FROM audit_event").scalar_one()
    return min(int(after) + sequence, int(last))


def any_hash(self: RecordOutbox, epoch: OwnEpoch, sequence: int) -> bytes:
    return AnyHash(32)


@pytest.mark.timeout(300)
@pytest.mark.expects_log("sync.forked", "sync.failed", "alarm", "record.")
def test_upstream_has_what_the_kiosk_recorded_in_order_once():
    run_state_machine_as_test(Machine, settings=settings(max_examples=EXAMPLES, stateful_step_count=STEPS))


@pytest.mark.timeout(300)
@pytest.mark.expects_log
def test_by_number_alone_an_event_is_lost(monkeypatch: pytest.MonkeyPatch):
    """The control: where acknowledgements are believed by their number, such a machine finds the loss."""
    monkeypatch.setattr(Sent, "_position", position_by_number)
    monkeypatch.setattr(RecordOutbox, "hash_at", any_hash)
    with pytest.raises(AssertionError, match=r"taken for sent, and upstream never had them|never sent"):
        run_state_machine_as_test(Fewer, settings=CONTROL)
