"""People in facilities mode, in words: their standing, their credentials, and what is done for them.

English; the screen puts them into its language: ``qsTranslate("PeopleWords", word)``.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from kiosk.domain.credentials import CredentialKind
from kiosk.domain.people import PersonKind, Standing
from kiosk.engine.facilities.screens import Came, PersonAction

CONTEXT = "PeopleWords"

KINDS: Mapping[PersonKind, object] = {
    PersonKind.STAFF: QT_TRANSLATE_NOOP("PeopleWords", "Staff"),
    PersonKind.CONTRACTOR: QT_TRANSLATE_NOOP("PeopleWords", "Contractor"),
    PersonKind.VISITOR: QT_TRANSLATE_NOOP("PeopleWords", "Visitor"),
}

STANDINGS: Mapping[Standing, object] = {
    Standing.ALLOWED: QT_TRANSLATE_NOOP("PeopleWords", "May use the doors"),
    Standing.NOT_YET: QT_TRANSLATE_NOOP("PeopleWords", "Not yet valid"),
    Standing.EXPIRED: QT_TRANSLATE_NOOP("PeopleWords", "No longer valid"),
    Standing.SUSPENDED: QT_TRANSLATE_NOOP("PeopleWords", "Suspended"),
}

STANDING_SIGNS: Mapping[Standing, str] = {
    Standing.ALLOWED: "check",
    Standing.NOT_YET: "clock",
    Standing.EXPIRED: "close",
    Standing.SUSPENDED: "off",
}

CREDENTIALS: Mapping[CredentialKind, object] = {
    CredentialKind.BADGE: QT_TRANSLATE_NOOP("PeopleWords", "Badge"),
    CredentialKind.TAG: QT_TRANSLATE_NOOP("PeopleWords", "Badge that can’t be copied"),
    CredentialKind.QR: QT_TRANSLATE_NOOP("PeopleWords", "QR code"),
    CredentialKind.PIN: QT_TRANSLATE_NOOP("PeopleWords", "PIN"),
    CredentialKind.VISITOR_CODE: QT_TRANSLATE_NOOP("PeopleWords", "Visitor’s code"),
    CredentialKind.PASS: QT_TRANSLATE_NOOP("PeopleWords", "Visitor’s pass"),
    CredentialKind.INVITATION: QT_TRANSLATE_NOOP("PeopleWords", "Invitation"),
    CredentialKind.INVITATION_CODE: QT_TRANSLATE_NOOP("PeopleWords", "Code of the invitation"),
    CredentialKind.OPERATOR_PIN: QT_TRANSLATE_NOOP("PeopleWords", "Operator’s PIN"),
    CredentialKind.ONE_TIME_CODE: QT_TRANSLATE_NOOP("PeopleWords", "One-time code"),
}

CREDENTIAL_SIGNS: Mapping[CredentialKind, str] = {
    CredentialKind.BADGE: "badge",
    CredentialKind.TAG: "badge",
    CredentialKind.QR: "qr",
    CredentialKind.PIN: "keypad",
    CredentialKind.VISITOR_CODE: "keypad",
    CredentialKind.PASS: "qr",
    CredentialKind.INVITATION: "qr",
    CredentialKind.INVITATION_CODE: "keypad",
    CredentialKind.OPERATOR_PIN: "key",
    CredentialKind.ONE_TIME_CODE: "clock",
}

# What the buttons say.
ACTIONS: Mapping[PersonAction, object] = {
    PersonAction.OPEN_THEIRS: QT_TRANSLATE_NOOP("PeopleWords", "Open their door"),
    PersonAction.BADGE_LOST: QT_TRANSLATE_NOOP("PeopleWords", "Badge is lost"),
    PersonAction.BIND_BADGE: QT_TRANSLATE_NOOP("PeopleWords", "Give a new badge"),
    PersonAction.TEMPORARY_BADGE: QT_TRANSLATE_NOOP("PeopleWords", "Badge for today"),
    PersonAction.NEW_PIN: QT_TRANSLATE_NOOP("PeopleWords", "Draw a new PIN"),
    PersonAction.SUSPEND: QT_TRANSLATE_NOOP("PeopleWords", "Suspend"),
    PersonAction.RESTORE: QT_TRANSLATE_NOOP("PeopleWords", "Allow again"),
}

ACTION_SIGNS: Mapping[PersonAction, str] = {
    PersonAction.OPEN_THEIRS: "open",
    PersonAction.BADGE_LOST: "close",
    PersonAction.BIND_BADGE: "badge",
    PersonAction.TEMPORARY_BADGE: "clock",
    PersonAction.NEW_PIN: "keypad",
    PersonAction.SUSPEND: "off",
    PersonAction.RESTORE: "check",
}

# These take something from somebody, or open what is theirs: their buttons are held.
HELD = frozenset({PersonAction.OPEN_THEIRS, PersonAction.BADGE_LOST, PersonAction.SUSPEND})

# What came of opening their door.
OPENED: Mapping[Came, object] = {
    Came.OPENING: QT_TRANSLATE_NOOP("PeopleWords", "Their door opens. Stay until it is closed."),
    Came.OPENED: QT_TRANSLATE_NOOP("PeopleWords", "Their door has opened. Stay until it is closed."),
    Came.NOT_OPENED: QT_TRANSLATE_NOOP("PeopleWords", "Their door did not open. Pull gently, and try again."),
    Came.UNKNOWN: QT_TRANSLATE_NOOP("PeopleWords", "Look whether the door is open: the bank can't tell."),
}

# What else was just done.
DONE: Mapping[PersonAction, object] = {
    PersonAction.BADGE_LOST: QT_TRANSLATE_NOOP("PeopleWords", "Their badges open nothing any more."),
    PersonAction.BIND_BADGE: QT_TRANSLATE_NOOP("PeopleWords", "The new badge opens their doors from now on."),
    PersonAction.TEMPORARY_BADGE: QT_TRANSLATE_NOOP("PeopleWords", "The badge opens their doors until midnight."),
    PersonAction.NEW_PIN: QT_TRANSLATE_NOOP("PeopleWords", "The old PIN opens nothing any more."),
    PersonAction.SUSPEND: QT_TRANSLATE_NOOP("PeopleWords", "They can open nothing now. Their things stay safe."),
    PersonAction.RESTORE: QT_TRANSLATE_NOOP("PeopleWords", "They may use the doors again."),
}
