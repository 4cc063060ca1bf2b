"""The emulator in this process, with a finger on its window: what is to be pressed comes from a named pipe."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

PIPE = "FINGER_ON_THE_BANK"  # the variable with its place


def main() -> int:
    """Be the emulator."""
    from drivers.emulators import process
    from tests.e2e.harness.finger import Finger

    if PIPE not in os.environ:
        return process.main()
    finger = Finger()
    finger.listen(_lines(Path(os.environ[PIPE])))
    return process.main()


def _lines(pipe: Path) -> Iterator[str]:
    """Opened where it is read, for closing it elsewhere would wait for another line."""
    with pipe.open(encoding="utf-8") as lines:
        yield from lines


if __name__ == "__main__":
    sys.exit(main())
