"""``locker-kiosk demo``: a kiosk on an emulated bank, with nothing but a screen.

The emulator is another process behind pseudo-terminals, and the real drivers talk to it.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Annotated, Literal

import typer

from kiosk.cli import ending, operator, site
from kiosk.cli.emulate import layout
from kiosk.cli.failure import Failure
from kiosk.cli.people import issue_qr, new_qr
from kiosk.cli.run import run_site
from kiosk.cli.writing import writer
from kiosk.config import Site
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.operators import Role
from kiosk.engine.ports import PersonRecord
from kiosk.store.data_folder import DataFolder
from kiosk.store.secrets import KeyedLookups
from kiosk.ui import resources

EXAMPLE = "Example: locker-kiosk demo"

LockBoards = Literal["kerong-cu16", "kerong-cu48", "modbus-relay", "winnsen", "wkly", "xor-8a"]

# Sizes from the top of each column; column 5 has three tall doors, as many banks do.
COLUMNS = (("M",) * 5, ("M",) * 5, ("S",) * 5, ("M",) * 5, ("L",) * 3, ("M",) * 5)
REACHABLE_FROM_ROW = 4  # the lower rows, between 400 and 1100 mm above the floor
SCREEN_AFTER_COLUMN = 6
CHANNELS = 16  # used of each board; most families have as many
BOARD_SETTINGS = {"modbus-relay": "channels = 16\n"}
FIRE_PANEL = 30  # the first of two channels that no door needs, counted from 0
FIRST_BADGE = 0x0A00112233
LEASE = 0.5  # of the doors that may be reserved, upstream may sell half
CODES_A_DAY = 4  # each takes a tenth of a second of a core

KIOSK_GEOMETRY = "540x960+40+40"
BANK_GEOMETRY = "1000x760+620+40"

EMULATOR = (sys.executable, "-m", "drivers.emulators")


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge that lies beside the bank, and whose it is."""

    label: str
    name: str
    department: str
    note: str = ""  # empty: its number
    role: Role | None = None  # in facilities mode; their PIN is written beside the badge


BADGES = (
    Badge("Ada", "Ada Byron", "Engineering"),
    Badge("Ben", "Ben Okoro", "Engineering"),  # with a PIN
    Badge("Chiara", "Chiara Rossi", "Design", "needs a low door"),
    Badge("Deniz", "Deniz Kaya", "Sales"),
    Badge("Emil", "Emil Lund", "Facilities", role=Role.FACILITIES),
    Badge("Sofia", "Sofia Brandt", "Security", role=Role.SECURITY),
    Badge("Ivo", "Ivo Marin", "Workshop", role=Role.INSTALLER),
    Badge("Reception", "Greta Sommer", "Reception", "today's visitors"),
)


def demo(
    data: Annotated[
        Path | None, typer.Option("--data", metavar="DIR", help="Keep the data here; else it goes with the demo.")
    ] = None,
    driver: Annotated[LockBoards, typer.Option(help="Which lock boards.")] = "kerong-cu16",
    window: Annotated[bool, typer.Option(help="Show the emulated bank in a window of its own.")] = True,
    upstream: Annotated[str | None, typer.Option(metavar="URL", help="Report to this service on this machine.")] = None,
    bank: Annotated[str, typer.Option(help="What the bank is called: with one upstream, each demo has its own.")] = "A",
) -> int:
    """Run a kiosk on an emulated bank of 28 doors. Click a badge to tap it, and an open door to shut it.

    Facilities hold the name of the site, top left, for three seconds (or press Help), and type the PIN on the badge of
    Emil, Sofia or Ivo. Visitors check in on the same screen: hold the pass that is printed to the camera. The badge of
    reception, held up while the screen is the visitors', opens the list of today's visits.
    """
    # Before the screen is there to take it, and after, a signal is no reason to leave files or a process behind.
    with ending.by_signals(), tempfile.TemporaryDirectory(prefix="locker-kiosk-demo-") as ports:
        found = _site(Path(ports), driver, upstream, bank)
        folder = DataFolder(data or Path(ports) / "data")
        badges, codes = _people(folder)
        with _emulated_bank(Path(ports), layout(found, badges, codes), window=window):
            return run_site(found, folder.path, windowed=True, geometry=KIOSK_GEOMETRY)


def _site(ports: Path, driver: str, upstream: str | None, bank: str) -> Site:
    file = ports / "site.toml"
    (ports / "held-up").mkdir()
    (ports / "sticks" / "stick").mkdir(parents=True)
    reports = "" if upstream is None else f"[upstream]\nurl = {json.dumps(upstream)}\nlease = {LEASE}\n\n"
    file.write_text(reports + site_file(ports, driver, bank))
    return site.load(file)


