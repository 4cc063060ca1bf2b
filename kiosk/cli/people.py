"""``locker-kiosk people``: who may use the doors."""

from __future__ import annotations

import csv
import io
import os
import secrets
import sys
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

import typer

from kiosk.cli.failure import Failure
from kiosk.cli.folders import with_kiosk
from kiosk.cli.new_file import new_file, refuse_own
from kiosk.cli.operator import lookups_of, with_pin
from kiosk.cli.options import Data, Json
from kiosk.cli.saying import counted, say, say_json
from kiosk.cli.visiting import Config
from kiosk.cli.writing import Writer, writer
from kiosk.config import PolicyTable
from kiosk.domain import pins
from kiosk.domain.credentials import CredentialKind
from kiosk.engine.ports import EVERYTHING, PersonRecord, StoreError
from kiosk.passes import qr_code
from kiosk.people_file import COLUMNS, PeopleFile, PeopleFileError, PersonRow, parse_people, read_people
from kiosk.store import reading, strays
from kiosk.store.data_folder import DataFolder, FolderUnusable

app = typer.Typer(help="Who may use the doors.", no_args_is_help=True, rich_markup_mode=None)

_CALLED_HERE = {"reachable": "needs_reachable"}

T = TypeVar("T")

PersonId = Annotated[str, typer.Argument(metavar="ID", help="Who: their id, as other systems know them.")]

QR_BYTES = 16  # 128 bits: nobody guesses one


@app.command("import", epilog="Example: locker-kiosk people import staff.csv --data /var/lib/locker-kiosk")
def import_people(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help=f"Columns: {','.join(COLUMNS)}")],
    data: Data,
    as_json: Json = False,
) -> int:
    """Take people in from a CSV file. Rows that can't be used are named with the reason; all others are taken."""
    folder = DataFolder(data)
    zone, pin_length = _site_settings(folder)
    try:
        found = read_people(file, zone, pin_length)
    except PeopleFileError as error:
        raise Failure(os.EX_DATAERR, f"{file}: {error} Nobody was taken in.") from None
    return _report(file, *_take_in(folder, found), as_json=as_json)


@app.command(epilog="Example: locker-kiosk people add --id e17 --name 'Ada Byron' --badge 0A00112233 --data DIR")
def add(
    person_id: Annotated[str, typer.Option("--id", help="How other systems know this person.")],
    name: Annotated[str, typer.Option(help="Their name.")],
    data: Data,
    badge: Annotated[str, typer.Option(help="Their badge as its reader reports it, in hex.")] = "",
    tag: Annotated[str, typer.Option(help="Their NFC tag that proves itself, by its 14 hex digits.")] = "",
    kind: Annotated[str, typer.Option(help="staff, contractor or visitor.")] = "",
    valid_until: Annotated[str, typer.Option(help="When their access ends, in ISO 8601.")] = "",
    reachable: Annotated[bool, typer.Option(help="They need a door that is reachable from a wheelchair.")] = False,
    new_pin: Annotated[bool, typer.Option("--new-pin", help="Draw a PIN for them, and print it this once.")] = False,
) -> None:
    """Add one person, or renew them; a badge, tag or PIN replaces the one before."""
    folder = DataFolder(data)
    zone, pin_length = _site_settings(folder)
    pin = _unused_pin(folder, pin_length) if new_pin else ""
    row = {"id": person_id, "name": name, "badge": badge, "tag": tag, "kind": kind, "valid_until": valid_until}
    row |= {"pin": pin, "reachable": "yes" if reachable else ""}
    content = _one_row({column: value for column, value in row.items() if value})
    try:
        saved, refused = _take_in(folder, parse_people(content, zone, pin_length))
    except PeopleFileError as error:
        raise Failure(os.EX_DATAERR, str(error)) from None
    if not saved:
        raise Failure(os.EX_DATAERR, f"{person_id} was not taken in. {refused[0]['reason']}")
    say(f"{person_id} is taken in." + (f" Their PIN is {pin}; it is not stored and can't be shown again." * new_pin))


