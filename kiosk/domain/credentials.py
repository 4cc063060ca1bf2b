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


@dataclass(frozen=True, slots=True)
class HeldCredential:
    """One that a person has, without what it is. ``ends_at``: a temporary one."""

    kind: CredentialKind
    added_at: datetime
    ends_at: datetime | None = None
