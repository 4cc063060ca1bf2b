"""The record's format, and the proof of it: pure functions that know nothing of the kiosk.

The store writes the record with them, ``audit verify`` checks an export with them. What the bytes mean stands in
``docs/record/format.md``; a second verifier that shares nothing with this one is ``docs/record/verify_export.py``.
"""
