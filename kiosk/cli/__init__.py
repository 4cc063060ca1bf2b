"""The command line: ``locker-kiosk``. Exit codes follow sysexits.h."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer
from typer._click.exceptions import ClickException, UsageError

from kiosk import __version__
from kiosk.cli import compartment, config, demo, emulate, people, policy, reservation, run, simulate, status
from kiosk.cli.failure import Failure

app = typer.Typer(
    help="One bank of lockers, shared by many people.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command("run", epilog=run.EXAMPLE)(run.run)
app.command("demo", epilog=demo.EXAMPLE)(demo.demo)
app.command("status", epilog=status.EXAMPLE)(status.status)
app.command("simulate", epilog=simulate.EXAMPLE)(simulate.simulate)
app.command("emulate", epilog=emulate.EXAMPLE)(emulate.emulate)
app.add_typer(config.app, name="config")
app.add_typer(people.app, name="people")
app.add_typer(policy.app, name="policy")
app.add_typer(reservation.app, name="reservation")
app.add_typer(compartment.app, name="compartment")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"locker-kiosk {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    pass


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
