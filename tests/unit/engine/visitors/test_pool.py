"""The pools of short codes: drawn ahead, a few at a time, given out once, and at an own bank made up for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.compartments import Compartment, Size
from kiosk.domain.hours import Span
from kiosk.domain.people import PersonKind
from kiosk.engine import intents as i
from kiosk.engine import messages as m
from kiosk.engine.visitors import issue, keys, pool
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.intents import UseVisitorCode
from kiosk.engine.visitors.settings import BankPlace, Reception, VisitorSettings
from kiosk.store.issuing import FolderIssuer
from tests.fakes.clock import NOON
from tests.fakes.far_reception import FarReception, scan, trust
from tests.fakes.furniture import TWO_BOARDS
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import (
    ALL_BOOKABLE,
    COMBINED,
    ELSEWHERE,
    HOUR,
    UNTIL,
    fill_pool,
    type_code,
)

TWO_A_DAY = VisitorSettings(Reception(), (BankPlace("A", "Beside you", codes_a_day=2),))


@pytest.fixture
def rig(make_rig: Callable[..., Rig]) -> Rig:
    return make_rig((), visitors=ELSEWHERE)


def count(rig: Rig) -> int:
    return int(rig.rows("SELECT count(*) FROM pool_code")[0][0])


def test_a_week_of_codes_is_drawn_a_few_at_a_time(rig: Rig):
    assert count(rig) == 0
    rig.waits(10)
    assert len(rig.secrets.pooling) == 1
    rig.finish_hashing()
    assert count(rig) == pool.BATCH
    fill_pool(rig)
    assert count(rig) == 7 * 3
    sizes = Counter(size for (size,) in rig.rows("SELECT size FROM pool_code"))
    assert sizes == {"S": 7, "M": 14}
    assert {one.detail["bank"] for one in rig.events("codes.made")} == {"A"}
    assert sum(one.detail["codes"] for one in rig.events("codes.made")) == 21


def test_the_codes_of_a_bank_are_all_different_and_nowhere_stored(rig: Rig):
    fill_pool(rig)
    ids = [one for (one,) in rig.rows("SELECT pass_id FROM pool_code")]
    drawn = {rig.kiosk.issuer.code(one) for one in ids}
    assert len(drawn) == len(ids)
    stored = rig.path.read_bytes() + (rig.path.parent / "kiosk.db-wal").read_bytes()
    assert not [one for one in drawn if one.encode() in stored]


def test_each_day_brings_the_codes_of_one_more(rig: Rig):
    fill_pool(rig)
    rig.waits(24 * 3600)
    fill_pool(rig)
    assert count(rig) == 8 * 3


def test_a_restart_in_the_middle_goes_on_where_it_was(rig: Rig):
    rig.waits(10)
    rig.finish_hashing()
    rig.waits(1)  # the next batch is being hashed
    rig.restart()
    fill_pool(rig)
    assert count(rig) == 7 * 3


def test_a_batch_that_is_lost_is_drawn_anew(rig: Rig):
    rig.waits(10)
    rig.secrets.pooling.clear()
    rig.waits(200)
    assert len(rig.secrets.pooling) == 1


@pytest.mark.expects_log("pool.no_memory")
def test_where_there_is_no_memory_it_is_tried_again_later(rig: Rig):
    rig.waits(10)
    rig.handle(m.PoolCodesMade(None))
    rig.secrets.pooling.clear()
    rig.waits(1800)
    assert rig.secrets.pooling == []
    rig.waits(3600)
    assert rig.secrets.pooling


def test_a_code_is_given_out_once_and_when_there_are_none_a_pass_has_none(rig: Rig):
    fill_pool(rig)
    carry(rig)
    given_out = [issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL, size=Size.M)) for _ in range(2)]
    assert all(visit.has_code and len(shown.code) == 8 for visit, shown in given_out)
    assert len({shown.code for _, shown in given_out}) == 2
    visit, shown = issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL))  # of no size: the one that is left
    assert visit.has_code
    rig.waits(6 * 3600)
    visit, shown = issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL + 3 * HOUR, size=Size.M))
    assert (visit.has_code, shown.code, shown.code_until) == (False, "", None)


def carry(rig: Rig) -> None:
    """The file with the codes is written, for the bank."""
    keys.own_trust_file(rig.kiosk)


def test_a_code_that_its_bank_was_not_handed_is_not_given_out(rig: Rig):
    fill_pool(rig)
    _, shown = issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL, size=Size.M))
    assert shown.code == ""
    carry(rig)
    _, shown = issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL, size=Size.M))
    assert len(shown.code) == 8
    rig.waits(24 * 3600)  # a new day's codes were drawn since
    fill_pool(rig)
    new = NOON + timedelta(days=7)
    assert issue.issue(rig.kiosk, Asked("Eve", "A", new + HOUR, starts=new, size=Size.M))[1].code == ""


def test_a_code_ends_with_its_day(rig: Rig):
    fill_pool(rig)
    carry(rig)
    _, shown = issue.issue(rig.kiosk, Asked("Eve", "A", NOON + 16 * HOUR))
    assert (bool(shown.code), shown.code_until) == (True, NOON + 12 * HOUR)
    _, shown = issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL))
    assert (bool(shown.code), shown.code_until) == (True, None)


NO_CODE = {
    "a later day": Asked("Eve", "A", NOON + timedelta(days=2, hours=1), starts=NOON + timedelta(days=2)),
    "later this day": Asked("Eve", "A", UNTIL, starts=NOON + timedelta(minutes=6)),
    "several days": Asked("Eve", "A", UNTIL + timedelta(days=2)),
    "two shifts of a contractor": Asked("Eve", "A", NOON + timedelta(hours=13), kind=PersonKind.CONTRACTOR),
    "hours of the day": Asked("Eve", "A", NOON + timedelta(hours=20), hours=Span(time(8), time(18))),
    "another tenant's": Asked("Eve", "A", UNTIL, host="bea"),
}


@pytest.mark.parametrize("asked", NO_CODE.values(), ids=NO_CODE)
def test_no_code_goes_with_what_it_would_not_tell(rig: Rig, asked: Asked):
    """A bank that was only told the code knows neither hours nor days, nor whose visitor it is."""
    rig.person("bea", tenant="beta")
    fill_pool(rig)
    carry(rig)
    assert issue.issue(rig.kiosk, asked)[1].code == ""
    assert issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL))[1].code


@pytest.mark.parametrize("doors", [(), TWO_BOARDS])
def test_a_kiosk_of_several_tenants_gives_codes_for_its_own_banks_only(make_rig, doors: tuple[Compartment, ...]):
    """There the pass is known, and says whose visitor it is."""
    rig = make_rig(doors, visitors=TWO_A_DAY if doors else ELSEWHERE)
    rig.kiosk.issuer = FolderIssuer(rig.path.parent, "rig", "HQ North", frozenset({"acme", "beta"}))
    fill_pool(rig)
    carry(rig)
    assert bool(issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL))[1].code) is bool(doors)


def test_no_pass_takes_the_id_of_one_that_another_kiosk_has_signed(make_rig):
    rig, far = make_rig(visitors=TWO_A_DAY), FarReception()
    trust(rig, far)
    fill_pool(rig)
    today = rig.rows("SELECT pass_id FROM pool_code ORDER BY starts_at LIMIT 2")
    for (pass_id,) in today:
        scan(rig, far.seal(far.new(id=pass_id)))
        rig.handle(i.Leave())
    visit, shown = issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL))
    assert (visit.pass_id,) not in today
    assert shown.code == ""


def test_what_another_kiosk_revokes_is_its_own(make_rig):
    rig, far = make_rig(visitors=TWO_A_DAY), FarReception()
    fill_pool(rig)
    far.revoked = {pass_id: NOON + timedelta(days=1) for (pass_id,) in rig.rows("SELECT pass_id FROM pool_code")}
    trust(rig, far)
    _, shown = issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL))
    assert shown.code
    scan(rig, shown.qr)
    assert rig.sent == ["01"]


def test_at_an_own_bank_the_code_opens_the_promised_door(make_rig):
    rig = make_rig(visitors=TWO_A_DAY, policy=ALL_BOOKABLE)
    fill_pool(rig)
    visit, shown = issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL))
    type_code(rig, UseVisitorCode(), shown.code)
    rig.opens("01")
    assert rig.holds(f"guest-{visit.id}") == "01"


def test_and_those_that_were_given_out_are_made_up_for(make_rig):
    rig = make_rig(visitors=TWO_A_DAY, policy=ALL_BOOKABLE)
    fill_pool(rig)
    for _ in range(2):
        assert issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL))[1].code
    fill_pool(rig)
    assert issue.issue(rig.kiosk, Asked("Eve", "A", UNTIL))[1].code


def test_at_an_own_bank_without_a_pad_none_are_made_and_none_given_out(make_rig):
    rig = make_rig(visitors=TWO_A_DAY, policy=ALL_BOOKABLE)
    fill_pool(rig)
    before = count(rig)
    rig.kiosk.settings = replace(rig.kiosk.settings, accepts_codes=False)  # the site file was changed
    rig.waits(24 * 3600)
    fill_pool(rig)
    assert count(rig) == before
    assert issue.issue(rig.kiosk, Asked("Eve", "A", NOON + timedelta(days=1, hours=5)))[1].code == ""


def test_whether_another_kiosks_bank_has_a_pad_is_not_for_this_one_to_say(make_rig):
    rig = make_rig((), visitors=ELSEWHERE, accepts_codes=False)
    fill_pool(rig)
    assert count(rig) == 7 * 3


def test_a_kiosk_that_rests_makes_them_all_at_once(make_rig):
    rig = make_rig((), visitors=VisitorSettings(None, ELSEWHERE.places))
    assert pool.ensure(rig.kiosk) == 21
    assert pool.ensure(rig.kiosk) == 0
    assert count(rig) == 21


def test_a_kiosk_that_receives_nobody_makes_none(make_rig):
    rig = make_rig(visitors=VisitorSettings(None, COMBINED.places))
    rig.waits(3600)
    assert rig.secrets.pooling == []


def test_no_codes_where_the_site_wants_none(make_rig):
    rig = make_rig((), visitors=VisitorSettings(Reception(), (BankPlace("A", passes={Size.S: 2}, codes_a_day=0),)))
    rig.waits(3600)
    assert rig.secrets.pooling == []


@given(st.integers(0, 200), st.dictionaries(st.sampled_from(list(Size)), st.integers(1, 50), min_size=1))
def test_codes_are_shared_out_by_the_doors_there_are(codes_a_day: int, doors: dict[Size, int]):
    shares = pool.shares_of(codes_a_day, doors)
    if codes_a_day == 0:
        assert shares == {}
        return
    assert shares.keys() == doors.keys()
    assert min(shares.values()) >= 1
    assert sum(shares.values()) == max(codes_a_day, sum(shares.values()))
    assert sum(shares.values()) <= max(codes_a_day, len(doors)) + len(doors) - 1
    for size, share in shares.items():
        assert share <= codes_a_day * doors[size] / sum(doors.values()) + 1
