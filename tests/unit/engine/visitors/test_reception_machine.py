"""Whatever is pressed, typed and scanned at reception: it goes on, and promises no more than there is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.compartments import Size
from kiosk.engine import intents as e
from kiosk.engine import messages as m
from kiosk.engine import screens
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors import issue
from kiosk.engine.visitors.asked import Asked
from kiosk.engine.visitors.screens import PassReady
from kiosk.engine.visitors.settings import VisitorSettings
from tests.fakes.furniture import door, quick_folder
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import ALL_BOOKABLE, COMBINED, HOUR, WITH_TERMS, invited, scan

Act = Callable[[Rig], object]


def does(message: m.Message) -> Act:
    return lambda rig: rig.handle(message)


def types(code: str) -> Act:
    return lambda rig: rig.enters(code)


def scans_last_pass(rig: Rig) -> None:
    passes = [one.shown.qr for one in rig.display.screens if isinstance(one, PassReady)]
    if passes:
        scan(rig, passes[-1])


def scans_invitation(rig: Rig) -> None:
    rows = rig.rows("SELECT id FROM guest_visit ORDER BY rowid LIMIT 1")
    scan(rig, rig.kiosk.issuer.invitation(rows[0][0])[0])


def doors_follow(rig: Rig) -> None:
    """Whatever was told to open opens, and is shut again."""
    for command in list(rig.locks.unanswered):
        number = next(d.door for d in rig.doors.values() if (d.bus, d.channel) == (command.bus, command.channel))
        rig.opens(number)
        rig.shuts(number)


def gives_pass_for_later(rig: Rig) -> None:
    """The command line asks for it, and learns where there is none."""
    now = rig.clock.now()
    with suppress(ValueError):
        issue.issue(rig.kiosk, Asked("Zoe", "A", now + 3 * HOUR, size=Size.S, starts=now + HOUR, host="ada"))


def changes_locker(rig: Rig) -> None:
    """A receptionist gives whoever is here another door, if there is any."""
    rig.handle(e.Leave())
    rig.handle(i.WelcomeVisitor())
    rig.tap("rea")
    for message in (i.VisitsTyped("eve vogt"), i.PickVisit(0), i.ChangeLocker(), i.LockerChosen("A", Size.S)):
        rig.handle(message)


ACTS: list[Act] = [
    does(i.LanguageChosen("de")),
    does(i.WelcomeVisitor()),
    does(i.CheckIn()),
    does(i.DetailsGiven("Eve", "Vogt", "eve@vogt.example")),
    does(i.HostTyped("ad")),
    does(i.HostPicked(0)),
    does(i.NoHost()),
    does(i.TermsAnswered(accepted=True)),
    does(i.TermsAnswered(accepted=False)),
    does(i.LockerChosen("A", Size.S)),
    does(i.LockerChosen("A", Size.M, reachable=True)),
    does(i.NoLocker()),
    does(i.TypeInvitation()),
    does(i.UseVisitorCode()),
    does(i.StartLeaving()),
    does(i.ItIsEmpty()),
    does(i.PrintPass()),
    does(i.PickVisit(0)),
    does(i.ShowPage(1)),
    does(i.AdmitGuest()),
    does(i.ShowPass()),
    does(i.ExtendVisit(0)),
    does(i.EndVisit()),
    does(e.Back()),
    does(e.Leave()),
    does(e.Keep()),
    does(e.GiveBack()),
    does(e.Touched()),
    types("12345678"),
    lambda rig: rig.tap("rea"),
    lambda rig: rig.tap("ada"),
    lambda rig: rig.tap("nobody"),
    lambda rig: rig.waits(40),
    lambda rig: rig.waits(2 * 3600),
    lambda rig: rig.restart(),
    scans_last_pass,
    scans_invitation,
    doors_follow,
    does(i.VisitsTyped("ev")),
    does(i.VisitsTyped("")),
    does(i.ChangeLocker()),
    gives_pass_for_later,
    changes_locker,
]
WALK_IN = (1, 2, 3, 6, 7, 9)  # so that most examples get as far as a pass


@pytest.mark.parametrize("visitors", [WITH_TERMS, COMBINED], ids=["reception", "combined"])
@given(before=st.sampled_from([(), WALK_IN]), acts=st.lists(st.integers(0, len(ACTS) - 1), max_size=30))
@settings(max_examples=25, deadline=None)
def test_it_goes_on_and_promises_no_more_than_there_is(visitors: VisitorSettings, before, acts: list[int]):
    with quick_folder() as folder:
        doors = [door("01", size=Size.S), door("02", reachable=True)] if visitors is COMBINED else ()
        rig = Rig(folder, doors, visitors=visitors, policy=ALL_BOOKABLE)
        rig.person("ada")
        rig.person("rea", groups=frozenset({"reception"}))
        invited(rig)
        for act in (*before, *acts):
            ACTS[act](rig)
            holds(rig)
        doors_follow(rig)
        rig.waits(600)
        rig.shows(screens.Start)
        rig.close()


def holds(rig: Rig) -> None:
    """What must be so at every moment."""
    live = "SELECT count(*) FROM guest_visit WHERE state IN ('here', 'invited') AND pass_id IS NOT NULL"
    out = rig.rows(live)[0][0]
    assert out <= (3 if not rig.doors else len(rig.doors))
    promised = "SELECT count(*) FROM reservation r WHERE state = 'booked' AND NOT EXISTS"
    assert rig.rows(
        f"{promised} (SELECT 1 FROM guest_visit v WHERE v.person_id = r.person_id AND state IN ('here', 'invited'))"
    ) == [(0,)]
    if isinstance(rig.screen, screens.Start):
        assert rig.kiosk.visit.draft is None
        assert rig.kiosk.visit.shown_visits == ()
