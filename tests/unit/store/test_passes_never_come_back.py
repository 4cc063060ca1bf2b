"""Whatever is done to passes, in whatever order, over restarts: what was over stays over, and each is there once."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.domain.passes import KnownPass
from kiosk.engine.ports import StoreError
from kiosk.engine.visitors.ports import Spent
from kiosk.store import library
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON, TurnedClock
from tests.fakes.drawn import drawn
from tests.fakes.failing_disk import COMMIT, failing
from tests.fakes.furniture import furnish_folder, quick_folder
from tests.fakes.guests import DAY, HOUR, UNTIL, given, known, pass_id
from tests.fakes.stored import furnish

PASSES = st.sampled_from(["one", "two", "three"])
ENDS = st.fixed_dictionaries(
    {},
    optional={
        "spent_at": st.just(UNTIL),
        "revoked_at": st.just(NOON),
        "spent_on": st.integers(24, 27).map(lambda day: date(2026, 11, day)),
    },
)


def is_over(one: KnownPass) -> tuple[bool, bool]:
    return one.spent_at is not None, one.revoked_at is not None


class PassesOfABank(RuleBasedStateMachine):
    """The store, and what an honest clerk would remember."""

    def __init__(self) -> None:
        super().__init__()
        self.cleanup = ExitStack()
        self.folder = self.cleanup.enter_context(quick_folder())
        furnish_folder(self.folder)
        self.open()
        furnish(self.store, "ada")
        self.passes: dict[str, KnownPass] = {}
        self.unseen: set[str] = set()
        self.floor = NOON - DAY

    def open(self) -> None:
        self.store = SqlStore(self.folder / "kiosk.db", library.choose(), TurnedClock())

    @rule()
    def power_is_cut(self) -> None:
        self.store.close()
        self.open()

    @rule(name=PASSES, end=ENDS, hours=st.integers(0, 30))
    def is_kept(self, name: str, end: dict[str, Any], hours: int) -> None:
        one = replace(known(name, **end), given=given(name, ends_at=UNTIL + hours * HOUR))
        before = self.passes.get(name)
        with self.store.transaction() as tx:
            if self.would_be_undone(name, before, one):
                with pytest.raises(Spent):
                    tx.keep_pass(one)
                return
            tx.keep_pass(one)
        days = [day for day in (before.spent_on if before else None, one.spent_on) if day is not None]
        self.passes[name] = replace(one, spent_on=max(days, default=None))

    def would_be_undone(self, name: str, before: KnownPass | None, one: KnownPass) -> bool:
        if before is None:
            return name in self.unseen and one.revoked_at is None
        lost = any(was and not still for was, still in zip(is_over(before), is_over(one), strict=True))
        return lost or (before.spent_on is not None and one.spent_on is None)

    @rule(name=PASSES, hours=st.integers(-20, 20))
    def is_revoked_unseen(self, name: str, hours: int) -> None:
        with self.store.transaction() as tx:
            tx.revoke_unseen(pass_id(name), None, UNTIL + hours * HOUR)
        self.unseen.add(name)

    @rule(name=PASSES, end=ENDS)
    def a_failing_step_changes_nothing(self, name: str, end: dict[str, Any]) -> None:
        with failing(self.store, COMMIT), pytest.raises(StoreError):
            self.keep_and_raise(name, end)

    def keep_and_raise(self, name: str, end: dict[str, Any]) -> None:
        with self.store.transaction() as tx:
            if name not in self.passes and name not in self.unseen:
                tx.keep_pass(known(name, **end))
            tx.raise_time_floor(NOON + 300 * DAY)

    @rule(hours=st.integers(-10, 10))
    def something_was_signed(self, hours: int) -> None:
        with self.store.transaction() as tx:
            tx.raise_time_floor(NOON + hours * HOUR)
        self.floor = max(self.floor, NOON + hours * HOUR)

    @rule(days=st.integers(0, 5))
    def what_ended_is_forgotten(self, days: int) -> None:
        before = NOON + days * DAY
        with self.store.transaction() as tx:
            tx.forget_ended(before, before)
            gone = [name for name in self.passes if tx.known_pass(pass_id(name)) is None]
            still_unseen = {name for name in self.unseen if tx.is_revoked_unseen(pass_id(name), None)}
        for name in gone:
            ended = self.passes.pop(name).given.ends_at
            assert ended < before
            assert ended < self.floor, "a clock that is set back would find a pass that nobody knows"
        self.unseen = still_unseen

    @invariant()
    def all_is_as_remembered(self) -> None:
        with self.store.transaction() as tx:
            for name in ("one", "two", "three"):
                assert tx.known_pass(pass_id(name)) == self.passes.get(name)
                assert tx.is_revoked_unseen(pass_id(name), None) is (name in self.unseen)
            floor = tx.time_floor()
            assert floor is None or floor == self.floor

    def teardown(self) -> None:
        self.store.close()
        self.cleanup.close()


TestPassesOfABank = PassesOfABank.TestCase
TestPassesOfABank.settings = settings(max_examples=drawn(20), stateful_step_count=20)
