"""What happens at the screen between two use cases: show, wait, ask, leave."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain import pins
from kiosk.domain.assignments import Assignment, EndReason
from kiosk.domain.events.kiosk_life import HelpWanted
from kiosk.domain.openings import Purpose
from kiosk.domain.people import Person
from kiosk.engine import screens
from kiosk.engine.ending import end
from kiosk.engine.facilities import screens as facilities
from kiosk.engine.intents import HelpAsked, Leave, ReachMode, Touched
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import AuthorityOver, IdleOver
from kiosk.engine.openings_now import is_evacuating
from kiosk.engine.screens import Screen
from kiosk.engine.visit import Visit
from kiosk.engine.visitors import screens as visitors

# How long a screen stays when nobody touches it, in seconds (kiosk-ui.md section 5: 30 s, 60 s in forms).
# A screen that only tells something goes by itself; one that takes input asks first; an open door is never left.
TELLS_FOR_S: dict[type, float] = {
    screens.DoorIsYours: 10,
    screens.GivenBack: 8,
    screens.Kept: 8,
    screens.NotKnown: 15,
    screens.NotAllowed: 30,
    screens.BankFull: 30,
    screens.DoorElsewhere: 30,
    screens.BankOutOfReach: 30,
    screens.DoorOutOfReach: 30,
    screens.DoorDidNotOpen: 60,
    screens.CodePaused: 20,
    screens.NotWorking: 30,
    screens.NotOpenNow: 30,
    screens.AtLimit: 30,
    screens.KeepOrGiveBack: 45,  # says itself that no answer keeps the door
    screens.EndsSoon: 45,  # as does this one, for as long as it is theirs
    screens.MyDoors: 45,  # opens nothing without a press
    screens.ShowCredential: 30,
    screens.Sharing: 20,
    screens.SharingStopped: 8,
    screens.NotEmptyReported: 60,  # where no other door stands open
    screens.InLine: 30,
    screens.LeftLine: 8,
    screens.MoreTime: 30,
    visitors.VisitorWelcome: 30,
    visitors.CheckedIn: 15,
    visitors.InvitationUnknown: 30,
    visitors.InvitationEarly: 30,
    visitors.Visits: 45,  # names stand there: who showed their badge may have gone
    visitors.VisitShown: 45,
    visitors.Goodbye: 15,
    visitors.PassRefused: 45,
    visitors.PassBankFull: 60,
    visitors.KeyCard: 120,  # somebody walks to the other screen
    visitors.Pairing: 120,
    facilities.OperatorPin: 60,  # it tells nothing, and asks for what whoever is here knows by heart
    facilities.OperatorBadge: 60,
    facilities.OperatorPaused: 20,
    facilities.NoOperators: 30,
    facilities.RecoverAccess: 600,  # somebody telephones for the code
    facilities.NewPin: 120,  # it is copied down, and whoever comes next must not read it
    facilities.NotYours: 30,
    facilities.HelpYourself: 30,
    facilities.CodeOnItsWay: 180,  # mail takes its time; whoever holds up a badge meanwhile is served
    facilities.YourNewPin: 60,
    facilities.NewBadgeWanted: 60,
    facilities.NewBadgeBound: 10,
}
ASKS_AFTER_S: dict[type, float] = {
    screens.EnterCode: 30,
    screens.ChooseDoor: 60,
    screens.ShareDoor: 60,
    visitors.Details: 60,
    visitors.FindHost: 60,
    visitors.ReadTerms: 120,  # reading is no touching
    visitors.ChooseLocker: 60,
    visitors.PassReady: 60,
    visitors.StillInside: 60,
    facilities.FindYourself: 60,
}
IDLE = "visit.idle"
# What may stand on the screen while everybody is to leave: an operator signs in.
_AT_EVACUATION = (
    facilities.OperatorPin,
    facilities.OperatorBadge,
    facilities.OperatorPaused,
    facilities.NoOperators,
    facilities.RecoverAccess,
    facilities.NewPin,
)

# Who showed a credential may be gone after this long, whatever is touched, and somebody else stand here.
AUTHORITY_S = 120.0
AUTHORITY = "visit.authority"


def begin(
    kiosk: Kiosk,
    person: Person | None = None,
    assignment: Assignment | None = None,
    purpose: Purpose = Purpose.FRESH,
) -> Visit:
    """Somebody showed a credential or began to type: what the last person left on the screen is gone."""
    # The wheelchair button is pressed before the credential is shown; whoever was served took their wish with them.
    before = kiosk.visit
    reach = before.reach and before.assignment is None
    language = before.language if before.person is None else None  # as was the language
    kiosk.visit = Visit(before.number + 1, assignment, person, purpose, reach=reach, language=language)
    kiosk.visit.came_after = before.came_after if before.person is None else before.person.id
    if person is None:
        kiosk.timers.cancel(AUTHORITY)
    else:
        kiosk.after(AUTHORITY, AUTHORITY_S, AuthorityOver(kiosk.visit.number))
    return kiosk.visit


def show(kiosk: Kiosk, screen: Screen) -> None:
    """Publish a screen and start its idle time. While everybody is to leave, staff see nothing else."""
    if is_evacuating(kiosk) and kiosk.session is None and not isinstance(screen, _AT_EVACUATION):
        screen = facilities.Evacuation()
    if isinstance(screen, screens.EnterCode) and kiosk.settings.scrambled_pad and not screen.pad:
        screen = replace(screen, pad=pins.scrambled(kiosk.below))
    kiosk.visit.screen = screen
    kiosk.visit.before_asking = None
    if kiosk.visit.follows_another:
        kiosk.display.show(screens.Start())  # there ends what the last person had chosen: language, contrast, reach
    kiosk.visit.came_after = None
    _brand(kiosk)
    kiosk.display.show(screen)
    kiosk.bank_changed = True
    restart_idle(kiosk)


def _brand(kiosk: Kiosk) -> None:
    """The screens of a tenant's person are the tenant's."""
    person = kiosk.visit.person
    tenant = "" if person is None else kiosk.settings.policies.tenant_of(person)
    if tenant != kiosk.branded:
        kiosk.branded = tenant
        kiosk.display.brand(screens.Brand(tenant))


def to_start(kiosk: Kiosk) -> None:
    """The person has left: forget them and everything they had set."""
    give_up_unopened(kiosk)
    kiosk.visit = Visit(kiosk.visit.number + 1)
    show(kiosk, screens.Start())


def give_up_unopened(kiosk: Kiosk) -> None:
    """A fresh door that stayed shut and that its person walked away from is nobody's: nothing can be inside."""
    visit = kiosk.visit
    if visit.assignment is not None and visit.never_opened and isinstance(visit.screen, screens.DoorDidNotOpen):
        with kiosk.store.transaction() as tx:
            if tx.assignment(visit.assignment.id) is not None:
                end(kiosk, tx, visit.assignment, EndReason.NOT_OPENED)


