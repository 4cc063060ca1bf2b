"""The use cases of people at the screen, and of what staff do on their own, as ``use_cases`` tells the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kiosk.domain.events.credentials import Identified
from kiosk.engine import intents as i
from kiosk.engine import messages as m
from kiosk.engine.facilities import intents as fi
from kiosk.engine.facilities.screens import PersonAction
from tests.fakes.rig import Rig
from tests.unit.engine.facilities_entry_stories import AT_WORK
from tests.unit.engine.stories import (
    CODE,
    DAY,
    Request,
    Step,
    Story,
    enter,
    hold,
    in_turn,
    person,
    press,
    story,
    tap,
    wait,
)

NOTHING: tuple[str, ...] = ()
_A = PersonAction
_SEEN, _BOUND, _REPLACED = "operator.looked", "credential.bound", "credential.revoked"
_OPENED = ("open.override", "open.intent")
_KNOWN = fi.IsIdentified(Identified.KNOWN)


def _person(rig: Rig, name: str) -> str:
    ((found,),) = rig.rows("SELECT id FROM person WHERE external_id = ?", name)
    return str(found)


def _looks_at(name: str) -> Step:
    return lambda rig: rig.handle(fi.ShowPerson(_person(rig, name)))


def _open_01(rig: Rig) -> None:
    rig.handle(fi.DoForPerson(_A.OPEN_THEIRS, rig.doors["01"].id))


def _bound(action: PersonAction) -> Step:
    return press(fi.DoForPerson(action), _KNOWN)


_BOBS = in_turn(AT_WORK, _looks_at("bob"))
_HELD = in_turn(hold("bob"), AT_WORK, _looks_at("bob"))
_KNOWS = in_turn(_BOBS, press(_KNOWN))

_ZOE = person("zoe", pin=CODE, email="zoe@example.org")
_BARRED = person("zoe", pin=CODE, suspended=True)


def _helps(*intents: m.Message) -> Step:
    return press(fi.HelpMyself(), *intents)


def _types_mailed(rig: Rig) -> None:
    ((code,),) = rig.rows("SELECT secret FROM notice WHERE kind = 'recovery'")
    rig.handle(i.UseCode())
    rig.enters(str(code))


_KNOWN_BY_PIN = in_turn(_ZOE, _helps(fi.BindMyBadge()), enter())
_ASKED = in_turn(_ZOE, _helps(fi.ForgotMyPin(), fi.IAm("zoe")))
_MAILED = in_turn(_ASKED, Rig.finish_hashing)

WITH_PEOPLE: list[tuple[type, Story, tuple[str, ...]]] = [
    (fi.ShowPeople, story(AT_WORK, press(fi.ShowPeople())), NOTHING),
    (fi.PersonTyped, story(AT_WORK, press(fi.ShowPeople(), fi.PersonTyped("bo"))), (_SEEN,)),
    (fi.PersonTyped, story(AT_WORK, press(fi.ShowPeople(), fi.PersonTyped("b"))), NOTHING),
    (fi.ShowPerson, story(_BOBS), (_SEEN,)),
    (fi.DoForPerson, story(_BOBS, press(fi.DoForPerson(_A.BADGE_LOST))), (_REPLACED, _SEEN)),
    (fi.DoForPerson, story(_BOBS, press(fi.DoForPerson(_A.SUSPEND))), ("person.suspended", _SEEN)),
    (fi.DoForPerson, story(_BOBS, press(fi.DoForPerson(_A.BIND_BADGE))), NOTHING),
    (fi.DoForPerson, story(_KNOWS, press(fi.DoForPerson(_A.NEW_PIN))), (_SEEN,)),
    (fi.DoForPerson, story(_HELD, press(_KNOWN), _open_01), (*_OPENED, _SEEN)),
    (
        fi.IsIdentified,
        story(_HELD, _open_01, press(_KNOWN)),
        ("person.identified", "open.override", "open.intent", _SEEN),
    ),
    (fi.IsIdentified, story(_KNOWS), ("person.identified", _SEEN)),
    (m.PinHashed, story(_BOBS, _bound(_A.NEW_PIN), Rig.finish_hashing), (_BOUND,)),
    (m.CredentialPresented, story(_BOBS, _bound(_A.BIND_BADGE), tap("new")), (_REPLACED, _BOUND, _SEEN)),
    (m.CredentialPresented, story(_BOBS, _bound(_A.TEMPORARY_BADGE), tap("new")), (_BOUND, _SEEN)),
    (m.CredentialPresented, story(_BOBS, _bound(_A.BIND_BADGE), tap("cyd")), ("credential.refused",)),
    (m.CredentialPresented, story(AT_WORK, tap("bob")), (_SEEN,)),
    (m.ExpiryDue, story(_BOBS, _bound(_A.TEMPORARY_BADGE), tap("new"), wait(DAY)), (_REPLACED,)),
    # --- on their own
    (fi.HelpMyself, story(_helps()), NOTHING),
    (fi.BindMyBadge, story(_helps(fi.BindMyBadge())), NOTHING),
    (fi.ChangeMyPin, story(_helps(fi.ChangeMyPin())), NOTHING),
    (fi.ForgotMyPin, story(_helps(fi.ForgotMyPin())), NOTHING),
    (fi.IAm, story(_ASKED), NOTHING),
    (i.UseCode, story(_MAILED, press(i.UseCode())), NOTHING),
    (m.CodeLookedUp, story(_KNOWN_BY_PIN), ("credential.accepted",)),
    (m.CodeLookedUp, story(_BARRED, _helps(fi.BindMyBadge()), enter()), ("credential.refused",)),
    (m.CodeLookedUp, story(_helps(fi.BindMyBadge()), enter()), ("credential.refused",)),
    (m.CodeLookedUp, story(_MAILED, _types_mailed), ("credential.accepted",)),
    (m.CredentialPresented, story(_KNOWN_BY_PIN, tap("new")), (_REPLACED, _BOUND)),
    (m.CredentialPresented, story(_KNOWN_BY_PIN, tap("bob")), ("credential.refused",)),
    (m.CredentialPresented, story(_ZOE, _helps(fi.ForgotMyPin()), tap("zoe")), NOTHING),
    (m.PinHashed, story(_ZOE, _helps(fi.ChangeMyPin()), enter(), Rig.finish_hashing), (_REPLACED, _BOUND)),
    (m.PinHashed, story(_MAILED), ("credential.one_time_code",)),
    (m.PinHashed, story(_helps(fi.ForgotMyPin(), fi.IAm("nobody")), Rig.finish_hashing), ("credential.refused",)),
    (m.PinHashed, story(_MAILED, _types_mailed, Rig.finish_hashing), (_REPLACED, _BOUND, _REPLACED)),
]


def _new_pin(name: str) -> Callable[[Rig], Mapping[str, Any]]:
    return lambda rig: {"person": name, "pin": rig.secrets.code_lookup("975310").hex()}


PEOPLE_ORDERS: list[tuple[str, Story, Request, tuple[str, ...]]] = [
    ("person.pin", story(), _new_pin("ada"), (_BOUND,)),
    ("person.pin", story(_ZOE), _new_pin("zoe"), (_REPLACED, _BOUND)),
    ("person.pin", story(person("dan", pin="975310")), _new_pin("ada"), NOTHING),
]
