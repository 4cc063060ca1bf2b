"""What a site file sets for facilities mode, as the engine takes it."""

from __future__ import annotations

from datetime import timedelta

from kiosk.config.tables import InputEntry, Site
from kiosk.domain.compartments import DoorState
from kiosk.domain.inputs import Input, InputUse
from kiosk.domain.operators import ROLE_RIGHTS, OperatorSettings, TwoPeople
from kiosk.engine.facilities.settings import FacilitiesSettings

CAMERA = "camera"  # the driver of scanners that can take photographs


def facilities_settings(site: Site) -> FacilitiesSettings:
    """Rights of roles that the file does not name stay the usual ones."""
    return FacilitiesSettings(
        operators=_operators(site),
        inputs=tuple(map(_input, site.inputs)),
        keep_days=site.lost_property.keep_days,
        record_days=site.lost_property.record_days,
        camera=any(one.driver == CAMERA for one in site.scanners),
    )


def _operators(site: Site) -> OperatorSettings:
    table = site.operators
    return OperatorSettings(
        rights={**ROLE_RIGHTS, **table.rights},
        pin_length=table.pin_length,
        badge_and_pin=table.badge_and_pin,
        scrambled_pad=site.screen.scrambled_pad,
        session=timedelta(seconds=table.session_seconds),
        two_people=frozenset(map(TwoPeople, table.two_people)),
        recovery_key=table.recovery_key,
    )


def _input(entry: InputEntry) -> Input:
    return Input(
        name=entry.name,
        bus=entry.bus,
        board=entry.board,
        channel=entry.channel,
        use=InputUse(entry.use),
        active=DoorState(entry.active),
    )
