"""A command in this process whose days are short: its clocks are ahead by as many seconds as a file says.

``python -m tests.e2e.harness.lapsed_process FILE locker-kiosk|locker-upstream ARGUMENT…``. Waiting for an upstream that
does not answer is short, too: a test can't let those minutes pass.
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

SOON_S = 0.3


class Lapsed:
    """The clock that both programs have in place of the computer's."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def ahead(self) -> float:
        """Seconds."""
        return float(self._file.read_text())

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.ahead())

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead()


def kiosks_main(clock: Lapsed) -> Callable[[], object]:
    """``locker-kiosk`` with this clock."""
    from kiosk.runtime.clock import SystemClock
    from kiosk.sync.backoff import Backoff

    failed = Backoff.failed
    patch.object(SystemClock, "now", lambda _: clock.now()).start()
    patch.object(SystemClock, "monotonic", lambda _: clock.monotonic()).start()
    patch.object(Backoff, "failed", lambda self, after=None: min(SOON_S, failed(self, after))).start()
    from kiosk.cli import main

    return main


def upstreams_main(clock: Lapsed) -> Callable[[], object]:
    """``locker-upstream`` with this clock."""
    patch("upstream.clock.system_clock", clock.now).start()
    from upstream.cli import main

    return main


if __name__ == "__main__":
    file, command, *sys.argv[1:] = sys.argv[1:]
    {"locker-kiosk": kiosks_main, "locker-upstream": upstreams_main}[command](Lapsed(Path(file)))()
