"""Why no code goes with a pass: each reason, as whoever issues it is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from kiosk.domain.compartments import Size
from kiosk.domain.guests import GuestVisit
from kiosk.domain.people import PersonKind
from kiosk.engine.visitors import keys, pool
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.issue import issue
from kiosk.engine.visitors.no_code import WhyNoCode, why_no_code
from kiosk.engine.visitors.settings import BankPlace, Reception, VisitorSettings
from tests.fakes.clock import NOON
from tests.fakes.rig import Rig

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PLACES = (BankPlace("North", passes={Size.M: 9}, codes_a_day=1), BankPlace("South", passes={Size.M: 9}, codes_a_day=0))
SETTINGS = VisitorSettings(reception=Reception(), places=PLACES)


@pytest.fixture
def rig(make_rig: Callable[..., Rig]) -> Rig:
    return make_rig(visitors=SETTINGS, policy={"walk_up_share": 0.0})


def given(rig: Rig, bank: str = "North", **asked: Any) -> GuestVisit:
    return issue(rig.kiosk, Asked(**{"name": "Zoe", "bank": bank, "until": NOON + 3 * HOUR, **asked}))[0]


def why(rig: Rig, visit: GuestVisit) -> WhyNoCode | None:
    with rig.store.transaction() as tx:
        return why_no_code(rig.kiosk, tx, visit)


def test_codes_are_made_then_handed_to_the_bank_then_given_out(rig: Rig):
    assert why(rig, given(rig)) is WhyNoCode.NOT_DRAWN
    pool.ensure(rig.kiosk)
    assert why(rig, given(rig)) is WhyNoCode.NOT_HANDED
    keys.own_trust_file(rig.kiosk)
    assert why(rig, given(rig)) is None
    assert why(rig, given(rig)) is WhyNoCode.NONE_LEFT


@pytest.mark.parametrize(
    "asked",
    [
        {"until": NOON + 3 * DAY, "kind": PersonKind.CONTRACTOR},
        {"starts": NOON + HOUR},
        {"starts": NOON + DAY, "until": NOON + DAY + HOUR},
    ],
)
def test_there_is_none_for_a_pass_of_which_a_code_would_not_tell_enough(rig: Rig, asked: dict[str, Any]):
    pool.ensure(rig.kiosk)
    keys.own_trust_file(rig.kiosk)
    assert why(rig, given(rig, **asked)) is WhyNoCode.NOT_SUCH_A_VISIT


def test_there_is_none_where_the_bank_could_not_tell_whose_visitor_it_is(rig: Rig):
    rig.person("bea", tenant="beta")
    assert why(rig, given(rig, host="bea")) is WhyNoCode.WHOSE


def test_a_bank_may_have_no_pool(rig: Rig):
    assert why(rig, given(rig, "South")) is WhyNoCode.NO_POOL


def test_at_an_own_bank_they_are_made_while_the_kiosk_runs(rig: Rig):
    assert why(rig, given(rig, "A")) is WhyNoCode.NOT_DRAWN


def test_codes_may_be_off(make_rig: Callable[..., Rig]):
    rig = make_rig(visitors=SETTINGS, policy={"walk_up_share": 0.0}, accepts_codes=False)
    assert why(rig, given(rig, "A")) is WhyNoCode.CODES_OFF
