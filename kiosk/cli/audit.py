"""``locker-kiosk audit``: the record, handed out, shown, and proven."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from kiosk.audit import note
from kiosk.audit.line import Line, read_lines
from kiosk.cli import record_files, record_words
from kiosk.cli.failure import Failure
from kiosk.cli.folders import with_kiosk
from kiosk.cli.instants import instant
from kiosk.cli.new_file import new_file, refuse_own
from kiosk.cli.options import Data, Json
from kiosk.cli.saying import complain, counted, say, say_json
from kiosk.cli.whole_export import write_whole
from kiosk.cli.writing import writer
from kiosk.domain.events.record import ExportForm
from kiosk.engine.export_record import Handout
from kiosk.engine.ports import StoreError
from kiosk.store import exporting, reading
from kiosk.store.data_folder import DataFolder
from kiosk.store.exporting import Wanted

app = typer.Typer(help="The record: show it, hand it out, prove it.", no_args_is_help=True, rich_markup_mode=None)

Since = Annotated[str | None, typer.Option(help="From this instant on, in ISO 8601; local time of the site if bare.")]
Until = Annotated[str | None, typer.Option(help="Before this instant.")]
Door = Annotated[str | None, typer.Option(help="Of this door; where banks share its number, name the bank, too.")]
Bank = Annotated[str | None, typer.Option(help="Of this bank.")]
Person = Annotated[str | None, typer.Option(help="Of this person, by the id that other systems know.")]
Operator = Annotated[str | None, typer.Option(help="Done by this operator.")]


@app.command(epilog="Example: locker-kiosk audit export --out record.jsonl --data /var/lib/locker-kiosk")
def export(
    data: Data,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where it goes; readable by you alone.")],
    form: Annotated[
        ExportForm, typer.Option("--format", help="jsonl can be verified; csv is for a spreadsheet.")
    ] = ExportForm.JSON_LINES,
    since: Since = None,
    until: Until = None,
    bank: Bank = None,
    door: Door = None,
    person: Person = None,
    operator: Operator = None,
) -> None:
    """Hand out the record, or a part of it. It tells what people did: give it to nobody who need not know."""
    folder = with_kiosk(data)
    wanted = _wanted(folder, since, until, bank, door, person, operator)
    with _told():
        if not wanted.is_everything and not exporting.count(folder.database, wanted):
            say("Nothing on the record matches, so nothing was written.")
            return
        through, written = _export(folder, form, wanted, out)
        can_be_left_out = form is ExportForm.JSON_LINES and not wanted.is_everything
        left_out = exporting.uncovered(folder.database, through, wanted) if can_be_left_out else 0
    are = "is" if written == 1 else "are"
    say(f"{counted(written, 'event')} {are} in {out}. It tells what people did: keep it from whoever need not know.")
    if left_out:
        say(
            f"{left_out} more that match no checkpoint covers, so they can't be proven alone. "
            "An export without filters has them."
        )
    if form is ExportForm.JSON_LINES:
        say(f"Check it with: locker-kiosk audit verify {out} --key KEYFILE")


@app.command(epilog="Example: locker-kiosk audit show --door 12 --last 20 --data /var/lib/locker-kiosk")
def show(
    data: Data,
    last: Annotated[int, typer.Option(min=1, help="So many, the newest.")] = 50,
    since: Since = None,
    until: Until = None,
    bank: Bank = None,
    door: Door = None,
    person: Person = None,
    operator: Operator = None,
    as_json: Json = False,
) -> None:
    """Show the newest events, in local time of the site."""
    folder = with_kiosk(data)
    wanted = _wanted(folder, since, until, bank, door, person, operator)
    with _told():
        lines = exporting.events(folder.database, wanted, last)
        zone = _zone(folder)
    for line in lines:
        if as_json:
            say_json(record_words.told_of(line), indent=None)
        else:
            say(record_words.sentence(line, zone))
    if not lines and not as_json:
        typer.echo("Nothing on the record matches.")


@app.command(epilog="Example: locker-kiosk audit key --data /var/lib/locker-kiosk > kiosk.key")
def key(data: Data) -> None:
    """Print the public keys that the record is signed with, oldest first: a key file for ``audit verify``."""
    folder = with_kiosk(data)
    with _told():
        found = exporting.keys(folder.database)
    for one in found:
        typer.echo(note.vkey(one))


@app.command(epilog="Example: locker-kiosk audit checkpoint --data /var/lib/locker-kiosk > 2026-11-26.checkpoint")
def checkpoint(data: Data) -> None:
    """Sign the record as it stands, and print that. Keep it elsewhere: what it covers can't be rewritten unnoticed."""
    folder = with_kiosk(data)
    with writer(folder) as to:
        to.sign_record()
    with _told():
        found = exporting.newest_checkpoint(folder.database)
    if found is None:
        raise Failure(os.EX_NOINPUT, "Nothing has been recorded yet, so there is nothing to sign.")
    typer.echo(found.encode(), nl=False)  # a file that is signed: in UTF-8, whatever the terminal knows


