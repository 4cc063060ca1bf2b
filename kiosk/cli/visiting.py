"""What the commands about visitors have in common: how a visit is asked for, and how a pass is handed over."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from kiosk.cli.failure import Failure
from kiosk.cli.instants import instant
from kiosk.cli.saying import complain, say
from kiosk.domain.compartments import Size
from kiosk.domain.people import PersonKind
from kiosk.store.data_folder import DataFolder, FolderUnusable

Name = Annotated[str, typer.Option(help="The visitor's name.")]
Until = Annotated[
    str, typer.Option("--until", metavar="T", help="When the visit ends, in ISO 8601; local time without a zone.")
]
From = Annotated[str | None, typer.Option("--from", metavar="T", help="When it begins; now where left out.")]
FromNeeded = Annotated[str, typer.Option("--from", metavar="T", help="When they are expected; local without a zone.")]
SizeWanted = Annotated[Size | None, typer.Option("--size", help="A door of at least this size.")]
Reachable = Annotated[bool, typer.Option(help="A door that is reachable from a wheelchair.")]
Hours = Annotated[
    str | None, typer.Option(metavar="08:00-17:00", help="Of each day, where the visit lasts several; local time.")
]
Contractor = Annotated[bool, typer.Option("--contractor", help="They work here: the rules for contractors apply.")]
_HOST = typer.Option(metavar="ID", help="Whom they visit, by the id that other systems know.")
Host = Annotated[str | None, _HOST]
HostNeeded = Annotated[str, _HOST]
Company = Annotated[str, typer.Option(help="Where they come from.")]
Email = Annotated[str, typer.Option(help="Where to send it, too.")]
Language = Annotated[str | None, typer.Option(metavar="CODE", help="What they read, like de.")]
Png = Annotated[Path, typer.Option("--png", metavar="FILE", help="Where the picture of the QR code goes.")]
VisitId = Annotated[str, typer.Argument(metavar="VISIT", help="As pass issue, visit invite and visit list print it.")]
Config = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="The site file; for a kiosk that never ran with it.")
]

_HOURS = re.compile(r"(?P<begin>(?:[01]\d|2[0-3]):[0-5]\d)-(?P<end>(?:[01]\d|2[0-3]):[0-5]\d|24:00)", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_](?:[A-Za-z]{2,8}|\d{3})){0,2}", re.ASCII)


def of_a_visit(
    zone: ZoneInfo,
    *,
    name: str,
    bank: str | None,
    begin: str | None,
    until: str,
    hours: str | None,
    size: Size | None,
    reachable: bool,
    contractor: bool,
    host: str | None,
    company: str,
    email: str,
    language: str | None,
) -> dict[str, Any]:
    """What is asked for, as the orders say it."""
    if language is not None and not _LANGUAGE.fullmatch(language):
        raise typer.BadParameter("A language is a code like en or de-AT.", param_hint="--language")
    return {
        "name": name,
        "bank": bank,
        "from": None if begin is None else instant("--from", begin, zone).isoformat(),
        "until": instant("--until", until, zone).isoformat(),
        "hours": None if hours is None else _hours(hours),
        "size": None if size is None else size.value,
        "reachable": reachable,
        "kind": (PersonKind.CONTRACTOR if contractor else PersonKind.VISITOR).value,
        "host": host,
        "company": company,
        "email": email,
        "language": language,
    }


def begins_here(folder: DataFolder) -> None:
    """Say it where no kiosk was yet: a mistyped folder would be one that nobody trusts."""
    try:
        if folder.has_database():
            return
    except FolderUnusable as error:
        raise Failure(os.EX_CANTCREAT, str(error)) from None
    complain(f"There was no kiosk in {folder.path}: a new one begins there. If you meant another, check --data.")


def at(text: str) -> str:
    """An instant of an answer, which is in the site's time already, for people."""
    return f"{datetime.fromisoformat(text):%Y-%m-%d %H:%M}"


def window(answer: Mapping[str, Any]) -> str:
    """``2026-12-01 08:00 to 2026-12-04 17:00, each day 08:00-17:00``."""
    hours = answer["hours"]
    daily = "" if hours is None else f", each day {hours[0]}-{hours[1].replace('00:00', '24:00')}"
    return f"{at(answer['from'])} to {at(answer['until'])}{daily}"


def say_ended(answer: Mapping[str, Any]) -> None:
    """That a visit is over, and where its pass may still open a door."""
    say(f"The visit {answer['visit']} is over.")
    if answer["door"] is not None:
        say(f"Door {answer['door']} of bank {answer['bank']} still holds their things: only facilities open it now.")
    if answer["may_open_until"] is not None:
        say(
            f"Bank {answer['bank']} could not be told: the pass may still open a door there until "
            f"{at(answer['may_open_until'])}. Carry a new trust file there to stop it at once."
        )


def _hours(text: str) -> list[str]:
    found = _HOURS.fullmatch(text)
    if found is None or found["begin"] == found["end"]:
        raise typer.BadParameter("Hours look like 08:00-17:00.", param_hint="--hours")
    return [found["begin"], time.min.isoformat("minutes") if found["end"] == "24:00" else found["end"]]
