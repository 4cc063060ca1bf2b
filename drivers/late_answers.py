"""Answers that may still come: nothing is numbered, so a late one looks like that to the same question, put again.

What a link does about it, in :meth:`drivers.serial_link.SerialLink.exchange`:

* A question is *doubted* for :data:`LATEST_S` after each time that it (the same bytes) got no good answer. As often as
  that happened, so many late answers may still come; hence it takes **one answer more than that, all the same**, before
  one is believed: at least one of them answers what was asked just now. Whether answers overtake one another is no
  matter. Answers that differ are no agreement, and the question is put again: a read may be, an opening never.
* A board that missed lately is in doubt itself: a question to it is given up early when something more urgent waits
  (:attr:`~drivers.serial_link.SerialLink.hurried`), but not before it has had twice the time that it took when it was
  last well, nor while bytes come in. What was given up counts as unanswered, so its answer is not taken for anything.

Why not otherwise: closing the port throws away what has arrived, not what a board is about to say. Waiting until
nothing can come any more blinds the line for seconds after one lost frame. Few families have a question that can be
varied so that its answer tells which one it was. A line on which nothing fails pays nothing for this.
"""

from collections import deque
from collections.abc import Callable, Sequence

LATEST_S = 10.0
"""No answer comes later than this. Published drivers of these families give up after 1 to 3 s (protocol sheet 1)."""

_BRIEFEST_S = 0.05
"""What a board is given even in haste: a healthy one answers a read in 10 to 50 ms, line and turnaround included."""


class LateAnswers:
    """Which questions of one line went unanswered, and how quickly its boards answer when they do. ``now``: seconds.

    ``board`` is a name; ``again`` tells questions that may be put again (reads) from those that may not (openings).
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._failed: deque[tuple[float, str, bytes]] = deque()
        self._took: dict[tuple[str, bool], float] = {}

    def failed(self, board: str, request: bytes) -> None:
        """This question got no good answer."""
        self._failed.append((self._now(), board, request))

    def expected(self, request: bytes) -> int:
        """How many late answers to this very question may still come."""
        self._forget()
        return sum(1 for _, _, one in self._failed if one == request)

    def doubts(self, board: str) -> bool:
        """Whether a question to this board went unanswered lately."""
        self._forget()
        return any(one == board for _, one, _ in self._failed)

    def took(self, board: str, again: bool, seconds: float) -> None:
        """This board answered after so long."""
        self._took[board, again] = seconds

    def briefly(self, board: str, again: bool, timeout: float) -> float:
        """How long it may take in haste; a quarter of the time-out where it has never answered such a question."""
        usual = self._took.get((board, again), timeout / 8)
        return min(timeout, max(_BRIEFEST_S, 2 * usual))

    def _forget(self) -> None:
        oldest = self._now() - LATEST_S
        while self._failed and self._failed[0][0] < oldest:
            self._failed.popleft()


def agree(answers: Sequence[object], needed: int) -> bool:
    """Whether the last ``needed`` answers are there, and say the same."""
    last = answers[-needed:]
    return len(last) == needed and all(one == last[0] for one in last)
