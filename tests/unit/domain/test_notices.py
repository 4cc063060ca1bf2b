"""What a notice says, before it is in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.assignments import Assignment, Model
from kiosk.domain.lifecycle import Due, Step
from kiosk.domain.notices import Notice, NoticeKind, of_step, with_facilities
from kiosk.domain.policy import AtExpiry, Policy

START = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
END, LATER = "2026-11-24T17:00:00+00:00", "2026-11-24T19:00:00+00:00"
HELD = Assignment("a1", 1, "ada", Model.DAY_USE, START, datetime.fromisoformat(END))
POLICY = Policy(
    Model.DAY_USE,
    ZoneInfo("Europe/Berlin"),
    extend_by=timedelta(hours=2),
    extensions=1,
    at_expiry=AtExpiry.OVERDUE,
    grace=timedelta(minutes=30),
    flag_after=timedelta(hours=24),
)
DUE = datetime(2026, 11, 25, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("step", "kind", "told"),
    [
        (Step.WARN, NoticeKind.ENDING, {"until": END, "longer_until": LATER}),
        (Step.EXPIRE, NoticeKind.EXPIRED, {"at": END, "until": "2026-11-24T17:30:00+00:00", "then": "overdue"}),
        (Step.RELEASE, NoticeKind.RELEASED, {"at": END}),
        (Step.OVERDUE, NoticeKind.OVERDUE, {"at": END, "until": "2026-11-25T17:30:00+00:00"}),
        (Step.FLAG, NoticeKind.FLAGGED, {"at": DUE.isoformat(), "why": "overdue"}),
        (Step.HOLD, NoticeKind.FLAGGED, {"at": DUE.isoformat(), "why": "hold"}),
    ],
)
def test_each_step_says_when_and_what_comes_next(step: Step, kind: NoticeKind, told: dict[str, str]):
    assert of_step(Due(DUE, step), HELD, POLICY, "12") == Notice(kind, "ada", {"door": "12", **told})


def test_a_door_that_cannot_be_kept_longer_promises_nothing():
    policy = Policy(Model.DAY_USE, ZoneInfo("Europe/Berlin"))
    assert "longer_until" not in of_step(Due(DUE, Step.WARN), HELD, policy, "12").detail


def test_what_belongs_to_a_suspended_person_is_held():
    assert of_step(Due(DUE, Step.EXPIRE), HELD, POLICY, "12", suspended=True).detail["then"] == "hold"


@pytest.mark.parametrize("kind", list(NoticeKind))
def test_facilities_hear_of_what_they_must_see_to_and_never_of_a_name(kind: NoticeKind):
    notice = Notice(kind, "ada", {"door": "12"})
    mine, *theirs = with_facilities(notice)
    assert mine == notice
    assert not mine.for_facilities
    assert [one.for_facilities for one in theirs] == [True] * (kind in {NoticeKind.FLAGGED, NoticeKind.LEFT_OPEN})
    assert all(one.detail == {"door": "12", "to": "facilities"} for one in theirs)


@pytest.mark.parametrize("kind", list(NoticeKind))
def test_what_was_to_come_is_not_told_once_it_has(kind: NoticeKind):
    in_time = {NoticeKind.ENDING, NoticeKind.YOUR_TURN, NoticeKind.RESERVED, NoticeKind.SHARED}
    in_time |= {NoticeKind.PASS, NoticeKind.RECOVERY}
    told_late = kind not in in_time
    notice = Notice(kind, "ada", {"until": END})
    end = datetime.fromisoformat(END)
    assert not notice.too_late(end - timedelta(microseconds=1))
    assert notice.too_late(end) is not told_late
    assert not Notice(kind, "ada").too_late(end)
