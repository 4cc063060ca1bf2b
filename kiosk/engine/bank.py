"""What the engine knows of the bank's doors at this moment: sensors, silent boards, what is wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.domain.assignments import Assignment
from kiosk.domain.capacity import Pool
from kiosk.domain.compartments import Compartment, CompartmentFacts, Condition, DoorState
from kiosk.domain.occupancy import occupancy
from kiosk.engine.screens import Door, Place, Side

UNKNOWN = DoorState.UNKNOWN
FINE: frozenset[Condition] = frozenset()


def _columns(compartments: Sequence[Compartment]) -> dict[str, int]:
    """Of each bank, how many columns of other banks hang left of it, in the order of the site file."""
    left_of: dict[str, int] = {}
    for bank in dict.fromkeys(one.bank for one in compartments):
        left_of[bank] = sum(max(one.column for one in compartments if one.bank == earlier) for earlier in left_of)
    return left_of


def _pools(compartments: Sequence[Compartment]) -> Mapping[Pool, frozenset[int]]:
    """The compartments that may stand in for each other; one that is somebody's own stands in for none."""
    found: dict[Pool, set[int]] = {}
    for one in compartments:
        if one.named_for is None:
            found.setdefault(Pool(one.bank, one.tenant, one.size), set()).add(one.id)
    return {pool: frozenset(ids) for pool, ids in found.items()}


def _beside(one: Compartment, compartments: Sequence[Compartment]) -> frozenset[int]:
    """Whose users would stand in each other's way."""
    return frozenset(
        other.id
        for other in compartments
        if other.bank == one.bank
        and other.id != one.id
        and abs(other.column - one.column) <= 1
        and abs(other.row - one.row) <= 1
    )


@dataclass(frozen=True, slots=True)
class Change:
    """One door's sensor showed something new."""

    compartment: Compartment
    before: DoorState
    now: DoorState


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows of the compartments, by their ids."""

    live: Iterable[Assignment]
    openings: Mapping[int, int] = field(default_factory=dict)
    kept: Mapping[int, str] = field(default_factory=dict)  # for whom a compartment waits
    left: Mapping[int, str] = field(default_factory=dict)  # who left it without a word


class Bank:
    """The doors by their ids, with what is known of each right now. Nothing here is durable."""

    def __init__(self, compartments: Sequence[Compartment], screen_after: int | None = None) -> None:
        self.compartments = {one.id: one for one in compartments}
        self.screen_after = screen_after
        self.conditions: dict[int, frozenset[Condition]] = {}  # what is wrong; a mirror of the store
        self.pools = _pools(compartments)
        self._hangs_at = _columns(compartments)
        self.banks = tuple(self._hangs_at)
        self.shared_by = frozenset((pool.bank, pool.tenant) for pool in self.pools)  # whose people find doors where
        self.named = frozenset((one.bank, one.named_for) for one in compartments if one.named_for is not None)
        self._beside = {one.id: _beside(one, compartments) for one in compartments}
        self._by_wire = {(one.bus, one.board, one.channel): one for one in compartments}
        self._states: dict[int, DoorState] = {}
        self._buses_down: set[str] = set()
        self._answering = set(self.compartments)  # until a bus tells otherwise

    def state(self, compartment_id: int) -> DoorState:
        """What the sensor of this door shows."""
        return self._states.get(compartment_id, DoorState.UNKNOWN)

    def bus_is_down(self, compartment: Compartment) -> bool:
        """Whether the port of this door's bus is gone, so that no command can reach it."""
        return compartment.bus in self._buses_down

    def answering(self, compartment: Compartment) -> bool:
        """Whether this door's lock board answers."""
        return compartment.id in self._answering

    def sense(self, bus: str, board: int, doors: Mapping[int, DoorState]) -> Iterator[Change]:
        """Take in a board's sensors; what is news comes back. Channels that nobody uses are passed over."""
        for channel, now in doors.items():
            compartment = self._by_wire.get((bus, board, channel))
            if compartment is None or now is (before := self.state(compartment.id)):
                continue
            self._states[compartment.id] = now
            yield Change(compartment, before, now)

    def bus_changed(self, bus: str, up: bool, silent_boards: frozenset[int]) -> None:
        """A bus came or went, or some of its boards fell silent: their sensors tell nothing any more."""
        (self._buses_down.discard if up else self._buses_down.add)(bus)
        for one in self.compartments.values():
            if one.bus != bus:
                continue
            if up and one.board not in silent_boards:
                self._answering.add(one.id)
            else:
                self._answering.discard(one.id)
                self._states[one.id] = UNKNOWN

    def set_condition(self, compartment_id: int, condition: Condition, on: bool) -> None:
        """What the store was told, too."""
        others = self.conditions.get(compartment_id, FINE) - {condition}
        self.conditions[compartment_id] = others | {condition} if on else others

    def has(self, compartment_id: int, condition: Condition) -> bool:
        """Whether this is wrong with it."""
        return condition in self.conditions.get(compartment_id, FINE)

    def facts(self, known: Known) -> list[CompartmentFacts]:
        """What is known of every compartment."""
        return self._facts(known, self.compartments)

    def facts_of_free(self, known: Known, without: Collection[int] = ()) -> list[CompartmentFacts]:
        """What allocation needs: of those that nobody holds and nothing is wrong with, but for those in ``without``."""
        held, conditions = {one.compartment_id for one in known.live}, self.conditions
        free = (one for one in self.compartments if one not in held and not conditions.get(one) and one not in without)
        return self._facts(known, free)

    def _facts(self, known: Known, ids: Iterable[int]) -> list[CompartmentFacts]:
        held = {one.compartment_id: one for one in known.live}
        compartments, state, answering, conditions = (
            self.compartments,
            self._states.get,
            self._answering,
            self.conditions,
        )
        kept, left, openings = known.kept, known.left, known.openings
        near = {other for one, shows in self._states.items() if shows is DoorState.OPEN for other in self._beside[one]}
        return [
            CompartmentFacts(
                compartments[key],
                occupancy(held.get(key), conditions.get(key, FINE), key in kept),
                state(key, UNKNOWN),
                key in answering,
                openings.get(key, 0),
                kept.get(key),
                key in near,
                key in left,
            )
            for key in ids
        ]

    def door(self, compartment_id: int) -> Door:
        """A compartment as a person knows it: its number, and where it hangs."""
        one = self.compartments[compartment_id]
        return Door(one.door, self._place(one), self.state(one.id))

    def column(self, compartment: Compartment) -> int:
        """Where it hangs in the whole front: the columns of a further bank follow those of the one before."""
        return self._hangs_at[compartment.bank] + compartment.column

    def _place(self, one: Compartment) -> Place:
        in_column = sorted(
            other.row for other in self.compartments.values() if (other.bank, other.column) == (one.bank, one.column)
        )
        column = self.column(one)
        return Place(
            side=self._side(column),
            column=column,
            columns=max(self.column(other) for other in self.compartments.values()),
            row=in_column.index(one.row) + 1,
            rows=len(in_column),
        )

    def _side(self, column: int) -> Side:
        if self.screen_after is None:
            return Side.UNKNOWN
        return Side.LEFT if column <= self.screen_after else Side.RIGHT
