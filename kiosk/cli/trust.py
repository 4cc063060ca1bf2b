"""``locker-kiosk trust``: whose passes are taken here, and how others come to take ours."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from kiosk.cli.failure import Failure
from kiosk.cli.folders import with_kiosk
from kiosk.cli.new_file import new_file, refuse_own
from kiosk.cli.options import Data, Json
from kiosk.cli.orders import ask_if_running, ask_running, carry_out
from kiosk.cli.saying import complain, counted, say, say_json
from kiosk.cli.visiting import Config, at, begins_here
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.visitors import pool
from kiosk.passes import trust_file
from kiosk.passes.trust_file import TrustFile
from kiosk.runtime import trust_orders
from kiosk.runtime.order_values import Answer
from kiosk.store.data_folder import DataFolder

app = typer.Typer(help="Whose passes are taken here.", no_args_is_help=True, rich_markup_mode=None)

T = TypeVar("T")

LARGEST_FILE = trust_file.LARGEST_BYTES
# So many codes or passes at a time, so that nobody at the screen waits longer than a moment for an import.
AT_A_TIME = 50


@app.command(epilog="Example: locker-kiosk trust export --out reception.trust --data /var/lib/locker-kiosk")
def export(
    data: Data,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where it goes; readable by you alone.")],
    config: Config = None,
    as_json: Json = False,
) -> None:
    """Write what a bank must know to take this kiosk's passes: its public key, its codes, and what has ended."""
    folder = DataFolder(data)
    refuse_own(folder.path, out)
    with new_file(out) as new:
        begins_here(folder)
        answer = carry_out(folder, config, {"do": "trust.export"}, before=_fill_pool)
        new.path.write_bytes(base64.b64decode(answer["file"]))
        new.put_in_place()
    if as_json:
        say_json({name: value for name, value in answer.items() if name != "file"} | {"out": str(out)})
        return
    codes = counted(answer["codes"], "code") if answer["codes"] else "no codes"
    say(f"The key of {answer['issuer']} is in {out}, with {codes} for visitors.")
    say(f"Its fingerprint: {answer['fingerprint']}")
    if answer["codes"]:
        say("Keep the file secret, and delete it once it was imported: who has it can try out the codes at leisure.")
    say(f"At the bank: locker-kiosk trust import {out} --data DIR")


@app.command("import", epilog="Example: locker-kiosk trust import reception.trust --data /var/lib/locker-kiosk")
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What trust export wrote.")],
    data: Data,
    config: Config = None,
    as_json: Json = False,
) -> None:
    """Take the passes of another kiosk from now on. A newer file brings new codes, and the passes that have ended."""
    folder, content = DataFolder(data), _content(file)
    try:
        brought = trust_file.read(content)
    except trust_file.NotATrustFile as error:
        raise Failure(os.EX_DATAERR, str(error)) from None
    begins_here(folder)
    answer = _handed(folder, brought)
    if answer is None:
        answer = carry_out(folder, config, {"do": "trust.import", "file": base64.b64encode(content).decode()})
    if as_json:
        say_json(answer)
        return
    site = f" of {answer['site']}" if answer["site"] else ""
    say(f"The passes of {answer['issuer']}{site} are taken here now, {_whose(answer['tenants'])}.")
    say(_changed(answer))
    ended = "1 pass" if answer["ended"] == 1 else f"{answer['ended']} passes"
    say(f"{counted(answer['codes'], 'new code')} for visitors came with it, and {ended} to be refused.")


@app.command("list", epilog="Example: locker-kiosk trust list --data /var/lib/locker-kiosk --json")
def list_all(data: Data, config: Config = None, as_json: Json = False) -> None:
    """Show whose passes are taken here, and whose no more."""
    keys = carry_out(with_kiosk(data), config, {"do": "trust.list"})["keys"]
    if as_json:
        say_json(keys)
        return
    for one in keys:
        site = f" of {one['site']}" if one["site"] else ""
        say(f"{one['key']}  {one['issuer']}{site}, fingerprint {one['fingerprint']}, {_standing(one)}")
    say(f"{counted(len(keys), 'key')}.")


