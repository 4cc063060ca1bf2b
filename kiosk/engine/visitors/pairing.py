"""A key that is shown on one screen and scanned at the other: never taken before people have compared its digits."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.events.visitors import HowTrusted, KeyHandedOut
from kiosk.engine import screen_flow, screens
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import AuthorityOver
from kiosk.engine.screen_flow import AUTHORITY, show, to_start
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors import keys
from kiosk.engine.visitors.screens import KeyCard, Pairing
from kiosk.passes import key_card
from kiosk.passes.key_card import NotAKeyCard

# Somebody walks from the other screen to this one; whatever is touched or scanned meanwhile, the operator may be gone.
WAITS_S = 120.0

# --- at the kiosk whose key it is


def show_key(kiosk: Kiosk, _: i.ShowKey) -> None:
    """From the receptionist's list."""
    if kiosk.visit.receives:
        _show(kiosk)


def show_key_now(kiosk: Kiosk) -> None:
    """By an operator's order. ``ValueError``, a sentence, while somebody uses the screen."""
    _free(kiosk)
    screen_flow.begin(kiosk)
    _show(kiosk)


def _show(kiosk: Kiosk) -> None:
    key, text = kiosk.issuer.trusted(), kiosk.issuer.key_card()
    with kiosk.store.transaction() as tx:
        tx.record(KeyHandedOut(key=key.id.hex(), how=HowTrusted.SCREEN))
    show(kiosk, KeyCard(text, key.fingerprint, key.issuer, tuple(sorted(key.tenants))))


# --- at the bank that is to take its passes


def begin(kiosk: Kiosk) -> None:
    """By an operator's order: wait for the other screen's code. ``ValueError``, a sentence, while somebody is there."""
    _free(kiosk)
    visit = screen_flow.begin(kiosk)
    show(kiosk, Pairing())
    kiosk.after(AUTHORITY, WAITS_S, AuthorityOver(visit.number))


def waits(kiosk: Kiosk) -> bool:
    """Whether a key that is scanned now is the one that an operator waits for."""
    screen = kiosk.visit.screen
    return isinstance(screen, Pairing) and not screen.done


def scanned(kiosk: Kiosk, text: str) -> None:
    """A key was held up: the people at both screens compare its digits. One that can't be taken is waited for anew."""
    kiosk.visit.pairing = None
    try:
        key = key_card.read(text)
        with kiosk.store.transaction() as tx:
            keys.check(kiosk, tx, key)
    except NotAKeyCard:
        show(kiosk, Pairing())
    except ValueError:  # this kiosk's own, or one that was revoked here
        show(kiosk, screens.NotKnown(screens.CredentialShown.QR))
    else:
        kiosk.visit.pairing = key
        show(kiosk, Pairing(key.fingerprint, key.issuer, key.site, tenants=tuple(sorted(key.tenants))))


def same_digits(kiosk: Kiosk, message: i.SameDigits) -> None:
    """Both screens show the same: its passes are taken from now on. Or not: then it is another's, and forgotten."""
    key, screen = kiosk.visit.pairing, kiosk.visit.screen
    if key is None or not isinstance(screen, Pairing):
        return
    if not message.same:
        to_start(kiosk)
        return
    if message.fingerprint != key.fingerprint:
        return  # another key was scanned since they looked: its digits are on the screen now
    kiosk.visit.pairing = None
    with kiosk.store.transaction() as tx:
        keys.take_key(kiosk, tx, key, HowTrusted.SCREEN)
    show(kiosk, replace(screen, done=True))


def _free(kiosk: Kiosk) -> None:
    nobody_there = isinstance(kiosk.visit.screen, (screens.Start, Pairing, KeyCard))
    if not nobody_there:
        raise ValueError("Somebody is using the screen. Try again in a minute.")
