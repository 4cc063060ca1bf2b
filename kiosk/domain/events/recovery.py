"""Lost property: recovery cases and the log. With these lines alone the log can be written anew from an export."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.events.base import Event, OtherPerson, Personal
from kiosk.domain.recovery import CaseCause, CaseStep, Category, Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent(Event):
    """About a recovery case; the person is whose things they seem to be."""

    case: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened(CaseEvent):
    """An operator took a compartment on; ``notified_at`` is when its holder was last told, none: never."""

    kind = "recovery.opened"

    cause: CaseCause
    notified_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMoved(CaseEvent):
    """A case has reached its next step; ``empty``: nothing was in the compartment."""

    kind = "recovery.step"

    step: CaseStep
    empty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSkipped(CaseEvent):
    """A step of a case was left out, or a case went on before its holder was told; and why."""

    kind = "recovery.skipped"

    step: str  # a ``CaseStep``, or "notified", "legal days"
    reason: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCancelled(CaseEvent):
    """A case was called off, and why."""

    kind = "recovery.cancelled"

    reason: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFound(CaseEvent):
    """A thing was entered in the lost property log. ``photo`` is the SHA-256 of its picture, in hex."""

    kind = "lost_property.found"

    bag: str
    category: Category
    keep_until: str  # an ISO day
    description: Personal[str]
    photo: Personal[str | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemHandedBack(CaseEvent):
    """A thing was handed back. ``signature`` is the SHA-256 of its strokes, in hex."""

    kind = "lost_property.handed_back"

    bag: str
    proof: Proof
    handed_to: Personal[str]
    signature: Personal[str | None] = None
    receiver: OtherPerson[str | None] = None  # where they are known here


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDisposed(CaseEvent):
    """A thing was disposed of; ``reason`` where that was before its legal days were over."""

    kind = "lost_property.disposed"

    bag: str
    reason: Personal[str | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelPrinted(CaseEvent):
    """The label of a bag was sent to the printer."""

    kind = "lost_property.label"

    bag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogExported(Event):
    """The lost property log was handed out: so many things."""

    kind = "lost_property.exported"

    items: int
