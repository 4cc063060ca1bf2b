"""Policies in a document of their own: taken and refused as those of the site file are, for the doors that are here."""

from __future__ import annotations

from contextlib import suppress
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.config import Site, bookable_by_pool
from kiosk.config.told_policies import LONGEST_SAID, MOST_BYTES, MOST_SAID, read_policies
from kiosk.domain.capacity import Pool
from kiosk.domain.compartments import Size
from kiosk.domain.scopes import Policies
from tests.fakes.site_text import DOORS, HEAD, doors, faults_of, load, with_policy
from tests.unit.test_config_policy_faults import FAULTS

TENANT = '[[tenant]]\nname = "globex"\ntitle = "Globex"\n'
GOOD = """\
[policy]
release = "closing"
hours = ["mon-thu 07:00-19:00", "fri 07:00-15:00"]
warn_before = ["1h", "15min"]
walk_up_share = 0.5
second_factor = "weak"
[[scope]]
building = "North"
extensions = 1
[[scope]]
bank = "B"
model = "session"
idle = "2h"
[[scope]]
tenant = "globex"
most_doors = 2
[[scope]]
group = "visitor"
sizes = ["S"]
"""
# Of other kiosks of the same site.
ELSEWHERE = """\
[policy]
most_doors = 2
[[scope]]
bank = "C"
zones = ["roof"]
[[scope]]
building = "South"
prefer_zone = "cellar"
[[scope]]
tenant = "initech"
sizes = ["XL"]
"""


@cache
def campus() -> Site:
    return load(TENANT + doors(*DOORS))


@cache
def two_doors() -> Site:
    return load(doors(*DOORS[:2]))


def mine(text: str, site: Site | None = None) -> Policies:
    return read_policies(text, site or campus(), of_one_kiosk=True)


def everybodys(text: str) -> Policies:
    return read_policies(text, campus(), of_one_kiosk=False)


def why_not(text: str, site: Site | None = None) -> str:
    with pytest.raises(ValueError, match=r".+") as refused:
        mine(text, site)
    return str(refused.value)


@pytest.mark.parametrize("read", [mine, everybodys])
def test_they_are_those_of_a_site_file_with_the_same_tables(read) -> None:
    told, own = read(GOOD), load(GOOD + TENANT + doors(*DOORS)).policies
    assert (told.scopes, told.timezone) == (own.scopes, own.timezone)
    assert read(GOOD.replace("\n", "\r\n")).scopes == own.scopes


@pytest.mark.parametrize("policy", [policy for _, policy, *_ in FAULTS])
def test_what_is_refused_in_a_site_file_is_refused_here_with_the_same_words(policy: str) -> None:
    wanted = [one.message for one in faults_of(with_policy(policy))]
    above = "\n" * HEAD.count("\n")  # so that the lines are those of the site file, too
    said = why_not(f"{above}[policy]\n{policy}\n", two_doors())
    assert [one for one in wanted[:MOST_SAID] if one not in said] == []


def test_what_is_said_of_other_kiosks_is_theirs_to_judge() -> None:
    assert [one.title for one in everybodys(ELSEWHERE).scopes] == [
        "site", "building South", "bank C", "tenant initech",
    ]  # fmt: skip
    said = why_not(ELSEWHERE)
    assert 'There is no bank "C"' in said
    assert f"And {5 - MOST_SAID} more." in said


def test_a_slip_is_one_also_where_it_is_said_of_others() -> None:
    with pytest.raises(ValueError, match='line 5, scope "C", most_doors'):
        everybodys('[policy]\nmost_doors = 2\n[[scope]]\nbank = "C"\nmost_doors = 0\n')
    with pytest.raises(ValueError, match='There is no zone "roof"'):
        everybodys('[[scope]]\nbank = "B"\nzones = ["roof"]\n')


def test_what_has_no_effect_here_may_have_one_elsewhere() -> None:
    text = '[policy]\nidle = "2h"\n[[scope]]\nbank = "C"\nmodel = "session"\n'
    assert len(everybodys(text).scopes) == 2
    assert "Only sessions end by idleness" in why_not('[policy]\nidle = "2h"\n')


def test_a_kiosk_without_doors_may_speak_of_all_banks() -> None:
    reception = load("", HEAD.replace('"combined"', '"reception"'))
    assert [one.title for one in mine('[[scope]]\nbank = "C"\nmost_doors = 2\n', reception).scopes] == [
        "site",
        "bank C",
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Nothing is set here"),
        ("# nothing", "Nothing is set here"),
        ("[policy]\npin_length = 8\n", "The kiosk's own site file sets pin_length"),
        ("[policy]\ncodes = false\nleft_open_seconds = 30\n", "line 3, [policy]: The kiosk's own site file sets left_"),
        ('[policy]\n[site]\nname = "X"\n', 'and not "site"'),
        ('[[compartment]]\ndoor = "01"\n', 'and not "compartment"'),
        ("policy = 3\n", "This table occurs once"),
        ("scope = 3\n", "This table occurs many times"),
        ("scope = [3]\n", "Here should be a table"),
        ("[policy\n", "square brackets"),
        ("#" * (MOST_BYTES + 1), "at most 16 KiB"),
        ("\ud800" * MOST_BYTES, "at most 16 KiB"),
    ],
)
def test_what_is_no_document_of_policies_is_refused(text: str, why: str) -> None:
    assert why in why_not(text)


@given(
    st.text()
    | st.text("[]policyscope\"'=\n0. {}").map(lambda one: f"[policy]\n{one}")
    | st.lists(st.sampled_from([*GOOD.splitlines(), *ELSEWHERE.splitlines()])).map("\n".join)
)
@example("[policy]\nx = " + "[" * 5000)
@example("[policy]\n\ud800 = 1")
@example(f"[policy]\nmost_doors = {'9' * 5000}")
def test_any_text_gives_policies_or_a_sentence(text: str) -> None:
    with suppress(ValueError):
        assert mine(text).scopes
    try:
        everybodys(text)
    except ValueError as error:
        said = str(error)
    else:
        return
    assert said.endswith((".", "…", '"', "]")), said
    assert len(said) <= LONGEST_SAID + 1


def test_they_say_how_much_can_be_reserved() -> None:
    told = mine('[policy]\nwalk_up_share = 1.0\n[[scope]]\nbank = "B"\nwalk_up_share = 1.0\n')
    assert set(bookable_by_pool(campus(), told).values()) == {0}
    assert bookable_by_pool(campus())[Pool("B", "acme", Size.S)] == 0
    assert bookable_by_pool(campus(), mine("[policy]\nwalk_up_share = 0.0\n"))[Pool("B", "acme", Size.S)] == 1
