"""The command, and the walk from bus to bus: find the boards, open the doors, tell and write what was found."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from drivers.errors import DriverError, PortDenied
from drivers.locks import LockDriver
from drivers.settings import defaults
from drivers.survey.line import Line
from drivers.survey.readings import FRAMES
from kiosk.cli import ending
from kiosk.cli.doctor.raw_site import WalkedBus, buses_of, doors_of, text_of, usual_addresses
from kiosk.cli.doctor.walk import words
from kiosk.cli.doctor.walk.doors import KEYS, DoorByDoor, Pace, Quit
from kiosk.cli.doctor.walk.file import CannotPatch, NewDoor, Wired, patched
from kiosk.cli.doctor.walk.new_doors import ask_new_doors
from kiosk.cli.doctor.walk.progress import Found, Progress
from kiosk.cli.doctor.walk.talk import Stopped, Talk, Terminal, agrees
from kiosk.cli.failure import Failure
from kiosk.cli.new_file import new_file
from kiosk.cli.saying import counted
from kiosk.config.load import parsed

EXAMPLE = "Example: locker-kiosk doctor walk --config site.toml --out wired.toml"


def walk(
    config: Annotated[Path, typer.Option("--config", metavar="FILE", help="The site file; it needs its [[bus]].")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where the result goes; left out: the site file.")
    ] = None,
    bus: Annotated[str | None, typer.Option("--bus", metavar="NAME", help="Only this bus.")] = None,
    boards: Annotated[
        str | None, typer.Option("--boards", metavar="FIRST-LAST", help="Addresses to look for boards at.")
    ] = None,
) -> None:
    """Open lock after lock, ask which door sprang open, and write down the wiring.

    Learned are which channel is which door and how the boards' bits are to be read. Locks are opened one at a time,
    each once. What was found is kept, so a walk that was broken off is gone on with by the same command.
    """
    with ending.by_signals():
        try:
            Walk(config, out or config, Terminal(), Pace()).run(bus, boards)
        except Stopped:
            raise typer.Exit(130) from None  # what was found is kept


class Walk:
    """A walk along the buses of a site file. Raises Failure."""

    def __init__(self, config: Path, out: Path, talk: Talk, pace: Pace) -> None:
        self._config = config
        self._out = out
        self._talk = talk
        self._pace = pace
        self._progress = Progress(config)
        self._text = text_of(config)
        self._raw = parsed(self._text, config)
        self._found: dict[str, Found] = {}

    def run(self, only: str | None = None, boards: str | None = None) -> None:
        """All of it: walk, tell, write."""
        buses = buses_of(self._raw, only)
        if self._out.is_dir():  # not only after all doors were walked
            raise Failure(os.EX_CANTCREAT, f"{self._out} is a folder. Name a file in it.")
        self._go_on()
        whole = True
        try:
            for one in buses:
                self._walk(one, boards)
        except (Quit, Stopped, KeyboardInterrupt) as end:
            whole = False
            self._talk.say()
            self._talk.say(f"Stopped.{self._kept()}")
            if not isinstance(end, Quit):
                raise typer.Exit(130) from None
        self._write(buses, whole)

    def _go_on(self) -> None:
        earlier = self._progress.load()
        count = sum(len(one.steps) for one in earlier.values())
        if count and agrees(
            self._talk, f"A walk was broken off after {counted(count, 'channel')}. Go on with it?", usual=True
        ):
            self._found = earlier

    def _walk(self, bus: WalkedBus, boards: str | None) -> None:
        try:
            with Line(bus.driver, bus.url, bus.settings) as line:
                found = self._boards(line, bus, boards)
                self._doors(line, bus, found)
        except PortDenied as error:
            message = f"{error.sentence} If a kiosk runs here, stop it first; it owns the bus while it runs."
            raise Failure(os.EX_TEMPFAIL, message) from None
        except DriverError as error:
            raise Failure(os.EX_UNAVAILABLE, f"{error.sentence}{self._kept()}") from None

    def _kept(self) -> str:
        if not self._progress.path.exists():
            return ""
        return f" What was found so far is kept in {self._progress.path}: the same command goes on from there."

    def _boards(self, line: Line, bus: WalkedBus, boards: str | None) -> Found:
        """The boards of the bus, found anew: one may have been put in, or taken out, meanwhile."""
        among = addresses(bus.driver, boards)
        self._talk.say(f"Bus {bus.name} ({bus.driver.name}): looking for boards at {among[0]} to {among[-1]} …")
        line.find(among)
        if not line.boards:
            raise Failure(os.EX_UNAVAILABLE, words.no_board(bus.name, bus.url, bus.driver, line.given))
        self._talk.say(words.boards_found(line.boards))
        for board in sorted({at[0] for at in doors_of(self._raw, "compartment", bus.name)} - set(line.boards)):
            self._talk.say(
                f"Board {board} does not answer. The doors that the site file has there are left as they are."
            )
        found = self._found.setdefault(bus.name, Found(line.meanings, dict(line.given)))
        if found.meanings != line.meanings:
            raise Failure(
                os.EX_DATAERR,
                f"The settings of bus {bus.name} were changed since the walk was broken off. "
                f"Remove {self._progress.path} to begin anew.",
            )
        found.boards, found.settings = dict(line.boards), dict(line.given)
        return found

    def _doors(self, line: Line, bus: WalkedBus, found: Found) -> None:
        inputs = doors_of(self._raw, "input", bus.name)
        left = found.todo(frozenset(inputs))
        if inputs:
            self._talk.say(f"Left out, for inputs are wired there: {words.places(sorted(inputs))}.")
        if not left:
            self._talk.say("Each lock of this bus was dealt with already.")
            return
        self._talk.say(f"{counted(len(left), 'lock')} will be opened, one after another.")
        self._talk.say("Stand before the doors, and shut them all.")
        if not agrees(self._talk, "Open the first one now?", usual=False):
            return
        self._talk.say(KEYS)
        leading = DoorByDoor(
            line, found, self._talk, self._pace, lambda: self._progress.save(self._found), frozenset(inputs)
        )
        leading.walk()
        missing = sorted(self._not_elsewhere(bus.name) - set(found.doors().values()))
        while found.empty() and missing:
            self._talk.say()
            self._talk.say(f"Not found: {words.numbers(missing)}.")
            again = found.empty()
            question = f"At {len(again)} channels no door sprang open. Free what is jammed; try these once more?"
            if not agrees(self._talk, question, usual=False):
                return
            found.steps = [step for step in found.steps if step.skipped or step.opening.door is not None]
            leading.walk()
            missing = [one for one in missing if one not in found.doors().values()]

    def _write(self, buses: Sequence[WalkedBus], whole: bool) -> None:
        walked = [bus for bus in buses if bus.name in self._found and self._found[bus.name].steps]
        for bus in walked:
            for line in words.findings(bus.name, self._found[bus.name], self._not_elsewhere(bus.name)):
                self._talk.say(line)
        if not walked:
            return
        self._talk.say()
        wired = [self._wired(bus) for bus in walked]
        text = self._patched(wired, ask_new_doors(self._talk, self._raw, wired))
        if self._out.exists() and not agrees(self._talk, f"{self._out} is there. Overwrite it?", usual=False):
            self._talk.say(f"Nothing was written. What was found is kept in {self._progress.path}.")
            return
        with new_file(self._out, mode=0o644) as new:
            new.path.write_text(text, encoding="utf-8")
            new.put_in_place()
        self._talk.say(f"Written to {self._out}. Check it: locker-kiosk config check {self._out}")
        if whole:
            self._progress.remove()

    def _not_elsewhere(self, bus: str) -> set[str]:
        """The doors that the site file has on a bus, without those that sprang open on another."""
        elsewhere = {door for name, found in self._found.items() if name != bus for door in found.doors().values()}
        return set(doors_of(self._raw, "compartment", bus).values()) - elsewhere

    def _wired(self, bus: WalkedBus) -> Wired:
        found = self._found[bus.name]
        frames: dict[str, object] = {name: found.settings[name] for name in FRAMES if name in found.settings}
        settings = {
            name: value
            for name, value in (frames | dict(found.learned().settings)).items()
            if _differs(bus, name, value)
        }
        why_out = dict.fromkeys(found.named_twice(), "two channels were said to open it")
        beyond = {at: door for at, door in doors_of(self._raw, "compartment", bus.name).items() if found.lacks(at)}
        why_out |= dict.fromkeys(beyond.values(), "no lock is wired to this channel")
        visited = frozenset(one.at for one in found.openings()).union(beyond)
        return Wired(bus.name, found.doors(), settings, visited, why_out)

    def _patched(self, wired: Sequence[Wired], new: Mapping[str, NewDoor]) -> str:
        try:
            return patched(self._text, wired, new)
        except CannotPatch:
            raise Failure(
                os.EX_DATAERR,
                f"{self._config} is written in a way that can't be changed line by line (tables within one line?). "
                f"Write each [[bus]] and [[compartment]] as in docs/site-file.md, a key a line, then run this again: "
                f"what was found is kept in {self._progress.path}.",
            ) from None


def _differs(bus: WalkedBus, name: str, value: object) -> bool:
    """Whether a setting has to be written: it is not what the file says, or what it means by saying nothing."""
    return {**defaults(bus.driver.settings), **bus.settings}.get(name) != value


def addresses(driver: LockDriver, asked: str | None) -> Sequence[int]:
    """Where to look for boards: ``FIRST-LAST``, or what can be set by the usual switches. Raises Failure."""
    possible = driver.boards
    if asked is None:
        return usual_addresses(driver)
    first, _, last = asked.partition("-")
    if not (first.isdecimal() and (last or first).isdecimal()):
        raise Failure(os.EX_USAGE, f"“{asked}” are no addresses of boards: write FIRST-LAST, such as 0-15.")
    wanted = [one for one in possible if int(first) <= one <= int(last or first)]
    if not wanted:
        raise Failure(os.EX_USAGE, f"A {driver.name} has an address from {possible[0]} to {possible[-1]}.")
    return wanted
