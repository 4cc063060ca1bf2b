"""The screens of checking in, in every state that they can be in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from kiosk.domain.compartments import Size
from kiosk.engine.screens import BankView, EnterCode, Start
from kiosk.engine.visitors.screens import (
    ChooseLocker,
    CodeFor,
    Details,
    FindHost,
    HostFound,
    LockerOffer,
    ReadTerms,
    VisitorWelcome,
)

S = TypeVar("S")

EVENING = datetime(2026, 9, 15, 16, 0, tzinfo=UTC)
RECEPTION = BankView(receives=True)  # it has no doors of its own

FILLED = Details("Ana María Müller-Lüdenscheidt", "Schöller & Söhne", "ana.mueller@schoeller.example")
UNNAMED = Details(company="Globex", missing=frozenset({"name"}))
WRONG = Details("...", "Globex", "ana.mueller@", missing=frozenset({"name", "email"}))
HOSTS = (
    HostFound("Robert Berger", "Facilities"),
    HostFound("Roberta Bergmann", "Research and development"),
    HostFound("Robin Bernstein"),
    HostFound("Alexandra Robertson-Hohenstein", "Corporate communications"),
    HostFound("Rob Li", "Legal"),
)
FOUND = FindHost("rob", HOSTS, more=True, too_short=False)
NOBODY = FindHost("zzyx", (), too_short=False)

_PARAGRAPH = (
    "You are our guest. Please keep your pass with you, and show it when you are asked for it.\n\n"
    "Photographs and recordings are allowed only where your host has said so. What you see here stays here.\n\n"
    "If you hear the alarm, leave by the nearest marked way and come to the meeting point in front of the main door. "
    "Lifts must not be used then.\n\n"
)
TERMS = ReadTerms(
    "2026-03",
    {
        "en": "House rules\n\n" + _PARAGRAPH * 4 + "We keep your name for 30 days, then we erase it.",
        "de": "Hausordnung\n\n" + "Sie sind unser Gast. Bitte tragen Sie Ihren Ausweis bei sich.\n\n" * 14,
    },
)
SHORT_TERMS = ReadTerms("", {"en": "Please stay with your host, and keep your pass with you."})

ALL_SIZES = {Size.S: 3, Size.M: 8, Size.L: 1, Size.XL: 2}
NEAR = LockerOffer("A", "Level 2, by the lifts", ALL_SIZES, reachable=4, within_reach={Size.M: 3, Size.L: 1})
FAR = LockerOffer("B", "Level 4, next to the canteen", {Size.M: 5, Size.L: 2}, confirmed=False)
HIGH = LockerOffer("A", "", {Size.M: 1}, reachable=0)
COUNTED = replace(FAR, counted=True)
HEARD = replace(COUNTED, known_at=datetime(2026, 9, 15, 10, 15, tzinfo=UTC))
LOCKERS = ChooseLocker((NEAR, FAR), EVENING)


def check_in_scenes(scene: Callable[..., S], bank: BankView) -> tuple[S, ...]:
    """All of them; ``scene`` makes one, of its name, its screen and how a person reads it."""
    tiles = bank.tiles
    for_passes = BankView(tiles, bank.free, bank.screen_after, takes_passes=True)
    combined = BankView(tiles, bank.free, bank.screen_after, takes_passes=True, receives=True)
    return (
        scene("start-with-visitors", Start(), bank=for_passes),
        scene("start-with-reception", Start(), bank=combined),
        scene("start-with-reception-larger", Start(), bank=combined, larger=True),
        scene("start-reception", Start(), bank=RECEPTION),
        scene("start-reception-larger", Start(), bank=RECEPTION, larger=True),
        scene("start-reception-within-reach", Start(), bank=RECEPTION, reach=True),
        scene("visitor-welcome", VisitorWelcome(), bank=combined),
        scene("visitor-welcome-larger", VisitorWelcome(), bank=combined, larger=True),
        scene("details", Details()),
        scene("details-filled", FILLED),
        scene("details-missing", UNNAMED),
        scene("details-wrong", WRONG),
        scene("details-wrong-guest-larger", replace(WRONG, for_guest=True), larger=True),
        scene("details-guest", Details(for_guest=True)),
        scene("details-name-only", Details(asks_company=False, asks_email=False)),
        scene("details-larger", UNNAMED, larger=True),
        scene("details-within-reach", FILLED, reach=True),
        scene("find-host", FindHost()),
        scene("find-host-found", FOUND),
        scene("find-host-guest", FindHost(for_guest=True)),
        scene("find-host-one", FindHost("robert be", HOSTS[:1], too_short=False)),
        scene("find-host-nobody", NOBODY),
        scene("find-host-larger", FOUND, larger=True),
        scene("find-host-nobody-larger", NOBODY, larger=True),
        scene("find-host-within-reach", FOUND, reach=True),
        scene("terms", TERMS),
        scene("terms-short", SHORT_TERMS),
        scene("terms-larger", TERMS, larger=True),
        scene("choose-locker", LOCKERS),
        scene("choose-locker-only", ChooseLocker((HIGH,), EVENING)),
        scene("choose-locker-unconfirmed", ChooseLocker((FAR, NEAR), EVENING)),
        scene("choose-locker-counted", ChooseLocker((COUNTED, NEAR), EVENING)),
        scene("choose-locker-heard", ChooseLocker((HEARD, NEAR), EVENING)),
        scene("choose-locker-heard-larger", ChooseLocker((HEARD, NEAR), EVENING), larger=True),
        scene("choose-locker-larger", ChooseLocker((FAR, NEAR), EVENING), larger=True),
        scene("choose-locker-within-reach", LOCKERS, reach=True),
        scene("code-of-pass", EnterCode(8, asked_for=CodeFor.PASS), digits=3),
        scene("code-of-invitation", EnterCode(8, asked_for=CodeFor.INVITATION)),
        scene("code-to-leave", EnterCode(8, asked_for=CodeFor.LEAVING)),
        scene("code-to-leave-larger", EnterCode(8, asked_for=CodeFor.LEAVING), larger=True),
    )