@app.command(epilog="Example: locker-kiosk trust revoke 8c1f0a5b7e2d4c90 --data /var/lib/locker-kiosk")
def revoke(
    key: Annotated[str, typer.Argument(metavar="KEY", help="As trust list prints it.")],
    data: Data,
    config: Config = None,
) -> None:
    """Refuse every pass that is signed with this key, for good. What lies in a door stays safe there."""
    answer = carry_out(with_kiosk(data), config, {"do": "trust.revoke", "key": key})
    say(f"The passes of {answer['issuer']} open nothing here any more.")
    say("Other banks go on taking them until they are told, too.")


@app.command(epilog="Example: locker-kiosk trust pair --data /var/lib/locker-kiosk")
def pair(data: Data) -> None:
    """Have a running bank wait for the key on another kiosk's screen, to be held to its scanner (see trust show)."""
    ask_running(DataFolder(data), {"do": "trust.pair"}, "it reads the other screen with its scanner")
    say("The screen says what to do. It waits for two minutes.")


@app.command(epilog="Example: locker-kiosk trust show --data /var/lib/locker-kiosk")
def show(data: Data) -> None:
    """Have a running kiosk show its key on its screen, for a bank to scan (see trust pair)."""
    answer = ask_running(DataFolder(data), {"do": "trust.show"}, "the key is shown on its screen")
    say(f"The key is on the screen. Its fingerprint: {answer['fingerprint']}")


def _handed(folder: DataFolder, file: TrustFile) -> Answer | None:
    """What a running kiosk has taken, in parts; None where none runs."""
    key = file.key
    taken = ask_if_running(folder, {"do": "trust.key", **trust_orders.key_to_json(key)})
    if taken is None:
        return None
    codes = [one for one in file.codes if one.bank in taken["banks"]]
    ended_orders = ({"do": "trust.ended", **trust_orders.ended_to_json(key, some)} for some in _parts(file.revoked))
    codes_orders = ({"do": "trust.codes", **trust_orders.codes_to_json(key, some)} for some in _parts(codes))
    ended = sum(_part(folder, order)["ended"] for order in ended_orders)
    new = sum(_part(folder, order)["codes"] for order in codes_orders)
    return {**{name: value for name, value in taken.items() if name != "banks"}, "codes": new, "ended": ended}


def _parts(whole: Sequence[T]) -> Iterator[Sequence[T]]:
    return (whole[start : start + AT_A_TIME] for start in range(0, len(whole), AT_A_TIME))


def _part(folder: DataFolder, order: Answer) -> Answer:
    answer = ask_if_running(folder, order)
    if answer is None:
        raise Failure(os.EX_UNAVAILABLE, "The kiosk stopped before it had taken all of the file. Import it again.")
    return answer


def _whose(tenants: Sequence[str]) -> str:
    return f"of visitors of {', '.join(tenants)}" if tenants else "of everybody's visitors"


def _changed(answer: Answer) -> str:
    """What there is to check of a key that is new, or says something else than before."""
    if answer["new"]:
        return f"The fingerprint of its key: {answer['fingerprint']}. Check that trust export said the same there."
    if answer["before"] == answer["tenants"]:
        return f"Its key was known: {answer['fingerprint']}."
    return f"Its key was known: {answer['fingerprint']}. Until now it was taken {_whose(answer['before'])}."


def _standing(key: Mapping[str, Any]) -> str:
    if key["own"]:
        return "this kiosk's own"
    return f"trusted since {at(key['since'])}" if key["revoked"] is None else f"revoked {at(key['revoked'])}"


def _fill_pool(kiosk: Kiosk) -> None:
    if any(one.codes_a_day for one in kiosk.settings.visitors.places):
        complain("Preparing codes for visitors, as far as they are missing. This takes some seconds.")
        pool.ensure(kiosk)


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            found = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Failure(os.EX_NOINPUT, f"{file} can't be read: {error.strerror}.") from None
    if len(found) > LARGEST_FILE:
        raise Failure(os.EX_DATAERR, f"{file} is too large to be a trust file.")
    return found
