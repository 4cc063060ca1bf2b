"""Winnsen boards: frames between 90 and 03, without a check. See README.md for the protocol."""
