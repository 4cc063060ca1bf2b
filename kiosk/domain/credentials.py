"""Credentials: what a person shows to the bank."""

from __future__ import annotations

from enum import Enum


class CredentialKind(Enum):
    """The ways in."""

    BADGE = "badge"
    QR = "qr"
    PIN = "pin"
