"""What a verification found when it found no fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.audit.breaks import WELL, warning
from kiosk.audit.checkpoint import Checkpoint
from kiosk.audit.genesis import UPGRADED


@dataclass(frozen=True, slots=True)
class EpochFound:
    """An epoch. ``why`` and ``began`` are None in a selection without the epoch's first event: nothing proves them.

    ``key`` is the verifier key of its checkpoints, None where it has none: the next epoch says how this one ended.

    ``first_at`` and ``last_at`` are what the kiosk's clock showed at the first and the last event here.
    """

    epoch: str
    key: str | None
    why: str | None
    began: str | None
    events: int
    first_at: str
    last_at: str
    checkpoints: int
    last_checkpoint: Checkpoint | None

    @property
    def is_upgraded(self) -> bool:
        """Whether it took over what an earlier version had recorded without a chain: proven since ``began`` only."""
        return self.why == UPGRADED


@dataclass(frozen=True, slots=True)
class ErasedFound:
    """So many events whose personal data was erased for one reason, according to events between two instants."""

    why: str
    events: int
    first_at: str
    last_at: str


@dataclass(frozen=True, slots=True)
class Report:
    """What an export proves. ``held`` checkpoints kept elsewhere agree with it; ``uncompared`` could not be compared.

    ``erased`` counts events without their personal data; ``erasures`` tells why it went, but for a selection.
    """

    is_selection: bool
    events: int
    epochs: tuple[EpochFound, ...]
    erased: int
    erasures: tuple[ErasedFound, ...]
    untrusted_clock: int
    held: int = 0
    uncompared: tuple[Checkpoint, ...] = ()

    @property
    def is_unbroken(self) -> bool:
        """Whether each epoch is known to have begun because all was well."""
        return all(one.why in WELL for one in self.epochs)

    @property
    def checkpoints(self) -> int:
        return sum(one.checkpoints for one in self.epochs)

    @property
    def last_checkpoint(self) -> Checkpoint | None:
        return self.epochs[-1].last_checkpoint


def sentences(report: Report) -> Iterator[str]:
    """The report in plain English, a sentence or two a line."""
    found = "nothing was altered" if report.is_unbroken else "what is here is as the kiosk wrote it"
    yield f"{_count(report.events, 'event')} in {_count(len(report.epochs), 'epoch')}: {found}."
    for one in report.epochs:
        yield _epoch(one)
        if one.is_upgraded:
            yield (
                f"Epoch {one.epoch} took over what an earlier version had recorded without a chain: that part is "
                f"proven only since {one.began}."
            )
        yield from _beginning(one)
    if report.erased:
        yield f"The personal data of {_count(report.erased, 'event')} is gone; that these happened is still proven."
    for reason in report.erasures:
        times = reason.first_at if reason.first_at == reason.last_at else f"{reason.first_at} to {reason.last_at}"
        yield f"Erased because of {reason.why}: {_count(reason.events, 'event')} ({times})."
    if report.untrusted_clock:
        yield f"At {_count(report.untrusted_clock, 'event')} the clock was not to be trusted; their order still is."
    yield from _limits(report)


def _beginning(one: EpochFound) -> Iterator[str]:
    """What there is to be said of how an epoch began."""
    told = (
        f"How epoch {one.epoch} began is not proven here, for its first event is not in this selection: before it, "
        "events may be missing."
        if one.why is None
        else warning(one.epoch, one.why)
    )
    if told is not None:
        yield told


def _limits(report: Report) -> Iterator[str]:
    if report.held:
        yield f"{_count(report.held, 'checkpoint')} kept elsewhere: in agreement."
    for one in report.uncompared:
        yield f"The checkpoint over {one.size} events of epoch {one.epoch}, kept elsewhere, can't be compared here."
    if report.is_selection:
        yield "This is a selection: each event in it is in the record, but that nothing else matched is not proven."
    elif not report.held:
        yield "No checkpoint kept elsewhere was given: that the end of the record was not cut off is not proven."


def _epoch(one: EpochFound) -> str:
    began = f", {one.why}, began {one.began}" if one.why is not None else ""
    times = f"{one.first_at} to {one.last_at}"
    return f"Epoch {one.epoch}{began}: {_count(one.events, 'event')}, {times}; {_count(one.checkpoints, 'checkpoint')}."


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
