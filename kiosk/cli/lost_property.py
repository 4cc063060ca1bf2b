"""``locker-kiosk lost-property``: what was found, where it is, and the proof of it."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from kiosk.audit.lost_property import KINDS, LoggedItem, rebuilt
from kiosk.cli import record_files
from kiosk.cli.failure import Failure
from kiosk.cli.folders import with_kiosk
from kiosk.cli.new_file import NewFile, new_file, refuse_own
from kiosk.cli.options import Data, Json
from kiosk.cli.orders import carry_out
from kiosk.cli.record_files import cell
from kiosk.cli.saying import counted, say, say_json
from kiosk.cli.whole_export import write_whole
from kiosk.domain.events.record import ExportForm
from kiosk.engine.ports import StoreError
from kiosk.store import exporting, reading
from kiosk.store.data_folder import DataFolder
from kiosk.store.exporting import Wanted

app = typer.Typer(help="What was found in compartments.", no_args_is_help=True, rich_markup_mode=None)

LOG = Wanted(kinds=KINDS)
COLUMNS = (
    *("bag", "state", "category", "description", "bank", "door", "found", "keep_until", "owner", "owner_name"),
    *("proof", "handed_to", "ended", "reason", "case"),
)


@app.command("list", epilog="Example: locker-kiosk lost-property list --data /var/lib/locker-kiosk")
def list_all(
    data: Data,
    everything: Annotated[bool, typer.Option("--all", help="What was handed back or disposed of, too.")] = False,
    as_json: Json = False,
) -> None:
    """Show what is kept, oldest first. That somebody looked is on the record."""
    folder = with_kiosk(data)
    with _told():
        kept = [one for one in rebuilt(exporting.events(folder.database, LOG)) if everything or one.state == "kept"]
        zone = _zone(folder)
    carry_out(folder, None, {"do": "lost_property.look", "items": len(kept)})
    if as_json:
        say_json([_row(one, zone) for one in kept])
        return
    for one in kept:
        say(_sentence(one, zone))
    say(f"{counted(len(kept), 'thing')}.")


@app.command(
    epilog="Example: locker-kiosk lost-property export --out lost.jsonl --csv lost.csv --data /var/lib/locker-kiosk"
)
def export(
    data: Data,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where it goes; readable by you alone.")],
    table: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE.csv", help="The same as a table, for a spreadsheet.")
    ] = None,
) -> None:
    """Hand out every line of the record about recovery cases and what was found, each with its proof.

    It is an export like that of ``audit export``, and ``audit verify`` checks it. It is on the record.
    """
    folder = with_kiosk(data)
    for file in filter(None, (out, table)):
        refuse_own(folder.path, file)
    with new_file(out) as new, _told():
        if table is None:
            items, through = _export(folder, out, new)
        else:
            with new_file(table) as new_table:
                items, through = _export(folder, out, new)
                _write_table(new_table.path, items, _zone(folder))
                new_table.put_in_place()
        new.put_in_place()
        left_out = exporting.uncovered(folder.database, through, LOG)
    _say_exported(items, left_out, out, table)


def _export(folder: DataFolder, out: Path, new: NewFile) -> tuple[Sequence[LoggedItem], int]:
    """What the export tells of, and the last position that it was made from."""
    before = exporting.events(folder.database, LOG)
    order = {"do": "lost_property.export", "items": len(rebuilt(before)), "events": len(before)}
    items: list[LoggedItem] = []

    def write(through: int) -> int:
        lines = list(exporting.selected(folder.database, through, LOG))
        items[:] = rebuilt(lines)
        return record_files.write(new.path, ExportForm.JSON_LINES, lines)

    through, _ = write_whole(folder, out, int(carry_out(folder, None, order)["through"]), write)
    return items, through


def _say_exported(items: Sequence[LoggedItem], left_out: int, out: Path, table: Path | None) -> None:
    are = "is" if len(items) == 1 else "are"
    where = f"{out}" if table is None else f"{out} and {table}"
    say(f"{counted(len(items), 'thing')} {are} in {where}. It tells of people: keep it from whoever need not know.")
    if left_out:
        say(f"{left_out} more lines no checkpoint covers, so they can't be proven alone: audit export has them.")
    say(f"Check it with: locker-kiosk audit verify {out} --key KEYFILE")


def _write_table(path: Path, items: Iterable[LoggedItem], zone: ZoneInfo) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for one in items:
            row = _row(one, zone)
            rows.writerow([cell(row[column]) for column in COLUMNS])


def _row(one: LoggedItem, zone: ZoneInfo) -> dict[str, Any]:
    """In the site's own time."""
    told = asdict(one)
    found_at, ended_at = told.pop("found_at"), told.pop("ended_at")
    return told | {
        "found": found_at.astimezone(zone).isoformat(timespec="seconds"),
        "ended": None if ended_at is None else ended_at.astimezone(zone).isoformat(timespec="seconds"),
    }


def _sentence(one: LoggedItem, zone: ZoneInfo) -> str:
    what = one.description or "erased"
    until = f"keep until {one.keep_until}" if one.state == "kept" else one.state
    owner = f", of {one.owner_name or one.owner}" if one.owner_name or one.owner else ""
    day = one.found_at.astimezone(zone).date()
    return f"{one.bag}  {day}  door {one.door}  {one.category}  {what}{owner}, {until}"


def _zone(folder: DataFolder) -> ZoneInfo:
    return ZoneInfo(reading.settings(folder.database).get("timezone", "UTC"))


@contextmanager
def _told() -> Iterator[None]:
    """What can't be read ends the command with a sentence."""
    try:
        yield
    except StoreError as error:
        raise Failure(os.EX_IOERR, str(error)) from None
