"""A pass from the command line: what it says, what is written down, and what can't be had."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from kiosk.domain.compartments import Size
from kiosk.domain.guests import VisitState
from kiosk.domain.hours import Span
from kiosk.domain.people import PersonKind
from kiosk.engine.visitors import give_pass, issue
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.intents import UseVisitorCode
from kiosk.engine.visitors.settings import Reception, VisitorSettings
from kiosk.passes import sealed
from tests.fakes.clock import NOON
from tests.fakes.furniture import door
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import (
    ALL_BOOKABLE,
    COMBINED,
    ELSEWHERE,
    HOUR,
    UNTIL,
    carry_trust,
    fill_pool,
    other_kiosk,
    scan,
    type_code,
)


@pytest.fixture
def reception(make_rig: Callable[..., Rig]) -> Rig:
    """A reception without doors, which knows of one bank."""
    return make_rig((), visitors=ELSEWHERE)


@pytest.fixture
def combined(make_rig: Callable[..., Rig]) -> Rig:
    return make_rig(visitors=COMBINED, policy=ALL_BOOKABLE)


def eve(until: Any = UNTIL, **more: Any) -> Asked:
    return Asked("Eve Vogt", "A", until, **more)


def test_a_pass_says_what_was_asked_for_and_nothing_of_the_person(reception: Rig):
    visit, shown = issue.issue(reception.kiosk, eve(size=Size.M, host="ada", company="Vogt & Co."))
    one, key = sealed.read(shown.qr, {(own := reception.kiosk.issuer.trusted()).id: own})
    assert (one.bank, one.size, one.starts_at, one.ends_at, one.kind) == ("A", Size.M, NOON, UNTIL, PersonKind.VISITOR)
    assert (one.id, key) == (visit.pass_id, own)
    assert (shown.place, shown.confirmed, shown.ends_at) == ("Level 2, by the lifts", False, UNTIL)
    assert "Eve" not in repr(shown)
    assert shown.qr not in repr(shown)


def test_it_is_on_the_record_and_the_host_is_told(reception: Rig):
    visit, _ = issue.issue(reception.kiosk, eve(host="ada", email="eve@vogt.example"))
    arrived, issued = reception.events("visit.arrived", "pass.issued")
    assert arrived.detail["host"] == "ada"
    assert issued.detail["confirmed"] is False
    assert issued.detail["pass_id"] == visit.pass_id
    assert [kind for kind, _ in reception.notices("ada")] == ["arrived"]
    assert [kind for kind, _ in reception.notices(f"guest-{visit.id}")] == ["pass"]


def test_the_same_pass_can_be_shown_again(reception: Rig):
    visit, shown = issue.issue(reception.kiosk, eve())
    reception.restart()
    with reception.store.transaction() as tx:
        found = tx.guest_visit(visit.id)
        assert found is not None
        assert give_pass.shown(reception.kiosk, tx, found) == shown


def test_no_more_passes_than_the_bank_was_allotted(reception: Rig):
    issue.issue(reception.kiosk, eve(size=Size.S))
    with pytest.raises(ValueError, match="no door of size S"):
        issue.issue(reception.kiosk, eve(size=Size.S))
    issue.issue(reception.kiosk, eve(size=Size.M))
    issue.issue(reception.kiosk, eve())
    reception.waits(6 * 3600)
    issue.issue(reception.kiosk, eve(until=UNTIL + 5 * HOUR, size=Size.S))


def test_a_reception_that_knows_of_no_bank_gives_passes_for_any(make_rig):
    rig = make_rig((), visitors=VisitorSettings(Reception()))
    _, shown = issue.issue(rig.kiosk, eve())
    assert (shown.confirmed, shown.code) == (False, "")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (Asked("Eve", "B", UNTIL), "no bank B here"),
        (Asked("Eve", None, UNTIL), "which bank"),
        (eve(until=NOON - HOUR), "is over"),
        (eve(starts=UNTIL + HOUR), "before the beginning"),
        (eve(until=NOON + timedelta(days=500)), "400 days"),
        (eve(hours=Span((NOON).time(), UNTIL.time())), "several days"),
        (eve(host="nobody"), "has the id nobody"),
        (Asked(" \n", "A", UNTIL), "name"),
        (eve(email="eve at home"), "not an e-mail"),
    ],
)
def test_what_cant_be_is_said_in_a_sentence_and_leaves_nothing(reception: Rig, asked: Asked, says: str):
    lines = len(reception.events())
    with pytest.raises(ValueError, match=says):
        issue.issue(reception.kiosk, asked)
    assert len(reception.events()) == lines
    assert reception.rows("SELECT * FROM guest_visit") == []


def test_at_an_own_bank_a_door_is_promised(combined: Rig):
    visit, shown = issue.issue(combined.kiosk, eve(size=Size.M))
    assert shown.confirmed
    assert combined.rows("SELECT person_id, state, size FROM reservation") == [(visit.person_id, "booked", "M")]
    assert [one.type for one in combined.events()][-3:] == ["visit.arrived", "reservation.made", "pass.issued"]
    assert combined.notices() == []


def test_what_is_promised_is_not_promised_twice(combined: Rig):
    for _ in range(4):
        issue.issue(combined.kiosk, eve())
    with pytest.raises(ValueError, match="no door left"):
        issue.issue(combined.kiosk, eve())


def test_the_walk_up_share_is_left_to_staff(make_rig):
    rig = make_rig(visitors=COMBINED, policy={"walk_up_share": 0.5})
    issue.issue(rig.kiosk, eve())
    issue.issue(rig.kiosk, eve())
    with pytest.raises(ValueError, match="no door left"):
        issue.issue(rig.kiosk, eve())


def test_a_door_within_reach_is_promised_by_its_number(make_rig):
    doors = [door("01"), door("02", reachable=True), door("03", bus="right")]
    rig = make_rig(doors, visitors=COMBINED, policy=ALL_BOOKABLE)
    issue.issue(rig.kiosk, eve(reachable=True))
    assert rig.rows("SELECT compartment_id FROM reservation") == [(rig.doors["02"].id,)]
    with pytest.raises(ValueError, match="no door within reach"):
        issue.issue(rig.kiosk, eve(reachable=True))


def test_a_contractor_has_a_door_on_each_day(combined: Rig):
    days = timedelta(days=2)
    hours = Span((NOON - HOUR).time(), (NOON + 2 * HOUR).time())
    issue.issue(combined.kiosk, eve(until=UNTIL + days, kind=PersonKind.CONTRACTOR, hours=hours))
    rows = combined.rows("SELECT starts_at, ends_at FROM reservation ORDER BY starts_at")
    assert len(rows) == 3


@pytest.fixture
def bank() -> Iterator[Rig]:
    """Another kiosk, which has never heard of reception."""
    with other_kiosk() as rig:
        yield rig


def test_what_reception_issues_opens_a_door_at_another_kiosk(reception: Rig, bank: Rig):
    fill_pool(reception)
    carry_trust(reception, bank)
    visit, shown = issue.issue(reception.kiosk, eve(size=Size.M))
    scan(bank, shown.qr)
    bank.opens("01")
    bank.shuts("01")
    assert bank.holds(f"visit-{visit.pass_id}") == "01"


def test_and_so_does_its_code(reception: Rig, bank: Rig):
    fill_pool(reception)
    carry_trust(reception, bank)
    visit, shown = issue.issue(reception.kiosk, eve(size=Size.M))
    assert len(shown.code) == 8
    type_code(bank, UseVisitorCode(), shown.code)
    bank.opens("01")
    assert bank.holds(f"visit-{visit.pass_id}") == "01"


def test_a_visit_goes_on_after_a_restart(reception: Rig):
    visit, _ = issue.issue(reception.kiosk, eve())
    reception.restart()
    with reception.store.transaction() as tx:
        found = tx.guest_visit(visit.id)
        assert found is not None
        assert found.state is VisitState.HERE
