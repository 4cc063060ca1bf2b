"""``locker-kiosk compartment``: what facilities say of a compartment."""

from __future__ import annotations

from typing import Annotated

import typer

from kiosk.cli.options import Data
from kiosk.cli.orders import carry_out
from kiosk.cli.reservation import Config
from kiosk.cli.saying import say
from kiosk.domain.compartments import Condition
from kiosk.store.data_folder import DataFolder

app = typer.Typer(help="What facilities say of a compartment.", no_args_is_help=True, rich_markup_mode=None)

Door = Annotated[str, typer.Argument(metavar="NUMBER", help="The number on the door.")]
Note = Annotated[str | None, typer.Option(help="Why, for the record.")]
Off = Annotated[bool, typer.Option("--off", help="It is over.")]


@app.command(epilog="Example: locker-kiosk compartment hold 12 --note 'police, 14:30' --data DIR")
def hold(door: Door, data: Data, note: Note = None, off: Off = False, config: Config = None) -> None:
    """Keep a compartment from being given away until facilities have looked."""
    _say(door, data, config, Condition.HOLD, note, off)
    say(f"Door {door} is no longer held." if off else f"Door {door} is held: nobody is given it.")


@app.command("out-of-service", epilog="Example: locker-kiosk compartment out-of-service 12 --note 'hinge' --data DIR")
def out_of_service(door: Door, data: Data, note: Note = None, off: Off = False, config: Config = None) -> None:
    """Take a compartment out of use, or bring it back with --off."""
    _say(door, data, config, Condition.OUT_OF_SERVICE, note, off)
    say(f"Door {door} is in use again." if off else f"Door {door} is out of service.")


@app.command(epilog="Example: locker-kiosk compartment reset 12 --note 'bag 7 to lost property' --data DIR")
def reset(door: Door, data: Data, note: Note = None, config: Config = None) -> None:
    """Say that somebody has looked and it is empty: flags and assignment end, and it can be given away."""
    carry_out(DataFolder(data), config, {"do": "compartment.reset", "door": door, "note": note})
    say(f"Door {door} is reset.")


def _say(door: str, data: Data, config: Config, condition: Condition, note: str | None, off: bool) -> None:
    order = {"do": "compartment.condition", "door": door, "condition": condition.value, "note": note, "on": not off}
    carry_out(DataFolder(data), config, order)
