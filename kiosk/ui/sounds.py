"""The kiosk's sounds. Each only repeats what the screen says; a kiosk without a loudspeaker lacks nothing."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QUrl, Slot

from kiosk.engine import screens
from kiosk.engine.facilities import screens as facilities
from kiosk.engine.visitors import screens as visitors
from kiosk.ui import resources

log = logging.getLogger(__name__)

NAMES = ("accepted", "refused", "door", "tick", "chime")
REFUSALS = (
    screens.CodePaused,
    screens.NotKnown,
    screens.NotAllowed,
    screens.NotOpenNow,
    screens.AtLimit,
    screens.BankFull,
    screens.DoorDidNotOpen,
    screens.DoorOutOfReach,
    screens.BankOutOfReach,
    screens.NotWorking,
    visitors.PassRefused,
    visitors.PassBankFull,
    visitors.InvitationUnknown,
    visitors.InvitationEarly,
)
# A badge was read, or a press did what it says.
ACCEPTED = (
    screens.GivenBack,
    screens.Kept,
    screens.DoorIsYours,
    screens.MyDoors,
    screens.DoorElsewhere,
    screens.Sharing,
    screens.SharingStopped,
    screens.NotEmptyReported,
    screens.InLine,
    visitors.CheckedIn,
    visitors.StillInside,
    visitors.Goodbye,
    visitors.Visits,
    facilities.NewBadgeBound,
)
# Of what an operator does for somebody, what a badge that was held up ends.
BADGE_GIVEN = frozenset({facilities.PersonAction.BIND_BADGE, facilities.PersonAction.TEMPORARY_BADGE})


class Player(Protocol):
    """Plays one sound."""

    def play(self) -> None: ...
    def setVolume(self, volume: float, /) -> None: ...


def sound_of(screen: screens.Screen, before: screens.Screen | None = None) -> str:
    """What a screen sounds like when it comes after another; empty for silence."""
    if isinstance(screen, REFUSALS) or (isinstance(screen, screens.EnterCode) and screen.tries_left is not None):
        return "refused"
    if isinstance(screen, screens.EnterCode):
        return "accepted" if screen.after_badge and not screen.checking else ""
    if isinstance(screen, screens.DoorOpening):
        return "" if screen.retrying else "accepted"
    if isinstance(screen, screens.DoorOpen):
        return "chime" if screen.reminding else "door"
    if isinstance(screen, visitors.PassReady):
        return "accepted" if screen.printing in (visitors.Printing.NO_PRINTER, visitors.Printing.READY) else ""
    if isinstance(screen, visitors.Pairing):
        return "accepted" if screen.fingerprint else ""
    if isinstance(screen, ACCEPTED):
        # Another page of the list, or the list again: a badge has opened it before.
        same_list = isinstance(screen, visitors.Visits) and isinstance(before, visitors.Visits | visitors.VisitShown)
        return "" if same_list else "accepted"
    return "chime" if isinstance(screen, screens.EndsSoon | screens.MoreTime) else _at_facilities(screen)


def _at_facilities(screen: screens.Screen) -> str:
    """A badge that was held up while an operator or somebody's new badge waited for one; what came of a test."""
    match screen:
        case facilities.NewBadgeWanted(taken=taken) | facilities.HoldUpBadge(taken=taken):
            return "refused" if taken else ""
        case facilities.FindPerson(unknown_badge=True):
            return "refused"
        case facilities.PersonShown(said=done) if done in BADGE_GIVEN:
            return "accepted"
        case facilities.PartTest(state=facilities.TestState.PASSED):
            return "accepted"
        case facilities.PartTest(state=facilities.TestState.FAILED):
            return "refused"
    return ""


class Sounds(QObject):
    """Plays by name, while `wanted` says so."""

    def __init__(self, players: dict[str, Player], wanted: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._players = players
        self._wanted = wanted

    @Slot(int)
    def set_volume(self, percent: int) -> None:
        """How loud all of them are, of what the loudspeaker gives."""
        for player in self._players.values():
            player.setVolume(percent / 100)

    @Slot(str)
    def play(self, name: str) -> None:
        player = self._players.get(name)
        if player is not None and self._wanted():
            player.play()


def players(parent: QObject) -> dict[str, Player]:
    """What can be played here; nothing on a machine without a sound server.

    Qt's multimedia is slow to load and complains without one, so it is asked only where one is, and only after the
    first frame.
    """
    if not _sound_server():
        return {}
    try:
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
    except ImportError as error:
        log.warning("no sounds: %s", error)
        return {}
    if not QMediaDevices.audioOutputs():
        return {}
    found: dict[str, Player] = {}
    for name in NAMES:
        effect = QSoundEffect(parent)
        effect.setSource(QUrl.fromLocalFile(str(resources.folder("assets") / "sounds" / f"{name}.wav")))
        found[name] = effect
    return found


def _sound_server() -> bool:
    if os.environ.get("PULSE_SERVER"):
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return runtime is not None and Path(runtime, "pulse", "native").exists()
