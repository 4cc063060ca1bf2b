"""Who acts at the command line, as the record names them."""

from __future__ import annotations

import os
import pwd


def name_of(uid: int) -> str:
    """``grace (command line)``; the number where this system has no name for it."""
    try:
        name = pwd.getpwuid(uid).pw_name
    except KeyError:
        name = f"user {uid}"
    return f"{name} (command line)"


def myself() -> str:
    """Whoever runs this command."""
    return name_of(os.getuid())
