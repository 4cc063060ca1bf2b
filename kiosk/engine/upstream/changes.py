"""Changes as upstream tells them, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Change:
    """One thing as upstream has it now; ``value`` is None where it is gone. Of two versions the larger is newer."""

    kind: str
    id: str
    version: int
    value: Mapping[str, Any] | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Page:
    """Changes in their order. ``after`` is the cursor that they were asked for with (empty: none, a snapshot begins),
    ``cursor`` the one to go on with; ``more``: there is another page at once.
    """

    after: str
    changes: Sequence[Change]
    cursor: str
    more: bool
    snapshot: bool
