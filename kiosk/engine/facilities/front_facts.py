"""What the front shows of each compartment: read once, for as many tiles as are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.alarms import GRAVEST_FIRST, Alarm, AlarmKind
from kiosk.domain.assignments import Assignment, Phase
from kiosk.domain.compartments import Condition, Occupancy
from kiosk.domain.lifecycle import phase_since
from kiosk.domain.occupancy import occupancy
from kiosk.domain.recovery import Case
from kiosk.engine import line, rules
from kiosk.engine.bank import FINE
from kiosk.engine.facilities.ports import ConditionNote
from kiosk.engine.facilities.screens import FrontTile
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction

Notes = Mapping[int, Sequence[ConditionNote]]


@dataclass(frozen=True, slots=True)
class FrontFacts:
    """What the store knows of the compartments, by their ids. ``alarms`` are all that live, gravest first."""

    live: Mapping[int, Assignment]
    kept: Mapping[int, str]
    notes: Notes
    alarms: Sequence[Alarm]
    loudest: Mapping[int, AlarmKind]  # the gravest of each compartment
    cases: Mapping[int, Case]


def read(kiosk: Kiosk, tx: Transaction) -> FrontFacts:
    """Read it all. Notes only where something is wrong somewhere."""
    alarms = gravest_first(tx.live_alarms())
    wrong = any(kiosk.bank.conditions.values())
    return FrontFacts(
        live={one.compartment_id: one for one in tx.live_assignments()},
        kept=line.kept(tx),
        notes=tx.all_condition_notes() if wrong else {},
        alarms=alarms,
        loudest={one.compartment_id: one.kind for one in reversed(alarms) if one.compartment_id is not None},
        cases={one.compartment_id: one for one in tx.open_cases()},
    )


def tile(kiosk: Kiosk, tx: Transaction, facts: FrontFacts, compartment_id: int) -> FrontTile:
    """One compartment. Occupancy and door are two facts."""
    bank, one = kiosk.bank, kiosk.bank.compartments[compartment_id]
    held, conditions = facts.live.get(compartment_id), bank.conditions.get(compartment_id, FINE)
    whose = occupancy(held, conditions, compartment_id in facts.kept)
    case = facts.cases.get(compartment_id)
    return FrontTile(
        compartment_id,
        one.bank,
        one.door,
        bank.column(one),
        one.row,
        one.size,
        whose,
        bank.state(compartment_id),
        bank.answering(one),
        _since(kiosk, tx, held, whose, facts.notes.get(compartment_id, ())),
        conditions,
        None if held is None else held.phase,
        facts.loudest.get(compartment_id),
        None if case is None else case.id,
        compartment_id in kiosk.pulsing,
    )


def gravest_first(alarms: Iterable[Alarm]) -> list[Alarm]:
    """Of the same gravity the newest first."""
    newest = sorted(alarms, key=lambda one: one.since, reverse=True)
    return sorted(newest, key=lambda one: GRAVEST_FIRST.index(one.kind))


def _since(
    kiosk: Kiosk, tx: Transaction, held: Assignment | None, whose: Occupancy, notes: Sequence[ConditionNote]
) -> datetime | None:
    """Since when it is what it is, where that is known."""
    if whose is Occupancy.OUT_OF_SERVICE:
        return next((one.since for one in notes if one.condition is Condition.OUT_OF_SERVICE), None)
    if held is None:
        return notes[0].since if notes and whose is Occupancy.FLAGGED else None
    if held.phase is Phase.HELD and (by_word := [one for one in notes if one.condition is Condition.HOLD]):
        return by_word[0].since
    if held.phase in {Phase.ASSIGNED, Phase.WARNED, Phase.EXPIRED}:
        return held.started_at
    return phase_since(held, rules.policy_of(kiosk, tx, held))
