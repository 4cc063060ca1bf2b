"""Reading a site file: from the disk, through the TOML parser and every check, to a site."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kiosk.config import checks, facilities_checks, scope_checks, visitor_checks
from kiosk.config.combinations import check_combinations
from kiosk.config.faults import Fault, SiteFileError
from kiosk.config.known import Drivers
from kiosk.config.lines import Lines, never_closed
from kiosk.config.lines import Path as Place
from kiosk.config.reading import Reading
from kiosk.config.rules import NARROWER, PolicyTable, ScopeEntry
from kiosk.config.tables import (
    BankEntry,
    BusEntry,
    CompartmentEntry,
    DeskEntry,
    InputEntry,
    KioskTable,
    LostPropertyTable,
    NoticesTable,
    OperatorsTable,
    PrinterEntry,
    ReaderEntry,
    RecordTable,
    ScannerEntry,
    ScreenTable,
    Site,
    SiteTable,
    StickTable,
    TenantEntry,
    UpstreamTable,
    VisitorsTable,
)
from kiosk.config.terms import read_terms

MOST_BYTES = 1 << 20


def read_text(path: Path) -> str:
    """The text of the file."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise SiteFileError(path, [Fault(None, "", _unreadable(error))]) from None
    return decoded(content, path)


def decoded(content: bytes, path: Path) -> str:
    """The text of a file's content. A byte order mark, as Windows editors write it, is left out."""
    if len(content) > MOST_BYTES:
        raise SiteFileError(path, [Fault(None, "", "This file is larger than 1 MiB, so it is no site file.")])
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = "This line has a character that is not UTF-8. Save the file as UTF-8 in your editor."
        raise SiteFileError(path, [Fault(line, "", message)]) from None


def parse_site(text: str, path: Path, drivers: Drivers) -> Site:
    """The site that ``text`` describes; ``path`` is where it came from."""
    reading = Reading(parsed(text, path), Lines(text), drivers)
    site = _site(reading, path.parent)
    if site is None or reading.faults:
        raise SiteFileError(path, reading.faults)
    return site


def _site(reading: Reading, folder: Path) -> Site | None:
    about = reading.single("site", SiteTable)
    kiosk = reading.single("kiosk", KioskTable)
    screen = reading.single("screen", ScreenTable)
    policy = reading.single("policy", PolicyTable)
    notices = reading.single("notices", NoticesTable)
    record = reading.single("record", RecordTable)
    visitors = reading.single("visitors", VisitorsTable)
    operators = reading.single("operators", OperatorsTable)
    lost_property = reading.single("lost_property", LostPropertyTable)
    stick = reading.single("stick", StickTable)
    upstream = reading.single("upstream", UpstreamTable)
    buses = reading.entries("bus", BusEntry)
    readers = reading.entries("reader", ReaderEntry)
    scanners = reading.entries("scanner", ScannerEntry)
    printers = reading.entries("printer", PrinterEntry)
    inputs = reading.entries("input", InputEntry)
    places = reading.entries("bank", BankEntry)
    compartments = reading.entries("compartment", CompartmentEntry)
    scopes = reading.placed("scope", ScopeEntry)
    tenants = reading.entries("tenant", TenantEntry)
    desks = reading.entries("desk", DeskEntry)
    _check_between(reading, about, kiosk, screen, policy)
    if about is not None and policy is not None and _all_sound(reading, scopes):
        check_combinations(reading, about, policy, scopes, compartments)
    if about is None or kiosk is None or screen is None or policy is None or notices is None or record is None:
        return None
    if visitors is None or operators is None or lost_property is None or stick is None or upstream is None:
        return None
    return Site(
        site=about,
        kiosk=kiosk,
        screen=screen,
        policy=policy,
        notices=_with_file(notices, folder),
        record=record,
        visitors=visitors,
        operators=operators,
        lost_property=lost_property,
        stick=stick,
        upstream=_with_ca_file(upstream, folder),
        terms=read_terms(reading, visitors, about.languages, folder),
        buses=tuple(buses),
        readers=tuple(readers),
        scanners=tuple(_located(one, folder) for one in scanners),
        printers=tuple(printers),
        inputs=tuple(inputs),
        places=tuple(places),
        compartments=tuple(compartments),
        scopes=tuple(one for _, one in scopes),
        tenants=tuple(tenants),
        desks=tuple(desks),
    )


