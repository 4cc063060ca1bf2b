"""Readers that nfcpy drives by itself: USB, serial PN532, and its own UDP for tests."""
