"""Owed notices: never lost, tried until they are too old, and after a crash told once more at most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.domain.notices import NoticeKind
from kiosk.engine import notices
from kiosk.engine.notices import Ways
from kiosk.engine.ports import OwedNotice
from tests.fakes.clock import NOON
from tests.fakes.owed import ADDRESSES, Fate, Ledger, hence, ledger

EVERYBODY = Ways(people=True, facilities=True)
DAY = timedelta(hours=24)
HOUR_S = 3600.0


@pytest.fixture
def owing() -> Iterator[Ledger]:
    with ledger() as found:
        yield found


def take(owing: Ledger, ways: Ways = EVERYBODY) -> OwedNotice | None:
    return notices.take(owing.store, owing.clock.now(), ways)


def settle(owing: Ledger, owed: OwedNotice, error: str | None = None) -> bool:
    return notices.settle(owing.store, owed, owing.clock.now(), error, DAY)


def taken(owing: Ledger) -> OwedNotice:
    owed = take(owing)
    assert owed is not None
    return owed


def test_where_nothing_is_owed_nothing_is_taken(owing: Ledger):
    assert take(owing) is None


def test_a_notice_is_taken_with_all_that_its_words_need(owing: Ledger):
    owing.owe("ada", NoticeKind.SHARED, until=hence(hours=5))
    owed = taken(owing)
    assert (owed.notice.kind, owed.notice.detail["until"]) == (NoticeKind.SHARED, hence(hours=5))
    assert (owed.email, owed.name, owed.attempts) == (ADDRESSES["ada"], "Ada", 0)
    assert owed.created_at == NOON


def test_its_try_is_durable_before_anything_is_sent(owing: Ledger):
    owing.owe("ada", NoticeKind.ENDING)
    taken(owing)
    assert owing.fates() == [Fate(attempts=1, sent=False, given_up=False, error=None)]


def test_a_delivered_notice_is_owed_no_more(owing: Ledger):
    owing.owe("ada", NoticeKind.ENDING)
    assert settle(owing, taken(owing))
    owing.clock.turn(5 * HOUR_S)
    assert take(owing) is None
    assert owing.fates() == [Fate(1, sent=True, given_up=False, error=None)]


def test_the_oldest_goes_first_and_each_is_taken_once(owing: Ledger):
    for name in ("grace", "ada", "grace"):
        owing.owe(name, NoticeKind.ENDING)
        owing.clock.turn(1)
    first, second = taken(owing), taken(owing)
    assert [first.name, second.name] == ["Grace", "Ada"]
    assert first.id < second.id < taken(owing).id


def test_one_that_failed_is_tried_again_within_its_time(owing: Ledger):
    owing.owe("ada", NoticeKind.ENDING)
    assert not settle(owing, taken(owing), "Not taken by mailto.")
    assert owing.fates() == [Fate(1, sent=False, given_up=False, error="Not taken by mailto.")]
    owing.clock.turn(60)
    again = taken(owing)
    assert again.attempts == 1
    assert settle(owing, again)
    assert owing.fates()[0].attempts == 2


def test_one_that_is_too_old_is_given_up_and_that_is_on_record(owing: Ledger):
    owing.owe("ada", NoticeKind.EXPIRED)
    tries, over = 0, False
    while not over:
        assert tries < 200
        owing.clock.turn(HOUR_S)
        for owed in iter(lambda: take(owing), None):
            tries += 1
            over = settle(owing, owed, "Not taken by mailto.")
    assert owing.clock.now() - NOON == DAY
    assert owing.fates()[0] == Fate(tries, sent=False, given_up=True, error="Not taken by mailto.")
    assert tries >= 24
    owing.clock.turn(100 * HOUR_S)
    assert take(owing) is None


def test_one_that_was_never_tried_is_tried_once_however_old_it_is(owing: Ledger):
    """A clock that was put right by years makes every notice old."""
    owing.owe("ada", NoticeKind.EXPIRED)
    owing.clock.turn(10_000 * HOUR_S)
    assert settle(owing, taken(owing))
    assert owing.fates()[0].sent


@pytest.mark.parametrize(
    ("name", "kind", "ways", "reason"),
    [
        ("eve", NoticeKind.ENDING, EVERYBODY, "This person has no address."),
        ("mallory", NoticeKind.ENDING, EVERYBODY, "This person's address can't be used."),
        ("ada", NoticeKind.ENDING, Ways(people=False, facilities=True), "There is no way set up to tell people."),
    ],
)
def test_one_that_no_try_can_deliver_is_given_up_at_once(
    owing: Ledger, name: str, kind: NoticeKind, ways: Ways, reason: str
):
    owing.owe(name, kind)
    assert take(owing, ways) is None
    assert owing.fates() == [Fate(attempts=0, sent=False, given_up=True, error=reason)]


def test_such_a_one_holds_up_nobody(owing: Ledger):
    for name in ("eve", "mallory", "eve", "ada"):
        owing.owe(name, NoticeKind.ENDING)
    assert taken(owing).name == "Ada"
    assert [one.given_up for one in owing.fates()] == [True, True, True, False]


@pytest.mark.parametrize("kind", [NoticeKind.ENDING, NoticeKind.YOUR_TURN, NoticeKind.RESERVED, NoticeKind.SHARED])
def test_one_that_would_mislead_by_now_is_not_told(owing: Ledger, kind: NoticeKind):
    owing.owe("ada", kind, until=hence(minutes=15))
    owing.clock.turn(15 * 60)
    assert take(owing) is None
    assert owing.fates() == [Fate(0, sent=False, given_up=True, error="It is too late to be of use.")]


@pytest.mark.parametrize("kind", [NoticeKind.EXPIRED, NoticeKind.OVERDUE, NoticeKind.TURN_PASSED])
def test_what_has_happened_is_told_late_rather_than_never(owing: Ledger, kind: NoticeKind):
    owing.owe("ada", kind, until=hence(minutes=15))
    owing.clock.turn(15 * 60)
    assert take(owing) is not None


def test_facilities_hear_of_it_whether_or_not_the_person_has_an_address(owing: Ledger):
    owing.owe("eve", NoticeKind.FLAGGED)
    owed = taken(owing)
    assert owed.notice.for_facilities
    assert take(owing) is None
    assert [one.error for one in owing.fates()] == ["This person has no address.", None]


def test_where_no_way_leads_to_facilities_only_the_person_hears(owing: Ledger):
    owing.owe("ada", NoticeKind.LEFT_OPEN)
    owed = take(owing, Ways(people=True, facilities=False))
    assert owed is not None
    assert not owed.notice.for_facilities
    assert take(owing, Ways(people=True, facilities=False)) is None
    assert owing.fates()[1].error == "There is no way set up to tell facilities."


def test_a_try_that_was_cut_off_can_be_told_from_one_that_failed(owing: Ledger):
    owing.owe("ada", NoticeKind.ENDING)
    settle(owing, taken(owing), "Not taken by mailto.")
    owing.clock.turn(60)
    taken(owing)
    owing.killed()
    assert owing.fates() == [Fate(2, sent=False, given_up=False, error=None)]


@given(st.integers(1, 10_000))
def test_the_wait_before_the_next_try_doubles_to_an_hour_and_is_spread(attempts: int):
    limit = min(timedelta(hours=1), timedelta(minutes=1) * 2 ** min(attempts - 1, 20))
    waits = {notices.next_try(NOON, attempts) - NOON for _ in range(50)}
    assert all(timedelta(0) <= wait <= limit for wait in waits)
    assert max(waits) > limit / 4
    assert min(waits) < limit * 3 / 4


class Deliveries(RuleBasedStateMachine):
    """Whatever happens in between: every notice is delivered or given up, and twice only where a kill explains it."""

    @initialize()
    def begin(self) -> None:
        self.stack = ExitStack()
        self.owing = self.stack.enter_context(ledger())
        self.delivered: Counter[int] = Counter()
        self.killed_after: Counter[int] = Counter()

    @rule(name=st.sampled_from(list(ADDRESSES)), kind=st.sampled_from([NoticeKind.EXPIRED, NoticeKind.FLAGGED]))
    def owe(self, name: str, kind: NoticeKind) -> None:
        self.owing.owe(name, kind)

    @rule(minutes=st.integers(0, 200))
    def time_passes(self, minutes: int) -> None:
        self.owing.clock.turn(60 * minutes)

    @rule(works=st.booleans(), killed=st.booleans())
    def try_one(self, works: bool, killed: bool) -> None:
        owed = take(self.owing)
        if owed is None:
            return
        assert owed.attempts >= self.delivered[owed.id]
        self.delivered[owed.id] += works
        if killed:
            self.killed_after[owed.id] += works
            self.owing.killed()
        else:
            settle(self.owing, owed, None if works else "No.")

    @invariant()
    def a_second_delivery_has_its_kill(self) -> None:
        assert all(count <= 1 + self.killed_after[notice] for notice, count in self.delivered.items())

    def teardown(self) -> None:
        if not hasattr(self, "stack"):
            return
        with self.stack:
            self.owing.clock.turn(HOUR_S)  # by then everything is due again
            while (owed := take(self.owing)) is not None:
                self.delivered[owed.id] += 1
                settle(self.owing, owed)
            for notice, fate in enumerate(self.owing.fates(), 1):
                assert fate.sent != fate.given_up
                assert fate.given_up or self.delivered[notice] >= 1
            self.a_second_delivery_has_its_kill()


TestDeliveries = Deliveries.TestCase
TestDeliveries.settings = settings(max_examples=40, stateful_step_count=25)
