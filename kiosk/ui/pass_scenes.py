"""The screens of passes, of today's visits, of leaving and of keys, in every state that they can be in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TypeVar

from kiosk.domain.compartments import Size
from kiosk.domain.guests import VisitState
from kiosk.domain.hours import Span
from kiosk.domain.passes import WhyNoPass
from kiosk.engine.screens import Door, GivenBack, KeepOrGiveBack, Place, Side
from kiosk.engine.visitors.screens import (
    CheckedIn,
    ElsewhereBank,
    Goodbye,
    InvitationEarly,
    InvitationUnknown,
    KeyCard,
    LockerOffer,
    Pairing,
    PassBankFull,
    PassForm,
    PassReady,
    PassRefused,
    Printing,
    ShownPass,
    StillInside,
    VisitLine,
    Visits,
    VisitShown,
)

S = TypeVar("S")

MORNING = datetime(2026, 9, 15, 7, 30, tzinfo=UTC)
AFTERNOON = datetime(2026, 9, 15, 12, 0, tzinfo=UTC)
EVENING = datetime(2026, 9, 15, 16, 0, tzinfo=UTC)
NEXT_DAY = datetime(2026, 9, 16, 6, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 9, 18, 15, 0, tzinfo=UTC)
LONG_AGO = datetime(1970, 1, 1, 0, 7, tzinfo=UTC)
PLACE = "Level 2, by the lifts"
DOOR = Door("12", Place(Side.LEFT, 3, 11, 2, 5))
# As long as passes and keys are that tell much; no kiosk has signed them.
_BASE45 = "6BFOXN*TS0BI$ZD8UH%MP4R3E-J7.VW5KCA2LG+QY19/T:" * 7
QR = f"LK1:{_BASE45[:216]}"
LONG_QR = f"LK1:{_BASE45[9:290]}"
KEY_QR = f"LK1:{_BASE45[5:260]}"

PASS = ShownPass(QR, "48213905", "A", PLACE, MORNING, EVENING, Size.M)
UNCONFIRMED = replace(PASS, bank="B", place="Level 4, next to the canteen", confirmed=False)
CONTRACTOR = replace(
    PASS,
    qr=LONG_QR,
    starts_at=NEXT_DAY,
    ends_at=FRIDAY,
    hours=Span(time(8), time(17)),
    reachable=True,
    code_until=NEXT_DAY.replace(hour=16),
)
EVERYTHING = PassReady(UNCONFIRMED, Printing.READY, mailed=True, host_told=True)

HERE = VisitState.HERE
VISITS = (
    VisitLine("Amélie Dubois-Laurent", "Globex", "Kim Park", HERE, MORNING, MORNING, "A", "12", overdue=True),
    VisitLine("Chidi Okafor", "", "Kim Park", VisitState.INVITED, AFTERNOON, EVENING),
    VisitLine("Maximiliane von Hohenzollern", "Initech Facility Services", "Ada Byron", HERE, MORNING, EVENING),
    VisitLine("Li Wei", "Umbrella", "", HERE, MORNING, EVENING, "B"),
    VisitLine("Jo", "", "Ada Byron", VisitState.LEFT, MORNING, AFTERNOON, "A"),
    VisitLine("Sam Rivera", "Hooli", "Kim Park", VisitState.ENDED, MORNING, AFTERNOON, "B"),
)
SHOWN = VisitShown(
    replace(VISITS[2], bank="A", door="12"),
    can_show_pass=True,
    can_end=True,
    longer_until=(EVENING, NEXT_DAY, FRIDAY),
    can_change_locker=True,
)
ELSEWHERE_SHOWN = VisitShown(
    VISITS[3], can_show_pass=True, can_end=True, longer_until=(FRIDAY,), out_of_reach=True, can_change_locker=True
)
OTHER = LockerOffer("B", "Level 4, next to the canteen", {Size.M: 2})
ELSEWHERE = (ElsewhereBank("C", "Level 1, beside reception"), ElsewhereBank("D", ""), ElsewhereBank("E", "Annex"))
WITH_ROOM = (
    ElsewhereBank("C", "Level 1, beside reception", has_room=True),
    ElsewhereBank("D", "Level 4, next to the canteen", has_room=True, known_at=MORNING),
    ElsewhereBank("E", "Annex"),
)
TENANTS = ("Globex", "Initech Facility Services")

REFUSED = {
    "unknown": PassRefused(WhyNoPass.UNKNOWN, PassForm.CODE),
    "malformed": PassRefused(WhyNoPass.MALFORMED),
    "key": PassRefused(WhyNoPass.UNKNOWN_KEY),
    "key-revoked": PassRefused(WhyNoPass.KEY_REVOKED),
    "signature": PassRefused(WhyNoPass.WRONG_SIGNATURE),
    "other-bank": PassRefused(WhyNoPass.OTHER_BANK, bank="B", place="Level 4, next to the canteen"),
    "other-bank-unknown": PassRefused(WhyNoPass.OTHER_BANK),
    "other-tenant": PassRefused(WhyNoPass.OTHER_TENANT),
    "not-yet": PassRefused(WhyNoPass.NOT_YET, from_=NEXT_DAY, clock=AFTERNOON),
    "outside-hours": PassRefused(WhyNoPass.OUTSIDE_HOURS, from_=NEXT_DAY, holds="12", clock=EVENING),
    "ended": PassRefused(WhyNoPass.ENDED, until=MORNING, holds="12", clock=AFTERNOON),
    "ended-code": PassRefused(WhyNoPass.ENDED, PassForm.CODE, until=MORNING, clock=AFTERNOON),
    "spent": PassRefused(WhyNoPass.SPENT),
    "spent-today": PassRefused(WhyNoPass.SPENT, from_=NEXT_DAY),
    "revoked": PassRefused(WhyNoPass.REVOKED, holds="12"),
    "clock": PassRefused(WhyNoPass.CLOCK, clock=LONG_AGO),
}


def pass_scenes(scene: Callable[..., S]) -> tuple[S, ...]:
    """All of them; ``scene`` makes one, of its name, its screen and how a person reads it."""
    return (
        scene("pass-ready", PassReady(PASS, host_told=True)),
        scene("pass-ready-larger", EVERYTHING, larger=True),
        scene("pass-ready-within-reach", EVERYTHING, reach=True),
        scene("pass-ready-unconfirmed", EVERYTHING),
        scene("pass-ready-no-code", PassReady(replace(PASS, code="", place=""), Printing.UNDER_WAY)),
        scene("pass-ready-contractor", PassReady(CONTRACTOR, Printing.DONE, mailed=True)),
        scene("pass-ready-not-printed", PassReady(PASS, Printing.FAILED, again=True)),
        scene("pass-ready-extended", PassReady(UNCONFIRMED, Printing.READY, again=True, extended=True)),
        scene("checked-in", CheckedIn(host_told=True)),
        scene("checked-in-none-free", CheckedIn(host_told=False, none_free=True)),
        scene("invitation-unknown", InvitationUnknown()),
        scene("invitation-unknown-larger", InvitationUnknown(), larger=True),
        scene("invitation-early", InvitationEarly(NEXT_DAY)),
        scene("visits", Visits(VISITS, 0, 3)),
        scene("visits-larger", Visits(VISITS, 1, 3), larger=True),
        scene("visits-within-reach", Visits(VISITS, 1, 3), reach=True),
        scene("visits-own", Visits(VISITS[:2], own=True)),
        scene("visits-none", Visits(())),
        scene("visits-search", Visits(VISITS, 0, 3), searches=True),
        scene("visits-search-larger", Visits(VISITS, 0, 3, query="a"), searches=True, larger=True),
        scene("visits-search-within-reach", Visits(VISITS[2:4], query="initech li"), searches=True, reach=True),
        scene("visits-search-nobody", Visits((), query="zzyx"), searches=True),
        scene("visits-found", Visits(VISITS[2:4], query="initech li")),
        scene("visits-not-found", Visits((), query="zzyx")),
        scene("visit-expected", VisitShown(VISITS[1], can_check_in=True, can_end=True)),
        scene("visit-here", SHOWN),
        scene("visit-here-larger", SHOWN, larger=True),
        scene("visit-elsewhere", ELSEWHERE_SHOWN),
        scene("visit-overdue", VisitShown(VISITS[0], can_end=True, longer_until=(EVENING,))),
        scene("visit-ended", VisitShown(VISITS[5], may_open_until=EVENING, at_bank="B")),
        scene("still-inside", StillInside("12", "A", PLACE)),
        scene("still-inside-larger", StillInside("12", "A", PLACE), larger=True),
        scene("still-inside-elsewhere", StillInside(None, "B", "")),
        scene("goodbye", Goodbye(host_told=True)),
        scene("goodbye-for-today", Goodbye(for_today=True)),
        scene("goodbye-look", Goodbye(host_told=True, bank="B", place=PLACE)),
        scene("leaving-now", KeepOrGiveBack(DOOR, MORNING, EVENING, visiting=True)),
        scene("leaving-now-larger", KeepOrGiveBack(DOOR, MORNING, EVENING, visiting=True, for_today=True), larger=True),
        scene("left", GivenBack(DOOR, visiting=True)),
        scene("left-for-today", GivenBack(DOOR, visiting=True, for_today=True)),
        *(scene(f"pass-refused-{name}", screen) for name, screen in REFUSED.items()),
        scene("pass-refused-larger", REFUSED["outside-hours"], larger=True),
        scene("pass-bank-full", PassBankFull("A", OTHER)),
        scene("pass-bank-full-elsewhere", PassBankFull("A", None, ELSEWHERE)),
        scene("pass-bank-full-larger", PassBankFull("A", None, ELSEWHERE), larger=True),
        scene("pass-bank-full-room", PassBankFull("A", None, WITH_ROOM)),
        scene("pass-bank-full-room-larger", PassBankFull("A", None, WITH_ROOM), larger=True),
        scene("pass-bank-full-nowhere", PassBankFull("A")),
        scene("key-card", KeyCard(KEY_QR, "4821 3905 7716", "reception-1")),
        scene("key-card-larger", KeyCard(KEY_QR, "4821 3905 7716", "reception-1", TENANTS), larger=True),
        scene("pairing", Pairing()),
        scene("pairing-compare", Pairing("4821 3905 7716", "reception-1", "HQ North", tenants=TENANTS)),
        scene("pairing-done", Pairing("4821 3905 7716", "reception-1", "HQ North", done=True)),
    )
