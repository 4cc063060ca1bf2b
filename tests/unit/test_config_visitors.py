"""What a site file says of visitors: banks, terms, the printer, and what of it a kiosk of each role can use."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config import Fault, Site, SiteFileError
from kiosk.config.load import parse_site
from kiosk.config.visiting import places_of, places_text, visitor_settings
from kiosk.domain.compartments import Size
from kiosk.engine.visitors.settings import BankPlace, Reception, VisitorSettings
from tests.fakes.site_text import DOORS, DRIVERS, doors, faults_of, load, only_fault

COMBINED = doors(*DOORS[:2])
RECEPTION = """\
[site]
name = "Campus"
tenant = "acme"
timezone = "Europe/Berlin"
languages = ["de", "en"]
[kiosk]
id = "desk"
role = "reception"
"""
BANK = RECEPTION.replace("reception", "bank")
PRINTER = '[[printer]]\nname = "p"\ndriver = "escpos"\nurl = "/dev/p"\n'
TERMS = '[visitors]\nterms = "terms"\nterms_version = "3"\n'


def test_a_reception_kiosk_needs_no_more_than_its_role():
    assert visitor_settings(load("", RECEPTION)) == VisitorSettings(reception=Reception(), languages=("de", "en"))


def test_all_of_it_reaches_the_engine():
    text = """\
