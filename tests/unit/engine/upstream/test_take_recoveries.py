"""An operator without a PIN gets a new one on upstream's word: once, by their badge, in its time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.operators import OperatorPinDrawn
from kiosk.domain.operators import COMMAND_LINE, ROLE_RIGHTS, OperatorSettings
from kiosk.engine import people, screens
from kiosk.engine.facilities import operators
from kiosk.engine.facilities.intents import PinSeen, RecoverMyAccess, SignIn
from kiosk.engine.facilities.screens import BankFront, NewPin, OperatorBadge, OperatorPin, RecoverAccess
from kiosk.engine.facilities.settings import FacilitiesSettings
from kiosk.engine.messages import PinHashed
from kiosk.engine.upstream.changes import Change
from tests.fakes.remote import Afar
from tests.fakes.rig import Rig

BADGE_FIRST = FacilitiesSettings(OperatorSettings(ROLE_RIGHTS, badge_and_pin=True))


def grant(afar: Afar, id_: str = "g1", lives: float = 3600.0, **more: Any) -> Change:
    until = (afar.now + timedelta(seconds=lives)).isoformat()
    return afar.change("recovery", id_, {"operator": "ada", "kiosk": None, "by": "Ana", "expires_at": until, **more})


@pytest.fixture
def afar(rig: Rig) -> Afar:
    """Ada is an operator who does not know her PIN any more."""
    rig.operator("ada")
    rig.operator("bob", pin="13572468")
    return Afar(rig, ahead=3600.0)


def asks(rig: Rig) -> RecoverAccess:
    rig.handle(SignIn())
    assert rig.shows(OperatorPin).can_recover
    rig.handle(RecoverMyAccess())
    return rig.shows(RecoverAccess)


def taps(rig: Rig, name: str = "ada") -> None:
    rig.tap(name)
    rig.finish_hashing()


def test_their_badge_gives_them_a_new_pin_once(afar: Afar) -> None:
    rig = afar.rig
    afar.tells(grant(afar))
    shown = asks(rig)
    assert (shown.challenge, shown.granted) == ("", True)
    taps(rig)
    pin = rig.shows(NewPin)
    assert (pin.whose, pin.for_operator) == ("Ada", True)
    kinds = [one.type for one in rig.events()][-3:]
    assert kinds == ["credential.accepted", "operator.pin_drawn", "remote.access_used"]
    assert afar.owed("recovery") == {"g1": {"state": "used"}}
    rig.handle(PinSeen())
    assert not rig.shows(OperatorPin).can_recover
    rig.types(pin.pin)
    rig.shows(BankFront)
    rig.restart()
    assert rig.kiosk.grants == ()


def test_what_is_granted_is_on_the_record_and_outlives_a_restart(afar: Afar) -> None:
    rig = afar.rig
    afar.tells(grant(afar, kiosk="rig"))
    (event,) = rig.events("remote.access_granted")
    assert (event.person, event.detail["upstream"], event.detail["by"]) == ("ada", "g1", "Ana")
    rig.restart()
    asks(rig)
    taps(rig)
    rig.shows(NewPin)


def test_others_badges_are_served_as_ever(afar: Afar) -> None:
    rig = afar.rig
    afar.tells(grant(afar))
    asks(rig)
    taps(rig, "bob")
    assert rig.holds("bob") == "01"
    assert rig.events("operator.pin_drawn")[2:] == []


@pytest.mark.parametrize(
    "told",
    [
        {"kiosk": "another"},
        {"operator": ""},
        {"operator": None},
        {"by": None},
        {"expires_at": "soon"},
        {"expires_at": "2031-01-01T00:00:00Z"},
        {"expires_at": "2020-01-01T00:00:00Z"},
    ],
)
def test_what_is_not_for_here_or_makes_no_sense_lets_nobody_in(afar: Afar, told: dict[str, Any]) -> None:
    afar.tells(grant(afar, **told))
    afar.rig.handle(SignIn())
    assert not afar.rig.shows(OperatorPin).can_recover
    assert afar.rig.events("remote.access_granted") == []


def _over(afar: Afar) -> None:
    afar.rig.waits(3600)


def _gone(afar: Afar) -> None:
    afar.tells(afar.change("recovery", "g1", None))


def _not_in_the_snapshot(afar: Afar) -> None:
    afar.tells(snapshot=True)


def _suspended(afar: Afar) -> None:
    people.suspend(afar.rig.store, "ada", suspended=True)


def _no_operator(afar: Afar) -> None:
    ((person,),) = afar.rig.rows("SELECT id FROM person WHERE external_id = 'ada'")
    operators.end(afar.rig.kiosk, COMMAND_LINE, person)


@pytest.mark.parametrize("end", [_over, _gone, _not_in_the_snapshot, _suspended, _no_operator])
@pytest.mark.parametrize("when", ["before", "while hashing"])
def test_what_is_over_gives_no_pin(afar: Afar, end: Callable[[Afar], None], when: str) -> None:
    rig = afar.rig
    afar.tells(grant(afar))
    asks(rig)
    if when == "before":
        end(afar)
    rig.tap("ada")
    if when == "while hashing":
        end(afar)
    rig.finish_hashing()
    assert not isinstance(rig.screen, NewPin)
    assert rig.events("remote.access_used") == []
    assert afar.owed("recovery") == {}


def test_a_used_one_that_is_told_again_stays_used(afar: Afar) -> None:
    rig = afar.rig
    afar.tells(grant(afar))
    asks(rig)
    taps(rig)
    afar.tells(grant(afar))
    afar.tells(afar.change("recovery", "g1", None))
    afar.tells(grant(afar), snapshot=True)
    assert rig.kiosk.grants == ()


def test_where_the_badge_comes_first_a_new_operator_holds_up_only_that(make_rig: Callable[..., Rig]) -> None:
    rig = make_rig(facilities=BADGE_FIRST)
    rig.operator("bob")
    rig.operator("ada", pin="13572468")
    with rig.store.transaction() as tx:
        ((person,),) = rig.rows("SELECT id FROM person WHERE external_id = 'ada'")
        tx.revoke_credentials(person, CredentialKind.OPERATOR_PIN)
        tx.record(OperatorPinDrawn(person_id=person))
    rig.restart()
    afar = Afar(rig)
    afar.tells(grant(afar), grant(afar, "g2", operator="bob"))
    rig.handle(SignIn())
    rig.shows(OperatorBadge)
    rig.tap("bob")
    assert rig.shows(OperatorPin).can_recover, "who has a PIN is asked for it, or says that they lost it"
    rig.handle(SignIn())
    taps(rig)
    rig.shows(NewPin)


def test_a_pin_that_is_somebodys_is_drawn_again(afar: Afar) -> None:
    rig = afar.rig
    afar.tells(grant(afar))
    asks(rig)
    digits = iter([int(one) for one in "13572468"])  # bob's
    rig.kiosk.below = lambda below: next(digits, 5) % below
    rig.tap("ada")
    rig.kiosk.below = lambda below: 7 % below
    rig.finish_hashing()
    rig.finish_hashing()
    assert rig.shows(NewPin).whose == "Ada"
    assert len(rig.events("remote.access_used")) == 1


def test_a_kiosk_without_memory_says_so_and_spends_nothing(afar: Afar) -> None:
    rig = afar.rig
    afar.tells(grant(afar))
    asks(rig)
    rig.tap("ada")
    rig.secrets.hashing.clear()
    person = rig.rows("SELECT id FROM person WHERE external_id = 'ada'")[0][0]
    rig.handle(PinHashed("12345678", None, rig.kiosk.visit.number, person, CredentialKind.OPERATOR_PIN))
    rig.shows(screens.NotWorking)
    assert [one.id for one in rig.kiosk.grants] == ["g1"]
