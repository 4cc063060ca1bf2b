"""The lost property log at the screen: searched, labelled, handed back against a proof, disposed of after its days."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import pytest

from kiosk.domain.operators import NoRight, Operator, Right, Role
from kiosk.domain.recovery import Category, ItemState, NotKept, Proof, TooSoon
from kiosk.engine import messages as m
from kiosk.engine.facilities import hand_back, items, labels
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities.hand_back import Incomplete
from kiosk.engine.facilities.ports import Label
from kiosk.engine.facilities.screens import HandBack, ItemShown, LabelState, LostProperty, SkipStep
from tests.fakes.ports import HeldLabels
from tests.fakes.rig import Rig
from tests.unit.engine.facilities.recovering import (
    OVERDUE,
    all_told,
    enters,
    kinds_of,
    log_of,
    opens_for_it,
    overdue,
    takes_on,
)

DAY = 24 * 3600
STROKES = "M10 20L30 40L50 60M5 5L6 6"


@pytest.fixture
def desk(make_rig: Callable[..., Rig]) -> Rig:
    """Three things of Ada's are in the log, one of them food; Bob works the kiosk."""
    rig = overdue(make_rig(policy=OVERDUE))
    all_told(rig)
    rig.signs_in()
    takes_on(rig)
    opens_for_it(rig)
    rig.handle(i.Collected())
    enters(rig)
    enters(rig, "A grey scarf", Category.CLOTHES)
    enters(rig, "A sandwich", Category.FOOD)
    rig.handle(i.AllListed())
    rig.handle(i.InspectedAndReset())
    return rig


def item_id(rig: Rig, bag: str = "LP-0001") -> str:
    return next(one.id for one in log_of(rig) if one.bag == bag)


def shows_item(rig: Rig, bag: str = "LP-0001") -> ItemShown:
    rig.handle(i.ShowItem(item_id(rig, bag)))
    return rig.shows(ItemShown)


def state_of(rig: Rig, bag: str = "LP-0001") -> ItemState:
    return next(one.state for one in log_of(rig) if one.bag == bag)


def days_later(rig: Rig, days: float) -> None:
    """So much later somebody works the kiosk again."""
    rig.clock.turn(days * DAY)
    rig.waits(0)
    rig.signs_in()


# --- the log ----------------------------------------------------------------------------------------------------------


def test_it_shows_what_is_kept_newest_first_and_who_looked_is_on_the_record(desk: Rig):
    desk.handle(i.ShowLostProperty())
    shown = desk.shows(LostProperty)
    assert [(one.bag, one.door, one.due) for one in shown.lines] == [
        ("LP-0003", "01", True),
        ("LP-0002", "01", False),
        ("LP-0001", "01", False),
    ]
    looked = desk.events("operator.looked")[-1]
    assert (looked.detail["looked"], looked.detail["count"]) == ("lost property", 3)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("scarf", ["LP-0002"]),
        ("grey SC", ["LP-0002"]),
        ("lp-0003", ["LP-0003"]),
        ("01", ["LP-0003", "LP-0002", "LP-0001"]),
        ("clothes", ["LP-0002"]),
        ("umbrella", []),
    ],
)
def test_it_is_searched_by_what_is_typed(desk: Rig, query: str, found: list[str]):
    desk.handle(i.ShowLostProperty(query=query))
    assert [one.bag for one in desk.shows(LostProperty).lines] == found
    looked = desk.events("operator.looked")[-1]
    assert (looked.detail["words"], looked.detail["count"]) == (query, len(found))


def test_it_has_pages_and_back_leads_to_the_same_one(desk: Rig):
    takes_on(desk, "03")
    opens_for_it(desk, "03")
    desk.handle(i.Collected())
    for number in range(items.ON_A_PAGE):
        enters(desk, f"Thing {number}")
    desk.handle(i.ShowLostProperty(page=1))
    shown = desk.shows(LostProperty)
    assert (shown.page, shown.pages, [one.bag for one in shown.lines]) == (1, 2, ["LP-0003", "LP-0002", "LP-0001"])
    shows_item(desk)
    session = desk.kiosk.session
    assert session is not None
    items.show_log(desk.kiosk, session)
    assert desk.shows(LostProperty) == shown
    desk.handle(i.ShowLostProperty(page=99))
    assert desk.shows(LostProperty).page == 1


def test_what_left_is_shown_on_demand(desk: Rig):
    shows_item(desk, "LP-0003")
    desk.handle(i.DisposeOf())
    desk.handle(i.ShowLostProperty())
    assert "LP-0003" not in [one.bag for one in desk.shows(LostProperty).lines]
    desk.handle(i.ShowLostProperty(kept_only=False))
    assert ("LP-0003", ItemState.DISPOSED) in [(one.bag, one.state) for one in desk.shows(LostProperty).lines]


def test_one_thing_is_shown_with_whose_it_seems_to_be(desk: Rig):
    shown = shows_item(desk)
    assert (shown.owner, shown.label, shown.ended_at) == ("Ada", LabelState.NO_PRINTER, None)
    assert desk.events("operator.looked")[-1].person == "ada"
    desk.handle(i.ShowItem("nothing"))
    desk.shows(LostProperty)


