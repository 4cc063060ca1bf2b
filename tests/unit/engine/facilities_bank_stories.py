"""What operators do at the bank: for each message a story that ends with it, and what it puts on the record."""

from __future__ import annotations

from datetime import timedelta

from kiosk.domain.compartments import DoorState
from kiosk.domain.events.operators import Run
from kiosk.domain.inputs import Input, InputUse
from kiosk.domain.operators import Role
from kiosk.domain.reasons import Reason
from kiosk.engine import messages as m
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities.screens import CompartmentAction as Does
from kiosk.engine.facilities.screens import MapFilter
from kiosk.engine.facilities.settings import FacilitiesSettings
from kiosk.engine.messages import PulseResult
from tests.fakes.rig import Rig
from tests.unit.engine.stories import (
    BACK,
    DAY,
    HOUR,
    MINUTE,
    Step,
    Story,
    answers,
    asleep,
    hold,
    in_turn,
    opens,
    press,
    restart,
    shuts,
    stays_shut,
    story,
    tap,
    wait,
)

NOTHING: tuple[str, ...] = ()
OPENED = ("open.override", "open.intent")
LOOKED = ("operator.looked",)
FIRE = Input("fire panel", "left", 0, 16, InputUse.EMERGENCY_RELEASE)
LID = Input("lid", "left", 0, 15, InputUse.TAMPER)
CONTACTS = FacilitiesSettings(inputs=(FIRE, LID))


def works(name: str = "ada", role: Role = Role.FACILITIES) -> Step:
    """They become an operator, and sign in."""

    def step(rig: Rig) -> None:
        rig.operator(name, role)
        rig.signs_in()

    return step


def look_at(number: str) -> Step:
    return lambda rig: rig.handle(i.ShowCompartment(rig.doors[number].id))


def do(number: str, action: Does, reason: Reason | None = None, words: str = "") -> Step:
    steps = [look_at(number), press(i.DoAction(action))]
    return in_turn(*steps, *([] if reason is None else [press(i.GiveReason(reason, words))]))


def pick(number: str) -> Step:
    return lambda rig: rig.handle(i.PickTarget(rig.doors[number].id))


def run(kind: Run) -> Step:
    return in_turn(press(i.PrepareRun(kind), i.StartRun(None, Reason.CHECK)), wait(0))


def contact(one: Input, state: DoorState) -> Step:
    return press(m.DoorsSensed(one.bus, one.board, {one.channel: state}))


def out_until(days: int) -> Step:
    """Out of service until so many days from now."""

    def step(rig: Rig) -> None:
        until = rig.clock.now().date() + timedelta(days=days)
        rig.handle(i.PutOutOfService("the hinge", until))

    return step


BOB = hold("bob")  # has door 01
HERE = in_turn(BOB, works())
OPENS = in_turn(HERE, do("01", Does.OPEN, Reason.OTHER, "the hinge"))
MOVES = in_turn(HERE, do("01", Does.MOVE), pick("03"), press(i.GiveReason(Reason.STUCK)))
CLEANS = in_turn(HERE, run(Run.CLEAN))
OUT = in_turn(HERE, do("02", Does.OUT_OF_SERVICE))

