"""KERONG KR-CU16 boards: five-byte commands between 02 and 03, with a sum. See README.md for the protocol."""
