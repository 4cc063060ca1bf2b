"""The command in this process, with a finger on its window: what is to be pressed comes on stdin, and goes back on
stdout once it is done. The demo's emulated bank has a finger on its window, too.
"""

import sys

import kiosk.bootstrap.screen
import kiosk.cli
import kiosk.cli.demo
from tests.e2e.harness.finger import Finger


def _is_done(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def main() -> None:
    """Be the command; a press is never too soon after a screen came up."""
    kiosk.bootstrap.screen.SCREEN_SETTLES_S = 0.0
    kiosk.cli.demo.EMULATOR = (sys.executable, "-m", "tests.e2e.harness.touched_bank")
    Finger(_is_done).listen(sys.stdin)
    kiosk.cli.main()


main()
