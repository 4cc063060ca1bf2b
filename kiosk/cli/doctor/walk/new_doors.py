"""Doors that sprang open and that the site file does not have: where they hang, and how large they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kiosk.cli.doctor.walk.file import NewDoor, Wired
from kiosk.cli.doctor.walk.talk import Talk
from kiosk.cli.saying import counted
from kiosk.config.tables import MOST_COMPARTMENTS
from kiosk.domain.compartments import Size

_USUAL_BANK = "A"


def ask_new_doors(talk: Talk, raw: Mapping[str, Any], wired: Sequence[Wired]) -> dict[str, NewDoor]:
    """Each of them; those that nothing is told of get a column of their own, right of the others."""
    rows = [one for one in raw.get("compartment", ()) if isinstance(one, dict)]
    known = {str(one.get("door", "")).strip() for one in rows}
    missing = [door for one in wired for door in one.doors.values() if door not in known]
    if not missing:
        return {}
    banks = [str(one["bank"]).strip() for one in rows if "bank" in one]
    bank = banks[0] if banks else _USUAL_BANK
    talk.say(f"{counted(len(missing), 'door')} not in the site file yet. Type size, column and row of each: M 2 3")
    talk.say("Columns count from the left, rows from the top. Enter: to be told later.")
    told = {door: _asked(talk, door, bank) for door in missing}
    columns = [one.column for one in told.values() if one]
    columns += [one["column"] for one in rows if isinstance(one.get("column"), int)]
    aside = max(columns, default=0) + 1
    untold = [door for door in missing if told[door] is None]
    made_up = {door: NewDoor(bank, "M", aside, row, told=False) for row, door in enumerate(sorted(untold), 1)}
    return {door: told[door] or made_up[door] for door in missing}


def _asked(talk: Talk, door: str, bank: str) -> NewDoor | None:
    sizes = {one.value for one in Size}
    while answer := talk.ask(f"Door {door}:"):
        size, *places = answer.upper().split()
        if size in sizes and len(places) == 2 and all(_is_place(one) for one in places):
            return NewDoor(bank, size, int(places[0]), int(places[1]), told=True)
        talk.say("Type a size (S, M, L or XL), the column and the row, such as M 2 3; or just Enter.")
    return None


def _is_place(text: str) -> bool:
    return text.isdecimal() and len(text) <= 3 and 1 <= int(text) <= MOST_COMPARTMENTS
