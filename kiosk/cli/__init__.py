"""The command line: ``locker-kiosk``. Exit codes follow sysexits.h."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from keyword import iskeyword
from typing import Annotated

import typer
from typer._click import Command, Context
from typer._click.exceptions import ClickException, UsageError
from typer.core import TyperGroup

from kiosk import __version__
from kiosk.cli import saying
from kiosk.cli.failure import Failure
from kiosk.cli.loading import loading

# In the order in which the help lists them: each in a module of its name (``pass`` in ``pass_``), which has an ``app``
# or, where it is a single command, a function of that name and an EXAMPLE.
GROUPS = (
    "config",
    "people",
    "operator",
    "policy",
    "reservation",
    "compartment",
    "pass",
    "trust",
    "visit",
    "lost-property",
    "audit",
    "upstream",
    "doctor",
)
SINGLE = ("run", "demo", "status", "simulate", "emulate", "backup", "restore", "diagnostics")

CLOSED_PIPE = 141  # as a shell reports it


class Commands(TyperGroup):
    """Loads a command when it is asked for: a kiosk must start in 1.5 s, and needs nothing of what the others need."""

    def list_commands(self, ctx: Context) -> list[str]:
        """All their names."""
        return [*SINGLE, *GROUPS]

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """The command of this name, or None."""
        if cmd_name in GROUPS:
            return _group(cmd_name)
        return _single(cmd_name) if cmd_name in SINGLE else None


def _group(name: str) -> Command:
    around = typer.Typer(rich_markup_mode=None, add_completion=False)
    with loading():
        module = import_module(f"kiosk.cli.{name.replace('-', '_')}{'_' * iskeyword(name)}")
    around.add_typer(module.app, name=name)
    around.callback()(lambda: None)
    found = typer.main.get_command(around)
    assert isinstance(found, TyperGroup)
    return found.commands[name]


def _single(name: str) -> Command:
    with loading():
        module = import_module(f"kiosk.cli.{name}")
    alone = typer.Typer(rich_markup_mode=None, add_completion=False)
    alone.command(name, epilog=module.EXAMPLE)(getattr(module, name))
    return typer.main.get_command(alone)


app = typer.Typer(
    cls=Commands,
    help="One bank of lockers, shared by many people.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


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
    saying.take_any_text()
    sys.exit(_exit_code())


def _exit_code() -> int:
    try:
        code = _done()
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        code = _cut_off(error)
    return code


def _done() -> int:
    try:
        _refuse_what_is_no_text()
        return app(standalone_mode=False) or os.EX_OK
    except UsageError as error:
        _show(error)
        return os.EX_USAGE
    except ClickException as error:
        _show(error)
        return os.EX_NOINPUT
    except typer.Exit as end:
        return end.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return 130  # as a shell reports an interrupt
    except SystemExit:  # this is how typer ends where nobody reads on: it says nothing any more
        return CLOSED_PIPE
    except Failure as failure:
        saying.complain(str(failure))
        return failure.code


def _show(error: ClickException) -> None:
    try:
        error.show()
    except OSError:
        saying.silence(sys.stderr)


def _refuse_what_is_no_text() -> None:
    """Else it would end up, or fail to, on the record."""
    for number, one in enumerate(sys.argv[1:], start=1):
        try:
            one.encode()
        except UnicodeEncodeError:
            raise Failure(
                os.EX_USAGE, f"Argument {number}, {os.fsencode(one)!r}, is not UTF-8. Type it, or name that file, anew."
            ) from None


def _cut_off(error: OSError) -> int:
    """What is printed does not get anywhere; of other files the commands themselves speak."""
    if error.filename is not None:
        saying.complain(f"{error.filename}: {error.strerror}. Check that it is there, and yours to use.")
        return os.EX_IOERR
    saying.silence(sys.stdout)
    if error.errno == errno.EPIPE:
        return CLOSED_PIPE
    saying.complain(f"Not all could be written: {error.strerror}. Make room where it goes, then try again.")
    return os.EX_IOERR
