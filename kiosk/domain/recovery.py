"""Recovery cases: a compartment whose content must be removed, step by step to its entry in the lost property log.

``opened → collected → listed → reset`` and then the items go on in the lost property log. No step is skipped without a
reason on the record. Pure values; each step returns the case as it is afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum


class CaseStep(Enum):
    """The step that a case has reached."""

    OPENED = "opened"  # somebody has taken it on
    COLLECTED = "collected"  # its door was opened with an override, and the content taken out (or nothing was there)
    LISTED = "listed"  # what was found is written down, each thing with a bag number
    RESET = "reset"  # the compartment was looked through and is free again: the case is over
    CANCELLED = "cancelled"  # with a reason: the holder came, or it was opened by mistake


ORDER = (CaseStep.OPENED, CaseStep.COLLECTED, CaseStep.LISTED, CaseStep.RESET)
OVER = frozenset({CaseStep.RESET, CaseStep.CANCELLED})


class CaseCause(Enum):
    """Why there is a case."""

    OVERDUE = "overdue"
    HELD = "held"  # policy, HR or an operator: only facilities open it
    FOUND = "found"  # the next person found things in it
    OTHER = "other"


class WrongStep(ValueError):
    """That step does not come next, and no reason was given for skipping what does."""


@dataclass(frozen=True, slots=True)
class Case:
    """One recovery. ``person_id`` is whose things they seem to be; None: nobody knows."""

    id: str
    compartment_id: int
    cause: CaseCause
    step: CaseStep
    opened_at: datetime
    assignment_id: str | None = None
    person_id: str | None = None
    notified_at: datetime | None = None  # when the holder was last told; None: never
    overridden: str | None = None  # the opening by which it was collected
    empty: bool = False  # nothing was in there
    changed_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do at the compartment."""
        return self.step in OVER

    @property
    def has_begun(self) -> bool:
        """Whether facilities have been at the content: from then on its holder is sent to them."""
        return not self.is_over and (self.overridden is not None or self.step is not CaseStep.OPENED)

    @property
    def next_step(self) -> CaseStep | None:
        """The one that comes next; None where the case is over."""
        return None if self.is_over else ORDER[ORDER.index(self.step) + 1]


def overridden(case: Case, opening_id: str, at: datetime) -> Case:
    """Its door is being opened on an operator's authority, so that the content can be taken out."""
    _at(case, CaseStep.OPENED)
    return replace(case, overridden=opening_id, changed_at=at)


def collected(case: Case, at: datetime, *, empty: bool) -> Case:
    """The content was taken out; where nothing was inside there is nothing to list, either."""
    _at(case, CaseStep.OPENED)
    if case.overridden is None:
        raise WrongStep("its door was not opened for this case")
    step = CaseStep.LISTED if empty else CaseStep.COLLECTED
    return replace(case, step=step, empty=empty, changed_at=at)


def listed(case: Case, at: datetime, *, things: int) -> Case:
    """Everything is written down: so many things."""
    _at(case, CaseStep.COLLECTED)
    if not things:
        raise WrongStep("nothing is written down yet")
    return replace(case, step=CaseStep.LISTED, changed_at=at)


def reset(case: Case, at: datetime) -> Case:
    """Somebody has looked: the compartment is empty, and free again."""
    _at(case, CaseStep.LISTED)
    return replace(case, step=CaseStep.RESET, changed_at=at, ended_at=at)


def can_skip(case: Case) -> bool:
    """Whether the next step may be left out, with a reason. Nobody leaves out the last look: the case is called off."""
    return case.step in {CaseStep.OPENED, CaseStep.COLLECTED}


def skipped(case: Case, at: datetime) -> Case:
    """The case after its next step was left out."""
    if not can_skip(case) or case.next_step is None:
        raise WrongStep(f"nothing can be left out after '{case.step.value}'")
    return replace(case, step=case.next_step, changed_at=at)


