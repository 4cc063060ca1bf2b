"""What recovery cases and the lost property log are made of, in English; the catalogues have the other languages.

Each code of the engine has a word here and, where it is shown as a state or a kind, a sign of ``Signs.qml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from kiosk.domain.recovery import CaseCause, CaseStep, Category, ItemState, Proof
from kiosk.engine.facilities.screens import LabelState, PhotoState

CONTEXT = "RecoveryWords"

# By what was reached.
STEPS: Mapping[Enum, object] = {
    CaseStep.OPENED: QT_TRANSLATE_NOOP("RecoveryWords", "Taken on"),
    CaseStep.COLLECTED: QT_TRANSLATE_NOOP("RecoveryWords", "Emptied"),
    CaseStep.LISTED: QT_TRANSLATE_NOOP("RecoveryWords", "Listed"),
    CaseStep.RESET: QT_TRANSLATE_NOOP("RecoveryWords", "Free again"),
    CaseStep.CANCELLED: QT_TRANSLATE_NOOP("RecoveryWords", "Called off"),
}
# What comes after it.
NEXT: Mapping[Enum, object] = {
    CaseStep.OPENED: QT_TRANSLATE_NOOP("RecoveryWords", "Next: take everything out"),
    CaseStep.COLLECTED: QT_TRANSLATE_NOOP("RecoveryWords", "Next: write down what was inside"),
    CaseStep.LISTED: QT_TRANSLATE_NOOP("RecoveryWords", "Next: look once more, and set it free"),
    CaseStep.RESET: QT_TRANSLATE_NOOP("RecoveryWords", "All is done"),
    CaseStep.CANCELLED: QT_TRANSLATE_NOOP("RecoveryWords", "Called off"),
}
CAUSES: Mapping[Enum, object] = {
    CaseCause.OVERDUE: QT_TRANSLATE_NOOP("RecoveryWords", "Overdue"),
    CaseCause.HELD: QT_TRANSLATE_NOOP("RecoveryWords", "Opened by facilities only"),
    CaseCause.FOUND: QT_TRANSLATE_NOOP("RecoveryWords", "Something found inside"),
    CaseCause.OTHER: QT_TRANSLATE_NOOP("RecoveryWords", "Another cause"),
}
CATEGORIES: Mapping[Enum, object] = {
    Category.BAG: QT_TRANSLATE_NOOP("RecoveryWords", "Bag"),
    Category.CLOTHES: QT_TRANSLATE_NOOP("RecoveryWords", "Clothes"),
    Category.ELECTRONICS: QT_TRANSLATE_NOOP("RecoveryWords", "Electronics"),
    Category.KEYS: QT_TRANSLATE_NOOP("RecoveryWords", "Keys"),
    Category.PAPERS: QT_TRANSLATE_NOOP("RecoveryWords", "Papers, cards"),
    Category.VALUABLES: QT_TRANSLATE_NOOP("RecoveryWords", "Valuables"),
    Category.FOOD: QT_TRANSLATE_NOOP("RecoveryWords", "Food"),
    Category.OTHER: QT_TRANSLATE_NOOP("RecoveryWords", "Something else"),
}
ITEMS: Mapping[Enum, object] = {
    ItemState.KEPT: QT_TRANSLATE_NOOP("RecoveryWords", "Kept here"),
    ItemState.HANDED_BACK: QT_TRANSLATE_NOOP("RecoveryWords", "Handed back"),
    ItemState.DISPOSED: QT_TRANSLATE_NOOP("RecoveryWords", "Disposed of"),
}
PROOFS: Mapping[Enum, object] = {
    Proof.SIGNATURE: QT_TRANSLATE_NOOP("RecoveryWords", "They signed for it"),
    Proof.IDENTITY: QT_TRANSLATE_NOOP("RecoveryWords", "Their identity was checked"),
    Proof.BADGE: QT_TRANSLATE_NOOP("RecoveryWords", "Their badge was held up"),
}
LABELS: Mapping[Enum, object] = {
    LabelState.NO_PRINTER: QT_TRANSLATE_NOOP("RecoveryWords", "Write the number on the bag"),
    LabelState.READY: QT_TRANSLATE_NOOP("RecoveryWords", "Print the label"),
    LabelState.UNDER_WAY: QT_TRANSLATE_NOOP("RecoveryWords", "The label is being printed"),
    LabelState.DONE: QT_TRANSLATE_NOOP("RecoveryWords", "Print the label again"),
    LabelState.FAILED: QT_TRANSLATE_NOOP("RecoveryWords", "The label was not printed. Try again"),
}
PHOTOS: Mapping[Enum, object] = {
    PhotoState.NO_CAMERA: QT_TRANSLATE_NOOP("RecoveryWords", "There is no camera here"),
    PhotoState.NONE: QT_TRANSLATE_NOOP("RecoveryWords", "Take a photo"),
    PhotoState.UNDER_WAY: QT_TRANSLATE_NOOP("RecoveryWords", "Hold it in front of the scanner"),
    PhotoState.TAKEN: QT_TRANSLATE_NOOP("RecoveryWords", "Take it again"),
    PhotoState.FAILED: QT_TRANSLATE_NOOP("RecoveryWords", "There was no picture. Try again"),
}

SIGNS: Mapping[Enum, str] = {
    CaseCause.OVERDUE: "bell",
    CaseCause.HELD: "taken",
    CaseCause.FOUND: "box",
    CaseCause.OTHER: "check!",
    Category.BAG: "bag",
    Category.CLOTHES: "clothes",
    Category.ELECTRONICS: "device",
    Category.KEYS: "key",
    Category.PAPERS: "papers",
    Category.VALUABLES: "gem",
    Category.FOOD: "food",
    Category.OTHER: "box",
    ItemState.KEPT: "box",
    ItemState.HANDED_BACK: "handed",
    ItemState.DISPOSED: "bin",
    Proof.SIGNATURE: "pen",
    Proof.IDENTITY: "papers",
    Proof.BADGE: "badge",
}


def worded(words: Mapping[Enum, object], code: str) -> str:
    """The word for a code (a value of the enumeration that ``words`` has), in the language in use; of "", none."""
    for one, word in words.items():
        if one.value == code:
            return QCoreApplication.translate(CONTEXT, str(word))
    return ""


def sign_of(kind: Enum) -> str:
    """The name of its sign; empty where it has none."""
    return SIGNS.get(kind, "")
