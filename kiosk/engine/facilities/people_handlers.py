"""Which use case handles what concerns people at the screen, and what staff do on their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities import people, person_actions
from kiosk.engine.facilities.desk import in_session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.self_service import asking, mailed_code

HANDLERS: Mapping[type, Callable[[Kiosk, Any], None]] = {
    i.ShowPeople: in_session(people.look_for),
    i.PersonTyped: in_session(people.typed),
    i.ShowPerson: in_session(people.picked),
    i.DoForPerson: in_session(person_actions.do),
    i.IsIdentified: in_session(person_actions.identified),
    i.HelpMyself: asking.help_myself,
    i.BindMyBadge: asking.bind_my_badge,
    i.ChangeMyPin: asking.change_my_pin,
    i.ForgotMyPin: asking.forgot_my_pin,
    i.IAm: mailed_code.i_am,
}
