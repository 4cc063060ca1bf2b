"""A door is opened on upstream's word: once, with the intent on the record first, and never late."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.compartments import Condition, DoorState
from kiosk.domain.events.compartments import ConditionSet
from kiosk.engine import screens
from kiosk.engine.messages import PulseResult
from kiosk.engine.upstream import apply_changes
from tests.fakes.furniture import quick_folder
from tests.fakes.remote import Afar
from tests.fakes.rig import Rig
from tests.unit.engine.facilities.recovering import OVERDUE, overdue, takes_on


@pytest.fixture
def afar(rig: Rig) -> Afar:
    rig.waits(60)
    return Afar(rig, ahead=7.0)


def told(rig: Rig) -> list[tuple[Any, ...]]:
    return [(one.type, one.door, one.detail.get("why")) for one in rig.events() if one.type.startswith("remote.")]


def test_it_opens_whoever_has_it_and_stays_theirs(afar: Afar) -> None:
    rig = afar.rig
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(120)
    afar.tells(afar.opening())
    assert rig.sent == ["01", "01"]
    rig.opens("01")
    assert afar.owed("opening") == {"o1": {"state": "opened"}}
    rig.shuts("01")
    assert rig.holds("ada") == "01"
    (asked,) = rig.events("remote.opening")
    assert asked.detail == {"upstream": "o1", "joined": False, "by": "Ana, security", "words": "smoke inside"}
    (override,) = rig.events("open.override")
    assert (override.detail["words"], override.detail["holder"]) == ("smoke inside", "ada")
    assert [(kind, detail["door"]) for kind, detail in rig.notices("ada")] == [("opened", "01")]
    assert rig.shows(screens.Start)


def test_whoever_stands_at_the_screen_is_not_disturbed(afar: Afar) -> None:
    rig = afar.rig
    rig.tap("ada")
    rig.opens("01")
    before = rig.screen
    afar.tells(afar.opening(door="03"))
    rig.opens("03")
    assert rig.screen == before
    rig.shuts("03")
    assert rig.screen == before
    rig.waits(200)
    rig.tap("bob")
    assert rig.holds("bob") == "02", "and nobody has got the door by it"


@pytest.mark.parametrize(
    ("make", "state", "why"),
    [
        (lambda afar: afar.opening(door="99"), "refused", "unknown door"),
        (lambda afar: afar.opening(bank="B"), "refused", "unknown door"),
        (lambda afar: afar.opening(lives_s=61), "refused", "not understood"),
        (lambda afar: afar.opening(lives_s=0), "refused", "not understood"),
        (lambda afar: afar.opening(by=" "), "refused", "not understood"),
        (lambda afar: afar.opening(reason=None), "refused", "not understood"),
        (lambda afar: afar.opening(asked_at="2026-11-27T08:00:00"), "refused", "not understood"),
        (lambda afar: afar.opening(expires_at=5), "refused", "not understood"),
    ],
)
def test_what_can_not_be_done_is_refused_with_a_sentence(
    afar: Afar, make: Callable[[Afar], Any], state: str, why: str
) -> None:
    afar.tells(make(afar))
    assert afar.rig.sent == []
    answer = afar.owed("opening")["o1"]
    assert answer["state"] == state
    assert answer["why"].endswith(".")
    assert [one[2] for one in told(afar.rig)] == [why]
    afar.rig.waits(60)
    assert afar.rig.sent == []


def test_a_door_out_of_service_stays_shut(afar: Afar) -> None:
    with afar.rig.store.transaction() as tx:
        tx.set_condition(afar.rig.doors["01"].id, Condition.OUT_OF_SERVICE)
        tx.record(ConditionSet(compartment_id=afar.rig.doors["01"].id, condition=Condition.OUT_OF_SERVICE))
    afar.rig.kiosk.bank.set_condition(afar.rig.doors["01"].id, Condition.OUT_OF_SERVICE, on=True)
    afar.tells(afar.opening())
    assert (afar.rig.sent, afar.owed("opening")["o1"]["why"]) == ([], "The door is out of service.")


def test_a_recovery_case_comes_first(make_rig: Callable[..., Rig]) -> None:
    rig = overdue(make_rig(policy=OVERDUE))
    rig.signs_in()
    takes_on(rig)
    sent = list(rig.sent)
    afar = Afar(rig)
    afar.tells(afar.opening())
    assert rig.sent == sent
    assert "recovery case" in afar.owed("opening")["o1"]["why"]


def test_others_are_passed_over(afar: Afar) -> None:
    afar.tells(afar.opening(kiosk="another"), afar.change("opening", "o2", None))
    assert (afar.rig.sent, afar.owed("opening"), told(afar.rig)) == ([], {}, [])


def test_without_upstreams_clock_nothing_opens(afar: Afar) -> None:
    afar.tells(afar.opening(), has_clock=False)
    assert (afar.rig.sent, told(afar.rig)) == ([], [("remote.opening_refused", None, "no clock")])


def test_a_page_that_took_its_time_is_too_late(afar: Afar) -> None:
    page = afar.page(afar.opening(lives_s=20))
    afar.rig.waits(20)
    assert afar.takes(page)
    assert afar.rig.sent == []
    assert afar.owed("opening")["o1"]["state"] == "expired"


def test_the_bus_does_not_pulse_it_later_than_that(afar: Afar) -> None:
    rig = afar.rig
    page = afar.page(afar.opening(lives_s=20))
    rig.waits(19)
    assert afar.takes(page)
    (command,) = rig.locks.sent
    assert command.deadline == pytest.approx(rig.clock.monotonic() + 1)
    rig.answers("01", PulseResult.LATE)
    assert afar.owed("opening")["o1"]["state"] == "refused"


def test_a_known_id_is_not_done_again(afar: Afar) -> None:
    rig = afar.rig
    afar.tells(afar.opening())
    rig.opens("01")
    rig.shuts("01")
    afar.tells(afar.opening())  # with another version, and time left
    afar.tells(afar.opening(), snapshot=True)
    afar.tells(snapshot=True)  # it is gone
    afar.tells(afar.opening())
    assert rig.sent == ["01"]
    assert len(rig.events("remote.opening")) == 1


def test_one_that_was_asked_for_before_the_start_is_not_done(afar: Afar) -> None:
    page = afar.page(afar.opening())
    afar.rig.restart()
    assert afar.takes(page)
    assert (afar.rig.sent, told(afar.rig)[-1][2]) == ([], "restarted")


def test_what_was_asked_for_twice_is_pulsed_once(afar: Afar) -> None:
    rig = afar.rig
    afar.tells(afar.opening("o1"), afar.opening("o2"))
    afar.tells(afar.opening("o3"))
    assert rig.sent == ["01"]
    rig.opens("01")
    assert afar.owed("opening") == {id_: {"state": "opened"} for id_ in ("o1", "o2", "o3")}


def test_what_a_tap_opens_anyway_is_the_answer(afar: Afar) -> None:
    rig = afar.rig
    rig.tap("ada")
    afar.tells(afar.opening())
    rig.opens("01")
    assert rig.sent == ["01"]
    assert afar.owed("opening") == {"o1": {"state": "opened"}}
    assert rig.kiosk.remote == {}


def test_a_door_that_sticks_is_tried_twice_and_said(afar: Afar) -> None:
    rig = afar.rig
    afar.tells(afar.opening())
    for _ in range(2):
        rig.answers("01", PulseResult.SENT)
        rig.waits(5)
    assert rig.sent == ["01", "01"]
    assert afar.owed("opening")["o1"]["state"] == "refused"


def test_where_no_sensor_tells_nothing_is_claimed(afar: Afar) -> None:
    rig = afar.rig
    rig.senses("01", DoorState.UNKNOWN)
    afar.tells(afar.opening())
    rig.answers("01", PulseResult.SENT)
    rig.waits(30)
    assert afar.owed("opening")["o1"]["state"] == "unconfirmed"


def test_a_dead_bus_is_said(afar: Afar) -> None:
    afar.tells(afar.opening())
    afar.rig.answers("01", PulseResult.NOT_SENT)
    assert afar.owed("opening")["o1"]["state"] == "refused"


@pytest.mark.parametrize("is_open", [True, False])
def test_a_power_cut_in_between_is_told_of_and_opens_nothing(afar: Afar, is_open: bool) -> None:
    rig = afar.rig
    afar.tells(afar.opening())
    rig.physical["01"] = DoorState.OPEN if is_open else DoorState.CLOSED
    rig.restart()
    rig.waits(30)
    assert rig.locks.sent == []
    assert afar.owed("opening")["o1"]["state"] == ("opened" if is_open else "unconfirmed")
    rig.restart()
    rig.waits(30)
    assert len(afar.owed("opening")) == 1


def test_an_answer_that_the_power_cut_lost_is_made_up_for(afar: Afar, monkeypatch: pytest.MonkeyPatch) -> None:
    rig = afar.rig
    afar.tells(afar.opening())
    monkeypatch.setattr("kiosk.engine.facilities.override.remote_outcome.came", lambda *_: None)
    rig.opens("01")
    rig.restart()
    assert afar.owed("opening")["o1"]["state"] == "unconfirmed"


# What may happen between the moment when somebody asks and the moment when the kiosk hears of it.
happens = st.one_of(
    st.tuples(st.just("time"), st.floats(0.0, 40.0)),
    st.tuples(st.just("clock jumps"), st.floats(-7200.0, 7200.0)),
    st.tuples(st.just("restart"), st.just(0.0)),
    st.tuples(st.just("told"), st.floats(0.0, 10.0)),
)


@pytest.fixture(scope="module")
def shared() -> Any:
    with quick_folder() as folder:
        rig = Rig(folder)
        yield rig
        rig.close()


@given(lives_s=st.floats(1.0, 60.0), ahead=st.floats(-90_000.0, 90_000.0), then=st.lists(happens, max_size=6))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_never_late_never_twice(shared: Rig, lives_s: float, ahead: float, then: list[tuple[str, float]]) -> None:
    """Whatever the network, the clocks and the power do: at most one pulse, and only before the opening is over."""
    rig = shared
    _at_rest(rig)
    afar = Afar(rig, ahead)
    afar.cursor = apply_changes.cursor(rig.kiosk)
    afar.version = int(afar.cursor.lstrip("c") or 100)
    asked_at = rig.clock.monotonic()
    opening = afar.opening(f"o{afar.version}", lives_s=lives_s)
    pulses: list[float] = []
    restarted = False
    for what, much in [*then, ("told", 0.0)]:
        if what == "time":
            rig.waits(much)
        elif what == "clock jumps":
            rig.clock.set_wall(rig.clock.now() + timedelta(seconds=much))
        elif what == "restart":
            rig.restart()
            restarted = True
        else:
            page = afar.page(opening)
            rig.waits(much)  # on its way
            sent = len(rig.locks.sent)
            afar.takes(page)
            pulses += [one.deadline for one in rig.locks.sent[sent:]]
            assert all(rig.clock.monotonic() < asked_at + lives_s for _ in rig.locks.sent[sent:])
    assert len(pulses) <= 1
    assert all(deadline <= asked_at + lives_s + 1e-6 for deadline in pulses)
    if not restarted and not pulses:
        assert afar.owed("opening")[opening.id]["state"] == "expired"


def _at_rest(rig: Rig) -> None:
    """Whatever an example before has left open is shut and settled."""
    rig.restart()
    rig.waits(60)
    rig.shuts("01")
