"""The front of the emulated bank in a window: the only part of the drivers that knows Qt."""

from drivers.emulators.window import immortals

# Before any signal is emitted, whichever module is imported first.
immortals.keep()
