"""What upstream may sell: how much that is, who else gets none of it, and what is kept while nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.assignments import Model
from kiosk.domain.capacity import Taken, peak
from kiosk.domain.compartments import Condition, Size
from kiosk.domain.leases import Lease, LeaseTerms, covers, doors_throughout, for_sale, joined, unsold
from kiosk.domain.local_time import MIDNIGHT, instant
from kiosk.engine import compartments, reserve, screens
from kiosk.engine import intents as i
from kiosk.engine.reserve import NotReserved, Wanted
from kiosk.engine.upstream import broken_promises, leases
from kiosk.sync.errors import Conflict, Unreachable
from kiosk.sync.leasing import AGAIN_EVERY_S, LOOK_EVERY_S, Leaser
from tests.fakes.furniture import door
from tests.fakes.rig import Rig
from tests.fakes.selling import SellingUpstream, pool

ONE = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
EVENING = {"walk_up_share": 0.0, "release": time(18)}  # five hours from one o'clock
TILL_THREE = {"walk_up_share": 0.0, "release": time(15)}
FOUR = [door(f"0{number}") for number in range(1, 5)]


def at(begin: float, end: float) -> Taken:
    return Taken(ONE + begin * HOUR, ONE + end * HOUR)


@pytest.fixture
def make_upstream(make_rig: Callable[..., Rig]) -> Callable[..., SellingUpstream]:
    """It is one o'clock in Berlin; nothing is leased yet."""

    def make(share: float = 0.5, lead: timedelta = HOUR, **made_with: Any) -> SellingUpstream:
        rig = make_rig(now=ONE, **{"doors": FOUR, "policy": EVENING, **made_with})
        for number in range(4):
            rig.person(f"p{number}")
        return SellingUpstream(rig, share, lead)

    return make


def comes(rig: Rig, who: str) -> str | None:
    """Somebody taps, and shuts the door that opens; the number of the door that is theirs."""
    rig.tap(who)
    while rig.locks.unanswered:
        wire = rig.locks.unanswered[0]
        number = next(n for n, d in rig.doors.items() if (d.bus, d.channel) == (wire.bus, wire.channel))
        rig.opens(number)
        rig.shuts(number)
    rig.handle(i.Leave())
    return rig.holds(who)


def rows(rig: Rig) -> list[tuple[int, bool]]:
    return [(doors, bool(agreed)) for doors, agreed in rig.rows("SELECT doors, agreed FROM lease ORDER BY id")]


# --- how much -----------------------------------------------------------------------------------------------------


def test_nothing_is_leased_unless_the_site_says_so(make_upstream):
    upstream = make_upstream(share=0.0)
    assert upstream.leases()
    assert rows(upstream.rig) == []
    assert upstream.quotas == {}


def test_a_share_of_what_may_be_reserved_rounded_down_for_whole_local_days(make_upstream):
    doors = [*FOUR, door("05", size=Size.L)]
    upstream = make_upstream(share=0.5, doors=doors, policy={"walk_up_share": 0.25})
    assert upstream.leases()
    (lease,) = upstream.quotas[Size.M].leases
    zone = upstream.rig.kiosk.settings.policies.timezone
    days = [instant(date(2026, 11, day), MIDNIGHT, zone) for day in (24, 27)]
    assert (lease.window, lease.doors) == (Taken(*days), 1)
    assert (upstream.quotas[Size.M].capacity, upstream.quotas[Size.M].lead) == (4, HOUR)
    assert Size.L not in upstream.quotas
    kinds = [one.type for one in upstream.rig.events("upstream.lease_offered", "upstream.lease_agreed")]
    assert kinds == ["upstream.lease_offered", "upstream.lease_agreed"]


def test_of_25_doors_and_a_share_of_28_hundredths_there_are_seven():
    assert LeaseTerms(0.28).doors_of(25) == 7
    assert LeaseTerms(0.5).doors_of(-3) == 0


def test_doors_of_a_tenant_of_their_own_are_not_leased(make_upstream):
    upstream = make_upstream(doors=[*FOUR, *(replace(door(f"0{n}"), tenant="zeta") for n in (5, 6))])
    upstream.leases()
    assert [(tenant, doors) for tenant, doors in upstream.rig.rows("SELECT tenant, doors FROM lease")] == [("", 2)]


def test_what_is_reserved_already_is_not_leased(make_upstream):
    upstream = make_upstream(share=1.0)
    for name in ("ada", "bob", "cyd"):
        reserve.reserve(upstream.rig.kiosk, Wanted(name, *at(24, 26), size=Size.M))
    upstream.leases()
    assert [one.doors for one in upstream.quotas[Size.M].leases] == [4, 1, 4]


