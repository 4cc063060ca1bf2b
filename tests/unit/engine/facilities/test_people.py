"""People at the screen: found, identified, and given or refused what they need."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.credentials import CredentialsRevoked, Identified, WhyRevoked
from kiosk.domain.operators import Right, Role
from kiosk.domain.people import PersonKind, Standing
from kiosk.engine import intents as i
from kiosk.engine.facilities.intents import DoForPerson, IsIdentified, PersonTyped, PinSeen, ShowPeople, ShowPerson
from kiosk.engine.facilities.screens import (
    BankFront,
    Came,
    FindPerson,
    HoldUpBadge,
    NewPin,
    NotYours,
    PersonAction,
    PersonShown,
)
from kiosk.engine.messages import PulseResult
from kiosk.engine.screens import Barred, DoorOpening, NotAllowed, NotKnown, Start
from tests.fakes.clock import NOON
from tests.fakes.rig import OPERATORS_PIN, Rig

A = PersonAction
SECURITYS = "97531086"
KNOWN = IsIdentified(Identified.DOCUMENT)


def person(rig: Rig, name: str) -> str:
    ((found,),) = rig.rows("SELECT id FROM person WHERE external_id = ?", name)
    return str(found)


@pytest.fixture
def at_work(rig: Rig) -> Rig:
    """Ada looks after the bank; Bob, whose door is 01, has a problem."""
    rig.tap("bob")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(60)
    rig.operator("ada")
    rig.signs_in()
    return rig


def looks_at(rig: Rig, name: str = "bob") -> PersonShown:
    rig.handle(ShowPeople())
    rig.handle(ShowPerson(person(rig, name)))
    return rig.shows(PersonShown)


def does(rig: Rig, action: PersonAction, *, door: str | None = None) -> None:
    """Whoever stands there is identified first, if that is asked for."""
    rig.handle(DoForPerson(action, None if door is None else rig.doors[door].id))
    if isinstance(rig.screen, PersonShown) and rig.screen.asks_identity is action:
        rig.handle(KNOWN)


def leaves(rig: Rig) -> None:
    rig.handle(i.Leave())
    rig.shows(Start)


# --- finding ----------------------------------------------------------------------------------------------------------


def test_people_are_found_by_two_letters_of_their_name_and_that_is_on_the_record(at_work: Rig):
    at_work.handle(ShowPeople())
    at_work.handle(PersonTyped("b"))
    assert at_work.screen == FindPerson("b")
    assert at_work.events("operator.looked") == []
    at_work.handle(PersonTyped("bo"))
    shown = at_work.shows(FindPerson)
    assert ([one.name for one in shown.found], shown.more, shown.too_short) == (["Bob"], False, False)
    (line,) = at_work.events("operator.looked")
    told = [line.detail[one] for one in ("looked", "count", "words", "operator")]
    assert told == ["search", 1, "bo", "Ada (facilities)"]


def test_a_card_shows_what_somebody_has_and_holds_and_that_is_on_the_record(at_work: Rig):
    card = looks_at(at_work)
    assert [one.kind for one in card.credentials] == [CredentialKind.BADGE, CredentialKind.QR]
    assert card.doors == ((at_work.doors["01"].id, "01"),)
    assert card.actions == (A.OPEN_THEIRS, A.BADGE_LOST, A.BIND_BADGE, A.TEMPORARY_BADGE, A.NEW_PIN, A.SUSPEND)
    assert (card.identified, card.asks_identity, card.said) == (False, None, None)
    (line,) = at_work.events("operator.looked")
    assert (line.person, line.detail["looked"]) == ("bob", "person")


def test_a_badge_that_is_held_up_leads_to_its_card_and_opens_no_door(at_work: Rig):
    at_work.locks.sent.clear()
    at_work.tap("bob")
    assert at_work.shows(PersonShown).person.name == "Bob"
    at_work.handle(ShowPeople())
    at_work.tap("nobody")
    assert at_work.shows(FindPerson).unknown_badge
    assert at_work.sent == []
    assert [one.detail["why"] for one in at_work.events("credential.refused")] == ["unknown"]


def test_an_installer_sees_nobody_whatever_is_held_up(rig: Rig):
    rig.operator("ada", Role.INSTALLER)
    rig.signs_in()
    rig.tap("bob")
    rig.shows(BankFront)
    rig.handle(ShowPerson(person(rig, "bob")))
    assert rig.screen == NotYours(Right.PEOPLE)
    assert [one.detail["why"] for one in rig.events("credential.refused")] == ["operator here"]
    assert rig.events("operator.looked") == []


def test_visitors_keep_to_their_passes(rig: Rig):
    rig.person("vic", kind=PersonKind.VISITOR)
    rig.operator("ada")
    rig.signs_in()
    assert set(looks_at(rig, "vic").actions) <= {A.OPEN_THEIRS, A.BADGE_LOST}


# --- badges -----------------------------------------------------------------------------------------------------------


def test_a_lost_badge_opens_nothing_from_that_moment_and_no_import_brings_it_back(at_work: Rig):
    looks_at(at_work)
    at_work.handle(DoForPerson(A.BADGE_LOST))
    assert at_work.shows(PersonShown).said is A.BADGE_LOST
    assert A.BADGE_LOST not in at_work.shows(PersonShown).actions
    at_work.person("bob")
    leaves(at_work)
    at_work.locks.sent.clear()
    at_work.tap("bob")
    at_work.shows(NotKnown)
    assert at_work.sent == []
    (line,) = at_work.events("credential.revoked")
    assert (line.person, line.detail["credential"], line.detail["why"]) == ("bob", "badge", "lost")


def test_nothing_is_bound_before_somebody_has_said_how_they_know_who_it_is(at_work: Rig):
    looks_at(at_work)
    at_work.handle(DoForPerson(A.BIND_BADGE))
    assert at_work.shows(PersonShown).asks_identity is A.BIND_BADGE
    at_work.tap("new")
    assert at_work.events("credential.bound", "person.identified") == []
    looks_at(at_work)
    at_work.handle(DoForPerson(A.BIND_BADGE))
    at_work.handle(KNOWN)
    assert at_work.screen == HoldUpBadge("Bob")
    (line,) = at_work.events("person.identified")
    assert (line.person, line.detail["how"]) == ("bob", "document")


def test_a_new_badge_is_bound_on_the_spot_and_the_old_one_ends(at_work: Rig):
    looks_at(at_work)
    does(at_work, A.BIND_BADGE)
    at_work.tap("new")
    card = at_work.shows(PersonShown)
    assert (card.said, card.identified, len([c for c in card.credentials if c.kind is CredentialKind.BADGE])) == (
        A.BIND_BADGE,
        True,
        1,
    )
    leaves(at_work)
    at_work.tap("bob")
    at_work.shows(NotKnown)
    at_work.tap("new")
    at_work.shows(DoorOpening)
    assert at_work.sent[-1] == "01"


def test_a_badge_of_somebody_else_is_refused_without_a_word_of_whose(at_work: Rig):
    looks_at(at_work)
    does(at_work, A.BIND_BADGE)
    at_work.tap("cyd")
    assert at_work.screen == HoldUpBadge("Bob", taken=True)
    (line,) = at_work.events("credential.refused")
    assert (line.person, line.detail["why"]) == ("cyd", "taken")
    assert at_work.events("credential.bound", "credential.revoked") == [], "and Bob's own is as it was"
    at_work.tap("new")
    assert at_work.shows(PersonShown).said is A.BIND_BADGE


def test_a_lent_badge_opens_until_midnight_here_and_is_free_for_the_next_one_then(at_work: Rig):
    looks_at(at_work)
    does(at_work, A.TEMPORARY_BADGE)
    assert at_work.screen == HoldUpBadge("Bob", temporary=True)
    at_work.tap("lent")
    (line,) = at_work.events("credential.bound")
    midnight = datetime.fromisoformat(line.detail["until"])
    assert midnight.astimezone(at_work.settings.policies.timezone).strftime("%H:%M") == "00:00"
    assert timedelta(0) < midnight - NOON.astimezone(UTC) < timedelta(days=1)
    leaves(at_work)
    at_work.tap("lent")
    assert at_work.sent[-1] == "01"
    at_work.opens("01")
    at_work.shuts("01")
    at_work.waits((midnight - at_work.clock.now()).total_seconds() - 2)
    assert at_work.events("credential.revoked") == []
    at_work.waits(62)
    at_work.tap("lent")
    at_work.shows(NotKnown)
    at_work.tap("bob")
    assert not isinstance(at_work.screen, NotKnown), "their own goes on"
    (line,) = at_work.events("credential.revoked")
    assert (line.person, line.detail["why"]) == ("bob", "ended")


def test_somebodys_own_badge_is_not_lent_to_them(at_work: Rig):
    looks_at(at_work)
    does(at_work, A.TEMPORARY_BADGE)
    at_work.tap("bob")
    assert at_work.shows(HoldUpBadge).taken
    assert at_work.rows("SELECT count(*) FROM credential WHERE ends_at IS NOT NULL") == [(0,)]


# --- PINs -------------------------------------------------------------------------------------------------------------


def test_a_new_pin_is_drawn_shown_once_and_works(at_work: Rig):
    looks_at(at_work)
    does(at_work, A.NEW_PIN)
    at_work.finish_hashing()
    shown = at_work.shows(NewPin)
    assert (len(shown.pin), shown.whose, shown.for_operator) == (6, "Bob", False)
    at_work.handle(PinSeen())
    at_work.shows(PersonShown)
    leaves(at_work)
    at_work.handle(i.UseCode())
    at_work.enters(shown.pin)
    assert at_work.sent[-1] == "01"
    assert all(shown.pin not in str(one) for one in at_work.rows("SELECT header, personal FROM audit_event"))


def test_a_pin_that_is_somebodys_is_drawn_anew_without_a_word(at_work: Rig):
    at_work.person("dan", pin="135790")
    drawn = iter([135790, 248613])
    at_work.kiosk.below = lambda _: next(drawn)
    looks_at(at_work)
    does(at_work, A.NEW_PIN)
    at_work.finish_hashing()
    at_work.finish_hashing()
    assert at_work.shows(NewPin).pin == "248613"


def test_a_pin_whose_card_was_left_meanwhile_is_nobodys(at_work: Rig):
    looks_at(at_work)
    does(at_work, A.NEW_PIN)
    at_work.handle(ShowPeople())
    at_work.finish_hashing()
    at_work.shows(FindPerson)
    assert at_work.events("credential.bound") == []


# --- standing and escort ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("why", [Barred.SUSPENDED, Barred.EXPIRED])
def test_whoever_is_flagged_or_expired_is_refused_everywhere_and_gets_their_things_under_escort(at_work: Rig, why):
    """End to end: the door stays theirs and shut for them, until an operator opens it beside them."""
    if why is Barred.EXPIRED:
        at_work.person("bob", valid_until=at_work.clock.now() - timedelta(minutes=1))
    else:
        looks_at(at_work)
        at_work.handle(DoForPerson(A.SUSPEND))
        assert at_work.shows(PersonShown).said is A.SUSPEND
        assert [one.person for one in at_work.events("person.suspended")] == ["bob"]
    leaves(at_work)
    at_work.locks.sent.clear()
    for kind in (CredentialKind.BADGE, CredentialKind.QR):
        at_work.tap("bob", kind)
        assert at_work.shows(NotAllowed).why is why
        assert at_work.shows(NotAllowed).holds == "01"
    assert at_work.sent == []
    at_work.handle(i.Leave())
    at_work.signs_in()
    card = looks_at(at_work)
    assert card.person.standing in {Standing.SUSPENDED, Standing.EXPIRED}
    does(at_work, A.OPEN_THEIRS, door="01")
    assert (at_work.sent, at_work.shows(PersonShown).said) == (["01"], A.OPEN_THEIRS)
    (line,) = at_work.events("open.override")
    assert (line.person, line.detail["holder"], line.detail["why"]) == ("ada", "bob", "holder asked")
    at_work.opens("01")
    assert at_work.shows(PersonShown).came is Came.OPENED
    at_work.shuts("01")
    assert at_work.holds("bob") == "01"


def test_a_door_that_sticks_is_said_on_the_card_until_something_else_is_done(at_work: Rig):
    looks_at(at_work)
    does(at_work, A.OPEN_THEIRS, door="01")
    for waits in (1.5, 4):
        at_work.answers("01", PulseResult.SENT)
        at_work.waits(waits)
    card = at_work.shows(PersonShown)
    assert (card.said, card.came) == (A.OPEN_THEIRS, Came.NOT_OPENED)
    at_work.handle(DoForPerson(A.SUSPEND))
    assert at_work.shows(PersonShown).said is A.SUSPEND


def test_who_has_nothing_to_show_any_more_has_their_door_opened_for_that(at_work: Rig):
    looks_at(at_work)
    at_work.handle(DoForPerson(A.BADGE_LOST))
    with at_work.store.transaction() as tx:
        tx.revoke_credentials(person(at_work, "bob"), CredentialKind.QR)
        tx.record(CredentialsRevoked(credential=CredentialKind.QR, why=WhyRevoked.REPLACED))
    does(at_work, A.OPEN_THEIRS, door="01")
    (line,) = at_work.events("open.override")
    assert line.detail["why"] == "lost credential"


def test_no_door_of_another_opens_under_somebodys_name(at_work: Rig):
    looks_at(at_work)
    at_work.locks.sent.clear()
    does(at_work, A.OPEN_THEIRS, door="02")
    assert (at_work.sent, at_work.events("open.override")) == ([], [])


def test_a_restored_person_is_served_again(at_work: Rig):
    looks_at(at_work)
    at_work.handle(DoForPerson(A.SUSPEND))
    at_work.handle(DoForPerson(A.RESTORE))
    assert at_work.shows(PersonShown).person.standing is Standing.ALLOWED
    leaves(at_work)
    at_work.tap("bob")
    assert at_work.sent[-1] == "01"


# --- operators among them ---------------------------------------------------------------------------------------------


def test_nobody_becomes_another_operator_by_a_badge_or_a_pin_of_theirs(at_work: Rig):
    at_work.operator("cyd", Role.SECURITY, SECURITYS)
    assert looks_at(at_work, "cyd").actions == (A.BADGE_LOST,)
    for action in (A.BIND_BADGE, A.TEMPORARY_BADGE, A.NEW_PIN, A.SUSPEND):
        does(at_work, action)
        at_work.tap("new")
        at_work.finish_hashing()
        looks_at(at_work, "cyd")
    assert at_work.events("credential.bound", "person.suspended") == []


def test_security_sees_to_operators_and_everybody_to_themselves(at_work: Rig):
    own = looks_at(at_work, "ada").actions
    assert A.BIND_BADGE in own
    assert A.SUSPEND not in own, "nobody shuts themselves out"
    leaves(at_work)
    at_work.operator("cyd", Role.SECURITY, SECURITYS)
    at_work.signs_in(SECURITYS)
    assert {A.BIND_BADGE, A.SUSPEND} <= set(looks_at(at_work, "ada").actions)
    at_work.handle(DoForPerson(A.SUSPEND))
    leaves(at_work)
    at_work.signs_in(OPERATORS_PIN)
    assert at_work.kiosk.session is None


def test_who_it_is_is_asked_anew_for_each_card(at_work: Rig):
    looks_at(at_work)
    does(at_work, A.BIND_BADGE)
    at_work.handle(i.Back())
    assert at_work.shows(PersonShown).identified
    at_work.handle(i.Back())
    at_work.shows(FindPerson)
    assert not looks_at(at_work, "cyd").identified
    assert not looks_at(at_work, "bob").identified
