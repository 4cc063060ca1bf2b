"""Allocation: which compartment a person is given, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from kiosk.domain.compartments import CompartmentFacts, DoorState, Occupancy, Size


@dataclass(frozen=True, slots=True)
class Need:
    """What the person asks for. ``at_least`` is the smallest size that will do; ``exactly`` one that they chose."""

    at_least: Size = Size.S
    exactly: Size | None = None
    reachable: bool = False


class Refusal(Enum):
    """Why nothing could be given."""

    ALL_IN_USE = "all in use"
    NONE_FITS = "none fits"  # some are free, but none of the size or height asked for
    NONE_ANSWERS = "none answers"  # some are free, but their lock boards are silent


@dataclass(frozen=True, slots=True)
class Offer:
    """A compartment and, in ranking order, what spoke for it: a line for whoever asks why."""

    compartment_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    """How many compartments a person could have instead, by size, and how many of them are reachable."""

    by_size: Mapping[Size, int] = field(default_factory=dict)
    reachable: int = 0


def allocate(facts: Iterable[CompartmentFacts], need: Need) -> Offer | Refusal:
    """The best compartment for ``need``, or why there is none. The same facts always give the same answer."""
    free = [one for one in facts if _is_free(one)]
    answering = [one for one in free if one.answering]
    fitting = [one for one in answering if _fits(one, need)]
    if fitting:
        best = min(fitting, key=lambda one: _rank(one, need))
        return Offer(best.compartment.id, _reason(best, need, fitting))
    if answering:
        return Refusal.NONE_FITS
    return Refusal.NONE_ANSWERS if free else Refusal.ALL_IN_USE


def choice(facts: Iterable[CompartmentFacts]) -> Choice:
    """What could be given now, for the screen on which a person picks another door."""
    givable = [one for one in facts if _is_free(one) and one.answering]
    by_size = {size: sum(one.compartment.size is size for one in givable) for size in Size}
    return Choice(
        by_size={size: count for size, count in by_size.items() if count},
        reachable=sum(one.compartment.reachable for one in givable),
    )


def free_count(facts: Iterable[CompartmentFacts]) -> int:
    """How many doors the start screen may promise."""
    return sum(_is_free(one) and one.answering for one in facts)


def _is_free(one: CompartmentFacts) -> bool:
    # A door that stands open is in somebody's hands just now; an unknown sensor never bars a door.
    return one.occupancy is Occupancy.FREE and one.door_state is not DoorState.OPEN


def _fits(one: CompartmentFacts, need: Need) -> bool:
    if need.reachable and not one.compartment.reachable:
        return False
    if need.exactly is not None:
        return one.compartment.size is need.exactly
    return one.compartment.size.rank >= need.at_least.rank


def _rank(one: CompartmentFacts, need: Need) -> tuple[int, bool, int, int]:
    """Smallest that fits; reachable doors kept for those who need them; the least used; then as they hang."""
    keep_for_others = one.compartment.reachable and not need.reachable
    return (one.compartment.size.rank, keep_for_others, one.openings, one.compartment.id)


def _reason(best: CompartmentFacts, need: Need, fitting: list[CompartmentFacts]) -> str:
    words = [f"size {best.compartment.size.value}, the smallest that fits of {len(fitting)}"]
    if need.reachable:
        words.append("reachable, as asked")
    elif not best.compartment.reachable:
        words.append("leaves reachable doors to those who need them")
    words.append(f"opened {best.openings} times, the least of its like")
    return "; ".join(words)
