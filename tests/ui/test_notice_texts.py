"""Notices in words: each says what happened, when by the site's clocks, and what to do next."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.hours import Span
from kiosk.domain.notices import Notice, NoticeKind
from kiosk.domain.reasons import Reason
from kiosk.engine.ports import OwedNotice
from kiosk.engine.visitors.screens import ShownPass
from kiosk.ui.languages import Languages
from kiosk.ui.notice_texts import NoticeTexts, Signature
from kiosk.ui.notice_words import CONTEXT, WORDS
from tests.fakes.clock import NOON

BERLIN = ZoneInfo("Europe/Berlin")
SIGNATURE = Signature("HQ North", "Level 2", "the reception", "4711")
BELOW = {
    "en": "HQ North, Level 2\nNeed help? the reception, 4711",
    "de": "HQ North, Level 2\nSie brauchen Hilfe? the reception, 4711",
}
HELLO = {"en": "Hello Ada Lovelace,", "de": "Guten Tag Ada Lovelace,"}


def hence(**duration: float) -> str:
    return (NOON + timedelta(**duration)).isoformat()


# Every kind, with each shape that its detail may have.
EXAMPLES: list[tuple[NoticeKind, dict[str, str]]] = [
    (NoticeKind.ENDING, {"door": "12", "until": hence(hours=6)}),
    (NoticeKind.ENDING, {"door": "12", "until": hence(hours=6), "longer_until": hence(hours=12)}),
    (NoticeKind.EXPIRED, {"door": "12", "at": hence(hours=-1)}),
    (NoticeKind.EXPIRED, {"door": "12", "at": hence(hours=-1), "until": hence(hours=1)}),
    *(
        (NoticeKind.EXPIRED, {"door": "12", "at": hence(hours=-1), "until": hence(hours=1), "then": then})
        for then in ("release", "overdue", "hold")
    ),
    (NoticeKind.EXPIRED, {"door": "12", "at": hence(hours=-1), "until": hence(hours=-1), "then": "hold"}),
    (NoticeKind.RELEASED, {"door": "12", "at": hence(hours=-1)}),
    (NoticeKind.OVERDUE, {"door": "12", "at": hence(hours=-1)}),
    (NoticeKind.OVERDUE, {"door": "12", "at": hence(hours=-1), "until": hence(days=3)}),
    *((NoticeKind.FLAGGED, {"door": "12", "at": hence(), "why": why}) for why in ("overdue", "hold", "found")),
    *(
        (NoticeKind.FLAGGED, {"door": "12", "at": hence(), "why": why, "to": "facilities"})
        for why in ("overdue", "hold", "found")
    ),
    (NoticeKind.LEFT_OPEN, {"door": "12", "at": hence(minutes=-5)}),
    (NoticeKind.LEFT_OPEN, {"door": "12", "at": hence(minutes=-5), "to": "facilities"}),
    (NoticeKind.YOUR_TURN, {"door": "12", "until": hence(minutes=15)}),
    (NoticeKind.TURN_PASSED, {"door": "12", "until": hence(minutes=-1)}),
    (NoticeKind.RESERVED, {"at": hence(hours=21), "until": hence(hours=29)}),
    (NoticeKind.RESERVED, {"at": hence(hours=21), "until": hence(hours=29), "door": "12", "desk": "2.041"}),
    (NoticeKind.NO_SHOW, {"at": hence(hours=-1)}),
    (NoticeKind.SHARED, {"door": "12", "by": "GH", "until": hence(hours=12)}),
    (NoticeKind.ARRIVED, {"about": "p2", "at": hence()}),
    *((NoticeKind.GONE, {"about": "p2", "at": hence(), "why": why}) for why in ("left", "ended", "over")),
    *((NoticeKind.GONE, {"about": "p2", "at": hence(), "why": why, "door": "12"}) for why in ("left", "ended", "over")),
    (NoticeKind.STAYED, {"about": "p2", "at": hence(hours=-1), "door": "12"}),
    (NoticeKind.PASS, {"visit": "v1", "bank": "F2", "at": hence(), "until": hence(hours=6)}),
    (NoticeKind.INVITED, {"visit": "v1", "at": hence(hours=21), "until": hence(hours=29)}),
    *((NoticeKind.OPENED, {"door": "12", "at": hence(minutes=-1), "why": why.value}) for why in Reason),
    (NoticeKind.MOVED, {"door": "14", "before": "12", "at": hence()}),
    (NoticeKind.ITEM_FOUND, {"door": "12", "at": hence(), "bag": "LP-0001, LP-0002", "until": "2027-05-23"}),
    *((NoticeKind.ALARM, {"alarm": alarm.value, "at": hence(), "to": "facilities"}) for alarm in AlarmKind),
    *((NoticeKind.ALARM, {"alarm": one.value, "at": hence(), "door": "12", "to": "facilities"}) for one in AlarmKind),
    (NoticeKind.ALARM, {"alarm": "device down", "at": hence(), "device": "lock bus left", "to": "facilities"}),
    (NoticeKind.RECOVERY, {"until": hence(minutes=10)}),
]
PASS = ShownPass("LK1:SECRET", "12345678", "F2", "Level 2, by the lifts", NOON, NOON + timedelta(hours=6))
BRINGS: dict[NoticeKind, dict[str, Any]] = {
    NoticeKind.PASS: {"shown": PASS},
    NoticeKind.INVITED: {"invitation": ("LKI1:SECRET", "12345678")},
    NoticeKind.RECOVERY: {"secret": "24681357"},
}


@pytest.fixture(scope="module")
def texts() -> dict[str, NoticeTexts]:
    return {code: NoticeTexts(code, BERLIN, SIGNATURE, lambda: NOON) for code in ("en", "de")}


def owed(kind: NoticeKind, **detail: str) -> OwedNotice:
    brings = {"about": "Zoë Weiß", **BRINGS.get(kind, {})}
    return OwedNotice(1, Notice(kind, "p1", detail), NOON, 0, "ada@example.com", "Ada Lovelace", **brings)


@pytest.mark.parametrize("code", ["en", "de"])
@pytest.mark.parametrize(("kind", "detail"), EXAMPLES)
def test_a_notice_is_short_greets_and_says_who_helps(texts, code: str, kind: NoticeKind, detail: dict[str, str]):
    title, body = texts[code].say(owed(kind, **detail))
    assert not re.search(r"[{}]|None|  ", title + body)
    assert len(title.split()) <= 8
    assert "\n" not in title
    first, *middle, below = body.split("\n\n")
    assert below == BELOW[code]
    if "to" in detail:
        assert "Ada" not in body
        middle = [first]
    else:
        assert first == HELLO[code]
    assert len(middle) == 1
    assert 1 <= len(re.findall(r"(?<!\d)[.?](?= |$)", middle[0])) <= 5
    if "door" in detail:
        assert "12" in title + middle[0]


def middle(texts: NoticeTexts, kind: NoticeKind, **detail: str) -> str:
    return texts.say(owed(kind, **detail))[1].split("\n\n")[1]


def test_every_kind_has_an_example():
    assert {kind for kind, _ in EXAMPLES} == set(NoticeKind)


@pytest.mark.parametrize(
    ("code", "title", "said"),
    [
        (
            "en",
            "Your time with door 12 ends soon",
            (
                "Door 12 is yours until 18:00 today, 24 November. Please take everything out by then. Do you need "
                "it longer? Hold your badge at the reader before it ends: you can keep it until midnight today, "
                "24 November."
            ),
        ),
        (
            "de",
            "Ihre Zeit für Fach 12 endet bald",
            (
                "Fach 12 gehört Ihnen bis heute, 24. November, 18:00 Uhr. Bitte räumen Sie es bis dahin aus. Brauchen "
                "Sie es länger? Halten Sie vorher Ihren Ausweis an das Lesegerät: Sie können es bis heute, 24. "
                "November, 24:00 Uhr behalten."
            ),
        ),
    ],
)
def test_a_warning_says_when_it_ends_and_how_to_keep_the_door(texts, code: str, title: str, said: str):
    warning = owed(NoticeKind.ENDING, door="12", until=hence(hours=6), longer_until=hence(hours=12))
    assert texts[code].say(warning) == (title, f"{HELLO[code]}\n\n{said}\n\n{BELOW[code]}")


@pytest.mark.parametrize(
    ("local", "english", "german"),
    [
        ("2026-11-24T18:05", "18:05 today, 24 November", "heute, 24. November, 18:05 Uhr"),
        ("2026-11-25T00:00", "midnight today, 24 November", "heute, 24. November, 24:00 Uhr"),
        ("2026-11-25T00:01", "00:01 tomorrow, 25 November", "morgen, 25. November, 00:01 Uhr"),
        ("2026-11-24T00:00", "midnight yesterday, 23 November", "gestern, 23. November, 24:00 Uhr"),
        ("2026-11-23T09:00", "09:00 yesterday, 23 November", "gestern, 23. November, 09:00 Uhr"),
        ("2026-11-27T09:00", "09:00 on Friday, 27 November", "Freitag, 27. November, 09:00 Uhr"),
        ("2027-03-02T09:00", "09:00 on Tuesday, 2 March", "Dienstag, 2. März, 09:00 Uhr"),
    ],
)
def test_moments_are_in_words_and_dated(texts, local: str, english: str, german: str):
    at = datetime.fromisoformat(local).replace(tzinfo=BERLIN).astimezone(UTC).isoformat()
    assert f"since {english}." in middle(texts["en"], NoticeKind.LEFT_OPEN, door="12", at=at)
    assert f"seit {german} offen." in middle(texts["de"], NoticeKind.LEFT_OPEN, door="12", at=at)


def test_the_day_is_the_sites_own_where_clocks_change():
    """On the day of 25 hours, half past eleven at night is still that day, in Berlin only."""
    late = datetime(2026, 10, 25, 22, 30, tzinfo=UTC)
    berlin = NoticeTexts("en", BERLIN, SIGNATURE, lambda: late - timedelta(hours=24))
    auckland = NoticeTexts("en", ZoneInfo("Pacific/Auckland"), SIGNATURE, lambda: late)
    assert "23:30 today, 25 October" in middle(berlin, NoticeKind.YOUR_TURN, door="12", until=late.isoformat())
    assert "11:30 today, 26 October" in middle(auckland, NoticeKind.YOUR_TURN, door="12", until=late.isoformat())


def test_after_the_grace_nothing_is_said_of_what_comes_after_it(texts):
    over = {"door": "12", "at": hence(hours=-2), "until": hence(hours=-1)}
    assert "After that" not in middle(texts["en"], NoticeKind.EXPIRED, **over, then="overdue")
    assert "Please take everything out now." in middle(texts["en"], NoticeKind.EXPIRED, **over, then="release")
    assert "Please ask facilities" in middle(texts["en"], NoticeKind.EXPIRED, **over, then="hold")


def test_a_sentence_without_its_facts_is_left_out(texts):
    assert middle(texts["en"], NoticeKind.LEFT_OPEN, door="12").startswith("Please go back")
    assert middle(texts["en"], NoticeKind.EXPIRED, door="12") == "Please take everything out now. Your badge opens it."


@pytest.mark.parametrize(
    ("kind", "detail", "title", "said"),
    [
        (
            NoticeKind.ARRIVED,
            {"at": hence()},
            "Your visitor is here",
            "Zoë Weiß checked in at 12:00 today, 24 November. Please meet them at reception.",
        ),
        (
            NoticeKind.GONE,
            {"at": hence(), "why": "left"},
            "Your visitor has left",
            "Zoë Weiß left at 12:00 today, 24 November. There is nothing for you to do.",
        ),
        (
            NoticeKind.GONE,
            {"at": hence(), "why": "over", "door": "12"},
            "A visit to you is over",
            (
                "The visit of Zoë Weiß was to end at 12:00 today, 24 November. Are they still in the building? Please "
                "tell reception. Door 12 is still theirs."
            ),
        ),
        (
            NoticeKind.STAYED,
            {"at": hence(), "door": "12"},
            "Your visitor's things are still in door 12",
            (
                "The visit of Zoë Weiß ended at 12:00 today, 24 November, and the door was not emptied. Please ask "
                "them to fetch their things. Have they gone? Then please ask facilities."
            ),
        ),
        (
            NoticeKind.PASS,
            {"at": hence(), "until": hence(hours=6), "bank": "F2", "visit": "v1"},
            "Your pass for a locker at HQ North",
            (
                "Your pass opens a door at bank F2 from 12:00 today, 24 November until 18:00 today, 24 November. "
                "You find the bank here: Level 2, by the lifts. Hold the attached QR code to the scanner there. "
                "Or type this code there: 1234 5678."
            ),
        ),
        (
            NoticeKind.INVITED,
            {"at": hence(), "until": hence(hours=6), "visit": "v1"},
            "Your visit to HQ North",
            (
                "You are expected from 12:00 today, 24 November until 18:00 today, 24 November. At reception, hold the "
                "attached QR code to the scanner, or type this code: 1234 5678."
            ),
        ),
    ],
)
def test_what_hosts_and_visitors_are_told(texts, kind: NoticeKind, detail: dict[str, str], title: str, said: str):
    found = texts["en"].say(owed(kind, about="p2", **detail))
    assert found == (title, f"{HELLO['en']}\n\n{said}\n\n{BELOW['en']}")


@pytest.mark.parametrize(
    ("kind", "why", "said"),
    [
        (NoticeKind.ARRIVED, "", "Your visitor checked in at 12:00"),
        (NoticeKind.GONE, "left", "Your visitor left at 12:00"),
        (NoticeKind.GONE, "ended", "It was ended at 12:00"),
        (NoticeKind.GONE, "over", "It was to end at 12:00"),
        (NoticeKind.STAYED, "", "Their visit ended at 12:00"),
    ],
)
def test_a_visitor_whose_name_is_erased_is_not_named(texts, kind: NoticeKind, why: str, said: str):
    nameless = replace(owed(kind, about="p2", at=hence(), door="12", why=why or "left"), about="")
    assert texts["en"].say(nameless)[1].split("\n\n")[1].startswith(said)


@pytest.mark.parametrize(
    ("kind", "detail", "title", "said"),
    [
        (
            NoticeKind.OPENED,
            {"door": "12", "at": hence(minutes=-5), "why": "left behind"},
            "Facilities opened door 12",
            (
                "Facilities opened door 12 at 11:55 today, 24 November. They collect what was left inside, and keep "
                "it. Did you not expect this? Please ask facilities."
            ),
        ),
        (
            NoticeKind.ITEM_FOUND,
            {"door": "12", "at": hence(), "bag": "LP-0007", "until": "2027-05-23"},
            "Your things from door 12 are kept",
            (
                "Facilities emptied door 12. What was inside is kept for you. It is kept until 23 May 2027. Please "
                "ask facilities for it, and name this number: LP-0007."
            ),
        ),
        (
            NoticeKind.RECOVERY,
            {"until": hence(minutes=10)},
            "Your code for the lockers at HQ North",
            (
                "Type this code at the kiosk: 2468 1357. It works once, until 12:10 today, 24 November, and gives "
                "you a new PIN. You did not ask for it? Then do nothing, and tell nobody the code."
            ),
        ),
    ],
)
def test_what_people_are_told_of_facilities(texts, kind: NoticeKind, detail: dict[str, str], title: str, said: str):
    assert texts["en"].say(owed(kind, **detail)) == (title, f"{HELLO['en']}\n\n{said}\n\n{BELOW['en']}")


def test_an_alarm_says_which_part_or_door_and_names_nobody(texts):
    alarm = {"alarm": "device down", "at": hence(), "device": "lock bus left", "to": "facilities"}
    said = (
        "A part of the kiosk has not worked since 12:00 today, 24 November. It is lock bus left. "
        "Please see to it, and acknowledge the alarm at the kiosk."
    )
    assert texts["en"].say(owed(NoticeKind.ALARM, **alarm)) == (
        "Please look at the lockers",
        f"{said}\n\n{BELOW['en']}",
    )
    forced = {"alarm": "forced open", "at": hence(), "door": "12", "to": "facilities"}
    assert texts["en"].say(owed(NoticeKind.ALARM, **forced))[0] == "Please look at door 12"


def test_a_pass_without_a_code_or_a_promise_says_so(texts):
    detail = {"at": hence(), "until": hence(hours=6), "bank": "F2", "visit": "v1"}
    notice = replace(owed(NoticeKind.PASS, **detail), shown=replace(PASS, code="", place="", confirmed=False))
    said = texts["en"].say(notice)[1]
    assert "type this code" not in said
    assert "You find" not in said
    assert "It is not confirmed that a door is free" in said


def test_a_pass_of_several_days_says_its_hours_and_until_when_its_code_is_taken(texts):
    detail = {"at": hence(), "until": hence(days=3), "bank": "F2", "visit": "v1"}
    shown = replace(
        PASS,
        ends_at=NOON + timedelta(days=3),
        hours=Span(time(8), time(17, 30)),
        code_until=NOON + timedelta(hours=12),
    )
    said = texts["en"].say(replace(owed(NoticeKind.PASS, **detail), shown=shown))[1]
    assert "On each of these days, it opens from 08:00 to 17:30." in said
    assert "Or type this code there, until midnight today, 24 November: 1234 5678." in said


def test_what_goes_to_a_visitor_is_in_their_language_where_the_site_has_it():
    texts = NoticeTexts("en", BERLIN, SIGNATURE, lambda: NOON, others=("de",))
    detail = {"at": hence(), "until": hence(hours=6), "bank": "F2", "visit": "v1", "door": "12"}
    for kind, language, hello in (
        (NoticeKind.PASS, "de", HELLO["de"]),
        (NoticeKind.INVITED, "de", HELLO["de"]),
        (NoticeKind.PASS, None, HELLO["en"]),
        (NoticeKind.PASS, "uk", HELLO["en"]),
        (NoticeKind.ARRIVED, "de", HELLO["en"]),  # the visitor's language, but it is for the host
    ):
        said = texts.say(replace(owed(kind, **detail), language=language))[1]
        assert said.startswith(hello)


def test_no_text_form_of_a_notice_shows_a_pass():
    for kind in BRINGS:
        assert not re.search("SECRET|12345678|24681357", repr(owed(kind, visit="v1")))


def test_without_a_place_and_a_help_desk_the_site_signs_alone():
    texts = NoticeTexts("en", BERLIN, Signature("HQ North"), lambda: NOON)
    assert texts.say(owed(NoticeKind.YOUR_TURN, door="12", until=hence(minutes=15)))[1].endswith("in line.\n\nHQ North")


def test_a_translation_says_all_that_the_english_says():
    catalogue = Languages(("de",))
    for source in map(str, WORDS.values()):
        german = catalogue.text("de", CONTEXT, source)
        assert german != source
        assert sorted(re.findall(r"{\w*}", german)) == sorted(re.findall(r"{\w*}", source))


def test_it_may_be_said_on_another_thread(texts):
    """Of Qt nothing is left in it: a thread of the worker's may even be the last to hold it."""
    one = owed(NoticeKind.YOUR_TURN, door="12", until=hence(minutes=15))
    assert not any(type(value).__module__.startswith("PySide6") for value in vars(texts["de"]).values())
    with ThreadPoolExecutor(1) as beside:
        assert beside.submit(texts["de"].say, one).result() == texts["de"].say(one)


@given(
    kind_and_detail=st.sampled_from(EXAMPLES),
    away=st.timedeltas(timedelta(days=-400), timedelta(days=400)),
    name=st.text(max_size=20),
)
def test_whatever_the_time_and_the_name_it_can_be_said(texts, kind_and_detail, away: timedelta, name: str):
    kind, detail = kind_and_detail
    at = (NOON + away).isoformat()
    instants = {"at", "longer_until"} if kind is NoticeKind.ITEM_FOUND else {"at", "until", "longer_until"}
    notice = Notice(kind, "p1", {key: at if key in instants else value for key, value in detail.items()})
    title, body = texts["de"].say(OwedNotice(1, notice, NOON, 3, None, name))
    assert title
    assert body.endswith(BELOW["de"])
