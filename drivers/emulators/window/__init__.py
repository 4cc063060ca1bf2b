"""The front of the emulated bank in a window: the only part of the drivers that knows Qt."""
