"""What is tried out: a bank, a policy, and how people behave under it; until when a visit takes its door."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.domain.assignments import Model
from kiosk.domain.policy import AtExpiry, Policy
from kiosk.domain.terms import NotNow, term
from kiosk.planning.doors import Doors
from kiosk.planning.rules import FIRST_COME, HouseRule
from kiosk.planning.visits import Visit

# Who has such a door gives it back on leaving: that is what the model is.
ENDS_ON_LEAVING = {Model.SESSION, Model.RESERVATION}


@dataclass(frozen=True, slots=True)
class Plan:
    """``gives_back`` is the share of people who give their door back when they leave, under the models that would let
    them keep it for longer; ``wait`` is how long they wait in line where the bank is full.
    """

    doors: Doors
    policy: Policy
    gives_back: float = 0.0
    wait: timedelta = timedelta(0)
    rule: HouseRule = FIRST_COME
    seed: int = 1

    def who_gives_back(self, visits: Sequence[Visit]) -> list[bool]:
        """For each visit, by a die that falls the same way each time."""
        if self.policy.model in ENDS_ON_LEAVING:
            return [True] * len(visits)
        die = random.Random(self.seed)  # noqa: S311 (nothing is kept secret here)
        return [die.random() < self.gives_back for _ in visits]


def free_again(policy: Policy, visit: Visit, given_at: datetime, *, gives_back: bool) -> datetime | None:
    """When a door that is given at ``given_at`` is free for somebody else; None: none is given at that hour."""
    if policy.model is Model.RESERVATION:
        return visit.leaves
    found = term(policy, given_at)
    if isinstance(found, NotNow):
        return None
    if found.ends_at is None:
        return visit.leaves
    # Beyond its end it stays with somebody who is there still, unless the policy gives it to others.
    last = found.ends_at + policy.grace if policy.at_expiry is AtExpiry.RELEASE else max(found.ends_at, visit.leaves)
    return min(last, visit.leaves) if gives_back else last