def test_what_is_held_without_an_end_is_not_leased_until_it_comes_back(make_upstream):
    upstream = make_upstream(share=1.0, model=Model.SESSION, policy={"walk_up_share": 0.0})
    assert comes(upstream.rig, "ada") == "01"
    upstream.leases()
    assert [one.doors for one in upstream.quotas[Size.M].leases] == [3]
    upstream.rig.tap("ada")
    upstream.rig.opens("01")
    upstream.rig.shuts("01")
    upstream.rig.handle(i.GiveBack())
    upstream.leases()
    assert [one.doors for one in upstream.quotas[Size.M].leases] == [4]


# --- who gets what is left ----------------------------------------------------------------------------------------


def test_whoever_walks_up_leaves_what_is_leased(make_upstream):
    upstream = make_upstream()
    upstream.syncs()
    assert [comes(upstream.rig, f"p{n}") is not None for n in range(3)] == [True, True, False]
    upstream.rig.tap("p3")
    assert upstream.rig.shows(screens.BankFull).promised


def test_nor_does_a_reservation_take_it(make_upstream):
    upstream = make_upstream()
    upstream.syncs()
    for name in ("ada", "bob"):
        reserve.reserve(upstream.rig.kiosk, Wanted(name, *at(24, 26), size=Size.M))
    with pytest.raises(NotReserved, match="left to reserve"):
        reserve.reserve(upstream.rig.kiosk, Wanted("cyd", *at(25, 27), size=Size.M))
    reserve.reserve(upstream.rig.kiosk, Wanted("cyd", *at(24 * 4, 24 * 4 + 1), size=Size.M))


def test_nor_does_a_certain_door_at_another_time(make_upstream):
    """A door that is promised by its number is left out of what others count on, whenever."""
    upstream = make_upstream(share=1.0, doors=FOUR[:2])
    upstream.syncs()
    with pytest.raises(NotReserved, match="can't be promised"):
        reserve.reserve(upstream.rig.kiosk, Wanted("ada", *at(24 * 4, 24 * 4 + 1), size=Size.M, door="02"))


def test_nor_is_it_stayed_in_longer(make_upstream):
    """Until three; from four on it may be sold."""
    policy = {"walk_up_share": 0.0, "release": time(15), "warn_before": (HOUR,), "extensions": 1, "extend_by": 2 * HOUR}
    upstream = make_upstream(share=1.0, lead=3 * HOUR, policy=policy, doors=[door("01")])
    upstream.syncs()
    upstream.tells()
    assert comes(upstream.rig, "ada") == "01"
    upstream.rig.waits(1.5 * 3600)
    upstream.rig.tap("ada")
    upstream.rig.opens("01")
    upstream.rig.shuts("01")
    upstream.rig.handle(i.KeepLonger())
    upstream.rig.waits(1800)
    assert upstream.rig.holds("ada") is None


def test_what_begins_too_soon_to_be_sold_is_for_whoever_walks_up(make_upstream):
    """In two hours it is closed, and a booking is made three hours before."""
    upstream = make_upstream(share=1.0, lead=3 * HOUR, policy=TILL_THREE)
    upstream.leases()
    assert comes(upstream.rig, "ada") is None, "nobody can tell what was sold before"
    upstream.tells()
    assert comes(upstream.rig, "ada") is not None


def test_while_the_line_is_cut_the_whole_lease_is_kept(make_upstream):
    upstream = make_upstream(share=1.0, lead=3 * HOUR, policy=TILL_THREE)
    upstream.syncs()
    upstream.rig.waits(1800)  # whoever comes now stays into what may have been sold since
    assert comes(upstream.rig, "ada") is not None
    upstream.rig.waits(3600 + 1800)
    assert comes(upstream.rig, "bob") is None


def test_after_a_restart_it_is_kept_until_upstream_was_heard_again(make_upstream):
    upstream = make_upstream(share=1.0, lead=3 * HOUR, policy=TILL_THREE)
    upstream.syncs()
    upstream.rig.restart()
    assert comes(upstream.rig, "ada") is None
    upstream.tells()
    assert comes(upstream.rig, "ada") is not None


