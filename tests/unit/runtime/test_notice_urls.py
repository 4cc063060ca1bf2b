"""The URLs that notices go to: what is wrong with one is said, what is in one never is."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.runtime.notice_urls import NoticeSettings, load, objection, scheme

SECRETS = ("hunter2", "example.org", "kiosk@")


@pytest.mark.parametrize(
    "url",
    [
        "mailto://kiosk:hunter2@mail.example.org/{email}",
        "mailtos://kiosk:hunter2@mail.example.org?to={email}&from=lockers@example.org",
        "mailto://kiosk:hunter2@mail.example.org/facilities@example.org",
        "ntfy://ntfy.example.org/lockers",
        "https://hooks.slack.com/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ",
        "MAILTO://kiosk:hunter2@mail.example.org/{email}",
    ],
)
def test_a_url_that_can_be_used_meets_no_objection(url: str):
    assert objection(url) is None


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("", "A notice URL begins with how it is sent"),
        ("facilities@example.org", "A notice URL begins with how it is sent"),
        ("pigeon://kiosk:hunter2@loft.example.org/{email}", "Apprise does not know that kind"),
        ("mailto://example.org", "This mailto:// URL can't be used"),
        ("slack://hunter2", "This slack:// URL can't be used"),
        ("mailto://kiosk:hunter2@mail.example.org:port/{email}?mode=none", "This mailto:// URL can't be used"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_without_the_url(url: str, sentence: str):
    said = objection(url)
    assert said is not None
    assert sentence in said
    assert said.endswith(".")
    assert not any(secret in said for secret in SECRETS)


@pytest.mark.parametrize(
    ("url", "shown"), [("MailTos://kiosk:hunter2@x", "mailtos"), ("hunter2", "?"), ("", "?"), ("://hunter2", "?")]
)
def test_only_the_scheme_may_be_shown(url: str, shown: str):
    assert scheme(url) == shown


def test_an_address_in_a_url_makes_it_a_persons_and_none_makes_it_facilities():
    mine, theirs = "mailto://h?to={email}", "ntfy://h/lockers"
    settings = NoticeSettings((mine, theirs))
    assert (settings.for_people, settings.for_facilities) == ((mine,), (theirs,))


def test_settings_can_be_logged():
    assert "hunter2" not in repr(NoticeSettings(("mailto://kiosk:hunter2@mail.example.org",)))


def test_a_file_adds_its_lines(tmp_path: Path):
    file = tmp_path / "notices.urls"
    file.write_text("# people\n\n  mailto://h?to={email}  \n#ntfy://off\nntfy://h/lockers\n")
    settings = load(["ntfy://first"], file, timedelta(hours=2), "HQ North")
    assert settings == NoticeSettings(
        ("ntfy://first", "mailto://h?to={email}", "ntfy://h/lockers"), timedelta(hours=2), "HQ North"
    )


def test_without_a_file_there_are_the_site_files_own():
    settings = load(["ntfy://first"], None, timedelta(hours=2), "HQ North")
    assert settings is not None
    assert settings.urls == ("ntfy://first",)


@pytest.mark.expects_log("notices.file_refused.*(No such file|not UTF-8).*until the next start")
@pytest.mark.parametrize("content", [None, b"mailto://k:p\xff@h"])
def test_a_file_that_cannot_be_read_is_said_and_nothing_is_sent(tmp_path: Path, content: bytes | None):
    file = tmp_path / "notices.urls"
    if content is not None:
        file.write_bytes(content)
    assert load([], file, timedelta(hours=2), "HQ North") is None
