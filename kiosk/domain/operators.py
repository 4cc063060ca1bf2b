"""Operators: who may do what in facilities mode. The rights are data; each use case asks for the one that it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from kiosk.domain.people import initials_of


class Role(Enum):
    """What somebody is in facilities mode."""

    FACILITIES = "facilities"
    SECURITY = "security"
    INSTALLER = "installer"


class Right(Enum):
    """One thing that an operator may be let do."""

    MAP = "map"  # see the bank: doors and their states, without names
    HOLDERS = "holders"  # see whose a compartment is, and its history
    OPEN = "open"  # one compartment, with a reason
    RELEASE = "release"  # end somebody's time there, hold it, reset it, move them to another door
    SERVICE = "service"  # take a compartment out of service, and back
    OPEN_MANY = "open many"  # one after another; cleaning mode
    EMERGENCY = "emergency"  # open all, whoever has them
    RECOVER = "recover"  # recovery cases and the lost property log
    PEOPLE = "people"  # badges, PINs and accounts of people
    ALARMS = "alarms"  # acknowledge them
    HEALTH = "health"  # see and test the parts
    SETTINGS = "settings"  # volume, brightness, message
    EXPORT = "export"  # the record and the lost property log, to a stick
    DIAGNOSTICS = "diagnostics"  # to a stick; no personal data in it
    OPERATORS = "operators"  # other operators and their PINs


# The rights of each role, where the site file sets no others.
ROLE_RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.FACILITIES: frozenset(Right) - {Right.OPERATORS},
    Role.SECURITY: frozenset(
        {
            Right.MAP,
            Right.HOLDERS,
            Right.OPEN,
            Right.EMERGENCY,
            Right.RECOVER,
            Right.PEOPLE,
            Right.ALARMS,
            Right.EXPORT,
            Right.OPERATORS,
        }
    ),
    Role.INSTALLER: frozenset(
        {
            Right.MAP,
            Right.SERVICE,
            Right.OPEN_MANY,
            Right.ALARMS,
            Right.HEALTH,
            Right.SETTINGS,
            Right.DIAGNOSTICS,
        }
    ),
}


class TwoPeople(Enum):
    """What a site may ask a second operator for."""

    EMERGENCY = "emergency"
    RECOVERY = "recovery"  # opening the compartment of a recovery case
    EXPORT = "export"  # the record with personal data


class NoRight(Exception):
    """This operator may not do that. Nothing was changed."""

    def __init__(self, right: Right) -> None:
        super().__init__(f"the right '{right.value}' is missing")
        self.right = right


class SecondNeeded(Exception):
    """The site asks two people for that, and nobody else stands by. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody who works the kiosk, or upstream in their name. ``name`` is never part of the text form."""

    person_id: str
    name: str
    role: Role
    rights: frozenset[Right]

    def __repr__(self) -> str:
        return f"Operator({self.person_id}, {self.role.value})"

    def may(self, right: Right) -> bool:
        """Whether they have it."""
        return right in self.rights

    def require(self, right: Right) -> None:
        """``NoRight`` where they have it not. Each use case of facilities begins with this."""
        if right not in self.rights:
            raise NoRight(right)

    @property
    def initials(self) -> str:
        """As the bar above the screens shows them: at most two letters."""
        return initials_of(self.name)

    @property
    def signature(self) -> str:
        """As the record names who did something: erased with the person."""
        return f"{self.name} ({self.role.value})"


@dataclass(frozen=True, slots=True)
class OperatorEntry:
    """An operator as the store keeps them: a person with a role. Their PIN and badges are the person's credentials."""

    person_id: str
    role: Role
    since: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OperatorSettings:
    """What the site file sets (``[operators]``)."""

    rights: Mapping[Role, frozenset[Right]]
    pin_length: int = 8  # digits; never fewer
    badge_and_pin: bool = False  # a PIN alone lets nobody in
    scrambled_pad: bool = False
    session: timedelta = timedelta(seconds=120)  # untouched
    two_people: frozenset[TwoPeople] = frozenset({TwoPeople.EMERGENCY})
    recovery_key: bytes | None = None  # Ed25519, 32 bytes: whose codes let in somebody who has no PIN any more

    def require_second(self, what: TwoPeople, first: Operator, second: Operator | None) -> None:
        """``SecondNeeded`` where the site asks two people for this, and no other one stands by."""
        if what in self.two_people and (second is None or second.person_id == first.person_id):
            raise SecondNeeded(what.value)


# Whoever may use the command line may do everything there; the record names them by their account.
COMMAND_LINE = Operator("", "", Role.INSTALLER, frozenset(Right))

SHORTEST_PIN = 8  # reliability.md section 4: admin PIN of at least eight digits