@app.command(epilog="Example: locker-kiosk audit verify record.jsonl --key kiosk.key --checkpoint march.checkpoint")
def verify(
    file: Annotated[Path, typer.Argument(metavar="EXPORT", help="What audit export wrote.")],
    key: Annotated[Path, typer.Option("--key", metavar="KEYFILE", help="What audit key printed.")],
    checkpoints: Annotated[
        list[Path] | None, typer.Option("--checkpoint", metavar="FILE", help="Kept elsewhere; may be given repeatedly.")
    ] = None,
) -> None:
    """Check that nothing in an export was altered, removed or reordered. Needs no kiosk, only the public key."""
    from kiosk.audit.fault import Fault, Kind
    from kiosk.audit.report import sentences
    from kiosk.audit.verify import verify as verified

    try:
        keys = note.parse_keys(_text(key))
        held = [_text(one) for one in checkpoints or ()]
        with file.open("rb") as lines:
            report = verified(read_lines(lines), keys, held, names=[str(one) for one in checkpoints or ()])
    except OSError as error:
        raise Failure(os.EX_NOINPUT, f"{error.filename} can't be read: {error.strerror}.") from None
    except ValueError as error:
        raise Failure(os.EX_DATAERR, f"{key}: {error}") from None
    except Fault as fault:
        if fault.kind is Kind.HELD:  # the export is not to blame
            raise Failure(os.EX_DATAERR, fault.sentence) from None
        if fault.kind is Kind.EPOCH_KEY:
            raise Failure(os.EX_DATAERR, f"{file} can't be proven with {key}. {fault}") from None
        raise Failure(os.EX_DATAERR, f"{file} is not what the kiosk recorded. {fault}") from None
    for sentence in sentences(report):
        typer.echo(sentence)


# --- what the commands have in common


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        raise Failure(os.EX_DATAERR, f"{path} is no text.") from None


@contextmanager
def _told() -> Iterator[None]:
    """Whatever can't be read or written ends the command with a sentence."""
    try:
        yield
    except StoreError as error:
        raise Failure(os.EX_IOERR, str(error)) from None


def _zone(folder: DataFolder) -> ZoneInfo:
    return ZoneInfo(reading.settings(folder.database).get("timezone", "UTC"))


def _wanted(
    folder: DataFolder,
    since: str | None,
    until: str | None,
    bank: str | None,
    door: str | None,
    person: str | None,
    operator: str | None,
) -> Wanted:
    with _told():
        zone = _zone(folder)
    begin, end = (
        None if text is None else instant(option, text, zone)
        for option, text in (("--since", since), ("--until", until))
    )
    return Wanted(begin, end, door, person, operator, bank)


def _export(folder: DataFolder, form: ExportForm, wanted: Wanted, out: Path) -> tuple[int, int]:
    """The last position that was handed out, and how many events the file has; one that proves nothing is dropped."""
    refuse_own(folder.path, out)
    with new_file(out) as new:
        through, written = write_whole(
            folder,
            out,
            _note(folder, form, wanted),
            lambda through: record_files.write(new.path, form, _lines(folder.database, form, through, wanted)),
        )
        new.put_in_place()
        return through, written


def _note(folder: DataFolder, form: ExportForm, wanted: Wanted) -> int:
    """Put on the record that it is handed out; the last position that belongs to it."""
    if not os.access(folder.path, os.W_OK, effective_ids=True):
        complain(
            f"{folder.path} can't be written, so this export is not on the record, and holds what was signed before. "
            "If a kiosk uses that folder, export as the user that it runs as."
        )
        return reading.signed_through(folder.database)
    handout = Handout(form, exporting.count(folder.database, wanted), not wanted.is_everything, wanted.person)
    with writer(folder) as to:
        return to.hand_out(handout)


def _lines(database: Path, form: ExportForm, through: int, wanted: Wanted) -> Iterable[Line]:
    if wanted.is_everything:
        return exporting.whole(database, through)
    if form is ExportForm.CSV:
        return exporting.events(database, wanted)
    return exporting.selected(database, through, wanted)
