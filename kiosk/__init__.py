"""Locker Kiosk: the screen and the brain of a shared locker bank."""

__version__ = "0.1.0"
