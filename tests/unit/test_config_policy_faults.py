"""Faults in policies, scopes, tenants, desks and notices of the site file: each is explained at its line."""

from __future__ import annotations

import pytest

from tests.fakes.site_text import faults_of, line_of, only_fault, with_policy

EXCEPT = 'hours = ["daily 07:00-19:00"]\nexception_days = '

# What is wrong, the policy, the key, and what is said.
FAULTS = [
    ("a model", 'model = "dayuse"', "model", "Did you mean day-use?"),
    ("a duration without a unit", 'grace = "15"', "grace", 'like "90min"'),
    ("a duration that is a number", "grace = 15", "grace", 'like "90min"'),
    ("a negative grace", 'grace = "-5min"', "grace", "never negative"),
    ("a duration of more than a year", 'flag_after = "367d"', "flag_after", "the most is 366d"),
    ("nothing for a stay", 'longest_stay = "0min"', "longest_stay", "can't be nothing"),
    ("nothing for a warning", 'warn_before = [\n"1h",\n"0s", #!\n]', "warn_before", "can't be nothing"),
    ("a share above 1", "walk_up_share = 1.5", "walk_up_share", "the most is 1"),
    ("a share below 0", "walk_up_share = -0.1", "walk_up_share", "the least is 0"),
    ("a share that is no number", "walk_up_share = nan", "walk_up_share", ""),
    ("no door at all", "most_doors = 0", "most_doors", "the least is 1"),
    ("a size", 'sizes = [\n"M",\n"XXL", #!\n]', "sizes", "Did you mean XL?"),
    ("no size", "sizes = []", "sizes", "at least 1"),
    ("a second tap", 'second_tap = "ask"', "second_tap", "Possible here: open-then-ask, ask-first or"),
    (
        "a second factor",
        'second_factor = "sometimes"',
        "second_factor",
        'Write true or false without quotation marks, or "weak"',
    ),
    ("a second factor in quotation marks", 'second_factor = "true"', "second_factor", "without quotation marks"),
    ("a second factor that is a number", "second_factor = 1", "second_factor", "Write true or false"),
    ("an expiry", 'at_expiry = "flag"', "at_expiry", "release, overdue or hold"),
    ("a release", 'release = "evening"', "release", 'like "18:30"'),
    ("hours that are no list", 'hours = "daily 07:00-19:00"', "hours", "square brackets"),
    ("hours that are no texts", "hours = [7]", "hours", "quotation marks"),
    ("no hours", "hours = []", "hours", "at least 1"),
    ("hours of no day", 'hours = ["07:00-19:00"]', "hours", 'like "mon-fri 07:00-19:00"'),
    ("an unknown day", 'hours = ["mo-fri 07:00-19:00"]', "hours", "Did you mean mon?"),
    ("a time that is none", 'hours = ["mon 7-19"]', "hours", '"7-19" is no span of time like'),
    ("hours of no length", 'hours = ["mon 07:00-07:00"]', "hours", "no length"),
    ("hours twice in one text", 'hours = ["mon 07:00-12:00 11:00-13:00"]', "hours", "overlap"),
    ("hours twice", 'hours = [\n"mon-fri 07:00-19:00",\n"fri 07:00-15:00", #!\n]', "hours", "overlap"),
    ("hours twice past midnight", 'hours = [\n"sun 20:00-02:00",\n"mon 01:00-09:00", #!\n]', "hours", "line 12"),
    ("a date that is none", EXCEPT + '["2026-02-30 shut"]', "exception_days", "no date of the calendar"),
    ("a date in local writing", EXCEPT + '["24.12.2026 shut"]', "exception_days", "like 2026-12-24"),
    ("a date alone", EXCEPT + '["2026-12-24"]', "exception_days", "or write shut"),
    (
        "dates in the wrong order",
        EXCEPT + '["2026-12-24 to 2026-12-23 shut"]',
        "exception_days",
        "later than the first",
    ),
    ("a date without its end", EXCEPT + '["2026-12-24 to"]', "exception_days", "no date"),
    (
        "a date twice",
        EXCEPT + '[\n"2026-12-24 to 2026-12-26 shut",\n"2026-12-25 08:00-12:00", #!\n]',
        "exception_days",
        "first on line 13",
    ),
    ("days that differ from nothing", 'exception_days = ["2026-12-24 shut"]', "exception_days", "Add hours ="),
    ("a shift without a name", 'model = "shift"\nshifts = ["mon-fri 06:00-14:00"]', "shifts", "with its name"),
    ("a shift without days", 'model = "shift"\nshifts = ["early turn 06:00-14:00"]', "shifts", "not a weekday"),
    (
        "a shift of no length",
        'model = "shift"\nshifts = [\n"early mon-fri 06:00-14:00",\n"late mon-fri 14:00-14:00", #!\n]',
        "shifts",
        "no length",
    ),
    (
        "a shift with an endless name",
        f'model = "shift"\nshifts = ["{"x" * 41} mon 06:00-14:00"]',
        "shifts",
        "at most 40",
    ),
    (
        "a shift twice at once",
        'model = "shift"\nshifts = [\n"night mon 22:00-06:00",\n"night tue 05:00-13:00", #!\n]',
        "shifts",
        "overlaps",
    ),
    (
        "a shift twice at once, with another between",
        'model = "shift"\nshifts = [\n"a mon 22:00-06:00",\n"a wed 22:00-06:00",\n"a tue 05:00-09:00", #!\n]',
        "shifts",
        "overlaps",
    ),
    ("shifts without a shift", 'model = "shift"', "model", "needs shifts"),
    ("closing without hours", 'release = "closing"', "release", "closing never comes"),
    (
        "a warning before the stay",
        'longest_stay = "1h"\nwarn_before = ["90min"]',
        "warn_before",
        "1h30min before the end never comes",
    ),
    (
        "a warning before the shift",
        'model = "shift"\nshifts = ["short mon 06:00-08:00", "long tue 06:00-14:00"]\nwarn_before = ["2h"]',
        "warn_before",
        "the shift short lasts 2h",
    ),
    (
        "a warning before idleness",
        'model = "session"\nidle = "30min"\nwarn_before = ["30min"]',
        "warn_before",
        "idle is 30min",
    ),
    ("idleness beyond the stay", 'model = "session"\nlongest_stay = "4h"\nidle = "4h"', "idle", "must be shorter"),
    (
        "a shift while it is shut",
        'model = "shift"\nhours = ["mon-fri 07:00-19:00"]\nshifts = ["night mon-fri 22:00-06:00"]',
        "shifts",
        "outside the opening hours",
    ),
    ("a release of sessions", 'model = "session"\nrelease = "18:30"', "release", 'the model is "session"'),
    (
        "a release that never comes",
        'hours = ["mon-fri 07:00-17:00"]\nrelease = "23:00"\nlongest_stay = "4h"',
        "release",
        "never comes",
    ),
    ("shifts of day-use", 'shifts = ["early mon 06:00-14:00"]', "shifts", 'Write model = "shift"'),
    ("idleness of day-use", 'idle = "1h"', "idle", 'Write model = "session"'),
    ("extensions of no end", 'model = "session"\nextensions = 2', "extensions", "no end that could be put off"),
    ("an extension without number", 'extend_by = "1h"', "extend_by", "Add a line extensions = 1"),
    ("a flag that never comes", 'flag_after = "2h"', "flag_after", 'Write at_expiry = "overdue"'),
]


