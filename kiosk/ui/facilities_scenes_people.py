"""The screens of people, and of what staff do on their own, in every state that they can be in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from kiosk.domain.credentials import CredentialKind, HeldCredential
from kiosk.domain.operators import ROLE_RIGHTS, Role
from kiosk.domain.people import PersonKind, Standing
from kiosk.engine.facilities.screens import (
    CodeOnItsWay,
    FindPerson,
    FindYourself,
    HelpYourself,
    HoldUpBadge,
    NewBadgeBound,
    NewBadgeWanted,
    PersonAction,
    PersonFound,
    PersonShown,
    SessionView,
    YourNewPin,
)
from kiosk.engine.screens import EnterCode
from kiosk.engine.visitors.screens import CodeFor
from kiosk.ui.people_words import OPENED

S = TypeVar("S")

SESSION = SessionView("R. B.", Role.FACILITIES, ROLE_RIGHTS[Role.FACILITIES], left_s=102.0)

TODAY_MIDNIGHT = datetime(2026, 9, 15, 22, 0, tzinfo=UTC)
IN_SPRING = datetime(2026, 3, 2, 12, 5, tzinfo=UTC)
LAST_WEEK = datetime(2026, 9, 10, 7, 40, tzinfo=UTC)

ANA = PersonFound("p-1", "Ana María Müller", "Research and development")
LONG = PersonFound("p-2", "Alexandra Robertson-Hohenstein", "Corporate communications", standing=Standing.SUSPENDED)
GUEST = PersonFound("p-3", "Robin Bernstein", kind=PersonKind.VISITOR, standing=Standing.EXPIRED)
SOON_HERE = PersonFound("p-4", "Roberta Bergmann", "Legal", PersonKind.CONTRACTOR, Standing.NOT_YET)
FOUND = FindPerson("rob", (ANA, LONG, GUEST, SOON_HERE, replace(ANA, id="p-5"), GUEST), more=True, too_short=False)
ONE = FindPerson("ana", (ANA,), too_short=False)
NOBODY = FindPerson("zzyx", (), too_short=False)
UNKNOWN_BADGE = FindPerson(unknown_badge=True)

BADGE = HeldCredential(CredentialKind.BADGE, IN_SPRING)
TAG = HeldCredential(CredentialKind.TAG, IN_SPRING)
PIN = HeldCredential(CredentialKind.PIN, LAST_WEEK)
FOR_TODAY = HeldCredential(CredentialKind.BADGE, datetime(2026, 9, 15, 7, 0, tzinfo=UTC), TODAY_MIDNIGHT)
EVERY = tuple(one for one in PersonAction if one is not PersonAction.RESTORE)

SHOWN = PersonShown(ANA, EVERY, (BADGE, PIN), ((12, "12"),))
BARE = PersonShown(replace(ANA, department=""), (PersonAction.BIND_BADGE, PersonAction.NEW_PIN))
BARRED = PersonShown(
    LONG,
    (PersonAction.OPEN_THEIRS, PersonAction.BADGE_LOST, PersonAction.RESTORE),
    (BADGE, FOR_TODAY, PIN),
    ((12, "12"), (31, "31"), (128, "A-128")),
)
ASKS = replace(SHOWN, asks_identity=PersonAction.BIND_BADGE)
DOOR_SAID = replace(SHOWN, said=PersonAction.OPEN_THEIRS)
SAID = replace(SHOWN, credentials=(TAG, FOR_TODAY, PIN), identified=True, said=PersonAction.TEMPORARY_BADGE)


def people_scenes(scene: Callable[..., S]) -> tuple[S, ...]:
    """All of them; ``scene`` makes one, of its name, its screen and how a person reads it."""
    return (*_of_people(scene), *_of_myself(scene))


def _of_people(scene: Callable[..., S]) -> tuple[S, ...]:
    return (
        scene("person-find", FindPerson(), session=SESSION),
        scene("person-found", FOUND, session=SESSION),
        scene("person-found-one", ONE, session=SESSION),
        scene("person-found-nobody", NOBODY, session=SESSION),
        scene("person-unknown-badge", UNKNOWN_BADGE, session=SESSION),
        scene("person-found-larger", FOUND, larger=True, session=SESSION),
        scene("person-found-within-reach", FOUND, reach=True, session=SESSION),
        scene("person", SHOWN, session=SESSION),
        scene("person-bare", BARE, session=SESSION),
        scene("person-barred", BARRED, session=SESSION),
        scene("person-barred-larger", BARRED, larger=True, session=SESSION),
        scene("person-within-reach", SHOWN, reach=True, session=SESSION),
        scene("person-asks", ASKS, session=SESSION),
        scene("person-asks-larger", replace(ASKS, person=LONG), larger=True, session=SESSION),
        scene("person-said", SAID, session=SESSION),
        *(
            scene(f"person-said-{done.value.replace(' ', '-')}", replace(SHOWN, said=done), session=SESSION)
            for done in PersonAction
        ),
        *(
            scene(f"person-door-{came.value.replace(' ', '-')}", replace(DOOR_SAID, came=came), session=SESSION)
            for came in OPENED
        ),
        scene("hold-up-badge", HoldUpBadge(ANA.name), session=SESSION),
        scene("hold-up-badge-today", HoldUpBadge(LONG.name, temporary=True), session=SESSION),
        scene("hold-up-badge-taken", HoldUpBadge(LONG.name, taken=True), larger=True, session=SESSION),
    )


def _of_myself(scene: Callable[..., S]) -> tuple[S, ...]:
    return (
        scene("help-yourself", HelpYourself(can_pin=True, can_mail=True)),
        scene("help-yourself-no-mail", HelpYourself(can_pin=True, can_mail=False)),
        scene("help-yourself-nothing", HelpYourself(can_pin=False, can_mail=False)),
        scene("help-yourself-larger", HelpYourself(can_pin=True, can_mail=True), larger=True),
        scene("help-yourself-within-reach", HelpYourself(can_pin=True, can_mail=True), reach=True),
        scene("new-badge-wanted", NewBadgeWanted()),
        scene("new-badge-taken", NewBadgeWanted(taken=True)),
        scene("new-badge-taken-larger", NewBadgeWanted(taken=True), larger=True),
        scene("new-badge-bound", NewBadgeBound(old_revoked=True)),
        scene("new-badge-bound-first", NewBadgeBound(old_revoked=False)),
        scene("find-yourself", FindYourself()),
        scene("find-yourself-typed", FindYourself(LONG.name)),
        scene("find-yourself-larger", FindYourself(LONG.name), larger=True),
        scene("find-yourself-within-reach", FindYourself("Ana"), reach=True),
        scene("code-on-its-way", CodeOnItsWay(8)),
        scene("code-on-its-way-larger", CodeOnItsWay(8), larger=True),
        scene("code-for-new-badge", EnterCode(6, asked_for=CodeFor.NEW_BADGE), digits=2),
        scene("code-for-new-badge-larger", EnterCode(8, asked_for=CodeFor.NEW_BADGE), digits=2, larger=True),
        scene("code-for-new-pin", EnterCode(6, asked_for=CodeFor.NEW_PIN)),
        scene("code-that-was-sent", EnterCode(8, asked_for=CodeFor.ONE_TIME), digits=3),
        scene("code-that-was-sent-wrong", EnterCode(8, tries_left=1, asked_for=CodeFor.ONE_TIME)),
        scene("your-new-pin", YourNewPin("483920")),
        scene("your-new-pin-long", YourNewPin("48392017")),
        scene("your-new-pin-longest-larger", YourNewPin("4839201775"), larger=True),
    )
