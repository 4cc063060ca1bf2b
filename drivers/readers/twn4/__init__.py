"""Elatec TWN4 readers with the firmware of the simple protocol."""
