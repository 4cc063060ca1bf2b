"""What tests of recovery cases have in common: an overdue door, whoever works the kiosk, and the log as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time, timedelta
from typing import Any

from kiosk.domain.operators import Role
from kiosk.domain.policy import AtExpiry
from kiosk.domain.recovery import Case, Category, LostItem
from kiosk.engine.facilities import cases
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities.screens import CaseShown, DescribeItem, SkipStep
from kiosk.store.store import SqlStore
from tests.fakes.rig import Rig
from tests.unit.engine.stories import hold

HOUR = 3600
SECOND_PIN = "13572468"
OVERDUE: Mapping[str, Any] = {
    "release": time(18, 0),
    "at_expiry": AtExpiry.OVERDUE,
    "flag_after": timedelta(hours=2),
}


def overdue(rig: Rig) -> Rig:
    """Ada did not come for what is in door 01: it is flagged. Bob works the kiosk, Cyd may stand by."""
    hold("ada")(rig)
    rig.waits(9 * HOUR)
    rig.operator("bob")
    rig.operator("cyd", Role.SECURITY, SECOND_PIN)
    return rig


def all_told(rig: Rig) -> None:
    """Every notice that is owed has reached whoever delivers it."""
    with SqlStore.transaction(rig.store) as tx:
        for owed in tx.owed_notices(rig.clock.now(), 50):
            tx.notice_sent(owed.id, rig.clock.now())


def takes_on(rig: Rig, number: str = "01") -> Case:
    """Whoever works the kiosk takes this compartment on; the case is on the screen."""
    session = rig.kiosk.session
    assert session is not None
    with rig.store.acting(session.operator.signature):
        case = cases.take_on(rig.kiosk, session.operator, rig.doors[number].id)
    rig.handle(i.ShowCase(case.id))
    rig.shows(CaseShown)
    return case


def opens_for_it(rig: Rig, number: str = "01") -> None:
    """The door is opened for the case, and shut again."""
    rig.handle(i.OpenForCase())
    if isinstance(rig.screen, SkipStep):
        rig.handle(i.WhySkipped("no address"))
    rig.opens(number)
    rig.shuts(number)


def enters(rig: Rig, description: str = "A blue bag", category: Category = Category.BAG) -> str:
    """One more thing; the number of its bag."""
    rig.handle(i.DescribeFound())
    bag = rig.shows(DescribeItem).bag
    rig.handle(i.ItemDescribed(category, description))
    return bag


def to_the_log(rig: Rig) -> Case:
    """A case from its beginning to the entry of one thing, and the compartment free again."""
    case = takes_on(rig)
    opens_for_it(rig)
    rig.handle(i.Collected())
    enters(rig)
    rig.handle(i.AllListed())
    rig.handle(i.InspectedAndReset())
    return case_of(rig, case.id)


def case_of(rig: Rig, case_id: str) -> Case:
    """As the store has it."""
    with SqlStore.transaction(rig.store) as tx:
        case = tx.case(case_id)
    assert case is not None
    return case


def log_of(rig: Rig) -> list[LostItem]:
    """The lost property log, newest first."""
    with SqlStore.transaction(rig.store) as tx:
        return list(tx.items())


def kinds_of(rig: Rig) -> list[str]:
    """What the record says of cases and things, in order."""
    return [one.type for one in rig.events() if one.type.startswith(("recovery.", "lost_property."))]
