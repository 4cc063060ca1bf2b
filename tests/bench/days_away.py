"""Three days without a network at 2,000 events a day, in simulated time: ``python -m tests.bench.days_away``."""

from __future__ import annotations

import time

from tests.faults.days_away import DAYS, DaysAway

EVENTS_A_DAY = 2000
EVENTS_A_VISIT = 10  # two taps, two openings, a compartment given and given back


def main() -> None:
    """Print how it went."""
    with DaysAway() as away:
        began = time.perf_counter()
        away.passes(DAYS, DAYS * EVENTS_A_DAY // EVENTS_A_VISIT)
        passed, owed = time.perf_counter(), len(away.synced.owed())
        away.put_it_back()
        away.drains()
        took = time.perf_counter() - passed
        print(
            f"{DAYS} days, {away.visits} visits, {owed:,} events owed ({passed - began:.0f} s); sent in {took:.1f} s; "
            f"owed now: {len(away.synced.owed())}"
        )


if __name__ == "__main__":
    main()
