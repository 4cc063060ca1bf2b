"""Pictures: how full a bank is and whom it refuses; the frontier. Drawn without a screen, as PNG or SVG."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log10, prod, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.planning.frontier import Point
from kiosk.planning.measures import HOURS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Told apart by everybody (Okabe and Ito), and by their dashes where there is no colour.
COLOURS = ("#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
DASHES = ("-", "-", "--", "-", "--", "-.", ":")
GREY = "#595959"
PALE = "#E8E8E8"
# What fifty doors are said to serve.
HEADLINE = (150, 250)
PEOPLE = (25, 50, 75, 100, 150, 200, 250, 300, 400, 500)
ROW = 0.036  # the height of a row of a label, as a power of ten on the axis of people
SUFFIXES = (".png", ".svg")


def draw_simulation(found: Mapping[str, Any], file: Path) -> None:
    """Utilisation by hour, and refusals by size. Raises OSError."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 4), layout="constrained")
    by_hour, by_size = figure.subplots(1, 2, width_ratios=(3, 2))
    _draw_hours(by_hour, found)
    _draw_sizes(by_size, found)
    _save(figure, file)


def draw_frontier(points: Iterable[Point], doors: int, file: Path) -> None:
    """The people served by office days a week, a line for each model, an even week beside one that leans."""
    from matplotlib.figure import Figure

    found = list(points)
    weeks = list(dict.fromkeys(one.week for one in found))
    figure = Figure(figsize=(13, 6), layout="constrained")
    for axes, week in zip(figure.subplots(1, len(weeks), sharey=True, squeeze=False)[0], weeks, strict=True):
        _draw_week(axes, [one for one in found if one.week is week])
        axes.set_title(f"{'An even week' if week.value == 'even' else 'A week that leans on Tuesday to Thursday'}")
    figure.suptitle(f"People whom {doors} doors serve with at most one visit in a hundred refused")
    _save(figure, file)


def _draw_hours(axes: Axes, found: Mapping[str, Any]) -> None:
    mean, fullest = ([100 * share for share in found[name]] for name in ("utilisation_by_hour", "fullest_by_hour"))
    axes.bar(HOURS, mean, width=0.9, align="edge", color=COLOURS[1])
    axes.stairs(fullest, range(len(HOURS) + 1), color=COLOURS[0], linewidth=1.5)
    axes.set(xlim=(0, 24), ylim=(0, 105), xticks=range(0, 25, 3), xlabel="hour of the day")
    axes.set_title("Doors held, % of all: on average (bars), on the fullest day (line)")
    _plain(axes)


def _draw_sizes(axes: Axes, found: Mapping[str, Any]) -> None:
    sizes = list(found["arrivals_by_size"])
    arrivals = list(found["arrivals_by_size"].values())
    refused = [found["refused_by_size"].get(size, 0) for size in sizes]
    axes.bar(sizes, arrivals, color=PALE, edgecolor=GREY)
    axes.bar(sizes, refused, color=COLOURS[2])
    for place, (count, of) in enumerate(zip(refused, arrivals, strict=True)):
        axes.annotate(f"{count} refused\nof {of}\n{100 * count / of:.1f} %", (place, of), ha="center", va="bottom")
    axes.set(ylim=(0, 1.25 * max(arrivals)), yticks=[])
    axes.set_title("Visits by the size they need")
    _plain(axes)


def _draw_week(axes: Axes, points: Sequence[Point]) -> None:
    from matplotlib.ticker import NullLocator, ScalarFormatter

    lines = _lines_of(points)
    days = sorted({one.office_days for one in points})
    right = days[-1] + 0.25
    axes.set_yscale("log")  # twice as many look alike, whether of fifty or of two hundred
    axes.set(xlim=(days[0] - 0.2, days[-1] + 2.4), yticks=PEOPLE, xlabel="office days a week")
    axes.set_xticks(days, [f"{day:g}" for day in days])
    axes.yaxis.set_major_formatter(ScalarFormatter())
    axes.yaxis.set_minor_locator(NullLocator())
    axes.axhspan(*HEADLINE, color=PALE)
    axes.annotate("what fifty doors\nare said to serve", (right, sqrt(prod(HEADLINE))), color=GREY, va="center")
    heights = _spread([(log10(people[-1]), len(titles)) for titles, people in lines])
    for (titles, people), height, colour, dashes in zip(lines, heights, COLOURS, DASHES, strict=False):
        axes.plot(days, people, dashes, color=colour, linewidth=2, marker="o", markersize=4)
        leader = {"arrowstyle": "-", "color": colour}
        at = (days[-1], people[-1])
        axes.annotate("\n".join(titles), at, (right, 10**height), va="center", fontsize=9, arrowprops=leader)
    _plain(axes)


def _lines_of(points: Sequence[Point]) -> list[tuple[list[str], tuple[int, ...]]]:
    """The lines with their titles; two that lie on each other are one, with both."""
    lines: dict[tuple[int, ...], list[str]] = {}
    for case in dict.fromkeys(one.case for one in points):
        people = tuple(one.people for one in points if one.case == case)
        lines.setdefault(people, []).append(case)
    return [(titles, people) for people, titles in lines.items()]


def _spread(labels: Sequence[tuple[float, int]]) -> list[float]:
    """Where labels go that belong at these heights and have so many rows: moved up until none covers another."""
    found = [height for height, _ in labels]
    order = sorted(range(len(labels)), key=lambda index: labels[index][0])
    for below, above in pairwise(order):
        least = ROW * (labels[below][1] + labels[above][1]) / 2
        found[above] = max(found[above], found[below] + least)
    return found


def _plain(axes: Axes) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color=PALE)
    axes.set_axisbelow(True)


def _save(figure: Figure, file: Path) -> None:
    """The same numbers give the same file: nothing of now or of this machine is in it."""
    import matplotlib as mpl

    with mpl.rc_context({"svg.hashsalt": "locker-kiosk"}):
        figure.savefig(file, dpi=110, metadata={"Software": None} if file.suffix == ".png" else {"Date": None})
