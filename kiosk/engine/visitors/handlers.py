"""Which use case handles what concerns visitors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kiosk.engine import messages as m
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.visitors import (
    check_in,
    check_out,
    choose_locker,
    hand_over,
    hosts,
    other_bank,
    pairing,
    pool,
    terms,
    visit_list,
    visit_shown,
    visitor_code,
    welcome,
)
from kiosk.engine.visitors import intents as i

HANDLERS: Mapping[type, Callable[[Kiosk, Any], None]] = {
    m.VisitorCodeLookedUp: visitor_code.looked_up,
    m.PassPrinted: hand_over.printed,
    m.PoolDue: pool.refill,
    m.PoolCodesMade: pool.made,
    i.LanguageChosen: welcome.language_chosen,
    i.WelcomeVisitor: welcome.welcome,
    i.CheckIn: check_in.begin,
    i.TypeInvitation: check_in.type_invitation,
    i.UseVisitorCode: visitor_code.use_code,
    i.StartLeaving: check_out.start,
    i.DetailsGiven: check_in.details_given,
    i.HostTyped: hosts.typed,
    i.HostPicked: hosts.picked,
    i.NoHost: hosts.none_found,
    i.TermsAnswered: terms.answered,
    i.LockerChosen: choose_locker.chosen,
    i.NoLocker: choose_locker.declined,
    i.PrintPass: hand_over.print_pass,
    i.ShowPage: visit_list.show_page,
    i.VisitsTyped: visit_list.typed,
    i.PickVisit: visit_shown.pick,
    i.AdmitGuest: visit_shown.admit,
    i.ShowPass: visit_shown.show_pass,
    i.ChangeLocker: visit_shown.change,
    i.ExtendVisit: visit_shown.extend,
    i.EndVisit: visit_shown.end,
    i.ItIsEmpty: check_out.it_is_empty,
    i.TakeOtherBank: other_bank.take,
    i.ShowKey: pairing.show_key,
    i.SameDigits: pairing.same_digits,
}

# Where one of these can't be put on the record, nobody at the screen need be told.
NOBODY_WAITS = (m.PassPrinted, m.PoolDue, m.PoolCodesMade)
