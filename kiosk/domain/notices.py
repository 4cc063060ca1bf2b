"""Notices: what somebody is told who does not stand before the screen.

The words are chosen when a notice is delivered, from its kind and what its ``detail`` says. Instants are ISO 8601 with
their offset, ``door`` is the number on the door, and a key in brackets may be left out:

=============== ==================================================================================================
``ENDING``      ``door``; ``until``: when it ends; [``longer_until``]: until when one extension would let them keep it
``EXPIRED``     ``door``; ``at``: when it ended; [``until``]: when the grace does; [``then``]: ``release``,
                ``overdue`` or ``hold``, as the policy says
``RELEASED``    ``door``; ``at``: when the time ended
``OVERDUE``     ``door``; ``at``: when the time ended; [``until``]: when it will be flagged
``FLAGGED``     ``door``; ``at``: when it was flagged; ``why``: ``overdue`` (never emptied), ``hold`` (only facilities
                open it now) or ``found`` (whoever got it next found things in it; the notice is its former holder's)
``LEFT_OPEN``   ``door``; ``at``: since when it stands open
``YOUR_TURN``   ``door``; ``until``: how long it waits for them
``TURN_PASSED`` ``door``; ``until``: how long it did
``RESERVED``    ``at`` and ``until``: the window; [``door``] where a certain one was promised; [``desk``]
``NO_SHOW``     ``at``: when the window began
``SHARED``      ``door``; ``by``: initials of its holder; ``until``
``ARRIVED``     (to a host) ``about``: the visitor (our own id, a name when it is delivered); ``at``
``GONE``        (to a host) ``about``; ``at``; ``why``: ``left``, ``ended`` or ``over``; [``door``]: still theirs
``STAYED``      (to a host) ``about``; ``door``: not emptied; ``at``: when the time ended
``ALARM``       (facilities only) ``alarm``: an ``AlarmKind``; ``at``; [``door``]; [``device``]
``OPENED``      ``door``; ``at``; ``why``: a ``Reason``: an operator opened the holder's door
``MOVED``       ``door``: the new one; ``before``: the old one; ``at``: an operator moved the holder there
``ITEM_FOUND``  ``door``; ``at``; ``bag``: their things are kept; ``until``: an ISO day, how long
``RECOVERY``    ``code``: is not in the detail but in the notice's secret; ``until``: how long the code is good
``PASS``        (to a visitor) ``visit``; ``bank``; ``at`` and ``until``: the window
``INVITED``     (to a visitor) ``visit``; ``at`` and ``until``
=============== ==================================================================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum

from kiosk.domain.assignments import Assignment
from kiosk.domain.lifecycle import Due, Step
from kiosk.domain.policy import AtExpiry, Policy
from kiosk.domain.terms import extended_end


class NoticeKind(Enum):
    """The occasions."""

    ENDING = "ending"  # the door's time is nearly over
    EXPIRED = "expired"  # it is over; what happens next is in the detail
    RELEASED = "released"  # it was given back by the kiosk
    OVERDUE = "overdue"
    FLAGGED = "flagged"  # facilities will look into the compartment
    LEFT_OPEN = "left open"
    YOUR_TURN = "your turn"  # a door waits for them
    TURN_PASSED = "turn passed"
    RESERVED = "reserved"
    NO_SHOW = "no-show"
    SHARED = "shared"  # a colleague lets them in
    ARRIVED = "arrived"  # their visitor is here
    GONE = "gone"  # their visitor has left
    STAYED = "stayed"  # their visitor's things are still in a door
    PASS = "pass"  # noqa: S105 - no password: the pass itself, by e-mail
    INVITED = "invited"
    ALARM = "alarm"
    OPENED = "opened"
    MOVED = "moved"
    ITEM_FOUND = "item found"
    RECOVERY = "recovery"  # the one-time code of somebody who has forgotten their PIN


_KINDS = {
    Step.WARN: NoticeKind.ENDING,
    Step.EXPIRE: NoticeKind.EXPIRED,
    Step.RELEASE: NoticeKind.RELEASED,
    Step.OVERDUE: NoticeKind.OVERDUE,
    Step.FLAG: NoticeKind.FLAGGED,
    Step.HOLD: NoticeKind.FLAGGED,
}
# What facilities have to see to.
_FOR_FACILITIES = frozenset({NoticeKind.FLAGGED, NoticeKind.LEFT_OPEN})
# Once their ``until`` is past, these would mislead; what happened then has a notice of its own.
_GOOD_UNTIL = frozenset(
    {
        NoticeKind.ENDING,
        NoticeKind.YOUR_TURN,
        NoticeKind.RESERVED,
        NoticeKind.SHARED,
        NoticeKind.PASS,
        NoticeKind.RECOVERY,
    }
)


@dataclass(frozen=True, slots=True)
class Notice:
    """For the person whom it is about, or (``to`` in its detail) about the same for facilities."""

    kind: NoticeKind
    person_id: str | None  # None: about no person, as an alarm
    detail: Mapping[str, str] = field(default_factory=dict)
    secret: str = field(default="", repr=False)  # what only its person may read (``RECOVERY``)

    @property
    def for_facilities(self) -> bool:
        """Whether it goes to those who look after the bank. It never names the person."""
        return self.detail.get("to") == "facilities"

    @property
    def is_awaited(self) -> bool:
        """Whether somebody stands there and waits for it, as a visitor does for their pass."""
        return self.kind in {NoticeKind.PASS, NoticeKind.RECOVERY}

    def too_late(self, now: datetime) -> bool:
        """Whether it is better not told at all any more."""
        until = self.detail.get("until")
        return self.kind in _GOOD_UNTIL and until is not None and datetime.fromisoformat(until) <= now


def with_facilities(notice: Notice) -> tuple[Notice, ...]:
    """This notice, and a second one for facilities where they are to hear of it, too."""
    if notice.kind not in _FOR_FACILITIES:
        return (notice,)
    return (notice, replace(notice, detail={**notice.detail, "to": "facilities"}))


def of_step(due: Due, assignment: Assignment, policy: Policy, door: str, suspended: bool = False) -> Notice:
    """What its holder is told of a step that an assignment takes by itself; ``suspended`` as in ``next_due``."""
    instants, words = _told_of_step(due, assignment, policy), {}
    if due.step is Step.EXPIRE:
        words["then"] = (AtExpiry.HOLD if suspended else policy.at_expiry).value
    if due.step in {Step.FLAG, Step.HOLD}:
        words["why"] = "overdue" if due.step is Step.FLAG else "hold"
    told = {name: at.isoformat() for name, at in instants.items() if at is not None}
    return Notice(_KINDS[due.step], assignment.person_id, {"door": door, **told, **words})


def _told_of_step(due: Due, assignment: Assignment, policy: Policy) -> dict[str, datetime | None]:
    end = assignment.ends_at
    assert end is not None, "an assignment without an end takes no steps"
    match due.step:
        case Step.WARN:
            return {"until": end, "longer_until": extended_end(policy, assignment)}
        case Step.EXPIRE:
            return {"at": end, "until": end + policy.grace}
        case Step.RELEASE:
            return {"at": end}
        case Step.OVERDUE:
            return {"at": end, "until": end + policy.grace + policy.flag_after}
        case Step.FLAG | Step.HOLD:
            return {"at": due.at}
