"""What a walk has found so far, kept in a file beside the site file, so that a broken-off walk can be gone on with."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from drivers.survey.learning import Address, Flip, Learned, Meaning, Opening, learn
from kiosk.cli.failure import Failure
from kiosk.cli.new_file import new_file


@dataclass(frozen=True, slots=True)
class Step:
    """One channel that was dealt with. ``skipped``: it was not pulsed; ``unwired``: for no lock is there."""

    opening: Opening
    skipped: bool = False
    unwired: bool = False


@dataclass(slots=True)
class Found:
    """What is known of one bus."""

    meanings: list[Meaning]
    settings: dict[str, Any]
    """Those of the bus in the site file, and of its frames as they were found out."""
    boards: dict[int, int] = field(default_factory=dict)
    """How many channels each board has."""
    steps: list[Step] = field(default_factory=list)

    def todo(self, without: frozenset[Address]) -> list[Address]:
        """The channels that were not dealt with yet."""
        done = {step.opening.at for step in self.steps} | without
        every = [(board, channel) for board, count in sorted(self.boards.items()) for channel in range(1, count + 1)]
        return [at for at in every if at not in done]

    def lacks(self, at: Address) -> bool:
        """Whether no lock can be there: the board has no such channel, or it was said that nothing is wired to it."""
        unwired = any(step.unwired and step.opening.at == at for step in self.steps)
        return unwired or at[1] > self.boards.get(at[0], at[1])

    def openings(self) -> list[Opening]:
        """The locks that were pulsed, with what came of it."""
        return [step.opening for step in self.steps if not step.skipped]

    def doors(self) -> dict[Address, str]:
        """The doors by the channels that opened them; one that two channels are said to open is left out."""
        named = {one.at: one.door for one in self.openings() if one.door is not None}
        return {at: door for at, door in named.items() if list(named.values()).count(door) == 1}

    def named_twice(self) -> set[str]:
        """The doors that two channels are said to open."""
        named = [one.door for one in self.openings() if one.door is not None]
        return {door for door in named if named.count(door) > 1}

    def empty(self) -> list[Address]:
        """The channels at which no door sprang open."""
        return [one.at for one in self.openings() if one.door is None]

    def learned(self) -> Learned:
        """How the bus is to be read."""
        return learn(self.meanings, self.openings())


class Progress:
    """The file. Raises Failure where it can't be read or written."""

    def __init__(self, site: Path) -> None:
        self.path = site.with_name(f"{site.name}.walk.json")

    def load(self) -> dict[str, Found]:
        """What an earlier walk found, by bus."""
        try:
            content = json.loads(self.path.read_text(encoding="utf-8"))
            return {name: _found(one) for name, one in content["buses"].items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise Failure(
                os.EX_DATAERR, f"{self.path} is no record of a walk that can be gone on with. Remove it to begin anew."
            ) from None

    def save(self, found: Mapping[str, Found]) -> None:
        """Keep it."""
        content = {"buses": {name: _plain(one) for name, one in found.items()}}
        with new_file(self.path, mode=0o644) as new:
            new.path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
            new.put_in_place()

    def remove(self) -> None:
        """The walk is over, and what it found stands in the site file."""
        self.path.unlink(missing_ok=True)


def _plain(found: Found) -> dict[str, Any]:
    return {
        "meanings": [dict(one) for one in found.meanings],
        "settings": found.settings,
        "boards": list(found.boards.items()),
        "steps": [
            {
                "at": list(step.opening.at),
                "door": step.opening.door,
                "skipped": step.skipped,
                "unwired": step.unwired,
                "said_open": list(step.opening.said_open),
                "flips": [[[*flip.at, flip.opened] for flip in flips] for flips in step.opening.flips],
            }
            for step in found.steps
        ],
    }


def _found(plain: Mapping[str, Any]) -> Found:
    steps = [
        Step(
            Opening(
                (int(one["at"][0]), int(one["at"][1])),
                None if one["door"] is None else str(one["door"]),
                tuple(frozenset(Flip((int(b), int(c)), bool(o)) for b, c, o in flips) for flips in one["flips"]),
                tuple(map(bool, one["said_open"])),
            ),
            bool(one["skipped"]),
            bool(one["unwired"]),
        )
        for one in plain["steps"]
    ]
    meanings: list[Meaning] = [{str(name): str(value) for name, value in one.items()} for one in plain["meanings"]]
    if any(
        {len(step.opening.flips), len(step.opening.said_open) or len(meanings)} != {len(meanings)} for step in steps
    ):
        raise ValueError
    boards = {int(board): int(count) for board, count in plain["boards"]}
    return Found(meanings, dict(plain["settings"]), boards, steps)
