"""Credentials: what a person shows to the bank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class CredentialKind(Enum):
    """The ways in."""

    BADGE = "badge"
    TAG = "tag"  # an NFC tag that proves itself anew with each tap
    QR = "qr"
    PIN = "pin"
    VISITOR_CODE = "visitor code"  # the short code of a pass
    PASS = "pass"  # noqa: S105 - no password: what a QR code says that is nobody's own but one visit's
    INVITATION = "invitation"  # its QR code
    INVITATION_CODE = "invitation code"
    OPERATOR_PIN = "operator pin"  # eight digits or more, for facilities mode alone
    ONE_TIME_CODE = "one-time code"  # sent to somebody who has forgotten their PIN; good for minutes, and once


INVITATIONS = (CredentialKind.INVITATION, CredentialKind.INVITATION_CODE)
# What is held up to a badge reader, and is called a badge by whoever has it.
BADGES = (CredentialKind.BADGE, CredentialKind.TAG)


class Strength(Enum):
    """What it takes to show something that is somebody else's (device-protocols.md 2.8)."""

    COPYABLE = "copyable"  # to have read it once: a number on the air, a picture
    KNOWN = "known"  # to be told it, or to look over a shoulder
    PROVEN = "proven"  # the thing itself: what was heard of it is of no use a second time


_STRENGTHS = {
    CredentialKind.BADGE: Strength.COPYABLE,
    CredentialKind.TAG: Strength.PROVEN,
    CredentialKind.QR: Strength.COPYABLE,
    CredentialKind.PIN: Strength.KNOWN,
    CredentialKind.VISITOR_CODE: Strength.KNOWN,
    # Signed, so that nobody can make one up; but whoever photographs it has it, too, for as long as the visit lasts.
    CredentialKind.PASS: Strength.COPYABLE,
    CredentialKind.INVITATION: Strength.COPYABLE,
    CredentialKind.INVITATION_CODE: Strength.KNOWN,
    CredentialKind.OPERATOR_PIN: Strength.KNOWN,
    CredentialKind.ONE_TIME_CODE: Strength.KNOWN,
}


def strength_of(kind: CredentialKind) -> Strength:
    """How far what is shown is to be trusted."""
    return _STRENGTHS[kind]


# Three bytes (NXP AN12196). A tag that has reached the end answers no more, so none ever begins anew.
MOST_TAPS = 0xFFFFFF


def is_above(counter: int, last: int | None) -> bool:
    """Whether a tag that says ``counter`` now can't have said it before; ``last`` is the highest it was heard with.

    One that is more than three bytes can hold is no tag's.
    """
    return (-1 if last is None else last) < counter <= MOST_TAPS


@dataclass(frozen=True, slots=True)
class HeldCredential:
    """One that a person has, without what it is. ``ends_at``: a temporary one."""

    kind: CredentialKind
    added_at: datetime
    ends_at: datetime | None = None
