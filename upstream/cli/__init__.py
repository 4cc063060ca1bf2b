"""The command line: ``locker-upstream``. Exit codes follow sysexits.h."""

from __future__ import annotations

import os
import sys

import typer
from typer._click.exceptions import ClickException, UsageError

from upstream.cli import alarm, booking, client, kiosk, opening, people, policy, record, recovery, serve, tenant
from upstream.cli.failure import Failure

app = typer.Typer(
    help="The service that many lockers' kiosks report to.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command("serve", epilog=serve.EXAMPLE)(serve.serve)
app.command("open", epilog=opening.EXAMPLE)(opening.open_)
app.add_typer(tenant.app, name="tenant")
app.add_typer(kiosk.app, name="kiosk")
app.add_typer(people.app, name="people")
app.add_typer(policy.app, name="policy")
app.add_typer(client.app, name="client")
app.add_typer(booking.app, name="booking")
app.add_typer(recovery.app, name="recovery")
app.add_typer(record.app, name="record")
app.add_typer(alarm.app, name="alarm")


def main() -> None:
    """Run the command that was asked for and exit with its code."""
    sys.exit(_exit_code())


def _exit_code() -> int:
    try:
        return app(standalone_mode=False) or os.EX_OK
    except UsageError as error:
        error.show()
        return os.EX_USAGE
    except ClickException as error:
        error.show()
        return os.EX_NOINPUT
    except typer.Exit as end:
        return end.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return 130  # as a shell reports an interrupt
    except Failure as failure:
        typer.echo(str(failure), err=True)
        return failure.code
