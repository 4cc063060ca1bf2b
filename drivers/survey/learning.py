"""What a walk along the doors proves: how a bus is to be read, and what is odd at which door. Pure.

A *meaning* is one way to set a driver's ``one_means``, ``feedback`` and ``bitmap_order``. An opening that a person saw
supports a meaning if, read in that way, the contact of the lock that was pulsed, and no other, went from closed to
open, and back when the door was shut. A meaning is taken if it is supported by all openings that support any other:
then nothing speaks against it. Where openings disagree, nothing is decided.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

Address = tuple[int, int]
"""Board and channel."""

Meaning = Mapping[str, str]
"""Settings by name."""


@dataclass(frozen=True, slots=True)
class Flip:
    """A contact that changed when a lock was pulsed, and changed back when the door was shut."""

    at: Address
    opened: bool
    """From closed to open, in the meaning that it was read in."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A lock that was pulsed, the door that a person saw spring open (None: no door), and the flips a meaning.

    ``said_open``: whether the board's own answer said that the contact is open now, a meaning; empty for no answer.
    """

    at: Address
    door: str | None
    flips: tuple[frozenset[Flip], ...]
    said_open: tuple[bool, ...] = ()


class Sensor(Enum):
    """What a door's contact turned out to be."""

    GOOD = "good"
    NONE = "none"  # nothing changed
    ELSEWHERE = "elsewhere"  # another channel's contact changed
    REVERSED = "reversed"  # its own, the other way round than those of the other doors
    SEVERAL = "several"  # more than one changed


@dataclass(frozen=True, slots=True)
class Learned:
    """``settings`` are those that are certain. ``open_questions`` are names of settings that nothing decided.

    ``contradicting``: openings support different meanings, so none is certain.
    """

    settings: Meaning
    open_questions: tuple[str, ...]
    contradicting: bool
    support: tuple[str, ...]
    """The doors whose openings decided."""


def learn(meanings: Sequence[Meaning], openings: Sequence[Opening]) -> Learned:
    """What the openings prove of ``meanings``; each opening's ``flips`` are in their order."""
    every = range(len(meanings))
    contacts = [_supporters(place, openings) for place in every]
    best = _best(contacts, every)
    decisive = frozenset(contacts[best[0]]) if best else frozenset[int]()
    contradicting = not best and any(contacts)
    if len(best) > 1:
        # Alike in all that was read; what boards answer to an opening may still tell them apart.
        answered = [_agreeing(place, openings, decisive) for place in every]
        best = _best(answered, best) or best
    values = {name: {meanings[place][name] for place in best} for name in (meanings[0] if meanings else {})}
    settings = {name: next(iter(found)) for name, found in values.items() if len(found) == 1}
    doors = tuple(openings[place].door or "" for place in sorted(decisive))
    return Learned(settings, tuple(name for name in values if name not in settings), contradicting, doors)


def _best(support: Sequence[frozenset[int]], among: Sequence[int]) -> list[int]:
    """Those that have all the support that any has; none where there is no support, or it is divided."""
    most = frozenset[int]().union(*(support[place] for place in among))
    return [place for place in among if most and support[place] == most]


def sensor(opening: Opening, meaning: int) -> Sensor:
    """What is to be said of the sensor of a door that sprang open, read in the meaning of this place."""
    flips = opening.flips[meaning]
    if not flips:
        return Sensor.NONE
    if len(flips) > 1:
        return Sensor.SEVERAL
    (flip,) = flips
    if flip.at != opening.at:
        return Sensor.ELSEWHERE
    return Sensor.GOOD if flip.opened else Sensor.REVERSED


def _supporters(meaning: int, openings: Sequence[Opening]) -> frozenset[int]:
    return frozenset(
        place
        for place, opening in enumerate(openings)
        if opening.door is not None and sensor(opening, meaning) is Sensor.GOOD
    )


def _agreeing(meaning: int, openings: Sequence[Opening], among: frozenset[int]) -> frozenset[int]:
    return frozenset(place for place in among if openings[place].said_open and openings[place].said_open[meaning])
