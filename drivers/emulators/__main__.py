"""``python -m drivers.emulators``: an emulated bank."""

import sys

from drivers.emulators.process import main

if __name__ == "__main__":
    sys.exit(main())
