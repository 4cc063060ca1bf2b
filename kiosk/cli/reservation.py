"""``locker-kiosk reservation``: doors for a certain time."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk.cli.failure import Failure
from kiosk.cli.instants import instant
from kiosk.cli.options import Data, Json
from kiosk.cli.orders import carry_out, timezone
from kiosk.cli.saying import say, say_json
from kiosk.domain.compartments import Size
from kiosk.domain.reservations import Repeat
from kiosk.store.data_folder import DataFolder

app = typer.Typer(help="Doors for a certain time.", no_args_is_help=True, rich_markup_mode=None)

Config = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="The site file; needed only where no kiosk runs.")
]
From = Annotated[
    str, typer.Option("--from", metavar="T", help="When it begins, in ISO 8601; local time without a zone.")
]
Until = Annotated[str, typer.Option("--until", metavar="T", help="When it ends.")]
Desk = Annotated[str | None, typer.Option(help="The desk that goes with it: the nearest door is given.")]
Zone = Annotated[str | None, typer.Option(help="The zone to be near to, where no desk is named.")]


@app.command(
    epilog="Example: locker-kiosk reservation add --person e17 --from 2026-12-01T08:00 --until 2026-12-01T17:00 "
    "--size M --desk 2.041 --repeat weekly --times 10 --data DIR"
)
def add(
    person: Annotated[str, typer.Option(metavar="ID", help="Whose it is.")],
    begin: From,
    until: Until,
    data: Data,
    size: Annotated[Size, typer.Option(help="The smallest size that will do.")] = Size.S,
    bank: Annotated[str | None, typer.Option(help="At which bank; the first that can keep it where left out.")] = None,
    door: Annotated[str | None, typer.Option(metavar="NUMBER", help="This very door.")] = None,
    desk: Desk = None,
    zone: Zone = None,
    reachable: Annotated[bool, typer.Option(help="A door that is reachable from a wheelchair.")] = False,
    repeat: Annotated[Repeat | None, typer.Option(help="How it recurs.")] = None,
    times: Annotated[int, typer.Option(min=1, help="How often, the first time included.")] = 1,
    config: Config = None,
    as_json: Json = False,
) -> None:
    """Reserve a door; one that recurs is kept whole or not at all."""
    if (repeat is None) != (times == 1):
        raise Failure(os.EX_USAGE, "Say how it recurs and how often: --repeat weekly --times 10.")
    folder = DataFolder(data)
    zone_of_site = timezone(folder, config)
    order = {
        "do": "reservation.add",
        "person": person,
        "from": instant("--from", begin, zone_of_site).isoformat(),
        "until": instant("--until", until, zone_of_site).isoformat(),
        "size": size.value,
        "bank": bank,
        "door": door,
        "desk": desk,
        "zone": zone,
        "reachable": reachable,
        "repeat": None if repeat is None else repeat.value,
        "times": times,
    }
    _print(carry_out(folder, config, order), as_json, "reserved")


@app.command("list", epilog="Example: locker-kiosk reservation list --data /var/lib/locker-kiosk --json")
def list_all(data: Data, config: Config = None, as_json: Json = False) -> None:
    """Show everything that is reserved and still to come."""
    _print(carry_out(DataFolder(data), config, {"do": "reservation.list"}), as_json, "")


@app.command(epilog="Example: locker-kiosk reservation cancel 3f2a… --data /var/lib/locker-kiosk")
def cancel(
    reservation: Annotated[str, typer.Argument(metavar="ID", help="As add and list print it.")],
    data: Data,
    series: Annotated[bool, typer.Option(help="With every one of its series that is still to come.")] = False,
    config: Config = None,
    as_json: Json = False,
) -> None:
    """Give a reservation back."""
    order = {"do": "reservation.cancel", "id": reservation, "series": series}
    _print(carry_out(DataFolder(data), config, order), as_json, "cancelled")


@app.command(epilog="Example: locker-kiosk reservation move 3f2a… --desk 3.007 --data /var/lib/locker-kiosk")
def move(
    reservation: Annotated[str, typer.Argument(metavar="ID", help="As add and list print it.")],
    data: Data,
    desk: Desk = None,
    zone: Zone = None,
    begin: Annotated[str | None, typer.Option("--from", metavar="T", help="The new beginning.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="T", help="The new end.")] = None,
    config: Config = None,
    as_json: Json = False,
) -> None:
    """Move a reservation to another desk, or to another time."""
    if (begin is None) != (until is None):
        raise Failure(os.EX_USAGE, "A new time has a beginning and an end: give both --from and --until.")
    if begin is None and desk is None and zone is None:
        raise Failure(os.EX_USAGE, "Say where to: --desk or --zone, or --from and --until.")
    folder = DataFolder(data)
    at_site = timezone(folder, config)
    order = {
        "do": "reservation.move",
        "id": reservation,
        "desk": desk,
        "zone": zone,
        "from": None if begin is None else instant("--from", begin, at_site).isoformat(),
        "until": None if until is None else instant("--until", until, at_site).isoformat(),
    }
    _print(carry_out(folder, config, order), as_json, "moved")


def _print(answer: Mapping[str, Any], as_json: bool, done: str) -> None:
    found = answer["reservations"]
    if as_json:
        say_json(found)
        return
    for one in found:
        where = f"door {one['door']}" if one["door"] else f"size {one['size']}"
        near = f", desk {one['desk']}" if one["desk"] else ""
        say(f"{one['id']}  {one['person']}  {one['from']} to {one['until']}  bank {one['bank']}, {where}{near}")
    say(f"{len(found)} {done}.".replace(" .", " reserved and still to come."))
