"""What was found is written down: each thing with a bag number, and a photograph where there is a camera."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from kiosk.domain import recovery
from kiosk.domain.events.recovery import ItemFound
from kiosk.domain.local_time import local_day
from kiosk.domain.operators import Operator, Right
from kiosk.domain.recovery import Case, CaseStep, Category, LostItem, WrongStep
from kiosk.engine.facilities import cases, in_recovery, labels
from kiosk.engine.facilities.intents import DescribeFound, ItemDescribed, TakePhoto
from kiosk.engine.facilities.screens import CaseShown, DescribeItem, PhotoState
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import PhotoTaken
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show

# The camera answers within two seconds; whoever holds up a bag is not to wait for one that hangs (seconds).
PHOTO_WITHIN_S = 3.0
PHOTO = "facilities.photo"
LARGEST_PHOTO = 200_000  # bytes; the camera's are half as large
NO_ANSWER = "The camera did not answer."

_LISTING = frozenset({CaseStep.COLLECTED, CaseStep.LISTED})  # something may turn up at the last look still


def enter(
    kiosk: Kiosk, by: Operator, case_id: str, category: Category, description: str, photo: bytes | None = None
) -> LostItem:
    """Enter a thing in the lost property log. ``photo`` is a JPEG.

    ``WrongStep`` where its case is not that far; ``ValueError`` without a description.
    """
    by.require(Right.RECOVER)
    words = described(description)
    if not words:
        raise ValueError("Describe it in a few words.")
    with kiosk.store.transaction() as tx:
        case = cases.live(tx, case_id)
        if case.step not in _LISTING:
            raise WrongStep("nothing was taken out yet")
        item = _item(kiosk, tx, case, category, words, photo)
        tx.add_item(item, photo)
        tx.record(_event(case, item, photo))
        if case.empty:
            tx.change_case(replace(case, empty=False))
    in_recovery.changed(kiosk)
    return item


def described(text: str) -> str:
    """The words as they are kept."""
    return " ".join(text.split())[: recovery.MOST_OF_A_DESCRIPTION]


def _item(kiosk: Kiosk, tx: Transaction, case: Case, category: Category, words: str, photo: bytes | None) -> LostItem:
    settings = kiosk.settings
    today = local_day(kiosk.now(), settings.policies.timezone)
    return LostItem(
        id=kiosk.new_id(),
        bag=tx.next_bag(),
        case_id=case.id,
        compartment_id=case.compartment_id,
        category=category,
        description=words,
        found_at=kiosk.clock.now(),
        keep_until=recovery.kept_until(category, today, settings.facilities.keep_days),
        person_id=case.person_id,
        photo=photo is not None,
    )


def _event(case: Case, item: LostItem, photo: bytes | None) -> ItemFound:
    return ItemFound(
        person_id=item.person_id,
        compartment_id=item.compartment_id,
        assignment_id=case.assignment_id,
        case=case.id,
        bag=item.bag,
        category=item.category,
        keep_until=item.keep_until.isoformat(),
        description=item.description,
        photo=None if photo is None else sha256(photo).hexdigest(),
    )


# --- at the screen ----------------------------------------------------------------------------------------------------


def describe(kiosk: Kiosk, session: Session, _: DescribeFound) -> None:
    """The form for one more thing, with the number that its bag will get."""
    session.operator.require(Right.RECOVER)
    if session.case is None or not isinstance(kiosk.visit.screen, CaseShown):
        return
    with kiosk.store.transaction() as tx:
        case = cases.live(tx, session.case)
        bag = tx.bag_to_come()
    if case.step not in _LISTING:
        raise WrongStep("nothing was taken out yet")
    session.photo, session.photo_for = None, ""
    door = kiosk.bank.compartments[case.compartment_id].door
    show(kiosk, DescribeItem(case.id, door, bag, photo=_no_photo_yet(kiosk)))


def _no_photo_yet(kiosk: Kiosk) -> PhotoState:
    return PhotoState.NO_CAMERA if kiosk.camera is None else PhotoState.NONE


def take_photo(kiosk: Kiosk, session: Session, _: TakePhoto) -> None:
    """A photograph of it; a second one takes the place of the first."""
    session.operator.require(Right.RECOVER)
    screen = kiosk.visit.screen
    if not isinstance(screen, DescribeItem) or kiosk.camera is None or screen.photo is PhotoState.UNDER_WAY:
        return
    session.photo, session.photo_for = None, f"item {kiosk.new_id()}"
    kiosk.camera.take(session.photo_for)
    kiosk.after(PHOTO, PHOTO_WITHIN_S, PhotoTaken(session.photo_for, None, NO_ANSWER))
    _redraw(kiosk, replace(screen, photo=PhotoState.UNDER_WAY, photo_image=b""))


def photo_taken(kiosk: Kiosk, session: Session, taken: PhotoTaken) -> None:
    """The camera's answer; one that nobody waits for any more is dropped."""
    screen = kiosk.visit.screen
    if taken.asked_for != session.photo_for or not isinstance(screen, DescribeItem):
        return
    kiosk.timers.cancel(PHOTO)
    session.photo_for = ""
    session.photo = taken.jpeg if taken.jpeg is not None and len(taken.jpeg) <= LARGEST_PHOTO else None
    state = PhotoState.FAILED if session.photo is None else PhotoState.TAKEN
    _redraw(kiosk, replace(screen, photo=state, photo_image=session.photo or b""))


def item_described(kiosk: Kiosk, session: Session, form: ItemDescribed) -> None:
    """The form is filled in: the thing is in the log, and its label is printed."""
    session.operator.require(Right.RECOVER)
    screen = kiosk.visit.screen
    if session.case is None or not isinstance(screen, DescribeItem):
        return
    words = described(form.description)
    missing = {"description"} if not words else set()
    if form.category is None:
        _redraw(kiosk, replace(screen, description=words, missing=frozenset(missing | {"category"})))
    elif missing:
        _redraw(kiosk, replace(screen, category=form.category, description="", missing=frozenset(missing)))
    else:
        item = enter(kiosk, session.operator, session.case, form.category, words, session.photo)
        session.photo, session.photo_for = None, ""
        labels.print_if_possible(kiosk, session, item.id)
        cases.show_case(kiosk, session, session.case)


def _redraw(kiosk: Kiosk, screen: DescribeItem) -> None:
    """The same screen, with something new in it."""
    kiosk.visit.screen = screen
    kiosk.display.show(screen)