def _check_between(
    reading: Reading,
    about: SiteTable | None,
    kiosk: KioskTable | None,
    screen: ScreenTable | None,
    policy: PolicyTable | None,
) -> None:
    checks.check_devices(reading)
    checks.check_ways(reading)
    checks.check_compartments(reading)
    facilities_checks.check_inputs(reading)
    scope_checks.check_scopes(reading)
    scope_checks.check_policies(reading)
    scope_checks.check_desks(reading)
    scope_checks.check_notices(reading)
    checks.check_upstream(reading)
    visitor_checks.check_terms(reading)
    visitor_checks.check_printers(reading)
    if about is not None:
        checks.check_languages(reading, about)
        scope_checks.check_names(reading, about)
        scope_checks.check_tenants(reading, about)
    if kiosk is not None:
        checks.check_role(reading, kiosk, policy or PolicyTable())
        visitor_checks.check_visitors(reading, kiosk)
        visitor_checks.check_banks(reading, kiosk)
    if screen is not None:
        checks.check_screen(reading, screen)


def _all_sound(reading: Reading, scopes: Sequence[tuple[Place, ScopeEntry]]) -> bool:
    """Whether what the scopes make together can be judged."""
    named = all(len(one.model_fields_set.intersection(NARROWER)) == 1 for _, one in scopes)
    return named and len(scopes) == len(reading.rows("scope"))


def _with_file(notices: NoticesTable, folder: Path) -> NoticesTable:
    """A relative file is meant from the site file's folder."""
    return notices.model_copy(update={"file": str(folder.absolute() / notices.file)}) if notices.file else notices


def _with_ca_file(upstream: UpstreamTable, folder: Path) -> UpstreamTable:
    """A relative file is meant from the site file's folder."""
    if upstream.ca_file is None:
        return upstream
    return upstream.model_copy(update={"ca_file": str(folder.absolute() / upstream.ca_file)})


def _located(scanner: ScannerEntry, folder: Path) -> ScannerEntry:
    """A relative source is meant from the site file's folder; what looks like an address is left alone."""
    if scanner.source is None or "://" in scanner.source:
        return scanner
    return scanner.model_copy(update={"source": str(folder.absolute() / scanner.source)})


def parsed(text: str, path: Path) -> Mapping[str, Any]:
    """What stands in ``text``; ``path`` is where it came from. Raises SiteFileError where it is no TOML."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        fault = Fault(None, "", "Brackets are nested far too deep here. Write the file anew from an example.")
    except ValueError as error:  # a TOMLDecodeError, or a number with more digits than Python takes
        fault = _syntax_fault(str(error), text)
    raise SiteFileError(path, [fault])


def _syntax_fault(message: str, text: str) -> Fault:
    reason, _, place = message.partition(" (at ")
    if place.startswith("end of document"):
        opened = never_closed(text)
        if opened is not None:
            return Fault(opened, "", "A bracket or a quotation mark that opens on this line is never closed.")
    line = re.match(r"line (\d+)", place)
    number = int(line[1]) if line else text.rstrip().count("\n") + 1
    hint = next((hint for start, hint in _HINTS.items() if reason.startswith(start)), None)
    return Fault(number if place else None, "", hint or f"This line is not written as TOML wants it: {reason}.")


def _unreadable(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "There is no such file. Check its path."
    if isinstance(error, IsADirectoryError):
        return "This is a folder. Name the site file in it."
    if isinstance(error, PermissionError):
        return "This account may not read the file. Change its owner or its permissions."
    return f"The file can't be read: {getattr(error, 'strerror', None) or error}."


_HINTS: Mapping[str, str] = {
    "Invalid value": 'There is no value that TOML knows here. A text needs quotation marks, like name = "HQ North"',
    "Cannot overwrite": "This key was already given a value further up. Keep one of the two lines.",
    "Cannot declare": "This table was already begun further up. Put its keys together, or use double square brackets.",
    "Cannot mutate": "This key belongs to a table that was already closed further up. Put its keys together.",
    "Cannot redefine": "This name was already used further up for something else. Keep one of the two.",
    "Expected '='": "A key stands here without = and a value.",
    "Expected newline": (
        "Something is left over after the value. A text or a time needs quotation marks; one key goes on one line."
    ),
    "Expected ']'": "The square brackets around this table's name are not closed.",
    "Illegal character '\\n'": "The quotation marks that open on this line are not closed on it.",
    "Unclosed array": "The square brackets of this list are not closed, or a comma is missing in them.",
    "Unclosed inline table": "The curly brackets of this list are not closed, or a comma is missing in them.",
    "Unescaped": "A backslash stands here. Write it twice, or put the text in single quotation marks.",
    "Exceeds the limit": "There is a number with thousands of digits in this file.",
    "Invalid initial character for a key": "A key is missing here, or has odd characters in it.",
    "Invalid statement": "This line is neither a [table], a key = value, nor a # comment.",
}
