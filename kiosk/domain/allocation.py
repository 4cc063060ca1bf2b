"""Allocation: which compartment a person is given, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from kiosk.domain.compartments import Compartment, CompartmentFacts, DoorState, Occupancy, Size
from kiosk.domain.policy import ALL_SIZES


@dataclass(frozen=True, slots=True)
class Near:
    """Where the person will be: a zone, and (where known) the column of the bank that is closest to their desk."""

    zone: str | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """What the person asks for. ``at_least`` is the smallest size that will do; ``exactly`` one that they chose.

    The rest is known of them: ``near`` where they work, the ids of their ``favourite`` and of the compartment that
    they ``left`` without saying that it is empty.
    """

    at_least: Size = Size.S
    exactly: Size | None = None
    reachable: bool = False
    person_id: str | None = None
    known_as: str | None = None
    near: Near | None = None
    favourite: int | None = None
    left: int | None = None


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the person may have at one bank. ``promised`` are the sizes whose free doors reservations will need."""

    tenant: str | None = None  # None: anybody's
    sizes: frozenset[Size] = ALL_SIZES
    zones: frozenset[str] | None = None
    promised: frozenset[Size] = frozenset()


class Refusal(Enum):
    """Why nothing could be given."""

    ALL_IN_USE = "all in use"
    NONE_FITS = "none fits"  # some are free, but none of the size or height asked for
    NONE_ANSWERS = "none answers"  # some are free, but their lock boards are silent
    PROMISED = "promised"  # some are free, but reserved for others


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


Banks = Mapping[str, Allowed]
ANYTHING = Allowed()


def allocate(facts: Iterable[CompartmentFacts], need: Need, banks: Banks | None = None) -> Offer | Refusal:
    """The best compartment for ``need``, or why there is none. The same facts always give the same answer.

    ``banks`` says what may be had where; a bank that is not in it is passed over, None allows everything.
    """
    free = [one for one in facts if _is_free(one, need) and _may_have(one.compartment, need, banks)]
    answering = [one for one in free if one.answering]
    unpromised = [one for one in answering if not _is_promised(one.compartment, banks)]
    fitting = [one for one in unpromised if _fits(one, need)]
    if fitting:
        best = min(fitting, key=lambda one: _rank(one, need))
        return Offer(best.compartment.id, _reason(best, need, fitting))
    if unpromised:
        return Refusal.NONE_FITS
    if answering:
        return Refusal.PROMISED
    return Refusal.NONE_ANSWERS if free else Refusal.ALL_IN_USE


def choice(facts: Iterable[CompartmentFacts], need: Need | None = None, banks: Banks | None = None) -> Choice:
    """What could be given now, for the screen on which a person picks another door."""
    need = need or Need()
    givable = [
        one
        for one in facts
        if _is_free(one, need)
        and one.answering
        and _may_have(one.compartment, need, banks)
        and not _is_promised(one.compartment, banks)
    ]
    by_size = {size: sum(one.compartment.size is size for one in givable) for size in Size}
    return Choice(
        by_size={size: count for size, count in by_size.items() if count},
        reachable=sum(one.compartment.reachable for one in givable),
    )


def free_count(facts: Iterable[CompartmentFacts]) -> int:
    """How many doors the start screen may promise."""
    return sum(_is_free(one, Need()) and one.answering and one.compartment.named_for is None for one in facts)


def _is_free(one: CompartmentFacts, need: Need) -> bool:
    # A door that stands open is in somebody's hands just now; an unknown sensor never bars a door.
    if one.door_state is DoorState.OPEN:
        return False
    if one.occupancy is Occupancy.FREE:
        return True
    return one.occupancy is Occupancy.RESERVED and one.kept_for is not None and one.kept_for == need.person_id


def _may_have(one: Compartment, need: Need, banks: Banks | None) -> bool:
    if one.named_for is not None and one.named_for != need.known_as:
        return False
    allowed = ANYTHING if banks is None else banks.get(one.bank)
    if allowed is None or allowed.tenant not in {None, one.tenant}:
        return False
    if one.named_for is not None:
        return True  # their own: whatever its size, wherever it is
    return one.size in allowed.sizes and (allowed.zones is None or one.zone in allowed.zones)


def _is_promised(one: Compartment, banks: Banks | None) -> bool:
    return banks is not None and one.size in banks[one.bank].promised and one.named_for is None


def _fits(one: CompartmentFacts, need: Need) -> bool:
    if need.reachable and not one.compartment.reachable:
        return False
    if need.exactly is not None:
        return one.compartment.size is need.exactly
    return one.compartment.size.rank >= need.at_least.rank or _is_own(one.compartment, need)


def _is_own(one: Compartment, need: Need) -> bool:
    return one.named_for is not None and one.named_for == need.known_as


def _rank(one: CompartmentFacts, need: Need) -> tuple[bool, bool, bool, int, bool, int, bool, bool, bool, int, int]:
    """Their own; the one that waits for them; the one with perhaps their things in it. Then the order of DESIGN.md.

    The smallest that fits; reachable doors kept for those who need them; near the desk, then the favourite; away from
    a door in use; one that was seen empty; the least used; as they hang.
    """
    compartment = one.compartment
    return (
        not _is_own(compartment, need),
        one.kept_for is None,
        compartment.id != need.left,
        compartment.size.rank,
        compartment.reachable and not need.reachable,
        distance(compartment, need.near),
        compartment.id != need.favourite,
        one.near_use,
        one.left_unseen,
        one.openings,
        compartment.id,
    )


_OTHER_ZONE = 1000  # columns: farther than any bank is wide


def distance(one: Compartment, near: Near | None) -> int:
    """How far a compartment is from where somebody works, in columns of the bank's front."""
    if near is None:
        return 0
    apart = _OTHER_ZONE if near.zone is not None and one.zone != near.zone else 0
    return apart + (0 if near.column is None else abs(one.column - near.column))


def _reason(best: CompartmentFacts, need: Need, fitting: list[CompartmentFacts]) -> str:
    compartment = best.compartment
    if _is_own(compartment, need):
        return "named: theirs alone"
    if compartment.id == need.left:
        return "the one that they had last: their things may still be in it"
    words = [f"size {compartment.size.value}, the smallest that fits of {len(fitting)}"]
    if best.kept_for is not None:
        words = [f"kept for them from the waiting list, size {compartment.size.value}"]
    if need.reachable:
        words.append("reachable, as asked")
    elif not compartment.reachable:
        words.append("leaves reachable doors to those who need them")
    if need.near is not None:
        words.append(_near_words(compartment, need.near))
    if compartment.id == need.favourite:
        words.append("their favourite")
    words.append(f"opened {best.openings} times, the least of its like")
    return "; ".join(words)


def _near_words(one: Compartment, near: Near) -> str:
    zone = "" if near.zone is None else f"in zone {one.zone}" if one.zone == near.zone else f"none in zone {near.zone}"
    columns = "" if near.column is None else f"{abs(one.column - near.column)} columns from their desk"
    return ", ".join(part for part in (zone, columns) if part) or "anywhere"
