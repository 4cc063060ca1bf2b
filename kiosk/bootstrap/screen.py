"""The window and what it needs to know of its site."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.config import Site
from kiosk.ui.settings import Scheme, TenantLook, UiSettings

# kiosk-ui.md section 1: a double-strike filter of at most half a second.
SCREEN_SETTLES_S = 0.35


@dataclass(frozen=True, slots=True)
class Window:
    """How the kiosk is shown: fullscreen, or in a window of this many pixels at this place."""

    windowed: bool = False
    size: tuple[int, int] | None = None
    place: tuple[int, int] | None = None


def ui_settings(site: Site, window: Window, *, wedge_reader: bool) -> UiSettings:
    """What the site file says of the screen."""
    settings = UiSettings(
        site_name=site.site.name,
        place=site.kiosk.place or "",
        timezone=site.site.timezone.key,
        languages=site.site.languages,
        pin_length=site.policy.pin_length,
        help_phone=site.site.help_phone or "",
        help_where=site.site.help_where or "",
        width_mm=site.screen.width_mm,
        theme=Scheme(site.screen.theme),
        windowed=window.windowed,
        wedge_reader=wedge_reader,
        scanner=bool(site.scanners),
        sounds=site.screen.sounds,
        settles_s=SCREEN_SETTLES_S,
        tenants={one.name: TenantLook(one.title, one.colour or "") for one in site.tenants},
    )
    if site.screen.bottom_mm is not None:
        settings = replace(settings, bottom_mm=float(site.screen.bottom_mm))
    if window.size is not None:
        settings = replace(settings, window_size=window.size, window_place=window.place)
    return settings
