"""A whole visit, at two kiosks that never talk to each other: arrive, store, fetch, leave; and then nothing opens."""

from __future__ import annotations

from kiosk.domain.compartments import Size
from kiosk.domain.passes import WhyNoPass
from kiosk.engine import intents as e
from kiosk.engine import screens
from kiosk.engine.visitors import intents as i
from kiosk.engine.visitors.screens import (
    ChooseLocker,
    Details,
    FindHost,
    Goodbye,
    PassReady,
    PassRefused,
    ReadTerms,
    StillInside,
)
from tests.unit.engine.visitors.reception import (
    WITH_TERMS,
    carry_trust,
    fill_pool,
    other_kiosk,
    press,
    scan,
    type_code,
)


def test_arrive_store_fetch_leave(make_rig):
    reception = make_rig((), visitors=WITH_TERMS)
    with other_kiosk() as bank:
        fill_pool(reception)
        carry_trust(reception, bank)

        press(reception, i.LanguageChosen("de"), i.WelcomeVisitor(), i.CheckIn())
        reception.shows(Details)
        press(reception, i.DetailsGiven("Eve Vogt", "Vogt & Co.", "eve@vogt.example"))
        reception.shows(FindHost)
        press(reception, i.HostTyped("ad"), i.HostPicked(0))
        reception.shows(ReadTerms)
        press(reception, i.TermsAnswered(accepted=True))
        reception.shows(ChooseLocker)
        press(reception, i.LockerChosen("A", Size.M))
        shown = reception.shows(PassReady).shown
        press(reception, i.PrintPass(), e.Leave())
        ((_, printed, name, language),) = reception.printer.slips
        assert (printed, name, language) == (shown, "Eve Vogt", "de")

        scan(bank, shown.qr)
        bank.opens("01")
        assert bank.shows(screens.DoorOpen).fresh
        bank.shuts("01")
        bank.waits(15)

        type_code(bank, i.UseVisitorCode(), shown.code)
        bank.opens("01")
        bank.shuts("01")
        assert bank.shows(screens.KeepOrGiveBack).visiting
        press(bank, e.Keep(), e.Leave())

        scan(bank, shown.qr)
        bank.opens("01")
        bank.shuts("01")
        press(bank, e.GiveBack())
        assert bank.shows(screens.GivenBack).visiting
        press(bank, e.Leave())

        for again in range(2):
            scan(bank, shown.qr)
            assert bank.shows(PassRefused).why is WhyNoPass.SPENT
            type_code(bank, i.UseVisitorCode(), shown.code)
            assert bank.shows(PassRefused).why is WhyNoPass.SPENT
            if not again:
                bank.restart()
        assert bank.sent == []
        assert len(bank.events("open.intent")) == 3
        assert "Eve" not in str(bank.rows("SELECT name FROM person"))

        scan(reception, shown.qr)
        assert reception.shows(StillInside).door is None
        press(reception, i.ItIsEmpty())
        reception.shows(Goodbye)
        assert [kind for kind, _ in reception.notices("ada")] == ["arrived", "gone"]
