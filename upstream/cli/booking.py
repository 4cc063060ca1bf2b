"""`locker-upstream booking`: who has booked what, and giving a booking up, or the rest of it, for them."""

from __future__ import annotations

import os
from typing import Annotated, Any

import typer

from upstream.bookings import change, rows
from upstream.bookings.values import Booking
from upstream.cli.common import DEFAULT_DATABASE, Database, Json, Tenant, changing, minute, say, say_json, table
from upstream.cli.failure import Failure
from upstream.clock import system_clock, written
from upstream.refusals import Refused

app = typer.Typer(help="What is booked.", no_args_is_help=True, rich_markup_mode=None)

Id = Annotated[str, typer.Argument(metavar="ID", help="The booking, as booking list shows it.")]


@app.command("list", epilog="Example: locker-upstream booking list --tenant acme")
def list_(tenant: Tenant, database: Database = DEFAULT_DATABASE, as_json: Json = False) -> None:
    """List a tenant's bookings that are not over yet, the next first."""
    with changing(database) as connection:
        found = rows.ahead(connection, tenant, system_clock())
    if as_json:
        say_json([_json(one) for one in found])
        return
    head = ("ID", "PERSON", "KIOSK", "BANK", "SIZE", "FROM", "UNTIL", "STATE", "DOOR")
    table([head, *(_line(one) for one in found)])


@app.command(epilog="Example: locker-upstream booking cancel 5f0c… --tenant acme")
def cancel(booking: Id, tenant: Tenant, database: Database = DEFAULT_DATABASE) -> None:
    """Give a booking up; its room can be booked at once."""
    with changing(database) as connection:
        answer = change.cancel(connection, tenant, booking, lambda _: True, system_clock())
    say(f"The booking is {_made(answer).state}.")


@app.command(epilog="Example: locker-upstream booking release 5f0c… --tenant acme")
def release(booking: Id, tenant: Tenant, database: Database = DEFAULT_DATABASE) -> None:
    """Give back what is left of a booking: it ends now where its person has come, else it is given up."""
    with changing(database) as connection:
        answer = change.release(connection, tenant, booking, lambda _: True, system_clock())
    made = _made(answer)
    say(f"The booking is {made.state}, until {minute(made.window.end)}.")


def _made(answer: Booking | Refused) -> Booking:
    if isinstance(answer, Refused):
        raise Failure(os.EX_DATAERR, answer.detail)
    return answer


def _line(one: Booking) -> tuple[Any, ...]:
    times = minute(one.window.start), minute(one.window.end)
    return one.id, one.person, one.kiosk_name, one.bank, one.given or one.size, *times, one.state, one.door


def _json(one: Booking) -> dict[str, Any]:
    return {
        "id": one.id,
        "person": one.person,
        "kiosk": one.kiosk,
        "bank": one.bank,
        "size": one.size,
        "given": one.given,
        "start": written(one.window.start),
        "end": written(one.window.end),
        "state": one.state,
        "door": one.door,
    }
