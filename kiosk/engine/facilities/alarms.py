"""Alarms: raised and over in the transaction of what they tell of, and acknowledged by somebody.

A tap asks no database for them: what lives is remembered, and read anew after a transaction has failed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.domain.alarms import GRAVEST_FIRST, Alarm, AlarmKind
from kiosk.domain.events.alarms import AlarmAcknowledged, AlarmOver, AlarmRaised
from kiosk.domain.notices import Notice, NoticeKind
from kiosk.domain.operators import Operator, Right
from kiosk.engine.facilities import desk, intents
from kiosk.engine.facilities.screens import AlarmLine, Alarms
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import AlarmKey, Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show

_OF_OPEN_DOORS = (AlarmKind.FORCED_OPEN, AlarmKind.LEFT_OPEN)
# Facilities are told of these by other notices.
_TOLD_OTHERWISE = frozenset({AlarmKind.LEFT_OPEN})


def raise_alarm(
    kiosk: Kiosk,
    tx: Transaction,
    kind: AlarmKind,
    compartment_id: int | None = None,
    device: str | None = None,
) -> None:
    """Somebody has to look. One that lives already, or whose cause was over and comes again, is not told of twice."""
    known = live(kiosk, tx).get((kind, compartment_id, device))
    if known is not None and known.ended_at is None:
        return
    if known is None:
        alarm = Alarm(kiosk.new_id(), kind, kiosk.clock.now(), compartment_id, device)
        tx.raise_alarm(alarm)
        _tell(kiosk, tx, alarm)
    else:
        alarm = replace(known, ended_at=None)
        tx.change_alarm(alarm)
    _remember(kiosk, alarm)
    tx.record(AlarmRaised(compartment_id=compartment_id, alarm=alarm.id, of=kind, device=device))


def over(
    kiosk: Kiosk,
    tx: Transaction,
    kind: AlarmKind,
    compartment_id: int | None = None,
    device: str | None = None,
) -> None:
    """Its cause is over; it stays on the screens of facilities until one of them has taken note."""
    known = live(kiosk, tx).get((kind, compartment_id, device))
    if known is None or known.ended_at is not None:
        return
    ended = replace(known, ended_at=kiosk.clock.now())
    tx.change_alarm(ended)
    _remember(kiosk, ended)
    tx.record(AlarmOver(compartment_id=compartment_id, alarm=ended.id, of=kind, device=device))


def shut(kiosk: Kiosk, tx: Transaction, compartment_id: int) -> None:
    """The door is shut: whatever it was open for is over."""
    for kind in _OF_OPEN_DOORS:
        over(kiosk, tx, kind, compartment_id)


def seen_shut(kiosk: Kiosk, compartment_id: int) -> None:
    """It was shut while nobody could see it: the kiosk was off, or its board silent."""
    known = kiosk.alarms or {}
    if any((kind, compartment_id, None) in known for kind in _OF_OPEN_DOORS):
        with kiosk.store.transaction() as tx:
            shut(kiosk, tx, compartment_id)


def begin(kiosk: Kiosk, tx: Transaction) -> None:
    """At the start: those about a door, part or contact that the site no longer has are over."""
    parts = kiosk.settings.parts
    for kind, compartment_id, device in list(live(kiosk, tx)):
        gone = compartment_id is not None and compartment_id not in kiosk.bank.compartments
        if gone or (device is not None and parts and device not in parts):
            over(kiosk, tx, kind, compartment_id, device)


def acknowledge(kiosk: Kiosk, by: Operator, alarm_id: str) -> None:
    """They have taken note of it. One that nobody has, or that was acknowledged before, is left as it is."""
    by.require(Right.ALARMS)
    with kiosk.store.transaction() as tx:
        found = next((one for one in live(kiosk, tx).values() if one.id == alarm_id), None)
        if found is None or found.acknowledged_at is not None:
            return
        noted = replace(found, acknowledged_at=kiosk.clock.now(), acknowledged_by=by.person_id)
        tx.change_alarm(noted)
        _remember(kiosk, noted)
        tx.record(
            AlarmAcknowledged(
                person_id=by.person_id,
                compartment_id=noted.compartment_id,
                alarm=noted.id,
                of=noted.kind,
                device=noted.device,
            )
        )


def live(kiosk: Kiosk, tx: Transaction) -> dict[AlarmKey, Alarm]:
    """Those whose cause is not over, or that nobody has acknowledged, by what they are about."""
    if kiosk.alarms is None:
        kiosk.alarms = {_key(one): one for one in tx.live_alarms()}
    return kiosk.alarms


def forget(kiosk: Kiosk) -> None:
    """A transaction has failed: what is remembered may not be what is stored."""
    kiosk.alarms = None


# --- the screen -------------------------------------------------------------------------------------------------------


def show_alarms(kiosk: Kiosk, session: Session) -> None:
    """What is wrong, gravest first, then newest first."""
    if not session.operator.may(Right.ALARMS):
        desk.refuse(kiosk, session, Right.ALARMS)
        return
    with kiosk.store.transaction() as tx:
        found = sorted(live(kiosk, tx).values(), key=lambda one: one.since, reverse=True)
    found.sort(key=lambda one: GRAVEST_FIRST.index(one.kind))
    show(kiosk, Alarms(tuple(_line(kiosk, one) for one in found)))


def asked_for(kiosk: Kiosk, session: Session, _: intents.ShowAlarms) -> None:
    """The list."""
    show_alarms(kiosk, session)


def acknowledged(kiosk: Kiosk, session: Session, wanted: intents.Acknowledge) -> None:
    """From the list."""
    acknowledge(kiosk, session.operator, wanted.alarm_id)
    show_alarms(kiosk, session)


def _line(kiosk: Kiosk, one: Alarm) -> AlarmLine:
    compartment = None if one.compartment_id is None else kiosk.bank.compartments.get(one.compartment_id)
    times, since = _times(kiosk, one)
    return AlarmLine(
        id=one.id,
        kind=one.kind,
        since=one.since,
        door="" if compartment is None else compartment.door,
        device=one.device or "",
        over=one.ended_at is not None,
        acknowledged=one.acknowledged_at is not None,
        times=times,
        times_since=since,
    )


def _times(kiosk: Kiosk, one: Alarm) -> tuple[int, datetime | None]:
    """How often its part has gone away, and since when; while that goes on."""
    if one.kind is AlarmKind.DEVICE_DOWN:
        for (_, name), device in kiosk.devices.items():
            if name == one.device and device.goings.unsteady:
                return device.goings.times, device.since
    return 0, None


def _remember(kiosk: Kiosk, alarm: Alarm) -> None:
    assert kiosk.alarms is not None, "it was looked up before"
    kiosk.alarms.pop(_key(alarm), None)
    if alarm.is_live:
        kiosk.alarms[_key(alarm)] = alarm
    kiosk.bank_changed = True


def _key(alarm: Alarm) -> AlarmKey:
    return (alarm.kind, alarm.compartment_id, alarm.device)


def _tell(kiosk: Kiosk, tx: Transaction, alarm: Alarm) -> None:
    if alarm.kind in _TOLD_OTHERWISE:
        return
    detail = {"alarm": alarm.kind.value, "at": alarm.since.isoformat(), "to": "facilities"}
    if alarm.compartment_id is not None:
        detail["door"] = kiosk.bank.compartments[alarm.compartment_id].door
    if alarm.device is not None:
        detail["device"] = alarm.device
    tx.notify(Notice(NoticeKind.ALARM, None, detail))