@app.command(epilog="Example: locker-kiosk people pin e17 --data /var/lib/locker-kiosk")
def pin(person_id: PersonId, data: Data, config: Config = None, as_json: Json = False) -> None:
    """Draw a new PIN for a person, and print it this once. The one before opens nothing any more."""
    folder = with_kiosk(data)
    _, digits = _site_settings(folder)
    order = {"do": "person.pin", "person": person_id}
    drawn, answer = with_pin(folder, config, lookups_of(folder), digits, order)
    if as_json:
        say_json({"person": answer["person"], "pin": drawn})
    else:
        say(f"{person_id} has a new PIN. Their PIN is {drawn}; it is not stored and can't be shown again.")


@app.command(epilog="Example: locker-kiosk people qr e17 --png e17.png --data /var/lib/locker-kiosk")
def qr(
    person_id: Annotated[str, typer.Argument(metavar="ID", help="Whose QR code it is.")],
    png: Annotated[Path, typer.Option("--png", metavar="FILE", help="Where the picture goes.")],
    data: Data,
) -> None:
    """Give a person a new QR code to show to the scanner, as a picture. An earlier one opens nothing any more."""
    text, folder = new_qr(), DataFolder(data)
    refuse_own(folder.path, png)
    with new_file(png) as new:
        # Before the earlier code is revoked: a new one that can't be handed over would leave the person with none.
        new.path.write_bytes(qr_code.png(text))
        issue_qr(folder, person_id, text)
        new.put_in_place()
    say(f"The QR code of {person_id} is in {png}. Whoever holds the picture can open their door.")


@app.command(epilog="Example: locker-kiosk people suspend e17 --data /var/lib/locker-kiosk")
def suspend(person_id: PersonId, data: Data) -> None:
    """Refuse a person everywhere until they are restored. What they hold stays shut for all but facilities."""
    with writer(DataFolder(data)) as to:
        to.suspend(person_id, suspended=True)
    say(f"{person_id} is suspended: no door opens for them.")


@app.command(epilog="Example: locker-kiosk people restore e17 --data /var/lib/locker-kiosk")
def restore(person_id: PersonId, data: Data) -> None:
    """Let a suspended person use the doors again."""
    with writer(DataFolder(data)) as to:
        to.suspend(person_id, suspended=False)
    say(f"{person_id} may use the doors again.")


@app.command(epilog="Example: locker-kiosk people erase e17 --data /var/lib/locker-kiosk")
def erase(person_id: PersonId, data: Data) -> None:
    """Erase a person for good: name, address, credentials, and what the record says of who they are."""
    folder = DataFolder(data)
    with writer(folder) as to:
        events = to.erase(person_id)
    where = f", from {counted(events, 'event')} too. The record goes on proving that these happened" if events else ""
    say(f"{person_id} is erased{where}.")
    for line in _what_still_tells(folder):
        say(line)


def _what_still_tells(folder: DataFolder) -> Iterator[str]:
    """What no erasure changes, since somebody may need it whole, or it is not ours."""
    for aside, at in strays.set_aside(folder):
        when = "" if at is None else f" on {at:%Y-%m-%d}"
        yield f"What was set aside{when} still holds what was erased. Delete it once nobody needs it: {aside}"
    for stranger in strays.unknown(folder):
        yield f"This file is none of the kiosk's and may hold what was erased. Look into it: {stranger}"


def _unused_pin(folder: DataFolder, length: int) -> str:
    """A random PIN that is nobody's; one that is somebody's is drawn again without a word, which would tell it."""
    with writer(folder) as to:
        while True:
            drawn = pins.draw(length, secrets.randbelow)
            if not to.knows_pin(to.secrets.code_lookup(drawn)):
                return drawn


def new_qr() -> str:
    """The text of a new QR code; it is nowhere stored."""
    return f"LK1:{secrets.token_hex(QR_BYTES).upper()}"


