"""The screen's languages: what they call themselves, and the translators that put the texts into them."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from kiosk.ui import resources

log = logging.getLogger(__name__)

# What each language calls itself: people look for the word that they read.
ENDONYMS = {
    "cs": "Čeština",
    "da": "Dansk",
    "de": "Deutsch",
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "it": "Italiano",
    "nl": "Nederlands",
    "pl": "Polski",
    "pt": "Português",
    "sv": "Svenska",
    "tr": "Türkçe",
    "uk": "Українська",
}


def endonym(code: str) -> str:
    return ENDONYMS.get(code, code)


class Languages:
    """Holds one translator a language; the texts in the source are English."""

    def __init__(self, codes: tuple[str, ...], folder: Path | None = None) -> None:
        self._folder = folder or resources.folder("translations")
        self._translators = {code: self._load(code) for code in codes}
        self._installed: QTranslator | None = None
        self._closed = False

    def use(self, code: str) -> None:
        """From now on, texts are in this language; whatever comes after the end changes nothing any more."""
        if self._closed:
            return
        if self._installed is not None:
            QCoreApplication.removeTranslator(self._installed)
        self._installed = self._translators[code]
        QCoreApplication.installTranslator(self._installed)

    def close(self) -> None:
        """Texts are those of the source again."""
        self._closed = True
        if self._installed is not None:
            QCoreApplication.removeTranslator(self._installed)
            self._installed = None

    def text(self, code: str, context: str, source: str) -> str:
        """One text in a language that may not be the one in use."""
        return self._translators[code].translate(context, source) or source

    def _load(self, code: str) -> QTranslator:
        translator = QTranslator()
        compiled = self._folder / f"kiosk_{code}.qm"
        _compile_if_stale(compiled)
        if not compiled.exists() or not translator.load(str(compiled)):
            log.error("there is no translation for language %s in %s", code, self._folder)
        return translator


def _compile_if_stale(compiled: Path) -> None:
    """In a checkout, a text that was just translated shows without a build; an installed kiosk has nothing to do."""
    source = compiled.with_suffix(".ts")
    if not source.exists() or (compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime):
        return
    import subprocess  # only here, where time does not matter

    tool = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PrefixPath)).parent / "lrelease"
    try:
        subprocess.run([tool, "-silent", source, "-qm", compiled], check=True, timeout=20)  # noqa: S603 - Qt's own
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("cannot compile %s: %s", source, error)
