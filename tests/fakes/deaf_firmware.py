"""Boards that are not there, for an emulated bus."""

from drivers.emulators.firmware import Alone


class DeafFirmware(Alone):
    """Hears nothing and says nothing."""
