"""Takes what the engine publishes to the bridges, on the GUI thread."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.engine import screens
from kiosk.engine.facilities.screens import FrontView, KioskLook, SessionView
from kiosk.engine.visitors import screens as visitors
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.choose import ChooseDoorBridge
from kiosk.ui.bridges.code import EnterCodeBridge
from kiosk.ui.bridges.details import DetailsBridge
from kiosk.ui.bridges.door import DoorIsYoursBridge, DoorOpenBridge, DoorOpeningBridge
from kiosk.ui.bridges.elsewhere import DoorElsewhereBridge
from kiosk.ui.bridges.facilities.whole import FacilitiesBridge
from kiosk.ui.bridges.hosts import FindHostBridge
from kiosk.ui.bridges.keep import EndsSoonBridge, GivenBackBridge, KeepOrGiveBackBridge, KeptBridge
from kiosk.ui.bridges.leaving import GoodbyeBridge, StillInsideBridge
from kiosk.ui.bridges.line import BankFullBridge, InLineBridge
from kiosk.ui.bridges.lockers import ChooseLockerBridge
from kiosk.ui.bridges.mine import MyDoorsBridge, ShowCredentialBridge
from kiosk.ui.bridges.pass_ready import (
    CheckedInBridge,
    InvitationEarlyBridge,
    InvitationUnknownBridge,
    PassReadyBridge,
)
from kiosk.ui.bridges.pass_refused import PassBankFullBridge, PassRefusedBridge
from kiosk.ui.bridges.refusals import (
    AtLimitBridge,
    CodePausedBridge,
    NotAllowedBridge,
    NotKnownBridge,
    NotOpenNowBridge,
)
from kiosk.ui.bridges.share import ShareDoorBridge, SharingBridge, SharingStoppedBridge
from kiosk.ui.bridges.shell import ShellBridge
from kiosk.ui.bridges.start import StartBridge
from kiosk.ui.bridges.terms import ReadTermsBridge
from kiosk.ui.bridges.trouble import DoorDidNotOpenBridge, DoorOutOfReachBridge, NotEmptyReportedBridge
from kiosk.ui.bridges.trust import KeyCardBridge, PairingBridge
from kiosk.ui.bridges.values import DoorInfo
from kiosk.ui.bridges.visit_shown import VisitShownBridge
from kiosk.ui.bridges.visits import VisitsBridge
from kiosk.ui.bridges.welcome import VisitorWelcomeBridge
from kiosk.ui.languages import Languages
from kiosk.ui.models import BankModel
from kiosk.ui.settings import UiSettings
from kiosk.ui.sounds import sound_of

# The property of Main.qml that holds a screen's bridge. These screens have something to tell beyond their name.
BRIDGED: dict[type[object], tuple[str, Callable[[Wiring, QObject], Any]]] = {
    screens.DoorOpening: ("doorOpening", DoorOpeningBridge),
    screens.DoorOpen: ("doorOpen", DoorOpenBridge),
    screens.DoorIsYours: ("doorIsYours", DoorIsYoursBridge),
    screens.KeepOrGiveBack: ("keepOrGiveBack", KeepOrGiveBackBridge),
    screens.GivenBack: ("givenBack", GivenBackBridge),
    screens.Kept: ("kept", KeptBridge),
    screens.EndsSoon: ("endsSoon", EndsSoonBridge),
    screens.MyDoors: ("myDoors", MyDoorsBridge),
    screens.ShowCredential: ("showCredential", ShowCredentialBridge),
    screens.ShareDoor: ("shareDoor", ShareDoorBridge),
    screens.Sharing: ("sharing", SharingBridge),
    screens.SharingStopped: ("sharingStopped", SharingStoppedBridge),
    screens.NotEmptyReported: ("notEmptyReported", NotEmptyReportedBridge),
    screens.InLine: ("inLine", InLineBridge),
    screens.NotOpenNow: ("notOpenNow", NotOpenNowBridge),
    screens.AtLimit: ("atLimit", AtLimitBridge),
    screens.ChooseDoor: ("chooseDoor", ChooseDoorBridge),
    screens.EnterCode: ("enterCode", EnterCodeBridge),
    screens.CodePaused: ("codePaused", CodePausedBridge),
    screens.NotKnown: ("notKnown", NotKnownBridge),
    screens.NotAllowed: ("notAllowed", NotAllowedBridge),
    screens.BankFull: ("bankFull", BankFullBridge),
    screens.DoorElsewhere: ("doorElsewhere", DoorElsewhereBridge),
    screens.DoorDidNotOpen: ("doorDidNotOpen", DoorDidNotOpenBridge),
    screens.DoorOutOfReach: ("doorOutOfReach", DoorOutOfReachBridge),
    visitors.VisitorWelcome: ("visitorWelcome", VisitorWelcomeBridge),
    visitors.Details: ("details", DetailsBridge),
    visitors.FindHost: ("findHost", FindHostBridge),
    visitors.ReadTerms: ("readTerms", ReadTermsBridge),
    visitors.ChooseLocker: ("chooseLocker", ChooseLockerBridge),
    visitors.PassReady: ("passReady", PassReadyBridge),
    visitors.CheckedIn: ("checkedIn", CheckedInBridge),
    visitors.InvitationUnknown: ("invitationUnknown", InvitationUnknownBridge),
    visitors.InvitationEarly: ("invitationEarly", InvitationEarlyBridge),
    visitors.Visits: ("visits", VisitsBridge),
    visitors.VisitShown: ("visitShown", VisitShownBridge),
    visitors.StillInside: ("stillInside", StillInsideBridge),
    visitors.Goodbye: ("goodbye", GoodbyeBridge),
    visitors.PassRefused: ("passRefused", PassRefusedBridge),
    visitors.PassBankFull: ("passBankFull", PassBankFullBridge),
    visitors.KeyCard: ("keyCard", KeyCardBridge),
    visitors.Pairing: ("pairing", PairingBridge),
}

# What these show (passes, names) is forgotten as soon as another screen comes.
PRIVATE = (
    visitors.Details,
    visitors.FindHost,
    visitors.ChooseLocker,
    visitors.PassReady,
    visitors.Visits,
    visitors.VisitShown,
)


class Presenter(QObject):
    """Owns every bridge; lives on the GUI thread and outlives the QML engine."""

    sounded = Signal(str)  # a sound's name
    loudness = Signal(int)  # percent: how loud an operator wants the kiosk

    def __init__(self, wiring: Wiring, settings: UiSettings, languages: Languages, parent: QObject) -> None:
        super().__init__(parent)
        self.shell = ShellBridge(wiring, settings, languages, self)
        self.start = StartBridge(wiring, self)
        self.facilities = FacilitiesBridge(wiring, self)
        self.model = BankModel(self)
        self._last: screens.Screen | None = None
        self._asked_from: screens.Screen | None = None  # the screen behind the question for more time
        self._screen_after: int | None = None
        self._forget: Any = None  # the bridge of the screen that is shown, where it must forget it then
        self.volume = 100  # percent
        self._shown: Any = None  # the bridge of the screen that is shown
        self.changed_at = -math.inf  # when another screen came up (monotonic seconds)
        self._bridges = {kind: make(wiring, self) for kind, (_, make) in BRIDGED.items()}
        self.code.pressed.connect(self._tick)
        self.shell.pressed.connect(self._tick)
        self.facilities.pad.pressed.connect(self._tick)

    @property
    def code(self) -> EnterCodeBridge:
        bridge = self._bridges[screens.EnterCode]
        assert isinstance(bridge, EnterCodeBridge)
        return bridge

    @property
    def visits(self) -> VisitsBridge:
        bridge = self._bridges[visitors.Visits]
        assert isinstance(bridge, VisitsBridge)
        return bridge

    def properties(self) -> dict[str, Any]:
        """What Main.qml requires."""
        named = {BRIDGED[kind][0]: bridge for kind, bridge in self._bridges.items()}
        return {
            "shell": self.shell,
            "start": self.start,
            "bank": self.model,
            "facilities": self.facilities,
            **named,
        }

    @Slot(object)
    def show(self, screen: screens.Screen) -> None:
        if type(screen) is not type(self._last):
            self.changed_at = time.monotonic()
        self._sound(screen)
        if isinstance(screen, screens.MoreTime):
            self.shell.ask_for_more_time()
            return
        if not isinstance(screen, screens.EnterCode):
            self.code.leave()
        bridge = self._bridges.get(type(screen)) or self.facilities.bridge_of(screen)
        if self._forget is not None and bridge is not self._forget:
            self._forget.leave()
        self._forget = bridge if self._is_private(screen, bridge) else None
        self._shown = bridge
        if bridge is not None:
            bridge.update(screen)
            self._hang_screen(bridge)
        self.shell.show_screen(type(screen).__name__)

    def _is_private(self, screen: screens.Screen, bridge: Any) -> bool:
        if type(screen) in self._bridges:
            return isinstance(screen, PRIVATE)
        return hasattr(bridge, "leave")

    def _sound(self, screen: screens.Screen) -> None:
        before = self._asked_from if isinstance(self._last, screens.MoreTime) else self._last
        name = "" if screen == before else sound_of(screen, before)
        self._asked_from, self._last = before, screen
        if name:
            self.sounded.emit(name)

    @Slot()
    def _tick(self) -> None:
        self.sounded.emit("tick")

    @Slot(object)
    def bank(self, view: screens.BankView) -> None:
        self.start.bank(view)
        self.model.update(view)
        self._screen_after = view.screen_after
        for bridge in self._bridges.values():
            self._hang_screen(bridge)

    def _hang_screen(self, bridge: QObject) -> None:
        for door in bridge.findChildren(DoorInfo):
            door.hang_screen(self._screen_after)

    @Slot(str)
    def speak(self, language: str) -> None:
        self.shell.speak(language)

    @Slot(object)
    def brand(self, brand: screens.Brand) -> None:
        self.shell.put_on(brand)

    @Slot(object)
    def session(self, view: SessionView | None) -> None:
        self.facilities.set_session(view)

    @Slot(object)
    def front(self, view: FrontView) -> None:
        self.facilities.set_front(view)

    @Slot(object)
    def look(self, look: KioskLook) -> None:
        self.start.say(look.message)
        self.shell.dim(look.brightness)
        self.volume = look.volume
        self.loudness.emit(look.volume)

    @Slot(int)
    def digit_typed(self, digit: int) -> None:
        """From a physical keypad. On other screens than these a digit means nothing."""
        shown = self.shell.shown
        if shown == "OperatorPin":
            self.facilities.pad.press(digit)
            return
        if shown == "EnterCode" or (shown == "Start" and self.start.takes_codes and not self.start.is_for_visitors):
            self.code.typed(digit)

    @property
    def takes_text(self) -> bool:
        """A field is shown: what a physical keyboard types belongs there."""
        return self._field() is not None and not self.shell.asks

    def text_typed(self, character: str) -> bool:
        """From a physical keyboard; Enter is a line feed. Whether there is a field for it."""
        field = self._field()
        if field is None:
            return False
        field.keyed.emit(character)
        return True

    def _field(self) -> Any:
        """The bridge of a screen with a field, even where the question for more time lies over it."""
        is_field = hasattr(self._shown, "keyed") and getattr(self._shown, "is_typed_in", True)
        return self._shown if is_field else None