def site_file(ports: Path, driver: str, bank: str = "A") -> str:
    """The demo's site file; its devices are links in the folder ``ports``."""
    return f"""\
[site]
name = "HQ North"
tenant = "demo"
timezone = "Europe/Berlin"
languages = ["en", "de"]
help_where = "Reception, ground floor"

[kiosk]
id = "demo-{bank.lower()}"
role = "combined"
place = "Level 2"

[screen]
after_column = {SCREEN_AFTER_COLUMN}

[[bus]]
name = "left"
driver = "{driver}"
url = "{ports}/left"
{BOARD_SETTINGS.get(driver, "")}
[[reader]]
name = "badge"
driver = "em4100-serial"
url = "{ports}/badge"

[[scanner]]
name = "camera"
driver = "camera"
source = "{ports}/held-up"

[[printer]]
name = "receipts"
driver = "escpos"
url = "{ports}/receipts"
columns = 32

[operators]
two_people = ["emergency", "recovery"]

[stick]
folder = "{ports}/sticks"
mounted = false

[[input]]
name = "Fire panel"
bus = "left"
board = {FIRE_PANEL // CHANNELS + 1}
channel = {FIRE_PANEL % CHANNELS + 1}
use = "emergency release"

[[input]]
name = "Cabinet lid"
bus = "left"
board = {FIRE_PANEL // CHANNELS + 1}
channel = {FIRE_PANEL % CHANNELS + 2}
use = "tamper"

[visitors]
terms = "{resources.folder("assets") / "demo" / "terms"}"
terms_version = "1"

[[bank]]
name = "{bank}"
place = "Level 2"
codes_a_day = {CODES_A_DAY}

[[scope]]
group = "visitors"
sizes = ["S", "M"]
at_expiry = "hold"
""" + "".join(_compartment(bank, *one) for one in _places())


def _places() -> Iterator[tuple[int, str, int, int]]:
    """Number, size, column and row, column by column as people count them."""
    number = 0
    for column, sizes in enumerate(COLUMNS, start=1):
        for row, size in enumerate(sizes, start=1):
            number += 1
            yield number, size, column, row


def _compartment(bank: str, number: int, size: str, column: int, row: int) -> str:
    board, channel = divmod(number - 1, CHANNELS)
    reachable = "true" if row >= min(REACHABLE_FROM_ROW, len(COLUMNS[column - 1])) else "false"
    return f"""
[[compartment]]
door = "{number}"
bank = "{bank}"
bus = "left"
board = {board + 1}
channel = {channel + 1}
size = "{size}"
column = {column}
row = {row}
reachable = {reachable}
"""


def _people(folder: DataFolder) -> tuple[list[dict[str, str]], dict[str, str]]:
    """A few people with badges, a PIN and a QR code; the badges and codes that lie beside the bank."""
    pin = f"{secrets.randbelow(10**6):06}"
    badges = [
        {"label": one.label, "badge": f"{FIRST_BADGE + number:010X}", "note": one.note}
        for number, one in enumerate(BADGES)
    ]
    badges[1]["note"] = f"PIN {pin}"
    with writer(folder) as to:
        to.save_people(
            [_person(to.secrets, one, known["badge"], pin) for one, known in zip(BADGES, badges, strict=True)]
        )
    for one, known in zip(BADGES, badges, strict=True):
        if one.role is not None:
            known["note"] = f"PIN {operator.appoint(folder, one.label.lower(), one.role)}"
    unknown = {"label": "Somebody", "badge": "0B00000000", "note": "not known here"}
    code = new_qr()
    issue_qr(folder, "emil", code)
    return [*badges, unknown], {"Emil's QR": code}


def _person(lookups: KeyedLookups, whose: Badge, number: str, pin: str) -> PersonRecord:
    credentials = {CredentialKind.BADGE: lookups.lookup(CredentialKind.BADGE, number)}
    if whose.label == "Ben":
        credentials[CredentialKind.PIN] = lookups.code_lookup(pin)
    return PersonRecord(
        whose.label.lower(),
        whose.name,
        department=whose.department,
        groups=frozenset({"reception"} if whose.label == "Reception" else ()),
        needs_reachable=whose.label == "Chiara",
        credentials=credentials,
    )


@contextmanager
def _emulated_bank(ports: Path, described: dict[str, object], *, window: bool) -> Iterator[None]:
    """The emulator's process, from when its ports are there until the demo ends, or dies and so closes its stdin."""
    file = ports / "bank.json"
    file.write_text(json.dumps(described, ensure_ascii=False))
    arguments = ["--layout", str(file), *(["--window", "--geometry", BANK_GEOMETRY] if window else [])]
    with subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
        [*EMULATOR, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            _await_ready(process.stdout)
            with _drained(process.stdout):
                yield
        finally:
            process.terminate()


def _await_ready(lines: IO[str] | None) -> None:
    for line in lines or ():
        if json.loads(line).get("event") == "ready":
            return
    raise Failure(os.EX_UNAVAILABLE, "The emulated bank did not start; what it said is above.")


@contextmanager
def _drained(lines: IO[str] | None) -> Iterator[None]:
    """Read the emulator's reports away, so that it never waits for a full pipe."""
    import threading

    thread = threading.Thread(target=lambda: [None for _ in lines or ()], name="emulator", daemon=True)
    thread.start()
    yield
