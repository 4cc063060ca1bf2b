"""Volume, brightness and the message on the start screen, as an operator has set them."""

from __future__ import annotations

import json

from kiosk.domain.events.kiosk_life import ScreenSet
from kiosk.domain.operators import Operator, Right
from kiosk.engine.facilities import desk, intents
from kiosk.engine.facilities.screens import KioskLook, LookSettings
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screen_flow import show

_NAME = "look"
# A screen that is darker than this is taken for a broken one, and nobody finds the way back (percent).
DARKEST = 30
MOST_LETTERS = 120


def begin(kiosk: Kiosk) -> None:
    """At the start: as it was left."""
    kiosk.display.look(look(kiosk))


def look(kiosk: Kiosk) -> KioskLook:
    """How it is set now."""
    with kiosk.store.transaction() as tx:
        stored = tx.kiosk_setting(_NAME)
    return KioskLook() if stored is None else KioskLook(**json.loads(stored))


def set_look(kiosk: Kiosk, by: Operator, wanted: KioskLook) -> KioskLook:
    """Set it, within what can be heard and seen; how it is now."""
    by.require(Right.SETTINGS)
    found = KioskLook(
        volume=min(100, max(0, wanted.volume)),
        brightness=min(100, max(DARKEST, wanted.brightness)),
        message=cleaned(wanted.message),
    )
    with kiosk.store.transaction() as tx:
        said = {"volume": found.volume, "brightness": found.brightness, "message": found.message}
        tx.set_kiosk_setting(_NAME, json.dumps(said, ensure_ascii=False))
        tx.record(ScreenSet(volume=found.volume, brightness=found.brightness, message=found.message or None))
    kiosk.display.look(found)
    return found


def cleaned(message: str) -> str:
    """One line of what can be shown."""
    words = "".join(one if one.isprintable() else " " for one in message).split()
    return " ".join(words)[:MOST_LETTERS].rstrip()


# --- the screen -------------------------------------------------------------------------------------------------------


def show_look(kiosk: Kiosk, session: Session, _: intents.ShowLook) -> None:
    """How it is set."""
    if not session.operator.may(Right.SETTINGS):
        desk.refuse(kiosk, session, Right.SETTINGS)
        return
    show(kiosk, LookSettings(look(kiosk)))


def set_from_screen(kiosk: Kiosk, session: Session, wanted: intents.SetLook) -> None:
    """As it was set at the screen."""
    found = set_look(kiosk, session.operator, KioskLook(wanted.volume, wanted.brightness, wanted.message))
    show(kiosk, LookSettings(found))
