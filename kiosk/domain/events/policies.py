"""Policies: which hold, and which of upstream's do not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.events.base import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyInForce(Event):
    """Other policies hold from now on, for doors that are given from now on: those of upstream's ``document`` in this
    version, with the SHA-256 of its text, or, where nothing is named, those of the site file.
    """

    kind = "policy.in_force"

    document: str | None = None
    version: int | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRefused(Event):
    """A document of upstream's is wrong, or does not fit the doors here; nothing changed."""

    kind = "policy.refused"

    document: str
    version: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPolicyKept(Event):
    """Somebody has said that the site file's policies are to hold until then, whatever upstream has."""

    kind = "policy.own_kept"

    until: datetime


class OwnPolicyOver(Event):
    """That is over."""

    __slots__ = ()
    kind = "policy.own_over"
