"""``locker-kiosk operator``: who works a kiosk in facilities mode, and the codes for those who have lost their PIN."""

from __future__ import annotations

import base64
import csv
import io
import os
import secrets
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from kiosk.cli.failure import Failure
from kiosk.cli.folders import with_kiosk
from kiosk.cli.new_file import new_file
from kiosk.cli.options import Data, Json
from kiosk.cli.orders import carry_out
from kiosk.cli.saying import complain, counted, say, say_json
from kiosk.cli.visiting import Config, begins_here
from kiosk.domain import pins
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.operators import Role
from kiosk.passes import ed25519, qr_code, recovery_code
from kiosk.passes.recovery_code import RecoveryCode
from kiosk.people_file import PeopleFileError, PersonRow, parse_people
from kiosk.runtime.clock import SystemClock
from kiosk.store.data_folder import DataFolder
from kiosk.store.secrets import KeyedLookups, load_key

app = typer.Typer(help="Who works a kiosk in facilities mode.", no_args_is_help=True, rich_markup_mode=None)

PersonId = Annotated[str, typer.Argument(metavar="ID", help="Who: their id, as other systems know them.")]

_KEY_HEADING = "locker-kiosk recovery key 1"
_KEY_BYTES = 32
_GOOD_FOR_MINUTES = int(recovery_code.GOOD_FOR / timedelta(minutes=1))


@app.command(epilog="Example: locker-kiosk operator add e17 --role facilities --data /var/lib/locker-kiosk")
def add(
    person: PersonId,
    role: Annotated[Role, typer.Option(help="What they may do is set by their role.")],
    data: Data,
    name: Annotated[str | None, typer.Option(help="Their name, where the kiosk does not know them yet.")] = None,
    badge: Annotated[str, typer.Option(metavar="HEX", help="Their badge as its reader reports it, in hex.")] = "",
    config: Config = None,
    as_json: Json = False,
) -> None:
    """Let somebody work this kiosk. Their PIN is drawn, and printed this once; one who has a PIN already keeps it."""
    folder, row = DataFolder(data), _checked(person, name, badge)
    begins_here(folder)
    digits = pin_digits(folder, config)
    lookups = lookups_of(folder)
    shown = None if row.badge is None else lookups.lookup(CredentialKind.BADGE, row.badge).hex()
    order = {"do": "operator.add", "person": row.id, "role": role.value, "badge": shown}
    order["name"] = None if name is None else row.name
    pin, answer = with_pin(folder, config, lookups, digits, order)
    told = {"person": answer["person"], "role": role.value, "new": answer["new"]}
    if not answer["pin"]:
        say_json(told) if as_json else say(f"{row.id} is {role.value} now. They keep their PIN.")
        return
    _hand_over(told, f"{row.id} works this kiosk now, as {role.value}.", pin, as_json)


@app.command(epilog="Example: locker-kiosk operator pin e17 --data /var/lib/locker-kiosk")
def pin(person: PersonId, data: Data, config: Config = None, as_json: Json = False) -> None:
    """Draw a new PIN for an operator, and print it this once. The one before lets nobody in any more."""
    folder = with_kiosk(data)
    digits = pin_digits(folder, config)
    drawn, answer = with_pin(folder, config, lookups_of(folder), digits, {"do": "operator.pin", "person": person})
    _hand_over({"person": answer["person"]}, f"{person} has a new PIN.", drawn, as_json)


@app.command("list", epilog="Example: locker-kiosk operator list --data /var/lib/locker-kiosk --json")
def list_all(data: Data, config: Config = None, as_json: Json = False) -> None:
    """Show who works this kiosk."""
    found = carry_out(with_kiosk(data), config, {"do": "operator.list"})["operators"]
    if as_json:
        say_json(found)
        return
    for one in found:
        say(f"{one['person']}  {one['role']}  {one['name']}" + ("" if one["pin"] else ", no PIN yet"))
    say(f"{counted(len(found), 'operator')}.")


@app.command(epilog="Example: locker-kiosk operator end e17 --data /var/lib/locker-kiosk")
def end(person: PersonId, data: Data, config: Config = None) -> None:
    """Somebody works this kiosk no longer: their PIN lets nobody in, and they are signed out at once."""
    carry_out(with_kiosk(data), config, {"do": "operator.end", "person": person})
    say(f"{person} works this kiosk no longer.")


@app.command("recovery-key", epilog="Example: locker-kiosk operator recovery-key --out recovery.key")
def recovery_key(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where the private half goes, for you alone.")],
) -> None:
    """Make the key whose recovery codes give operators a new PIN. Its public half goes into the site files."""
    if out.exists():
        raise Failure(os.EX_CANTCREAT, f"{out} is there already. A key is never overwritten; name another file.")
    private = secrets.token_bytes(_KEY_BYTES)
    with new_file(out) as new:
        new.path.write_text(f"{_KEY_HEADING}\n{base64.b64encode(private).decode()}\n", encoding="ascii")
        new.put_in_place()
    say(f"The key is in {out}. Keep it where no kiosk is: whoever has it can get in everywhere.")
    say("This line goes below [operators] in each site file:")
    say(f'recovery_key = "{base64.b64encode(ed25519.public_of(private)).decode()}"')


