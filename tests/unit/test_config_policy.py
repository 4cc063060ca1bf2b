"""Policies, tenants, desks and notices in the site file: what is read, and what a kiosk makes of it."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from kiosk.config import Site, bookable_by_pool, doors_by_pool
from kiosk.domain.assignments import Model
from kiosk.domain.capacity import Pool
from kiosk.domain.compartments import Size
from kiosk.domain.hours import OpeningHours, Span
from kiosk.domain.people import Person, PersonKind
from kiosk.domain.policy import AtExpiry, Policy, SecondFactor, SecondTap
from kiosk.domain.shifts import Shift
from tests.fakes.site_text import DOORS, doors, load, with_policy

FULL = """\
[policy]
model = "day-use"
release = "closing"
hours = [
  "mon-thu 07:00-12:00 13:00-19:00",
  "fri 07:00-15:00",
]
exception_days = ["2026-12-24 to 2026-12-26 shut", "2026-12-31 08:00-12:00"]
longest_stay = "12h"
warn_before = ["1h", "15min"]
extend_by = "1h30min"
extensions = 2
most_doors = 2
sizes = ["S", "M", "L"]
zones = ["north", "south"]
walk_up_share = 0.1
second_tap = "ask-first"
at_expiry = "overdue"
grace = "15min"
flag_after = "2d"
second_factor = "weak"
early = "20min"
no_show_after = "45min"
claim_within = "10min"
share_for = "4h"
left_open_seconds = 60

[[scope]]
bank = "B"
model = "session"
idle = "3h"
prefer_zone = "south"

[[scope]]
tenant = "globex"
model = "shift"
hours = ["daily 00:00-24:00"]
shifts = [
  "early mon-fri 06:00-14:00",
  "Night turn sun-thu 22:00-06:00",
]
walk_up_share = 0.5

[[scope]]
group = "visitor"
sizes = ["S"]
longest_stay = "4h"
second_tap = "finish"

[[tenant]]
name = "acme"
title = "Acme Ltd"

[[tenant]]
name = "globex"
title = "Globex"
colour = "#0B57A4"

[[desk]]
name = "2.041"
zone = "north"
column = 1

[[desk]]
name = "2.042"

[notices]
file = "notices.urls"
urls = ["mailtos://mail.example.com?to={email}"]
try_for = "12h"

[record]
backup_hours = 12
backups_kept = 5
personal_days = 14

