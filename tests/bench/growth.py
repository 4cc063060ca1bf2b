"""Ingest as upstream's table grows to ten million events: ``python -m tests.bench.growth [EVENTS…]``.

It takes some minutes and nine gigabytes. At each size one kiosk sends, and the same rows go straight into an empty
table: the machine's mood is in both.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack

import psycopg

from tests.bench.upstream import fill, served, straight, through
from tests.fakes.postgres import PostgresServer, find_programs
from tests.fakes.upstream_databases import migrated

SIZES = (0, 1_000_000, 3_000_000, 10_000_000)
ROUNDS = 3  # the best of them counts


def main(sizes: list[int]) -> None:
    """Print the rate at each size."""
    programs = find_programs()
    assert programs is not None, "no PostgreSQL can be had here"
    with ExitStack() as left:
        postgres = PostgresServer(programs, durable=True)
        left.callback(postgres.remove)
        postgres.start()
        url = postgres.new_database()
        migrated(url)
        base = left.enter_context(served(url))
        before = 0
        for size in sizes:
            if size > before:
                fill(url, size - before, f"years-{size}")
            before = size
            rates = [through(url, base, 1, f"n{size}-{one}") for one in range(ROUNDS)]
            floor = [straight(url, 1) for _ in range(ROUNDS)]
            print(
                f"  {size:>12,} events there, {_gigabytes(url):4.1f} GB: {max(rates):8,.0f} events/s"
                f"   floor {max(floor):8,.0f}   {max(floor) / max(rates):4.1f} ×",
                flush=True,
            )


def _gigabytes(url: str) -> float:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT pg_total_relation_size('event')").fetchone()
    assert row is not None
    return int(row[0]) / 1e9


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or list(SIZES))
