"""Badges are lost, bound and lent in any order, and time passes: what opens Bob's door is what it ought to be."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.local_time import MIDNIGHT, next_local_time
from kiosk.domain.operators import COMMAND_LINE
from kiosk.engine.facilities import badges
from kiosk.engine.ports import Taken
from tests.fakes.furniture import quick_folder
from tests.fakes.rig import Rig

PEOPLE = ("ada", "bob")
BADGES = ("ada", "bob", "blank 1", "tag 1", "tag 2")


class Badges(RuleBasedStateMachine):
    """Two people and four badges; ``whose`` is what ought to be: the person, and until when (None: for good)."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()

    @initialize()
    def begin(self) -> None:
        self.rig = Rig(self.stack.enter_context(quick_folder()))
        self.stack.callback(self.rig.close)
        for name in PEOPLE:
            self.rig.person(name)
        self.whose: dict[str, tuple[str, datetime | None]] = {name: (name, None) for name in PEOPLE}

    def teardown(self) -> None:
        self.stack.close()

    @rule(name=st.sampled_from(PEOPLE))
    def lost(self, name: str) -> None:
        badges.lost(self.rig.kiosk, COMMAND_LINE, self._id(name))
        self.whose = {badge: one for badge, one in self.whose.items() if one[0] != name}

    @rule(name=st.sampled_from(PEOPLE), badge=st.sampled_from(BADGES))
    def bound(self, name: str, badge: str) -> None:
        if self._give(name, badge, temporary=False):
            self.whose = {other: one for other, one in self.whose.items() if one[0] != name}
            self.whose[badge] = (name, None)

    @rule(name=st.sampled_from(PEOPLE), badge=st.sampled_from(BADGES))
    def lent(self, name: str, badge: str) -> None:
        if self._give(name, badge, temporary=True):
            zone = self.rig.settings.policies.timezone
            self.whose[badge] = (name, next_local_time(self.rig.kiosk.now(), MIDNIGHT, zone))

    @rule(hours=st.sampled_from([1, 7, 13]))
    def time_passes(self, hours: int) -> None:
        self.rig.waits(timedelta(hours=hours).total_seconds())

    @rule(name=st.sampled_from(PEOPLE))
    def imported_again(self, name: str) -> None:
        """With the badge that the source of people has always named: a lost one does not come back."""
        if self.whose.get(name, (name,))[0] == name:
            self.rig.person(name)

    @rule()
    def power_cut(self) -> None:
        self.rig.restart()

    @invariant()
    def each_badge_is_whose_it_ought_to_be(self) -> None:
        now = self.rig.kiosk.now()
        self.whose = {badge: one for badge, one in self.whose.items() if one[1] is None or one[1] > now}
        with self.rig.store.transaction() as tx:
            for badge in BADGES:
                holder = tx.holder_of(_kind(badge), self._lookup(badge), now)
                found = None if holder is None else holder.known_as
                assert found == self.whose.get(badge, (None,))[0], badge

    def _give(self, name: str, badge: str, *, temporary: bool) -> bool:
        """Whether it may be given; the kiosk must think the same."""
        holder = self.whose.get(badge, (None,))[0]
        may = holder is None or (holder == name and not temporary)
        try:
            held_up = (_kind(badge), self._lookup(badge))
            badges.bind(self.rig.kiosk, COMMAND_LINE, self._id(name), *held_up, temporary=temporary)
        except Taken:
            assert not may, (name, badge)
            return False
        assert may, (name, badge)
        return True

    def _id(self, name: str) -> str:
        ((found,),) = self.rig.rows("SELECT id FROM person WHERE external_id = ?", name)
        return str(found)

    def _lookup(self, badge: str) -> bytes:
        return self.rig.secrets.lookup(_kind(badge), f"badge:{badge}")


def _kind(badge: str) -> CredentialKind:
    return CredentialKind.TAG if badge.startswith("tag") else CredentialKind.BADGE


TestBadges = Badges.TestCase
TestBadges.settings = settings(
    max_examples=25, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