"""

SOUND = FULL + doors(*DOORS)


def policy_of(site: Site, bank: str = "A", **person: Any) -> Policy:
    return site.policies.policy_for(Person("p", "P", **person), bank)


def test_every_setting_of_the_site_reaches_its_policy():
    policy = policy_of(load(SOUND))
    morning, afternoon = Span(time(7), time(12)), Span(time(13), time(19))
    assert policy.model is Model.DAY_USE
    assert policy.release_at_closing
    assert policy.hours == OpeningHours(
        (*[(morning, afternoon)] * 4, (Span(time(7), time(15)),), (), ()),
        (*((date(2026, 12, day), ()) for day in (24, 25, 26)), (date(2026, 12, 31), (Span(time(8), time(12)),))),
    )
    assert (policy.longest_stay, policy.warn_before) == (
        timedelta(hours=12),
        (timedelta(hours=1), timedelta(minutes=15)),
    )
    assert (policy.extend_by, policy.extensions, policy.most_doors) == (timedelta(minutes=90), 2, 2)
    assert (policy.sizes, policy.zones) == ({Size.S, Size.M, Size.L}, {"north", "south"})
    assert (policy.walk_up_share, policy.second_tap, policy.at_expiry) == (0.1, SecondTap.ASK_FIRST, AtExpiry.OVERDUE)
    assert (policy.grace, policy.flag_after) == (timedelta(minutes=15), timedelta(days=2))
    assert (policy.early, policy.no_show_after) == (timedelta(minutes=20), timedelta(minutes=45))
    assert (policy.claim_within, policy.share_for) == (timedelta(minutes=10), timedelta(hours=4))
    assert policy.second_factor is SecondFactor.WEAK


def test_scopes_hold_for_whom_they_name():
    site = load(SOUND)
    at_b = policy_of(site, "B")
    assert (at_b.model, at_b.idle, at_b.prefer_zone) == (Model.SESSION, timedelta(hours=3), "south")
    globex = policy_of(site, tenant="globex")
    assert globex.model is Model.SHIFT
    assert globex.shifts == (
        Shift("early", Span(time(6), time(14)), frozenset(range(5))),
        Shift("Night turn", Span(time(22), time(6)), frozenset({6, 0, 1, 2, 3})),
    )
    visitor = policy_of(site, kind=PersonKind.VISITOR)
    assert (visitor.sizes, visitor.longest_stay) == ({Size.S}, timedelta(hours=4))
    assert policy_of(site).prefer_zone is None


def test_only_what_is_written_is_set():
    scopes = load(SOUND).policies.scopes
    assert [one.title for one in scopes] == ["site", "bank B", "tenant globex", "group visitor"]
    assert set(scopes[1].settings) == {"model", "idle", "prefer_zone"}
    (site,) = load(doors(*DOORS[:2])).policies.scopes
    assert site.settings == {}


def test_a_time_of_day_takes_back_what_a_wider_scope_says_of_closing():
    site = load(SOUND.replace('bank = "B"\nmodel = "session"\nidle = "3h"', 'bank = "B"\nrelease = "18:30"'))
    policy = policy_of(site, "B")
    assert (policy.release, policy.release_at_closing) == (time(18, 30), False)


def test_what_a_wider_scope_limits_or_sets_can_be_taken_back_where_that_makes_sense():
    policy = 'model = "session"\nidle = "2h"\nextensions = 1\nextend_by = "1h"\n'
    narrower = '[[scope]]\ndepartment = "Lab"\nidle = "never"\nlongest_stay = "8h"\nextend_by = "next-end"\n'
    site = load(with_policy(policy + narrower))
    lab = policy_of(site, department="Lab")
    assert (policy_of(site).idle, lab.idle, lab.extend_by) == (timedelta(hours=2), None, None)


def test_a_group_is_named_as_people_files_name_it():
    composed, apart = "Zo\u00eb", "Zoe\u0308"
    site = load(with_policy(f'[[scope]]\ngroup = "{apart}"\nmost_doors = 3\n'))
    assert policy_of(site, groups=frozenset({composed})).most_doors == 3


def test_tenants_desks_and_notices():
    site = load(SOUND)
    assert [(one.name, one.title, one.colour) for one in site.tenants] == [
        ("acme", "Acme Ltd", None),
        ("globex", "Globex", "#0b57a4"),
    ]
    assert [(one.name, one.zone, one.column) for one in site.desks] == [("2.041", "north", 1), ("2.042", None, None)]
    assert site.notices.file == "/etc/locker-kiosk/notices.urls"
    assert site.notices.urls == ("mailtos://mail.example.com?to={email}",)
    assert (site.notices.try_for, load(doors(*DOORS[:2])).notices.try_for) == (timedelta(hours=12), timedelta(hours=24))


def test_how_the_record_is_kept():
    found, left_out = load(SOUND).record, load(doors(*DOORS[:2])).record
    assert (found.backup_hours, found.backups_kept, found.personal_days) == (12, 5, 14)
    assert (left_out.backup_hours, left_out.backups_kept, left_out.personal_days) == (6, 3, 30)


def test_compartments_say_whose_they_are():
    site = load(SOUND)
    assert [(site.tenant_of(one), one.zone, one.named_for) for one in site.compartments][:3] == [
        ("acme", "north", None),
        ("acme", "north", "e17"),
        ("globex", "south", None),
    ]


# --- how many doors there are ---------------------------------------------------------------------------------------


def test_doors_are_counted_by_bank_tenant_and_size_without_those_that_are_somebodys_own():
    assert doors_by_pool(load(SOUND)) == {
        Pool("A", "acme", Size.S): 1,
        Pool("A", "globex", Size.M): 1,
        Pool("B", "acme", Size.S): 1,
        Pool("B", "acme", Size.M): 1,
    }


@pytest.mark.parametrize(
    ("count", "share", "bookable"),
    [
        (30, "0.1", 27),
        (25, "0.28", 18),
        (5, "0.2", 4),
        (7, "0.5", 3),
        (1, "0.01", 0),
        (4, "0", 4),
        (4, "1", 0),
        (10, "0.3", 7),
    ],
)
def test_what_those_who_walk_up_have_is_rounded_up_and_exact(count: int, share: str, bookable: int):
    described = [(f"{number:02}", "A", "S", "") for number in range(1, count + 1)]
    site = load(f"[policy]\nwalk_up_share = {share}\n" + doors(*described))
    assert bookable_by_pool(site) == {Pool("A", "acme", Size.S): bookable}


def test_the_share_is_the_one_that_holds_for_the_tenants_doors_whoever_wants_one():
    more = [*DOORS, ("06", "A", "M", 'zone = "south"\ntenant = "globex"')]
    staff = '[[scope]]\ngroup = "staff"\nwalk_up_share = 1.0\n'
    bookable = bookable_by_pool(load(FULL + staff + doors(*more)))
    assert bookable[Pool("A", "globex", Size.M)] == 1  # half of two
    assert bookable[Pool("A", "acme", Size.S)] == 0  # a tenth of one, rounded up
