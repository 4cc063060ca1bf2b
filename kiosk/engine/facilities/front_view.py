"""The whole front as facilities see it: each door, what needs them, and the figures of the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from kiosk.domain.assignments import Assignment, Phase
from kiosk.domain.compartments import Condition, DoorState, Occupancy
from kiosk.domain.events.assignments import Assigned, NotAssigned
from kiosk.domain.local_time import MIDNIGHT, instant, local_day
from kiosk.domain.recovery import Case, CaseCause
from kiosk.domain.restored import is_note
from kiosk.engine.facilities import front_facts
from kiosk.engine.facilities.front_facts import FrontFacts
from kiosk.engine.facilities.screens import Figures, FrontTile, FrontView, Need, NeedKind
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction

_KINDS = {
    Occupancy.FLAGGED: NeedKind.FLAGGED,
    Occupancy.OVERDUE: NeedKind.OVERDUE,
    Occupancy.OUT_OF_SERVICE: NeedKind.OUT_OF_SERVICE,
}
_ORDER = {kind: place for place, kind in enumerate(NeedKind)}
_TO_CHECK = frozenset({Occupancy.FLAGGED, Occupancy.OVERDUE})
_IN_USE = frozenset({Occupancy.OCCUPIED, Occupancy.RESERVED})


def front_view(kiosk: Kiosk, tx: Transaction) -> FrontView:
    """All of it, as it is now."""
    facts = front_facts.read(kiosk, tx)
    tiles = tuple(front_facts.tile(kiosk, tx, facts, one) for one in kiosk.bank.compartments)
    return FrontView(
        tiles=tiles,
        needs=tuple(_needs(kiosk, tx, facts, tiles)),
        figures=_figures(kiosk, tx, facts, tiles),
        screen_after=kiosk.bank.screen_after,
        record_fault=_record_fault(kiosk, facts),
    )


def cause_of(held: Assignment | None, conditions: frozenset[Condition]) -> CaseCause:
    """Why somebody has to look into a compartment."""
    if Condition.NOT_EMPTY in conditions:
        return CaseCause.FOUND
    if Condition.HOLD in conditions or (held is not None and held.phase is Phase.HELD):
        return CaseCause.HELD
    overdue = held is not None and held.phase in {Phase.OVERDUE, Phase.FLAGGED}
    return CaseCause.OVERDUE if overdue else CaseCause.OTHER


# --- what needs somebody ------------------------------------------------------------------------------------------


def _needs(kiosk: Kiosk, tx: Transaction, facts: FrontFacts, tiles: Sequence[FrontTile]) -> list[Need]:
    """Gravest first, of the same gravity what waits longest."""
    wrong = [one for one in tiles if one.occupancy in _KINDS and one.case is None]
    holders = {facts.live[one.id].person_id for one in wrong if one.id in facts.live}
    told = tx.told_last(sorted(holders)) if holders else {}
    found = [*(_of_tile(facts, one, told) for one in wrong), *_of_cases(kiosk, facts)]
    found.sort(key=lambda one: (_ORDER[one.kind], one.since is None, one.since))
    return [*_of_alarms(kiosk, facts), *found]


def _of_alarms(kiosk: Kiosk, facts: FrontFacts) -> Iterator[Need]:
    for one in facts.alarms:
        door = "" if one.compartment_id is None else _door(kiosk, one.compartment_id)
        yield Need(
            NeedKind.ALARM,
            one.since,
            one.compartment_id,
            door,
            alarm=one.kind,
            device=one.device or "",
        )


def _of_cases(kiosk: Kiosk, facts: FrontFacts) -> Iterator[Need]:
    for one in facts.cases.values():
        yield _of_case(one, _door(kiosk, one.compartment_id))


def _of_case(one: Case, door: str) -> Need:
    return Need(
        NeedKind.CASE,
        one.opened_at,
        one.compartment_id,
        door,
        told_at=one.notified_at,
        cause=one.cause,
        step=one.step,
    )


def _of_tile(facts: FrontFacts, one: FrontTile, told: Mapping[str, datetime]) -> Need:
    held, notes = facts.live.get(one.id), facts.notes.get(one.id, ())
    off = one.occupancy is Occupancy.OUT_OF_SERVICE
    about = [note for note in notes if not off or note.condition is Condition.OUT_OF_SERVICE]
    return Need(
        _KINDS[one.occupancy],
        one.since,
        one.id,
        one.door,
        told_at=None if held is None else told.get(held.person_id),
        cause=None if off else cause_of(held, one.conditions),
        note=next((note.note for note in about if note.note), ""),
        until=next((note.until for note in about if note.until), None),
    )


def _door(kiosk: Kiosk, compartment_id: int) -> str:
    """Its number; of a compartment that the site file has done away with, none."""
    one = kiosk.bank.compartments.get(compartment_id)
    return "" if one is None else one.door


# --- the day in figures -------------------------------------------------------------------------------------------


def _figures(kiosk: Kiosk, tx: Transaction, facts: FrontFacts, tiles: Sequence[FrontTile]) -> Figures:
    zone = kiosk.settings.policies.timezone
    midnight = instant(local_day(kiosk.now(), zone), MIDNIGHT, zone)
    return Figures(
        free=sum(one.occupancy is Occupancy.FREE and one.answering for one in tiles),
        in_use=sum(one.occupancy in _IN_USE for one in tiles),
        to_check=sum(one.occupancy in _TO_CHECK for one in tiles),
        open=sum(one.sensor is DoorState.OPEN for one in tiles),
        off=sum(one.occupancy is Occupancy.OUT_OF_SERVICE or not one.answering for one in tiles),
        given_today=tx.counted_since(Assigned.kind, midnight),
        opened_today=tx.openings_since(midnight),
        refused_today=tx.counted_since(NotAssigned.kind, midnight),
        open_cases=len(facts.cases),
    )


def _record_fault(kiosk: Kiosk, facts: FrontFacts) -> str:
    """A sentence where the database is damaged, or was restored and doors wait for somebody to look."""
    if kiosk.keeping.fault is not None:
        return kiosk.keeping.fault
    held = sum(any(is_note(note.note) for note in notes) for notes in facts.notes.values())
    if not held:
        return ""
    return f"The database was restored from a backup: look into the {held} doors that are held before they are given."
