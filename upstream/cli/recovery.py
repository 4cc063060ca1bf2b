"""`locker-upstream recovery`: operators without a PIN, who may have a new one."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from upstream.cli.common import (
    DEFAULT_DATABASE,
    Database,
    Json,
    Tenant,
    changing,
    minute,
    readable,
    say,
    say_json,
    table,
)
from upstream.cli.failure import Failure
from upstream.clock import system_clock, written
from upstream.recoveries import grant as grants
from upstream.recoveries.grant import LONGEST_S, Recovery, Wish
from upstream.refusals import Refused

app = typer.Typer(help="Operators who may have a new PIN.", no_args_is_help=True, rich_markup_mode=None)

Id = Annotated[str, typer.Argument(metavar="ID", help="The recovery, as recovery list shows it.")]
Operator = Annotated[str, typer.Argument(metavar="OPERATOR", help="The operator, by their id in other systems.")]
Kiosk = Annotated[str | None, typer.Option(help="At this kiosk only; else at each of the tenant's.")]
By = Annotated[str, typer.Option(help="Who grants it: a name that the record keeps.")]
Lives = Annotated[int, typer.Option(min=60, max=LONGEST_S, metavar="SECONDS", help="Then it is over.")]
_LONGEST_NAME = 100


@app.command(epilog='Example: locker-upstream recovery grant E17 --tenant acme --kiosk bank-2f --by "Ana, security"')
def grant(
    operator: Operator,
    tenant: Tenant,
    by: By,
    kiosk: Kiosk = None,
    lives: Lives = 3600,
    database: Database = DEFAULT_DATABASE,
) -> None:
    """Let an operator have a new PIN: once at a kiosk, with their badge in hand."""
    for option, text in (("OPERATOR", operator), ("--by", by)):
        readable(option, text, _LONGEST_NAME)
    with changing(database) as connection:
        made = _found(grants.grant(connection, tenant, Wish(operator, kiosk, by, lives), system_clock()))
    say(f"{operator} may have a new PIN until {minute(made.expires_at)} ({made.id}).")


@app.command(epilog="Example: locker-upstream recovery withdraw 5f0c… --tenant acme")
def withdraw(recovery: Id, tenant: Tenant, database: Database = DEFAULT_DATABASE) -> None:
    """Take it back. A PIN that was given by it stays."""
    with changing(database) as connection:
        found = _found(grants.withdraw(connection, tenant, recovery, system_clock()))
    say(f"The recovery of {found.operator} is {found.state}.")


@app.command("list", epilog="Example: locker-upstream recovery list --tenant acme")
def list_(tenant: Tenant, database: Database = DEFAULT_DATABASE, as_json: Json = False) -> None:
    """List the recoveries of the last 90 days, the newest first."""
    with changing(database) as connection:
        found = grants.list_of(connection, tenant, system_clock())
    if as_json:
        say_json([_json(one) for one in found])
        return
    head = ("ID", "OPERATOR", "KIOSK", "BY", "UNTIL", "STATE", "USED AT")
    table([head, *(_line(one) for one in found)])


def _found(answer: Recovery | Refused) -> Recovery:
    if isinstance(answer, Refused):
        raise Failure(os.EX_DATAERR, answer.detail)
    return answer


def _line(one: Recovery) -> tuple[object, ...]:
    used = ", ".join(kiosk for kiosk, _ in one.used)
    return one.id, one.operator, one.kiosk or "any", one.by, minute(one.expires_at), one.state, used


def _json(one: Recovery) -> dict[str, object]:
    return {
        "id": one.id,
        "operator": one.operator,
        "kiosk": one.kiosk,
        "by": one.by,
        "expires_at": written(one.expires_at),
        "state": one.state,
        "used": [{"kiosk": kiosk, "at": written(at)} for kiosk, at in one.used],
    }
