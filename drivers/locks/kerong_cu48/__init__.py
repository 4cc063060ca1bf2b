"""KERONG CU48 boards: six-byte commands between 02 and 03, with a sum. See README.md for the protocol."""
