"""Finding the host while their name is typed. Nothing of them is shown but a name and a department."""

from __future__ import annotations

from kiosk.domain.people import Person
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screen_flow import show
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors import terms
from kiosk.engine.visitors.screens import FindHost, HostFound
from kiosk.engine.visitors.typed import LONGEST, cleaned

ENOUGH = 2  # letters: fewer fit half the house
MOST = 5  # that the screen has room for


def get_ready(kiosk: Kiosk) -> None:
    """Have all names read while somebody types their own, so that the first letter of a host's is answered at once."""
    with kiosk.store.transaction() as tx:
        tx.people_named("x", 1, kiosk.now())


def ask(kiosk: Kiosk) -> None:
    """Whom do they visit? With what was typed before, if they come back to it."""
    draft = kiosk.visit.draft
    assert draft is not None
    _show_found(kiosk, draft.query)


def typed(kiosk: Kiosk, message: i.HostTyped) -> None:
    """So much of the name is typed."""
    if kiosk.visit.draft is not None and isinstance(kiosk.visit.screen, FindHost):
        _show_found(kiosk, message.text[: 2 * LONGEST])


def picked(kiosk: Kiosk, message: i.HostPicked) -> None:
    """This one."""
    draft = kiosk.visit.draft
    if draft is None or not isinstance(kiosk.visit.screen, FindHost) or not 0 <= message.index < len(draft.found):
        return
    draft.host = draft.found[message.index]
    terms.ask(kiosk)


def none_found(kiosk: Kiosk, _: i.NoHost) -> None:
    """Reception looks after them."""
    draft = kiosk.visit.draft
    if draft is not None and isinstance(kiosk.visit.screen, FindHost):
        draft.host = None
        terms.ask(kiosk)


def _show_found(kiosk: Kiosk, query: str) -> None:
    draft, wanted = kiosk.visit.draft, cleaned(query)
    assert draft is not None
    enough = len(wanted) >= ENOUGH
    found: tuple[Person, ...] = ()
    if enough:
        with kiosk.store.transaction() as tx:
            found = tuple(tx.people_named(wanted, MOST + 1, kiosk.now()))
    draft.query, draft.found = query, found[:MOST]
    shown = tuple(HostFound(one.name, one.department or "") for one in draft.found)
    for_guest = draft.by_reception is not None
    show(kiosk, FindHost(query, shown, len(found) > MOST, too_short=not enough, for_guest=for_guest))
