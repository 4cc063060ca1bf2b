"""What a check found: one sentence says what is, and where something is wrong one more says what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    """How it is."""

    FINE = "fine"
    HINT = "hint"  # it works; it could be better
    UNKNOWN = "unknown"  # nobody can tell from here
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """``check`` names the check, ``of`` what it looked at, as the site file calls it. Neither sentence has a secret."""

    check: str
    of: str
    verdict: Verdict
    what: str
    do: str = ""


def fine(check: str, of: str, what: str) -> Finding:
    """All is well."""
    return Finding(check, of, Verdict.FINE, what)


def hint(check: str, of: str, what: str, do: str) -> Finding:
    """It works, and could be better."""
    return Finding(check, of, Verdict.HINT, what, do)


def unknown(check: str, of: str, what: str, do: str = "") -> Finding:
    """Nobody can tell from here."""
    return Finding(check, of, Verdict.UNKNOWN, what, do)


def fault(check: str, of: str, what: str, do: str) -> Finding:
    """It does not work, or will not for long."""
    return Finding(check, of, Verdict.FAULT, what, do)
