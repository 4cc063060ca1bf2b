"""A pass on paper: whose it is, where and when it opens a door, and nothing that tells of anybody else."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.printers.escpos.letters import spelled
from kiosk.domain.compartments import Size
from kiosk.domain.hours import Span
from kiosk.domain.passes import in_fours
from kiosk.domain.recovery import Category
from kiosk.engine.facilities.ports import Label
from kiosk.engine.visitors.screens import ShownPass
from kiosk.ui.slip_texts import SlipTexts
from tests.fakes.clock import NOON

BERLIN = ZoneInfo("Europe/Berlin")
SHOWN = ShownPass(
    "LK1:SECRET", "12345678", "F2", "Level 2, by the lifts", NOON, NOON + timedelta(hours=6), Size.M, reachable=True
)


@pytest.fixture(scope="module")
def texts() -> SlipTexts:
    return SlipTexts(("en", "de"), BERLIN, "HQ North", lambda: NOON)


def words(texts: SlipTexts, shown: ShownPass = SHOWN, name: str = "Zoë Weiß", language: str | None = "en") -> list[str]:
    slip = texts.slip(shown, name, language)
    assert slip.qr == shown.qr
    return [line.text for line in (*slip.above, *slip.below) if line.text]


def test_all_that_somebody_on_their_way_needs(texts: SlipTexts):
    assert words(texts) == [
        "HQ North",
        "Zoë Weiß",
        "Your pass for a locker",
        "Or type this code:",
        "1234 5678",
        "Bank F2",
        "Level 2, by the lifts",
        "Until 18:00 on Tuesday, 24 November",
        "Hold the QR code to the scanner there: your door opens, as often as you like.",
        "Are you leaving? Empty your door, and say so at its screen.",
    ]


def test_a_pass_of_several_days_says_from_when_and_its_hours(texts: SlipTexts):
    starts = NOON + timedelta(days=1)
    shown = replace(
        SHOWN,
        starts_at=starts,
        ends_at=starts + timedelta(days=3),
        hours=Span(time(8), time(17, 30)),
        code_until=starts,
        confirmed=False,
    )
    found = words(texts, shown)
    assert "From 12:00 on Wednesday, 25 November" in found
    assert "Until 12:00 on Saturday, 28 November" in found
    assert "Each day from 08:00 to 17:30" in found
    assert "Or type this code, until 12:00 on Wednesday, 25 November:" in found
    assert any(line.startswith("It is not confirmed") for line in found)


def test_without_a_code_a_place_or_a_name_no_gap_is_left(texts: SlipTexts):
    slip = texts.slip(replace(SHOWN, code="", place=""), "", "en")
    assert [line.text for line in slip.above] == ["HQ North", "Your pass for a locker"]
    assert slip.below[0].text == "Bank F2"
    assert slip.below[0].large


def test_only_a_name_may_be_left_out_by_a_printer(texts: SlipTexts):
    slip = texts.slip(SHOWN, "Олена", "en")
    assert [line.text for line in (*slip.above, *slip.below) if line.may_drop] == ["Олена"]


@pytest.mark.parametrize(("language", "until"), [("de", "Dienstag"), (None, "Tuesday"), ("uk", "Tuesday")])
def test_it_is_in_the_visitors_language_where_the_site_has_it(texts: SlipTexts, language: str | None, until: str):
    assert any(until in line for line in words(texts, language=language))


@given(name=st.text(max_size=80), hours=st.integers(1, 400), language=st.sampled_from(["en", "de"]))
def test_every_word_can_be_printed_but_a_name(texts: SlipTexts, name: str, hours: int, language: str):
    slip = texts.slip(replace(SHOWN, ends_at=NOON + timedelta(hours=hours), confirmed=False), name, language)
    for line in (*slip.above, *slip.below):
        assert not re.search(r"[{}]|None", line.text) or line.may_drop
        assert line.may_drop or spelled(line.text, "pc437").count("?") == line.text.count("?")


def test_its_text_form_shows_no_secret(texts: SlipTexts):
    assert not re.search("SECRET|1234", repr(texts.slip(SHOWN, "Zoë", "en")))


LABEL = Label("LP-0007", "12", "bag", NOON, date(2027, 5, 23), "HQ North")


def test_the_label_of_a_bag_tells_its_number_large_and_until_when_it_is_kept(texts: SlipTexts):
    slip = texts.label(LABEL)
    assert slip.qr == "LP-0007"
    assert [(line.text, line.large) for line in (*slip.above, *slip.below)] == [
        ("HQ North", False),
        ("Lost property", False),
        ("LP-0007", True),
        ("Bag", True),
        ("Door 12", False),
        ("Found on 24 November 2026", False),
        ("Keep until 23 May 2027", False),
    ]
    assert not any(line.may_drop for line in (*slip.above, *slip.below))


def test_found_is_the_local_day(texts: SlipTexts):
    late = texts.label(replace(LABEL, found_at=NOON + timedelta(hours=12)))
    assert "Found on 25 November 2026" in [line.text for line in late.below]


@pytest.mark.parametrize("category", Category)
def test_every_category_has_a_word_that_fits_the_paper(texts: SlipTexts, category: Category):
    word = texts.label(replace(LABEL, category=category.value)).below[0].text
    assert 0 < len(word) <= 16  # large letters are twice as wide
    assert spelled(word, "pc437") == word


def test_a_test_print_has_letters_of_both_sizes_and_a_code(texts: SlipTexts):
    slip = texts.test()
    assert {line.large for line in (*slip.above, *slip.below)} == {True, False}
    assert slip.qr
    assert slip.below[0].text == "12:00 on Tuesday, 24 November"


def test_codes_are_read_in_fours():
    assert (in_fours("12345678"), in_fours("")) == ("1234 5678", "")


def test_it_may_be_said_on_another_thread(texts: SlipTexts):
    with ThreadPoolExecutor(1) as beside:
        assert beside.submit(texts.slip, SHOWN, "Zoë", "de").result() == texts.slip(SHOWN, "Zoë", "de")
