"""Boards of the "8A/80" family: five-byte frames with an XOR check. See README.md for the protocol."""