def test_an_answer_without_a_date_tells_nothing(make_upstream):
    upstream = make_upstream()
    page = replace(upstream.page(), clock=None)
    leases.knows_what_is_sold(upstream.rig.kiosk, page)
    assert upstream.rig.kiosk.sold_known_until is None
    leases.knows_what_is_sold(upstream.rig.kiosk, replace(upstream.page(), more=True))
    assert upstream.rig.kiosk.sold_known_until is None


# --- what was sold ------------------------------------------------------------------------------------------------


def test_what_was_sold_after_the_cut_finds_its_door(make_upstream):
    upstream = make_upstream(share=1.0, policy={"walk_up_share": 0.0})
    upstream.syncs()
    ids = [upstream.sells(f"p{n}", at(24, 26), Size.M) for n in range(4)]
    assert upstream.sells("ada", at(25, 27), Size.M) is None
    upstream.rig.clock.turn(20 * 3600)
    for name in ("ada", "bob", "cyd"):
        assert comes(upstream.rig, name) is None
        with pytest.raises(NotReserved):
            reserve.reserve(upstream.rig.kiosk, Wanted(name, *at(24, 25), size=Size.M))
    upstream.rig.clock.turn(4 * 3600)
    upstream.syncs()
    assert {upstream.sold[one].state for one in ids} == {"confirmed"}
    assert sorted(comes(upstream.rig, f"p{n}") or "" for n in range(4)) == ["01", "02", "03", "04"]


def test_one_beyond_the_lease_has_what_nobody_needs(make_upstream):
    upstream = make_upstream()
    upstream.syncs()
    upstream.leases_nothing = True
    ids = [upstream.sells(f"p{n}", at(24, 26), Size.M) for n in range(4)]
    reserve.reserve(upstream.rig.kiosk, Wanted("ada", *at(24, 26), size=Size.M))
    upstream.tells()
    upstream.hears()
    assert sorted(upstream.sold[one].state for one in ids) == ["confirmed"] * 3 + ["rejected"]


def test_without_grace_between_two_that_were_sold(make_upstream):
    upstream = make_upstream(share=1.0, doors=[door("01")], policy={"walk_up_share": 0.0, "grace": HOUR})
    upstream.syncs()
    upstream.sells("p0", at(2, 3), Size.M)
    upstream.tells()
    upstream.rig.waits(2 * 3600)
    assert comes(upstream.rig, "p0") == "01"
    next_ = upstream.sells("p1", at(3, 4), Size.M)
    assert next_ is not None
    upstream.syncs()
    assert upstream.sold[next_].state == "confirmed"


# --- what can't be kept after all ---------------------------------------------------------------------------------


def test_a_door_fails_after_it_was_confirmed(make_upstream):
    """Two are left for three who come at two, and at half past two; who comes tomorrow may find it mended."""
    upstream = make_upstream(share=1.0, policy={"walk_up_share": 0.0}, doors=[door("01"), door("02"), door("03")])
    upstream.syncs()
    ids = [upstream.sells(f"p{n}", at(begins, 4), Size.M) for n, begins in enumerate((1, 1.5, 1))]
    ids += [upstream.sells(name, at(24, 26), Size.M) for name in ("ada", "bob", "cyd")]
    upstream.syncs()
    faulty(upstream.rig, "02")
    broken_promises.answer(upstream.rig.kiosk)
    upstream.hears()
    assert {one.state for one in upstream.sold.values()} == {"confirmed"}, "none begins soon enough"
    upstream.rig.waits(1800)
    broken_promises.answer(upstream.rig.kiosk)
    upstream.hears()
    states = [upstream.sold[one].state for one in ids]
    assert states == ["confirmed", "rejected", *["confirmed"] * 4]
    assert "has failed" in upstream.sold[ids[1]].answer["why"]
    assert [one.detail["booking"] for one in upstream.rig.events("upstream.booking_rejected")] == [ids[1]]
    lines = len(upstream.rig.events())
    broken_promises.answer(upstream.rig.kiosk)
    assert len(upstream.rig.events()) == lines


def test_a_larger_one_helps(make_upstream):
    upstream = make_upstream(share=0.5, policy={"walk_up_share": 0.0}, doors=[*FOUR[:2], door("03", size=Size.L)])
    upstream.syncs()
    id_ = upstream.sells("p0", at(1, 2), Size.M)
    upstream.syncs()
    faulty(upstream.rig, "01", "02")
    for _ in range(2):
        broken_promises.answer(upstream.rig.kiosk)
        upstream.hears()
        assert (upstream.sold[id_].state, upstream.sold[id_].answer["size"]) == ("reassigned", "L")
    assert len(upstream.rig.events("reservation.changed")) == 1
    upstream.rig.waits(3600)
    assert comes(upstream.rig, "p0") == "03"