AT_THE_FRONT: list[tuple[type, Story, tuple[str, ...]]] = [
    # --- the map
    (i.ShowFront, story(HERE, press(i.ShowFront(as_list=True))), NOTHING),
    (i.FilterFront, story(HERE, press(i.FilterFront(MapFilter.OPEN))), NOTHING),
    (i.SearchFront, story(HERE, press(i.SearchFront("01"))), NOTHING),
    (i.SearchFront, story(HERE, press(i.SearchFront("bo"))), LOOKED),
    (i.ShowCompartment, story(HERE, look_at("02")), NOTHING),
    (i.ShowCompartment, story(HERE, look_at("01")), LOOKED),
    # --- one compartment
    (i.DoAction, story(HERE, do("01", Does.OPEN)), NOTHING),
    (i.DoAction, story(BOB, works(role=Role.SECURITY), do("01", Does.MOVE)), ("operator.refused",)),
    (i.DoAction, story(HERE, do("01", Does.HISTORY)), LOOKED),
    (
        i.DoAction,
        story(HERE, do("02", Does.HOLD, Reason.CHECK), do("02", Does.END_HOLD)),
        ("compartment.condition_ended",),
    ),
    (i.GiveReason, story(OPENS), (*OPENED, *LOOKED)),
    (m.DoorsSensed, story(OPENS, opens()), ("open.outcome",)),
    (m.DoorsSensed, story(OPENS, opens(), shuts()), ("door.closed",)),
    (m.Pulsed, story(OPENS, answers(PulseResult.NOT_SENT)), ("open.outcome",)),
    (m.SensorOverdue, story(OPENS, answers(PulseResult.SENT), wait(2)), ("open.outcome", "open.intent")),
    (m.SensorOverdue, story(OPENS, stays_shut()), ("open.outcome", "door.stuck", "alarm.raised")),
    (m.GiveUpOrphans, story(OPENS, restart(sensed=False), wait(15)), ("open.outcome",)),
    (
        i.GiveReason,
        story(HERE, do("01", Does.RELEASE, Reason.HOLDER_ASKED)),
        ("assignment.ended", "compartment.released", "compartment.condition_set"),
    ),
    (
        i.GiveReason,
        story(HERE, do("01", Does.RESET, Reason.CHECK)),
        ("assignment.ended", "compartment.reset"),
    ),
    (
        i.GiveReason,
        story(HERE, do("01", Does.HOLD, Reason.SAFETY)),
        ("compartment.condition_set", "assignment.held", *LOOKED),
    ),
    (i.PickTarget, story(HERE, do("01", Does.MOVE), pick("03")), NOTHING),
    (
        i.GiveReason,
        story(MOVES),
        (
            *("assignment.ended", "assignment.assigned", "compartment.moved", "compartment.condition_set"),
            "run.started",
        ),
    ),
    (i.PutOutOfService, story(OUT, press(i.PutOutOfService("the hinge"))), ("compartment.condition_set",)),
    (m.ConditionDue, story(wait(MINUTE)), NOTHING),
    (m.ConditionDue, story(OUT, out_until(2), asleep(3 * DAY)), ("compartment.condition_ended",)),
    (
        i.ShowOlder,
        story(*([BACK] * 3), works(), do("01", Does.HISTORY), press(i.ShowOlder())),
        LOOKED,
    ),
    # --- many doors
    (i.PrepareRun, story(HERE, press(i.PrepareRun(Run.CLEAN))), NOTHING),
    (i.StartRun, story(CLEANS), ("run.started",)),
    (m.NextDoor, story(CLEANS), OPENED),
    (
        m.NextDoor,
        story(CLEANS, opens("02"), wait(1), opens("03"), wait(1), opens("04"), wait(1)),
        ("run.ended",),
    ),
    (i.StopRun, story(CLEANS, press(i.StopRun())), NOTHING),
    (m.Begin, story(CLEANS, restart()), ("kiosk.started", "run.ended")),
    # --- contacts
    (
        m.DoorsSensed,
        story(BOB, contact(FIRE, DoorState.OPEN), facilities=CONTACTS),
        ("alarm.raised", "input.changed", "run.started"),
    ),
    (m.NextDoor, story(BOB, contact(FIRE, DoorState.OPEN), wait(0), facilities=CONTACTS), OPENED),
    (
        m.DoorsSensed,
        story(contact(LID, DoorState.OPEN), wait(HOUR), contact(LID, DoorState.CLOSED), facilities=CONTACTS),
        ("alarm.over", "input.changed"),
    ),
    (
        m.CredentialPresented,
        story(BOB, contact(FIRE, DoorState.OPEN), tap("bob"), facilities=CONTACTS),
        ("credential.accepted", "assignment.assigned", "open.intent"),
    ),
]
