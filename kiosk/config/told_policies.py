"""Policies in a document of their own: ``[policy]`` and ``[[scope]]`` as upstream tells them, not the site file.

They are checked as those of the site file are. A document for several kiosks may also speak of what is elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from kiosk.config import scope_checks
from kiosk.config.combinations import check_combinations
from kiosk.config.faults import Fault, SiteFileError, harmless
from kiosk.config.known import Drivers
from kiosk.config.lines import Lines
from kiosk.config.lines import Path as Place
from kiosk.config.load import parsed
from kiosk.config.reading import Reading
from kiosk.config.rules import PolicyTable, RulesTable, ScopeEntry, scope_of, site_scope
from kiosk.config.tables import Site
from kiosk.domain.scopes import Policies

# It is read by the thread that opens doors.
MOST_BYTES = 16 << 10
MOST_SAID, LONGEST_SAID = 3, 1000
TABLES = ("policy", "scope")
_DOCUMENT = Path("policy.toml")
_OF_THE_KIOSK = frozenset(PolicyTable.model_fields) - frozenset(RulesTable.model_fields)

Scopes = Sequence[tuple[Place, ScopeEntry]]


def read_policies(text: str, site: Site, *, of_one_kiosk: bool) -> Policies:
    """The policies of a document, for the doors of this site file. ``ValueError`` with what is wrong, in sentences.

    Where it is not ``of_one_kiosk`` alone, a scope for a bank, building or tenant that is not here is another kiosk's.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise ValueError(f"A document of policies has at most {MOST_BYTES >> 10} KiB.")
    try:
        return _read(text.replace("\r\n", "\n"), site, of_one_kiosk)
    except SiteFileError as error:
        raise ValueError(_said(error.faults)) from None


def _read(text: str, site: Site, of_one_kiosk: bool) -> Policies:
    raw, faults = _only_policies(parsed(text, _DOCUMENT))
    lines = Lines(text)
    reading = Reading(raw, lines, Drivers())
    reading.faults += [Fault(lines.of(place), f"[{place[0]}]", message) for place, message in faults]
    policy, scopes = reading.single("policy", RulesTable), reading.placed("scope", ScopeEntry)
    scope_checks.check_scopes(reading)
    scope_checks.check_policies(reading)
    if policy is not None and not reading.faults:
        here = [one for one in scopes if of_one_kiosk or _is_here(one[1], site)]
        reading.faults += _unknown_names(raw, lines, here, site)
        check_combinations(reading, site.site, policy, here, site.compartments, of_one_kiosk=of_one_kiosk)
    if policy is None or reading.faults:
        raise SiteFileError(_DOCUMENT, reading.faults)
    told = [site_scope(policy), *(scope_of(one) for _, one in scopes)]
    return Policies(site.site.timezone, told, building=site.site.building or "", tenant=site.site.tenant)


def _only_policies(document: Mapping[str, Any]) -> tuple[dict[str, Any], list[tuple[Place, str]]]:
    """What of it is a policy, and what is wrong with the rest."""
    others = [name for name in document if name not in TABLES]
    faults: list[tuple[Place, str]] = [
        ((name,), f'Only [policy] and [[scope]] may stand here, and not "{harmless(name)}". Take it out.')
        for name in others
    ]
    if not document:
        faults.append((("policy",), "Nothing is set here. Write [policy] and what is to hold below it."))
    raw = {name: document[name] for name in TABLES if name in document}
    policy = raw.get("policy")
    if isinstance(policy, dict):
        raw["policy"] = {key: value for key, value in policy.items() if key not in _OF_THE_KIOSK}
        own = [key for key in policy if key in _OF_THE_KIOSK]
        faults += [(("policy", key), f"The kiosk's own site file sets {key}. Take this line out.") for key in own]
    return raw, faults


def _is_here(scope: ScopeEntry, site: Site) -> bool:
    """Whether it says something of this kiosk; one without doors speaks of the banks of others."""
    banks = site.banks or (scope.bank,)
    tenants = {site.site.tenant, *(one.name for one in site.tenants)}
    wheres = ((scope.bank, banks), (scope.building, (site.site.building,)), (scope.tenant, tenants))
    return all(named is None or named in known for named, known in wheres)


def _unknown_names(raw: Mapping[str, Any], lines: Lines, here: Scopes, site: Site) -> list[Fault]:
    """Banks, zones and the like that are not there, in what is said of this kiosk."""
    places = {place for place, _ in here}
    rows = [one if ("scope", index) in places else None for index, one in enumerate(raw.get("scope", []))]
    doors = [{"bank": one.bank, "zone": one.zone, "tenant": site.tenant_of(one)} for one in site.compartments]
    tenants = [{"name": one.name} for one in site.tenants]
    names = {"compartment": doors, "tenant": tenants}
    reading = Reading({**raw, "scope": rows, **names}, lines, Drivers())
    scope_checks.check_names(reading, site.site)
    return reading.faults


def _said(faults: Sequence[Fault]) -> str:
    """The first of them, in one text."""
    said = [str(one) for one in islice(faults, MOST_SAID)]
    more = len(faults) - len(said)
    return harmless(" ".join([*said, *([f"And {more} more."] if more else [])]), LONGEST_SAID)
