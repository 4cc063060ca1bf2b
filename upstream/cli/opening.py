"""`locker-upstream open`: a door is opened from here, and what came of it is waited for."""

from __future__ import annotations

import os
import time
from typing import Annotated

import typer
from sqlalchemy import Engine

from upstream.cli.common import DEFAULT_DATABASE, Database, Tenant, opened, readable, say
from upstream.cli.failure import Failure
from upstream.clock import system_clock
from upstream.database.database import transaction
from upstream.openings import opening
from upstream.openings.values import LONGEST_S, OPENED, UNCONFIRMED, Opening, Wish
from upstream.refusals import Refused

EXAMPLE = 'Example: locker-upstream open --tenant acme --bank A --door 07 --by "Ana, security" --reason "smoke inside"'
LOOK_EVERY_S = 0.5

Bank = Annotated[str, typer.Option(help="The bank, by its name in the site file.")]
Door = Annotated[str, typer.Option(help="The door's number.")]
By = Annotated[str, typer.Option(help="Who asks: a name that the record keeps.")]
Reason = Annotated[str, typer.Option(help="Why, in a few words.")]
Kiosk = Annotated[str | None, typer.Option(help="The kiosk, where several have a bank of that name.")]
Lives = Annotated[int, typer.Option(min=1, max=LONGEST_S, metavar="SECONDS", help="Then it is done no more.")]


def open_(
    tenant: Tenant,
    bank: Bank,
    door: Door,
    by: By,
    reason: Reason,
    kiosk: Kiosk = None,
    lives: Lives = 30,
    database: Database = DEFAULT_DATABASE,
) -> None:
    """Have a kiosk open a door at once, whoever has it, and wait for what comes of it."""
    wish = Wish(bank, door, readable("--by", by, 100), readable("--reason", reason, 300), lives, kiosk)
    with opened(database) as engine:
        with transaction(engine) as connection:
            asked = opening.ask(connection, tenant, wish, system_clock())
        if isinstance(asked, Refused):
            raise Failure(os.EX_DATAERR, asked.detail)
        say(f"Asked {asked.kiosk} to open door {asked.door} of bank {asked.bank}; waiting for its answer.")
        _tell(_came(engine, tenant, asked))


def _came(engine: Engine, tenant: str, asked: Opening) -> Opening:
    now = asked
    while not now.over:
        time.sleep(LOOK_EVERY_S)
        with transaction(engine) as connection:
            found = opening.find(connection, tenant, asked.id, system_clock())
        assert found is not None, "it is kept for longer than anybody waits"
        now = found
    return now


def _tell(came: Opening) -> None:
    """Ends the command with 0 only where the door was opened."""
    if came.state == OPENED:
        say(f"Door {came.door} was opened.")
    elif came.state == UNCONFIRMED:
        raise Failure(os.EX_TEMPFAIL, f"Nobody can tell whether door {came.door} opened. {came.why or ''}".rstrip())
    else:
        raise Failure(os.EX_UNAVAILABLE, f"Door {came.door} was not opened: {came.state}. {came.why or ''}".rstrip())
