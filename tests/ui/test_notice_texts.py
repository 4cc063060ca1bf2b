"""Notices in words: each says what happened, when by the site's clocks, and what to do next."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.notices import Notice, NoticeKind
from kiosk.engine.ports import OwedNotice
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
]


@pytest.fixture(scope="module")
def texts() -> dict[str, NoticeTexts]:
    return {code: NoticeTexts(code, BERLIN, SIGNATURE, lambda: NOON) for code in ("en", "de")}


def owed(kind: NoticeKind, **detail: str) -> OwedNotice:
    return OwedNotice(1, Notice(kind, "p1", detail), NOON, 0, "ada@example.com", "Ada Lovelace")


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
    notice = Notice(
        kind, "p1", {key: at if key in {"at", "until", "longer_until"} else value for key, value in detail.items()}
    )
    title, body = texts["de"].say(OwedNotice(1, notice, NOON, 3, None, name))
    assert title
    assert body.endswith(BELOW["de"])
