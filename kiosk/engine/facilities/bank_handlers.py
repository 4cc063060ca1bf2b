"""Which use case handles what concerns the bank: the map, its compartments, runs over many doors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kiosk.engine import messages as m
from kiosk.engine.facilities import actions, compartment, front, history, inputs, run_choice, service
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities.desk import in_session
from kiosk.engine.kiosk import Kiosk

HANDLERS: Mapping[type, Callable[[Kiosk, Any], None]] = {
    i.ShowFront: in_session(front.show_as),
    i.FilterFront: in_session(front.filter_front),
    i.SearchFront: in_session(front.search),
    i.ShowCompartment: in_session(compartment.show_it),
    i.DoAction: in_session(actions.do),
    i.GiveReason: in_session(actions.give_reason),
    i.PickTarget: in_session(actions.pick_target),
    i.PutOutOfService: in_session(actions.put_out_of_service),
    i.ShowOlder: in_session(history.show_older),
    i.PrepareRun: in_session(run_choice.prepare),
    i.StartRun: in_session(run_choice.start),
    i.StopRun: in_session(run_choice.stop),
    m.NextDoor: inputs.next_door,
    m.ConditionDue: service.conditions_due,
}
