"""The floor: a process that reads a badge from one terminal, commits three rows durably, and writes to the other.

No driver, no rule, no screen: what is left is the price of two terminals, a process and a commit on this machine.
Run as ``python -m tests.bench.floor READER BUS DATABASE``.
"""

from __future__ import annotations

import os
import sys
import tty

from kiosk.store import library
from tests.bench.wires import BADGE_FRAME_BYTES

UNLOCK_FRAME = bytes.fromhex("0200310336")


def main(reader_path: str, bus_path: str, database: str) -> None:
    """Serve taps until the reader's terminal goes away."""
    chosen = library.choose()
    connection = chosen.module.connect(database, isolation_level=None)
    connection.execute(f"PRAGMA journal_mode={chosen.journal_mode}")
    connection.execute(f"PRAGMA synchronous={chosen.synchronous}")
    connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT)")
    reader = os.open(reader_path, os.O_RDWR | os.O_NOCTTY)
    bus = os.open(bus_path, os.O_RDWR | os.O_NOCTTY)
    for end in (reader, bus):
        tty.setraw(end)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    received = 0
    while data := os.read(reader, BADGE_FRAME_BYTES):
        received += len(data)
        if received < BADGE_FRAME_BYTES:
            continue
        received -= BADGE_FRAME_BYTES
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO row (body) VALUES (?)", [("x" * 200,)] * 3)
        connection.execute("COMMIT")
        os.write(bus, UNLOCK_FRAME)


if __name__ == "__main__":
    main(*sys.argv[1:])
