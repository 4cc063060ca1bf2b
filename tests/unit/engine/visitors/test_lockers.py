"""What reception may give: never more than there is, whatever is held, promised, reserved or broken."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.capacity import Taken
from kiosk.domain.compartments import Condition, Size
from kiosk.domain.events.visitors import WhoEnded
from kiosk.domain.hours import OpeningHours, Span
from kiosk.domain.people import PersonKind
from kiosk.engine import compartments, reserve
from kiosk.engine.reserve import Wanted
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors import issue, lockers, visit_end
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.lockers import Stay
from kiosk.engine.visitors.screens import LockerOffer, ShownPass
from kiosk.engine.visitors.settings import BankPlace, Reception, VisitorSettings
from tests.fakes.clock import NOON
from tests.fakes.furniture import door, quick_folder
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import ALL_BOOKABLE, COMBINED, ELSEWHERE, HOUR, UNTIL, scan

STAY = Stay(Taken(NOON, UNTIL))
MIXED = [
    door("01", size=Size.S),
    door("02", size=Size.S, reachable=True),
    door("03", size=Size.M, bus="right"),
    door("04", size=Size.L, bus="right"),
]


def offers(rig: Rig, stay: Stay = STAY) -> tuple[LockerOffer, ...]:
    with rig.store.transaction() as tx:
        return lockers.offers(rig.kiosk, tx, stay)


def sizes(rig: Rig, stay: Stay = STAY) -> Mapping[Size, int]:
    return offers(rig, stay)[0].sizes if offers(rig, stay) else {}


def test_of_another_kiosks_bank_what_it_was_allotted(make_rig):
    rig = make_rig((), visitors=ELSEWHERE)
    assert offers(rig) == (LockerOffer("A", "Level 2, by the lifts", {Size.S: 1, Size.M: 2}, confirmed=False),)
    issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL))  # the smallest
    issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL, size=Size.M))
    assert sizes(rig) == {Size.M: 1}
    rig.waits(6 * 3600)
    assert sizes(rig, Stay(Taken(UNTIL + HOUR, UNTIL + 2 * HOUR))) == {Size.S: 1, Size.M: 2}


def test_only_a_visitor_who_says_that_they_leave_frees_one_there(make_rig):
    rig = make_rig((), visitors=ELSEWHERE)
    ended, _ = issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL, size=Size.M))
    _, left = issue.issue(rig.kiosk, Asked("Zoe", "A", UNTIL, size=Size.M))
    issue.issue(rig.kiosk, Asked("Ann", "A", NOON + 25 * HOUR, size=Size.S, starts=NOON + 24 * HOUR))
    assert sizes(rig) == {}
    visit_end.end(rig.kiosk, ended.id, WhoEnded.OPERATOR)
    assert sizes(rig) == {}, "her pass may still open a door there"
    scan(rig, left.qr)
    rig.handle(i.ItIsEmpty())
    assert sizes(rig) == {Size.M: 1}
    rig.waits(6 * 3600)
    assert sizes(rig) == {Size.M: 2}


def test_of_an_own_bank_what_is_free(make_rig):
    rig = make_rig(MIXED, visitors=COMBINED, policy=ALL_BOOKABLE)
    assert offers(rig) == (
        LockerOffer("A", "Beside you", {Size.S: 2, Size.M: 1, Size.L: 1}, 1, within_reach={Size.S: 1}),
    )
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(15)
    assert sizes(rig) == {Size.S: 1, Size.M: 1, Size.L: 1}
    compartments.set_condition(rig.kiosk, "03", Condition.OUT_OF_SERVICE, None)
    assert sizes(rig) == {Size.S: 1, Size.L: 1}
    rig.bus("right", silent=True)
    assert sizes(rig) == {Size.S: 1}


def test_what_others_have_reserved_is_theirs(make_rig):
    rig = make_rig(MIXED, visitors=COMBINED, policy=ALL_BOOKABLE)
    reserve.reserve(rig.kiosk, Wanted("ada", NOON + HOUR, NOON + 2 * HOUR, Size.L))
    assert Size.L not in sizes(rig)
    assert sizes(rig, Stay(Taken(NOON, NOON + HOUR)))[Size.L] == 1


def test_a_share_is_left_to_those_who_walk_up(make_rig):
    rig = make_rig(visitors=COMBINED, policy={"walk_up_share": 0.5})
    assert sizes(rig) == {Size.M: 2}


def test_the_policy_of_visitors_holds(make_rig):
    rig = make_rig(MIXED, visitors=COMBINED, policy={**ALL_BOOKABLE, "sizes": frozenset({Size.S})})
    assert sizes(rig) == {Size.S: 2}


def test_other_tenants_doors_are_theirs(make_rig):
    rig = make_rig(MIXED, visitors=COMBINED, policy=ALL_BOOKABLE)
    assert offers(rig, Stay(Taken(NOON, UNTIL), tenant="globex")) == ()


def test_a_bank_that_is_shut_all_the_time_is_not_offered(make_rig):
    morning = (Span((NOON - 5 * HOUR).time(), (NOON - 2 * HOUR).time()),)
    hours = OpeningHours((morning,) * 7)
    rig = make_rig(MIXED, visitors=COMBINED, policy={**ALL_BOOKABLE, "hours": hours})
    assert offers(rig) == ()


def test_a_contractor_needs_a_door_on_each_day(make_rig):
    rig = make_rig([door("01")], visitors=COMBINED, policy=ALL_BOOKABLE)
    days = Taken(NOON, NOON + timedelta(days=3))
    assert sizes(rig, Stay(days, PersonKind.CONTRACTOR)) == {Size.M: 1}
    tomorrow = NOON + timedelta(days=1)
    reserve.reserve(rig.kiosk, Wanted("ada", tomorrow, tomorrow + HOUR))
    assert offers(rig, Stay(days, PersonKind.CONTRACTOR)) == ()
    evenings = Span((NOON + 5 * HOUR).time(), (NOON + 6 * HOUR).time())
    assert sizes(rig, Stay(days, PersonKind.CONTRACTOR, hours=evenings)) == {Size.M: 1}


@given(
    wishes=st.lists(st.tuples(st.sampled_from([None, *Size]), st.booleans()), max_size=6),
    share=st.sampled_from([0.0, 0.2, 0.5]),
    taken=st.integers(0, 3),
)
@settings(max_examples=15, deadline=None)
def test_what_is_offered_can_be_had_and_nothing_else(wishes, share: float, taken: int):
    """Each wish is granted exactly when it is on offer, and in the end each pass opens a door of its own."""
    with quick_folder() as folder:
        rig = Rig(folder, MIXED, visitors=COMBINED, policy={"walk_up_share": share})
        for name in ("ada", "bob", "cyd")[:taken]:
            rig.person(name)
            rig.tap(name)
            rig.opens(rig.sent[-1])
            rig.shuts(rig.sent[-1])
            rig.waits(15)
        passes = [one for size, reachable in wishes if (one := _wish(rig, size, reachable=reachable)) is not None]
        for one in passes:
            scan(rig, one.qr)
            got = rig.doors[rig.sent[-1]]
            assert got.size.rank >= (one.size or Size.S).rank
            assert got.reachable or not one.reachable
            rig.opens(got.door)
            rig.shuts(got.door)
            rig.waits(15)
        assert len(set(rig.sent)) == len(rig.sent) == taken + len(passes)
        rig.close()


def _wish(rig: Rig, size: Size | None, *, reachable: bool) -> ShownPass | None:
    found = offers(rig, Stay(Taken(rig.clock.now().replace(microsecond=0), UNTIL)))
    asked = Asked("Eve", "A", UNTIL, size=size, reachable=reachable)
    if found and found[0].gives(size, reachable=reachable):
        return issue.issue(rig.kiosk, asked)[1]
    with pytest.raises(ValueError, match="left"):
        issue.issue(rig.kiosk, asked)
    return None


def test_the_nearest_bank_comes_first(make_rig):
    places = (BankPlace("C", "Lobby", {Size.M: 1}), BankPlace("A", "Beside you"), BankPlace("B", passes={Size.S: 1}))
    rig = make_rig(visitors=VisitorSettings(Reception(), places), policy=ALL_BOOKABLE)
    assert [(one.bank, one.confirmed) for one in offers(rig)] == [("C", False), ("A", True), ("B", False)]
