"""Being taken in by upstream: a code is shown here, and somebody approves it there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.sync.about import About
from kiosk.sync.errors import NotThere, Refused, Stopped

if TYPE_CHECKING:  # loaded on the sync thread: the start screen must not wait for it
    from kiosk.sync.answers import Enrolment
    from kiosk.sync.client import UpstreamClient

APPROVED, DENIED, PENDING = "approved", "denied", "pending"
# Who was denied asks again after this long: the wrong machine was approved, or the right one denied, by mistake.
AFTER_DENIAL_S = 600.0


@dataclass(frozen=True, slots=True)
class Waiting:
    """What to show meanwhile, and in how many seconds to ask again."""

    code: str
    ask_in_s: float
    denied: bool = False


class Enrolling:
    """One try after the other until somebody has approved one."""

    def __init__(self, client: UpstreamClient, about: About) -> None:
        self._client = client
        self._about = about
        self._asked: Enrolment | None = None

    def step(self) -> Waiting | None:
        """Ask, or ask how it stands; None once it is approved."""
        if self._asked is None:
            self._asked = self._client.enrol(self._about)
            return Waiting(self._asked.code, self._asked.poll_s)
        asked = self._asked
        try:
            found = self._client.enrolment(asked.id)
        except (NotThere, Refused, Stopped):  # upstream has forgotten that it was asked
            self._asked = None
            raise
        if found.state == PENDING:
            return Waiting(asked.code, asked.poll_s)
        self._asked = None
        if found.state == APPROVED:
            return None
        return Waiting("", AFTER_DENIAL_S, denied=True) if found.state == DENIED else Waiting("", 0.0)
