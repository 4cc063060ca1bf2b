"""What a recovery case asks of the past: whether its door came open, and whose the things in it may be."""

from __future__ import annotations

import pytest

from kiosk.domain.assignments import EndReason
from kiosk.domain.openings import Outcome
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON
from tests.fakes.stored import assignment, furnish, opening


@pytest.mark.parametrize(
    ("outcomes", "opened"),
    [
        ([], False),
        ([None], False),
        ([Outcome.NOT_OPENED], False),
        ([Outcome.NOT_OPENED, Outcome.OPENED], True),
        ([Outcome.OPENED, Outcome.NOT_OPENED], True),
        ([Outcome.UNKNOWN], True),
    ],
)
def test_a_door_came_open_by_that_opening_or_a_later_one(store: SqlStore, outcomes: list[Outcome | None], opened: bool):
    first, second = furnish(store, "ada")
    mine, elsewhere = assignment("a1", first), assignment("a2", second)
    with store.transaction() as tx:
        tx.assign(mine)
        tx.assign(elsewhere)
        earlier = opening("before", mine)
        tx.intend(earlier)
        tx.settle(earlier, Outcome.OPENED, NOON)
        for number, outcome in enumerate(outcomes):
            one = opening(f"o{number}", mine)
            tx.intend(one)
            if outcome is not None:
                tx.settle(one, outcome, NOON)
        other = opening("elsewhere", elsewhere)
        tx.intend(other)
        tx.settle(other, Outcome.OPENED, NOON)
        assert tx.opened_since("o0") is opened


@pytest.mark.parametrize(
    ("ends", "whose"),
    [
        ([], None),
        ([("ada", EndReason.GIVEN_BACK)], "ada"),
        ([("ada", EndReason.GIVEN_BACK), ("ben", EndReason.NOT_EMPTY)], "ada"),
        ([("ada", EndReason.RELEASED), ("ben", EndReason.NOT_OPENED)], "ada"),
        ([("ada", EndReason.GIVEN_BACK), ("ben", EndReason.EXPIRED)], "ben"),
        ([("ben", EndReason.NOT_EMPTY)], None),
    ],
)
def test_things_are_of_whoever_had_it_last_but_not_of_who_found_them(
    store: SqlStore, ends: list[tuple[str, EndReason]], whose: str | None
):
    first, second = furnish(store, "ada", "ben")
    with store.transaction() as tx:
        tx.assign(assignment("elsewhere", second, "ben"))
        for number, (person, reason) in enumerate(ends):
            tx.assign(assignment(f"a{number}", first, person))
            tx.end(f"a{number}", NOON, reason)
        assert tx.may_have_left(first) == whose


def test_looking_at_the_next_number_uses_none_up(store: SqlStore):
    with store.transaction() as tx:
        assert [tx.bag_to_come(), tx.bag_to_come(), tx.next_bag(), tx.next_bag(), tx.bag_to_come()] == [
            "LP-0001",
            "LP-0001",
            "LP-0001",
            "LP-0002",
            "LP-0003",
        ]