@pytest.mark.parametrize(("policy", "key", "says"), [one[1:] for one in FAULTS], ids=[one[0] for one in FAULTS])
def test_a_fault_of_the_sites_policy_is_explained_at_its_line(policy: str, key: str, says: str):
    text = with_policy(policy)
    fault = only_fault(text)
    assert (fault.line, fault.where) == (line_of(text, key), f"[policy], {key}")
    assert says in fault.message


# What is wrong, what stands below the policy, in, says.
BELOW = [
    ("a scope of nothing", "[[scope]] #!\nmost_doors = 2", "scope no. 1", "not said for whom"),
    ("a scope of two", '[[scope]]\nbank = "A"\ngroup = "g"\nmost_doors = 2', 'scope "A", group', "has a bank already"),
    ("a scope that sets nothing", '[[scope]] #!\nbank = "A"', 'scope "A"', "sets nothing"),
    (
        "a scope twice",
        '[[scope]]\ngroup = "g"\nmost_doors = 2\n[[scope]]\ngroup = "g" #!\nextensions = 2',
        'scope "g", group',
        "already used on line 12. Put all",
    ),
    (
        "a setting of the kiosk",
        '[[scope]]\nbank = "A"\ncodes = false',
        'scope "A", codes',
        "not a key that belongs here",
    ),
    ("a group of two words", '[[scope]]\ngroup = "my group"\nmost_doors = 2', 'scope "my group", group', "one word"),
    ("an unknown bank", '[[scope]]\nbank = "a1"\nmost_doors = 2', 'scope "a1", bank', 'There is no bank "a1".'),
    (
        "an unknown building",
        '[[scope]]\nbuilding = "Nord"\nmost_doors = 2',
        'scope "Nord", building',
        'Did you mean "North"?',
    ),
    ("an unknown tenant", '[[scope]]\ntenant = "acne"\nmost_doors = 2', 'scope "acne", tenant', 'Did you mean "acme"?'),
    (
        "an unknown zone",
        '[[scope]]\nbank = "A"\nzones = [\n"north",\n"nroth", #!\n]',
        'scope "A", zones',
        'Did you mean "north"?',
    ),
    (
        "an unknown zone to prefer",
        '[[scope]]\ngroup = "g"\nprefer_zone = "nroth"',
        'scope "g", prefer_zone',
        'Did you mean "north"?',
    ),
    (
        "a tenant twice",
        '[[tenant]]\nname = "acme"\ntitle = "A"\n[[tenant]]\nname = "acme" #!\ntitle = "B"',
        'tenant "acme", name',
        "already used on line 12",
    ),
    (
        "a tenant without doors",
        '[[tenant]]\nname = "globex"\ntitle = "Globex"',
        'tenant "globex", name',
        'Add tenant = "globex"',
    ),
    ("a colour", '[[tenant]]\nname = "acme"\ntitle = "A"\ncolour = "blue"', 'tenant "acme", colour', 'like "#0b57a4"'),
    (
        "a pale colour",
        '[[tenant]]\nname = "acme"\ntitle = "A"\ncolour = "#777777"',
        'tenant "acme", colour',
        "the contrast is 4.4",
    ),
    ("a desk twice", '[[desk]]\nname = "1"\n[[desk]]\nname = "1" #!', 'desk "1", name', "already used on line 12"),
    ("a desk in an unknown zone", '[[desk]]\nname = "1"\nzone = "nroth"', 'desk "1", zone', 'Did you mean "north"?'),
    ("a desk beyond the bank", '[[desk]]\nname = "1"\ncolumn = 9', 'desk "1", column', "only 2 columns"),
    ("notices to nowhere", '[notices] #!\ntry_for = "1h"', "[notices]", "not said where"),
    ("a notice to no address", '[notices]\nurls = [\n"ann@example.com", #!\n]', "[notices], urls", "no address"),
    ("backups all the time", "[record]\nbackup_hours = 0", "[record], backup_hours", "the least is 1"),
    ("backups too seldom", "[record]\nbackup_hours = 169", "[record], backup_hours", "the most is 168"),
    ("no backup", "[record]\nbackups_kept = 0", "[record], backups_kept", "the least is 1"),
    ("personal data for ever", "[record]\npersonal_days = 4000", "[record], personal_days", "the most is 3650"),
    ("days in words", '[record]\npersonal_days = "a month"', "[record], personal_days", "number"),
    ("a password", '[notices]\nurls = ["mailtos://me:secret@example.com"]', "[notices], urls", "a file of its own"),
]


@pytest.mark.parametrize(("below", "where", "says"), [one[1:] for one in BELOW], ids=[one[0] for one in BELOW])
def test_a_fault_below_the_policy_is_explained_at_its_line(below: str, where: str, says: str):
    text = with_policy(below)
    fault = only_fault(text)
    assert (fault.line, fault.where) == (line_of(text, where.rsplit(maxsplit=1)[-1]), where)
    assert says in fault.message


def test_a_password_is_not_repeated():
    fault = only_fault(with_policy('[notices]\nurls = ["mailtos://me:secret@example.com"]'))
    assert "secret" not in str(fault)


def test_one_slip_hides_no_other():
    text = with_policy('model = "shift"\nextensions = -1\nsizes = ["Q"]\n[[scope]]\nbank = "q"\ngrace = "soon"')
    assert [fault.where for fault in faults_of(text)] == [
        "[policy], extensions",
        "[policy], sizes",
        'scope "q", bank',
        'scope "q", grace',
    ]
