"""The use cases of visitors at the bank, as ``use_cases`` tells the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.passes import Pass
from kiosk.domain.policy import AtExpiry
from kiosk.engine import intents as i
from kiosk.engine import messages as m
from kiosk.engine.visitors import intents as vi
from kiosk.engine.visitors import keys, pairing
from tests.fakes.clock import NOON
from tests.fakes.far_reception import HOUR, FarReception, scan, trust, type_code
from tests.fakes.furniture import door
from tests.fakes.rig import Rig
from tests.unit.engine.stories import Step, Story, in_turn, opens, press, shuts, story, wait

NOTHING: tuple[str, ...] = ()
CODE, OTHER_CODE = "13579135", "24680246"

_LOBBY = FarReception()
ONE = _LOBBY.new()
SECOND = _LOBBY.new()
LONGER = replace(ONE, issued_at=NOON + HOUR, ends_at=NOON + 8 * HOUR)
_LOBBY.draw(CODE, ONE)
TWO_BANKS = {"doors": [door("01"), replace(door("02"), bank="B")]}
GIVEN = ("pass.accepted", "assignment.assigned", "open.intent")


def _trusting(rig: Rig) -> None:
    trust(rig, _LOBBY)


def _ends(one: Pass) -> Step:
    """Reception has ended this visit, and the bank is told."""

    def step(rig: Rig) -> None:
        reception = FarReception()
        reception.revoked = {one.id: one.ends_at}
        trust(rig, reception)

    return step


def _knows(*steps: Step) -> Step:
    return in_turn(_trusting, *steps)


def _shown(one: Pass = ONE) -> Step:
    return lambda rig: scan(rig, _LOBBY.seal(one))


def _typed(code: str) -> Step:
    return lambda rig: type_code(rig, code)


def _call(work: Callable[[Rig], object]) -> Step:
    return lambda rig: rig.handle(m.Call(lambda: (work(rig), None)[1]))


USED = in_turn(_shown(), opens(), shuts())
BACK = _knows(USED, USED)
FULL = _knows(_shown(), opens(), shuts(), wait(15), _shown(SECOND))
PAIRS = in_turn(lambda rig: pairing.begin(rig.kiosk), lambda rig: scan(rig, _LOBBY.card))


def _receives(rig: Rig) -> None:
    rig.kiosk.visit.receives = True


AT_THE_BANK: list[tuple[type, Story, tuple[str, ...]]] = [
    (m.CredentialPresented, story(_knows(_shown())), GIVEN),
    (m.CredentialPresented, story(_knows(USED, wait(15), _shown())), ("pass.accepted", "open.intent")),
    (m.CredentialPresented, story(_shown()), ("pass.refused",)),
    (m.CredentialPresented, story(_knows(_shown(replace(ONE, bank="C")))), ("pass.refused",)),
    (m.CredentialPresented, story(FULL, **TWO_BANKS), ("pass.accepted", "assignment.refused")),
    (
        m.CredentialPresented,
        story(_knows(USED, wait(3600), _shown(LONGER))),
        ("assignment.extended", "pass.accepted", "open.intent"),
    ),
    (m.CredentialPresented, story(PAIRS), NOTHING),
    (m.VisitorCodeLookedUp, story(_knows(_typed(CODE))), GIVEN),
    (m.VisitorCodeLookedUp, story(_knows(_typed(OTHER_CODE))), ("pass.refused",)),
    (vi.UseVisitorCode, story(press(vi.UseVisitorCode())), NOTHING),
    (i.GiveBack, story(BACK, press(i.GiveBack())), ("assignment.ended", "pass.spent")),
    (
        m.ExpiryDue,
        story(_knows(USED, wait(7 * 3600)), policy={"at_expiry": AtExpiry.RELEASE}),
        ("assignment.expired", "assignment.ended"),
    ),
    (vi.TakeOtherBank, story(FULL, press(vi.TakeOtherBank()), **TWO_BANKS), GIVEN[1:]),
    (vi.ShowKey, story(_receives, press(vi.ShowKey())), ("key.handed_out",)),
    (
        vi.SameDigits,
        story(PAIRS, press(vi.SameDigits(same=True, fingerprint=_LOBBY.key.fingerprint))),
        ("key.trusted",),
    ),
    (vi.SameDigits, story(PAIRS, press(vi.SameDigits(same=True, fingerprint="others"))), NOTHING),
    (vi.SameDigits, story(PAIRS, press(vi.SameDigits(same=False))), NOTHING),
    (m.Call, story(_call(_trusting)), ("key.trusted", "codes.taken")),
    (m.Call, story(_knows(_call(_ends(ONE)))), ("key.trusted", "pass.revoked")),
    (
        m.Call,
        story(_knows(_call(lambda rig: keys.revoke(rig.kiosk, _LOBBY.key.id.hex())))),
        ("key.revoked",),
    ),
]
