"""The words of recovery cases and the lost property log, as QML asks for them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.recovery import Category
from kiosk.ui import recovery_words as words

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class RecoveryNames(QObject):
    """Each slot takes a code and the language in use: naming it lets QML ask again when another one is chosen."""

    @Slot(str, str, result=str)
    def step(self, code: str, language: str) -> str:
        return words.worded(words.STEPS, code)

    @Slot(str, str, result=str)
    def next(self, code: str, language: str) -> str:
        """What comes after this step."""
        return words.worded(words.NEXT, code)

    @Slot(str, str, result=str)
    def cause(self, code: str, language: str) -> str:
        return words.worded(words.CAUSES, code)

    @Slot(str, str, result=str)
    def category(self, code: str, language: str) -> str:
        return words.worded(words.CATEGORIES, code)

    @Slot(str, str, result=str)
    def item(self, code: str, language: str) -> str:
        """Where a thing is."""
        return words.worded(words.ITEMS, code)

    @Slot(str, str, result=str)
    def proof(self, code: str, language: str) -> str:
        return words.worded(words.PROOFS, code)

    @Slot(str, str, result=str)
    def label(self, code: str, language: str) -> str:
        return words.worded(words.LABELS, code)

    @Slot(str, str, result=str)
    def photo(self, code: str, language: str) -> str:
        return words.worded(words.PHOTOS, code)

    @Slot(str, result=str)
    def categorySign(self, code: str) -> str:
        return words.sign_of(Category(code)) if code else ""
