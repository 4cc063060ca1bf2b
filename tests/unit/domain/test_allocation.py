"""Which door is given: the same facts, the same door, in the order that DESIGN.md ranks them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.allocation import Allowed, Near, Need, Offer, Refusal, allocate, choice, free_count
from kiosk.domain.compartments import Compartment, CompartmentFacts, DoorState, Occupancy, Size


def facts(
    number: int,
    size: Size = Size.M,
    reachable: bool = False,
    occupancy: Occupancy = Occupancy.FREE,
    door_state: DoorState = DoorState.CLOSED,
    answering: bool = True,
    openings: int = 0,
) -> CompartmentFacts:
    compartment = Compartment(number, "A", f"{number:02}", size, number, 1, reachable, "left", 0, number)
    return CompartmentFacts(compartment, occupancy, door_state, answering, openings)


ANY = st.builds(
    facts,
    number=st.just(0),
    size=st.sampled_from(Size),
    reachable=st.booleans(),
    occupancy=st.sampled_from(Occupancy),
    door_state=st.sampled_from(DoorState),
    answering=st.booleans(),
    openings=st.integers(0, 3),
)
BANKS = st.lists(ANY, max_size=12).map(
    lambda bank: [one._replace(compartment=replace(one.compartment, id=n)) for n, one in enumerate(bank, 1)]
)
NEEDS = st.builds(
    Need, at_least=st.sampled_from(Size), exactly=st.none() | st.sampled_from(Size), reachable=st.booleans()
)


def given_door(bank: list[CompartmentFacts], need: Need) -> int:
    offer = allocate(bank, need)
    assert isinstance(offer, Offer), offer
    return offer.compartment_id


@given(bank=BANKS, need=NEEDS, random=st.randoms(use_true_random=False))
def test_the_answer_does_not_depend_on_the_order_of_the_facts(bank, need, random):
    shuffled = list(bank)
    random.shuffle(shuffled)
    assert allocate(shuffled, need) == allocate(bank, need) == allocate(bank, need)


@given(bank=BANKS, need=NEEDS)
def test_what_is_offered_is_free_shut_as_far_as_known_answers_and_fits(bank, need):
    offer = allocate(bank, need)
    if isinstance(offer, Offer):
        one = next(one for one in bank if one.compartment.id == offer.compartment_id)
        assert one.occupancy is Occupancy.FREE
        assert one.door_state is not DoorState.OPEN
        assert one.answering
        assert one.compartment.reachable or not need.reachable
        assert one.compartment.size.rank >= need.at_least.rank or need.exactly is not None
        assert need.exactly in {None, one.compartment.size}


@given(bank=BANKS, need=NEEDS)
def test_a_refusal_says_which_of_three_it_is(bank, need):
    refusal = allocate(bank, need)
    free = [one for one in bank if one.occupancy is Occupancy.FREE and one.door_state is not DoorState.OPEN]
    if refusal is Refusal.ALL_IN_USE:
        assert free == []
    elif refusal is Refusal.NONE_ANSWERS:
        assert free
        assert not any(one.answering for one in free)
    elif refusal is Refusal.NONE_FITS:
        assert any(one.answering for one in free)


@given(bank=BANKS, need=NEEDS)
def test_a_sensor_that_tells_nothing_never_bars_a_door(bank, need):
    blind = [one._replace(door_state=DoorState.UNKNOWN) for one in bank]
    if isinstance(allocate(bank, need), Offer):
        assert isinstance(allocate(blind, need), Offer)


@given(bank=BANKS)
def test_what_can_be_chosen_can_be_had(bank):
    could = choice(bank)
    assert sum(could.by_size.values()) == free_count(bank)
    assert all(count > 0 for count in could.by_size.values())
    for size in Size:
        assert isinstance(allocate(bank, Need(exactly=size)), Offer) == (size in could.by_size)
    assert isinstance(allocate(bank, Need(reachable=True)), Offer) == (could.reachable > 0)


@pytest.mark.parametrize("size", list(Size))
def test_the_smallest_that_fits_goes_first(size):
    bank = [facts(n, one) for n, one in enumerate(reversed(Size), 1)]
    assert given_door(bank, Need(at_least=size)) == 4 - size.rank


def test_a_larger_door_is_given_where_the_small_ones_are_taken():
    bank = [facts(1, Size.S, occupancy=Occupancy.OCCUPIED), facts(2, Size.XL)]
    assert given_door(bank, Need()) == 2


def test_reachable_doors_are_kept_for_those_who_need_them_while_others_are_free():
    bank = [facts(1, reachable=True), facts(2, openings=9)]
    assert given_door(bank, Need()) == 2
    assert given_door(bank, Need(reachable=True)) == 1
    assert given_door(bank[:1], Need()) == 1


def test_size_weighs_more_than_reach_and_reach_more_than_wear():
    bank = [facts(1, Size.S, reachable=True, openings=9), facts(2, Size.M)]
    assert given_door(bank, Need()) == 1


def test_the_least_used_goes_first_and_then_the_one_that_hangs_first():
    assert given_door([facts(1, openings=2), facts(2, openings=1), facts(3, openings=1)], Need()) == 2


def test_an_exact_size_is_no_other():
    assert allocate([facts(1, Size.L)], Need(exactly=Size.M)) is Refusal.NONE_FITS


@pytest.mark.parametrize("occupancy", [one for one in Occupancy if one is not Occupancy.FREE])
def test_only_a_free_door_is_given(occupancy):
    assert allocate([facts(1, occupancy=occupancy)], Need()) is Refusal.ALL_IN_USE


def test_the_offer_says_why():
    offer = allocate([facts(1, openings=4), facts(2, reachable=True)], Need())
    assert isinstance(offer, Offer)
    assert offer.reason == (
        "size M, the smallest that fits of 2; leaves reachable doors to those who need them; "
        "opened 4 times, the least of its like"
    )


def test_a_wish_for_reach_is_part_of_the_reason():
    offer = allocate([facts(2, reachable=True)], Need(reachable=True))
    assert isinstance(offer, Offer)
    assert "reachable, as asked" in offer.reason


# --- what is known of the person, and of the bank ----------------------------------------------------------------


def placed(number: int, **fields) -> CompartmentFacts:
    found = facts(number)
    return found._replace(compartment=replace(found.compartment, **fields))


def test_near_the_desk_before_the_favourite_before_the_least_used():
    bank = [placed(1, zone="west"), placed(2, zone="east")._replace(openings=9), placed(5, zone="east", column=5)]
    assert given_door(bank, Need(near=Near("east", 5), favourite=1)) == 5
    assert given_door(bank, Need(near=Near("east"), favourite=2)) == 2
    assert given_door(bank, Need(favourite=1)) == 1


def test_away_from_a_door_in_use_but_rather_that_than_none():
    bank = [facts(1)._replace(near_use=True), facts(3, openings=7)]
    assert given_door(bank, Need()) == 3
    assert given_door(bank[:1], Need()) == 1


def test_one_that_was_seen_empty_before_one_that_was_left_without_a_word():
    assert given_door([facts(1)._replace(left_unseen=True), facts(2, openings=5)], Need()) == 2


def test_the_one_that_they_left_comes_first_for_themselves():
    bank = [facts(1, Size.S), facts(2, Size.L)._replace(left_unseen=True)]
    assert given_door(bank, Need(left=2)) == 2


def test_a_named_door_is_its_persons_and_nobody_elses():
    bank = [placed(1, named_for="e17"), facts(2, Size.XL)]
    assert given_door(bank, Need(known_as="e17", at_least=Size.L)) == 1
    assert given_door(bank, Need(known_as="e18")) == 2
    assert free_count(bank) == 1


def test_a_door_that_waits_for_somebody_is_theirs_alone():
    kept = facts(1, occupancy=Occupancy.RESERVED)._replace(kept_for="p1")
    assert given_door([kept, facts(2, Size.S)], Need(person_id="p1")) == 1
    assert given_door([kept, facts(2)], Need(person_id="p2")) == 2
    assert allocate([kept], Need(person_id="p2")) is Refusal.ALL_IN_USE


def test_what_is_promised_to_others_is_told_apart_from_what_is_in_use():
    banks = {"A": Allowed(promised=frozenset({Size.M}))}
    assert allocate([facts(1)], Need(), banks) is Refusal.PROMISED
    assert given_door_in([facts(1), facts(2, Size.L)], banks) == 2


def test_no_tenant_zone_size_or_bank_but_those_allowed():
    bank = [placed(1, tenant="acme", zone="west"), placed(2, tenant="globex", zone="west"), placed(3, tenant="acme")]
    assert given_door_in(bank, {"A": Allowed("globex")}) == 2
    assert given_door_in(bank, {"A": Allowed("acme", zones=frozenset({"west"}))}) == 1
    assert allocate(bank, Need(), {"A": Allowed("acme", sizes=frozenset({Size.S}))}) is Refusal.ALL_IN_USE
    assert allocate(bank, Need(), {"B": Allowed("acme")}) is Refusal.ALL_IN_USE


def given_door_in(bank: list[CompartmentFacts], banks: dict[str, Allowed]) -> int:
    offer = allocate(bank, Need(), banks)
    assert isinstance(offer, Offer), offer
    return offer.compartment_id
