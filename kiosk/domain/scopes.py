"""Scopes: site, building, bank, tenant, department, group; a narrower one overrides a setting, limits combine.

What holds for a person at a bank is the policy that results, and for each setting the scope that set it can be told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.domain.assignments import Model
from kiosk.domain.people import Person
from kiosk.domain.policy import Policy, stricter


class ScopeKind(Enum):
    """Wide to narrow."""

    SITE = "site"
    BUILDING = "building"
    BANK = "bank"
    TENANT = "tenant"
    DEPARTMENT = "department"
    GROUP = "group"


_WIDTH = {kind: width for width, kind in enumerate(ScopeKind)}


@dataclass(frozen=True, slots=True)
class Scope:
    """``settings`` by the names of ``Policy``'s fields, as values of their types; ``name`` is empty for the site."""

    kind: ScopeKind
    name: str
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """As a person calls it: ``bank A``."""
        return f"{self.kind.value} {self.name}".rstrip()


def _strictest_of(narrow: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """None is no limit."""
    return lambda wide, new: new if wide is None else wide if new is None else narrow(wide, new)


# A narrower scope can't lift these, only tighten them.
LIMITS: Mapping[str, Callable[[Any, Any], Any]] = {
    "most_doors": min,
    "extensions": min,
    "share_for": min,
    "longest_stay": _strictest_of(min),
    "walk_up_share": max,
    "second_factor": stricter,
    "sizes": lambda wide, new: wide & new,
    "zones": _strictest_of(lambda wide, new: wide & new),
}


@dataclass(frozen=True, slots=True)
class Explained:
    """One effective setting, and the scopes that made it what it is; empty: nobody set it."""

    setting: str
    value: Any
    set_by: tuple[str, ...]


class Policies:
    """Everything that the site file and upstream set. Answers are remembered: a tap asks for one."""

    def __init__(self, timezone: ZoneInfo, scopes: Sequence[Scope], *, building: str = "", tenant: str = "") -> None:
        """``building`` is where the kiosk stands, ``tenant`` whom a person without one belongs to."""
        self.timezone = timezone
        self.scopes = tuple(sorted(scopes, key=lambda one: _WIDTH[one.kind]))
        self._building = building
        self._tenant = tenant
        self._known: dict[tuple[Scope | int, ...], Policy] = {}

    def tenant_of(self, person: Person) -> str:
        """Whose doors this person may have."""
        return person.tenant or self._tenant

    def policy_for(self, person: Person, bank: str) -> Policy:
        """What holds for this person at this bank."""
        applying = [index for index, one in enumerate(self.scopes) if self._applies(one, person, bank)]
        key = tuple(applying)
        if key not in self._known:
            self._known[key] = combined(self.timezone, [self.scopes[index] for index in applying])[0]
        return self._known[key]

    def explain(self, person: Person, bank: str) -> list[Explained]:
        """Each effective setting, with the scope that set it."""
        policy, set_by = combined(self.timezone, [one for one in self.scopes if self._applies(one, person, bank)])
        names = [one.name for one in fields(Policy) if one.name != "timezone"]
        return [Explained(name, getattr(policy, name), tuple(set_by.get(name, ()))) for name in names]

    def _applies(self, scope: Scope, person: Person, bank: str) -> bool:
        match scope.kind:
            case ScopeKind.SITE:
                return True
            case ScopeKind.BUILDING:
                return scope.name == self._building
            case ScopeKind.BANK:
                return scope.name == bank
            case ScopeKind.TENANT:
                return scope.name == self.tenant_of(person)
            case ScopeKind.DEPARTMENT:
                return scope.name == person.department
            case ScopeKind.GROUP:
                return scope.name in person.groups or scope.name == person.kind.value


def combined(timezone: ZoneInfo, scopes: Sequence[Scope]) -> tuple[Policy, dict[str, list[str]]]:
    """The policy of these scopes, wide to narrow, and which of them set what."""
    settings: dict[str, Any] = {}
    set_by: dict[str, list[str]] = {}
    for scope in scopes:
        for name, value in scope.settings.items():
            before = settings.get(name)
            narrow = LIMITS.get(name)
            settings[name] = value if narrow is None or name not in settings else narrow(before, value)
            if settings[name] != before or name not in set_by:
                kept = set_by.get(name, []) if narrow is not None and settings[name] not in {None, value} else []
                set_by[name] = [*kept, scope.title]
    model = settings.pop("model", Model.DAY_USE)
    return Policy(model=model, timezone=timezone, **settings), set_by