def cancelled(case: Case, at: datetime) -> Case:
    """The case was called off. What was listed stays in the log."""
    if case.is_over:
        raise WrongStep("the case is over")
    return replace(case, step=CaseStep.CANCELLED, changed_at=at, ended_at=at)


def _at(case: Case, step: CaseStep) -> None:
    if case.step is not step:
        raise WrongStep(f"the case is at '{case.step.value}', not at '{step.value}'")


class ItemState(Enum):
    """Where a thing of the lost property log is."""

    KEPT = "kept"
    HANDED_BACK = "handed back"
    DISPOSED = "disposed"


class Category(Enum):
    """What kind of thing."""

    BAG = "bag"
    CLOTHES = "clothes"
    ELECTRONICS = "electronics"
    KEYS = "keys"
    PAPERS = "papers"  # identity, bank cards
    VALUABLES = "valuables"
    FOOD = "food"  # may be disposed of at once
    OTHER = "other"


AT_ONCE = frozenset({Category.FOOD})


class Proof(Enum):
    """How somebody showed that a thing is theirs."""

    SIGNATURE = "signature"
    IDENTITY = "identity"  # a document was looked at
    BADGE = "badge"  # their badge was held up here


class TooSoon(ValueError):
    """A thing is not disposed of before its legal days are over, unless a reason is given."""


@dataclass(frozen=True, slots=True, repr=False)
class LostItem:
    """One thing in the lost property log. Description and whom it went to are personal, never in the text form."""

    id: str
    bag: str  # the number on its label: LP-0001, counted at this kiosk
    case_id: str
    compartment_id: int
    category: Category
    description: str
    found_at: datetime
    keep_until: date  # the legal days
    state: ItemState = ItemState.KEPT
    person_id: str | None = None  # whose it seems to be
    photo: bool = False  # one is kept
    proof: Proof | None = None
    handed_to: str | None = None  # a name
    signature: str | None = None  # strokes as SVG path data in a box of 1000 by 400
    ended_at: datetime | None = None

    def __repr__(self) -> str:
        return f"LostItem({self.bag}, {self.state.value})"

    @property
    def is_kept(self) -> bool:
        """Whether it is still here."""
        return self.state is ItemState.KEPT

    def is_due(self, today: date) -> bool:
        """Whether it may be disposed of on this local day: its last legal day is over, or it would not keep."""
        return self.is_kept and (self.category in AT_ONCE or today > self.keep_until)


class NotKept(ValueError):
    """That thing has left already."""


MOST_OF_A_DESCRIPTION = 200  # characters
MOST_OF_A_NAME = 100  # characters
MOST_OF_A_SIGNATURE = 20_000  # characters
_STROKES = re.compile(r"M[\d., MLQ]+", re.ASCII)


def kept_until(category: Category, found_on: date, days: int) -> date:
    """The last day on which a thing is kept; food is not."""
    return found_on if category in AT_ONCE else found_on + timedelta(days=days)


def is_signature(strokes: str) -> bool:
    """Whether these are strokes as SVG path data, at least one of them with a length."""
    drawn = "L" in strokes or "Q" in strokes
    return drawn and len(strokes) <= MOST_OF_A_SIGNATURE and _STROKES.fullmatch(strokes) is not None


def handed_back(item: LostItem, at: datetime, proof: Proof, to: str, signature: str | None = None) -> LostItem:
    """The thing after it was given to somebody. ``NotKept`` where it is here no more."""
    _kept(item)
    return replace(item, state=ItemState.HANDED_BACK, proof=proof, handed_to=to, signature=signature, ended_at=at)


def disposed(item: LostItem, at: datetime, today: date, reason: str | None) -> LostItem:
    """The thing after it was disposed of. ``TooSoon`` before its legal days are over, unless there is a reason."""
    _kept(item)
    if not item.is_due(today) and not reason:
        raise TooSoon(f"{item.bag} is kept until {item.keep_until}")
    return replace(item, state=ItemState.DISPOSED, ended_at=at)


def _kept(item: LostItem) -> None:
    if not item.is_kept:
        raise NotKept(f"{item.bag} was {item.state.value}")
