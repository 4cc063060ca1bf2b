"""Recovery cases and things in the log as values: each step is the next one, each thing leaves once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain import recovery
from kiosk.domain.recovery import (
    AT_ONCE,
    ORDER,
    OVER,
    Case,
    CaseCause,
    CaseStep,
    Category,
    ItemState,
    LostItem,
    NotKept,
    Proof,
    TooSoon,
    WrongStep,
)
from tests.fakes.clock import NOON

CASE = Case("c1", 1, CaseCause.OVERDUE, CaseStep.OPENED, NOON, "a1", "p1")
FOUND_ON = date(2026, 11, 24)
ITEM = LostItem("i1", "LP-0001", "c1", 1, Category.BAG, "A bag", NOON, date(2027, 5, 23))


def at(step: CaseStep, *, opened: bool = True) -> Case:
    ended = NOON if step in OVER else None
    return replace(CASE, step=step, overridden="o1" if opened else None, ended_at=ended)


def test_it_goes_from_step_to_step():
    case = recovery.overridden(CASE, "o1", NOON)
    assert (case.step, case.overridden, case.has_begun) == (CaseStep.OPENED, "o1", True)
    case = recovery.collected(case, NOON, empty=False)
    assert case.step is CaseStep.COLLECTED
    case = recovery.listed(case, NOON, things=1)
    assert case.step is CaseStep.LISTED
    case = recovery.reset(case, NOON)
    assert (case.step, case.ended_at, case.next_step, case.has_begun) == (CaseStep.RESET, NOON, None, False)


def test_of_nothing_there_is_nothing_to_list():
    case = recovery.collected(at(CaseStep.OPENED), NOON, empty=True)
    assert (case.step, case.empty) == (CaseStep.LISTED, True)


@pytest.mark.parametrize("step", CaseStep)
def test_no_step_is_taken_from_anywhere_but_the_one_before(step: CaseStep):
    case = at(step)
    for takes, needs in (
        (lambda: recovery.overridden(case, "o2", NOON), CaseStep.OPENED),
        (lambda: recovery.collected(case, NOON, empty=False), CaseStep.OPENED),
        (lambda: recovery.listed(case, NOON, things=1), CaseStep.COLLECTED),
        (lambda: recovery.reset(case, NOON), CaseStep.LISTED),
    ):
        if step is needs:
            assert takes().changed_at == NOON
        else:
            with pytest.raises(WrongStep):
                takes()


def test_what_was_not_opened_is_not_collected_and_an_empty_list_is_none():
    with pytest.raises(WrongStep):
        recovery.collected(CASE, NOON, empty=True)
    with pytest.raises(WrongStep):
        recovery.listed(at(CaseStep.COLLECTED), NOON, things=0)


@pytest.mark.parametrize("step", CaseStep)
def test_only_what_comes_next_is_left_out_and_never_the_last_look(step: CaseStep):
    case = at(step, opened=False)
    if step in {CaseStep.OPENED, CaseStep.COLLECTED}:
        assert recovery.can_skip(case)
        assert recovery.skipped(case, NOON).step is ORDER[ORDER.index(step) + 1]
    else:
        assert not recovery.can_skip(case)
        with pytest.raises(WrongStep):
            recovery.skipped(case, NOON)


@pytest.mark.parametrize("step", CaseStep)
def test_it_is_called_off_while_it_is_not_over(step: CaseStep):
    if step in OVER:
        with pytest.raises(WrongStep):
            recovery.cancelled(at(step), NOON)
    else:
        assert recovery.cancelled(at(step), NOON).is_over


@given(category=st.sampled_from(Category), days=st.integers(0, 3000), later=st.integers(0, 4000))
def test_a_thing_is_due_after_its_last_day_and_food_at_once(category: Category, days: int, later: int):
    until = recovery.kept_until(category, FOUND_ON, days)
    item = replace(ITEM, category=category, keep_until=until)
    due = item.is_due(FOUND_ON + timedelta(days=later))
    assert due is (category in AT_ONCE or later > days)
    assert not replace(item, state=ItemState.DISPOSED, ended_at=NOON).is_due(date(2100, 1, 1))


def test_it_is_disposed_of_before_that_for_a_reason_only():
    with pytest.raises(TooSoon):
        recovery.disposed(ITEM, NOON, FOUND_ON, None)
    with pytest.raises(TooSoon):
        recovery.disposed(ITEM, NOON, FOUND_ON, "")
    gone = recovery.disposed(ITEM, NOON, FOUND_ON, "mould")
    assert (gone.state, gone.ended_at) == (ItemState.DISPOSED, NOON)
    assert recovery.disposed(ITEM, NOON, date(2027, 5, 24), None).state is ItemState.DISPOSED


def test_it_leaves_once():
    gone = recovery.handed_back(ITEM, NOON, Proof.IDENTITY, "Ada")
    assert (gone.state, gone.proof, gone.handed_to) == (ItemState.HANDED_BACK, Proof.IDENTITY, "Ada")
    for again in (
        lambda: recovery.handed_back(gone, NOON, Proof.IDENTITY, "Eve"),
        lambda: recovery.disposed(gone, NOON, FOUND_ON, "why"),
    ):
        with pytest.raises(NotKept):
            again()


@pytest.mark.parametrize("strokes", ["M1 1L2 2", "M10.5,20.25 L30 40M1 1L2 2", "M1 1Q2 2 3 3", "M0 0L1000 400"])
def test_strokes_are_a_signature(strokes: str):
    assert recovery.is_signature(strokes)


@pytest.mark.parametrize(
    "strokes", ["", "M1 1", "L1 1", "M1 1 M2 2", "M1 1L2 2<", "M1 1L2 2\n", "M1 1L\u0661", "M1 1L2 2" * 2501]
)
def test_a_dot_or_anything_else_is_none(strokes: str):
    assert not recovery.is_signature(strokes)


@given(text=st.text(max_size=200))
def test_nothing_but_path_data_is_a_signature(text: str):
    if recovery.is_signature(text):
        assert set(text) <= set("MLQ0123456789., ")


def test_no_text_form_tells_of_a_thing():
    gone = recovery.handed_back(ITEM, NOON, Proof.SIGNATURE, "Ada", "M1 1L2 2")
    assert repr(gone) == "LostItem(LP-0001, handed back)"
