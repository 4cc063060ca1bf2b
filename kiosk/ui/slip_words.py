"""What a printed pass says, in English; the catalogues have the other languages.

A line of the paper has 32 letters at the least, and is read by somebody on their way.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

CONTEXT = "SlipTexts"

WORDS = {
    "pass": QT_TRANSLATE_NOOP("SlipTexts", "Your pass for a locker"),
    "bank": QT_TRANSLATE_NOOP("SlipTexts", "Bank {bank}"),
    "how": QT_TRANSLATE_NOOP(
        "SlipTexts", "Hold the QR code to the scanner there: your door opens, as often as you like."
    ),
    "code": QT_TRANSLATE_NOOP("SlipTexts", "Or type this code:"),
    "code.until": QT_TRANSLATE_NOOP("SlipTexts", "Or type this code, until {until}:"),
    "from": QT_TRANSLATE_NOOP("SlipTexts", "From {at}"),
    "until": QT_TRANSLATE_NOOP("SlipTexts", "Until {until}"),
    "hours": QT_TRANSLATE_NOOP("SlipTexts", "Each day from {begins} to {ends}"),
    "unconfirmed": QT_TRANSLATE_NOOP(
        "SlipTexts", "It is not confirmed that a door is free. Is none? Please come back to reception."
    ),
    "leaving": QT_TRANSLATE_NOOP("SlipTexts", "Are you leaving? Empty your door, and say so at its screen."),
}
