"""One message at a time: which use case handles it, and what happens when the record can't be written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import structlog

from kiosk.domain.events.kiosk_life import KioskStarted, KioskStopped
from kiosk.engine import (
    devices,
    enter_code,
    exchange_door,
    expire,
    follow_door,
    give_back,
    housekeeping,
    keep_longer,
    my_doors,
    opening_outcome,
    reader_signals,
    recover,
    report_found,
    retention,
    screen_flow,
    screens,
    seal_record,
    sense_doors,
    set_clock,
    share_door,
    show_bank,
    wait_in_line,
)
from kiosk.engine import intents as i
from kiosk.engine import messages as m
from kiosk.engine.facilities import alarms, desk, front, granted, look, operators_now, runs, service
from kiosk.engine.facilities import handlers as facilities
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import Message
from kiosk.engine.ports import StoreError
from kiosk.engine.upstream import remote_outcome, take_issuing_keys, take_site
from kiosk.engine.visitors import handlers as visitors
from kiosk.engine.visitors import pool

log = structlog.get_logger()

# What could not be put on the record when it was due is tried again after this long.
TRY_AGAIN_S = 5.0


def _begin(kiosk: Kiosk, _: m.Begin) -> None:
    """Take up what the last run left, note the start, show the start screen."""
    set_clock.begin(kiosk)
    recover.load_orphans(kiosk)
    with kiosk.store.transaction() as tx:
        kiosk.bank.conditions = dict(tx.conditions())
        operators_now.load(kiosk, tx)
        take_site.load(kiosk, tx)
        alarms.begin(kiosk, tx)
        remote_outcome.begin(kiosk, tx)
        kiosk.grants = granted.read(tx)
        take_issuing_keys.begin(kiosk, tx)
        tx.record(
            KioskStarted(
                version=kiosk.settings.version,
                kiosk=kiosk.settings.kiosk_id,
                tenant=kiosk.settings.tenant,
                site=kiosk.settings.site_name,
                clean=(clean := tx.begin_run()),
            )
        )
    kiosk.keeping.last_run_ended = clean
    kiosk.sensing_until = kiosk.clock.monotonic() + recover.ORPHANS_WAIT_S
    kiosk.after("seal", seal_record.SEAL_EVERY_S, m.SealDue())
    kiosk.after("retention", retention.FIRST_LOOK_S, m.RetentionDue())
    pool.begin(kiosk)
    kiosk.started_at = kiosk.clock.now()
    devices.begin(kiosk)
    look.begin(kiosk)
    runs.recover(kiosk)
    service.begin(kiosk)
    expire.expire(kiosk, m.ExpiryDue())
    kiosk.soon("expiry", recover.ORPHANS_WAIT_S, m.ExpiryDue())
    screen_flow.show(kiosk, screens.Start())


_HANDLERS: dict[type, Callable[[Kiosk, Any], None]] = {
    m.Begin: _begin,
    m.CredentialPresented: reader_signals.presented,
    m.CodeLookedUp: enter_code.looked_up,
    m.Pulsed: opening_outcome.pulsed,
    m.DoorsSensed: sense_doors.sensed,
    m.DeviceChanged: devices.changed,
    m.DeviceSteady: devices.steady,
    m.SensorOverdue: opening_outcome.sensor_overdue,
    m.LeftOpen: follow_door.left_open,
    m.ShutUnseen: follow_door.shut_unseen,
    m.AuthorityOver: follow_door.authority_over,
    m.ExpiryDue: expire.expire,
    m.GiveUpOrphans: recover.give_up_orphans,
    m.SensedUntold: sense_doors.sensed_untold,
    m.SealDue: seal_record.seal,
    m.RetentionDue: retention.erase_old,
    m.RecordChecked: housekeeping.checked,
    m.BackupFound: housekeeping.backup_found,
    m.BackedUp: housekeeping.backed_up,
    m.NotBackedUp: housekeeping.not_backed_up,
    m.SetAsideDeleted: housekeeping.set_aside_deleted,
    m.DiskSeen: housekeeping.disk_seen,
    m.Call: lambda _, call: call.work(),
    i.UseCode: enter_code.use_code,
    i.CodeEntered: enter_code.entered,
    i.ItDidOpen: opening_outcome.it_did_open,
    i.ItIsShut: follow_door.it_is_shut,
    i.GiveBack: give_back.give_back,
    i.Keep: give_back.keep,
    i.OpenAgain: give_back.open_again,
    i.ChangeDoor: exchange_door.change,
    i.PickDoor: exchange_door.pick,
    i.Touched: screen_flow.touched,
    i.ReachMode: screen_flow.reach_mode,
    i.HelpAsked: screen_flow.help_asked,
    i.KeepLonger: keep_longer.keep_longer,
    i.NotEmpty: report_found.not_empty,
    i.WhichIsMine: my_doors.which_is_mine,
    i.OpenMine: my_doors.open_mine,
    i.GiveBackMine: my_doors.give_back_mine,
    i.TakeOneMore: my_doors.take_one_more,
    i.MakeFavourite: my_doors.make_favourite,
    i.ShareIt: share_door.share_it,
    i.ShareUntil: share_door.share_until,
    i.StopSharing: share_door.stop_sharing,
    i.WaitInLine: wait_in_line.join,
    i.LeaveLine: wait_in_line.leave,
    i.Undo: give_back.undo,
    **visitors.HANDLERS,
    **facilities.HANDLERS,
}


# Where one of these can't be put on the record, nobody at the screen need be told.
_NOBODY_WAITS = (
    m.DeviceChanged,
    m.DeviceSteady,
    m.LeftOpen,
    m.ExpiryDue,
    m.GiveUpOrphans,
    m.SensedUntold,
    m.SealDue,
    m.RetentionDue,
    m.RecordChecked,
    m.BackupFound,
    m.BackedUp,
    m.NotBackedUp,
    m.SetAsideDeleted,
    m.DiskSeen,
    m.Call,
    *visitors.NOBODY_WAITS,
    *facilities.NOBODY_WAITS,
)


def start(kiosk: Kiosk) -> None:
    """The first thing a kiosk does; where the disk is full it says so, and begins once it is not."""
    kiosk.after("start", 0.0, m.Begin())
    handle_due(kiosk)


def stop(kiosk: Kiosk) -> None:
    """The last thing on the record of a run that was ended, not cut off."""
    try:
        with kiosk.store.transaction() as tx:
            tx.record(KioskStopped())
            tx.end_run()
            tx.checkpoint()
    except StoreError as error:
        log.error("store.failed", error=str(error), message="Stop")


def handle(kiosk: Kiosk, message: Message, posted_at: float | None = None) -> bool:
    """Do what a message asks for. Where the record can't be written no door opens, the screen says so: False.

    ``posted_at`` is when the message was posted (monotonic seconds), if that is not just now.
    """
    kiosk.asked_at = kiosk.clock.monotonic() if posted_at is None else posted_at
    try:
        if desk.lets(kiosk, message):
            _HANDLERS[type(message)](kiosk, message)
        desk.follow(kiosk, message)
    except StoreError as error:
        log.error("store.failed", error=str(error), message=type(message).__name__)
        alarms.forget(kiosk)
        if not isinstance(message, _NOBODY_WAITS):
            screen_flow.show(kiosk, screens.NotWorking())
        return False
    _refresh(kiosk)
    return True


def _refresh(kiosk: Kiosk) -> None:
    """Draw the bank as it is now. What was done is done where that fails: the next message tries again."""
    try:
        front.refresh(kiosk)
        show_bank.refresh(kiosk)
    except StoreError as error:
        log.error("store.failed", error=str(error), message="refresh")


def handle_due(kiosk: Kiosk) -> None:
    """Handle everything that has become due by now, earliest first; what fails comes up again until it is done."""
    while (due := kiosk.timers.take_due(kiosk.clock.monotonic())) is not None:
        name, message = due
        if not handle(kiosk, message) and name not in kiosk.timers:
            kiosk.after(name, TRY_AGAIN_S, message)
