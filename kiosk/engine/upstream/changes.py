"""Changes as upstream tells them, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class UpstreamClock:
    """When the kiosk's monotonic clock showed ``monotonic``, upstream's clock showed ``at`` at most."""

    at: datetime
    monotonic: float

    def latest(self, monotonic: float) -> datetime:
        """What upstream's clock shows at most at another moment of the monotonic clock."""
        return self.at + timedelta(seconds=monotonic - self.monotonic)


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
    ``cursor`` the one to go on with; ``more``: there is another page at once. ``clock`` None: nobody can tell what time
    it is upstream.
    """

    after: str
    changes: Sequence[Change]
    cursor: str
    more: bool
    snapshot: bool
    clock: UpstreamClock | None = None

    @property
    def is_last(self) -> bool:
        """Whether nothing more was to be told when it was asked for. A snapshot is followed by what has changed since
        it began, however long ago that was.
        """
        return not (self.more or self.snapshot)
