"""Builds the application and its window, and runs the GUI thread."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from kiosk.engine.intents import Intent
from kiosk.ui import panel, resources
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.languages import Languages
from kiosk.ui.presenter import Presenter
from kiosk.ui.relay import Relay
from kiosk.ui.settings import UiSettings
from kiosk.ui.signals import EndOnSignal
from kiosk.ui.sounds import Player, Sounds, players
from kiosk.ui.wedge import Decoder, KeyFilter

log = logging.getLogger(__name__)

COLLECT_EVERY_MS = 5_000
# Multimedia is slow to load, and must not hold up the first screen.
SOUNDS_AFTER_MS = 1_000
# Platforms without a GPU behind them.
SOFTWARE_PLATFORMS = {"offscreen", "minimal", "linuxfb", "vnc"}


class Gui(QObject):
    """The window with everything that it shows; made once the application exists."""

    def __init__(
        self,
        post: Callable[[Intent], None],
        settings: UiSettings,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        _load_fonts()
        self._languages = Languages(settings.languages)
        self._languages.use(settings.languages[0])
        self.presenter = Presenter(Wiring(post, now, ZoneInfo(settings.timezone)), settings, self._languages, self)
        self.relay = Relay(self)
        self.relay.screen_shown.connect(self.presenter.show)
        self.relay.bank_changed.connect(self.presenter.bank)
        self.relay.brand_changed.connect(self.presenter.brand)
        self.relay.language_wanted.connect(self.presenter.speak)
        self.relay.session_changed.connect(self.presenter.session)
        self.relay.front_changed.connect(self.presenter.front)
        self.relay.look_changed.connect(self.presenter.look)
        self.engine = QQmlApplicationEngine()
        self.window = self._load()
        self.presenter.shell.languageChanged.connect(self.engine.retranslate)
        self.sounds: Sounds | None = None
        if settings.sounds:
            QTimer.singleShot(SOUNDS_AFTER_MS, self, self.load_sounds)

    def show(self) -> None:
        if self._settings.windowed:
            if self._settings.window_place is not None:
                self.window.setPosition(*self._settings.window_place)
            self.window.show()
        else:
            self.window.setCursor(Qt.CursorShape.BlankCursor)
            self.window.showFullScreen()

    def watch_keys(self, wedge: Decoder | None, on_badge: Callable[[str], None]) -> None:
        """See every touch and key before QML does."""
        keys = KeyFilter(self.presenter, wedge, on_badge, self._settings, self)
        self.window.installEventFilter(keys)

    def close(self) -> None:
        """The engine goes first: QML must never see a bridge that is gone."""
        self.window.hide()
        del self.window
        del self.engine
        self._languages.close()

    def _load(self) -> QQuickWindow:
        self.engine.addImportPath(str(resources.QML))
        width, height = self._size()
        self._set_width(width, height)
        self.engine.setInitialProperties({"width": width, "height": height, **self.presenter.properties()})
        self.engine.loadFromModule("Kiosk", "Main")
        roots = self.engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise RuntimeError("the screen's QML did not load")
        window = roots[0]
        window.widthChanged.connect(self._resized)
        window.heightChanged.connect(self._resized)
        return window

    def _size(self) -> tuple[int, int]:
        if self._settings.windowed:
            return self._settings.window_size
        size = QGuiApplication.primaryScreen().size()
        return size.width(), size.height()

    @Slot()
    def first_frame_drawn(self) -> None:
        """A slot, so that it runs on this thread: with a GPU, frames are drawn on another one."""
        log.info("screen.first_frame")
        gc.freeze()  # what the start has made stays; the collector need not look at it every few seconds

    @Slot()
    def load_sounds(self) -> None:
        self.use_sounds(players(self))

    def use_sounds(self, found: dict[str, Player]) -> None:
        """The button for the sound appears only where there is any."""
        shell = self.presenter.shell
        self.sounds = Sounds(found, lambda: shell.wants_sound, self)
        self.presenter.sounded.connect(self.sounds.play)
        self.presenter.loudness.connect(self.sounds.set_volume)
        self.sounds.set_volume(self.presenter.volume)
        shell.sound_is_there(bool(found))

    @Slot()
    def _resized(self) -> None:
        self._set_width(self.window.width(), self.window.height())

    def _set_width(self, width: int, height: int) -> None:
        """The panel's millimetres, of which everything on it is made."""
        configured, windowed = self._settings.width_mm, self._settings.windowed
        reported = QGuiApplication.primaryScreen().physicalSize().width()
        self.presenter.shell.set_width_mm(panel.width_mm(configured, reported, width, height, windowed=windowed))


def make_application() -> QGuiApplication:
    """The QGuiApplication, with what must be said before a window exists."""
    # One thread draws: a render thread of its own would wait for Python's lock when the display server dies (seen).
    os.environ.setdefault("QSG_RENDER_LOOP", "basic")
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    assert isinstance(application, QGuiApplication)
    application.setApplicationName("locker-kiosk")
    software = QGuiApplication.platformName() in SOFTWARE_PLATFORMS
    if software and QQuickWindow.sceneGraphBackend() != "software":
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    return application


def run_ui(
    post: Callable[[Intent], None],
    settings: UiSettings,
    publishing: Callable[[Relay], AbstractContextManager[None]],
    on_badge: Callable[[str], None] | None = None,
    wedge: Decoder | None = None,
) -> int:
    """Show the kiosk until it is told to end; returns the exit code.

    ``post`` takes what a person does, and must not block. ``publishing`` is entered on the GUI thread once the relay
    can be used, before the first frame, and left before the relay goes: whoever publishes screens runs inside it.
    Where a reader types like a keyboard, ``wedge`` tells its badges from a person's keys, and ``on_badge`` takes them.
    """
    application = make_application()
    signals = EndOnSignal(application)
    collect = _collect_on_this_thread(application)
    gui = Gui(post, settings)
    gui.watch_keys(wedge, on_badge or (lambda _badge: None))
    gui.window.frameSwapped.connect(gui.first_frame_drawn, Qt.ConnectionType.SingleShotConnection)
    with publishing(gui.relay):
        gui.show()
        code = application.exec()
    collect.stop()
    gui.close()
    signals.close()
    return code


def _collect_on_this_thread(parent: QObject) -> QTimer:
    """Python's cyclic collector may run on any thread, and destroy a Qt object there (seen on Qt 6.12)."""
    gc.disable()
    timer = QTimer(parent, interval=COLLECT_EVERY_MS)
    timer.timeout.connect(_collect)
    timer.start()
    return timer


def _collect() -> None:
    gc.collect()


def _load_fonts() -> None:
    for file in sorted((resources.folder("assets") / "fonts").glob("*.otf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            log.error("cannot load the font %s", file.name)
    QGuiApplication.setFont(QFont("Inter"))
