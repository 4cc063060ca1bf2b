"""Whether the policies make sense together: for each tenant at each bank, and for each part of their people there.

What holds for some tenant at some bank must be sound there. Scopes of a department or a group may be meant for one
tenant only, so they must be sound somewhere. A setting that has no effect is a fault where it has none anywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from zoneinfo import ZoneInfo

from kiosk.config.lines import Path
from kiosk.config.reading import Reading
from kiosk.config.rules import RulesTable, ScopeEntry, key_of, scope_of, site_scope
from kiosk.config.tables import CompartmentEntry, SiteTable
from kiosk.domain.assignments import Model
from kiosk.domain.policy import Policy
from kiosk.domain.policy_checks import Objection, contradictions, without_effect
from kiosk.domain.scopes import Scope, ScopeKind, combined

# Of a file with more, the rest is not looked at: reading it must not take long.
MOST_COMBINATIONS = 2000

_OF_PEOPLE = (ScopeKind.DEPARTMENT, ScopeKind.GROUP)


@dataclass(frozen=True, slots=True)
class Written:
    """A scope, and where its table stands."""

    scope: Scope
    path: Path


@dataclass(frozen=True, slots=True)
class Place:
    """One tenant at one bank, with the doors that they have there; without ``doors`` these are not known."""

    bank: str | None
    tenant: str
    doors: tuple[CompartmentEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Combination:
    """Scopes that apply together, wide to narrow, and the policy that they make."""

    place: Place
    scopes: tuple[Written, ...]
    policy: Policy

    def objections(self) -> list[Objection]:
        """What contradicts itself, or the doors that are there."""
        return contradictions(self.policy) or _without_doors(self.policy, self.place)

    def blamed(self, settings: Sequence[str]) -> Path:
        """The line of the narrowest scope that has a say in these settings."""
        for one in reversed(self.scopes):
            for name in settings:
                if name in one.scope.settings:
                    return (*one.path, key_of(name))
        return self.scopes[0].path


def check_combinations(
    reading: Reading,
    site: SiteTable,
    policy: RulesTable,
    scopes: Sequence[tuple[Path, ScopeEntry]],
    compartments: Sequence[CompartmentEntry],
    *,
    of_one_kiosk: bool = True,
) -> None:
    """Every fault at the line of the setting that causes it. The policy and all scopes are sound by themselves.

    ``of_one_kiosk``: none of this is said of other kiosks, too.
    """
    written = [Written(site_scope(policy), ("policy",)), *(Written(scope_of(one), path) for path, one in scopes)]
    written.sort(key=lambda one: list(ScopeKind).index(one.scope.kind))
    # A compartment with a slip in it is not among them, and no door is in a zone with one: no policy is to blame.
    places = _places(site, compartments, not reading.faults) if compartments else _elsewhere(site, written)
    found = _Combinations(site.timezone, site.building, written, places)
    # A kiosk without doors does not know of all banks, so what has no effect here may have one there.
    faults = [*found.unsound(), *(found.of_no_effect() if compartments and of_one_kiosk else [])]
    for path, sentence in dict.fromkeys(faults):
        reading.fault(path, sentence)


class _Combinations:
    def __init__(
        self, timezone: ZoneInfo, building: str | None, written: Sequence[Written], places: Sequence[Place]
    ) -> None:
        self._timezone = timezone
        self._building = building
        self._written = written
        looked_at = [(place, self._applying(place)) for place in places[:MOST_COMBINATIONS]]
        self._wide = [self._combination(place, scopes) for place, scopes in looked_at]
        narrow = [one for one in written if one.scope.kind in _OF_PEOPLE]
        most = MOST_COMBINATIONS // len(looked_at)
        # Each scope of people, together with what holds for each tenant at each bank.
        self._narrowed = [
            (one, [self._combination(place, [*scopes, one]) for place, scopes in looked_at]) for one in narrow[:most]
        ]
        self._is_all = len(places) == len(looked_at) and len(narrow) <= most

    def unsound(self) -> Iterator[tuple[Path, str]]:
        """What is wrong for some tenant at some bank, and what a narrower scope makes wrong everywhere."""
        for one in self._wide:
            for objection in one.objections():
                yield one.blamed(objection.settings), objection.sentence
        for narrow, everywhere in self._narrowed:
            objections = [{one.settings: one.sentence for one in found.objections()} for found in everywhere]
            for settings, sentence in objections[0].items():
                blamed = everywhere[0].blamed(settings)
                if blamed[: len(narrow.path)] == narrow.path and all(settings in others for others in objections):
                    yield blamed, sentence

    def of_no_effect(self) -> Iterator[tuple[Path, str]]:
        """What somebody wrote, and has no effect wherever it holds."""
        useless: dict[Path, list[str | None]] = defaultdict(list)
        everything = [self._wide, *(found for _, found in self._narrowed)] if self._is_all else []
        for one in chain.from_iterable(everything):
            sentences = {key_of(found.settings[0]): found.sentence for found in without_effect(one.policy)}
            last = {key_of(name): each.path for each in one.scopes for name in each.scope.settings}
            for key, path in last.items():
                useless[*path, key].append(sentences.get(key))
        for path, said in useless.items():
            if said[0] is not None and None not in said:
                yield path, said[0]

    def _applying(self, place: Place) -> list[Written]:
        return [one for one in self._written if self._applies(one.scope, place)]

    def _combination(self, place: Place, scopes: Sequence[Written]) -> Combination:
        return Combination(place, tuple(scopes), combined(self._timezone, [one.scope for one in scopes])[0])

    def _applies(self, scope: Scope, place: Place) -> bool:
        match scope.kind:
            case ScopeKind.SITE:
                return True
            case ScopeKind.BUILDING:
                return scope.name == self._building
            case ScopeKind.BANK:
                return scope.name == place.bank
            case ScopeKind.TENANT:
                return scope.name == place.tenant
            case _:
                return False


def _places(site: SiteTable, compartments: Sequence[CompartmentEntry], all_known: bool) -> list[Place]:
    """Where doors are."""
    doors: dict[tuple[str, str], list[CompartmentEntry]] = defaultdict(list)
    for one in compartments:
        doors[one.bank, one.tenant or site.tenant].append(one)
    return [Place(bank, tenant, tuple(found) if all_known else ()) for (bank, tenant), found in doors.items()]


def _elsewhere(site: SiteTable, written: Sequence[Written]) -> list[Place]:
    """A kiosk without doors speaks of those of others: wherever a scope does."""
    banks: list[str | None] = [one.scope.name for one in written if one.scope.kind is ScopeKind.BANK]
    tenants = {site.tenant, *(one.scope.name for one in written if one.scope.kind is ScopeKind.TENANT)}
    every = (Place(bank, tenant) for bank in banks or [None] for tenant in sorted(tenants))
    return list(islice(every, MOST_COMBINATIONS + 1))


def _without_doors(policy: Policy, place: Place) -> list[Objection]:
    """Where the tenant has doors, somebody may have one of them."""
    own = [one for one in place.doors if one.named_for is not None]
    if policy.model is Model.NAMED:
        if own or not place.doors:
            return []
        return [
            Objection(
                ("model",),
                f'With the model "named", each has a door of their own, but bank {place.bank} has none that is '
                f"named_for somebody of {place.tenant}. Name some, or write another model.",
            )
        ]
    shared = [one for one in place.doors if one.named_for is None]
    fitting = [one for one in shared if one.size in policy.sizes and (policy.zones is None or one.zone in policy.zones)]
    if fitting or not shared:
        return []
    return [
        Objection(
            ("zones", "sizes"),
            f"None of the doors that {place.tenant} has at bank {place.bank} is of the sizes and in the zones that "
            "are allowed here. Allow one that is there.",
        )
    ]
