"""``pass``: a visit's right to one door, given out where no kiosk runs, and needs none."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from drivers.scanners.picture import gray_in
from kiosk.domain.compartments import Size
from kiosk.domain.passes import Pass
from kiosk.domain.people import PersonKind
from kiosk.passes import sealed
from kiosk.store.issuing import FolderIssuer
from tests.fakes.codes import texts
from tests.fakes.stored import recorded_types
from tests.unit.cli.conftest import Run

TOMORROW = (datetime.now(UTC) + timedelta(days=1)).replace(microsecond=0)
ASKED = ("--name", "Ada Byron", "--bank", "A", "--until", TOMORROW.isoformat())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def issue(run: Run, data: Path, *more: object) -> dict[str, Any]:
    begins = not data.exists()
    done = run("pass", "issue", *ASKED, "--png", data.parent / "ada.png", "--json", "--data", data, *more)
    assert (done.code, done.err) == (0, begins_here(data) if begins else ""), done
    found: dict[str, Any] = json.loads(done.out)
    return found


def begins_here(data: Path) -> str:
    return f"There was no kiosk in {data}: a new one begins there. If you meant another, check --data.\n"


def text_in(picture: Path) -> str:
    found = gray_in(picture.read_bytes())
    assert found is not None
    (text,) = texts(found)
    return text


def pass_in(picture: Path, data: Path) -> Pass:
    """What the picture says to a bank that trusts the kiosk of this folder."""
    key = FolderIssuer(data, "", "", frozenset()).trusted()
    return sealed.read(text_in(picture), {key.id: key})[0]


def test_a_folder_without_a_kiosk_gives_a_pass_that_a_bank_can_check(run: Run, data: Path, tmp_path: Path):
    answer = issue(run, data)
    one = pass_in(tmp_path / "ada.png", data)
    assert (one.id, one.bank, one.ends_at, one.tenant) == (answer["pass"], "A", TOMORROW, None)
    assert (answer["confirmed"], answer["code"], answer["png"]) == (False, "", str(tmp_path / "ada.png"))
    assert datetime.fromisoformat(answer["until"]) == TOMORROW
    assert "Ada" not in text_in(tmp_path / "ada.png")
    assert {"visit.arrived", "pass.issued"} <= set(recorded_types(data))


def test_what_is_asked_for_is_in_the_pass(run: Run, data: Path, tmp_path: Path):
    begin = (TOMORROW + timedelta(days=1)).isoformat()
    until = (TOMORROW + timedelta(days=4)).isoformat()
    wants = ("--size", "M", "--reachable", "--contractor", "--hours", "08:00-17:00", "--company", "Engines Ltd")
    issue(run, data, *wants, "--from", begin, "--until", until)
    one = pass_in(tmp_path / "ada.png", data)
    assert (one.size, one.reachable, one.kind) == (Size.M, True, PersonKind.CONTRACTOR)
    assert (one.starts_at.isoformat(), one.ends_at.isoformat()) == (begin, until)
    assert one.hours is not None
    assert (one.hours.begins.isoformat("minutes"), one.hours.ends.isoformat("minutes")) == ("08:00", "17:00")


def test_people_are_told_what_to_do_with_it(run: Run, data: Path, tmp_path: Path):
    done = run("pass", "issue", *ASKED, "--png", tmp_path / "ada.png", "--data", data)
    assert (done.code, done.err) == (0, begins_here(data))
    assert "a pass for bank A" in done.out
    assert "No code goes with it: this kiosk has none for bank A" in done.out
    assert "Not confirmed" in done.out
    assert f"The QR code is in {tmp_path / 'ada.png'}." in done.out
    assert text_in(tmp_path / "ada.png") not in done.out


@pytest.mark.parametrize(
    ("more", "code", "why"),
    [
        (("--until", "2020-01-01T12:00"), 65, "That time is over."),
        (("--until", "tomorrow"), 64, "A time looks like"),
        (("--hours", "8-17"), 64, "08:00-17:00"),
        (("--hours", "08:00-08:00"), 64, "08:00-17:00"),
        (("--language", "../de"), 64, "like en or de"),
        (("--language", "1"), 64, "like en or de"),
        (("--host", "nobody"), 65, "nobody"),
        (("--name", "  "), 65, "Give the visitor's name"),
        (("--size", "XXL"), 64, "XXL"),
    ],
)
def test_what_can_not_be_is_refused_with_a_sentence(
    more: tuple[str, ...], code: int, why: str, run: Run, data: Path, tmp_path: Path
):
    picture = tmp_path / "ada.png"
    done = run("pass", "issue", *ASKED, "--png", picture, "--data", data, *more)
    assert (done.code, done.out) == (code, "")
    assert why in done.err
    assert not picture.exists()
    assert "pass.issued" not in recorded_types(data)


def test_a_picture_that_can_not_be_written_is_refused_before_anything_is_issued(run: Run, data: Path, tmp_path: Path):
    done = run("pass", "issue", *ASKED, "--png", tmp_path / "no folder" / "ada.png", "--data", data)
    assert (done.code, done.out) == (os.EX_CANTCREAT, "")
    assert "pass.issued" not in recorded_types(data)


def test_a_picture_never_takes_the_place_of_what_is_the_kiosks_own(run: Run, data: Path):
    visit = issue(run, data)["visit"]
    before = (data / "kiosk.db").read_bytes()
    for asked in (("issue", *ASKED), ("show", visit)):
        done = run("pass", *asked, "--png", data / "kiosk.db", "--data", data)
        assert (done.code, done.out) == (os.EX_CANTCREAT, "")
        assert "the kiosk's own" in done.err
    assert (data / "kiosk.db").read_bytes() == before


SITE = """\
[site]
name = "HQ North"
tenant = "acme"
timezone = "Europe/Berlin"
languages = ["en", "de"]
[kiosk]
id = "front-desk"
role = "reception"
[[bank]]
name = "A"
passes = { M = 3, L = 1 }
[[bank]]
name = "B"
passes = { M = 3 }
codes_a_day = 0
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site.toml").write_text(SITE, encoding="utf-8")
    return tmp_path / "site.toml"


