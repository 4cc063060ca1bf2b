"""The use cases of what upstream asks for from afar, as ``use_cases`` tells the others."""

from __future__ import annotations

from datetime import timedelta

from kiosk.engine import messages as m
from kiosk.engine.facilities.intents import RecoverMyAccess, SignIn
from kiosk.engine.upstream import apply_changes
from kiosk.engine.upstream.changes import Change
from kiosk.passes import trust_file
from tests.fakes.far_reception import FarReception
from tests.fakes.remote import Afar
from tests.fakes.rig import Rig
from tests.unit.engine.facilities_entry_stories import is_operator
from tests.unit.engine.stories import Step, Story, call, hold, opens, press, story, tap, wait

NOTHING: tuple[str, ...] = ()
_OPENED = ("remote.opening", "open.override", "open.intent")


def _tells(afar: Afar, change: Change) -> None:
    assert apply_changes.apply(afar.rig.kiosk, afar.page(change))


def _asks(door: str) -> Step:
    """Somebody upstream wants this door open."""

    def step(rig: Rig) -> None:
        afar = Afar(rig)
        _tells(afar, afar.opening(door=door, by="Ana Berg", reason="smoke"))

    return call(step)


def _grants(rig: Rig) -> None:
    afar = Afar(rig)
    told = {"operator": "ada", "kiosk": None, "by": "Ana Berg"}
    until = (afar.now + timedelta(hours=1)).isoformat()
    _tells(afar, afar.change("recovery", "g1", {**told, "expires_at": until}))


def _hands_on_key(rig: Rig) -> None:
    afar, lobby = Afar(rig), FarReception(site="HQ North")
    text = trust_file.write(lobby.file, lobby.private).decode()
    _tells(afar, afar.change("issuing-key", "lobby/key.0", {"kiosk": "lobby", "site": "HQ North", "text": text}))


def _hashed(rig: Rig) -> None:
    rig.finish_hashing()


_LOST = (is_operator(), call(_grants), press(SignIn(), RecoverMyAccess()))

# As in ``use_cases``: a message, a story whose last message of this kind is the use case, and the lines that it leaves.
FROM_AFAR: list[tuple[type, Story, tuple[str, ...]]] = [
    (m.Call, story(wait(5), _asks("01")), _OPENED),
    (m.Call, story(hold(), wait(5), _asks("01")), _OPENED),
    (m.Call, story(wait(5), _asks("99")), ("remote.opening_refused",)),
    (m.DoorsSensed, story(wait(5), _asks("01"), opens()), ("open.outcome",)),
    (m.Call, story(is_operator(), call(_grants)), ("remote.access_granted",)),
    (m.CredentialPresented, story(*_LOST, tap()), ("credential.accepted",)),
    (m.PinHashed, story(*_LOST, tap(), _hashed), ("operator.pin_drawn", "remote.access_used")),
    (m.Call, story(call(_hands_on_key)), ("key.trusted",)),
]
