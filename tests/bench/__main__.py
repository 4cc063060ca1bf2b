"""``make bench``: print each measured figure beside its budget and floor. Exit 1 where a budget is broken."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from tests.bench import backlog, buses, decision, flood, qr, record, tap, touch, upstream
from tests.bench.filled import PEOPLE, fill

ROUNDS = 4
TOUCHES = 40
FEW, MANY = 1_000, 1_000_000

# DESIGN.md, Budgets.
MEDIAN_OVER_FLOOR, P99_MS, GROWTH, START_S, TOUCH_MS, DECISION_MS = 3.0, 6.0, 1.2, 1.5, 50.0, 2.0
VERIFY_S = 10.0  # a million events
IN_VIEW_MS = 100.0
FLOODED, FRAMES = 1.3, 1.0
BACKLOG_S, INGEST_GROWTH = 60.0, 1.3


def main() -> int:
    """Measure everything; 0 where all budgets hold."""
    with tempfile.TemporaryDirectory() as name:
        return _measure(Path(name))


def _measure(folder: Path) -> int:
    filled = {events: folder / f"filled-{events}" for events in (FEW, MANY)}
    for events, path in filled.items():
        fill(path, events)
    floor: list[float] = []
    taps: dict[int, list[float]] = {FEW: [], MANY: []}
    starts: list[float] = []
    for number in range(ROUNDS):  # interleaved, so that a slow minute of the machine is everybody's
        (folder / f"floor-{number}").mkdir()
        floor += tap.measure_floor(folder / f"floor-{number}", tap.DOORS)
        for events, path in filled.items():
            run = tap.measure_kiosk(path, folder)
            taps[events] += run.taps_ms
            starts.append(run.start_s)
    decisions = {events: decision.measure(path, folder) for events, path in filled.items()}
    touches = touch.measure(TOUCHES)
    exported_s, verified_s = record.measure(filled[MANY], folder)
    flooded, bussed = flood.measure(filled[FEW], folder), buses.measure()
    ingested, drained = upstream.measure(), backlog.measure(folder)
    codes = qr.measure()

    median_floor, median_many = statistics.median(floor), statistics.median(taps[MANY])
    growth = median_many / statistics.median(taps[FEW])
    print(f"{PEOPLE:,} people; {len(floor)} taps each, in milliseconds")
    print(_row("floor: two terminals, one durable commit", floor))
    print(_row(f"badge in → open command out, {FEW:,} events", taps[FEW]))
    print(_row(f"badge in → open command out, {MANY:,} events", taps[MANY]))
    print(_row(f"the same beside a reader gone mad, {FEW:,} events", flooded))
    for events, found in decisions.items():
        print(_row(f"allocation among {decision.DOORS} doors, {events:,} events", found))
    print(_row("touch → first changed pixel", touches))
    print(f"  audit export of {MANY:,} events: {exported_s:.1f} s")
    buses.tell(bussed)
    upstream.tell(ingested)
    backlog.tell(drained)
    qr.tell(codes)
    print()
    return _judge(
        ("median over floor", median_many / median_floor, MEDIAN_OVER_FLOOR, "×"),
        ("99th percentile", _p99(taps[MANY]), P99_MS, "ms"),
        (f"growth from {FEW:,} to {MANY:,} events", growth, GROWTH, "×"),
        ("beside a reader gone mad", statistics.median(flooded) / statistics.median(taps[FEW]), FLOODED, "×"),
        ("an opening amid looks at 512 doors", buses.frames_waited(bussed), FRAMES, "×"),
        ("process start → attract screen, median", statistics.median(starts), START_S, "s"),
        ("process start → attract screen, slowest", max(starts), START_S, "s"),
        ("allocation decision, median", statistics.median(decisions[MANY]), DECISION_MS, "ms"),
        (
            f"its growth from {FEW:,} to {MANY:,} events",
            statistics.median(decisions[MANY]) / statistics.median(decisions[FEW]),
            GROWTH,
            "×",
        ),
        ("touch → pixel, slowest", max(touches), TOUCH_MS, "ms"),
        ("QR in view → decoded, slowest", max(codes.views), IN_VIEW_MS, "ms"),
        (f"audit verify of {MANY:,} events", verified_s, VERIFY_S, "s"),
        *_of_upstream(ingested, drained),
    )


def _of_upstream(
    found: upstream.Measured | None, drained: backlog.Drained | None
) -> list[tuple[str, float, float, str]]:
    if found is None or drained is None:
        return []
    return [
        (f"{backlog.BACKLOG:,} events of a kiosk into upstream", drained.took_s, BACKLOG_S, "s"),
        (f"ingest, to {upstream.FILLED:,} events", found.through[1] / found.filled, INGEST_GROWTH, "×"),
    ]


def _row(name: str, values: list[float]) -> str:
    return f"  {name:<52} median {statistics.median(values):6.2f}   p99 {_p99(values):6.2f}   max {max(values):6.2f}"


def _p99(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[98]


def _judge(*figures: tuple[str, float, float, str]) -> int:
    broken = 0
    for name, value, budget, unit in figures:
        broken += value > budget
        print(f"  {'BROKEN' if value > budget else 'ok':<7}{name:<46}{value:7.2f} {unit:<3} budget {budget:g} {unit}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
