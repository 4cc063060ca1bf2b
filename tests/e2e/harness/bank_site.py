"""A site file and the emulated bank that it describes, from one list of doors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.cli.emulate import layout
from kiosk.config import load_site
from tests.fakes.wire_bank import EmulatedBank

FAMILIES = ("xor-8a", "kerong-cu16")
"""One that answers an opening, and one that does not: enough for what does not depend on the board."""

# The open commands of data sheets and of other people's code, by door: board, channel, bytes on the wire.
GOLDEN: Mapping[str, Mapping[str, tuple[int, int, str]]] = {
    "xor-8a": {
        "01": (1, 1, "8A0101119B"),
        "02": (1, 2, "8A01021198"),
        "03": (2, 10, "8A020A1193"),
        "04": (3, 2, "8A0302119A"),
    },
    "kerong-cu16": {
        "01": (0, 1, "0200310336"),
        "02": (0, 2, "0201310337"),
        "03": (0, 16, "020F310345"),
        "04": (1, 1, "0210310346"),
    },
    "kerong-cu48": {
        "01": (0, 1, "020000610366"),
        "02": (0, 2, "020001610367"),
        "03": (0, 5, "02000461036A"),
    },
    "winnsen": {
        "01": (1, 1, "900605010103"),
        "02": (1, 5, "900605010503"),
        "03": (1, 3, "900605010303"),
    },
    "wkly": {
        "01": (0, 1, "574B4C590900820183"),
        "02": (1, 1, "574B4C590901820182"),
        "03": (10, 1, "574B4C59090A820189"),
    },
    "modbus-relay": {
        "01": (1, 1, "0105020000078DB0"),  # the flash of 700 ms of the maker's page: the site file says so
        "02": (1, 2, "010502010007DC70"),  # the same for the second relay, its check computed by hand
    },
}
GOLDEN_SETTINGS: Mapping[str, str] = {"modbus-relay": "pulse_ms = 700\n"}

_HEAD = """\
[site]
name = "Test bank"
tenant = "acme"
timezone = "Europe/Berlin"
languages = ["en", "de"]
[kiosk]
id = "{kiosk}"
role = "bank"
[policy]
pin_length = 10
"""

_SCANNER = """\
[[scanner]]
name = "qr"
driver = "camera"
source = "held-up"
"""


@dataclass(frozen=True)
class Door:
    """One door and its lock's address."""

    number: str
    bus: str
    board: int
    channel: int
    more: str = ""  # further lines of its table


@dataclass(frozen=True)
class BankSite:
    """``buses`` by name with their drivers, ``bus_settings`` to go with each; all ports and the scanner's folder are in
    ``folder``.

    A kiosk without a scanner starts twice as fast.
    """

    folder: Path
    buses: Mapping[str, str]
    doors: tuple[Door, ...]
    readers: tuple[str, ...] = ("badge", "side")
    scanner: bool = True
    policy: str = 'model = "session"'
    more: str = ""  # further tables
    kiosk: str = "test"
    bus_settings: str = ""
    file: Path = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "file", self.folder / "site.toml")
        self.held_up.mkdir()
        self.file.write_text("".join(self._tables()), encoding="utf-8")

    @property
    def held_up(self) -> Path:
        """Where pictures for the scanner appear."""
        return self.folder / "held-up"

    @property
    def parts(self) -> tuple[str, ...]:
        """All that must work, by name."""
        return (*self.buses, *self.readers, *["qr"] * self.scanner)

    def layout(self, without: Iterable[str] = ()) -> dict[str, Any]:
        """The emulated bank of this site; boards of doors that it is ``without`` may be missing from the wire."""
        found = layout(load_site(self.file))
        found["doors"] = [one for one in found["doors"] if one["door"] not in set(without)]
        return found

    def bank(self, without: Iterable[str] = ()) -> EmulatedBank:
        """The same as a process."""
        return EmulatedBank(self.layout(without), self.folder)

    def _tables(self) -> Iterable[str]:
        yield f"{_HEAD.format(kiosk=self.kiosk)}{self.policy}\n{_SCANNER * self.scanner}"
        for name, driver in self.buses.items():
            yield f'[[bus]]\nname = "{name}"\ndriver = "{driver}"\nurl = "{self.folder / name}"\n{self.bus_settings}'
        for name in self.readers:
            yield f'[[reader]]\nname = "{name}"\ndriver = "em4100-serial"\nurl = "{self.folder / name}"\n'
        for row, door in enumerate(self.doors, start=1):
            yield (
                f'[[compartment]]\ndoor = "{door.number}"\nbank = "A"\nbus = "{door.bus}"\nboard = {door.board}\n'
                f'channel = {door.channel}\nsize = "M"\ncolumn = 1\nrow = {row}\n{door.more}\n'
            )
        yield self.more


def golden_site(folder: Path, family: str, *, scanner: bool = True) -> BankSite:
    """Doors of one family whose open commands are known from elsewhere."""
    doors = (Door(number, "left", board, channel) for number, (board, channel, _) in GOLDEN[family].items())
    settings = GOLDEN_SETTINGS.get(family, "")
    return BankSite(folder, {"left": family}, tuple(doors), scanner=scanner, bus_settings=settings)


def two_bus_site(folder: Path) -> BankSite:
    """A bus of each family with two doors each: 01 and 02 on the left, 03 and 04 on the right."""
    doors = (Door("01", "left", 1, 1), Door("02", "left", 1, 2), Door("03", "right", 0, 1), Door("04", "right", 0, 2))
    return BankSite(folder, dict(zip(("left", "right"), FAMILIES, strict=True)), doors)


def one_board_site(folder: Path, family: str, doors: int, *, scanner: bool = False) -> BankSite:
    """So many doors on one board, and one reader."""
    board = GOLDEN[family]["01"][0]
    made = (Door(f"{number:02}", "left", board, number) for number in range(1, doors + 1))
    return BankSite(folder, {"left": family}, tuple(made), ("badge",), scanner)
