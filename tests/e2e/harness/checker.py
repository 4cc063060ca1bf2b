"""What must hold of a bank whatever happens to the kiosk: judged from pulses that were seen and rows that were read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tests.e2e.harness.records import Intent

OPEN_WITHIN_S = 2.0
"""A command that is older than this must not reach a lock (DESIGN.md, rule 7)."""

ON_THE_WIRE_S = 0.5
"""A command that left in time may be seen so much later by an emulator that shares its processor with others."""


@dataclass(frozen=True)
class Pulse:
    """A lock that was told to open, as its board saw it; ``at`` in seconds of the system's monotonic clock."""

    door: str
    at: float


def faults(
    pulses: Sequence[Pulse], intents: Sequence[Intent], holders: Sequence[tuple[str, str]]
) -> tuple[list[str], set[str]]:
    """Everything that must not be, a sentence each; and the ids of the openings that were pulsed."""
    unmatched, pulsed = _match(pulses, intents)
    found = [f"Door {one.door} was pulsed at {one.at} and no intent allows it." for one in unmatched]
    for intent in intents:
        if intent.outcome is None:
            found.append(f"The opening {intent.opening} of door {intent.door} has no outcome.")
        elif intent.outcome == "opened" and intent.opening not in pulsed:
            found.append(f"Door {intent.door} is said to have opened by {intent.opening}, and was never pulsed for it.")
    found += [f"Door {door} has {count} holders." for door, count in _more_than_one([door for door, _ in holders])]
    found += [f"{person} holds {count} doors." for person, count in _more_than_one([person for _, person in holders])]
    return found, pulsed


def _match(pulses: Sequence[Pulse], intents: Sequence[Intent]) -> tuple[list[Pulse], set[str]]:
    """Give each pulse an intent of its own: the last one that was written before it, and not long before.

    A kiosk that was killed between intent and pulse can be back, and pulse the same door for another, just as soon.
    """
    unmatched, pulsed = [], set()
    for pulse in sorted(pulses, key=lambda one: one.at):
        allowing = (
            one.opening
            for one in sorted(intents, key=lambda one: one.at, reverse=True)
            if one.door == pulse.door
            and one.opening not in pulsed
            and one.at <= pulse.at <= one.at + OPEN_WITHIN_S + ON_THE_WIRE_S
        )
        if (opening := next(allowing, None)) is None:
            unmatched.append(pulse)
        else:
            pulsed.add(opening)
    return unmatched, pulsed


def _more_than_one(values: Sequence[str]) -> list[tuple[str, int]]:
    return [(value, count) for value, count in Counter(values).items() if count > 1]
