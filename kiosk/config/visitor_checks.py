"""What must be true of the tables for visitors: each says something, and nothing that the kiosk can't do."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.config.checks import no_two
from kiosk.config.reading import Reading
from kiosk.config.tables import KioskTable

# The keys of [visitors] that say something where nobody checks in.
_AT_A_BANK = frozenset({"names_days", "without_clock"})


def check_terms(reading: Reading) -> None:
    """A text that is accepted has a version, so that the record can say which."""
    for path, raw in reading.rows("visitors"):
        if "terms" in raw and "terms_version" not in raw:
            message = 'The record says which terms somebody accepted. Add a line terms_version = "2026-11"'
            reading.fault((*path, "terms"), message)
        elif "terms_version" in raw and "terms" not in raw:
            message = 'This is the version of no text. Add a line terms = "terms" with the folder of the texts.'
            reading.fault((*path, "terms_version"), message)


def check_visitors(reading: Reading, kiosk: KioskTable) -> None:
    """[visitors] and [[printer]] say nothing that has no effect on a kiosk of this role."""
    given = {key for _, raw in reading.rows("visitors") for key in raw}
    if kiosk.role == "bank":
        _useless(reading, given - _AT_A_BANK, "Visitors check in at reception, not at a bank kiosk.")
    elif kiosk.role == "reception":
        _useless(reading, given & {"without_clock"}, "A reception kiosk has no doors that a pass could open.")


def check_banks(reading: Reading, kiosk: KioskTable) -> None:
    """Each bank once; of its own ones a kiosk knows what is free; a kiosk without check-in gives no passes out."""
    rows = reading.rows("bank")
    no_two(reading, rows, ("name",), "The bank {name}", "Take one of them out.")
    own = {str(raw.get("bank")).strip() for _, raw in reading.rows("compartment")}
    for path, raw in rows:
        if kiosk.role == "bank":
            for key in ("passes", "codes_a_day"):
                if key in raw:
                    reading.fault((*path, key), "Passes are given out at reception, not here. Take this line out.")
        elif "passes" in raw and str(raw.get("name")).strip() in own:
            message = "This bank is the kiosk's own, and what is free there is known. Take this line out."
            reading.fault((*path, "passes"), message)


def check_printers(reading: Reading) -> None:
    """One kiosk has one printer."""
    for path, _ in reading.rows("printer")[1:]:
        reading.fault(path, "A kiosk prints on one printer. Take one of them out.")


def _useless(reading: Reading, keys: Iterable[str], why: str) -> None:
    for key in sorted(keys):
        reading.fault(("visitors", key), f"{why} Take this line out.")