def languages_known(run: Run, data: Path) -> set[str | None]:
    done = run("visit", "list", "--data", data, "--json")
    assert done.code == 0, done
    return {one["language"] for one in json.loads(done.out)}


@pytest.mark.parametrize(("asked", "kept"), [("de-AT", "de"), ("DE", "de"), ("en_GB", "en")])
def test_a_language_is_kept_as_the_screens_have_it(run: Run, data: Path, site: Path, asked: str, kept: str):
    later = (datetime.now(UTC) + timedelta(minutes=1)).isoformat()
    issue(run, data, "--config", site, "--language", asked, "--until", later)
    assert languages_known(run, data) == {kept}


def test_a_language_that_the_screens_do_not_have_is_refused(run: Run, data: Path, site: Path, tmp_path: Path):
    picture = ("--png", tmp_path / "ada.png")
    done = run("pass", "issue", *ASKED, *picture, "--data", data, "--config", site, "--language", "fr-CA")
    assert (done.code, done.out) == (os.EX_DATAERR, "")
    assert done.err.endswith("The screens here have no language fr-CA. They have: en, de.\n")


SOON = ("--until", "soon")
DAYS = ("--until", (TOMORROW + timedelta(days=3)).isoformat())


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ((*SOON, "--bank", "B"), "this kiosk has none for bank B"),
        ((*SOON, "--size", "M"), "those of that day are not made yet."),
        ((*SOON, "--bank", "B", "--size", "L"), None),
        (DAYS, "there are codes for passes only that begin now, are for one visit, and have no hours."),
        (("--from", TOMORROW.isoformat(), *DAYS), "there are codes for passes only that begin now"),
        ((*DAYS, "--hours", "08:00-17:00"), "there are codes for passes only that begin now"),
    ],
)
def test_why_no_code_goes_with_a_pass_is_said(
    run: Run, data: Path, site: Path, tmp_path: Path, more: tuple[str, ...], why: str | None
):
    soon = (datetime.now(UTC) + timedelta(minutes=5)).isoformat()
    wants = [soon if one == "soon" else one for one in more]
    done = run("pass", "issue", *ASKED, "--png", tmp_path / "a.png", "--data", data, "--config", site, *wants)
    if why is None:
        assert done.code == os.EX_DATAERR
    else:
        assert (done.code, f"No code goes with it: {why}" in done.out) == (0, True), done


def test_it_can_be_shown_once_more_until_its_visit_has_ended(run: Run, data: Path, tmp_path: Path):
    visit = issue(run, data)["visit"]
    first = text_in(tmp_path / "ada.png")
    assert run("pass", "show", visit, "--png", tmp_path / "again.png", "--data", data).code == 0
    assert text_in(tmp_path / "again.png") == first

    done = run("pass", "end", visit, "--data", data)
    assert (done.code, done.err) == (0, "")
    assert f"The visit {visit} is over." in done.out
    assert "may still open a door there until" in done.out
    assert run("pass", "show", visit, "--png", tmp_path / "later.png", "--data", data).code == 65
    assert run("pass", "end", visit, "--data", data).code == 65
    assert not (tmp_path / "later.png").exists()


@pytest.mark.parametrize("command", ["show", "end"])
def test_a_visit_that_nobody_knows_is_said_to_be_none(command: str, run: Run, data: Path, tmp_path: Path):
    picture = ("--png", tmp_path / "x.png") if command == "show" else ()
    done = run("pass", command, "0000", "--data", data, *picture)
    assert (done.code, done.out) == (os.EX_NOINPUT, "")
    assert "There is no kiosk in" in done.err
    issue(run, data)
    done = run("pass", command, "0000", "--data", data, *picture)
    assert (done.code, done.out) == (os.EX_DATAERR, "")
    assert "0000" in done.err
