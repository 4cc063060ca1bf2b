"""``locker-kiosk policy``: which rules hold for somebody, who set them, and what comes of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from kiosk.cli import policy_source, site
from kiosk.cli.failure import Failure
from kiosk.cli.instants import instant
from kiosk.cli.options import Data, Json
from kiosk.cli.policy_words import barred, outcome, setting_lines
from kiosk.cli.saying import say, say_json
from kiosk.config.faults import one_of
from kiosk.config.writing import as_written
from kiosk.domain.people import Person
from kiosk.domain.scopes import Policies
from kiosk.domain.terms import NotNow, Term, term
from kiosk.engine.ports import StoreError
from kiosk.runtime.clock import SystemClock
from kiosk.store import reading
from kiosk.store.data_folder import DataFolder, FolderUnusable

app = typer.Typer(help="Which rules hold for whom.", no_args_is_help=True, rich_markup_mode=None)
app.command("show", epilog=policy_source.SHOW_EXAMPLE)(policy_source.show)
app.command("keep-own", epilog=policy_source.KEEP_EXAMPLE)(policy_source.keep_own)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: of whom, by which rules, at which of the banks, and when."""

    person: Person
    policies: Policies
    banks: Sequence[str]
    at: datetime


@app.command(epilog="Example: locker-kiosk policy explain --person e17 --at 2026-12-24T08:00 --data DIR")
def explain(
    person: Annotated[str, typer.Option(metavar="ID", help="Of whom, by their id.")],
    data: Data,
    at: Annotated[
        str | None, typer.Option(metavar="T", help="When, in ISO 8601; local time without a zone. Now, where left out.")
    ] = None,
    bank: Annotated[str | None, typer.Option(help="At which bank; at each, where left out.")] = None,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="By this site file, not that of the last run.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Explain each setting that holds for somebody with the scope that set it, and what they would get at some time."""
    try:
        asked = _asked(DataFolder(data), config, person, at, bank)
    except FolderUnusable as error:
        raise Failure(os.EX_NOINPUT, str(error)) from None
    except StoreError as error:
        raise Failure(os.EX_IOERR, str(error)) from None
    if as_json:
        say_json(_as_json(asked))
        return
    for line in _lines(asked):
        say(line)


def _asked(folder: DataFolder, config: Path | None, person: str, at: str | None, bank: str | None) -> Asked:
    known = reading.person(folder.database, person) if folder.has_database() else None
    if known is None:
        raise Failure(os.EX_NOINPUT, f"Nobody in {folder.path} has the id {person}. Check --person and --data.")
    policies, banks = _last_run(folder) if config is None else _planned(config)
    return Asked(known, policies, _wanted(bank, banks), _instant(at, policies.timezone))


def _planned(config: Path) -> tuple[Policies, Sequence[str]]:
    found = site.load(config)
    return found.policies, found.banks


def _last_run(folder: DataFolder) -> tuple[Policies, Sequence[str]]:
    known = reading.settings(folder.database)
    policies = Policies(
        ZoneInfo(known.get("timezone", "UTC")),
        reading.scopes(folder.database),
        building=known.get("building", ""),
        tenant=known.get("tenant", ""),
    )
    return policies, reading.banks(folder.database)


def _wanted(bank: str | None, banks: Sequence[str]) -> Sequence[str]:
    """A kiosk without doors has no bank; what holds for the site is told all the same."""
    if bank is None:
        return banks or [""]
    if bank not in banks:
        there = f"There is {one_of(banks)}." if banks else "There is none."
        raise Failure(os.EX_NOINPUT, f"There is no bank {bank}. {there}")
    return [bank]


def _instant(text: str | None, zone: ZoneInfo) -> datetime:
    return SystemClock().now() if text is None else instant("--at", text, zone)


def _lines(asked: Asked) -> list[str]:
    person, policies = asked.person, asked.policies
    lines = []
    for bank in asked.banks:
        where = f", at bank {bank}" if bank else ""
        explained = setting_lines(as_written(policies.explain(person, bank)))
        said = outcome(person, policies.policy_for(person, bank), asked.at)
        lines += [f"{person.name} ({person.known_as}) of {policies.tenant_of(person) or 'no tenant'}{where}:"]
        lines += [*explained, said, ""]
    return lines[:-1]


def _as_json(asked: Asked) -> dict[str, Any]:
    person, policies = asked.person, asked.policies
    return {
        "person": person.known_as,
        "tenant": policies.tenant_of(person),
        "standing": person.standing(asked.at).value,
        "at": _iso(asked.at, policies.timezone),
        "banks": [_bank_as_json(asked, bank) for bank in asked.banks],
    }


def _bank_as_json(asked: Asked, bank: str) -> dict[str, Any]:
    policy = asked.policies.policy_for(asked.person, bank)
    reason = barred(asked.person, policy, asked.at)
    found = term(policy, asked.at) if reason is None else None
    ends_at = found.ends_at if isinstance(found, Term) else None
    opens_at = found.opens_at if isinstance(found, NotNow) else None
    return {
        "bank": bank,
        "settings": [
            {"setting": key, "value": value, "set_by": list(set_by)}
            for key, value, set_by in as_written(asked.policies.explain(asked.person, bank))
        ],
        "given": isinstance(found, Term),
        "until": _iso(ends_at, policy.timezone),
        "shift": found.shift if isinstance(found, Term) else None,
        "opens_at": _iso(opens_at, policy.timezone),
        "barred": reason,
    }


def _iso(at: datetime | None, zone: ZoneInfo) -> str | None:
    return None if at is None else at.astimezone(zone).isoformat()
