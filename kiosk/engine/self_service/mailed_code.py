"""A code for somebody who has forgotten their PIN, sent to their own address and nowhere else.

Whoever asks learns nothing: the answer is there before anybody is looked for, and a name that is nobody's costs the
same hash, the same one line on the record, and one of the asks that this kiosk has patience for.
"""

from __future__ import annotations

import re
from datetime import timedelta

from kiosk.domain.credentials import BADGES, CredentialKind
from kiosk.domain.events.credentials import CredentialRefused, OneTimeCodeSent, WhyRefused
from kiosk.domain.names import asked_words, searchable
from kiosk.domain.notices import Notice, NoticeKind
from kiosk.domain.people import Person, PersonKind, Standing
from kiosk.domain.throttle import Pad
from kiosk.engine import pad, screens
from kiosk.engine.facilities import new_pin
from kiosk.engine.facilities.intents import IAm
from kiosk.engine.facilities.screens import CodeOnItsWay, FindYourself
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import PinHashed
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show

DIGITS = 8  # reliability.md section 4: a code that is typed from what somebody was sent
GOOD_FOR = timedelta(minutes=10)  # the same: sent out of band, at most ten minutes
MOST_A_DAY = 3  # of one person: nobody's mailbox is filled from here
_LOOKED_THROUGH = 200
_NOBODY = ""  # nor one of several namesakes: which of them it is, their old badge tells
_LONG_VOWEL = re.compile("(a)[ae]|([ou])e")
_CODE = CredentialKind.ONE_TIME_CODE


def says_that_it_rests(kiosk: Kiosk) -> bool:
    """Show from when on a code can be asked for; False, and nothing is shown, where it can be now."""
    until = pad.rests_until(kiosk, Pad.CODE_ASKED)
    if until is not None:
        show(kiosk, screens.CodePaused(until))
    return until is not None


def i_am(kiosk: Kiosk, message: IAm) -> None:
    """A name was typed."""
    if not isinstance(kiosk.visit.screen, FindYourself) or says_that_it_rests(kiosk):
        return
    show(kiosk, CodeOnItsWay(DIGITS))
    with kiosk.store.transaction() as tx:
        people = tx.all_people_named(message.name, _LOOKED_THROUGH)
    namesakes = [one.id for one in people if is_named(one.name, message.name)]
    _draw(kiosk, namesakes[0] if len(namesakes) == 1 else _NOBODY)


def takes(kiosk: Kiosk, kind: CredentialKind, lookup: bytes) -> bool:
    """Whether a badge that is held up now says who wants a code. It opens nothing then."""
    if not isinstance(kiosk.visit.screen, FindYourself) or kind not in BADGES:
        return False
    if not says_that_it_rests(kiosk):
        show(kiosk, CodeOnItsWay(DIGITS))
        with kiosk.store.transaction() as tx:
            person = tx.holder_of(kind, lookup, kiosk.now())
        _draw(kiosk, _NOBODY if person is None else person.id)
    return True


def is_named(name: str, typed: str) -> bool:
    """Whether this is their whole name, however it is written."""
    words, theirs = asked_words(typed), f"{searchable(name)} "
    is_each_theirs = all(f"{one} " in theirs for one in words)
    return is_each_theirs and sorted(map(_in_short, words)) == sorted(map(_in_short, asked_words(name)))


def _in_short(word: str) -> str:
    """Müller, Muller and Mueller are the same word."""
    return _LONG_VOWEL.sub(r"\1\2", word)


def hashed(kiosk: Kiosk, message: PinHashed) -> None:
    """The code is hashed: it is theirs for ten minutes, and owed to their address. Of nobody that is put down, too."""
    if message.lookup is None:
        if message.number == kiosk.visit.number:
            show(kiosk, screens.NotWorking())
        return
    with kiosk.store.transaction() as tx:
        is_taken = tx.holder_of(_CODE, message.lookup) is not None
        if not is_taken:
            _write_down(kiosk, tx, message, message.lookup)
    if is_taken:
        new_pin.draw_again(kiosk, message)


def _draw(kiosk: Kiosk, person_id: str) -> None:
    """For nobody a code is drawn all the same: one hash, and one ask on the account, whoever it is."""
    new_pin.draw(kiosk, kiosk.visit.number, person_id, _CODE, DIGITS)


def _write_down(kiosk: Kiosk, tx: Transaction, message: PinHashed, lookup: bytes) -> None:
    pad.count_wrong(kiosk, tx, Pad.CODE_ASKED)
    person = tx.person(message.person_id)
    why = _why_not(kiosk, tx, person)
    if person is None or why is not None:
        whose = None if person is None else person.id
        tx.record(CredentialRefused(person_id=whose, credential=_CODE, why=why or WhyRefused.UNKNOWN))
        return
    until = kiosk.now() + GOOD_FOR
    tx.bind_credential(person.id, _CODE, lookup, kiosk.now(), until)
    tx.notify(Notice(NoticeKind.RECOVERY, person.id, {"until": until.isoformat()}, secret=message.pin))
    tx.record(OneTimeCodeSent(person_id=person.id))


def _why_not(kiosk: Kiosk, tx: Transaction, person: Person | None) -> WhyRefused | None:
    if person is None or person.kind is PersonKind.VISITOR:
        return WhyRefused.UNKNOWN
    if (standing := person.standing(kiosk.now())) is not Standing.ALLOWED:
        return WhyRefused(standing.value)
    had = tx.given_since(person.id, _CODE, kiosk.now() - timedelta(days=1))
    return None if person.has_address and had < MOST_A_DAY else WhyRefused.NOT_SENT
