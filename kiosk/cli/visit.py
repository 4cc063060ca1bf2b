"""``locker-kiosk visit``: who is expected, who is here, who was."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from kiosk.cli import visiting as v
from kiosk.cli.folders import with_kiosk
from kiosk.cli.instants import instant
from kiosk.cli.new_file import new_file, refuse_own
from kiosk.cli.options import Data, Json
from kiosk.cli.orders import carry_out, timezone
from kiosk.cli.record_files import cell
from kiosk.cli.saying import counted, say, say_json
from kiosk.domain.guests import VisitState
from kiosk.domain.local_time import MIDNIGHT, local_day
from kiosk.domain.local_time import instant as local_instant
from kiosk.domain.passes import in_fours
from kiosk.passes import qr_code
from kiosk.runtime.clock import SystemClock
from kiosk.store.secrets import KeyedLookups, load_key

app = typer.Typer(help="Who is expected, who is here, who was.", no_args_is_help=True, rich_markup_mode=None)

COLUMNS = (
    *("visit", "state", "name", "company", "host", "kind", "tenant", "from", "until", "hours", "arrived", "left"),
    *("bank", "size", "pass", "confirmed", "terms", "language"),
)


@app.command(
    epilog="Example: locker-kiosk visit invite --name 'Ada Byron' --host e17 --from 2026-12-01T09:00 "
    "--until 2026-12-01T17:00 --png invitation.png --data /var/lib/locker-kiosk"
)
def invite(
    name: v.Name,
    host: v.HostNeeded,
    begin: v.FromNeeded,
    until: v.Until,
    png: v.Png,
    data: Data,
    bank: Annotated[str | None, typer.Option(help="Where they will get a door; they are asked where left out.")] = None,
    size: v.SizeWanted = None,
    reachable: v.Reachable = False,
    hours: v.Hours = None,
    contractor: v.Contractor = False,
    company: v.Company = "",
    email: v.Email = "",
    language: v.Language = None,
    config: v.Config = None,
    as_json: Json = False,
) -> None:
    """Expect a visitor: with this QR code, or the code that is printed, they check in at reception by themselves."""
    folder = with_kiosk(data)  # their host is known there
    refuse_own(folder.path, png)
    order = {"do": "visit.invite"} | v.of_a_visit(
        timezone(folder, config),
        name=name,
        bank=bank,
        begin=begin,
        until=until,
        hours=hours,
        size=size,
        reachable=reachable,
        contractor=contractor,
        host=host,
        company=company,
        email=email,
        language=language,
    )
    with new_file(png) as new:
        prepared = carry_out(folder, config, {"do": "visit.prepare"})
        new.path.write_bytes(qr_code.png(prepared["qr"]))
        # The code is hashed here, so that nobody who stands at a running kiosk waits for it.
        lookup = KeyedLookups(load_key(folder.key, may_make=False)).code_lookup(prepared["code"])
        answer = carry_out(folder, config, {**order, "visit": prepared["visit"], "code_lookup": lookup.hex()})
        new.put_in_place()
    code = prepared["code"]
    if as_json:
        say_json({**answer, "code": code, "png": str(png)})
        return
    say(f"Visit {answer['visit']}: expected {v.window(answer)}.")
    say(f"The code of the invitation is {in_fours(code)}.")
    say(f"Its QR code is in {png}. Whoever holds one of them can check in as this guest.")


@app.command("list", epilog="Example: locker-kiosk visit list --on 2026-12-01 --data /var/lib/locker-kiosk --json")
def list_all(
    data: Data,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="Another day than today.")] = None,
    config: v.Config = None,
    as_json: Json = False,
) -> None:
    """Show the visits of a day. That somebody looked is on the record."""
    folder = with_kiosk(data)
    zone = timezone(folder, config)
    since, until = _day(zone, on)
    visits = carry_out(folder, config, {"do": "visit.list", "since": since, "until": until})["visits"]
    if as_json:
        say_json(visits)
        return
    for one in visits:
        say(_line(one))
    say(f"{counted(len(visits), 'visit')}.")


@app.command(
    epilog="Example: locker-kiosk visit export --since 2026-11-01 --until 2026-12-01 --out visits.csv --data DIR"
)
def export(
    out: Annotated[Path, typer.Option("--out", metavar="FILE.csv", help="Where it goes; readable by you alone.")],
    since: Annotated[str, typer.Option(help="Visits from this instant on, in ISO 8601; local time without a zone.")],
    until: Annotated[str, typer.Option(help="Before this instant.")],
    data: Data,
    config: v.Config = None,
) -> None:
    """Hand out the visits of a time as a CSV file; names that were erased are empty. It is on the record."""
    folder = with_kiosk(data)
    refuse_own(folder.path, out)
    zone = timezone(folder, config)
    order = {"do": "visit.export", "since": _instant("--since", since, zone), "until": _instant("--until", until, zone)}
    with new_file(out) as new:
        visits = carry_out(folder, config, order)["visits"]
        _write(new.path, visits)
        new.put_in_place()
    are = "is" if len(visits) == 1 else "are"
    say(f"{counted(len(visits), 'visit')} {are} in {out}. It tells who was here: keep it from whoever need not know.")


@app.command(epilog="Example: locker-kiosk visit end 3f2a… --data /var/lib/locker-kiosk")
def end(visit: v.VisitId, data: Data, config: v.Config = None, as_json: Json = False) -> None:
    """End a visit, or call an invitation off."""
    answer = carry_out(with_kiosk(data), config, {"do": "visit.end", "visit": visit})
    if as_json:
        say_json(answer)
    else:
        v.say_ended(answer)


def _line(one: Mapping[str, Any]) -> str:
    who = ", ".join(filter(None, (one["name"] or "name erased", one["company"])))
    host = f", visits {one['host']}" if one["host"] else ""
    invited = one["state"] == VisitState.INVITED.value
    nowhere = "no locker chosen yet" if invited else "no locker"
    where = f"bank {one['bank']}" if one["bank"] else nowhere
    return f"{one['visit']}  {one['state']}  {v.at(one['from'])} to {v.at(one['until'])}  {who}{host}, {where}"


def _write(path: Path, visits: Iterable[Mapping[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        rows.writerows([cell(one[column]) for column in COLUMNS] for one in visits)


def _day(zone: ZoneInfo, on: str | None) -> tuple[str, str]:
    """The instants at which a local day begins and ends."""
    try:
        day = local_day(SystemClock().now(), zone) if on is None else date.fromisoformat(on)
        first, last = (local_instant(one, MIDNIGHT, zone) for one in (day, day + timedelta(days=1)))
    except (ValueError, OverflowError):
        raise typer.BadParameter("A day looks like 2026-12-01.", param_hint="--on") from None
    return first.isoformat(), last.isoformat()


def _instant(option: str, text: str, zone: ZoneInfo) -> str:
    found: datetime = instant(option, text, zone)
    return found.isoformat()