[visitors]
ask_company = false
ask_email = false
stay = "90min"
names_days = 7
reception_group = "front-desk"
[[bank]]
name = "A"
place = "Level 2, by the lifts"
passes = { S = 4, XL = 0 }
codes_a_day = 5
[[bank]]
name = "B"
"""
    found = visitor_settings(load(text, RECEPTION))
    assert found == VisitorSettings(
        reception=Reception(asks_company=False, asks_email=False, stay=timedelta(minutes=90), group="front-desk"),
        places=(BankPlace("A", "Level 2, by the lifts", {Size.S: 4, Size.XL: 0}, 5), BankPlace("B", codes_a_day=20)),
        names_kept_for=timedelta(days=7),
        languages=("de", "en"),
    )


def test_a_bank_receives_nobody_and_a_combined_kiosk_does_both():
    bank = visitor_settings(load("[visitors]\nnames_days = 3\nwithout_clock = true\n" + COMBINED, BANK + "[policy]\n"))
    assert bank == VisitorSettings(names_kept_for=timedelta(days=3), without_clock=True, languages=("de", "en"))
    combined = visitor_settings(load('[[bank]]\nname = "A"\nplace = "Here"\ncodes_a_day = 3\n' + COMBINED))
    assert combined.reception == Reception()
    assert combined.place_of("A") == "Here"


# --- what is wrong ------------------------------------------------------------------------------------------------


def line(head: str, number: int) -> int:
    return head.count("\n") + number


@pytest.mark.parametrize(
    ("text", "number", "where", "said"),
    [
        ('[[bank]]\nname = "A"\n[[bank]]\nname = "A"\n', 4, 'bank "A", name', 'The bank "A" is already used on line'),
        ('[[bank]]\nname = "A"\npasses = { Q = 4 }\n', 3, 'bank "A", passes', '"Q" is not a size.'),
        ('[[bank]]\nname = "A"\npasses = { S = -1 }\n', 3, 'bank "A", passes', "size S may be out is a whole number"),
        ('[[bank]]\nname = "A"\npasses = { S = true }\n', 3, 'bank "A", passes', "from 0 to 500"),
        ('[[bank]]\nname = "A"\npasses = { M = 501 }\n', 3, 'bank "A", passes', "from 0 to 500"),
        ('[[bank]]\nname = "A"\npasses = 4\n', 3, 'bank "A", passes', "in curly brackets"),
        ('[[bank]]\nname = "A"\ncodes_a_day = 201\n', 3, 'bank "A", codes_a_day', "the most is 200"),
        ('[[bank]]\nplace = "Here"\n', 1, "bank no. 1, name", "name is missing"),
        ('[[bank]]\nname = "A"\nplaces = "Here"\n', 3, 'bank "A", places', "Did you mean place?"),
        ('[bank]\nname = "A"\n', 1, "[[bank]]", "double square brackets"),
        ('[visitors]\nstay = "0min"\n', 2, "[visitors], stay", "This can't be nothing."),
        ('[visitors]\nreception_group = "a b"\n', 2, "[visitors], reception_group", "A group is one word"),
        ("[visitors]\nnames_days = 0\n", 2, "[visitors], names_days", "the least is 1"),
        ("[visitors]\nwithout_clock = true\n", 2, "[visitors], without_clock", "no doors that a pass could open"),
        ('[visitors]\nterms_version = "3"\n', 2, "[visitors], terms_version", "the version of no text"),
        ('[[printer]]\nname = "p"\ndriver = "espos"\nurl = "/dev/p"\n', 3, 'printer "p", driver', "mean escpos?"),
        ('[[printer]]\nname = "p"\ndriver = "escpos"\n', 1, 'printer "p", url', "url is missing"),
        (
            PRINTER + "qr_dots = 2\n",
            5,
            'printer "p", qr_dots',
            "from 3 to 16",
        ),
        (
            PRINTER + PRINTER.replace('"p"', '"q"').replace("/p", "/q"),
            5,
            'printer "q"',
            "one printer",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_line(text: str, number: int, where: str, said: str):
    fault = only_fault(text, RECEPTION)
    assert (fault.line, fault.where) == (line(RECEPTION, number), where)
    assert said in fault.message


def test_of_its_own_bank_a_kiosk_knows_what_is_free():
    fault = only_fault('[[bank]]\nname = "A"\npasses = { S = 4 }\n' + COMBINED)
    assert "the kiosk's own" in fault.message


def test_a_printer_and_a_scanner_do_not_share_a_port():
    text = (
        '[[printer]]\nname = "p"\ndriver = "escpos"\nurl = "/dev/p"\n'
        '[[reader]]\nname = "r"\ndriver = "em4100-serial"\nurl = "/dev/p"\n'
    )
    assert "is already used on line" in only_fault(text, RECEPTION).message


def test_on_a_bank_what_has_no_effect_is_said():
    text = (
        '[visitors]\nstay = "8h"\nask_email = true\nnames_days = 3\n'
        '[[bank]]\nname = "F2"\nplace = "Level 2"\npasses = { S = 1 }\ncodes_a_day = 3\n'
    )
    found = faults_of(text + COMBINED, BANK)
    assert [fault.where for fault in found] == [
        "[visitors], stay",
        "[visitors], ask_email",
        'bank "F2", passes',
        'bank "F2", codes_a_day',
    ]
    assert all(fault.message.endswith("Take this line out.") for fault in found)


# --- terms --------------------------------------------------------------------------------------------------------


def with_terms(folder: Path, **texts: str | bytes) -> Site:
    (folder / "terms").mkdir()
    for language, text in texts.items():
        (folder / "terms" / f"{language}.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    return parse_site(RECEPTION + TERMS, folder / "site.toml", DRIVERS)


def refused(folder: Path, **texts: str | bytes) -> Fault:
    with pytest.raises(SiteFileError) as error:
        with_terms(folder, **texts)
    (fault,) = error.value.faults
    assert (fault.line, fault.where) == (line(RECEPTION, 2), "[visitors], terms")
    return fault


def test_the_texts_are_read_with_the_file(tmp_path: Path):
    site = with_terms(tmp_path, de="\ufeffHausordnung\r\n\r\n1.\tLeise sein. \n\n", en="House rules\n", fr="Règlement")
    reception = visitor_settings(site).reception
    assert reception is not None
    assert reception.terms == {"de": "Hausordnung\n\n1.      Leise sein.", "en": "House rules"}
    assert reception.terms_version == "3"


def test_the_first_language_is_enough_and_must_be_there(tmp_path: Path):
    assert with_terms(tmp_path, de="Hausordnung").terms == {"de": "Hausordnung"}


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"en": "House rules"}, "The folder has no de.txt"),
        ({"de": " \n"}, "de.txt is empty."),
        ({"de": b"Gr\xfc\xdfe"}, "de.txt has a character that is not UTF-8."),
        ({"de": "a" * 20_001}, "de.txt is longer than 20 kB"),
        ({"de": "a", "en": "\x1b[2J"}, "en.txt holds a character that can't be shown."),
    ],
)
def test_a_text_that_cannot_be_shown_is_said(tmp_path: Path, texts: dict[str, str | bytes], said: str):
    assert refused(tmp_path, **texts).message.startswith(said)


def test_a_folder_that_is_not_there_is_said_and_a_file_is_none(tmp_path: Path):
    with pytest.raises(SiteFileError, match="There is no folder"):
        parse_site(RECEPTION + TERMS, tmp_path / "site.toml", DRIVERS)
    (tmp_path / "terms").write_text("House rules")
    with pytest.raises(SiteFileError, match="There is no folder"):
        parse_site(RECEPTION + TERMS, tmp_path / "site.toml", DRIVERS)


def test_terms_without_a_version_are_refused(tmp_path: Path):
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms/de.txt").write_text("Hausordnung")
    with pytest.raises(SiteFileError, match="terms_version"):
        parse_site(RECEPTION + '[visitors]\nterms = "terms"\n', tmp_path / "site.toml", DRIVERS)


# --- for commands without a site file -----------------------------------------------------------------------------

PLACES = st.builds(
    BankPlace,
    name=st.text(min_size=1, max_size=8),
    place=st.text(max_size=20),
    passes=st.dictionaries(st.sampled_from(Size), st.integers(0, 500)),
    codes_a_day=st.integers(0, 200),
)


@given(st.lists(PLACES, max_size=4))
def test_places_survive_as_text(places: list[BankPlace]):
    assert places_of(places_text(places)) == tuple(places)


def test_an_empty_text_has_no_places():
    assert places_of("") == ()