# --- labels -----------------------------------------------------------------------------------------------------------


def with_printer(rig: Rig) -> HeldLabels:
    rig.kiosk.labels = printer = HeldLabels()
    return printer


def test_a_label_says_nothing_of_anybody_and_is_told_of_once_it_is_on_paper(desk: Rig):
    printer = with_printer(desk)
    assert shows_item(desk).label is LabelState.READY
    desk.handle(i.PrintLabel())
    assert desk.shows(ItemShown).label is LabelState.UNDER_WAY
    desk.handle(i.PrintLabel())  # pressed twice
    ((job, label),) = printer.jobs
    found = log_of(desk)[-1]
    assert label == Label("LP-0001", "01", "bag", found.found_at, found.keep_until, "HQ North")
    assert desk.events("lost_property.label")[-1].detail["bag"] == "LP-0001"
    desk.handle(m.SlipPrinted("label of another", None))
    assert desk.shows(ItemShown).label is LabelState.UNDER_WAY
    desk.handle(m.SlipPrinted(job, None))
    assert desk.shows(ItemShown).label is LabelState.DONE


def test_a_label_that_failed_is_printed_again(desk: Rig):
    printer = with_printer(desk)
    shows_item(desk)
    desk.handle(i.PrintLabel())
    desk.handle(m.SlipPrinted(printer.jobs[-1][0], "It has no paper."))
    assert desk.shows(ItemShown).label is LabelState.FAILED
    desk.handle(i.PrintLabel())
    assert (len(printer.jobs), desk.shows(ItemShown).label) == (2, LabelState.UNDER_WAY)


def test_where_there_is_a_printer_each_thing_that_is_entered_gets_its_label(desk: Rig):
    printer = with_printer(desk)
    takes_on(desk, "03")
    opens_for_it(desk, "03")
    desk.handle(i.Collected())
    enters(desk, "A hat")
    ((job, label),) = printer.jobs
    assert label is not None
    assert label.bag == "LP-0004"
    desk.handle(m.SlipPrinted(job, None))
    assert shows_item(desk, "LP-0004").label is LabelState.DONE


def test_without_a_printer_there_is_nothing_to_press(desk: Rig):
    shows_item(desk)
    desk.handle(i.PrintLabel())
    assert desk.events("lost_property.label") == []


# --- handing back -----------------------------------------------------------------------------------------------------


def begins_to_hand_back(rig: Rig) -> HandBack:
    shows_item(rig)
    rig.handle(i.StartHandBack())
    return rig.shows(HandBack)


def test_a_signature_is_kept_and_its_hash_on_the_record(desk: Rig):
    assert begins_to_hand_back(desk).name == "Ada"
    desk.handle(i.HandItBack("Ada Byron", Proof.SIGNATURE, STROKES))
    shown = desk.shows(ItemShown)
    assert (shown.line.state, shown.proof, shown.handed_to) == (ItemState.HANDED_BACK, Proof.SIGNATURE, "Ada Byron")
    (line,) = desk.events("lost_property.handed_back")
    assert line.detail["signature"] == sha256(STROKES.encode()).hexdigest()
    assert (line.person, line.detail["handed_to"], line.detail["proof"]) == ("ada", "Ada Byron", "signature")
    assert log_of(desk)[-1].signature == STROKES


def test_a_document_that_was_looked_at_is_enough(desk: Rig):
    begins_to_hand_back(desk)
    desk.handle(i.HandItBack("Zoe Weiss", Proof.IDENTITY, STROKES))
    assert desk.shows(ItemShown).handed_to == "Zoe Weiss"
    assert log_of(desk)[-1].signature is None, "it was no proof"


def badge(rig: Rig, name: str) -> bool:
    """Where a badge goes while an operator works the kiosk."""
    session = rig.kiosk.session
    assert session is not None
    person = rig.rows("SELECT id FROM person WHERE external_id = ?", name)[0][0]
    with rig.store.transaction() as tx:
        found = tx.person(person)
    assert found is not None
    with rig.store.acting(session.operator.signature):
        return hand_back.badge_shown(rig.kiosk, session, found)


def test_a_badge_counts_if_it_was_held_up_here(desk: Rig):
    begins_to_hand_back(desk)
    desk.handle(i.HandItBack("Ada", Proof.BADGE))
    assert desk.shows(HandBack).missing == {"proof"}
    assert badge(desk, "ada")
    assert (desk.shows(HandBack).badge_of, desk.shows(HandBack).missing) == ("Ada", frozenset())
    assert desk.events("operator.looked")[-1].detail["looked"] == "person"
    desk.handle(i.HandItBack("", Proof.BADGE))
    assert desk.shows(ItemShown).handed_to == "Ada"
    (line,) = desk.events("lost_property.handed_back")
    assert line.detail["receiver"] == "ada"


