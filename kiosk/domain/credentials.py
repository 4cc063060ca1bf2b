"""Credentials: what a person shows to the bank."""

from __future__ import annotations

from enum import Enum


class CredentialKind(Enum):
    """The ways in."""

    BADGE = "badge"
    QR = "qr"
    PIN = "pin"
    VISITOR_CODE = "visitor code"  # the short code of a pass
    PASS = "pass"  # noqa: S105 - no password: what a QR code says that is nobody's own but one visit's
    INVITATION = "invitation"  # its QR code
    INVITATION_CODE = "invitation code"


INVITATIONS = (CredentialKind.INVITATION, CredentialKind.INVITATION_CODE)
