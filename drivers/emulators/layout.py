"""What an emulated bank consists of, read from a JSON file."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


class LayoutError(Exception):
    """The layout cannot be emulated; says why."""


@dataclass(frozen=True, slots=True)
class Bus:
    """A line with boards. ``settings`` are the driver's, and the boards' own (:mod:`drivers.emulators.boards`)."""

    name: str
    driver: str
    link: Path
    settings: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reader:
    """A badge reader at a serial port. ``settings`` are the driver's."""

    name: str
    driver: str
    link: Path
    settings: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scanner:
    """A code scanner at a serial port. ``settings`` are the driver's."""

    name: str
    driver: str
    link: Path
    settings: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PrinterPort:
    """A receipt printer at a serial port."""

    name: str
    driver: str
    link: Path


@dataclass(frozen=True, slots=True)
class Door:
    """A door: its lock's address, and its place in the front, from the left and the top, counted from 1."""

    door: str
    bus: str
    board: int
    channel: int
    size: str = "M"
    column: int = 1
    row: int = 1


@dataclass(frozen=True, slots=True)
class Input:
    """A contact that is wired to a board where a door's sensor would be. ``is_open``: as it is at rest."""

    name: str
    bus: str
    board: int
    channel: int
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge that lies beside the bank, ready to be held up. ``note`` stands on it instead of the number."""

    label: str
    badge: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code that lies beside the bank."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole bank."""

    title: str
    buses: tuple[Bus, ...] = ()
    readers: tuple[Reader, ...] = ()
    scanners: tuple[Scanner, ...] = ()
    printers: tuple[PrinterPort, ...] = ()
    doors: tuple[Door, ...] = ()
    inputs: tuple[Input, ...] = ()
    badges: tuple[Badge, ...] = ()
    codes: tuple[Code, ...] = ()
    scanner_folder: Path | None = None
    screen_after_column: int | None = None
    """The kiosk's screen hangs right of this column; 0 is left of all, None outside the bank."""


def load(path: Path) -> Layout:
    """Read a layout file. Raises LayoutError."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LayoutError(f"{path} cannot be read: {error}") from error
    return parse(content)


def parse(content: object) -> Layout:
    """A layout from the content of a file. Links are relative to ``folder``. Raises LayoutError."""
    if not isinstance(content, dict):
        raise LayoutError("A layout is a JSON object.")
    folder = Path(str(content.get("folder", ".")))
    scanner_folder = content.get("scanner_folder")
    layout = Layout(
        title=str(content.get("title", "Emulated bank")),
        buses=tuple(_with_settings(Bus, entry, folder) for entry in content.get("buses", ())),
        readers=tuple(_with_settings(Reader, entry, folder) for entry in content.get("readers", ())),
        scanners=tuple(_with_settings(Scanner, entry, folder) for entry in content.get("scanners", ())),
        printers=tuple(_ported(PrinterPort, entry, folder) for entry in content.get("printers", ())),
        doors=tuple(_made(Door, {**entry, "door": str(entry["door"])}) for entry in content.get("doors", ())),
        inputs=tuple(_made(Input, entry) for entry in content.get("inputs", ())),
        badges=tuple(_made(Badge, entry) for entry in content.get("badges", ())),
        codes=tuple(_made(Code, entry) for entry in content.get("codes", ())),
        scanner_folder=None if scanner_folder is None else folder / str(scanner_folder),
        screen_after_column=content.get("screen_after_column"),
    )
    _check(layout)
    return layout


def _with_settings(kind: type[T], entry: Mapping[str, Any], folder: Path) -> T:
    own = {"name", "driver", "link"}
    settings = {name: value for name, value in entry.items() if name not in own}
    return _made(
        kind, {**{name: entry.get(name) for name in own}, "link": folder / entry["link"], "settings": settings}
    )


def _ported(kind: type[T], entry: Mapping[str, Any], folder: Path) -> T:
    return _made(kind, {**entry, "link": folder / entry["link"]})


def _made(kind: type[T], entry: Mapping[str, Any]) -> T:
    """An entry of the file as a dataclass; keys that it does not know are for somebody else."""
    known = list(fields(kind))  # type: ignore[arg-type]
    missing = [f.name for f in known if f.default is MISSING and f.default_factory is MISSING and f.name not in entry]
    if missing:
        raise LayoutError(f"{kind.__name__} {dict(entry)} lacks {', '.join(missing)}.")
    return kind(**{f.name: entry[f.name] for f in known if f.name in entry})


def _check(layout: Layout) -> None:
    _unique("name", [one.name for ports in _ported_of(layout) for one in ports])
    _unique("door", [door.door for door in layout.doors])
    _unique("input", [one.name for one in layout.inputs])
    wired: list[Door | Input] = [*layout.doors, *layout.inputs]
    _unique("channel", [f"{one.bus} {one.board} {one.channel}" for one in wired])
    buses = {bus.name for bus in layout.buses}
    for door in layout.doors:
        if door.bus not in buses:
            raise LayoutError(f"Door {door.door} is on a bus “{door.bus}”, which there is not.")
    for one in layout.inputs:
        if one.bus not in buses:
            raise LayoutError(f"Input {one.name} is on a bus “{one.bus}”, which there is not.")


def _ported_of(layout: Layout) -> Sequence[Sequence[Bus | Reader | Scanner | PrinterPort]]:
    return layout.buses, layout.readers, layout.scanners, layout.printers


def _unique(what: str, values: list[str]) -> None:
    for value in values:
        if values.count(value) > 1:
            raise LayoutError(f"There are two with the same {what}: “{value}”.")
