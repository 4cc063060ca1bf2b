"""PINs that the kiosk draws: how long they are, and which ones are never drawn. Nobody chooses a PIN.

A PIN alone tells whose it is, so that it must not be somebody's by chance (reliability.md, section 4).
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

SHORTEST = 6  # digits, of staff
POSSIBLE_TO_GIVEN = 10_000  # so many PINs are possible for each that is given out

# A whole number from 0 on, below the one that is given: ``secrets.randbelow``.
Below = Callable[[int], int]


def length_for(people: int, at_least: int = SHORTEST) -> int:
    """How many digits the PINs of so many people have: 100 people six, 1,000 seven, 10,000 eight."""
    digits = max(SHORTEST, at_least)
    while 10**digits < POSSIBLE_TO_GIVEN * people:
        digits += 1
    return digits


def draw(digits: int, below: Below) -> str:
    """A PIN of so many digits that is not obvious; each of those is as likely as any other."""
    while True:
        pin = f"{below(10**digits):0{digits}}"
        if not is_obvious(pin):
            return pin


def scrambled(below: Below) -> tuple[int, ...]:
    """The ten digits in an order of its own, each as likely: who watches a finger learns nothing from where it was."""
    rest = list(range(10))
    return tuple(rest.pop(below(len(rest))) for _ in range(10))


def is_obvious(pin: str) -> bool:
    """Whether somebody who guesses would try it first: 111111, 123456, 975319, 121212, 123123."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return len(steps) <= 1 or _is_repeated(pin)


def _is_repeated(pin: str) -> bool:
    """Whether it is one part over and over: then it is found in itself, turned by that part's length."""
    return pin in (pin + pin)[1:-1]