def test_whoever_has_a_grace_breaks_nothing(make_upstream):
    policy = {"walk_up_share": 0.0, "grace": HOUR}
    upstream = make_upstream(share=1.0, policy=policy, doors=[door("01")])
    upstream.syncs()
    for number, window in enumerate((at(1, 2), at(2, 3))):
        assert upstream.sells(f"p{number}", window, Size.M)
    upstream.syncs()
    upstream.rig.waits(3600)
    assert comes(upstream.rig, "p0") == "01"
    broken_promises.answer(upstream.rig.kiosk)
    upstream.hears()
    assert [one.state for one in upstream.sold.values()] == ["arrived", "confirmed"]


# --- growing and shrinking ----------------------------------------------------------------------------------------


def test_it_is_kept_before_upstream_is_told_and_told_again_until_it_has_answered(make_upstream):
    upstream = make_upstream()
    assert not upstream.leases(heard=False)
    assert rows(upstream.rig) == [(2, False)]
    upstream.rig.restart()
    assert not upstream.leases(heard=False)
    assert upstream.leases()
    assert rows(upstream.rig) == [(2, True)]
    assert len(upstream.rig.events("upstream.lease_offered")) == 1
    lines = len(upstream.rig.events())
    assert leases.next_offer(upstream.rig.kiosk) is None
    assert len(upstream.rig.events()) == lines


def faulty(rig: Rig, *numbers: str) -> None:
    for number in numbers:
        compartments.set_condition(rig.kiosk, number, Condition.OUT_OF_SERVICE, None)


def test_with_fewer_doors_the_old_promise_holds_until_upstream_has_let_go(make_upstream):
    upstream = make_upstream(policy={"walk_up_share": 0.0})
    upstream.syncs()
    faulty(upstream.rig, "01", "02")
    assert not upstream.leases(heard=False)
    assert rows(upstream.rig) == [(2, True), (1, False)]
    assert comes(upstream.rig, "ada") is None, "two are in order, and both may be sold"
    assert upstream.leases()
    assert rows(upstream.rig) == [(1, True)]
    assert comes(upstream.rig, "ada") is not None


def test_what_is_sold_stays_leased(make_upstream):
    upstream = make_upstream(policy={"walk_up_share": 0.0})
    upstream.syncs()
    for number in range(2):
        upstream.sells(f"p{number}", at(24, 26), Size.M)
    faulty(upstream.rig, "01", "02")
    assert not upstream.leases(), "upstream has sold more than that"
    assert rows(upstream.rig) == [(2, True)]
    assert len(upstream.rig.events("upstream.lease_refused")) == 1
    upstream.tells()
    assert upstream.leases()
    assert [doors for doors, _ in rows(upstream.rig)] == [1, 2, 1], "that day only"
    for id_ in list(upstream.sold):
        upstream.cancels(id_)
    upstream.tells()
    assert upstream.leases()
    assert rows(upstream.rig) == [(1, True)]


def test_a_day_later_there_is_one_more_day(make_upstream):
    upstream = make_upstream()
    upstream.syncs()
    (before,) = upstream.quotas[Size.M].leases
    upstream.rig.clock.turn(24 * 3600)
    upstream.syncs()
    (after,) = upstream.quotas[Size.M].leases
    assert after.window.ends_at - before.window.ends_at == timedelta(days=1)
    assert len(rows(upstream.rig)) == 1


def test_another_lead_is_told(make_upstream):
    upstream = make_upstream()
    upstream.syncs()
    upstream.rig.kiosk.settings = replace(upstream.rig.kiosk.settings, lease=LeaseTerms(0.5, 2 * HOUR, 2))
    upstream.leases()
    assert upstream.quotas[Size.M].lead == 2 * HOUR


def test_where_nothing_is_leased_any_more_nothing_is_left(make_upstream):
    upstream = make_upstream()
    upstream.syncs()
    upstream.rig.kiosk.settings = replace(upstream.rig.kiosk.settings, lease=LeaseTerms())
    upstream.leases()
    assert upstream.quotas[Size.M].leases == []
    assert rows(upstream.rig) == []


# --- on the wire --------------------------------------------------------------------------------------------------