@app.command(
    "recovery-code",
    epilog="Example: locker-kiosk operator recovery-code --key recovery.key --kiosk bank-2f "
    "--challenge '7K2M 9QXA 04TZ' --operator e17 --png code.png",
)
def make_recovery_code(
    key: Annotated[Path, typer.Option("--key", metavar="FILE", help="As operator recovery-key made it.")],
    kiosk: Annotated[str, typer.Option(metavar="ID", help="The kiosk, as its screen names it.")],
    challenge: Annotated[str, typer.Option(metavar="TEXT", help="What its screen shows.")],
    operator: Annotated[str, typer.Option(metavar="ID", help="Who asks: their id, as other systems know them.")],
    png: Annotated[Path, typer.Option("--png", metavar="FILE", help="Where the picture of the code goes.")],
) -> None:
    """Answer the challenge of a kiosk for an operator of whom you know who they are. The code works there, once."""
    private = _private(key)
    expires_at = (SystemClock().now() + recovery_code.GOOD_FOR).replace(microsecond=0)
    try:
        code = RecoveryCode(kiosk, recovery_code.as_typed(challenge), operator, expires_at)
        text = recovery_code.seal(code, private)
    except ValueError as error:
        raise Failure(os.EX_DATAERR, str(error)) from None
    with new_file(png) as new:
        new.path.write_bytes(qr_code.png(text))
        new.put_in_place()
    say(f"The code is in {png}. It is good for {_GOOD_FOR_MINUTES} minutes, at {kiosk} alone, for {operator}.")
    say("Hold it up to the scanner there; the kiosk shows them a new PIN.")


def _checked(person: str, name: str | None, badge: str) -> PersonRow:
    """By the same rules as people who are imported."""
    file = io.StringIO()
    csv.writer(file).writerows([("id", "name", "badge"), (person, "-" if name is None else name, badge)])
    try:
        found = parse_people(file.getvalue().encode(), ZoneInfo("UTC"), pins.SHORTEST)
    except PeopleFileError as error:
        raise Failure(os.EX_DATAERR, str(error)) from None
    if found.refused or not found.rows:
        reason = found.refused[0].reason if found.refused else "The id is empty."
        raise Failure(os.EX_DATAERR, f"{person or 'Nobody'} is no operator. {reason}")
    return found.rows[0]


def pin_digits(folder: DataFolder, config: Path | None) -> int:
    return int(carry_out(folder, config, {"do": "operator.list"})["digits"])


def lookups_of(folder: DataFolder) -> KeyedLookups:
    return KeyedLookups(load_key(folder.key, may_make=False))


def with_pin(
    folder: DataFolder, config: Path | None, lookups: KeyedLookups, digits: int, order: Mapping[str, Any]
) -> tuple[str, Mapping[str, Any]]:
    """A PIN that is nobody's, and the answer. It is hashed here, so that nobody at a running kiosk waits for it.

    One that is somebody's is drawn again without a word, which would tell it.
    """
    while True:
        drawn = pins.draw(digits, secrets.randbelow)
        answer = carry_out(folder, config, {**order, "pin": lookups.code_lookup(drawn).hex()})
        if not answer["taken"]:
            return drawn, answer


def appoint(folder: DataFolder, person: str, role: Role) -> str:
    """Somebody who is known works the kiosk on this folder, where none runs; their PIN, drawn just now."""
    digits, lookups = pin_digits(folder, None), lookups_of(folder)
    order = {"do": "operator.add", "person": person, "role": role.value, "badge": None, "name": None}
    drawn, answer = with_pin(folder, None, lookups, digits, order)
    if not answer["pin"]:
        drawn, _ = with_pin(folder, None, lookups, digits, {"do": "operator.pin", "person": person})
    return drawn


def _hand_over(told: Mapping[str, Any], sentence: str, drawn: str, as_json: bool) -> None:
    """The one time that it is seen."""
    if as_json:
        say_json({**told, "pin": drawn})
    else:
        say(f"{sentence} Their PIN is {drawn}; it is not stored and can't be shown again.")
    if not sys.stdout.isatty():
        complain("The PIN went to where this was printed, which is no terminal: nobody else may read it there.")


def _private(key: Path) -> bytes:
    try:
        lines = key.read_text(encoding="ascii").splitlines()
    except OSError as error:
        raise Failure(os.EX_NOINPUT, f"{key} can't be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        lines = []
    try:
        heading, private = lines
        found = base64.b64decode(private, validate=True)
    except ValueError:
        heading, found = "", b""
    if heading != _KEY_HEADING or len(found) != _KEY_BYTES:
        raise Failure(os.EX_DATAERR, f"{key} is no recovery key. Make one with: locker-kiosk operator recovery-key.")
    return found
