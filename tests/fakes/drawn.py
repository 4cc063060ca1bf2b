"""How many examples a costly test draws: few each time all tests run, as many as one likes by hand."""

import os


def drawn(ordinarily: int) -> int:
    """``ordinarily``, or what LOCKER_EXAMPLES says: LOCKER_EXAMPLES=1000 looks long and hard at a part that changed."""
    return int(os.environ.get("LOCKER_EXAMPLES", str(ordinarily)))
