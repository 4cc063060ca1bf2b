"""``python -m kiosk`` is ``locker-kiosk``."""

from kiosk.cli import main

main()
