"""What becomes of an assignment by itself: warned → expired → released | overdue → flagged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from kiosk.domain.assignments import Assignment, Phase
from kiosk.domain.policy import AtExpiry, Policy


class Step(Enum):
    """One thing that becomes due."""

    WARN = "warn"
    EXPIRE = "expire"  # the time is over, the grace begins
    RELEASE = "release"
    OVERDUE = "overdue"
    FLAG = "flag"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Due:
    """A step, and the instant (UTC) at which it is due."""

    at: datetime
    step: Step


_PHASES = {
    Step.WARN: Phase.WARNED,
    Step.EXPIRE: Phase.EXPIRED,
    Step.OVERDUE: Phase.OVERDUE,
    Step.FLAG: Phase.FLAGGED,
    Step.HOLD: Phase.HELD,
}
_AT_EXPIRY = {AtExpiry.RELEASE: Step.RELEASE, AtExpiry.OVERDUE: Step.OVERDUE, AtExpiry.HOLD: Step.HOLD}


def next_due(assignment: Assignment, policy: Policy, suspended: bool = False) -> Due | None:
    """The next step of this assignment, or None where none comes by itself.

    What belongs to a ``suspended`` person is held, never released: only facilities may look into it.
    """
    end, phase = assignment.ends_at, assignment.phase
    if end is None:
        return None
    if phase in {Phase.ASSIGNED, Phase.WARNED}:
        warnings = warning_times(assignment, policy)
        if assignment.warnings < len(warnings):
            return Due(warnings[assignment.warnings], Step.WARN)
        return Due(end, Step.EXPIRE)
    if phase is Phase.EXPIRED:
        return Due(end + policy.grace, Step.HOLD if suspended else _AT_EXPIRY[policy.at_expiry])
    if phase is Phase.OVERDUE:
        return Due(end + policy.grace + policy.flag_after, Step.FLAG)
    return None


def warning_times(assignment: Assignment, policy: Policy) -> list[datetime]:
    """When its holder is warned of the end, earliest first; a warning from before the beginning is none."""
    if assignment.ends_at is None:
        return []
    times = sorted({assignment.ends_at - before for before in policy.warn_before})
    return [one for one in times if assignment.started_at < one < assignment.ends_at]


def after(assignment: Assignment, step: Step) -> Assignment:
    """The assignment once a step was taken; ``RELEASE`` ends it, which is the caller's to do."""
    warnings = assignment.warnings + (step is Step.WARN)
    return replace(assignment, phase=_PHASES.get(step, assignment.phase), warnings=warnings)


def with_end(assignment: Assignment, ends_at: datetime | None) -> Assignment:
    """The assignment with another end: every warning is still to come."""
    return replace(assignment, ends_at=ends_at, phase=Phase.ASSIGNED, warnings=0)


def phase_since(assignment: Assignment, policy: Policy) -> datetime:
    """Since when it is in its phase; of one that an operator holds, as far as its own time tells."""
    end = assignment.ends_at
    if end is None or assignment.phase in {Phase.ASSIGNED, Phase.WARNED}:
        return assignment.started_at
    if assignment.phase is Phase.EXPIRED:
        return end
    return end + policy.grace + (policy.flag_after if assignment.phase is Phase.FLAGGED else timedelta(0))