def test_a_badge_of_before_counts_for_nothing_else(desk: Rig):
    assert not badge(desk, "ada")
    begins_to_hand_back(desk)
    badge(desk, "ada")
    begins_to_hand_back(desk)
    desk.handle(i.HandItBack("Ada", Proof.BADGE))
    assert desk.shows(HandBack).missing == {"proof"}


@pytest.mark.parametrize(
    ("form", "missing"),
    [
        (i.HandItBack("", Proof.IDENTITY), {"name"}),
        (i.HandItBack("Ada", Proof.SIGNATURE), {"signature"}),
        (i.HandItBack("Ada", Proof.SIGNATURE, "M1 1"), {"signature"}),
        (i.HandItBack("Ada", Proof.SIGNATURE, "<script>L"), {"signature"}),
        (i.HandItBack("Ada", Proof.SIGNATURE, "M1 1L2 2" * 3000), {"signature"}),
        (i.HandItBack(" ", Proof.BADGE), {"name", "proof"}),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_handed_out(desk: Rig, form: i.HandItBack, missing: set[str]):
    begins_to_hand_back(desk)
    desk.handle(form)
    assert desk.shows(HandBack).missing == missing
    assert state_of(desk) is ItemState.KEPT


def test_a_thing_leaves_once(desk: Rig):
    begins_to_hand_back(desk)
    desk.handle(i.HandItBack("Ada", Proof.IDENTITY))
    desk.handle(i.StartHandBack())
    desk.shows(ItemShown)
    desk.handle(i.DisposeOf())
    assert desk.shows(ItemShown).line.state is ItemState.HANDED_BACK
    assert len(desk.events("lost_property.handed_back", "lost_property.disposed")) == 1
    session = desk.kiosk.session
    assert session is not None
    with pytest.raises(NotKept):
        hand_back.hand_back(desk.kiosk, session.operator, item_id(desk), "Eve", Proof.IDENTITY)


# --- disposing --------------------------------------------------------------------------------------------------------


def test_food_goes_at_once(desk: Rig):
    shows_item(desk, "LP-0003")
    desk.handle(i.DisposeOf())
    assert desk.shows(ItemShown).line.state is ItemState.DISPOSED
    assert desk.events("recovery.skipped") == []
    assert "reason" not in desk.events("lost_property.disposed")[-1].detail


def test_before_the_legal_days_are_over_a_reason_is_asked_for(desk: Rig):
    shows_item(desk)
    desk.handle(i.DisposeOf())
    assert desk.shows(SkipStep) == SkipStep("legal days")
    desk.handle(i.WhySkipped(" "))
    assert desk.shows(SkipStep).words_missing
    assert state_of(desk) is ItemState.KEPT
    desk.handle(i.WhySkipped("It was wet and mouldy"))
    assert desk.shows(ItemShown).line.state is ItemState.DISPOSED
    assert kinds_of(desk)[-2:] == ["recovery.skipped", "lost_property.disposed"]
    assert desk.events("lost_property.disposed")[-1].detail["reason"] == "It was wet and mouldy"


@pytest.mark.parametrize(("days", "due"), [(180, False), (181, True)])
def test_after_the_last_legal_day_no_reason_is_needed(desk: Rig, days: int, due: bool):
    days_later(desk, days)
    assert shows_item(desk).line.due is due
    desk.handle(i.DisposeOf())
    assert (state_of(desk) is ItemState.DISPOSED) is due


# --- from beside the screen -------------------------------------------------------------------------------------------


def test_each_use_case_asks_for_the_right(desk: Rig):
    nobody = Operator("x", "Nobody", Role.INSTALLER, frozenset(Right) - {Right.RECOVER})
    one = item_id(desk)
    before = desk.rows("SELECT count(*) FROM audit_event")
    for attempt in (
        lambda: items.dispose(desk.kiosk, nobody, one, "why"),
        lambda: hand_back.hand_back(desk.kiosk, nobody, one, "Ada", Proof.IDENTITY),
        lambda: labels.print_label(desk.kiosk, nobody, one),
    ):
        with pytest.raises(NoRight):
            attempt()
    assert desk.rows("SELECT count(*) FROM audit_event") == before


def test_what_is_refused_changes_nothing(desk: Rig):
    session = desk.kiosk.session
    assert session is not None
    one = item_id(desk)
    before = desk.rows("SELECT count(*) FROM audit_event")
    with pytest.raises(TooSoon):
        items.dispose(desk.kiosk, session.operator, one)
    with pytest.raises(Incomplete):
        hand_back.hand_back(desk.kiosk, session.operator, one, "", Proof.IDENTITY)
    assert desk.rows("SELECT count(*) FROM audit_event") == before
    assert state_of(desk) is ItemState.KEPT


def test_no_text_form_of_a_thing_or_its_screens_tells_of_it(desk: Rig):
    shown = shows_item(desk)
    told = repr((log_of(desk), shown, begins_to_hand_back(desk), i.HandItBack("Ada", Proof.SIGNATURE, STROKES)))
    assert not any(word in told for word in ("blue bag", "Ada", STROKES))
