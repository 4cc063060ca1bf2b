"""The names of visitors go so many days after the visit has really ended, however long it was to last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from pathlib import Path

import pytest

from kiosk.domain.events.visitors import WhoEnded
from kiosk.domain.hours import Span
from kiosk.domain.people import PersonKind
from kiosk.engine import dispatch
from kiosk.engine import intents as e
from kiosk.engine.retention import LOOK_EVERY_S
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors import invite, issue, visit_end
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.settings import Reception, VisitorSettings
from tests.fakes.clock import NOON
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import ALL_BOOKABLE, LEVEL_2, press, scan

DAY = timedelta(days=1)
KEPT = 30
NAMES = ("Xaver Handwerk", "Nora Niegekommen", "x@handwerk.example", "Yttrium Yoghurts")
LONG = {"until": NOON + 300 * DAY, "kind": PersonKind.CONTRACTOR, "hours": Span(time(8), time(17)), "host": "ada"}


@pytest.fixture
def rig(make_rig: Callable[..., Rig]) -> Rig:
    return make_rig((), visitors=VisitorSettings(Reception(), (LEVEL_2,), names_kept_for=KEPT * DAY))


def comes(rig: Rig, bank: str = "A") -> tuple[str, str]:
    """A contractor for most of a year: their visit, and the pass."""
    asked = Asked("Xaver Handwerk", bank, company="Yttrium Yoghurts", email="x@handwerk.example", **LONG)  # type: ignore[arg-type]
    visit, shown = issue.issue(rig.kiosk, asked)
    return visit.id, shown.qr


def is_expected(rig: Rig) -> str:
    """Somebody is invited for a day half a year from now."""
    prepared = invite.prepare(rig.kiosk)
    asked = Asked("Nora Niegekommen", None, NOON + 201 * DAY, starts=NOON + 200 * DAY, host="ada")
    return invite.invite(rig.kiosk, asked, prepared, rig.secrets.code_lookup("12345678")).id


def days_pass(rig: Rig, days: float) -> None:
    for _ in range(round(days * 4)):
        rig.clock.turn(LOOK_EVERY_S + 1)
        dispatch.handle_due(rig.kiosk)


def known(rig: Rig) -> list[str]:
    return [name for (name,) in rig.rows("SELECT name FROM person WHERE kind != 'staff' AND name != ''")]


def found_in(folder: Path) -> set[str]:
    """Which of the names stand in the database, as bytes, wherever."""
    content = b"".join(one.read_bytes() for one in folder.glob("kiosk.db*"))
    return {one for one in NAMES if one.encode() in content}


def test_the_days_count_from_when_somebody_ended_it(rig: Rig):
    (visit, _), never = comes(rig), is_expected(rig)
    for one in (visit, never):
        visit_end.end(rig.kiosk, one, WhoEnded.OPERATOR)
    days_pass(rig, KEPT - 1)
    assert "Xaver Handwerk" in known(rig)
    days_pass(rig, 2)
    assert known(rig) == []
    assert rig.rows("SELECT DISTINCT company, language FROM guest_visit") == [(None, None)]


def test_nothing_of_it_is_left_in_the_database(rig: Rig):
    (visit, _), never = comes(rig), is_expected(rig)
    for one in (visit, never):
        visit_end.end(rig.kiosk, one, WhoEnded.OPERATOR)
    assert found_in(rig.path.parent) == set(NAMES)
    days_pass(rig, KEPT + 1)
    rig.store.scrub()
    assert found_in(rig.path.parent) == set()


def test_they_count_from_leaving_at_reception(rig: Rig):
    _, shown = issue.issue(rig.kiosk, Asked("Eve", "A", NOON + timedelta(hours=20)))
    scan(rig, shown.qr)
    press(rig, i.ItIsEmpty())
    assert rig.rows("SELECT state FROM guest_visit") == [("left",)]
    assert rig.rows("SELECT valid_until FROM person WHERE name = 'Eve'") == [("2026-11-24T11:00:00.000000Z",)]


def test_who_comes_again_has_not_left(rig: Rig):
    _, qr = comes(rig)
    scan(rig, qr)
    press(rig, i.ItIsEmpty())
    assert rig.rows("SELECT state FROM guest_visit") == [("here",)]
    assert rig.rows("SELECT valid_until > '2027' FROM person WHERE name = 'Xaver Handwerk'") == [(1,)]


def test_they_count_from_leaving_at_the_bank(make_rig: Callable[..., Rig]):
    settings = VisitorSettings(Reception(), names_kept_for=KEPT * DAY)
    rig = make_rig(visitors=settings, policy=ALL_BOOKABLE)
    _, shown = issue.issue(rig.kiosk, Asked("Eve", "A", NOON + 20 * DAY / 24))
    for _ in range(2):
        scan(rig, shown.qr)
        rig.opens("01")
        rig.shuts("01")
        rig.waits(15)
    scan(rig, shown.qr)
    rig.opens("01")
    rig.shuts("01")
    press(rig, e.GiveBack())
    assert rig.rows("SELECT state FROM guest_visit") == [("left",)]
    (until,) = rig.rows("SELECT valid_until FROM person WHERE name = 'Eve'")[0]
    assert until < "2026-11-24T11:10"


def test_what_ends_late_is_not_kept_longer(rig: Rig):
    asked = Asked("Eve", "A", NOON + timedelta(hours=2))
    visit, _ = issue.issue(rig.kiosk, asked)
    rig.clock.turn(40 * 3600)
    rig.waits(1)
    assert rig.rows("SELECT valid_until FROM person WHERE name = 'Eve'")[0][0].startswith("2026-11-24T13:00")
    assert visit.ends_at == NOON + timedelta(hours=2)
