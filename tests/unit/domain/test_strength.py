"""How far each credential is to be trusted, and how far a second factor is asked for."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.credentials import BADGES, MOST_TAPS, CredentialKind, Strength, is_above, strength_of
from kiosk.domain.policy import SecondFactor, stricter
from kiosk.domain.scopes import Scope, ScopeKind, combined
from kiosk.store import policy_json

K = CredentialKind
EACH = st.sampled_from(SecondFactor)


def test_only_what_proves_itself_is_proven():
    found = {strength: {kind for kind in K if strength_of(kind) is strength} for strength in Strength}
    assert found == {
        Strength.PROVEN: {K.TAG},
        Strength.COPYABLE: {K.BADGE, K.QR, K.PASS, K.INVITATION},
        Strength.KNOWN: {K.PIN, K.VISITOR_CODE, K.INVITATION_CODE, K.OPERATOR_PIN, K.ONE_TIME_CODE},
    }
    assert set(BADGES) == {K.BADGE, K.TAG}


@pytest.mark.parametrize(
    ("counter", "last", "above"),
    [
        (0, None, True),
        (1, 0, True),
        (0, 0, False),
        (61, 62, False),
        (-1, None, False),
        (MOST_TAPS, MOST_TAPS - 1, True),
        (MOST_TAPS, MOST_TAPS, False),
        (MOST_TAPS + 1, 0, False),
        (0, MOST_TAPS, False),
    ],
)
def test_a_counter_only_ever_rises(counter: int, last: int | None, above: bool):
    assert is_above(counter, last) is above


@given(st.lists(st.integers(-2, MOST_TAPS + 2)))
def test_whatever_comes_none_is_taken_twice(counters: list[int]):
    taken: list[int] = []
    for one in counters:
        if is_above(one, taken[-1] if taken else None):
            taken.append(one)
    assert taken == sorted(set(taken))


def asks(one: SecondFactor) -> set[CredentialKind]:
    return {kind for kind in K if one.is_asked_after(kind)}


@given(EACH, EACH, EACH)
def test_the_stricter_asks_after_all_that_either_asks_after(
    one: SecondFactor, other: SecondFactor, third: SecondFactor
):
    assert asks(stricter(one, other)) == asks(one) | asks(other)
    assert stricter(one, other) is stricter(other, one)
    assert stricter(stricter(one, other), third) is stricter(one, stricter(other, third))


@given(st.lists(st.none() | EACH, min_size=1, max_size=len(ScopeKind)))
def test_scopes_only_tighten_it_and_who_did_is_told(told: list[SecondFactor | None]):
    scopes = [
        Scope(kind, "" if kind is ScopeKind.SITE else kind.value, {} if one is None else {"second_factor": one})
        for kind, one in zip(ScopeKind, told, strict=False)
    ]
    policy, set_by = combined(ZoneInfo("UTC"), scopes)
    said = [one for one in told if one is not None]
    assert asks(policy.second_factor) == set().union(*map(asks, said))
    titles = [one.title for one in scopes if one.settings.get("second_factor") is policy.second_factor]
    assert set_by.get("second_factor", []) == titles[:1]


def test_a_policy_that_was_stored_before_there_were_three_reads_as_it_did():
    assert policy_json.settings_from_json('{"second_factor":true}') == {"second_factor": SecondFactor.ALWAYS}
    assert policy_json.settings_from_json('{"second_factor":false}') == {"second_factor": SecondFactor.NEVER}
    for one in SecondFactor:
        body = policy_json.settings_to_json({"second_factor": one})
        assert policy_json.settings_from_json(body) == {"second_factor": one}