def restart_idle(kiosk: Kiosk) -> None:
    """Count the idle time of the present screen from now."""
    screen = kiosk.visit.screen
    stays = TELLS_FOR_S.get(type(screen)) or ASKS_AFTER_S.get(type(screen))
    at_open_door = isinstance(screen, screens.NotEmptyReported) and screen.other is not None
    if stays is None or at_open_door:
        kiosk.timers.cancel(IDLE)
    else:
        kiosk.after(IDLE, stays, IdleOver())


def idle_over(kiosk: Kiosk, _: IdleOver) -> None:
    """Nobody touched the screen: ask where something was being entered, else return to the start."""
    asked_from = kiosk.visit.screen
    if type(asked_from) in ASKS_AFTER_S:
        show(kiosk, screens.MoreTime())
        kiosk.visit.before_asking = asked_from
    else:
        to_start(kiosk)


def touched(kiosk: Kiosk, _: Touched) -> None:
    """Somebody is there: go back from the question, or count anew."""
    _work_at_list(kiosk)
    if kiosk.visit.before_asking is not None:
        show(kiosk, kiosk.visit.before_asking)
    else:
        restart_idle(kiosk)


def _work_at_list(kiosk: Kiosk) -> None:
    """A receptionist goes on working: their badge counts from this touch."""
    visit = kiosk.visit
    if visit.open_list is None or not visit.open_list.receives:
        return
    visit.open_list.touched_at = kiosk.clock.monotonic()
    if visit.person is not None:
        await_list_over(kiosk)


def await_list_over(kiosk: Kiosk) -> None:
    """The list is shut when the badge that opened it counts no more."""
    visit, now = kiosk.visit, kiosk.clock.monotonic()
    if visit.open_list is not None:
        kiosk.after(AUTHORITY, visit.open_list.counts_for(now, AUTHORITY_S), AuthorityOver(visit.number))


def leave(kiosk: Kiosk, _: Leave) -> None:
    """The person is done, or stops. What is theirs stays theirs."""
    to_start(kiosk)


def reach_mode(kiosk: Kiosk, wanted: ReachMode) -> None:
    """The wheelchair button: reachable doors first, until this person leaves."""
    kiosk.visit.reach = wanted.on


def help_asked(kiosk: Kiosk, _: HelpAsked) -> None:
    """Recorded with the screen it was asked on, so that a site can see where people get stuck."""
    with kiosk.store.transaction() as tx:
        tx.record(HelpWanted(screen=type(kiosk.visit.screen).__name__))
