"""``locker-kiosk doctor``: what is wrong with the parts of a kiosk, and what to do about it.

Alone it runs the checks; ``walk`` and ``watch`` are commands, each in a module of its name with an EXAMPLE.
"""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer
from typer._click import Command, Context
from typer._click.exceptions import UsageError
from typer.core import TyperGroup

from kiosk.cli.loading import loading
from kiosk.cli.options import Json

COMMANDS = ("walk", "watch")

EXAMPLE = "Example: locker-kiosk doctor --config site.toml --data /var/lib/locker-kiosk"


class Commands(TyperGroup):
    """Loads a command when it is asked for: the checks need nothing of a walk."""

    def list_commands(self, ctx: Context) -> list[str]:
        """All their names."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        with loading():
            module = import_module(f"kiosk.cli.doctor.{cmd_name}")
        alone = typer.Typer(rich_markup_mode=None, add_completion=False)
        alone.command(cmd_name, epilog=module.EXAMPLE)(getattr(module, cmd_name))
        return typer.main.get_command(alone)


app = typer.Typer(
    cls=Commands,
    help="Check the parts of a kiosk, and say what to do for each fault. No lock is ever pulsed by a check.",
    epilog=EXAMPLE,
    invoke_without_command=True,
    rich_markup_mode=None,
)

_Config = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="The site file.")]
_Data = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="The kiosk's data folder.")]
_Interactive = Annotated[bool, typer.Option("--interactive", help="Ask for a badge and a code to be held up.")]
_Print = Annotated[bool, typer.Option("--print", help="Print a test slip.")]


@app.callback()
def doctor(
    context: typer.Context,
    config: _Config = None,
    data: _Data = None,
    as_json: Json = False,
    interactive: _Interactive = False,
    test_slip: _Print = False,
) -> None:
    """Check the parts of a kiosk, and say what to do for each fault. No lock is ever pulsed by a check."""
    if context.invoked_subcommand is not None:
        return
    if config is None:
        raise UsageError("Missing option '--config'.")
    from kiosk.cli.doctor.checking import check

    code = check(config, data, as_json=as_json, interactive=interactive, test_slip=test_slip)
    if code != os.EX_OK:
        raise typer.Exit(code)
