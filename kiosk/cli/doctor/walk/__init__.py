"""``locker-kiosk doctor walk``: an installer is led along the doors, and the wiring is written down."""

from kiosk.cli.doctor.walk.command import EXAMPLE, walk

__all__ = ["EXAMPLE", "walk"]
