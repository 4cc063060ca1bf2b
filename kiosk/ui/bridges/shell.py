"""What is on every screen: the site, the clock, and how this person wants to read, hear and reach."""

from __future__ import annotations

import time

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import HelpAsked, Leave, ReachMode, Touched
from kiosk.engine.screens import Brand
from kiosk.engine.visitors.intents import LanguageChosen
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.languages import Languages, endonym
from kiosk.ui.settings import Scheme, TenantLook, UiSettings

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1

TOUCHES_APART_S = 1.0
# The darkest that an operator can make the screen: the black share of a veil over it.
DARKEST = 0.7
# Somebody who only changed the language on the start screen and walked away leaves it changed: after this long the
# site's own settings come back. Everywhere else the engine shows the start screen, and that brings them back.
FORGET_MS = 30_000


@QmlElement
@QmlUncreatable("The application makes it")
class ShellBridge(QObject):
    """The frame around the screens. What a person chooses lasts until the start screen is shown again."""

    screenChanged = Signal()
    clockChanged = Signal()
    languageChanged = Signal()
    choicesChanged = Signal()
    sizeChanged = Signal()
    brandChanged = Signal()
    dimmed = Signal()
    pressed = Signal()  # QML emits it: a key of the keyboard on the screen

    def __init__(self, wiring: Wiring, settings: UiSettings, languages: Languages, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._settings = settings
        self._languages = languages
        self._screen = ""
        self._more_time = False
        self._language = settings.languages[0]
        self._larger = self._contrast = self._reach = False
        self._sound = settings.sounds
        self._sound_there = False
        self._width_mm = 267.0
        self._look = self._site_look = TenantLook(settings.site_name)
        self._last_touch = -TOUCHES_APART_S
        self._clock = ""
        self._veil = 0.0
        self._forget = QTimer(self, singleShot=True, interval=FORGET_MS)
        self._forget.timeout.connect(self._forget_choices)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._turn_clock)
        self._turn_clock()
        self._tick.start()

    @property
    def wants_sound(self) -> bool:
        """For Python."""
        return self._sound

    @property
    def shown(self) -> str:
        """The screen, for Python."""
        return self._screen

    @property
    def asks(self) -> bool:
        """Whether more time is needed, for Python."""
        return self._more_time

    # --- told by the application ---------------------------------------------------------------------------------

    def show_screen(self, name: str) -> None:
        """Another screen; the name is its class."""
        came_home = name == "Start" and self._screen not in {"", "Start"}
        self._screen, self._more_time = name, False
        if came_home:
            self._forget_choices()
        self.screenChanged.emit()

    def speak(self, code: str) -> None:
        """Whoever is here reads this language: as if they had chosen it, where the site has it."""
        if code != self._language and code in self._settings.languages:
            self._speak(code)
            self._chosen()

    def ask_for_more_time(self) -> None:
        self._more_time = True
        self.screenChanged.emit()

    def put_on(self, brand: Brand) -> None:
        """Whose screens these are now; of a tenant without a look of its own they stay the site's."""
        self._look = self._settings.tenants.get(brand.tenant, self._site_look)
        self.brandChanged.emit()

    def dim(self, brightness: int) -> None:
        """Draw so many percent as bright as the panel is; however few, the screen can still be read."""
        self._veil = min(DARKEST, max(0.0, 1 - brightness / 100))
        self.dimmed.emit()

    def set_width_mm(self, width: float) -> None:
        self._width_mm = width
        self.sizeChanged.emit()

    def sound_is_there(self, there: bool) -> None:
        self._sound_there = there
        self.choicesChanged.emit()

    def touched(self) -> None:
        """Anything was touched or typed: tell the engine, at most once a second."""
        if self._forget.isActive():
            self._forget.start()
        now = time.monotonic()
        if self._more_time:
            return  # the answer there counts on release
        if now - self._last_touch >= TOUCHES_APART_S:
            self._last_touch = now
            self._wiring.post(Touched())

    # --- the site ------------------------------------------------------------------------------------------------

    @Property(str, notify=brandChanged)
    def siteName(self) -> str:
        """Or the tenant's, while a person of theirs is here."""
        return self._look.title

    @Property(str, notify=brandChanged)
    def accent(self) -> str:
        """A tenant's colour; empty: the site's own."""
        return self._look.colour

    @Property(str, constant=True)
    def place(self) -> str:
        return self._settings.place

    @Property(str, constant=True)
    def helpPhone(self) -> str:
        return self._settings.help_phone

    @Property(str, constant=True)
    def helpWhere(self) -> str:
        return self._settings.help_where

    @Property(bool, constant=True)
    def scanner(self) -> bool:
        return self._settings.scanner

    @Property(bool, constant=True)
    def motion(self) -> bool:
        return self._settings.motion

    @Property(float, constant=True)
    def bottomMm(self) -> float:
        return self._settings.bottom_mm

    @Property(float, notify=sizeChanged)
    def widthMm(self) -> float:
        return self._width_mm

    @Property(float, notify=dimmed)
    def veil(self) -> float:
        """How much black lies over everything, from 0 to ``DARKEST``."""
        return self._veil

    @Property(str, notify=clockChanged)
    def clock(self) -> str:
        return self._clock

    # --- the screen ----------------------------------------------------------------------------------------------

    @Property(str, notify=screenChanged)
    def screen(self) -> str:
        return self._screen

    @Property(bool, notify=screenChanged)
    def moreTime(self) -> bool:
        """The question whether the person needs more time lies over the screen."""
        return self._more_time

    # --- the person's choices ------------------------------------------------------------------------------------

    @Property(str, notify=languageChanged)
    def language(self) -> str:
        return self._language

    @Property("QStringList", constant=True)  # type: ignore[arg-type]
    def languages(self) -> list[str]:
        return list(self._settings.languages)

    @Property(str, notify=choicesChanged)
    def scheme(self) -> str:
        return Scheme.CONTRAST.value if self._contrast else self._settings.theme.value

    @Property(bool, constant=True)
    def contrastIsOwn(self) -> bool:
        """The site itself shows strong contrast."""
        return self._settings.theme is Scheme.CONTRAST

    @Property(bool, notify=choicesChanged)
    def contrast(self) -> bool:
        return self._contrast

    @Property(bool, notify=choicesChanged)
    def larger(self) -> bool:
        return self._larger

    @Property(bool, notify=choicesChanged)
    def reach(self) -> bool:
        return self._reach

    @Property(bool, notify=choicesChanged)
    def sound(self) -> bool:
        return self._sound

    @Property(bool, notify=choicesChanged)
    def soundIsThere(self) -> bool:
        return self._sound_there

    @Slot(str, result=str)
    def endonym(self, code: str) -> str:
        return endonym(code)

    @Slot(str, str, str, result=str)
    def textIn(self, code: str, context: str, source: str) -> str:
        return self._languages.text(code, context, source)

    @Slot(str)
    def setLanguage(self, code: str) -> None:
        if code == self._language or code not in self._settings.languages:
            return
        self.speak(code)
        self._wiring.post(LanguageChosen(code))

    @Slot(bool)
    def setContrast(self, on: bool) -> None:
        self._contrast = on
        self._chosen()

    @Slot(bool)
    def setLarger(self, on: bool) -> None:
        self._larger = on
        self._chosen()

    @Slot(bool)
    def setReach(self, on: bool) -> None:
        if on != self._reach:
            self._reach = on
            self._wiring.post(ReachMode(on))
        self._chosen()

    @Slot(bool)
    def setSound(self, on: bool) -> None:
        self._sound = on
        self._chosen()

    @Slot()
    def askHelp(self) -> None:
        self._wiring.post(HelpAsked())

    @Slot()
    def leave(self) -> None:
        self._wiring.post(Leave())

    @Slot()
    def continueHere(self) -> None:
        """One press anywhere says: I am still here."""
        self._last_touch = time.monotonic()
        self._wiring.post(Touched())

    def _speak(self, code: str) -> None:
        if code != self._language:
            self._language = code
            self._languages.use(code)
            self.languageChanged.emit()

    def _chosen(self) -> None:
        self._forget.start()
        self.choicesChanged.emit()

    @Slot()
    def _forget_choices(self) -> None:
        if self._screen not in {"", "Start"}:
            return
        self._larger = self._contrast = False
        self._sound = self._settings.sounds
        self.setReach(False)
        if self._language != self._settings.languages[0]:
            self._wiring.post(LanguageChosen(self._settings.languages[0]))
            self._speak(self._settings.languages[0])
        self._forget.stop()
        self.choicesChanged.emit()

    @Slot()
    def _turn_clock(self) -> None:
        text = self._wiring.now().astimezone(self._wiring.zone).strftime("%H:%M")
        if text != self._clock:
            self._clock = text
            self.clockChanged.emit()