class Wire:
    """Notes what it is asked, and answers or fails."""

    answered_at = None

    def __init__(self, *problems: Exception) -> None:
        self.asked: list[tuple[str, str, dict[str, Any]]] = []
        self.problems = list(problems)

    def ask(self, method: str, path: str, told: Mapping[str, Any] | None = None, **_: Any) -> dict[str, Any]:
        self.asked.append((method, path, dict(told or {})))
        if self.problems:
            raise self.problems.pop(0)
        return {}


def leaser(upstream: SellingUpstream) -> Leaser:
    return Leaser(upstream.rig.kiosk, lambda work: work(), upstream.rig.clock.monotonic)


def test_it_is_put_as_the_protocol_has_it_and_then_left_alone(make_upstream):
    upstream, wire = make_upstream(), Wire()
    chore = leaser(upstream)
    assert [chore(wire), chore(wire), chore(wire)] == [True, False, False]
    window = {"start": "2026-11-23T23:00:00Z", "end": "2026-11-26T23:00:00Z", "doors": 2}
    assert wire.asked == [("PUT", "kiosk/quotas/A/M", {"capacity": 4, "lead_s": 3600, "leases": [window]})]
    upstream.rig.waits(LOOK_EVERY_S)
    assert not chore(wire)
    assert len(wire.asked) == 1
    upstream.rig.clock.turn(AGAIN_EVERY_S)
    assert not chore(wire)
    assert wire.asked == wire.asked[:1] * 2, "upstream may have been put back"


def test_a_lost_answer_has_it_put_again(make_upstream):
    upstream, wire = make_upstream(), Wire(Unreachable("No."))
    chore = leaser(upstream)
    with pytest.raises(Unreachable):
        chore(wire)
    assert rows(upstream.rig) == [(2, False)]
    assert chore(wire)
    assert wire.asked[0] == wire.asked[1]
    assert rows(upstream.rig) == [(2, True)]


def test_what_is_sold_already_leaves_it_as_it_was(make_upstream):
    upstream, wire = make_upstream(), Wire(Conflict("Sold.", "quota-sold"))
    chore = leaser(upstream)
    assert [chore(wire), chore(wire)] == [True, False]
    assert rows(upstream.rig) == []
    with pytest.raises(Conflict):
        leaser(upstream)(Wire(Conflict("Else.", "something-else")))


# --- counting, by itself ------------------------------------------------------------------------------------------

HOURS = st.integers(0, 12)
WINDOWS = st.tuples(HOURS, HOURS).filter(lambda one: one[0] < one[1]).map(lambda one: at(*one))
LEASES = st.builds(Lease, st.just(pool()), WINDOWS, st.integers(0, 4), st.just(HOUR), st.booleans())


@given(st.lists(LEASES, max_size=4), st.lists(WINDOWS, max_size=6), WINDOWS)
def test_at_each_instant_as_many_layers_as_are_left(mine: list[Lease], sold: list[Taken], within: Taken):
    layers = unsold(mine, sold, within)
    for half in range(25):
        now = at(half / 2, half / 2 + 0.25)
        if now.overlaps(within):
            leased = max((one.doors for one in mine if one.window.overlaps(now)), default=0)
            assert peak(layers, now) == max(0, leased - peak(sold, now))


@given(st.lists(LEASES, max_size=4), WINDOWS)
def test_how_many_all_the_time(mine: list[Lease], window: Taken):
    layers = unsold(mine, [], window)
    instants = [at(half / 2, half / 2 + 0.25) for half in range(25)]
    least = min(peak(layers, one) for one in instants if one.overlaps(window))
    assert doors_throughout(mine, window) == least
    assert covers(layers, window) == (least > 0)


@given(st.lists(LEASES, max_size=4), st.none() | HOURS, HOURS)
def test_what_can_not_be_sold_any_more_does_not_count(mine: list[Lease], known: int | None, now: int):
    found = for_sale(mine, None if known is None else ONE + known * HOUR, ONE + now * HOUR).get(pool(), [])
    begins = ONE + (now if known is None else max(now, known + 1)) * HOUR
    assert all(one.doors and one.window.starts_at >= begins for one in found)
    for half in range(25):
        one = at(half / 2, half / 2 + 0.25)
        if one.starts_at >= begins:
            assert peak(unsold(found, [], one), one) == peak(unsold(mine, [], one), one)


def test_windows_are_joined_where_they_are_alike():
    days = [Lease(pool(), at(n, n + 1), doors, HOUR) for n, doors in enumerate((1, 1, 2, 0, 0))]
    assert [(one.window, one.doors) for one in joined(days)] == [(at(0, 2), 1), (at(2, 3), 2), (at(3, 5), 0)]
