"""What the checks look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.cli.doctor.finding import Finding
from kiosk.config import Site
from kiosk.store.data_folder import DataFolder


@dataclass(frozen=True, slots=True)
class Examined:
    """A site, its data folder where it was named, and what the kiosk says that runs there (``status --json``)."""

    site: Site
    folder: DataFolder | None = None
    running: Mapping[str, Any] | None = None
    interactive: bool = False  # somebody is here to hold up a badge
    test_slip: bool = False
    ask: Callable[[str], None] = lambda _: None  # tell whoever is here what to do now


Check = Callable[[Examined], Iterable[Finding]]