def issue_qr(folder: DataFolder, person_id: str, text: str) -> None:
    """From now on this is a person's QR code."""
    with writer(folder) as to:
        to.issue_qr(person_id, to.secrets.lookup(CredentialKind.QR, text))


def _take_in(folder: DataFolder, found: PeopleFile) -> tuple[int, list[dict[str, object]]]:
    """Save the rows; how many were, and every refusal, from the file and from the database."""
    with writer(folder) as to:
        refused_here = to.save_people(_records(to, found))
    lines = {row.id: row.line for row in found.rows}
    refused: list[dict[str, object]] = [{"line": one.line, "id": one.id, "reason": one.reason} for one in found.refused]
    refused += [{"line": lines[one.external_id], "id": one.external_id, "reason": one.reason} for one in refused_here]
    return len(found.rows) - len(refused_here), sorted(refused, key=lambda one: int(str(one["line"])))


def _records(to: Writer, found: PeopleFile) -> list[PersonRecord]:
    """Rows with look-ups in place of credentials. PINs take a tenth of a second each, on every core."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        hashed = pool.map(lambda row: None if row.pin is None else to.secrets.code_lookup(row.pin), found.rows)
        pins = _with_progress(hashed, len(found.rows), shown=any(row.pin for row in found.rows))
    told = frozenset(_CALLED_HERE.get(column, column) for column in found.columns) & EVERYTHING
    return [_record(to, row, pin, told) for row, pin in zip(found.rows, pins, strict=True)]


def _with_progress(values: Iterable[T], count: int, *, shown: bool) -> list[T]:
    """All the values; a thousand PINs take a minute, and whoever waits at a terminal sees how far it is."""
    hidden = not (shown and sys.stderr.isatty())
    with typer.progressbar(values, length=count, label="Preparing PINs", file=sys.stderr, hidden=hidden) as bar:
        return list(bar)


def _record(to: Writer, row: PersonRow, pin: bytes | None, told: frozenset[str]) -> PersonRecord:
    lookups: dict[CredentialKind, bytes] = {}
    if row.badge is not None:
        lookups[CredentialKind.BADGE] = to.secrets.lookup(CredentialKind.BADGE, row.badge)
    if row.tag is not None:
        lookups[CredentialKind.TAG] = to.secrets.lookup(CredentialKind.TAG, row.tag)
    if pin is not None:
        lookups[CredentialKind.PIN] = pin
    return PersonRecord(
        external_id=row.id,
        name=row.name,
        kind=row.kind,
        email=row.email,
        tenant=row.tenant,
        department=row.department,
        groups=row.groups,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        needs_reachable=row.reachable,
        told=told,
        credentials=lookups,
    )


def _site_settings(folder: DataFolder) -> tuple[ZoneInfo, int]:
    """The time zone and PIN length of the kiosk that runs here; before its first run, UTC and the shortest."""
    try:
        known = reading.settings(folder.database) if folder.has_database() else {}
    except FolderUnusable as error:
        raise Failure(os.EX_CANTCREAT, str(error)) from None
    except StoreError as error:
        raise Failure(os.EX_IOERR, str(error)) from None
    return ZoneInfo(known.get("timezone", "UTC")), int(known.get("pin_length", PolicyTable().pin_length))


def _one_row(row: Mapping[str, str]) -> bytes:
    """A person as a file of one row, so that the same rules hold for both ways in."""
    file = io.StringIO()
    rows = csv.DictWriter(file, row)
    rows.writeheader()
    rows.writerow(row)
    return file.getvalue().encode()


def _report(file: Path, saved: int, refused: list[dict[str, object]], *, as_json: bool) -> int:
    if as_json:
        say_json({"saved": saved, "refused": refused})
    else:
        typer.echo(f"{saved} people taken in from {file}, {len(refused)} refused.")
        for one in refused:
            say(f"{file}:{one['line']}: {one['id'] or 'no id'}: {one['reason']}")
    return os.EX_DATAERR if refused else os.EX_OK
