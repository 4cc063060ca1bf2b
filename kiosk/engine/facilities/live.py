"""Screens of operators that follow the doors and parts: drawn anew when something has changed, and else left alone."""

from __future__ import annotations

from dataclasses import replace

from kiosk.engine.facilities import compartment, health, runs
from kiosk.engine.facilities.screens import CaseShown, CompartmentShown, FrontView, Health, RunShown
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screens import Screen


def redraw(kiosk: Kiosk, session: Session, view: FrontView) -> None:
    """Draw the screen as things are now; it is the same screen, so nothing else begins or ends."""
    screen = _as_it_is(kiosk, session, kiosk.visit.screen, view)
    if screen != kiosk.visit.screen:
        kiosk.visit.screen = screen
        kiosk.display.show(screen)


def _as_it_is(kiosk: Kiosk, session: Session, screen: Screen, view: FrontView) -> Screen:
    if isinstance(screen, CompartmentShown):
        tile = next((one for one in view.tiles if one.id == screen.tile.id), None)
        return screen if tile is None else compartment.as_it_is(kiosk, session, screen, tile)
    if isinstance(screen, RunShown) and kiosk.many is not None:
        return runs.shown(kiosk, kiosk.many)
    if isinstance(screen, CaseShown):
        return _case(session, screen, view)
    if isinstance(screen, Health):
        return _health(kiosk, screen)
    return screen


def _health(kiosk: Kiosk, screen: Health) -> Health:
    """Each part stays where it is: somebody may be about to press it."""
    now = {(one.kind, one.name): one for one in health.parts(kiosk)}
    shown = ((one, now.pop((one.kind, one.name), one)) for one in screen.parts)
    parts = tuple(replace(new, test=old.test) for old, new in shown)
    return replace(screen, parts=(*parts, *now.values()))


def _case(session: Session, screen: CaseShown, view: FrontView) -> CaseShown:
    tile = next((one for one in view.tiles if one.case == screen.id), None)
    if tile is None:
        return screen
    return replace(screen, sensor=tile.sensor, came=session.came.get(tile.id, screen.came))
