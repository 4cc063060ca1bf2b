"""``locker-kiosk simulate``: how many people a bank serves, tried out on the kiosk's own rules before it is built."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import timedelta
from enum import Enum
from pathlib import Path
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

import typer

from kiosk.cli import site
from kiosk.cli.failure import Failure
from kiosk.cli.new_file import new_file
from kiosk.cli.options import Json
from kiosk.cli.saying import say_json
from kiosk.domain.assignments import Model
from kiosk.domain.people import Person
from kiosk.domain.policy import Policy
from kiosk.planning import picture as pictures
from kiosk.planning.arrivals import COLUMNS, ArrivalsError, read_arrivals
from kiosk.planning.attendance import Attendance, Week, visits_of
from kiosk.planning.doors import Doors, parse_doors, parse_sizes
from kiosk.planning.frontier import SHIFTS, find_frontier
from kiosk.planning.measures import measured, optimum_of
from kiosk.planning.plan import Plan
from kiosk.planning.report import frontier_table, report
from kiosk.planning.rules import HouseRule
from kiosk.planning.simulation import simulate as let_them_come
from kiosk.planning.visits import Visit

EXAMPLE = "Example: locker-kiosk simulate --doors S=20,M=22,L=8 --arrivals week.csv --json"

MOST_FAULTS = 20
A_YEAR, A_WHILE = 52, 6  # weeks; the frontier tries out some hundreds of them

T = TypeVar("T")


class SharedModel(Enum):
    """The models that can be tried out. What permanent assignment would do is told beside each."""

    DAY_USE = "day-use"
    SESSION = "session"
    SHIFT = "shift"
    RESERVATION = "reservation"


DoorCount = Annotated[
    str | None, typer.Option("--doors", metavar="N", help="How many doors, or how many by size: S=20,M=22,L=8.")
]
Arrivals = Annotated[Path | None, typer.Option(metavar="FILE.csv", help=f"Who comes. Columns: {','.join(COLUMNS)}")]
People = Annotated[int | None, typer.Option(min=1, max=100_000, help="Or: so many people, who come by chance.")]
Frontier = Annotated[
    bool, typer.Option("--frontier", help="Or: how many people can come, by model and by office days a week?")
]
SiteFile = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="The site file with doors and policy.")]
BankName = Annotated[str, typer.Option("--bank", help="Which bank of the site file; else the first.")]
ModelName = Annotated[SharedModel | None, typer.Option("--model", help="Else as the site file says, or session.")]
Timezone = Annotated[str, typer.Option(help="Where times are local; a site file says it itself.")]
Share = Annotated[float, typer.Option(min=0, max=1, help="How many give their door back on leaving, from 0 to 1.")]
Wait = Annotated[int, typer.Option(min=0, max=1440, help="How many minutes people wait at a full bank.")]
Keep = Annotated[int, typer.Option(min=0, help="So many free doors of each size only for those who need it.")]
LastDoors = Annotated[int, typer.Option(min=0, help="So many free doors that fit only for short stays.")]
ShortStay = Annotated[int, typer.Option(min=0, max=1440, help="How many minutes a short stay has.")]
OfficeDays = Annotated[str, typer.Option(help="How many days a week each comes; with --frontier several: 1,2.5,5.")]
WhichDays = Annotated[Week, typer.Option("--week", help="Any days alike, or rather those in the middle.")]
Weeks = Annotated[int | None, typer.Option(min=1, max=520, help="For how long.")]
PartDay = Annotated[float, typer.Option(min=0, max=1, help="The share of visits of two to four hours.")]
Sizes = Annotated[str, typer.Option(help="How many in so many people need which size: S=60,M=30,L=10.")]
Seed = Annotated[int, typer.Option(help="Another number throws the dice anew.")]
Seconds = Annotated[float, typer.Option(min=0, help="For how long the optimum is looked for; 0: not at all.")]
Picture = Annotated[Path | None, typer.Option(metavar="FILE.png", help="Draw it, too; FILE.svg does as well.")]


def simulate(
    doors: DoorCount = None,
    arrivals: Arrivals = None,
    people: People = None,
    frontier: Frontier = False,
    config: SiteFile = None,
    bank: BankName = "",
    model: ModelName = None,
    timezone: Timezone = "UTC",
    gives_back: Share = 0.0,
    wait: Wait = 0,
    keep: Keep = 0,
    last_doors: LastDoors = 0,
    short_stay: ShortStay = 120,
    office_days: OfficeDays = "",
    week: WhichDays = Week.EVEN,
    weeks: Weeks = None,
    part_day: PartDay = 0.0,
    sizes: Sizes = "S=1",
    seed: Seed = 1,
    optimum_seconds: Seconds = 20.0,
    picture: Picture = None,
    as_json: Json = False,
) -> None:
    """Try out a bank: who is refused, who waits and how full it is, beside the best that anybody could have done.

    The kiosk's own rules decide. With --doors and --arrivals alone, each door is held from arriving to leaving.
    """
    if [arrivals is not None, people is not None, frontier].count(True) != 1:
        raise typer.BadParameter("Say who comes, by one of --arrivals, --people and --frontier.")
    if picture is not None and picture.suffix not in pictures.SUFFIXES:
        raise typer.BadParameter(f"{picture} must end in .png or .svg.", param_hint="--picture")
    if frontier:
        days = _days(office_days or "1,1.5,2,2.5,3,3.5,4,4.5,5")
        _show_frontier(_parsed(parse_doors, doors or "50", "--doors"), days, weeks or A_WHILE, seed, picture, as_json)
        return
    given, policy = _bank(config, bank, doors, model, _parsed(_zone, timezone, "--timezone"))
    if arrivals is not None:
        visits = _read(arrivals, policy.timezone)
    else:
        day, shifts = _days(office_days or "2")[0], policy.shifts if policy.model is Model.SHIFT else ()
        mix = _parsed(parse_sizes, sizes, "--sizes")
        come = Attendance(people or 0, day, policy.timezone, week, weeks or A_YEAR, part_day, mix, shifts, seed=seed)
        visits = visits_of(come)
    rule = HouseRule(keep, last_doors, timedelta(minutes=short_stay))
    _show(
        visits, Plan(given, policy, gives_back, timedelta(minutes=wait), rule, seed), optimum_seconds, picture, as_json
    )


def _show(visits: Sequence[Visit], plan: Plan, seconds: float, picture: Path | None, as_json: bool) -> None:
    outcome = let_them_come(visits, plan)
    found = measured(outcome, optimum_of(outcome, seconds) if seconds else None)
    _draw(picture, lambda file: pictures.draw_simulation(found, file))
    if as_json:
        say_json(found)
    else:
        typer.echo(report(found))


def _show_frontier(
    doors: Doors, days: Sequence[float], weeks: int, seed: int, picture: Path | None, as_json: bool
) -> None:
    with typer.progressbar(
        find_frontier(doors, days, weeks, seed), label="Trying out", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as lines:
        points = [point for line in lines for point in line]
    _draw(picture, lambda file: pictures.draw_frontier(points, sum(doors.values()), file))
    found = [{**asdict(point), "week": point.week.value} for point in points]
    if as_json:
        say_json(found)
    else:
        typer.echo(frontier_table(points))


def _draw(file: Path | None, draw: Callable[[Path], None]) -> None:
    if file is None:
        return
    with new_file(file, mode=0o666) as new:  # it tells of nobody
        draw(new.path)
        new.put_in_place()


def _read(file: Path, zone: ZoneInfo) -> list[Visit]:
    try:
        return read_arrivals(file, zone)
    except OSError as error:
        raise Failure(os.EX_NOINPUT, f"{file} can't be read: {error.strerror}.") from None
    except ArrivalsError as error:
        lines = [f"{file}:{fault.line}: {fault.message}" for fault in error.faults[:MOST_FAULTS]]
        more = len(error.faults) - len(lines)
        lines += [f"… and {more} more like these."] * (more > 0)
        raise Failure(os.EX_DATAERR, "\n".join([*lines, "Nothing was simulated."])) from None


def _bank(
    config: Path | None, name: str, doors: str | None, model: SharedModel | None, zone: ZoneInfo
) -> tuple[Doors, Policy]:
    """The doors and the policy, from the site file as far as the options don't say otherwise."""
    count = None if doors is None else _parsed(parse_doors, doors, "--doors")
    if config is None:
        # Everybody reserves here: nothing is left for those who don't.
        policy = Policy(Model.SESSION, zone, walk_up_share=0.0)
    else:
        found = site.load(config)
        bank = name or found.banks[0]
        if bank not in found.banks:
            raise typer.BadParameter(f"{config} has no bank {bank}.", param_hint="--bank")
        policy = found.policies.policy_for(Person("", ""), bank)
        shared = [
            one.size
            for one in found.compartments
            if one.bank == bank and found.tenant_of(one) == found.site.tenant and one.named_for is None
        ]
        count = count or Counter(shared)
    if model is not None:
        policy = replace(policy, model=Model(model.value))
    if count is None:
        raise typer.BadParameter("Say how many doors there are, by --doors or --config.")
    return count, _usable(policy)


def _usable(policy: Policy) -> Policy:
    """Nobody knows how often people in a simulation open their doors, so that none is idle."""
    if policy.model is Model.NAMED:
        raise typer.BadParameter("Here each door is somebody's own. Say what to try instead.", param_hint="--model")
    return replace(policy, idle=None, shifts=policy.shifts or SHIFTS)


def _days(text: str) -> list[float]:
    try:
        days = [float(part) for part in text.split(",")]
    except ValueError:
        days = []
    if not days or not all(0 < day <= 5 for day in days):
        raise typer.BadParameter(f"{text} is no number of days from 0.5 to 5.", param_hint="--office-days")
    return days


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"This computer knows no timezone {text}. Names look like Europe/Berlin.") from None


def _parsed(parse: Callable[[str], T], text: str, option: str) -> T:
    try:
        return parse(text)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from None
