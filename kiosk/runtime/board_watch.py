"""One board on a bus: what it last told of its doors, whether it answers, and when to ask it again. No wires.

How often is chosen for the line: each board is due at its own pace, and the one that is most overdue is asked. Where
the line can't keep up with all of them, each still has its turn; :func:`round_s` tells how long that takes.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Mapping

from kiosk.domain.compartments import DoorState

# How often a board is asked for its doors, from question to question (seconds): while somebody stands before one of
# them; otherwise; and when it does not answer, since each question to a silent board costs the others on its bus time.
CLOSELY_S = 0.1
ORDINARILY_S = 0.3
SILENT_S = 4.0
# A door that is open for this long is seen, even if an opening or another board comes in between (seconds).
SEEN_WITHIN_S = 0.5
# A board that leaves this many questions in a row unanswered counts as silent; a lost frame does not.
SILENT_AFTER = 2


class BoardWatch:
    """What is known of a board. Times are seconds of the monotonic clock."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.watched: set[int] = set()
        self.error = ""
        """Why it counts as silent, in a sentence."""
        self.refusal = ""
        """What it said when it last refused to open a lock; until it opens one."""
        self.took_s = 0.0
        """How long a look takes; one that was held up for once does not count."""
        self._last_took_s = 0.0
        self._asked_at = -math.inf
        self._misses = 0
        self._has_answered = False
        self._known: dict[int, DoorState] = {}

    @property
    def answers(self) -> bool:
        """Whether it answered what it was asked last."""
        return not self._misses

    @property
    def silent(self) -> bool:
        """Whether it has left enough questions unanswered."""
        return self._misses >= SILENT_AFTER

    @property
    def known(self) -> bool:
        """Whether it has answered since the port was opened, or failed to often enough."""
        return self._has_answered or self.silent

    def forget(self) -> None:
        """The port is new: what was known of the doors is not any more."""
        self._known.clear()
        self._has_answered = False
        self.refusal = ""
        self.look_now()

    @property
    def due(self) -> float:
        """When to ask it next; a door that is watched from now on brings it nearer at once."""
        if self._misses:
            return self._asked_at + (SILENT_S if self.silent else CLOSELY_S)  # a first miss is asked again soon
        return self._asked_at + (CLOSELY_S if self.watched else ORDINARILY_S)

    def look_now(self) -> None:
        """It is due."""
        self._asked_at = -math.inf

    def asked(self) -> float:
        """It is being asked now; that moment is returned."""
        self._asked_at = time.monotonic()
        return self._asked_at

    def answered(self, took_s: float) -> None:
        """It has told of its doors."""
        self.took_s, self._last_took_s = min(took_s, self._last_took_s), took_s
        self._misses = 0
        self._has_answered = True

    def missed(self, error: str) -> None:
        """It did not answer, or not sensibly. The first sentence stays: later ones may be of questions cut short."""
        if not self._misses:
            self.error = error
        self._misses += 1
        if self.silent:
            self._known.clear()

    def news(self, doors: Mapping[int, DoorState]) -> dict[int, DoorState]:
        """Those doors that show something else than last time."""
        news = {channel: state for channel, state in doors.items() if self._known.get(channel) is not state}
        self._known.update(news)
        return news


def round_s(boards: Iterable[BoardWatch]) -> float:
    """How long it takes to look at each board that answers once."""
    return sum(board.took_s for board in boards if board.answers)
