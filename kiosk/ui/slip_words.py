"""What a printed pass and the label of a bag say, in English; the catalogues have the other languages.

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
    # --- the label of a bag
    "label": QT_TRANSLATE_NOOP("SlipTexts", "Lost property"),
    "label.door": QT_TRANSLATE_NOOP("SlipTexts", "Door {door}"),
    "label.found": QT_TRANSLATE_NOOP("SlipTexts", "Found on {day}"),
    "label.until": QT_TRANSLATE_NOOP("SlipTexts", "Keep until {day}"),
    "category.bag": QT_TRANSLATE_NOOP("SlipTexts", "Bag"),
    "category.clothes": QT_TRANSLATE_NOOP("SlipTexts", "Clothes"),
    "category.electronics": QT_TRANSLATE_NOOP("SlipTexts", "Electronics"),
    "category.keys": QT_TRANSLATE_NOOP("SlipTexts", "Keys"),
    "category.papers": QT_TRANSLATE_NOOP("SlipTexts", "Papers and cards"),
    "category.valuables": QT_TRANSLATE_NOOP("SlipTexts", "Valuables"),
    "category.food": QT_TRANSLATE_NOOP("SlipTexts", "Food"),
    "category.other": QT_TRANSLATE_NOOP("SlipTexts", "Other things"),
    # --- whether it prints
    "test": QT_TRANSLATE_NOOP("SlipTexts", "Test print"),
    "test.next": QT_TRANSLATE_NOOP("SlipTexts", "Are these lines and the QR code sharp? Then the printer works."),
}
