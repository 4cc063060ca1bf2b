"""How a command ends when it can't do what it was asked."""

from __future__ import annotations


class Failure(Exception):
    """``message`` is for the person at the terminal; ``code`` one of sysexits.h."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code
